"""The inspection that a paper is about: what the report and the register say of it."""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from headway.areas import mentions
from headway.benchmarks import RegisterRow
from headway.documents.deadlines import clocks_started_by
from headway.documents.lint.sources import Report, Sources
from headway.reports import InspectionRecord, Window

__all__ = ["Inspection", "inspection_of"]

_SAME_EVENT = timedelta(days=60)
KEYS = (
    "overall",
    "leadership",
    "help_protection",
    "in_care_or_looked_after",
    "care_leavers",
    "adoption",
    "lscb",
)


@dataclass(frozen=True)
class Inspection:
    """One inspection's facts; ``others`` are the same authority's other inspections, so far as the register knows."""

    authority: str
    framework: str
    windows: tuple[Window, ...]
    published: date | None
    judgements: Mapping[str, str]
    clocks: tuple[str, ...]
    source: str
    """"the report" or "the register"."""
    record: InspectionRecord | None = None
    others: tuple[RegisterRow, ...] = field(default=())

    @property
    def first_day(self) -> date | None:
        """The first day of fieldwork."""
        return min((window.start for window in self.windows), default=None)

    @property
    def last_day(self) -> date | None:
        """The last day of fieldwork."""
        return max((window.end for window in self.windows), default=None)


def inspection_of(sources: Sources, text: str, on: date | None) -> Inspection | None:
    """From the report that was given, else the latest register row, by the paper's day, of the authority it names."""
    for report in sources.reports:
        if report.record.framework is not None:
            return _from_report(report, sources)
    return None if sources.about_many else _from_register(sources, text, on)


def _from_report(report: Report, sources: Sources) -> Inspection:
    record = report.record
    rows = [row for row in sources.rows if row.ons_code == record.authority.code]
    first = min((window.start for window in record.inspection), default=None)
    own = next((row for row in rows if first and row.began and abs(row.began - first) <= _SAME_EVENT), None)
    if own is None and record.published:
        own = next((row for row in rows if row.published == record.published), None)
    judged = {key: grade for key in KEYS if (grade := getattr(record.judgements, key))}
    return Inspection(
        authority=record.authority.name or "",
        framework=str(record.framework),
        windows=record.inspection,
        published=record.published or (own.published if own else None),
        judgements=judged,
        clocks=clocks_started_by(record),
        source="the report",
        record=record,
        others=tuple(row for row in rows if row is not own),
    )


def _from_register(sources: Sources, text: str, on: date | None) -> Inspection | None:
    named = Counter(mention.authority.ons_code for mention in mentions(text[:20_000]))
    codes = {row.ons_code for row in sources.rows}
    code = next((each for each, _ in named.most_common() if each in codes), None)
    rows = [row for row in sources.rows if row.ons_code == code and row.published]
    known = [
        row
        for row in rows
        if "visit" not in row.form and (on is None or (row.published is not None and row.published <= on))
    ]
    if not known or (on is None and len(known) > 1):
        return None  # a text without a day may be about any of them
    row = max(known, key=lambda each: each.published or date.min)
    return Inspection(
        authority=row.authority,
        framework=row.framework,
        windows=(Window(row.start, row.end),) if row.start and row.end else (),
        published=None if row.published_printed else row.published,
        judgements=dict(row.judgements),
        clocks=("ofsted-report", "ofsted-plan") if row.framework in ("SIF", "ILACS") else (),
        source="the register",
        others=tuple(each for each in rows if each is not row),
    )


def is_history(words: str) -> bool:
    """Whether words speak of another inspection than this one."""
    return bool(_HISTORY.search(words))


_HISTORY = re.compile(
    r"\b(?:previous(?:ly)?|prior|earlier|last (?:inspect|full|judged|time)|before that|re-?inspect|thematic|peer|"
    r"monitoring visit|focused visit|focussed visit|JTAI|joint targeted|SEND|unannounced|annual (?:assessment|"
    r"performance)|had been|(?:years?|decade) ago|at (?:that|the) time|formerly|historic|in contrast"
    r"|compared (?:with|to)|since (?:the|its|our)|other (?:local )?authorit)",
    re.IGNORECASE,
)
