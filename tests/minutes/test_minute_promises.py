"""What a minute promises, and what only looks like a promise."""

import pytest

from headway.minutes import Promise, read_minute_text


def promises(narrative: str, resolved: str = "") -> tuple[Promise, ...]:
    return read_minute_text(
        f"Agenda item\n\nA title\n\nMinutes:\n\n{narrative}\n\n{resolved}".strip()
    ).promises


def only(narrative: str, resolved: str = "") -> Promise:
    found = promises(narrative, resolved)
    assert len(found) == 1, [each.quote for each in found]
    return found[0]


# What is a promise.


@pytest.mark.parametrize(
    ("narrative", "quote"),
    [
        (
            "Ms Orr said that a breakdown by ward would be sent to all Members.",
            "a breakdown by ward would be sent to all Members",
        ),
        ("A briefing note would be circulated.", "A briefing note would be circulated"),
        (
            "The figures will be reported to the Panel in May.",
            "The figures will be reported to the Panel in May",
        ),
        ("Mr Poe undertook to find out.", "Mr Poe undertook to find out"),
        ("The Director agreed to look into this.", "The Director agreed to look into this"),
        ("Officers offered to arrange a visit.", "Officers offered to arrange a visit"),
        (
            "Mr Poe, Head of Audit, promised to report back.",
            "Mr Poe, Head of Audit, promised to report back",
        ),
        (
            "The Chairman asked that a report be brought to the next meeting.",
            "The Chairman asked that a report be brought to the next meeting",
        ),
        (
            "It was requested that a list of schools be provided.",
            "It was requested that a list of schools be provided",
        ),
        ("Members asked for a written update.", "Members asked for a written update"),
        (
            "The Committee asked officers to provide the costs.",
            "The Committee asked officers to provide the costs",
        ),
        ("Ms Orr was asked to arrange a meeting.", "Ms Orr was asked to arrange a meeting"),
        (
            "More was asked for. It was agreed that the Director would look at this for future reports.",
            "the Director would look at this for future reports",
        ),
        (
            "Minor changes would be made to the plan by the corporate director.",
            "Minor changes would be made to the plan by the corporate director",
        ),
        (
            "The list was long. It was agreed that the changes to it would be made.",
            "It was agreed that the changes to it would be made",
        ),
        (
            "The next meeting on 31 January would look at the rules.",
            "The next meeting on 31 January would look at the rules",
        ),
        (
            "The report to Council would provide the answers.",
            "The report to Council would provide the answers",
        ),
        (
            "Members noted the fall, and requested that pupil numbers be included in future reports.",
            "requested that pupil numbers be included in future reports",
        ),
        (
            "It was confirmed that his comments would be fed into the consultation.",
            "his comments would be fed into the consultation",
        ),
        (
            "The Chair has also asked the clerk to arrange a meeting.",
            "The Chair has also asked the clerk to arrange a meeting",
        ),
        ("These options would be investigated further.", "These options would be investigated further"),
        (
            "The Committee would receive a report each quarter.",
            "The Committee would receive a report each quarter",
        ),
        (
            "A review was planned for this committee in September.",
            "review was planned for this committee in September",
        ),
        (
            "The audit was scheduled to come to the Board in May.",
            "audit was scheduled to come to the Board in May",
        ),
        (
            "This would be a standing item on future agendas.",
            "This would be a standing item on future agendas",
        ),
        (
            "The map would be added to the work programme.",
            "The map would be added to the work programme",
        ),
        ("ACTION: Clerk to circulate the dates", "ACTION: Clerk to circulate the dates"),
        (
            "Head of Housing to attend the next meeting.",
            "Head of Housing to attend the next meeting",
        ),
        ("Ms Orr said that she would write to Councillor Poe.", "she would write to Councillor Poe"),
    ],
)
def test_a_promise_is_proposed_with_the_words_it_rests_on(narrative: str, quote: str) -> None:
    assert only(narrative).quote == quote


def test_a_promise_says_where_it_stands_and_which_rule_proposed_it() -> None:
    text = "1.  Ms Orr said:\n\na)  numbers had fallen; and\n\nb)  a note would be sent to Members."
    promise = only(text)
    assert promise.where == "1 b)"
    assert promise.rule == "will be sent or given"


