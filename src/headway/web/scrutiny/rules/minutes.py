"""A minute between the text that people write and its rows: read, matched with what stood before, written out again."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from headway.errors import ForPerson
from headway.minutes import Minute, Outcome, Resolution, read_minute_text

__all__ = [
    "MOST_CHARACTERS",
    "marked",
    "matched",
    "outcomes_set",
    "read_text",
    "stands_in",
    "text_of",
    "with_attendance",
]

MOST_CHARACTERS = 100_000
"""The longest minute of one item that is taken. The longest seen is below 40,000."""

_BEGINS = "Minutes:\n\n"
"""What stands before the minute's own words on a committee's page: nothing after it is taken for a title."""
_Old = TypeVar("_Old")
_New = TypeVar("_New")


@dataclass(frozen=True)
class Marked:
    """A run of words, and whether it is a quote that a commitment rests on (its key; None for words between)."""

    text: str
    key: int | None = None


def read_text(text: str) -> Minute:
    """The minute that a text of the small form holds: "1." a paragraph, "a)" a part of it, "RESOLVED" an outcome."""
    if not text.strip():
        raise ForPerson("The minute is empty. Write at least one paragraph.")
    return read_minute_text(f"{_BEGINS}{text}")


def with_attendance(read: Minute, attendance: str) -> Minute:
    """The minute with who came for the item as a person wrote it; where nothing was written, as it was read."""
    return replace(read, attendance=attendance or read.attendance)


def text_of(paragraphs: Iterable[tuple[str, str, Sequence[tuple[str, str]]]]) -> str:
    """The text from which :func:`read_text` reads these paragraphs again: number, words, lettered parts."""
    blocks = []
    for number, words, parts in paragraphs:
        blocks.append(f"{number}. {words}" if number else words)
        blocks += [f"{letter}) {said}" for letter, said in parts]
    return "\n\n".join(blocks)


def outcomes_set(read: Minute, rows: Iterable[tuple[int, Outcome]]) -> Minute:
    """The minute with the outcomes that a person set, by the place of the paragraph that resolves them, from 0."""
    by_place: dict[int, list[Outcome]] = {}
    for place, outcome in rows:
        by_place.setdefault(place, []).append(outcome)
    return replace(
        read,
        paragraphs=tuple(
            replace(each, resolution=Resolution(each.resolution.text, tuple(by_place.get(place, ()))))
            if each.resolution
            else each
            for place, each in enumerate(read.paragraphs)
        ),
    )


def matched(
    old: Sequence[tuple[_Old, str, str]], new: Sequence[tuple[_New, str, str]]
) -> tuple[list[tuple[_Old, _New]], list[_New], list[_Old]]:
    """Which rows go on as which, what is new, and what is gone: each comes with its label and its words.

    What rests on a row (a question, a commitment) follows its words where they move, and its label where they are
    mended.
    """
    pairs: list[tuple[_Old, _New]] = []
    left_old, left_new = list(old), list(new)
    for place in (2, 1):
        for each in list(left_new):
            found = next((one for one in left_old if one[place] == each[place]), None)
            if found is not None:
                pairs.append((found[0], each[0]))
                left_old.remove(found)
                left_new.remove(each)
    return pairs, [each[0] for each in left_new], [each[0] for each in left_old]


def marked(text: str, quotes: Iterable[tuple[int, str]]) -> tuple[Marked, ...]:
    """The text in runs, with each quote found in it marked by its key; quotes that overlap are marked once."""
    found = sorted(
        (span[0], span[1], key) for key, quote in quotes if (span := _place_of(quote, text)) is not None
    )
    runs: list[Marked] = []
    at = 0
    for start, end, key in found:
        if start < at:
            continue
        runs += [Marked(text[at:start]), Marked(text[start:end], key)]
        at = end
    return tuple(each for each in (*runs, Marked(text[at:])) if each.text)


def stands_in(quote: str, text: str) -> bool:
    """Whether the words stand in the text, whatever its white space."""
    return _place_of(quote, text) is not None


def _place_of(quote: str, text: str) -> tuple[int, int] | None:
    """Where the quote stands in the text, whatever its white space."""
    words = [re.escape(word) for word in quote.split()]
    found = re.search(r"\s+".join(words), text) if words else None
    return found.span() if found else None
