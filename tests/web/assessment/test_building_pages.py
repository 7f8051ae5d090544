"""The pages of an assessment: the whole year in the browser, what is shown to whom, and what is refused in words."""

import csv
import io
import json
import re
from collections.abc import Callable
from typing import Any

import pytest
from assessment_site import AS_OF, BECAUSE, facts, kent_2010, kent_profile, published_2010
from django.test import Client
from django.urls import reverse

from headway.assessment.profile_file import as_csv, profile_from, read_csv
from headway.errors import ForPerson
from headway.web.accounts.models import Person
from headway.web.accounts.roles import Role
from headway.web.assessment.actions.publishing import sign_off_assessment, withdraw_assessment
from headway.web.assessment.models import Assessment, FactsFile, LetterEdit
from headway.web.assessment.queries.assessments import rules_text_of
from headway.web.assessment.rules.anchors import anchor
from headway.web.assessment.states import EditKind, State
from headway.web.register.models import Authority

pytestmark = pytest.mark.django_db
PersonMaker = Callable[..., Person]
ALL = ("assessment", "assessment_csv", "assessment_rules", "assessment_rules_file")


@pytest.fixture
def lead(person: PersonMaker) -> Person:
    return person(Role.QUALITY_ASSURANCE, name="Quinn Lead")


@pytest.fixture
def director(person: PersonMaker) -> Person:
    return person(Role.DIRECTOR, name="Dana Director")


def browser(person: Person) -> Client:
    made = Client()
    made.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    return made


def text(response: Any) -> str:
    """The words of a page, one space between them."""
    bare = re.sub(r"<(script|style).*?</\1>|<[^>]+>", " ", response.content.decode(), flags=re.S)
    return " ".join(bare.replace("&#39;", "'").split())


def test_a_whole_year_in_the_browser(lead: Person, director: Person, kent: Authority, client: Client) -> None:
    """The lead begins, sees what limits, is refused a better grade, judges; the director signs off and publishes."""
    facts(lead, kent)
    quinn, dana = browser(lead), browser(director)
    begun = quinn.post(
        reverse("add_assessment"),
        {
            "authority": kent.code,
            "year": "2010",
            "rules": "csa",
            "as_of-day": "9",
            "as_of-month": "12",
            "as_of-year": "2010",
        },
    )
    made = Assessment.objects.get()
    one = reverse("assessment", args=[made.pk])
    assert begun.headers["Location"] == one

    page = text(quinn.get(one))
    assert "Nobody has judged it yet" in page
    limits = page.index("What limits the grade, the most severe first")
    first = page.index("The full inspection of October 2010 found safeguarding inadequate", limits)
    assert first < page.index("The unannounced inspection", limits)
    assert page.count("Not permitted") == 3
    assert client.get(one).status_code == 404

    judging = reverse("judge_assessment", args=[made.pk])
    refused = quinn.post(judging, {"version": "1", "grade": "performs_well", "because": "Schools are good."})
    assert refused.status_code == 400
    assert "Performs well (3) is not permitted" in text(refused)
    assert "csa-safeguarding-inadequate" in text(refused)
    assert "Schools are good." in refused.content.decode()
    done = quinn.post(judging, {"version": "1", "grade": "performs_poorly", "because": BECAUSE}, follow=True)
    assert "Performs poorly (1)" in text(done)
    assert BECAUSE in text(done)

    assert quinn.get(reverse("sign_off_assessment", args=[made.pk])).status_code == 403
    signing = reverse("sign_off_assessment", args=[made.pk])
    unsigned = dana.post(signing, {"version": "2", "decision": "sign"})
    assert "The letter does not say to whom it goes" in text(unsigned)
    addressed = {"version": "2", "addressee": "Ms Ada Example", "signatory": "Dana Director"}
    quinn.post(reverse("letter_details", args=[made.pk]), addressed)
    dana.post(signing, {"version": "3", "decision": "sign"})
    assert client.get(one).status_code == 404
    dana.post(reverse("publish_assessment", args=[made.pk]), {"version": "4"})

    public = text(client.get(one))
    assert "Performs poorly (1)" in public
    assert "Judged by Quinn Lead" in public
    assert "Signed off by Dana Director" in public
    listed = text(client.get(reverse("assessments")))
    assert "2010 : Kent" in listed
    assert "Performs poorly (1)" in listed
    assert one in client.get(reverse("authority", args=[kent.code])).content.decode()


