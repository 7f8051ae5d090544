"""What was published before counts as known: a later edition gives nothing away together with it."""

from collections.abc import Callable

import pytest
from measures_site import LAST, a_load, a_measure, figures
from public_site import PLANTED, a_card, draft, keep, published, rows_of, superseded

from headway.errors import ForPerson
from headway.web.accounts.models import Person
from headway.web.accounts.roles import Role
from headway.web.performance.actions import public as actions
from headway.web.performance.models import Measure, ScorecardRow
from headway.web.register.models import Authority

pytestmark = pytest.mark.django_db
PersonMaker = Callable[..., Person]


@pytest.fixture
def analyst(person: PersonMaker) -> Person:
    return person(Role.ANALYST)


@pytest.fixture
def director(person: PersonMaker) -> Person:
    return person(Role.DIRECTOR)


def test_a_number_corrected_by_two_is_hidden_in_the_next_edition(
    kent: Authority, analyst: Person, director: Person
) -> None:
    """Everybody could see that two children were added."""
    card = a_card(kent)
    first = published(analyst, director, card)
    shown = [area for area, row in rows_of(first).items() if row[0] != "c" and area in PLANTED]
    superseded(Measure.objects.get(), {**PLANTED, shown[0]: (PLANTED[shown[0]][0] + 2, PLANTED[shown[0]][1])})
    again = draft(analyst, card)
    assert rows_of(again)[shown[0]][0] == "c"
    assert rows_of(again)["Whole authority"][0] == "c"


def test_a_figure_that_changed_much_is_shown_and_marked_as_revised(
    kent: Authority, analyst: Person, director: Person
) -> None:
    card = a_card(kent)
    first = published(analyst, director, card)
    superseded(Measure.objects.get(), {**PLANTED, "Thanet": (44, 103)})
    again = draft(analyst, card)
    thanet = next(
        row for row in again.content["measures"][0]["tables"][-1]["rows"] if row["area"] == "Thanet"
    )
    assert thanet["numerator"] in (44, "c")
    whole = again.content["measures"][0]["line"][-1]
    assert whole["numerator"] == 76
    assert whole["revised"]
    assert [number for number, _ in again.content["revised"]] == [first.number]


def test_the_same_figures_again_hide_the_same_numbers(
    kent: Authority, analyst: Person, director: Person
) -> None:
    card = a_card(kent)
    first = published(analyst, director, card)
    assert rows_of(draft(analyst, card)) == rows_of(first)


def test_what_was_withdrawn_has_been_read_and_is_protected_against(
    kent: Authority, analyst: Person, director: Person
) -> None:
    card = a_card(kent)
    first = published(analyst, director, card)
    actions.withdraw_public(by=director, edition=first, version=first.version, because="Counted twice.")
    superseded(Measure.objects.get(), {**PLANTED, "Thanet": (26, 83)})
    assert rows_of(draft(analyst, card))["Whole authority"][0] == "c"


def test_nothing_is_shown_by_month_and_by_quarter(kent: Authority, analyst: Person, director: Person) -> None:
    card = a_card(kent)
    published(analyst, director, card)
    measure = Measure.objects.get()
    Measure.objects.update(every="quarter")
    figures(Measure.objects.get(pk=measure.pk), [150], of=600, periods=["2026-27 Q2"])
    with pytest.raises(ForPerson, match="two lengths of period"):
        draft(analyst, card)


def test_a_measure_is_refused_whose_small_number_earlier_editions_have_given_away(
    kent: Authority, analyst: Person, director: Person
) -> None:
    """Forty plans begun and 43 conferences held are public: that three led to no plan cannot be hidden any more."""
    count = {"unit": "count", "multiplier": 1, "decimals": 0, "out_of": ""}
    plans = a_measure(kent, "plans", title="Plans begun", counts="plans begun", **count)
    held = a_measure(kent, "held", title="Conferences", counts="conferences held", **count)
    both = a_measure(kent, "led", title="Led to a plan", counts="plans begun", out_of="conferences held")
    keep(plans, {"Ashford": (20, None), "Dover": (20, None)})
    keep(held, {"Ashford": (23, None), "Dover": (20, None)})
    keep(both, {"Ashford": (20, 23), "Dover": (20, 20)})
    card = a_card(kent)
    ScorecardRow.objects.filter(scorecard=card).update(measure=plans)
    ScorecardRow.objects.create(scorecard=card, measure=held, order=2)
    published(analyst, director, card, areas=("Ashford", "Dover"))
    ScorecardRow.objects.create(scorecard=card, measure=both, order=3)
    with pytest.raises(ForPerson, match="Led to a plan: how many are left of the denominator in Ashford"):
        draft(analyst, card, areas=("Ashford", "Dover"))


def test_a_rolling_sum_that_moved_by_three_since_the_last_edition_is_hidden(
    kent: Authority, analyst: Person, director: Person
) -> None:
    """The month that came in and the one that went out differ by three, and both editions show it."""
    card = a_card(kent, kind="rolling")
    measure = Measure.objects.get()
    measure.observations.exclude(period=LAST).update(is_current=False)
    keep(
        measure,
        {"Ashford": (20, 41), "Dover": (30, 60), "Thanet": (40, 90)},
        period="2026-08",
        load=a_load(kent),
    )
    superseded(measure, {"Ashford": (23, 41), "Dover": (30, 60), "Thanet": (50, 90)})
    from headway.indicators.periods import period_of

    areas = ("Ashford", "Dover", "Thanet")
    published(analyst, director, card, until=period_of("2026-08").last_day, areas=areas)
    assert rows_of(draft(analyst, card, areas=areas))["Ashford"][0] == "c"
