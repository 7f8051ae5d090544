"""A chart in a paper: the same caption, text alternative and table in HTML, PDF and Word."""

import base64
import io
import re
from datetime import date

import docx
import pypdfium2
import pytest
from docx.oxml.ns import qn
from pypdf import PdfReader

from headway.charts import Place, comparison_chart
from headway.documents.figures import figure
from headway.documents.tree import Document, Figure, Paragraph, plain
from headway.documents.writers import html, pdf, word

CHART = comparison_chart(
    title="Re-referrals & <others>",
    places=(Place("Kent", 21.6, own=True), Place("England", 22.6)),
    unit="%",
    decimals=1,
)
PAPER = Document(
    "A paper", date(2025, 6, 13), (Paragraph(plain("Before.")), figure(CHART), Paragraph(plain("After.")))
)


def test_html_holds_the_picture_its_words_and_its_table_without_another_file():
    made = html(PAPER).decode()
    assert (
        f'alt="{CHART.description.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")}"' in made
    )
    held = re.search(r"data:image/svg\+xml;base64,([^\"]+)", made)
    assert base64.b64decode(held[1]).decode() == CHART.svg(titled=False)
    assert "<figcaption>Re-referrals &amp; &lt;others&gt;. Kent, 21.6%" in made
    assert "22.6" in made
    assert "style=" not in made


def test_pdf_is_tagged_with_the_text_alternative():
    made = pdf(PAPER)
    alternatives = []

    def walk(node, seen):
        node = node.get_object() if hasattr(node, "get_object") else node
        if isinstance(node, list):
            for each in node:
                walk(each, seen)
        elif isinstance(node, dict) and id(node) not in seen:
            seen.add(id(node))
            if "/Alt" in node:
                alternatives.append(str(node["/Alt"]))
            if "/K" in node:
                walk(node["/K"], seen)

    walk(PdfReader(io.BytesIO(made)).trailer["/Root"]["/StructTreeRoot"], set())
    assert CHART.description in alternatives
    text = "".join(page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(made))
    assert text.index("Before.") < text.index("Re-referrals &") < text.index("22.6") < text.index("After.")


def test_word_has_the_picture_with_its_text_alternative():
    file = docx.Document(io.BytesIO(word(PAPER)))
    (picture,) = file.inline_shapes
    assert picture._inline.docPr.get("descr") == CHART.description
    section = file.sections[-1]
    assert picture.width <= section.page_width - section.left_margin - section.right_margin
    assert "".join(node.text or "" for node in file.element.body.iter(qn("w:t"))).count("Kent") >= 2
    assert word(PAPER) == word(PAPER)


def test_a_figure_without_a_picture_is_refused():
    with pytest.raises(ValueError, match="no PNG"):
        Figure("A chart", "Words.", "<svg/>", b"")
