"""A paper as a document tree and as files, by the writers of ``headway.documents``.

A restricted paper's title, subject and author in a file's properties, and the file's name, say no more than its number.
"""

import re
from dataclasses import replace

from headway.documents import CouncilTemplate, Document, committee_paper, html, pdf, read_template, word
from headway.documents.committee import letter, message
from headway.documents.content import LetterContent, PaperContent
from headway.documents.tree import Block, Heading, Title, plain
from headway.errors import ForPerson
from headway.web.plans.statement import Format
from headway.web.scrutiny.models import Paper
from headway.web.scrutiny.rules.contents import Content
from headway.web.scrutiny.states import PaperState

__all__ = ["as_file", "body_html", "document_of", "file_name", "template_of"]


def template_of(content: Content) -> CouncilTemplate:
    """The council template of a paper. One that can no longer be read gives way to the built-in one."""
    try:
        return read_template(getattr(content, "template", "default"))
    except ForPerson:
        return read_template("default")


def document_of(paper: Paper, content: Content) -> Document:
    """The paper as a tree; once it is published, without marks for what was left open."""
    made = _tree(content, final=paper.state == PaperState.PUBLISHED)
    return made if paper.is_open else _unnamed(paper, content, made)


def _tree(content: Content, *, final: bool) -> Document:
    if isinstance(content, PaperContent):
        return committee_paper(content, template_of(content), final=final)
    return letter(content) if isinstance(content, LetterContent) else message(content)


def _unnamed(paper: Paper, content: Content, made: Document) -> Document:
    """The tree under a title that says nothing: its own stands in the text, where only its readers see it."""
    title = getattr(content, "subject", None) or getattr(content, "title", "")
    blocks: tuple[Block, ...] = tuple(
        Heading(plain(title)) if isinstance(each, Title) else each for each in made.blocks
    )
    return replace(made, title=f"Not for publication: paper {paper.pk}", subject="", author="", blocks=blocks)


def as_file(document: Document, form: Format, template: CouncilTemplate) -> bytes:
    """The file, in the council's own style."""
    if form is Format.HTML:
        return html(document, template.style)
    if form is Format.PDF:
        return pdf(document, template.fonts, template.font_folder)
    return word(document, template.word_base)


def file_name(paper: Paper, form: Format) -> str:
    """What the file is saved as."""
    draft = "" if paper.state == PaperState.PUBLISHED else " (draft)"
    name = re.sub(r'[\x00-\x1f<>:"/\\|?*]+', " ", paper.subject)[:120].strip(" .")
    return f"{name or 'Paper'}{draft}.{form.value}" if paper.is_open else f"paper-{paper.pk}.{form.value}"


_MAIN = re.compile(r"<main>\s*(?:<h1>.*?</h1>)?(.*)</main>", re.DOTALL)
_HEADING = re.compile(r"<(/?)h([1-5])>")


def body_html(document: Document) -> str:
    """What stands in the HTML file's main part, to be set into a page of the site below a heading of its own.

    The writer has escaped every word; headings move one level down.
    """
    found = _MAIN.search(html(document).decode())
    inner = found[1] if found else ""
    return _HEADING.sub(lambda match: f"<{match[1]}h{int(match[2]) + 1}>", inner)
