"""Files that mean harm, or were damaged on the way: one clear sentence each, quickly, and nothing written."""

import io
import json
import struct
import zipfile
from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import example, given, settings
from hypothesis import strategies as st
from one_database import on_sqlite_only

from headway.errors import ForPerson
from headway.web.exchange.archives import INSTALLATION, OFFICE, leads_out, opened
from headway.web.exchange.formats import Form, given_in, written
from headway.web.exchange.formats.workbook_in import sheets_in
from headway.web.exchange.tables import PlanTables

EMPTY = PlanTables({})


def zip_of(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def workbook(sheet: str) -> bytes:
    """A workbook with one sheet whose XML is given."""
    made = io.BytesIO()
    book = xlsxwriter.Workbook(made, {"in_memory": True})
    book.add_worksheet("Actions").write_string(0, 0, "x")
    book.close()
    return zip_of(_parts(made.getvalue()) | {"xl/worksheets/sheet1.xml": sheet.encode()})


def sheet_with(cells: str, head: str = "") -> str:
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    return f'<?xml version="1.0"?>{head}<worksheet xmlns="{space}"><sheetData>{cells}</sheetData></worksheet>'


def test_the_hand_made_workbook_is_read_where_it_is_harmless() -> None:
    content = workbook(sheet_with('<row r="1"><c r="A1" t="inlineStr"><is><t>Ref</t></is></c></row>'))
    assert sheets_in(content, "plan.xlsx") == {"Actions": [["Ref"]]}


@pytest.mark.parametrize(
    "cells",
    [
        '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>',
        '<row r="1"><c r="A1"><v>1</v></c><c r="&#88;FD1"><v>1</v></c></row>',
        '<row r="900000"><c><v>1</v></c></row>',
        '<row r="1"><c r="A99999999999999999999"><v>1</v></c></row>',
        '<x:row xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main" r="1000000"/>',
    ],
)
def test_a_sheet_that_reaches_far_is_refused_before_room_is_made_for_it(cells: str) -> None:
    with pytest.raises(ForPerson, match="reaches further than any plan"):
        sheets_in(workbook(sheet_with('<row r="1"><c r="A1"><v>1</v></c></row>' + cells)), "plan.xlsx")


def test_entities_are_refused() -> None:
    laughs = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'
    with pytest.raises(ForPerson, match="damaged workbook"):
        sheets_in(workbook(sheet_with('<row r="1"><c r="A1"><v>&b;</v></c></row>', laughs)), "plan.xlsx")


def test_a_sheet_in_a_part_that_is_no_xml_is_refused() -> None:
    parts = {
        name: content.replace(b"sheet1.xml", b"sheet1.png")
        for name, content in _parts(workbook(sheet_with(""))).items()
    }
    with pytest.raises(ForPerson, match="damaged workbook"):
        sheets_in(zip_of(parts), "plan.xlsx")


def _parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.mark.parametrize("form", [Form.XLSX, Form.CSV])
def test_a_bomb_is_refused_by_what_it_says_and_by_what_it_is(form: Form) -> None:
    bomb = zip_of(_parts(written(EMPTY, form)) | {"actions.csv": b"\0" * 120_000_000})
    with pytest.raises(ForPerson, match="unpacks to far more"):
        given_in(bomb, "plan")


def test_a_bomb_that_lies_about_its_size_is_damaged() -> None:
    content = bytearray(zip_of({"actions.csv": b"0" * 30_000_000}))
    start = content.rindex(b"PK\x01\x02")  # the directory says ten bytes
    content[start + 24 : start + 28] = struct.pack("<I", 10)
    with pytest.raises(ForPerson):
        given_in(bytes(content), "plan.zip")


@pytest.mark.parametrize(
    "name",
    ["../actions.csv", "/etc/actions.csv", "a\\..\\actions.csv", "C:actions.csv", "a/../../b", "./a", ""],
)
def test_a_name_that_leads_out_is_refused(name: str) -> None:
    assert leads_out(name)
    if name:
        with pytest.raises(ForPerson, match="outside itself"):
            given_in(zip_of({name: b"x", "actions.csv": b"Ref\r\n"}), "plan.zip")


def test_a_link_in_an_archive_is_refused(tmp_path: Path) -> None:
    link = zipfile.ZipInfo("files/x")
    link.external_attr = 0o120777 << 16
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr(link, "/etc/passwd")
    with pytest.raises(ForPerson, match="outside itself"), opened(tmp_path / "a.zip", "a.zip", INSTALLATION):
        pass


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_name_that_is_there_twice_is_refused() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("actions.csv", "Ref\r\n")
        archive.writestr("actions.csv", "Ref\r\nA1\r\n")
    with pytest.raises(ForPerson, match="twice"):
        given_in(out.getvalue(), "plan.zip")


def test_too_many_parts_are_refused() -> None:
    with pytest.raises(ForPerson, match="unpacks to far more"):
        given_in(zip_of({f"{number}.txt": b"" for number in range(OFFICE.parts + 1)}), "plan.zip")


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "is empty"),
        (b"hello", "neither an Excel workbook"),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "neither an Excel workbook"),  # .xls
        (b"{", "not whole JSON"),
        (b'{"actions": 1}', "not a plan"),
        (b'{"actions": [1]}', "must be an object"),
        (b"{" + b'"a":{' * 100_000, "not whole JSON"),
        (b'{"a": ' + b"[" * 100_000, "not whole JSON"),
        (b'{"a": "\xff"}', "not UTF-8"),
        (zip_of({"actions.csv": b"\xff\xfe"}), "not UTF-8"),
        (zip_of({"actions.csv": b'Ref\r\n"A1'}), "not whole CSV"),
        (zip_of({"other.txt": b"x"}), "none of a plan's tables"),
        (zip_of({"actions.csv": b"a\r\n" * 200_001}), "lines"),
    ],
)
def test_what_is_no_plan_is_told_in_a_sentence(content: bytes, message: str) -> None:
    with pytest.raises(ForPerson, match=message):
        given_in(content, "plan")


