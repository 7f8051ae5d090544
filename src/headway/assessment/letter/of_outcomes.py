"""A paragraph for each outcome: what inspectors judged of it, and where its measures stand."""

from collections.abc import Iterator, Sequence

from headway.assessment.comparing import Step
from headway.assessment.letter.of_inspections import known, the
from headway.assessment.letter.of_measures import Stand, listed, sides, stands
from headway.assessment.letter.values import Paragraph, Sentence
from headway.assessment.letter.wording import all_of, capital, counted, judgement, named, number
from headway.assessment.profile import MajorInspection, MeasureLine, Profile
from headway.frameworks import Grade

__all__ = ["of_outcomes"]

_BEARS_ON = {
    "safeguarding_overall": ("stay_safe",),
    "being_healthy": ("be_healthy",),
    "staying_safe": ("stay_safe",),
    "enjoying_and_achieving": ("enjoy_achieve",),
    "children_in_care_and_care_leavers": ("children_in_care", "care_leavers"),
    "looked_after_permanence": ("children_in_care",),
    "leadership": ("leaders",),
}
"""Judgements of other years by the outcomes they bear on; others bear on the outcome of their own id."""
_NAMED = 4
"""As many measures in line are named; more are counted."""


def of_outcomes(profile: Profile, outcomes: Sequence[tuple[str, str]]) -> tuple[Paragraph, ...]:
    """One paragraph an outcome, in the rulebook's order."""
    return tuple(_outcome(profile, name, label) for name, label in outcomes)


def _outcome(profile: Profile, name: str, label: str) -> Paragraph:
    base = f"outcomes/{name}"
    first, *rest = (*_judged(profile, name, base), *_measured(profile, name, base)) or (
        Sentence(
            f"{base}/none",
            f"No measure or judgement of this outcome is held for {profile.year}.",
            ("P:measures", "P:inspections"),
        ),
    )
    text = f"{label}: {first.text[:1].lower()}{first.text[1:]}"
    return Paragraph(base, (Sentence(first.key, text, first.sources), *rest))


def _judged(profile: Profile, outcome: str, base: str) -> Iterator[Sentence]:
    """By the newest inspection that judged it; by all of them where there were several on that day."""
    told = [
        (each, mine)
        for each in known(profile)
        if (mine := [(n, grade) for n, grade in each.grades if outcome in _BEARS_ON.get(n, (n,))])
    ]
    same = [(each, mine) for each, mine in told if each.on == told[0][0].on]
    for place, (each, mine) in enumerate(same):
        yield _judgements(each, mine, f"{base}/judged/{each.id}" if place else f"{base}/judged")


def _judgements(each: MajorInspection, mine: list[tuple[str, Grade]], key: str) -> Sentence:
    said = all_of([f"{judgement(each, name)} {grade.label.lower()}" for name, grade in mine])
    return Sentence(key, f"T{the(each)[1:]} judged {said}.", (each.key,))


def _measured(profile: Profile, name: str, base: str) -> Iterator[Sentence]:
    lines = [
        line
        for line in profile.measures
        if line.outcome == name and line.here and line.here.value is not None
    ]
    if not lines:
        return
    whole = capital(
        counted(len(lines), "measure of this outcome is known", "measures of this outcome are known")
    )
    yield Sentence(f"{base}/known", f"{whole}.", tuple(line.key for line in lines))
    near = stands(lines, "neighbours")
    yield from _beside(near, "neighbours", base)
    rest = [line for line in lines if all(each.line is not line for each in near)]
    far = stands(lines, "england")
    told = [each for each in far if each.line in rest or each.step is not Step.IN_LINE]
    yield from _beside(told, "england", base)
    untested = [line for line in rest if all(each.line is not line for each in far)]
    yield from _bare(untested, base)


def _beside(tested: Sequence[Stand], against: str, base: str) -> Iterator[Sentence]:
    for good in ("worse", "better", None):
        for step in (Step.MUCH_LOWER, Step.LOWER, Step.HIGHER, Step.MUCH_HIGHER):
            those = [each for each in tested if each.good == good and each.step is step]
            if those:
                yield listed(those, against, f"{base}/{against}/{step}/{good or 'neither'}")
    level = [each.line for each in tested if each.step is Step.IN_LINE]
    if level:
        yield _in_line(
            level, "similar areas" if against == "neighbours" else "England", f"{base}/{against}/in_line"
        )


def _in_line(lines: Sequence[MeasureLine], name: str, key: str) -> Sentence:
    sources = tuple(line.key for line in lines)
    if len(lines) > _NAMED:
        return Sentence(key, f"{capital(number(len(lines)))} measures are in line with {name}.", sources)
    return Sentence(key, f"In line with {name}: {all_of([named(line) for line in lines])}.", sources)


def _bare(lines: Sequence[MeasureLine], base: str) -> Iterator[Sentence]:
    """Measures without a test: beside the neighbours' average where there is one, else England's figure."""
    beside_neighbours = [line for line in lines if line.neighbours and line.neighbours.value is not None]
    beside_england = [line for line in lines if line not in beside_neighbours]
    yield from sides(beside_neighbours, "neighbours", base)
    yield from sides(beside_england, "england", base)
