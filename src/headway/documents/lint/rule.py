"""What a rule is and what it finds, as values."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from headway.documents.reading import Place

if TYPE_CHECKING:
    from headway.documents.lint.case import Case

__all__ = ["Checked", "Fault", "Need", "NotRun", "Rule", "Severity"]


class Severity(StrEnum):
    """How sure and how grave."""

    ERROR = "error"
    """The paper contradicts its source, or breaks its form."""
    WARNING = "warning"
    """The paper says something that nothing supports, or that may be wrong."""
    ADVICE = "advice"
    """True, but better said otherwise."""


class Need(StrEnum):
    """What a rule checks the paper against; the value says why it was not run where that is absent."""

    NOTHING = ""
    REPORT = "no inspection report was given"
    INSPECTION = "neither an inspection report nor a register row of this authority was given"
    REGISTER = "no national register was given"
    ATTACHMENTS = "nothing says what is attached"
    SOUGHT = "nothing says what the body is to do"
    MEETING = "no meeting was given"


@dataclass(frozen=True)
class Fault:
    """One thing found: by which rule, where, the exact words, what is the matter, and how to mend it."""

    rule: str
    severity: Severity
    place: Place
    quote: str
    message: str
    mend: str


@dataclass(frozen=True)
class Rule:
    """One thing that is looked for. ``papers_only``: it is about the form of a paper, and no message has that."""

    id: str
    severity: Severity
    title: str
    checks: str
    find: Callable[["Case"], Iterator[Fault]] = field(repr=False)
    needs: Need = Need.NOTHING
    papers_only: bool = False


@dataclass(frozen=True)
class NotRun:
    """A rule that could not be asked, and why."""

    rule: str
    title: str
    because: str


@dataclass(frozen=True)
class Checked:
    """What the lint found, in the order of the paper, what it could not look into, and the rules it did ask."""

    faults: tuple[Fault, ...]
    not_run: tuple[NotRun, ...]
    ran: tuple[str, ...] = ()
