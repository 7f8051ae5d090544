"""The council paper: its fields in order, its words from the record, its recommendations said once and shown twice."""

import dataclasses
from datetime import date

import pytest

from headway.documents.deadlines import deadlines_for
from headway.documents.meetings import Meeting
from headway.documents.notes import notes_for
from headway.documents.paper import paper
from headway.documents.template import read_template
from headway.documents.tree import Box, Fields, Heading, Paragraph, Table, every_run, placeholders, words

MEETING = Meeting("Children's, Young People and Education Cabinet Committee", date(2017, 6, 22))


def made(record, template="default", *, received=None, meeting=MEETING, stated=None):
    received = received or record.published
    deadlines = deadlines_for(record, received=received, meeting=meeting, stated=stated)
    notes = notes_for(record, deadlines, received=received, meeting=meeting)
    return paper(record, deadlines, read_template(template), received=received, meeting=meeting, notes=notes)


def text(tree):
    return "\n".join(run.text for run in every_run(tree))


def of_kind(tree, kind):
    return [block for block in tree.blocks if isinstance(block, kind)]


def fields(tree):
    return of_kind(tree, Fields)[0].rows


def headings(tree):
    return [f"{block.number} {words(block.text)}".strip() for block in of_kind(tree, Heading)]


def under(tree, heading):
    """The paragraphs of one section, without their numbers."""
    found, inside = [], False
    for block in tree.blocks:
        if isinstance(block, Heading):
            inside = words(block.text) == heading
        elif inside and isinstance(block, Paragraph):
            found.append(words(block.text))
    return found


def test_the_cabinet_committee_fields_stand_in_the_councils_order(kent):
    assert [row.label for row in fields(made(kent))] == [
        "From",
        "To",
        "Subject",
        "Classification",
        "Previous Pathway of Paper",
        "Future Pathway of Paper",
        "Electoral Division",
    ]


def test_the_county_council_form_drops_pathway_division_and_all_contacts_but_the_author(kent):
    tree = made(kent, "county-council", meeting=Meeting("County Council", date(2017, 7, 13)))
    assert [row.label for row in fields(tree)] == ["From", "To", "Subject", "Classification"]
    assert [row.label for row in of_kind(tree, Box)[0].rows] == ["Summary", "Recommendation"]
    assert headings(tree)[-3:] == ["6. Recommendation", "7. Background Documents", "8. Report Author"]


def test_the_sections_end_as_the_council_ends_them(kent):
    assert headings(made(kent)) == [
        "1. Introduction",
        "2. What the inspectors judged",
        "3. What the report asks for",
        "4. What the Council must do",
        "5. Next steps",
        "6. Recommendations",
        "7. Background Documents",
        "8. Contact details",
        "Report Author",
        "Lead Officer",
        "Relevant Director",
    ]


def test_the_body_and_date_and_the_subject_in_capitals(kent):
    rows = {row.label: words(row.lines[0]) for row in fields(made(kent))}
    assert rows["To"] == "Children's, Young People and Education Cabinet Committee – 22 June 2017"
    assert rows["Subject"] == "OFSTED INSPECTION OF CHILDREN'S SERVICES: KENT"


@pytest.mark.parametrize("template", ["default", "county-council"])
def test_the_recommendations_at_the_end_are_those_of_the_box(record, template):
    tree = made(record, template)
    box = of_kind(tree, Box)[0].rows[1]
    heading = read_template(template).texts["recommendations_heading"]
    assert under(tree, heading) == [f"{box.label}: {words(box.lines[0])}"]


def test_the_operative_verbs_are_in_bold_capitals(kent):
    box = of_kind(made(kent), Box)[0].rows[1]
    assert [run.text for run in box.lines[0] if run.bold] == ["CONSIDER", "COMMENT"]


def test_the_summary_of_kent_2017_is_the_public_record(kent):
    summary = words(of_kind(made(kent), Box)[0].rows[0].lines[0])
    assert summary == (
        "Ofsted inspected children's services in Kent between 6 and 30 March 2017. The report was published on "
        "13 June 2017. Overall effectiveness was judged ‘Good’. The report makes ten recommendations to the "
        "Council and six recommendations to the Local Safeguarding Children Board. The Council must publish "
        "what it will do in response by Wednesday 20 September 2017."
    )


def test_every_recommendation_is_listed_with_its_page_in_the_reports_words(record):
    rows = [row for table in of_kind(made(record), Table)[-4:] for row in table.rows]
    shown = [(words(row[1][0]), words(row[-1][0])) for row in rows]
    for item in record.recommendations:
        assert (item.text, str(item.page)) in shown
        for sub_item in item.sub_items:
            assert f"• {sub_item}" in text(made(record))


def test_every_grade_is_in_the_table_as_the_report_prints_it(record):
    grades = [grade for grade in dataclasses.asdict(record.judgements).values() if isinstance(grade, str)]
    grades += record.judgements.other.values()
    tables = [table for table in of_kind(made(record), Table) if table.caption == "Judgements"]
    shown = [words(row[1][0]) for table in tables for row in table.rows]
    assert sorted(shown) == sorted(grades)


