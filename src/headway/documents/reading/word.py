"""A Word file → the text that :mod:`headway.documents.reading.grouping` reads: labels, headings, bullets, bold."""

import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import docx
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph

from headway.documents.reading.labels import label_in
from headway.errors import ForPerson

__all__ = ["text_of_word"]

_MIB = 2**20
_MOST_BYTES, _MOST_UNPACKED, _MOST_PARTS, _MOST_XML = 60 * _MIB, 200 * _MIB, 3_000, 30 * _MIB
_MOST_PARAGRAPHS = 20_000
"""A committee paper has some hundreds; each is held against its style and its numbering."""


def text_of_word(path: Path) -> str:
    """The words of a .docx, a blank line between paragraphs; bold as ``**``, headings as ``#``."""
    _check_size(path)
    try:
        file = docx.Document(str(path))
        _check_length(path, file)
        return "\n\n".join(text for text in _texts(file, file.element.body) if text.strip())
    except ForPerson:
        raise
    except Exception as error:  # what a damaged file makes the library raise is not one kind
        raise ForPerson(
            f"{path.name} is damaged, or no Word file (.docx). Open it in Word and save it as .docx again."
        ) from error


def _check_size(path: Path) -> None:
    """Refuse what unpacks to far more than any paper: a Word file is an archive."""
    try:
        with zipfile.ZipFile(path) as archive:
            parts = archive.infolist()
    except (OSError, zipfile.BadZipFile) as error:
        raise ForPerson(
            f"{path.name} is no Word file (.docx). Save it as .docx, or give PDF or text."
        ) from error
    xml = max((part.file_size for part in parts if part.filename.endswith(".xml")), default=0)
    unpacked = sum(part.file_size for part in parts)
    if (
        path.stat().st_size > _MOST_BYTES
        or unpacked > _MOST_UNPACKED
        or len(parts) > _MOST_PARTS
        or xml > _MOST_XML
    ):
        raise ForPerson(f"{path.name} is larger than any paper. Save the paper by itself and give that.")


def _check_length(path: Path, file: Any) -> None:
    if sum(1 for _ in file.element.body.iter(qn("w:p"))) > _MOST_PARAGRAPHS:
        raise ForPerson(
            f"{path.name} has more than {_MOST_PARAGRAPHS:,} paragraphs. Save the paper by itself and give that."
        )


def _texts(file: Any, holder: Any) -> Iterator[str]:
    for element in holder.iterchildren():
        if element.tag == qn("w:p"):
            yield _paragraph(Paragraph(element, file))
        elif element.tag == qn("w:tbl"):
            yield from _table(Table(element, file), file)
        elif element.tag == qn("w:sdt"):
            for content in element.iterchildren(qn("w:sdtContent")):
                yield from _texts(file, content)


def _table(table: Table, file: Any) -> Iterator[str]:
    """A cell alone in its row is text; two cells are a label and its field; more are a row."""
    for row in table.rows:
        cells = list(dict.fromkeys(row.cells))
        texts = ["\n\n".join(_texts(file, cell._tc)) for cell in cells]
        if len(texts) == 2 and label_in(f"{texts[0].strip().rstrip(':')}:"):
            yield f"{texts[0].strip().rstrip(':')}:\t{texts[1].strip()}"
        elif len(texts) == 1:
            yield texts[0]
        else:
            yield "\t".join(" ".join(text.split()) for text in texts)


def _paragraph(paragraph: Paragraph) -> str:
    style = (paragraph.style.name if paragraph.style is not None else "") or ""
    plain = paragraph.text.strip()
    if style.startswith("Heading") and plain:
        return f"{'#' if style.endswith('1') else '###'} {' '.join(plain.split())}"
    text = _with_bold(paragraph).strip().replace("\n", "\n\t")
    if text and not text.startswith("•") and ("Bullet" in style or _is_bulleted(paragraph)):
        return f"• {text}"
    return text


def _with_bold(paragraph: Paragraph) -> str:
    """The words of a paragraph; what is bold beside what is not stands between ``**``."""
    runs = [(run.text, bool(run.bold)) for run in paragraph.runs if run.text]
    if paragraph.text != "".join(text for text, _ in runs):  # links and fields hold words outside the runs
        return str(paragraph.text)
    if all(bold or not text.strip() for text, bold in runs):
        return "".join(text for text, _ in runs)
    joined: list[tuple[str, bool]] = []
    for text, bold in runs:
        if joined and joined[-1][1] == (bold and bool(text.strip())):
            joined[-1] = (joined[-1][0] + text, joined[-1][1])
        else:
            joined.append((text, bold and bool(text.strip())))
    return "".join(_marked(text) if bold else text for text, bold in joined)


def _marked(text: str) -> str:
    core = text.strip()
    before, _, after = text.partition(core)
    return f"{before}**{core}**{after}"


def _is_bulleted(paragraph: Paragraph) -> bool:
    """Whether the paragraph's own numbering draws bullets."""
    found = paragraph._p.xpath("./w:pPr/w:numPr")
    if not found:
        return False
    numbers, levels = found[0].xpath("./w:numId/@w:val"), found[0].xpath("./w:ilvl/@w:val")
    if not numbers:
        return False
    try:
        numbering = paragraph.part.numbering_part.element  # type: ignore[attr-defined]
    except (KeyError, NotImplementedError, AttributeError):
        return False
    abstract = numbering.xpath(f'./w:num[@w:numId="{int(numbers[0])}"]/w:abstractNumId/@w:val')
    if not abstract:
        return False
    level = int(levels[0]) if levels else 0
    path = f'./w:abstractNum[@w:abstractNumId="{int(abstract[0])}"]/w:lvl[@w:ilvl="{level}"]/w:numFmt/@w:val'
    return "bullet" in numbering.xpath(path)
