"""Edits outlive a new draft: none is lost, none is put on other figures, and who changed what is known."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from letter_samples import BOOK, PROFILE, letter_of

from headway.assessment import Counts
from headway.assessment.letter import Edit, EditKind, check, edited

LETTER = letter_of(PROFILE)
PRIMARY = "reasons/settings/primary_schools/good"
ON = date(2010, 12, 1)


def change(key: str, text: str, **given) -> Edit:
    return Edit(key, EditKind.CHANGE, text, LETTER.sentence(key).text, by="Pat Example", on=ON, **given)


def remove(key: str) -> Edit:
    return Edit(key, EditKind.REMOVE, drafted=LETTER.sentence(key).text, by="Pat Example", on=ON)


def add(key: str, text: str, after: str) -> Edit:
    return Edit(key, EditKind.ADD, text, after=after, sources=("A:primary_schools",), by="Lee Example", on=ON)


def next_year():
    """The same profile after more primary schools became good."""
    first, *rest = PROFILE.settings
    return letter_of(replace(PROFILE, settings=(replace(first, here=Counts(400, 340, 4)), *rest)))


def test_a_changed_sentence_keeps_its_key_its_place_and_its_sources():
    found = edited(LETTER, [change(PRIMARY, "More than half of primary schools are good or better.")])
    sentence = found.letter.sentence(PRIMARY)
    assert sentence.text == "More than half of primary schools are good or better."
    assert sentence.sources == ("A:primary_schools",)
    assert [each.key for each in found.letter.sentences] == [each.key for each in LETTER.sentences]
    assert found.marks[PRIMARY].by == "Pat Example"
    assert found.is_settled


def test_a_changed_sentence_may_stand_on_other_figures():
    found = edited(LETTER, [change(PRIMARY, "Secondary schools do well.", sources=("A:secondary_schools",))])
    assert found.letter.sentence(PRIMARY).sources == ("A:secondary_schools",)


def test_a_removed_sentence_is_gone_and_its_place_is_known():
    found = edited(LETTER, [remove(PRIMARY)])
    assert found.letter.sentence(PRIMARY) is None
    assert found.woven["reasons/settings/schools"][0].drafted.key == PRIMARY
    assert found.marks[PRIMARY].kind is EditKind.REMOVE


def test_added_sentences_follow_theirs_in_the_order_in_which_they_were_added():
    found = edited(
        LETTER, [add("x/1", "One.", PRIMARY), add("x/2", "Two.", PRIMARY), add("x/3", "Three.", "x/1")]
    )
    keys = [each.key for each in found.letter.sentences]
    at = keys.index(PRIMARY)
    assert set(keys[at + 1 : at + 4]) == {"x/1", "x/2", "x/3"}
    assert keys.index("x/1") < keys.index("x/2")
    assert keys.index("x/1") < keys.index("x/3")


def test_an_added_sentence_can_be_changed_and_taken_out_again():
    put = add("x/1", "One.", PRIMARY)
    changed = Edit("x/1", EditKind.CHANGE, "Another.", "One.", by="Pat Example", on=ON)
    found = edited(LETTER, [put, changed])
    assert found.letter.sentence("x/1").text == "Another."
    assert found.letter.sentence("x/1").sources == ("A:primary_schools",)
    gone = edited(LETTER, [put, changed, Edit("x/1", EditKind.REMOVE, drafted="Another.")])
    assert gone.letter == LETTER
    assert gone.is_settled


def test_the_latest_edit_of_a_sentence_stands():
    found = edited(LETTER, [change(PRIMARY, "First."), change(PRIMARY, "Second.")])
    assert found.letter.sentence(PRIMARY).text == "Second."


def test_when_the_figures_change_the_sentence_an_edit_is_stale_and_the_new_draft_is_shown():
    edit = change(PRIMARY, "Too few primary schools are good.")
    now = next_year()
    assert now.sentence(PRIMARY).text != LETTER.sentence(PRIMARY).text
    found = edited(now, [edit])
    assert found.letter == now
    assert found.stale == ((edit, now.sentence(PRIMARY).text),)
    assert not found.is_settled


def test_when_the_figures_change_but_not_the_sentence_the_edit_stands():
    edit = change("weights/says", "Blocks A and B weigh more.")
    assert edited(next_year(), [edit]).letter.sentence("weights/says").text == "Blocks A and B weigh more."


@pytest.mark.parametrize(
    "edit",
    [
        Edit("reasons/settings/nurseries/good", "change", "Mine.", "It was."),
        Edit("x/1", "add", "Mine.", after="reasons/settings/nurseries/good"),
    ],
)
def test_an_edit_whose_sentence_is_no_longer_drafted_is_loose_not_lost(edit):
    found = edited(LETTER, [edit])
    assert found.letter == LETTER
    assert found.loose == (edit,)


def test_the_check_reads_edited_sentences_too():
    wrong = edited(LETTER, [change(PRIMARY, "Almost all primary schools are good or better.")])
    assert [each.key for each in check(wrong.letter, PROFILE, BOOK)] == [PRIMARY]


def test_a_part_whose_sentences_were_all_removed_is_in_doubt():
    part = LETTER.part("improvement")
    edits = [remove(each.key) for paragraph in part.paragraphs for each in paragraph.sentences]
    assert check(edited(LETTER, edits).letter, PROFILE, BOOK)[0].key == "improvement"


KEYS = [each.key for each in LETTER.sentences]
EDITS = st.lists(
    st.one_of(
        st.builds(change, st.sampled_from(KEYS), st.text(max_size=5)),
        st.builds(remove, st.sampled_from(KEYS)),
        st.builds(
            add, st.sampled_from(["x/1", "x/2"]), st.just("Added."), st.sampled_from([*KEYS, "x/1", "gone"])
        ),
        st.builds(lambda key: Edit(key, "change", "Mine.", "Old."), st.sampled_from([*KEYS, "gone"])),
    ),
    max_size=8,
)


@given(EDITS)
def test_whatever_is_edited_the_last_word_on_each_sentence_stands_or_waits(edits):
    """Nothing is lost: the last edit of each key is in force, stale or loose."""
    found = edited(LETTER, edits)
    waiting = {each.key for each, _ in found.stale} | {each.key for each in found.loose}
    added = {each.key for each in edits if each.kind is EditKind.ADD}
    for key in {each.key for each in edits}:
        last = [each for each in edits if each.key == key][-1]
        if key in added:
            assert key in waiting or found.letter.sentence(key)
        else:
            assert (key in found.marks) is (key not in waiting), last
    untouched = [each for each in LETTER.sentences if each.key not in found.marks]
    assert [each for each in found.letter.sentences if each.key not in found.marks] == untouched
