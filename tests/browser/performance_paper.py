"""A page of performance on paper: whether each of its charts stands on one sheet, whole."""

from io import BytesIO

import pypdf
from playwright.sync_api import Page

MARGINS = dict.fromkeys(("top", "right", "bottom", "left"), "15mm")


def sheets(page: Page) -> list[str]:
    """The words of each sheet of A4."""
    printed = page.pdf(format="A4", margin=MARGINS)
    return [" ".join(each.extract_text().split()) for each in pypdf.PdfReader(BytesIO(printed)).pages]


def cut_apart(printed: list[str], charts: dict[str, tuple[str, str]]) -> list[str]:
    """Charts whose head and foot, by words of theirs, do not stand on the same sheet."""
    return [
        f"{name} is cut in two, or left out"
        for name, (head, foot) in charts.items()
        if not any(head in sheet and foot in sheet for sheet in printed)
    ]
