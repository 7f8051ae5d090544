"""What must hold of any profile: inspections only narrow, measures decide nothing alone, order does not matter."""

import itertools
from dataclasses import replace
from datetime import timedelta
from random import Random

from blocks import full, visit
from hypothesis import given
from hypothesis import strategies as st
from profiles import profiles

from headway.assessment import Major, Profile
from headway.assessment.judging import Assessed, ReasonKind, assess
from headway.assessment.rulebook import Rulebook, rulebook
from headway.frameworks import sources

CSA, COUNCIL = rulebook("csa"), rulebook("council")
EVERY = st.one_of(st.tuples(profiles(), st.just(CSA)), st.tuples(profiles(council=True), st.just(COUNCIL)))


@given(EVERY)
def test_measures_alone_permit_all_four_and_lean_to_nothing(given_pair: tuple[Profile, Rulebook]) -> None:
    profile, rules = given_pair
    found = assess(replace(profile, settings=(), inspections=()), rules)
    assert found.permitted == rules.scale.grades
    assert found.leaning == ()
    assert found.limiting == ()
    assert all(each.kind in {ReasonKind.JUDGEMENT, ReasonKind.NOTE} for each in found.reasons)


@given(EVERY)
def test_without_measures_the_same_grades_are_permitted(given_pair: tuple[Profile, Rulebook]) -> None:
    profile, rules = given_pair
    assert (
        assess(profile, rules).permitted == assess(replace(profile, measures=()), rules).permitted
    )  # C limits nothing


@given(EVERY)
def test_settings_change_nothing_that_is_permitted(given_pair: tuple[Profile, Rulebook]) -> None:
    profile, rules = given_pair
    assert assess(profile, rules).permitted == assess(replace(profile, settings=()), rules).permitted


@given(EVERY)
def test_permitted_is_never_empty_and_runs_to_the_lowest_grade(given_pair: tuple[Profile, Rulebook]) -> None:
    profile, rules = given_pair
    found = assess(profile, rules)
    assert found.permitted[-1] == rules.scale.grades[-1]
    assert found.permitted == rules.scale.grades[-len(found.permitted) :]
    assert set(found.leaning) <= set(found.permitted)


@given(EVERY, st.integers(0, 1500))
def test_a_limiting_fact_never_widens_what_is_permitted(
    given_pair: tuple[Profile, Rulebook], days: int
) -> None:
    profile, rules = given_pair
    before = assess(profile, rules)
    for fact in _limiting_facts(profile, days, rules):
        after = assess(replace(profile, inspections=(*profile.inspections, fact)), rules)
        assert set(after.permitted) <= set(before.permitted), fact


def _limiting_facts(profile: Profile, days: int, rules: Rulebook):
    """Facts that say only what limits. One that also said something good could rightly lift an older limit."""
    on = profile.as_of - timedelta(days=days)
    if rules is CSA:
        yield full(on, safeguarding_overall="inadequate")
        yield full(on, lac_overall="inadequate")
        yield visit(on)
        yield visit(on, None, 2)
    else:
        yield visit(on, kind=Major.FOCUSED)


@given(EVERY, st.integers(0, 99))
def test_the_order_of_lines_does_not_matter(given_pair: tuple[Profile, Rulebook], seed: int) -> None:
    profile, rules = given_pair
    chance = Random(seed)  # noqa: S311 - an order
    shuffled = replace(
        profile,
        settings=tuple(chance.sample(profile.settings, len(profile.settings))),
        inspections=tuple(chance.sample(profile.inspections, len(profile.inspections))),
        measures=tuple(chance.sample(profile.measures, len(profile.measures))),
    )
    assert assess(shuffled, rules) == assess(profile, rules)


@given(EVERY)
def test_every_reason_names_evidence_and_sources_that_exist_and_the_most_severe_limit_is_first(
    given_pair: tuple[Profile, Rulebook],
) -> None:
    profile, rules = given_pair
    found = assess(profile, rules)
    _reasons_hold(found, profile)
    assert found.reasons[: len(found.limiting)] == found.limiting
    bests = [each.best for each in found.limiting if each.best]
    assert not any(earlier.better_than(later) for earlier, later in itertools.pairwise(bests))
    assert all(each.kind is not ReasonKind.LIMITING for each in found.reasons[len(found.limiting) :])


def _reasons_hold(found: Assessed, profile: Profile) -> None:
    for each in found.reasons:
        assert each.says.endswith(".")
        assert set(each.evidence) <= set(profile.lines)
        assert set(each.sources) <= set(sources())
        assert each.evidence or each.kind in {ReasonKind.JUDGEMENT, ReasonKind.NOTE}
