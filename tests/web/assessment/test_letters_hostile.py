"""Letters against odd addresses, odd forms and bad moments: refused in words, and nothing is kept by halves."""

from collections.abc import Callable
from typing import Any

import pytest
from assessment_site import kent_2010
from at_once import at_once
from django.test import Client
from django.urls import reverse
from letter_site import change, mark, sentence_on, the_letter

from headway.errors import ForPerson
from headway.web.accounts.models import Person
from headway.web.accounts.roles import Role
from headway.web.assessment.actions.publishing import sign_off_assessment
from headway.web.assessment.models import Assessment, LetterEdit
from headway.web.assessment.states import State
from headway.web.register.models import Authority
from headway.web.trail.sentences import SENTENCES

pytestmark = pytest.mark.django_db
PRIMARY = "A:primary_schools"
SHORTER = "The majority of primary schools are good or better."
HUGE = 10**30
NAMES = (
    "assessment_letter",
    "letter_edits",
    "letter_details",
    "edit_sentence",
    "remove_sentence",
    "add_sentence",
)


@pytest.fixture
def anna(person: Callable[..., Person]) -> Person:
    return person(Role.ANALYST, name="Anna Analyst")


@pytest.fixture
def made(anna: Person, kent: Authority) -> Assessment:
    return kent_2010(by=anna, authority=kent, judged=True)


@pytest.fixture
def site(anna: Person) -> Client:
    client = Client()
    client.force_login(anna, backend="django.contrib.auth.backends.ModelBackend")
    return client


@pytest.mark.parametrize("name", [*NAMES, "undo_edit", "settle_stale"])
@pytest.mark.parametrize("pk", [0, 999, HUGE])
def test_what_is_not_there_is_not_found(name: str, pk: int, site: Client) -> None:
    assert site.get(reverse(name, args=[pk])).status_code == 404
    assert site.post(reverse(name, args=[pk]), {"text": "x"}).status_code in (404, 405)


@pytest.mark.parametrize(
    "given",
    [
        {},
        {"version": "x" * 5000},
        {"text": "x" * 1201},
        {"text": "\x00"},
        {"text": " \n "},
        {"sources": ["A:nothing"]},
        {"sources": ["<script>"]},
        {"sources": [PRIMARY] * 50, "version": "-1"},
        {"because": "y" * 1201},
    ],
)
def test_a_form_that_makes_no_sense_is_answered_and_keeps_nothing(
    given: dict[str, Any], site: Client, made: Assessment
) -> None:
    key = sentence_on(made, PRIMARY).key
    whole = {"version": mark(made, key), "text": SHORTER, "sources": [PRIMARY], "because": ""}
    response = site.post(
        f"{reverse('edit_sentence', args=[made.pk])}?key={key}", {**whole, **given} if given else {}
    )
    assert response.status_code in (400, 409)
    assert "There is a problem" in response.content.decode()
    assert not LetterEdit.objects.exists()


def test_words_are_never_markup(site: Client, anna: Person, made: Assessment) -> None:
    key = sentence_on(made, PRIMARY).key
    text = "The majority of primary schools are good or better <script>alert('x')</script>."
    change(anna, made, key, text, because="<b>bold</b>")
    for name in ("assessment_letter", "letter_edits"):
        page = site.get(reverse(name, args=[made.pk])).content.decode()
        assert "<script>alert" not in page
        assert "<b>bold</b>" not in page
    file = site.get(reverse("assessment_letter_file", args=[made.pk, "html"])).content.decode()
    assert "<script>alert" not in file


def test_a_formula_is_no_formula_in_the_file_of_notes(site: Client, anna: Person, made: Assessment) -> None:
    key = sentence_on(made, PRIMARY).key
    change(anna, made, key, "=HYPERLINK: the majority of primary schools are good or better.")
    response = site.get(reverse("assessment_letter_file", args=[made.pk, "csv"]))
    text = b"".join(response.streaming_content).decode()
    assert "'=HYPERLINK" in text
    assert ",=HYPERLINK" not in text


def test_another_authoritys_edit_is_nobodys_business(
    anna: Person, made: Assessment, medway: Authority, signed_in: Callable[..., Client]
) -> None:
    row = change(anna, made, sentence_on(made, PRIMARY).key, SHORTER)
    elsewhere = signed_in(Role.DIRECTOR, medway)
    for name in ("undo_edit", "settle_stale"):
        assert elsewhere.post(reverse(name, args=[row.pk])).status_code == 404
    row.refresh_from_db()
    assert row.undone is None


@pytest.mark.django_db(transaction=True)
def test_an_edit_and_a_sign_off_at_once_never_both_succeed_unseen(
    anna: Person, made: Assessment, person: Callable[..., Person]
) -> None:
    director = person(Role.DIRECTOR)
    made.refresh_from_db()
    key, version = sentence_on(made, PRIMARY).key, made.version
    seen = mark(made, key)

    def edit() -> object:
        return change(
            Person.objects.get(pk=anna.pk), Assessment.objects.get(pk=made.pk), key, SHORTER, seen=seen
        )

    def sign() -> object:
        return sign_off_assessment(
            by=Person.objects.get(pk=director.pk),
            assessment=Assessment.objects.get(pk=made.pk),
            version=version,
        )

    found = at_once(edit, sign)
    assert sum(isinstance(each, ForPerson) for each in found) == 1, found
    now = Assessment.objects.get(pk=made.pk)
    assert (now.state == State.SIGNED_OFF) is not LetterEdit.objects.exists()


def test_what_is_done_to_a_letter_is_told_in_sentences() -> None:
    done = (
        *("sentence_changed", "sentence_removed", "sentence_added", "edit_undone"),
        *("edit_kept", "draft_taken", "details_changed"),
    )
    assert {f"letter.{each}" for each in done} <= set(SENTENCES)


def test_no_edit_is_needed_for_a_letter_without_doubts(made: Assessment) -> None:
    assert the_letter(made).unsettled == ()
