"""A paper's file → the paper: text, Word or PDF, told apart by what is in them."""

from pathlib import Path

from headway.documents.reading.paper import ReadPaper, read_paper_text
from headway.documents.reading.word import text_of_word
from headway.errors import ForPerson
from headway.reports.extract import shown
from headway.reports.layout import clean_lines
from headway.reports.limits import USUAL, Limits
from headway.reports.page_texts import page_texts

__all__ = ["read_paper"]

_ZIP = b"PK\x03\x04"
_PDF = b"%PDF-"
_SAID_OF_A_PAPER = {
    "Save the report by itself and read that, or raise the limit.": "Save the paper by itself and give that.",
    "Save the report by itself and read that.": "Save the paper by itself and give that.",
    "Save the report as PDF and read that.": "Save the paper as Word (.docx), PDF or text and give that.",
    "Fetch the report again and read that.": "Save the paper again as Word (.docx), PDF or text and give that.",
    "Fetch the report again, or open it and save it as a new PDF, and read that.": (
        "Open the paper, save it again as Word (.docx) or PDF and give that."
    ),
    "as no report has": "as no paper has",
    "a report has": "a paper has",
}
"""What :mod:`headway.reports` says of reports, which is all that it is given, in the words of a paper."""


def read_paper(path: Path, limits: Limits = USUAL) -> ReadPaper:
    """The paper in a file. A PDF is opened in a process of its own. ``ForPerson`` for what cannot be read."""
    try:
        with path.open("rb") as file:
            opening = file.read(1024)
    except OSError as error:
        raise ForPerson(
            f"{path} cannot be opened ({error.strerror}). Check the name and the folder."
        ) from error
    if opening.startswith(_ZIP):
        return read_paper_text(text_of_word(path), wrapped=False)
    pages = _pages(path, limits)
    if _PDF in opening:
        return read_paper_text("\f".join(_without_furniture(pages)))
    return read_paper_text("\f".join(pages))


def _pages(path: Path, limits: Limits) -> tuple[str, ...]:
    try:
        return page_texts(path, limits)
    except ForPerson as refusal:
        raise ForPerson(_of_a_paper(str(refusal), shown(path.name))) from refusal


def _of_a_paper(refusal: str, name: str) -> str:
    """What the reader of reports says of a file, said of a paper; the file's own name stays as it is."""
    named, said = (name, refusal.removeprefix(name)) if refusal.startswith(name) else ("", refusal)
    for of_a_report, of_a_paper in _SAID_OF_A_PAPER.items():
        said = said.replace(of_a_report, of_a_paper)
    return named + said


def _without_furniture(pages: tuple[str, ...]) -> list[str]:
    """The pages' own words: no running heads, no page numbers."""
    lines: list[list[str]] = [[] for _ in pages]
    for line in clean_lines(pages):
        lines[line.page - 1].append(line.text)
    return ["\n".join(page) for page in lines]
