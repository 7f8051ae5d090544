"""The paper and its meeting: body and day, and that the report is public by then."""

import re
from collections.abc import Iterator
from datetime import timedelta

from headway.documents.lint.case import Case
from headway.documents.lint.rule import Fault, Need, Rule, Severity
from headway.documents.wording import day

__all__ = ["RULES"]


def meeting(case: Case) -> Iterator[Fault]:
    """The head against the meeting that the paper is on the agenda of."""
    meeting = case.sources.meeting
    content = case.paper.content
    if meeting is None:
        return
    if content.on and content.on != meeting.on:
        said = f"The paper is for {day(content.on)}; the meeting is on {day(meeting.on)}."
        yield case.in_field("meeting-date", Severity.ERROR, "To", said, "Mend the day.")
    if content.body and meeting.body and _key(content.body) != _key(meeting.body):
        said = f"The paper is to “{content.body}”; the meeting is of {meeting.body}."
        yield case.in_field("meeting-date", Severity.WARNING, "To", said, "Use the body's own name.")


def _key(body: str) -> str:
    return re.sub(r"\W+", "", re.sub(r"^the\s+", "", body.lower().replace("&", "and")))


def before_publication(case: Case) -> Iterator[Fault]:
    """A report is not for the public before it is published."""
    inspection, on = case.inspection, case.paper.content.on
    if inspection is None or inspection.published is None or on is None or not inspection.record:
        return
    if timedelta(0) < inspection.published - on <= timedelta(days=90):
        yield case.in_field(
            "before-publication",
            Severity.ERROR,
            "To",
            f"The meeting is before the report was published on {day(inspection.published)}.",
            "Take it to a later meeting: until then the report is not for the public.",
        )


RULES = (
    Rule(
        "before-publication",
        Severity.ERROR,
        "The meeting is after publication",
        "The paper goes to a meeting after the report was published.",
        before_publication,
        Need.INSPECTION,
        papers_only=True,
    ),
    Rule(
        "meeting-date",
        Severity.ERROR,
        "The paper is for its meeting",
        "Body and day at the head are those of the meeting.",
        meeting,
        Need.MEETING,
        papers_only=True,
    ),
)
