"""The small Markdown lets through what it names, and all else stays the characters that were typed."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from headway.documents.committee.markup import Bullets, Grid, PartEnd, PartHeading, Words, inline, pieces
from headway.documents.committee.numbering import numbered_section, unnumbered
from headway.documents.tree import BulletList, Heading, Paragraph, Run, Table, words


def said(text):
    return [type(piece).__name__ for piece in pieces(text)]


def test_blank_lines_part_paragraphs_and_broken_lines_do_not():
    found = pieces("One line\nand its next.\n\nAnother.")
    assert [words(piece.runs) for piece in found] == ["One line and its next.", "Another."]


def test_bullets_parts_and_their_ends_are_told_apart():
    text = "Words:\n- one\n- two\n\n### A part\n\nIn it.\n\n---\n\nAfter it."
    assert said(text) == ["Words", "Bullets", "PartHeading", "Words", "PartEnd", "Words"]


def test_a_line_of_dashes_right_below_words_ends_a_part_and_makes_no_heading():
    assert said("Words\n---\nMore") == ["Words", "PartEnd", "Words"]


def test_bullets_within_bullets_follow_them_and_paragraphs_of_one_are_joined():
    (found,) = pieces("- one\n  - within\n- two\n\n  more of two")
    assert isinstance(found, Bullets)
    assert [words(item) for item in found.items] == ["one", "within", "two more of two"]


def test_bold_is_the_only_style():
    assert inline("a **b** c") == (Run("a "), Run("b", bold=True), Run(" c"))


@pytest.mark.parametrize(
    "text",
    [
        "<b>bold</b> <script>alert(1)</script> &amp; &#65;",
        "[link](https://example.org) ![picture](x.png) <https://example.org>",
        "_under_ *star* __two__ ~~gone~~ `code` H~2~O",
        "a * b * c and 2 ** 3",
        "\\*not escaped\\* back\\slash",
        "1. first",
        "2010) was a year",
        "+ plus",
        "* star",
        "# One",
        "## Two",
        "#### Four",
        "###close",
        "> quoted",
        "~~~",
        "```",
        "[ref]: https://example.org",
        "****",
        "- ",
        "-no bullet",
        "| a lone pipe",
        "=== ",
    ],
)
def test_all_else_stays_the_characters_that_were_typed(text):
    found = pieces(text)
    assert len(found) == 1
    if isinstance(found[0], Words):
        assert words(found[0].runs) == " ".join(text.split())
        assert not any(run.bold for run in found[0].runs)
    else:
        assert text == "- "


def test_setext_headings_and_code_blocks_are_paragraphs():
    assert said("Words\n===") == ["Words"]
    assert said("    four spaces in") == ["Words"]


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet="ab*-#|_`<>[]()\\\n \t12.", max_size=60))
def test_whatever_is_typed_is_read_and_no_letter_or_digit_is_lost(text):
    flat = []
    for piece in pieces(text):
        if isinstance(piece, Words | PartHeading):
            flat.append(words(piece.runs))
        elif isinstance(piece, Bullets):
            flat += [words(item) for item in piece.items]
        elif isinstance(piece, Grid):
            flat += [words(cell) for row in (piece.header, *piece.rows) for cell in row]
    kept = [each for each in "".join(flat) if each in "ab12"]
    typed = [each for each in text if each in "ab12"]
    # A row of a table has as many cells as its header; what is over is dropped, as CommonMark's tables do.
    assert kept == typed or any(isinstance(piece, Grid) for piece in pieces(text))


def test_deep_nesting_ends():
    assert said("- " * 5_000 + "x") == ["Bullets"]
    assert said("*" * 20_000) == ["Words"]


def test_a_table_has_its_header_and_cells_in_bold_or_not():
    (grid,) = pieces("| Judgement | Grade |\n|---|---|\n| Overall | **Good** |")
    assert grid == Grid(
        ((Run("Judgement"),), (Run("Grade"),)), (((Run("Overall"),), (Run("Good", bold=True),)),)
    )


def numbers(blocks):
    return [block.number for block in blocks if isinstance(block, Heading | Paragraph)]


def test_paragraphs_take_their_numbers_from_their_place():
    text = "First.\n\nSecond.\n\n- bullet\n\n### Part\n\nInside.\n\nInside again.\n\n### Another\n\nIn.\n\n---\n\nOut."
    blocks = numbered_section(2, "A section", text)
    assert numbers(blocks) == ["2.", "2.1", "2.2", "2.3", "2.3.1", "2.3.2", "2.4", "2.4.1", "2.5"]
    assert [block.under_number for block in blocks if isinstance(block, BulletList)] == [True]


def test_a_letters_paragraphs_have_no_numbers():
    assert numbers(unnumbered("One.\n\n### Part\n\nTwo.", "A letter")) == ["", "", ""]


TABLE = "| a | b |\n|---|---|\n| 1 | 2 |"


@pytest.mark.parametrize(
    ("before", "caption", "announced", "paragraphs"),
    [
        ("Table 1: Grades since 2010", "Table 1: Grades since 2010", False, []),
        ("The grades were:", "The grades were", True, ["3.1"]),
        ("", "Grades", False, []),
        ("Table manners matter: a digression that is a paragraph.", "Table manners matter", True, ["3.1"]),
        ("Word " * 60 + "end.", "Grades", False, ["3.1"]),
    ],
)
def test_a_table_is_captioned_announced_or_named_for_its_section(before, caption, announced, paragraphs):
    _, *blocks = numbered_section(3, "Grades", f"{before}\n\n{TABLE}")
    table = next(block for block in blocks if isinstance(block, Table))
    assert table.announced is announced
    assert table.caption.startswith(caption)
    assert numbers(blocks) == paragraphs


def test_no_column_is_squeezed_beside_a_long_one():
    long = "A sentence that goes on for a good while and says a number of things about services. " * 3
    (table,) = [
        each
        for each in numbered_section(1, "S", f"| Name | What |\n|---|---|\n| Leadership | {long} |")
        if isinstance(each, Table)
    ]
    narrow, wide = table.widths
    assert 0.15 < narrow / (narrow + wide) < 0.35


def test_a_part_end_without_a_part_changes_nothing():
    assert isinstance(pieces("---")[0], PartEnd)
    assert numbers(numbered_section(1, "S", "One.\n\n---\n\nTwo.")) == ["1.", "1.1", "1.2"]
