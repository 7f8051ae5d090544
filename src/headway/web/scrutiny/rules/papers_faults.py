"""What the check of a paper found, as the site shows it, and which of its errors somebody has let stand.

An error that is let stand is kept in ``Paper.content["acknowledged"]`` with its words, the reason, who and when: it is
about those words in that place only, so another error of the same rule is asked about again.
"""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from headway.documents.content import Section
from headway.documents.lint import Fault
from headway.documents.reading import Place
from headway.web.scrutiny.models import Paper

__all__ = ["Acknowledgement", "Found", "acknowledged_in", "found_of", "to_acknowledge"]

_FIELDS = {
    "From": "id-from_lines",
    "To": "id-to_meeting",
    "Subject": "id-subject",
    "Title": "id-subject",
    "Classification": "id-classification",
    "Previous Pathway": "id-previous_said",
    "Future Pathway": "id-future_said",
    "Electoral Division": "id-division",
    "Summary": "id-summary",
    "Recommendations": "id-recommendation-0-text",
    "Background Documents": "id-background",
    "Contact details": "id-contact-0-name",
}
"""The field of the form that a place of the paper is written in."""


@dataclass(frozen=True)
class Found:
    """One thing found. ``severity`` is "error", "warning" or "advice"; ``field`` is the id of the field that it is
    about, "" where it is about none.
    """

    rule: str
    severity: str
    message: str
    mend: str = ""
    quote: str = ""
    place: str = ""
    field: str = ""

    @property
    def is_error(self) -> bool:
        """Whether it must be mended or answered for before the paper goes on."""
        return self.severity == "error"

    @property
    def key(self) -> str:
        """What an acknowledgement is about: the rule, the words it is about and what was said of them."""
        said = "\n".join((self.rule, self.quote, self.message))
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

    @property
    def day(self) -> date:
        """The day on which it was let stand."""
        return date.fromisoformat(self.on)


def found_of(fault: Fault, sections: Sequence[Section], rows: Sequence[int] = ()) -> Found:
    """A fault of the lint as the site shows it. ``rows``: the row of the form in which each section stands."""
    place = fault.place
    section = _section(place, sections)
    if section is None:
        field, shown = _FIELDS.get(place.field, ""), str(place)
    else:
        row = rows[section] if section < len(rows) else section
        field = f"id-section-{row}-text"
        shown = f"Paragraph {place.paragraph}" if place.paragraph else f"Section {section + 1}"
        shown = f"{shown}, “{sections[section].heading}”" if sections[section].heading else shown
    return Found(
        rule=fault.rule,
        severity=str(fault.severity),
        message=fault.message,
        mend=fault.mend,
        quote=fault.quote if len(fault.quote) <= 300 else f"{fault.quote[:299]}…",
        place=shown[:1].upper() + shown[1:],
        field=field,
    )


def _section(place: Place, sections: Sequence[Section]) -> int | None:
    """Which section the place is in, from 0: by its paragraph's number, else by its heading."""
    first = place.paragraph.split(".")[0]
    if first.isdecimal() and 1 <= int(first) <= len(sections):
        return int(first) - 1
    if place.field in _FIELDS:
        return None
    return next((at for at, each in enumerate(sections) if each.heading == place.field), None)


def acknowledged_in(paper: Paper) -> list[Acknowledgement]:
    """The errors that were let stand, in order."""
    rows: list[dict[str, Any]] = paper.content.get("acknowledged") or []
    return [Acknowledgement(**each) for each in rows]


def to_acknowledge(paper: Paper, found: Iterable[Found]) -> list[Found]:
    """The errors for which nobody has answered yet, each once."""
    known = {each.key for each in acknowledged_in(paper)}
    left: dict[str, Found] = {each.key: each for each in found if each.is_error and each.key not in known}
    return list(left.values())
