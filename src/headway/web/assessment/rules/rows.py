"""Lines of the profile as rows of a table: figures with what they were counted from, and how they compare."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from headway.assessment.comparing import better, compare, words_for
from headway.assessment.kinds import kind
from headway.assessment.profile import (
    Better,
    Counts,
    MajorInspection,
    MeasureLine,
    Origin,
    Profile,
    SettingLine,
    Stated,
    Value,
)
from headway.charts.numbers import decimals_of, shown
from headway.errors import ForPerson
from headway.frameworks import framework
from headway.web.assessment.rules.anchors import anchor

__all__ = [
    "Beside",
    "InspectionRow",
    "MeasureRow",
    "SettingRow",
    "by_outcome",
    "inspection_rows",
    "setting_rows",
]

AGAINST = (("neighbours", "Neighbours"), ("england", "England"), ("earlier", "Before"))


@dataclass(frozen=True)
class Beside:
    """How a figure stands beside another: in words, or why no test can be made."""

    against: str
    words: str
    because: str
    better: str = ""
    """"better", "worse" or "no different"; empty where the measure is nobody's performance or nothing can be said."""


@dataclass(frozen=True)
class SettingRow:
    """One kind of setting."""

    anchor: str
    name: str
    inspected: str
    good: str
    inadequate: str
    neighbours: str
    england: str
    earlier: str
    stated: tuple[str, ...]
    beside: tuple[Beside, ...]
    origins: tuple[Origin, ...]


@dataclass(frozen=True)
class InspectionRow:
    """One major inspection: ``grades`` are judgement and grade in words, ``more`` how many are not listed."""

    anchor: str
    name: str
    framework: str
    when: str
    line: MajorInspection
    scale: str
    grades: tuple[tuple[str, str], ...]
    more: int
    found: str


@dataclass(frozen=True)
class MeasureRow:
    """One national measure."""

    anchor: str
    line: MeasureLine
    here: str
    neighbours: str
    england: str
    earlier: str
    better: str
    beside: tuple[Beside, ...]


_BETTER = {Better.HIGHER: "higher is better", Better.LOWER: "lower is better", Better.CONTEXT: "context only"}


def setting_rows(profile: Profile) -> list[SettingRow]:
    """Block A, in the letters' order."""
    return [_setting(line) for line in profile.settings]


def inspection_rows(profile: Profile) -> list[InspectionRow]:
    """Block B, the latest first."""
    return [_inspection(line) for line in sorted(profile.inspections, key=lambda each: each.on, reverse=True)]


def by_outcome(profile: Profile, outcomes: Sequence[tuple[str, str]]) -> list[tuple[str, list[MeasureRow]]]:
    """Block C under the rulebook's outcomes; measures of no outcome of it come last."""
    known = {id_ for id_, _ in outcomes}
    groups = [(label, [each for each in profile.measures if each.outcome == id_]) for id_, label in outcomes]
    groups.append(("Other measures", [each for each in profile.measures if each.outcome not in known]))
    return [(label, [_measure(each) for each in lines]) for label, lines in groups if lines]


def _setting(line: SettingLine) -> SettingRow:
    word = kind(line.kind)
    counts = [line.here, line.earlier, line.neighbours, line.england]
    return SettingRow(
        anchor=anchor(line.key),
        name=word.plural[0].upper() + word.plural[1:],
        inspected=_number(line.here),
        good=_of_good(line.here),
        inadequate=_share(line.here.inadequate, line.here.inspected) if line.here else "",
        neighbours=_of_good(line.neighbours),
        england=_of_good(line.england),
        earlier=_of_good(line.earlier),
        stated=tuple(_stated(each) for each in line.stated),
        beside=_beside(line, "good") if any(counts) else (),
        origins=_origins([line.origin, *(each.origin for each in line.stated)]),
    )


def _origins(some: Iterable[Origin]) -> tuple[Origin, ...]:
    return tuple(dict.fromkeys(each for each in some if each.title))


def _number(counts: Counts | None) -> str:
    return "" if counts is None else f"{counts.inspected:,}"


def _of_good(counts: Counts | None) -> str:
    return "" if counts is None else _share(counts.good, counts.inspected)


def _share(part: int, whole: int) -> str:
    """ "62% (48 of 77)"; without a percentage below ten, where one setting moves it by more than ten points."""
    if not whole:
        return "none inspected"
    if whole < 10:
        return f"{part} of {whole}"
    percent = (Decimal(100 * part) / whole).quantize(Decimal(1), ROUND_HALF_UP)
    return f"{percent}% ({part:,} of {whole:,})"


_STEP_SAYS = {
    "neighbours": "beside neighbours",
    "england": "beside England",
    "earlier": "beside a year before",
}


def _stated(stated: Stated) -> str:
    """What a document says in words: it is no number, and is shown as none."""
    aspect = "good or better" if stated.aspect == "good" else "inadequate"
    said = [f"“{stated.words}” {aspect}"] if stated.words else []
    said += [
        f"{aspect} {step.replace('_', ' ')} {_STEP_SAYS.get(whose, whose)}" for whose, step in stated.beside
    ]
    return "; ".join(said)


def _beside(line: SettingLine | MeasureLine, aspect: str) -> tuple[Beside, ...]:
    polarity = line.better if isinstance(line, MeasureLine) else Better.HIGHER
    found = []
    for against, label in AGAINST:
        try:
            compared = compare(line, against, aspect)
        except ForPerson as fault:
            found.append(Beside(label, "", str(fault)))
            continue
        words = words_for(compared.step, "level") if compared.step else ""
        said = better(compared.step, polarity) if compared.step else None
        found.append(Beside(label, words, compared.because, said or ""))
    return tuple(found)


def _inspection(line: MajorInspection) -> InspectionRow:
    known = framework(line.framework) if line.framework else None
    labels = {each.id: each.label for each in known.judgements} if known else {}
    top = {each.id for each in known.judgements if not each.parent} if known else set()
    listed = [(labels.get(key, key), grade.label) for key, grade in line.grades if key in top or not top]
    scale = known.scale.name if known and known.scale and line.grades else ""
    label = line.kind.label
    return InspectionRow(
        anchor=anchor(line.key),
        name=label[0].upper() + label[1:],
        framework=known.name if known else "",
        when=line.when,
        line=line,
        scale=scale,
        grades=tuple(listed),
        more=len(line.grades) - len(listed),
        found=_found(line),
    )


def _found(line: MajorInspection) -> str:
    said = []
    if line.priority_actions is not None:
        number = line.priority_actions
        said.append(f"{number or 'No'} area{'' if number == 1 else 's'} for priority action")
    if line.serious is not None:
        said.append("serious weakness found" if line.serious else "no serious weakness found")
    return ", ".join(said)


def _measure(line: MeasureLine) -> MeasureRow:
    return MeasureRow(
        anchor=anchor(line.key),
        line=line,
        here=_value(line.here, line.unit),
        neighbours=_value(line.neighbours, line.unit),
        england=_value(line.england, line.unit),
        earlier=_value(line.earlier, line.unit),
        better=_BETTER[line.better],
        beside=_beside(line, "value"),
    )


def _value(value: Value | None, unit: str) -> str:
    if value is None:
        return ""
    if value.value is None:
        return "not published"
    return shown(value.value, unit, decimals_of(value.value))
