"""National registers as files: what is read, and what is said of what cannot be."""

import io
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from headway.benchmarks import Layout, Register, read_register
from headway.benchmarks.outcome_columns import letters
from headway.errors import ForPerson

HEADER = (
    "authority,ons_code,framework,form,inspection_start,inspection_end,published,overall,leadership,"
    "help_protection,in_care_or_looked_after,care_leavers,adoption,lscb,doc_id,source,confidence"
)
KENT = (
    "Kent,E10000016,SIF,inspection,2017-03-06,2017-03-30,2017-06-13,Good,,Requires improvement,,,,,,PDF,high"
)
OFSTED = (
    "Web link",
    "Local authority area code",
    "Local authority name",
    "Ofsted region",
    "Inspection date",
    "Publication date",
    "Inspection type",
    "Overall effectiveness",
    "The impact of leaders on social work practice with children and families",
)


def history(tmp_path: Path, *lines: str, header: str = HEADER) -> Register:
    path = tmp_path / "history.csv"
    path.write_text("\n".join([header, *lines]) + "\n", encoding="utf-8")
    return read_register(path)


def workbook(tmp_path: Path, **sheets: list[tuple[object, ...]]) -> Register:
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for each in rows:
            sheet.append(each)
    path = tmp_path / "outcomes.xlsx"
    book.save(path)
    return read_register(path)


def ilacs(
    name: str = "Kent", code: str = "E10000016", start: object = date(2022, 5, 9), **more: object
) -> tuple:
    cells = {
        "link": "Web page",
        "code": code,
        "name": name,
        "region": "South East",
        "start": start,
        "published": date(2022, 7, 5),
        "kind": "ILACS Short Inspection",
        "overall": "Outstanding",
        "leaders": "Requires improvement to be good",
    } | more
    return tuple(cells.values())


@pytest.mark.shared
def test_our_register_is_read_whole(shared: Path) -> None:
    found = read_register(shared / "register" / "la_judgement_history_2013_2026.csv")
    assert (found.layout, len(found.rows), found.problems) == (Layout.CSV, 497, ())
    kent = [row for row in found.rows if row.ons_code == "E10000016"]
    assert [(row.framework, row.published, row.judgements["overall"]) for row in kent] == [
        ("SIF", date(2017, 6, 13), "Good"),
        ("ILACS", date(2022, 7, 5), "Outstanding"),
        ("ILACS", date(2026, 2, 2), "Good"),
    ]
    assert [row.authority for row in found.undated] == ["Cumbria"]


@pytest.mark.shared
@pytest.mark.parametrize(
    ("file", "as_at", "ilacs_rows", "visits", "waiting"),
    [
        ("LA_Inspection_Outcomes_as_at_31_March_2025.ods", date(2025, 3, 31), 271, 60, ()),
        (
            "LA_Inspection_Outcomes_as_at_March_2024.ods",
            date(2024, 3, 31),
            219,
            65,
            ("Cumberland", "Westmorland and Furness"),
        ),
    ],
)
def test_ofsteds_spreadsheets_are_read_whole(
    shared: Path, file: str, as_at: date, ilacs_rows: int, visits: int, waiting: tuple[str, ...]
) -> None:
    found = read_register(shared / "register" / file)
    assert (found.layout, found.as_at, found.problems) == (Layout.OFSTED, as_at, ())
    assert found.covers_to == date(as_at.year, 6, 30)  # the cover: "with a report published by 30 June"
    ours = [row for row in found.rows if row.framework == "ILACS"]
    assert (len(ours), len(found.rows) - len(ours), found.not_inspected) == (ilacs_rows, visits, waiting)
    assert all(row.published for row in ours)


@pytest.mark.shared
def test_ofsteds_history_and_ours_agree_on_every_grade(shared: Path) -> None:
    """The CSV's ILACS rows to March 2025 were taken from the same statistics: joined here by authority and day."""
    theirs = {
        (row.ons_code, row.published): row.judgements
        for row in read_register(shared / "register" / "LA_Inspection_Outcomes_as_at_31_March_2025.ods").rows
        if row.framework == "ILACS"
    }
    ours = {
        (row.ons_code, row.published): row.judgements
        for row in read_register(shared / "register" / "la_judgement_history_2013_2026.csv").rows
        if row.framework == "ILACS"
    }
    assert len(theirs.keys() & ours.keys()) == 271
    assert [key for key in theirs if theirs[key] != ours[key]] == []


def test_a_date_in_part_counts_from_the_end_of_its_period(tmp_path: Path) -> None:
    found = history(
        tmp_path,
        "Bournemouth,,SIF,inspection,2014-04,,2014,Requires improvement,,,,,,,,,low",
        "Northamptonshire,,SIF,inspection,2016-02,,2016-04,Requires improvement,,,,,,,,,medium",
        "Poole,,SIF,inspection,2017-09,,2017,Requires improvement,,,,,,,,,medium",
    )
    assert [(row.published, row.published_printed) for row in found.rows] == [
        (date(2014, 12, 31), "2014"),
        (date(2016, 4, 30), "2016-04"),
        (date(2017, 12, 8), "2017"),  # known to have been out by then
    ]
    assert next((row.start, row.began) for row in found.rows) == (None, date(2014, 4, 1))


