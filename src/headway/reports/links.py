"""Which findings a recommendation rests on.

Where the report prints paragraph numbers beside a recommendation, those are the links. Everywhere else the reader
proposes: findings that the report tags "(Recommendation)", else the passages nearest in words. A proposal is for a
person to confirm.
"""

import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from heapq import nlargest
from itertools import chain
from typing import TypeAlias

from headway.reports.record import Addressee, Finding, FindingKind, Link, LinkedFinding, Recommendation

__all__ = ["linked"]

_PARAGRAPHS = re.compile(r"\(\s*(?:see )?paragraphs?:?\s+([\d ,;–&and-]+)\)", re.IGNORECASE)
_NUMBERS = re.compile(r"(\d{1,3})(?:\s*[–-]\s*(\d{1,3}))?")
_WORD = re.compile(r"[a-z]{4,}")
_ENDINGS = re.compile(r"(?:ations?|ments?|ings?|ies|ed|es|ly|s)$")
_COMMON = frozenset(
    """
    ensure that this these their they them with from have been which when where what there than then into
    also such children child young people local authority authorities services service council inspectors
    inspection improve improved improvement more most some many other recommendation recommendations quality
    """.split()  # noqa: SIM905 - a paragraph of words reads better than a list of fifty
)
_NO_STEM = {""}
NEAREST = 2
"""Passages proposed for a recommendation for which the report gives no tags."""
LEAST = 0.12
"""A passage less alike than this is not proposed: cosine of the sets of stems, weighted by rarity, 0 to 1."""


def linked(
    recommendations: Sequence[Recommendation], findings: Sequence[Finding]
) -> tuple[Recommendation, ...]:
    """The recommendations with the findings each rests on, printed or proposed."""
    if not recommendations or not findings:
        return tuple(recommendations)
    by_paragraph = {finding.paragraph: finding for finding in findings if finding.paragraph}
    printed = [_printed(item, by_paragraph) for item in recommendations]
    if any(printed):
        return tuple(
            replace(item, findings=links) for item, links in zip(recommendations, printed, strict=True)
        )
    tagged = [finding for finding in findings if finding.tagged]
    proposals = (
        _for_tagged(recommendations, tagged, findings) if tagged else _nearest(recommendations, findings)
    )
    return tuple(
        replace(item, findings=tuple(_proposed(finding) for finding in proposals.get(index, ())))
        for index, item in enumerate(recommendations)
    )


def _printed(item: Recommendation, by_paragraph: dict[str, Finding]) -> tuple[LinkedFinding, ...]:
    numbers: list[str] = []
    for listed in _PARAGRAPHS.findall(item.text):
        for first, last in _NUMBERS.findall(listed):
            numbers += [str(n) for n in range(int(first), int(last or first) + 1)]
    return tuple(
        LinkedFinding(number, by_paragraph[number].page, Link.PRINTED)
        for number in numbers
        if number in by_paragraph
    )


def _proposed(finding: Finding) -> LinkedFinding:
    return LinkedFinding(finding.paragraph, finding.page, Link.PROPOSED)


def _same_body(item: Recommendation, finding: Finding) -> bool:
    return (item.addressee is Addressee.LSCB) == (finding.chapter == "lscb")


def _for_tagged(
    recommendations: Sequence[Recommendation], tagged: Sequence[Finding], findings: Sequence[Finding]
) -> dict[int, list[Finding]]:
    """Each tagged finding goes to the most alike recommendation to its own body."""
    alike = _Likeness(recommendations, findings)
    proposals: dict[int, list[Finding]] = {}
    for finding in tagged:
        scores = [
            (score, -index)
            for index, score in alike.to(finding, recommendations)
            if _same_body(recommendations[index], finding)
        ]
        if scores and (best := max(scores))[0] > 0:
            proposals.setdefault(-best[1], []).append(finding)
    return proposals


def _nearest(
    recommendations: Sequence[Recommendation], findings: Sequence[Finding]
) -> dict[int, list[Finding]]:
    """For each recommendation the few passages of its own body's chapters that are most alike, in printed order."""
    alike = _Likeness(recommendations, findings)
    proposals: dict[int, list[Finding]] = {}
    for index, item in enumerate(recommendations):
        scores = [
            (score, -place)
            for place, score in alike.to(item, findings)
            if score >= LEAST and _same_body(item, findings[place])
            if findings[place].kind is not FindingKind.STRENGTH
        ]
        proposals[index] = [
            findings[place] for place in sorted(-place for _, place in nlargest(NEAREST, scores))
        ]
    return proposals


_Passage: TypeAlias = Recommendation | Finding


class _Likeness:
    """How alike two passages of one report are, by the word stems they share: rarer stems of the report weigh more."""

    def __init__(self, recommendations: Sequence[Recommendation], findings: Sequence[Finding]) -> None:
        passages: list[_Passage] = [*recommendations, *findings]
        self._stems = {id(passage): _stems(passage) for passage in passages}
        seen = Counter(chain.from_iterable(self._stems.values()))
        self._weight = {
            stem: math.log(1 + len(passages) / times) ** 2 for stem, times in seen.items()
        }.__getitem__
        self._length = {
            passage: math.sqrt(sum(map(self._weight, stems))) for passage, stems in self._stems.items()
        }

    def to(
        self, one: _Passage, others: Sequence[Recommendation] | Sequence[Finding]
    ) -> Iterator[tuple[int, float]]:
        """Each of the others by its place, with its likeness to this one, 0 to 1."""
        mine, length = self._stems[id(one)], self._length[id(one)]
        for place, other in enumerate(others):
            if shared := mine & self._stems[id(other)]:
                yield place, sum(map(self._weight, shared)) / (length * self._length[id(other)])


def _stems(passage: _Passage) -> set[str]:
    text = passage.text
    if isinstance(passage, Recommendation):
        text = " ".join((text, *passage.sub_items))
    return set(map(_stem, _WORD.findall(text.lower()))) - _NO_STEM


@lru_cache(maxsize=20_000)
def _stem(word: str) -> str:
    return "" if word in _COMMON else _ENDINGS.sub("", word)
