"""What was said and resolved at the meetings, what was promised, and what came of it."""

from django.db.models import Q

from headway.minutes import OutcomeKind, read_minute_text
from headway.web.demo.committees.story import Row, Story
from headway.web.plans.models import Action, Update
from headway.web.register.models import Recommendation
from headway.web.scrutiny.actions import minutes, minutes_common, minutes_confirm, publishing, questions
from headway.web.scrutiny.actions import recommendations as to_cabinet
from headway.web.scrutiny.actions.commitments import (
    Terms,
    confirm_commitment,
    join_action,
    meet,
)
from headway.web.scrutiny.models import AgendaItem, Commitment, MinutePart, ResolutionOutcome
from headway.web.scrutiny.states import CommitmentState

__all__ = ["owe", "recommend", "say"]


def say(story: Story, row: Row) -> None:
    """The minutes of a meeting, the questions they tell of; published, and those of an earlier meeting confirmed."""
    written = False
    for item, each in zip(story.items[row["key"]], row["items"], strict=True):
        if "minute" not in each:
            continue
        written = True
        text = "\n\n".join(part for part in (each.get("attendance", ""), each["minute"]) if part)
        minutes.write_minute(by=story.keeper, item=item, version=0, read=read_minute_text(text))
        for question in each.get("questions", ()):
            _ask(story, item, question)
    if not written:
        return
    meeting = story.meeting(row["key"])
    if meeting.agenda_published:
        publishing.publish_minutes(
            by=story.keeper, meeting=meeting, version=meeting.version, on=min(story.on, meeting.on)
        )
    for each in row["items"]:
        if earlier := each.get("confirms"):
            held = story.meeting(earlier)
            minutes_confirm.confirm_minutes(
                by=story.keeper,
                meeting=held,
                at=story.meeting(row["key"]),
                read=minutes_common.digest(held),
            )


def _ask(story: Story, item: AgendaItem, row: Row) -> None:
    part = MinutePart.objects.get(paragraph__minute__item=item, letter__startswith=row["part"])
    questions.record_from_minute(
        by=story.keeper,
        part=part,
        category=row["category"],
        text=row["text"],
        asked_by=row["asked_by"],
        answered_by=row.get("answered_by", ""),
        reply=row.get("reply", ""),
        recommendation=_recommendation(story, row["recommendation"]) if "recommendation" in row else None,
    )


def _recommendation(story: Story, number: str) -> Recommendation:
    return Recommendation.objects.get(inspection=story.plan.inspection, number=number, addressee="authority")


def owe(story: Story, row: Row) -> None:
    """Confirm what a minute promised, and what met it; the questions that it answered are joined to it."""
    found = _proposed(story, row)
    due = story.meeting(row["due_meeting"]) if "due_meeting" in row else None
    confirm_commitment(
        by=story.keeper,
        commitment=found,
        version=found.version,
        terms=Terms(
            text=found.text,
            owed_by=row["owed_by"],
            body=due.body if due else found.body,
            owner=story.people.get(row.get("owner", "")),
            due_meeting=due,
            due_on=row.get("due_on"),
        ),
    )
    _join_questions(story, found)
    if "met_by" in row:
        paper = story.papers[row["met_by"]]
        paper.refresh_from_db()
        on = due.on if due else row["due_on"]
        meet(by=story.keeper, commitment=found, version=found.version, on=on, paper=paper)
    if "met_by_update_of" in row:
        _met_by_update(story, found, row["met_by_update_of"])


def _proposed(story: Story, row: Row) -> Commitment:
    """The machine's proposal whose words hold what the data names; a slip in either is told at once."""
    held = Commitment.objects.filter(
        minute__item__in=story.items[row["item"]], state=CommitmentState.PROPOSED
    )
    return held.get(Q(quote__contains=row["finds"]) | Q(text__contains=row["finds"]))


def _join_questions(story: Story, found: Commitment) -> None:
    """The questions of the part in which it was promised."""
    letter = found.where.partition(" ")[2].strip(")")
    if not letter or found.minute is None:
        return
    asked = found.minute.item.meeting.questions.filter(
        part__letter__startswith=letter, body=found.body
    ).exclude(reply="")
    for question in asked:
        questions.join_promises(
            by=story.keeper,
            question=question,
            version=question.version,
            promised=[*question.promised.all(), found],
        )


def _met_by_update(story: Story, found: Commitment, number: str) -> None:
    asked = _recommendation(story, number)
    action = Action.objects.filter(item__recommendation=asked).order_by("order", "pk").first()
    join_action(by=story.people["officer"], commitment=found, version=found.version, action=action)
    due = found.due_meeting.on if found.due_meeting else found.due_on
    update = Update.objects.filter(action=action, at__date__gte=due).order_by("at").first()
    found.refresh_from_db()
    meet(by=story.keeper, commitment=found, version=found.version, on=update.at.date(), update=update)


def recommend(story: Story, row: Row) -> None:
    """A committee's recommendation to the cabinet, its response and how it went on."""
    meeting = story.meeting(row["meeting"])
    made = to_cabinet.make(
        by=story.keeper,
        body=story.bodies[row["body"]],
        meeting=meeting,
        outcome=ResolutionOutcome.objects.filter(
            paragraph__minute__item__meeting=meeting, kind=OutcomeKind.RECOMMENDED
        ).first(),
        area=row["area"],
        text=row["text"],
        to="The Cabinet",
        sent_on=row["sent_on"],
    )
    made = to_cabinet.respond(
        by=story.people["director"],
        recommendation=made,
        version=made.version,
        response=row["response"],
        reason=row["reason"],
        considered_on=row["considered_on"],
        lead_member=row["lead_member"],
        lead_officer=row["lead_officer"],
    )
    for each in row["entries"]:
        to_cabinet.report(by=story.people["director"], recommendation=made, version=made.version, **each)
