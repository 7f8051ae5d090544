"""Triggers that hold confirmed minutes to what was confirmed: not a word, a name or a row of them changes afterwards.

What may still change is who may read them (the classification) and the counter of versions. Whoever owns the database
can lift the triggers; what they do then is found by the digest that the trail keeps of the minutes as confirmed.
Rebuilding a table drops its triggers on SQLite, so they are made again after every migration. A migration that rebuilds
one of these tables there begins with :func:`lift_guards`: SQLite does not rename a table that other triggers speak of.
"""

from dataclasses import dataclass

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.utils import CursorWrapper

__all__ = ["GUARDS", "Guard", "lift_guards", "make_guards", "missing_guards"]

REFUSAL = (
    "These minutes were confirmed as a correct record and never change: a correction is a later resolution."
)


@dataclass(frozen=True)
class Guard:
    """One trigger: before ``event`` on ``table`` it refuses where ``when`` holds."""

    name: str
    table: str
    event: str
    when: str
    level: str = "ROW"


@dataclass(frozen=True)
class _Held:
    """A table whose rows belong to minutes: ``meeting`` finds the meeting of a row from its column ``key``.

    ``kept`` are the columns that stay as they are.
    """

    table: str
    key: str
    kept: tuple[str, ...]
    meeting: str = "{key}"


_OF_ITEM = "SELECT i.meeting_id FROM scrutiny_agendaitem i"
_OF_MINUTE = f"{_OF_ITEM} JOIN scrutiny_itemminute n ON i.id = n.item_id"
_OF_PARAGRAPH = f"{_OF_MINUTE} JOIN scrutiny_minuteparagraph p ON n.id = p.minute_id"
_HELD = (
    _Held("scrutiny_agendaitem", "meeting_id", ("number", "title", "description", "order")),
    _Held("scrutiny_attendance", "meeting_id", ("name", "post", "presence", "stands_in_for")),
    _Held("scrutiny_declaration", "meeting_id", ("item_id", "name", "kind", "text", "left_the_room")),
    _Held("scrutiny_itemminute", "item_id", ("attendance", "source"), f"{_OF_ITEM} WHERE i.id = {{key}}"),
    _Held(
        "scrutiny_minuteparagraph",
        "minute_id",
        ("number", "text", "is_resolution", "order"),
        f"{_OF_MINUTE} WHERE n.id = {{key}}",
    ),
    _Held(
        "scrutiny_minutepart",
        "paragraph_id",
        ("letter", "text", "order"),
        f"{_OF_PARAGRAPH} WHERE p.id = {{key}}",
    ),
    _Held(
        "scrutiny_resolutionoutcome",
        "paragraph_id",
        ("kind", "text", "due_said", "order"),
        f"{_OF_PARAGRAPH} WHERE p.id = {{key}}",
    ),
)
_MEETING_KEPT = ("body_id", "on", "time", "place", "state", "minutes_state", "confirmed_at_id")


def guards(vendor: str) -> tuple[Guard, ...]:
    """Every guard, in the words of the database."""
    found = [each for held in _HELD for each in _of_table(vendor, held)]
    meeting = "scrutiny_meeting"
    was = "OLD.minutes_state = 'confirmed'"
    found += [
        Guard("scrutiny_meeting_stays", meeting, "DELETE", was),
        Guard("scrutiny_meeting_held", meeting, "UPDATE", f"{was} AND ({_changed(vendor, _MEETING_KEPT)})"),
        # Corrections of confirmed minutes are only ever added.
        *(
            Guard(
                f"scrutiny_correction_no_{event.lower()}",
                "scrutiny_correction",
                event,
                _confirmed(
                    vendor,
                    f"{_OF_MINUTE} WHERE n.id = OLD.minute_id",
                ),
            )
            for event in ("UPDATE", "DELETE")
        ),
    ]
    if vendor == "postgresql":
        found += [
            Guard(
                f"{table}_no_truncate",
                table,
                "TRUNCATE",
                "EXISTS (SELECT 1 FROM scrutiny_meeting WHERE minutes_state = 'confirmed')",
                "STATEMENT",
            )
            for table in (meeting, "scrutiny_correction", *(held.table for held in _HELD))
        ]
    return tuple(found)


def _of_table(vendor: str, held: _Held) -> tuple[Guard, ...]:
    """No row comes, goes or changes under a confirmed meeting."""
    old, new = (
        _confirmed(vendor, held.meeting.format(key=f'{which}."{held.key}"')) for which in ("OLD", "NEW")
    )
    changed = _changed(vendor, (held.key, *held.kept))
    return (
        Guard(f"{held.table}_not_added", held.table, "INSERT", new),
        Guard(f"{held.table}_not_changed", held.table, "UPDATE", f"({changed}) AND ({old} OR {new})"),
        Guard(f"{held.table}_not_removed", held.table, "DELETE", old),
    )