def test_figures_stand_beside_neighbours_and_england_with_how_they_compare(
    lead: Person, kent: Authority
) -> None:
    made = kent_2010(by=lead, authority=kent)
    page = text(browser(lead).get(reverse("assessment", args=[made.pk])))
    assert "420 59% 246 of 420 7% 30 of 420 68% 1,632 of 2,400 68% 10,900 of 16,000 61% 250 of 410" in page
    assert "Much lower, worse: neighbours, England In line: before" in page
    assert "Nursery schools – not held “large majority”" in page
    assert "Adoption services 3 3 of 3" in page
    assert "Our assumption" in page
    assert "70.0%" in page
    assert "lower is better" in page


def test_every_line_stands_at_its_anchor_and_every_reason_leads_to_one(lead: Person, kent: Authority) -> None:
    made = kent_2010(by=lead, authority=kent)
    page = browser(lead).get(reverse("assessment", args=[made.pk])).content.decode()
    ids = set(re.findall(r'id="(line-[^"]+)"', page))
    assert ids == {anchor(key) for key in kent_profile(kent).lines}
    leads = set(re.findall(r'href="#(line-[^"]+)"', page))
    assert leads
    assert leads <= ids


def test_the_file_is_the_profile_and_can_be_read_in_again(
    lead: Person, director: Person, kent: Authority
) -> None:
    made = published_2010(judge=lead, director=director, authority=kent)
    given = Client().get(reverse("assessment_csv", args=[made.pk]))
    assert given.headers["Content-Disposition"] == 'attachment; filename="kent-2010-profile.csv"'
    read = read_csv(given.content.decode(), "profile.csv")
    assert profile_from(read).lines == kent_profile(kent).lines
    assert len(list(csv.reader(io.StringIO(given.content.decode())))) > 10


def test_what_is_published_stays_as_it_was_signed_off(
    lead: Person, director: Person, kent: Authority
) -> None:
    made = published_2010(judge=lead, director=director, authority=kent)
    before = text(Client().get(reverse("assessment", args=[made.pk])))
    FactsFile.objects.all().delete()
    made.editions.all().delete()
    Authority.objects.filter(pk=kent.pk).update(name="Renamed")
    after = text(Client().get(reverse("assessment", args=[made.pk])))
    assert after.replace("Renamed", "Kent") == before


@pytest.mark.parametrize("name", ALL)
def test_what_was_altered_is_shown_to_nobody(
    name: str, lead: Person, director: Person, kent: Authority
) -> None:
    made = published_2010(judge=lead, director=director, authority=kent)
    Assessment.objects.update(content=made.content | {"year": 2011})
    assert Client().get(reverse(name, args=[made.pk])).status_code == 503
    assert browser(lead).get(reverse(name, args=[made.pk])).status_code == 503
    seen = browser(director).get(reverse("assessment", args=[made.pk]))
    assert "This is not what was signed off." in text(seen)


@pytest.mark.parametrize("name", ALL)
def test_what_was_withdrawn_says_so_and_why(
    name: str, lead: Person, director: Person, kent: Authority
) -> None:
    made = published_2010(judge=lead, director=director, authority=kent)
    withdraw_assessment(by=director, assessment=made, version=made.version, because="A figure was wrong.")
    gone = Client().get(reverse(name, args=[made.pk]))
    assert gone.status_code == 410
    assert "A figure was wrong." in text(gone)
    assert BECAUSE not in text(gone)
    assert str(made.pk) not in re.findall(
        r"/assessments/(\d+)/", Client().get(reverse("assessments")).content.decode()
    )


@pytest.mark.parametrize("name", ALL)
@pytest.mark.parametrize("state", [State.DRAFT, State.JUDGED, State.SIGNED_OFF])
def test_what_is_not_published_does_not_exist_for_others(
    state: State,
    name: str,
    lead: Person,
    kent: Authority,
    medway: Authority,
    signed_in: Callable[..., Client],
    person: Callable[..., Person],
) -> None:
    made = kent_2010(by=lead, authority=kent, judged=state is not State.DRAFT)
    if state is State.SIGNED_OFF:
        sign_off_assessment(by=person(Role.DIRECTOR), assessment=made, version=made.version)
    where = reverse(name, args=[made.pk])
    assert Client().get(where).status_code == 404
    assert signed_in(Role.DIRECTOR, medway).get(where).status_code == 404
    assert browser(lead).get(where).status_code == 200
    assert reverse("assessment", args=[made.pk]) not in Client().get(reverse("assessments")).content.decode()


@pytest.mark.parametrize("pk", [2**63, 10**30])
def test_a_number_that_no_database_holds_is_no_assessment(pk: int) -> None:
    assert Client().get(f"/assessments/{pk}/").status_code == 404


