"""The page of the report that stands beside a form, so that a person compares before confirming."""

from dataclasses import dataclass

from headway.frameworks import Framework
from headway.web.register.models import Inspection

_SEARCHED = 8
"""Grades stand on the first pages, before the findings."""


@dataclass(frozen=True)
class Beside:
    """A page of the report: its number (from 1), its text and how many there are."""

    number: int
    text: str
    count: int


def beside(inspection: Inspection, number: int | None) -> Beside | None:
    """The page to show; None where no report is held, or the page is not known."""
    pages = inspection.report.pages if inspection.report else []
    if number is None or not 1 <= number <= len(pages):
        return None
    return Beside(number, pages[number - 1], len(pages))


def grades_page(inspection: Inspection, of: Framework) -> int:
    """The page with the most grade words among the first: that is where the judgements stand."""
    pages = (inspection.report.pages if inspection.report else [])[:_SEARCHED]
    words = [grade.label.lower() for grade in of.scale.grades] if of.scale else []
    counts = [sum(text.lower().count(word) for word in words) for text in pages]
    return counts.index(max(counts)) + 1 if any(counts) else 1
