"""Quartiles and numbers of authorities, against the register on the paper's day."""

import re
from collections.abc import Iterator

from headway.areas import all_on
from headway.documents.lint.case import Case
from headway.documents.lint.numerals import number
from headway.documents.lint.rule import Fault, Need, Rule, Severity
from headway.documents.lint.sentences import Sentence
from headway.documents.lint.standings import Standing, days_of, frameworks_of, standings
from headway.documents.wording import day
from headway.frameworks import Grade

__all__ = ["RULES"]

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
            standing = next((each for each in standings(case, (case.on,), frameworks_of(case)[0])), None)
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
    case: Case, sentence: Sentence, found: re.Match[str], limit: tuple[float, bool], standing: Standing
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
                for frameworks in frameworks_of(case)
                for each in standings(case, days_of(case, sentence), frameworks)
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