def test_a_year_that_is_none_and_a_day_to_come_are_said_at_their_fields(
    lead: Person, kent: Authority
) -> None:
    told = {
        "authority": kent.code,
        "year": "MMX",
        "rules": "",
        "as_of-day": "",
        "as_of-month": "",
        "as_of-year": "",
    }
    page = text(browser(lead).post(reverse("add_assessment"), told))
    for said in ("Give the year as four numbers", "Choose the rules.", "Give the day."):
        assert said in page
    assert not Assessment.objects.exists()


def test_a_keeper_of_another_authority_begins_none_here(
    kent: Authority, medway: Authority, signed_in: Callable[..., Client]
) -> None:
    told = {"authority": kent.code, "year": "2010", "rules": "csa"}
    told |= {"as_of-day": "9", "as_of-month": "12", "as_of-year": "2010"}
    assert signed_in(Role.ANALYST, medway).post(reverse("add_assessment"), told).status_code == 400
    assert not Assessment.objects.exists()


def test_who_saves_second_sees_both_judgements(lead: Person, kent: Authority) -> None:
    made = kent_2010(by=lead, authority=kent, judged=True)
    where = reverse("judge_assessment", args=[made.pk])
    page = browser(lead).post(where, {"version": "1", "grade": "performs_poorly", "because": "Mine."})
    assert page.status_code == 409
    assert BECAUSE in text(page)
    assert "Mine." in page.content.decode()
    assert f'name="version" value="{made.version}"' in page.content.decode()


def test_rules_are_changed_as_text_by_number_and_back(lead: Person, kent: Authority) -> None:
    made = kent_2010(by=lead, authority=kent)
    quinn, pk = browser(lead), made.pk
    wrong = rules_text_of(made).replace('block = "B"', 'block = "C"', 1)
    page = quinn.post(reverse("change_assessment_rules", args=[pk]), {"version": "1", "text": wrong})
    assert page.status_code == 400
    assert "national measures never limit a grade" in text(page)
    form = quinn.get(reverse("change_assessment_numbers", args=[pk])).content.decode()
    told = dict(re.findall(r'name="(threshold-\d+-\w+)"[^>]*value="([^"]*)"', form))
    place = next(key.split("-")[1] for key, each in told.items() if each.startswith("csa-safeguarding"))
    told |= {"version": "1", f"threshold-{place}-value": "many"}
    assert "Give a whole number, for example 65." in text(
        quinn.post(reverse("change_assessment_numbers", args=[pk]), told)
    )
    told[f"threshold-{place}-value"] = "1"
    page = text(quinn.post(reverse("change_assessment_numbers", args=[pk]), told, follow=True))
    assert "Changed by this council" in page
    made.refresh_from_db()
    assert quinn.get(reverse("assessment_rules_file", args=[pk])).content.decode() == made.rules
    back = {"version": str(made.version), "back": "1"}
    page = text(quinn.post(reverse("change_assessment_rules", args=[pk]), back, follow=True))
    assert "As shipped with Headway" in page


def test_building_again_says_whether_anything_is_different(lead: Person, kent: Authority) -> None:
    made = kent_2010(by=lead, authority=kent, judged=True)
    where = reverse("rebuild_assessment", args=[made.pk])
    day = {"as_of-day": "9", "as_of-month": "12", "as_of-year": "2010"}
    page = browser(lead).post(where, {"version": "2", **day}, follow=True)
    assert "Nothing is different" in text(page)
    FactsFile.objects.all().delete()
    facts(lead, kent, safe=True)
    page = text(browser(lead).post(where, {"version": "3", **day}, follow=True))
    assert "To be judged again" in page
    assert "No rule limits the grade" in page


def test_facts_that_ship_with_headway_are_offered_where_none_were_brought(
    lead: Person, kent: Authority
) -> None:
    made = kent_2010(by=lead, authority=kent)
    where, bring = reverse("assessment", args=[made.pk]), reverse("bring_example_facts", args=[made.pk])
    assert bring not in browser(lead).get(where).content.decode()
    FactsFile.objects.all().delete()
    assert bring in browser(lead).get(where).content.decode()
    page = text(browser(lead).post(bring, {"version": str(made.version)}, follow=True))
    assert "Kent 2010: facts that ship with Headway, by Quinn Lead" in page


