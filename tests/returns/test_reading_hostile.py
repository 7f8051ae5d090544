"""Files that are damaged, wrong or meant to harm: one message or a named skip each, and never a cell in it."""

import io
import os
import random
import resource
import zipfile
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reading_files import (
    CONTACTS,
    EPISODE,
    EPISODES,
    census,
    census_child,
    contact,
    csv_text,
    episode,
    reading,
    write_episodes,
    write_workbook,
)

from headway.errors import ForPerson
from headway.returns.intake import read_folder
from headway.returns.reading import limits

CANARY = "SYNCANARY777"


def refused(folder: Path, **how: int) -> str:
    """The one message with which a folder is refused. It shows no cell."""
    with pytest.raises(ForPerson) as told, read_folder(folder, **how):
        pass
    assert CANARY not in str(told.value)
    return str(told.value)


BOMB = """<?xml version="1.0"?>
<!DOCTYPE lolz [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>
<Message><Children><Child><LAchildID>&c;</LAchildID></Child></Children></Message>"""
FETCHING = """<?xml version="1.0"?>
<!DOCTYPE Message [<!ENTITY x SYSTEM "file://{path}">]>
<Message><Children><Child><LAchildID>&x;</LAchildID></Child></Children></Message>"""


def test_a_bomb_of_entities_is_refused_unexploded(tmp_path):
    (tmp_path / "c.xml").write_text(BOMB)
    assert "declares a document type" in refused(tmp_path)


def test_an_entity_that_names_a_file_is_refused_and_the_file_is_not_read(tmp_path):
    secret = tmp_path / "secret"
    secret.write_text(CANARY)
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "c.xml").write_text(FETCHING.format(path=secret))
    assert "c.xml, line 2: the file was refused: it declares a document type" in refused(folder)


def test_a_document_type_far_down_the_file_is_refused_too(tmp_path):
    (tmp_path / "c.xml").write_text(
        "<?xml version='1.0'?>" + " " * 1000 + "\n<!-- " + "x" * 70_000 + "-->" + BOMB[21:]
    )
    assert "c.xml" in refused(tmp_path)


def test_elements_a_thousand_deep_are_refused(tmp_path):
    deep = "<x>" * 1000 + "</x>" * 1000
    (tmp_path / "c.xml").write_text(census().replace("<Sex>F</Sex>", deep))
    assert "elements lie more than" in refused(tmp_path)


def test_an_attribute_of_megabytes_is_refused(tmp_path):
    (tmp_path / "c.xml").write_text(census().replace("<Sex>", f'<Sex a="{"x" * 5_000_000}">'))
    assert "one tag or comment is longer than" in refused(tmp_path)


def test_an_element_with_megabytes_of_text_is_refused(tmp_path):
    (tmp_path / "c.xml").write_text(census().replace("<Sex>F", f"<Sex>{CANARY * 300_000}"))
    assert "one element holds more than" in refused(tmp_path)


def test_a_csv_of_two_gigabytes_in_one_line_is_refused_in_small_memory(tmp_path):
    path = tmp_path / "episodes.csv"
    with path.open("wb") as stream:
        stream.write(csv_text([EPISODES]).encode())
        stream.truncate(2_000_000_001)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    message = refused(tmp_path)
    assert "episodes.csv, line 2: the line is longer than" in message
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 200_000  # kilobytes


def test_a_long_line_between_short_ones_is_told_by_its_number(tmp_path):
    path = tmp_path / "episodes.csv"
    short = csv_text([EPISODE]).encode()
    path.write_bytes(
        csv_text([EPISODES]).encode() + short * 3 + b"x" * (limits.MAX_LINE_BYTES + 1) + b"\n" + short
    )
    assert "episodes.csv, line 5: the line is longer than" in refused(tmp_path)


def test_a_file_beyond_the_limit_is_refused(tmp_path, monkeypatch):
    write_episodes(tmp_path, [EPISODE] * 100)
    monkeypatch.setattr("headway.returns.reading.scan.MAX_FILE_BYTES", 1000)
    assert "episodes.csv: the file holds more than" in refused(tmp_path)


