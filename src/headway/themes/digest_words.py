"""How a digest says days, counts, shares and sources."""

import re
from collections.abc import Iterable, Sequence
from datetime import date

from headway.themes.digest import Coverage, Quotation

__all__ = [
    "are",
    "cited",
    "day",
    "listed",
    "lower",
    "main_framework",
    "much",
    "number",
    "of",
    "quoted",
    "reached",
    "shortened",
    "source_of",
]

_NUMBERS = ("none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
LONGEST = 70
"""Words of a quotation in the text; the annex has it whole."""


def day(on: date | None) -> str:
    """18 March 2016."""
    return f"{on.day} {on:%B %Y}" if on else "no day given"


def much(count: int, one: str, many: str = "") -> str:
    """one report, 12 reports; in words up to ten."""
    said = "no" if count == 0 else number(count)
    return f"{said} {one if count == 1 else many or one + 's'}"


def number(count: int) -> str:
    """In words up to ten; "none" where there is none."""
    return _NUMBERS[count] if 0 <= count < len(_NUMBERS) else f"{count:,}"


def of(count: int, whole: int, noun: str) -> str:
    """18 of 45 reports; none of 45 reports: a number never stands without what it is out of."""
    return f"{count if count else 'none'} of {whole:,} {noun if whole == 1 else noun + 's'}"


def reached(share: float) -> str:
    """A limit of an interval as whole per cent."""
    return f"{int(100 * share + 0.5)}%"


def listed(items: Sequence[str]) -> str:
    """a, b and c."""
    return f"{', '.join(items[:-1])} and {items[-1]}" if len(items) > 1 else "".join(items)


def shortened(text: str, longest: int = LONGEST) -> str:
    """On one line; what is too long ends early, at a word, with an ellipsis, and nothing is left out within."""
    words = text.split()
    if len(words) <= longest:
        return " ".join(words)
    return re.sub(r"[\s,;:–-]+$", "", " ".join(words[:longest])) + " …"


def quoted(quotation: Quotation, longest: int = LONGEST) -> str:
    """Within quotation marks; an example's own words stand without, and say what they are."""
    text = shortened(quotation.text, longest)
    if quotation.restated:
        return f"Restated by the demo, not quoted: {text}"
    return f"“{text}”"


def source_of(quotation: Quotation) -> str:
    """Medway, SIF, fieldwork to 18 March 2016, published 3 May 2016, page 4."""
    return ", ".join(_source(quotation))


def cited(quotation: Quotation, longest: int = LONGEST) -> str:
    """The quotation with its source in brackets, and what the report judged overall."""
    judged = f"; overall: {quotation.grade}" if quotation.grade else ""
    return f"{quoted(quotation, longest)} ({source_of(quotation)}{judged})"


def _source(quotation: Quotation) -> Iterable[str]:
    yield quotation.authority
    yield quotation.framework
    if quotation.inspected:
        yield f"fieldwork to {day(quotation.inspected)}"
    if quotation.published:
        yield f"published {day(quotation.published)}"
    yield f"item {quotation.page} as restated" if quotation.restated else f"page {quotation.page}"


def are(count: int) -> str:
    """is, or are."""
    return "is" if count < 2 else "are"


def lower(name: str) -> str:
    """A theme's name within a sentence."""
    return name[:1].lower() + name[1:]


def main_framework(cover: Coverage) -> str:
    """The framework that most of the reports are under."""
    return max(cover.frameworks, key=lambda each: each[1], default=("", 0))[0]