def test_facts_that_cannot_be_read_are_said_and_stop_nothing_else(lead: Person, kent: Authority) -> None:
    made = kent_2010(by=lead, authority=kent)
    broken = as_csv(kent_profile(kent)).replace("inadequate", "dreadful", 1)
    FactsFile.objects.create(authority=kent, year=2010, title="Broken", text=broken, by_name=lead.name)
    day = {"as_of-day": "9", "as_of-month": "12", "as_of-year": "2010"}
    page = browser(lead).post(reverse("rebuild_assessment", args=[made.pk]), {"version": "1", **day})
    assert page.status_code == 400
    assert "dreadful" in text(page)
    assert browser(lead).get(reverse("assessment", args=[made.pk])).status_code == 200


def test_the_national_distribution_is_a_table_and_a_chart(client: Client) -> None:
    page = text(client.get(reverse("assessments")))
    assert "Performs excellently (4) 10 20 28" in page
    assert "Withheld 0 6 5" in page
    assert "All 152 152 152" in page
    for form, begins in (("svg", b"<svg"), ("png", b"\x89PNG")):
        drawn = client.get(reverse("distribution_chart", args=[form]))
        assert drawn.content.startswith(begins)
    assert client.get("/assessments/national.exe").status_code == 404


def test_numbers_of_queries_are_fixed(
    lead: Person, director: Person, kent: Authority, django_assert_num_queries: Any
) -> None:
    made = published_2010(judge=lead, director=director, authority=kent)
    quinn, where = browser(lead), reverse("assessment", args=[made.pk])
    with django_assert_num_queries(1):
        Client().get(where)
    with django_assert_num_queries(7):
        quinn.get(where)
    with django_assert_num_queries(1):
        Client().get(reverse("assessments"))
    for year in (2009, 2011):
        Assessment.objects.create(authority=kent, year=year, as_of=AS_OF, rulebook="csa")
    with django_assert_num_queries(4):
        quinn.get(reverse("assessments"))


def test_who_signs_off_an_older_version_is_told_and_loses_nothing(
    lead: Person, director: Person, kent: Authority
) -> None:
    made = kent_2010(by=lead, authority=kent, judged=True)
    where = reverse("sign_off_assessment", args=[made.pk])
    page = browser(director).post(where, {"version": "1", "decision": "back", "because": "Say more."})
    assert page.status_code == 409
    assert 'id="both-versions"' in page.content.decode()
    assert "Say more." in page.content.decode()
    made.refresh_from_db()
    assert made.state == State.JUDGED


def test_a_form_with_a_fault_keeps_the_version_that_it_was_opened_on(lead: Person, kent: Authority) -> None:
    """Else mending the fault would overwrite what somebody else saved meanwhile."""
    made = kent_2010(by=lead, authority=kent, judged=True)
    where = reverse("judge_assessment", args=[made.pk])
    page = browser(lead).post(where, {"version": "1", "grade": "performs_poorly", "because": ""})
    assert page.status_code == 400
    assert 'name="version" value="1"' in page.content.decode()


def test_what_keeps_the_letter_from_being_signed_off_is_said_and_refused(
    lead: Person, director: Person, kent: Authority
) -> None:
    made = kent_2010(by=lead, authority=kent, judged=True)
    LetterEdit.objects.create(
        assessment=made,
        key="added/1",
        kind=EditKind.ADD,
        text="Almost all primary schools are good or better.",
        after="reasons/grade",
        sources=["A:primary_schools"],
        by_name=lead.name,
        by_id=lead.pk,
    )
    where = reverse("sign_off_assessment", args=[made.pk])
    assert "It cannot be signed off yet" in text(browser(director).get(where))
    page = browser(director).post(where, {"version": str(made.version), "decision": "sign"})
    assert page.status_code == 400
    assert "The letter is not ready" in text(page)
    made.refresh_from_db()
    assert (made.state, made.content) == (State.JUDGED, {})


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "data:text/html;base64",
        "//example.org",
        "/\\\\example.org",
    ],
)
def test_an_address_that_is_none_is_refused_and_never_a_link(
    address: str, lead: Person, kent: Authority
) -> None:
    made = kent_2010(by=lead, authority=kent)
    text_ = as_csv(kent_profile(kent)).replace("https://www.example.org/letter", address)
    with pytest.raises(ForPerson, match="column address"):
        read_csv(text_, "facts.csv")
    edition = made.editions.get()
    told = json.dumps(edition.profile).replace("https://www.example.org/letter", json.dumps(address)[1:-1])
    edition.profile = json.loads(told)
    edition.save()
    page = browser(lead).get(reverse("assessment", args=[made.pk])).content.decode()
    assert "Ofsted’s letter to Kent, 9 December 2010" in page
    assert f'href="{address}' not in page
