"""``headway trail verify`` and ``anchor`` on a database that somebody has had in their hands."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from django.db import connection, transaction
from trail_emptied import drop_guards
from typer.testing import CliRunner

from headway.cli import app
from headway.errors import ForPerson
from headway.web.register.models import Authority
from headway.web.trail.actions import SYSTEM, record
from headway.web.trail.anchors import read_anchor
from headway.web.trail.models import Event, Head

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def ten_events(kent: Authority) -> None:
    with transaction.atomic():
        for number in range(1, 11):
            record(by=SYSTEM, action="authority.tried", subject=kent, after={"number": number})


def headway(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["trail", *arguments])


def broken_by(*statements: str) -> None:
    """Whoever owns the database lifts the guards, does something, and puts them back."""
    from headway.web.trail.guards import make_guards

    drop_guards()
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
    make_guards(connection)


COLUMNS = [field.column for field in Event._meta.fields]
OTHERS = {"seq": "seq + 5", "hash": "substr(hash, 33) || substr(hash, 1, 32)"}
INSERT = (
    f"INSERT INTO trail_event ({', '.join(COLUMNS)}) "  # noqa: S608
    f"SELECT {', '.join(OTHERS.get(name, name) for name in COLUMNS)} FROM trail_event WHERE seq = 6"
)

TAMPERING = {
    "edited": (["UPDATE trail_event SET why = 'because' WHERE seq = 4"], 4, "Event 4 was edited"),
    "edited by a space": (
        ["""UPDATE trail_event SET "after" = ' ' || "after" WHERE seq = 4"""],
        4,
        "Event 4 was edited",
    ),
    "moved in time": (
        ["UPDATE trail_event SET at = '2020-01-01 00:00:00+00:00' WHERE seq = 4"],
        4,
        "Event 4 was edited",
    ),
    "deleted": (["DELETE FROM trail_event WHERE seq = 4"], 4, "Event 4 is missing"),
    "cut off": (
        ["DELETE FROM trail_event WHERE seq > 7"],
        8,
        "Events 8 to 10 are missing: the end was cut off",
    ),
    "emptied": (["DELETE FROM trail_event"], 1, "Events 1 to 10 are missing"),
    "reordered": (
        [
            "UPDATE trail_event SET seq = 40 WHERE seq = 4",
            "UPDATE trail_event SET seq = 4 WHERE seq = 5",
            "UPDATE trail_event SET seq = 5 WHERE seq = 40",
        ],
        4,
        "Event 4 is out of order: it was written as event 5",
    ),
    "inserted": ([INSERT], 11, "Event 11 was edited"),
    "its head deleted": (["DELETE FROM trail_head"], None, "The head of the trail was deleted"),
    "its head set back": (
        ["UPDATE trail_head SET seq = 7"],
        8,
        "Events 8 to 10 were inserted behind the head",
    ),
}


@pytest.mark.parametrize("what", TAMPERING)
def test_a_trail_is_told_to_be_broken_that_was(what: str) -> None:
    statements, seq, said = TAMPERING[what]
    broken_by(*statements)
    told = headway("verify")
    assert told.exit_code == 1
    assert said in told.stdout
    answer = json.loads(headway("verify", "--json").stdout)
    assert (answer["holds"], answer["problem"]["seq"]) == (False, seq)
    assert answer["events"] == (10 if seq is None or seq > 10 else answer["events"])


def test_an_end_cut_off_with_the_head_set_back_is_found_by_an_anchor(tmp_path: Path) -> None:
    anchor = tmp_path / "anchor.json"
    assert headway("anchor", "--out", str(anchor)).exit_code == 0
    hash_of_7 = Event.objects.get(pk=7).hash
    broken_by("DELETE FROM trail_event WHERE seq > 7", f"UPDATE trail_head SET seq = 7, hash = '{hash_of_7}'")  # noqa: S608
    assert headway("verify").exit_code == 0
    told = headway("verify", "--anchor", str(anchor))
    assert told.exit_code == 1
    assert "broken at event 8. Events 8 to 10 are missing" in told.stdout


def test_another_installations_anchor_is_told(tmp_path: Path) -> None:
    anchor = tmp_path / "anchor.json"
    headway("anchor", "--out", str(anchor))
    other = json.loads(anchor.read_text()) | {"installation": "22222222-2222-4222-8222-222222222222"}
    anchor.write_text(json.dumps(other))
    told = headway("verify", "--anchor", str(anchor))
    assert told.exit_code == 1
    assert "belongs to 22222222-2222-4222-8222-222222222222" in told.stdout


def test_a_trail_that_holds_is_told_with_its_events_and_anchors(tmp_path: Path) -> None:
    for number in (1, 2):
        headway("anchor", "--out", str(tmp_path / f"{number}.json"))
    told = headway("verify", "--anchor", str(tmp_path / "1.json"), "--anchor", str(tmp_path / "2.json"))
    assert told.exit_code == 0
    assert (
        told.stdout
        == f"The trail holds: 10 events, 2 anchors borne out. Last hash: {Head.objects.get().hash}\n"
    )
    assert told.stderr == ""  # no bar where there is no terminal
    assert json.loads(headway("verify", "--json").stdout) == {
        "holds": True,
        "events": 10,
        "hash": Head.objects.get().hash,
        "problem": None,
    }


def test_an_anchor_says_how_far_the_trail_had_come(tmp_path: Path) -> None:
    out = tmp_path / "anchor.json"
    told = headway("anchor", "--out", str(out))
    assert told.exit_code == 0
    head = Head.objects.get()
    given = json.loads(out.read_text())
    assert given["installation"] == str(head.installation)
    assert (given["seq"], given["count"], given["hash"]) == (10, 10, head.hash)
    assert given["at"].endswith("+00:00")
    assert read_anchor(out).seq == 10


def test_an_anchor_of_a_broken_trail_is_not_written(tmp_path: Path) -> None:
    broken_by("UPDATE trail_event SET why = 'because' WHERE seq = 4")
    out = tmp_path / "anchor.json"
    told = headway("anchor", "--out", str(out))
    assert told.exit_code == 1
    assert "No anchor was written" in told.stdout
    assert not out.exists()


def test_an_anchor_is_never_written_over_another_file(tmp_path: Path) -> None:
    out = tmp_path / "anchor.json"
    out.write_text("kept")
    told = headway("anchor", "--out", str(out))
    assert isinstance(told.exception, ForPerson)
    assert "already there" in str(told.exception)
    assert out.read_text() == "kept"


SOUND = {
    "what": "Headway trail anchor",
    "installation": "x",
    "seq": 1,
    "hash": "a" * 64,
    "count": 1,
    "at": "2026-11-22",
}


@pytest.mark.parametrize(
    "content",
    [
        "",
        "[]",
        "null",
        "7",
        "{",
        "\xff",
        "[" * 5000,
        json.dumps(SOUND | {"what": "something else"}),
        json.dumps(SOUND | {"hash": "a" * 63}),
        json.dumps(SOUND | {"hash": None}),
        json.dumps(SOUND | {"seq": -1}),
        json.dumps(SOUND | {"seq": "1"}),
        json.dumps(SOUND | {"seq": 1.5}),
        json.dumps(SOUND | {"seq": True}),
        json.dumps(SOUND | {"at": "yesterday"}),
        json.dumps(SOUND | {"more": 1}),
        json.dumps({name: value for name, value in SOUND.items() if name != "count"}),
    ],
)
def test_a_file_that_is_no_anchor_is_refused_in_a_sentence(tmp_path: Path, content: str) -> None:
    file = tmp_path / "anchor.json"
    file.write_bytes(content.encode("latin-1"))
    with pytest.raises(ForPerson, match=r"anchor\.json is not"):
        read_anchor(file)


@pytest.mark.parametrize("name", ["missing.json", "."])
def test_an_anchor_that_cannot_be_opened_is_refused_in_a_sentence(tmp_path: Path, name: str) -> None:
    told = headway("verify", "--anchor", str(tmp_path / name))
    assert isinstance(told.exception, ForPerson)
    assert "cannot be read" in str(told.exception)


def test_an_anchor_into_a_folder_that_is_not_there_is_refused_in_a_sentence(tmp_path: Path) -> None:
    told: Any = headway("anchor", "--out", str(tmp_path / "no" / "anchor.json"))
    assert isinstance(told.exception, ForPerson)
    assert "cannot be written" in str(told.exception)
