"""A committee with meetings, a plan with an action, and what members ask of them: for the tests of what is owed."""

from datetime import date, datetime, time
from typing import Any

from django.test import Client
from django.utils import timezone
from example_site import Site
from scrutiny_site import a_body, a_meeting, an_item

from headway.web.accounts.models import Person
from headway.web.accounts.roles import Role
from headway.web.plans.models import Action, StatusWord, Update
from headway.web.scrutiny.actions import questions, recommendations
from headway.web.scrutiny.models import (
    AgendaItem,
    Body,
    Commitment,
    ItemMinute,
    Meeting,
    MinuteParagraph,
    MinutePart,
    Question,
    ResolutionOutcome,
    ScrutinyRecommendation,
)

ASKED = date(2017, 6, 22)
SECRET = "The settlement with Contractor Zebulon"  # noqa: S105 - words that must not get out
__all__ = [
    "ASKED",
    "SECRET",
    "a_commitment",
    "a_part",
    "a_secret_part",
    "accepted",
    "an_outcome",
    "answer",
    "ask",
    "browser",
    "held",
    "report_progress",
    "sent",
]


def browser(person: Person) -> Client:
    client = Client()
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    return client


def ask(site: Site, **given: Any) -> Question:
    """A member's question at the committee's meeting of 22 June 2017, about recruitment."""
    given = {
        "by": site.one(Role.MEMBER),
        "body": a_body(site),
        "category": "workforce",
        "text": "How many posts are empty?",
        "asked_by": "Councillor Ash",
        "asked_on": ASKED,
    } | given
    return questions.ask(**given)


def answer(site: Site, question: Question, **given: Any) -> Question:
    given = {
        "by": site.one(Role.OFFICER),
        "question": question,
        "version": question.version,
        "answered_by": "Ms Oak, Head of Service",
        "answered_on": question.asked_on,
        "reply": "Forty of 400 posts, at the end of May.",
    } | given
    return questions.answer(**given)


def a_commitment(site: Site, **given: Any) -> Commitment:
    given = {
        "authority": site.authority,
        "body": a_body(site),
        "text": "An update on recruitment",
        "owed_by": "Ms Oak",
        "due_on": date(2017, 9, 14),
        "state": "open",
    } | given
    return Commitment.objects.create(**given)


def a_part(
    site: Site, item: AgendaItem | None = None, text: str = "A member asked about caseloads."
) -> MinutePart:
    minute = ItemMinute.objects.get_or_create(item=item or an_item(site))[0]
    paragraph = MinuteParagraph.objects.create(minute=minute, number="1")
    return MinutePart.objects.create(paragraph=paragraph, letter="a", text=text)


def _exempt_item(site: Site) -> AgendaItem:
    return AgendaItem.objects.create(
        meeting=a_meeting(site),
        number="9",
        title=SECRET,
        classification="exempt",
        exempt_paragraphs=[3],
        restricted_because="It would harm the negotiation.",
        classified_by="The Monitoring Officer",
        classified_on=ASKED,
    )


def a_secret_part(site: Site) -> MinutePart:
    """A part of the minute of an exempt item."""
    return a_part(site, _exempt_item(site), f"{SECRET} was questioned.")


def an_outcome(site: Site, *, secret: bool = False, **given: Any) -> ResolutionOutcome:
    item = _exempt_item(site) if secret else an_item(site)
    minute = ItemMinute.objects.get_or_create(item=item)[0]
    paragraph = MinuteParagraph.objects.create(minute=minute, number="2", is_resolution=True)
    given = {"kind": "recommended", "text": SECRET if secret else "That caseloads be reported."} | given
    return ResolutionOutcome.objects.create(paragraph=paragraph, **given)


def report_progress(action: Action, word: str, on: date, narrative: str = "") -> Update:
    """An update as of a day, whoever made it."""
    made = Update.objects.create(
        action=action,
        by_name="Owen Owner",
        status=StatusWord.objects.get(plan=action.item.plan, word=word),
        narrative=narrative,
        at=timezone.make_aware(datetime.combine(on, time(12))),
    )
    Action.objects.filter(pk=action.pk).update(status=made.status, last_update=made.at)
    return made


def sent(site: Site, **given: Any) -> ScrutinyRecommendation:
    """The committee's recommendation of 22 June 2017, sent four days later."""
    given = {
        "by": site.one(Role.DEMOCRATIC_SERVICES),
        "body": a_body(site),
        "meeting": a_meeting(site),
        "area": "Caseloads",
        "text": "That caseloads be reported by district.",
        "to": "The Cabinet",
        "sent_on": date(2017, 6, 26),
    } | given
    return recommendations.make(**given)


def accepted(site: Site, made: ScrutinyRecommendation | None = None, **given: Any) -> ScrutinyRecommendation:
    made = made or sent(site)
    given = {
        "by": site.one(Role.OFFICER),
        "recommendation": made,
        "version": made.version,
        "response": "accepted",
        "considered_on": date(2017, 7, 17),
        "lead_member": "Cllr Elm",
        "lead_officer": "Ms Oak",
    } | given
    return recommendations.respond(**given)


def held(site: Site, on: date = date(2017, 9, 14), body: Body | None = None) -> Meeting:
    return Meeting.objects.create(body=body or a_body(site), on=on, state="held")
