"""What everybody reads without signing in, and what stays closed until it is published."""

import re
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse
from public_site import (
    AREAS,
    UNTIL,
    a_card,
    addresses,
    draft,
    published,
    text_of,
    with_large_numbers,
)

from headway.web.accounts.models import Person
from headway.web.accounts.roles import Role
from headway.web.performance.actions import public as actions
from headway.web.performance.models import Measure, PublicScorecard, Scorecard
from headway.web.register.models import Authority

pytestmark = pytest.mark.django_db
SignedIn = Callable[..., Client]
PersonMaker = Callable[..., Person]
HIDDEN = (7919, 7923)
"""Numbers that stand nowhere but behind a c: the one that protects, and the two together."""


@pytest.fixture
def analyst(person: PersonMaker) -> Person:
    return person(Role.ANALYST)


@pytest.fixture
def director(person: PersonMaker) -> Person:
    return person(Role.DIRECTOR)


def test_everybody_reads_what_is_published(
    client: Client, kent: Authority, analyst: Person, director: Person
) -> None:
    edition = published(analyst, director, a_card(kent))
    listed = text_of(client.get(reverse("public_scorecards")))
    assert reverse("public_scorecard", args=[edition.pk]) in listed
    page = text_of(client.get(reverse("public_scorecard", args=[edition.pk])))
    assert "hidden to protect people, because the number is from 1 to 5" in page
    assert "Zeros are shown" in page
    assert "Open Government Licence" in page
    assert "mailto:performance@example.gov.uk" in page
    assert page.count("<h1") == 1
    assert page.count("<table") == page.count("<caption")


def test_no_hidden_number_is_on_any_public_address(
    client: Client, kent: Authority, analyst: Person, director: Person
) -> None:
    edition = published(analyst, director, with_large_numbers(kent), areas=AREAS)
    hidden = {area for _, _, area, _, _ in edition.audit["hidden"]}
    assert {"Ashford", "Dover"} <= hidden
    for address in addresses(edition):
        response = client.get(address)
        assert response.status_code == 200
        if "png" in address:
            continue
        said = text_of(response).replace(",", "")
        found = [number for number in HIDDEN if re.search(rf"(?<![\d.]){number}(?!\d)", said)]
        assert not found, address  # a coordinate of a chart may have any decimals


def test_the_file_holds_exactly_what_the_page_shows(
    client: Client, kent: Authority, analyst: Person, director: Person
) -> None:
    edition = published(analyst, director, with_large_numbers(kent), areas=AREAS)
    lines = text_of(client.get(reverse("public_scorecard_csv", args=[edition.pk]))).splitlines()
    ashford = [line for line in lines if ",2026-09,Ashford," in line]
    assert [line.split(",2026-09,Ashford,")[1] for line in ashford] == [
        "c,41,c,c: hidden to protect people",
        "c,,c,c: hidden to protect people",
    ]
    rows = [
        row
        for each in edition.content["measures"]
        for row in [*each["line"], *(one for t in each["tables"] for one in t["rows"][:-1])]
    ]
    assert len(lines) == 1 + len(rows)


@pytest.mark.parametrize("state", ["draft", "approved", "sent back"])
def test_what_is_not_published_does_not_exist_for_the_public(
    state: str, client: Client, kent: Authority, analyst: Person, director: Person
) -> None:
    """Neither its page nor its file nor its charts nor its name (design, rule 11)."""
    card = a_card(kent)
    edition = draft(analyst, card)
    if state == "approved":
        actions.approve_public(by=director, edition=edition, version=edition.version)
    if state == "sent back":
        actions.refuse_public(by=director, edition=edition, version=edition.version, because="No.")
    for address in addresses(edition):
        response = client.get(address)
        assert response.status_code == 404
        assert card.title not in response.content.decode()
    assert card.title not in text_of(client.get(reverse("public_scorecards")))


def test_people_of_another_authority_see_no_draft(
    kent: Authority, medway: Authority, analyst: Person, signed_in: SignedIn
) -> None:
    edition = draft(analyst, a_card(kent))
    browser = signed_in(Role.DIRECTOR, medway)
    for address in addresses(edition):
        assert browser.get(address).status_code == 404
    assert browser.get(reverse("public_edition", args=[edition.pk])).status_code == 404
    assert edition.scorecard.title not in text_of(browser.get(reverse("public_scorecards")))


def test_a_withdrawn_edition_says_so_without_a_figure(
    client: Client, kent: Authority, analyst: Person, director: Person, signed_in: SignedIn
) -> None:
    edition = published(analyst, director, a_card(kent))
    actions.withdraw_public(by=director, edition=edition, version=edition.version, because="Counted twice.")
    for browser in (client, signed_in(Role.ANALYST)):
        for address in addresses(edition):
            response = browser.get(address)
            assert response.status_code == 410
            assert "Counted twice." in response.content.decode()
            assert not re.search(r"\b219\b|25\.6", response.content.decode())
            assert edition.scorecard.title not in response.content.decode()
    assert edition.scorecard.title not in text_of(client.get(reverse("public_scorecards")))


def test_a_page_whose_content_was_altered_is_refused(
    client: Client, kent: Authority, analyst: Person, director: Person
) -> None:
    edition = published(analyst, director, a_card(kent))
    edition.content["measures"][0]["line"][-1]["numerator"] = 9999
    PublicScorecard.objects.filter(pk=edition.pk).update(content=edition.content)
    for address in addresses(edition):
        response = client.get(address)
        assert response.status_code == 503
        assert "9999" not in response.content.decode()


