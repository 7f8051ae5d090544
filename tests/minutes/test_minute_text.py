"""A pasted minute as values: its head, paragraphs and parts, and what was resolved."""

import pytest

from headway.errors import ForPerson
from headway.minutes import Minute, Outcome, OutcomeKind, read_minute_text

ITEM = """Agenda item

Short breaks: progress

To receive a report of the Director of Children's Services.

Minutes:

Ms A Holt, Head of Short Breaks, and Mr B Carr, Commissioner, were in attendance for this item.



1.            Ms Holt introduced the report and answered questions, as follows:-



a)    asked about waiting lists, she said that nobody had waited beyond a month;



b)    a Member welcomed the news; and



2.            RESOLVED that the report be noted.



Supporting documents:

Short breaks report, pdf icon PDF 149 KB

Appendix A: equality impact assessment, pdf icon PDF 1.2 MB
""".replace("\n\n", "\n\n\xa0\n\n")  # blank lines of hard blanks, as pages paste them


def outcomes(resolved: str, heading: str = "Minutes:") -> list[tuple[OutcomeKind, str]]:
    minute = read_minute_text(f"Agenda item\n\nA title\n\n{heading}\n\n{resolved}")
    return [(each.kind, each.text) for one in minute.resolutions for each in one.outcomes]


def kinds(resolved: str, heading: str = "Minutes:") -> list[str]:
    return [str(kind) for kind, _ in outcomes(resolved, heading)]


def due(resolved: str) -> list[str]:
    minute = read_minute_text(f"A title\n\nMinutes:\n\n{resolved}")
    return [each.due_said for one in minute.resolutions for each in one.outcomes]


# The head and the parts.


def test_a_pasted_item_has_its_title_purpose_attendance_and_documents() -> None:
    minute = read_minute_text(ITEM)
    assert minute.title == "Short breaks: progress"
    assert minute.purpose == "To receive a report of the Director of Children's Services."
    assert minute.attendance.startswith("Ms A Holt, Head of Short Breaks, and Mr B Carr")
    assert minute.documents == ("Short breaks report", "Appendix A: equality impact assessment")
    assert minute.warnings == ()


def test_paragraphs_keep_their_numbers_and_their_lettered_parts() -> None:
    minute = read_minute_text(ITEM)
    assert [each.number for each in minute.paragraphs] == ["1", "2"]
    assert [part.letter for part in minute.paragraphs[0].parts] == ["a", "b"]
    assert minute.paragraphs[0].parts[1].text == "a Member welcomed the news; and"
    assert minute.paragraphs[1].resolution is not None


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_line_ends_do_not_matter(ends: str) -> None:
    minute = read_minute_text(ITEM.replace("\n", ends))
    assert [each.number for each in minute.paragraphs] == ["1", "2"]
    assert [len(each.parts) for each in minute.paragraphs] == [2, 0]


def test_a_number_alone_on_its_line_numbers_the_paragraph_below() -> None:
    minute = read_minute_text("T\n\nMinutes:\n\n8.1\n\nThe first.\n\n\n8.2\n\nThe second.")
    assert [(each.number, each.text) for each in minute.paragraphs] == [
        ("8.1", "The first."),
        ("8.2", "The second."),
    ]


def test_lines_broken_to_a_width_are_one_paragraph() -> None:
    minute = read_minute_text("T\n\nMinutes:\n\n1. The report set out the\nnumbers for the year.\n\n2. More.")
    assert [each.text for each in minute.paragraphs] == [
        "The report set out the\nnumbers for the year.",
        "More.",
    ]


def test_numbers_in_brackets_and_bullets_are_read() -> None:
    minute = read_minute_text("T\n\nMinutes:\n\n(1)   Ms Roe said:\n\n·       one point;\n\n·       another.")
    assert minute.paragraphs[0].number == "1"
    assert [part.letter for part in minute.paragraphs[0].parts] == ["·", "·"]


def test_a_year_or_a_count_at_the_start_of_a_line_is_no_number() -> None:
    minute = read_minute_text("T\n\nMinutes:\n\n2017 had been hard.\n\n14 children had moved.")
    assert [each.number for each in minute.paragraphs] == ["", ""]


def test_an_issue_page_gives_the_items_title_and_not_the_issues() -> None:
    text = (
        "Issue - meetings\n\nAn issue\n\nMeeting: 12/03/2012 - Executive (Item 8)\n\n"
        "8 The item itself PDF 70 KB\n\nWhat it is for.\n\nDecision:\n\n(i) that the report be noted."
    )
    minute = read_minute_text(text)
    assert minute.title == "The item itself"
    assert kinds_of(minute) == ["noted"]


def kinds_of(minute: Minute) -> list[str]:
    return [str(each.kind) for one in minute.resolutions for each in one.outcomes]


def test_reasons_and_options_under_a_decision_are_not_resolved() -> None:
    minute = read_minute_text(
        "T\n\nDecision:\n\nThe Cabinet approved the plan.\n\nReasons:\n\nThe Cabinet noted that it was needed.\n\n"
        "Options considered:\n\nTo do nothing."
    )
    assert kinds_of(minute) == ["approved"]
    assert len(minute.paragraphs) == 1


