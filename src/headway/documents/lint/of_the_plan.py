"""When the plan is due: the clock of the Education and Inspections Act 2006 s.137 and S.I. 2007/462, from receipt.

That the period is 70 working days is known from papers and letters, not from the regulation's own text; the mark goes
with the clock (headway.clocks).
"""

import re
from collections.abc import Iterator
from datetime import date

from headway.clocks import CLOCKS, Derivation, due
from headway.documents.lint.case import Case
from headway.documents.lint.days import Day, Vague, days_in, vague_days_in
from headway.documents.lint.numerals import NUMBER, number
from headway.documents.lint.rule import Fault, Need, Rule, Severity
from headway.documents.lint.sentences import Sentence
from headway.documents.wording import day
from headway.errors import ForPerson

__all__ = ["RULES"]

_PLAN_CLOCKS = ("ofsted-plan", "focused-visit-final", "jtai-statement")
_PLAN = re.compile(
    r"\b(?:plans?|statement|(?:written |formal )?response|submission|submit(?:ted)?)\b", re.IGNORECASE
)
_INSPECTORATE = re.compile(
    r"\b(?:ofsted|inspectorate|chief inspector|HMCI|secretary of state|DfE|department for education|"
    r"statutory|regulations?|required|requirement|deadline)\b",
    re.IGNORECASE,
)
_BY = re.compile(
    r"\b(?:by|no later than|not later than|before|due(?: to [a-z ]{3,30})?(?: on| by| in| for)?"
    r"|(?:deadline|(?:final|last|latest|closing) (?:date|day))(?: [a-z'’ ]{1,60})?(?: is| was| of| falls on)?|"
    r"until|on or before|up to|in time for|(?:must|has to|have to|should|needs to|is to|are to"
    r"|shall)\b[^.;]{0,70}\b(?:in|on|at|during))\s*:?\s*"
    r"(?:(?:the )?(?:statutory )?deadline (?:of|is) )?(?:the )?$",
    re.IGNORECASE,
)
_TO_US = re.compile(
    r"\b(?:presented|reported|brought|come|return(?:ed)?|taken|considered"
    r"|update)\b[^.;]{0,60}\b(?:committee|cabinet|council|panel|board|members)\b",
    re.IGNORECASE,
)
_PERIOD = re.compile(
    rf"(?P<within>\bwithin (?:a (?:period|maximum) of )?)?\b(?P<n>{NUMBER})(?P<unit> working)?[- ]"
    r"(?P<what>days?|weeks?|months?)\b",
    re.IGNORECASE,
)
_FROM_RECEIPT = re.compile(
    r"[’']?,?\s+(?:of|from|after)\s+(?:\w+ ){0,4}?(?:receiv|receipt|publication)",
    re.IGNORECASE,
)
_RECEIPT = re.compile(r"\b(?:receiv|receipt|publi(?:sh|cation)|report)", re.IGNORECASE)


def plan_due(case: Case) -> Iterator[Fault]:
    """The day that the paper gives for the plan against the clock."""
    found = _clock(case)
    if found is None:
        return
    derivation, assumed = found
    expected = case.sources.stated_due or derivation.due
    for sentence in case.sentences:
        yield from _period(case, sentence, derivation)
        if not _about_the_plan(sentence):
            continue
        days = list(days_in(sentence.text, expected))
        for each in days:
            if each.on and each.on != expected and _is_deadline(sentence.text, each.start):
                yield _wrong_day(case, sentence, each, derivation, assumed)
        for vague in vague_days_in(sentence.text, iter(days)):
            if _is_deadline(sentence.text, vague.start):
                yield _vague_day(case, sentence, vague, expected)


