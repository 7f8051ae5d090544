"""HTML, PDF and Word say the same words in the same order, and no text can break out of any of them."""

import io
import re
from datetime import date
from html.parser import HTMLParser
from zipfile import ZipFile

import docx
import pypdfium2
import pytest
from docx.oxml.ns import qn

from headway.documents.tree import (
    Box,
    BulletList,
    Document,
    FieldRow,
    Fields,
    Heading,
    Lines,
    Note,
    PageBreak,
    Paragraph,
    Run,
    Table,
    plain,
)
from headway.documents.writers import html, pdf, word

HOSTILE = (
    "# heading $x^2$ *bold* _it_ `code` #panic() \\u{41} @label <label>",
    "<script>alert('x')</script> & <b>not bold</b> &amp; ]]> -->",
    "{{ 7*7 }} {% raw %} ${x} %(y)s {name} [link](to) **x**",
    "bell\x07, page\x0c, tab\x0b, null\x00, lone \ud800 surrogate, \ufffe, \uf0b7 bullet, \u202e turned",
    '"quoted" \\" ‘single’ – dash … ½ é ŵ 中 😀',
    "=SUM(A1) +1 -1 @x",
)


class _Text(HTMLParser):
    """The words of the body; a list item has its bullet, as in the other two."""

    def __init__(self):
        super().__init__()
        self.parts, self.open, self.tags = [], [], []

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        if tag not in ("meta", "br", "col"):
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        if "main" in self.open:
            self.parts.append(data)


def squeezed(text):
    """Without white space, bullets (each writer draws its own) or the replacement of what a font cannot show."""
    return re.sub(r"[\s•\ufffd\ufffe\x02中😀]|[^\x00-\uffff]", "", text)


def html_text(made):
    reader = _Text()
    reader.feed(made.decode())
    assert reader.open == []
    return squeezed("".join(reader.parts))


def word_text(made):
    body = docx.Document(io.BytesIO(made)).element.body
    return squeezed("".join(node.text or "" for node in body.iter(qn("w:t"))))


def pdf_text(made):
    pages = []
    for page in pypdfium2.PdfDocument(made):
        text = page.get_textpage().get_text_bounded()
        pages.append(re.sub(r"[^\n]*Page \d+ of \d+\s*$", "", text))
    return squeezed("".join(pages))


def everything(*texts, **more):
    """A tree with each kind of block, the texts in every place that can hold one."""
    runs = tuple(plain(text) for text in texts)
    blocks = (
        Fields((FieldRow("From", runs), FieldRow("To", (plain("A body"),)))),
        Box((FieldRow("Summary", runs),)),
        Heading(plain("First"), "1."),
        *(Paragraph(each, f"1.{place}") for place, each in enumerate(runs, start=1)),
        Paragraph((Run("Bold ", bold=True), Run("italic ", italic=True), Run("[to fill]", placeholder=True))),
        BulletList(runs),
        Heading(plain("Part"), level=3),
        Lines(runs),
        Table(
            "A table",
            ("Key", "Value"),
            tuple((plain("key"), each) and ((plain("key"),), (each,)) for each in runs),
            (1, 3),
        ),
        PageBreak(),
        Note("Note", runs),
    )
    return Document("A paper", date(2017, 6, 13), blocks, **more)


def test_the_three_writers_say_the_same_words_in_the_same_order():
    tree = everything("Plain words.", "More plain words, with 10% and £5.")
    said = html_text(html(tree))
    assert said.startswith("ApaperFrom:Plainwords.")
    assert word_text(word(tree)) == said
    assert pdf_text(pdf(tree)) == said


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_becomes_markup_and_none_is_lost(text):
    tree = everything(text)
    said = html_text(html(tree))
    assert word_text(word(tree)) == said
    assert pdf_text(pdf(tree)) == said
    assert said.count(squeezed(tree.blocks[2 + 1].text[0].text)) >= 5


def test_a_script_in_a_report_stays_words():
    reader = _Text()
    reader.feed(html(everything("<script>alert(1)</script>", author='"><script>x</script>')).decode())
    assert not [tag for tag, _ in reader.tags if tag in ("script", "b", "img")]


