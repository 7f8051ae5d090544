"""A line of the profile in words and figures: what a note under the letter shows."""

from headway.assessment.kinds import kind
from headway.assessment.letter.wording import all_of, capital, day, figure, judgement, named
from headway.assessment.profile import Counts, MajorInspection, MeasureLine, SettingLine, Stated
from headway.frameworks import Mark

__all__ = ["certainty", "figures"]

_PLACES = (("neighbours", "similar areas"), ("england", "England"), ("earlier", "the year before"))
_ASPECTS = {"good": "good or better", "inadequate": "inadequate"}


def figures(line: SettingLine | MajorInspection | MeasureLine) -> str:
    """The line's figures, ours first, then those beside it."""
    if isinstance(line, SettingLine):
        return _setting(line)
    return _inspection(line) if isinstance(line, MajorInspection) else _measure(line)


def certainty(mark: Mark | None) -> str:
    """How sure a source is, in words; "" where nothing is to be said."""
    return mark.in_words if mark else ""


def _setting(line: SettingLine) -> str:
    parts = [_counts(line.here)] if line.here else []
    parts += [f"{name} {_short(getattr(line, place))}" for place, name in _PLACES if getattr(line, place)]
    parts += [_stated(each, line) for each in line.stated]
    return f"{capital(kind(line.kind).plural)}: {'; '.join(parts) or 'no figure held'}"


def _counts(counts: Counts) -> str:
    if not counts.inspected:
        return "none inspected"
    inadequate = f"{counts.inadequate:,}" if counts.inadequate else "none"
    return f"{counts.good:,} of {counts.inspected:,} good or better, {inadequate} inadequate"


def _short(counts: Counts) -> str:
    """The same counts of others."""
    if not counts.inspected:
        return "none inspected"
    return f"{counts.good:,} of {counts.inspected:,} ({counts.inadequate:,} inadequate)"


def _stated(each: Stated, line: SettingLine) -> str:
    beside = [f"{step.replace('_', ' ')} beside {dict(_PLACES)[where]}" for where, step in each.beside]
    said = all_of([*([f"“{each.words}”"] if each.words else []), *beside])
    whose = each.origin.title if each.origin.title != line.origin.title else ""
    return f"stated, {_ASPECTS[each.aspect]}: {said}" + (f" ({whose})" if whose else "")


def _inspection(line: MajorInspection) -> str:
    parts = [f"{judgement(line, name)}: {grade.label.lower()}" for name, grade in line.grades]
    if line.priority_actions is not None:
        parts.append(f"areas for priority action: {line.priority_actions}")
    if line.serious is not None:
        parts.append("serious weakness found" if line.serious else "no serious weakness found")
    if line.published:
        parts.append(f"published {day(line.published)}")
    if line.note:
        parts.append(line.note.rstrip("."))
    return f"{capital(line.kind.label)}, {line.when}: {'; '.join(parts) or 'no finding held'}"


def _measure(line: MeasureLine) -> str:
    parts = (
        [f"{figure(line.here.value, line.unit)}"]
        if line.here and line.here.value is not None
        else ["no figure"]
    )
    if line.here and line.here.numerator is not None and line.here.denominator is not None:
        parts[0] += f" ({line.here.numerator:f} of {line.here.denominator:f})"
    for place, name in _PLACES:
        value = getattr(line, place)
        if value and value.value is not None:
            period = f" ({line.earlier_period})" if place == "earlier" and line.earlier_period else ""
            parts.append(f"{name}{period} {figure(value.value, line.unit)}")
    if line.neighbour_values:
        values = sorted(value for _, value in line.neighbour_values)
        parts.append(
            f"{len(values)} neighbours from {figure(values[0], line.unit)} to {figure(values[-1], line.unit)}"
        )
    return f"{capital(named(line))}, {line.period}: {'; '.join(parts)}"
