"""What is read again as something else: its copies are not lost with it, and nothing of before stays on it."""

from datetime import date
from pathlib import Path

import pytest

from headway.reports.record import Document, InspectionRecord
from headway.web.lessons.actions.library import read_again
from headway.web.lessons.loading import given_in, load
from headway.web.lessons.models import LibraryReport
from headway.web.register.models import Authority
from headway.web.trail.actions import SYSTEM

pytestmark = pytest.mark.django_db

REPORT = """Medway
Inspection of services for children in need of help and protection, children looked after and care leavers
Inspection date: 2 March 2015 – 26 March 2015
Report published: 8 May 2015
\fRecommendations
1. Visit every care leaver who is in custody at least once in every eight weeks of the sentence.
"""


def test_when_a_report_is_refused_as_it_is_read_again_its_copy_counts_in_its_place(
    tmp_path: Path,
    medway: Authority,  # noqa: ARG001
) -> None:
    for name in ("a.txt", "b.txt", "c.txt"):
        (tmp_path / name).write_text(f"{REPORT}{name}\n")
    load(by=SYSTEM, documents=given_in(tmp_path), jobs=1)
    first, second, third = LibraryReport.objects.order_by("name")
    assert second.copy_of == third.copy_of == first
    refused = InspectionRecord(document=Document(first.sha256, 2), warnings=("It has no text layer.",))
    read_again(by=SYSTEM, report=first, found=refused)
    for each in (first, second, third):
        each.refresh_from_db()
    assert (first.refusal, first.authority, first.ended, first.copy_of) == (
        "It has no text layer.",
        None,
        None,
        None,
    )
    assert second.copy_of is None
    assert second.ended == date(2015, 3, 26)
    assert third.copy_of == second
