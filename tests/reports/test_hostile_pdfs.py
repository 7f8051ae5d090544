"""PDFs that mean harm: each is read or refused in a sentence, within the limits, and harms nothing after it."""

import re
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import hostile_pdfs as hostile
import pypdfium2
import pytest

from headway.reports.bounded import Worker
from headway.reports.extract import Unreadable, pages_of
from headway.reports.limits import Limits
from headway.reports.record import InspectionRecord, Judgements

SECONDS = 5.0
MEMORY = 256

WHAT_TO_DO = re.compile(r"[^\n]+\. (?:Fetch|Save|Run) [^\n]+\.")
NO_REPORT = "its text is read, and is no report"
BEYOND = f"made.pdf is damaged or needs more than {MEMORY} MiB of memory to read."


@pytest.fixture(scope="module")
def worker() -> Iterator[Worker]:
    with Worker(Limits(seconds=SECONDS, memory_mib=MEMORY)) as worker:
        yield worker


@pytest.fixture
def read(worker: Worker, tmp_path: Path) -> Callable[[bytes], InspectionRecord]:
    def read(content: bytes) -> InspectionRecord:
        path = tmp_path / "made.pdf"
        path.write_bytes(content)
        before = time.monotonic()
        record = worker.read(path, "made.pdf")
        assert time.monotonic() - before < SECONDS + 5, "the clock must strike"
        return record

    return read


SOUND = hostile.plain("A note", "of two lines")

