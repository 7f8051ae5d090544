"""What the query of an address gives a page: what makes no sense is left out, so that no address is an error."""

from collections.abc import Collection
from typing import Any

__all__ = ["number", "one_of", "words"]


def words(given: Any) -> str:
    """Words to look for. PostgreSQL refuses the character NUL."""
    return str(given or "").replace("\x00", "").strip()[:200]


def number(given: Any) -> int | None:
    """A whole number that a database holds as a key; None for anything else."""
    text = str(given or "")
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 18 else None


def one_of(given: Any, known: Collection[str]) -> str:
    """The value, where it is one of those known; else ""."""
    text = str(given or "")
    return text if text in known else ""
