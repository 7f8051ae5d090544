"""The check against a real report and the national register has nothing to say of a paper from measures."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from measures_site import LAST, a_measure, figures
from papers_kit import FULL
from papers_performance_kit import ON, a_question, a_target, begun

from headway.benchmarks import read_register
from headway.documents.content import PaperContent
from headway.documents.lint import Sources, check, read_report
from headway.documents.reading import from_content
from headway.web.accounts.models import Person
from headway.web.accounts.roles import Role
from headway.web.performance.models import MeasureNote
from headway.web.register.models import Authority
from headway.web.scrutiny.models import Body

pytestmark = pytest.mark.django_db


@pytest.mark.shared
def test_nothing_in_a_paper_from_measures_is_taken_for_a_claim_about_the_inspection(
    kent: Authority, person: Callable[..., Person], shared: Path
) -> None:
    report = read_report(shared / "corpus/pdf/SIF-kent-2017-06-13.pdf")
    register = read_register(shared / "register/la_judgement_history_2013_2026.csv")
    rows, to = Sources.of_register(register)
    panel = Body.objects.create(authority=kent, name="Panel", kind="scrutiny")
    for place, (code, theme) in enumerate(
        [("rereferral_pct", "front_door"), ("sw_caseload", "workforce"), ("cla_rate", "looked_after")]
    ):
        measure = a_measure(kent, code, title=f"Measure {code}", theme=theme)
        figures(measure, [20 + place, 22, 19] * 5 + [30], of=150)
        a_target(measure, "12", "15")
        MeasureNote.objects.create(
            measure=measure, period=LAST, text="12 posts were vacant.", by_name="A. Lyst"
        )
        a_question(measure, panel, date(2026, 10, 2))
    officer = person(Role.OFFICER, kent, name="Olive Officer")
    for kind in ("red indicators", "workforce", "health check", "corporate parenting"):
        content = begun(officer, kind).content
        assert isinstance(content, PaperContent)
        whole = replace(FULL, subject=content.subject, summary=content.summary, sections=content.sections)
        sources = Sources(reports=(report,), rows=rows, register_to=to, attachments=())
        found = check(from_content(whole), sources, ON).faults
        assert {each.rule for each in found} <= {"placeholder"}, found
