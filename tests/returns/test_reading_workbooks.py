"""Workbooks: sheets by their headings, days and numbers as they were saved, formulas, errors, and what is refused."""

import zipfile
import zlib
from datetime import date

import pytest
import xlsxwriter
from reading_files import CONTACT, CONTACTS, contact, faults, parsed, reading, repairs, write_workbook

from headway.errors import ForPerson
from headway.returns.reading.limits import MAX_UNPACKED_BYTES


def test_a_list_of_annex_a_is_read_as_at_its_latest_day(tmp_path):
    write_workbook(tmp_path / "a.bin", [CONTACTS, CONTACT])
    with reading(tmp_path) as intake:
        delivery = intake.deliveries[0]
        assert (delivery.return_name, delivery.period, delivery.year) == ("annex_a", "2026-03-31", 2026)
        assert parsed(intake, "list_1", "Child Unique ID", "Gender", "Date of Contact", "Contact Source") == [
            ("SYN000001", "b", date(2026, 3, 31), "g")
        ]
        assert repairs(intake) == []


def test_the_day_that_a_folder_is_named_for_counts_if_the_latest_event_lies_shortly_before(tmp_path):
    write_workbook(tmp_path / "2026-04-30" / "a.xlsx", [CONTACTS, CONTACT])
    with reading(tmp_path) as intake:
        assert intake.deliveries[0].period == "2026-04-30"


def test_title_rows_above_and_empty_columns_beside_do_not_matter_and_are_listed(tmp_path):
    rows = [["Contacts in the last six months"], [], list(CONTACTS), list(CONTACT), [], list(CONTACT)]
    write_workbook(tmp_path / "a.xlsx", rows, at=(1, 2))
    with reading(tmp_path) as intake:
        assert parsed(intake, "list_1", "row", "Child Unique ID") == [(5, "SYN000001"), (7, "SYN000001")]
        told = {row[2]: row[3] for row in repairs(intake)}
        assert told["rows above the headings left out"] == 3
        assert told["empty row left out"] == 1
        assert told["column 1 has no heading: left out"] == 0


def test_a_day_a_number_of_days_and_a_text_are_all_dates(tmp_path):
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet, day = book.add_worksheet(), book.add_format({"num_format": "dd/mm/yyyy"})
        sheet.write_row(0, 0, CONTACTS)
        for row in (1, 2, 3):
            sheet.write_row(row, 0, CONTACT)
        sheet.write_datetime(1, 5, date(2026, 3, 30), day)
        sheet.write_number(2, 5, 46111)
        sheet.write_string(3, 5, "30/03/2026")
    with reading(tmp_path) as intake:
        assert parsed(intake, "list_1", "Date of Contact") == [(date(2026, 3, 30),)] * 3
        assert ("list_1", "Date of Contact", "number of days read as a date", 1, 3) in repairs(intake)


def test_a_workbook_that_counts_from_1904_is_read_so(tmp_path):
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path, {"date_1904": True}) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, CONTACTS)
        sheet.write_row(1, 0, contact(Date_of_Contact=46111 - 1462))
    with reading(tmp_path) as intake:
        assert parsed(intake, "list_1", "Date of Contact") == [(date(2026, 3, 30),)]


def test_a_number_as_an_identifier_loses_its_point(tmp_path):
    write_workbook(tmp_path / "a.xlsx", [CONTACTS, contact(Child_Unique_ID=123456)])
    with reading(tmp_path) as intake:
        assert parsed(intake, "list_1", "Child Unique ID") == [("123456",)]


def test_a_formula_gives_its_saved_value_and_that_is_said(tmp_path):
    write_workbook(tmp_path / "a.xlsx", [CONTACTS, contact(Child_Unique_ID='="SYN"&"1"|SYN1')])
    with reading(tmp_path) as intake:
        assert parsed(intake, "list_1", "Child Unique ID") == [("SYN1",)]
        assert ("list_1", "Child Unique ID", "formula: its saved value was read", 1, 2) in repairs(intake)


def test_a_formula_without_a_saved_value_and_an_error_are_faults(tmp_path):
    rows = [CONTACTS, contact(Date_of_Birth="=TODAY()|"), contact(Date_of_Birth="=1/0|#DIV/0!")]
    write_workbook(tmp_path / "a.xlsx", rows)
    with reading(tmp_path) as intake:
        assert faults(intake) == [
            ("list_1", 2, "Date of Birth", "formula-without-value"),
            ("list_1", 3, "Date of Birth", "error-in-cell"),
        ]


def test_a_sheet_that_is_no_list_is_skipped_by_its_number(tmp_path):
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path) as book:
        book.add_worksheet("SYN000001").write_row(0, 0, ["Read", "me"])
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, CONTACTS)
        sheet.write_row(1, 0, CONTACT)
    with reading(tmp_path) as intake:
        assert intake.skipped == (
            ("a.xlsx, sheet 1", "its headings are those of no table that Headway knows"),
        )


def test_two_sheets_of_one_list_are_refused(tmp_path):
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path) as book:
        for _ in range(2):
            sheet = book.add_worksheet()
            sheet.write_row(0, 0, CONTACTS)
            sheet.write_row(1, 0, CONTACT)
    with pytest.raises(ForPerson, match=r"two sheets both hold the table list_1"), reading(tmp_path):
        pass


def test_a_workbook_with_macros_is_read_and_nothing_is_run(tmp_path):
    path = write_workbook(tmp_path / "a.xlsm", [CONTACTS, CONTACT])
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"\xd0\xcf\x11\xe0 not run")
    with reading(tmp_path) as intake:
        assert parsed(intake, "list_1", "Child Unique ID") == [("SYN000001",)]
        assert "the workbook holds macros, which were not run" in [row[2] for row in repairs(intake)]