@pytest.mark.parametrize(
    ("line", "column", "says"),
    [
        (KENT.replace("Kent,", "Kentshire,"), "authority", '"Kentshire" is not an upper-tier'),
        (KENT.replace("E10000016", "E06000035"), "authority", "is not a code of Kent"),
        (KENT.replace("E10000016", "E99"), "authority", "E99"),
        (KENT.replace("SIF", "Rumour"), "framework", "Rumour"),
        (KENT.replace("2017-06-13", "13/06/2017"), "published", '"13/06/2017" is not a date'),
        (KENT.replace("2017-06-13", "2017-06-31"), "published", "is not a date"),
        (KENT.replace("2017-03-30", "March"), "inspection_end", "is not a date"),
        (KENT.replace("Requires improvement", "Adequate"), "help_protection", '"Adequate" is not a grade'),
        (KENT + ",surplus", "", "more cells"),
    ],
)
def test_a_row_that_cannot_be_used_is_left_out_and_named(
    tmp_path: Path, line: str, column: str, says: str
) -> None:
    found = history(tmp_path, KENT, line)
    assert len(found.rows) == 1
    (problem,) = found.problems
    assert (problem.row, says in str(problem)) == (3, True), str(problem)
    if column != "authority":
        assert problem.column == column
    assert "1 not read" in found.coverage


def test_an_unknown_column_is_told_of(tmp_path: Path) -> None:
    found = history(tmp_path, KENT + ",x", header=HEADER + ",colour")
    assert [str(problem) for problem in found.problems] == [
        "history.csv, row 1, colour: this column is not known and was not read."
    ]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"name,grade\nKent,Good\n",
        b"\xff\xfe\x00binary",
        b"PK\x03\x04 not really an archive",
        b"%PDF-1.7",
    ],
)
def test_a_file_of_another_layout_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "register.ods"
    path.write_bytes(content)
    with pytest.raises(ForPerson):
        read_register(path)


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ForPerson, match="There is no file"):
        read_register(tmp_path / "none.csv")


def test_a_workbook_without_the_table_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ForPerson, match="Local authority name"):
        workbook(tmp_path, Sheet1=[("Name", "Grade"), ("Kent", "Good")])


def test_one_inspection_in_two_tables_is_one_row(tmp_path: Path) -> None:
    latest = ("Web link", "Local authority name", "Ofsted region", "Inspection date", "Overall effectiveness")
    dated = ("Web link", "Local authority name", "LA region", "First ILACS publication date")
    more = ("First ILACS inspection type", "First ILACS overall effectiveness")
    found = workbook(
        tmp_path,
        Latest=[latest, ("x", "Kent", "South East", date(2022, 5, 9), "Outstanding")],
        History=[
            (*dated, *more),
            ("x", "Kent", "SE", date(2022, 7, 5), "ILACS Short Inspection", "Outstanding"),
        ],
    )
    (row,) = found.rows
    assert (row.start, row.published, row.form) == (date(2022, 5, 9), date(2022, 7, 5), "short inspection")


def test_tables_that_differ_are_told_of(tmp_path: Path) -> None:
    found = workbook(tmp_path, One=[OFSTED, ilacs()], Two=[OFSTED, ilacs(overall="Good")])
    assert len(found.rows) == 1
    assert [str(problem) for problem in found.problems] == [
        'Two, row 2, overall: Kent is "Good" here and "Outstanding" in One, row 2; the latter was kept.'
    ]


@pytest.mark.parametrize(
    ("line", "column", "says"),
    [
        (ilacs(name="Kentshire"), "column C (Local authority name)", "Kentshire"),
        (ilacs(code="E06000035"), "column B (Local authority area code)", "not a code of Kent"),
        (ilacs(start="soon"), "column E (Inspection date)", '"soon" is not a date'),
        (ilacs(kind="ILACS Grand Inspection"), "column G (Inspection type)", "no kind of inspection"),
        (ilacs(overall="Splendid"), "column H (Overall effectiveness)", "Splendid"),
        (ilacs(start="", published=""), "column C (Local authority name)", "without a date"),
    ],
)
def test_a_cell_that_cannot_be_used_is_named_by_sheet_row_and_column(
    tmp_path: Path, line: tuple[object, ...], column: str, says: str
) -> None:
    found = workbook(tmp_path, Cover=[("About", "")], History=[("A title", ""), OFSTED, ilacs(), line])
    assert len(found.rows) == 1
    (problem,) = found.problems
    assert (problem.sheet, problem.row, problem.column) == ("History", 4, column)
    assert says in problem.message


def test_an_authority_not_yet_inspected_is_no_problem(tmp_path: Path) -> None:
    empty = {"kind": "", "overall": "", "leaders": "", "published": ""}
    found = workbook(
        tmp_path,
        History=[OFSTED, ilacs(), ilacs(name="Cumberland", code="", start="Not yet inspected", **empty)],
    )
    assert (len(found.rows), found.problems, found.not_inspected) == (1, (), ("Cumberland",))


def test_columns_are_named_as_a_spreadsheet_names_them() -> None:
    assert [letters(place) for place in (0, 25, 26, 51, 52, 701, 702)] == [
        "A",
        "Z",
        "AA",
        "AZ",
        "BA",
        "ZZ",
        "AAA",
    ]


def test_a_workbook_that_unpacks_without_end_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("headway.benchmarks.outcome_workbook._MOST_UNPACKED", 1000)
    with pytest.raises(ForPerson, match="unpacks to more"):
        workbook(tmp_path, History=[OFSTED, ilacs()])


def test_what_is_read_does_not_hang_on_the_files_name(tmp_path: Path) -> None:
    path = tmp_path / "history.ods"
    path.write_bytes(io.BytesIO(f"{HEADER}\n{KENT}\n".encode()).getvalue())
    assert read_register(path).layout is Layout.CSV
