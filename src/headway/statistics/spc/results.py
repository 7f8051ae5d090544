"""What an analysis of one series gives back: limits, phases, signals and the two verdicts."""

from dataclasses import dataclass, field
from enum import StrEnum

from headway.statistics.spc.presets import Preset, Rule


class Variation(StrEnum):
    """What the latest figure says about change: the seven states of the NHS variation icon, and none.

    ``NONE`` means the series cannot say: no figures, too few, or all the same.
    """

    COMMON = "common cause"
    IMPROVEMENT_HIGH = "improvement high"
    IMPROVEMENT_LOW = "improvement low"
    CONCERN_HIGH = "concern high"
    CONCERN_LOW = "concern low"
    NEUTRAL_HIGH = "neutral high"
    NEUTRAL_LOW = "neutral low"
    NONE = "none"

    @property
    def is_signal(self) -> bool:
        """Whether the latest figure is part of a signal."""
        return self not in (Variation.COMMON, Variation.NONE)


class Assurance(StrEnum):
    """Whether the process, left as it is, will meet the target; ``NONE`` without target, direction or limits."""

    MEETS = "consistently meets"
    FAILS = "consistently fails"
    HIT_OR_MISS = "hit or miss"
    NONE = "none"


@dataclass(frozen=True)
class Signal:
    """A rule that was met, from figure ``first`` to ``last`` (counted from 0). ``side`` is high or low; a pattern of
    the whole spread has neither and says "both". ``points`` are the figures that are marked for it."""

    rule: Rule
    first: int
    last: int
    side: str
    words: str
    points: tuple[int, ...] = ()


@dataclass(frozen=True)
class Phase:
    """A stretch with its own mean and limits. Where limits vary with the denominator, ``lower`` and ``upper`` are
    those of its last figure. ``reason`` is why it was begun, blank for the first; ``points`` counts its figures."""

    first: int
    last: int
    mean: float | None
    lower: float | None
    upper: float | None
    reason: str
    points: int


@dataclass(frozen=True)
class Spc:
    """One series analysed. Tuples run along the series; None stands where there is no figure or no limit.

    ``mean``, ``lower`` and ``upper`` are those of the last phase. ``sigma_z`` is Laney's factor of that phase, None on
    other charts. Values, mean, limits and target share one unit: that of the values given, a share from 0 to 1 on p
    charts, events for each ``per`` of exposure on u charts.
    """

    chart: str
    preset: Preset
    values: tuple[float | None, ...]
    centre: tuple[float | None, ...]
    lowers: tuple[float | None, ...]
    uppers: tuple[float | None, ...]
    mean: float | None
    lower: float | None
    upper: float | None
    sigma_z: float | None
    phases: tuple[Phase, ...]
    signals: tuple[Signal, ...]
    flagged: tuple[bool, ...]
    variation: Variation
    assurance: Assurance
    target: float | None
    trial: bool
    notes: tuple[str, ...]
    words: str = field(default="")
