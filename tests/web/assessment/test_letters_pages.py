"""The pages of a letter: who reads what, forms that lose nothing, links that lead to figures, files."""

import csv
import re
from collections.abc import Callable
from io import BytesIO, StringIO
from zipfile import ZipFile

import pytest
from assessment_site import kent_2010
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from letter_site import change, mark, new_figures, sentence_on, the_letter
from test_permission_matrix import undeclared

from headway.assessment import Counts
from headway.assessment.letter import reading
from headway.web.accounts.models import Person
from headway.web.accounts.roles import Role
from headway.web.assessment.actions import letters as actions
from headway.web.assessment.actions.publishing import (
    publish_assessment,
    sign_off_assessment,
    withdraw_assessment,
)
from headway.web.assessment.models import Assessment, LetterEdit
from headway.web.register.models import Authority

pytestmark = pytest.mark.django_db
PRIMARY, ADOPTION = "A:primary_schools", "A:adoption_agencies"
SHORTER = "The majority of primary schools are good or better."
FORMS = ("html", "pdf", "docx", "csv")


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


@pytest.fixture
def edited(anna: Person, made: Assessment) -> LetterEdit:
    return change(anna, made, sentence_on(made, PRIMARY).key, SHORTER, because="Too long.")


@pytest.fixture
def published(made: Assessment, edited: LetterEdit, person: Callable[..., Person]) -> Assessment:  # noqa: ARG001
    made.refresh_from_db()
    director = person(Role.DIRECTOR)
    sign_off_assessment(by=director, assessment=made, version=made.version)
    publish_assessment(by=director, assessment=made, version=made.version)
    return made


def _body(response: HttpResponse) -> bytes:
    return b"".join(response.streaming_content) if response.streaming else response.content


def _page(made: Assessment, **query: str) -> str:
    return reverse("assessment_letter", args=[made.pk]) + ("?view=edit" if query else "")


def _file(made: Assessment, form: str) -> str:
    return reverse("assessment_letter_file", args=[made.pk, form])


def _edit(made: Assessment, key: str, name: str = "edit_sentence") -> str:
    return f"{reverse(name, args=[made.pk])}?key={key}"


# Who reads what


def test_a_draft_is_nobodys_but_theirs_who_see_drafts_here(
    made: Assessment, signed_in: Callable[..., Client], medway: Authority
) -> None:
    addresses = [_page(made), reverse("letter_edits", args=[made.pk]), *(_file(made, each) for each in FORMS)]
    elsewhere = signed_in(Role.DIRECTOR, medway)
    for address in addresses:
        assert Client().get(address).status_code in (302, 404), address
        assert elsewhere.get(address).status_code == 404, address
        assert signed_in(Role.MEMBER).get(address).status_code == 200, address


def test_signed_off_is_not_yet_public(
    made: Assessment, edited: LetterEdit, person: Callable[..., Person], signed_in: Callable[..., Client]
) -> None:
    made.refresh_from_db()
    sign_off_assessment(by=person(Role.DIRECTOR), assessment=made, version=made.version)
    assert [Client().get(_page(made)).status_code, Client().get(_file(made, "html")).status_code] == [
        404,
        404,
    ]
    assert edited.text in signed_in(Role.MEMBER).get(_page(made)).content.decode()


def test_what_is_published_is_public_in_all_its_forms_and_names_no_editor(published: Assessment) -> None:
    visitor = Client()
    page = visitor.get(_page(published)).content.decode()
    assert SHORTER in page
    assert "Anna Analyst" not in page
    assert "History of edits" not in page
    for form in FORMS:
        response = visitor.get(_file(published, form))
        assert response.status_code == 200, form
        assert "draft" not in response.headers["Content-Disposition"], form
        assert b"Anna Analyst" not in _body(response)
    with ZipFile(BytesIO(_body(visitor.get(_file(published, "docx"))))) as word:
        text = word.read("word/document.xml").decode()
    assert "<w:ins " not in text
    assert "<w:del " not in text


