"""The rules against their definitions, looked up figure by figure and window by window without any cleverness."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from headway.statistics import PRESETS, Rule
from headway.statistics.spc.rules import found_in, longest_run_allowed

# Scores as whole sixteenths, with many ties, figures on the mean, on the limits and gaps.
figure = st.one_of(
    st.none(), st.integers(-60, 60).map(lambda n: n / 16), st.sampled_from([0.0, 1.0, 2.0, 3.0, 2.5])
)
calm = st.integers(-20, 40).map(lambda n: n / 16)
series = st.lists(st.one_of(figure, calm, calm), max_size=45)
Scores = Sequence[float | None]


def windows(scores: Scores, width: int) -> Iterator[tuple[range, list[float]]]:
    """Every stretch so many figures long without a gap."""
    for start in range(len(scores) - width + 1):
        places = range(start, start + width)
        held = [scores[place] for place in places]
        if None not in held:
            yield places, held


def side(z: float) -> int:
    return (z > 0) - (z < 0)


def in_a_row(scores: Scores, width: int) -> set[int]:
    return {
        p for places, held in windows(scores, width) if {side(z) for z in held} in ({1}, {-1}) for p in places
    }


def rising_or_falling(scores: Scores, width: int) -> set[int]:
    marked = set()
    for places, held in windows(scores, width):
        steps = {side(b - a) for a, b in pairwise(held)}
        if steps in ({1}, {-1}):
            marked |= set(places)
    return marked


def marks(preset: str, scores: Scores) -> dict[Rule, set[int]]:
    found: dict[Rule, set[int]] = {}
    for rule, _, _, _, points in found_in(PRESETS[preset], scores, scores):
        found.setdefault(rule, set()).update(points)
    return found


@settings(max_examples=400)
@given(series)
def test_the_nhs_rules_mark_what_their_definitions_say(scores):
    near = {i for i, z in enumerate(scores) if z is not None and 2 < abs(z) <= 3}
    pairs: set[int] = set()
    for places, held in windows(scores, 3):
        close = near & set(places)
        if len(close) >= 2 and {side(z) for z in held} in ({1}, {-1}):
            pairs |= close
    expected = {
        Rule.BEYOND: {i for i, z in enumerate(scores) if z is not None and abs(z) > 3},
        Rule.TREND: rising_or_falling(scores, 7),
        Rule.TWO_OF_THREE: pairs,
        Rule.SHIFT: in_a_row(scores, 7),
    }
    assert marks("nhs-mdc", scores) == {rule: points for rule, points in expected.items() if points}


def most_beyond(scores: Scores, width: int, need: int, away: float) -> set[int]:
    marked: set[int] = set()
    for places, held in windows(scores, width):
        for way in (1, -1):
            far = {p for p, z in zip(places, held, strict=True) if way * z > away}
            if len(far) >= need:
                marked |= far
    return marked


@settings(max_examples=400)
@given(series)
def test_nelsons_tests_mark_what_their_definitions_say(scores):
    turns: set[int] = set()
    for places, held in windows(scores, 14):
        steps = [side(b - a) for a, b in pairwise(held)]
        if all(steps) and all(a == -b for a, b in pairwise(steps)):
            turns |= set(places)
    expected = {
        Rule.BEYOND: {i for i, z in enumerate(scores) if z is not None and abs(z) > 3},
        Rule.SHIFT: in_a_row(scores, 9),
        Rule.TREND: rising_or_falling(scores, 6),
        Rule.ALTERNATING: turns,
        Rule.TWO_OF_THREE: most_beyond(scores, 3, 2, 2),
        Rule.FOUR_OF_FIVE: most_beyond(scores, 5, 4, 1),
        Rule.FIFTEEN_INSIDE: {p for w, held in windows(scores, 15) if max(map(abs, held)) <= 1 for p in w},
        Rule.EIGHT_OUTSIDE: {p for w, held in windows(scores, 8) if min(map(abs, held)) > 1 for p in w},
    }
    assert marks("nelson", scores) == {rule: points for rule, points in expected.items() if points}


@settings(max_examples=400)
@given(series)
def test_runs_analysis_looks_only_at_the_figures_off_the_centre_line(scores):
    useful = [(place, z) for place, z in enumerate(scores) if z]
    found = marks("anhoej", scores)
    held = [z for _, z in useful]
    if len(held) < 10:
        assert not {Rule.LONGEST_RUN, Rule.CROSSINGS} & found.keys()
        return
    long = in_a_row(held, longest_run_allowed(len(held)) + 1)
    assert found.get(Rule.LONGEST_RUN, set()) == {useful[place][0] for place in long}
