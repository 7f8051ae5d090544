"""The clocks that an inspection starts, as they stand on a day."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from headway.web.accounts.models import Person
from headway.web.plans import queries
from headway.web.plans.clocks import ClockOnScreen
from headway.web.plans.models import Plan
from headway.web.register.models import Authority, Inspection, Recommendation
from headway.web.register.states import Confirmation

pytestmark = pytest.mark.django_db
ON = date(2019, 9, 1)


@pytest.fixture
def clocks(kent: Authority, officer: Person) -> Callable[..., tuple[ClockOnScreen, ...]]:
    """The clocks of one inspection of Kent with these facts."""

    def of(on: date = ON, asked: str = "", **given: Any) -> tuple[ClockOnScreen, ...]:
        made = Inspection.objects.create(authority=kent, **given)
        if asked:
            Recommendation.objects.create(inspection=made, addressee="authority", kind=asked, text="x")
        return queries.clocks_for(officer, kent, on)

    return of


def test_an_ilacs_inspection_starts_two_clocks_soonest_first(clocks: Callable[..., Any]) -> None:
    report, statement = clocks(framework="ilacs_2018", received=date(2019, 8, 21))
    assert (report.clock, statement.clock) == ("ofsted-report", "ofsted-plan")
    assert statement.governs == date(2019, 11, 28)
    assert (statement.days_left, statement.working_days_left) == (88, 64)
    assert statement.standing == "88 days left."
    assert statement.derivation is not None
    assert statement.derivation.working()


def test_the_stated_date_governs_and_the_difference_is_shown_with_a_possible_reason(
    clocks: Callable[..., Any],
) -> None:
    """Kirklees 2017: published on 25 November 2016, the plan dated 9 March 2017, one day after the count."""
    _, statement = clocks(
        framework="sif", received=date(2016, 11, 25), stated_due=date(2017, 3, 9), on=date(2017, 3, 1)
    )
    assert statement.governs == date(2017, 3, 9)
    assert statement.days_left == 8
    assert statement.difference.startswith(
        "The document states 9 March 2017; counted, it is 8 March 2017, 1 day earlier. The stated date governs. "
        "Possible reason: the count started from"
    )


def test_a_stated_date_that_is_the_counted_one_shows_no_difference(clocks: Callable[..., Any]) -> None:
    _, statement = clocks(framework="sif", received=date(2017, 6, 13), stated_due=date(2017, 9, 20))
    assert statement.difference == ""


def test_without_a_day_of_receipt_no_clock_is_guessed(clocks: Callable[..., Any]) -> None:
    for each in clocks(framework="sif", published=date(2017, 6, 13)):
        assert (each.governs, each.days_left, each.derivation) == (None, None, None)
        assert "The day on which the report was received is not recorded" in each.standing
        assert each.standing.startswith("Done on 13 June 2017.") == (each.clock == "ofsted-report")


def test_a_day_beyond_the_calendar_is_said_and_not_guessed(clocks: Callable[..., Any]) -> None:
    for each in clocks(framework="sif", received=date(1990, 1, 1)):
        assert each.governs is None
        assert "1990" in each.standing


def test_a_focused_visit_starts_its_clocks_only_with_a_priority_action(clocks: Callable[..., Any]) -> None:
    assert clocks(framework="focused_visit", received=date(2019, 8, 21), asked="recommendation") == ()


def test_a_focused_visit_with_a_priority_action_starts_two(clocks: Callable[..., Any]) -> None:
    draft, final = clocks(framework="focused_visit", received=date(2019, 8, 21), asked="priority_action")
    assert (draft.clock, final.clock) == ("focused-visit-draft", "focused-visit-final")
    assert (draft.governs, final.governs) == (date(2019, 9, 19), date(2019, 11, 28))


@pytest.mark.parametrize("given", [{"framework": "nonsense"}, {"framework": "csa"}, {"state": "rejected"}])
def test_what_starts_no_clock_shows_none(clocks: Callable[..., Any], given: dict[str, str]) -> None:
    assert clocks(**{"framework": "sif", "received": date(2019, 8, 21), **given}) == ()


@pytest.mark.parametrize(
    ("published", "standing"),
    [
        (date(2017, 9, 20), "Done on 20 September 2017, in time."),
        (date(2017, 9, 22), "Done on 22 September 2017, 2 days late."),
    ],
)
def test_the_statements_clock_ends_on_the_day_the_plan_was_published(
    plan: Plan, officer: Person, published: date, standing: str
) -> None:
    Plan.objects.filter(pk=plan.pk).update(published=published)
    report, statement = queries.clocks_for(officer, plan.authority, date(2017, 10, 1))
    assert (statement.standing, statement.met_on, statement.days_left) == (standing, published, None)
    assert report.met_on == date(2017, 6, 13)


def test_a_draft_reading_has_its_clocks_too_because_they_run_from_receipt(clocks: Callable[..., Any]) -> None:
    assert len(clocks(framework="sif", received=date(2019, 8, 21), state=Confirmation.PROPOSED)) == 2
