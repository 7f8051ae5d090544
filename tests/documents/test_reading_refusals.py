"""A paper's file that cannot be read: what is said speaks of a paper, whatever reads it."""

from pathlib import Path

import pytest

from headway.documents.reading import read_paper
from headway.errors import ForPerson
from headway.reports.limits import Limits

NAME = "report to committee.txt"


def refusal_of(folder: Path, content: bytes, name: str = NAME, **limits: float) -> str:
    path = folder / name
    path.write_bytes(content)
    with pytest.raises(ForPerson) as refused:
        read_paper(path, Limits(**limits))
    return str(refused.value)


@pytest.mark.parametrize(
    ("content", "limits", "said"),
    [
        (b"\n", {}, "is empty. Save the paper again as Word (.docx), PDF or text and give that."),
        (
            b"\xd0\xcf\x11\xe0\x00\x00",
            {},
            "is neither a PDF nor plain text. Save the paper as Word (.docx), PDF or text and give that.",
        ),
        (
            b"%PDF-1.7 nothing of use",
            {},
            "is damaged. Open the paper, save it again as Word (.docx) or PDF and give that.",
        ),
        (
            b"word " * 300_000,
            {"file_mib": 1},
            "is over 1 MiB. Save the paper by itself and give that.",
        ),
        (
            b"line\n" * 30,
            {"characters": 100},
            "has over 100 characters of text. Save the paper by itself and give that.",
        ),
        (
            b"page\f" * 3,
            {"pages": 2},
            "has 3 pages; a paper has 2 at most. Save the paper by itself and give that.",
        ),
        (
            b"word " * 30,
            {"line": 100},
            (
                "has a line of more than 100 characters on page 1, as no paper has. "
                "Save the paper again as Word (.docx), PDF or text and give that."
            ),
        ),
    ],
)
def test_what_is_refused_is_told_of_a_paper_and_keeps_its_own_name(tmp_path, content, limits, said):
    assert refusal_of(tmp_path, content, **limits) == f"{NAME} {said}"


def test_a_paper_that_takes_too_long_is_not_told_of_a_limit_that_nobody_can_raise(tmp_path):
    said = refusal_of(tmp_path, b"1.1 word\n" * 200_000, seconds=0.001)
    assert said == f"{NAME} takes more than 0.001 seconds to read. Save the paper by itself and give that."
