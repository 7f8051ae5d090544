"""Which proportion words a text uses, and which only look like one."""

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headway.assessment.words import uses, worded
from headway.assessment.words.word_pairs import pairs
from headway.frameworks import proportion_tables

EVERY_WORD = sorted(
    {word for table in proportion_tables().values() for band in table.bands for word in band.words}
)


def words_in(text: str) -> list[str]:
    return [use.words for use in uses(text)]


@pytest.mark.parametrize("word", EVERY_WORD)
def test_every_word_of_every_table_is_found_whole(word):
    assert words_in(f"In the {word} of cases seen, plans are clear.") == [word] or word in (
        "most",
        "few",
        "very few",
    )
    assert words_in(f"{word.capitalize()} plans are clear.") == [word]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The very large majority of schools are good.", ["very large majority"]),
        ("The large\nmajority are good, and none is inadequate.", ["large majority", "none"]),
        ("Most schools and almost all nurseries; few homes, very few agencies.",
         ["most", "almost all", "few", "very few"]),
        ("All schools are good.", ["all"]),
        ("One in seven is below the standard, and two-thirds take part.", ["one in seven", "two-thirds"]),
        ("A quarter of homes, three in ten schools, half of colleges.", ["a quarter", "three in ten", "half"]),
        ("More than half of visits, nearly a third of plans.", ["more than half", "nearly a third"]),
        ("Nine out of ten agree.", ["nine out of ten"]),
    ],
)  # fmt: skip
def test_uses_are_found_longest_first(text, words):
    assert words_in(text) == words


@pytest.mark.parametrize(
    "text",
    [
        "The most recent inspection was in May.",
        "It takes ten days at most.",
        "The majority leader spoke for the majority group.",
        "It will take a few weeks, or few days, as in the last few months.",
        "Children from ethnic minority backgrounds; minority groups.",
        "A significant minority and a great majority did.",
        "Children benefit most from early help; it matters most.",
        "The most vulnerable children were seen, most notably in care.",
        "Plans are reviewed at all times, above all in half term and in the first half of the year.",
        "Not all schools are good; nearly all homes are.",
        "A third child joined a third party in the last quarter and two quarters before.",
        "5% of all children are in care.",
        "The rate is half that of England and fell by half.",
        "She was second to none.",
        "The report of May 2010 asks 12 things in 2011.",
    ],
)
def test_what_only_looks_like_a_use_is_left_alone(text):
    assert words_in(text) == []


def test_fractions_all_none_and_half_bring_their_values():
    found = {
        use.words: use.value
        for use in uses("All, half of, none, one in seven, most homes, two-thirds. None of it.")
    }
    assert found["one in seven"] == Decimal("14.3")
    assert found["two-thirds"] == Decimal("66.7")
    assert found["half"] == 50
    assert found["most"] is None


PIECES = [
    *"abc .,(%)\n7-–",
    "majority ",
    "most ",
    "large ",
    "half ",
    "in ",
    "one ",
    "all",
    "of ",
    "ten",
    "thirds",
]


@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
def test_every_use_says_where_it_stands(text):
    last = 0
    for use in uses(text):
        assert last <= use.start < use.end
        assert re.sub(r"\s+", " ", text[use.start : use.end]).lower() == use.words
        last = use.end


@given(st.integers(1, 400).flatmap(lambda whole: st.tuples(st.integers(0, whole), st.just(whole))),
       st.sampled_from(list(proportion_tables().values())))  # fmt: skip
def test_what_is_written_is_found_again(share, table):
    said = worded(*share, table)
    if said.band or said.words in ("all", "none", "half"):
        assert words_in(f"{said.words.capitalize()} of the schools are good.") == [said.words]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The large majority (82%) of schools are good.", [("large majority", Decimal(82), True)]),
        ("The large majority of schools (82 per cent) are good.", [("large majority", Decimal(82), True)]),
        ("Most, 86.5%, are good.", [("most", Decimal("86.5"), True)]),
        ("A majority – 14 of the 27 – are good.", [("majority", (14, 27), True)]),
        ("Two-thirds (18/27) are good.", [("two-thirds", (18, 27), True)]),
        ("Most plans are reviewed on time: 95.4% in 2015.", [("most", Decimal("95.4"), True)]),
        ("83%, a majority, are good.", [("majority", Decimal(83), False)]),
        ("14 of the 27 schools (the majority) are good.", [("majority", (14, 27), False)]),
        ("1,200 of 1,300 schools, almost all, are good.", [("almost all", (1200, 1300), False)]),
        ("The majority of schools are good (target 90%).", []),
        ("Most schools improved (from 60% to 80%).", []),
        ("Most schools are good. (82%) were seen.", []),
        ("Most schools, and a large majority of homes (82%), are good.", [("large majority", Decimal(82), True)]),
        ("Most visits are on time (12% nationally late).", []),
        ("Most are seen (5 percentage points more).", []),
        ("Above the average for all children (71%).", []),
        ("All children (71%) have one.", [("all", Decimal(71), True)]),
        ("105 out of 1,340 (8%) live elsewhere.", [("105 out of 1,340", Decimal(8), True)]),
        ("High at 63%, most of this cohort are agency staff.", []),
        ("A majority (40%–60%) of plans are late.", []),
        ("A majority (40 to 60%) of plans are late.", []),
        ("A majority (40% to 60%) of plans are late.", []),
    ],
)  # fmt: skip
def test_words_and_numbers_side_by_side(text, found):
    assert [(pair.use.words, pair.figure.share, pair.word_first) for pair in pairs(text)] == found
