"""The reports: the same faults in every form, nothing computed by a spreadsheet, files for their owner alone."""

from __future__ import annotations

import csv
import io
import json
import re
import stat
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from checks_clean import clean_world
from lxml import html
from openpyxl import load_workbook

from headway.errors import ForPerson
from headway.returns.checks import check
from headway.returns.checks.report import (
    COLUMNS,
    Line,
    Report,
    as_csv,
    as_json,
    as_page,
    as_workbook,
    check_places,
    report_of,
    write_all,
)
from headway.returns.checks.report.model import Checked, Place, RuleSummary
from headway.returns.checks.report.page import MOST_ROWS
from headway.returns.intake import read_folder


@pytest.fixture
def report(tmp_path: Path) -> Iterator[Report]:
    """A folder with two faults, one file that is no return, and no return of last year."""
    world, _ = clean_world(2)
    world.tables = {name: rows for name, rows in world.tables.items() if name.startswith("ssda903.")}
    world.of("SYN000001", "ssda903.episodes")[1]["REC"] = ""
    world.of("SYN000002", "ssda903.reviews")[0]["REVIEW"] = "soon"
    world.write(tmp_path)
    (tmp_path / "this" / "notes.txt").write_text("nothing\n", encoding="utf-8")
    with read_folder(tmp_path / "this") as intake:
        yield report_of(check(intake))


def many(faults: int, child: str = "SYN000001", value: str = "x") -> Report:
    """A report of so many faults of one rule."""
    lines = [
        Line(child, "orphan", "episodes", row, "CHILD", "No row.", value, "A row", "ssda903", "2026", "e.csv")
        for row in range(2, faults + 2)
    ]
    place = Place("ssda903", "2026", "episodes", "e.csv", faults, 2)
    return Report(
        (Checked("ssda903", "SSDA903", "2026", ".", (("episodes", faults),)),),
        (RuleSummary("orphan", "A row", "Do it.", faults, (place,)),),
        lines,
    )


def test_the_csv_has_one_line_a_fault_and_begins_with_the_six_columns(report: Report) -> None:
    rows = list(csv.DictReader(io.StringIO(as_csv(report).decode("utf-8-sig"))))
    assert list(rows[0])[:6] == ["child_id", "rule_code", "table", "row", "field", "message"]
    assert tuple(rows[0]) == COLUMNS
    assert [(row["child_id"], row["rule_code"], row["table"], row["row"], row["field"]) for row in rows] == [
        ("SYN000001", "ended-without-reason", "episodes", "3", "REC"),
        ("SYN000002", "not-a-date", "reviews", "4", "REVIEW"),
    ]
    assert rows[1]["value"] == "soon"
    assert rows[1]["file"] == "ssda903/reviews.csv"


def test_the_json_tells_faults_sums_what_ran_and_what_did_not(report: Report) -> None:
    told = json.loads(as_json(report))
    assert told["faults"] == len(told["issues"]) == 2
    assert {each["rule_code"]: each["faults"] for each in told["summary"]} == {
        "not-a-date": 1,
        "ended-without-reason": 1,
    }
    assert told["issues"][0]["row"] == 3
    ran = {each["rule_code"]: each for each in told["ran"]}
    assert ran["gap-in-care"]["tables"] == ["episodes"]
    assert ran["gap-in-care"]["rows"] == 8
    assert {each["why"] for each in told["not_run"]} == {"no return of 2025 was given (--previous)"}
    assert [each["file"] for each in told["files_passed_over"]] == ["notes.txt"]
    assert told["notes"][0].startswith("No child_area was given")


def test_the_workbook_has_the_faults_a_summary_and_what_ran_with_filters_and_frozen_headings(
    report: Report,
) -> None:
    book = load_workbook(BytesIO(as_workbook(report)))
    assert book.sheetnames == ["Issues", "Summary", "What ran", "Read otherwise"]
    issues = book["Issues"]
    assert [cell.value for cell in issues[1]] == list(COLUMNS)
    assert [cell.value for cell in issues[2]][:5] == [
        "SYN000001",
        "ended-without-reason",
        "episodes",
        3,
        "REC",
    ]
    for sheet in book:
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref
    assert "did not run" in {row[4].value for row in book["What ran"].iter_rows()}


