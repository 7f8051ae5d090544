"""One series through limits, rules and verdicts; the same for every chart."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from headway.statistics.spc.limits import Spread
from headway.statistics.spc.presets import TRIAL_BELOW, Preset
from headway.statistics.spc.results import Assurance, Phase, Signal, Spc, Variation
from headway.statistics.spc.rules import found_in
from headway.statistics.spc.series import Starts, stretches
from headway.statistics.spc.verdicts import assurance, better, described, latest_signal, sentence, variation

Figures = Sequence[float | None]


@dataclass
class _Drawn:
    """What the phases so far have given."""

    phases: list[Phase] = field(default_factory=list)
    centre: list[float | None] = field(default_factory=list)
    lowers: list[float | None] = field(default_factory=list)
    uppers: list[float | None] = field(default_factory=list)
    signals: list[Signal] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    sigma_z: float | None = None
    why: str = ""


def _limits(mean: float, spread: Spread, times: int) -> Figures:
    """The limits so many standard deviations from the mean, within what is possible."""
    floor, ceiling = spread.floor, spread.ceiling
    return [
        None if sigma is None else min(ceiling, max(floor, mean + times * sigma)) for sigma in spread.sigmas
    ]  # fmt: skip


def _signals(values: Figures, mean: float, spread: Spread, first: int, preset: Preset) -> list[Signal]:
    """What the rules find in one phase, at the series' own places."""
    scores = [
        None if value is None or sigma is None else (value - mean) / sigma
        for value, sigma in zip(values, spread.sigmas, strict=True)
    ]  # fmt: skip
    return [
        Signal(rule, first + start, first + end, side, described(rule, side, end - start + 1),
               tuple(first + point for point in points))
        for rule, start, end, side, points in found_in(preset, values, scores)
    ]  # fmt: skip


def _last(limits: Figures) -> float | None:
    return next((limit for limit in reversed(limits) if limit is not None), None)


def _draw(drawn: _Drawn, values: Figures, spread: Spread, start: int, reason: str, preset: Preset) -> None:
    """Add one phase: its centre line and limits, its signals, and what is to be said about it."""
    length = len(values)
    points = length - values.count(None)
    sigmas, drawn.why = spread.sigmas, spread.why
    if points and points < preset.fewest:
        drawn.why = f"Too few figures ({points}; {preset.fewest} are needed) to tell a signal from chance."
        sigmas = ()
    lowers: Figures = [None] * length
    uppers = lowers
    if sigmas and spread.mean is not None:
        lowers, uppers = _limits(spread.mean, spread, -3), _limits(spread.mean, spread, 3)
        drawn.signals += _signals(values, spread.mean, spread, start, preset)
    drawn.phases.append(
        Phase(start, start + length - 1, spread.mean, _last(lowers), _last(uppers), reason, points)
    )  # fmt: skip
    drawn.centre += [spread.mean] * length
    drawn.lowers += lowers
    drawn.uppers += uppers
    drawn.sigma_z = spread.sigma_z if sigmas else None
    drawn.notes += [note for note in (drawn.why, spread.note if sigmas else "") if note]


def _notes(drawn: _Drawn, values: Figures, preset: Preset, trial: bool) -> tuple[str, ...]:
    notes = [f"Rule set: {preset.name} ({preset.title}).", *dict.fromkeys(drawn.notes)]
    gaps = values.count(None)
    if gaps:
        notes.append(f"{gaps} of {len(values)} figures are missing; no run or moving range crosses a gap.")
    if gaps < len(values) and values[-1] is None:
        notes.append("The latest figure is missing; the verdict is that of the last one there is.")
    if trial:
        notes.append(f"The limits are on trial: the last phase has fewer than {TRIAL_BELOW} figures.")
    return tuple(notes)


def analysed(
    chart: str, values: Figures, spread_of: Callable[[int, int], Spread], preset: Preset, phases: Starts,
    polarity: str | None, target: float | None,
) -> Spc:  # fmt: skip
    """The whole analysis; ``spread_of`` gives mean and deviations of the figures from one place to another."""
    better(polarity)
    drawn = _Drawn(why="There are no figures.")
    for first, last, reason in stretches(phases, len(values)):
        _draw(drawn, values[first : last + 1], spread_of(first, last), first, reason, preset)
    end = drawn.phases[-1] if drawn.phases else Phase(0, -1, None, None, None, "", 0)
    trial = end.lower is not None and end.points < TRIAL_BELOW
    state, judged, words = _verdicts(drawn, values, end, polarity, target, trial)
    marked = {point for signal in drawn.signals for point in signal.points}
    return Spc(
        chart, preset, tuple(values), tuple(drawn.centre), tuple(drawn.lowers), tuple(drawn.uppers),
        end.mean, end.lower, end.upper, drawn.sigma_z, tuple(drawn.phases), tuple(drawn.signals),
        tuple(place in marked for place in range(len(values))), state, judged, target, trial,
        _notes(drawn, values, preset, trial), words,
    )  # fmt: skip


def _verdicts(
    drawn: _Drawn, values: Figures, end: Phase, polarity: str | None, target: float | None, trial: bool
) -> tuple[Variation, Assurance, str]:
    """Both verdicts of the latest figure, and the sentence."""
    latest = max((place for place, value in enumerate(values) if value is not None), default=-1)
    if end.lower is None or end.mean is None:
        return Variation.NONE, Assurance.NONE, drawn.why
    signal = latest_signal(drawn.signals, latest)
    value = values[latest]
    state = variation(signal, value is not None and value > end.mean, polarity)
    words = sentence(state, signal, any(drawn.signals), drawn.why, trial)
    return state, assurance(target, end.lower, end.upper, polarity), words
