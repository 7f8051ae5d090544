"""``store-log.jsonl``: who changed the store, when and how much. Never a child, a pseudonym or a reason."""

import getpass
import json
import os
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from headway.returns.store.files import OWNER_FILE

NAME = "store-log.jsonl"


def who() -> str:
    """The user of the operating system."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # a container without a name for its user number
        return f"user {os.getuid()}" if hasattr(os, "getuid") else "unknown"


def now() -> datetime:
    return datetime.now(UTC)


def write_line(store: Path, what: str, **counts: Any) -> None:
    """Add one line; what stands is never changed."""
    entry = {"at": now().isoformat(timespec="seconds"), "who": who(), "what": what, **counts}
    opened = os.open(store / NAME, os.O_WRONLY | os.O_CREAT | os.O_APPEND, OWNER_FILE)
    with os.fdopen(opened, "ab") as file:
        file.write(json.dumps(entry, ensure_ascii=False).encode("utf-8") + b"\n")
        file.flush()
        os.fsync(file.fileno())
