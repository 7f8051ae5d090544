"""What runs depends on last year and on what lies beside a return; what does not run is said, with its reason."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest
from checks_clean import clean_world
from checks_world import World

from headway.errors import ForPerson
from headway.returns.checks import RULES, Query, Rule, check
from headway.returns.checks.asking import FAILED
from headway.returns.checks.rule import rows
from headway.returns.intake import Intake, read_folder


def written(folder: Path, *tables: str) -> World:
    world, _ = clean_world(2)
    world.tables = {name: rows for name, rows in world.tables.items() if name.startswith(tables)}
    world.write(folder)
    return world


def reasons(intake: Intake, previous: Intake | None = None) -> dict[tuple[str, str], str]:
    return {(each.rule, each.table): each.why_not or "" for each in check(intake, previous).not_run}


def test_without_last_year_the_rules_that_need_it_say_so(tmp_path: Path) -> None:
    written(tmp_path, "ssda903.")
    with read_folder(tmp_path / "this") as intake:
        why = reasons(intake)
    assert why["episode-changed", "episodes"] == "no return of 2025 was given (--previous)"
    assert why["open-last-year-gone", "missing"] == "no return of 2025 was given (--previous)"


def test_a_last_year_of_another_year_or_return_is_none(tmp_path: Path) -> None:
    written(tmp_path, "ssda903.", "last_cin.")
    with read_folder(tmp_path / "this") as intake, read_folder(tmp_path / "last") as last:
        assert (
            reasons(intake, last)["dob-changed", "header"] == "the folder of last year has no ssda903 of 2025"
        )


def test_last_year_in_the_same_folder_is_used_without_being_named(tmp_path: Path) -> None:
    world = written(tmp_path, "ssda903.", "last_ssda903.")
    world.of("SYN000001", "last_ssda903.header")[0]["SEX"] = "M"
    world.write(tmp_path)
    with read_folder(tmp_path) as intake:
        assert check(intake).by_rule == {"sex-changed": 1}


def test_a_table_that_is_not_there_is_named_for_each_rule_that_needs_it(tmp_path: Path) -> None:
    written(tmp_path, "ssda903.header", "ssda903.episodes", "ssda903.reviews")
    with read_folder(tmp_path / "this") as intake:
        result = check(intake)
        why = {(each.rule, each.table): each.why_not for each in result.not_run}
        ran = {(each.rule, each.table) for each in result.ran if each.why_not is None}
    assert why["child-without-episode", "header"] == "there is no table oc3"
    assert why["orphan", "missing"] == "there is no table missing"
    assert ("orphan", "reviews") in ran
    assert (
        result.faults == 0
    )  # nothing is held against those adopted without ad1, nor the leavers without oc3


def test_a_column_that_is_not_there_gives_one_fault_and_not_one_a_row(tmp_path: Path) -> None:
    world = written(tmp_path, "ssda903.")
    world.without.add(("ssda903.episodes", "REC"))
    world.write(tmp_path)
    with read_folder(tmp_path / "this") as intake:
        result = check(intake)
        why = {(each.rule, each.table): each.why_not for each in result.not_run}
    assert why["ended-without-reason", "episodes"] == "episodes has no column REC"
    assert "ended-without-reason" not in result.by_rule


def test_without_a_list_of_districts_none_is_unknown_and_the_report_says_so(tmp_path: Path) -> None:
    written(tmp_path, "local.child_area", "workforce.")
    with read_folder(tmp_path / "this") as intake:
        why = reasons(intake)
    assert why["district-unknown", "child_area"] == "there is no list of districts (area_children)"
    assert why["district-unknown", "workers"] == "there is no list of districts (area_children)"


def test_without_another_return_beside_it_a_census_is_not_compared(tmp_path: Path) -> None:
    written(tmp_path, "cin.")
    with read_folder(tmp_path / "this") as intake:
        why = reasons(intake)
    assert (
        why["dob-between-returns", "child"] == "no return ssda903 with its table header is in the same folder"
    )


def test_a_rule_that_fails_costs_itself_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bad = Rule(
        "bad", "Bad", "Nothing.", (rows("ssda903.episodes", "DEC", when="t.NO_SUCH > 1", says="never"),)
    )
    monkeypatch.setattr("headway.returns.checks.asking.RULES", {"bad": bad, **RULES})
    world = written(tmp_path, "ssda903.")
    world.of("SYN000001", "ssda903.episodes")[1]["REC"] = ""
    world.write(tmp_path)
    with read_folder(tmp_path / "this") as intake:
        result = check(intake)
    assert [each.why_not for each in result.not_run if each.rule == "bad"] == [FAILED]
    assert result.by_rule == {"ended-without-reason": 1}


def test_checking_twice_finds_the_same_once(tmp_path: Path) -> None:
    world = written(tmp_path, "ssda903.")
    world.of("SYN000001", "ssda903.episodes")[1]["REC"] = ""
    world.write(tmp_path)
    with read_folder(tmp_path / "this") as intake:
        first, second = check(intake), check(intake)
        assert first.counts == second.counts
        assert intake.con.execute("SELECT count(*) FROM faults").fetchall() == [(1,)]


def test_what_is_found_is_kept_with_the_faults_of_parsing_and_its_message_holds_no_value(
    tmp_path: Path,
) -> None:
    world = written(tmp_path, "ssda903.")
    world.of("SYN000001", "ssda903.reviews")[1]["REVIEW"] = "09/12/2025"
    world.write(tmp_path)
    with read_folder(tmp_path / "this") as intake:
        check(intake)
        kept = intake.con.execute("SELECT tbl, row, field, rule, value, message FROM faults").fetchall()
    assert [each[:5] for each in kept] == [("reviews", 3, "REVIEW", "review-outside-care", "2025-12-09")]
    assert "2025" not in kept[0][5]
    assert "SYN" not in kept[0][5]


def test_an_error_of_the_database_is_told_without_its_text(tmp_path: Path) -> None:
    written(tmp_path, "ssda903.")
    with read_folder(tmp_path / "this") as intake:
        intake.con.execute("DROP TABLE faults").fetchall()
        with pytest.raises(ForPerson, match="report this as a fault of Headway") as error:
            check(intake)
    assert not isinstance(error.value.__cause__, duckdb.Error)


def test_rows_of_an_xml_that_share_a_line_are_each_checked(tmp_path: Path) -> None:
    world, _ = clean_world(2)
    world.tables = {name: rows for name, rows in world.tables.items() if name.startswith("cin.")}
    for child in ("SYN000001", "SYN000002"):
        world.of(child, "cin.cin_details")[0]["ReasonForClosure"] = ""
    world.of("SYN000001", "cin.cin_details")[1]["ReferralSource"] = "nobody"
    world.write(tmp_path)
    path = tmp_path / "this" / "cin" / "census.xml"
    path.write_text("".join(path.read_text(encoding="utf-8").splitlines()), encoding="utf-8")
    with read_folder(tmp_path / "this") as intake:
        result = check(intake)
        assert result.by_rule == {"unknown-code": 1, "ended-without-reason": 2}
        assert [row[8] for row in result.rows("ended-without-reason")] == ["SYN000001", "SYN000002"]


def test_every_rule_says_in_words_what_it_finds_and_what_to_do() -> None:
    for code, rule in RULES.items():
        assert code == rule.code == code.lower()
        assert rule.title[0].isupper()
        assert not rule.title.endswith(".")
        assert rule.do.endswith(".")
    assert len(RULES) >= 36


def test_a_query_says_by_which_columns_a_row_is_judged() -> None:
    query = Query("episodes", "REC", "SELECT 1", "words", reads=("DEC",))
    assert query.columns == ("REC", "DEC")
