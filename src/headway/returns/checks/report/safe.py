"""Text that no spreadsheet takes for a formula (OWASP, CSV injection), and that no cell or file refuses."""

import re

__all__ = ["csv_text", "plain_text"]

_STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_LONGEST = 2_000


def plain_text(value: object) -> str:
    """The text without control characters, cut where a cell of a return could never be so long."""
    text = str(value)
    if not text.isprintable():
        text = _CONTROL.sub("�", text)
    return text if len(text) <= _LONGEST else text[:_LONGEST] + " [cut]"


def csv_text(value: object) -> str:
    """The text for a CSV: an apostrophe before what a spreadsheet would compute."""
    text = plain_text(value)
    return f"'{text}" if text.lstrip(" ").startswith(_STARTS_A_FORMULA) else text
