"""Claims about how authorities stand nationally, against the register on the paper's day.

Each share is of the authorities with a published judgement, the latest of each (headway.benchmarks.position).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

from headway.areas import all_on
from headway.benchmarks import Position
from headway.documents.lint.case import Case
from headway.documents.lint.days import days_in
from headway.documents.lint.numerals import NUMBER, number, per_cent
from headway.documents.lint.rule import Fault, Need, Rule, Severity
from headway.documents.lint.sentences import Sentence
from headway.documents.wording import day
from headway.frameworks import Grade

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
_QUARTILE = re.compile(
    r"\b(?P<top>(?:the )?(?:upper|top|highest|best)[- ](?:performing )?(?P<part>quartile|quarter|25(?:%"
    r"| per ?cent)|decile|tenth|10(?:%| per ?cent)|"
    r"third|half|quintile|fifth|20(?:%| per ?cent)|5(?:%| per ?cent)))(?!\w)|\b(?P<in>(?:in|within"
    r"|among) the (?:top|best) (?P<n>\d{1,3}|ten|twenty|five) (?:local )?(?:authorities|councils)?)\b",
    re.IGNORECASE,
)
_PARTS = {
    "quartile": 25,
    "quarter": 25,
    "decile": 10,
    "tenth": 10,
    "third": 100 / 3,
    "half": 50,
    "quintile": 20,
    "fifth": 20,
}
_JUDGED = re.compile(
    r"\b(?:judge?ment|judged|graded|grade|rated|rating|ofsted|inspect|authorit|council|performing"
    r"|performance|outcome)",
    re.IGNORECASE,
)
_MEASURE = re.compile(
    r"\b(?:indicator|timeliness|attainment|attendance|absence|exclusions?|stability|turnover|caseloads?"
    r"|vacanc|rate of|rates of|"
    r"percentage of|key stage|NEET|adoption scorecard|per 10,000|re-?referrals?|visits|reviews|measure"
    r"|scorecard|survey)\b",
    re.IGNORECASE,
)
_COUNT = re.compile(
    r"\b(?P<n>\d{2,3})\s+(?:of (?:the )?)?(?:English |upper[- ]tier "
    r"|top[- ]tier )?(?:local )?(?:authorit(?:y|ies)|councils)\b(?P<after>[^.;]{0,60})",
    re.IGNORECASE,
)
_ENGLISH = re.compile(r"\b(?:english|england|nationally|country|all|each|every)\b", re.IGNORECASE)
_TOLERANCE = Decimal(5)
"""Percentage points that "just under", "nearly" or "around" may be away."""


@dataclass(frozen=True)
class _Standing:
    """A position with the day it is told for."""

    on: date
    position: Position

    @property
    def said(self) -> str:
        """31.1% on 13 June 2017 (41 of 132)."""
        position = self.position
        return f"{position.share}% on {day(self.on)} ({position.good_or_better} of {position.denominator})"


def _frameworks(case: Case) -> tuple[tuple[str, ...], ...]:
    """The framework of the paper's inspection first; then both of one scale, as the present tables have it."""
    own = case.inspection.framework if case.inspection else ""
    if own == "SIF" or (not own and case.on and case.on.year < 2018):
        return (("SIF",),)
    return (("SIF", "ILACS"), ("ILACS",))


def _days(case: Case, sentence: Sentence) -> tuple[date, ...]:
    """The days that a claim may be of: its own, else the paper's, that of the report, and the days before them."""
    said = [found.on for found in days_in(sentence.text, case.on) if found.on and found.year_said]
    published = case.inspection.published if case.inspection else None
    if (
        re.search(r"\b(?:at|by|to|on|as of)\b", sentence.text, re.IGNORECASE)
        and said
        and said[0] != published
    ):
        return (said[0],)
    on = case.on
    if on is None:
        return ()
    found = [on]
    if published and published <= on:
        found += [published, published - timedelta(days=1)]
    else:
        found.append(on - timedelta(days=1))
    return tuple(sorted(set(found)))


def _standings(case: Case, days: tuple[date, ...], frameworks: tuple[str, ...]) -> list[_Standing]:
    last = case.register_to
    found = [_Standing(on, case.position(on, frameworks)) for on in days if last and on <= last]
    return [each for each in found if each.position.share is not None]


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
    days = _days(case, sentence)
    hedge, in_words = found["hedge"] or "", bool(found["fraction"])
    told: list[_Standing] = []
    for frameworks in _frameworks(case):
        standings = _standings(case, days, frameworks)
        told = told or standings
        fits = [
            each
            for each in standings
            if _agrees(claimed, each.position.share or Decimal(0), hedge, in_words=in_words)
        ]
        if not fits:
            continue
        if fits[-1].on == standings[-1].on or len(days) == 1:
            return
        yield _dated(case, sentence, found, fits[-1], standings[-1])
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


