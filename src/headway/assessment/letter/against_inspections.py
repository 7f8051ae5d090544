"""What a sentence says of major inspections, held to Block B."""

import re
from collections.abc import Iterator, Sequence

from headway.assessment.letter.spoken import Quantity, Spoken
from headway.assessment.profile import Major, MajorInspection, Profile

__all__ = ["doubts_of_inspections", "doubts_of_kinds", "is_of_actions", "lines_of"]

_ACTIONS = re.compile(r"\s*areas? for priority action", re.IGNORECASE)
_WEAKNESS = re.compile(
    r"\b(?P<no>no )?serious (?:weakness|failing)e?s?|\b(?P<none>nothing serious|no weakness(?:es)?)\b",
    re.IGNORECASE,
)
_FOUND_SOME = re.compile(r"\b(?:found|several|some|many|with|and) areas? for priority action", re.IGNORECASE)
_NUMBERED = re.compile(r"areas? for priority action", re.IGNORECASE)


def doubts_of_inspections(said: Spoken, lines: Sequence[MajorInspection]) -> Iterator[str]:
    """A doubt for each grade, number and finding that Block B does not bear out."""
    yield from _grades(said, lines)
    for hit in re.finditer(r"good or (?:better|outstanding)", said.text, re.IGNORECASE):
        named = {key for key, _, _ in said.judgements} or {line.key for line in lines}
        grades = [grade.id for line in lines if line.key in named for _, grade in line.grades]
        if not grades or any(each not in {"good", "outstanding"} for each in grades):
            yield f"“{hit[0]}” is said, and the inspection’s grades are not all so."
    for each in said.quantities:
        if is_of_actions(said, each) and not any(line.priority_actions == each.number for line in lines):
            held = " or ".join(str(line.priority_actions) for line in lines)
            yield f"“{each.words}” areas for priority action are said, and the profile holds {held}."
    some = _FOUND_SOME.search(said.text)
    if some and not any(line.priority_actions for line in lines):
        yield f"“{some[0].strip()}” are said, and the profile holds none of this inspection."
    if _NUMBERED.search(said.text) and not any(line.priority_actions is not None for line in lines):
        yield "Areas for priority action are spoken of, and none are recorded of this inspection."
    for hit in _WEAKNESS.finditer(said.text):
        if not any(line.serious is not bool(hit["no"] or hit["none"]) for line in lines):
            yield f"“{hit[0].strip()}” is not recorded of this inspection."


def doubts_of_kinds(text: str, lines: Sequence[MajorInspection]) -> Iterator[str]:
    """A doubt for each kind of inspection that is named, of which the sentence rests on none."""
    for kind in Major if lines else ():
        if kind not in {line.kind for line in lines} and re.search(rf"\b{kind.label}\b", text, re.IGNORECASE):
            yield f"It speaks of a {kind.label}, and rests on none."


def is_of_actions(said: Spoken, each: Quantity) -> bool:
    """Whether a number counts areas for priority action."""
    return bool(_ACTIONS.match(said.text[each.end :]))


def _grades(said: Spoken, lines: Sequence[MajorInspection]) -> Iterator[str]:
    by_key = {line.key: line for line in lines}
    words = _grade_words(said.text)
    theirs = {at for key, _, at in said.judgements if key in by_key}
    for name, at in dict.fromkeys((name, at) for _, name, at in said.judgements):
        if at not in theirs and not _heads(said, name, at, theirs):
            yield f"It speaks of {name.replace('_', ' ')}, which no inspection that it rests on judged."
    for key, name, at in said.judgements:
        if key not in by_key or not words:
            continue
        after = [word for word, start in words if start > at]
        word = after[0] if after else words[-1][0]
        right = dict(by_key[key].grades)[name].label.lower()
        others = [k for k, n, start in said.judgements if start == at and k in by_key and k != key]
        if word != right and not any(dict(by_key[k].grades)[name].label.lower() == word for k in others):
            yield f"“{word}” is said of {name.replace('_', ' ')}, and the inspection’s grade is {right}."
    if not said.judgements:
        given = {grade.label.lower() for line in lines for _, grade in line.grades}
        for word, _ in words:
            if word not in given:
                right = ", ".join(sorted(given)) or "no grade"
                yield f"“{word}” is said, and the inspections that this stands on gave {right}."


def _heads(said: Spoken, name: str, at: int, theirs: set[int]) -> bool:
    """Whether it is the heading of an outcome, named as another framework named the judgement that is then told."""
    begins = not said.text[:at].strip() and said.text[at:].lstrip().startswith(":")
    return begins and any(told == name for _, told, place in said.judgements if place in theirs)


def _grade_words(text: str) -> list[tuple[str, int]]:
    """Grade words of the four-point scales of inspections, "good or better" left out."""
    labels = ("requires improvement", "outstanding", "good", "adequate", "satisfactory", "inadequate")
    pattern = rf"(?<![\w-])(?:{'|'.join(labels)})(?![\w-])(?! or (?:better|outstanding))"
    return [(hit[0].lower(), hit.start()) for hit in re.finditer(pattern, text, re.IGNORECASE)]


def lines_of(profile: Profile, keys: Sequence[str]) -> tuple[MajorInspection, ...]:
    """The lines of Block B among some sources."""
    wanted = set(keys)
    return tuple(line for line in profile.inspections if line.key in wanted)
