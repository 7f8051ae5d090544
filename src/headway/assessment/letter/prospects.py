"""Prospects for improvement: what inspectors judged of the capacity for it, and what has changed in a year."""

from collections.abc import Iterator, Sequence

from headway.assessment.comparing import Step
from headway.assessment.kinds import kinds
from headway.assessment.letter.of_inspections import known, the
from headway.assessment.letter.of_measures import Stand, sides, stands
from headway.assessment.letter.said_of_kind import compared
from headway.assessment.letter.values import Paragraph, Sentence
from headway.assessment.letter.wording import all_of, capital, judgement, number, plural
from headway.assessment.profile import Profile

__all__ = ["prospects"]

_BASE = "prospects"


def prospects(profile: Profile) -> Paragraph:
    """One paragraph; where nothing earlier is known, that."""
    sentences = (*_capacity(profile), *_settings(profile), *_measures(profile))
    if sentences:
        return Paragraph(_BASE, sentences)
    text = (
        "Nothing is held that shows how things change: no figure of the year before, and no inspection that judged the "
        "capacity for improvement."
    )
    return Paragraph(_BASE, (Sentence(f"{_BASE}/none", text, ("P:settings", "P:inspections", "P:measures")),))


def _capacity(profile: Profile) -> Iterator[Sentence]:
    for each in known(profile):
        mine = [(name, grade) for name, grade in each.grades if name.endswith("capacity")]
        if mine:
            said = all_of([f"{judgement(each, name)} {grade.label.lower()}" for name, grade in mine])
            yield Sentence(f"{_BASE}/capacity", f"T{the(each)[1:]} judged {said}.", (each.key,))
            return


def _settings(profile: Profile) -> Iterator[Sentence]:
    order = {each.id: place for place, each in enumerate(kinds())}
    lines = sorted(profile.settings, key=lambda line: order[line.kind])
    found: dict[Step, list[str]] = {}
    for line in lines:
        for step, against in compared(line, "good") if line.here else ():
            if "earlier" in against:
                found.setdefault(step, []).append(line.kind)
    for step in Step:
        if kinds_ := found.get(step):
            named = all_of([plural(each) for each in kinds_])
            text = (
                f"The share that is good or better is in line with the year before for {named}."
                if step is Step.IN_LINE
                else f"{capital(_WORDS[step])} {named} are good or better than the year before."
            )
            yield Sentence(f"{_BASE}/settings/{step}", text, tuple(f"A:{each}" for each in kinds_))


_WORDS = {
    Step.MUCH_LOWER: "significantly fewer",
    Step.LOWER: "fewer",
    Step.HIGHER: "more",
    Step.MUCH_HIGHER: "significantly more",
}


def _measures(profile: Profile) -> Iterator[Sentence]:
    lines = [line for line in profile.measures if line.here and line.here.value is not None]
    tested = stands(lines, "earlier")
    if tested:
        yield Sentence(
            f"{_BASE}/measures",
            _changed(tested),
            tuple(each.line.key for each in tested),
        )
    rest = [line for line in lines if all(each.line is not line for each in tested)]
    yield from sides(rest, "earlier", f"{_BASE}/measures")


def _changed(tested: Sequence[Stand]) -> str:
    counts = {
        "better": sum(each.good == "better" for each in tested),
        "worse": sum(each.good == "worse" for each in tested),
        "unchanged so far as the test can tell": sum(each.step is Step.IN_LINE for each in tested),
    }
    whole = len(tested)
    parts = [
        f"{'all' if n == whole > 1 else number(n)} {'is' if n == 1 else 'are'} {word}"
        for word, n in counts.items()
        if n
    ]
    if neither := len(tested) - sum(counts.values()):
        parts.append(
            f"{number(neither)} {'differs' if neither == 1 else 'differ'} where neither way is better"
        )
    if len(tested) == 1:
        return f"The one measure that can be tested beside the year before {parts[0].removeprefix('one ')}."
    return (
        f"Of the {number(len(tested))} measures that can be tested beside the year before, {all_of(parts)}."
    )