@on_sqlite_only("files are read without a database")
@pytest.mark.parametrize("form", Form)
@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_a_damaged_file_is_an_error_for_a_person_or_still_a_plan(form: Form, data: st.DataObject) -> None:
    """Cut it anywhere, change any byte: never a traceback."""
    content = bytearray(written(EMPTY, form))
    if data.draw(st.booleans()):
        content = content[: data.draw(st.integers(0, len(content)))]
    for _ in range(data.draw(st.integers(0, 3))):
        if content:
            content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    try:
        given_in(bytes(content), "plan")
    except ForPerson as error:
        assert str(error).startswith("plan")  # noqa: PT017 - any other error fails the test


@settings(max_examples=100, deadline=None)
@given(st.text())
@example("<r><t>x</t></r>")
@example("=1+1")
def test_no_text_becomes_a_formula_in_a_workbook(text: str) -> None:
    from headway.web.exchange.formats.long_texts import Long

    shown = Long().shown(text.replace("\x00", ""))
    rows = {"Actions": [{"ref": "A1", "title": shown}]}
    sheet = _parts(written(PlanTables(rows), Form.XLSX))["xl/worksheets/sheet4.xml"]
    assert b"<f>" not in sheet


def test_csv_text_that_a_spreadsheet_would_run_is_made_safe() -> None:
    rows = {
        "Actions": [
            {"ref": "A1", "title": title} for title in ("=1+1", "+1", "-1", "@x", "\tx", "'=x", "x=1")
        ]
    }
    with zipfile.ZipFile(io.BytesIO(written(PlanTables(rows), Form.CSV))) as archive:
        text = archive.read("actions.csv").decode("utf-8-sig")
    titles = [line.split('","')[3] for line in text.splitlines()[1:]]
    assert titles == ["'=1+1", "'+1", "'-1", "'@x", "'\tx", "''=x", "x=1"]


def test_a_long_text_damaged_on_its_sheet_is_told() -> None:
    rows = {"Actions": [{"ref": "A1", "title": "x" * 40_000}]}
    content = written(PlanTables(rows), Form.XLSX)
    parts = _parts(content)
    strings = parts["xl/sharedStrings.xml"]
    for damage, message in ((b"no JSON", "was damaged"), (json.dumps("other").encode(), "begin differently")):
        start = strings.index(b'"xxx') if b'"xxx' in strings else strings.index(b"&quot;xxx")
        end = strings.index(b"</t>", start)
        parts["xl/sharedStrings.xml"] = strings[:start] + damage + strings[end:]
        with pytest.raises(ForPerson, match=message):
            given_in(zip_of(parts), "plan.xlsx")
