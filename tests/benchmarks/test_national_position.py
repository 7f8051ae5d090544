"""The national position: each authority's latest published judgement, on real and on drawn registers."""

import csv
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from headway.benchmarks import LeftOut, Register, RegisterRow, continuing, position, read_register
from headway.benchmarks.position import share_of
from headway.errors import ForPerson

GRADES = ("outstanding", "good", "requires_improvement", "inadequate")


@pytest.fixture(scope="module")
def history(shared: Path) -> Register:
    return read_register(shared / "register" / "la_judgement_history_2013_2026.csv")


def row(name: str, code: str, published: str, overall: str = "Good", **more: object) -> RegisterRow:
    day = date.fromisoformat(published) if published else None
    graded = {"overall": overall} if overall else {}
    return RegisterRow(name, code, "SIF", published=day, judgements=graded, **more)  # type: ignore[arg-type]


KENT, MEDWAY, DORSET = ("Kent", "E10000016"), ("Medway", "E06000035"), ("Dorset", "E10000009")


@pytest.mark.shared
@pytest.mark.parametrize(
    ("days", "counts", "share"),
    [
        (("2017-02-13", "2017-03-30"), (2, 32, 58, 29), "28.1"),
        (("2017-03-31",), (2, 35, 58, 29), "29.8"),
        (("2017-04-07", "2017-06-12"), (2, 35, 60, 30), "29.1"),
        (("2017-06-13",), (2, 39, 62, 29), "31.1"),  # seven reports that day, Kent's among them
        (("2017-07-07", "2017-07-13"), (2, 41, 63, 29), "31.9"),
        (("2017-12-08",), (3, 52, 68, 29), "36.2"),
    ],
)
def test_the_positions_that_the_seed_papers_turn_on(
    history: Register, days: tuple[str, ...], counts: tuple[int, ...], share: str
) -> None:
    for day in days:
        found = position(history.rows, date.fromisoformat(day))
        assert (tuple(found.counts.values()), str(found.share)) == (counts, share)
        assert found.denominator == sum(counts)


@pytest.mark.shared
def test_the_position_in_words(history: Register) -> None:
    said = position(history.rows, date(2017, 6, 12)).sentence
    assert said == "Of 127 authorities inspected by 12 June 2017, 37 were good or better: 29.1%."


ASSUMED = {
    ("Bournemouth", "2014"): date(2014, 8, 1),
    ("Northamptonshire", "2016-04"): date(2016, 4, 27),
    ("Poole", "2017"): date(2017, 12, 1),
    ("Cumbria", ""): date(2018, 1, 1),
}
"""The series was reckoned with these days for the four reports whose day is not known. The house rule is the
README's: a part of a date counts from its end, Poole by 8 December 2017, and Cumbria's second not at all."""


def series(shared: Path) -> dict[date, tuple[list[int], str]]:
    with (shared / "register" / "sif_good_or_better_over_time.csv").open(newline="") as table:
        return {
            date.fromisoformat(each["date"]): (
                [int(each["authorities"]), *(int(each[grade]) for grade in GRADES)],
                each["good_or_better_pct"],
            )
            for each in csv.DictReader(table)
        }


def reckoned(rows: tuple[RegisterRow, ...], day: date) -> tuple[list[int], str]:
    found = position(rows, day)
    return [found.denominator, *found.counts.values()], str(found.share)


@pytest.mark.shared
def test_the_whole_series_of_the_sif_years(history: Register, shared: Path) -> None:
    rows = tuple(
        replace(each, published=ASSUMED.get((each.authority, each.published_printed), each.published))
        if each.published_printed or each.published is None
        else each
        for each in history.rows
    )
    expected = series(shared)
    assert {day: reckoned(rows, day) for day in expected} == expected
    assert len(expected) == 86


@pytest.mark.shared
def test_by_the_house_rule_the_series_differs_only_where_a_day_is_not_known(
    history: Register, shared: Path
) -> None:
    differs = {day for day, told in series(shared).items() if reckoned(history.rows, day) != told}
    bournemouth = {day for day in series(shared) if date(2014, 8, 1) <= day < date(2014, 12, 31)}
    cumbria = {day for day in series(shared) if day >= date(2018, 1, 1)}
    assert differs == bournemouth | {date(2016, 4, 27), date(2017, 12, 1)} | cumbria


