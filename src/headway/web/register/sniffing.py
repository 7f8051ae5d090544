"""What kind of file is this, by its content? A name and a browser's word for it are never believed."""

import csv
import io
import re
import zipfile
from enum import StrEnum
from pathlib import Path, PurePosixPath

from headway.errors import ForPerson

__all__ = ["MediaType", "sniffed"]


class MediaType(StrEnum):
    """The kinds of file that Headway keeps."""

    PDF = "application/pdf"
    DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    PNG = "image/png"
    JPEG = "image/jpeg"
    TEXT = "text/plain"
    CSV = "text/csv"

    @property
    def suffix(self) -> str:
        """The ending that a file of this kind is served with."""
        return _SUFFIXES[self]

    @property
    def in_words(self) -> str:
        """The kind as a person says it."""
        return _WORDS[self]


_SUFFIXES = {
    MediaType.PDF: ".pdf",
    MediaType.DOCX: ".docx",
    MediaType.XLSX: ".xlsx",
    MediaType.PNG: ".png",
    MediaType.JPEG: ".jpg",
    MediaType.TEXT: ".txt",
    MediaType.CSV: ".csv",
}
_WORDS = {
    MediaType.PDF: "PDF",
    MediaType.DOCX: "Word (.docx)",
    MediaType.XLSX: "Excel (.xlsx)",
    MediaType.PNG: "PNG",
    MediaType.JPEG: "JPEG",
    MediaType.TEXT: "plain text",
    MediaType.CSV: "CSV",
}
_HEAD = 1024
"""Readers of PDF accept the header anywhere in the first 1,024 bytes (ISO 32000, implementation notes)."""
_MOST_PARTS = 5_000
_MOST_UNPACKED = 300 * 1024 * 1024
"""What an Office file may hold unpacked. A real one of 50 MiB is mostly pictures, which hardly shrink."""
_CHUNK = 1024 * 1024
_MACROS = b"macroEnabled"
_NOT_PRINT = re.compile("[\\x00-\\x08\\x0b\\x0e-\\x1f\\ufffd]")


def sniffed(path: Path, name: str) -> MediaType:
    """The kind of a file on disk, or an error for a person. ``name`` is only used to speak of it."""
    with path.open("rb") as file:
        head = file.read(_HEAD)
    if not head:
        raise ForPerson(f"{name} is empty. Choose the file again.")
    if b"%PDF-" in head:
        return MediaType.PDF
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return MediaType.PNG
    if head.startswith(b"\xff\xd8\xff"):
        return MediaType.JPEG
    if head.startswith(b"PK\x03\x04"):
        return _office(path, name)
    return _text(path, name)


def _office(path: Path, name: str) -> MediaType:
    """Word or Excel, once its parts have been unpacked and counted: their stated sizes are not believed."""
    try:
        with zipfile.ZipFile(path) as archive:
            parts = archive.infolist()
            _must_be_modest(archive, parts, name)
            names = {part.filename for part in parts}
            types = archive.read("[Content_Types].xml") if "[Content_Types].xml" in names else b""
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, ValueError, EOFError) as error:
        if isinstance(error, ForPerson):
            raise
        raise ForPerson(
            f"{name} is a damaged or locked archive. Save the document again without a password."
        ) from None
    if _MACROS in types or any(part.endswith("vbaProject.bin") for part in names):
        raise ForPerson(f"{name} holds macros. Save it as .docx or .xlsx, without them.")
    if "word/document.xml" in names and types:
        return MediaType.DOCX
    if "xl/workbook.xml" in names and types:
        return MediaType.XLSX
    raise ForPerson(f"{name} is an archive that is neither Word nor Excel. Give the file that is inside it.")


def _must_be_modest(archive: zipfile.ZipFile, parts: list[zipfile.ZipInfo], name: str) -> None:
    too_much = ForPerson(
        f"{name} unpacks to more than an Office file should hold. Save it again, with smaller pictures."
    )
    if len(parts) > _MOST_PARTS or sum(part.file_size for part in parts) > _MOST_UNPACKED:
        raise too_much
    if any(_leads_out(part.filename) for part in parts):
        raise ForPerson(f"{name} names a place outside itself. Save the document again.")
    unpacked = 0
    for part in parts:
        with archive.open(part) as file:
            while chunk := file.read(_CHUNK):
                unpacked += len(chunk)
                if unpacked > _MOST_UNPACKED:
                    raise too_much


def _leads_out(part: str) -> bool:
    return part.startswith(("/", "\\")) or ".." in PurePosixPath(part.replace("\\", "/")).parts


def _text(path: Path, name: str) -> MediaType:
    content = path.read_bytes()
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", "replace")
    if _NOT_PRINT.search(text):
        kinds = ", ".join(kind.in_words for kind in MediaType)
        raise ForPerson(f"{name} is not a kind of file that Headway keeps. It keeps {kinds}.")
    return MediaType.CSV if _is_table(text) else MediaType.TEXT


def _is_table(text: str) -> bool:
    """Whether the first lines are rows of one width, of two columns or more."""
    lines = text.splitlines(keepends=True)[:50]
    try:
        rows = [row for row in csv.reader(io.StringIO("".join(lines))) if row]
    except csv.Error:
        return False
    return len(rows) > 1 and len(rows[0]) > 1 and all(len(row) == len(rows[0]) for row in rows[:-1])
