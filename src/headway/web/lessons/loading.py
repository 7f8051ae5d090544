"""A folder of reports → the library: what is known is not read again, what was read stays if the rest is stopped.

Documents are read by several processes at once, each opened once, in none of which the database is open. Each report
is kept in a transaction of its own, in order of name: which of two reports of one inspection is the copy does not
hang on the machine.
"""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from django.db.models import Max, Min
from django.db.models.functions import Coalesce

from headway.errors import ForPerson
from headway.reports.extract import shown
from headway.reports.limits import USUAL, Limits
from headway.reports.reading import documents_in, name_in, read_each
from headway.reports.record import InspectionRecord
from headway.web.lessons.actions.library import add_report, demand_keeper, read_again
from headway.web.lessons.models import Lesson, LibraryReport
from headway.web.lessons.states import ASKED
from headway.web.trail.actions import Actor

__all__ = ["Coverage", "Given", "given_in", "load"]

_DAY = Coalesce("ended", "published")
PARSER = "headway.reports.parsing:read_paged"
Progress = Callable[[int, int], None]
"""Told after each document: how many are done, of how many."""


@dataclass(frozen=True)
class Given:
    """A document to be loaded, and the name by which it is known."""

    path: Path
    name: str


@dataclass
class Coverage:
    """What became of the documents that were given."""

    given: int = 0
    read: list[int] = field(default_factory=list)
    """Keys of the reports that were read, copies too."""
    known: int = 0
    """Not read: the same bytes are in the library, or were given twice."""
    refused_before: int = 0
    """Of these, refused when they were read."""
    refused: list[tuple[str, str]] = field(default_factory=list)
    """Name and reason."""
    copies: list[tuple[str, str]] = field(default_factory=list)
    """Name, and the name of the report of the same inspection that is held."""
    kept: list[str] = field(default_factory=list)
    """Not read again, because a lesson rests on them."""
    without_items: list[str] = field(default_factory=list)
    """Names of reports in which nothing was found that they ask for."""
    pages: int = 0
    passages: int = 0
    items: int = 0
    authorities: set[str] = field(default_factory=set)
    years: set[int] = field(default_factory=set)
    held: int = 0
    """Reports in the library afterwards, without copies and refused documents."""
    held_authorities: int = 0
    held_years: tuple[int, ...] = ()
    """First and last."""


def given_in(source: Path) -> list[Given]:
    """The documents of a folder and those below it, or the one file."""
    if source.is_dir():
        return [Given(path, shown(name_in(source, path))) for path in documents_in(source)]
    if not source.exists():
        raise ForPerson(f"There is no file or folder {source}. Check the name.")
    return [Given(source, shown(source.name))]


def load(
    *,
    by: Actor,
    documents: list[Given],
    jobs: int | None = None,
    again: bool = False,
    limits: Limits = USUAL,
    progress: Progress | None = None,
) -> Coverage:
    """Load the documents that the library does not hold; with ``again`` read those that it does anew."""
    demand_keeper(by)
    return _Load(by, documents, jobs, again, limits, progress).done()


@dataclass(frozen=True)
class _Hashed:
    name: str
    sha256: str
    size: int


def _without_name(found: InspectionRecord, name: str) -> InspectionRecord:
    """A refusal is kept and told for good, and what was refused may be anything: its name may name a child."""
    return replace(found, warnings=tuple(each.replace(name, "It") for each in found.warnings))


class _Load:
    def __init__(
        self,
        by: Actor,
        documents: list[Given],
        jobs: int | None,
        again: bool,
        limits: Limits,
        progress: Progress | None,
    ) -> None:
        self.by, self.documents, self.jobs, self.again, self.limits = by, documents, jobs, again, limits
        self.progress = progress
        self.coverage = Coverage(given=len(documents))
        self.held: dict[str, LibraryReport] = {each.sha256: each for each in LibraryReport.objects.all()}
        self.resting = set(Lesson.objects.values_list("passage__report__sha256", flat=True))
        self.reading: dict[Path, _Hashed] = {}
        self.seen: set[str] = set()
        self.finished = 0

    def done(self) -> Coverage:
        for path, found in read_each(self._to_read(), self.limits, self.jobs, PARSER):
            self._keep(self.reading.pop(path), found)
            self._tick()
        self._take_stock()
        return self.coverage

    def _take_stock(self) -> None:
        held = LibraryReport.objects.filter(refusal="", copy_of=None).order_by()
        self.coverage.held = held.count()
        self.coverage.held_authorities = held.exclude(authority=None).values("authority").distinct().count()
        ends = held.aggregate(first=Min(_DAY), last=Max(_DAY))
        self.coverage.held_years = tuple(day.year for day in ends.values() if day)

    def _to_read(self) -> Iterator[tuple[Path, str]]:
        """The documents that must be read, hashed first: the others are accounted for and passed over."""
        for given in self.documents:
            hashed = self._hashed(given)
            if hashed and self._is_new(hashed):
                self.reading[given.path] = hashed
                yield given.path, given.name
            else:
                self._tick()

    def _hashed(self, given: Given) -> _Hashed | None:
        if given.path.exists() and not given.path.is_file():  # to open a pipe would wait for ever
            self.coverage.refused.append(
                (given.name, f"{given.name} is no ordinary file. Give a copy of it.")
            )
            return None
        try:
            with given.path.open("rb") as file:
                sha256 = hashlib.file_digest(file, "sha256").hexdigest()
                return _Hashed(given.name, sha256, file.tell())
        except OSError as error:
            reason = f"{given.name} cannot be opened ({error.strerror}). See that you may read it."
            self.coverage.refused.append((given.name, reason))
            return None

    def _is_new(self, hashed: _Hashed) -> bool:
        held = self.held.get(hashed.sha256)
        twice = hashed.sha256 in self.seen
        self.seen.add(hashed.sha256)
        if twice or (held and not self.again):
            self.coverage.known += 1
            self.coverage.refused_before += bool(held and held.refusal)
            return False
        if held and hashed.sha256 in self.resting:
            self.coverage.kept.append(hashed.name)
            return False
        return True

    def _keep(self, hashed: _Hashed, found: InspectionRecord) -> None:
        if found.framework is None:
            found = _without_name(found, hashed.name)
        report = self._kept(hashed, found)
        if report is None:
            self.coverage.known += 1
        elif report.refusal:
            self.coverage.refused.append((hashed.name, report.refusal))
        else:
            self._count(hashed.name, report)

    def _kept(self, hashed: _Hashed, found: InspectionRecord) -> LibraryReport | None:
        if held := self.held.get(hashed.sha256):
            return read_again(by=self.by, report=held, found=found)
        return add_report(by=self.by, sha256=hashed.sha256, name=hashed.name, size=hashed.size, found=found)

    def _count(self, name: str, report: LibraryReport) -> None:
        coverage = self.coverage
        items = report.passages.filter(kind__in=ASKED).count()
        coverage.read.append(report.pk)
        coverage.pages += report.pages
        coverage.passages += report.passages.count()
        coverage.items += items
        if not items:
            coverage.without_items.append(name)
        if report.copy_of:
            coverage.copies.append((name, report.copy_of.name))
        if report.authority_name:
            coverage.authorities.add(report.authority_name)
        if report.dated:
            coverage.years.add(report.dated.year)

    def _tick(self) -> None:
        self.finished += 1
        if self.progress:
            self.progress(self.finished, len(self.documents))
