"""Examples of pages: owed. See examples.py."""

from datetime import date
from typing import Any

from example_site import Site, example
from scrutiny_site import a_body, a_meeting, an_item

from headway.web.accounts.roles import Role
from headway.web.scrutiny.actions import questions, recommendations
from headway.web.scrutiny.models import (
    ItemMinute,
    MinuteParagraph,
    MinutePart,
    Question,
    ScrutinyRecommendation,
)


def a_question(site: Site) -> Question:
    """A question that waits for its answer."""
    return questions.ask(
        by=site.one(Role.MEMBER),
        body=a_body(site),
        category="workforce",
        text="How many posts are empty?",
        asked_by="Councillor Example",
        asked_on=date(2017, 6, 22),
        meeting=a_meeting(site),
        action=site.action,
    )


@example("question", "answer_question", "change_question")
def _asked(site: Site) -> dict[str, Any]:
    return {"pk": a_question(site).pk}


@example("follow_up_question", "question_promises")
def _answered(site: Site) -> dict[str, Any]:
    question = a_question(site)
    questions.answer(
        by=site.one(Role.OFFICER),
        question=question,
        version=question.version,
        answered_by="Mr Officer",
        answered_on=date(2017, 6, 22),
        reply="Forty.",
    )
    return {"pk": question.pk}


@example("question_from_minute")
def _part(site: Site) -> dict[str, Any]:
    minute = ItemMinute.objects.create(item=an_item(site))
    paragraph = MinuteParagraph.objects.create(minute=minute, number="1")
    return {"pk": MinutePart.objects.create(paragraph=paragraph, letter="a", text="A concern was raised.").pk}


def a_recommendation(site: Site, *, answered: bool = False) -> ScrutinyRecommendation:
    """A recommendation to the executive, accepted where ``answered``."""
    made = recommendations.make(
        by=site.one(Role.DEMOCRATIC_SERVICES),
        body=a_body(site),
        meeting=a_meeting(site),
        area="Workforce",
        text="Report caseloads by district.",
        to="The Cabinet",
        sent_on=date(2017, 6, 26),
    )
    if answered:
        recommendations.respond(
            by=site.one(Role.OFFICER),
            recommendation=made,
            version=made.version,
            response="accepted",
            considered_on=date(2017, 7, 17),
            lead_member="The Cabinet Member",
            lead_officer="The Director",
        )
    return made


@example("scrutiny_recommendation", "respond_scrutiny_recommendation", "close_scrutiny_recommendation")
def _sent(site: Site) -> dict[str, Any]:
    return {"pk": a_recommendation(site).pk}


@example("report_scrutiny_recommendation")
def _accepted(site: Site) -> dict[str, Any]:
    return {"pk": a_recommendation(site, answered=True).pk}


@example("briefing_note", "keep_briefing")
def _plan(site: Site) -> dict[str, Any]:
    site.action  # noqa: B018 - so that the note has something to tell of
    return {"pk": site.plan.pk}


@example("briefing_file")
def _note(site: Site) -> dict[str, Any]:
    return _plan(site) | {"kind": "html"}