def _dated(case: Case, sentence: Sentence, found: re.Match[str], fits: _Standing, now: _Standing) -> Fault:
    return case.at(
        "national-share",
        Severity.ADVICE,
        sentence,
        found.span(),
        f"True of {fits.said}; it was {now.said}.",
        "Give the day with the figure.",
    )


def quartile(case: Case) -> Iterator[Fault]:
    """All who hold a grade share one range of places; which part of the list that is follows from their number."""
    inspection = case.inspection
    if inspection is None or case.on is None:
        return
    for sentence in case.sentences:
        text = sentence.text
        for found in _QUARTILE.finditer(text):
            if not _JUDGED.search(text) or _MEASURE.search(text):
                continue
            limit = _limit(found)
            standing = next((each for each in _standings(case, (case.on,), _frameworks(case)[0])), None)
            if limit is None or standing is None:
                continue
            yield from _placed(case, sentence, found, limit, standing)


def _limit(found: re.Match[str]) -> tuple[float, bool] | None:
    """The part of the list that is claimed, in per cent; or as a number of authorities (second value true)."""
    if found["n"]:
        told = number(found["n"])
        return (float(told), True) if told else None
    part = found["part"].lower()
    figure = re.match(r"\d+", part)
    return (float(figure[0]) if figure else _PARTS[part]), False


def _placed(
    case: Case, sentence: Sentence, found: re.Match[str], limit: tuple[float, bool], standing: _Standing
) -> Iterator[Fault]:
    position = standing.position
    inspection = case.inspection
    label = inspection.judgements.get("overall", "") if inspection else ""
    grade = position.scale.grade(label) if label else None
    if not isinstance(grade, Grade) or inspection is None:
        return
    better = sum(each.better_than(grade) for _, each in position.standing)
    same = sum(each.id == grade.id for _, each in position.standing)
    top = limit[0] if limit[1] else position.denominator * limit[0] / 100
    if better + same <= top:
        return
    yield case.at(
        "national-rank",
        Severity.ERROR,
        sentence,
        found.span(),
        f"Nothing supports this: on {day(standing.on)}, {same} of {position.denominator} authorities held "
        f"“{grade.label}”"
        f"{f' and {better} a better grade' if better else ''}, and no ranking within a grade exists. "
        f"{inspection.authority} stood anywhere from {better + 1} to {better + same}; "
        f"{'this claim' if limit[1] else 'the ' + _bare(found)} ends at {int(top)}.",
        f"Write “one of {better + same} of {position.denominator} authorities judged {grade.label.lower()}"
        f"{' or better' if better else ''} by {day(standing.on)}”.",
    )


def _bare(found: re.Match[str]) -> str:
    return re.sub(r"^the ", "", (found["top"] or found["in"]).lower())


def how_many(case: Case) -> Iterator[Fault]:
    """How many authorities there are, or had been inspected."""
    if case.on is None:
        return
    for sentence in case.sentences:
        for found in _COUNT.finditer(sentence.text):
            said = int(found["n"])
            around = sentence.text[max(0, found.start() - 40) : found.start()] + found[0]
            if said < 100 or not _ENGLISH.search(around):
                continue
            there = len(all_on(case.on))
            inspected = {
                each.position.denominator
                for frameworks in _frameworks(case)
                for each in _standings(case, _days(case, sentence), frameworks)
            }
            if said == there or said in inspected:
                continue
            known = (
                f", {' or '.join(map(str, sorted(inspected)))} of them with a published judgement"
                if inspected
                else ""
            )
            yield case.at(
                "authorities-count",
                Severity.ERROR,
                sentence,
                found.span("n"),
                f"There were {there} such authorities in England on {day(case.on)}{known}.",
                "Mend the number, or say of which authorities and which day it is.",
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
    Rule(
        "national-rank",
        Severity.ERROR,
        "Quartiles and top thirds",
        "“Upper quartile”, “top third” and the like of authorities by judgement: all who hold a grade "
        "share one range of "
        "places, so the claim stands only where the whole range lies in that part. Claims about a "
        "measure are left alone.",
        quartile,
        Need.REGISTER,
    ),
    Rule(
        "authorities-count",
        Severity.ERROR,
        "How many authorities",
        "A number of English authorities is the number there was on the day, or of those with a published judgement.",
        how_many,
        Need.REGISTER,
    ),
)
