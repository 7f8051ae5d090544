"""What the check of a paper found, as the site shows it, and which of its errors somebody has let stand.

An error that is let stand is kept in ``Paper.content["acknowledged"]`` with its words, the reason, who and when: it is
about those words in that place only, so another error of the same rule is asked about again.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from headway.web.scrutiny.models import Paper

__all__ = ["Acknowledgement", "Found", "acknowledged_in", "to_acknowledge"]


@dataclass(frozen=True)
class Found:
    """One thing found. ``severity`` is "error", "warning" or "advice"; ``field`` the id of the field that it is about,
    "" where it is about none.
    """

    rule: str
    severity: str
    message: str
    place: str = ""
    field: str = ""
    source: str = ""
    """What it was checked against."""

    @property
    def is_error(self) -> bool:
        """Whether it must be mended or answered for before the paper goes on."""
        return self.severity == "error"

    @property
    def key(self) -> str:
        """What an acknowledgement is about: the rule, the place and the words."""
        said = "\n".join((self.rule, self.place, self.message))
        return hashlib.sha256(said.encode()).hexdigest()[:16]


@dataclass(frozen=True)
class Acknowledgement:
    """An error that somebody let stand."""

    key: str
    rule: str
    message: str
    reason: str
    by: str
    on: str
    version: int


def acknowledged_in(paper: Paper) -> list[Acknowledgement]:
    """The errors that were let stand, in order."""
    rows: list[dict[str, Any]] = paper.content.get("acknowledged") or []
    return [Acknowledgement(**each) for each in rows]


def to_acknowledge(paper: Paper, found: Iterable[Found]) -> list[Found]:
    """The errors for which nobody has answered yet, each once."""
    known = {each.key for each in acknowledged_in(paper)}
    left: dict[str, Found] = {each.key: each for each in found if each.is_error and each.key not in known}
    return list(left.values())
