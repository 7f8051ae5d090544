"""A paper's content and its rows: read and written again they are the same; a version is one value with one hash."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from papers_kit import EXEMPT, FULL, Council

from headway.documents.content import LetterContent, MessageContent, PathwayRow, Section
from headway.web.accounts.models import Person
from headway.web.register.models import Authority
from headway.web.scrutiny.rules.contents import (
    Way,
    content_from,
    content_of,
    kept,
    role_of,
    said_of,
)
from headway.web.scrutiny.rules.papers_versions import differences, sha256_of, whole_of
from headway.web.scrutiny.states import PaperKind, PathwayRole

LETTER = LetterContent(
    sender_lines=("The Council", "County Hall"),
    on=date(2018, 6, 1),
    addressee_lines=("A Reader",),
    salutation="Dear Reader",
    subject="A letter",
    opening="Words.",
    sections=(Section("Part", "More."),),
    closing="The end.",
    sign_off="Yours faithfully",
    signatory=("A Writer", "Post"),
)
MESSAGE = MessageContent(
    sender="A Director",
    title="Weekly update",
    on=date(2018, 6, 1),
    standfirst="About the week.",
    salutation="Dear colleagues",
    sections=(Section("", "Words."),),
    signatory=("A Director",),
)


@pytest.fixture
def council(kent: Authority, person: Callable[..., Person]) -> Council:
    return Council(kent, person)


@pytest.mark.django_db
def test_a_paper_read_and_written_again_is_the_same(council: Council) -> None:
    paper = council.paper()
    assert content_of(paper) == FULL
    council.written(paper, summary="Changed.")
    council.written(council.again(paper))
    assert content_of(council.again(paper)) == FULL


@pytest.mark.parametrize(("kind", "content"), [("letter", LETTER), ("message", MESSAGE)])
def test_letters_and_messages_read_and_written_again_are_the_same(kind: str, content: object) -> None:
    subject = getattr(content, "subject", "") or content.title  # type: ignore[attr-defined]
    assert content_from(kind, subject, said_of(content)) == content  # type: ignore[arg-type]


@given(text=some.text(max_size=200), lines=some.lists(some.text(max_size=30), max_size=3))
@settings(max_examples=50, deadline=None)
def test_any_words_come_back_as_they_were(text: str, lines: list[str]) -> None:
    content = replace(
        FULL,
        summary=text,
        from_lines=tuple(lines),
        recommendations=tuple(lines),
        sections=(Section(text, text),),
    )
    way = [Way(FULL.body, FULL.on, is_this=True)]
    back = content_from(
        "other", FULL.subject, said_of(content), way=way, background="listed", classification="Unrestricted"
    )
    assert back == content


@pytest.mark.django_db
def test_what_is_blank_is_not_none_and_none_is_said(council: Council) -> None:
    unsaid = council.paper(content=replace(FULL, previous=None, future=None, background=None))
    assert (content_of(unsaid).previous, content_of(unsaid).background) == (None, None)
    said = council.paper(content=replace(FULL, previous=(), background=()))
    assert (content_of(said).previous, content_of(said).background) == ((), ())


@pytest.mark.django_db
def test_steps_before_the_one_in_hand_are_the_previous_pathway(council: Council) -> None:
    way = [
        Way("The Panel", date(2018, 5, 3), PathwayRole.CONSULTED, "Content with it"),
        *council.way,
        Way("Council", None, PathwayRole.DECIDES),
    ]
    content = content_of(council.paper(way=way))
    assert content.previous == (
        PathwayRow("The Panel", date(2018, 5, 3), "for consultation", "Content with it"),
    )
    assert (content.body, content.on) == ("Children's Committee", date(2018, 6, 21))
    assert content.future == (PathwayRow("Council", None, "for decision", ""),)


@pytest.mark.parametrize(
    ("words", "role"),
    [
        ("for comment", "comments"),
        ("Decides", "decides"),
        ("for information", "notes"),
        ("", "comments"),
        ("to eat", "comments"),
    ],
)
def test_a_role_is_read_from_the_papers_own_words(words: str, role: str) -> None:
    assert role_of(words) == role


@pytest.mark.django_db
def test_every_kind_begins_empty_and_keeps_its_schema(council: Council) -> None:
    for kind in PaperKind:
        content = content_from(kind, "Subject", {})
        assert kept(content)["schema"] == 1
        assert content_from(kind, "Subject", said_of(content)) == content
    assert council.paper().content["schema"] == 1


@pytest.mark.django_db
def test_a_restricted_appendix_is_listed_without_its_title_for_others(council: Council) -> None:
    paper = council.paper()
    council.appendix(paper, title="Zebulon settlement", marking=EXEMPT)
    paper = council.again(paper)
    (shown,) = content_of(paper).appendices
    assert shown.title == "not for publication (exempt, paragraph 3)"
    (whole,) = content_of(paper, restricted=True).appendices
    assert "Zebulon" in whole.title


@pytest.mark.django_db
def test_the_hash_of_a_version_is_of_everything_that_is_signed(council: Council) -> None:
    paper = council.paper()
    first = sha256_of(whole_of(paper))
    assert paper.versions.get().sha256 == first
    council.appendix(paper)
    after = sha256_of(whole_of(council.again(paper)))
    assert after != first
    paper = council.again(paper)
    paper.restricted_because = "Something"
    assert sha256_of(whole_of(paper)) not in (first, after)


@pytest.mark.django_db
def test_a_difference_names_the_field_and_marks_the_words(council: Council) -> None:
    paper = council.paper()
    council.written(
        paper,
        summary="The figures of the year.\n\nThey are set out below.",
        sections=(FULL.sections[0], Section("Costs", "None.")),
    )
    new, old = paper.versions.all()
    found = {each.label: each for each in differences(old.whole, new.whole)}
    assert set(found) == {"Summary", "Section: Figures", "Section: Costs"}
    first, second = found["Summary"].paragraphs
    assert [(each.kind, each.text.strip()) for each in first] == [
        ("same", "The figures of the"),
        ("removed", "half-year."),
        ("added", "year."),
    ]
    assert [each.kind for each in second] == ["same"]
    assert {each.kind for line in found["Section: Costs"].paragraphs for each in line} == {"added"}


@pytest.mark.django_db
def test_two_versions_that_say_the_same_have_no_difference(council: Council) -> None:
    whole = council.paper().versions.get().whole
    assert differences(whole, whole) == ()
