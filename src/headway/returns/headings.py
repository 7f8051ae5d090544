"""Headings as people type them, brought to one form before they are compared."""

import re
import unicodedata
from functools import lru_cache

_YES_OR_NO = re.compile(r"\(\s*y\s*/\s*n\s*\)")
_NOT_A_LETTER = re.compile(r"[^a-z0-9]+")


@lru_cache(maxsize=4096)
def normal_heading(text: str) -> str:
    """The letters and figures alone, in lower case; a ``(Y/N)`` goes, and ``&`` is read as ``and``.

    ``Date of Birth``, ``DATE OF BIRTH `` and ``Date_of_birth`` are one heading.
    """
    plain = unicodedata.normalize("NFKD", text).casefold()
    return _NOT_A_LETTER.sub("", _YES_OR_NO.sub("", plain).replace("&", "and"))
