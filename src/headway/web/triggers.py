"""Triggers that refuse a change to what must stay as it is: made, made again where altered, and looked for.

Which tables, and when, is for whoever keeps them: headway.web.trail.guards, headway.web.scrutiny.guards.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.utils import CursorWrapper

__all__ = ["Guard", "Guards"]

_ALWAYS = "1 = 1"


@dataclass(frozen=True)
class Guard:
    """One trigger: before ``event`` on ``table`` it refuses where ``when`` holds."""

    name: str
    table: str
    event: str
    when: str = _ALWAYS
    level: str = "ROW"


@dataclass(frozen=True)
class Guards:
    """Guards that refuse with one sentence, by the vendor of the database; made where all of ``tables`` stand."""

    refusal: str
    tables: frozenset[str]
    by_vendor: Mapping[str, tuple[Guard, ...]]

    def make(self, connection: BaseDatabaseWrapper) -> None:
        """Make every guard that is missing or altered, where its table stands."""
        with connection.cursor() as cursor:
            tables = set(connection.introspection.table_names(cursor))
            if not self.tables <= tables:
                return
            standing = self._standing(connection.vendor, cursor)
            for guard in self.by_vendor[connection.vendor]:
                if guard.name not in standing and guard.table in tables:
                    for statement in self._statements(connection.vendor, guard):
                        cursor.execute(statement)

    def missing(self, connection: BaseDatabaseWrapper) -> list[str]:
        """The names of the guards that do not stand, or not as they were made."""
        with connection.cursor() as cursor:
            standing = self._standing(connection.vendor, cursor)
        return [guard.name for guard in self.by_vendor[connection.vendor] if guard.name not in standing]

    def _standing(self, vendor: str, cursor: CursorWrapper) -> set[str]:
        """The names of the guards that stand just as they were made, each on its own table."""
        if vendor == "sqlite":
            cursor.execute("SELECT name, tbl_name, sql FROM sqlite_master WHERE type = 'trigger'")
        else:  # 'A': it fires whatever the session's replication role
            cursor.execute(
                "SELECT t.tgname, t.tgrelid::regclass::text, p.prosrc FROM pg_trigger t "
                "JOIN pg_proc p ON p.oid = t.tgfoid WHERE t.tgenabled = 'A'"
            )
        found = set(cursor.fetchall())
        made = self._on_sqlite if vendor == "sqlite" else self._body
        return {
            guard.name for guard in self.by_vendor[vendor] if (guard.name, guard.table, made(guard)) in found
        }

    def _statements(self, vendor: str, guard: Guard) -> tuple[str, ...]:
        """What makes the guard, in place of one that was altered."""
        drop = f"DROP TRIGGER IF EXISTS {guard.name}"
        if vendor == "sqlite":
            return (drop, self._on_sqlite(guard))
        return (
            f"{drop} ON {guard.table}",
            f"CREATE OR REPLACE FUNCTION {guard.name}() RETURNS trigger LANGUAGE plpgsql AS $${self._body(guard)}$$",
            (
                f"CREATE TRIGGER {guard.name} BEFORE {guard.event} ON {guard.table} "
                f"FOR EACH {guard.level} EXECUTE FUNCTION {guard.name}()"
            ),
            f"ALTER TABLE {guard.table} ENABLE ALWAYS TRIGGER {guard.name}",
        )

    def _on_sqlite(self, guard: Guard) -> str:
        return (
            f"CREATE TRIGGER {guard.name} BEFORE {guard.event} ON {guard.table} FOR EACH ROW WHEN {guard.when} "
            f"BEGIN SELECT RAISE(ABORT, '{self.refusal}'); END"
        )

    def _body(self, guard: Guard) -> str:
        """The function of the guard on PostgreSQL. Databases hold it to the letter: altered, it counts as missing."""
        return f"""
BEGIN
  IF {guard.when} THEN
    RAISE EXCEPTION '{self.refusal}' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN {_given_back(guard)};
END
"""


def _given_back(guard: Guard) -> str:
    """What goes on to the table where the guard does not refuse; a row that is deleted, or it would stay."""
    if guard.when == _ALWAYS:
        return "NEW"  # never reached
    if guard.event == "DELETE":
        return "OLD"
    return "NEW" if guard.level == "ROW" else "NULL"
