"""Children of each authority, its size band, and unaccompanied children among those it looks after."""

import csv
import gzip
from collections import Counter
from datetime import date

import pytest

from headway.areas import (
    SizeBand,
    all_on,
    by_code,
    children,
    size_band,
    size_bands_in_words,
    size_thresholds,
    uasc_share,
    unaccompanied,
)
from headway.errors import ForPerson

KENT, MEDWAY, SCILLY, CITY = "E10000016", "E06000035", "E06000053", "E09000001"


def test_kent_has_355390_children_and_is_a_larger_authority():
    assert children(KENT) == 355_390
    assert size_band(KENT) is SizeBand.LARGER
    assert size_band(SCILLY) is SizeBand.SMALLER


def test_every_authority_of_today_has_its_children_and_the_bands_are_thirds():
    today = [authority.ons_code for authority in all_on(date(2026, 1, 1))]
    assert Counter(map(size_band, today)) == {SizeBand.SMALLER: 51, SizeBand.MIDDLE: 51, SizeBand.LARGER: 51}
    middle, larger = size_thresholds()
    assert f"{middle:,}" in size_bands_in_words()
    assert f"{larger:,}" in size_bands_in_words()


def test_a_council_keeps_its_children_when_only_its_code_changes_and_an_abolished_one_has_none():
    assert children("E08000016") == children("E08000038")  # Barnsley, before and after its code changed
    cumbria = "E10000006"
    assert by_code(cumbria).last_day is not None
    assert children(cumbria) is None
    assert size_band(cumbria) is None
    assert unaccompanied(cumbria) is None


def test_unaccompanied_children_are_a_share_of_those_looked_after_that_day():
    found = unaccompanied(KENT)
    assert (found.count, found.year) == (451, 2025)
    assert uasc_share(KENT) == found.count / found.looked_after
    assert uasc_share(KENT) > uasc_share(MEDWAY)


def test_a_symbol_in_place_of_a_number_is_not_nought():
    assert uasc_share(CITY) is None
    assert unaccompanied(CITY).symbol == "-"
    assert unaccompanied(CITY).count is None


def test_an_unknown_code_is_refused():
    with pytest.raises(ForPerson, match="not the ONS code"):
        children("E99999999")


@pytest.mark.shared
def test_the_children_are_those_of_the_published_table(shared):
    path = shared / "benchmark/dfe-ees/ons_mid-year_population_estimates_2012_to_2024.csv"
    with path.open(encoding="utf-8-sig", newline="") as file:
        published = {
            row["new_la_code"]: int(row["population_estimate"])
            for row in csv.DictReader(file)
            if row["time_period"] == "2024" and row["geographic_level"] == "Local authority"
        }
    assert len(published) == 153
    assert {code: children(code) for code in published} == published


@pytest.mark.shared
def test_the_unaccompanied_children_and_their_share_are_those_of_the_published_table(shared):
    """The tool prints the share in whole per cent: ours, from the two counts, is within half a point of it."""
    with gzip.open(shared / "benchmark/lait/lait_csc_topics_long.csv.gz", "rt", encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if row["Years"] == "2025"]

    def published(measure):
        return {
            row["LA Number"].split(".")[0]: row["Values"] for row in rows if row["Measure_short"] == measure
        }

    counts, shares = published("Unacc_Asylmn_Seek_Childn"), published("Unacc_Asylmn_Seek_Childn%")
    for authority in all_on(date(2026, 1, 1)):
        found, number = unaccompanied(authority.ons_code), authority.dfe_number
        if counts[number] == "-":
            assert found.share is None
        else:
            assert found.count == int(counts[number])
            assert abs(100 * found.share - float(shares[number])) <= 0.51, authority.name
