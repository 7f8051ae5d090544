"""The demo's reports: facts of real inspections, and what they ask for in the demo's own words, never quoted."""

import hashlib
from typing import Any

from headway.areas import find
from headway.benchmarks import neighbours as lists
from headway.reports.record import (
    Addressee,
    AuthorityName,
    Document,
    Form,
    Judgements,
    PagedRecord,
    Recommendation,
    RecommendationKind,
    ReportFramework,
    Window,
)
from headway.web.accounts.models import Person
from headway.web.lessons.actions.library import add_report
from headway.web.lessons.actions.neighbours import load_neighbours
from headway.web.trail.actions import SYSTEM

__all__ = ["MARK", "keep_library"]

Row = dict[str, Any]
MARK = "Example. In the demo's own words, not the report's. Load the report itself to quote it."
"""What stands on every page of the demo's reports."""


def keep_library(given: Row, by: Person) -> None:
    """Every report, and both versions of the neighbours' list."""
    for row in given["reports"]:
        _add(row, by)
    for row in given["neighbours"]:
        load_neighbours(by=SYSTEM, neighbours=_list(row))


def _add(row: Row, by: Person) -> None:
    record = _record(row)
    text = "\f".join(record.pages).encode()
    add_report(
        by=by,
        sha256=record.document.sha256,
        name=f"{row['authority']} {row['framework']} {row['published']} (example).txt",
        size=len(text),
        found=record,
        is_example=True,
    )


def _record(row: Row) -> PagedRecord:
    """As the reader gives one: each item on a page of its own, so that it is found there."""
    start, end = row["fieldwork"]
    authority = _authority(row["authority"])
    head = f"{row['authority']}, {row['framework']}, {start} to {end}"
    pages = tuple(f"{MARK}\n\n{head}\n\n{text}" for text in row["asks"])
    return PagedRecord(
        document=Document(hashlib.sha256("\f".join(pages).encode()).hexdigest(), len(pages)),
        framework=ReportFramework(row["framework"]),
        form=Form(row["form"]),
        authority=AuthorityName(authority.name, authority.ons_code),
        inspection=(Window(start, end),),
        published=row["published"],
        judgements=Judgements(**row["grades"]),
        recommendations=tuple(_asked(text, page) for page, text in enumerate(row["asks"], start=1)),
        warnings=(MARK,),
        pages=pages,
    )


def _asked(text: str, page: int) -> Recommendation:
    return Recommendation(None, Addressee.AUTHORITY, RecommendationKind.RECOMMENDATION, None, text, (), page)


def _list(row: Row) -> lists.NeighbourList:
    rows = tuple(
        lists.Neighbour(_authority(name).ons_code, _authority(each).ons_code, rank, "")
        for name, found in row["of"].items()
        for rank, each in enumerate(found, start=1)
    )
    digest = hashlib.sha256(repr(rows).encode()).hexdigest()
    return lists.NeighbourList(lists.NAME, row["version"], row["source"], digest, rows)


def _authority(name: str):  # type: ignore[no-untyped-def]
    found = find(name)
    if found is None:
        raise ValueError(f"lessons.toml: {name} is no authority")
    return found