def test_the_place_of_a_quote_is_its_place_in_the_text() -> None:
    minute = read_minute_text("T\n\nMinutes:\n\n1.   A note would be sent\nto Members in  May.")
    (promise,) = minute.promises
    assert (
        minute.source[promise.start : promise.end]
        == promise.quote
        == "A note would be sent\nto Members in  May"
    )
    assert promise.text == "A note would be sent to Members in May"


def test_one_sentence_can_hold_several() -> None:
    found = promises(
        "The red ratings had led to papers on absence being made to the Schools Panel in July and planned for this"
        " committee in September, and a summary would be sent to all Members."
    )
    assert [each.owed_to for each in found] == ["Schools Panel", "this committee", "all Members"]
    assert [each.due_said for each in found] == ["July", "September", ""]
    assert found[1].text == "Papers on absence planned for this committee in September"


def test_a_promise_inside_a_long_clause_is_quoted_from_its_own_subject() -> None:
    promise = only(
        "Mr Poe added that checks were made, using the national form, and notes for Members, setting out the signs and"
        " the questions they should ask, would be sent to all Members later in the summer."
    )
    assert promise.quote.startswith("notes for Members")
    assert (promise.owed_by, promise.owed_to, promise.due_said) == (
        "Mr Poe",
        "all Members",
        "later in the summer",
    )


# Who owes it, to whom, when.


@pytest.mark.parametrize(
    ("narrative", "owed_by"),
    [
        ("Mr Poe agreed to send the list to Members.", "Mr Poe"),
        ("Mr Poe said that he would send the list to Members.", "Mr Poe"),
        ("Mr Poe advised that the list would be sent to Members.", "Mr Poe"),
        (
            "The Assistant Director for Education would send Members the list.",
            "The Assistant Director for Education",
        ),
        ("The list would be sent to Members.", ""),
        ("The Chairman asked that the list be sent to Members.", ""),
        ("The Committee asked the Head of Audit to send the list.", "the Head of Audit"),
    ],
)
def test_who_owes_it_is_who_acts_who_says_so_or_who_is_asked(narrative: str, owed_by: str) -> None:
    assert only(narrative).owed_by == owed_by


@pytest.mark.parametrize(
    ("words", "owed_to"),
    [
        ("to all Members", "all Members"),
        ("to the Corporate Parenting Panel in May", "Corporate Parenting Panel"),
        ("to a future meeting of the Health and Wellbeing Board", "Health and Wellbeing Board"),
        ("to Councillor Orr", "Councillor Orr"),
        ("to committee members", "committee members"),
        ("to the committee’s next meeting", "the committee"),
        ("at the next meeting", ""),
    ],
)
def test_to_whom_it_is_owed_is_what_the_words_name(words: str, owed_to: str) -> None:
    assert only(f"A report would be given {words}.").owed_to == owed_to


def test_what_a_body_asks_for_is_owed_to_it() -> None:
    assert only("The Panel asked for a list of providers.").owed_to == "The Panel"
    assert only("The Commission would receive a report every six months.").owed_to == "The Commission"


@pytest.mark.parametrize(
    ("words", "due"),
    [
        ("to the next meeting", "next meeting"),
        ("to the committee's next meeting", "next meeting"),
        ("to a future meeting of the Board", "future meeting"),
        ("to the October meeting", "October meeting"),
        ("in September", "September"),
        ("in early 2018, by 3 May 2018", "by 3 May 2018"),
        ("on 24 May", "24 May"),
        ("by the end of July", "by the end of July"),
        ("later in the summer", "later in the summer"),
        ("before the summer recess", "before the summer recess"),
        ("within ten working days", "within ten working days"),
        ("in six months' time", "in six months' time"),
        ("every six months", "every six months"),
        ("annually", "annually"),
        ("after the meeting", "after the meeting"),
        ("when available", "when available"),
        ("once it had been approved", "once it had been approved"),
        ("in due course", "in due course"),
        ("", ""),
    ],
)
def test_when_it_is_due_is_what_the_words_say(words: str, due: str) -> None:
    assert only(f"A report would be given to Members {words}.".replace(" .", ".")).due_said == due