def test_areas_for_priority_action_come_first(records):
    tree = made(records["ILACS 2023"])
    captions = [table.caption for table in of_kind(tree, Table)]
    assert captions == [
        "Judgements",
        "Areas for priority action for the Council",
        "Areas for improvement for the Council",
    ]


def test_both_windows_of_fieldwork_are_named(records):
    said = text(made(records["SIF in two windows"]))
    assert "between 11 and 22 January 2016 and between 8 and 12 February 2016" in said
    assert "‘Not judged’ means that inspectors gave no grade for: Adoption performance." in said


@pytest.mark.parametrize(
    ("kind", "sentence"),
    [
        ("ILACS 2026", "There is no overall effectiveness grade."),
        ("focused visit", "A focused visit looks at part of the service and gives no grade."),
        ("JTAI", "A joint targeted area inspection gives no grade"),
        ("no recommendations", "The report sets out no areas for improvement."),
        ("area SEND", "What the report asks for is in the report itself and is not listed here."),
        ("joint area review", "[Grades: none was read from the letter."),
        ("focused visit with priority action", "a draft plan within 20 working days"),
        ("focused visit", "no rule is known that sets one"),
        ("LAC 2013", "Within three months"),
        ("ILACS 2018", "children in care and care leavers"),
    ],
)
def test_each_kind_of_document_says_what_is_true_of_it(records, kind, sentence):
    assert sentence in text(made(records[kind]))


@pytest.mark.parametrize("kind", ["focused visit", "JTAI", "area SEND"])
def test_a_document_without_grades_has_no_table_of_them(records, kind):
    assert "Judgements" not in [table.caption for table in of_kind(made(records[kind]), Table)]


def test_the_duty_the_act_the_dates_and_the_count_are_shown(kent):
    said = text(made(kent))
    assert "Section 137 of the Education and Inspections Act 2006" in said
    assert "within 30 working days of receiving it: by Tuesday 25 July 2017 (S.I. 2007/462" in said
    assert "Wednesday 20 September 2017 (S.I. 2007/462, regulation 3)" in said
    assert "Monday 28 August 2017, Summer bank holiday" in said


def test_a_stated_date_governs_and_the_difference_is_shown(kent):
    said = text(made(kent, stated=date(2017, 9, 19)))
    assert "by Tuesday 19 September 2017" in said
    assert "A count gives Wednesday 20 September 2017" in said
    assert "settle the difference" in said


def test_a_date_stated_where_no_rule_is_known_is_said_to_be_the_documents_own(records):
    said = text(made(records["focused visit"], stated=date(2022, 9, 1)))
    assert "The letter states that a plan is due by Thursday 1 September 2022." in said


def test_what_a_person_must_fill_in_makes_the_paper_a_draft(kent):
    tree = made(kent)
    assert tree.draft
    assert "[Name of cabinet member]" in placeholders(tree)
    assert text(tree).startswith("DRAFT") or tree.blocks[0].heading.startswith("DRAFT")


def test_a_fact_that_the_record_lacks_is_a_marked_place_and_never_a_guess(kent):
    bare = dataclasses.replace(
        kent,
        inspection=(),
        published=None,
        authority=type(kent.authority)(),
        judgements=type(kent.judgements)(),
    )
    found = placeholders(made(bare, received=date(2017, 6, 13)))
    assert "[dates of the inspection]" in found
    assert "[date on which the report was published]" in found
    assert "[name of the authority]" in found
    assert "[grade, or leave this sentence out]" in found


def test_brackets_and_stars_in_a_report_are_not_taken_for_ours(kent):
    first = dataclasses.replace(kent.recommendations[0], text="Act on [x] and **y** and {z}.")
    tree = made(dataclasses.replace(kent, recommendations=(first,)))
    assert "Act on [x] and **y** and {z}." in text(tree)
    assert "[x]" not in placeholders(tree)


@pytest.mark.parametrize(
    ("received", "on", "note"),
    [
        (date(2017, 3, 1), date(2017, 6, 22), "before the fieldwork ended"),
        (date(2017, 6, 15), date(2017, 7, 13), "after it was published"),
        (date(2017, 6, 13), date(2017, 6, 19), "The agenda for Monday 19 June 2017 had to be published by"),
        (date(2017, 6, 13), date(2017, 6, 12), "is before the report was received"),
    ],
)
def test_dates_that_sit_oddly_are_noted(kent, received, on, note):
    assert note in text(made(kent, received=received, meeting=Meeting("Committee", on)))


def test_the_readers_warnings_and_second_hand_rules_reach_the_author(kent):
    said = text(made(dataclasses.replace(kent, warnings=("page 4 was empty",))))
    assert "The reader was unsure: page 4 was empty" in said
    assert "How the rule is known: The duty and the working day were read in the official text" in said
