"""Numbers, periods and verdicts as they stand in a sentence."""

from decimal import Decimal

import pytest

from headway.web.performance.rules import wording
from headway.web.performance.rules.consistency import Differs, consistency
from headway.web.performance.rules.districts import Districts, gathered
from headway.web.performance.rules.verdicts import verdict
from headway.web.performance.states import Every


class Measured:
    """What the rules ask of a measure."""

    chart, preset, better, kind, unit, multiplier, decimals = "", "nhs-mdc", "lower", "flow", "%", 100, 1


class Figures:
    """Twelve months of one district."""

    def __init__(self, numerator: float | None, denominator: float, months: int = 12) -> None:
        self.periods = tuple(f"2025-{month:02}" for month in range(1, months + 1))
        self.last_days = tuple(range(months))
        self.first_days = self.last_days
        self.numerators = (numerator,) * months
        self.denominators = (denominator,) * months
        value = None if numerator is None or not denominator else round(100 * numerator / denominator, 1)
        self.values = (value,) * months
        self.unknown = (0,) * months


@pytest.mark.parametrize(
    ("value", "unit", "decimals", "said"),
    [
        (24.25, "%", 1, "24.3%"),
        (312.44, "rate per 10,000", 1, "312.4 per 10,000"),
        (1234.0, "count", 0, "1,234"),
        (13.6, "score", 1, "13.6"),
        (None, "%", 1, "no figure"),
        (17.25, "cases", 1, "17.3 cases"),
    ],
)
def test_a_figure_has_its_unit_and_half_goes_up(value: float, unit: str, decimals: int, said: str) -> None:
    assert wording.figure(value, unit, decimals) == said


def test_counts_are_whole_and_posts_keep_their_parts() -> None:
    assert [wording.number(each) for each in (1204.0, 12.5, 12.25, 0.0, None)] == [
        "1,204",
        "12.5",
        "12.25",
        "0",
        "–",
    ]
    assert wording.made_of(57.0, 235.0) == "57 of 235"
    assert wording.made_of(57.0, None) == ""


def test_a_published_value_keeps_its_noughts() -> None:
    assert wording.official(Decimal("21.0"), "%") == "21.0%"
    assert wording.official(Decimal("20.45"), "%", like=Decimal("21.6")) == "20.5%"
    assert wording.official(None, "%") == "–"


def test_periods_are_said_as_people_say_them() -> None:
    assert wording.span(("2025-04", "2025-05", "2026-03")) == "April 2025 to March 2026"
    assert wording.span(("2026-03",)) == "March 2026"
    assert wording.span(()) == ""


def test_too_few_figures_are_called_that_and_not_no_signal() -> None:
    few = verdict([20.0, 30.0], [20, 30], [100, 100], Measured())
    assert wording.varied(few)[2] == "Too little data"
    assert wording.varied(None)[2] == "No control chart"


def districts(**shares: tuple[float | None, float]) -> Districts:
    found = gathered({name: Figures(*pair) for name, pair in shares.items()}, Measured(), Every.MONTH)
    assert found is not None
    return found


def test_districts_are_added_up_and_one_without_cases_is_left_out() -> None:
    found = districts(North=(10, 50), South=(12, 50), East=(0, 0))
    assert [(each.name, each.numerator, each.denominator) for each in found.rows] == [
        ("East", 0, 0),
        ("North", 120, 600),
        ("South", 144, 600),
    ]
    assert found.left_out == ("East",)
    assert found.spread is not None
    assert found.spread.whole.total == 1200


def test_of_posts_and_of_one_district_no_chance_is_reckoned() -> None:
    assert "parts are none" in districts(North=(10.5, 50), South=(12, 50)).why
    assert "fewer than two" in districts(North=(10, 50)).why
    assert gathered({}, Measured(), Every.MONTH) is None


def test_a_rate_of_the_same_children_is_added_up_over_them_once() -> None:
    class Rate(Measured):
        unit, multiplier = "rate per 10,000", 10_000

    found = gathered({"North": Figures(5, 10_000), "South": Figures(10, 10_000)}, Rate(), Every.MONTH)
    assert found is not None
    assert [each.value for each in found.rows] == [60, 120]  # 5 and 10 a month among the same 10,000 children


def test_among_many_measures_one_that_hardly_differs_is_only_perhaps() -> None:
    alike = districts(North=(20, 100), South=(20, 100))
    sure = districts(North=(20, 100), South=(40, 100))
    found = consistency([("alike", alike), ("sure", sure)] + [(f"alike {each}", alike) for each in range(20)])
    assert (found.rows[0].measure, found.count(Differs.YES)) == ("sure", 1)
    for many in (0, 40):
        told = consistency(
            [("hardly", districts(North=(20, 100), South=(23.0, 93)))] + [("alike", alike)] * many
        )
        [row] = [each for each in told.rows if each.measure == "hardly"]
        assert row.differs is (Differs.YES if many == 0 else Differs.PERHAPS)
