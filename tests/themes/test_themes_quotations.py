"""A quotation is found at its page, however the page was broken, and nowhere else."""

from pathlib import Path

import pytest

from headway.reports.reading import read_each
from headway.reports.record import PagedRecord
from headway.themes.passages import PassageKind, passages
from headway.themes.quotations import PrintedPages, Span, found_on

PARSER = "headway.reports.parsing:read_paged"
FIRST = "Inspection of a county\n1. Managers oversee casework well. Plans are multi-\nagency and\nchildren's wishes"
SECOND = "Inspection of a county\n2\nare heard.\n2. Some children wait.\nAnother line of the page."
PAGES = (FIRST, SECOND)


def test_line_breaks_and_a_broken_word_do_not_hide_a_quotation() -> None:
    assert found_on("Plans are multi-agency and children's wishes", PAGES, 1)


def test_a_sentence_that_runs_on_to_the_next_page_is_found_on_both() -> None:
    spans = PrintedPages(PAGES).spans("and children's wishes are heard.", 1)
    assert [PAGES[each.page - 1][each.start : each.end] for each in spans] == [
        "and\nchildren's wishes",
        "are heard.",
    ]


def test_where_it_stands_is_told_in_the_page_s_own_text() -> None:
    assert PrintedPages(("One two, three.",)).spans("two three", 1) == (Span(1, 4, 14),)


@pytest.mark.parametrize(
    ("text", "page"),
    [
        ("Plans are not multi-agency", 1),  # a word put in
        ("Managers casework well", 1),  # a word left out
        ("Managers oversee casework well.", 2),  # of another page
        (
            "Managers oversee casework well. Some children wait.",
            1,
        ),  # two passages stitched together: see below
        ("Managers oversee casework well.", 3),
        ("Managers oversee casework well.", 0),
        ("…", 1),
    ],
)
def test_what_is_not_printed_there_is_not_found(text: str, page: int) -> None:
    pages = (FIRST + "\nMore of the same page." * 60, "Another head.\n" * 30 + SECOND)
    assert not found_on(text, pages, page)


def test_a_passage_may_fill_the_page_between_its_beginning_and_its_end() -> None:
    assert found_on("one two three four", ("a one\n1", "two three\n2", "four. b"), 1)


@pytest.fixture(scope="module")
def library(shared: Path) -> list[tuple[str, PagedRecord]]:
    """The whole corpus, as far as it can be read."""
    paths = sorted((shared / "corpus" / "pdf").iterdir())
    found = read_each(((path, path.name) for path in paths), parser=PARSER)
    return [
        (path.name, record) for path, record in found if isinstance(record, PagedRecord) and record.framework
    ]


@pytest.mark.shared
def test_every_passage_of_every_report_is_found_again_at_its_page(
    library: list[tuple[str, PagedRecord]], capsys: pytest.CaptureFixture[str]
) -> None:
    lost: list[str] = []
    counts = dict.fromkeys(PassageKind, 0)
    words = printed_words = 0
    for name, record in library:
        printed = PrintedPages(record.pages)
        printed_words += sum(len(page.split()) for page in record.pages)
        for passage in passages(record):
            counts[passage.kind] += 1
            words += len(passage.text.split())
            if not printed.spans(passage.text, passage.page):
                lost.append(f"{name}, page {passage.page}: {passage.text[:80]}")
    total = sum(counts.values())
    with capsys.disabled():
        kinds = ", ".join(f"{count:,} {kind.value}" for kind, count in counts.items())
        print(f"\nQuotations: {total - len(lost):,} of {total:,} found at their page ({kinds}).")  # noqa: T201
        share = words / printed_words
        print(f"Passages hold {share:.1%} of {printed_words:,} words in {len(library)} reports.")  # noqa: T201
    assert not lost
    assert len(library) > 150
    assert counts[PassageKind.RECOMMENDATION] > 2000
    assert share > 0.9


@pytest.mark.shared
def test_a_word_left_out_of_a_passage_is_noticed(library: list[tuple[str, PagedRecord]]) -> None:
    noticed = asked = 0
    for _, record in library[::10]:
        printed = PrintedPages(record.pages)
        for passage in passages(record)[::20]:
            words = passage.text.split()
            if len(words) < 8:
                continue
            middle = len(words) // 2
            asked += 1
            noticed += not printed.spans(" ".join(words[:middle] + words[middle + 1 :]), passage.page)
    assert asked > 50
    # Where a page ends at that very word, leaving it out cannot be told from the page's foot.
    assert noticed >= asked - 3
