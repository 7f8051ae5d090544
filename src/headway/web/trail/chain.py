"""How events are hashed. Pure.

What is hashed is exactly what is stored, character for character, so that SQLite, PostgreSQL and an auditor's own ten
lines of any language give the same answer: docs/how-to/verify-the-trail.md.
"""

import hashlib
import json
import math
import re
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, time
from enum import Enum
from typing import Any, NamedTuple

START = "0" * 64
"""The hash before the first event."""

FORMAT = "headway-trail-1"
"""Hashed along with each event; a later way of hashing gets another name."""


class Row(NamedTuple):
    """One event as it is stored; ``before`` and ``after`` are the stored text. All but ``hash`` is hashed, in order."""

    seq: int
    at: datetime
    by_id: int | None
    by_name: str
    authority: str
    action: str
    subject_type: str
    subject_id: str
    subject_label: str
    before: str | None
    after: str | None
    why: str
    thread: str
    previous_hash: str
    hash: str = ""


def hash_of(row: Row) -> str:
    """The SHA-256 of a JSON array in ASCII without spaces: the format's name, then every field before ``hash``.

    ``at`` stands as UTC with microseconds: ``2026-11-22T14:05:00.000000+00:00``.
    """
    at = row.at.astimezone(UTC).isoformat(timespec="microseconds")
    content = (FORMAT, row.seq, at, *row[2:-1])
    return hashlib.sha256(json.dumps(content, separators=(",", ":")).encode("ascii")).hexdigest()


def canonical(value: Any) -> str:
    """A value as the one JSON text that stands for it: ASCII, keys sorted, no spaces; every database keeps it."""
    return json.dumps(plain_value(value), sort_keys=True, separators=(",", ":"), allow_nan=False)


# PostgreSQL stores no U+0000, and half a surrogate pair is no character: no page and no file could show it.
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


def clean(text: str) -> str:
    """Text that both databases store and give back as it is: what no database can hold becomes U+FFFD."""
    return _UNSTORABLE.sub("\N{REPLACEMENT CHARACTER}", text)


def plain_value(value: Any) -> Any:
    """A value as JSON can hold it: dates in ISO 8601; numbers that JSON lacks, and all else that it lacks, as text."""
    match value:
        case None | bool():
            return value
        case Enum():
            return plain_value(value.value)
        case str():
            return clean(value)
        case int():
            return int(value)
        case float():
            return float(value) if math.isfinite(value) else str(value)
        case date() | time():
            return value.isoformat()
        case Mapping():
            return {clean(str(key)): plain_value(each) for key, each in value.items()}
        case set() | frozenset():
            return sorted((plain_value(each) for each in value), key=str)
        case Sequence() if not isinstance(value, bytes | bytearray | memoryview):
            return [plain_value(each) for each in value]
    return clean(str(value))
