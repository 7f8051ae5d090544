"""A file of minutes, recognised by what it holds: a saved page, a web service's answer, or text."""

import re
from pathlib import Path

from headway.errors import ForPerson
from headway.minutes.markup import LARGEST
from headway.minutes.meeting_head import head_in
from headway.minutes.pages import read_page
from headway.minutes.reading_text import read_minute_text
from headway.minutes.record import ReadItem, ReadMeeting
from headway.minutes.web_service import read_web_service_xml

__all__ = ["read_bytes", "read_minutes"]

_PAGE = re.compile(rb"<\s*(?:!doctype\s+html|html|head|body|div|table|p|h[1-6])\b", re.I)
_ANSWER = re.compile(rb"<(?:[\w-]+:)?(?:meeting|agendaitems|envelope|getmeeting\w*)\b", re.I)


def read_minutes(path: Path) -> ReadMeeting:
    """What a file holds, as a meeting of one item or more. Raises ForPerson for a file that holds no minute."""
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except OSError as error:
        raise ForPerson(
            f"{path.name} cannot be opened: {error.strerror or error}. Check the name."
        ) from error
    try:
        return read_bytes(data)
    except ForPerson as error:
        raise ForPerson(f"{path.name}: {error}") from error


def read_bytes(data: bytes) -> ReadMeeting:
    """What the bytes of a file hold."""
    start = data[:4096].lstrip(b"\xef\xbb\xbf \t\r\n")
    if data.startswith((b"%PDF", b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        raise ForPerson(
            "A PDF or Word file is not read as minutes. Save the item's web page, or paste its text."
        )
    if len(data) > LARGEST:  # as far as it was read: how much more there is nobody has looked
        raise ForPerson(
            f"There are more than {LARGEST // 2**20} MiB, the most that is read. Save one meeting or item by itself."
        )
    if (
        start.startswith(b"<")
        and not _PAGE.match(start)
        and (start.startswith(b"<?xml") or _ANSWER.match(start))
    ):
        if _ANSWER.search(start) or not _PAGE.search(start):
            return read_web_service_xml(data)
        return read_page(data)
    if start.startswith(b"<") or len(re.findall(rb"<(?:p|div|td|br|h[1-6])\b", data[:200_000], re.I)) > 3:
        return read_page(data)
    text = _text(data)
    minute = read_minute_text(text)
    head = head_in(text.splitlines())
    return ReadMeeting(head.body, head.on, (ReadItem(head.item, minute),), head.time, head.place)


def _text(data: bytes) -> str:
    is_wide = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    for encoding in ["utf-16"] if is_wide else ["utf-8-sig", "windows-1252"]:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text:
            return text
    raise ForPerson("The file is not text. Save it as UTF-8 text, or save the item's web page.")
