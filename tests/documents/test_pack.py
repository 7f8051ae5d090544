"""The pack: all of its files or none, the same each time, and never over a plan that someone filled in."""

import dataclasses
import json
from datetime import date

import pytest

from headway.documents import FILES, write_pack
from headway.documents import pack as pack_module
from headway.errors import ForPerson
from headway.reports.record import InspectionRecord, to_json

MEETING = "Children's, Young People and Education Cabinet Committee, 22 June 2017"


def write(record, out, **more):
    more = {"received": date(2017, 6, 13), "meeting": MEETING, **more}
    return write_pack(record, out=out, **more)


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def test_the_pack_holds_its_seven_files_and_nothing_else(kent, tmp_path):
    made = write(kent, tmp_path / "deep" / "pack")
    assert names(tmp_path / "deep") == ["pack"]
    assert names(tmp_path / "deep" / "pack") == sorted(FILES)
    assert [path.name for path in made.files] == list(FILES)
    assert made.deadlines.plan.governs == date(2017, 9, 20)
    assert made.deadlines.agenda.governs == date(2017, 6, 14)


def test_every_kind_of_record_makes_a_pack(record, tmp_path):
    on = record.published
    write(record, tmp_path / "pack", received=on, meeting=f"Scrutiny Committee, {on.replace(day=28)}")
    assert names(tmp_path / "pack") == sorted(FILES)


def test_the_json_is_the_record(kent, tmp_path):
    write(kent, tmp_path / "pack")
    assert json.loads((tmp_path / "pack" / "inspection.json").read_text(encoding="utf-8")) == to_json(kent)


def test_the_same_record_gives_the_same_bytes(kent, tmp_path):
    first, second = write(kent, tmp_path / "one"), write(kent, tmp_path / "two")
    for one, two in zip(first.files, second.files, strict=True):
        assert one.read_bytes() == two.read_bytes(), one.name


def test_hostile_text_reaches_every_file_harmless(kent, tmp_path):
    text = "<script>x</script> #panic() =1+1 \x0b\x02 \ud800 \uf0b7 & ]]> 中"
    items = tuple(dataclasses.replace(item, text=text, sub_items=(text,)) for item in kent.recommendations)
    name = dataclasses.replace(kent.authority, name=f"Kent {text}")
    made = write(
        dataclasses.replace(kent, recommendations=items, authority=name, warnings=(text,)), tmp_path / "pack"
    )
    assert all(path.stat().st_size for path in made.files)


def test_a_filled_in_plan_is_not_overwritten(kent, tmp_path):
    out = tmp_path / "pack"
    write(kent, out)
    (out / "plan.xlsx").write_text("filled in")
    with pytest.raises(ForPerson, match="already holds a pack"):
        write(kent, out)
    assert (out / "plan.xlsx").read_text() == "filled in"


def test_forced_the_old_files_are_kept_beside_the_new(kent, tmp_path):
    out = tmp_path / "pack"
    write(kent, out)
    (out / "plan.xlsx").write_text("filled in")
    (out / "minutes.txt").write_text("mine")
    made = write(kent, out, force=True)
    assert made.kept == out / "replaced-1"
    assert (out / "replaced-1" / "plan.xlsx").read_text() == "filled in"
    assert (out / "plan.xlsx").read_bytes()[:2] == b"PK"
    assert (out / "minutes.txt").read_text() == "mine"
    assert write(kent, out, force=True).kept == out / "replaced-2"


def test_a_folder_with_other_things_in_it_takes_the_pack(kent, tmp_path):
    (tmp_path / "notes.txt").write_text("mine")
    write(kent, tmp_path)
    assert names(tmp_path) == sorted([*FILES, "notes.txt"])


def test_nothing_is_left_when_a_file_cannot_be_made(kent, tmp_path, monkeypatch):
    def fails(*_args, **_more):
        raise RuntimeError("the writer broke")

    monkeypatch.setattr(pack_module, "calendar_file", fails)
    with pytest.raises(RuntimeError, match="the writer broke"):
        write(kent, tmp_path / "pack")
    assert names(tmp_path) == []


def test_a_refused_document_makes_no_pack_and_says_why(tmp_path):
    from headway.reports.record import Document

    refused = InspectionRecord(Document("c" * 64, 1), warnings=("It is a cookie page.",))
    with pytest.raises(ForPerson, match="It is a cookie page"):
        write(refused, tmp_path / "pack")
    assert names(tmp_path) == []


def test_a_file_in_the_packs_place_is_refused(kent, tmp_path):
    (tmp_path / "pack").write_text("mine")
    with pytest.raises(ForPerson, match="is a file"):
        write(kent, tmp_path / "pack")


def test_a_place_that_cannot_be_written_is_a_plain_error(kent, tmp_path):
    (tmp_path / "file").write_text("x")
    with pytest.raises(ForPerson, match="cannot be written"):
        write(kent, tmp_path / "file" / "pack")


def test_a_meeting_beyond_the_calendar_is_a_plain_error_and_leaves_nothing(kent, tmp_path):
    with pytest.raises(ForPerson, match="outside the calendar"):
        write(kent, tmp_path / "pack", meeting="County Council, 1 July 2040")
    assert names(tmp_path) == []