def test_a_new_name_of_the_scorecard_is_not_told_before_it_is_published(
    client: Client, kent: Authority, analyst: Person, director: Person
) -> None:
    edition = published(analyst, director, a_card(kent))
    Scorecard.objects.update(title="Closing two homes")
    for address in (reverse("public_scorecards"), reverse("public_scorecard", args=[edition.pk])):
        assert "Closing two homes" not in text_of(client.get(address))


def test_an_earlier_edition_leads_to_the_later_one(
    client: Client, kent: Authority, analyst: Person, director: Person
) -> None:
    card = a_card(kent)
    first = published(analyst, director, card)
    second = published(analyst, director, card)
    page = text_of(client.get(reverse("public_scorecard", args=[first.pk])))
    assert "There is a later edition" in page
    assert reverse("public_scorecard", args=[second.pk]) in page


def test_an_answer_is_asked_for_anew_each_time(
    client: Client, kent: Authority, analyst: Person, director: Person
) -> None:
    """What is withdrawn is gone at once, for those too who have read it."""
    edition = published(analyst, director, a_card(kent))
    for address in addresses(edition):
        assert client.get(address).headers["Cache-Control"] == "max-age=0, must-revalidate, public"


def test_there_is_no_chart_of_a_line_with_a_hidden_number(
    client: Client, kent: Authority, analyst: Person, director: Person
) -> None:
    card = a_card(kent)
    old = Measure.objects.get().observations.filter(area="").order_by("first_day").first()
    old.numerator, old.value = 2, 0.9
    old.save()
    edition = published(analyst, director, card)
    measure = edition.content["measures"][0]["id"]
    assert client.get(reverse("public_chart", args=[edition.pk, measure, "svg"])).status_code == 404


@pytest.mark.parametrize("what", [("1", "gif"), ("99999", "svg")])
def test_a_chart_that_there_is_not_is_not_found(
    what: tuple[str, str], client: Client, kent: Authority, analyst: Person, director: Person
) -> None:
    edition = published(analyst, director, a_card(kent))
    assert client.get(f"/performance/public/{edition.pk}/chart/{what[0]}.{what[1]}").status_code == 404


def test_a_number_too_large_for_the_database_is_not_found(client: Client) -> None:
    assert client.get(f"/performance/public/{2**70}/").status_code == 404


def test_an_edition_goes_from_the_form_to_the_public(
    client: Client, kent: Authority, signed_in: SignedIn
) -> None:
    """Chosen by an analyst, looked through, approved and published by a director."""
    card = a_card(kent)
    analyst, director = signed_in(Role.ANALYST), signed_in(Role.DIRECTOR)
    measure = Measure.objects.get()
    form = {
        "until": UNTIL.isoformat(),
        "every": "month",
        "by_district": "1",
        "measures": [measure.pk],
        "areas": ["Ashford", "Canterbury", "Dover", "Thanet"],
        "contact": "performance@example.gov.uk",
    }
    assert "For the public" in text_of(analyst.get(reverse("make_public", args=[card.pk])))
    made = analyst.post(reverse("make_public", args=[card.pk]), form)
    edition = PublicScorecard.objects.get()
    assert made.headers["Location"] == reverse("public_edition", args=[edition.pk])
    looked = text_of(analyst.get(made.headers["Location"]))
    assert "Nothing comes out" in looked
    assert "<strong>c</strong>, small" in looked
    assert "<strong>c</strong>, protects another" in looked
    assert "This is how it will read" in text_of(analyst.get(reverse("public_scorecard", args=[edition.pk])))
    director.post(reverse("approve_public", args=[edition.pk]), {"version": 1, "decision": "approve"})
    director.post(reverse("publish_public", args=[edition.pk]), {"version": 2})
    assert client.get(reverse("public_scorecard", args=[edition.pk])).status_code == 200
    director.post(reverse("withdraw_public", args=[edition.pk]), {"version": 3, "because": "Counted twice."})
    assert client.get(reverse("public_scorecard", args=[edition.pk])).status_code == 410


def test_to_send_it_back_needs_a_reason(kent: Authority, analyst: Person, signed_in: SignedIn) -> None:
    edition = draft(analyst, a_card(kent))
    page = signed_in(Role.DIRECTOR).post(
        reverse("approve_public", args=[edition.pk]), {"version": 1, "decision": "refuse"}
    )
    assert page.status_code == 400
    assert "Say why it is sent back." in page.content.decode()


def test_what_is_missing_in_the_form_is_said(kent: Authority, signed_in: SignedIn) -> None:
    page = signed_in(Role.ANALYST).post(reverse("make_public", args=[a_card(kent).pk]), {"every": "month"})
    assert page.status_code == 400
    for said in ("Choose the last day.", "Choose one measure or more.", "Say whom readers can write to."):
        assert said in page.content.decode()


def test_a_scorecard_without_figures_says_so(kent: Authority, signed_in: SignedIn) -> None:
    card = Scorecard.objects.create(authority=kent, title="Empty")
    assert "no figures of its measures yet" in text_of(
        signed_in(Role.ANALYST).get(reverse("make_public", args=[card.pk]))
    )