def test_html_has_a_title_a_language_one_h1_and_headed_tables():
    reader = _Text()
    reader.feed(html(everything("x", subject="Cabinet, 22 June 2017")).decode())
    tags = [tag for tag, _ in reader.tags]
    assert tags.count("h1") == 1
    assert tags.count("title") == 1
    assert ("html", {"lang": "en-GB"}) in reader.tags
    scopes = [attrs.get("scope") for tag, attrs in reader.tags if tag == "th"]
    assert scopes == ["col", "col", "row"]
    assert "caption" in tags
    assert "script" not in tags


def test_html_puts_the_widths_of_columns_into_its_one_sheet():
    made = html(everything("x")).decode()
    reader = _Text()
    reader.feed(made)
    assert not [attrs for _, attrs in reader.tags if "style" in attrs]
    columns = [attrs["class"] for tag, attrs in reader.tags if tag == "col"]
    assert columns
    sheet = made.split("<style>")[1].split("</style>")[0]
    for each in columns:
        assert f".{each} {{ width: {each.removeprefix('w-')}%; }}" in sheet


def test_a_councils_own_style_cannot_close_the_style_element():
    made = html(everything("x"), style="body { color: red } </style><script>x</script>").decode()
    assert made.count("</style>") == 1
    assert "<script>" not in made.split("</style>")[1]


def test_pdf_is_tagged_titled_and_numbered():
    made = pdf(everything("x"))
    file = pypdfium2.PdfDocument(made)
    assert file.get_metadata_dict()["Title"] == "A paper"
    assert b"/StructTreeRoot" in made
    assert b"pdfuaid:part" in made
    assert "Page 2 of 2" in file[1].get_textpage().get_text_bounded()


def test_pdf_of_a_page_of_characters_no_font_has_is_still_made():
    made = pdf(everything("".join(map(chr, range(0x4E00, 0x4E40)))))
    assert made.startswith(b"%PDF")


def test_word_has_real_headings_a_repeated_header_and_its_language():
    file = docx.Document(io.BytesIO(word(everything("x"))))
    styles = [paragraph.style.name for paragraph in file.paragraphs]
    assert styles[0] == "Title"
    assert "Heading 1" in styles
    assert "Heading 2" in styles
    assert {"Paper Field", "Paper Numbered", "Paper Box", "Paper Note", "List Bullet"} <= set(styles)
    assert file.tables[0].rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    assert file.core_properties.title == "A paper"
    assert file.core_properties.language == "en-GB"
    assert 'w:val="en-GB"' in file.styles.element.xml


def test_word_marks_each_placeholder():
    file = docx.Document(io.BytesIO(word(everything("x"))))
    marked = [
        run.text for each in file.paragraphs for run in each.runs if run.style.name == "Paper Placeholder"
    ]
    assert marked == ["[to fill]"]


def test_word_pages_are_numbered_by_word_itself():
    with ZipFile(io.BytesIO(word(everything("x")))) as archive:
        footers = "".join(archive.read(name).decode() for name in archive.namelist() if "footer" in name)
    assert "NUMPAGES" in footers


def test_a_base_without_headways_styles_is_given_them(tmp_path):
    base = tmp_path / "bare.docx"
    bare = docx.Document()
    for name in ("Title", "Heading 1", "List Bullet", "Table Grid"):  # as in a file that has never used them
        bare.styles[name].delete()
    bare.add_paragraph("Sample text of the council's own")
    bare.save(str(base))
    tree = everything("x")
    assert word_text(word(tree, base)) == html_text(html(tree))


@pytest.mark.parametrize("write", [html, pdf, word])
def test_writing_twice_gives_the_same_bytes(write):
    assert write(everything("x")) == write(everything("x"))


def test_a_landscape_tree_is_landscape():
    tree = everything("x", landscape=True)
    width, height = pypdfium2.PdfDocument(pdf(tree))[0].get_size()
    section = docx.Document(io.BytesIO(word(tree))).sections[0]
    assert width > height
    assert section.page_width > section.page_height


def test_a_table_with_a_short_row_is_refused():
    with pytest.raises(ValueError, match="differ in length"):
        Table("t", ("a", "b"), (((plain("only one"),),),), (1, 1))
