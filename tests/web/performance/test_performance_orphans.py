"""What of performance is not joined up is found, and what is joined up is not."""

from collections.abc import Callable
from datetime import date

import pytest
from example_site import Site

from headway.indicators.periods import period_of
from headway.web.accounts.models import Person
from headway.web.accounts.roles import Role
from headway.web.performance.actions.moving import should_move
from headway.web.performance.models import Load, Measure, Observation, Scorecard, Target
from headway.web.performance.orphans import ORPHANS
from headway.web.performance.states import Source
from headway.web.plans.models import Action
from headway.web.register.models import Authority
from headway.web.scrutiny.actions import questions
from headway.web.scrutiny.models import Body
from headway.web.trail.actions import record

pytestmark = pytest.mark.django_db
ON = date(2026, 6, 1)


def found(rule: str, on: date = ON) -> list[str]:
    """What a rule finds, by name."""
    return [each.label for one in ORPHANS if one.id == rule for each in one.find(on)]


@pytest.fixture
def site(kent: Authority, person: Callable[..., Person]) -> Site:
    return Site(kent, person)


@pytest.fixture
def measure(kent: Authority) -> Measure:
    """Target 20, floor 25, lower is better; 30 in March 2026, which is red."""
    made = Measure.objects.create(
        authority=kent, code="rereferral_pct", title="Re-referrals", counts="x", unit="%", better="lower"
    )
    Target.objects.create(
        measure=made, number=1, from_day=date(2025, 4, 1), target=20, floor=25, reason="Plan", set_by="x"
    )
    figure(made, "2026-03", 30)
    return made


def figure(measure: Measure, period: str, value: int) -> Load:
    """A figure as a load brings it, with its event."""
    load = Load.objects.create(
        authority=measure.authority, source=Source.RETURNS, title=period, sha256="0" * 64, by_name="x"
    )
    record(by=_Somebody(), action="figures.loaded", subject=load, authority=measure.authority_id)
    span = period_of(period)
    Observation.objects.create(
        measure=measure, load=load, every="month", period=span.code, first_day=span.first_day,
        last_day=span.last_day, numerator=value, denominator=100, value=value,
    )  # fmt: skip
    return load


class _Somebody:
    pk = None
    name = "A loader"


def ask(site: Site, measure: Measure, on: date) -> None:
    body = Body.objects.get_or_create(authority=site.authority, name="Panel", kind="panel")[0]
    questions.ask(
        by=site.one(Role.DIRECTOR), body=body, category="safety-now", text=f"Why, on {on}?",
        asked_by="Mary Member", asked_on=on,
        about=questions.AboutMeasure(measure=measure, due_on=date(2026, 5, 1), owner_name="Dana"),
    )  # fmt: skip


def test_a_red_waits_for_its_question_and_a_new_run_of_reds_for_another(site: Site, measure: Measure) -> None:
    assert found("measure.red-unasked") == ["Re-referrals"]
    ask(site, measure, date(2026, 4, 10))
    assert found("measure.red-unasked") == []
    figure(measure, "2026-04", 18)
    figure(measure, "2026-05", 31)
    assert found("measure.red-unasked") == ["Re-referrals"]


def test_a_question_past_its_day_is_named_until_it_is_answered(site: Site, measure: Measure) -> None:
    ask(site, measure, date(2026, 4, 10))
    assert found("question.measure-late", date(2026, 5, 1)) == []
    assert found("question.measure-late", date(2026, 5, 2)) == ["Why, on 2026-04-10?"]
    question = measure.questions.get()
    questions.answer(
        by=site.one(Role.DIRECTOR), question=question, version=1, answered_by="Dana",
        answered_on=date(2026, 5, 3), reply="Because.",
    )  # fmt: skip
    assert found("question.measure-late", date(2026, 5, 4)) == []


def test_an_action_that_is_to_move_an_indicator_names_the_measure(site: Site, measure: Measure) -> None:
    Action.objects.filter(pk=site.action.pk).update(measure_kind="indicator")
    assert found("action.indicator-no-measure") == ["Practice standards"]
    should_move(by=site.one(Role.OFFICER), action=site.action, measure=measure, since=date(2026, 1, 1))
    assert found("action.indicator-no-measure") == []


def test_a_council_that_keeps_no_measure_has_nothing_to_join(site: Site) -> None:
    Action.objects.filter(pk=site.action.pk).update(measure_kind="indicator")
    assert found("action.indicator-no-measure") == []


def test_figures_that_came_by_other_means_are_found(measure: Measure) -> None:
    assert found("figures.no-event") == []
    load = Load.objects.create(
        authority=measure.authority, source=Source.LOCAL, title="By hand", sha256="0" * 64, by_name="x"
    )
    card = Scorecard.objects.create(authority=measure.authority, title="Card")
    edition = card.editions.create(number=1, period="2026-03", sha256="0" * 64, made_by_name="x")
    assert found("figures.no-event") == [str(load), str(edition)]
