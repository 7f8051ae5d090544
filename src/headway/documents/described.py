"""What the documents say of each kind of report: who inspected, under what, and what its items are called."""

from dataclasses import dataclass
from datetime import date

from headway.reports.record import Addressee, Form, InspectionRecord, ReportFramework

# Ofsted stopped giving an overall grade in ILACS from April 2026: shared notes on frameworks, 4.1, primary
# for the
# removal; Somerset's inspection of 27 April 2026 is the first of its kind in the register.
NO_OVERALL_FROM = date(2026, 4, 1)


@dataclass(frozen=True)
class Described:
    """Words for one kind of report."""

    subject: str
    inspectorate: str
    event: str
    framework: str
    services: str = "children's services"
    item: tuple[str, str] = ("recommendation", "recommendations")
    ungraded: str = ""
    """The sentence that says why there is no grade, for the kinds that never have one."""
    lists_items: bool = False
    """Whether a record without recommendations means that the document makes none."""
    under_s137: bool = False
    """Whether the duty of the Education and Inspections Act 2006 s.137 follows: known for these, not
    guessed.
    """


_AREA = ("area for improvement", "areas for improvement")

_KINDS = {
    ReportFramework.SIF: Described(
        "Ofsted inspection of children's services",
        "Ofsted",
        "inspection",
        "the single inspection framework",
        lists_items=True,
        under_s137=True,
    ),
    ReportFramework.ILACS: Described(
        "Ofsted inspection of children's services",
        "Ofsted",
        "inspection",
        "the framework for the inspection of local authority children's services (ILACS)",
        item=_AREA,
        lists_items=True,
        under_s137=True,
    ),
    ReportFramework.FOCUSED_VISIT: Described(
        "Ofsted focused visit to children's services",
        "Ofsted",
        "focused visit",
        "the framework for the inspection of local authority children's services (ILACS)",
        item=_AREA,
        ungraded="A focused visit looks at part of the service and gives no grade.",
        lists_items=True,
    ),
    ReportFramework.LAC_2013: Described(
        "Ofsted inspection of services for looked after children",
        "Ofsted",
        "inspection",
        "the framework for the inspection of services for looked after children",
        services="services for looked after children",
        item=_AREA,
        lists_items=True,
        under_s137=True,
    ),
    ReportFramework.SLAC: Described(
        "Ofsted inspection of safeguarding and looked after children services",
        "Ofsted",
        "inspection",
        "the framework for the inspection of safeguarding and looked after children services",
        services="safeguarding and looked after children services",
        item=_AREA,
    ),
    ReportFramework.CSA: Described(
        "Annual children's services assessment",
        "Ofsted",
        "annual assessment",
        "the annual children's services assessment",
    ),
    ReportFramework.JTAI: Described(
        "Joint targeted area inspection",
        "The joint inspectorates",
        "joint targeted area inspection",
        "the framework for joint targeted area inspections",
        services="services for children",
        item=_AREA,
        ungraded="A joint targeted area inspection gives no grade: its findings are narrative.",
    ),
    ReportFramework.AREA_SEND: Described(
        "Area inspection of special educational needs and disabilities",
        "Ofsted and the Care Quality Commission",
        "area inspection",
        "the framework for area inspections of special educational needs and disabilities",
        services="services for children and young people with special educational needs and disabilities",
        item=_AREA,
        ungraded="An area inspection of this kind gives no grades; the outcome is in its own words.",
    ),
    ReportFramework.JAR: Described(
        "Joint area review", "The inspectorates", "joint area review", "the framework for joint area reviews"
    ),
}

_LABELS = {
    "overall": "Overall effectiveness",
    "leadership": "Leadership, management and governance",
    "help_protection": "Children who need help and protection",
    "in_care_or_looked_after": "Children looked after and achieving permanence",
    "adoption": "Adoption performance",
    "care_leavers": "Experiences and progress of care leavers",
    "lscb": "Local Safeguarding Children Board",
}
_LABELS_ILACS = {
    "leadership": "The impact of leaders on social work practice with children and families",
    "help_protection": "The experiences and progress of children who need help and protection",
    "in_care_or_looked_after": "The experiences and progress of children in care",
    "care_leavers": "The experiences and progress of care leavers",
}
_ORDER_SIF = (
    "overall",
    "help_protection",
    "in_care_or_looked_after",
    "adoption",
    "care_leavers",
    "leadership",
    "lscb",
)
_ORDER_ILACS = (
    "leadership",
    "help_protection",
    "in_care_or_looked_after",
    "care_leavers",
    "adoption",
    "lscb",
    "overall",
)

_BODIES = {
    Addressee.AUTHORITY: "the Council",
    Addressee.LSCB: "the Local Safeguarding Children Board",
    Addressee.PARTNERSHIP: "the partnership",
}

# Names that a sentence does not leave without their article.
_WITH_ARTICLE = {"Isle of Wight", "Isles of Scilly", "East Riding of Yorkshire", "City of London"}


def described(record: InspectionRecord) -> Described:
    """The words for this record's kind. The record must have been read: its framework is not None."""
    if record.framework is None:
        raise ValueError("a refused record has no kind")
    return _KINDS[record.framework]


def document_noun(record: InspectionRecord) -> str:
    """letter or report."""
    letters = (ReportFramework.FOCUSED_VISIT, ReportFramework.CSA)
    return "letter" if record.form is Form.LETTER or record.framework in letters else "report"


def in_place(authority: str) -> str:
    """The authority as a sentence names it: in Kent, in the Isle of Wight."""
    return f"the {authority}" if authority in _WITH_ARTICLE else authority


def body_name(addressee: Addressee) -> str:
    """Who must answer, as a sentence names them."""
    return _BODIES[addressee]


def judgement_rows(record: InspectionRecord) -> tuple[tuple[str, str], ...]:
    """Each judgement the report has, in the report's order: its name and its grade in the report's words."""
    ilacs = record.framework is ReportFramework.ILACS
    labels = {**_LABELS, **_LABELS_ILACS} if ilacs else dict(_LABELS)
    if ilacs and record.judgements.care_leavers is None:
        # Until the end of 2022 ILACS judged the two together.
        labels["in_care_or_looked_after"] += " and care leavers"
    found = [
        (labels[key], grade)
        for key in (_ORDER_ILACS if ilacs else _ORDER_SIF)
        if (grade := getattr(record.judgements, key)) is not None
    ]
    return (*found, *((_spelled(key), grade) for key, grade in record.judgements.other.items()))


def has_no_overall_by_rule(record: InspectionRecord) -> bool:
    """An ILACS inspection from April 2026, which gives no overall grade."""
    starts = [window.start for window in record.inspection]
    return record.framework is ReportFramework.ILACS and bool(starts) and min(starts) >= NO_OVERALL_FROM


def _spelled(key: str) -> str:
    text = key.replace("_", " ").strip()
    return text[:1].upper() + text[1:]
