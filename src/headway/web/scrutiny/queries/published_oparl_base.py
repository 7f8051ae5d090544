"""What every object of OParl has, and finding what is public of an authority."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from headway.web.scrutiny.queries.published import Published, held, public_publications
from headway.web.scrutiny.queries.published_times import Times
from headway.web.scrutiny.states import PublicationKind

__all__ = [
    "FILES",
    "SCHEMA",
    "TYPES",
    "Maker",
    "Row",
    "agendas",
    "day_text",
    "joined",
    "moment_text",
    "narrowed",
    "of_authority",
]

SCHEMA = "https://schema.oparl.org/1.1/"
FILES = 4
"""Kinds of file, by the rest of a file's number: papers, appendices, packs, minutes."""
TYPES = {
    "organization": "Organization",
    "person": "Person",
    "membership": "Membership",
    "meeting": "Meeting",
    "agendaitem": "AgendaItem",
    "paper": "Paper",
    "consultation": "Consultation",
    "file": "File",
    "location": "Location",
}


@dataclass(frozen=True)
class Row:
    """An object with the times by which lists are narrowed."""

    pk: int
    said: dict[str, Any]
    times: Times
    is_deleted: bool = False


@dataclass(frozen=True)
class Maker:
    """Makes objects; ``page`` gives a page's whole address by name, ``here`` an object's by kind and number."""

    page: Callable[..., str]

    def here(self, kind: str, pk: int) -> str:
        """The id of an object: its address."""
        return self.page("oparl_object", kind, pk)

    def made(self, kind: str, pk: int, times: Times, **said: Any) -> Row:
        whole = {
            "id": self.here(kind, pk),
            "type": f"{SCHEMA}{TYPES[kind]}",
            **{name: value for name, value in said.items() if value not in (None, "")},
            "created": moment_text(times.created),
            "modified": moment_text(times.modified),
        }
        return Row(pk, whole, times)


def of_authority(rows: Any, authority: str | None, pk: int | None, path: str = "authority") -> Any:
    rows = rows.filter(**{path: authority}) if authority else rows
    return rows.filter(pk=pk) if pk is not None else rows


def narrowed(rows: Any, authority: str | None, **keys: int | None) -> Any:
    rows = rows.filter(authority=authority) if authority else rows
    return rows.filter(**{name: value for name, value in keys.items() if value is not None})


def agendas(authority: str | None) -> list[Published]:
    rows = public_publications().filter(kind=PublicationKind.AGENDA)
    return held(narrowed(rows, authority).order_by("meeting_id"))


def joined(item: int, paper: int) -> int:
    """One number for a paper under an item, and back to neither: Cantor's pairing."""
    return (item + paper) * (item + paper + 1) // 2 + paper


def day_text(value: date | None) -> str | None:
    return value.isoformat() if value else None


def moment_text(at: datetime) -> str:
    return at.astimezone(UTC).replace(microsecond=0).isoformat()
