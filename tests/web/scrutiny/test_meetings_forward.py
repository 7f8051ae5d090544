"""The forward plan: what a notice must say, when it must be out, and what stays on record."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied

from headway.clocks import CouncilSettings
from headway.errors import ForPerson
from headway.web.accounts.models import Person
from headway.web.accounts.roles import Role
from headway.web.register.models import Authority
from headway.web.scrutiny.actions import meetings_forward as actions
from headway.web.scrutiny.models import Body, PlannedDecision
from headway.web.scrutiny.queries.meetings_forward import forward_plan
from headway.web.scrutiny.rules.meetings_forward import notices_of
from headway.web.trail.models import Event

pytestmark = pytest.mark.django_db

SETTINGS = CouncilSettings()
IN_TIME = date(2017, 6, 14)
SAID: dict[str, Any] = {
    "title": "Placements",
    "matter": "To award a contract.",
    "why_key": "It costs more than the threshold.",
    "decision_maker": "Rory Rowan, Cabinet Member",
    "decide_from": date(2017, 7, 13),
}


@pytest.fixture
def clerk(person: Callable[..., Person]) -> Person:
    return person(Role.DEMOCRATIC_SERVICES)


def plan(clerk: Person, kent: Authority, on: date = IN_TIME, **more: Any) -> PlannedDecision:
    return actions.plan_decision(by=clerk, authority=kent, on=on, settings=SETTINGS, **{**SAID, **more})


def test_a_decision_is_planned_changed_and_withdrawn(clerk: Person, kent: Authority) -> None:
    planned = plan(clerk, kent)
    actions.change_decision(
        by=clerk,
        planned=planned,
        version=1,
        on=IN_TIME,
        settings=SETTINGS,
        **{**SAID, "decide_until": date(2017, 7, 31)},
    )
    planned = PlannedDecision.objects.get()
    assert planned.decide_until == date(2017, 7, 31)
    actions.withdraw_decision(
        by=clerk, planned=planned, version=2, on=date(2017, 6, 20), reason="Funding fell through."
    )
    with pytest.raises(ForPerson, match="was withdrawn"):
        actions.change_decision(
            by=clerk,
            planned=PlannedDecision.objects.get(),
            version=3,
            on=IN_TIME,
            settings=SETTINGS,
            **SAID,
        )
    assert list(Event.objects.values_list("action", flat=True).order_by("seq")) == [
        "decision.planned",
        "decision.changed",
        "decision.withdrawn",
    ]
    assert PlannedDecision.objects.get().withdrawn_because == "Funding fell through."


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"title": " "}, "The title is empty"),
        ({"matter": ""}, "The matter is empty"),
        ({"why_key": ""}, "Say why it is a key decision"),
        ({"is_key": False}, "is a key decision, or taken in private, or both"),
        ({"decision_maker": ""}, "Name either the body that decides, or the person"),
        ({"decide_until": date(2017, 7, 12)}, "would end before it begins"),
        ({"in_private": True}, "Say why it is taken in private"),
        ({"exception": "general"}, "Say why full notice is impracticable"),
        ({"exception": "because"}, "Shorter notice is one of"),
    ],
)
def test_a_line_says_what_the_notice_must_state(
    clerk: Person, kent: Authority, wrong: dict[str, Any], said: str
) -> None:
    with pytest.raises(ForPerson, match=said):
        plan(clerk, kent, **wrong)
    assert not PlannedDecision.objects.exists()


def test_a_body_or_a_person_decides_and_the_body_is_ours(
    clerk: Person, kent: Authority, medway: Authority
) -> None:
    cabinet = Body.objects.create(authority=kent, name="Cabinet", kind="cabinet")
    theirs = Body.objects.create(authority=medway, name="Cabinet", kind="cabinet")
    with pytest.raises(ForPerson, match="Name either"):
        plan(clerk, kent, body=cabinet)
    with pytest.raises(ForPerson, match="another authority"):
        plan(clerk, kent, body=theirs, decision_maker="")
    assert plan(clerk, kent, body=cabinet, decision_maker="").body == cabinet


def test_short_notice_needs_an_exception_with_its_reason(clerk: Person, kent: Authority) -> None:
    with pytest.raises(ForPerson, match="28 clear days' notice can no longer be given"):
        plan(clerk, kent, on=date(2017, 6, 15))
    short = plan(
        clerk,
        kent,
        on=date(2017, 6, 15),
        exception="general",
        exception_because="The roof failed; the chair of scrutiny was told.",
    )
    assert [(each.clock, each.counted.due) for each in notices_of(short, SETTINGS)] == [
        ("general-exception", date(2017, 7, 5))
    ]


def test_special_urgency_has_an_agreement_and_no_clock(clerk: Person, kent: Authority) -> None:
    urgent = plan(
        clerk,
        kent,
        on=date(2017, 7, 12),
        exception="urgent",
        exception_because="The chair of scrutiny agreed on 12 July.",
    )
    assert notices_of(urgent, SETTINGS) == ()


def test_the_second_notice_follows_the_first_with_what_was_received(clerk: Person, kent: Authority) -> None:
    planned = plan(clerk, kent, in_private=True, private_because="Paragraph 3.")

    def second(**more: Any) -> PlannedDecision:
        fresh = PlannedDecision.objects.get(pk=planned.pk)
        return actions.give_second_notice(
            by=clerk, planned=fresh, version=fresh.version, **{"on": date(2017, 7, 5), **more}
        )

    with pytest.raises(ForPerson, match="first notice has not been published"):
        second()
    PlannedDecision.objects.update(notice_published=date(2017, 6, 14))
    with pytest.raises(ForPerson, match="cannot be older than the first"):
        second(on=date(2017, 6, 13))
    with pytest.raises(ForPerson, match="how the representations are answered"):
        second(representations="It should be open.")
    done = second(representations="It should be open.", answer="The bids are confidential.")
    assert [each.standing(date(2017, 7, 6)) for each in notices_of(done, SETTINGS)] == ["Given in time."] * 3


def test_an_open_decision_has_no_second_notice(clerk: Person, kent: Authority) -> None:
    planned = plan(clerk, kent)
    with pytest.raises(ForPerson, match="not taken in private"):
        actions.give_second_notice(by=clerk, planned=planned, version=1, on=date(2017, 7, 5))


def test_only_those_who_keep_meetings_plan_decisions(person: Callable[..., Person], kent: Authority) -> None:
    with pytest.raises(PermissionDenied):
        plan(person(Role.DIRECTOR), kent)


def test_the_plan_is_by_month_without_what_is_past_or_withdrawn(
    clerk: Person, kent: Authority, medway: Authority
) -> None:
    def line(title: str, **more: Any) -> None:
        more.setdefault("decide_from", date(2017, 9, 12))
        PlannedDecision.objects.create(authority=more.pop("authority", kent), title=title, matter="M", **more)

    line("September")
    line("July", decide_from=date(2017, 7, 13))
    line("From May until July", decide_from=date(2017, 5, 2), decide_until=date(2017, 7, 31))
    line("May", decide_from=date(2017, 5, 2))
    line("Withdrawn", withdrawn_on=date(2017, 6, 1), withdrawn_because="No.")
    line("Theirs", authority=medway)

    def shown(which: str) -> list[tuple[str, list[str]]]:
        found = forward_plan(clerk, kent.pk, date(2017, 6, 20), SETTINGS, which=which, page="1")
        return [(f"{month:%B}", [each.planned.title for each in lines]) for month, lines in found.months]

    assert shown("coming") == [
        ("May", ["From May until July"]),
        ("July", ["July"]),
        ("September", ["September"]),
    ]
    assert shown("past") == [("May", ["May"])]
    assert shown("withdrawn") == [("September", ["Withdrawn"])]


def test_the_plan_takes_a_fixed_number_of_queries(
    clerk: Person, kent: Authority, django_assert_max_num_queries: Any
) -> None:
    cabinet = Body.objects.create(authority=kent, name="Cabinet", kind="cabinet")
    for number in range(20):
        PlannedDecision.objects.create(
            authority=kent,
            title=f"Decision {number}",
            matter="M",
            body=cabinet,
            decide_from=date(2017, 9, 12),
        )
    with django_assert_max_num_queries(3):
        found = forward_plan(clerk, kent.pk, date(2017, 6, 20), SETTINGS, which="coming", page="1")
        assert sum(len(lines) for _, lines in found.months) == 20
