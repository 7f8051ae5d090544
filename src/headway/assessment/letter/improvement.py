"""Key areas for further improvement: what inspections found inadequate, then what is below its comparators."""

from collections.abc import Iterator, Sequence

from headway.assessment.comparing import Step
from headway.assessment.kinds import kinds
from headway.assessment.letter.of_inspections import found_inadequate, known, the
from headway.assessment.letter.of_measures import Stand, stands
from headway.assessment.letter.said_of_kind import ASPECTS, compared
from headway.assessment.letter.values import Paragraph, ParagraphKind, Sentence
from headway.assessment.letter.wording import all_of, beside, counted, judgement, named, plural, singular
from headway.assessment.profile import MajorInspection, MeasureLine, Profile, SettingLine

__all__ = ["areas"]

_BASE = "improvement"
_LOW = (Step.MUCH_LOWER, Step.LOWER)
_HIGH = (Step.MUCH_HIGHER, Step.HIGHER)
_Steps = tuple[tuple[Step, tuple[str, ...]], ...]


def areas(profile: Profile, outcomes: Sequence[tuple[str, str]]) -> Paragraph:
    """A bullet each, most severe first; where there is none, a sentence that says so and on what."""
    bullets = (
        *_inspections(profile),
        *_inadequate(profile),
        *_settings(profile),
        *_measures(profile, outcomes),
    )
    if bullets:
        return Paragraph(_BASE, bullets, ParagraphKind.BULLET)
    return Paragraph(_BASE, (_none(profile),), ParagraphKind.BULLET)


def _none(profile: Profile) -> Sentence:
    if not (profile.settings or profile.inspections or profile.measures):
        text = "None can be named while no setting, inspection or measure is known."
    else:
        told = [
            "the latest major inspections found nothing inadequate and no serious weakness"
            if known(profile)
            else "",
            "no setting that is counted was judged inadequate" if _counted(profile) else "",
            "no share or measure that can be tested is worse than in similar areas or in England",
        ]
        text = f"None follows from the figures held: {all_of([each for each in told if each])}."
    return Sentence(f"{_BASE}/none", text, ("P:settings", "P:inspections", "P:measures"))


def _counted(profile: Profile) -> list[SettingLine]:
    order = {each.id: place for place, each in enumerate(kinds())}
    held = [line for line in profile.settings if line.here and line.here.inspected]
    return sorted(held, key=lambda line: order[line.kind])


def _inadequate(profile: Profile) -> Iterator[Sentence]:
    """Each setting that is inadequate needs to improve, however few they are beside others."""
    lines = [line for line in _counted(profile) if line.here and line.here.inadequate]
    if lines:
        said = [
            counted(line.here.inadequate, singular(line.kind), plural(line.kind))
            for line in lines
            if line.here
        ]
        text = f"Improve what inspectors judged inadequate: {all_of(said)}."
        yield Sentence(f"{_BASE}/settings/inadequate", text, tuple(line.key for line in lines))


def _inspections(profile: Profile) -> Iterator[Sentence]:
    last = {each.kind: each.on for each in reversed(known(profile))}
    for each in known(profile):
        newest = each.on == last[each.kind]
        names = found_inadequate(each)
        if newest and names:
            said = all_of([judgement(each, name) for name in names])
            text = f"As the first priority, put right what {the(each)} judged inadequate: {said}."
            yield Sentence(f"{_BASE}/{each.id}", text, (each.key,))
        if newest and (action := _actions(each)):
            yield Sentence(f"{_BASE}/{each.id}/actions", action, (each.key,))


def _actions(each: MajorInspection) -> str:
    if each.priority_actions:
        areas_ = counted(each.priority_actions, "area for priority action", "areas for priority action")
        return f"Complete the work on the {areas_} found by {the(each)}."
    return f"Overcome the serious weakness found by {the(each)}." if each.serious else ""


def _settings(profile: Profile) -> Iterator[Sentence]:
    order = {each.id: place for place, each in enumerate(kinds())}
    lines = sorted(profile.settings, key=lambda line: order[line.kind])
    for aspect, verb, wanted in (("good", "Raise", _LOW), ("inadequate", "Reduce", _HIGH)):
        together: dict[tuple[bool, _Steps], list[SettingLine]] = {}
        for line in lines:
            if found := _worse(line, aspect, wanted):
                together.setdefault((line.here is None, found), []).append(line)
        for (stated, found), members in together.items():
            said = " and ".join(beside(step, "level", *against) for step, against in found)
            text = (
                f"{verb} the share of {all_of([plural(line.kind) for line in members])} that is {ASPECTS[aspect]}, "
                f"which {'the inspectorate stated ' if stated else ''}is {said}."
            )
            key = f"{_BASE}/{members[0].kind}/{aspect}"
            yield Sentence(key, text, tuple(line.key for line in members))


def _worse(line: SettingLine, aspect: str, wanted: tuple[Step, ...]) -> _Steps:
    found = compared(line, aspect) if line.here else _stated(line, aspect)
    others = ((step, tuple(each for each in against if each != "earlier")) for step, against in found)
    return tuple((step, against) for step, against in others if against and step in wanted)


def _stated(line: SettingLine, aspect: str) -> _Steps:
    stated = next((each for each in line.stated if each.aspect == aspect), None)
    return tuple((Step(step), (against,)) for against, step in stated.beside) if stated else ()


def _measures(profile: Profile, outcomes: Sequence[tuple[str, str]]) -> Iterator[Sentence]:
    labels = dict(outcomes)
    for outcome in dict.fromkeys((*labels, *(line.outcome for line in profile.measures))):
        lines = [
            line
            for line in profile.measures
            if line.outcome == outcome and line.here and line.here.value is not None
        ]
        near = _those_worse(stands(lines, "neighbours"))
        rest = [line for line in lines if line not in near]
        far = _those_worse(stands(rest, "england"))
        for worse, name, against in ((near, "similar areas", "neighbours"), (far, "England", "england")):
            if worse:
                one = len(worse) == 1
                what = f"the {'figure' if one else 'figures'} for {all_of([named(line) for line in worse])}"
                text = f"Improve {what}, which {'is' if one else 'are'} worse than in {name}."
                yield Sentence(f"{_BASE}/{outcome}/{against}", text, tuple(line.key for line in worse))


def _those_worse(tested: Sequence[Stand]) -> list[MeasureLine]:
    return [each.line for each in tested if each.good == "worse"]
