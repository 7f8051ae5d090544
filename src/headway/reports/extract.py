"""A PDF or a text file → the text of its pages, or the reason why there is none.

What a file is comes from its bytes, not from its name. Text is what the page shows within its crop box, line
by line as printed. Changed on the way, so that nothing after has to know where a text came from:

- every line break is ``\\n``; the control characters that are no text are left out;
- a hyphen that PDFium marks at the end of a printed line (U+0002) is a hyphen again, and its line stays
  joined to the next: "multi-agency". Of 1,102 in 195 real reports nearly all are hyphens of the word itself;
  the few that only divide a word ("chil-dren") keep theirs;
- characters of the C1 range, which are Windows-1252 left over, become what Windows-1252 means by them.
"""

import codecs
import ctypes
import hashlib
import os
import re
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium

from headway.errors import ForPerson
from headway.reports.limits import Limits

_HEADER, _HEADER_WITHIN = b"%PDF-", 1024  # Adobe's implementation note 13 to PDF Reference 1.7
_WANTS_PASSWORD = (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY)
_BYTE_ORDER_MARKS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}

_BINARY = re.compile(rb"[\x01-\x08\x0e-\x1f]")
_ODD = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
_INSTEAD = {chr(code): bytes([code]).decode("cp1252", "ignore") for code in range(0x80, 0xA0)}
_INSTEAD |= {"\x02": "-"} | dict.fromkeys("\x0b\x0c\r\u2028\u2029", "\n")


def shown(name: str) -> str:
    """A file's name as it can stand in one line of a message, whatever characters it is made of."""
    return "".join(each if each.isprintable() else "\ufffd" for each in name)


class Unreadable(ForPerson):
    """A document that yields no text; ``pages`` is their number where that much is known, else 0."""

    def __init__(self, reason: str, pages: int = 0) -> None:
        super().__init__(reason)
        self.pages = pages


def pages_of(path: Path, limits: Limits | None = None, name: str | None = None) -> tuple[str, ...]:
    """The text of each page of the file, one string a page. Raises :class:`Unreadable` with the reason."""
    limits, name = limits or Limits(), name or shown(path.name)
    return text_of_pages(content_of(path, limits, name), limits, name)


def content_of(path: Path, limits: Limits, name: str) -> bytes:
    """The bytes of a regular file that is not too large to read. Raises :class:`Unreadable`."""
    if not path.is_file():
        raise Unreadable(f"{name} is not a file. Check the name, and give a PDF or a text file.")
    largest = limits.file_mib * 2**20
    try:
        with path.open("rb") as file:
            size = os.fstat(
                file.fileno()
            ).st_size  # asked first: a buffer is made as large as what is asked for
            content = file.read(min(size, largest) + 1)
    except OSError as error:
        raise Unreadable(f"{name} cannot be opened ({error.strerror}). See that you may read it.") from error
    if len(content) > largest:
        raise Unreadable(f"{name} is over {limits.file_mib} MiB. Save the report by itself and read that.")
    return content


