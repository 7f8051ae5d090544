"""Text that every writer can carry.

A report's text layer holds what no Word file may: control characters that XML 1.0 forbids (section 2.2), lone
surrogates, private-use bullets. They are mended here, once, so that the writers cannot disagree about them.
"""

import re
import unicodedata

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"

# Symbol fonts leave their bullets in the private-use area; U+F0B7 is by far the commonest.
_KNOWN = {"\uf0b7": "•", "\uf0a7": "•", "\u2011": "-"}
_LOST = {"Cs", "Co", "Cn"}
_DROPPED = {"Cc", "Cf"}


def _mended(character: str) -> str:
    if character in _KNOWN:
        return _KNOWN[character]
    if character.isspace():
        return " "
    category = unicodedata.category(character)
    if category in _LOST:
        return REPLACEMENT
    return "" if category in _DROPPED else character


def clean(text: str) -> str:
    """The text on one line, without characters that a file format forbids or that could hide their order.

    Lost characters become U+FFFD, so that a reader sees the gap. Direction overrides are dropped.
    """
    return re.sub(" {2,}", " ", "".join(map(_mended, text)))