def test_what_is_resolved_after_the_reasons_is_in_the_minute_again() -> None:
    said = "The report was discussed.\n\nReasons for decision\n\nIt was needed.\n\nRESOLVED that the report be noted."
    minute = read_minute_text(f"T\n\nMinutes:\n\n{said}")
    assert kinds_of(minute) == ["noted"]
    assert "It was needed." not in [each.text for each in minute.paragraphs]


def test_a_minute_without_a_resolution_says_so() -> None:
    assert (
        "No resolution"
        in read_minute_text("T\n\nMinutes:\n\nThe report was discussed at length.").warnings[0]
    )


def test_the_banner_of_a_missing_template_is_left_out() -> None:
    banner = (
        "This is a default template, your custom branding appears to be missing.\n"
        "Technical Error: Error: The request was aborted: Could not create SSL/TLS secure channel.\n\n"
    )
    assert read_minute_text(banner + ITEM).title == "Short breaks: progress"


@pytest.mark.parametrize("text", ["", "   \n\xa0\n"])
def test_no_words_are_refused_with_what_to_do(text: str) -> None:
    with pytest.raises(ForPerson, match="Paste"):
        read_minute_text(text)


def test_a_text_beyond_the_bound_is_refused() -> None:
    with pytest.raises(ForPerson, match="one item at a time"):
        read_minute_text("x" * 1_000_001)


# What was resolved.


def test_one_resolution_can_hold_two_outcomes_each_with_its_words_and_when() -> None:
    minute = read_minute_text(
        "T\n\nMinutes:\n\n2. RESOLVED that the information given in reply to questions be noted, and a report on"
        " caseloads and supervision be made to the panel’s next meeting."
    )
    assert minute.resolutions[0].outcomes == (
        Outcome(OutcomeKind.NOTED, "the information given in reply to questions be noted"),
        Outcome(
            OutcomeKind.ASKED_FOR,
            "a report on caseloads and supervision be made to the panel’s next meeting",
            "next meeting",
        ),
    )


@pytest.mark.parametrize(
    "words",
    [
        "RESOLVED that the report be noted.",
        "RESOLVED:  That the Board notes the report.",
        "Resolved – That the report be noted.",
        "Resolved\n\nThat the report be noted.",
        "IT WAS RESOLVED THAT the report be noted.",
        "It was unanimously resolved that the report be noted.",
        "AGREED that the report be noted.",
        "Agreed: that the report be noted",
        "Agreed that the report be noted.",
        "The report was submitted and noted.",
        "It was agreed that the report be noted.",
        "Following questions, it was agreed that the report be noted.",
        "The Committee noted the report.",
        "The Committee considered and noted the report.",
        "The Children’s Services Overview and Scrutiny Panel notes the report.",
        "NOTED the report.",
        "The report was received and noted.",
        "Members thanked officers. RESOLVED that the report be noted.",
        "There were no questions and it was AGREED that the report be noted.",
        "Following discussion Cabinet Resolved that:\n\n(a) the report be noted.",
        "3. RESOLVED that:\n\n(a) the report be noted.",
        "RESOLVED: That the Committee:-\n\n(i) notes the report.",
        "The Committee AGREED to\n\n1. note the report.",
        "It was\n\nRESOLVED\n\nThat\n\n1. the report be noted.",
    ],
)
def test_the_forms_in_which_councils_resolve_are_read(words: str) -> None:
    assert kinds(words) == ["noted"]


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("the minutes be approved as a correct record", "approved"),
        ("approval be given to the plan", "approved"),
        ("the strategy be adopted", "approved"),
        ("the minutes were correctly recorded", "approved"),
        ("the action plan be endorsed", "endorsed"),
        ("the approach be supported", "endorsed"),
        ("authority be delegated to the Director to amend the plan", "agreed"),
        ("a working group of five be established", "agreed"),
        ("the Director be thanked", "agreed"),
        ("a further report be brought to the Panel in May", "asked for"),
        ("the Director be asked to write to schools", "asked for"),
        ("officers provide the figures by district", "asked for"),
        ("figures by district be circulated", "asked for"),
        ("the number of children taught at home is circulated to the Panel", "asked for"),
        ("to help the Panel, officers speak with colleges", "asked for"),
        ("the issue returns to the agenda in November", "asked for"),
        ("Cabinet be recommended to adopt the plan", "recommended"),
        ("the matter be referred to the Licensing Committee", "referred"),
        ("consideration of the item be deferred", "deferred"),
        ("minute 14 be amended to read 'Mrs Low'", "corrected"),
        ("the plan be amended", "agreed"),
    ],
)
def test_what_a_body_does_is_known_by_its_verb(words: str, kind: str) -> None:
    assert kinds(f"RESOLVED that {words}.") == [kind]


def test_lettered_outcomes_in_one_line_are_parted() -> None:
    said = "Resolved – (a) That Mrs Orr be thanked, and (b) that the information be noted."
    assert outcomes(said) == [
        (OutcomeKind.AGREED, "Mrs Orr be thanked"),
        (OutcomeKind.NOTED, "the information be noted"),
    ]