def test_what_is_published_stays_as_it_was_signed_off(
    published: Assessment, edited: LetterEdit, anna: Person
) -> None:
    before = Client().get(_page(published)).content
    files = {form: _body(Client().get(_file(published, form))) for form in FORMS}
    LetterEdit.objects.filter(pk=edited.pk).update(text="All is well.")
    published.editions.create(number=99, profile={}, assessed={}, made_by_name=anna.name)
    assert Client().get(_page(published)).content == before
    assert {form: _body(Client().get(_file(published, form))) for form in FORMS} == files


def test_what_was_withdrawn_says_so_and_shows_nothing(
    published: Assessment, person: Callable[..., Person]
) -> None:
    withdraw_assessment(
        by=person(Role.DIRECTOR), assessment=published, version=published.version, because="A wrong figure."
    )
    for address in (_page(published), *(_file(published, each) for each in FORMS)):
        response = Client().get(address)
        assert response.status_code == 410
        assert SHORTER not in response.content.decode()


def test_what_was_altered_is_not_shown_to_the_public(published: Assessment) -> None:
    content = published.content
    content["letter"]["parts"][0]["paragraphs"][0]["sentences"][0]["text"] = "To somebody else"
    Assessment.objects.filter(pk=published.pk).update(content=content)
    for address in (_page(published), *(_file(published, each) for each in FORMS)):
        assert Client().get(address).status_code == 503


# Reading and finding the figures


def test_the_page_states_length_and_reading_level(site: Client, made: Assessment) -> None:
    found = reading(the_letter(made).letter)
    page = site.get(_page(made)).content.decode()
    assert f"{found.words:,} words in {found.sentences} sentences" in page
    assert f"Flesch-Kincaid grade {found.grade}" in page


def test_every_sentence_leads_to_its_figures_and_back(site: Client, made: Assessment) -> None:
    page = site.get(_page(made)).content.decode()
    notes = re.findall(r'<a class="govuk-link" href="#(note-\d+)" id="(ref-\d+)"', page)
    prose = [
        each
        for part in the_letter(made).letter.parts
        if part.id != "notes"
        for paragraph in part.paragraphs
        if str(paragraph.kind) in ("prose", "bullet")
        for each in paragraph.sentences
    ]
    assert len(notes) == len(prose) > 20
    for note, ref in notes:
        assert f'id="{note}"' in page
        assert f'href="#{ref}"' in page
    shown = site.get(reverse("assessment", args=[made.pk])).content.decode()
    places = set(re.findall(rf'href="{reverse("assessment", args=[made.pk])}#([^"]+)"', page))
    assert {"line-A-primary_schools", "line-B-slac-2010", "line-C-NI-73", "judgement"} <= places
    assert [each for each in places if f'id="{each}"' not in shown] == []


def test_the_page_says_who_changed_a_sentence(site: Client, made: Assessment, edited: LetterEdit) -> None:
    page = site.get(_page(made)).content.decode()
    assert f'<ins class="headway-mine">{edited.text}</ins>' in page
    assert "[Changed by Anna Analyst]" in page
    history = site.get(reverse("letter_edits", args=[made.pk])).content.decode()
    assert edited.drafted in history
    assert "Too long." in history


def test_the_pages_ask_a_fixed_number_of_queries(
    site: Client, made: Assessment, anna: Person, edited: LetterEdit
) -> None:
    addresses = (_page(made), _page(made, view="edit"), reverse("letter_edits", args=[made.pk]))
    few = [_queries(site, each) for each in addresses]
    for number in range(6):
        actions.add_sentence(
            by=anna,
            assessment=made,
            after=edited.key,
            text=f"Support goes on, {number}.",
            sources=["J:judgement"],
        )
    assert [_queries(site, each) for each in addresses] == few
    assert max(few) <= 12