def test_nul_bytes_are_refused(tmp_path):
    write_episodes(tmp_path, [episode(CHILD=CANARY + "\0")])
    assert "episodes.csv: the file holds NUL bytes" in refused(tmp_path)


def test_an_encoding_that_is_none_is_refused(tmp_path):
    write_episodes(tmp_path, [episode(CHILD="SYN\x81\x8d")], encoding="latin-1")
    assert "neither UTF-8, UTF-16 nor Windows-1252" in refused(tmp_path)


def test_a_quotation_mark_that_is_never_closed_is_refused_with_its_row(tmp_path):
    text = csv_text([EPISODES, EPISODE]) + '"' + CANARY + "\n" + csv_text([EPISODE] * 3000)
    (tmp_path / "episodes.csv").write_text(text)
    said = refused(tmp_path)  # whichever of its two limits meets it first
    assert said.startswith("episodes.csv, row 3: ")
    assert "quotation mark" in said


@pytest.mark.parametrize("end", ["\n", ""])
def test_a_quotation_mark_that_is_never_closed_in_a_small_file_is_refused_too(tmp_path, end):
    text = csv_text([EPISODES, EPISODE]) + '"' + CANARY + "\n" + csv_text([EPISODE] * 3).rstrip() + end
    (tmp_path / "episodes.csv").write_text(text)
    assert "episodes.csv, row 3: a quotation mark is opened in this row and never closed" in refused(tmp_path)


def damaged(chance: random.Random, data: bytes) -> bytes:
    """A file with one to four small injuries."""
    found = bytearray(data)
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(len(found))
        match chance.randrange(4):
            case 0:
                found[at] = chance.randrange(256)
            case 1:
                found[at:at] = bytes(chance.choices(b'<>"&;,\n\r\0\xff\xe9=', k=3))
            case 2:
                del found[at : at + chance.randint(1, 40)]
            case _:
                found[at:at] = found[at : at + chance.randint(1, 60)]
    return bytes(found)


def whole_files(folder: Path) -> list[bytes]:
    """A workbook, the sheet in it unpacked and packed again, a census and a CSV."""
    rows = [CONTACTS, contact(Child_Unique_ID=CANARY), contact(Date_of_Birth="=TODAY()|")]
    book = write_workbook(folder / "whole.xlsx", rows).read_bytes()
    episodes = csv_text([EPISODES, episode(CHILD=CANARY), episode(CHILD="SYN,2")]).encode()
    return [book, census(census_child(CANARY), census_child()).encode(), episodes]


