"""The register over several files: history, academies, settings that closed, councils that ended."""

# ruff: noqa: E501 - a table is drawn as wide as it is

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from setting_files import ESSEX, KENT, SURREY, Shelf, childcare, schools

from headway.assessment import Counts
from headway.assessment.settings import ENGLAND


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path)


def primary(shelf: Shelf, on: date, *codes: str) -> Counts | None:
    return shelf.store.shares(codes or (KENT,), on).get("primary_schools")


THREE_MONTHS = {
    "as_at_30_Jun_2023.csv": """
        urn    | number   | day        | published  | grade | p number | p day      | p published | p grade
        100001 | 10000001 | 05/03/2018 | 12/04/2018 | 3     | 10000000 | 05/03/2014 | 12/04/2014  | 2
        """,
    "as_at_31_Jul_2023.csv": """
        urn    | number   | day        | published  | grade | p number | p day      | p published | p grade
        100001 | 10000002 | 20/06/2023 | 25/07/2023 | 4     | 10000001 | 05/03/2018 | 25/07/2023  | 3
        """,
    "as_at_31_Aug_2023.csv": """
        urn    | number   | day        | published  | grade | p number | p day      | p published | p grade
        100001 | 10000002 | 20/06/2023 | 25/07/2023 | 3     | 10000001 | 05/03/2018 | 25/07/2023  | 3
        """,
}


def test_a_school_in_three_monthly_files_has_each_inspection_once(shelf: Shelf) -> None:
    """July and August repeat the inspection of 2018 with the wrong day of its report; August corrects the grade of 2023."""
    for name, table in THREE_MONTHS.items():
        shelf.load(name, schools(table))
    assert [(each.number, each.words, each.published) for each in shelf.store.history("100001")] == [
        ("10000002", "Requires improvement", date(2023, 7, 25)),
        ("10000001", "Requires improvement", date(2018, 4, 12)),
        ("10000000", "Good", date(2014, 4, 12)),
    ]


def test_the_order_of_loading_does_not_matter(shelf: Shelf) -> None:
    for name, table in reversed(THREE_MONTHS.items()):
        shelf.load(name, schools(table))
    assert [each.words for each in shelf.store.history("100001")] == ["Requires improvement"] * 2 + ["Good"]


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        (date(2014, 4, 11), Counts(0, 0, 0)),
        (date(2014, 4, 12), Counts(1, 1, 0)),
        (date(2018, 4, 11), Counts(1, 1, 0)),
        (date(2018, 4, 12), Counts(1, 0, 0)),
        (date(2024, 1, 1), Counts(1, 0, 0)),
    ],
)
def test_an_inspection_counts_from_the_day_of_its_report(shelf: Shelf, on: date, expected: Counts) -> None:
    for name, table in THREE_MONTHS.items():
        shelf.load(name, schools(table))
    assert primary(shelf, on) == expected


def test_of_two_reports_of_one_day_the_later_inspection_counts(shelf: Shelf) -> None:
    shelf.load(
        "as_at_31_Aug_2023.csv",
        schools(
            """
            urn    | number   | day        | published  | grade | p number | p day      | p published | p grade
            100001 | 10000002 | 05/12/2017 | 28/02/2018 | 2     | 10000001 | 05/05/2017 | 28/02/2018  | 4
            """
        ),
    )
    assert primary(shelf, date(2018, 2, 28)) == Counts(1, 1, 0)
    assert primary(shelf, date(2018, 2, 27)) == Counts(0, 0, 0)


# ---- Academies ----

CONVERTED = {
    "as_at_31_Aug_2022.csv": """
        urn    | opened     | then   | number   | day        | published  | grade | name
        100001 | 01/09/1990 | 100001 | 10000001 | 05/03/2018 | 12/04/2018 | 2     | Example School
        100002 | 01/09/1990 | 100002 | 10000009 | 05/03/2018 | 12/04/2018 | 2     | Another School
        """,
    "as_at_31_Aug_2023.csv": """
        urn    | opened     | then   | number   | day        | published  | grade | name
        140001 | 01/02/2023 | 100001 | 10000001 | 05/03/2018 | 12/04/2018 | 2     | Example Academy
        100002 | 01/09/1990 | 100002 | 10000009 | 05/03/2018 | 12/04/2018 | 2     | Another School
        """,
    "as_at_31_Aug_2024.csv": """
        urn    | opened     | then   | number   | day        | published  | grade | name            | p number | p day      | p published | p grade | p then
        140001 | 01/02/2023 | 140001 | 10000007 | 05/03/2024 | 12/04/2024 | 4     | Example Academy | 10000001 | 05/03/2018 | 12/04/2018  | 2       | 100001
        100002 | 01/09/1990 | 100002 | 10000009 | 05/03/2018 | 12/04/2018 | 2     | Another School  |          |            |             |         |
        """,
}


