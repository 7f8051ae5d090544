"""What a report proposes for the register, whose it is, and its pages as text and pictures."""

import zlib
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from headway.areas import by_code
from headway.errors import ForPerson
from headway.reports.record import AuthorityName, Judgements, ReportFramework, Window
from headway.web.register.page_image import page_image, png
from headway.web.register.page_texts import page_texts
from headway.web.register.proposals import Proposal, holder, read_report
from headway.web.register.storage import StoredFile, keep, path_of


def test_a_record_becomes_a_proposal_in_the_frameworks_own_words(read: Callable[..., Proposal]) -> None:
    found = read()
    assert (found.framework.id, found.authority.ons_code, found.doubts) == ("sif", "E10000016", ())
    assert found.grades["looked_after_permanence"] == "Good"
    assert found.windows == [["2017-03-06", "2017-03-30"]]
    assert found.as_read["published"] == "2017-06-13"


def test_a_grade_that_the_framework_does_not_know_is_a_doubt_not_a_grade(
    read: Callable[..., Proposal],
) -> None:
    found = read(judgements=Judgements(overall="Good", leadership="Adequate", other={"horses": "Good"}))
    assert found.grades == {"overall": "Good"}
    assert len(found.doubts) == 2
    assert '"Adequate" for leadership' in found.doubts[0]


def test_the_version_is_that_of_the_first_day_of_fieldwork(read: Callable[..., Proposal]) -> None:
    window = Window(date(2022, 12, 12), date(2023, 2, 3))
    assert read(framework=ReportFramework.ILACS, inspection=(window,)).framework.id == "ilacs_2018"


def test_a_report_belongs_to_its_authority_or_to_what_that_became() -> None:
    somerset_then, now, kent = by_code("E10000027"), "E06000066", "E10000016"
    assert holder(somerset_then, frozenset({now, kent})) == (now,)
    assert holder(by_code(kent), frozenset({now})) == ()
    assert holder(None, frozenset({now, kent})) == (now, kent)


def test_an_authority_that_is_not_named_is_not_guessed(read: Callable[..., Proposal]) -> None:
    assert read(authority=AuthorityName()).authority is None


def test_what_is_no_report_is_refused_with_the_readers_reason(stored: StoredFile) -> None:
    with pytest.raises(ForPerson, match="no text layer"):
        read_report(stored)


@pytest.mark.shared
def test_kents_report_of_2017_is_read_whole(shared: Path) -> None:
    with (shared / "corpus" / "pdf" / "SIF-kent-2017-06-13.pdf").open("rb") as file:
        stored = keep(file, name="Kent.pdf")
    found = read_report(stored)
    assert (found.framework.id, found.authority.name, len(found.pages)) == (
        "sif",
        "Kent",
        found.record.document.pages,
    )
    assert found.grades["help_and_protection"] == "Requires improvement"
    assert len(found.record.recommendations) == 16
    assert "Recommendations" in found.pages[7]
    picture = page_image(path_of(stored.sha256), 8)
    assert len(picture) > 10_000


def test_pages_of_a_damaged_file_are_none(tmp_path: Path) -> None:
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(b"%PDF-1.7\nrubbish")
    assert page_texts(broken, "broken.pdf") == []


def test_a_page_is_drawn(stored: StoredFile) -> None:
    picture = page_image(path_of(stored.sha256), 2)
    assert picture.startswith(b"\x89PNG\r\n\x1a\n")
    assert int.from_bytes(picture[16:20], "big") == pytest.approx(1000, abs=1)


@pytest.mark.parametrize("number", [0, 4, -1])
def test_a_page_that_is_not_there_is_not_drawn(stored: StoredFile, number: int) -> None:
    with pytest.raises(ForPerson, match="cannot be drawn"):
        page_image(path_of(stored.sha256), number)


def test_a_damaged_file_is_not_drawn(tmp_path: Path) -> None:
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(b"%PDF-1.7\nrubbish")
    with pytest.raises(ForPerson, match="cannot be drawn"):
        page_image(broken, 1)


def test_the_picture_is_a_whole_png() -> None:
    lines = [bytes([255, 0, 0, 0, 255, 0]), bytes([0, 0, 255, 9, 9, 9])]
    rest, chunks = png(2, 2, 3, iter(lines))[8:], {}
    while rest:
        size, kind = int.from_bytes(rest[:4], "big"), rest[4:8]
        content, sum_ = rest[8 : 8 + size], rest[8 + size : 12 + size]
        assert zlib.crc32(kind + content).to_bytes(4, "big") == sum_
        chunks[kind], rest = content, rest[12 + size :]
    assert chunks[b"IHDR"] == bytes([0, 0, 0, 2, 0, 0, 0, 2, 8, 2, 0, 0, 0])
    assert zlib.decompress(chunks[b"IDAT"]) == b"\0" + lines[0] + b"\0" + lines[1]
    assert chunks[b"IEND"] == b""
