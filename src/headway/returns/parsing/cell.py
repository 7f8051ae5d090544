"""What one distinct value of a cell is read as: its value or the fault, and the repair if it was in another form."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cell:
    """`value` is written so that DuckDB casts it to the column's type; None where blank or not readable.

    `repair` says what was changed, in words that fit every cell so changed; `rule` and `message` tell a fault. None of
    the words holds the value.
    """

    value: str | None
    repair: str = ""
    rule: str = ""
    message: str = ""


BLANK = Cell(None)


def bare(given: str) -> tuple[str, str]:
    """The text without blanks at its ends and with single ones inside, and the repair that this was."""
    text = " ".join(given.split())
    return text, ("" if text == given else "blanks taken out" if text else "")


def both(first: str, second: str) -> str:
    """Two repairs of one cell as one."""
    return f"{first}; {second}" if first and second else first or second


def is_null_word(text: str) -> bool:
    """`NULL`, as databases write an empty field into an extract."""
    return text == "NULL"


NULL_WORD = Cell(None, repair="the word NULL read as blank")
