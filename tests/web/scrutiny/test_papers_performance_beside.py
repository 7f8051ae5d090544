"""England and statistical neighbours in a paper: by mean and by median, with how many, which list, which edition."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from measures_site import a_measure, figures
from papers_performance_kit import ON, a_target

from headway.benchmarks.comparison import Comparator, Comparison
from headway.benchmarks.edition import Edition
from headway.web.accounts.models import Person
from headway.web.accounts.roles import Role
from headway.web.register.models import Authority
from headway.web.scrutiny.queries.papers_performance import From, standings
from headway.web.scrutiny.rules.papers_corporate_parenting import corporate_parenting
from headway.web.scrutiny.rules.papers_measures import Standings
from headway.web.scrutiny.rules.papers_red_indicators import red_indicators

pytestmark = pytest.mark.django_db
EDITION = Edition(
    source="ees",
    dataset="cin",
    title="Children in need",
    file="c1.csv",
    sha256="ab" * 32,
    loaded_at="2026-10-01T00:00:00Z",
    first_period="2013",
    last_period="2025",
    rows=1,
)


def comparator(kind: str, value: str | None, method: str, used: int = 0, of: int = 0) -> Comparator:
    version = "May 2025" if of else ""
    return Comparator(kind, None if value is None else Decimal(value), method, used, of, version, EDITION)


def compared(**given: Any) -> Comparison:
    return Comparison(
        **{
            "indicator": "rereferral_pct",
            "title": "Re-referrals",
            "unit": "%",
            "polarity": "lower",
            "authority": "E10000016",
            "period": "2025",
            "period_label": "year to 31 March 2025",
            "value": Decimal("21.6"),
            "symbol": None,
            "meaning": None,
            "numerator": None,
            "denominator": None,
            "england": comparator("England", "22.6", "published"),
            "region": None,
            "neighbours_mean": comparator("statistical neighbours", "20.5", "mean", 9, 10),
            "neighbours_median": comparator("statistical neighbours", "21", "median", 9, 10),
            "rank": None,
            "band": None,
            "cuts": (),
            "authorities": 153,
            "decimals": 1,
            "edition": EDITION,
        }
        | given
    )


@pytest.fixture
def found(kent: Authority, person: Callable[..., Person]) -> Standings:
    measure = a_measure(kent)
    figures(measure, [28] * 8)
    a_target(measure, "20", "25")
    other = a_measure(kent, "other", title="Another")
    figures(other, [28] * 8)
    officer = person(Role.OFFICER, kent)
    return standings(officer, kent, "red indicators", From(), meeting=None, today=ON)


def beside(found: Standings, comparison: Comparison | None) -> Standings:
    """The same with these official figures beside re-referrals."""
    lines = tuple(
        replace(each, row=replace(each.row, compared=comparison))
        if each.measure.code == "rereferral_pct"
        else each
        for each in found.lines
    )
    return replace(found, lines=lines)


def text(begun: Any) -> str:
    return "\n\n".join(f"{each.heading}\n{each.text}" for each in begun.content.sections)


def test_mean_and_median_stand_beside_england_with_how_many_and_which_list(found: Standings) -> None:
    begun = red_indicators(beside(found, compared()))
    assert (
        "Published figures (year to 31 March 2025): 21.6% here; 22.6% (England, as published); 20.5% (mean of 9 of 10 "
        "statistical neighbours (May 2025)); 21.0% (median of 9 of 10 statistical neighbours (May 2025))."
        in text(begun)
    )
    assert "Editions: Children in need, to 2025 (c1.csv, edition abababababab)." in text(begun)
    sources = {each["sentence"]: each["source"] for each in begun.sources}
    sentence = next(each for each in sources if each.startswith("Published figures"))
    assert "neighbours by the list of May 2025" in sources[sentence]
    assert "edition abababababab" in sources[sentence]


def test_side_by_side_they_are_a_table(found: Standings) -> None:
    said = text(corporate_parenting(beside(found, compared())))
    row = "| year to 31 March 2025 | 21.6% | 22.6% | 20.5% (9 of 10) | 21.0% (9 of 10) |"
    assert f"| Re-referrals within twelve months {row}" in said
    assert "| Another | year" not in said


def test_a_symbol_stands_for_a_figure_that_is_not_published(found: Standings) -> None:
    said = text(corporate_parenting(beside(found, compared(value=None, symbol="c", england=None))))
    assert "| year to 31 March 2025 | c | – | 20.5% (9 of 10)" in said


@pytest.mark.parametrize(
    "comparison",
    [
        None,
        compared(england=None, neighbours_mean=None, neighbours_median=None),
        compared(
            england=comparator("England", None, "published"), neighbours_mean=None, neighbours_median=None
        ),
    ],
)
def test_without_others_there_is_no_word_of_them(found: Standings, comparison: Comparison | None) -> None:
    for begun in (red_indicators(beside(found, comparison)), corporate_parenting(beside(found, comparison))):
        assert "Published" not in text(begun)
        assert "beside England" not in text(begun)
        assert "Editions" not in text(begun)
