"""The database itself refuses to change, remove or misplace an event."""

import uuid
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.models import F
from trail_emptied import drop_guards

from headway.web.register.models import Authority
from headway.web.trail.actions import SYSTEM, record
from headway.web.trail.chain import START
from headway.web.trail.guards import GUARDS, make_guards, missing_guards
from headway.web.trail.integrity import verdict
from headway.web.trail.models import Event, Head

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def three_events(kent: Authority) -> None:
    with transaction.atomic():
        for number in range(3):
            record(by=SYSTEM, action="authority.tried", subject=kent, after={"number": number})


def run(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)


def copy_of(event: int, /, **changed: Any) -> Event:
    """An event like one that stands, as somebody might write it by hand."""
    copy = Event.objects.get(pk=event)
    for name, value in changed.items():
        setattr(copy, name, value)
    return copy


FORBIDDEN: dict[str, Any] = {
    "an event is edited": lambda: Event.objects.filter(pk=2).update(why="x"),
    "an event is saved again": lambda: Event.objects.get(pk=2).save(),
    "the last event is edited": lambda: Event.objects.filter(pk=3).update(why="x"),
    "events are renumbered": lambda: Event.objects.update(seq=F("seq") + 10),
    "an event is deleted": lambda: Event.objects.filter(pk=2).delete(),
    "the end is cut off": lambda: Event.objects.filter(pk=3).delete(),
    "everything is deleted": lambda: Event.objects.all().delete(),
    "an event is inserted before the first": lambda: copy_of(1, seq=0, hash="a" * 64).save(force_insert=True),
    "an event leaves a gap": lambda: copy_of(3, seq=5, hash="a" * 64).save(force_insert=True),
    "an event does not follow the last": lambda: copy_of(3, seq=4, hash="a" * 64).save(force_insert=True),
    "the head is deleted": lambda: Head.objects.all().delete(),
    "the head goes back": lambda: Head.objects.update(seq=2, hash=Event.objects.get(pk=2).hash),
    "the head names an event that is not there": lambda: Head.objects.update(seq=4),
    "the head takes another hash": lambda: Head.objects.update(hash="a" * 64),
    "a second head is made": lambda: Head(pk=2).save(force_insert=True),
    "the installation is renamed": lambda: Head.objects.update(installation=uuid.uuid4()),
}


@pytest.mark.parametrize("what", FORBIDDEN)
def test_the_database_refuses_when(what: str) -> None:
    with pytest.raises(IntegrityError, match="never changed"), transaction.atomic():
        FORBIDDEN[what]()
    assert verdict().holds
    assert verdict().events == 3


@pytest.mark.skipif(connection.vendor != "sqlite", reason="REPLACE is SQLite's")
@pytest.mark.parametrize("changed", [{"why": "'x'"}, {"seq": "4", "previous_hash": "hash_of_the_last"}])
def test_replacing_an_event_by_either_key_is_refused(changed: dict[str, str]) -> None:
    columns = [field.column for field in Event._meta.fields]
    values = ", ".join(changed.get(name, name) for name in columns)
    last = "(SELECT hash AS hash_of_the_last FROM trail_event WHERE seq = 3)"
    forged = f"SELECT {values} FROM trail_event, {last} WHERE seq = 2"  # noqa: S608
    with pytest.raises(IntegrityError, match="never changed"), transaction.atomic():
        run(f"INSERT OR REPLACE INTO trail_event ({', '.join(columns)}) {forged}")
    assert verdict().events == 3


@pytest.mark.skipif(connection.vendor != "postgresql", reason="TRUNCATE is PostgreSQL's")
@pytest.mark.parametrize(
    "statement", ["TRUNCATE trail_event", "TRUNCATE trail_head", "TRUNCATE trail_event, trail_head"]
)
def test_truncating_is_refused(statement: str) -> None:
    with pytest.raises(IntegrityError, match="never changed"), transaction.atomic():
        run(statement)


@pytest.mark.skipif(connection.vendor != "postgresql", reason="replication roles are PostgreSQL's")
def test_a_session_that_plays_a_replica_is_refused_too() -> None:
    run("SET LOCAL session_replication_role = replica")
    with pytest.raises(IntegrityError, match="never changed"), transaction.atomic():
        run("DELETE FROM trail_event")


def test_a_new_database_has_one_head_of_its_own_and_every_guard() -> None:
    assert Head.objects.count() == 1
    assert missing_guards(connection) == []


def test_missing_guards_are_told_and_made_again() -> None:
    drop_guards()
    assert missing_guards(connection) == [guard.name for guard in GUARDS[connection.vendor]]
    found = verdict()
    assert found.problem is not None
    assert found.problem.seq is None
    assert "trail_event_no_update" in found.problem.what
    make_guards(connection)
    assert missing_guards(connection) == []
    assert verdict().holds


def test_a_guard_that_was_altered_is_missing() -> None:
    name = "trail_event_no_delete"
    if connection.vendor == "sqlite":
        run(f"DROP TRIGGER {name}")
        run(f"CREATE TRIGGER {name} BEFORE DELETE ON trail_event WHEN 0 BEGIN SELECT RAISE(ABORT, ''); END")
    else:
        run(
            f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN RETURN OLD; END$$"
        )
    assert missing_guards(connection) == [name]
    make_guards(connection)
    assert missing_guards(connection) == []


@pytest.mark.skipif(connection.vendor != "postgresql", reason="disabling is PostgreSQL's")
def test_a_guard_that_was_disabled_is_missing() -> None:
    run("ALTER TABLE trail_event DISABLE TRIGGER trail_event_no_update")
    assert missing_guards(connection) == ["trail_event_no_update"]


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("time", ["first", "second"])
def test_a_test_that_commits_begins_with_an_empty_trail(time: str) -> None:
    assert Event.objects.count() == 3, time  # those of this test's own fixture
    assert Event.objects.get(pk=1).previous_hash == START
    assert missing_guards(connection) == []
