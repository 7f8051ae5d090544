"""The tree as a Word file, on a council's own ``paper.docx``: its styles, header and footer, Headway's
words.
"""

from copy import deepcopy
from datetime import UTC, date, datetime, time
from functools import singledispatch
from io import BytesIO
from pathlib import Path

import docx
from docx.document import Document as WordFile
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK, WD_COLOR_INDEX
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Emu, Pt
from docx.table import Table as WordTable
from docx.table import _Cell
from docx.text.paragraph import Paragraph as WordParagraph

from headway.documents.tree import (
    Block,
    Box,
    BulletList,
    Document,
    Fields,
    Figure,
    Heading,
    Lines,
    Note,
    PageBreak,
    Paragraph,
    Place,
    Runs,
    Table,
    Title,
)
from headway.documents.writers import word_marks as marks
from headway.documents.writers import word_styles as styles
from headway.documents.writers.repeatable import same_bytes

_UNDATED = date(1980, 1, 1)  # an undated document's properties, as the earliest time of a zip archive
_BUILT_IN = Path(__file__).parents[1] / "templates" / "default" / "paper.docx"


def word(document: Document, base: Path = _BUILT_IN) -> bytes:
    """The document as .docx bytes, the same bytes each time, in the styles of ``base``."""
    file = docx.Document(str(base))
    _empty(file)
    if base != _BUILT_IN:
        styles.borrow_built_in_styles(file, docx.Document(str(_BUILT_IN)))
    styles.add_missing_styles(file)
    _properties(file, document)
    if document.landscape:
        _turn(file)
    if not any(isinstance(block, Title) for block in document.blocks):
        _title(document, file)
    for block in document.blocks:
        if isinstance(block, Title):
            _title(document, file)
        else:
            _draw(block, file)
    marks.number(file)
    made = BytesIO()
    file.save(made)
    return same_bytes(made.getvalue())


def _title(document: Document, file: WordFile) -> None:
    file.add_paragraph(document.title, style="Title")


def _empty(file: WordFile) -> None:
    """Leave of the base its styles, header and footer: sample text in a council's template is not the
    paper's.
    """
    body = file.element.body
    for child in list(body):
        if child.tag != qn("w:sectPr"):
            body.remove(child)


def _properties(file: WordFile, document: Document) -> None:
    properties = file.core_properties
    moment = datetime.combine(document.dated or _UNDATED, time(), UTC).replace(tzinfo=None)
    properties.title, properties.subject, properties.author = (
        document.title,
        document.subject,
        document.author,
    )
    properties.last_modified_by, properties.language, properties.comments = (
        document.author,
        document.language,
        "",
    )
    properties.created = properties.modified = moment
    properties.revision = 1


def _turn(file: WordFile) -> None:
    section = file.sections[-1]
    if section.orientation != WD_ORIENT.LANDSCAPE:
        width, height = section.page_width, section.page_height
        section.orientation, section.page_width, section.page_height = WD_ORIENT.LANDSCAPE, height, width
        section.left_margin = section.right_margin = Emu(min(section.left_margin or 0, 540_000))


def _write(paragraph: WordParagraph, runs: Runs) -> WordParagraph:
    for run in runs:
        if run.change or run.href or run.anchor or run.raised:
            marks.write(paragraph, run)
            continue
        made = paragraph.add_run(run.text, style=styles.PLACEHOLDER if run.placeholder else None)
        made.bold, made.italic = run.bold or None, run.italic or None
        if run.placeholder:  # marked on the run too, since LibreOffice does not show a style's highlight
            made.font.highlight_color = WD_COLOR_INDEX.YELLOW
    return paragraph


@singledispatch
def _draw(block: Block, _file: WordFile) -> None:
    raise TypeError(f"no drawing for {type(block).__name__}")


@_draw.register
def _heading(block: Heading, file: WordFile) -> None:
    paragraph = file.add_paragraph(style=f"Heading {block.level - 1}")
    if block.number:
        paragraph.add_run(f"{block.number}\t")
    if block.number and block.level > 2:
        paragraph.paragraph_format.left_indent = styles.NUMBER_TAB
        paragraph.paragraph_format.first_line_indent = -styles.NUMBER_TAB
    _write(paragraph, block.text)


@_draw.register
def _paragraph(block: Paragraph, file: WordFile) -> None:
    numbered = styles.LETTERED if block.lettered else styles.NUMBERED
    paragraph = file.add_paragraph(style=numbered if block.number else None)
    if block.number:
        paragraph.add_run(f"{block.number}\t")
    paragraph.paragraph_format.keep_with_next = block.leads or None
    _write(paragraph, block.text)


@_draw.register
def _bullets(block: BulletList, file: WordFile) -> None:
    bullet = "" if styles.draws_bullets(file) else "•\t"
    for item in block.items:
        paragraph = _write(file.add_paragraph(bullet, style=styles.BULLET), item)
        if block.under_number:
            paragraph.paragraph_format.left_indent = styles.NUMBER_TAB + styles.BULLET_TAB
            paragraph.paragraph_format.first_line_indent = -styles.BULLET_TAB


