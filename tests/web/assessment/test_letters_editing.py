"""Editing a letter: edits append and can be undone, figures are held to, nobody loses what they wrote."""

from collections.abc import Callable

import pytest
from assessment_site import kent_2010
from at_once import at_once
from django.core.exceptions import PermissionDenied
from letter_site import change, mark, sentence_on, the_letter

from headway.errors import ForPerson
from headway.web.accounts.models import Person
from headway.web.accounts.roles import Role
from headway.web.assessment.actions import letters as actions
from headway.web.assessment.actions.letters_common import SentenceChanged
from headway.web.assessment.actions.publishing import sign_off_assessment
from headway.web.assessment.models import Assessment, LetterEdit
from headway.web.assessment.rules.letter_edits import told
from headway.web.register.models import Authority
from headway.web.trail.models import Event
from headway.web.versions import Conflict

pytestmark = pytest.mark.django_db
PRIMARY = "A:primary_schools"


@pytest.fixture
def anna(person: Callable[..., Person]) -> Person:
    return person(Role.ANALYST, name="Anna Analyst")


@pytest.fixture
def made(anna: Person, kent: Authority) -> Assessment:
    return kent_2010(by=anna, authority=kent, judged=True)


def test_an_edit_stands_in_the_letter_with_who_made_it(anna: Person, made: Assessment) -> None:
    key = sentence_on(made, PRIMARY).key
    change(anna, made, key, "The majority of primary schools are good or better.")
    now = the_letter(made)
    assert now.sentence(key).text == "The majority of primary schools are good or better."
    assert now.rows[key].by_name == "Anna Analyst"
    assert now.rows[key].drafted == now.drafted_text(key) != now.sentence(key).text


def test_edits_append_and_undoing_brings_back_what_stood_before(anna: Person, made: Assessment) -> None:
    key = sentence_on(made, PRIMARY).key
    drafted = the_letter(made).drafted_text(key)
    change(anna, made, key, "The majority of primary schools are good or better.")
    second = change(anna, made, key, "A majority of primary schools are good or better.")
    assert LetterEdit.objects.count() == 2
    actions.undo_edit(by=anna, edit=second)
    assert the_letter(made).sentence(key).text == "The majority of primary schools are good or better."
    actions.undo_edit(by=anna, edit=LetterEdit.objects.first())
    assert the_letter(made).sentence(key).text == drafted
    assert LetterEdit.objects.count() == 2


def test_an_edit_is_undone_once(anna: Person, made: Assessment) -> None:
    edit = change(
        anna, made, sentence_on(made, PRIMARY).key, "The majority of primary schools are good or better."
    )
    actions.undo_edit(by=anna, edit=edit)
    with pytest.raises(ForPerson, match="Anna Analyst has undone"):
        actions.undo_edit(by=anna, edit=edit)


@pytest.mark.parametrize(
    "text",
    [
        "Almost all primary schools are good or better.",
        "Nine in ten primary schools are good or better.",
        "Inspectors judged 31 primary schools inadequate.",
    ],
)
def test_a_sentence_that_its_figures_contradict_is_refused_with_what_they_say(
    text: str, anna: Person, made: Assessment
) -> None:
    with pytest.raises(ForPerson, match="do not bear this sentence out") as refused:
        change(anna, made, sentence_on(made, PRIMARY).key, text)
    assert any(figure in str(refused.value) for figure in ("58.6%", "the figure is 30"))
    assert not LetterEdit.objects.exists()


def test_what_one_line_contradicts_another_may_bear_out(anna: Person, made: Assessment) -> None:
    key = sentence_on(made, PRIMARY).key
    with pytest.raises(ForPerson):
        change(anna, made, key, "All three adoption services are good or better.")
    row = change(
        anna,
        made,
        key,
        "All three adoption services are good or better.",
        sources=["A:adoption_agencies"],
    )
    assert row.sources == ["A:adoption_agencies"]


def test_a_sentence_stands_on_nothing_that_the_profile_does_not_hold(anna: Person, made: Assessment) -> None:
    key = sentence_on(made, PRIMARY).key
    for wrong in ([], ["A:sixth_forms"], ["C:NI 999"]):
        with pytest.raises(ForPerson, match="stands on"):
            change(anna, made, key, "The majority are good or better.", sources=wrong)


