"""Figures come in under a load; a later load supersedes, nothing is overwritten, and a load can be taken back."""

from collections.abc import Callable
from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from measures_site import a_measure

from headway.errors import ForPerson
from headway.indicators.periods import period_of
from headway.web.accounts.models import Person
from headway.web.accounts.roles import Role
from headway.web.performance.actions.figures import BroughtIn, Figure, bring_in, withdraw_load
from headway.web.performance.models import Load, Measure, Observation
from headway.web.performance.queries.series import series_of
from headway.web.register.models import Authority
from headway.web.trail.actions import SYSTEM
from headway.web.trail.models import Event

pytestmark = pytest.mark.django_db


@pytest.fixture
def measure(kent: Authority) -> Measure:
    return a_measure(kent)


@pytest.fixture
def analyst(person: Callable[..., Person]) -> Person:
    return person(Role.ANALYST)


def a_figure(measure: Measure, period: str, numerator: float, area: str = "", of: float = 250) -> Figure:
    span = period_of(period)
    return Figure(
        measure=measure,
        area=area,
        every="month",
        period=period,
        first_day=span.first_day,
        last_day=span.last_day,
        numerator=numerator,
        denominator=of,
        value=round(100 * numerator / of, 1),
    )


def brought(by: Person, measure: Measure, *figures: Figure) -> BroughtIn:
    return bring_in(by=by, authority=measure.authority, source="local", title="local.csv", figures=figures)


def now(measure: Measure, area: str = "") -> dict[str, float | None]:
    found = series_of([measure], every="month", areas=(area,))[measure.pk, area]
    return dict(zip(found.periods, found.values, strict=True))


def test_the_same_figures_again_change_nothing_and_say_so(measure: Measure, analyst: Person) -> None:
    figures = [a_figure(measure, "2026-08", 50), a_figure(measure, "2026-09", 54)]
    first = brought(analyst, measure, *figures)
    events = Event.objects.count()
    again = brought(analyst, measure, *figures)
    assert (first.new, again.load, again.same) == (2, None, 2)
    assert str(again) == "Nothing new: all 2 figures are there already."
    assert (Load.objects.count(), Event.objects.count()) == (1, events)


def test_a_changed_figure_supersedes_and_the_earlier_one_stays(measure: Measure, analyst: Person) -> None:
    brought(analyst, measure, a_figure(measure, "2026-08", 50), a_figure(measure, "2026-09", 54))
    later = brought(analyst, measure, a_figure(measure, "2026-08", 50), a_figure(measure, "2026-09", 60))
    assert (later.new, later.changed, later.same) == (0, 1, 1)
    assert now(measure) == {"2026-08": 20.0, "2026-09": 24.0}
    assert Observation.objects.count() == 3
    event = Event.objects.order_by("-seq")[0]
    assert (event.action, event.after["changed"], event.after["same"]) == ("figures.loaded", 1, 1)


def test_a_load_that_is_withdrawn_lets_the_figures_before_it_count_again(
    measure: Measure, analyst: Person
) -> None:
    brought(analyst, measure, a_figure(measure, "2026-09", 54))
    wrong = brought(analyst, measure, a_figure(measure, "2026-09", 99), a_figure(measure, "2026-10", 99)).load
    assert wrong is not None
    withdraw_load(by=analyst, load=wrong, because="A team was counted twice.")
    assert now(measure) == {"2026-09": 21.6}
    assert Observation.objects.count() == 3
    event = Event.objects.order_by("-seq")[0]
    assert (event.action, event.why, event.after) == (
        "figures.withdrawn",
        "A team was counted twice.",
        {"taken back": 2, "counts again": 1},
    )
    with pytest.raises(ForPerson, match="withdrawn already"):
        withdraw_load(by=analyst, load=wrong, because="Again.")


def test_a_load_that_was_superseded_is_withdrawn_without_touching_what_counts(
    measure: Measure, analyst: Person
) -> None:
    first = brought(analyst, measure, a_figure(measure, "2026-09", 50)).load
    second = brought(analyst, measure, a_figure(measure, "2026-09", 60)).load
    assert first is not None
    assert second is not None
    withdraw_load(by=analyst, load=first, because="Wrong.")
    assert now(measure) == {"2026-09": 24.0}
    withdraw_load(by=analyst, load=second, because="Wrong too.")
    assert series_of([measure], every="month") == {}  # the first is not let back in


def test_figures_that_were_withdrawn_can_be_brought_in_again(measure: Measure, analyst: Person) -> None:
    figure = a_figure(measure, "2026-09", 50)
    load = brought(analyst, measure, figure).load
    assert load is not None
    withdraw_load(by=analyst, load=load, because="Too early.")
    assert brought(analyst, measure, figure).new == 1


def test_what_cannot_be_kept_is_refused_whole(measure: Measure, analyst: Person, medway: Authority) -> None:
    figure = a_figure(measure, "2026-09", 50)
    other = a_figure(a_measure(medway), "2026-09", 50)
    for figures, said in (
        ((), "no figures"),
        ((figure, figure), "given twice"),
        ((figure, other), "another"),
    ):
        with pytest.raises(ForPerson, match=said):
            brought(analyst, measure, *figures)
    assert not Load.objects.exists()


def test_only_a_keeper_of_measures_brings_figures_in(measure: Measure, person: Callable[..., Person]) -> None:
    for role in (Role.OFFICER, Role.MEMBER, Role.ADMINISTRATOR):
        with pytest.raises(PermissionDenied):
            brought(person(role), measure, a_figure(measure, "2026-09", 50))
    made = bring_in(
        by=SYSTEM,
        authority=measure.authority,
        source="returns",
        title="cin 2026",
        figures=[a_figure(measure, "2026-09", 50)],
    )
    assert made.load is not None
    assert made.load.by_name == "Headway"


def test_a_missing_month_stands_as_a_gap(measure: Measure, analyst: Person) -> None:
    brought(analyst, measure, a_figure(measure, "2026-06", 50), a_figure(measure, "2026-09", 60))
    found = series_of([measure], every="month")[measure.pk, ""]
    assert found.periods == ("2026-06", "2026-07", "2026-08", "2026-09")
    assert found.values == (20.0, None, None, 24.0)
    assert found.last_days[1] == date(2026, 7, 31)
    assert found.until(date(2026, 8, 31)).periods == ("2026-06", "2026-07", "2026-08")
    assert found.latest(2).values == (None, 24.0)


def test_a_measure_whose_last_figure_is_of_long_ago_still_shows_it(measure: Measure, analyst: Person) -> None:
    brought(analyst, measure, a_figure(measure, "2012-03", 50))
    assert series_of([measure], every=None)[measure.pk, ""].periods == ("2012-03",)
