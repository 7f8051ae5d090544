"""A digest that quotes what looks like markup: in print it is text, on the page nothing runs, the words stay whole."""

import io
from collections.abc import Callable
from datetime import date

import pypdfium2
import pytest
from django.test import Client
from docx import Document as WordDocument
from lessons_site import a_report, an_item

from headway.web.accounts.models import Person
from headway.web.accounts.roles import Role
from headway.web.lessons.actions.digest import begin_lessons_paper
from headway.web.lessons.queries.digest import Choice, digest_of
from headway.web.plans.statement import Format
from headway.web.register.models import Authority
from headway.web.scrutiny.models import Paper
from headway.web.scrutiny.rules.contents import content_of
from headway.web.scrutiny.rules.papers_document import as_file, document_of, template_of

pytestmark = pytest.mark.django_db
TODAY = date(2026, 3, 2)

ODD = (
    'Make sure “every” "care leaver" is **seen** <script>alert(1)</script> & <b>heard</b>.',
    "# Improve *oversight* of #include care leavers $x^2$ @ref \\escape ~tilde `code`.",
    "[Visit care leavers](javascript:alert(1)) | and | write it down --- \u2028 now.",
    "=cmd|' /C calc'!A0 for care leavers; {{ 7*7 }} {% raw %} ${7*7}.",
    "> 1. - + Keep “care leavers’ plans” \ue000current\ue001 \u202eand short\u202c \U0001f600.",
)
TELLING = ("every", "escape", "write it down", "calc", "and short")


def test_an_empty_library_gives_a_digest_that_says_so(
    kent: Authority, person: Callable[..., Person], signed_in: Callable[..., Client]
) -> None:
    found = digest_of(person(Role.QUALITY_ASSURANCE), kent, Choice(), TODAY)
    assert found.coverage.counted == 0
    page = signed_in(Role.QUALITY_ASSURANCE).get("/lessons/digest/", {"authority": kent.pk})
    assert page.status_code == 200


@pytest.mark.parametrize("place", range(len(ODD)))
def test_markup_in_a_quotation_is_text_in_every_form(
    kent: Authority, person: Callable[..., Person], signed_in: Callable[..., Client], place: int
) -> None:
    report = a_report("E06000035", ended=date(2018, 3, 18), overall="Good")
    an_item(report, ODD[place], themes={"care_leavers": 0.9})
    quality = person(Role.QUALITY_ASSURANCE)
    choice = Choice(themes=("care_leavers",))
    page = signed_in(Role.QUALITY_ASSURANCE).get(
        "/lessons/digest/", {"authority": kent.pk, "themes": "care_leavers"}
    )
    assert page.status_code == 200
    assert b"<script>alert" not in page.content
    assert b'href="javascript' not in page.content
    assert b"<b>heard" not in page.content
    paper = begin_lessons_paper(by=quality, authority=kent, choice=choice, on=TODAY)
    printed = _printed(paper)
    for form, text in printed.items():
        assert TELLING[place] in text, (form, text[:3000])
    for markup in ("<script>alert", "<b>heard", 'href="javascript'):
        assert markup not in printed[Format.HTML]


def _printed(paper: Paper) -> dict[Format, str]:
    content = content_of(Paper.objects.get(pk=paper.pk))
    tree, template = document_of(paper, content), template_of(content)
    files = {form: as_file(tree, form, template) for form in (Format.HTML, Format.PDF, Format.WORD)}
    word = WordDocument(io.BytesIO(files[Format.WORD]))
    cells = [cell.text for table in word.tables for row in table.rows for cell in row.cells]
    with pypdfium2.PdfDocument(files[Format.PDF]) as pdf:
        pages = " ".join(page.get_textpage().get_text_range() for page in pdf)
    return {
        Format.PDF: " ".join(pages.split()),
        Format.WORD: "\n".join([*(each.text for each in word.paragraphs), *cells]),
        Format.HTML: files[Format.HTML].decode(),
    }
