"""What a report asks for: each item whole, with its number, page, body, band and parts."""

from synthetic_reports import (
    AREA_SEND,
    JTAI_LETTER,
    LAC_2013,
    PRIORITY_LETTER,
    REINSPECTION_2018,
    SIF_2014,
    SLAC,
    drawn,
    ilacs_2023,
    letter,
    read,
    sif,
    sif_2017,
)

from headway.reports import Addressee, Recommendation, RecommendationKind

PRIORITY = RecommendationKind.PRIORITY_ACTION


def listed(text: str) -> tuple[Recommendation, ...]:
    """The items of a SIF list that stands on the second page."""
    return read(sif(), f"2\n{text}\nSummary for children and young people").recommendations


def improve(text: str) -> tuple[Recommendation, ...]:
    """The items of an ILACS list."""
    return read(ilacs_2023(items=f"What needs to improve?\n{text}")).recommendations


def texts(items: tuple[Recommendation, ...]) -> list[str]:
    return [item.text for item in items]


# Each era.


def test_sif_first_format_bands_its_items_and_numbers_on_into_the_board_s() -> None:
    record = read(SIF_2014)
    own, board = record.addressed_to(Addressee.AUTHORITY), record.addressed_to(Addressee.LSCB)
    assert [(item.number, item.due_band) for item in own] == [
        ("1", "priority and immediate action"),
        ("2", "priority and immediate action"),
        ("3", None),
        ("4", None),
    ]
    assert drawn(board) == [
        ("7", "Publish the threshold document and check that schools know of it."),
        ("8", "Hold every partner to its own audit plan."),
    ]
    assert {item.kind for item in record.recommendations} == {RecommendationKind.RECOMMENDATION}


def test_strengths_that_follow_a_list_are_no_recommendations() -> None:
    assert [item.number for item in read(SIF_2014).recommendations] == ["1", "2", "3", "4", "7", "8"]


def test_a_list_in_bullets_has_no_numbers() -> None:
    items = listed(
        "What does the local authority need to improve?\nAreas for improvement\n• Ensure it.\n• Keep it."
    )
    assert drawn(items) == [(None, "Ensure it."), (None, "Keep it.")]


def test_sif_second_format() -> None:
    record = read(sif_2017())
    assert [(item.number, item.addressee, item.page) for item in record.recommendations] == [
        ("1", Addressee.AUTHORITY, 3),
        ("2", Addressee.AUTHORITY, 3),
        ("6", Addressee.LSCB, 5),
    ]


def test_a_reinspection_asks_the_authority_alone() -> None:
    assert {item.addressee for item in read(REINSPECTION_2018).recommendations} == {Addressee.AUTHORITY}


def test_ilacs_items_are_bullets_to_the_authority() -> None:
    items = read(ilacs_2023()).recommendations
    assert drawn(items) == [
        (None, "The quality of plans. (Outcome 2, national framework)"),
        (None, "How soon children are visited."),
    ]
    assert {(item.addressee, item.page) for item in items} == {(Addressee.AUTHORITY, 2)}


def test_ilacs_items_may_be_numbered() -> None:
    assert drawn(improve("1. The quality of plans.\n2. The visits.")) == [
        ("1", "The quality of plans."),
        ("2", "The visits."),
    ]


def test_a_looked_after_report_s_items_carry_their_due_band_and_its_lead_in_is_no_item() -> None:
    items = read(LAC_2013).recommendations
    assert [(item.due_band, item.text) for item in items] == [
        ("immediately", "improve the supervision of new social workers"),
        ("immediately", "ensure that the voice of the child is heard in every review."),
        ("within three months", "increase the number of foster carers who live in the north of the county."),
    ]


def test_slac_items_carry_their_due_band() -> None:
    assert [item.due_band for item in read(SLAC).recommendations] == ["immediately", "within six months"]


def test_a_letter_s_areas_for_priority_action_are_kept_apart_from_what_needs_to_improve() -> None:
    items = read(PRIORITY_LETTER).recommendations
    assert [(item.kind is PRIORITY, item.text) for item in items] == [
        (True, "The delay before a social worker sees a child whose injury was reported."),
        (True, "The number of children who have no allocated social worker."),
        (False, "The recording of decisions by managers."),
    ]


def test_a_joint_letter_s_areas_for_improvement_are_the_partnership_s() -> None:
    (item,) = read(JTAI_LETTER).recommendations
    assert (item.addressee, item.text) == (
        Addressee.PARTNERSHIP,
        "Health visitors are not always asked to strategy discussions.",
    )


def test_an_area_send_report_s_items_are_the_partnership_s() -> None:
    record = read(AREA_SEND + "Areas for improvement\n• Leaders should publish their plan.")
    assert [item.addressee for item in record.recommendations] == [Addressee.PARTNERSHIP]


# None found.


def test_none_found_is_no_item_in_a_bullet() -> None:
    record = read(
        letter(body="Areas for priority action\n• Inspectors did not identify any areas for priority action.")
    )
    assert record.recommendations == ()


def test_none_found_is_no_item_in_prose() -> None:
    body = """Area for priority action
Inspectors did not find any areas for priority action.
What needs to improve in this area of social work practice
• The recording of visits."""
    (item,) = read(letter(body=body)).recommendations
    assert item.kind is RecommendationKind.RECOMMENDATION


