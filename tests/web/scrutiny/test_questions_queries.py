"""Questions for somebody: those that wait first, what came of an answer, what was asked last time."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from example_site import Site
from owed_kit import ASKED, SECRET, a_commitment, a_secret_part, answer, ask, report_progress
from scrutiny_site import a_body

from headway.web.accounts.models import Person
from headway.web.accounts.roles import Role
from headway.web.plans.models import Closure
from headway.web.register.models import Authority
from headway.web.scrutiny.actions import questions as actions
from headway.web.scrutiny.models import Body, Seat
from headway.web.scrutiny.queries import questions as queries
from headway.web.scrutiny.rules.questions import Kept

pytestmark = pytest.mark.django_db
ON = date(2017, 10, 2)


@pytest.fixture
def site(kent: Authority, person: Callable[..., Person]) -> Site:
    return Site(kent, person)


def listed(site: Site, **given: Any) -> list[str]:
    return [each.text for each in queries.listed(site.one(Role.MEMBER), queries.Filters(**given))]


def test_those_without_an_answer_come_first_the_longest_waiting_on_top(site: Site) -> None:
    for text, asked_on, replied in (
        ("old answer", date(2017, 5, 1), date(2017, 5, 9)),
        ("waits a little", date(2017, 7, 1), None),
        ("new answer", date(2017, 5, 1), date(2017, 6, 9)),
        ("waits long", date(2017, 4, 1), None),
    ):
        question = ask(site, text=text, asked_on=asked_on)
        if replied:
            answer(site, question, answered_on=replied)
    assert listed(site) == ["waits long", "waits a little", "new answer", "old answer"]


def test_the_list_is_narrowed_by_words_category_body_and_answer(site: Site) -> None:
    panel = Body.objects.create(authority=site.authority, name="Panel", kind="panel")
    ask(site, text="Posts", category="workforce")
    ask(site, text="Placements", category="children-in-care", body=panel)
    answer(site, ask(site, text="Health", category="children-in-care"), reply="Done by nurses.")
    assert listed(site, words="NURSES") == ["Health"]
    assert set(listed(site, category="children-in-care")) == {"Health", "Placements"}
    assert listed(site, body=panel.pk) == ["Placements"]
    assert set(listed(site, state="waiting")) == {"Posts", "Placements"}
    assert listed(site, state="answered") == ["Health"]


def test_what_makes_no_sense_in_an_address_is_left_out() -> None:
    found = queries.Filters.from_query(
        {"category": "x", "body": "-1", "recommendation": "²", "state": "y", "words": "a\x00"}
    )
    assert found == queries.Filters(words="a")


def test_what_the_plan_did_after_an_answer_is_read_from_the_plan(site: Site) -> None:
    action = site.action
    report_progress(action, "At risk", date(2017, 6, 1), "Two agencies have left.")
    question = answer(site, ask(site, action=action))
    report_progress(action, "Off track", date(2017, 7, 3), "No applicants.")
    report_progress(action, "On track", date(2017, 9, 20), "Twelve came.")
    Closure.objects.create(
        action=action,
        narrative="Done",
        proposed_stage="delivered",
        proposed_by=site.owner,
        outcome="refused",
        decided_by=site.one(Role.DIRECTOR),
        decided_at="2017-09-25T10:00:00Z",
        body="The board",
        reason="No evidence.",
    )
    (found,) = queries.asked(site.one(Role.MEMBER), [question], ON)
    (since,) = found.since
    assert since.then is not None
    assert since.then.status.word == "At risk"
    assert since.row.status == "On track"
    assert [each.narrative for each in since.updates] == ["Twelve came.", "No applicants."]
    assert [each.outcome for each in since.closures] == ["refused"]


def test_a_question_about_a_recommendation_tells_of_every_action_that_answers_it(site: Site) -> None:
    recommendation = site.action.item.recommendation
    (found,) = queries.asked(site.one(Role.MEMBER), [ask(site, recommendation=recommendation)], ON)
    assert [each.row.action for each in found.since] == [site.action]
    assert not found.since[0].has_moved


def test_a_promise_is_told_with_what_became_of_it(site: Site) -> None:
    question = answer(site, ask(site), promised=[a_commitment(site, due_on=date(2017, 9, 14))])
    (found,) = queries.asked(site.one(Role.MEMBER), [question], ON)
    assert [(each.due, each.kept) for each in found.promised] == [(date(2017, 9, 14), Kept.LATE)]


def test_what_was_asked_last_time_is_the_latest_of_body_category_and_recommendation(site: Site) -> None:
    panel = Body.objects.create(authority=site.authority, name="Panel", kind="panel")
    first = ask(site, text="first", action=site.action)
    second = ask(site, text="second", asked_on=date(2017, 7, 1))
    ask(site, text="elsewhere", body=panel, asked_on=date(2017, 7, 2))
    ask(site, text="other", category="voice", asked_on=date(2017, 7, 3))
    member = site.one(Role.MEMBER)

    def texts(**given: Any) -> list[str]:
        return [each.question.text for each in queries.asked_before(member, ON, **given)]

    assert texts(body=a_body(site).pk, category="workforce") == ["second", "first"]
    assert texts(recommendation=first.recommendation_id) == ["first"]
    assert texts(category="workforce", before=second) == ["first"]
    assert texts(most=1) == ["other"]


def test_a_question_of_a_restricted_minute_is_seen_by_those_who_sit_there_or_see_restricted_items(
    site: Site, person: Callable[..., Person]
) -> None:
    clerk = site.one(Role.DEMOCRATIC_SERVICES)
    part = a_secret_part(site)
    actions.record_from_minute(by=clerk, part=part, category="money", text=SECRET, asked_by="A member")
    sitting = person(Role.MEMBER)
    Seat.objects.create(body=a_body(site), person=sitting, name=sitting.name, from_day=date(2017, 1, 1))
    everything = queries.Filters()
    assert queries.listed(clerk, everything).count() == 1
    assert queries.listed(sitting, everything).count() == 1
    assert queries.listed(site.one(Role.MEMBER), everything).count() == 0
    assert queries.listed(site.one(Role.OFFICER), everything).count() == 0
    assert queries.parts_for(site.one(Role.MEMBER)).count() == 0


def test_a_promise_out_of_a_restricted_minute_is_not_told_with_an_open_question(site: Site) -> None:
    minute = a_secret_part(site).paragraph.minute
    hidden = a_commitment(site, minute=minute, text=SECRET)
    question = answer(site, ask(site), promised=[hidden])
    (for_member,) = queries.asked(site.one(Role.MEMBER), [question], ON)
    assert for_member.promised == ()
    (for_clerk,) = queries.asked(
        site.one(Role.DEMOCRATIC_SERVICES),
        queries.listed(site.one(Role.DEMOCRATIC_SERVICES), queries.Filters()),
        ON,
    )
    assert [each.commitment for each in for_clerk.promised] == [hidden]


def test_the_file_holds_only_authorities_where_one_exports(
    site: Site, medway: Authority, person: Callable[..., Person]
) -> None:
    ask(site)
    owner = person(Role.ACTION_OWNER)
    assert queries.listed(owner, queries.Filters()).count() == 1
    assert queries.exportable(owner, queries.Filters()).count() == 0
    assert queries.exportable(site.one(Role.MEMBER), queries.Filters()).count() == 1
    assert queries.listed(person(Role.OFFICER, medway), queries.Filters()).count() == 0


def test_many_questions_take_no_more_queries_than_one(site: Site, django_assert_num_queries: Any) -> None:
    for number in range(6):
        question = ask(site, text=f"Question {number}", action=site.action)
        promised = [a_commitment(site)]
        answer(site, question, promised=promised)
        actions.follow_up(by=site.one(Role.OFFICER), question=question, on=ASKED, text="More.")
    report_progress(site.action, "On track", date(2017, 9, 1))
    member = site.one(Role.MEMBER)
    for most in (1, 6):
        fresh = Person.objects.get(pk=member.pk)
        with django_assert_num_queries(9):
            assert len(queries.asked_before(fresh, ON, most=most)) == most
