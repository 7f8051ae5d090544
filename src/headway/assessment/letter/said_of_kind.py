"""What can be said of one kind of setting in one respect: a proportion word, whose it is, and the comparisons."""

from collections.abc import Sequence
from dataclasses import dataclass

from headway.assessment.comparing import Step, compare
from headway.assessment.letter.wording import AGAINST, all_of, beside, none_of, number, plural, singular
from headway.assessment.profile import Counts, SettingLine
from headway.assessment.words import worded
from headway.frameworks import ProportionTable

__all__ = ["ASPECTS", "Said", "compared", "said_of", "subject", "verb"]

ASPECTS = {"good": "good or better", "inadequate": "inadequate"}
_ENOUGH = 10
"""Fewer settings than this are not called in line with anything, and one is compared with nothing."""


@dataclass(frozen=True)
class Said:
    """A word and its comparisons. ``counts`` None: the inspectorate stated it, and no count is held."""

    kind: str
    key: str
    words: str
    counts: Counts | None
    steps: tuple[tuple[Step, tuple[str, ...]], ...] = ()
    """Each step with what it is beside, those of one step together."""

    @property
    def alike(self) -> object:
        """Kinds of one sentence have this in common; what is said in numbers stands alone."""
        alone = self.counts is not None and (self.counts.inspected == 1 or " of the " in self.words)
        return (self.words, self.counts is None, self.steps, self.kind if alone else "")


def said_of(line: SettingLine, aspect: str, table: ProportionTable) -> Said | None:
    """What the counts say, or else what was stated; None where neither says anything."""
    if line.here is not None:
        if line.here.inspected == 0:
            return None
        share = worded(getattr(line.here, aspect), line.here.inspected, table)
        return Said(line.kind, line.key, share.words, line.here, compared(line, aspect))
    for each in line.stated:
        if each.aspect == aspect:
            return Said(line.kind, line.key, each.words, None, _together(dict(each.beside)))
    return None


def compared(line: SettingLine, aspect: str) -> tuple[tuple[Step, tuple[str, ...]], ...]:
    """The comparisons that the counts allow."""
    if line.here and line.here.inspected == 1:
        return ()
    found = {against: compare(line, against, aspect).step for against in AGAINST}
    few = line.here is None or line.here.inspected < _ENOUGH
    return _together({a: step for a, step in found.items() if step and not (few and step is Step.IN_LINE)})


def _together(steps: dict[str, str | Step]) -> tuple[tuple[Step, tuple[str, ...]], ...]:
    made: dict[Step, tuple[str, ...]] = {}
    for against in AGAINST:
        if against in steps:
            step = Step(steps[against])
            made[step] = (*made.get(step, ()), against)
    return tuple(made.items())


def subject(said: Sequence[Said], *, among: bool = False) -> str:
    """most primary schools; the majority of nursery schools; ``among``: the words without the kinds."""
    first = said[0]
    kinds = all_of([plural(each.kind) for each in said])
    if first.counts and first.counts.inspected == 1:
        return "the only one inspected" if among else f"the one {singular(first.kind)} inspected"
    words = first.words
    if words.endswith(("majority", "minority")):
        words = f"{'the' if words.endswith('majority') else 'a'} {words}"
    elif words == "all" and len(said) == 1 and first.counts and first.counts.inspected > 2 and not among:
        words = f"all {number(first.counts.inspected)}"
    elif words == "all" and len(said) == 1 and first.counts and first.counts.inspected == 2:
        words = "both"
    if among:
        return words
    if words == "none":
        return f"none of the {none_of([plural(each.kind) for each in said])}"
    joint = " of " if words.endswith(("majority", "minority")) else " of the " if words == "half" else " "
    return f"{words}{joint}{kinds}"


def verb(said: Sequence[Said], aspect: str) -> str:
    """are good or better; is not inadequate (the only one inspected)."""
    first = said[0]
    if first.counts and first.counts.inspected == 1:
        return f"is {'' if first.words == 'all' else 'not '}{ASPECTS[aspect]}"
    return f"{'is' if first.words.startswith('one of the ') else 'are'} {ASPECTS[aspect]}"


def comparisons(said: Said, *, though: bool = False) -> str:
    """, fewer than in similar areas, and in line with England."""
    parts = [beside(step, "number", *against) for step, against in said.steps]
    if not parts:
        return ""
    lead = "though " if though and said.steps[0][0] in {Step.LOWER, Step.MUCH_LOWER} else ""
    return f", {lead}{parts[0]}" + "".join(
        f", {'and ' if place == len(parts) - 1 else ''}{part}" for place, part in enumerate(parts[1:], 1)
    )