def test_an_added_sentence_names_its_sources_and_follows_its_sentence(anna: Person, made: Assessment) -> None:
    after = sentence_on(made, PRIMARY).key
    with pytest.raises(ForPerson, match="at least one"):
        actions.add_sentence(by=anna, assessment=made, after=after, text="It is so.", sources=[])
    row = actions.add_sentence(
        by=anna,
        assessment=made,
        after=after,
        text="Thirty of the primary schools are inadequate.",
        sources=[PRIMARY],
    )
    keys = [each.key for each in the_letter(made).letter.sentences]
    assert keys[keys.index(after) + 1] == row.key


def test_an_added_sentence_can_be_changed_taken_out_and_brought_back(anna: Person, made: Assessment) -> None:
    after = sentence_on(made, PRIMARY).key
    text = "The majority of primary schools are good or better, and 30 are inadequate."
    row = actions.add_sentence(by=anna, assessment=made, after=after, text=text, sources=[PRIMARY])
    change(anna, made, row.key, "Inspectors judged 30 of them inadequate.")
    assert the_letter(made).sentence(row.key).text == "Inspectors judged 30 of them inadequate."
    gone = actions.remove_sentence(
        by=anna, assessment=made, key=row.key, seen=mark(made, row.key), because="Said already."
    )
    assert the_letter(made).sentence(row.key) is None
    assert the_letter(made).loose == ()
    actions.undo_edit(by=anna, edit=gone)
    assert the_letter(made).sentence(row.key).text == "Inspectors judged 30 of them inadequate."


def test_a_sentence_is_taken_out_with_a_reason_and_can_be_put_back(anna: Person, made: Assessment) -> None:
    key = sentence_on(made, PRIMARY).key
    with pytest.raises(ForPerson, match="reason"):
        actions.remove_sentence(by=anna, assessment=made, key=key, seen=mark(made, key), because=" ")
    row = actions.remove_sentence(
        by=anna, assessment=made, key=key, seen=mark(made, key), because="Said elsewhere."
    )
    assert the_letter(made).sentence(key) is None
    actions.undo_edit(by=anna, edit=row)
    assert the_letter(made).sentence(key) is not None


def test_the_second_of_two_who_edit_a_sentence_is_told_and_sees_both(
    anna: Person, made: Assessment, person: Callable[..., Person]
) -> None:
    key = sentence_on(made, PRIMARY).key
    seen = mark(made, key)
    change(anna, made, key, "The majority of primary schools are good or better.")
    bela = person(Role.QUALITY_ASSURANCE, name="Bela Quality")
    with pytest.raises(SentenceChanged, match="Anna Analyst") as told_so:
        change(bela, made, key, "A majority of primary schools are good or better.", seen=seen)
    now = told_so.value.current
    assert now.text == "The majority of primary schools are good or better."
    change(bela, made, key, "A majority of primary schools are good or better.", seen=now.version)
    assert the_letter(made).sentence(key).text == "A majority of primary schools are good or better."


def test_two_who_edit_different_sentences_do_not_meet(anna: Person, made: Assessment) -> None:
    first, other = sentence_on(made, PRIMARY).key, sentence_on(made, "A:adoption_agencies").key
    marks = mark(made, first), mark(made, other)
    change(anna, made, first, "The majority of primary schools are good or better.", seen=marks[0])
    change(anna, made, other, "All adoption services are good or better.", seen=marks[1])
    assert len(the_letter(made).rows) == 2


def test_one_who_edits_what_another_took_out_is_told(anna: Person, made: Assessment) -> None:
    key = sentence_on(made, PRIMARY).key
    seen = mark(made, key)
    actions.remove_sentence(by=anna, assessment=made, key=key, seen=seen, because="Said elsewhere.")
    with pytest.raises(SentenceChanged, match="no longer in the letter"):
        change(anna, made, key, "The majority of primary schools are good.", seen=seen)