@pytest.mark.shared
@pytest.mark.parametrize(
    ("file", "day", "counts"),
    [
        # Ofsted's own lists of latest judgements: 153 authorities in 2025, 151 in 2024 and two not yet inspected.
        ("LA_Inspection_Outcomes_as_at_31_March_2025.ods", date(2025, 6, 30), (36, 67, 31, 19)),
        ("LA_Inspection_Outcomes_as_at_March_2024.ods", date(2024, 6, 30), (30, 61, 43, 17)),
    ],
)
def test_from_ofsteds_history_alone_comes_ofsteds_own_count(
    shared: Path, file: str, day: date, counts: tuple[int, ...]
) -> None:
    found = position(read_register(shared / "register" / file).rows, day, ("ILACS",))
    assert tuple(found.counts.values()) == counts
    assert sorted(each.authority for each in found.gone) == ["Bournemouth", "Cumbria", "Northamptonshire"]


@pytest.mark.shared
def test_from_april_2026_there_is_no_overall_grade_to_count(history: Register) -> None:
    found = position(history.rows, date(2026, 8, 31), ("ILACS",))
    assert len(found.ungraded) == 11
    assert found.sentence.endswith("11 more had a later report without such a grade.")
    leaders = position(history.rows, date(2026, 8, 31), ("ILACS",), "leadership")
    assert leaders.denominator == found.denominator + 11


def test_a_later_report_takes_the_place_of_an_earlier() -> None:
    rows = [row(*KENT, "2014-01-01", "Inadequate"), row(*KENT, "2016-01-01", "Good")]
    assert position(rows, date(2015, 12, 31)).counts["Inadequate"] == 1
    assert position(rows, date(2016, 1, 1)).counts == {
        "Outstanding": 0,
        "Good": 1,
        "Requires improvement": 0,
        "Inadequate": 0,
    }


def test_of_two_reports_on_one_day_the_later_fieldwork_stands_and_the_tie_is_told() -> None:
    late = row(*KENT, "2016-01-01", "Good", end=date(2015, 12, 1))
    early = row(*KENT, "2016-01-01", "Inadequate", end=date(2015, 6, 1))
    for rows in ([late, early], [early, late]):
        found = position(rows, date(2016, 1, 1))
        assert found.standing[0][0] is late
        assert found.ties == ("Kent",)


def test_an_authority_that_is_no_more_is_left_out_and_named() -> None:
    rows = [row(*DORSET, "2016-05-23"), row(*KENT, "2016-01-01")]
    assert position(rows, date(2019, 3, 31)).denominator == 2
    after = position(rows, date(2019, 4, 1))
    assert (after.denominator, after.left_out) == (1, ((rows[0], LeftOut.GONE),))


def test_a_council_with_a_new_code_is_the_same_council() -> None:
    assert continuing("E10000023") == "E06000065"  # North Yorkshire, a county and then a unitary
    assert continuing("E10000009") == "E10000009"  # Dorset's successor is another council
    old = row("North Yorkshire", "E10000023", "2018-08-01", "Outstanding")
    assert position([old], date(2024, 1, 1)).denominator == 1


def test_not_judged_and_no_grade_are_no_grades() -> None:
    rows = [row(*KENT, "2016-01-01", "Not judged"), row(*MEDWAY, "2016-01-01", "")]
    found = position(rows, date(2016, 1, 1))
    assert (found.denominator, found.share, len(found.ungraded)) == (0, None, 2)
    assert "No authority" in found.sentence


def test_a_report_without_a_day_is_in_no_count_and_is_told_of() -> None:
    undated = row(*KENT, "")
    found = position([undated], date(2020, 1, 1))
    assert (found.denominator, found.undated) == (0, (undated,))


@pytest.mark.parametrize(
    ("part", "whole", "share"), [(37, 127, "29.1"), (1, 16, "6.3"), (1, 3, "33.3"), (0, 5, "0.0")]
)
def test_a_share_is_rounded_half_up(part: int, whole: int, share: str) -> None:
    assert share_of(part, whole) == Decimal(share)  # 1 of 16 is 6.25


@pytest.mark.parametrize("frameworks", [(), ("SIF", "SLAC"), ("JTAI",), ("Rumour",)])
def test_a_position_needs_one_scale(frameworks: tuple[str, ...]) -> None:
    with pytest.raises(ForPerson):
        position([], date(2020, 1, 1), frameworks)