@_draw.register
def _fields(block: Fields, file: WordFile) -> None:
    for row in block.rows:
        paragraph = file.add_paragraph(style=styles.FIELD)
        paragraph.add_run(f"{row.label}:").bold = True
        paragraph.add_run("\t")
        _write_lines(paragraph, row.lines)


def _write_lines(paragraph: WordParagraph, lines: tuple[Runs, ...]) -> None:
    for index, line in enumerate(lines):
        if index:
            paragraph.add_run().add_break(WD_BREAK.LINE)
        _write(paragraph, line)


@_draw.register
def _lines(block: Lines, file: WordFile) -> None:
    paragraph = file.add_paragraph()
    paragraph.paragraph_format.keep_together = True
    if block.place is Place.RIGHT:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    elif block.place is Place.SIGNED:
        paragraph.paragraph_format.space_before = Pt(40)
    _write_lines(paragraph, block.lines)


@_draw.register
def _box(block: Box, file: WordFile) -> None:
    for row in block.rows:
        for index, line in enumerate(row.lines):
            paragraph = file.add_paragraph(style=styles.BOX)
            if index == 0:
                paragraph.add_run(f"{row.label}: ").bold = True
            _write(paragraph, line)


@_draw.register
def _note(block: Note, file: WordFile) -> None:
    file.add_paragraph(style=styles.NOTE).add_run(block.heading).bold = True
    for item in block.items:
        _write(file.add_paragraph(style=styles.NOTE), item)


@_draw.register
def _page_break(_block: PageBreak, file: WordFile) -> None:
    file.add_paragraph().add_run().add_break(WD_BREAK.PAGE)


@_draw.register
def _table(block: Table, file: WordFile) -> None:
    if not block.announced:
        _write_caption(block, file)
    headed = any(block.header)
    table = file.add_table(rows=int(headed), cols=len(block.header), style=styles.TABLE)
    table.autofit = False
    _describe(table, block.caption)
    if headed:
        for cell, text in zip(table.rows[0].cells, block.header, strict=True):
            _fill_header(cell, text)
        _repeat_header(table)
    for row in block.rows:
        for cell, lines in zip(table.add_row().cells, row, strict=True):
            _fill(cell, lines)
    _set_widths(table, block.widths, file)
    if block.whole:
        _keep_whole(table)
    file.add_paragraph(style=styles.CELL)


@_draw.register
def _figure(block: Figure, file: WordFile) -> None:
    caption = file.add_paragraph(style=styles.CAPTION)
    caption.paragraph_format.keep_with_next = True
    caption.add_run(block.title)
    section = file.sections[-1]
    line = (section.page_width or 0) - (section.left_margin or 0) - (section.right_margin or 0)
    paragraph = file.add_paragraph()
    picture = paragraph.add_run().add_picture(BytesIO(block.png), width=Emu(int(line * block.width)))
    told = picture._inline.docPr  # what a screen reader says of it
    told.set("descr", block.description)
    told.set("name", block.title)
    if block.table:
        _table(block.table, file)


def _keep_whole(table: WordTable) -> None:
    for row in table.rows[:-1]:
        for cell in row.cells:
            for paragraph in cell.paragraphs:
                paragraph.paragraph_format.keep_with_next = True


def _write_caption(block: Table, file: WordFile) -> None:
    file.add_paragraph(block.caption, style=styles.CAPTION)


def _fill_header(cell: _Cell, text: str) -> None:
    paragraph = cell.paragraphs[0]
    paragraph.style = styles.CELL
    paragraph.add_run(text).bold = True
    shade = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", "E9EDF0")):
        shade.set(qn(f"w:{name}"), value)
    cell._tc.get_or_add_tcPr().append(shade)


def _fill(cell: _Cell, lines: tuple[Runs, ...]) -> None:
    for index, line in enumerate(lines):
        paragraph = cell.paragraphs[0] if index == 0 else cell.add_paragraph()
        paragraph.style = styles.CELL
        _write(paragraph, line)


def _repeat_header(table: WordTable) -> None:
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def _describe(table: WordTable, caption: str) -> None:
    """The table's title for a screen reader (Word: table properties, alternative text)."""
    indent = OxmlElement("w:tblInd")
    indent.set(
        qn("w:w"), "108"
    )  # twentieths of a point: the cell's own margin, so that the frame meets the text's edge
    indent.set(qn("w:type"), "dxa")
    table._tbl.tblPr.append(indent)
    title = OxmlElement("w:tblCaption")
    title.set(qn("w:val"), caption)
    table._tbl.tblPr.append(title)


def _set_widths(table: WordTable, shares: tuple[float, ...], file: WordFile) -> None:
    section = file.sections[-1]
    line = (section.page_width or 0) - (section.left_margin or 0) - (section.right_margin or 0)
    widths = [Emu(int(line * share / sum(shares))) for share in shares]
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    for row in table.rows:
        row._tr.get_or_add_trPr().append(deepcopy(_KEEP_ROW))
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = width


_KEEP_ROW = OxmlElement("w:cantSplit")
