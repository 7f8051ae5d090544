"""The facts of real inspections, from hand-read truth and not from what the lint reads."""

import csv
import hashlib
import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from headway.benchmarks import read_register
from headway.clocks import due
from headway.documents.lint import Report, Sources
from headway.reports import read_pages
from headway.reports.page_texts import page_texts

# Read off the printed reports: inspectors by the sentence "The inspection team consisted of ...". None: none printed.
INSPECTIONS: dict[str, int | None] = {
    "SIF-kent-2017-06-13": 10,
    "SIF-enfield-2015-03-27": 8,
    "SIF-windsor-and-maidenhead-2015-05-13": 7,
    "SIF-merton-2017-08-25": 7,
    "SIF-kirklees-2016-11-25": 9,
    "SIF-lewisham-2016-01-20": 7,
    "SIF-stockton-on-tees-2016-08-05": 8,
    "SIF-worcestershire-2017-01-24": 9,
    "ILACS-portsmouth-2018-10-15": None,
    "ILACS-cornwall-2019-11-05": None,
    "ILACS-worcestershire-2019-07-29": None,
    "ILACS-harrow-2025-03-04": None,
    "SIF-derbyshire-2014-02-11": 8,
    "SIF-birmingham-2014-05-23": 10,
    "SIF-leeds-2015-03-27": 9,
    "SIF-oldham-2015-08-03": 10,
    "SIF-medway-2015-11-27": 8,
    "SIF-redbridge-2016-11-25": 9,
    "SIF-newcastle-upon-tyne-2017-07-07": 8,
    "SIF-warwickshire-2017-07-14": 10,
    "ILACS-bolton-2018-06-12": None,
    "ILACS-suffolk-2019-05-21": None,
    "ILACS-leeds-2022-05-09": None,
    "ILACS-salford-2024-01-12": None,
}
JUDGEMENTS = (
    "overall",
    "leadership",
    "help_protection",
    "in_care_or_looked_after",
    "care_leavers",
    "adoption",
    "lscb",
)


@dataclass(frozen=True)
class Facts:
    """One inspection: what a paper about it may truly say."""

    doc_id: str
    place: str
    half: str
    framework: str
    start: date
    end: date
    published: date
    judgements: dict[str, str]
    recommendations: int
    team: int | None
    plan_due: date
    meeting: date
    quotations: tuple[str, ...]
    share: tuple[str, int, int] | None
    """Per cent good or better, how many, of how many, on the day of the meeting (SIF only)."""
    number: int

    @property
    def is_sif(self) -> bool:
        return self.framework == "SIF"


def half_of(authority: str) -> str:
    """As scripts/score.py parts the corpus."""
    return ("development half", "checking half")[hashlib.sha256(authority.encode()).digest()[9] % 2]


@cache
def report_of(shared: Path, doc_id: str) -> Report:
    """The report as the lint is given it."""
    pages = page_texts(shared / "corpus" / "pdf" / f"{doc_id}.pdf")
    return Report(read_pages(pages, doc_id), pages)


@cache
def register_of(shared: Path) -> Sources:
    rows, to = Sources.of_register(read_register(shared / "register" / "la_judgement_history_2013_2026.csv"))
    return Sources(rows=rows, register_to=to)


@cache
def all_facts(shared: Path) -> tuple[Facts, ...]:
    with (shared / "corpus" / "truth.csv").open(encoding="utf-8", newline="") as lines:
        rows = {row["doc_id"]: row for row in csv.DictReader(lines)}
    return tuple(_facts(shared, rows[doc_id], number) for number, doc_id in enumerate(INSPECTIONS))


def _facts(shared: Path, row: dict[str, str], number: int) -> Facts:
    published = date.fromisoformat(row["published_in_document"] or row["published_on_site"])
    framework = row["framework"].split()[0]
    meeting = published + timedelta(days=22 + number % 9)
    while meeting.weekday() > 3:
        meeting += timedelta(days=1)
    return Facts(
        row["doc_id"],
        row["authority"],
        half_of(row["authority"]),
        framework,
        date.fromisoformat(row["inspection_start"]),
        date.fromisoformat(row["inspection_end"]),
        published,
        {key: row[key] for key in JUDGEMENTS if row[key]},
        int(row["n_recs_la"]),
        INSPECTIONS[row["doc_id"]],
        due("ofsted-plan", published).due,
        meeting,
        _quotations(shared, row["doc_id"]),
        _share(shared, meeting) if framework == "SIF" else None,
        number,
    )


def _share(shared: Path, on: date) -> tuple[str, int, int]:
    """From the running table of ../shared/register, which was computed apart."""
    found = ("", 0, 0)
    with (shared / "register" / "sif_good_or_better_over_time.csv").open(
        encoding="utf-8", newline=""
    ) as lines:
        for row in csv.DictReader(lines):
            if date.fromisoformat(row["date"]) <= on:
                good = int(row["good"]) + int(row["outstanding"])
                found = (row["good_or_better_pct"], good, int(row["authorities"]))
    return found


def _quotations(shared: Path, doc_id: str) -> tuple[str, ...]:
    """Plain sentences of the report's findings, to be quoted."""
    found = []
    for finding in report_of(shared, doc_id).record.findings[3:]:
        for sentence in re.split(r"(?<=[.])\s+(?=[A-Z])", finding.text):
            words = sentence.split()
            if 12 <= len(words) <= 32 and re.fullmatch(r"[A-Z][A-Za-z ,’-]+[a-z]\.", sentence):
                found.append(sentence)
    return tuple(found[:6])
