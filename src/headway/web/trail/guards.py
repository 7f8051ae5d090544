"""Triggers that hold the trail to its one use: events are added at the end, and never changed or removed.

Nothing in the house can lift them. Whoever owns the database can, and what they do then is found by the chain and an
anchor: docs/how-to/verify-the-trail.md. Rebuilding a table drops its triggers on SQLite, so they are made again after
every migration, and ``headway trail verify`` names one that is missing.
"""

from dataclasses import dataclass

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.utils import CursorWrapper

from headway.web.trail.chain import START

__all__ = ["Guard", "make_guards", "missing_guards"]

_REFUSAL = "The trail is never changed: an event may only be added after the last one."


@dataclass(frozen=True)
class Guard:
    """One trigger: before ``event`` on ``table`` it refuses where ``when`` holds."""

    name: str
    table: str
    event: str
    when: str = "1 = 1"
    level: str = "ROW"


_FOLLOWS = f"""NEW.seq <> (SELECT coalesce(max(seq), 0) + 1 FROM trail_event)
    OR NEW.previous_hash <> coalesce((SELECT hash FROM trail_event ORDER BY seq DESC LIMIT 1), '{START}')
    OR EXISTS (SELECT 1 FROM trail_event WHERE hash = NEW.hash)"""  # noqa: S608 - no value from outside
_GOES_ON = """NEW.id <> OLD.id OR NEW.seq <= OLD.seq
    OR NEW.hash <> coalesce((SELECT hash FROM trail_event WHERE seq = NEW.seq), '')
    OR (NEW.installation <> OLD.installation AND OLD.seq > 0)"""

_BOTH = (
    Guard("trail_event_no_update", "trail_event", "UPDATE"),
    Guard("trail_event_no_delete", "trail_event", "DELETE"),
    # On SQLite INSERT OR REPLACE removes a row without firing a trigger for DELETE: hence the look at both keys.
    Guard("trail_event_follows", "trail_event", "INSERT", _FOLLOWS),
    Guard("trail_head_is_one", "trail_head", "INSERT", "EXISTS (SELECT 1 FROM trail_head)"),
    Guard("trail_head_stays", "trail_head", "DELETE"),
    Guard("trail_head_goes_on", "trail_head", "UPDATE", _GOES_ON),
)
GUARDS = {
    "sqlite": _BOTH,
    "postgresql": (
        *_BOTH,
        Guard("trail_event_no_truncate", "trail_event", "TRUNCATE", level="STATEMENT"),
        Guard("trail_head_no_truncate", "trail_head", "TRUNCATE", level="STATEMENT"),
    ),
}


def make_guards(connection: BaseDatabaseWrapper) -> None:
    """Make every guard that is missing or altered, where the tables stand."""
    with connection.cursor() as cursor:
        if not {"trail_event", "trail_head"} <= set(connection.introspection.table_names(cursor)):
            return
        standing = _standing(connection.vendor, cursor)
        for guard in GUARDS[connection.vendor]:
            if guard.name not in standing:
                for statement in _statements(connection.vendor, guard):
                    cursor.execute(statement)


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
        # 'A': it fires whatever the session's replication role.
        cursor.execute(
            "SELECT t.tgname, p.prosrc FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid "
            "WHERE t.tgenabled = 'A' AND t.tgrelid IN (to_regclass('trail_event'), to_regclass('trail_head'))"
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
        f"BEGIN SELECT RAISE(ABORT, '{_REFUSAL}'); END"
    )


def _body(guard: Guard) -> str:
    """The function of the guard on PostgreSQL."""
    return f"""
BEGIN
  IF {guard.when} THEN
    RAISE EXCEPTION '{_REFUSAL}' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END
"""