def _confirmed(vendor: str, meeting: str) -> str:
    """Whether the minutes of that meeting are confirmed. PostgreSQL waits for one who confirms them just now."""
    lock = " FOR SHARE" if vendor == "postgresql" else ""
    chosen = f"SELECT minutes_state FROM scrutiny_meeting WHERE id = ({meeting}){lock}"  # noqa: S608 - no value from outside
    return f"coalesce(({chosen}), '') = 'confirmed'"


def _changed(vendor: str, columns: tuple[str, ...]) -> str:
    differs = "IS NOT" if vendor == "sqlite" else "IS DISTINCT FROM"
    return " OR ".join(f'NEW."{each}" {differs} OLD."{each}"' for each in columns)


GUARDS = {vendor: guards(vendor) for vendor in ("sqlite", "postgresql")}


def make_guards(connection: BaseDatabaseWrapper) -> None:
    """Make every guard that is missing or altered, where its table stands."""
    with connection.cursor() as cursor:
        tables = set(connection.introspection.table_names(cursor))
        if "scrutiny_meeting" not in tables:
            return
        standing = _standing(connection.vendor, cursor)
        for guard in GUARDS[connection.vendor]:
            if guard.name not in standing and guard.table in tables:
                for statement in _statements(connection.vendor, guard):
                    cursor.execute(statement)


def lift_guards(connection: BaseDatabaseWrapper) -> None:
    """For a migration that rebuilds a guarded table, and nothing else; the end of the migration makes them again."""
    with connection.cursor() as cursor:
        tables = set(connection.introspection.table_names(cursor))
        for guard in GUARDS[connection.vendor]:
            if guard.table in tables:
                on = f" ON {guard.table}" if connection.vendor == "postgresql" else ""
                cursor.execute(f"DROP TRIGGER IF EXISTS {guard.name}{on}")


def missing_guards(connection: BaseDatabaseWrapper) -> list[str]:
    """The names of the guards that do not stand, or not as they were made."""
    with connection.cursor() as cursor:
        standing = _standing(connection.vendor, cursor)
    return [guard.name for guard in GUARDS[connection.vendor] if guard.name not in standing]


def _standing(vendor: str, cursor: CursorWrapper) -> set[str]:
    """The names of the guards that stand just as they were made."""
    if vendor == "sqlite":
        cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
        wanted = {guard.name: _sqlite_trigger(guard) for guard in GUARDS[vendor]}
    else:
        cursor.execute(  # 'A': it fires whatever the session's replication role
            "SELECT t.tgname, p.prosrc FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid "
            "JOIN pg_class c ON c.oid = t.tgrelid WHERE t.tgenabled = 'A' AND c.relname LIKE 'scrutiny_%%'"
        )
        wanted = {guard.name: _body(guard) for guard in GUARDS[vendor]}
    return {name for name, made in cursor.fetchall() if made == wanted.get(name)}


def _statements(vendor: str, guard: Guard) -> tuple[str, ...]:
    """What makes the guard, in place of one that was altered."""
    drop = f"DROP TRIGGER IF EXISTS {guard.name}"
    if vendor == "sqlite":
        return (drop, _sqlite_trigger(guard))
    return (
        f"{drop} ON {guard.table}",
        f"CREATE OR REPLACE FUNCTION {guard.name}() RETURNS trigger LANGUAGE plpgsql AS $${_body(guard)}$$",
        (
            f"CREATE TRIGGER {guard.name} BEFORE {guard.event} ON {guard.table} "
            f"FOR EACH {guard.level} EXECUTE FUNCTION {guard.name}()"
        ),
        f"ALTER TABLE {guard.table} ENABLE ALWAYS TRIGGER {guard.name}",
    )


def _sqlite_trigger(guard: Guard) -> str:
    return (
        f"CREATE TRIGGER {guard.name} BEFORE {guard.event} ON {guard.table} FOR EACH ROW WHEN {guard.when} "
        f"BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
    )


def _body(guard: Guard) -> str:
    """The function of the guard on PostgreSQL; a row that is deleted is given back, or it would stay."""
    row = "OLD" if guard.event == "DELETE" else "NEW" if guard.level == "ROW" else "NULL"
    return f"""
BEGIN
  IF {guard.when} THEN
    RAISE EXCEPTION '{REFUSAL}' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN {row};
END
"""
