"""Where one paragraph ends and the next begins."""

from textwrap import dedent

from headway.reports.blocks import Block, BlockKind, blocks_of
from headway.reports.layout import clean_lines
from headway.reports.sections import is_heading


def blocks(text: str) -> list[Block]:
    return blocks_of(clean_lines(dedent(text).split("=====")), is_heading)


def outline(text: str) -> list[str]:
    """Each block as its kind's first letter, its number and its text."""
    return [f"{block.kind[0]}{block.number or ''} {block.text}" for block in blocks(text)]


def test_numbered_paragraphs_are_whole_across_lines() -> None:
    assert outline("1. Ensure that plans are\nkept.\n2. Ensure that they are read.") == [
        "n1 Ensure that plans are kept.",
        "n2 Ensure that they are read.",
    ]


def test_an_age_at_the_start_of_a_line_stays_in_its_sentence() -> None:
    assert outline(
        "1. Ensure that they know their rights by the time that they reach the age of\n17. Advisers help.\n2. More."
    ) == [
        "n1 Ensure that they know their rights by the time that they reach the age of 17. Advisers help.",
        "n2 More.",
    ]


def test_a_decimal_at_the_start_of_a_line_is_no_number_of_a_paragraph() -> None:
    assert outline("1. The rate fell from 3.1 to\n2.7 in one year.\n2. It rose.") == [
        "n1 The rate fell from 3.1 to 2.7 in one year.",
        "n2 It rose.",
    ]


def test_a_percentage_or_a_quantity_is_no_number_of_a_paragraph() -> None:
    assert outline("1. The share of plans was\n2% and that of visits\n2. of all.\n2. It rose.")[0].startswith(
        "n1"
    )
    assert [block.number for block in blocks("1. The share was\n2% of all plans.\n2. It rose.")] == ["1", "2"]


def test_numbers_may_go_on_from_paragraphs_before_the_list() -> None:
    text = """\
        15. The front page’s numbers end with three, and these begin with fifteen.
        16. They go on.
        17. And on."""
    front = "1. Help\n2. Care\n3. Leadership\n"
    assert [block.number for block in blocks(front + dedent(text))] == ["1", "2", "3", "15", "16", "17"]


def test_a_number_missing_from_the_text_does_not_lose_the_ones_after_it() -> None:
    assert [block.number for block in blocks("1. One.\n2. Two.\n4. Four.\n5. Five.")] == ["1", "2", "4", "5"]


def test_numbers_may_start_again_at_one() -> None:
    assert [block.number for block in blocks("1. One.\n2. Two.\nFindings\n1. One again.\n2. Two.")] == [
        "1",
        "2",
        None,
        "1",
        "2",
    ]


def test_a_number_in_brackets_or_without_a_space_counts() -> None:
    assert [block.number for block in blocks("1.Ensure it.\n2.Keep it.")] == ["1", "2"]
    assert [block.number for block in blocks("(1) Ensure it.\n(2) Keep it.")] == ["1", "2"]


def test_every_era_s_bullet_is_a_bullet() -> None:
    for glyph in ("•", "◼", "■", "▪", "\uf0b7", "\uf0a7"):
        assert outline(f"{glyph} The quality of plans.\n{glyph} The visits.") == [
            "b The quality of plans.",
            "b The visits.",
        ]


def test_a_bullet_goes_on_over_a_page_s_end() -> None:
    assert outline("• The quality of\n=====\nplans.\n• The visits.") == [
        "b The quality of plans.",
        "b The visits.",
    ]


def test_dashes_under_a_finished_lead_in_are_blocks_of_their_own() -> None:
    assert outline("• The quality of:\n– plans\n– letters.") == ["b The quality of:", "d plans", "d letters."]


def test_a_dash_in_the_middle_of_a_sentence_is_no_block() -> None:
    text = "1. The plans that families get from their workers and from those who manage\n– all of them – are kept."
    assert len(blocks(text)) == 1


def test_a_heading_between_items_ends_the_item_before_it() -> None:
    assert outline("1. Ensure that leaders know.\nHelp and early help\n2. Ensure that help comes.") == [
        "n1 Ensure that leaders know.",
        "h Help and early help",
        "n2 Ensure that help comes.",
    ]


def test_a_known_heading_set_large_runs_over_three_lines() -> None:
    large = "The experiences and progress of\nchildren who need help and\nprotection"
    text = f"1. Ensure it.\n{large}\nRequires improvement\n2. Help is given."
    assert outline(text)[1] == "h The experiences and progress of children who need help and protection"


def test_a_known_heading_may_be_whole_on_its_third_line_only() -> None:
    text = "1. Keep it.\nWhat does the\nlocal authority need to\nimprove?\n2. Ensure it."
    assert outline(text) == [
        "n1 Keep it.",
        "h What does the local authority need to improve?",
        "n2 Ensure it.",
    ]


def test_a_heading_with_its_grade_on_the_next_line_keeps_both() -> None:
    first = "The impact of leaders on social work practice with children and"
    heading = f"{first}\nfamilies: requires improvement to be good"
    assert outline(f"{heading}\n31. They lead.")[0] == (
        "h The impact of leaders on social work practice with children and families: requires improvement to be good"
    )


def test_a_sentence_that_begins_like_a_heading_is_none() -> None:
    text = "Leadership, management and governance are good in parts and weak in others.\nMore follows here."
    assert {block.kind for block in blocks(text)} == {BlockKind.TEXT}


def test_an_item_without_a_full_stop_ends_at_the_next_bullet() -> None:
    assert outline("• The quality of plans\n• The visits\n• The letters") == [
        "b The quality of plans",
        "b The visits",
        "b The letters",
    ]


def test_a_paragraph_ends_where_the_next_word_would_have_fitted() -> None:
    text = """\
        • The quality of the plans that are made for children who have been in care for more than a year.
        • The visits.
        The leaders of the service know this and have begun to put it right with the help of their partners."""
    assert [block.kind for block in blocks(text)] == [BlockKind.BULLET, BlockKind.BULLET, BlockKind.TEXT]


def test_a_block_keeps_the_page_on_which_it_starts() -> None:
    assert [block.page for block in blocks("1. Ensure that\n=====\nit is kept.\n2. Keep it.")] == [1, 2]


def test_no_lines_give_no_blocks() -> None:
    assert blocks_of([], is_heading) == []