def test_an_item_about_there_being_none_of_something_is_an_item() -> None:
    assert texts(improve("• There is no plan for young people who leave care.")) == [
        "There is no plan for young people who leave care."
    ]


# Whole text.


def test_an_item_is_whole_across_pages_without_head_or_number_of_the_page() -> None:
    record = read(
        sif(),
        """
        2
        Recommendations
        1. Ensure that plans
        =====
        3
        are kept and
        =====
        4
        read.
        2. Keep them.
        Summary for children and young people
        """,
    )
    assert drawn(record.recommendations) == [
        ("1", "Ensure that plans are kept and read."),
        ("2", "Keep them."),
    ]
    assert [item.page for item in record.recommendations] == [2, 4]


def test_an_age_at_the_start_of_a_line_stays_in_its_item() -> None:
    items = listed("Recommendations\n1. Ensure that they know by the age of\n17. Workers help.\n2. Keep it.")
    assert drawn(items) == [("1", "Ensure that they know by the age of 17. Workers help."), ("2", "Keep it.")]


def test_numbers_that_go_on_from_paragraphs_before_the_list() -> None:
    text = """Inspection findings
15. Help is given early.
16. Plans are kept.
What does the local authority need to improve?
Priority and immediate action
17. Ensure that rents can be paid.
Areas for improvement
18. Improve the letters."""
    assert [item.number for item in listed(text)] == ["17", "18"]


def test_items_without_a_full_stop_are_apart() -> None:
    assert texts(improve("• The quality of plans\n• The visits\n• The letters")) == [
        "The quality of plans",
        "The visits",
        "The letters",
    ]


def test_paragraph_numbers_and_outcomes_in_brackets_belong_to_the_text() -> None:
    assert texts(listed("Recommendations\n1. Ensure it. (paragraph 11)")) == ["Ensure it. (paragraph 11)"]


def test_an_item_of_two_sentences_is_one_item() -> None:
    assert texts(
        listed("Recommendations\n1. Improve private fostering.\nEnsure that managers see it.\n2. Keep it.")
    ) == [
        "Improve private fostering. Ensure that managers see it.",
        "Keep it.",
    ]


# What stands between items.


def test_subheadings_between_items_are_in_no_item() -> None:
    items = listed(
        """What does the local authority need to improve?
Areas for improvement
Help and protection
1. Ensure that help comes.
Care leavers
2. Check the rents."""
    )
    assert drawn(items) == [("1", "Ensure that help comes."), ("2", "Check the rents.")]


def test_a_subheading_named_like_a_chapter_does_not_end_the_list() -> None:
    items = listed(
        """What does the local authority need to improve?
Priority and immediate action
Leadership, management and governance
1. Ensure that leaders know.
Areas for improvement
Leadership, management and
governance
2. Review the plans.
Adoption performance
3. Find families sooner."""
    )
    assert [(item.number, item.due_band) for item in items] == [
        ("1", "priority and immediate action"),
        ("2", None),
        ("3", None),
    ]


def test_the_chapter_of_that_name_does_end_it() -> None:
    items = listed(
        "Recommendations\n1. Ensure it.\nLeadership, management and governance\nLeaders lead.\n40. They lead well."
    )
    assert [item.number for item in items] == ["1"]


def test_a_chapter_s_heading_over_three_lines_ends_the_list() -> None:
    """Its first line, set large, would else be read on with the last item."""
    last = "1. Improve the interviews that are offered to each child who returns after having gone missing."
    chapter = (
        "The experiences and progress of\nchildren who need help and\nprotection\nGood\n2. Help is given."
    )
    assert texts(read(sif(), f"Recommendations\n{last}", chapter).recommendations) == [
        last.removeprefix("1. ")
    ]


# Parts of an item.


def test_bullets_under_a_numbered_item_are_its_parts() -> None:
    (first, second) = listed(
        "Recommendations\n1. Ensure that plans:\n• have dates\n• have owners.\n2. Keep them."
    )
    assert (first.text, first.sub_items) == ("Ensure that plans:", ("have dates", "have owners."))
    assert second.sub_items == ()


def test_dashes_under_a_bullet_are_its_parts() -> None:
    (first, second) = improve("• The quality of:\n– plans\n– letters to\nfamilies.\n• The visits.")
    assert (first.text, first.sub_items) == ("The quality of:", ("plans", "letters to families."))
    assert second.text == "The visits."


def test_parts_go_on_over_a_page() -> None:
    record = read(
        sif(), "Recommendations\n1. Ensure that plans:\n• have dates", "2\n• have owners.\n2. Keep them."
    )
    assert record.recommendations[0].sub_items == ("have dates", "have owners.")


def test_the_count_is_of_items_and_not_of_their_parts() -> None:
    assert len(listed("Recommendations\n1. Ensure:\n• this\n• that.\n2. Keep:\n– one\n– other.")) == 2


# Where a list ends.


def test_a_letter_s_close_ends_the_list() -> None:
    body = "What needs to improve in this area of social work practice\n• The recording of visits."
    (item,) = read(letter(body=body)).recommendations
    assert item.text == "The recording of visits."


def test_a_list_in_a_text_cut_short_keeps_its_items() -> None:
    assert drawn(read(sif(), "Recommendations\n1. Ensure it.\n2. Ensure that plans").recommendations) == [
        ("1", "Ensure it."),
        ("2", "Ensure that plans"),
    ]


def test_no_list_gives_no_items() -> None:
    assert read(sif()).recommendations == ()
