"""The pages about recommendations met again, and what the thread page of a recommendation says of it."""

import re
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from deciding import browser, shown
from django.test import Client
from django.urls import reverse
from example_site import Site

from headway.web.accounts.models import Person
from headway.web.accounts.roles import Role
from headway.web.lessons.actions import recurrence as actions
from headway.web.lessons.models import Recurrence
from headway.web.register.models import Authority, Finding, Inspection, Recommendation
from headway.web.register.states import Confirmation

pytestmark = pytest.mark.django_db
STILL = "Strategy discussions are <still> not held whenever risk to a child rises."


@pytest.fixture
def later(site: Site) -> Inspection:
    site.plan  # noqa: B018 - the first inspection and its plan
    return Inspection.objects.create(
        authority=site.authority,
        framework="ilacs_2018",
        windows=[["2022-05-09", "2022-05-20"]],
        published=date(2022, 7, 5),
        state=Confirmation.CONFIRMED,
    )


@pytest.fixture
def finding(later: Inspection) -> Finding:
    return Finding.objects.create(inspection=later, paragraph="9", page=3, text=STILL)


@pytest.fixture
def proposed(site: Site, finding: Finding) -> Recurrence:
    made = actions.propose_recurrences(by=site.one(Role.OFFICER), authority=site.authority)
    assert [each.finding for each in made] == [finding]
    return made[0]


def thread_of(site: Site) -> str:
    return reverse("item", args=[site.plan.items.get().pk])


def test_the_machine_looks_when_it_is_asked(site: Site, lead: Client, finding: Finding) -> None:
    page = lead.get(reverse("propose_recurrences"))
    assert "proposals were right" in shown(page)
    answer = lead.post(reverse("propose_recurrences"), {"authority": site.authority.pk}, follow=True)
    assert "1 new proposal." in shown(answer)
    assert "1 proposed by the machine, 0 confirmed, 0 turned down." in shown(answer)
    again = lead.post(reverse("propose_recurrences"), {"authority": site.authority.pk}, follow=True)
    assert "Nothing new was found." in shown(again)
    assert Recurrence.objects.get().finding == finding
    assert lead.post(reverse("propose_recurrences"), {"authority": "E06000035"}).status_code == 400


def test_both_ends_stand_side_by_side_with_framework_day_and_page(lead: Client, proposed: Recurrence) -> None:
    for address in (reverse("recurrences"), reverse("recurrence", args=[proposed.pk])):
        page = lead.get(address)
        text = shown(page)
        assert "Hold strategy discussions whenever risk rises." in text
        assert STILL in text
        assert "Proposed by the machine" in text
        assert "report published 13 June 2017" in text
        assert "report published 5 July 2022" in text
        assert "page 20" in text
        assert "Paragraph 9, page 3" in text
        assert "Likeness 0." in text
        assert b"<still>" not in page.content
    assert "made by different rules" in text


def test_a_proposal_is_confirmed_and_the_thread_page_says_so(
    site: Site, lead: Client, proposed: Recurrence
) -> None:
    page = lead.get(thread_of(site))
    assert "Met again at a later inspection" in shown(page)
    assert "Proposed by the machine" in shown(page)
    address = reverse("decide_recurrence", args=[proposed.pk])
    answer = lead.post(address, {"version": "1", "state": "confirmed", "reason": ""}, follow=True)
    assert "It is confirmed." in shown(answer)
    page = lead.get(thread_of(site))
    assert "Confirmed Quality assurance" in shown(page)
    assert "confirmed that a later inspection met it again" in shown(page)


def test_turned_down_it_leaves_the_thread_page_and_the_list(
    site: Site, lead: Client, proposed: Recurrence
) -> None:
    address = reverse("decide_recurrence", args=[proposed.pk])
    answer = lead.post(address, {"version": "1", "state": "rejected", "reason": ""})
    assert answer.status_code == 400
    assert "Say why it is not the same." in shown(answer)
    data = {"version": "1", "state": "rejected", "reason": "Another duty."}
    assert lead.post(address, data).status_code == 302
    assert lead.post(address, data).status_code == 409
    assert "Met again at a later inspection" not in shown(lead.get(thread_of(site)))
    assert STILL not in shown(lead.get(reverse("recurrences")))
    assert STILL in shown(lead.get(reverse("recurrences"), {"state": "rejected"}))
    assert "Another duty." in shown(lead.get(reverse("recurrence", args=[proposed.pk])))


