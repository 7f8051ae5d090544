"""Text files as they come: encodings, page breaks, names; and texts made to hold a reader up."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from headway.reports.bounded import Worker
from headway.reports.extract import Unreadable, pages_of
from headway.reports.limits import Limits
from headway.reports.parsing import read_pages
from headway.reports.reading import read_file

REPORT = "Children’s services – “requires improvement”"


@pytest.fixture
def pages(tmp_path: Path) -> Callable[..., tuple[str, ...]]:
    def pages(content: bytes, name: str = "made.txt", **limits: int) -> tuple[str, ...]:
        (tmp_path / name).write_bytes(content)
        return pages_of(tmp_path / name, Limits(**limits))

    return pages


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_text_is_read_whatever_encoding_it_was_saved_in(pages, encoding):
    assert pages(REPORT.encode(encoding)) == (REPORT,)


def test_utf_16_is_read_from_either_end(pages):
    assert pages(b"\xfe\xff" + REPORT.encode("utf-16-be")) == (REPORT,)


def test_pages_are_parted_by_form_feeds_and_the_last_need_not_end_in_one(pages):
    assert pages(b"one\ftwo\fthree") == ("one", "two", "three")
    assert pages(b"one\ftwo\fthree\f") == ("one", "two", "three")


@pytest.mark.parametrize(
    "broken", [b"one\r\ntwo", b"one\rtwo", b"one\ntwo", "one\u2028two".encode(), b"one\x0btwo"]
)
def test_every_line_break_is_the_same_line_break(pages, broken):
    assert pages(broken) == ("one\ntwo",)


def test_control_characters_are_left_out(pages):
    assert pages(b"re\x1b[31mport" + b" of an inspection" * 10) == ("re[31mport" + " of an inspection" * 10,)


def test_what_a_file_is_comes_from_its_bytes(pages):
    with pytest.raises(Unreadable, match=r"made\.txt is damaged"):
        pages(b"%PDF-1.7\nand no more")
    with pytest.raises(Unreadable, match=r"made\.PDF is not a PDF"):
        pages(b"Inspection of children's services", "made.PDF")


@pytest.mark.parametrize(
    "content", [b"PK\x03\x04" + bytes(200), b"\x7fELF\x01\x02", b"\x89PNG\r\n\x1a\n\x00", b"\x01\x02\x03" * 9]
)
def test_what_is_neither_a_pdf_nor_text_is_refused(pages, content):
    with pytest.raises(Unreadable, match=r"is neither a PDF nor plain text\. Save the report as PDF"):
        pages(content, "made.docx")


@pytest.mark.parametrize("content", [b"", b"\n\n", b" \f "])
def test_an_empty_text_is_refused(pages, content):
    with pytest.raises(Unreadable, match=r"made\.txt is empty"):
        pages(content)


def test_a_line_of_ten_million_characters_is_refused_before_any_pattern_sees_it(pages):
    with pytest.raises(Unreadable, match="has a line of more than 50,000 characters on page 1"):
        pages(b"Requires improvement " * 500_000, characters=20_000_000)


def test_more_text_than_any_report_is_refused(pages):
    with pytest.raises(Unreadable, match="has over 10,000,000 characters of text"):
        pages(b"Requires improvement\n" * 500_000)


OPENINGS = {
    "SIF": "Kent County Council\nInspection of services for children in need of help and protection\n"
    "Inspection dates: 6 March to 30 March 2017\nReport published: 13 June 2017\n"
    "Children’s services in Kent are good\n",
    "ILACS": "Kent County Council\nInspection of children’s social care services\n"
    "Inspection dates: 9 May to 20 May 2022\nJudgement Grade\n",
    "ILACS focused visit": "4 May 2021\nDear Director\nFocused visit to Kent children’s services\n"
    "This letter summarises the findings of the focused visit to Kent on 4 May 2021.\n",
}

SLOW = {
    "blanks": " " * 49_000,
    "tabs and blanks": " \t" * 24_000,
    "numbers": "1. " * 16_000,
    "paragraph numbers on lines": "\n".join(f"{number}." for number in range(20_000)),
    "bullets": "\n".join(["◼"] * 40_000),
    "grades": "\n".join(
        ["Overall effectiveness is", "requires improvement to be", "good inadequate"] * 10_000
    ),
    "capitals": "A" * 49_000,
    "dots": "Contents " + "." * 49_000 + "\n" + ". " * 24_000,
    "brackets": "(" * 49_000,
    "dates": "\n".join(["Inspection dates: 1 to 2 and 3 to 4 and 5 March 2017 to 6, 7, 8"] * 5_000),
    "days without end": "Inspection dates: " + "1, " * 15_000,
    "tags": "(Recommendation) " * 2_900,
    "headings": "Recommendations\nWhat needs to improve?\nAreas for priority action\n" * 8_000,
    "hyphens at line ends": "multi-\n" * 40_000,
}


@pytest.mark.parametrize("framework", OPENINGS)
def test_a_text_made_to_hold_the_parser_up_is_answered_within_the_limits(tmp_path, framework):
    with Worker(Limits(seconds=10)) as worker:
        for kind, slow in SLOW.items():
            (tmp_path / "made.txt").write_text(
                OPENINGS[framework] + "Recommendations\n" + slow, encoding="utf-8"
            )
            record = worker.read(tmp_path / "made.txt", kind)
            assert record.framework == framework, (kind, record.warnings)


@pytest.mark.parametrize("text", ["", "\n", " ", "1.", "(", "\ud800", "\x00", "Recommendations", "Good"])
def test_the_parser_answers_for_the_shortest_texts(text):
    for pages in ((), (text,), (text, text), ("", text)):
        assert read_pages(pages, "0" * 64).document.pages == len(pages)


@pytest.mark.parametrize(
    "name",
    [
        "-rf.txt",
        "two\nlines.txt",
        "tab\there.txt",
        "escape\x1b[31m.txt",
        "Ä 漢字 \u202e.txt",
        "[bold].txt",
        "'\".txt",
    ],
)
def test_a_file_of_any_name_is_read_and_named_in_one_line(tmp_path, name):
    (tmp_path / name).write_bytes(b"PK\x00")
    record = read_file(tmp_path / name)
    assert "neither a PDF nor plain text" in record.warnings[0]
    assert record.warnings[0].isprintable()


@pytest.mark.skipif(os.name == "nt", reason="file names are Unicode there")
def test_a_name_that_is_no_unicode_is_read(tmp_path):
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff\xfe.txt"))
    path.write_bytes(b"A note")
    assert read_file(path).document.pages == 1
