"""Numbers that the report itself gives: its inspectors, its recommendations."""

import re
from collections.abc import Iterator

from headway.documents.lint.case import Case
from headway.documents.lint.inspection import is_history
from headway.documents.lint.numerals import NUMBER, number
from headway.documents.lint.rule import Fault, Need, Rule, Severity
from headway.documents.lint.team import team_in
from headway.documents.wording import number as in_words
from headway.reports import InspectionRecord
from headway.reports.record import Addressee, RecommendationKind

__all__ = ["RULES"]

_INSPECTORS = re.compile(
    rf"\b(?:team of (?P<a>{NUMBER})(?: (?!cases|days)[\w’'-]+){{0,3}} (?:inspectors?|HMI)\b"
    rf"|(?P<b>{NUMBER})(?: (?:ofsted|HM|lead|experienced|senior|of (?:Her|His) Majesty[’']s))* inspectors?\b"
    rf"|number of inspectors (?:was|came to|is) (?P<e>{NUMBER})\b"
    rf"|(?P<d>{NUMBER}) of (?:the )?(?:Ofsted|HM|Her Majesty|His Majesty)[’']s inspectors"
    rf"|inspection team (?:of|consisted of|comprised|numbered) (?P<c>{NUMBER})\b(?! (?:of (?:Her|His)|HMI"
    rf"|weeks|days)))",
    re.IGNORECASE,
)
_ITEMS = re.compile(
    rf"(?P<all>\ball )?\b(?P<n>{NUMBER})(?P<kind>(?P<of> of (?:the|its|their|these))?"
    rf"(?: (?:key|formal|main|specific|separate|clear|individual|overall"
    rf"|different|new))*(?: Ofsted| inspection)? (?:(?P<rec>recommendations?)"
    r"|(?P<area>(?-i:a)reas? (?:for|of|that need to) improve(?:ment)?)"
    r"|(?P<priority>(?:areas? for )?priority actions?)))\b",
    re.IGNORECASE,
)
_BY_THEM = re.compile(r"\b(?:ofsted|report|inspect\w*|HMI|letter)\b", re.IGNORECASE)
_PART_OF_THEM = re.compile(
    r"\b(?:of (?:the|these|those|which)|remaining|further|additional|outstanding|completed|closed"
    r"|delivered|met|other|first|last|another)\s*$",
    re.IGNORECASE,
)
_BOARD = re.compile(r"\b(?:(?i:safeguarding (?:children )?(?:board|partnership)|the board)|L?[A-Z]?SCB)\b")


def inspectors(case: Case) -> Iterator[Fault]:
    """The size of the team."""
    team = next((each for report in case.sources.reports if (each := team_in(report.pages))), None)
    if team is None:
        return
    for sentence in case.sentences:
        if is_history(sentence.text):
            continue
        for found in _INSPECTORS.finditer(sentence.text):
            said = number(found["a"] or found["b"] or found["c"] or found["d"] or found["e"])
            if said is None or said in team.counts or (said < 2 and not found["a"]):
                continue
            yield case.at("inspectors", Severity.ERROR, sentence, found.span(), team.said,
                          "Use the report's number.")  # fmt: skip


def items(case: Case) -> Iterator[Fault]:
    """How many recommendations, areas for improvement or priority actions there are."""
    record = case.inspection.record if case.inspection else None
    if record is None:
        return
    for sentence in case.sentences:
        context = f"{sentence.before} {sentence.text}"
        if not _BY_THEM.search(context) or is_history(sentence.text):
            continue
        for found in _ITEMS.finditer(sentence.text):
            said = number(found["n"])
            some = found["of"] and not found["all"]
            if said is None or some or _PART_OF_THEM.search(sentence.text[: found.start()]):
                continue
            true = _true_counts(
                record, priority=bool(found["priority"]), board=bool(_BOARD.search(sentence.text))
            )
            if not true or said in true:
                continue
            yield case.at(
                "recommendations-count",
                Severity.ERROR,
                sentence,
                found.span(),
                _counts_said(record),
                "Use the report's number, and say to whom they are made.",
            )


def _true_counts(record: InspectionRecord, *, priority: bool, board: bool) -> set[int]:
    """The numbers that a claim may mean: to the authority, to all, with or without priority actions."""
    own = record.addressed_to(Addressee.AUTHORITY)
    urgent = sum(item.kind is RecommendationKind.PRIORITY_ACTION for item in own)
    if priority:
        return {urgent}
    plain = len(own) - urgent
    true = {plain, len(own), len(record.recommendations), len(record.recommendations) - urgent}
    if board:
        true.add(len(record.addressed_to(Addressee.LSCB)))
    return true if record.recommendations else set()


def _counts_said(record: InspectionRecord) -> str:
    own = record.addressed_to(Addressee.AUTHORITY)
    urgent = sum(item.kind is RecommendationKind.PRIORITY_ACTION for item in own)
    board = len(record.addressed_to(Addressee.LSCB))
    parts = [f"{in_words(len(own) - urgent)} to the authority"]
    parts += [f"{in_words(urgent)} for priority action"] if urgent else []
    parts += [f"{in_words(board)} to the safeguarding board"] if board else []
    return f"The report as read asks for {', '.join(parts)}."


RULES = (
    Rule(
        "inspectors",
        Severity.ERROR,
        "How many inspectors came",
        "A “team of ten” has the number that the report states or names, with or without those who "
        "shadowed; analysts and "
        "quality assurance are no inspectors.",
        inspectors,
        Need.REPORT,
    ),
    Rule(
        "recommendations-count",
        Severity.ERROR,
        "How many recommendations",
        "A number of recommendations, areas for improvement or priority actions of the report is the "
        "report's: those to "
        "the authority, or those to all.",
        items,
        Need.REPORT,
    ),
)
