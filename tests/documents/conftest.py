"""Records made for these tests. Kent 2017 holds public facts of the report in our own words; the rest is
invented.
"""

from datetime import date
from itertools import chain

import pytest

from headway.reports.record import (
    Addressee,
    AuthorityName,
    Document,
    Finding,
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

KENT_AUTHORITY = (
    # text, findings that Headway's notes propose
    ("Hold a strategy discussion whenever risk to a child rises.", ("16",)),
    ("Make checks on private fostering sound and visits timely.", ("28",)),
    (
        "Tell homeless 16 and 17 year olds their rights, assess their risks and find them suitable homes.",
        ("29",),
    ),
    ("Make assessments and safety plans for sexual exploitation consistent.", ("25",)),
    ("Make return-home interviews timelier and better.", ("26",)),
    ("Visit care leavers in custody and keep their pathway plans.", ("62",)),
    ("With the board, settle the data that the board is given.", ("74",)),
    ("Evaluate supervision, and attend to performance and development in it.", ("79",)),
    ("Keep accurate data on care leavers.", ("81",)),
    ("With the board, launch a strategy on neglect and equip staff to use it.", ("18", "78")),
)
KENT_BOARD = (
    ("Gather a full multi-agency dataset.", ("97",)),
    ("Watch for risks to agencies' ability to safeguard.", ("98",)),
    ("Run a programme of single-agency and multi-agency audits.", ("101",)),
    ("Publish an annual report that truly assesses.", ("106",)),
    ("Launch the neglect strategy and equip professionals.", ()),
    ("Seek assurance from early years, schools and colleges.", ("102",)),
)


def asked(number, text, findings, addressee, page):
    links = tuple(LinkedFinding(paragraph, page + 6, Link.PROPOSED) for paragraph in findings)
    return Recommendation(
        str(number), addressee, RecommendationKind.RECOMMENDATION, None, text, (), page, links
    )


def kent_2017() -> InspectionRecord:
    council = [asked(n, *item, Addressee.AUTHORITY, 6) for n, item in enumerate(KENT_AUTHORITY, start=1)]
    board = [asked(n, *item, Addressee.LSCB, 34) for n, item in enumerate(KENT_BOARD, start=88)]
    tagged = sorted(chain.from_iterable(item[1] for item in KENT_AUTHORITY + KENT_BOARD), key=int)
    return InspectionRecord(
        Document("a" * 64, 46),
        ReportFramework.SIF,
        Form.INSPECTION,
        AuthorityName("Kent", "E10000016"),
        (Window(date(2017, 3, 6), date(2017, 3, 30)),),
        date(2017, 6, 13),
        Judgements(
            overall="Good",
            leadership="Good",
            help_protection="Requires improvement",
            in_care_or_looked_after="Good",
            care_leavers="Good",
            adoption="Good",
            lscb="Requires improvement",
        ),
        (*council, *board),
        tuple(Finding(number, 12, f"Finding {number}, in our words.", None, True) for number in tagged),
    )


def bullet(
    text, *, kind=RecommendationKind.RECOMMENDATION, addressee=Addressee.AUTHORITY, band=None, sub=(), page=2
):
    return Recommendation(None, addressee, kind, band, text, sub, page)


def made_up(framework, form, judgements=Judgements(), recommendations=(), *, start=date(2022, 5, 9), **more):  # noqa: B008
    windows = more.pop("windows", (Window(start, start.replace(day=start.day + 4)),))
    published = more.pop("published", start.replace(month=start.month + 2, day=5))
    return InspectionRecord(
        Document("b" * 64, 12),
        framework,
        form,
        AuthorityName("Barsetshire", None),
        windows,
        published,
        judgements,
        recommendations,
        **more,
    )


FOUR = {"leadership": "Good", "help_protection": "Good"}
BULLETS = (
    bullet("The quality of plans."),
    bullet("The pace of assessments.", sub=("in the north", "in the south")),
)
PRIORITY = bullet("Children who wait for a social worker.", kind=RecommendationKind.PRIORITY_ACTION)

RECORDS = {
    "SIF": kent_2017(),
    "SIF in two windows": made_up(
        ReportFramework.SIF,
        Form.REINSPECTION,
        Judgements(overall="Requires improvement to be good", adoption="Not judged"),
        BULLETS,
        windows=(Window(date(2016, 1, 11), date(2016, 1, 22)), Window(date(2016, 2, 8), date(2016, 2, 12))),
        published=date(2016, 4, 5),
    ),
    "ILACS 2018": made_up(
        ReportFramework.ILACS,
        Form.STANDARD,
        Judgements(overall="Good", in_care_or_looked_after="Outstanding", **FOUR),
        BULLETS,
    ),
    "ILACS 2023": made_up(
        ReportFramework.ILACS,
        Form.SHORT,
        Judgements(
            overall="Good",
            in_care_or_looked_after="Good",
            care_leavers="Requires improvement to be good",
            **FOUR,
        ),
        (*BULLETS, PRIORITY),
        start=date(2023, 5, 9),
    ),
    "ILACS 2026": made_up(
        ReportFramework.ILACS,
        Form.STANDARD,
        Judgements(in_care_or_looked_after="Good", care_leavers="Good", **FOUR),
        BULLETS,
        start=date(2026, 5, 11),
    ),
    "LAC 2013": made_up(
        ReportFramework.LAC_2013,
        Form.REPORT,
        Judgements(overall="Adequate", other={"capacity_for_improvement": "Good"}),
        (
            bullet("Placement choice.", band="Immediately"),
            bullet("Health plans.", band="Within three months"),
        ),
        start=date(2013, 5, 13),
    ),
    "focused visit": made_up(ReportFramework.FOCUSED_VISIT, Form.LETTER, recommendations=BULLETS),
    "focused visit with priority action": made_up(
        ReportFramework.FOCUSED_VISIT, Form.LETTER, recommendations=(PRIORITY, *BULLETS)
    ),
    "JTAI": made_up(
        ReportFramework.JTAI,
        Form.LETTER,
        recommendations=(bullet("Joint strategy discussions.", addressee=Addressee.PARTNERSHIP),),
    ),
    "area SEND": made_up(ReportFramework.AREA_SEND, Form.REPORT),
    "joint area review": made_up(ReportFramework.JAR, Form.LETTER, start=date(2008, 5, 12)),
    "no recommendations": made_up(ReportFramework.ILACS, Form.SHORT, Judgements(overall="Outstanding")),
}


@pytest.fixture
def kent() -> InspectionRecord:
    return RECORDS["SIF"]


@pytest.fixture(params=RECORDS)
def record(request) -> InspectionRecord:
    """Each kind of record in turn."""
    return RECORDS[request.param]


@pytest.fixture
def records() -> dict[str, InspectionRecord]:
    """Every record, by its kind."""
    return RECORDS