def repacked(chance: random.Random, book: bytes) -> bytes:
    """The workbook with an injury inside one of its parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(book)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        hurt = chance.choice(["sheet1.xml", "workbook.xml", "sharedStrings.xml", "styles.xml", "rels"])
        for part in old.infolist():
            data = old.read(part)
            new.writestr(part.filename, damaged(chance, data) if part.filename.endswith(hurt) else data)
    return out.getvalue()


@given(seed=st.integers(0, 1_000_000))
@settings(max_examples=40, deadline=None)
def test_a_file_damaged_anywhere_is_read_or_refused_in_words_without_a_cell(seed):
    chance = random.Random(seed)  # noqa: S311 - injuries
    with TemporaryDirectory() as name:
        book, *texts = whole_files(Path(name) / "whole")
        kind = chance.randrange(4)
        data = repacked(chance, book) if kind == 3 else damaged(chance, [book, *texts][kind])
        folder = Path(name) / "in"
        folder.mkdir()
        (folder / "file").write_bytes(data)
        message = ""
        try:
            with read_folder(folder) as intake:
                assert intake.deliveries
        except ForPerson as told:
            message = str(told)
        assert CANARY not in message
        assert "report this" not in message


def test_other_files_are_skipped_each_with_its_reason(tmp_path):
    write_episodes(tmp_path, [EPISODE])
    (tmp_path / "empty.csv").write_bytes(b"")
    (tmp_path / "blank.csv").write_bytes(b"\xef\xbb\xbf\r\n\r\n")
    (tmp_path / "letter.pdf").write_bytes(b"%PDF-1.7 x")
    (tmp_path / "notes.txt").write_text("Ring the team on Monday\nabout the extract\n")
    (tmp_path / "sums.csv").write_text("district,total\nEast,3\n")
    (tmp_path / ".hidden").write_text("x")
    with reading(tmp_path) as intake:
        assert dict(intake.skipped) == {
            "empty.csv": "the file is empty",
            "blank.csv": "the file is empty",
            "letter.pdf": "it is neither a CSV, nor XML, nor a workbook",
            "notes.txt": "it holds no table",
            "sums.csv": "its headings are those of no table that Headway knows",
        }


def test_a_folder_without_a_return_is_refused_with_what_was_there(tmp_path):
    (tmp_path / "empty.csv").write_bytes(b"")
    assert "empty.csv: the file is empty" in refused(tmp_path)


def test_a_folder_that_is_not_there_is_refused(tmp_path):
    assert "There is no file or folder nowhere" in refused(tmp_path / "nowhere")


def test_two_files_of_one_table_in_a_directory_are_refused_by_name(tmp_path):
    write_episodes(tmp_path, [EPISODE], name="a.csv")
    write_episodes(tmp_path, [EPISODE], name="b.csv")
    assert "a.csv and b.csv both hold the table episodes" in refused(tmp_path)


def test_two_directories_are_two_deliveries(tmp_path):
    write_episodes(tmp_path / "this", [EPISODE])
    write_episodes(tmp_path / "last", [episode(DECOM="03/06/2023", DEC="09/01/2024")])
    with reading(tmp_path) as intake:
        assert [(each.folder, each.period) for each in intake.deliveries] == [
            ("last", "2024"),
            ("this", "2025"),
        ]


def test_two_directories_of_one_period_are_refused(tmp_path):
    write_episodes(tmp_path / "this", [EPISODE])
    write_episodes(tmp_path / "again", [EPISODE])
    assert "again and this both hold the SSDA903 of 2025" in refused(tmp_path)


def test_next_years_files_are_refused_with_the_years_that_are_known(tmp_path):
    write_episodes(tmp_path, [episode(DECOM="03/06/2026", DEC="09/01/2027")])
    assert "is of the collection year 2027; this version of Headway knows 2017 to 2026" in refused(tmp_path)


def test_next_years_table_in_this_years_folder_is_skipped_with_the_reason(tmp_path):
    write_episodes(tmp_path, [EPISODE])
    rows = [["CHILD", "DOB", "DOLO_START", "DOLO_END"], ["SYN000001", "05/03/2012", "01/07/2024", ""]]
    (tmp_path / "dolo.csv").write_text(csv_text(rows))
    with reading(tmp_path) as intake:
        assert intake.skipped == (
            ("dolo.csv, dolo", "this table is of the SSDA903 from 2027, and these files are of 2025"),
        )
        assert list(intake.deliveries[0].tables) == ["episodes"]


def test_next_years_column_is_left_out_and_listed(tmp_path):
    (tmp_path / "e.csv").write_text(csv_text([[*EPISODES, "NEW_FIELD"], [*EPISODE, "1"]]))
    with reading(tmp_path) as intake:
        told = intake.con.execute("SELECT what FROM repairs").fetchall()
        assert told == [('column "NEW_FIELD" is not of this table: left out',)]


def test_one_wrongly_typed_year_does_not_decide_the_period(tmp_path):
    rows = [episode(CHILD=f"SYN{number:06d}") for number in range(5)]
    write_episodes(tmp_path, [*rows, episode(CHILD="SYN000009", DECOM="03/06/2062", DEC="")])
    with reading(tmp_path) as intake:
        assert intake.deliveries[0].period == "2025"


def test_the_year_may_be_given_and_then_decides(tmp_path):
    write_episodes(tmp_path, [EPISODE])
    with reading(tmp_path, year=2026) as intake:
        assert intake.deliveries[0].period == "2026"
        assert intake.deliveries[0].said == ("Collection year 2026 was given.",)


def test_a_year_that_the_header_of_a_census_denies_is_refused(tmp_path):
    (tmp_path / "c.xml").write_text(census())
    assert "says 2025, not the 2024 that was given" in refused(tmp_path, year=2024)


def test_no_value_of_a_cell_is_printed_or_left_on_the_disk(tmp_path):
    rows = [episode(CHILD=CANARY, REC=CANARY, DECOM=CANARY, URN=CANARY, LS=""), [CANARY], [*EPISODE, CANARY]]
    write_episodes(tmp_path / "in", [EPISODE, *rows])
    said: list[str] = []
    before = set(Path("/tmp").iterdir())
    out, err = io.StringIO(), io.StringIO()
    with (
        redirect_stdout(out),
        redirect_stderr(err),
        read_folder(tmp_path / "in", progress=said.append) as intake,
    ):
        told = intake.con.execute("SELECT message, rule, field FROM faults").fetchall()
        told += intake.con.execute("SELECT what, field FROM repairs").fetchall()
        assert CANARY not in str(told)
        assert CANARY not in str((intake.deliveries, intake.skipped, intake.files))
        values = intake.con.execute("SELECT count(*) FROM faults WHERE value = ?", [CANARY]).fetchall()
        assert values == [(2,)]
    assert CANARY not in str((said, out.getvalue(), err.getvalue()))
    assert [path.name for path in tmp_path.rglob("*") if path.is_file()] == ["episodes.csv"]
    for path in set(Path("/tmp").iterdir()) - before:
        assert not path.is_file() or CANARY.encode() not in path.read_bytes()


def test_folders_too_deep_are_refused_and_not_left_out(tmp_path):
    write_episodes(tmp_path.joinpath(*"abcdefgh"), [EPISODE])
    assert "Folders lie more than 6 deep" in refused(tmp_path)


def test_a_link_that_leads_in_a_circle_is_not_followed(tmp_path):
    write_episodes(tmp_path, [EPISODE])
    (tmp_path / "again").symlink_to(tmp_path, target_is_directory=True)
    with reading(tmp_path) as intake:
        assert [file.name for file in intake.files] == ["episodes.csv"]


def test_a_name_that_no_terminal_can_print_is_shown_with_question_marks(tmp_path):
    write_episodes(tmp_path, [EPISODE])
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/bad\xff\n.txt")).write_text("x")
    with reading(tmp_path) as intake:
        ((name, _),) = intake.skipped
        assert name == "bad\ufffd?.txt"


def test_a_year_for_two_directories_is_refused(tmp_path):
    write_episodes(tmp_path / "this", [EPISODE])
    write_episodes(tmp_path / "last", [episode(DECOM="03/06/2023", DEC="09/01/2024")])
    assert "last and this each hold an SSDA903, and --year 2025 can be true of one" in refused(
        tmp_path, year=2025
    )


def test_one_file_may_be_given_by_itself(tmp_path):
    path = write_episodes(tmp_path, [EPISODE])
    with reading(path) as intake:
        assert [file.name for file in intake.files] == ["episodes.csv"]
        assert intake.file(1).form == "csv"


def test_a_refusal_leaves_nothing_open_and_nothing_read(tmp_path):
    write_episodes(tmp_path, [EPISODE])
    (tmp_path / "z.xml").write_text(BOMB)
    said: list[str] = []
    with pytest.raises(ForPerson):
        read_folder(tmp_path, progress=said.append)
    assert said == []


def test_a_page_beside_the_returns_is_passed_over(tmp_path):
    (tmp_path / "episodes.csv").write_text(csv_text([EPISODES, EPISODE]))
    (tmp_path / "issues.html").write_text("<!DOCTYPE html>\n<html lang='en'><title>Faults</title></html>")
    with read_folder(tmp_path) as intake:
        assert [name for name, _ in intake.skipped] == ["issues.html"]
        assert [each.return_name for each in intake.deliveries] == ["ssda903"]
