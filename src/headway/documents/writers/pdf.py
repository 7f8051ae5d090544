"""The tree as a tagged PDF that typst has checked against PDF/UA-1 (ISO 14289-1).

The tree travels as JSON, so a report's ``#`` or ``$`` is text and nothing else. Only the fonts inside typst
are used while they suffice: the same tree then gives the same bytes on every machine.
"""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from functools import cache
from pathlib import Path

import typst

from headway.documents.text import REPLACEMENT
from headway.documents.tree import Document, as_plain

_HERE = Path(__file__).parent
_EMBEDDED = "Libertinus Serif"
_NOT_DISPLAYED = re.compile(r'the text `"(?P<text>.+?)"` could not be displayed')
_MOST_TRIES = 20
_UNDATED = date(1980, 1, 1)  # keeps the compiler from asking the machine's clock; nothing of it is written


@cache
def _fonts(system: bool, folders: tuple[str, ...]) -> typst.Fonts:
    return typst.Fonts(include_system_fonts=system, font_paths=[Path(folder) for folder in folders])


def pdf(document: Document, fonts: Sequence[str] = (), font_folder: Path | None = None) -> bytes:
    """The document as PDF. ``fonts`` are families in order of preference, found in ``font_folder``.

    A character that no font here can show becomes U+FFFD, since PDF/UA-1 forbids leaving it blank.
    """
    text = json.dumps(as_plain(document), ensure_ascii=False)
    return checked("page.typ", text, document.dated, fonts, font_folder).pdf


@dataclass(frozen=True)
class Checked:
    """A PDF that passed, with the text that every font could show, and whether the machine's own fonts were needed."""

    pdf: bytes
    text: str
    families: tuple[str, ...]
    system_fonts: bool


def checked(
    name: str,
    text: str,
    dated: date | None,
    fonts: Sequence[str] = (),
    font_folder: Path | None = None,
    **inputs: str,
) -> Checked:
    """The template ``name`` with the text (JSON), checked against PDF/UA-1. ``inputs`` are the template's own."""
    folders = (str(font_folder),) if font_folder else ()
    families = (*fonts, _EMBEDDED)
    for attempt in range(_MOST_TRIES):
        # Families of the machine itself are a second resort: they differ from one machine to the next.
        try:
            made = _compiled(name, text, families, _fonts(attempt > 0, folders), dated, inputs)
            return Checked(made, text, families, attempt > 0)
        except typst.TypstError as error:
            missing = _NOT_DISPLAYED.search(error.message)
            if missing is None:
                raise
            if attempt > 0:
                text = _without(text, missing["text"])
    text = _only_western(text)
    return Checked(
        _compiled(name, text, families, _fonts(True, folders), dated, inputs),
        text,
        families,
        system_fonts=True,
    )


def source(name: str) -> bytes:
    """The template with the drawing of the blocks before it."""
    return b"".join((_HERE / each).read_bytes() for each in ("drawing.typ", name))


def moment(dated: date | None) -> datetime:
    """The day as typst asks for it."""
    return datetime.combine(dated or _UNDATED, time(), UTC)


def _compiled(
    name: str,
    text: str,
    families: Sequence[str],
    fonts: typst.Fonts,
    dated: date | None,
    inputs: dict[str, str],
) -> bytes:
    compiler = typst.Compiler(
        source(name),
        font_paths=fonts,
        sys_inputs={**inputs, "document": text, "fonts": json.dumps(families)},
    )
    made = compiler.compile(format="pdf", pdf_standards="ua-1", timestamp=moment(dated))
    if not isinstance(made, bytes):
        raise TypeError("typst returned no single PDF")
    return made


def _without(text: str, shown: str) -> str:
    """The text without the characters that typst named, which it writes as ``\\u{f0b7}`` or as they are."""
    named = re.sub(r"\\u\{([0-9a-f]+)\}", lambda match: chr(int(match[1], 16)), shown)
    return "".join(REPLACEMENT if character in named else character for character in text)


def _only_western(text: str) -> str:
    return "".join(c if ord(c) < 0x250 or 0x2010 <= ord(c) <= 0x2027 else REPLACEMENT for c in text)