@pytest.mark.django_db(transaction=True)
def test_of_two_who_save_at_once_exactly_one_is_kept(anna: Person, made: Assessment) -> None:
    key = sentence_on(made, PRIMARY).key
    seen = mark(made, key)

    def save(text: str) -> Callable[[], object]:
        return lambda: change(
            Person.objects.get(pk=anna.pk), Assessment.objects.get(pk=made.pk), key, text, seen=seen
        )

    found = at_once(
        save("The majority of primary schools are good or better."),
        save("A majority of primary schools are good or better."),
    )
    assert sorted(type(each).__name__ for each in found) == ["LetterEdit", "SentenceChanged"]
    assert LetterEdit.objects.count() == 1


def test_nothing_is_edited_after_sign_off(
    anna: Person, made: Assessment, person: Callable[..., Person]
) -> None:
    key = sentence_on(made, PRIMARY).key
    edit = change(anna, made, key, "The majority of primary schools are good or better.")
    seen, version = mark(made, key), Assessment.objects.get(pk=made.pk).version
    made.refresh_from_db()
    sign_off_assessment(by=person(Role.DIRECTOR), assessment=made, version=version)
    for work in (
        lambda: change(anna, made, key, "A majority of primary schools are good or better.", seen=seen),
        lambda: actions.remove_sentence(by=anna, assessment=made, key=key, seen=seen, because="So."),
        lambda: actions.add_sentence(by=anna, assessment=made, after=key, text="More.", sources=[PRIMARY]),
        lambda: actions.undo_edit(by=anna, edit=edit),
        lambda: actions.change_details(
            by=anna, assessment=made, version=version + 1, addressee="X", signatory="", letter_date=None
        ),
    ):
        with pytest.raises(ForPerson, match="cannot be edited"):
            work()
    assert LetterEdit.objects.filter(undone=None).count() == 1


def test_who_signs_off_a_letter_that_changed_meanwhile_is_told(
    anna: Person, made: Assessment, person: Callable[..., Person]
) -> None:
    looked_at = Assessment.objects.get(pk=made.pk)
    change(anna, made, sentence_on(made, PRIMARY).key, "The majority of primary schools are good or better.")
    with pytest.raises(Conflict):
        sign_off_assessment(by=person(Role.DIRECTOR), assessment=looked_at, version=looked_at.version)


@pytest.mark.parametrize("role", [Role.OFFICER, Role.MEMBER, Role.INSPECTOR, Role.ADMINISTRATOR])
def test_only_who_keeps_assessments_edits(
    role: Role, made: Assessment, person: Callable[..., Person]
) -> None:
    with pytest.raises(PermissionDenied):
        change(person(role), made, sentence_on(made, PRIMARY).key, "The majority are good or better.")


def test_the_trail_knows_of_an_edit_and_not_its_words(anna: Person, made: Assessment) -> None:
    key = sentence_on(made, PRIMARY).key
    change(anna, made, key, "The majority of primary schools are good or better.", because="Shorter.")
    event = Event.objects.latest("seq")
    assert (event.action, event.why, event.by_name) == ("letter.sentence_changed", "Shorter.", "Anna Analyst")
    assert key in str(event.after)
    assert "majority" not in f"{event.before}{event.after}{event.subject_label}"


def test_the_history_tells_each_sentence_before_and_after(anna: Person, made: Assessment) -> None:
    key = sentence_on(made, PRIMARY).key
    drafted = the_letter(made).drafted_text(key)
    first = change(anna, made, key, "The majority of primary schools are good or better.")
    actions.undo_edit(by=anna, edit=first)
    change(anna, made, key, "A majority of primary schools are good or better.")
    latest, earlier = told(list(made.edits.order_by("id")))
    assert (earlier.before, earlier.after) == (drafted, "The majority of primary schools are good or better.")
    assert (latest.before, latest.after) == (drafted, "A majority of primary schools are good or better.")
    assert (latest.counts, earlier.counts) == (True, False)


def test_nothing_follows_what_rules_and_judgement_make(anna: Person, made: Assessment) -> None:
    for after in ("grade/line", "notes/words", "scale/lead", "nothing"):
        with pytest.raises(ForPerson, match="Choose another"):
            actions.add_sentence(
                by=anna, assessment=made, after=after, text="It performs well.", sources=["J:judgement"]
            )
