"""The made-up authorities are near to the published figures, counted from the written files in plain Python."""

import pytest
import synth_counting

from headway.returns.synth import read_profile, synthesise

CHILDREN = 20_000
YEARS = [2023, 2024, 2025, 2026]

# How far the mean of four years may lie from the published figure: in parts of it for rates and means, in points for
# percentages. Set from the numbers of children behind each (a small place varies), before seed 2026 was ever run.
TOLERANCES = {
    "referral_rate": 0.03, "s47_rate": 0.08, "icpc_rate": 0.12, "cpp_rate": 0.15, "cpp_start_rate": 0.12,
    "cin_rate": 0.08, "cla_rate": 0.10, "cla_start_rate": 0.06, "sw_caseload": 0.12,
    "cla_missing_incidents_per_child": 0.2, "sdq_average": 0.06,
}  # fmt: skip
POINTS = {
    "rereferral_pct": 2.0, "referral_nfa_pct": 0.6, "assessment_45wd_pct": 2.5, "icpc_15wd_pct": 5.0,
    "cpp_second_subsequent_pct": 4.0, "cpp_review_timescale_pct": 3.0, "uasc_pct_cla": 5.0, "uasc_pct_starts": 4.0,
    "foster_care_pct": 6.0, "childrens_home_pct": 3.5, "supported_accommodation_pct": 4.0,
    "placed_with_parents_pct": 2.5, "placed_20miles_outside_pct": 3.5, "placed_unknown_distance_pct": 5.0,
    "adopted_pct_ceased": 2.5, "placements_3plus_pct": 3.0, "social_workers_3plus_pct": 5.0, "cla_missing_pct": 1.5,
    "cla_away_pct": 1.0, "health_assessment_pct": 3.0, "dental_check_pct": 3.5, "substance_misuse_pct": 2.0,
    "cl_eet_pct": 5.0, "cl_neet_pct": 5.0, "cl_suitable_accommodation_pct": 4.0, "cl_not_in_touch_pct": 2.5,
    "sw_vacancy_rate": 5.0, "sw_agency_rate": 4.0, "sw_turnover_rate": 5.0, "sw_absence_rate": 1.0,
}  # fmt: skip


@pytest.fixture(scope="module", params=["kent-like", "england-like"])
def counted(request, tmp_path_factory):
    folder = tmp_path_factory.mktemp(request.param) / "made"
    synthesise(request.param, CHILDREN, 5, 2026, folder)
    return read_profile(request.param), synth_counting.mean_figures(folder, YEARS)


@pytest.mark.parametrize("name", TOLERANCES)
def test_a_rate_is_near_to_the_published_one(counted, name):
    profile, figures = counted
    assert figures[name] == pytest.approx(profile.figure(name), rel=TOLERANCES[name])


@pytest.mark.parametrize("name", POINTS)
def test_a_percentage_is_near_to_the_published_one(counted, name):
    profile, figures = counted
    assert figures[name] == pytest.approx(profile.figure(name), abs=POINTS[name])


def test_every_figure_and_every_share_says_where_it_is_from():
    for name in ("kent-like", "england-like", "london-like"):
        profile = read_profile(name)
        assert all(figure.source and figure.period for figure in profile.figures.values())
        assert sum(district.share for district in profile.districts) == pytest.approx(1.0)
        assert sum(district.arrivals for district in profile.districts) == pytest.approx(1.0)