def _queries(site: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as found:
        assert site.get(address).status_code == 200
    return len(found)


# Forms


def test_a_sentence_is_changed_in_the_browser(site: Client, made: Assessment) -> None:
    key = sentence_on(made, PRIMARY).key
    page = site.get(_edit(made, key))
    assert the_letter(made).drafted_text(key) in page.content.decode()
    assert undeclared(page, _edit(made, key)) == []
    given = {"version": mark(made, key), "text": SHORTER, "sources": [PRIMARY], "because": ""}
    response = site.post(_edit(made, key), given)
    assert response.status_code == 302
    assert "view=edit#sentence-" in response.headers["Location"]
    assert the_letter(made).sentence(key).text == SHORTER


def test_a_contradicted_sentence_comes_back_with_what_the_figures_say(site: Client, made: Assessment) -> None:
    key = sentence_on(made, PRIMARY).key
    text = "Almost all primary schools are good or better."
    response = site.post(
        _edit(made, key), {"version": mark(made, key), "text": text, "sources": [PRIMARY], "because": ""}
    )
    page = response.content.decode()
    assert response.status_code == 400
    assert text in page
    assert "58.6%" in page
    assert not LetterEdit.objects.exists()


def test_the_second_of_two_sees_both_texts_and_loses_nothing(
    site: Client, made: Assessment, person: Callable[..., Person]
) -> None:
    key = sentence_on(made, PRIMARY).key
    seen = mark(made, key)
    change(person(Role.QUALITY_ASSURANCE, name="Bela Quality"), made, key, SHORTER)
    mine = "A majority of primary schools are good or better."
    given = {"version": seen, "text": mine, "sources": [PRIMARY], "because": ""}
    response = site.post(_edit(made, key), given)
    page = response.content.decode()
    assert response.status_code == 409
    assert "Bela Quality" in page
    assert SHORTER in page
    assert f">{mine}</textarea>" in page
    newer = re.search(r'name="version" value="([^"]+)"', page)
    assert site.post(_edit(made, key), {**given, "version": newer[1]}).status_code == 302
    assert the_letter(made).sentence(key).text == mine


def test_what_was_written_of_a_sentence_that_is_gone_stays_on_screen(
    site: Client, made: Assessment, anna: Person
) -> None:
    key = sentence_on(made, PRIMARY).key
    seen = mark(made, key)
    actions.remove_sentence(by=anna, assessment=made, key=key, seen=seen, because="Said elsewhere.")
    response = site.post(
        _edit(made, key), {"version": seen, "text": SHORTER, "sources": [PRIMARY], "because": ""}
    )
    assert response.status_code == 409
    assert SHORTER in response.content.decode()


def test_a_sentence_is_added_in_the_browser_and_must_name_its_sources(site: Client, made: Assessment) -> None:
    after = sentence_on(made, PRIMARY).key
    address = f"{reverse('add_sentence', args=[made.pk])}?after={after}"
    assert undeclared(site.get(address), address) == []
    given = {"after": after, "text": "Support goes on.", "because": ""}
    refused = site.post(address, given)
    assert refused.status_code == 400
    assert "at least one" in refused.content.decode()
    assert site.post(address, {**given, "sources": [PRIMARY]}).status_code == 302
    assert "Support goes on." in [each.text for each in the_letter(made).letter.sentences]


def test_a_sentence_is_taken_out_and_the_edit_undone_in_the_browser(site: Client, made: Assessment) -> None:
    key = sentence_on(made, PRIMARY).key
    address = _edit(made, key, "remove_sentence")
    assert undeclared(site.get(address), address) == []
    assert site.post(address, {"version": mark(made, key), "because": "Said elsewhere."}).status_code == 302
    assert the_letter(made).sentence(key) is None
    assert "Said elsewhere." in site.get(_page(made, view="edit")).content.decode()
    assert site.post(reverse("undo_edit", args=[LetterEdit.objects.get().pk])).status_code == 302
    assert the_letter(made).sentence(key) is not None


def test_a_stale_edit_is_settled_in_the_browser_with_both_texts_side_by_side(
    site: Client, made: Assessment, anna: Person, edited: LetterEdit
) -> None:
    new_figures(anna, made, primary=Counts(420, 300, 30))
    now = the_letter(made).drafted_text(edited.key)
    assert f"/letter-edits/{edited.pk}/settle/" in site.get(_page(made)).content.decode()
    address = reverse("settle_stale", args=[edited.pk])
    page = site.get(address).content.decode()
    assert all(each in page for each in (SHORTER, now, edited.drafted))
    given = {"version": mark(made, edited.key)}
    assert site.post(address, given).status_code == 400
    kept = site.post(address, {**given, "choice": "keep"})
    assert kept.status_code == 400
    assert "71.4%" in kept.content.decode()
    assert site.post(address, {**given, "choice": "draft"}).status_code == 302
    assert the_letter(made).sentence(edited.key).text == now


def test_the_details_make_the_address_the_signature_and_the_day(site: Client, made: Assessment) -> None:
    made.refresh_from_db()
    given = {
        "version": str(made.version),
        "addressee": "Ms Ada Example\n\nKent County Council",
        "signatory": "Dana Director",
        "letter_date-day": "9",
        "letter_date-month": "12",
        "letter_date-year": "2010",
    }
    address = reverse("letter_details", args=[made.pk])
    assert site.post(address, given).status_code == 302
    page = site.get(_page(made)).content.decode()
    assert all(
        each in page for each in ("9 December 2010", "Ms Ada Example", "Dear Ms Example", "Dana Director")
    )
    again = site.post(address, {**given, "signatory": "Somebody else"})
    assert again.status_code == 409
    assert "Dana Director" in again.content.decode()


def test_pages_of_editing_send_back_when_there_is_nothing_to_edit(
    site: Client, published: Assessment
) -> None:
    key = published.edits.get().key
    for address in (_edit(published, key), _edit(published, key, "remove_sentence")):
        for response in (site.get(address, follow=True), site.post(address, {"text": "No."}, follow=True)):
            assert response.redirect_chain
            assert "cannot be edited" in response.content.decode()
    assert LetterEdit.objects.count() == 1


@pytest.mark.parametrize(
    "query", ["", "?key=nothing", "?key=scale/performs_well", "?key=grade/line", "?key=%00%27"]
)
def test_what_is_no_sentence_to_edit_leads_back_to_the_letter(
    query: str, site: Client, made: Assessment
) -> None:
    for name in ("edit_sentence", "remove_sentence"):
        response = site.get(reverse(name, args=[made.pk]) + query)
        assert response.status_code == 302
        assert response.headers["Location"].endswith("/letter/?view=edit")


@pytest.mark.parametrize("key", ["grade/line", "grade/because", "scale/lead", "addressee/1", "notes/words"])
def test_what_rules_judgement_and_details_make_is_not_edited_here(
    key: str, site: Client, made: Assessment
) -> None:
    given = {"version": mark(made, key), "text": "Performs well.", "sources": ["J:judgement"], "because": "."}
    site.post(_edit(made, key), given)
    site.post(_edit(made, key, "remove_sentence"), given)
    assert not LetterEdit.objects.exists()


# Files


def test_a_draft_in_word_has_the_edits_as_tracked_changes(
    site: Client, made: Assessment, edited: LetterEdit
) -> None:
    response = site.get(_file(made, "docx"))
    assert "letter-draft.docx" in response.headers["Content-Disposition"]
    with ZipFile(BytesIO(_body(response))) as word:
        text = word.read("word/document.xml").decode()
    assert re.search(r'<w:ins [^>]*w:author="Anna Analyst"', text)
    assert re.search(r'<w:del [^>]*w:author="Anna Analyst"', text)
    assert edited.text in text


def test_the_web_page_to_keep_may_use_its_own_style_and_nothing_else(site: Client, made: Assessment) -> None:
    response = site.get(_file(made, "html"))
    assert "script-src" not in response.headers["Content-Security-Policy"]
    assert "style-src 'sha256-" in response.headers["Content-Security-Policy"]


def test_the_notes_as_a_file_name_what_each_sentence_stands_on(site: Client, made: Assessment) -> None:
    text = _body(site.get(_file(made, "csv"))).decode("utf-8-sig")
    rows = list(csv.DictReader(StringIO(text)))
    on_primary = [each for each in rows if each["stands on"] == PRIMARY]
    assert len(on_primary) > 2
    assert all("246" in each["what it says"] for each in on_primary)
    assert {each["sentence"] for each in rows} == {each.key for each in the_letter(made).letter.sentences}


def test_there_is_no_other_form(site: Client, made: Assessment) -> None:
    assert site.get(_file(made, "odt")).status_code == 404
