"""How national measures stand beside similar areas, England and a year earlier: sorting, and the shared sentences."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from headway.assessment.comparing import Step, better, compare
from headway.assessment.letter.values import Paragraph, Sentence
from headway.assessment.letter.wording import all_of, beside, capital, counted, figure, named, number
from headway.assessment.profile import Better, MeasureLine, Profile, Value
from headway.assessment.words import worded
from headway.frameworks import ProportionTable

__all__ = ["Stand", "listed", "of_measures", "side", "sides", "stands", "summary"]

_WITH = {"neighbours": "similar areas", "england": "England"}
_AVERAGE = {
    "neighbours": "the average of similar areas",
    "england": "England’s figure",
    "earlier": "the figure of the year before",
}
_FEW = 10
"""Fewer measures than this are counted in numbers."""
_SIDES = {"better": "on the better side", "worse": "on the worse side", "equal": "at the same figure"}


@dataclass(frozen=True)
class Stand:
    """A measure that a test could be made of; ``good`` is "better", "worse", "no different", or None for context."""

    line: MeasureLine
    step: Step
    good: str | None


def stands(lines: Sequence[MeasureLine], against: str) -> tuple[Stand, ...]:
    """Those of which a test can be made."""
    made = []
    for line in lines:
        step = compare(line, against, "value").step
        if step is not None:
            made.append(Stand(line, step, better(step, line.better)))
    return tuple(made)


def side(line: MeasureLine, against: str) -> str | None:
    """On which side of a bare figure the authority's own lies: "better", "worse", "equal"; None: it cannot be said."""
    ours, other = _value(line.here), _value(getattr(line, against))
    if ours is None or other is None or line.better is Better.CONTEXT:
        return None
    if ours == other:
        return "equal"
    return "better" if (ours > other) == (line.better is Better.HIGHER) else "worse"


def _value(value: Value | None) -> Decimal | None:
    return value.value if value else None


def of_measures(profile: Profile, table: ProportionTable) -> Paragraph:
    """The reasons, second part: all measures together."""
    base = "reasons/measures"
    here = [line for line in profile.measures if _value(line.here) is not None]
    if not here:
        text = f"No national measure of {profile.name} is known for {profile.year}."
        return Paragraph(base, (Sentence(f"{base}/none", text, ("P:measures",)),))
    return Paragraph(base, tuple(_all_together(profile, here, table, base)))


def _all_together(
    profile: Profile, here: list[MeasureLine], table: ProportionTable, base: str
) -> Iterator[Sentence]:
    yield Sentence(
        f"{base}/known",
        f"{capital(counted(len(here), 'national measure is', 'national measures are'))} known for {profile.name}.",
        tuple(line.key for line in here),
    )
    left = here
    for against in ("neighbours", "england"):
        tested = stands(here, against)
        if tested:
            yield summary(tested, against, table, f"{base}/{against}")
            yield from _much(tested, against, base)
        left = [line for line in left if not _among(line, tested)]
        yield from sides(left, against, base)
        left = [line for line in left if side(line, against) is None]


def _among(line: MeasureLine, tested: Sequence[Stand]) -> bool:
    return any(each.line is line for each in tested)


def summary(tested: Sequence[Stand], against: str, table: ProportionTable, key: str) -> Sentence:
    """Of the 40 measures that can be tested beside similar areas, most are in line with them; four are better …"""
    sources = tuple(each.line.key for each in tested)
    whole = len(tested)
    in_line = sum(each.step is Step.IN_LINE for each in tested)
    name = _WITH[against]
    if whole == 1:
        words = beside(tested[0].step, "level", against)
        return Sentence(
            key,
            f"One measure can be tested beside {name}: {named(tested[0].line)}, which is {words}.",
            sources,
        )
    words = worded(in_line, whole, table).words
    lead = f"Of the {number(whole)} measures that can be tested beside {name},"
    rest = _rest(tested)
    if " of the " in words or (whole < _FEW and words not in {"all", "none"}):
        words = number(in_line)
    elif words.endswith(("majority", "minority")):
        words = f"{'the' if words.endswith('majority') else 'a'} {words}"
    return Sentence(key, f"{lead} {words} {'is' if words == 'one' else 'are'} in line{rest}.", sources)


def _rest(tested: Sequence[Stand]) -> str:
    parts = [
        f"{number(n)} {'is' if n == 1 else 'are'} {word}"
        for word in ("better", "worse")
        if (n := sum(each.good == word for each in tested))
    ]
    neither = sum(each.good is None and each.step is not Step.IN_LINE for each in tested)
    if neither:
        parts.append(
            f"{number(neither)} {'differs' if neither == 1 else 'differ'} where neither way is better"
        )
    return f"; {all_of(parts)}" if parts else ""


def _much(tested: Sequence[Stand], against: str, base: str) -> Iterator[Sentence]:
    for good in ("worse", "better"):
        for step in (Step.MUCH_LOWER, Step.MUCH_HIGHER):
            those = [each for each in tested if each.good == good and each.step is step]
            if those:
                yield listed(those, against, f"{base}/{against}/{step}/{good}", figures=False)


def listed(those: Sequence[Stand], against: str, key: str, *, figures: bool = True) -> Sentence:
    """Two measures are lower, and so worse, than in similar areas: A (NI 1), at 39.5%, and B (NI 2), at 12%."""
    first = those[0]
    words = beside(first.step, "level", against).split(" than ")
    judged = f", and so {first.good}," if first.good in {"better", "worse"} else ""
    items = all_of([_at(each.line) if figures else named(each.line) for each in those])
    lead = capital(counted(len(those), "measure is", "measures are"))
    return Sentence(
        key,
        f"{lead} {words[0]}{judged} than {words[1]}: {items}.",
        tuple(each.line.key for each in those),
    )


def _at(line: MeasureLine) -> str:
    value = _value(line.here)
    return f"{named(line)} at {figure(value, line.unit)}" if value is not None else named(line)


def sides(lines: Sequence[MeasureLine], against: str, base: str) -> Iterator[Sentence]:
    """Those of which no test can be made: on which side of the other figure they lie, without saying by how much."""
    found = {line.key: where for line in lines if (where := side(line, against))}
    if not found:
        return
    counts = {where: list(found.values()).count(where) for where in _SIDES}
    first, *rest = [(where, n) for where, n in counts.items() if n]
    place = f"{_SIDES[first[0]]} {'as' if first[0] == 'equal' else 'of'} {_AVERAGE[against]}"
    if len(found) == 1:
        one = next(line for line in lines if line.key in found)
        text = f"{capital(named(one))} lies {place}; the published figures allow no test of the difference."
    elif not rest:
        lead = f"{capital(number(first[1]))} measures lie {place}"
        text = f"{lead}; the published figures allow no test of these differences."
    else:
        parts = [f"{number(first[1])} {'lies' if first[1] == 1 else 'lie'} {place}"]
        parts += [f"{number(n)} {_SIDES[where]}" for where, n in rest]
        lead = f"Of {number(len(found))} measures, {all_of(parts)}"
        text = f"{lead}; the published figures allow no test of these differences."
    yield Sentence(f"{base}/{against}/sides", text, tuple(found))
