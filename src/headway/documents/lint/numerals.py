"""Numbers as papers write them: "ten", "10", "twenty-one"."""

import re

__all__ = ["NUMBER", "number", "per_cent"]

_UNITS = [
    "no",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_UNIT = "|".join(sorted(_UNITS[1:], key=len, reverse=True))
NUMBER = rf"(?:\d{{1,3}}(?:,\d{{3}})?|(?:{'|'.join(_TENS)})(?:[- ](?:{'|'.join(_UNITS[1:10])}))?|{_UNIT})"
"""A pattern without groups, for use with IGNORECASE."""

_FRACTIONS = {
    "half": (1, 2),
    "third": (1, 3),
    "quarter": (1, 4),
    "fifth": (1, 5),
    "two thirds": (2, 3),
    "three quarters": (3, 4),
    "two fifths": (2, 5),
    "three fifths": (3, 5),
    "tenth": (1, 10),
}


def number(words: str) -> int | None:
    """The whole number that words or figures mean."""
    plain = words.lower().strip().replace(",", "")
    if plain.isdigit():
        return int(plain)
    parts = re.split(r"[- ]+", plain)
    if len(parts) == 1 and parts[0] in _UNITS:
        return _UNITS.index(parts[0])
    if parts[0] in _TENS:
        unit = _UNITS.index(parts[1]) if len(parts) > 1 and parts[1] in _UNITS else 0
        return 20 + 10 * _TENS.index(parts[0]) + unit
    return None


def per_cent(words: str) -> float | None:
    """A share in words as a percentage: "a third" is 33.3, "one in four" 25."""
    plain = re.sub(r"[-\s]+", " ", words.lower()).strip()
    plain = re.sub(r"^(?:a|an|one) (?=[a-z]+$)", "", plain)
    if plain in _FRACTIONS:
        part, whole = _FRACTIONS[plain]
        return 100 * part / whole
    if found := re.fullmatch(rf"({NUMBER}) in (?:every )?({NUMBER})", plain):
        part_of, out_of = number(found[1]), number(found[2])
        return 100 * part_of / out_of if part_of and out_of else None
    return None
