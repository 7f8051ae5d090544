"""What kind of document it is, and what is refused."""

import pytest
from synthetic_reports import (
    ANNUAL_LETTER,
    AREA_SEND,
    COMMITTEE_PAPER,
    JTAI_LETTER,
    LAC_2013,
    MONITORING_LETTER,
    PRESS_ARTICLE,
    PRIORITY_LETTER,
    REINSPECTION_2018,
    SIF_2014,
    SLAC,
    ilacs,
    ilacs_2023,
    ilacs_2026,
    letter,
    pages,
    read,
    sif,
    sif_2017,
    trust,
)

from headway.reports import Form, Judgements, ReportFramework
from headway.reports.kinds import kind_of


@pytest.mark.parametrize(
    ("text", "framework", "form"),
    [
        (SIF_2014, ReportFramework.SIF, Form.INSPECTION),
        (sif_2017(), ReportFramework.SIF, Form.INSPECTION),
        (REINSPECTION_2018, ReportFramework.SIF, Form.REINSPECTION),
        (ilacs(), ReportFramework.ILACS, Form.SHORT),
        (ilacs_2023(), ReportFramework.ILACS, Form.STANDARD),
        (ilacs_2026(), ReportFramework.ILACS, Form.SHORT),
        (trust(), ReportFramework.ILACS, Form.STANDARD),
        (PRIORITY_LETTER, ReportFramework.FOCUSED_VISIT, Form.LETTER),
        (JTAI_LETTER, ReportFramework.JTAI, Form.LETTER),
        (AREA_SEND, ReportFramework.AREA_SEND, Form.REPORT),
        (LAC_2013, ReportFramework.LAC_2013, Form.INSPECTION),
        (SLAC, ReportFramework.SLAC, Form.INSPECTION),
        (ANNUAL_LETTER, ReportFramework.CSA, Form.LETTER),
    ],
)
def test_each_era_s_report_is_known_by_its_title(text: str, framework: ReportFramework, form: Form) -> None:
    record = read(text)
    assert (record.framework, record.form) == (framework, form)


def test_a_week_of_fieldwork_is_a_short_inspection_and_two_are_a_standard_one() -> None:
    assert read(ilacs(dates="Inspection dates: 5 to 9 December 2022")).form is Form.SHORT
    assert read(ilacs(dates="Inspection dates: 5 to 16 December 2022")).form is Form.STANDARD


def test_the_send_outcome_of_2018_is_a_letter_with_its_own_date() -> None:
    record = read(
        """
        4 October 2018
        Dear Ms Other
        Joint local area SEND inspection in Wiltshire
        Between 3 September 2018 and 7 September 2018, two inspectorates inspected the area.
        """
    )
    assert (record.framework, record.form) == (ReportFramework.AREA_SEND, Form.LETTER)
    assert (str(record.published), str(record.inspection[0].end)) == ("2018-10-04", "2018-09-07")


@pytest.mark.parametrize("text", [JTAI_LETTER, AREA_SEND])
def test_joint_inspections_are_named_and_give_no_grade(text: str) -> None:
    record = read(text)
    assert record.framework is not None
    assert record.judgements == Judgements()


REFUSED = {
    "a committee paper": COMMITTEE_PAPER,
    "a press article": PRESS_ARTICLE,
    "a paper that has the title in its own": """
        Cabinet, 22 June 2017
        Report of the Director of Children’s Services
        Inspection of services for children in need of help and protection, children looked after and care leavers
        Inspection dates: 6 March to 30 March 2017
        Children’s services in Wiltshire are good
        1. Children who need help and protection Good
        """,
    "a paper that tells of the dates": """
        Title: Outcome of the Inspection of Wiltshire local authority children’s services
        Background: the inspection dates were 6 to 17 March 2023.
        Overall effectiveness Good
        """,
    "a page of news under the title": f"""
        Inspection of Wiltshire local authority children’s services
        {"The council is glad that its work was seen and that families were heard by those who came. " * 4}
        Inspection dates: 6 to 17 March 2023
        Overall effectiveness Good
        """,
    "a page that tells of the dates in a sentence": """
        Inspection of Wiltshire local authority children’s services
        The inspection dates were moved twice; inspection dates in March suited nobody.
        Overall effectiveness Good
        """,
    "the minutes of a panel": """
        Minutes of the Corporate Parenting Panel
        Members were told of the inspection of children’s social care services. Inspection dates: 6 to 17 March 2023.
        Overall effectiveness Good
        """,
    "an action plan": """
        Wiltshire Council: response to the Inspection of children’s social care services
        Inspection dates: 6 to 17 March 2023
        Overall effectiveness Good
        What needs to improve
        • The quality of plans: done.
        """,
    "a web page about a report": """
        Ofsted publishes its report
        This week saw the Inspection of Wiltshire local authority children’s services.
        Inspection dates: 6 to 17 March 2023
        Overall effectiveness Good
        """,
    "the letter of a monitoring visit": MONITORING_LETTER,
    "a school’s report": """
        Inspection of Wiltshire Primary School
        Inspection dates: 6 and 7 March 2023
        Overall effectiveness Good
        """,
    "a children’s home’s report": """
        Inspection of a children’s home
        Inspection dates: 6 to 7 March 2023
        Overall experiences and progress of children and young people Good
        """,
    "a child protection inspection": """
        Inspection of local authority arrangements for the
        protection of children
        Wiltshire Council
        Inspection dates: 7 to 16 January 2013
        Overall effectiveness Adequate
        """,
    "a cookie page": "Cookies on this site\nWe use some essential cookies to make this website work.",
    "nothing": "",
}


@pytest.mark.parametrize("text", REFUSED.values(), ids=REFUSED)
def test_what_is_no_report_is_refused_with_its_reason_and_nothing_is_taken_from_it(text: str) -> None:
    record = read(text)
    assert record.framework is None
    assert record.form is None
    assert record.judgements == Judgements()
    assert (record.authority.name, record.inspection, record.published) == (None, (), None)
    assert (record.recommendations, record.findings) == ((), ())
    (reason,) = record.warnings
    assert reason.startswith("not read: ")


def test_what_surrounds_a_pasted_report_does_not_hide_its_title() -> None:
    """Sites that republish documents print their own title and page counter before the report's."""
    furniture = "You are on page 1 of 33\nwiltshire council - draft report\n"
    record = read(furniture + sif().removeprefix("1\n"))
    assert (record.framework, record.judgements.overall) == (ReportFramework.SIF, "Good")


def test_a_report_pasted_on_one_line_is_known() -> None:
    record = read(" ".join(sif().split()))
    assert record.framework is ReportFramework.SIF
    assert record.judgements.help_protection == "Requires improvement"


def test_a_title_deep_in_a_document_is_a_mention() -> None:
    long_paper = "The council has thought about its services for a long time. " * 60
    assert kind_of(long_paper + "".join(pages(sif()))).framework is None


def test_the_first_of_two_titles_is_the_document_s_own() -> None:
    body = "The last Inspection of children’s social care services was good. Inspection dates: 6 to 17 March 2017."
    record = read(letter(title="Focused visit to Wiltshire Council children’s services\n" + body))
    assert record.framework is ReportFramework.FOCUSED_VISIT


def test_a_letter_needs_its_salutation() -> None:
    assert read(letter().replace("Dear Ms Other", "")).framework is None


def test_a_grade_printed_in_a_focused_visit_s_letter_is_not_its_own() -> None:
    """The visit makes no graded judgement; the letter tells of the last inspection's."""
    record = read(letter(body="Overall effectiveness Good\nLeadership, management and governance Good"))
    assert record.judgements == Judgements()
