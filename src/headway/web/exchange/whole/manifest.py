"""The manifest of an export or a backup: what made it, and the SHA-256 and size of every part."""

import hashlib
import json
import re
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any, BinaryIO

from headway.errors import ForPerson

__all__ = ["NAME", "Manifest", "Part", "copied", "manifest_from", "sha256_of"]

NAME = "manifest.json"
MOST_BYTES = 500 * 1024 * 1024
_CHUNK = 1024 * 1024
_NAME = re.compile(
    r"data/[a-z_]+\.[a-z_]+\.jsonl|files/[0-9a-f]{64}|[a-z][a-z0-9.-]{0,40}"
    r"|benchmarks/[a-z]+/[A-Za-z0-9_-]{1,200}/edition=[0-9a-f]{12}/[A-Za-z0-9_-][A-Za-z0-9_.-]{0,200}"
    r"|settings/[a-z0-9_]{1,60}/edition=[0-9a-f]{12}/[A-Za-z0-9_-][A-Za-z0-9_.-]{0,200}"
)


@dataclass(frozen=True)
class Part:
    """One file of the whole."""

    name: str
    sha256: str
    bytes: int


@dataclass(frozen=True)
class Manifest:
    """``what`` and ``format`` say what this is; ``facts`` say what made it and what it fits."""

    what: str
    format: int
    day: date
    facts: dict[str, Any]
    parts: tuple[Part, ...]

    def to_json(self) -> bytes:
        """One line a part, in order of name."""
        data = asdict(self) | {
            "day": self.day.isoformat(),
            "parts": sorted(map(asdict, self.parts), key=_by_name),
        }
        return (json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


def _by_name(part: dict[str, Any]) -> str:
    return str(part["name"])


def manifest_from(content: bytes, shown: str, *, what: str, format: int) -> Manifest:  # noqa: A002 - its word
    """The manifest, if it is one of this kind and format and names only parts that such a thing has."""
    try:
        data = json.loads(content)
        if not isinstance(data, dict) or data["what"] != what:
            raise ForPerson(f"{shown} is no {what}.")
        if data["format"] != format:
            raise ForPerson(
                f"{shown} has format {data['format']}; this Headway reads {format}. Use the Headway that wrote it."
            )
        parts = tuple(
            Part(str(each["name"]), str(each["sha256"]), int(each["bytes"])) for each in data["parts"]
        )
        found = Manifest(what, format, date.fromisoformat(data["day"]), dict(data["facts"]), parts)
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise ForPerson(f"{shown}: its {NAME} is damaged. Get the file again.") from error
    if any(not _NAME.fullmatch(each.name) for each in parts) or len({each.name for each in parts}) < len(
        parts
    ):
        raise ForPerson(f"{shown}: its {NAME} names parts that do not belong there. Do not use it.")
    return found


def sha256_of(file: BinaryIO) -> tuple[str, int]:
    """The hash and the size of what is left of a file."""
    digest, size = hashlib.sha256(), 0
    while chunk := file.read(_CHUNK):
        digest.update(chunk)
        size += len(chunk)
    return digest.hexdigest(), size


def copied(source: BinaryIO, part: Part, target: Path, shown: str) -> None:
    """Copy a part, never more of it than it says; what does not have its hash is an error."""
    digest, size = hashlib.sha256(), 0
    with target.open("xb") as out:
        while chunk := source.read(_CHUNK):
            size += len(chunk)
            if size > part.bytes:
                break
            digest.update(chunk)
            out.write(chunk)
    must_be(part, digest.hexdigest(), size, shown)


def must_be(part: Part, sha256: str, size: int, shown: str) -> None:
    """The part is what the manifest says."""
    if (sha256, size) != (part.sha256, part.bytes):
        raise ForPerson(
            f"{shown}: {part.name} is not what its manifest says: damaged or altered. Get it again."
        )


def names(parts: Iterable[Part]) -> set[str]:
    """The names of the parts."""
    return {part.name for part in parts}
