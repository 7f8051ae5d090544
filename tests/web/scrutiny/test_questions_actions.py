"""Asking, recording, answering and following up: who may, what is refused, and what the trail keeps."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone
from example_site import Site
from owed_kit import ASKED, SECRET, a_commitment, a_part, a_secret_part, answer, ask
from scrutiny_site import a_body, a_meeting

from headway.errors import ForPerson
from headway.web.accounts.models import Person
from headway.web.accounts.roles import Role
from headway.web.register.models import Authority
from headway.web.scrutiny.actions import questions
from headway.web.scrutiny.models import Body, Meeting, Question
from headway.web.scrutiny.rules.questions import Kept, kept, waiting_days
from headway.web.trail.models import Event
from headway.web.versions import Conflict

pytestmark = pytest.mark.django_db


@pytest.fixture
def site(kent: Authority, person: Callable[..., Person]) -> Site:
    return Site(kent, person)


def test_a_question_about_an_action_is_about_what_the_action_answers_and_stands_on_its_line(
    site: Site,
) -> None:
    question = ask(site, action=site.action, meeting=a_meeting(site))
    assert question.recommendation == site.action.item.recommendation
    event = Event.objects.latest("seq")
    assert (event.action, event.thread) == ("question.asked", question.recommendation.thread)
    assert event.after["text"] == "How many posts are empty?"


def test_democratic_services_ask_for_a_member_and_officers_do_not(site: Site) -> None:
    assert ask(site, by=site.one(Role.DEMOCRATIC_SERVICES)).asked_by == "Councillor Ash"
    with pytest.raises(PermissionDenied):
        ask(site, by=site.one(Role.OFFICER))


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"category": "gossip"}, "Choose a category"),
        ({"text": "  "}, "The question is empty"),
        ({"asked_by": ""}, "Who asked is empty"),
        ({"asked_on": date(2999, 1, 1)}, "cannot be dated in the future"),
    ],
)
def test_a_question_says_what_who_when_and_in_which_category(
    site: Site, given: dict[str, Any], said: str
) -> None:
    with pytest.raises(ForPerson, match=said):
        ask(site, **given)
    assert not Question.objects.exists()


def test_a_meeting_of_another_body_and_a_recommendation_of_another_council_are_refused(
    site: Site, medway: Authority, person: Callable[..., Person]
) -> None:
    other = Body.objects.create(authority=site.authority, name="Panel", kind="panel")
    with pytest.raises(ForPerson, match="of another body"):
        ask(site, meeting=Meeting.objects.create(body=other, on=ASKED))
    theirs = Site(medway, person)
    with pytest.raises(ForPerson, match="another council"):
        ask(site, recommendation=theirs.inspection.recommendations.get())
    with pytest.raises(ForPerson, match="another council's plan"):
        ask(site, action=theirs.action)


def test_an_action_and_a_recommendation_that_it_does_not_answer_are_refused(site: Site) -> None:
    second = site.inspection.recommendations.create(
        number="2", addressee="authority", kind="recommendation", text="Second.", state="confirmed"
    )
    with pytest.raises(ForPerson, match="The action answers Recommendation 1"):
        ask(site, action=site.action, recommendation=second)


def test_an_answer_is_given_once_with_what_was_promised(site: Site) -> None:
    promise = a_commitment(site)
    question = answer(site, ask(site), promised=[promise], answered_on=date(2017, 6, 23))
    assert list(question.promised.all()) == [promise]
    assert Event.objects.latest("seq").after["promised"] == [promise.pk]
    with pytest.raises(ForPerson, match="has its answer"):
        answer(site, Question.objects.get(pk=question.pk), reply="Thirty.")
    assert Question.objects.get(pk=question.pk).reply == "Forty of 400 posts, at the end of May."


def test_two_answers_at_once_are_a_conflict(site: Site) -> None:
    question = ask(site)
    answer(site, Question.objects.get(pk=question.pk))
    with pytest.raises(Conflict):
        answer(site, question, reply="Thirty.")


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"reply": ""}, "The reply is empty"),
        ({"answered_by": " "}, "Who answered is empty"),
        ({"answered_on": ASKED - timedelta(days=1)}, "earlier than the question"),
        ({"answered_on": date(2999, 1, 1)}, "cannot be dated in the future"),
    ],
)
def test_an_answer_says_what_who_and_when(site: Site, given: dict[str, Any], said: str) -> None:
    question = ask(site)
    with pytest.raises(ForPerson, match=said):
        answer(site, question, **given)
    assert Question.objects.get().reply == ""


def test_a_member_does_not_answer(site: Site) -> None:
    with pytest.raises(PermissionDenied):
        answer(site, ask(site), by=site.one(Role.MEMBER))


def test_a_promise_to_another_body_or_one_that_was_turned_down_is_not_joined(site: Site) -> None:
    other = Body.objects.create(authority=site.authority, name="Panel", kind="panel")
    question = ask(site)
    with pytest.raises(ForPerson, match="owed to another body"):
        answer(site, question, promised=[a_commitment(site, body=other)])
    with pytest.raises(ForPerson, match="no commitment"):
        answer(site, question, promised=[a_commitment(site, state="rejected")])


def test_promises_are_joined_later_by_those_who_keep_the_minutes(site: Site) -> None:
    clerk, question = site.one(Role.DEMOCRATIC_SERVICES), ask(site)
    with pytest.raises(ForPerson, match="promised nothing"):
        questions.join_promises(by=clerk, question=question, version=1, promised=[a_commitment(site)])
    answer(site, question)
    with pytest.raises(PermissionDenied):
        questions.join_promises(by=site.one(Role.OFFICER), question=question, version=2, promised=[])
    with pytest.raises(ForPerson, match="at least one"):
        questions.join_promises(by=clerk, question=question, version=2, promised=[])
    joined = questions.join_promises(by=clerk, question=question, version=2, promised=[a_commitment(site)])
    assert joined.promised.count() == 1


def test_follow_ups_are_added_after_the_answer_and_none_is_overwritten(site: Site) -> None:
    question = ask(site)
    officer = site.one(Role.OFFICER)
    with pytest.raises(ForPerson, match="Answer it first"):
        questions.follow_up(by=officer, question=question, on=ASKED, text="Thirty.")
    answer(site, question)
    with pytest.raises(ForPerson, match="earlier than the answer"):
        questions.follow_up(by=officer, question=question, on=ASKED - timedelta(days=1), text="Thirty.")
    for text in ("Thirty.", "Twenty."):
        questions.follow_up(by=officer, question=question, on=timezone.localdate(), text=text)
    assert [each.text for each in question.follow_ups.all()] == ["Thirty.", "Twenty."]
    assert Event.objects.filter(action="question.followed_up").count() == 2


def test_a_question_out_of_a_minute_bears_the_day_of_its_meeting_and_leaves_the_minute_alone(
    site: Site,
) -> None:
    part = a_part(site)
    made = questions.record_from_minute(
        by=site.one(Role.DEMOCRATIC_SERVICES),
        part=part,
        category="workforce",
        text="How high are caseloads?",
        asked_by="A member",
        answered_by="Ms Oak",
        reply="Eighteen on average.",
    )
    assert (made.part, made.meeting, made.asked_on, made.answered_on) == (part, a_meeting(site), ASKED, ASKED)
    part.refresh_from_db()
    assert part.text == "A member asked about caseloads."
    with pytest.raises(PermissionDenied):
        questions.record_from_minute(
            by=site.one(Role.OFFICER), part=part, category="voice", text="?", asked_by="A member"
        )


def test_of_a_question_out_of_a_restricted_minute_the_trail_keeps_no_word(site: Site) -> None:
    made = questions.record_from_minute(
        by=site.one(Role.DEMOCRATIC_SERVICES),
        part=a_secret_part(site),
        category="money",
        text=f"{SECRET}?",
        asked_by="A member",
        answered_by="Ms Oak",
        reply=SECRET,
    )
    assert str(made) == f"Question {made.pk} (restricted)"
    questions.follow_up(by=site.one(Role.OFFICER), question=made, on=ASKED, text=SECRET)
    events = Event.objects.filter(subject_type="question")
    assert events.count() == 2
    for each in events:
        assert SECRET not in f"{each.subject_label} {each.before} {each.after} {each.why}"
        assert each.after["restricted"]


def test_one_out_of_an_open_minute_is_open(site: Site) -> None:
    made = questions.record_from_minute(
        by=site.one(Role.DEMOCRATIC_SERVICES),
        part=a_part(site),
        category="money",
        text="Why?",
        asked_by="A member",
    )
    assert made.is_open
    assert made.body == a_body(site)
    assert (made.reply, made.answered_on) == ("", None)


def test_a_question_is_put_right_until_it_is_answered_and_then_only_what_it_is_about(site: Site) -> None:
    clerk, question = site.one(Role.DEMOCRATIC_SERVICES), ask(site)
    given = {"by": clerk, "category": "voice", "text": "How many came?", "asked_by": "Councillor Elm"}
    changed = questions.change(question=question, version=1, **given)
    assert (changed.text, changed.asked_by, changed.category) == ("How many came?", "Councillor Elm", "voice")
    event = Event.objects.latest("seq")
    assert (event.before["text"], event.after["text"]) == ("How many posts are empty?", "How many came?")
    answer(site, changed)
    again = questions.change(
        question=changed, version=3, **given | {"text": "Other?", "category": "money"}, action=site.action
    )
    assert (again.text, again.category, again.recommendation) == (
        "How many came?",
        "money",
        site.action.item.recommendation,
    )
    with pytest.raises(PermissionDenied):
        questions.change(question=again, version=4, **given | {"by": site.one(Role.MEMBER)})
    with pytest.raises(Conflict):
        questions.change(question=again, version=1, **given)


ON = date(2017, 10, 2)


@pytest.mark.parametrize(
    ("state", "due", "met", "expected"),
    [
        ("open", ON, None, Kept.OWED),
        ("open", ON - timedelta(days=1), None, Kept.LATE),
        ("open", None, None, Kept.OWED),
        ("met", ON, ON, Kept.KEPT),
        ("met", ON, ON + timedelta(days=1), Kept.KEPT_LATE),
        ("met", None, ON, Kept.KEPT),
        ("proposed", ON - timedelta(days=9), None, Kept.PROPOSED),
        ("rejected", ON - timedelta(days=9), None, Kept.REJECTED),
    ],
)
def test_what_became_of_a_promise(state: str, due: date | None, met: date | None, expected: Kept) -> None:
    assert kept(state, due, met, ON) is expected
    assert expected.means.endswith(".")


def test_a_question_waits_from_its_day_until_its_answer() -> None:
    assert waiting_days(ASKED, None, ASKED + timedelta(days=10)) == 10
    assert waiting_days(ASKED, None, ASKED) == 0
    assert waiting_days(ASKED, ASKED, ON) is None
