"""The statement as a file: HTML, PDF or Word, by the writers of headway.documents."""

import base64
import hashlib
import re
from enum import StrEnum

from headway.documents import Document, html, pdf, word

_STYLE = re.compile(rb"<style[^>]*>(.*?)</style>", re.DOTALL)


class Format(StrEnum):
    """The kinds of file."""

    HTML = "html"
    PDF = "pdf"
    WORD = "docx"

    @property
    def media_type(self) -> str:
        """What a browser is told that it is."""
        return {
            "html": "text/html; charset=utf-8",
            "pdf": "application/pdf",
            "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        }[self]


def written(document: Document, form: Format) -> bytes:
    """The document as a file of that kind: the same tree gives the same bytes."""
    return {Format.HTML: html, Format.PDF: pdf, Format.WORD: word}[form](document)


def policy_for(page: bytes) -> str:
    """The content policy for the HTML statement, which carries its own style: that style by its hash, and no more."""
    hashes = " ".join(
        f"'sha256-{base64.b64encode(hashlib.sha256(style).digest()).decode()}'"
        for style in _STYLE.findall(page)
    )
    styles = hashes or "'none'"
    return f"default-src 'none'; style-src {styles}; frame-ancestors 'none'; base-uri 'none'"
