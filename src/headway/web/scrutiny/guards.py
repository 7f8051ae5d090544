"""Triggers that hold confirmed minutes to what was confirmed: not a word, a name or a row of them changes afterwards.

What may still change is who may read them (the classification) and the counter of versions. Whoever owns the database
can lift the triggers; what they do then is found by the digest that the trail keeps of the minutes as confirmed.
Rebuilding a table drops its triggers on SQLite, so they are made again after every migration. A migration that rebuilds
one of these tables there begins with :func:`lift_guards`: SQLite does not rename a table that other triggers speak of.
"""

from dataclasses import dataclass

from django.db.backends.base.base import BaseDatabaseWrapper

from headway.web.triggers import Guard, Guards

__all__ = ["GUARDS", "lift_guards", "make_guards", "missing_guards"]

_REFUSAL = (
    "These minutes were confirmed as a correct record and never change: a correction is a later resolution."
)


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


_GUARDS = Guards(_REFUSAL, frozenset({"scrutiny_meeting"}), GUARDS)
make_guards = _GUARDS.make
missing_guards = _GUARDS.missing


def lift_guards(connection: BaseDatabaseWrapper) -> None:
    """For a migration that rebuilds a guarded table, and nothing else; the end of the migration makes them again."""
    with connection.cursor() as cursor:
        tables = set(connection.introspection.table_names(cursor))
        for guard in GUARDS[connection.vendor]:
            if guard.table in tables:
                on = f" ON {guard.table}" if connection.vendor == "postgresql" else ""
                cursor.execute(f"DROP TRIGGER IF EXISTS {guard.name}{on}")
