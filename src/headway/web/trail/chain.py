"""How events are hashed. Pure."""

import hashlib
import json
from collections.abc import Mapping
from typing import Any

START = "0" * 64
"""The hash before the first event."""

HASHED = (
    "seq",
    "at",
    "by_id",
    "by_name",
    "authority",
    "action",
    "subject_type",
    "subject_id",
    "subject_label",
    "before",
    "after",
    "why",
    "thread",
    "previous_hash",
)


def hash_of(event: Mapping[str, Any]) -> str:
    """The SHA-256 of an event's content, as canonical JSON: sorted keys, no spaces, times in UTC with microseconds."""
    content = {name: event[name] for name in HASHED}
    text = json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False, default=str)
    return hashlib.sha256(text.encode("utf-8", "backslashreplace")).hexdigest()
