"""National positions on the days that a claim may be of."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from headway.benchmarks import Position
from headway.documents.lint.case import Case
from headway.documents.lint.days import days_in
from headway.documents.lint.sentences import Sentence
from headway.documents.wording import day

__all__ = ["Standing", "days_of", "frameworks_of", "standings"]


@dataclass(frozen=True)
class Standing:
    """A position with the day it is told for."""

    on: date
    position: Position

    @property
    def said(self) -> str:
        """31.1% on 13 June 2017 (41 of 132)."""
        position = self.position
        return f"{position.share}% on {day(self.on)} ({position.good_or_better} of {position.denominator})"


def frameworks_of(case: Case) -> tuple[tuple[str, ...], ...]:
    """The framework of the paper's inspection first; then both of one scale, as the present tables have it."""
    own = case.inspection.framework if case.inspection else ""
    if own == "SIF" or (not own and case.on and case.on.year < 2018):
        return (("SIF",),)
    return (("SIF", "ILACS"), ("ILACS",))


def days_of(case: Case, sentence: Sentence) -> tuple[date, ...]:
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


def standings(case: Case, days: tuple[date, ...], frameworks: tuple[str, ...]) -> list[Standing]:
    last = case.register_to
    found = [Standing(on, case.position(on, frameworks)) for on in days if last and on <= last]
    return [each for each in found if each.position.share is not None]
