"""The named styles that Headway's Word files are made of. A council restyles them in its own
``paper.docx``; a style that its file lacks is added as it stands here.
"""

from collections.abc import Callable
from copy import deepcopy

from docx.document import Document as WordFile
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_COLOR_INDEX
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.styles.style import CharacterStyle, ParagraphStyle

FIELD = "Paper Field"
NUMBERED = "Paper Numbered"
BOX = "Paper Box"
LETTERED = "Paper Lettered"
NOTE = "Paper Note"
CELL = "Paper Cell"
CAPTION = "Paper Caption"
PLACEHOLDER = "Paper Placeholder"
BULLET = "List Bullet"
TABLE = "Table Grid"
BUILT_IN = ("Normal", "Title", "Heading 1", "Heading 2", BULLET, TABLE)

FIELD_TAB = Cm(5.8)
NUMBER_TAB = Cm(1.2)
BULLET_TAB = Cm(0.6)


def _spaced(style: ParagraphStyle, before: float = 0, after: float = 6) -> None:
    style.paragraph_format.space_before = Pt(before)
    style.paragraph_format.space_after = Pt(after)


def _hanging(style: ParagraphStyle, tab: Cm) -> None:
    style.paragraph_format.left_indent = tab
    style.paragraph_format.first_line_indent = -tab
    style.paragraph_format.tab_stops.add_tab_stop(tab)


def _border(style: ParagraphStyle, line: str, colour: str) -> None:
    """A frame round the paragraphs of a style; Word joins the frames of neighbours."""
    properties = style.element.get_or_add_pPr()
    frame = OxmlElement("w:pBdr")
    for side in ("top", "left", "bottom", "right"):
        edge = OxmlElement(f"w:{side}")
        for name, value in (("val", line), ("sz", "8"), ("space", "6"), ("color", colour)):
            edge.set(qn(f"w:{name}"), value)
        frame.append(edge)
    properties.insert_element_before(frame, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:outlineLvl")


def _field(style: ParagraphStyle) -> None:
    _hanging(style, FIELD_TAB)
    _spaced(style, after=6)


def _numbered(style: ParagraphStyle) -> None:
    _hanging(style, NUMBER_TAB)
    _spaced(style, after=8)


def _lettered(style: ParagraphStyle) -> None:
    _hanging(style, NUMBER_TAB)
    style.paragraph_format.left_indent = Cm(2 * NUMBER_TAB.cm)
    _spaced(style, after=8)


def _box(style: ParagraphStyle) -> None:
    _spaced(style, after=6)
    style.paragraph_format.left_indent = style.paragraph_format.right_indent = Cm(0.25)
    _border(style, "single", "0B0C0C")


def _note(style: ParagraphStyle) -> None:
    _spaced(style, after=4)
    style.paragraph_format.left_indent = style.paragraph_format.right_indent = Cm(0.25)
    style.font.color.rgb = RGBColor(0x94, 0x25, 0x14)
    _border(style, "dashed", "942514")


def _cell(style: ParagraphStyle) -> None:
    _spaced(style, before=2, after=2)
    style.font.size = Pt(10.5)


def _caption(style: ParagraphStyle) -> None:
    _spaced(style, before=10, after=4)
    style.font.bold = True
    style.paragraph_format.keep_with_next = True


_PARAGRAPHS: dict[str, Callable[[ParagraphStyle], None]] = {
    FIELD: _field,
    NUMBERED: _numbered,
    LETTERED: _lettered,
    BOX: _box,
    NOTE: _note,
    CELL: _cell,
    CAPTION: _caption,
}


def add_missing_styles(file: WordFile) -> None:
    """Add each of Headway's own styles that the file does not have; leave alone those it has."""
    present = {style.name for style in file.styles}
    for name, shape in _PARAGRAPHS.items():
        if name not in present:
            style = file.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
            assert isinstance(style, ParagraphStyle)  # noqa: S101 - tells the type checker what add_style returned
            style.base_style = file.styles["Normal"]
            style.quick_style = True
            shape(style)
    if PLACEHOLDER not in present:
        mark = file.styles.add_style(PLACEHOLDER, WD_STYLE_TYPE.CHARACTER)
        assert isinstance(mark, CharacterStyle)  # noqa: S101 - as above
        mark.font.highlight_color = WD_COLOR_INDEX.YELLOW


def borrow_built_in_styles(file: WordFile, lender: WordFile) -> None:
    """Copy Word's own styles that the file has never used, and so does not hold, from Headway's base.

    A bullet's numbering belongs to the lender's file, so a borrowed "List Bullet" has none.
    """
    present = {style.name for style in file.styles}
    for name in BUILT_IN:
        if name not in present:
            style = deepcopy(lender.styles[name].element)
            for numbering in list(style.iter(qn("w:numPr"))):
                numbering.getparent().remove(numbering)
            file.styles.element.append(style)


def draws_bullets(file: WordFile) -> bool:
    """Whether "List Bullet" draws a bullet of its own."""
    return next(file.styles[BULLET].element.iter(qn("w:numPr")), None) is not None
