"""How often chance alone makes a signal, exactly: by a Markov chain for rules on zones, by ranks for trends.

Known mean and limits, independent figures. The chain is that of C. W. Champ and W. H. Woodall (1987), Technometrics
29, 393-399; runs and crossings after T. Wentzel-Larsen and J. Anhøj (2019), PLoS ONE 14, e0223233.
"""

from collections.abc import Callable, Hashable, Iterable, Sequence
from functools import cache
from itertools import product

import numpy as np
from scipy.special import bdtr, gammaln, ndtr

from headway.statistics.spc.rules import fewest_crossings_allowed, longest_run_allowed

State = tuple[Hashable, ...]
Zone = tuple[int, int]
"""Side of the mean (1 high, -1 low) and whole standard deviations away, 3 for all beyond the limits."""
Step = Callable[[State, Zone], State | None]

ZONES: tuple[Zone, ...] = tuple(product((1, -1), (0, 1, 2, 3)))


def normal_zones() -> np.ndarray:
    """The probability of each zone for a normal figure."""
    inside = [float(ndtr(away + 1) - ndtr(away)) for away in (0, 1, 2)]
    return np.array([*inside, float(ndtr(-3))] * 2)


def counted_zones(chances: np.ndarray, mean: float, deviation: float) -> np.ndarray:
    """The probability of each zone for a count of 0, 1, 2 ... with these chances."""
    scores = (np.arange(len(chances)) - mean) / deviation
    level = np.minimum(np.ceil(np.abs(scores)).astype(int) - 1, 3)
    return np.array([chances[(np.sign(scores) == side) & (level == away)].sum() for side, away in ZONES])


def binomial_chances(total: int, share: float) -> np.ndarray:
    """The chance of each count of events."""
    return np.diff(bdtr(np.arange(total + 1), total, share), prepend=0.0)


def poisson_chances(mean: float) -> np.ndarray:
    """The chance of each count, as far as it can matter."""
    counts = np.arange(int(mean + 15 * mean**0.5 + 30))
    return np.exp(counts * np.log(mean) - mean - gammaln(counts + 1))


def nhs_step(beyond: bool = True, near: bool = True, shift: int = 7) -> Step:
    """Beyond the limits, two of three near one (all on its side), so many on one side. 0 leaves the last out."""

    def step(state: State, zone: Zone) -> State | None:
        (two, one, run) = state
        side, away = zone
        run = (side, min(run[1] + 1, shift or 1) if run[0] == side else 1)
        window = (two, one, (side, away == 2))
        if beyond and away == 3:
            return None
        if near and {s for s, _ in window} == {side} and sum(is_near for _, is_near in window) >= 2:
            return None
        if shift and run[1] >= shift:
            return None
        return (one, window[2], run)

    return step


NHS_START: State = ((0, False), (0, False), (0, 0))


def nelson_step(shift: int = 9, spread: bool = True) -> Step:
    """Beyond, two of three and four of five on one side, so many on one side; with ``spread`` tests 7 and 8 too."""

    def step(state: State, zone: Zone) -> State | None:
        *last, run, inside, outside = state
        side, away = zone
        window = [*last, zone if away else (0, 0)]
        run = (side, run[1] + 1 if run[0] == side else 1)
        inside, outside = (inside + 1, 0) if away == 0 else (0, outside + 1)
        far = sum(s == side and a >= 2 for s, a in window[-3:])
        some = sum(s == side and a >= 1 for s, a in window)
        if away == 3 or (away == 2 and far >= 2) or (away and some >= 4) or run[1] >= shift:
            return None
        if spread and (inside >= 15 or outside >= 8):
            return None
        return (*window[1:], run, inside if spread else 0, outside if spread else 0)

    return step


NELSON_START: State = ((0, 0), (0, 0), (0, 0), (0, 0), (0, 0), 0, 0)


class Chain:
    """Every state that the rules can be in, and where each zone leads from it (-1: a signal)."""

    def __init__(self, step: Step, start: State) -> None:
        numbers, queue, rows = {start: 0}, [start], []
        for state in queue:  # it grows while it is read
            row = []
            for zone in ZONES:
                after = step(state, zone)
                if after is not None and after not in numbers:
                    numbers[after] = len(queue)
                    queue.append(after)
                row.append(-1 if after is None else numbers[after])
            rows.append(row)
        self.leads = np.array(rows).T

    def quiet(self, zones: Iterable[np.ndarray]) -> Iterable[float]:
        """The probability of no signal yet, after each figure."""
        states = np.zeros(self.leads.shape[1])
        states[0] = 1.0
        for chances in zones:
            after = np.zeros_like(states)
            for leads, chance in zip(self.leads, chances, strict=True):
                stays = leads >= 0
                after += chance * np.bincount(leads[stays], weights=states[stays], minlength=len(states))
            states = after
            yield float(states.sum())

    def signal(self, zones: Iterable[np.ndarray]) -> float:
        """The probability of a signal somewhere in the series."""
        *_, quiet = self.quiet(zones)
        return 1 - quiet

    def run_length(self, zones: np.ndarray) -> float:
        """The average number of figures to the first signal."""
        total, before = 1.0, 1.0
        for quiet in self.quiet(zones for _ in range(100_000)):
            total += quiet
            if quiet < 0.2:  # by now it falls by the same factor each time
                return total + quiet * (quiet / before) / (1 - quiet / before)
            before = quiet
        return total


@cache
def ordered(length: int, trend: int, turns: int = 0) -> float:
    """The probability of ``trend`` figures in a row rising or falling, or of ``turns`` in a row alternating.

    By inserting ranks one after another; the same for every continuous distribution.
    """
    states = {(0, 1, 1): np.ones(1)}  # direction, figures in it, figures alternating -> by rank of the latest
    for size in range(1, length):
        after: dict[tuple[int, int, int], np.ndarray] = {}
        for (direction, run, swings), chances in states.items():
            below = np.concatenate([[0.0], np.cumsum(chances)]) / (size + 1)
            for way, into in ((1, below), (-1, below[-1] - below)):
                runs = run + 1 if way == direction else 2
                swing = swings + 1 if way == -direction else 2
                if runs >= trend or (turns and swing >= turns):
                    continue
                key = (way, runs, swing if turns else 0)
                after[key] = after.get(key, 0) + into
        states = after
    return 1 - sum(float(chances.sum()) for chances in states.values())


def runs_signal(zones: Sequence[np.ndarray], beyond: bool) -> float:
    """The probability of too long a run or too few crossings, and with ``beyond`` of a figure beyond the limits."""
    longest, fewest = longest_run_allowed(len(zones)), fewest_crossings_allowed(len(zones))
    states = {(0, 0, -1): 1.0}  # side, run, crossings
    for chances in zones:
        ends = -1 if beyond else 4
        high, low = chances[:4][:ends].sum(), chances[4:][:ends].sum()
        after: dict[tuple[int, int, int], float] = {}
        for (side, run, crossings), chance in states.items():
            for way, weight in ((1, high), (-1, low)):
                key = (way, run + 1, crossings) if way == side else (way, 1, crossings + 1)
                if key[1] <= longest:
                    after[key] = after.get(key, 0.0) + chance * weight
        states = after
    return 1 - sum(chance for (_, _, crossings), chance in states.items() if crossings >= fewest)