@pytest.fixture
def converted(shelf: Shelf) -> Shelf:
    for name, table in CONVERTED.items():
        shelf.load(name, schools(table))
    return shelf


def test_an_academy_carries_its_predecessors_grade_until_it_is_inspected(converted: Shelf) -> None:
    assert [(each.urn, each.words) for each in converted.store.history("140001")] == [
        ("140001", "Inadequate"),
        ("100001", "Good"),
    ]
    assert [(each.urn, each.words) for each in converted.store.history("100001")] == [("100001", "Good")]


@pytest.mark.parametrize(
    ("on", "open_urns", "expected"),
    [
        (date(2023, 1, 31), ["100001", "100002"], Counts(2, 2, 0)),
        (date(2023, 2, 1), ["100002", "140001"], Counts(2, 2, 0)),
        (date(2024, 4, 11), ["100002", "140001"], Counts(2, 2, 0)),
        (date(2024, 4, 12), ["100002", "140001"], Counts(2, 1, 1)),
    ],
)
def test_a_school_that_converts_is_counted_once_on_every_day(
    converted: Shelf, on: date, open_urns: list[str], expected: Counts
) -> None:
    found = converted.store.settings(KENT, "primary_schools", on)
    assert sorted(each.urn for each in found if each.open) == open_urns
    assert primary(converted, on) == expected


# ---- Closing ----


def test_a_setting_that_a_later_list_leaves_out_closed_by_that_lists_day(shelf: Shelf) -> None:
    shelf.load(
        "as_at_31_Aug_2022.csv",
        schools("urn | day | grade\n100001 | 05/03/2018 | 2\n100002 | 05/03/2018 | 2"),
    )
    shelf.load("as_at_31_Aug_2023.csv", schools("urn | day | grade\n100001 | 05/03/2018 | 2"))
    assert primary(shelf, date(2023, 8, 30)) == Counts(2, 2, 0)
    assert primary(shelf, date(2023, 8, 31)) == Counts(1, 1, 0)
    gone = {each.urn: each.closed for each in shelf.store.settings(KENT, "primary_schools", date(2024, 1, 1))}
    assert gone == {"100001": None, "100002": date(2023, 8, 31)}


@pytest.mark.parametrize(
    "later",
    ["urn | authority\n100003 | Essex", "urn | phase\n100003 | Special"],
    ids=["of another authority", "of another kind"],
)
def test_a_later_list_of_other_settings_closes_nothing(shelf: Shelf, later: str) -> None:
    shelf.load("as_at_31_Aug_2022.csv", schools("urn | day | grade\n100001 | 05/03/2018 | 2"))
    shelf.load("as_at_31_Aug_2023.csv", schools(later))
    assert primary(shelf, date(2024, 1, 1)) == Counts(1, 1, 0)


def test_a_setting_missing_from_one_list_and_back_in_the_next_never_closed(shelf: Shelf) -> None:
    both, one = "urn | day | grade\n100001 | 05/03/2018 | 2\n100002 | 05/03/2018 | 2", "urn\n100001"
    for name, table in (("2021", both), ("2022", one), ("2023", both)):
        shelf.load(f"as_at_31_Aug_{name}.csv", schools(table, opened=f"01/09/{int(name) - 20}"))
    assert primary(shelf, date(2022, 9, 1)) == Counts(2, 2, 0)


def test_a_provider_that_has_resigned_is_not_open(shelf: Shelf) -> None:
    shelf.load(
        "providers.csv",
        childcare(
            "urn | status | day | grade\nEY000001 | Active | 05/03/2022 | 2\nEY000002 | Resigned | 05/03/2022 | 2"
        ),
    )
    assert shelf.store.shares([KENT], date(2025, 9, 1))["childminders"] == Counts(1, 1, 0)
    assert [each.open for each in shelf.store.settings(KENT, "childminders", date(2025, 9, 1))] == [
        True,
        False,
    ]


def test_a_setting_is_not_there_before_it_opens(shelf: Shelf) -> None:
    shelf.load(
        "as_at_31_Aug_2022.csv", schools("urn | opened | day | grade\n100001 | 01/09/2019 | 05/03/2018 | 2")
    )
    assert shelf.store.settings(KENT, "primary_schools", date(2019, 8, 31)) == ()
    assert primary(shelf, date(2019, 9, 1)) == Counts(1, 1, 0)


# ---- Whose settings ----


