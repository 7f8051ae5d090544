"""The word for a part of a whole, and whether a word and a number agree: the same rule from both sides."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headway.assessment.words import Standing, agrees, counted, table_on, worded, worded_share
from headway.errors import ForPerson
from headway.frameworks import ProportionTable, proportion_tables

THEN = proportion_tables()["ofsted_2009_2013"]
NOW = proportion_tables()["ofsted_observed_2014_2025"]
SCOTLAND = proportion_tables()["education_scotland"]
TABLES = st.sampled_from(list(proportion_tables().values()))
SUPPORTED, CONTRADICTED, CANNOT_TELL = Standing


@st.composite
def counts(draw: st.DrawFn, largest: int = 2_000) -> tuple[int, int]:
    whole = draw(st.integers(1, largest))
    return draw(st.integers(0, whole)), whole


@given(counts(), TABLES)
def test_what_is_written_is_borne_out_by_what_it_was_written_from(share, table):
    said = worded(*share, table)
    assert agrees(said.words, share, table).standing is SUPPORTED, said


@given(counts(), TABLES)
def test_the_word_of_any_other_band_is_contradicted_unless_its_band_or_its_seen_uses_hold_the_share(
    share, table
):
    per_cent = int((Decimal(100 * share[0]) / share[1]).quantize(Decimal(1), "ROUND_HALF_UP"))
    for band in table.bands:
        expected = (
            SUPPORTED if any(each.holds(per_cent) for each in table.bands_of(band.words[0]))
            else CANNOT_TELL if band.was_used_for(per_cent)
            else CONTRADICTED
        )  # fmt: skip
        for words in band.words:
            assert agrees(words, share, table).standing is expected, words


@given(counts())
def test_of_the_table_of_2009_exactly_one_band_holds_every_share_but_half(share):
    held = [band for band in THEN.bands if agrees(band.words[0], share, THEN).standing is SUPPORTED]
    rounds_to_half = 99 * share[1] <= 200 * share[0] < 101 * share[1]
    assert len(held) == (0 if rounds_to_half else 1)


@given(counts(), TABLES)
def test_a_share_as_printed_agrees_as_its_counts_do_where_a_band_names_both(share, table):
    said = worded(*share, table)
    if (
        said.band
        and (Decimal(100 * share[0]) / share[1]).quantize(Decimal("0.1"), "ROUND_HALF_UP") == said.share
    ):
        printed = said.share.quantize(Decimal(1), "ROUND_HALF_UP")
        if said.band.holds(int(printed)):
            assert agrees(said.words, printed, table).standing is SUPPORTED


@given(counts(), TABLES)
def test_all_and_none_are_exact(share, table):
    assert (agrees("all", share, table).standing is SUPPORTED) == (share[0] == share[1])
    assert (agrees("none", share, table).standing is SUPPORTED) == (share[0] == 0)
    assert agrees("all", share, table).standing is not CANNOT_TELL


@given(counts(), counts(), TABLES)
def test_counts_agree_with_the_same_counts_only(said, share, table):
    expected = SUPPORTED if said == share else CONTRADICTED
    if said[0]:
        assert agrees(counted(*said), share, table).standing is expected


@pytest.mark.parametrize(
    ("part", "whole", "table", "words"),
    [
        (2, 3, THEN, "two of the three"),
        (9, 10, THEN, "very large majority"),
        (8, 9, THEN, "eight of the nine"),
        (97, 100, THEN, "almost all"),
        (193, 200, THEN, "almost all"),  # 96.5% rounds up
        (192, 200, THEN, "very large majority"),
        (18, 27, THEN, "large majority"),
        (14, 27, THEN, "majority"),
        (14, 27, NOW, "14 of the 27"),  # 52%: reports were not seen to have a word for it
        (5, 10, THEN, "half"),
        (101, 200, THEN, "majority"),  # 50.5% rounds up to 51
        (1009, 2000, THEN, "1,009 of the 2,000"),  # 50.45%: no word for 50 but half, and it is not half
        (0, 27, THEN, "none"),
        (27, 27, THEN, "all"),
        (1, 27, THEN, "very small minority"),
        (90, 100, SCOTLAND, "most"),
        (91, 100, SCOTLAND, "almost all"),
        (95, 100, NOW, "vast majority"),  # medians 97, 96 and 90 of three bands that hold it
    ],
)
def test_a_part_of_a_whole_in_words(part, whole, table, words):
    assert worded(part, whole, table).words == words


@pytest.mark.parametrize(
    ("words", "share", "table", "standing", "plain"),
    [
        ("the large majority of", Decimal(55), THEN, CONTRADICTED, False),
        ("Majority", Decimal(55), THEN, SUPPORTED, False),
        ("majority", Decimal(83), THEN, CONTRADICTED, False),
        ("majority", Decimal(83), NOW, SUPPORTED, False),
        ("majority", Decimal(96), NOW, CANNOT_TELL, False),  # seen once at 98
        ("majority", Decimal(40), NOW, CONTRADICTED, True),
        ("most", Decimal(70), NOW, CANNOT_TELL, False),
        ("most", Decimal(45), NOW, CONTRADICTED, True),
        ("most", Decimal("49.9"), NOW, CONTRADICTED, True),
        ("most", Decimal(50), NOW, CANNOT_TELL, False),  # may be 50.4 as printed
        ("minority", Decimal(60), NOW, CONTRADICTED, True),
        ("almost all", Decimal(100), THEN, SUPPORTED, False),
        ("almost all", Decimal(100), NOW, CONTRADICTED, False),
        ("all", Decimal("99.6"), THEN, CONTRADICTED, False),
        ("all", Decimal(85), THEN, CONTRADICTED, True),
        ("half", Decimal(50), THEN, SUPPORTED, False),
        ("half", Decimal("51.5"), THEN, CANNOT_TELL, False),
        ("half", Decimal(60), THEN, CONTRADICTED, True),
        ("half", Decimal(45), THEN, CONTRADICTED, False),
        ("two-thirds", Decimal(66), THEN, SUPPORTED, False),
        ("some two-thirds", Decimal(69), THEN, SUPPORTED, False),
        ("a third", Decimal(40), THEN, CONTRADICTED, True),
        ("a third", Decimal(30), THEN, CONTRADICTED, False),
        ("1,009 of the 2,000", (1009, 2000), THEN, SUPPORTED, False),
        ("one in seven", Decimal(14), THEN, SUPPORTED, False),
        ("one in seven", (1, 7), THEN, SUPPORTED, False),
        ("one in twenty", Decimal(8), THEN, CONTRADICTED, False),
        ("more than half", Decimal(52), THEN, SUPPORTED, False),
        ("more than half", Decimal(50), THEN, CANNOT_TELL, False),
        ("more than half", (50, 100), THEN, CONTRADICTED, True),
        ("more than half", Decimal(90), THEN, CANNOT_TELL, False),
        ("nearly half", Decimal(46), THEN, SUPPORTED, False),
        ("nearly half", Decimal(53), THEN, CONTRADICTED, True),
        ("at least a quarter", (1, 4), THEN, SUPPORTED, False),
        ("less than half", Decimal(40), SCOTLAND, SUPPORTED, False),
        ("14 of the 27", Decimal(52), THEN, SUPPORTED, False),
        ("14 of the 27", (13, 27), THEN, CONTRADICTED, True),
        ("52%", (14, 27), THEN, SUPPORTED, False),
        ("52 per cent", (15, 27), THEN, CONTRADICTED, True),
        ("several", Decimal(30), THEN, CANNOT_TELL, False),
    ],
)  # fmt: skip
def test_whether_a_word_and_a_number_agree(words, share, table, standing, plain):
    found = agrees(words, share, table)
    assert (found.standing, found.plain) == (standing, plain), found.because


def test_the_reason_names_the_range_its_table_how_sure_that_is_and_the_word_there_is():
    said = agrees("large majority", Decimal(55), THEN).because
    assert "65 to 79%" in said
    assert "background knowledge" in said
    assert "Its words for that are “majority”." in said


@pytest.mark.parametrize(
    ("day", "table"),
    [
        (date(2008, 12, 31), None),
        (2009, THEN),
        (date(2013, 12, 31), THEN),
        (date(2014, 1, 1), NOW),
        (date(2030, 1, 1), NOW),
    ],
)
def test_the_table_is_that_of_the_era(day, table: ProportionTable | None):
    assert table_on(day) == table


def test_a_share_in_figures_has_the_word_of_its_band_or_none():
    assert worded_share(Decimal(83), THEN) == "very large majority"
    assert worded_share((27, 27), THEN) == "all"
    assert worded_share(Decimal(30), NOW) == ""


@pytest.mark.parametrize("share", [(1, 0), (3, 2), (-1, 2)])
def test_no_share_is_refused(share):
    with pytest.raises(ForPerson, match="is no share"):
        worded(*share, THEN)
    with pytest.raises(ForPerson, match="is no share"):
        agrees("most", share, THEN)


@pytest.mark.parametrize("share", ["100.1", "-1", "NaN", "Infinity"])
def test_no_per_cent_is_refused(share):
    with pytest.raises(ForPerson, match="is no share"):
        agrees("most", Decimal(share), THEN)


@pytest.mark.parametrize(
    ("words", "share", "standing"),
    [
        ("nearly two-thirds", 55, CONTRADICTED),
        ("nearly half", 30, CONTRADICTED),
        ("just over half", 65, CONTRADICTED),
        ("nearly half", 42, CANNOT_TELL),
        ("close to half", 52, SUPPORTED),
        ("more than half", 65, CANNOT_TELL),
    ],
)
def test_nearly_and_just_over_are_near(words, share, standing):
    assert agrees(words, Decimal(share), THEN).standing is standing
