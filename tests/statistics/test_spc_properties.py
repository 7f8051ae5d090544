"""What must hold for every series: moving, stretching, turning over and turning round change nothing that matters."""

from hypothesis import given, settings
from hypothesis import strategies as st

from headway.statistics import PRESETS, laney_p, p_chart, u_chart, xmr

names = st.sampled_from(sorted(PRESETS))
# Eighths are exact in a double, so that moving and stretching them is too.
figures = st.lists(st.one_of(st.none(), st.integers(-400, 400).map(lambda n: n / 8)), min_size=1, max_size=40)
pairs = st.lists(st.tuples(st.integers(0, 40), st.integers(0, 60)), min_size=1, max_size=30).map(
    lambda many: [(min(events, total), total) for events, total in many]
)
POLARITY = {"higher": "lower", "lower": "higher"}
OTHER = {"high": "low", "low": "high", "both": "both"}


def shape(found):
    return [(s.rule, s.first, s.last, s.side, s.points) for s in found.signals]


def mapped(values, change):
    return [None if value is None else change(value) for value in values]


def close(ours, theirs):
    if ours is None or theirs is None:
        return ours is theirs
    return abs(ours - theirs) <= 1e-9 * max(1.0, abs(ours), abs(theirs))


@given(figures, names, st.integers(-1000, 1000), st.sampled_from([0.25, 0.5, 2, 4, 64]))
def test_moving_and_stretching_a_series_moves_and_stretches_its_limits_only(values, preset, shift, scale):
    before = xmr(values, preset=preset, polarity="lower")
    after = xmr(mapped(values, lambda v: scale * v + shift), preset=preset, polarity="lower")
    assert shape(after) == shape(before)
    assert (after.variation, after.words) == (before.variation, before.words)
    for ours, theirs in zip(after.uppers, mapped(before.uppers, lambda v: scale * v + shift), strict=True):
        assert close(ours, theirs)


@given(figures, names, st.integers(-60, 60))
def test_turning_a_series_over_swaps_high_and_low(values, preset, target):
    before = xmr(values, preset=preset, polarity="higher", target=target)
    after = xmr(mapped(values, lambda v: -v), preset=preset, polarity="lower", target=-target)
    assert sorted((r, f, l_, OTHER[side], p) for r, f, l_, side, p in shape(after)) == sorted(shape(before))
    assert after.flagged == before.flagged
    assert after.assurance == before.assurance
    assert after.variation.split()[0] == before.variation.split()[0]


@given(figures, names)
def test_swapping_the_better_direction_swaps_improvement_and_concern(values, preset):
    one, other = xmr(values, preset=preset, polarity="higher"), xmr(values, preset=preset, polarity="lower")
    swapped = {"improvement": "concern", "concern": "improvement"}
    first, *rest = one.variation.split()
    assert other.variation.split() == [swapped.get(first, first), *rest]
    assert shape(one) == shape(other)


@given(figures, names)
def test_a_series_read_backwards_has_the_same_limits_and_the_same_marks(values, preset):
    before, after = xmr(values, preset=preset), xmr(values[::-1], preset=preset)
    assert close(after.lower, before.lower)
    assert close(after.mean, before.mean)
    assert after.flagged == before.flagged[::-1]


@given(figures, names, st.sets(st.integers(0, 39), max_size=4), st.randoms())
def test_phases_may_be_given_in_any_order_and_cover_the_series_once(values, preset, starts, dice):
    phases = [(start, f"reason {start}") for start in starts if start < len(values)]
    shuffled = dice.sample(phases, len(phases))
    found = xmr(values, preset=preset, phases=shuffled)
    assert found == xmr(values, preset=preset, phases=phases)
    covered = [place for phase in found.phases for place in range(phase.first, phase.last + 1)]
    assert covered == list(range(len(values)))


@given(figures, figures, names)
def test_a_phase_is_analysed_as_if_it_stood_alone(first, second, preset):
    alone = xmr(second, preset=preset, polarity="lower")
    joined = xmr([*first, *second], preset=preset, polarity="lower", phases=[(len(first), "new process")])
    assert joined.lowers[len(first) :] == alone.lowers
    assert joined.flagged[len(first) :] == alone.flagged
    assert (joined.mean, joined.variation) == (alone.mean, alone.variation)


@given(figures, names)
def test_every_mark_has_its_signal_and_no_gap_is_marked(values, preset):
    found = xmr(values, preset=preset)
    assert {p for s in found.signals for p in s.points} == {i for i, mark in enumerate(found.flagged) if mark}
    assert not any(mark for value, mark in zip(values, found.flagged, strict=True) if value is None)
    if found.upper is None:
        assert not any(found.flagged[found.phases[-1].first :])


@settings(max_examples=60)
@given(pairs, names)
def test_counting_what_did_not_happen_turns_a_share_over(many, preset):
    events, totals = [e for e, _ in many], [t for _, t in many]
    for chart in (p_chart, laney_p):
        did = chart(events, totals, preset=preset)
        did_not = chart([t - e for e, t in many], totals, preset=preset)
        for lower, upper in zip(did.lowers, did_not.uppers, strict=True):
            assert close(lower, None if upper is None else 1 - upper)


@given(pairs, st.integers(2, 9))
def test_more_cases_at_the_same_share_draw_narrower_limits_at_the_same_mean(many, times):
    events, totals = [e for e, _ in many], [t for _, t in many]
    few = u_chart(events, totals)
    more = u_chart([times * e for e in events], [times * t for t in totals])
    assert close(few.mean, more.mean)
    for wide, narrow in zip(few.uppers, more.uppers, strict=True):
        assert (wide is None) == (narrow is None)
        assert wide is None or narrow < wide