def test_neighbours_are_counted_together_and_without_ours(shelf: Shelf) -> None:
    table = """
        urn    | authority | day        | grade
        100001 | Kent      | 05/03/2022 | 2
        100002 | Essex     | 05/03/2022 | 1
        100003 | Essex     | 05/03/2022 | 4
        100004 | Surrey    | 05/03/2022 | 2
        100005 | Medway    | 05/03/2022 | 3
        """
    shelf.load("as_at_31_Aug_2024.csv", schools(table))
    on = date(2024, 9, 1)
    (line,) = shelf.store.setting_lines(KENT, [ESSEX, SURREY, KENT], on)
    assert (line.kind, line.key) == ("primary_schools", "A:primary_schools")
    assert line.here == Counts(1, 1, 0)
    assert line.neighbours == Counts(3, 2, 1)
    assert line.england == Counts(5, 3, 1)
    assert shelf.store.setting_lines(KENT, [], on)[0].neighbours is None
    assert shelf.store.shares([ENGLAND], on)["primary_schools"] == line.england


def test_the_year_before_is_the_same_day_and_says_where_closed_settings_are_missing(shelf: Shelf) -> None:
    table = """
        urn    | number   | day        | published  | grade | p number | p day      | p published | p grade
        100001 | 10000002 | 05/12/2023 | 12/01/2024 | 2     | 10000001 | 05/03/2018 | 12/04/2018  | 4
        """
    shelf.load("as_at_31_Jan_2024.csv", schools(table))
    (line,) = shelf.store.setting_lines(KENT, [], date(2024, 2, 29))
    assert (line.here, line.earlier) == (Counts(1, 1, 0), Counts(1, 0, 1))
    assert "as at 31.01.2024 (as_at_31_Jan_2024.csv, edition " in line.origin.title
    (early,) = shelf.store.setting_lines(KENT, [], date(2023, 1, 1))
    assert "settings that closed before 31.01.2024 are not in any file loaded" in early.origin.title


def test_an_authority_without_a_setting_of_a_kind_counts_none(shelf: Shelf) -> None:
    shelf.load("as_at_31_Aug_2024.csv", schools("urn | day | grade\n100001 | 05/03/2022 | 2"))
    (line,) = shelf.store.setting_lines(SURREY, [KENT], date(2024, 9, 1))
    assert (line.here, line.neighbours) == (Counts(0, 0, 0), Counts(1, 1, 0))


def test_an_empty_store_has_no_shares_no_lines_and_no_settings(shelf: Shelf) -> None:
    on = date(2024, 9, 1)
    assert shelf.store.shares([KENT], on) == {}
    assert shelf.store.setting_lines(KENT, [ESSEX], on) == ()
    assert shelf.store.settings(KENT, "primary_schools", on) == ()
    assert shelf.store.history("100001") == ()


def test_a_council_that_ended_keeps_its_settings_until_it_ended(shelf: Shelf) -> None:
    """Cumbria became Cumberland, and Westmorland and Furness, on 1 April 2023."""
    shelf.load(
        "as_at_31_Aug_2022.csv",
        schools(
            "urn | authority | day | grade\n100001 | Cumbria | 05/03/2018 | 2\n100002 | Cumbria | 05/03/2018 | 2"
        ),
    )
    shelf.load(
        "as_at_31_Aug_2023.csv",
        schools("urn | authority | day | grade\n100001 | Cumberland | 05/03/2018 | 2"),
    )
    assert primary(shelf, date(2022, 9, 1), "E10000006") == Counts(2, 2, 0)
    assert primary(shelf, date(2023, 9, 1), "E06000063") == Counts(1, 1, 0)
    assert primary(shelf, date(2023, 9, 1), "E10000006") is None
    assert primary(shelf, date(2023, 9, 1), ENGLAND) == Counts(1, 1, 0), (
        "the second is in no successor's list"
    )


def test_one_number_in_two_families_is_two_settings(shelf: Shelf) -> None:
    shelf.load("as_at_31_Aug_2024.csv", schools("urn | day | grade\n119603 | 05/03/2022 | 2"))
    shelf.load("providers.csv", childcare("urn | day | grade\n119603 | 05/03/2023 | 4"))
    found = shelf.store.setting("119603", date(2025, 9, 1))
    assert {each.kind: each.latest.words for each in found if each.latest} == {
        "primary_schools": "Good",
        "childminders": "Inadequate",
    }


def test_a_new_file_is_seen_by_a_store_that_was_asked_before(shelf: Shelf) -> None:
    shelf.load("as_at_31_Aug_2022.csv", schools("urn | day | grade\n100001 | 05/03/2018 | 2"))
    assert primary(shelf, date(2023, 9, 1)) == Counts(1, 1, 0)
    shelf.load(
        "as_at_31_Aug_2023.csv",
        schools("urn | day | grade\n100001 | 05/03/2018 | 2\n100002 | 05/03/2018 | 4"),
    )
    assert primary(shelf, date(2023, 9, 1) + timedelta(days=1)) == Counts(2, 1, 1)
