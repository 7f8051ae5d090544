"""The headings that open lists and chapters, and the contents pages that only name them."""

import pytest
from synthetic_reports import drawn, read, sif, sif_2017

from headway.reports.layout import Line
from headway.reports.sections import Opens, heading_opens, is_heading, without_contents


@pytest.mark.parametrize(
    ("heading", "opens"),
    [
        ("What does the local authority need to improve?", Opens.AUTHORITY_ITEMS),
        ("What does the Local Authority need to improve?", Opens.AUTHORITY_ITEMS),
        ("What does Exampleshire need to improve?", Opens.AUTHORITY_ITEMS),
        ("What does the LSCB need to improve?", Opens.LSCB_ITEMS),
        ("What does ESCB need to improve?", Opens.LSCB_ITEMS),
        ("What does the ESCB need to improve?", Opens.LSCB_ITEMS),
        ("Recommendations", Opens.ITEMS),
        ("Recommendations:", Opens.ITEMS),
        ("Recommendations for the local authority", Opens.ITEMS),
        ("What needs to improve", Opens.ITEMS),
        ("What needs to improve?1", Opens.ITEMS),
        ("What needs to improve? 1", Opens.ITEMS),
        ("What needs to improve in this area of social work practice", Opens.ITEMS),
        ("What needs to improve in this area of practice?", Opens.ITEMS),
        ("Area for priority action", Opens.PRIORITY_AREAS),
        ("Areas for priority action", Opens.PRIORITY_AREAS),
        ("Priority and immediate action", Opens.GROUP),
        ("Areas for improvement", Opens.GROUP),
        ("Areas for development", Opens.GROUP),
        ("Immediately:", Opens.GROUP),
        ("Within three months:", Opens.GROUP),
        ("Within six months", Opens.GROUP),
        ("The Local Safeguarding Children Board (LSCB)", Opens.LSCB_CHAPTER),
        ("The Local Safeguarding Children Board is good", Opens.LSCB_CHAPTER),
        ("The effectiveness of the LSCB requires improvement.", Opens.LSCB_CHAPTER),
        ("The local authority’s strengths", Opens.STRENGTHS),
        ("Key strengths", Opens.STRENGTHS),
        (
            "The experiences and progress of children who need help and protection: Good",
            Opens.HELP_AND_PROTECTION,
        ),
        ("The experiences and progress of children in care and care leavers: good", Opens.IN_CARE),
        ("The experiences and progress of children looked after and achieving permanence", Opens.IN_CARE),
        ("The experience and progress of children in care and care leavers", Opens.IN_CARE),
        ("The experiences and progress of care leavers: inadequate", Opens.CARE_LEAVERS),
        (
            "The graded judgement about the experience and progress of care leavers is that it is good",
            Opens.CARE_LEAVERS,
        ),
        ("The graded judgement for adoption performance is that it requires improvement", Opens.ADOPTION),
        ("The graded judgment for adoption is good", Opens.ADOPTION),
        ("Leadership, management and governance Requires improvement", Opens.LEADERSHIP),
        (
            "The impact of leaders on social work practice with children and families is: good",
            Opens.LEADERSHIP,
        ),
        ("Findings", Opens.FINDINGS),
        ("Inspection findings – the Local Safeguarding Children Board", Opens.FINDINGS),
        ("Information about this local authority area2", Opens.ABOUT),
        ("Summary for children and young people", Opens.ABOUT),
        ("Yours sincerely", Opens.OTHER),
    ],
)
def test_a_printed_heading_opens_its_part(heading: str, opens: Opens) -> None:
    assert heading_opens(heading) is opens


@pytest.mark.parametrize(
    "line",
    [
        "Adoption performance is good due to the thorough preparation of those who adopt",
        "Leadership, management and governance are inadequate because of serious failures",
        "Recommendations from the last inspection were acted on.",
        "What needs to improve is known to the leaders of the council.",
        "The experiences and progress of care leavers are good for most of them",
        "Findings from audits are shared with the teams",
        "Immediately after the visit the worker calls the family",
        "Overview and scrutiny committee members ask good questions",
        "",
    ],
)
def test_a_sentence_that_opens_like_a_heading_is_none(line: str) -> None:
    assert not is_heading(line)


def test_a_chapter_may_carry_not_judged() -> None:
    assert (
        heading_opens("The experiences and progress of children in care and care leavers: not judged")
        is Opens.IN_CARE
    )


def contents(*entries: str) -> list[Line]:
    return [Line("Contents", 2), *(Line(entry, 2) for entry in entries)]


def test_a_page_of_contents_is_ignored() -> None:
    body = [Line("Recommendations", 3), Line("1. Ensure it.", 3)]
    assert without_contents(
        [Line("Title", 1), *contents("Executive summary 2", "Recommendations 3"), *body]
    ) == [
        Line("Title", 1),
        *body,
    ]


def test_the_contents_of_a_second_report_bound_in_are_ignored_too() -> None:
    first, second = Line("First report", 3), Line("Second report", 5)
    assert without_contents(
        [*contents("Findings 3"), first, Line("Contents", 4), Line("Findings 5", 4), second]
    ) == [first, second]


def test_contents_on_a_page_with_other_words_end_with_their_last_entry() -> None:
    lines = [Line("Contents", 1), Line("Summary 1", 1), Line("Recommendations 2", 1), Line("Summary", 1)]
    words = [
        Line("Families are met with respect by all.", 1),
        Line("Most are helped.", 1),
        Line("Some wait.", 1),
    ]
    assert without_contents([*lines, *words])[-3:] == words


def test_contents_do_not_open_a_list() -> None:
    record = read(sif_2017())
    assert [item.page for item in record.recommendations] == [3, 3, 5]


def test_a_text_that_says_contents_ten_thousand_times_is_no_trouble() -> None:
    assert without_contents([Line("Contents", page) for page in range(10_000)]) == []


def test_a_heading_on_the_page_after_the_contents_is_kept_though_its_first_item_ends_with_a_number() -> None:
    body = [
        Line("Recommendations", 3),
        Line("1. Ensure that young people aged 16 and 17", 3),
        Line("are met.", 3),
    ]
    assert without_contents([*contents("Summary 2"), *body]) == body


def test_without_contents_nothing_is_left_out() -> None:
    lines = [Line("Recommendations", 1), Line("1. Ensure it.", 1)]
    assert without_contents(lines) == lines


def test_the_chapter_of_the_area_s_figures_holds_no_findings() -> None:
    record = read(
        sif(),
        """
        Information about this local authority area
        1. The county has 80,000 children.
        2. One in ten of them lives in poverty.
        Recommendations
        3. Ensure that plans are kept.
        Inspection findings
        4. Plans are not always kept.
        """,
    )
    assert drawn(record.recommendations) == [("3", "Ensure that plans are kept.")]
    assert [finding.paragraph for finding in record.findings] == ["4"]
