"""A report of Kent's, as a file without words and as the record that a reader would give of it."""

from datetime import date
from io import BytesIO
from typing import Any

import pypdfium2

from headway.reports.record import (
    Addressee,
    AuthorityName,
    Document,
    Finding,
    FindingKind,
    Form,
    InspectionRecord,
    Judgements,
    Link,
    LinkedFinding,
    Recommendation,
    RecommendationKind,
    ReportFramework,
    Window,
)
from headway.web.accounts.models import Person
from headway.web.register import actions
from headway.web.register.models import Inspection

PAGES = (
    "Kent\nOverall effectiveness: Good",
    "Recommendations\n1. Hold strategy discussions.",
    "16. Risk was not met.",
)


def pdf(pages: int = 3) -> bytes:
    """A PDF of empty pages."""
    document = pypdfium2.PdfDocument.new()
    for _ in range(pages):
        document.new_page(595, 842)
    made = BytesIO()
    document.save(made)
    document.close()
    return made.getvalue()


def record(**changes: Any) -> InspectionRecord:
    """A report of the single inspection framework, as the reader would give it."""
    asked = tuple(
        Recommendation(
            number=number,
            addressee=addressee,
            kind=RecommendationKind.RECOMMENDATION,
            due_band=None,
            text=text,
            sub_items=(),
            page=2,
            findings=links,
        )
        for number, addressee, text, links in (
            (
                "1",
                Addressee.AUTHORITY,
                "Hold strategy discussions.",
                (LinkedFinding("16", 3, Link.PROPOSED),),
            ),
            ("2", Addressee.AUTHORITY, "Check private fostering.", ()),
            ("88", Addressee.LSCB, "Gather a full dataset.", ()),
        )
    )
    usual: dict[str, Any] = {
        "document": Document("0" * 64, 3),
        "framework": ReportFramework.SIF,
        "form": Form.INSPECTION,
        "authority": AuthorityName("Kent", "E10000016"),
        "inspection": (Window(date(2017, 3, 6), date(2017, 3, 30)),),
        "published": date(2017, 6, 13),
        "judgements": Judgements(
            overall="Good",
            leadership="Good",
            help_protection="Requires improvement",
            in_care_or_looked_after="Good",
            care_leavers="Good",
            adoption="Good",
            lscb="Requires improvement",
        ),
        "recommendations": asked,
        "findings": (
            Finding("16", 3, "Risk was not met.", FindingKind.AREA_FOR_IMPROVEMENT, tagged=True),
            Finding("17", 3, "Workers know children.", FindingKind.STRENGTH, tagged=False),
        ),
    }
    return InspectionRecord(**usual | changes)


def go_through(by: Person, inspection: Inspection) -> None:
    """Check every part as it stands."""
    actions.correct_details(
        by=by,
        inspection=inspection,
        version=inspection.version,
        framework_id=inspection.framework,
        form=inspection.form,
        windows=inspection.windows,
        received=inspection.received,
        published=inspection.published,
    )
    grades = {each.key: each.grade for each in inspection.judgements.all()}
    actions.correct_judgements(by=by, inspection=inspection, version=inspection.version, grades=grades)
    decisions = {each.pk: "confirmed" for each in inspection.recommendations.all()}
    actions.decide_recommendations(by=by, inspection=inspection, decisions=decisions)
