"""Triggers that hold the trail to its one use: events are added at the end, and never changed or removed.

Nothing in the house can lift them. Whoever owns the database can, and what they do then is found by the chain and an
anchor: docs/how-to/verify-the-trail.md. Rebuilding a table drops its triggers on SQLite, so they are made again after
every migration, and ``headway trail verify`` names one that is missing.
"""

from headway.web.trail.chain import START
from headway.web.triggers import Guard, Guards

__all__ = ["GUARDS", "make_guards", "missing_guards"]

_REFUSAL = "The trail is never changed: an event may only be added after the last one."


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


_GUARDS = Guards(_REFUSAL, frozenset({"trail_event", "trail_head"}), GUARDS)
make_guards = _GUARDS.make
missing_guards = _GUARDS.missing