def test_the_page_has_a_summary_first_and_a_captioned_table_for_each_rule(report: Report) -> None:
    page = html.fromstring(as_page(report).decode())
    assert page.get("lang") == "en-GB"
    assert [each.text for each in page.iter("h1")] == ["Faults in the returns"]
    headings = [each.text for each in page.iter("h2")]
    assert headings.index("Summary by rule") < headings.index("Faults, rule by rule")
    for table in page.iter("table"):
        assert table.find("caption").text.strip()
        assert {each.get("scope") for each in table.iter("th")} == {"col", "row"}
    links = {each.get("href") for each in page.iter("a")} - {"#summary"}
    assert links == {"#rule-not-a-date", "#rule-ended-without-reason"}
    assert all(page.get_element_by_id(link[1:]) is not None for link in links)


def test_the_page_needs_nothing_from_elsewhere_and_runs_nothing(report: Report) -> None:
    text = as_page(report).decode()
    assert not re.search(r"<script|<img|<link|@import|url\(|https?://|\son\w+=", text)


def test_a_cell_of_a_file_is_text_in_the_page(tmp_path: Path) -> None:
    page = as_page(many(1, child="<b>SYN</b>", value='"><script>alert(1)</script>')).decode()
    assert "<script>" not in page
    assert "&lt;b&gt;SYN" in page
    assert tmp_path.exists()


@pytest.mark.parametrize("formula", ["=1+1", "+1", "-1+1", "@SUM(A1)", "\t=1", "\r=1", " =1", "＝1"])
def test_no_spreadsheet_computes_a_cell_of_the_csv(formula: str) -> None:
    row = next(csv.DictReader(io.StringIO(as_csv(many(1, child=formula, value=formula)).decode("utf-8-sig"))))
    assert row["child_id"].startswith("'")
    assert row["value"].startswith("'")


def test_no_cell_of_the_workbook_is_a_formula_or_a_link() -> None:
    made = as_workbook(many(2, child="=HYPERLINK(1)", value="http://example.org"))
    with zipfile.ZipFile(BytesIO(made)) as parts:
        sheets = [parts.read(name).decode() for name in parts.namelist() if "worksheets/" in name]
    assert not any("<f>" in sheet or "hyperlink" in sheet for sheet in sheets)


def test_the_page_shows_the_first_rows_of_a_rule_and_says_how_many_more_the_csv_has() -> None:
    page = as_page(many(MOST_ROWS + 300)).decode()
    assert page.count('data-label="Child"') == MOST_ROWS
    assert f"the first {MOST_ROWS} of 500 faults" in page
    assert "300 more faults of this kind are in the CSV" in page
    assert as_csv(many(MOST_ROWS + 300)).count(b"orphan") == 500


def test_a_hundred_thousand_faults_make_a_page_of_less_than_a_megabyte() -> None:
    assert len(as_page(many(100_000))) < 1_000_000


def test_control_characters_and_lone_surrogates_break_no_report() -> None:
    odd = many(1, child="SYN\x00\x1b\ud800", value="\ufffe\x07")
    assert b"\x00" not in as_csv(odd)
    assert json.loads(as_json(odd))["issues"][0]["child_id"].startswith("SYN")
    assert load_workbook(BytesIO(as_workbook(odd)))["Issues"]["A2"].value.startswith("SYN")
    assert as_page(odd)


def test_reports_are_readable_by_their_owner_alone_and_replace_what_was_there(tmp_path: Path) -> None:
    first, second = tmp_path / "a.csv", tmp_path / "b.html"
    first.write_text("old", encoding="utf-8")
    first.chmod(0o644)
    write_all({first: b"new", second: b"page"})
    assert (first.read_bytes(), second.read_bytes()) == (b"new", b"page")
    assert [stat.S_IMODE(path.stat().st_mode) for path in (first, second)] == [0o600, 0o600]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.csv", "b.html"]


def test_where_one_report_cannot_be_written_none_is(tmp_path: Path) -> None:
    first, second = tmp_path / "a.csv", tmp_path / "folder"
    first.write_text("old", encoding="utf-8")
    second.mkdir()
    (second / "kept").touch()
    with pytest.raises(ForPerson, match="None of them was"):
        write_all({first: b"new", second: b"page"})
    assert first.read_text(encoding="utf-8") == "old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.csv", "folder"]


def test_a_place_that_cannot_be_written_is_refused_before_any_work(tmp_path: Path) -> None:
    with pytest.raises(ForPerson, match="is a folder"):
        check_places([tmp_path])
    with pytest.raises(ForPerson, match="is not there"):
        check_places([tmp_path / "no" / "a.csv"])
    with pytest.raises(ForPerson, match="two reports"):
        check_places([tmp_path / "a", tmp_path / "a"])
