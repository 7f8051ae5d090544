"""A made-up county of Kent's size: every step, drift, gap and odd district that was planted in it shows as a signal.

The way is the product's own: returns, store, indicators by district and month, charts and the spread of districts.
"""

import json
import shutil
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from headway.indicators import compute
from headway.indicators.observation import Observation
from headway.returns.intake import read_folder
from headway.returns.store import Store, load, make_key
from headway.returns.synth import synthesise
from headway.statistics import Spc, p_chart, spread, xmr

CHILDREN = 60_000
"""Known in three years: about 2,000 referrals a month, as Kent has them. A smaller place hides a step in its noise."""
WORSE = {
    "assessment_45wd_pct": "low",
    "icpc_15wd_pct": "low",
    "sw_vacancy_rate": "high",
    "sw_caseload": "high",
}
"""The side on which each planted change for the worse lies."""
Figures = dict[tuple[str, str], list[Observation]]


@pytest.fixture
def county(tmp_path: Path) -> tuple[list[dict[str, Any]], Figures]:
    """What was planted, and the figures by measure and district."""
    synthesise("kent-like", CHILDREN, 3, 1, tmp_path / "returns")
    shutil.rmtree(tmp_path / "returns" / "ssda903")  # nothing is planted in it, and it takes long to read
    store = Store.of_workspace(tmp_path / "site")
    with read_folder(tmp_path / "returns") as intake:
        load(intake, store, key=make_key(tmp_path / "key", store=store.folder), authority="Kent")
    planted = json.loads((tmp_path / "returns" / "planted.json").read_text())["events"]
    ids = sorted({each["measure"] for each in planted} | {"referrals_number"})
    found: Figures = defaultdict(list)
    for each in compute(store, ids=ids, by="district", every="month", start="2023-04", end="2026-03"):
        if each.area != "unknown":
            found[each.indicator, each.area].append(each)
    return planted, found


def chart(figures: list[Observation]) -> Spc:
    """The chart that the figures call for: p of shares of people, single values otherwise."""
    if figures[0].denominator is None or figures[0].indicator.startswith("sw_"):
        return xmr([None if each.value is None else float(each.value) for each in figures])
    there = [bool(each.denominator) for each in figures]
    return p_chart(
        [float(each.numerator) if has else None for each, has in zip(figures, there, strict=True)],
        [float(each.denominator or 0) if has else None for each, has in zip(figures, there, strict=True)],
    )


def months_signalled(figures: list[Observation], side: str) -> Iterator[str]:
    """The months that belong to a signal on that side."""
    for signal in chart(figures).signals:
        if signal.side == side:
            yield from (each.period for each in figures[signal.first : signal.last + 1])


def test_all_that_was_planted_is_found(county: tuple[list[dict[str, Any]], Figures]) -> None:
    """One test, as the county takes a while to make and two would each make it."""
    every_step_and_drift_shows_in_its_districts_chart(*county)
    the_district_that_improved_was_high_before_and_runs_low_since(*county)
    the_month_of_which_nothing_was_recorded_lies_beyond_the_limits(*county)
    the_district_whose_visits_are_late_is_the_odd_one_out(*county)


def every_step_and_drift_shows_in_its_districts_chart(planted: list[dict[str, Any]], found: Figures) -> None:
    steps = [each for each in planted if each["measure"] in WORSE]
    assert {each["shape"] for each in steps} == {"step", "drift"}
    for event in steps:
        marked = set(months_signalled(found[event["measure"], event["district"]], WORSE[event["measure"]]))
        during = {each for each in marked if event["first_month"] <= each <= event["last_month"]}
        assert during, f"{event['name']} was not found"


def the_district_that_improved_was_high_before_and_runs_low_since(
    planted: list[dict[str, Any]], found: Figures
) -> None:
    before, after = (each for each in planted if each["measure"] == "rereferral_pct")
    figures = found["rereferral_pct", before["district"]]
    assert any(each <= before["last_month"] for each in months_signalled(figures, "high"))
    assert any(each >= after["first_month"] for each in months_signalled(figures, "low"))
    odd = odd_districts(found, "rereferral_pct", before["first_month"], before["last_month"])
    assert odd[before["district"]] == "high"


def the_month_of_which_nothing_was_recorded_lies_beyond_the_limits(
    planted: list[dict[str, Any]], found: Figures
) -> None:
    (gap,) = (each for each in planted if each["shape"] == "gap")
    assert gap["first_month"] in months_signalled(found["referrals_number", gap["district"]], "low")


def the_district_whose_visits_are_late_is_the_odd_one_out(
    planted: list[dict[str, Any]], found: Figures
) -> None:
    (late,) = (each for each in planted if each["measure"] == "cpp_visit_timescale_pct")
    odd = odd_districts(found, "cpp_visit_timescale_pct", late["first_month"], late["last_month"])
    assert odd == {late["district"]: "low"}


def odd_districts(found: Figures, measure: str, first: str, last: str) -> dict[str, str]:
    """The districts that stand out against what chance alone gives, over these months together."""
    parts = {
        area: [each for each in figures if first <= each.period <= last]
        for (code, area), figures in found.items()
        if code == measure
    }
    counted = {
        area: (sum(int(each.numerator) for each in some), sum(int(each.denominator or 0) for each in some))
        for area, some in parts.items()
    }
    seen = spread(list(counted), [e for e, _ in counted.values()], [n for _, n in counted.values()])
    return {each.name: each.odd for each in seen.odd}
