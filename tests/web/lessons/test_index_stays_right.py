"""The index of the search is that of the passages, through adding, reading again, changing and taking out."""

import hashlib
from pathlib import Path

import pytest
from django.db import connection, transaction
from lessons_site import a_report, an_item

from headway.web.accounts.roles import Role
from headway.web.lessons.actions.library import remove_report
from headway.web.lessons.loading import given_in, load
from headway.web.lessons.models import LibraryReport, Passage
from headway.web.lessons.queries.search import search
from headway.web.lessons.queries.search_filters import Filters
from headway.web.lessons.search_index import FTS
from headway.web.trail.actions import SYSTEM

pytestmark = pytest.mark.django_db

REPORT = """Medway
Inspection of services for children in need of help and protection, children looked after and care leavers
Inspection date: 2 March 2015 – 26 March 2015
Report published: 8 May 2015
\fRecommendations
1. Visit every care leaver who is in custody at least once in every eight weeks of the sentence.
"""


def sound() -> None:
    if connection.vendor == "sqlite":  # raises where index and table differ; PostgreSQL generates its column
        with connection.cursor() as cursor:
            cursor.execute(f"INSERT INTO {FTS}({FTS}, rank) VALUES ('integrity-check', 1)")  # noqa: S608 - a name of ours


def test_the_index_is_sound_after_everything(person, medway, tmp_path: Path) -> None:  # noqa: ARG001
    officer = person(Role.OFFICER)
    (tmp_path / "one.txt").write_text(REPORT)
    load(by=SYSTEM, documents=given_in(tmp_path), jobs=1)
    sound()
    load(by=SYSTEM, documents=given_in(tmp_path), jobs=1, again=True)
    sound()
    Passage.objects.update(text="Marmalade.")
    sound()
    assert search(officer, "marmalade", Filters()).total == Passage.objects.count()
    other = an_item(a_report("E10000014"), "Marmalade and toast.")
    with transaction.atomic():
        Passage.objects.filter(pk=other.pk).delete()
        transaction.set_rollback(True)
    sound()
    held = LibraryReport.objects.get(sha256=hashlib.sha256(REPORT.encode()).hexdigest())
    remove_report(by=SYSTEM, report=held)
    sound()
    assert [hit.passage for hit in search(officer, "marmalade", Filters()).hits] == [other]
    assert Passage.objects.count() == 1
