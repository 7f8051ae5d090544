"""Any text, page or answer: read or refused with a sentence, never a traceback; quotes always in their place."""

import random
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from minute_pages import answer, item_page

from headway.errors import ForPerson
from headway.minutes import (
    Minute,
    ReadMeeting,
    promises,
    read_meeting_html,
    read_minute_text,
    read_web_service_xml,
    sentences,
)
from headway.minutes.files import read_bytes

WORDS = [
    *(
        "the",
        "The",
        "Mr",
        "Smith",
        "Ms",
        "J",
        "Orr",
        "Head",
        "of",
        "Audit",
        "and",
        "to",
        "would",
        "will",
        "be",
        "being",
    ),
    *(
        "sent",
        "reported",
        "report",
        "note",
        "for",
        "RESOLVED",
        "AGREED",
        "that",
        "noted",
        "approved",
        "(a)",
        "(b)",
    ),
    *(
        "(1)",
        "a)",
        "1.",
        "2.",
        "8.1",
        ";",
        ",",
        ".",
        ":",
        "-",
        "·",
        "’",
        "‘",
        "“",
        "”",
        "committee",
        "Panel’s",
        "asked",
    ),
    *(
        "whether",
        "if",
        "by",
        "next",
        "meeting",
        "in",
        "July",
        "agreed",
        "undertook",
        "Members",
        "Council",
        "was",
        "were",
    ),
    *(
        "had",
        "which",
        "Minutes:",
        "Decision:",
        "Reasons:",
        "Supporting documents:",
        "ACTION:",
        "planned",
        "12/03/2012",
    ),
    *("\n", "\n\n", "\xa0", "\r\n", "\x00", "\u2028", "£", "é", "中"),
]
FEW = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
text_like_minutes = st.lists(st.sampled_from(WORDS), max_size=200).map(" ".join)


def check(minute: Minute) -> None:
    """What holds of every minute: places and words agree, and no outcome is empty."""
    for promise in minute.promises:
        assert promise.quote
        assert minute.source[promise.start : promise.end] == promise.quote
        assert promise.where
        assert promise.rule
        assert promise.text == " ".join(promise.text.split())
        assert not promise.owed_by or promise.owed_by in " ".join(minute.source.split())
    for paragraph in minute.paragraphs:
        assert paragraph.text in minute.source
        assert all(part.text in minute.source for part in paragraph.parts)
    for resolution in minute.resolutions:
        assert resolution.text in minute.source
        assert all(outcome.text for outcome in resolution.outcomes)


def told(read: Callable[[bytes], ReadMeeting], data: bytes) -> str:
    """What the refusal says; "" where the bytes were read."""
    try:
        check_meeting(read(data))
    except ForPerson as error:
        return str(error)
    return ""


def check_meeting(meeting: ReadMeeting) -> None:
    for item in meeting.items:
        check(item.minute)


@FEW
@given(st.one_of(st.text(max_size=400), text_like_minutes))
def test_any_text_is_read_or_refused_and_quotes_stand_in_it(text: str) -> None:
    try:
        minute = read_minute_text(text)
    except ForPerson:
        return
    assert minute.source == text
    check(minute)


@FEW
@given(text_like_minutes)
def test_any_words_in_a_page_are_read_or_refused(text: str) -> None:
    try:
        check_meeting(read_meeting_html(item_page(f"<p>{text}</p>".replace("\n", "</p><p>"))))
    except ForPerson:
        return


@FEW
@given(st.data())
def test_a_page_or_an_answer_cut_and_spoilt_anywhere_is_read_or_refused(data: st.DataObject) -> None:
    whole = data.draw(
        st.sampled_from(
            [item_page(), answer("<agendaitem><agendaitemtitle>A</agendaitemtitle></agendaitem>")]
        )
    )
    spoilt = bytearray(whole[: data.draw(st.integers(0, len(whole)))])
    for _ in range(data.draw(st.integers(0, 8))):
        if spoilt:
            spoilt[data.draw(st.integers(0, len(spoilt) - 1))] = data.draw(st.integers(0, 255))
    for read in (read_meeting_html, read_web_service_xml, read_bytes):
        assert "\n" not in told(read, bytes(spoilt))


@FEW
@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    assert len(told(read_bytes, data)) < 400


# Work in proportion to the text: a rule that backtracks without end would never come back from these.

UNITS = (
    *(
        " ",
        "\xa0",
        "x",
        "X",
        "the ",
        "Aa ",
        "and ",
        "Head of ",
        "Mr A ",
        "would be ",
        "asked for a ",
        "to the ",
        "; ",
    ),
    *(
        ", and ",
        ". ",
        "(a) ",
        "1.\n",
        "a)\n",
        "-\n",
        "next ",
        "report be sent to ",
        "if ",
        "agreed to ",
        "x\n",
        " \n",
    ),
    *(
        "The Committee ",
        "the minutes were ",
        "by the ",
        "'",
        ".”",
        "RESOLVED that ",
        "be noted and ",
        "Minutes:\nx\n",
    ),
)


@pytest.mark.parametrize("unit", UNITS, ids=repr)
@pytest.mark.parametrize("before", ["1. ", "1. RESOLVED that "])
def test_a_long_run_of_one_thing_is_read(unit: str, before: str) -> None:
    check(read_minute_text(f"T\n\nMinutes:\n\n{before}{unit * (12_000 // len(unit))}y"))


def test_a_long_salad_of_the_words_of_minutes_is_read() -> None:
    chosen = random.Random(7)  # noqa: S311 - repeatable, not secret
    check(read_minute_text(" ".join(chosen.choice(WORDS) for _ in range(20_000))))


def test_words_of_promise_without_end_are_looked_into_a_few_times_a_sentence(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    looked: list[str] = []
    look = promises._promise
    monkeypatch.setattr(promises, "_promise", lambda *given: looked.append("") or look(*given))
    text = "would be sent by " * (30_000 // 17)
    check(read_minute_text(f"T\n\nMinutes:\n\n1. {text}"))
    assert len(looked) <= promises.MOST_TRIGGERS * (len(text) // sentences.MOST + 2)


def test_deep_and_wide_pages_are_read_or_refused() -> None:
    for page in (b"<table><tr><td>1</td><td>" * 2000, b"<b>x" * 50_000, b"<ol>" + b"<li>x" * 50_000):
        try:
            check_meeting(read_meeting_html(page))
        except ForPerson:
            continue
