"""Where a quotation stands in the pages it is said to come from, letter by letter.

Printed pages break lines and words, set bullets and put running heads and notes between two halves of a sentence.
Compared are letters and digits only, in order and without a gap; the one gap allowed is the one between two pages.
"""

from collections.abc import Sequence
from dataclasses import dataclass

__all__ = ["PrintedPages", "Span", "found_on"]

_PAGES = 3
"""On how many pages, one after the other, a passage may stand."""
_SHORTEST_PART = 3
"""Letters and digits of a passage that stand on a page at least, where it runs over two."""
_LONGEST_HEAD, _LONGEST_FOOT = 300, 800
"""Letters and digits of running head, and of notes and running foot, that may stand between the two parts. In 182 real
reports they have 110 and 397 at most.
"""
_STEPS_BACK = 12
"""How many letters of a running foot may happen to go on with the passage before it."""


@dataclass(frozen=True)
class Span:
    """Where (a part of) a quotation stands: the page, counted from 1, and the first and last place in its text."""

    page: int
    start: int
    end: int


def found_on(text: str, pages: Sequence[str], page: int) -> bool:
    """Whether the text stands on that page, or begins on it and runs on to the next."""
    return bool(PrintedPages(pages).spans(text, page))


class PrintedPages:
    """The pages of one report, made ready once for looking many quotations up."""

    def __init__(self, pages: Sequence[str]) -> None:
        self._pages = pages
        self._known: dict[int, tuple[str, list[int]]] = {}

    def spans(self, text: str, page: int) -> tuple[Span, ...]:
        """The places where the text stands, one a page, beginning on that page; none where it does not."""
        letters = "".join(each for each in text if each.isalnum())
        spans = self._spans(letters, page, _PAGES) if letters else ()
        return (*spans[:-1], self._with_stop(spans[-1], text)) if spans else ()

    def _with_stop(self, last: Span, text: str) -> Span:
        """With the full stop, or what else ends the quotation, where it is printed so."""
        stop = text[max(place for place, each in enumerate(text) if each.isalnum()) + 1 :].rstrip()
        printed = self._pages[last.page - 1][last.end : last.end + len(stop)]
        return Span(last.page, last.start, last.end + len(stop) * (printed == stop))

    def _spans(self, letters: str, page: int, most: int) -> tuple[Span, ...]:
        if not 1 <= page <= len(self._pages):
            return ()
        printed, places = self._letters_of(page)
        begins = len(printed) if most == _PAGES else _LONGEST_HEAD
        start = printed.find(letters)
        if 0 <= start <= begins:
            return (_span(page, places, start, len(letters)),)
        if most == 1:
            return ()
        longest = _longest_prefix(letters, printed)
        for length in range(longest, max(_SHORTEST_PART, longest - _STEPS_BACK) - 1, -1):
            start = printed.rfind(letters[:length])
            if start > begins or len(printed) - start - length > _LONGEST_FOOT:
                continue
            if rest := self._spans(letters[length:], page + 1, most - 1):
                return (_span(page, places, start, length), *rest)
        return ()

    def _letters_of(self, page: int) -> tuple[str, list[int]]:
        """The letters and digits of a page, and where in its text each stands."""
        if page not in self._known:
            text = self._pages[page - 1]
            places = [place for place, each in enumerate(text) if each.isalnum()]
            self._known[page] = ("".join(text[place] for place in places), places)
        return self._known[page]


def _span(page: int, places: list[int], start: int, length: int) -> Span:
    return Span(page, places[start], places[start + length - 1] + 1)


def _longest_prefix(letters: str, printed: str) -> int:
    """How many of the first letters stand together on the page."""
    least, most = 0, len(letters)
    while least < most:
        middle = (least + most + 1) // 2
        least, most = (middle, most) if letters[:middle] in printed else (least, middle - 1)
    return least
