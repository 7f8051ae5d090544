"""What inspectors found: by paragraph, chapter, kind and tag."""

from synthetic_reports import (
    JTAI_LETTER,
    LAC_2013,
    PRIORITY_LETTER,
    SIF_2014,
    WIDE,
    ilacs_2023,
    letter,
    read,
    sif,
    sif_2017,
)

from headway.reports import Finding, FindingKind

AREA, STRENGTH = FindingKind.AREA_FOR_IMPROVEMENT, FindingKind.STRENGTH


def found(*parts: str) -> tuple[Finding, ...]:
    return read(*parts).findings


def test_findings_of_the_second_format_with_chapter_page_and_tag() -> None:
    assert [(each.paragraph, each.page, each.chapter, each.tagged) for each in found(sif_2017())] == [
        ("3", 4, "help_protection", False),
        ("4", 4, "help_protection", True),
        ("5", 4, "help_protection", True),
        ("7", 5, "lscb", True),
        ("8", 5, "lscb", False),
    ]


def test_a_tag_on_a_line_of_its_own_belongs_to_the_paragraph() -> None:
    (fifth,) = [each for each in found(sif_2017()) if each.paragraph == "5"]
    assert (
        fifth.text == "Not every child who went missing is offered an interview on return. (Recommendation)"
    )
    assert fifth.kind is AREA


def test_a_recommendation_named_within_a_sentence_is_no_tag() -> None:
    (finding,) = found(
        sif(), "Inspection findings\n4. An earlier report’s advice (recommendation) was followed at once."
    )
    assert (finding.tagged, finding.kind) == (False, None)


def test_the_front_page_s_table_holds_no_findings() -> None:
    """Its rows are numbered like paragraphs: "1. Children who need help and protection"."""
    assert found(sif()) == ()
    assert [each.paragraph for each in found(SIF_2014)] == ["5", "6", "9"]


def test_what_the_report_asks_for_is_no_finding() -> None:
    record = read(SIF_2014)
    asked = {item.text for item in record.recommendations}
    assert asked.isdisjoint(finding.text for finding in record.findings)


def test_strengths_are_strengths_of_no_chapter() -> None:
    strengths = [each for each in found(SIF_2014) if each.kind is STRENGTH]
    assert [(each.paragraph, each.chapter) for each in strengths] == [("5", None), ("6", None)]


def test_each_chapter_of_a_report_holds_its_own_findings() -> None:
    text = """The experiences and progress of
children who need help and
protection
Good
Inspection findings
1. Help comes early.
The experiences and progress of children looked after and achieving
permanence
Requires improvement
2. Homes are found.
The graded judgment for adoption performance is that it requires
improvement
3. Families are found.
The graded judgement about the experiences and progress of care leavers
is that it is good
4. Advisers keep in touch.
Leadership, management and
governance
Outstanding
5. Leaders know their service.
The Local Safeguarding Children Board (LSCB)
Inspection findings – the Local Safeguarding Children Board
6. Partners come to its meetings.
Information about this inspection
7. Inspectors read case files."""
    assert {each.paragraph: each.chapter for each in found(sif(), text)} == {
        "1": "help_protection",
        "2": "in_care_or_looked_after",
        "3": "adoption",
        "4": "care_leavers",
        "5": "leadership",
        "6": "lscb",
    }


def test_chapters_of_ilacs() -> None:
    text = """The experience and progress of children in care and care
leavers: requires improvement to be good
3. Homes are found.
The impact of leaders on social work practice with children and families is
good
4. Leaders lead."""
    chapters = {each.paragraph: each.chapter for each in found(ilacs_2023(), text)}
    assert chapters == {
        "1": "help_protection",
        "2": "help_protection",
        "3": "in_care_or_looked_after",
        "4": "leadership",
    }


def test_a_finding_goes_on_with_its_bullets_and_over_the_page() -> None:
    (first, second) = found(
        sif(),
        """
        Inspection findings
        4. Three things are good:
        • the visits
        • the letters
        =====
        3
        • the plans.
        5. More is needed.
        """,
    )
    assert first.text == "Three things are good: the visits the letters the plans."
    assert (first.page, second.page) == (2, 3)


def test_a_subheading_between_findings_is_in_none_of_them() -> None:
    (first, second) = found(sif(), f"Inspection findings\n4. {WIDE}\nEarly help\n5. It comes early.")
    assert (first.text, second.text) == (WIDE, "It comes early.")


def test_the_first_reports_number_nothing_and_each_passage_is_a_finding() -> None:
    text = """Leadership, management and governance are good
• Leaders know the service well and can say what each of its teams does best and worst.
• Members ask good questions and are given the figures that they need to ask them.
What the inspection judgements mean: the local authority
An outstanding local authority leads highly effective services for its children and families."""
    findings = found(sif(), text)
    assert [(each.paragraph, each.chapter) for each in findings] == [
        (None, "leadership"),
        (None, "leadership"),
    ]


def test_a_looked_after_report_s_account_of_itself_is_no_finding() -> None:
    assert [each.paragraph for each in found(LAC_2013)] == ["2", "4"]


def test_a_letter_s_passages_are_findings_and_its_close_is_none() -> None:
    (finding,) = found(PRIORITY_LETTER)
    assert finding.text.startswith("Some children wait several weeks")
    assert (finding.paragraph, finding.page, finding.kind) == (None, 2, None)


def test_a_letter_s_stray_short_lines_are_no_findings() -> None:
    assert found(letter(body=f"Findings\n• {WIDE}\n• Page turned.")) == found(
        letter(body=f"Findings\n• {WIDE}")
    )


def test_a_joint_letter_s_key_strengths_are_strengths() -> None:
    assert [each.kind for each in found(JTAI_LETTER)] == [STRENGTH]
