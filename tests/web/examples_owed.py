"""Examples of pages: owed. See examples.py."""

from datetime import date
from typing import Any

from example_site import Site, example
from scrutiny_site import a_body, a_meeting, an_item

from headway.web.accounts.roles import Role
from headway.web.scrutiny.actions import questions
from headway.web.scrutiny.models import ItemMinute, MinuteParagraph, MinutePart, Question


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


@example("question", "answer_question")
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
