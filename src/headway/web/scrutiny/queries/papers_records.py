"""A confirmed inspection as ``headway.documents`` takes it: the rows that a person confirmed, as a record."""

from datetime import date
from functools import cache

from headway.errors import ForPerson
from headway.frameworks import family, framework
from headway.reports.record import (
    Addressee,
    AuthorityName,
    Document,
    Form,
    InspectionRecord,
    Judgements,
    Recommendation,
    RecommendationKind,
    ReportFramework,
    Window,
)
from headway.web.register import models
from headway.web.register.states import Confirmation

__all__ = ["inspection_words", "record_of"]

_KEYS = (
    "overall",
    "leadership",
    "help_protection",
    "in_care_or_looked_after",
    "care_leavers",
    "adoption",
    "lscb",
)


def record_of(inspection: models.Inspection) -> InspectionRecord | None:
    """The record of what stands in the register, without what was turned down; None for a framework whose reports
    ``headway.documents`` has no words for. Fetch ``judgements``, ``recommendations`` and ``report`` before.
    """
    kind = _report_framework(inspection.framework)
    if kind is None:
        return None
    report = inspection.report
    return InspectionRecord(
        document=Document(report.sha256 if report else "", len(report.pages) if report else 0),
        framework=kind,
        form=_form(inspection.form),
        authority=AuthorityName(inspection.authority.name, inspection.authority_id),
        inspection=tuple(Window(start, end) for start, end in inspection.periods),
        published=inspection.published,
        judgements=_judgements(inspection),
        recommendations=tuple(
            _asked(each)
            for each in sorted(inspection.recommendations.all(), key=lambda each: (each.order, each.pk))
            if each.state != Confirmation.REJECTED
        ),
    )


def inspection_words(inspection: models.Inspection) -> str:
    """The inspection in a list: its framework's name and the day of its report."""
    try:
        name = framework(inspection.framework).name
    except ForPerson:
        name = inspection.framework
    return f"{inspection.authority}: {name}, {_when(inspection.published)}"


def _when(published: date | None) -> str:
    return f"report of {published.day} {published:%B %Y}" if published else "report not published yet"


@cache
def _report_framework(name: str) -> ReportFramework | None:
    """The kind of report that a framework's version is read from."""
    try:
        wanted = framework(name).family
    except ForPerson:
        return None
    for kind in ReportFramework:
        try:
            if family(str(kind))[0].family == wanted:
                return kind
        except ForPerson:
            continue
    return None


def _judgements(inspection: models.Inspection) -> Judgements:
    """The grades under the keys that records have; a judgement without such a key keeps its own name."""
    keys = {each.id: each.record_key for each in framework(inspection.framework).judgements}
    given = {keys.get(each.key) or each.label: each.grade for each in inspection.judgements.all()}
    other = {key: grade for key, grade in given.items() if key not in _KEYS}
    return Judgements(**{key: given.get(key) for key in _KEYS}, other=other)


def _asked(each: models.Recommendation) -> Recommendation:
    return Recommendation(
        number=each.number or None,
        addressee=Addressee(each.addressee),
        kind=RecommendationKind(each.kind),
        due_band=each.due_band or None,
        text=each.text,
        sub_items=tuple(each.sub_items),
        page=each.page or 0,
    )


def _form(form: str) -> Form | None:
    return Form(form) if form in set(Form) else None
