"""What may be a lesson for an authority, and how long one may wait."""

from datetime import date, timedelta

from headway.web.lessons.models import Lesson, Passage
from headway.web.lessons.rules.same_council import lasting
from headway.web.lessons.states import Outcome
from headway.web.register.models import Authority

__all__ = ["GONE", "WAITS_FOR", "cannot_be_a_lesson", "is_own", "waits_too_long"]

GONE = (
    "This report is no longer in the library: somebody took it out, or had it read again. Look for it again."
)

WAITS_FOR = timedelta(days=28)
"""After which a relevant lesson without an outcome is named as not joined up: advice of this house, from no statute."""


def is_own(authority: Authority, passage: Passage) -> bool:
    """Whether the report is about this very council, under whichever of its codes.

    One whose authority was not found is told by its name.
    """
    report = passage.report
    if report.authority_id:
        return lasting(report.authority_id) == lasting(authority.pk)
    return report.authority_name.casefold() == authority.name.casefold()


def cannot_be_a_lesson(authority: Authority, passage: Passage) -> str:
    """Why a passage is no lesson for an authority, as a sentence; empty where it may be one."""
    if is_own(authority, passage):
        return f"This report is about {authority}. A lesson comes from another authority; your own are in your plan."
    if passage.report.refusal:
        return "This document could not be read as a report, so nothing in it can be judged."
    if passage.report.copy_of_id:
        return "This report is a copy of one that the library has. Judge the passage there, so that it counts once."
    return ""


def waits_too_long(lesson: Lesson, on: date) -> bool:
    """Whether nobody has said what comes of a relevant lesson, four weeks after it was judged."""
    return lesson.relevant and lesson.outcome == Outcome.OPEN and lesson.decided_on < on - WAITS_FOR
