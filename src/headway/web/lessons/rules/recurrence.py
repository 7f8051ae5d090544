"""Which inspections follow each other, and what of the later one may meet an earlier recommendation again."""

from collections.abc import Iterable
from datetime import date
from itertools import pairwise

from headway.reports.record import FindingKind
from headway.web.register.models import Finding, Inspection

__all__ = ["FOUND", "RIGHT", "WORTH", "consecutive", "may_meet_again", "when"]

RIGHT, FOUND = (41, 124), (41, 57)
"""Of the proposals, those that a reader saw too; of what the reader saw, that which was proposed: as
``scripts/score_recurring.py`` prints it for both halves. A test holds them to it.
"""
WORTH = (
    f"Between recommendations of 16 pairs of reports that a person had read, {RIGHT[0]} of {RIGHT[1]} proposals were "
    f"right, and {FOUND[0]} of the {FOUND[1]} recurrences that the person saw were proposed. Proposals among findings "
    "have not been measured."
)


def when(inspection: Inspection) -> date | None:
    """The day that inspections are ordered by: the last of fieldwork, else of publication."""
    return inspection.ended or inspection.published


def consecutive(inspections: Iterable[Inspection]) -> list[tuple[Inspection, Inspection]]:
    """Each inspection with the one that followed it. One without any day follows nothing."""
    dated = [(day, each) for each in inspections if (day := when(each))]
    return list(pairwise(each for _, each in sorted(dated, key=lambda pair: (pair[0], pair[1].pk))))


def may_meet_again(finding: Finding) -> bool:
    """What is praised is not met again; nor is a passage too short to say anything."""
    return finding.kind != FindingKind.STRENGTH and len(finding.text) >= 40