def _encrypted() -> bytes:
    return (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
        + b"\0" * 600
        + "EncryptedPackage".encode("utf-16-le")
        + b"\0" * 600
    )


def test_a_workbook_with_a_password_is_refused_with_what_to_do(tmp_path):
    (tmp_path / "a.xlsx").write_bytes(_encrypted())
    with (
        pytest.raises(ForPerson, match=r"a\.xlsx: the workbook is protected with a password\. Open it"),
        reading(tmp_path),
    ):
        pass


def test_a_workbook_of_an_older_office_is_refused_with_what_to_do(tmp_path):
    (tmp_path / "a.xls").write_bytes(
        _encrypted().replace("Encrypted".encode("utf-16-le"), "Workbook1".encode("utf-16-le"))
    )
    with pytest.raises(ForPerson, match=r"a\.xls: .*Save it as \.xlsx"), reading(tmp_path):
        pass


def _with_sheet(path, xml: bytes) -> None:
    """A workbook whose sheet is these bytes."""
    whole = write_workbook(path.with_suffix(".whole"), [CONTACTS, CONTACT])
    with zipfile.ZipFile(whole) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.infolist():
            new.writestr(part.filename, xml if part.filename.endswith("sheet1.xml") else old.read(part))
    whole.unlink()


def test_a_workbook_that_unpacks_to_a_bomb_is_refused_before_it_is_opened(tmp_path):
    _with_sheet(
        tmp_path / "a.xlsx", b"<worksheet><sheetData>" + b" " * 60_000_000 + b"</sheetData></worksheet>"
    )
    assert (tmp_path / "a.xlsx").stat().st_size < 1_000_000
    with pytest.raises(ForPerson, match=r"a\.xlsx: the workbook would unpack to more"), reading(tmp_path):
        pass


def test_a_workbook_whose_directory_lies_about_its_size_is_refused(tmp_path):
    path, sheet = tmp_path / "a.xlsx", b"<worksheet><sheetData/></worksheet>" + b" " * 5_000_000
    _with_sheet(path, sheet)
    for was, told in ((len(sheet), 1_000), (zlib.crc32(sheet), zlib.crc32(sheet[:1_000]))):
        data = path.read_bytes()
        assert data.count(was.to_bytes(4, "little")) == 2  # beside the part and in the directory
        path.write_bytes(data.replace(was.to_bytes(4, "little"), told.to_bytes(4, "little")))
    with zipfile.ZipFile(path) as archive:  # the library of Python is taken in
        assert len(archive.read("xl/worksheets/sheet1.xml")) == 1_000
    with pytest.raises(ForPerson, match=r"a\.xlsx: the workbook is damaged"), reading(tmp_path):
        pass


@pytest.mark.parametrize("mark", ["'", '"'])
def test_a_row_far_away_is_found_however_it_is_written(tmp_path, mark):
    row = f"<row r={mark}1048576{mark}>" + "<c t='inlineStr'><is><t>x</t></is></c>" * 30 + "</row>"
    far = f"<c r={mark}CV9{mark} t='inlineStr'><is><t>x</t></is></c>"
    _with_sheet(
        tmp_path / "a.xlsx", f"<worksheet><sheetData><row>{far}</row>{row}</sheetData></worksheet>".encode()
    )
    with pytest.raises(ForPerson, match=r"its cells lie across more than"), reading(tmp_path):
        pass


def test_empty_cells_with_a_format_far_away_do_no_harm(tmp_path):
    whole = write_workbook(tmp_path / "w.xlsx", [CONTACTS, CONTACT])
    with zipfile.ZipFile(whole) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml")
    far = b'<row r="1048576"><c r="XFD1048576" s="0"/></row></sheetData>'
    whole.unlink()
    _with_sheet(tmp_path / "a.xlsx", sheet.replace(b"</sheetData>", far))
    with reading(tmp_path) as intake:
        assert len(parsed(intake, "list_1")) == 1


def test_a_cell_far_away_is_refused_before_the_sheet_is_laid_out(tmp_path):
    cell = '<c r="XFD1048576" t="inlineStr"><is><t>x</t></is></c>'
    sheet = f'<worksheet><sheetData><row r="1048576">{cell}</row></sheetData></worksheet>'
    _with_sheet(tmp_path / "a.xlsx", sheet.encode())
    with (
        pytest.raises(ForPerson, match=r"a\.xlsx, sheet 1: its cells lie across more than"),
        reading(tmp_path),
    ):
        pass


def test_a_damaged_workbook_is_refused(tmp_path):
    path = write_workbook(tmp_path / "a.xlsx", [CONTACTS, CONTACT])
    path.write_bytes(path.read_bytes()[:-400])
    with pytest.raises(ForPerson, match=r"a\.xlsx: the workbook is damaged"), reading(tmp_path):
        pass


def test_a_zip_that_is_no_workbook_is_skipped(tmp_path):
    write_workbook(tmp_path / "a.xlsx", [CONTACTS, CONTACT])
    with zipfile.ZipFile(tmp_path / "old.zip", "w") as archive:
        archive.writestr("notes.txt", "x")
    with reading(tmp_path) as intake:
        assert [name for name, _ in intake.skipped] == ["old.zip"]


def test_the_limit_leaves_room_for_the_largest_annex_a():
    assert MAX_UNPACKED_BYTES > 20 * 15_000_000
