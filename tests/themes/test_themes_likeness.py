"""How alike two passages are, and by what."""

from hypothesis import given
from hypothesis import strategies as st

from headway.themes import Rarity, Text, likeness, most_like
from headway.themes.stems import stem, stemmed

ITEMS = [
    "Homeless young people aged 16 and 17 should be told of their right to come into care.",
    "Supervision of social workers should be regular and reflective.",
    "Care plans should say what must change and by when.",
    "Accommodation for homeless 16 and 17 year olds should be suitable.",
    "Audits should look at what changed for the child.",
]


def test_the_same_need_in_other_words_is_most_alike():
    best = most_like("Sixteen and 17 year olds who become homeless are housed in suitable homes.", ITEMS)
    assert best[0].place == 3
    assert {"homeless", "suitable"} <= set(best[0].words)
    assert [alike.place for alike in best[:2]] == [3, 0]


def test_rarer_words_weigh_more():
    rarity = Rarity(["plan advocate", "plan audit", "plan review", "plan visit"])
    rare = likeness("advocate for plans", "an advocate", rarity)
    common = likeness("advocate for plans", "a plan", rarity)
    assert rare.score > common.score


def test_shared_themes_count_where_both_have_themes():
    rarity = Rarity(ITEMS)
    one, other = "Homeless children are housed.", "Young people have no home and need a home."
    apart = likeness(one, other, rarity)
    joined = likeness(
        Text(one, frozenset({"homeless_16_17"})), Text(other, frozenset({"homeless_16_17"})), rarity
    )
    assert joined.score > apart.score
    assert joined.themes == ("homeless_16_17",)
    only_one = likeness(Text(one, frozenset({"homeless_16_17"})), other, rarity)
    assert only_one.score == apart.score


def test_passages_that_share_nothing_are_left_out_and_so_are_places_passed_over():
    assert most_like("Entirely unrelated sentence.", ITEMS) == ()
    found = most_like(ITEMS[3], ITEMS, without=[3])
    assert found
    assert 3 not in [alike.place for alike in found]


def test_no_more_than_asked_and_nothing_below_the_least():
    assert len(most_like(ITEMS[0], ITEMS, 1)) == 1
    assert all(alike.score >= 0.9 for alike in most_like(ITEMS[0], ITEMS, at_least=0.9))


def test_an_empty_passage_is_like_nothing():
    assert likeness("", ITEMS[0], Rarity(ITEMS)).score == 0
    assert most_like("", ITEMS) == ()
    assert most_like("something", []) == ()


@given(st.text(max_size=80), st.text(max_size=80))
def test_likeness_is_the_same_either_way_round_and_between_nought_and_one(one, other):
    rarity = Rarity([one, other])
    there, back = likeness(one, other, rarity), likeness(other, one, rarity)
    assert abs(there.score - back.score) < 1e-9
    assert 0 <= there.score <= 1


def test_a_passage_is_wholly_like_itself():
    assert likeness(ITEMS[1], ITEMS[1], Rarity(ITEMS)).score > 0.999999


def test_stems_join_the_forms_of_a_word():
    assert stem("assessing") == stem("assessments") == stem("assessed") == stem("assessment")
    assert stem("reviews") == stem("reviewing") == stem("reviewed")
    assert stem("case") == "case"
    assert list(stemmed("The council’s plans, 17!")) == [("plan", "plans"), ("17", "17")]