def test_the_resolution_keeps_its_words_whole_with_the_lines_that_follow() -> None:
    text = "T\n\nMinutes:\n\nRESOLVED that\n\n(i) the plan be approved; and\n\n(ii) a report follow.\n\nMs Roe left."
    resolution = read_minute_text(text).resolutions[0]
    assert resolution.text == "RESOLVED that\n\n(i) the plan be approved; and\n\n(ii) a report follow."
    assert read_minute_text(text).paragraphs[-1].text == "Ms Roe left."


def test_numbered_outcomes_below_an_open_resolution_are_its_own_and_the_next_paragraph_is_not() -> None:
    text = (
        "T\n\nMinutes:\n\n4. RESOLVED that:\n\n1. the report be noted; and\n\n2. the plan be agreed.\n\n"
        "5. The meeting ended."
    )
    minute = read_minute_text(text)
    assert kinds_of(minute) == ["noted", "agreed"]
    assert [each.number for each in minute.paragraphs] == ["4", "5"]


def test_a_decision_without_the_word_is_read_under_its_heading() -> None:
    said = "(1) approved the plan;\n\n(2) delegated authority to the Director; and\n\n(3) noted the risks."
    assert kinds(f"The Cabinet:\n\n{said}", "Decision:") == ["approved", "agreed", "noted"]


def test_numbered_that_clauses_are_a_decision_without_any_heading() -> None:
    minute = read_minute_text(
        "Decision Maker: Cabinet\n\nA purpose of the plan\n\n"
        "1) That the plan be endorsed for submission by 9 March 2017.\n"
        "2) That authority be delegated to the Director.\n\nReport author: A Person"
    )
    assert kinds_of(minute) == ["endorsed", "agreed"]
    assert minute.resolutions[0].outcomes[0].due_said == "by 9 March 2017"


def test_a_recommendation_to_another_body_is_recommended_whatever_its_verb() -> None:
    assert kinds("RECOMMENDED to Cabinet that the plan be approved and a register be set up.") == [
        "recommended",
        "recommended",
    ]


def test_minutes_approved_subject_to_an_amendment_are_approved_and_corrected() -> None:
    said = "RESOLVED that the minutes be approved, subject to the amendment of ‘Mr Hood’ to ‘Mr Hook’."
    assert kinds(said) == ["approved", "corrected"]
    listed = (
        "The minutes were approved as a correct record, subject to:-\n\n(a) the removal of Cllr Orr; and\n\n"
        "(b) the amendment of item 4."
    )
    assert kinds(listed) == ["approved", "corrected", "corrected"]


def test_two_verbs_of_one_subject_are_two_outcomes_and_two_verbs_of_one_kind_are_one() -> None:
    assert kinds("RESOLVED that the plan be noted and endorsed.") == ["noted", "endorsed"]
    assert kinds("The Cabinet noted the findings and supported and endorsed the plan.", "Decision:") == [
        "noted",
        "endorsed",
    ]


def test_what_is_only_described_in_a_relative_clause_is_no_outcome() -> None:
    assert kinds("RESOLVED that the plan, which will be submitted to Council, be noted.") == ["noted"]


def test_a_list_of_what_was_noted_is_one_outcome() -> None:
    said = "The Panel noted that the following changes had been made:\n\n· Cllr Orr had joined.\n\n· Cllr Poe had left."
    assert kinds(said) == ["noted"]


def test_a_sentence_after_the_resolution_is_not_part_of_an_outcome() -> None:
    said = "RESOLVED that the minutes be signed by the Chairman.  There were no matters arising."
    assert outcomes(said) == [(OutcomeKind.AGREED, "the minutes be signed by the Chairman")]


def test_the_day_of_a_meeting_past_is_not_when_something_is_due() -> None:
    assert due("RESOLVED that the minutes of the meeting held on 20 January 2017 be approved.") == [""]
    assert due("RESOLVED that consideration be deferred to the meeting in April.") == ["April"]


def test_points_of_the_discussion_after_a_resolution_are_not_its_own() -> None:
    said = (
        "The Panel noted the report.\n\n·  Ms Orr asked about costs.\n\n·  Mr Poe said that they had risen."
    )
    assert kinds(said) == ["noted"]


def test_a_clause_without_a_verb_of_ours_is_kept_and_not_lost() -> None:
    said = "RESOLVED that:\n\n(a) the report be noted; and\n\n(b) no further action for now."
    assert kinds(said) == ["noted", "other"]


def test_what_no_verb_explains_comes_whole() -> None:
    assert outcomes("RESOLVED: no further action.") == [(OutcomeKind.OTHER, "no further action")]


@pytest.mark.parametrize(
    "words",
    [
        "Members noted that numbers had fallen.",
        "It was noted that the report was late.",
        "The Committee received a report of the Director.",
        "The Board considered the plan.",
        "The Chairman said that the matter had been resolved.",
    ],
)
def test_the_narrative_is_not_taken_for_a_resolution(words: str) -> None:
    assert kinds(words) == []
