"""A share of authorities good or better, against the register on the paper's day.

Each share is of the authorities with a published judgement, the latest of each (headway.benchmarks.position).
"""

import re
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal

from headway.documents.lint.case import Case
from headway.documents.lint.numerals import NUMBER, per_cent
from headway.documents.lint.rule import Fault, Need, Rule, Severity
from headway.documents.lint.sentences import Sentence
from headway.documents.lint.standings import Standing, days_of, frameworks_of, standings

__all__ = ["RULES"]

_HEDGE = (
    r"(?:(?P<hedge>(?:just |slightly |a little |well )?(?:under|over|below|above)|(?:only )?(?:around"
    r"|about|approximately|roughly|nearly|almost|some|close to)|"
    r"less than|fewer than|more than|at least|up to|only|just)\s+)?"
)
_SHARE = re.compile(
    rf"\b{_HEDGE}(?P<share>(?P<n>\d{{1,3}}(?:\.\d{{1,2}})?)\s?(?:%|per ?cent\b)|"
    rf"(?P<fraction>(?:(?:a|one|two|three) |two-|three-|one-)(?:half|thirds?|quarters?|fifths?|tenth)|half"
    rf"|{NUMBER} in (?:every )?{NUMBER}))",
    re.IGNORECASE,
)
_GOOD = re.compile(
    r"\bgood[’”'\"]?(?: grade)?\s*(?:or|and|/)\s*(?:better|above|outstanding|[‘“'\"]outstanding)",
    re.IGNORECASE,
)
_WORSE = re.compile(
    r"\b(?:inadequate|requir(?:e|es|ing) improvement|less than good|not (?:yet )?good)\b", re.IGNORECASE
)
_AUTHORITIES = re.compile(
    r"\b(?:(?:local )?authorit(?:y|ies)|councils?|nation(?:al(?:ly)?|wide)|in the country"
    r"|across the country|england|english|"
    r"(?:services|areas) (?:inspected|nationally))\b",
    re.IGNORECASE,
)
_NOT_NATIONAL = re.compile(
    r"\b(?:south east|south west|north east|north west|east midlands|west midlands|east of england"
    r"|region(?:al|ally)?|london|"
    r"statistical neighbours?|schools?|children’?s homes|settings|cases?|audits?|assessments?|placements?"
    r"|child(?:ren)? (?:who|were|are)|foster|nurseries)\b",
    re.IGNORECASE,
)
_TOLERANCE = Decimal(5)
"""Percentage points that "just under", "nearly" or "around" may be away."""


def share(case: Case) -> Iterator[Fault]:
    """A share of authorities good or better."""
    for sentence in case.sentences:
        text = sentence.text
        if not (_GOOD.search(text) and _AUTHORITIES.search(text)) or _NOT_NATIONAL.search(text):
            continue
        good = _GOOD.search(text)
        for found in _SHARE.finditer(text):
            if good is None or _WORSE.search(
                text, min(found.end(), good.start()), max(found.end(), good.start())
            ):
                continue
            claimed = _claimed(found)
            if claimed is not None:
                yield from _judged(case, sentence, found, claimed)


def _claimed(found: re.Match[str]) -> Decimal | None:
    if found["n"]:
        return Decimal(found["n"])
    value = per_cent(found["fraction"].replace("-", " "))
    return Decimal(str(round(value, 1))) if value is not None else None


def _agrees(claimed: Decimal, actual: Decimal, hedge: str, *, in_words: bool) -> bool:
    """Whether a figure bears a claim out: as exact as it is printed, or within a few points where it says "about"."""
    hedge = " ".join(hedge.lower().split())
    below = ("under", "below", "less than", "fewer than", "nearly", "almost", "up to", "close to")
    above = ("over", "above", "more than", "at least")
    if hedge.endswith(below):
        return claimed - _TOLERANCE <= actual < claimed or (hedge == "up to" and actual == claimed)
    if hedge.endswith(above):
        return claimed <= actual <= claimed + _TOLERANCE
    if in_words or hedge.removeprefix("only ") in ("around", "about", "approximately", "roughly", "some"):
        return abs(actual - claimed) <= (Decimal("2.5") if in_words else Decimal(2))
    places = Decimal(1).scaleb(claimed.as_tuple().exponent)  # type: ignore[arg-type]
    return actual.quantize(places, ROUND_HALF_UP) == claimed


def _judged(case: Case, sentence: Sentence, found: re.Match[str], claimed: Decimal) -> Iterator[Fault]:
    days = days_of(case, sentence)
    hedge, in_words = found["hedge"] or "", bool(found["fraction"])
    told: list[Standing] = []
    for frameworks in frameworks_of(case):
        stood = standings(case, days, frameworks)
        told = told or stood
        fits = [
            each
            for each in stood
            if _agrees(claimed, each.position.share or Decimal(0), hedge, in_words=in_words)
        ]
        if not fits:
            continue
        if fits[-1].on == stood[-1].on or len(days) == 1:
            return
        yield _dated(case, sentence, found, fits[-1], stood[-1])
        return
    if told:
        figures = "; ".join(each.said for each in told)
        yield case.at(
            "national-share",
            Severity.ERROR,
            sentence,
            found.span(),
            f"By the register, good or better were {figures}.",
            "Give the figure with its day and its number of authorities.",
        )


def _dated(case: Case, sentence: Sentence, found: re.Match[str], fits: Standing, now: Standing) -> Fault:
    return case.at(
        "national-share",
        Severity.ADVICE,
        sentence,
        found.span(),
        f"True of {fits.said}; it was {now.said}.",
        "Give the day with the figure.",
    )


RULES = (
    Rule(
        "national-share",
        Severity.ERROR,
        "The share good or better",
        "A share of authorities judged good or better agrees with the register on the paper's day, the "
        "day the report was "
        "published, or the day before; each figure is shown. “Just under 30%” may be up to five points less. A claim "
        "that names its own day is checked on that day.",
        share,
        Need.REGISTER,
    ),
)
