"""Claims that the evidence suggests, for a person to take, change or leave: nobody has said them yet.

In words of our own, without a figure that has not been made safe for everybody: a claim may be published.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from headway.assessment.self_evaluation.practice import WHOLE, Area, areas
from headway.assessment.self_evaluation.weighing import (
    Claim,
    Evidence,
    Kind,
    Says,
    Stance,
    is_old,
    newest_audits,
)

__all__ = ["Proposed", "proposed"]

_PRACTICE, _KNOWING, _PLANS = 1, 2, 3
"""The three questions: what is known of practice, how it is known, what is planned."""
_MOST_NAMED = 8
"""Pieces of evidence that one claim names; more would be a list, not a claim."""


@dataclass(frozen=True)
class Proposed:
    """A claim and the question (1 to 3) that it answers."""

    question: int
    claim: Claim


def proposed(evidence: Iterable[Evidence], on: date) -> tuple[Proposed, ...]:
    """What the evidence of a day suggests saying: by area what it shows, then how it is known, then what is planned.

    No claim stands on evidence that is too old, and none is proposed that evidence contradicts: where it speaks both
    ways the claim is neither, and a person has to weigh it.
    """
    known = [each for each in evidence if each.on is None or each.on <= on]
    newest = set(newest_audits(known))
    known = [each for each in known if each.kind is not Kind.AUDIT or each in newest]
    fresh = [each for each in known if not is_old(each, on)]
    return (*_of_practice(known, set(fresh)), *_of_knowing(fresh), *_of_plans(fresh))


def _of_practice(known: Sequence[Evidence], fresh: set[Evidence]) -> Iterator[Proposed]:
    for area in areas():
        mine = [each for each in known if each.bears_on(area.id)]
        good = [
            each
            for each in mine
            if each in fresh and each.public and each.says is Says.STRENGTH and area.id in each.areas
        ]
        bad = [each for each in mine if each.says is Says.WEAKNESS]
        if _says_something(area, [*good, *(each for each in bad if each in fresh)]):
            yield Proposed(_PRACTICE, _claim(area, good, bad, fresh))


def _says_something(area: Area, some: Sequence[Evidence]) -> bool:
    """Whether there is more than a judgement that is another area's first, or what speaks of other areas alone."""
    own = [each for each in some if area.id in each.areas]
    return any(each.kind is not Kind.JUDGEMENT or not area.shares_judgement for each in own)


def _claim(area: Area, good: list[Evidence], bad: list[Evidence], fresh: set[Evidence]) -> Claim:
    named = tuple(each.key for each in (*bad, *good) if each in fresh)[:_MOST_NAMED]
    if good and bad:
        text = f"The evidence points both ways. For: {_told(good)} Against: {_told(bad)}"
        return Claim(area.id, Stance.NEITHER, text, named)
    if bad:
        return Claim(area.id, Stance.TO_IMPROVE, f"This needs to improve. {_told(bad)}", named)
    return Claim(area.id, Stance.STRENGTH, f"This is a strength. {_told(good)}", named)


def _told(some: Sequence[Evidence]) -> str:
    shown = [each.public for each in some if each.public][:_MOST_NAMED]
    more = len(some) - len(shown)
    return " ".join([*shown, *([f"And {more} more."] if more else [])])


_HOW = {
    Kind.AUDIT: "We audit practice: the newest rounds of each area stand with this.",
    Kind.MEASURE: "We watch measures against their targets and their own past.",
    Kind.JUDGEMENT: "We hold ourselves to what the last inspection judged.",
    Kind.LESSON: "We read what inspectors found elsewhere and decide what of it is true here.",
}


def _of_knowing(known: Sequence[Evidence]) -> Iterator[Proposed]:
    for kind, text in _HOW.items():
        mine = sorted((each for each in known if each.kind is kind), key=_day, reverse=True)
        if mine:
            named = tuple(each.key for each in mine[:_MOST_NAMED])
            yield Proposed(_KNOWING, Claim(WHOLE, Stance.NEITHER, text, named))


def _of_plans(known: Sequence[Evidence]) -> Iterator[Proposed]:
    """One claim an area that has actions, each action under the first area that it bears on."""
    actions = [each for each in known if each.kind is Kind.ACTION]
    for area in areas():
        mine = [each for each in actions if each.areas[:1] == (area.id,)]
        if mine:
            told = " ".join(each.public for each in mine[:_MOST_NAMED] if each.public)
            text = f"The plan goes on with what was begun. {told}".strip()
            named = tuple(each.key for each in mine[:_MOST_NAMED])
            yield Proposed(_PLANS, Claim(area.id, Stance.NEITHER, text, named))


def _day(evidence: Evidence) -> date:
    return evidence.on or date.min
