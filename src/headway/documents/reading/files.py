"""A paper's file → the paper: text, Word or PDF, told apart by what is in them."""

from pathlib import Path

from headway.documents.reading.paper import ReadPaper, read_paper_text
from headway.documents.reading.word import text_of_word
from headway.errors import ForPerson
from headway.reports.layout import clean_lines
from headway.reports.limits import USUAL, Limits
from headway.reports.page_texts import page_texts

__all__ = ["read_paper"]

_ZIP = b"PK\x03\x04"
_PDF = b"%PDF-"


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
    pages = page_texts(path, limits)
    if _PDF in opening:
        return read_paper_text("\f".join(_without_furniture(pages)))
    return read_paper_text("\f".join(pages))


def _without_furniture(pages: tuple[str, ...]) -> list[str]:
    """The pages' own words: no running heads, no page numbers."""
    lines: list[list[str]] = [[] for _ in pages]
    for line in clean_lines(pages):
        lines[line.page - 1].append(line.text)
    return ["\n".join(page) for page in lines]
