"""Lines of the profile as rows of a table: figures with what they were counted from, and how they compare."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from headway.assessment.comparing import Step, better, compare, words_for
from headway.assessment.kinds import kind
from headway.assessment.profile import (
    Better,
    Counts,
    MajorInspection,
    MeasureLine,
    Origin,
    Profile,
    SettingLine,
    Value,
)
from headway.charts.numbers import decimals_of, shown
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
_LABELS = {"Neighbours": "neighbours", "England": "England", "Before": "before"}


_FEW, _MOST = 10, 6
"""Settings below which a percentage says too much; judgements up to which all of an inspection are listed."""


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
    """One kind of setting. Where no count is held, a word that a document states stands in quotation marks."""

    anchor: str
    name: str
    cells: dict[str, str]
    """By the key of a column of :data:`COLUMNS`; "" where nothing is held."""
    beside: tuple[Beside, ...]
    origins: tuple[Origin, ...]


COLUMNS = (
    ("inspected", "Inspected"),
    ("good", "Good or better"),
    ("inadequate", "Inadequate"),
    ("neighbours", "Neighbours: good or better"),
    ("england", "England: good or better"),
    ("earlier", "A year before: good or better"),
)


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


def columns_of(rows: Sequence[SettingRow]) -> list[tuple[str, str]]:
    """The columns in which any row holds something."""
    return [(key, label) for key, label in COLUMNS if any(row.cells[key] for row in rows)]


def grouped(row: SettingRow | MeasureRow) -> list[str]:
    """How the row compares, those with the same words together: "In line: neighbours, England"."""
    found: dict[str, list[str]] = {}
    for each in row.beside:
        if each.words:
            verdict = f", {each.better}" if each.better in ("better", "worse") else ""
            found.setdefault(f"{each.words[0].upper()}{each.words[1:]}{verdict}", []).append(
                _LABELS[each.against]
            )
    return [f"{words}: {', '.join(names)}" for words, names in found.items()]


def named_by_origin(rows: Sequence[SettingRow]) -> list[tuple[Origin, list[str]]]:
    """Each origin with the names of the rows that stand on it."""
    found: dict[Origin, list[str]] = {}
    for row in rows:
        for each in row.origins:
            found.setdefault(each, []).append(row.name)
    return list(found.items())


def _setting(line: SettingLine) -> SettingRow:
    words = {each.aspect: f"“{each.words}”" for each in line.stated if each.words}
    name = kind(line.kind).plural
    return SettingRow(
        anchor=anchor(line.key),
        name=name[0].upper() + name[1:],
        cells={
            "inspected": f"{line.here.inspected:,}" if line.here else "",
            "good": _of_good(line.here) or words.get("good", ""),
            "inadequate": _of_inadequate(line.here) or words.get("inadequate", ""),
            "neighbours": _of_good(line.neighbours),
            "england": _of_good(line.england),
            "earlier": _of_good(line.earlier),
        },
        beside=(*_beside(line, "good"), *_stated(line)),
        origins=tuple(
            dict.fromkeys(each for each in (line.origin, *(one.origin for one in line.stated)) if each.title)
        ),
    )


def _of_good(counts: Counts | None) -> str:
    return "" if counts is None else _share(counts.good, counts.inspected)


def _of_inadequate(counts: Counts | None) -> str:
    return "" if counts is None or not counts.inspected else _share(counts.inadequate, counts.inspected)


def _share(part: int, whole: int) -> str:
    """ "62% (48 of 77)"; without a percentage below ten, where one setting moves it by more than ten points."""
    if not whole:
        return "none inspected"
    if whole < _FEW:
        return f"{part} of {whole}"
    percent = (Decimal(100 * part) / whole).quantize(Decimal(1), ROUND_HALF_UP)
    return f"{percent}% ({part:,} of {whole:,})"


def _stated(line: SettingLine) -> Iterator[Beside]:
    """What a document says of how it compares, where Headway holds no counts to test it by."""
    for stated in line.stated:
        polarity = Better.HIGHER if stated.aspect == "good" else Better.LOWER
        for against, name in stated.beside:
            step = Step(name)
            what = "" if stated.aspect == "good" else "inadequate, "
            label = dict(AGAINST).get(against, against)
            because = f"Stated by: {stated.origin.title}. No counts are held to test it."
            yield Beside(label, f"{what}{_words(step)} (stated)", because, better(step, polarity) or "")


def _words(step: Step) -> str:
    return words_for(step, "level").removesuffix(" with")


def _beside(line: SettingLine | MeasureLine, aspect: str) -> tuple[Beside, ...]:
    """Against each comparator: the step, or why there is none. Where nothing at all is held, nothing is said."""
    polarity = line.better if isinstance(line, MeasureLine) else Better.HIGHER
    found = []
    for against, label in AGAINST:
        if line.here is None or getattr(line, against) is None:
            continue
        told = compare(line, against, aspect)
        words = _words(told.step) if told.step else ""
        found.append(
            Beside(label, words, told.because, (better(told.step, polarity) or "") if told.step else "")
        )
    return tuple(found)


def _inspection(line: MajorInspection) -> InspectionRow:
    known = framework(line.framework) if line.framework else None
    labels = {each.id: each.label for each in known.judgements} if known else {}
    top = {each.id for each in known.judgements if not each.parent} if known else set()
    every = len(line.grades) <= _MOST
    listed = [(labels.get(key, key), grade.label) for key, grade in line.grades if every or key in top]
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
    said: list[str] = []
    if line.priority_actions is not None:
        number = line.priority_actions
        said.append(f"{number or 'No'} area{'' if number == 1 else 's'} for priority action")
    if line.serious is not None:
        said.append("serious weakness found" if line.serious else "no serious weakness found")
    together = ", ".join(said)
    return together[:1].upper() + together[1:]


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