# The same thing twice.


def test_what_is_asked_for_and_then_resolved_is_marked_so_that_it_counts_once() -> None:
    promise = only(
        "The Chairman asked that a report on absence be made to the next meeting.",
        "RESOLVED that the paper be noted, and a report on absence be made to the next meeting.",
    )
    assert promise.same_as == "a report on absence be made to the next meeting"


def test_another_promise_is_not_marked_as_resolved() -> None:
    promise = only(
        "A list of schools would be sent to Members.",
        "RESOLVED that a report on absence be made to the next meeting.",
    )
    assert promise.same_as == ""


def test_what_is_resolved_is_no_promise_of_the_narrative() -> None:
    assert promises("Nothing was said.", "RESOLVED that a report would be sent to all Members.") == ()


# What is no promise.


@pytest.mark.parametrize(
    "narrative",
    [
        # the past
        "A report had been sent to all Members.",
        "The figures were reported to the Panel in May.",
        "The paper would have been brought to the Panel.",
        "Mr Poe had agreed to send the list.",
        "Members had asked for a report and this had been provided.",
        "The Board had asked for its thanks to be passed on to Members.",
        # the hypothetical
        "If numbers rose, a report would be sent to Members.",
        "A report would be brought to the Panel if Members wished.",
        "A note could be sent to all Members.",
        "A visit might be arranged for Members.",
        # questions
        "A Member asked whether the figures would be reported to the Panel.",
        "Councillor Orr asked when the list would be sent to Members.",
        "The Chairman asked if it might be right to send a note.",
        # suggestions
        "It was suggested that a note be sent to all Members.",
        "Members hoped that the report would be sent to all Members.",
        "Councillor Orr proposed that a letter be sent to Members.",
        "Members felt that the plan should be sent to all Members.",
        # general intent
        "The council would continue to work hard.",
        "Officers would always put children first.",
        "There was more to do and standards would rise.",
        "Children would remain with their carers for longer.",
        "The council would need to show how it met the standard.",
        # others' acts
        "Ofsted would publish its report in May.",
        "Ofsted required an action plan to be submitted by 16 August.",
        "The Government had announced that guidance would be issued to all councils in the spring.",
        "The Lead Inspector would advise the council at the start.",
        "Other local authorities would present their plans to the Board in May.",
        # not to be
        "The list would not be sent to Members.",
        # done in the room
        "Members were asked to note the report.",
        "The Chairman asked for an explanation of the term, which was given.",
        "The Chairman asked Mr Poe to explain the figures.",
        "Asked by the Chairman to say more, Mr Poe said that numbers had fallen.",
        "The Chairman asked that her thanks be recorded.",
        "A resident asked that the plan be dropped and asked that the school be kept open.",
        "Every effort would be made to give families a say.",
        # a purpose, not a promise
        "This allowed for recommendations to be submitted to the Cabinet in due course.",
        # likely, not said
        "This was likely to be something that the Committee would consider at a future meeting.",
    ],
)
def test_what_only_looks_like_a_promise_is_left_alone(narrative: str) -> None:
    assert [each.quote for each in promises(narrative)] == []


def test_a_question_that_is_answered_with_a_promise_is_one() -> None:
    promise = only("Asked whether there was a list, Mr Poe confirmed that it would be sent to Members.")
    assert promise.owed_by == "Mr Poe"


def test_a_suggestion_that_is_taken_up_is_a_promise() -> None:
    assert only("It was suggested, and officers agreed, that a note would be sent to all Members.")


def test_the_purpose_of_an_item_is_not_searched() -> None:
    text = "Agenda item\n\nT\n\nA report will be brought to the Panel in May.\n\nMinutes:\n\n1. It was discussed."
    assert read_minute_text(text).promises == ()


def test_two_reports_to_one_meeting_about_different_things_are_two_promises() -> None:
    minute = read_minute_text(
        "1. The Director said that a report on the protocol would be made to the committee's next meeting.\n\n"
        "2. RESOLVED that the report be noted, and an update report on the districts be made to the committee's "
        "next meeting."
    )
    (promise,) = minute.promises
    assert promise.same_as == ""
