"""Finding a canary in bytes of any kind: as it is, by halves, in other letters and encodings, in what is packed."""

import base64
import io
import re
import zipfile
from functools import lru_cache
from urllib.parse import unquote_to_bytes

import pypdf
import pypdfium2
from django.utils.html import strip_tags

__all__ = ["CANARY", "SHORT", "where_found"]

CANARY = "Qz7Kx9VwJpRt5YmN8h"
"""A string that nothing else has. Its halves are looked for too."""
SHORT = CANARY[:9]
"""What a field takes that has no room for the whole."""
_HALVES = (CANARY[:9], CANARY[9:])


def _needles() -> dict[str, bytes]:
    found = {}
    for half in _HALVES:
        for letters, text in (
            ("", half),
            ("upper ", half.upper()),
            ("lower ", half.lower()),
            ("turned ", half[::-1]),
        ):
            raw = text.encode()
            found[f"{letters}{half}"] = raw
            found[f"{letters}hex {half}"] = raw.hex().encode()
            found[f"{letters}HEX {half}"] = raw.hex().upper().encode()
            found[f"{letters}UTF-16LE {half}"] = text.encode("utf-16-le")
            found[f"{letters}UTF-16BE {half}"] = text.encode("utf-16-be")
            for shift in range(3):  # base64 depends on where in three bytes a word begins
                coded = base64.b64encode(b"\0" * shift + raw)
                found[f"{letters}base64+{shift} {half}"] = coded[(4 if shift else 0) : -4]
    return found


_NEEDLES = _needles()


def where_found(content: bytes, kind: str = "") -> list[str]:
    """In which form the canary stands in the content; nothing where it does not."""
    return list(_found(content, kind))


@lru_cache(maxsize=2000)  # a crawl is answered with the same page of nothing again and again
def _found(content: bytes, kind: str) -> tuple[str, ...]:
    found = [name for view, name in _views(content, kind) for name in _raw(view, name)]
    return tuple(dict.fromkeys(found))


def _raw(content: bytes, view: str) -> list[str]:
    return [f"{view}: {name}" for name, needle in _NEEDLES.items() if needle in content]


def _views(content: bytes, kind: str) -> list[tuple[bytes, str]]:
    """The content as it is, and as those see it who unpack, decode or read it."""
    views = [(content, "as sent"), (unquote_to_bytes(content), "unquoted")]
    if content[:5] == b"%PDF-":
        views += _pdf(content)
    elif content[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for each in archive.infolist():
                views.append((each.filename.encode(), "member name"))
                member = archive.read(each)
                views.append((member, f"member {each.filename}"))
                views.append((_bare(member), f"words of {each.filename}"))
    elif "html" in kind or "xml" in kind or content.lstrip()[:1] == b"<":
        views.append((_bare(content), "words"))
    elif "calendar" in kind:
        views.append((re.sub(rb"\r?\n[ \t]", b"", content), "unfolded"))
    return views


def _bare(content: bytes) -> bytes:
    """The words without their tags, which may stand within a word."""
    return strip_tags(content.decode("utf-8", "replace")).replace("\xad", "").encode()


def _pdf(content: bytes) -> list[tuple[bytes, str]]:
    views = []
    with pypdfium2.PdfDocument(content) as document:
        for number, page in enumerate(document):
            views.append((page.get_textpage().get_text_range().replace("\n", "").encode(), f"page {number}"))
        views.append((str(document.get_metadata_dict()).encode(), "metadata"))
        views.append((str([item.get_title() for item in document.get_toc()]).encode(), "bookmarks"))
    reader = pypdf.PdfReader(io.BytesIO(content))
    views.append((str(reader.xmp_metadata and reader.xmp_metadata.stream.get_data()).encode(), "XMP"))
    for number in range(1, len(reader.xref.get(0, {})) + len(reader.xref_objStm) + 1):
        try:
            held = pypdf.generic.IndirectObject(number, 0, reader).get_object()
        except pypdf.errors.PyPdfError:
            continue
        views.append((repr(held).encode(), f"object {number}"))
        if isinstance(held, pypdf.generic.StreamObject):
            try:
                views.append((held.get_data(), f"stream {number}"))
            except (NotImplementedError, pypdf.errors.PyPdfError):
                views.append((held._data, f"raw stream {number}"))
    return views
