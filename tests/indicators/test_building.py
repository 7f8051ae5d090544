"""From real files by way of the store to facts: which edition stands, how columns change, what is covered."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import duckdb
import pytest
from returns_made import KENT, census, child, loaded, need, plan, table, two_censuses

from headway.errors import ForPerson
from headway.indicators import compute
from headway.indicators.building import build, facts_of
from headway.indicators.facts import fact_tables
from headway.indicators.periods import day_number, month_number
from headway.indicators.recipes import recipes
from headway.returns.schema import return_named
from headway.returns.store import Store, pseudonym, read_key
from headway.returns.store.forgetting import forget


@pytest.fixture
def store(tmp_path, monkeypatch):
    monkeypatch.setenv("HEADWAY_CHILD_KEY_FILE", str(tmp_path / "key" / "child.key"))
    return Store(tmp_path / "home" / "returns")


def rows(store: Store, name: str, *columns: str):
    """Rows of a fact table, sorted; days as dates."""
    (path,) = build(store).paths(name)
    given = ", ".join(f'"{column}"' for column in columns)
    with duckdb.connect() as con:
        return con.execute(f"SELECT {given} FROM read_parquet('{path}') ORDER BY ALL").fetchall()  # noqa: S608


def number(*day: int) -> int:
    return day_number(date(*day))


def test_every_recipe_names_columns_that_the_return_has_and_every_column_of_the_fact_is_told():
    for fact, given in recipes().items():
        columns = {column.name for column in fact_tables()[fact].columns}
        taken = {name for recipe in given for name in recipe.take}
        assert taken <= columns, fact
        made = {"placed", "placed_ceased"} if fact == "adoption" else set()
        assert taken | made == columns, fact
        for recipe in given:
            stored = {column.name for column in return_named(recipe.return_name).table(recipe.table).columns}
            assert {each for each in recipe.take.values() if not each.startswith("= ")} <= stored, fact


def test_every_fact_table_is_built(store, tmp_path):
    two_censuses(tmp_path / "files")
    loaded(store, tmp_path / "files")
    facts = build(store)
    for name, each in fact_tables().items():
        (path,) = facts.paths(name)
        with duckdb.connect() as con:
            told = con.execute(f"DESCRIBE SELECT * FROM read_parquet('{path}')").fetchall()  # noqa: S608
        assert {row[0]: row[1] for row in told} == each.sql_types, name


def test_of_the_same_plan_in_two_censuses_the_later_one_stands(store, tmp_path):
    two_censuses(tmp_path / "files")
    loaded(store, tmp_path / "files")
    found = dict(rows(store, "protection_plan", "started", "ended"))
    assert found[number(2024, 7, 11)] == number(2025, 5, 1)


def test_what_was_open_on_31_march_and_is_not_in_the_next_census_ended_on_1_april(store, tmp_path):
    two_censuses(tmp_path / "files")
    loaded(store, tmp_path / "files")
    assert dict(rows(store, "protection_plan", "started", "ended"))[number(2024, 9, 2)] == number(2025, 4, 1)
    closed = dict(rows(store, "referral", "received", "closed"))
    assert closed[number(2024, 5, 7)] == number(2025, 4, 1)
    assert closed[number(2024, 12, 2)] is None  # no further action: it was never a case to close
    assert closed[number(2025, 5, 2)] is None  # open in the last census


def test_a_conference_comes_from_its_enquiry_and_a_transfer_from_the_referral(store, tmp_path):
    two_censuses(tmp_path / "files")
    loaded(store, tmp_path / "files")
    assert rows(store, "conference", "held", "enquiry_started") == [
        (number(2024, 7, 11), number(2024, 6, 20)),
        (number(2024, 9, 2), None),
    ]


def test_a_child_is_what_was_last_known_of_it(store, tmp_path):
    two_censuses(tmp_path / "files")
    loaded(store, tmp_path / "files")
    assert rows(store, "child", "born", "sex", "ethnicity", "disabled", "uasc") == [
        (month_number(date(2007, 11, 1)), "M", "WBRI", 0, None),
        (month_number(date(2012, 3, 1)), "F", "WBRI", 1, None),
        (month_number(date(2020, 1, 1)), "F", "WBRI", 0, None),
    ]


def test_a_corrected_edition_takes_the_place_of_the_former(store, tmp_path):
    census(tmp_path / "a", 2025, child("ANNA", need("2024-06-03")), child("BORIS", need("2024-06-04")))
    loaded(store, tmp_path / "a")
    before = build(store)
    assert len(rows(store, "referral", "received")) == 2
    census(tmp_path / "b", 2025, child("ANNA", need("2024-06-03", nfa=1)))
    loaded(store, tmp_path / "b")
    assert rows(store, "referral", "received", "nfa") == [(number(2024, 6, 3), 1)]
    assert not any(before.paths(name) for name in fact_tables()), (
        "what was built of the former edition is gone"
    )


def test_facts_are_built_once_and_hold_no_identifier(store, tmp_path):
    two_censuses(tmp_path / "files")
    loaded(store, tmp_path / "files")
    (path,) = build(store).paths("referral")
    written = path.stat().st_mtime_ns
    assert build(store).paths("referral") == (path,)
    assert path.stat().st_mtime_ns == written
    for each in store.facts.rglob("*"):
        assert not each.is_file() or not any(
            name in each.read_bytes() for name in (b"ANNA", b"BORIS", b"CARA")
        )
        assert each.stat().st_mode & 0o077 == 0, each


def test_a_forgotten_child_is_in_no_number_any_more(store, tmp_path):
    two_censuses(tmp_path / "files")
    loaded(store, tmp_path / "files")
    asked = {"ids": ["rereferral_pct"], "every": "year", "start": "2024-04", "end": "2026-03"}
    assert [each.denominator for each in compute(store, **asked)] == [3, 1]
    key = read_key(tmp_path / "key" / "child.key", store=store.folder)
    forget(store, pseudonym(key, "child", "ANNA"))
    assert [each.denominator for each in compute(store, **asked)] == [2, 0]


def test_two_years_of_a_census_are_covered_and_the_edition_is_named(store, tmp_path):
    two_censuses(tmp_path / "files")
    current = loaded(store, tmp_path / "files")
    told = rows(store, "coverage", "source", "first_day", "last_day", "edition")
    found = [row for row in told if "." not in row[0]]
    assert [row[:3] for row in found] == [
        ("cin", number(2024, 4, 1), number(2025, 3, 31)),
        ("cin", number(2025, 4, 1), number(2026, 3, 31)),
    ]
    assert {row[3] for row in found} == {f"cin {each.period} {each.stamp}" for each in current}


def test_of_a_list_that_was_not_given_nothing_is_told_and_not_that_there_was_none(store, tmp_path):
    folder, year = tmp_path / "2026", {"every": "year", "start": "2025-04", "end": "2026-03"}
    heads = "CHILD|DECOM|RNE|LS|CIN|PLACE|PLACE_PROVIDER|DEC|REC|HOME_POST|PL_POST|URN"
    reviews = "CHILD|DOB|REVIEW|REVIEW_CODE\nANNA|05/03/2012|03/07/2025|PN1"
    table(folder, "reviews", reviews)
    loaded(store, folder)
    asked = ["cla_number", "cla_review_timescale_pct"]
    assert list(compute(store, ids=asked, **year)) == []
    table(folder, "episodes", f"{heads}\nANNA|03/06/2025|S|C2|N1|U1|PR1|||ZZ99 9ZZ|ZZ99 9ZY|SC000001")
    loaded(store, folder)
    assert [each.indicator for each in compute(store, ids=asked, **year)] == asked
    (folder / "reviews.csv").unlink()
    loaded(store, folder)
    assert [each.indicator for each in compute(store, ids=asked, **year)] == ["cla_number"]


def test_a_census_is_one_file_so_what_it_does_not_hold_there_was_none_of(store, tmp_path):
    census(tmp_path / "2026", 2026, child("ANNA", need("2025-06-03")))
    loaded(store, tmp_path / "2026")
    (found,) = compute(store, ids=["s47_number"], every="year", start="2025-04", end="2026-03")
    assert found.numerator == 0


def test_the_workforce_and_the_local_lists_become_facts(store, tmp_path):
    folder = tmp_path / "files"
    table(
        folder / "workforce",
        "workers",
        """
        month|worker|team|district|role|fte|agency|covers_vacancy|cases|left|days_lost|days_available|supervised
        2026-02|W1|Team 1|North|social worker|0.80|0|0|12|0|1.5|16|03/02/2026
        2026-03|W1|Team 1|North|social worker|1|1|1||1|0|20|
        """,
    )
    table(
        folder / "local",
        "child_area",
        """
        child | district | team   | from       | to
        ANNA  | North    | Team 1 | 01/01/2025 | 01/06/2025
        """,
    )
    table(
        folder / "local", "area_children", "district | year | children\nNorth | 2024 | 12000\n | 2024 | 60000"
    )
    loaded(store, folder)
    assert rows(
        store, "worker_month", "month", "fte_hundredths", "agency", "cases", "has_left", "days_lost_tenths"
    ) == [
        (month_number(date(2026, 2, 1)), 80, 0, 12, 0, 15),
        (month_number(date(2026, 3, 1)), 100, 1, None, 1, 0),
    ]
    assert rows(store, "child_area", "since", "until") == [(number(2025, 1, 1), number(2025, 6, 1))]
    assert rows(store, "area_children", "district", "return_year", "children") == [
        ("", 2025, 60000),
        ("North", 2025, 12000),
    ]
    assert rows(store, "coverage", "source", "first_day", "last_day") == [
        ("workforce", number(2026, 2, 1), number(2026, 2, 28)),
        ("workforce", number(2026, 3, 1), number(2026, 3, 31)),
    ]


def test_an_annex_a_covers_the_six_months_to_its_day(store, tmp_path):
    table(
        tmp_path / "annex_a_2026-03-31",
        "List 1",
        """
        Child Unique ID | Gender | Ethnicity | Date of Birth | Age of Child (Years) | Date of Contact | Contact Source
        ANNA            | b      | a         | 05/03/2012    | 13                   | 31/03/2026      | g) Police
        BORIS           | b      |           | 05/03/2012    | 13                   | 30/03/2026      | g) Police
        """,
    )
    (edition,) = loaded(store, tmp_path / "annex_a_2026-03-31")
    assert edition.period == "2026-03-31"
    assert rows(store, "coverage", "source", "first_day", "last_day") == [
        ("annex_a", number(2025, 10, 1), number(2026, 3, 31)),
        ("annex_a.list_1", number(2025, 10, 1), number(2026, 3, 31)),
    ]
    assert len(rows(store, "contact", "received")) == 2
    ((name, as_at, cells, blank),) = rows(store, "annex_cells", "list_name", "as_at", "cells", "blank")
    assert (name, as_at, blank) == ("list_1", number(2026, 3, 31), 1)
    assert cells % 2 == 0


def test_care_of_a_child_and_its_adoption_become_facts(store, tmp_path):
    folder = tmp_path / "2026"
    table(
        folder,
        "header",
        "CHILD | SEX | DOB | ETHNIC | UPN | MOTHER | MC_DOB\nANNA | F | 05/03/2022 | WBRI | UN1 | 0 | ",
    )
    table(
        folder,
        "episodes",
        """
        CHILD|DECOM|RNE|LS|CIN|PLACE|PLACE_PROVIDER|DEC|REC|HOME_POST|PL_POST|URN|PL_LOCATION|PL_DISTANCE
        ANNA|03/06/2025|S|C2|N1|U1|PR1|||ZZ99 9ZZ|ZZ99 9ZY|SC000001|OUT|12.3
        """,
    )
    table(
        folder,
        "ad1",
        "CHILD | DOB | DATE_INT | DATE_MATCH | FOSTER_CARE | NB_ADOPTR | SEX_ADOPTR | LS_ADOPTR\n"
        "ANNA | 05/03/2022 | 01/09/2025 | 10/10/2025 | 1 | 2 | MF | L11",
    )
    table(
        folder,
        "placed_adoption",
        "CHILD | DOB | DATE_PLACED | DATE_PLACED_CEASED | REASON_PLACED_CEASED\nANNA | 05/03/2022 | 20/10/2025 | | ",
    )
    loaded(store, tmp_path)
    (episode,) = rows(store, "episode", "started", "ended", "place", "distance_tenths", "outside")
    assert episode == (number(2025, 6, 3), None, "U1", 123, 1)
    assert rows(store, "adoption", "decided", "matched", "placed", "placed_ceased", "foster_carer") == [
        (number(2025, 9, 1), number(2025, 10, 10), number(2025, 10, 20), None, 1)
    ]


def test_an_empty_store_says_what_to_do(store):
    with pytest.raises(ForPerson, match="headway load"):
        build(store)


def test_a_workspace_a_store_and_a_folder_of_facts_are_all_understood(store, tmp_path):
    two_censuses(tmp_path / "files")
    loaded(store, tmp_path / "files")
    (path,) = build(store).paths("referral")
    for source in (store, store.folder, tmp_path / "home", str(tmp_path / "home"), path.parent):
        assert [each.name for each in facts_of(source).paths("referral")] == ["referral.parquet"]  # type: ignore[union-attr]
    assert Path(path).parent.parent.name == KENT


def test_a_plan_that_is_open_at_the_end_of_march_is_counted_that_day_and_no_more(store, tmp_path):
    census(tmp_path / "a" / "2025", 2025, child("BORIS", need("2022-05-07", plan("2022-09-02"))))
    census(tmp_path / "a" / "2026", 2026, child("ANNA", need("2025-05-02", plan("2025-06-02"))))
    loaded(store, tmp_path / "a")
    found = compute(store, ids=["cpp_2yr_open_pct"], start="2025-03", end="2025-04")
    assert [(each.numerator, each.denominator) for each in found] == [(1, 1), (0, 0)]
