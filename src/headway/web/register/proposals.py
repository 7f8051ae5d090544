"""A report as it was read → what it proposes for the register. Pure of the database; nothing is decided here."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any

from headway import areas
from headway.errors import ForPerson
from headway.frameworks import Framework
from headway.reports.bounded import Worker
from headway.reports.limits import USUAL, Limits
from headway.reports.record import Finding, InspectionRecord, Judgements, Recommendation, to_json
from headway.web.register.page_texts import page_texts
from headway.web.register.rules import version_of
from headway.web.register.storage import StoredFile, path_of


@dataclass(frozen=True)
class Proposal:
    """What a report proposes. ``doubts`` are what could not be taken over, for the person who confirms."""

    record: InspectionRecord
    framework: Framework
    authority: areas.Authority | None
    pages: tuple[str, ...]
    grades: dict[str, str] = field(default_factory=dict)
    doubts: tuple[str, ...] = ()

    @property
    def windows(self) -> list[list[str]]:
        """Fieldwork as the database keeps it."""
        return [[window.start.isoformat(), window.end.isoformat()] for window in self.record.inspection]

    @property
    def as_read(self) -> dict[str, Any]:
        """The record as it was read, to be kept beside what a person makes of it."""
        return to_json(self.record)


def read_report(stored: StoredFile, limits: Limits = USUAL) -> Proposal:
    """Read a kept report within limits. What is no report, or cannot be read, is an error with the reader's reason."""
    path = path_of(stored.sha256)
    with Worker(limits) as worker:
        record = worker.read(path, stored.name)
    if record.framework is None:
        raise ForPerson(" ".join(record.warnings) or f"{stored.name} is no report that Headway knows.")
    return proposal(record, tuple(page_texts(path, stored.name, limits)))


def proposal(record: InspectionRecord, pages: tuple[str, ...] = ()) -> Proposal:
    """What a record proposes."""
    began = record.inspection[0].start if record.inspection else None
    framework = version_of(str(record.framework), began, record.published)
    doubts = list(record.warnings)
    grades: dict[str, str] = {}
    for key, printed in _printed(record.judgements):
        try:
            judgement = framework.judgement(key)
            grades[judgement.id] = framework.grade(printed).label
        except ForPerson as error:
            doubts.append(f'The report gives "{printed}" for {key.replace("_", " ")}: {error}')
    return Proposal(record, framework, _authority(record, began), pages, grades, tuple(doubts))


def _printed(judgements: Judgements) -> Iterator[tuple[str, str]]:
    values = asdict(judgements)
    other = values.pop("other")
    return ((key, grade) for key, grade in (values | other).items() if grade)


def _authority(record: InspectionRecord, began: date | None) -> areas.Authority | None:
    code, name = record.authority.code, record.authority.name
    if code:
        return areas.by_code(code)
    return areas.find(name, began) if name else None


def holder(authority: areas.Authority | None, codes: frozenset[str]) -> tuple[str, ...]:
    """Of the authorities in which a person may add, those that hold this report: its own, or a successor of it."""
    if authority is None:
        return tuple(sorted(codes))
    return tuple(code for code in sorted(codes) if code in set(_line(authority)))


def _line(authority: areas.Authority) -> Iterator[str]:
    yield authority.ons_code
    for code in authority.successors:
        yield from _line(areas.by_code(code))


__all__ = ["Finding", "Proposal", "Recommendation", "holder", "proposal", "read_report"]
