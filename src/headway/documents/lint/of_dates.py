"""Dates of the inspection and its report, against the record and the register; and dates that cannot be."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from headway.documents.lint.case import Case
from headway.documents.lint.days import MONTH, Span, days_in, month_number, nearest_year, spans_in
from headway.documents.lint.inspection import Inspection, is_history
from headway.documents.lint.numerals import NUMBER, number
from headway.documents.lint.rule import Fault, Need, Rule, Severity
from headway.documents.lint.sentences import Sentence
from headway.documents.reading import Part
from headway.documents.wording import day, window

__all__ = ["RULES"]

_FIELDWORK = re.compile(
    r"\binspect(?:ed|ion|ors|ing)?\b|\bfieldwork\b|\bon[- ]site\b|\bILACS\b|\bSIF\b", re.IGNORECASE
)
_EVENT = re.compile(
    r"\b(?:took place|carried out|conducted|undertaken|inspected|held|on[- ]site|fieldwork|visited|was inspected|"
    r"received (?:its|a|an|their)|inspection (?:of|was|between|from|ran|lasted))\b",
    re.IGNORECASE,
)
_MONTH_OF_EVENT = re.compile(
    rf"\b(?:in|during|throughout)\s+(?:early |mid[- ]?|late )?(?P<month>(?-i:[A-Z])[a-z]{{2,8}})\b(?=\s"
    rf"|[,.;)]|$)(?:\s+(?:and|to)\s+{MONTH})?"
    r"(?:,?\s+(?P<year>\d{4})\b|\s+(?P<this>of this year|this year))?",
    re.IGNORECASE,
)
_WEEKS = re.compile(
    rf"\b(?P<n>{NUMBER})[- ]weeks?(?:['’])?(?=[- ](?:period|inspection|of|long|on)|\b)", re.IGNORECASE
)
_PUBLISHED = re.compile(
    r"\b(?:publish(?:ed|es|ing)?|publication|issued|released|made public|public domain|appeared|dated|came out)\b",
    re.IGNORECASE,
)
_ON_THAT_DAY = re.compile(
    r",?\s+(?:ofsted|the inspectorate|inspectors"
    r"|the (?:inspection )?report was)\b[^.;]{0,40}?(?:\b(?:publish|issu|releas)\w+)"
    r"(?=[^.;]{0,50}\b(?:report|findings|outcome|judge?ments?|$)|[.;]|$)",
    re.IGNORECASE,
)
_WHAT = re.compile(
    r"\b(?P<report>(?:inspection )?reports?|inspection|findings|outcomes?|judgements?|judgments?|letter)\b"
    r"|\b(?P<other>plan|statement|response|paper|agenda|strategy|guidance|framework|statistics|data|census"
    r"|policy|notice|minutes|protocol|review|act|regulations)\b",
    re.IGNORECASE,
)
_NEAR = timedelta(days=60)
_SAME_INSPECTION = timedelta(days=150)


def impossible(case: Case) -> Iterator[Fault]:
    """Days that no calendar has, and weekdays that are not those of their day."""
    for piece in case.paper.pieces:
        if piece.part is Part.HEADING:
            continue
        for found in days_in(piece.text, case.on):
            words = piece.text[found.start : found.end]
            if found.on is None:
                yield case.fault("date-impossible", Severity.ERROR, piece, (found.start, found.end),
                                 f"There is no {words}.", "Mend the date.")  # fmt: skip
            elif found.weekday and found.year_said and f"{found.on:%A}".lower() != found.weekday.lower():
                yield case.fault("date-impossible", Severity.ERROR, piece, (found.start, found.end),
                                 f"{day(found.on)} was a {found.on:%A}.", "Mend the weekday or the date.")  # fmt: skip


def inspected(case: Case) -> Iterator[Fault]:
    """When the inspectors came."""
    inspection = case.inspection
    if inspection is None or not inspection.windows:
        return
    for sentence in case.sentences:
        text = sentence.text
        if not _FIELDWORK.search(text) or is_history(text):
            continue
        spans = list(spans_in(text, case.on))
        for span in spans:
            if _other_subject(text, span.start) or _right(span, inspection) or not _meant(span, inspection):
                continue
            yield _wrong_days(case, sentence, span, inspection)
        if not spans:
            yield from _wrong_month(case, sentence, inspection)
        yield from _wrong_weeks(case, sentence, inspection)


def _other_subject(text: str, at: int) -> bool:
    return not _FIELDWORK.search(text[max(0, at - 160) : at + 160])


def _right(span: Span, inspection: Inspection) -> bool:
    whole = (inspection.first_day, inspection.last_day)
    return (span.first, span.last) == whole or any(
        (span.first, span.last) == (each.start, each.end) for each in inspection.windows
    )


def _meant(span: Span, inspection: Inspection) -> bool:
    """Whether a wrong span can only mean this inspection: near it, or its days in another year."""
    if any(row.began and abs(row.began - span.first) <= timedelta(days=3) for row in inspection.others):
        return False
    first, last = inspection.first_day, inspection.last_day
    if first is None or last is None:
        return False
    near = abs(span.first - first) <= _SAME_INSPECTION
    again = (span.first.month, span.first.day, span.last.month, span.last.day) == (
        first.month, first.day, last.month, last.day)  # fmt: skip
    return near or again


def _said(inspection: Inspection) -> str:
    return " and ".join(window(each.start, each.end) for each in inspection.windows)


def _wrong_days(case: Case, sentence: Sentence, span: Span, inspection: Inspection) -> Fault:
    return case.at(
        "inspection-dates",
        Severity.ERROR,
        sentence,
        (span.start, span.end),
        f"By {inspection.source}, the inspection was {_said(inspection)}.",
        "Give the days that the report prints.",
    )


def _wrong_month(case: Case, sentence: Sentence, inspection: Inspection) -> Iterator[Fault]:
    event = _EVENT.search(sentence.text)
    if not event or re.search(
        r"\bpublish|\bplan\b|\bsubmi|\brecommend", sentence.text[: event.end() + 60], re.IGNORECASE
    ):
        return
    found = _MONTH_OF_EVENT.search(sentence.text, max(0, event.start() - 60))
    first, last = inspection.first_day, inspection.last_day
    if not found or first is None or last is None or abs(found.start() - event.end()) > 120:
        return
    try:
        month = month_number(found["month"])
    except StopIteration:
        return
    year = int(found["year"]) if found["year"] else nearest_year(month, 15, case.on)
    months = {(each.year, each.month) for each in (first, last, first + (last - first) / 2)}
    if not year or (year, month) in months or (abs(date(year, month, 15) - first) > _SAME_INSPECTION):
        return
    yield case.at(
        "inspection-dates",
        Severity.ERROR,
        sentence,
        found.span(),
        f"By {inspection.source}, the inspection was {_said(inspection)}.",
        "Give the days that the report prints.",
    )


def _wrong_weeks(case: Case, sentence: Sentence, inspection: Inspection) -> Iterator[Fault]:
    """How long it took: 25 days are four weeks, or three and some days."""
    if len(inspection.windows) != 1 or not _EVENT.search(sentence.text):
        return
    days = (inspection.windows[0].end - inspection.windows[0].start).days + 1
    for found in _WEEKS.finditer(sentence.text):
        weeks = number(found["n"])
        context = sentence.text[max(0, found.start() - 60) : found.end() + 40]
        is_length = re.search(
            r"\bover\b|\bperiod\b|\blasted\b|\bfor\b|week inspection|\bduring\b", context, re.IGNORECASE
        )
        if weeks is None or not is_length or abs(weeks * 7 - days) < 7:
            continue
        yield case.at(
            "inspection-dates",
            Severity.WARNING,
            sentence,
            found.span(),
            f"By {inspection.source}, the inspection was {_said(inspection)}: {days} days.",
            "Give the days.",
        )


def published(case: Case) -> Iterator[Fault]:
    """When the report came out."""
    inspection = case.inspection
    if inspection is None or inspection.published is None:
        return
    others = {row.published for row in inspection.others}
    for sentence in case.sentences:
        text = sentence.text
        for found in days_in(text, case.on):
            if found.on is None or found.on == inspection.published or found.on in others:
                continue
            published_then = _ON_THAT_DAY.match(text[found.end :]) and re.search(
                r"\bon\s+$", text[: found.start], re.IGNORECASE
            )
            if not (published_then or _is_publication(text, found.start, sentence.before)) or _in_span(
                text, found.start, case.on
            ):
                continue
            away = abs(found.on - inspection.published)
            again = (found.on.month, found.on.day) == (inspection.published.month, inspection.published.day)
            if (away <= _NEAR or again) and not is_history(text):
                yield case.at(
                    "publication-date",
                    Severity.ERROR,
                    sentence,
                    (found.start, found.end),
                    f"By {inspection.source}, the report was published on {day(inspection.published)}.",
                    "Give that day.",
                )


def _in_span(text: str, at: int, near: date | None) -> bool:
    return any(span.start <= at < span.end for span in spans_in(text, near))


def _is_publication(text: str, at: int, before: str) -> bool:
    """Whether the day is said to be that of the report's publication: "report ... published ... on" right before it."""
    lead = text[max(0, at - 130) : at]
    verbs = list(_PUBLISHED.finditer(lead))
    if not verbs:
        return False
    verb = verbs[-1]
    if len(lead) - verb.end() > 55 or re.search(r";|:(?!\s*$)", lead[verb.end() :]):
        return False
    between = lead[verb.end() :]
    if re.search(
        r"\b(?:inspected|inspection between|before|within|following|until)\b|\bby\s*$", between, re.IGNORECASE
    ):
        return False
    nouns = [*_WHAT.finditer(lead[: verb.start()]), *_WHAT.finditer(between)]
    if not nouns:
        pronoun = re.search(r"\b(?:it|this|which|and)\b", lead[: verb.start()], re.IGNORECASE)
        nouns = list(_WHAT.finditer(before)) if pronoun or not lead[: verb.start()].strip() else []
    return bool(nouns) and nouns[-1]["report"] is not None


RULES = (
    Rule(
        "date-impossible",
        Severity.ERROR,
        "Dates are real",
        "There is such a day, and it fell on that weekday.",
        impossible,
    ),
    Rule(
        "inspection-dates",
        Severity.ERROR,
        "When the inspection was",
        "Days, month and length of the inspection are those of the report or the register.",
        inspected,
        Need.INSPECTION,
    ),
    Rule(
        "publication-date",
        Severity.ERROR,
        "When the report was published",
        "A day on which the report is said to have been published is that of the report or the register.",
        published,
        Need.INSPECTION,
    ),
)
