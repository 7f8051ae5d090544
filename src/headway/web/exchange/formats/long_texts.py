"""Texts that a cell of Excel cannot hold, on a sheet of their own: those over its limit, and a few odd signs.

The cell holds how the text begins, and says where the whole is.
"""

import json
import re
from typing import Any

from headway.errors import ForPerson

__all__ = ["SHEET", "Long", "add_sheet", "whole_texts"]

SHEET = "Long texts"
_MOST = 32_767  # of UTF-16, Excel's limit for one cell
_PIECE = 8_000  # of Unicode: at most 48,000 as JSON were all of it odd, so pieces are cut again where needed
_SHOWN = 1_000
_POINTER = re.compile(r" \[The whole text is on the sheet Long texts: (T\d+)\]\Z")
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")


def _is_odd(text: str) -> bool:
    """Whether Excel, or what reads its files, would change the text.

    XlsxWriter takes <r>...</r> for its own rich text; _xHHHH_ is how Excel writes a control sign (ECMA-376 part 1,
    22.9.2.19), and readers differ on it.
    """
    return bool(
        re.search(r"_x[0-9a-fA-F]{4}_", text)
        or _CONTROLS.search(text)
        or text.startswith("<r>")
        or _POINTER.search(text)
    )


class Long:
    """Collects the texts while the sheets are written."""

    def __init__(self) -> None:
        self.texts: list[str] = []

    def shown(self, text: str) -> str:
        """What the cell holds: the text itself where that can be, otherwise how it begins and where it is."""
        if len(text) <= _MOST and len(text.encode("utf-16-le")) // 2 <= _MOST and not _is_odd(text):
            return text
        self.texts.append(text)
        return f"{_begins(text)} [The whole text is on the sheet {SHEET}: T{len(self.texts)}]"


def _begins(text: str) -> str:
    start = _CONTROLS.sub(" ", text[:_SHOWN]).replace("_x", "_ x")
    return f"> {start[3:]}" if start.startswith("<r>") else start


def add_sheet(book: Any, long: Long, formats: dict[str, Any]) -> None:
    """The sheet, where there is anything to put on it: each text as JSON strings, in pieces that fit."""
    if not long.texts:
        return
    sheet = book.add_worksheet(SHEET)
    for place, (heading, width) in enumerate((("Text", 8), ("Part", 8), ("As JSON", 100))):
        sheet.set_column(place, place, width)
        sheet.write_string(0, place, heading, formats["heading"])
    line = 0
    for number, text in enumerate(long.texts, start=1):
        for part, piece in enumerate(_pieces(text), start=1):
            line += 1
            sheet.write_string(line, 0, f"T{number}", formats["cell"])
            sheet.write_number(line, 1, part, formats["cell"])
            sheet.write_string(line, 2, piece, formats["cell"])
    sheet.freeze_panes(1, 0)


def _pieces(text: str) -> list[str]:
    """The text as JSON strings, each within a cell's limit."""
    pieces = []
    for start in range(0, len(text), _PIECE):
        piece = text[start : start + _PIECE]
        whole = _as_json(piece)
        if len(whole.encode("utf-16-le")) // 2 <= _MOST:
            pieces.append(whole)
        else:
            pieces += [_as_json(piece[cut : cut + 1_000]) for cut in range(0, len(piece), 1_000)]
    return pieces


def _as_json(piece: str) -> str:
    """Letters stay letters; what is odd is written as JSON's escapes, and the underscore of _x with it."""
    text = json.dumps(piece, ensure_ascii=False).replace("_x", "\\u005fx")
    return _CONTROLS.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def whole_texts(rows: list[list[Any]], shown: str) -> dict[str, str]:
    """The texts of the sheet by name (T1, T2, ...)."""
    found: dict[str, list[tuple[int, str]]] = {}
    for place, cells in enumerate(rows[1:], start=2):
        if not any(cells):
            continue
        try:
            name, part, piece = str(cells[0]), int(cells[1]), json.loads(str(cells[2]))
        except (ValueError, IndexError, RecursionError):
            raise ForPerson(f"{shown}, sheet {SHEET}, row {place} was damaged. Export it again.") from None
        if not isinstance(piece, str):
            raise ForPerson(f"{shown}, sheet {SHEET}, row {place} holds no text. Export it again.")
        found.setdefault(name, []).append((part, piece))
    return {name: "".join(piece for _, piece in sorted(pieces)) for name, pieces in found.items()}


def resolved(cell: Any, texts: dict[str, str], where: str) -> Any:
    """A cell with the whole text that it points to. One that was edited beside its pointer is an error."""
    pointer = _POINTER.search(cell) if isinstance(cell, str) else None
    if pointer is None:
        return cell
    name = pointer[1]
    if name not in texts:
        raise ForPerson(f"{where} points to {name} on the sheet {SHEET}, which is not there. Put it back.")
    if cell[: pointer.start()] != _begins(texts[name]):
        raise ForPerson(
            f"{where} and {name} on the sheet {SHEET} begin differently. To change this text, replace the whole cell."
        )
    return texts[name]
