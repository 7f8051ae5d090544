"""The digest over real reports: every quotation stands at its page, and the check finds nothing to say of its words."""

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from headway.benchmarks import read_register
from headway.themes.quotations import found_on
from headway.web.accounts.models import Person
from headway.web.accounts.roles import Role
from headway.web.lessons.actions.digest import begin_lessons_paper
from headway.web.lessons.loading import Given, load
from headway.web.lessons.models import LibraryReport
from headway.web.lessons.queries.digest import Choice
from headway.web.register.actions import load_register
from headway.web.register.models import Authority
from headway.web.scrutiny.queries.papers_checks import faults_of
from headway.web.scrutiny.rules.contents import content_of
from headway.web.trail.actions import SYSTEM

pytestmark = [pytest.mark.django_db, pytest.mark.shared]

TODAY = date(2026, 3, 2)
NAMES = (
    "SIF-suffolk-2016-02-11",
    "ILACS-suffolk-2019-05-21",
    "SIF-kirklees-2016-11-25",
    "ILACS-kirklees-2019-08-05",
    "SIF-cornwall-2016-06-27",
    "ILACS-cornwall-2019-11-05",
    "ILACS-devon-2025-05-13",
)
OF_THE_HEAD = {"background-documents", "contacts", "head-blank", "pathway-blank", "placeholder"}


def test_every_quotation_of_a_digest_of_real_reports_is_at_its_page_and_the_check_is_content(
    shared: Path, kent: Authority, person: Callable[..., Person]
) -> None:
    load_register(by=SYSTEM, register=read_register(shared / "register/la_judgement_history_2013_2026.csv"))
    files = [shared / f"corpus/pdf/{name}.pdf" for name in NAMES]
    load(by=SYSTEM, documents=[Given(file, file.name) for file in files], jobs=1)
    paper = begin_lessons_paper(by=person(Role.QUALITY_ASSURANCE), authority=kent, choice=Choice(), on=TODAY)

    sections = {each.heading: each.text for each in content_of(paper).sections}
    annex = sections["Annex: passages with report and page"].replace("\\|", "|")
    rows = re.findall(r"^\| (.+?), (SIF|ILACS), .*page (\d+) \| “(.+)” \|$", annex, re.MULTILINE)
    assert len(rows) == len(annex.splitlines()) - 6 > 5
    for authority, framework, page, quotation in rows:
        report = LibraryReport.objects.get(authority_name=authority, framework=framework)
        assert found_on(quotation, list(report.page_texts.values_list("text", flat=True)), int(page)), (
            quotation
        )
    assert [each for each in faults_of(paper, TODAY) if each.rule not in OF_THE_HEAD] == []
