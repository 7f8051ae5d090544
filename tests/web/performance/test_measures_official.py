"""A measure beside the official statistics as they were published: the numbers of ../shared/benchmark, on the page."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from measures_site import a_measure, figures
from page_reading import Read, read

from headway.benchmarks.loading import load
from headway.benchmarks.store import Store
from headway.web.accounts.roles import Role
from headway.web.register.models import Authority

pytestmark = [pytest.mark.django_db, pytest.mark.shared]
FILES = (
    "lait/lait_csc_topics_long.csv.gz",
    "lait/lait_data_dictionary.csv",
    "dfe-ees/c1_children_in_need_referrals_and_rereferrals_2013_to_2025.csv",
    "dfe-ees/2024edition_la_children_who_ceased_during_the_year.csv",
    "dfe-ees/la_cla_during_year_new_placements.csv",
    "statistical-neighbours/sn_may_2025.xlsx",
)


@pytest.fixture(scope="module")
def published(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace's store of what the tests look at; pages only read it."""
    folder = tmp_path_factory.mktemp("official")
    load([shared / "benchmark" / each for each in FILES], Store.of_workspace(folder))
    return folder


@pytest.fixture
def analyst(published: Path, settings: Any, signed_in: Callable[..., Client]) -> Client:
    (settings.WORKSPACE.folder / "benchmarks").symlink_to(published / "benchmarks")
    return signed_in(Role.ANALYST)


def page(client: Client, authority: Authority, code: str, **given: Any) -> Read:
    measure = a_measure(authority, code, title="The measure", **given)
    figures(measure, [20] * 12)
    return read(client.get(reverse("measure", args=[measure.pk])))


def test_kent_stands_beside_england_and_its_neighbours_by_mean_and_by_median(
    kent: Authority, analyst: Client
) -> None:
    found = page(analyst, kent, "rereferral_pct")
    [table] = [each for each in found.tables if each[0][0] == "Whose"]
    told = {row[0]: (row[1], row[3]) for row in table[1:]}
    assert told["Kent"] == ("21.6%", "–")
    assert told["England"] == ("22.6%", "better")
    assert {told[f"Statistical neighbours, {how}"][1] for how in ("mean", "median")} == {"worse"}
    assert "of 10 statistical neighbours (May 2025)" in found.text
    assert "edition" in found.text


def test_a_rank_is_a_range_where_authorities_are_level(kent: Authority, analyst: Client) -> None:
    assert "Rank 104 to 122 of" in page(analyst, kent, "placements_3plus_pct").text


def test_the_funnel_tells_chance_from_what_is_ordinary_among_authorities(
    kent: Authority, analyst: Client
) -> None:
    page_of = page(analyst, kent, "rereferral_pct")
    [alt] = page_of.tree.xpath("//figure[@id='chart-funnel']//img/@alt")
    assert "153 authorities" in alt
    assert "Kent, 21.6%: outside what chance alone gives, yet ordinary among authorities." in page_of.text
    rows = page_of.tree.xpath("//figure[@id='chart-funnel']//tbody/tr")
    assert len(rows) == 153


def test_adoption_with_and_without_transfers_stand_side_by_side(kent: Authority, analyst: Client) -> None:
    found = page(analyst, kent, "adopted_pct_ceased", better="higher")
    [table] = [each for each in found.tables if each[0][:2] == ["How counted", "Kent"]]
    told = {row[0]: row[1:] for row in table[1:]}
    assert [each.split("%")[0] for each in told["Like for like"]] == ["7.2", "9.5"]
    assert told["Like for like"][0] == "7.2%68 of 945"


def test_placements_far_away_stand_beside_those_of_known_distance_and_the_unknown_share(
    kent: Authority, analyst: Client
) -> None:
    found = page(analyst, kent, "placed_20miles_outside_pct")
    [table] = [each for each in found.tables if each[0][:2] == ["How counted", "Kent"]]
    told = {row[0]: [each.split("%")[0] for each in row[1:]] for row in table[1:]}
    assert told == {
        "As published": ["6.4", "16.0"],
        "Like for like": ["17.5", "18.4"],
        "Not known": ["63.6", "13.0"],
    }
    assert "These are placements that began in the year" in found.text


def test_a_neutral_measure_has_no_rank_and_is_neither_better_nor_worse(
    kent: Authority, analyst: Client
) -> None:
    found = page(analyst, kent, "uasc_pct_cla", better="neutral")
    [table] = [each for each in found.tables if each[0][0] == "Whose"]
    assert {row[3] for row in table[1:]} == {"–"}
    assert "no rank and no band" in found.text


def test_an_indicator_that_nobody_publishes_has_no_section(kent: Authority, analyst: Client) -> None:
    assert "Other authorities" not in page(analyst, kent, "our_own_measure").text
