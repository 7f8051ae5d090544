"""After new figures: every edit is kept, stale ones wait beside the new draft, and a person settles each."""

from collections.abc import Callable

import pytest
from assessment_site import BECAUSE, kent_2010
from letter_site import change, mark, new_figures, sentence_on, the_letter

from headway.assessment import Counts
from headway.errors import ForPerson
from headway.web.accounts.models import Person
from headway.web.accounts.roles import Role
from headway.web.assessment.actions import letters as actions
from headway.web.assessment.actions import letters_settling as settling
from headway.web.assessment.actions.judging import judge_assessment
from headway.web.assessment.actions.letters_common import SentenceChanged
from headway.web.assessment.actions.publishing import sign_off_assessment
from headway.web.assessment.models import Assessment, LetterEdit
from headway.web.register.models import Authority

pytestmark = pytest.mark.django_db
PRIMARY, ADOPTION = "A:primary_schools", "A:adoption_agencies"
SHORTER = "The majority of primary schools are good or better."
MORE_GOOD = Counts(420, 300, 30)


@pytest.fixture
def anna(person: Callable[..., Person]) -> Person:
    return person(Role.ANALYST, name="Anna Analyst")


@pytest.fixture
def made(anna: Person, kent: Authority) -> Assessment:
    return kent_2010(by=anna, authority=kent, judged=True)


@pytest.fixture
def edit(anna: Person, made: Assessment) -> LetterEdit:
    """An edit of a sentence that is drafted otherwise since."""
    row = change(anna, made, sentence_on(made, PRIMARY).key, SHORTER)
    new_figures(anna, made, primary=MORE_GOOD)
    return row


def test_an_edit_is_neither_lost_nor_put_on_other_figures(made: Assessment, edit: LetterEdit) -> None:
    now = the_letter(made)
    assert now.stale == (edit,)
    assert now.sentence(edit.key).text == now.drafted_text(edit.key) != SHORTER
    assert edit.key not in now.standing
    assert "1 edit of a sentence must be settled" in now.unsettled[0]


def test_nobody_signs_off_a_letter_with_an_unsettled_edit(
    anna: Person, made: Assessment, edit: LetterEdit, person: Callable[..., Person]
) -> None:
    made.refresh_from_db()
    judge_assessment(by=anna, assessment=made, version=made.version, grade="performs_poorly", because=BECAUSE)
    with pytest.raises(ForPerson, match="must be settled"):
        sign_off_assessment(by=person(Role.DIRECTOR), assessment=made, version=made.version)
    settling.take_draft(by=anna, edit=edit, seen=mark(made, edit.key))
    made.refresh_from_db()
    sign_off_assessment(by=person(Role.DIRECTOR), assessment=made, version=made.version)


def test_the_new_draft_is_taken_and_the_edit_stays_on_record(
    anna: Person, made: Assessment, edit: LetterEdit
) -> None:
    settling.take_draft(by=anna, edit=edit, seen=mark(made, edit.key))
    now = the_letter(made)
    assert (now.stale, now.rows) == ((), {})
    edit.refresh_from_db()
    assert (edit.text, edit.undone_by_name) == (SHORTER, "Anna Analyst")


def test_taking_the_new_draft_brings_no_earlier_edit_back(anna: Person, made: Assessment) -> None:
    key = sentence_on(made, PRIMARY).key
    change(anna, made, key, SHORTER)
    row = change(anna, made, key, "A majority of primary schools are good or better.")
    new_figures(anna, made, primary=MORE_GOOD)
    settling.take_draft(by=anna, edit=row, seen=mark(made, key))
    assert the_letter(made).sentence(key).text == the_letter(made).drafted_text(key)


def test_what_was_written_is_not_kept_where_the_new_figures_contradict_it(
    anna: Person, made: Assessment, edit: LetterEdit
) -> None:
    with pytest.raises(ForPerson, match=r"do not bear this sentence out.*71\.4%"):
        settling.keep_edit(by=anna, edit=edit, seen=mark(made, edit.key))
    assert the_letter(made).stale == (edit,)


def test_what_was_written_is_kept_where_the_new_figures_bear_it_out(anna: Person, made: Assessment) -> None:
    row = change(anna, made, sentence_on(made, PRIMARY).key, SHORTER)
    new_figures(anna, made, primary=Counts(420, 268, 30))
    assert the_letter(made).stale == (row,)
    kept = settling.keep_edit(by=anna, edit=row, seen=mark(made, row.key))
    now = the_letter(made)
    assert (now.stale, now.sentence(row.key).text) == ((), SHORTER)
    assert kept.drafted == now.drafted_text(row.key)


def test_a_third_wording_settles_it_too(anna: Person, made: Assessment, edit: LetterEdit) -> None:
    change(anna, made, edit.key, "The large majority of primary schools are good or better.")
    now = the_letter(made)
    assert now.stale == ()
    assert now.sentence(edit.key).text == "The large majority of primary schools are good or better."


def test_an_edit_that_is_not_stale_has_nothing_to_settle(anna: Person, made: Assessment) -> None:
    row = change(anna, made, sentence_on(made, PRIMARY).key, SHORTER)
    with pytest.raises(ForPerson, match="nothing to settle"):
        settling.keep_edit(by=anna, edit=row, seen=mark(made, row.key))


