"""What a sentence says of the profile as a whole, or by the rules alone."""

import re
from collections.abc import Iterator

from headway.assessment.comparing import Step, better, compare
from headway.assessment.judging.inspections import known_by
from headway.assessment.letter.spoken import Spoken
from headway.assessment.profile import Better, MeasureLine, Profile, SettingLine
from headway.assessment.rulebook import Rulebook

__all__ = ["doubts_of_whole", "unfounded"]


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
    yield from unfounded(said)
    yield from _claims_of_nothing(text, profile)
    if not known and (hit := re.search(r"\b(?:good|outstanding|adequate|satisfactory)\b", text)):
        yield f"“{hit[0]}” is said of the profile as a whole, and no line of it is named."
    for hit in re.finditer(
        r"\b(?:no|No) (?P<what>[^,.;]*?)\bis (?P<how>better|worse|higher|lower) than\b", text
    ):
        if any(_is_so(profile, hit["how"], where) for where, _, _ in said.places):
            yield f"“no {hit['what'].strip()} is {hit['how']}” is said, and some is."


_TELLS = re.compile(
    r"\b(?:better|worse|improved|improving|worsened|declined|outperforms?|outstanding)\b", re.IGNORECASE
)


def unfounded(said: Spoken) -> Iterator[str]:
    """Something told of settings or a measure by name, in a sentence that stands on no line of the profile."""
    tells = said.quantities or said.uses or said.aspects or _TELLS.search(said.text)
    for key in dict.fromkeys(each.key for each in said.mentions if each.key[0] in "AC" and tells):
        yield f"It speaks of {key.partition(':')[2].replace('_', ' ')}, which it does not stand on."


def _claims_of_nothing(text: str, profile: Profile) -> Iterator[str]:
    held = {
        r"^No inspected or regulated setting\b": bool(profile.settings),
        r"^No major inspection\b": any(known_by(each, profile.as_of) for each in profile.inspections),
        r"^No national measure\b": any(
            each.here and each.here.value is not None for each in profile.measures
        ),
        r"\bfound nothing inadequate\b": _latest_inadequate(profile),
        r"\bno setting\b.*\binadequate\b": any(
            line.here and line.here.inadequate for line in profile.settings
        ),
        r"\bprofile is empty\b": bool(profile.lines),
    }
    if not any(known_by(each, profile.as_of) for each in profile.inspections) and re.search(
        r"\binspections found\b", text
    ):
        yield "It says what inspections found, and the profile holds none."
    for pattern, is_held in held.items():
        if is_held and re.search(pattern, text):
            yield "It says that there is nothing, and the profile holds some."


def _latest_inadequate(profile: Profile) -> bool:
    there = [each for each in profile.inspections if known_by(each, profile.as_of)]
    last = {each.kind: each.on for each in sorted(there, key=lambda each: each.on)}
    latest = [each for each in there if each.on == last[each.kind]]
    return any(
        each.serious or each.priority_actions or any(grade.id == "inadequate" for _, grade in each.grades)
        for each in latest
    )


def _is_so(profile: Profile, how: str, where: str) -> bool:
    """Whether any share or measure of the profile stands so beside similar areas or England, by a test or as stated."""
    lines: list[SettingLine | MeasureLine] = [*profile.settings, *profile.measures]
    return any(how in _standings(line, where) for line in lines)


def _standings(line: SettingLine | MeasureLine, where: str) -> set[str]:
    if isinstance(line, MeasureLine):
        step = compare(line, where, "value").step
        return {_way(step), better(step, line.better) or ""} if step else set()
    found = set()
    for aspect, direction in (("good", Better.HIGHER), ("inadequate", Better.LOWER)):
        for step in _steps(line, where, aspect):
            found |= {_way(step), better(step, direction) or ""}
    return found


def _steps(line: SettingLine, where: str, aspect: str) -> list[Step]:
    if line.here is not None:
        step = compare(line, where, aspect).step if line.here.inspected > 1 else None
        return [step] if step else []
    stated = [dict(each.beside).get(where) for each in line.stated if each.aspect == aspect]
    return [Step(each) for each in stated[:1] if each]


def _way(step: Step) -> str:
    return {Step.IN_LINE: "in line"}.get(
        step, "higher" if step in {Step.HIGHER, Step.MUCH_HIGHER} else "lower"
    )