def test_a_person_joins_two_from_the_thread_page(site: Site, lead: Client, finding: Finding) -> None:
    earlier = site.inspection.recommendations.get()
    address = reverse("add_recurrence", args=[earlier.pk])
    assert address.encode() in lead.get(thread_of(site)).content
    assert "Strategy discussions are <still>" in shown(lead.get(address))
    assert lead.post(address, {"later": "", "reason": ""}).status_code == 400
    data = {"later": f"finding-{finding.pk}", "reason": "The same duty."}
    answer = lead.post(address, data)
    assert answer.url == reverse("recurrence", args=[Recurrence.objects.get().pk])
    assert lead.post(address, data).url == answer.url
    assert "Joined by a person." in shown(lead.get(answer.url))
    assert Recurrence.objects.get().state == "confirmed"


def test_the_later_recommendation_says_that_it_was_met_before(
    site: Site, lead: Client, later: Inspection
) -> None:
    from headway.web.plans import actions as plans

    again = Recommendation.objects.create(
        inspection=later,
        number="1",
        addressee="authority",
        kind="recommendation",
        text="Hold discussions.",
        state=Confirmation.CONFIRMED,
    )
    actions.add_recurrence(
        by=site.one(Role.OFFICER),
        earlier=site.inspection.recommendations.get(),
        later=again,
        reason="The same duty.",
    )
    plan = plans.draft_from(by=site.one(Role.OFFICER), inspection=later)
    text = shown(lead.get(reverse("item", args=[plan.items.get().pk])))
    assert "Met before" in text
    assert "Hold strategy discussions whenever risk rises." in text
    assert "Met again" not in text


def test_for_another_authority_it_does_not_exist(
    proposed: Recurrence, medway: Authority, person: Callable[..., Person]
) -> None:
    theirs = browser(person(Role.QUALITY_ASSURANCE, medway))
    for name, pk in (
        ("recurrence", proposed.pk),
        ("decide_recurrence", proposed.pk),
        ("add_recurrence", proposed.earlier_id),
    ):
        assert theirs.get(reverse(name, args=[pk])).status_code == 404
        assert theirs.post(reverse(name, args=[pk]), {}).status_code == 404
    assert STILL not in shown(theirs.get(reverse("recurrences")))


def test_a_member_reads_and_is_offered_nothing_to_decide(site: Site, proposed: Recurrence) -> None:
    member = browser(site.one(Role.MEMBER))
    page = member.get(reverse("recurrence", args=[proposed.pk]))
    assert STILL in shown(page)
    assert b"decide/" not in page.content
    assert "Look for recurrences" not in shown(member.get(reverse("recurrences")))
    assert member.get(reverse("decide_recurrence", args=[proposed.pk])).status_code == 403
    assert member.get(reverse("propose_recurrences")).status_code == 403
    assert b"Join it to what" not in member.get(thread_of(site)).content


def test_without_a_later_inspection_the_page_says_so(site: Site, lead: Client) -> None:
    earlier = site.inspection.recommendations.get()
    assert "No later inspection of Kent" in shown(lead.get(reverse("add_recurrence", args=[earlier.pk])))


def test_the_list_takes_a_fixed_number_of_queries_and_is_paged(
    site: Site,
    lead: Client,
    proposed: Recurrence,
    django_assert_num_queries: Callable[[int], Any],
) -> None:
    with django_assert_num_queries(6):
        lead.get(reverse("recurrences"))
    later = proposed.finding.inspection
    for number in range(60):
        Recurrence.objects.create(
            authority=site.authority,
            earlier=proposed.earlier,
            finding=Finding.objects.create(inspection=later, page=1, text=f"Finding {number}."),
        )
    with django_assert_num_queries(6):
        page = lead.get(reverse("recurrences"), {"state": "nonsense", "authority": "\x00"})
    assert page.content.count(b"Said later") == 1
    assert len(re.findall(r"Recurrence \d+", shown(page))) == 50
