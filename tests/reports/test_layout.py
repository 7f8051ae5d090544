"""What of a page is the report's own words, and what only stands around them."""

from synthetic_reports import drawn, pages, read, sif

from headway.reports.layout import clean_lines, joined


def words(text: str) -> list[str]:
    """The report's own lines of a drawn text, as lines."""
    return [line.text for line in clean_lines(pages(text))]


def items(text: str) -> list[tuple[str | None, str]]:
    """The items of a list that stands on the pages after a report's front page."""
    return drawn(
        read(sif(), f"2\nRecommendations\n{text}\nSummary for children and young people").recommendations
    )


def test_page_numbers_are_left_out_in_every_printed_form() -> None:
    text = """
        1
        The first page.
        =====
        Page 2 of 3
        The second page.
        =====
        The third page.
        3
        """
    assert words(text) == ["The first page.", "The second page.", "The third page."]


def test_a_line_at_the_head_of_many_pages_is_a_running_head_whatever_its_page_number() -> None:
    text = """
        Inspection of Wiltshire
        =====
        Inspection of Wiltshire local authority children’s services
        6 to 17 March 2023 2
        Two.
        =====
        Inspection of Wiltshire local authority children’s services
        6 to 17 March 2023 3
        Three.
        =====
        Inspection of Wiltshire local authority children’s services
        6 to 17 March 2023 4
        Four.
        """
    assert words(text) == ["Inspection of Wiltshire", "Two.", "Three.", "Four."]


def test_a_line_at_the_head_of_two_pages_only_is_kept() -> None:
    text = """
        One.
        =====
        Findings
        Two.
        =====
        Findings
        Three.
        """
    assert words(text) == ["One.", "Findings", "Two.", "Findings", "Three."]


def test_a_letterhead_in_the_middle_of_a_bullet_is_left_out() -> None:
    record = read(
        """
        4 October 2018
        Dear Ms Other
        Focused visit to Wiltshire children’s services
        This letter tells what was found on 11 and 12 September 2018.
        What needs to improve in this area of social work practice
        • The recording of visits, which is often late and leaves managers without
        Ofsted
        Piccadilly Gate
        Store Street
        Manchester
        M1 2WD
        T 0300 123 1231
        Textphone 0161 618 8524
        enquiries@ofsted.gov.uk
        www.gov.uk/ofsted
        =====
        2
        what they need to know.
        Yours sincerely
        """
    )
    (item,) = record.recommendations
    assert (
        item.text
        == "The recording of visits, which is often late and leaves managers without what they need to know."
    )
    assert item.page == 1


def test_the_town_of_an_addressee_is_not_a_letterhead() -> None:
    assert words("Town Hall\nManchester\nM60 2LA\nDear Ms Other") == [
        "Town Hall",
        "Manchester",
        "M60 2LA",
        "Dear Ms Other",
    ]


def test_a_footnote_at_a_page_s_foot_is_not_read_into_the_item_above_it() -> None:
    read_items = items(
        """1. Ensure that the rent2 of a first flat is one that young people can pay from what they earn.
2. Ensure that

2 Rent is what a tenant pays to the landlord each month, as the council’s own guide for young
people sets out.
=====
3
children are heard."""
    )
    assert read_items == [
        ("1", "Ensure that the rent2 of a first flat is one that young people can pay from what they earn."),
        ("2", "Ensure that children are heard."),
    ]


def test_a_footnote_s_number_may_stand_on_a_line_of_its_own() -> None:
    assert items("1. Ensure one thing.\n2. Ensure another.\n2\nThis note says where the figure is from.") == [
        ("1", "Ensure one thing."),
        ("2", "Ensure another."),
    ]


def test_an_address_is_not_a_footnote() -> None:
    read_items = items(
        """1. Ensure that plans are kept.
2. Ensure that the house at
3 Knowsley Place
is fit for young people to live in."""
    )
    assert read_items[1] == (
        "2",
        "Ensure that the house at 3 Knowsley Place is fit for young people to live in.",
    )


def test_a_number_far_from_the_next_footnote_s_is_not_a_footnote() -> None:
    assert items("1. Ensure one thing.\n2. Ensure that the team of\n14 Social workers is kept.")[1] == (
        "2",
        "Ensure that the team of 14 Social workers is kept.",
    )


def test_a_hyphen_at_a_line_s_end_is_kept_and_closes_up() -> None:
    assert (
        joined(["multi-", "agency plans for 16- and 17-", "year-olds"])
        == "multi-agency plans for 16- and 17-year-olds"
    )


def test_a_dash_between_words_at_a_line_s_end_does_not_close_up() -> None:
    assert joined(["plans -", "all of them"]) == "plans - all of them"


def test_the_mark_that_the_pdf_library_leaves_for_a_hyphen_reads_as_one() -> None:
    assert words("high\ufffequality plans\x02s") == ["high-quality plans-s"]


def test_odd_spaces_and_dashes_read_as_plain_ones() -> None:
    assert words("one\xa0two\u200bthree ― four") == ["one twothree – four"]


def test_a_number_alone_on_its_line_goes_back_before_its_item() -> None:
    assert items("1.\nEnsure that plans are kept.\n2.\nEnsure that they are read.") == [
        ("1", "Ensure that plans are kept."),
        ("2", "Ensure that they are read."),
    ]


def test_a_bullet_alone_on_its_line_goes_back_before_its_item() -> None:
    assert words("•\nThe quality of plans.\n\uf0b7\nThe visits.") == [
        "• The quality of plans.",
        "\uf0b7 The visits.",
    ]


def test_a_number_alone_before_another_item_is_left_where_it_is() -> None:
    assert words("1.\n2. Ensure it.") == ["1.", "2. Ensure it."]


def test_each_line_keeps_its_page_counted_from_one() -> None:
    lines = clean_lines(pages("One.\n=====\nTwo.\n=====\nThree."))
    assert [(line.text, line.page) for line in lines] == [("One.", 1), ("Two.", 2), ("Three.", 3)]


def test_pages_without_text_are_no_trouble_and_keep_the_count() -> None:
    assert [(line.text, line.page) for line in clean_lines(["", "Two.", ""])] == [("Two.", 2)]
    assert clean_lines([]) == []
