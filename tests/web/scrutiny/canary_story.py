"""A meeting with open and restricted things side by side, the canary in every text of the restricted ones."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from canary_finding import CANARY
from canary_planting import plant
from django.db import models
from published_site import Story, a_pdf, an_appendix, minute_of

from headway.web.scrutiny import models as kept

__all__ = ["Secrets", "add_secrets"]


@dataclass
class Secrets:
    """The restricted things, and the open thing that each belongs to."""

    things: list[models.Model] = field(default_factory=list)

    def add(self, thing: models.Model) -> Any:
        """Plant the canary in the thing and keep it."""
        plant(thing)
        self.things.append(thing)
        return thing


def add_secrets(story: Story) -> Secrets:
    """Exempt and confidential items, papers, appendices and minutes beside the open ones of the story."""
    secrets = Secrets()
    for place, classification in enumerate(("exempt", "confidential"), start=20):
        _an_item_with_all(story, secrets, classification, place)
    restricted = _classed("exempt")
    secrets.add(an_appendix(story.paper, "2", "x", a_pdf(CANARY, CANARY), **restricted))
    open_item = kept.AgendaItem.objects.create(meeting=story.meeting, number="7", title="Open item", order=7)
    _its_minute(story, secrets, open_item, restricted)
    secrets.add(
        kept.Declaration.objects.create(
            meeting=story.meeting, name="Bob Member", kind="other", text="x", is_sensitive=True
        )
    )
    secrets.add(
        kept.PlannedDecision.objects.create(
            authority=story.body.authority,
            title="An item in private",
            matter="A matter to be heard in private.",
            body=story.body,
            decide_from=date(2017, 8, 2),
            in_private=True,
            exception="general",
        )
    )
    return secrets


def _classed(classification: str) -> dict[str, Any]:
    return {
        "classification": classification,
        "exempt_paragraphs": [3] if classification == "exempt" else [],
        "restricted_because": "x",
        "classified_by": "x",
        "classified_on": date(2017, 6, 1),
    }


def _an_item_with_all(story: Story, secrets: Secrets, classification: str, place: int) -> None:
    """A restricted item with its paper in all its parts, its minute, and what comes of that."""
    classed = _classed(classification)
    item = kept.AgendaItem.objects.create(
        meeting=story.meeting,
        number=str(place),
        title="x",
        order=place,
        late_since=date(2017, 6, 15),
        **classed,
    )
    secrets.add(item)
    paper = kept.Paper.objects.create(
        authority=story.body.authority,
        kind="other",
        subject="x",
        content=story.paper.content,
        state="signed",
        made_by=story.clerk,
        **classed,
    )
    secrets.add(paper)
    item.papers.add(paper)
    story.item.papers.add(paper)  # a restricted paper may come under an open item too
    secrets.add(an_appendix(paper, str(place), "x", a_pdf(CANARY, CANARY), **classed))
    secrets.add(
        an_appendix(paper, f"{place}a", "y", a_pdf(CANARY, CANARY))
    )  # open in name, of a restricted paper
    secrets.add(
        kept.PathwayStep.objects.create(
            paper=paper, order=1, meeting=story.meeting, role="comments", is_this=True
        )
    )
    secrets.add(kept.PaperVersion.objects.create(paper=paper, number=1, whole={"a": "x"}, by_name="x"))
    secrets.add(kept.SignOff.objects.create(paper=paper, order=1, person=story.clerk))
    _its_minute(story, secrets, item, classed)
    secrets.add(
        kept.Declaration.objects.create(
            meeting=story.meeting, item=item, name="Ann Chair", kind="other", text="x"
        )
    )


def _its_minute(story: Story, secrets: Secrets, item: kept.AgendaItem, classed: dict[str, Any]) -> None:
    minute = minute_of(item, **classed)
    secrets.add(minute)
    paragraph = minute.paragraphs.first()
    for each in minute.paragraphs.all():
        secrets.add(each)
    part = secrets.add(paragraph.parts.get())
    outcome = secrets.add(
        kept.ResolutionOutcome.objects.create(paragraph=paragraph, kind="noted", text="x", order=1)
    )
    secrets.add(kept.Correction.objects.create(minute=minute, resolved_by=outcome, was="x", becomes="y"))
    owner = {"authority": story.body.authority, "body": story.body}
    commitment = secrets.add(
        kept.Commitment.objects.create(**owner, minute=minute, outcome=outcome, text="x")
    )
    question = secrets.add(
        kept.Question.objects.create(
            **owner,
            meeting=story.meeting,
            part=part,
            category="impact",
            asked_by="x",
            asked_on=date(2017, 6, 22),
            answered_on=date(2017, 6, 22),
        )
    )
    question.promised.add(commitment)
    secrets.add(kept.FollowUp.objects.create(question=question, on=date(2017, 7, 1), text="x", by_name="x"))
    number = kept.ScrutinyRecommendation.objects.count() + 1
    asked = secrets.add(
        kept.ScrutinyRecommendation.objects.create(
            **owner,
            meeting=story.meeting,
            outcome=outcome,
            year=2017,
            number=number,
            area="x",
            text="x",
            sent_on=date(2017, 6, 23),
        )
    )
    secrets.add(
        kept.MonitorEntry.objects.create(
            recommendation=asked, on=date(2017, 7, 1), status="on track", by_name="x"
        )
    )
