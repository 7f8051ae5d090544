"""A raw table into its typed one: each column in its own form or through the map, and everything said on the way."""

from datetime import date
from decimal import Decimal

import pytest
from reading_files import (
    EPISODE,
    EPISODES,
    HEADER,
    child,
    csv_text,
    episode,
    faults,
    parsed,
    reading,
    repairs,
    write_episodes,
)

from headway.returns.schema import return_named


def types(intake, table):
    relation = intake.deliveries[0].tables[table].parsed
    return {name: kind for name, kind, *_ in intake.con.execute(f"DESCRIBE {relation}").fetchall()}


def test_every_column_of_the_year_is_there_with_its_type_whether_the_file_has_it_or_not(tmp_path):
    write_episodes(tmp_path, [EPISODE])
    with reading(tmp_path) as intake:
        found = types(intake, "episodes")
        asked = [each.name for each in return_named("ssda903").table("episodes").columns_in(2025)]
        assert list(found) == ["file", "row", *asked]
        assert (found["row"], found["DECOM"], found["REC"], found["PL_DISTANCE"]) == (
            "BIGINT", "DATE", "VARCHAR", "DECIMAL(12,2)",
        )  # fmt: skip


@pytest.mark.parametrize("odd", [None, "2024-06-03", "3/6/24", "31/02/2024", ""])
def test_a_date_is_the_same_whether_its_column_is_clean_or_not(tmp_path, odd):
    rows = [EPISODE] if odd is None else [EPISODE, episode(CHILD="SYN000002", DECOM=odd)]
    write_episodes(tmp_path, rows)
    with reading(tmp_path, year=2025) as intake:
        assert parsed(intake, "episodes", "DECOM")[0] == (date(2024, 6, 3),)


def test_a_column_wholly_in_another_form_is_a_repair_of_every_cell(tmp_path):
    write_episodes(tmp_path, [episode(DECOM="2024-06-03"), episode(DECOM="2024-06-04")])
    with reading(tmp_path) as intake:
        assert parsed(intake, "episodes", "DECOM") == [(date(2024, 6, 3),), (date(2024, 6, 4),)]
        assert repairs(intake) == [("episodes", "DECOM", "date written as YYYY-MM-DD", 2, 2)]


def test_a_bad_cell_costs_its_own_field_only(tmp_path):
    write_episodes(tmp_path, [episode(DECOM="31/02/2024", LS="zz", PL_POST="ZZ99"), EPISODE])
    with reading(tmp_path) as intake:
        assert parsed(intake, "episodes", "CHILD", "DECOM", "LS", "PL_POST", "HOME_POST") == [
            ("SYN000001", None, None, None, "ZZ99 9ZZ"),
            ("SYN000001", date(2024, 6, 3), "C2", "ZZ99 9ZY", "ZZ99 9ZZ"),
        ]
        assert faults(intake) == [
            ("episodes", 2, "DECOM", "impossible-date"),
            ("episodes", 2, "LS", "unknown-code"),
            ("episodes", 2, "PL_POST", "not-a-postcode"),
        ]


def test_the_value_of_a_fault_is_kept_beside_its_message_and_not_in_it(tmp_path):
    write_episodes(tmp_path, [episode(REC="E43")])
    with reading(tmp_path) as intake:
        rule, value, message = intake.con.execute("SELECT rule, value, message FROM faults").fetchall()[0]
        assert (rule, value) == ("code-of-another-year", "E43")
        assert "E43" not in message


def test_the_columns_that_the_departments_portal_derives_are_read_where_they_are(tmp_path):
    rows = [[*EPISODES, "PL_DISTANCE", "PL_LOCATION"], [*EPISODE, "12.46", "IN"]]
    (tmp_path / "e.csv").write_text(csv_text(rows))
    with reading(tmp_path) as intake:
        assert parsed(intake, "episodes", "PL_DISTANCE", "PL_LOCATION") == [(Decimal("12.50"), "IN")]
        assert repairs(intake) == [("episodes", "PL_DISTANCE", "rounded to 1 decimal place", 1, 2)]


def test_a_blank_is_null_and_never_an_empty_text(tmp_path):
    write_episodes(tmp_path, [episode(HOME_POST="", URN=" ", REASON_PLACE_CHANGE="", DEC="", REC="")])
    with reading(tmp_path) as intake:
        assert parsed(intake, "episodes", "HOME_POST", "URN", "REASON_PLACE_CHANGE", "DEC", "REC") == [
            (None,) * 5
        ]
        assert faults(intake) == []


def test_identifiers_lose_blanks_at_their_ends_and_nothing_else(tmp_path):
    rows = [HEADER, child(CHILD=" 00ab "), child(CHILD="00AB", SEX="M"), child(CHILD="NULL")]
    (tmp_path / "h.csv").write_text(csv_text(rows))
    with reading(tmp_path, year=2025) as intake:
        assert parsed(intake, "header", "CHILD") == [("00ab",), ("00AB",), (None,)]
        assert faults(intake) == [("header", 4, "CHILD", "required-blank")]
        assert [row[1:4] for row in repairs(intake)] == [
            ("CHILD", "blanks taken out", 1),
            ("CHILD", "the word NULL read as blank", 1),
        ]


def test_the_raw_relation_holds_every_cell_exactly_as_given(tmp_path):
    write_episodes(tmp_path, [episode(CHILD=" SYN1 ", REC="e4a ", DEC="")])
    with reading(tmp_path) as intake:
        raw = intake.deliveries[0].tables["episodes"].raw
        assert intake.con.execute(f"SELECT file, row, CHILD, REC, DEC FROM {raw}").fetchall() == [  # noqa: S608
            (1, 2, " SYN1 ", "e4a ", "")
        ]


def test_workers_and_vacancies_are_read_by_month(tmp_path):
    (tmp_path / "w.csv").write_text(
        csv_text(
            [
                ["month", "worker", "team", "role", "fte", "agency", "cases"],
                ["2025-04", "SYNW1", "East 1", "Social worker", "0.8", "N", "14"],
                ["30/04/2025", "SYNW2", "East  1", "NQSW", "1", "Y", "9.0"],
                ["April", "SYNW3", "East 1", "?", "3", "maybe", "many"],
            ]
        )
    )
    with reading(tmp_path) as intake:
        assert intake.deliveries[0].period == "2026"
        assert parsed(intake, "workers", "month", "worker", "team", "role", "fte", "agency", "cases")[:2] == [
            (date(2025, 4, 1), "SYNW1", "East 1", "social_worker", Decimal("0.80"), "0", 14),
            (date(2025, 4, 1), "SYNW2", "East 1", "newly_qualified", Decimal("1.00"), "1", 9),
        ]
        assert [row[2:] for row in faults(intake)] == [
            ("agency", "unknown-code"),
            ("cases", "not-a-whole-number"),
            ("fte", "out-of-range"),
            ("month", "not-a-date"),
            ("role", "unknown-code"),
        ]


def test_the_local_list_of_districts_is_read(tmp_path):
    rows = [["child", "district", "team", "from", "to"], ["SYN000001", "East", "East 1", "01/04/2024", ""]]
    (tmp_path / "area.csv").write_text(csv_text(rows))
    with reading(tmp_path) as intake:
        delivery = intake.deliveries[0]
        assert (delivery.return_name, delivery.period) == ("local", "local")
        assert parsed(intake, "child_area", "child", "district", "from", "to") == [
            ("SYN000001", "East", date(2024, 4, 1), None)
        ]
