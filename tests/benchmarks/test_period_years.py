"""In which year a period ends: it says which figures are the newest."""

from pathlib import Path

import duckdb
import pytest
from tidy_files import ENGLAND, row, tidy

from headway.benchmarks.finding_figures import YEAR, year_of
from headway.benchmarks.screening import screen
from headway.errors import ForPerson


def ends(*periods: str) -> list[int | None]:
    """The years that DuckDB makes of them."""
    query = "SELECT $year FROM (SELECT unnest(?) AS period)".replace("$year", YEAR)
    return [row[0] for row in duckdb.connect().execute(query, [list(periods)]).fetchall()]


ENDS = [
    ("2025", 2025),
    ("1998", 1998),
    ("2000", 2000),
    ("202425", 2025),
    ("199900", 2000),
    ("199899", 1999),
    ("2024/25", 2025),
    ("2025 (Rev)", 2025),
    ("2013/14-15/16", 2016),
    ("2014-16", 2016),
    ("2023-24 (OT)", 2024),
]


@pytest.mark.parametrize(("period", "year"), ENDS)
def test_a_period_ends_in_its_own_century_in_the_store_as_in_what_is_asked(period: str, year: int) -> None:
    assert ends(period) == [year]
    assert year_of(period) == year


def test_a_period_that_is_none_is_no_year_in_the_store() -> None:
    assert ends("0", "", "x") == [None, None, None]


@pytest.mark.parametrize("said", ["x", "", "2", "٢٠٢٥", "2025²"])
def test_words_that_are_no_period_are_refused(said: str) -> None:
    with pytest.raises(ForPerson, match="is not a period"):
        year_of(said)


@pytest.mark.parametrize("period", ["0000", "9999", "3025"])
def test_a_mistyped_year_does_not_become_the_newest(tmp_path: Path, period: str) -> None:
    path = tidy(tmp_path, "number", row(ENGLAND, 1), row(ENGLAND, 1, period=period))
    assert [(each.row, each.column) for each in screen(path, None)] == [(3, "time_period")]
