"""What a sentence says of the profile as a whole, or by the rules alone."""

import re
from collections.abc import Iterator

from headway.assessment.judging.inspections import known_by
from headway.assessment.letter.spoken import Spoken
from headway.assessment.profile import Profile
from headway.assessment.rulebook import Rulebook

__all__ = ["doubts_of_whole"]


def doubts_of_whole(
    text: str, said: Spoken, known: frozenset[str], profile: Profile, rulebook: Rulebook
) -> Iterator[str]:
    """A doubt for each number that neither the profile's size nor the rules' texts (``known``) hold."""
    sizes = {
        r"\s*kinds? of setting": len(profile.settings),
        r"\s*major inspections?\b(?! is known)": len(profile.inspections),
        r"\s*national measures?\b(?! (?:of|is known))": len(profile.measures),
        r"\s*grades?\b": len(rulebook.scale.grades),
    }
    for each in said.quantities:
        after = text[each.end :]
        size = next((n for pattern, n in sizes.items() if re.match(pattern, after)), None)
        if size is not None and each.number != size:
            yield f"“{each.words}” is said, and there are {size}."
        elif size is None and each.words not in {"no", "one", "none"} and each.words not in known:
            yield f"“{each.words}” stands in nothing that the sentence rests on."
    yield from _claims_of_nothing(text, profile)


def _claims_of_nothing(text: str, profile: Profile) -> Iterator[str]:
    held = {
        r"^No inspected or regulated setting\b": bool(profile.settings),
        r"^No major inspection\b": any(known_by(each, profile.as_of) for each in profile.inspections),
        r"^No national measure\b": any(
            each.here and each.here.value is not None for each in profile.measures
        ),
        r"\bfound nothing inadequate\b": _latest_inadequate(profile),
        r"\bprofile is empty\b": bool(profile.lines),
    }
    for pattern, is_held in held.items():
        if is_held and re.search(pattern, text):
            yield "It says that there is nothing, and the profile holds some."


def _latest_inadequate(profile: Profile) -> bool:
    there = sorted(
        (each for each in profile.inspections if known_by(each, profile.as_of)),
        key=lambda each: (each.on, each.id),
    )
    latest = {each.kind: each for each in there}.values()
    return any(
        each.serious or each.priority_actions or any(grade.id == "inadequate" for _, grade in each.grades)
        for each in latest
    )
