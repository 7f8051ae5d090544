"""The pages of minutes: writing, confirming, correcting, and what those may not see who may not."""

import re
from collections.abc import Callable
from html import unescape
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from minutes_kit import SECRET, TEXT, Committee

from headway.web.accounts.models import Person
from headway.web.accounts.roles import Role
from headway.web.register.models import Authority
from headway.web.scrutiny.models import (
    AgendaItem,
    Correction,
    Declaration,
    ItemMinute,
    Meeting,
    ResolutionOutcome,
    Seat,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def committee(kent: Authority, person: Callable[..., Person]) -> Committee:
    return Committee(kent, person)


def browser(person: Person) -> Client:
    client = Client()
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    return client


def words(response: Any) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", response.content.decode())).split())


def fields(response: Any) -> dict[str, str]:
    """What the page's form holds, as a browser would send it again."""
    page = response.content.decode()
    found = {}
    for tag in re.findall(r"<input[^>]*>", page):
        name, value = re.search(r'name="([^"]*)"', tag), re.search(r'value="([^"]*)"', tag)
        if name and 'type="checkbox"' not in tag:
            found[name[1]] = unescape(value[1]) if value else ""
    for name, text in re.findall(r'<textarea[^>]*name="([^"]*)"[^>]*>(.*?)</textarea>', page, re.S):
        found[name] = unescape(text).lstrip("\n")
    for name, inside in re.findall(r'<select[^>]*name="([^"]*)"[^>]*>(.*?)</select>', page, re.S):
        chosen = re.search(r'<option value="([^"]*)" selected', inside) or re.search(
            r'<option value="([^"]*)"', inside
        )
        found[name] = chosen[1] if chosen else ""
    return found


def write(client: Client, item: AgendaItem, text: str = TEXT, **changed: str) -> Any:
    """As a person does it: type, look, save."""
    where = reverse("write_minute", args=[item.pk])
    form = fields(client.get(where)) | {"text": text, "attendance": "Ms D Hart was there.", "step": "look"}
    looked = client.post(where, form)
    assert looked.status_code == 200, words(looked)
    return client.post(where, fields(looked) | {"step": "save"} | changed)


def test_a_minute_is_looked_at_before_it_is_kept(committee: Committee) -> None:
    client = browser(committee.clerk)
    where = reverse("write_minute", args=[committee.item.pk])
    looked = client.post(where, {"text": TEXT, "step": "look"})
    assert not ItemMinute.objects.exists()
    assert "As it was read" in words(looked)
    assert "a note on agency staff would be sent" in words(looked)
    assert fields(looked)["outcome-1-kind"] == "asked for"
    saved = client.post(where, fields(looked) | {"step": "save"})
    assert saved.status_code == 302
    assert "2 promises wait to be confirmed" in words(client.get(saved["Location"]))
    assert ResolutionOutcome.objects.count() == 2


def test_outcomes_are_mended_in_their_rows(committee: Committee) -> None:
    write(browser(committee.clerk), committee.item, **{"outcome-0-kind": "endorsed", "outcome-1-text": ""})
    assert list(ResolutionOutcome.objects.values_list("kind", flat=True)) == ["endorsed"]
    again = browser(committee.clerk).post(
        reverse("write_minute", args=[committee.item.pk]), {"text": TEXT, "step": "look"}
    )
    assert fields(again)["outcome-0-kind"] == "endorsed", "what a person set is not read over"


def test_a_text_that_was_changed_after_looking_is_shown_again(committee: Committee) -> None:
    answer = write(browser(committee.clerk), committee.item, text=TEXT)
    assert answer.status_code == 302
    client, where = browser(committee.clerk), reverse("write_minute", args=[committee.item.pk])
    looked = client.post(where, fields(client.get(where)) | {"step": "look"})
    other = client.post(where, fields(looked) | {"text": TEXT.replace("two", "six"), "step": "save"})
    assert other.status_code == 200
    assert "six districts" in words(other)
    assert "six" not in "".join(
        ItemMinute.objects.get().paragraphs.first().parts.values_list("text", flat=True)
    )


def test_a_conflict_shows_both_versions_and_loses_nothing(committee: Committee) -> None:
    client, where = browser(committee.clerk), reverse("write_minute", args=[committee.item.pk])
    write(client, committee.item)
    looked = client.post(
        where, fields(client.get(where)) | {"text": TEXT.replace("two", "six"), "step": "look"}
    )
    committee.write(committee.item, TEXT.replace("two", "nine"))
    clash = client.post(where, fields(looked) | {"step": "save"})
    assert clash.status_code == 409
    assert "six districts" in words(clash)
    assert "nine districts" in words(clash)
    kept = client.post(where, fields(clash) | {"step": "save"})
    assert kept.status_code == 302


@pytest.mark.parametrize("text", ["", "  "])
def test_an_empty_text_is_an_error_on_its_field(committee: Committee, text: str) -> None:
    answer = browser(committee.clerk).post(
        reverse("write_minute", args=[committee.item.pk]), {"text": text, "step": "save"}
    )
    assert answer.status_code == 400
    assert 'href="#id-text"' in answer.content.decode()


def test_the_page_marks_each_quote_in_its_place(committee: Committee) -> None:
    committee.write_both()
    page = browser(committee.clerk).get(reverse("minutes", args=[committee.meeting.pk])).content.decode()
    row = committee.promised("agency staff")
    marked = re.search(rf'<mark[^>]*><a[^>]*href="#commitment-{row.pk}">(.*?)</a></mark>', page)
    assert marked[1] == "a note on agency staff would be sent to all Members in the autumn"
    assert f'id="commitment-{row.pk}"' in page


SEES_RESTRICTED = {Role.DEMOCRATIC_SERVICES, Role.DIRECTOR, Role.INSPECTOR}
READS = [each for each in Role if each not in (Role.PUBLIC, Role.ADMINISTRATOR)]


@pytest.mark.parametrize("role", READS)
@pytest.mark.parametrize("name", ["minutes", "commitments", "html"])
def test_a_restricted_minute_is_shown_only_to_those_who_may_see_it(
    committee: Committee, role: Role, name: str
) -> None:
    committee.write_both()
    where = {
        "minutes": reverse("minutes", args=[committee.meeting.pk]),
        "html": reverse("minutes_file", args=[committee.meeting.pk, "html"]),
        "commitments": reverse("commitments") + "?state=",
    }[name]
    said = words(browser(committee.person(role, committee.authority)).get(where))
    assert ("Zebulon" in said) == (role in SEES_RESTRICTED)
    if name != "commitments":
        assert ("estricted" in said) is True, "that something is restricted is no secret"


def test_a_member_of_the_body_sees_its_restricted_minutes(committee: Committee) -> None:
    committee.write_both()
    member = committee.person(Role.MEMBER, committee.authority)
    Seat.objects.create(body=committee.body, person=member, name=member.name, from_day=committee.meeting.on)
    assert SECRET in words(browser(member).get(reverse("minutes", args=[committee.meeting.pk])))


@pytest.mark.parametrize(
    "page", ["commitment", "add_commitment", "classify_minute", "correct_minute", "write_minute"]
)
def test_a_restricted_minutes_own_pages_do_not_exist_for_others(committee: Committee, page: str) -> None:
    committee.write_both()
    pk = {"commitment": committee.secret.commitments.get().pk, "write_minute": committee.exempt.pk}
    officer = browser(committee.officer)
    answer = officer.get(reverse(page, args=[pk.get(page, committee.secret.pk)]))
    assert answer.status_code == 404
    assert "Zebulon" not in answer.content.decode()


def test_a_minute_restricted_by_itself_is_told_to_be_there_and_no_more(committee: Committee) -> None:
    committee.write_both()
    ItemMinute.objects.filter(pk=committee.minute.pk).update(classification="confidential")
    said = words(browser(committee.officer).get(reverse("minutes", args=[committee.meeting.pk])))
    assert "Half-year figures" in said
    assert "The minute of this item is restricted" in said
    assert "agency staff" not in said


def test_a_declaration_on_a_restricted_item_or_of_a_sensitive_interest_is_not_told(
    committee: Committee,
) -> None:
    committee.write_both()
    for item, sensitive in ((committee.exempt, False), (None, True)):
        Declaration.objects.create(
            meeting=committee.meeting, item=item, name="Mr B Ash", kind="other", text="Owns shares.",
            is_sensitive=sensitive,
        )  # fmt: skip
    said = words(browser(committee.officer).get(reverse("minutes", args=[committee.meeting.pk])))
    assert "Owns shares" not in said
    assert "A sensitive interest, which is not told" in said


@pytest.mark.parametrize(
    ("kind", "starts"), [("pdf", b"%PDF"), ("docx", b"PK"), ("html", b"<!DOCTYPE html>")]
)
def test_the_minutes_as_a_file(committee: Committee, kind: str, starts: bytes) -> None:
    committee.write_both()
    answer = browser(committee.officer).get(reverse("minutes_file", args=[committee.meeting.pk, kind]))
    assert answer.content.startswith(starts)
    assert "draft" in answer["Content-Disposition"]


def test_the_document_says_that_it_is_a_draft_and_what_is_left_out(committee: Committee) -> None:
    committee.write_both()
    where = reverse("minutes_file", args=[committee.meeting.pk, "html"])
    said = words(browser(committee.officer).get(where))
    assert "Draft minutes" in said
    assert "1 restricted item is left out" in said
    assert "NOT FOR PUBLICATION: 1 restricted item is in it" in words(browser(committee.clerk).get(where))


def test_minutes_are_confirmed_on_their_page(committee: Committee) -> None:
    committee.write_both()
    client, where = browser(committee.clerk), reverse("confirm_minutes", args=[committee.meeting.pk])
    page = client.get(where)
    assert "a note on agency staff" in words(page), "what is confirmed is read there"
    done = client.post(where, fields(page) | {"at": str(committee.meetings[1].pk)})
    assert done.status_code == 302
    said = words(client.get(done["Location"]))
    assert "Confirmed as a correct record by the meeting of 20 September 2018" in said
    assert "Change the minute" not in said
    assert client.get(reverse("write_minute", args=[committee.item.pk])).status_code == 200
    refused = client.post(reverse("write_minute", args=[committee.item.pk]), {"text": TEXT, "step": "save"})
    assert "cannot change" in words(refused)


def test_minutes_that_were_changed_while_they_were_read_are_not_confirmed(committee: Committee) -> None:
    committee.write_both()
    client, where = browser(committee.clerk), reverse("confirm_minutes", args=[committee.meeting.pk])
    page = fields(client.get(where))
    committee.write(committee.item, TEXT.replace("two", "six"))
    answer = client.post(where, page | {"at": str(committee.meetings[1].pk)})
    assert answer.status_code == 400
    assert "changed since you opened this page" in words(answer)
    assert fields(answer)["read"] != page["read"], "the page now holds what it shows"
    assert Meeting.objects.get(pk=committee.meeting.pk).minutes_state == "draft"


def test_a_correction_is_shown_on_screen_and_in_the_document(committee: Committee) -> None:
    committee.write_both()
    committee.confirm()
    item = AgendaItem.objects.create(meeting=committee.meetings[1], number="2", title="Minutes")
    client = browser(committee.clerk)
    text = "1. RESOLVED that the minutes be corrected by putting three districts in place of two districts."
    write(client, item, text=text, **{"outcome-0-kind": "corrected"})
    where = reverse("correct_minute", args=[committee.minute.pk])
    outcome = ResolutionOutcome.objects.get(kind="corrected")
    given = {"resolved_by": str(outcome.pk), "was": "two districts", "becomes": "three districts"}
    assert client.post(where, given | {"was": "ten districts"}).status_code == 400
    assert client.post(where, given).status_code == 302
    assert Correction.objects.count() == 1
    for page in (reverse("minutes", args=[committee.meeting.pk]),
                 reverse("minutes_file", args=[committee.meeting.pk, "html"])):  # fmt: skip
        said = words(browser(committee.officer).get(page))
        assert "“two districts” is corrected to “three districts”" in said
        assert "the figures of two districts could not" in said, "the minute itself stays as it was"


def test_a_minute_is_restricted_on_its_page(committee: Committee) -> None:
    committee.write_both()
    where = reverse("classify_minute", args=[committee.minute.pk])
    client = browser(committee.clerk)
    given = {
        "version": str(committee.minute.version),
        "classification": "exempt",
        "exempt_paragraphs": ["1", "2"],
        "restricted_because": "It names a person.",
        "classified_by": "Monitoring officer",
        "classified_on-day": "21",
        "classified_on-month": "6",
        "classified_on-year": "2018",
    }
    assert client.post(where, given | {"restricted_because": ""}).status_code == 400
    assert client.post(where, given).status_code == 302
    assert ItemMinute.objects.get(pk=committee.minute.pk).exempt_paragraphs == [1, 2]


def test_the_page_takes_a_fixed_number_of_queries(
    committee: Committee, django_assert_max_num_queries: Any, django_assert_num_queries: Any
) -> None:
    committee.write_both()
    client, where = browser(committee.clerk), reverse("minutes", args=[committee.meeting.pk])
    client.get(where)
    with django_assert_max_num_queries(28) as few:
        client.get(where)
    for number in range(7, 13):
        item = AgendaItem.objects.create(
            meeting=committee.meeting, number=str(number), title="More", order=number
        )
        committee.write(item, TEXT)
    with django_assert_num_queries(len(few)):
        client.get(where)
