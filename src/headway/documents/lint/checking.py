"""A paper and its sources → what is wrong with it."""

from datetime import date
from itertools import islice

from headway.documents.lint import (
    of_appendices,
    of_classification,
    of_dates,
    of_head,
    of_judgements,
    of_numbers,
    of_proportions,
    of_quotations,
    of_ranks,
    of_recommendations,
    of_the_meeting,
    of_the_nation,
    of_the_plan,
)
from headway.documents.lint.case import Case
from headway.documents.lint.rule import Checked, Fault, Need, NotRun, Rule
from headway.documents.lint.sources import Sources
from headway.documents.reading import Kind, ReadPaper
from headway.documents.wording import day

__all__ = ["RULES", "check", "lint"]

_MOST_FAULTS = 200
"""Of one rule; a paper with more is not read to the end by anybody."""

RULES: tuple[Rule, ...] = (
    *of_head.RULES,
    *of_classification.RULES,
    *of_recommendations.RULES,
    *of_appendices.RULES,
    *of_dates.RULES,
    *of_the_meeting.RULES,
    *of_the_plan.RULES,
    *of_judgements.RULES,
    *of_numbers.RULES,
    *of_quotations.RULES,
    *of_the_nation.RULES,
    *of_ranks.RULES,
    *of_proportions.RULES,
)


def check(paper: ReadPaper, sources: Sources, on: date | None = None) -> Checked:
    """Every rule asked. ``on`` is the day that claims are judged by; without it the paper's, or its meeting's."""
    meeting = sources.meeting.on if sources.meeting else None
    case = Case(paper, sources, on or paper.content.on or meeting)
    faults: list[Fault] = []
    not_run: list[NotRun] = []
    ran: list[str] = []
    for rule in RULES:
        if rule.papers_only and not paper.kind.is_paper:
            not_run.append(NotRun(rule.id, rule.title, _no_such_form(paper.kind)))
        elif case.absent(rule.needs):
            not_run.append(NotRun(rule.id, rule.title, _because(rule, case)))
        else:
            ran.append(rule.id)
            faults += islice(rule.find(case), _MOST_FAULTS)
    return Checked(tuple(sorted(faults, key=_order)), tuple(not_run), tuple(ran))


def lint(paper: ReadPaper, sources: Sources, on: date | None = None) -> tuple[Fault, ...]:
    """The faults alone."""
    return check(paper, sources, on).faults


def _no_such_form(kind: Kind) -> str:
    if kind is Kind.TEXT:
        return "this was not recognised as a council paper, and only a paper has that form"
    return f"this is read as a {kind}, which has no such form"


def _because(rule: Rule, case: Case) -> str:
    if rule.needs is Need.REGISTER and case.sources.rows:
        if case.on is None:
            return "the paper has no day, and none was given"
        last = case.register_to
        return (
            f"the register knows nothing after {day(last)}"
            if last
            else "the register gives no days of publication"
        )
    return str(rule.needs)


def _order(fault: Fault) -> tuple[int, int, str]:
    return fault.place.start or 10**9, fault.place.end, fault.rule
