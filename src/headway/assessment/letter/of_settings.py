"""The reasons, first part: settings by kind. Kinds of which the same can be said share a sentence."""

from collections.abc import Iterator
from itertools import groupby

from headway.assessment.comparing import Step
from headway.assessment.kinds import kind, kinds
from headway.assessment.letter.said_of_kind import (
    ASPECTS,
    Said,
    compared,
    comparisons,
    said_of,
    subject,
    verb,
)
from headway.assessment.letter.values import Paragraph, Sentence
from headway.assessment.letter.wording import (
    all_of,
    beside,
    capital,
    none_of,
    number,
    plural,
    singular,
)
from headway.assessment.profile import Profile, SettingLine
from headway.frameworks import ProportionTable

__all__ = ["of_settings"]

_BASE = "reasons/settings"


def of_settings(profile: Profile, table: ProportionTable) -> tuple[Paragraph, ...]:
    """A paragraph for each group of kinds; where no setting is known, one that says what to load."""
    order = {each.id: place for place, each in enumerate(kinds())}
    lines = sorted(profile.settings, key=lambda line: order[line.kind])
    if not lines:
        return (_nothing(profile),)
    made = []
    for group, members in groupby(lines, key=lambda line: kind(line.kind).group):
        sentences = tuple(_group(tuple(members), table))
        made.append(Paragraph(f"{_BASE}/{group.replace(' ', '_')}", sentences))
    return tuple(made)


def _nothing(profile: Profile) -> Paragraph:
    text = f"No inspected or regulated setting is known for {profile.year}."
    return Paragraph(f"{_BASE}/none", (Sentence(f"{_BASE}/none", text, ("P:settings",)),))


def _group(lines: tuple[SettingLine, ...], table: ProportionTable) -> Iterator[Sentence]:
    yield from _shares(lines, "good", table)
    yield from _inadequate(lines)
    yield from _shares(tuple(line for line in lines if line.here is None), "inadequate", table)
    yield from _without(lines)


def _shares(lines: tuple[SettingLine, ...], aspect: str, table: ProportionTable) -> Iterator[Sentence]:
    said = [each for line in lines if (each := said_of(line, aspect, table))]
    together: dict[object, list[Said]] = {}
    for each in said:
        together.setdefault(each.alike, []).append(each)
    before = ""
    for place, alike in enumerate(together.values()):
        text = _sentence(alike, aspect, place, again=alike[0].words == before)
        before = alike[0].words
        yield Sentence(f"{_BASE}/{alike[0].kind}/{aspect}", text, tuple(one.key for one in alike))


def _sentence(said: list[Said], aspect: str, place: int, *, again: bool) -> str:
    first = said[0]
    if first.counts is None and not first.words:
        return _only_beside(said, aspect)
    doing = verb(said, aspect)
    beside_others = comparisons(first, though=_more_than_half(first.words) and aspect == "good")
    if first.counts is None:
        return _as_stated(f"{subject(said)} {doing}{beside_others}", place)
    if first.counts.inspected == 1 or " of the " in first.words or place % 3 == 0:
        return f"{capital(subject(said))} {doing}{beside_others}."
    if place % 3 == 1:
        kinds_ = all_of([plural(each.kind) for each in said])
        return f"Among {kinds_}, {subject(said, among=True)} {doing}{beside_others}."
    if again and aspect == "good":
        return f"{capital(subject(said))} are likewise good or better{beside_others}."
    return f"{capital(subject(said))} {'are at least good' if aspect == 'good' else doing}{beside_others}."


def _more_than_half(words: str) -> bool:
    return words.endswith("majority") or words in {"most", "almost all"}


def _only_beside(said: list[Said], aspect: str) -> str:
    kinds_ = all_of([plural(each.kind) for each in said])
    if not said[0].steps:
        return f"The inspectorate stated no share of {kinds_} that is {ASPECTS[aspect]}."
    parts = [beside(step, "level", *against) for step, against in said[0].steps]
    return f"The share of {kinds_} that is {ASPECTS[aspect]} was stated to be {' and '.join(parts)}."


_STATED = ("The inspectorate stated that {}.", "{}, it was stated.", "As the inspectorate stated, {}.")


def _as_stated(says: str, place: int) -> str:
    form = _STATED[place % len(_STATED)]
    return form.format(capital(says) if form.startswith("{") else says)


def _inadequate(lines: tuple[SettingLine, ...]) -> Iterator[Sentence]:
    """How many were inadequate, in numbers: kinds with one setting are told by their first sentence."""
    counted = [(line, line.here) for line in lines if line.here and line.here.inspected]
    some = [(line, here.inadequate) for line, here in counted if here.inadequate]
    none = [line for line, here in counted if not here.inadequate]
    sources = (*(line.key for line, _ in some), *(line.key for line in none))
    clear = f"no {none_of([singular(line.kind) for line in none])}" if none else ""
    key = f"{_BASE}/{counted[0][0].kind}/inadequate" if counted else ""
    if some:
        listed = all_of(
            [f"{number(n)} {singular(line.kind) if n == 1 else plural(line.kind)}" for line, n in some]
        )
        yield Sentence(
            key, f"Inspectors judged {listed} inadequate{f', and {clear}' if clear else ''}.", sources
        )
        yield from _inadequate_beside([line for line, _ in some])
    elif none:
        yield Sentence(key, f"{capital(clear)} was judged inadequate.", sources)


def _inadequate_beside(lines: list[SettingLine]) -> Iterator[Sentence]:
    together: dict[tuple[tuple[Step, tuple[str, ...]], ...], list[SettingLine]] = {}
    for line in lines:
        if found := tuple(each for each in compared(line, "inadequate") if each[0] is not Step.IN_LINE):
            together.setdefault(found, []).append(line)
    for steps, members in together.items():
        parts = " and ".join(beside(step, "level", *against) for step, against in steps)
        text = (
            f"The share judged inadequate is {parts} for {all_of([plural(line.kind) for line in members])}."
        )
        yield Sentence(
            f"{_BASE}/{members[0].kind}/inadequate/beside", text, tuple(line.key for line in members)
        )


def _without(lines: tuple[SettingLine, ...]) -> Iterator[Sentence]:
    idle = [line for line in lines if line.here and not line.here.inspected]
    if idle:
        text = f"No {none_of([singular(line.kind) for line in idle])} had been inspected."
        yield Sentence(f"{_BASE}/{idle[0].kind}/idle", text, tuple(line.key for line in idle))
    unknown = [line for line in lines if line.here is None and not line.stated]
    if unknown:
        text = f"Nothing is held on how {all_of([plural(line.kind) for line in unknown])} were judged."
        yield Sentence(f"{_BASE}/{unknown[0].kind}/unknown", text, tuple(line.key for line in unknown))
