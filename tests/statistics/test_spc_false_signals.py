"""What the rules do where nothing happened: the theory against print, and the rules against the theory."""

import sys
from math import sqrt
from pathlib import Path

import pytest

from headway.statistics import PRESETS
from headway.statistics.spc.rules import found_in

SCRIPTS = Path(__file__).resolve().parents[2] / "scripts"


@pytest.fixture(scope="module")
def theory():
    sys.path.insert(0, str(SCRIPTS))
    try:
        import signal_series
        import signal_theory
    finally:
        sys.path.remove(str(SCRIPTS))
    return signal_theory, signal_series


# C. W. Champ and W. H. Woodall (1987), Technometrics 29, 393-399: limits alone; with eight in a row on one side; all
# four Western Electric rules.
def test_the_chain_gives_the_run_lengths_of_champ_and_woodall(theory):
    exact, _ = theory
    zones = exact.normal_zones()
    alone = exact.Chain(exact.nhs_step(near=False, shift=0), exact.NHS_START)
    with_runs = exact.Chain(exact.nhs_step(near=False, shift=8), exact.NHS_START)
    western_electric = exact.Chain(exact.nelson_step(8, spread=False), exact.NELSON_START)
    assert round(alone.run_length(zones), 2) == 370.40
    assert round(with_runs.run_length(zones), 2) == 152.73
    assert round(western_electric.run_length(zones), 2) == 91.75


def test_seven_figures_rise_or_fall_throughout_twice_in_seven_factorial(theory):
    exact, _ = theory
    assert exact.ordered(7, 7) == pytest.approx(2 / 5040)
    assert exact.ordered(6, 7) == pytest.approx(0, abs=1e-12)


@pytest.mark.parametrize("preset", ["nhs-mdc", "nelson", "anhoej"])
def test_the_rules_cry_wolf_as_often_as_theory_says(theory, preset):
    exact, made_up = theory
    seeds, zones = 3000, [exact.normal_zones()] * made_up.MONTHS
    if preset == "anhoej":
        expected = exact.runs_signal(zones, beyond=True)
    else:
        step, start = (exact.nelson_step(), exact.NELSON_START) if preset == "nelson" else (
            exact.nhs_step(), exact.NHS_START,
        )  # fmt: skip
        order = exact.ordered(36, 6, 14) if preset == "nelson" else exact.ordered(36, 7)
        expected = 1 - (1 - exact.Chain(step, start).signal(zones)) * (1 - order)
    series = [made_up.normal(seed) for seed in range(seeds)]
    found = sum(bool(found_in(PRESETS[preset], each.values, each.scores)) for each in series) / seeds
    assert abs(found - expected) < 4 * sqrt(expected * (1 - expected) / seeds)