def _clock(case: Case) -> tuple[Derivation, bool] | None:
    """The plan's clock, and whether receipt on the day of publication had to be assumed."""
    inspection = case.inspection
    if inspection is None:
        return None
    clock = next((each for each in inspection.clocks if each in _PLAN_CLOCKS), None)
    trigger = case.sources.received or inspection.published
    if clock is None or trigger is None:
        return None
    try:
        return due(clock, trigger, None, case.sources.settings), case.sources.received is None
    except ForPerson:  # a day outside the calendar: nothing is claimed of it
        return None


def _about_the_plan(sentence: Sentence) -> bool:
    text = sentence.text
    whole = f"{sentence.before} {text}"
    return bool(_PLAN.search(text) and _INSPECTORATE.search(whole)) and not _TO_US.search(text)


def _is_deadline(text: str, at: int) -> bool:
    return bool(_BY.search(text[max(0, at - 110) : at]))


def _wrong_day(case: Case, sentence: Sentence, each: Day, derivation: Derivation, assumed: bool) -> Fault:
    stated = case.sources.stated_due
    readings: tuple[str, ...] = ()
    if stated:
        said = f"The inspectorate gives {day(stated)}"
    else:
        event = "publication" if assumed else "receipt"
        count, start = derivation.counted, derivation.trigger.date
        said = f"{count} working days after {event} on {day(start)} end on {day(derivation.due)}"
        readings = _readings(derivation, each.on, case)
    other_start = assumed and any("count started" in reading for reading in readings)
    reason = f" It would fit if {'; or if '.join(readings)}." if readings else ""
    return case.at(
        "plan-due-date",
        Severity.WARNING if other_start else Severity.ERROR,
        sentence,
        (each.start, each.end),
        f"{said}.{reason}",
        "Give the day that the clock gives, or say when the report was received and check again."
        if assumed
        else "Give that day.",
    )


def _readings(derivation: Derivation, stated: date | None, case: Case) -> tuple[str, ...]:
    try:
        checked = due(derivation.clock, derivation.trigger.date, stated, case.sources.settings)
    except ForPerson:
        return ()
    return checked.difference.readings if checked.difference else ()


def _vague_day(case: Case, sentence: Sentence, vague: Vague, expected: date) -> Fault:
    words = sentence.text[vague.start : vague.end]
    fits = expected.month in vague.months and vague.year in (0, expected.year)
    inside = "" if fits else f", which is not in “{words}” at all"
    return case.at(
        "plan-due-date",
        Severity.WARNING if fits else Severity.ERROR,
        sentence,
        (vague.start, vague.end),
        f"“{words}” is not a day: the plan is due on {day(expected)}{inside}.",
        f"Write {day(expected)}.",
    )


def _period(case: Case, sentence: Sentence, derivation: Derivation) -> Iterator[Fault]:
    """ "within 70 working days of receiving the report"."""
    if not _PLAN.search(sentence.text) or _TO_US.search(sentence.text):
        return
    lawful = CLOCKS[derivation.clock].count
    for found in _PERIOD.finditer(sentence.text):
        said = number(found["n"])
        after = sentence.text[found.end() : found.end() + 60]
        working = found["unit"] and found["what"].lower().startswith("day")
        bound = _RECEIPT.search(after) if found["within"] else _FROM_RECEIPT.match(after)
        if said is None or not bound or (said == lawful and working):
            continue
        is_days = found["what"].lower().startswith("day")
        yield case.at(
            "plan-due-date",
            Severity.ERROR,
            sentence,
            found.span(),
            f"The period is {lawful} working days from receiving the report"
            + (", not calendar days." if is_days and said == lawful else "."),
            f"Write “within {lawful} working days of receiving the report”.",
        )


RULES = (
    Rule(
        "plan-due-date",
        Severity.ERROR,
        "When the plan is due",
        "The day given for the plan or statement is the one that the inspectorate states, or else the "
        "clock's, counted "
        "from receipt (without a day of receipt, from publication); a month or “mid-September” is no "
        "day. The period is "
        "that of the clock. A wrong day that another day of receipt would explain is a warning.",
        plan_due,
        Need.INSPECTION,
    ),
)
