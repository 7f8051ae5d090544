"""Sentences of the major inspections: what each found, newest first."""

from collections.abc import Iterator

from headway.assessment.judging.inspections import known_by
from headway.assessment.letter.values import Paragraph, Sentence
from headway.assessment.letter.wording import all_of, counted, judgement
from headway.assessment.profile import MajorInspection, Profile
from headway.frameworks import Grade

__all__ = ["found_inadequate", "known", "of_inspections", "the"]


def known(profile: Profile) -> tuple[MajorInspection, ...]:
    """Those that were known by the day, newest first."""
    there = [each for each in profile.inspections if known_by(each, profile.as_of)]
    return tuple(sorted(there, key=lambda each: (each.on, each.id), reverse=True))


def of_inspections(profile: Profile, base: str) -> Paragraph:
    """A sentence or two each; where none is known, what to load."""
    sentences = tuple(sentence for each in known(profile) for sentence in _of(each, base))
    if sentences:
        return Paragraph(base, sentences)
    text = (
        "No major inspection is known up to the day of this profile. Record those that there were, or load a file of "
        "facts."
    )
    return Paragraph(base, (Sentence(f"{base}/none", text, ("P:inspections",)),))


def the(inspection: MajorInspection) -> str:
    """the full inspection of October 2010."""
    joint = "of" if " of " not in inspection.kind.label else "on" if inspection.when[:1].isdigit() else "in"
    return f"the {inspection.kind.label} {joint} {inspection.when}"


def _of(each: MajorInspection, base: str) -> Iterator[Sentence]:
    name = the(each)
    key = f"{base}/{each.id}"
    said = False
    if each.grades:
        yield Sentence(key, f"T{name[1:]} judged {_grades(each)}.", (each.key,))
        said = True
    found = _found(each)
    if found:
        yield Sentence(f"{key}/found", f"T{name[1:]} found {found}.", (each.key,))
        said = True
    if not said:
        yield Sentence(key, f"What t{name[1:]} found is not held in figures or grades.", (each.key,))


def _grades(each: MajorInspection) -> str:
    together: dict[Grade, list[str]] = {}
    for name, grade in each.grades:
        together.setdefault(grade, []).append(judgement(each, name))
    parts = [f"{all_of(names)} {grade.label.lower()}" for grade, names in together.items()]
    joint = ", and " if len(parts) == 2 else "; and "
    return f"{'; '.join(parts[:-1])}{joint}{parts[-1]}" if len(parts) > 1 else parts[0]


def _found(each: MajorInspection) -> str:
    parts = []
    if each.priority_actions is not None:
        areas = counted(each.priority_actions, "area for priority action", "areas for priority action")
        parts.append(areas)
    if each.serious is not None:
        parts.append("serious weakness" if each.serious else "no serious weakness")
    return " and ".join(parts)


def found_inadequate(each: MajorInspection) -> tuple[str, ...]:
    """The judgements of the lowest grade of their scale, by name."""
    return tuple(name for name, grade in each.grades if grade.id == "inadequate")
