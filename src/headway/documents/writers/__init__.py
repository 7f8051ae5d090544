"""A document tree comes in; HTML, PDF (tagged, checked against PDF/UA-1) or Word goes out, with the same
words in the same order. The tree is Headway's own (docs/decisions/0004); WCAG 2.2 AA and PDF/UA-1 say what
accessible means.
"""

from headway.documents.writers.html import html
from headway.documents.writers.pdf import pdf
from headway.documents.writers.word import word

__all__ = ["html", "pdf", "word"]
