"""Events in words: what is told, what is kept back, and what differs."""

from datetime import UTC, datetime
from typing import Any

import pytest

from headway.web.trail.models import Event
from headway.web.trail.told import Change, action_in_words, changes, in_words, told


def event(**fields: Any) -> Event:
    usual = {
        "seq": 1,
        "at": datetime(2026, 11, 22, tzinfo=UTC),
        "by_name": "Jo {subject}",
        "action": "plan.published",
        "subject_type": "status_word",
        "subject_id": "7",
        "subject_label": "A {by} plan",
    }
    return Event(**usual | fields)


def test_names_with_braces_stay_as_they_are() -> None:
    assert told(event()).sentence == "Jo {subject} published the statement: A {by} plan"


def test_what_has_no_sentence_is_told_by_its_name() -> None:
    assert told(event(action="audit.case_moved")).sentence == "Jo {subject}: Audit: case moved – A {by} plan"
    assert action_in_words("signed_in") == "Signed in"


def test_what_is_hidden_keeps_back_name_reason_and_content() -> None:
    shown = told(event(why="Why", before={"a": 1}, after={"a": 2}), hidden=True)
    assert (shown.why, shown.changes, shown.hidden) == ("", (), True)
    assert shown.sentence == "Jo {subject} published the statement: Status word 7"


@pytest.mark.parametrize(
    ("before", "after", "shown"),
    [
        (None, None, ()),
        ({"a": 1}, {"a": 1}, ()),
        ({"a": 1, "b": 2}, {"a": 1, "b": 3}, (Change("B", "2", "3"),)),
        ({"a": 1}, {"c": 1}, (Change("A", "1", "(nothing)"), Change("C", "(nothing)", "1"))),
        (None, {"due_date": "2017-09-20"}, (Change("Due date", "(nothing)", "20 September 2017"),)),
        ({"title": "Old"}, None, (Change("Title", "Old", "(nothing)"),)),
        ("by hand", {"a": 1}, (Change("Content", "by hand", "(nothing)"), Change("A", "(nothing)", "1"))),
    ],
)
def test_only_what_differs_is_shown_and_everything_where_there_is_no_other_side(
    before: Any, after: Any, shown: tuple[Change, ...]
) -> None:
    assert changes(before, after) == shown


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (True, "Yes"),
        (False, "No"),
        (0, "0"),
        ("", "(nothing)"),
        ([], "(nothing)"),
        ({}, "(nothing)"),
        ("2017-02-31", "2017-02-31"),
        ("2017-06-13T09:05:00+00:00", "13 June 2017 at 10:05"),
        (["Jo", "Al"], "Jo; Al"),
        ([{"name": "Jo", "lead": True}], "name: Jo, lead: Yes"),
        (1.5, "1.5"),
    ],
)
def test_a_value_is_told_as_a_person_reads_it(value: Any, words: str) -> None:
    assert in_words(value) == words