def sha256_of(content: bytes) -> str:
    """The hash that names a document in records and in the trail, in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def text_of_pages(content: bytes, limits: Limits, name: str) -> tuple[str, ...]:
    """The text of each page of a PDF or text file already in memory. Raises :class:`Unreadable`."""
    if not content.strip():
        raise Unreadable(f"{name} is empty. Fetch the report again and read that.")
    if _HEADER in content[:_HEADER_WITHIN]:
        pages = _pdf_pages(content, limits, name)
    else:
        pages = _text_pages(content, limits, name)
    for number, page in enumerate(pages, start=1):
        _check_lines(page, number, limits, name)
    return pages


def _check_lines(page: str, number: int, limits: Limits, name: str) -> None:
    if len(page) > limits.line and max(map(len, page.split("\n"))) > limits.line:
        raise Unreadable(
            f"{name} has a line of more than {limits.line:,} characters on page {number}, as no report has. "
            "Fetch the report again and read that."
        )


def _tidied(text: str) -> str:
    return _ODD.sub(lambda found: _INSTEAD.get(found[0], ""), text.replace("\r\n", "\n"))


# A text file.


def _text_pages(content: bytes, limits: Limits, name: str) -> tuple[str, ...]:
    if name.lower().endswith(".pdf"):
        raise Unreadable(f"{name} is not a PDF, for all its name. Fetch the report again and read that.")
    text = _decoded(content, name)
    if len(text) > limits.characters:
        raise _too_much_text(limits, name)
    pages = tuple(_tidied(page) for page in text.removesuffix("\f").split("\f"))
    _check_number_of_pages(len(pages), limits, name)
    return pages


def _decoded(content: bytes, name: str) -> str:
    for mark, encoding in _BYTE_ORDER_MARKS.items():
        if content.startswith(mark):
            return content.decode(encoding, "replace")
    if b"\x00" in content or 100 * len(_BINARY.findall(content[:65536])) > len(content[:65536]):
        raise Unreadable(f"{name} is neither a PDF nor plain text. Save the report as PDF and read that.")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")


# A PDF.


def _pdf_pages(content: bytes, limits: Limits, name: str) -> tuple[str, ...]:
    with _opened(content, name) as document:
        count = len(document)
        if count < 1:
            raise _damaged(f"{name} has no pages")
        _check_number_of_pages(count, limits, name)
        pages: list[str] = []
        room = limits.characters
        for index in range(count):
            page = _page_text(document, index, room)
            if page is None:
                raise _damaged(f"{name} is damaged at page {index + 1}", count)
            if len(page) > room:
                raise _too_much_text(limits, name, count)
            room -= len(page)
            pages.append(_tidied(page))
    if not any(page.strip() for page in pages):
        pictures = "its one page is a picture" if count == 1 else f"its {count} pages are pictures"
        raise Unreadable(
            f"{name} has no text layer: {pictures}. Run text recognition (OCR) over it and read that.",
            count,
        )
    return tuple(pages)


def _opened(content: bytes, name: str) -> pypdfium2.PdfDocument:
    """The document, which stays valid for as long as ``content`` is kept."""
    # Not by pypdfium2's own opening: of a file without pages it reports the error of some earlier file.
    raw = pdfium.FPDF_LoadMemDocument64(content, len(content), None)
    if raw:
        return pypdfium2.PdfDocument(raw)
    if pdfium.FPDF_GetLastError() in _WANTS_PASSWORD:
        raise Unreadable(f"{name} is encrypted. Save a copy without a password and read that.")
    raise _damaged(f"{name} is damaged")


def _page_text(document: pypdfium2.PdfDocument, index: int, room: int) -> str | None:
    """The text in the crop box of one page, one character over ``room`` at most; None where the page is damaged.

    PDFium's own functions are called, and for the text once, with a buffer of the size its character count allows.
    pypdfium2's helper objects ask twice and keep count of themselves, which costs 6% of the reading. The bounded
    call is chosen over the range call because it keeps the line together after a footnote mark and knows all of
    Unicode.
    """
    page = pdfium.FPDF_LoadPage(document, index)
    if not page:
        return None
    text = pdfium.FPDFText_LoadPage(page)
    try:
        return _bounded_text(page, text, room) if text else None
    finally:
        if text:
            pdfium.FPDFText_ClosePage(text)
        pdfium.FPDF_ClosePage(page)


def _bounded_text(page: pdfium.FPDF_PAGE, text: pdfium.FPDF_TEXTPAGE, room: int) -> str | None:
    box = pdfium.FS_RECTF()
    count = min(pdfium.FPDFText_CountChars(text), room + 1)
    if count < 0 or not pdfium.FPDF_GetPageBoundingBox(page, box):
        return None
    # A character takes up to two units of UTF-16; powers of two, as ctypes keeps a type a length.
    buffer = (ctypes.c_ushort * (1 << (2 * count + 1).bit_length()))()
    written = pdfium.FPDFText_GetBoundedText(
        text, box.left, box.top, box.right, box.bottom, buffer, len(buffer)
    )
    return ctypes.string_at(buffer, 2 * max(written, 0)).decode("utf-16-le", "ignore").removesuffix("\0")


def _check_number_of_pages(count: int, limits: Limits, name: str) -> None:
    if count > limits.pages:
        raise Unreadable(
            f"{name} has {count:,} pages; a report has {limits.pages:,} at most. "
            "Save the report by itself and read that.",
            count,
        )


def _too_much_text(limits: Limits, name: str, pages: int = 0) -> Unreadable:
    return Unreadable(
        f"{name} has over {limits.characters:,} characters of text. Save the report by itself and read that.",
        pages,
    )


def _damaged(what: str, pages: int = 0) -> Unreadable:
    return Unreadable(
        f"{what}. Fetch the report again, or open it and save it as a new PDF, and read that.", pages
    )
