"""Anchors: small files kept away from the database, that say how far the trail had come and with which hash.

Whoever can rewrite the whole database can also rewrite the whole chain; what they cannot do is rewrite an anchor that
lies with the auditor.
"""

import json
import re
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from headway.errors import ForPerson

__all__ = ["Anchor", "read_anchor", "write_anchor"]

_WHAT = "Headway trail anchor"
_HASH = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True)
class Anchor:
    """Where the trail of one installation ended at a moment: the last event, its hash, and how many there were."""

    installation: str
    seq: int
    hash: str
    count: int
    at: datetime


def write_anchor(anchor: Anchor, path: Path) -> None:
    """Write an anchor as JSON; never over another file, for an old anchor is worth as much as a new one."""
    fields = asdict(anchor) | {"at": anchor.at.astimezone(UTC).isoformat(timespec="seconds")}
    text = json.dumps({"what": _WHAT, **fields}, indent=2) + "\n"
    try:
        with path.open("x", encoding="utf-8") as file:
            file.write(text)
    except FileExistsError as error:
        raise ForPerson(f"{path} is already there. Anchors are kept: give another name.") from error
    except OSError as error:
        raise ForPerson(
            f"{path} cannot be written: {error.strerror}. Give a folder that you may write to."
        ) from error


def read_anchor(path: Path) -> Anchor:
    """An anchor that was written earlier."""
    try:
        given = json.loads(path.read_bytes())
    except OSError as error:
        raise ForPerson(f"{path} cannot be read: {error.strerror}. Give an anchor file.") from error
    except (ValueError, RecursionError) as error:
        raise ForPerson(f"{path} is not JSON. Give a file that `headway trail anchor` wrote.") from error
    try:
        if given.pop("what") != _WHAT or not _HASH.fullmatch(given["hash"]):
            raise ValueError
        at = datetime.fromisoformat(given.pop("at")).astimezone(UTC)
        if type(given["seq"]) is not int or given["seq"] < 0 or given["count"] != given["seq"]:
            raise ValueError
        return Anchor(**given, at=at)
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise ForPerson(f"{path} is not an anchor. Give a file that `headway trail anchor` wrote.") from error