# Where the reason is "", PDFium may mend the document or fail on it: what matters is that there is an answer.
HOSTILE: dict[str, tuple[Callable[[], bytes], str]] = {
    "encrypted": (hostile.encrypted, "made.pdf is encrypted. Save a copy without a password and read that."),
    "of no bytes": (lambda: b"", "made.pdf is empty."),
    "of blanks": (lambda: b" \r\n\f ", "made.pdf is empty."),
    "garbage": (lambda: b"%PDF-1.7\n" + bytes(range(256)) * 64, "made.pdf is damaged."),
    "only a header": (lambda: b"%PDF-1.7", "made.pdf is damaged."),
    "a web page": (
        lambda: b"<!DOCTYPE html><p>Cookies on GOV.UK",
        "made.pdf is not a PDF, for all its name.",
    ),
    "cut in half": (lambda: SOUND[: len(SOUND) // 2], "made.pdf is damaged."),
    "without its trailer": (lambda: SOUND[: SOUND.index(b"trailer")], "made.pdf is damaged."),
    "with a cross-reference table that points elsewhere": (lambda: b"%PDF-1.7\n" + SOUND[40:], ""),
    "scanned": (hostile.scanned, "made.pdf has no text layer: its 3 pages are pictures."),
    "with a page tree 100,000 deep": (
        lambda: hostile.deep_page_tree(100_000),
        "made.pdf is damaged at page 1.",
    ),
    "with a page tree 500 deep": (lambda: hostile.deep_page_tree(500), "made.pdf has no text layer"),
    "with a page tree that is its own child": (hostile.page_tree_loop, "made.pdf is damaged at page 1."),
    "with arrays 100,000 deep": (lambda: hostile.deep_arrays(100_000), "made.pdf has no pages."),
    "with dictionaries 100,000 deep": (lambda: hostile.deep_dictionaries(100_000), NO_REPORT),
    "with forms that draw each other in a ring": (lambda: hostile.deep_forms(12), ""),
    "with object streams that hold each other": (hostile.object_stream_loop, "made.pdf has no pages."),
    "with a cross-reference table before itself": (hostile.cross_reference_loop, NO_REPORT),
    "with a stream that is its own length": (hostile.length_loop, ""),
    "that unpacks to 1 GiB": (lambda: hostile.flate_bomb(2**30), BEYOND),
    "with a page of 30 million letters": (lambda: hostile.text_bomb(30_000_000), BEYOND),
    "a billion points wide": (hostile.huge_page, ""),
    "said to have two thousand million pages": (hostile.lying_count, ""),
    "said to have fewer than no pages": (hostile.negative_count, ""),
    "of 2,001 pages": (lambda: hostile.pack(2001), "made.pdf has 2,001 pages; a report has 2,000 at most."),
    "of 500 pages": (lambda: hostile.pack(500), NO_REPORT),
    "with control characters for letters": (hostile.odd_characters, NO_REPORT),
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_hostile_document_gets_a_reason_and_no_grade(read, kind):
    made, reason = HOSTILE[kind]
    record = read(made())
    assert record.framework is None
    assert record.judgements == Judgements()
    assert len(record.warnings) == 1
    if reason == NO_REPORT:
        assert record.document.pages >= 1
        assert not record.warnings[0].startswith("made.pdf")
    else:
        assert record.warnings[0].startswith(reason)
        assert WHAT_TO_DO.fullmatch(record.warnings[0]) or not reason
    assert "Traceback" not in str(record.warnings)
    assert len(record.document.sha256) == 64
    assert read(SOUND).document.pages == 1, "the next document is read as if nothing had been"


def test_a_document_cut_anywhere_is_answered_for(read):
    for length in range(9, len(SOUND), 13):
        record = read(SOUND[:length])
        assert record.framework is None
        assert record.warnings


def test_the_text_bomb_runs_into_the_clock_where_there_is_memory_enough(tmp_path):
    (tmp_path / "made.pdf").write_bytes(hostile.text_bomb(3_000_000))
    with Worker(Limits(seconds=0.2)) as worker:
        record = worker.read(tmp_path / "made.pdf", "made.pdf")
    assert record.warnings[0].startswith("made.pdf takes more than 0.2 seconds to read.")


@pytest.fixture
def pages(tmp_path: Path) -> Callable[..., tuple[str, ...]]:
    def pages(content: bytes, **limits: int) -> tuple[str, ...]:
        (tmp_path / "made.pdf").write_bytes(content)
        return pages_of(tmp_path / "made.pdf", Limits(**limits))

    return pages


def test_text_comes_page_by_page_and_line_by_line(pages):
    assert pages(SOUND) == ("A note\nof two lines",)
    assert [page.split("\n")[0] for page in pages(hostile.pack(3))] == [
        f"Page {number} of the agenda pack" for number in (1, 2, 3)
    ]


def test_characters_that_are_no_text_are_left_out(pages):
    (text,) = pages(hostile.odd_characters())
    assert re.fullmatch(r"report\s+of an inspection\s*", text)


def test_a_hyphen_at_the_end_of_a_line_is_kept_and_its_line_joined_to_the_next(pages):
    (text,) = pages(hostile.plain("It is a multi-", "agency hub."))
    assert text == "It is a multi-agency hub."


def test_an_encrypted_document_before_does_not_colour_the_reason_of_the_next(pages):
    with pytest.raises(Unreadable, match="is encrypted"):
        pages(hostile.encrypted())
    with pytest.raises(Unreadable, match="has no pages"):
        pages(hostile.deep_arrays(3))


@pytest.mark.parametrize(
    ("limits", "reason"),
    [
        ({"characters": 100}, "made.pdf has over 100 characters of text."),
        ({"pages": 4}, "made.pdf has 5 pages; a report has 4 at most."),
        ({"line": 20}, "made.pdf has a line of more than 20 characters on page 1"),
        ({"file_mib": 0}, "made.pdf is over 0 MiB."),
    ],
)
def test_each_limit_has_its_own_reason(pages, limits, reason):
    with pytest.raises(Unreadable, match=re.escape(reason)):
        pages(hostile.pack(5), **limits)


@pytest.mark.shared
def test_a_pack_of_500_real_pages_is_read_or_refused_within_the_limits(shared, tmp_path):
    with pypdfium2.PdfDocument.new() as pack:
        for path in sorted((shared / "corpus" / "pdf").glob("SIF-*.pdf")):
            with pypdfium2.PdfDocument(path) as report:
                pack.import_pages(report)
            if len(pack) >= 500:
                break
        pack.save(tmp_path / "pack.pdf")
    with Worker(Limits()) as worker:
        record = worker.read(tmp_path / "pack.pdf", "pack.pdf")
    assert record.document.pages >= 500
    assert not any("takes more than" in warning or "is damaged" in warning for warning in record.warnings)