def test_one_who_settles_after_figures_changed_again_looks_again(
    anna: Person, made: Assessment, edit: LetterEdit
) -> None:
    seen = mark(made, edit.key)
    new_figures(anna, made, primary=Counts(420, 380, 30))
    with pytest.raises(ForPerson, match="Look at it again"):
        settling.take_draft(by=anna, edit=edit, seen=seen)


def test_one_who_was_writing_while_the_figures_changed_is_told(anna: Person, made: Assessment) -> None:
    key = sentence_on(made, PRIMARY).key
    seen = mark(made, key)
    new_figures(anna, made, primary=MORE_GOOD)
    with pytest.raises(SentenceChanged, match="drafted again"):
        change(anna, made, key, SHORTER, seen=seen)


def test_an_added_sentence_waits_when_its_figures_changed(anna: Person, made: Assessment) -> None:
    after = sentence_on(made, PRIMARY).key
    row = actions.add_sentence(
        by=anna, assessment=made, after=after, text="These schools need support.", sources=[PRIMARY]
    )
    new_figures(anna, made, primary=MORE_GOOD)
    now = the_letter(made)
    assert (now.stale, now.sentence(row.key)) == ((row,), None)
    assert ("246" in row.drafted, "300" in now.drafted_text(row.key)) == (True, True)
    settling.keep_edit(by=anna, edit=row, seen=mark(made, row.key))
    assert the_letter(made).sentence(row.key).text == "These schools need support."
    assert the_letter(made).unsettled == ()


def test_a_waiting_added_sentence_can_be_put_otherwise_and_takes_nothing_with_it(
    anna: Person, made: Assessment
) -> None:
    after = sentence_on(made, PRIMARY).key
    first = actions.add_sentence(
        by=anna, assessment=made, after=after, text="These schools need support.", sources=[PRIMARY]
    )
    second = actions.add_sentence(
        by=anna, assessment=made, after=first.key, text="Adoption services do not.", sources=[ADOPTION]
    )
    new_figures(anna, made, primary=MORE_GOOD)
    now = the_letter(made)
    assert (now.stale, now.loose) == ((first,), ())
    assert now.sentence(second.key) is not None
    change(anna, made, first.key, "These schools need less support.")
    assert the_letter(made).sentence(first.key).text == "These schools need less support."


def test_a_sentence_that_was_taken_out_waits_when_it_is_drafted_otherwise(
    anna: Person, made: Assessment
) -> None:
    key = sentence_on(made, PRIMARY).key
    row = actions.remove_sentence(
        by=anna, assessment=made, key=key, seen=mark(made, key), because="Said elsewhere."
    )
    new_figures(anna, made, primary=MORE_GOOD)
    assert the_letter(made).stale == (row,)
    assert the_letter(made).sentence(key) is not None
    settling.keep_edit(by=anna, edit=row, seen=mark(made, key))
    assert the_letter(made).sentence(key) is None


def test_words_whose_sentence_is_drafted_no_more_get_a_place_of_their_own(
    anna: Person, made: Assessment
) -> None:
    row = change(
        anna,
        made,
        sentence_on(made, PRIMARY).key,
        "All three adoption services are good or better.",
        sources=[ADOPTION],
    )
    new_figures(anna, made, primary=None)
    assert (the_letter(made).loose, the_letter(made).stale) == ((row,), ())
    after = sentence_on(made, ADOPTION).key
    kept = settling.keep_loose(by=anna, edit=row, seen=mark(made, row.key), after=after)
    now = the_letter(made)
    assert (now.loose, now.sentence(kept.key).text) == ((), row.text)
    assert now.unsettled == ()


def test_loose_words_are_not_kept_on_figures_that_are_gone(anna: Person, made: Assessment) -> None:
    row = change(anna, made, sentence_on(made, PRIMARY).key, SHORTER)
    new_figures(anna, made, primary=None)
    with pytest.raises(ForPerson, match="primary_schools"):
        settling.keep_loose(
            by=anna, edit=row, seen=mark(made, row.key), after=sentence_on(made, ADOPTION).key
        )
    settling.take_draft(by=anna, edit=row, seen=mark(made, row.key))
    assert the_letter(made).unsettled == ()


def test_a_profile_built_again_without_a_difference_leaves_edits_standing(
    anna: Person, made: Assessment
) -> None:
    row = change(anna, made, sentence_on(made, PRIMARY).key, SHORTER)
    new_figures(anna, made, primary=Counts(420, 246, 30))
    assert the_letter(made).standing == {row.key: row}


@pytest.mark.parametrize(("name", "said"), [("addressee", "to whom it goes"), ("signatory", "who signs it")])
def test_nobody_signs_off_a_letter_to_nobody_or_from_nobody(
    name: str, said: str, made: Assessment, person: Callable[..., Person]
) -> None:
    Assessment.objects.filter(pk=made.pk).update(**{name: ""})
    made.refresh_from_db()
    with pytest.raises(ForPerson, match=said):
        sign_off_assessment(by=person(Role.DIRECTOR), assessment=made, version=made.version)
