"""Make the built-in Word template: ``src/headway/documents/templates/default/paper.docx``.

Run once, when the styles of writers/word_styles.py change; the file is committed. A council starts its own
from it.
"""

from pathlib import Path

import docx
from docx.document import Document
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.text.paragraph import Paragraph

from headway.documents.writers.repeatable import same_bytes
from headway.documents.writers.word_styles import BULLET, NUMBER_TAB, add_missing_styles

TARGET = Path(__file__).parents[1] / "src/headway/documents/templates/default/paper.docx"
FONT = "Arial"


def use_font(style, size: float, *, bold: bool = False) -> None:
    """Arial throughout: the style's own font, and none left over from the theme."""
    style.font.name, style.font.size, style.font.bold = FONT, Pt(size), bold
    style.font.color.rgb = RGBColor(0x0B, 0x0C, 0x0C)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for name in list(fonts.attrib):
        if name.endswith("Theme"):
            del fonts.attrib[name]
    for slot in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{slot}"), FONT)


def set_language(file: Document) -> None:
    for language in file.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), "en-GB")


def add_field(paragraph: Paragraph, code: str) -> None:
    for kind, text in (("begin", None), (None, code), ("separate", None), ("text", "1"), ("end", None)):
        run = paragraph.add_run()
        if kind == "text":
            run.text = text
        elif kind is None:
            instruction = OxmlElement("w:instrText")
            instruction.set(qn("xml:space"), "preserve")
            instruction.text = f" {text} "
            run._r.append(instruction)
        else:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
            run._r.append(mark)


def add_footer(file: Document) -> None:
    paragraph = file.sections[0].footer.paragraphs[0]
    paragraph.alignment = WD_TAB_ALIGNMENT.CENTER
    paragraph.add_run("Page ")
    add_field(paragraph, "PAGE")
    paragraph.add_run(" of ")
    add_field(paragraph, "NUMPAGES")


def shape_styles(file: Document) -> None:
    use_font(file.styles["Normal"], 11.5)
    file.styles["Normal"].paragraph_format.space_after = Pt(8)
    use_font(file.styles["Title"], 17, bold=True)
    title = file.styles["Title"].paragraph_format
    title.space_after = Pt(14)
    for border in list(file.styles["Title"].element.iter(qn("w:pBdr"))):
        border.getparent().remove(border)
    for name, size, before in (("Heading 1", 13, 16), ("Heading 2", 11.5, 12)):
        use_font(file.styles[name], size, bold=True)
        heading = file.styles[name].paragraph_format
        heading.space_before, heading.space_after = Pt(before), Pt(6)
        heading.keep_with_next = True
        heading.tab_stops.add_tab_stop(NUMBER_TAB)
    use_font(file.styles["Footer"], 9)
    file.styles[BULLET].paragraph_format.space_after = Pt(4)


def main() -> None:
    file = docx.Document()
    section = file.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.4)
    section.top_margin = section.bottom_margin = Cm(2.4)
    shape_styles(file)
    add_missing_styles(file)
    set_language(file)
    add_footer(file)
    file.core_properties.author = file.core_properties.comments = ""
    file.core_properties.title = "Headway: the style base of papers"
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    file.save(str(TARGET))
    TARGET.write_bytes(same_bytes(TARGET.read_bytes()))
    print(f"Wrote {TARGET.relative_to(Path.cwd()) if TARGET.is_relative_to(Path.cwd()) else TARGET}")


if __name__ == "__main__":
    main()
