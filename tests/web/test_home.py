"""The home page for each who comes, and the accessibility statement."""

import hashlib
from collections.abc import Callable
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.test import Client
from django.utils import timezone
from page_reading import read

from headway.web import home
from headway.web.accounts.models import Membership, Person
from headway.web.accounts.roles import Role
from headway.web.plans import actions
from headway.web.plans.models import Action, Plan
from headway.web.register.models import Authority, Inspection, Judgement, Recommendation
from headway.web.register.states import Confirmation

pytestmark = pytest.mark.django_db


def signed_in_as(person: Person) -> Client:
    client = Client()
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    return client


@pytest.fixture
def inspected(kent: Authority) -> Inspection:
    made = Inspection.objects.create(
        authority=kent,
        framework="sif",
        received=date(2017, 6, 13),
        published=date(2017, 6, 13),
        state=Confirmation.CONFIRMED,
    )
    for place, (key, label, grade) in enumerate(
        [
            ("overall", "Overall effectiveness", "good"),
            ("help", "Help and protection", "requires improvement"),
        ]
    ):
        Judgement.objects.create(inspection=made, key=key, label=label, grade=grade, order=place)
    for place in range(2):
        Recommendation.objects.create(
            inspection=made,
            number=str(place + 1),
            addressee="authority",
            kind="recommendation",
            text=f"Do thing {place + 1}.",
            order=place,
            state=Confirmation.CONFIRMED,
        )
    return made


@pytest.fixture
def plan(inspected: Inspection, person: Callable[..., Person]) -> Plan:
    """Two recommendations: one with a late, silent action, one unanswered."""
    officer, owner = person(Role.OFFICER), person(Role.ACTION_OWNER, name="Owen Owner")
    made = actions.draft_from(by=officer, inspection=inspected, title="Practice Development Plan")
    item = made.items.first()
    actions.answer(by=officer, item=item, version=1, answer="accepted", on=date(2017, 6, 30))
    late = actions.add_action(
        by=officer,
        item=item,
        title="Late and silent",
        owners=[actions.Owner("Owen Owner", person=owner)],
        start=date(2017, 7, 1),
        due=timezone.localdate() - timedelta(days=2),
    )
    Action.objects.filter(pk=late.pk).update(created=timezone.now() - timedelta(days=100))
    return made


def test_where_we_stand_has_its_six_parts_with_denominators(
    plan: Plan, person: Callable[..., Person]
) -> None:
    page = read(signed_in_as(person(Role.MEMBER)).get("/"))
    assert page.h1.startswith("Where we stand Kent")
    headings = [" ".join(each.text_content().split()) for each in page.tree.xpath("//main//h2")]
    assert headings == [
        "Last judgements",
        "Clocks",
        "Recommendations",
        "Overdue: 1 of 1 open actions",
        "Silent owners: 1 of 1 open actions without an update for thirty days",
        "Next meetings",
    ]
    assert "Overall effectiveness: good" in page.text
    assert "Help and protection: requires improvement" in page.text
    assert "1 of 2 No answer yet" in page.text
    assert "1 of 2 Under way" in page.text
    assert page.tables[0][1][:2] == ["Late and silent", "Owen Owner"]
    assert page.tables[1][1][:2] == ["Owen Owner", "1"]
    assert "No meeting is planned." in page.text
    assert page.links[plan.title] == f"/plans/{plan.pk}/"


def test_what_waits_for_a_person_comes_first(plan: Plan, person: Callable[..., Person]) -> None:
    owner = Person.objects.get(name="Owen Owner")
    page = read(signed_in_as(owner).get("/"))
    assert "1 open action of yours: 1 overdue, 1 silent" in page.text
    action = Action.objects.get(item__plan=plan)
    kept = actions.attach(by=owner, action=action, title="Audit", file=BytesIO(b"%PDF-1.4 a"), name="a.pdf")
    closure = actions.propose_closure(
        by=owner, action=action, stage="delivered", narrative="Done.", evidence=[kept]
    )
    page = read(signed_in_as(person(Role.DIRECTOR)).get("/"))
    assert page.links["Decide on closing: Late and silent"] == f"/plans/closures/{closure.pk}/"


def test_an_administrator_sees_no_drafts(plan: Plan, person: Callable[..., Person]) -> None:
    page = read(signed_in_as(person(Role.ADMINISTRATOR)).get("/"))
    assert page.status == 200
    assert plan.title not in page.text
    assert "Late and silent" not in page.text


@pytest.mark.usefixtures("plan")
def test_another_authoritys_people_see_nothing_of_it(
    person: Callable[..., Person], medway: Authority
) -> None:
    page = read(signed_in_as(person(Role.DIRECTOR, medway)).get("/"))
    assert "Medway" in page.h1
    assert "Practice Development Plan" not in page.text
    assert "There is no plan yet." in page.text


def test_the_public_sees_what_is_published(plan: Plan, person: Callable[..., Person]) -> None:
    page = read(Client().get("/"))
    assert page.h1 == "Inspections and plans"
    assert "No plan has been published yet." in page.text
    assert "Kent: Single inspection framework, report published 13 June 2017: good" in page.text
    for item in plan.items.filter(answer="none"):
        actions.answer(
            by=person(Role.OFFICER), item=item, version=item.version, answer="accepted", on=date(2017, 6, 30)
        )
    actions.publish(by=person(Role.DIRECTOR), plan=plan, on=date(2017, 9, 20))
    page = read(Client().get("/"))
    assert page.links[plan.title] == f"/plans/{plan.pk}/statement/"
    assert "Late and silent" not in page.text


def test_the_public_sees_no_report_without_a_day_of_publication_or_before_it(inspected: Inspection) -> None:
    for day in (None, timezone.localdate() + timedelta(days=1)):
        inspected.published = day
        inspected.save()
        assert "No inspection has been recorded yet." in read(Client().get("/")).text


def test_an_inspection_to_confirm_waits_for_those_who_may_confirm_it(
    inspected: Inspection, person: Callable[..., Person]
) -> None:
    waiting = Inspection.objects.create(
        authority=inspected.authority, framework="ilacs_2023", published=timezone.localdate()
    )
    page = read(signed_in_as(person(Role.QUALITY_ASSURANCE)).get("/"))
    (link,) = [href for text, href in page.links.items() if text.startswith("Confirm the inspection: ILACS")]
    assert link == f"/inspections/{waiting.pk}/confirm/"
    assert "Confirm the inspection" not in read(signed_in_as(person(Role.MEMBER)).get("/")).text


def test_a_report_without_its_day_of_receipt_is_named_only_while_its_plan_may_be_due(
    inspected: Inspection, person: Callable[..., Person]
) -> None:
    Inspection.objects.filter(pk=inspected.pk).update(received=None)
    keeper = signed_in_as(person(Role.QUALITY_ASSURANCE))
    page = read(keeper.get("/"))
    assert "1 earlier report has no recorded day of receipt." in page.text
    assert "No date yet" not in page.text
    recent = timezone.localdate() - timedelta(days=30)
    made = Inspection.objects.create(
        authority=inspected.authority, framework="ilacs_2026", published=recent, state=Confirmation.CONFIRMED
    )
    Inspection.objects.create(  # which starts no clock of a plan
        authority=inspected.authority, framework="csa", published=recent, state=Confirmation.CONFIRMED
    )
    page = read(keeper.get("/"))
    assert page.text.count("No date yet") == 1
    assert page.links["Record the day of receipt"] == f"/inspections/{made.pk}/received/"
    page = read(signed_in_as(person(Role.MEMBER)).get("/"))
    assert page.links["Open the inspection"] == f"/inspections/{made.pk}/"
    Plan.objects.create(inspection=made, authority=made.authority, published=timezone.localdate())
    assert "No date yet" not in read(keeper.get("/")).text


def test_the_menu_leads_the_public_to_plans_and_administrators_to_people(
    person: Callable[..., Person],
) -> None:
    def menu(client: Client) -> list[str]:
        tree = read(client.get("/")).tree
        return [each.text_content().strip() for each in tree.xpath("//nav[@aria-label='Menu']//a")]

    assert "Plans" in menu(Client())
    assert "People" not in menu(Client())
    assert "People" in menu(signed_in_as(person(Role.ADMINISTRATOR)))
    assert "People" not in menu(signed_in_as(person(Role.OFFICER)))


def test_an_unconfirmed_inspection_is_not_public(inspected: Inspection) -> None:
    inspected.state = Confirmation.PROPOSED
    inspected.save()
    assert "13 June 2017" not in read(Client().get("/")).text


def test_one_without_a_role_is_told_so(person: Callable[..., Person]) -> None:
    page = read(signed_in_as(person(None)).get("/"))
    assert "You hold no role in an authority" in page.text


@pytest.mark.usefixtures("plan")
def test_one_with_several_authorities_chooses_and_may_change(
    person: Callable[..., Person], medway: Authority
) -> None:
    somebody = person(Role.OFFICER)
    Membership.objects.create(person=somebody, authority=medway, role=Role.MEMBER, from_day=date(2020, 1, 1))
    client = signed_in_as(somebody)
    page = read(client.get("/"))
    assert set(page.links) == {"Kent", "Medway"}
    page = read(client.get(page.links["Medway"]))
    assert "Medway" in page.h1
    assert "Kent" in page.links


def test_an_authority_that_is_not_ones_own_does_not_exist(
    person: Callable[..., Person], medway: Authority
) -> None:
    assert signed_in_as(person(Role.DIRECTOR)).get(f"/?authority={medway.pk}").status_code == 404
    assert Client().get(f"/?authority={medway.pk}").status_code == 404


@pytest.mark.usefixtures("plan")
def test_the_home_page_takes_a_fixed_number_of_queries(
    person: Callable[..., Person], django_assert_num_queries: Callable[[int], Any]
) -> None:
    client = signed_in_as(person(Role.DIRECTOR))
    with django_assert_num_queries(19):
        client.get("/")
    item = Plan.objects.get().items.first()
    officer = person(Role.OFFICER)
    for number in range(8):
        actions.add_action(
            by=officer,
            item=item,
            title=f"Late {number}",
            due=date(2018, 1, 1),
            owners=[actions.Owner(f"Owner {number}")],
        )
    with django_assert_num_queries(19):
        client.get("/")


def test_the_skip_link_leads_to_the_main_part() -> None:
    page = read(Client().get("/"))
    skip = page.tree.xpath("//a[contains(@class, 'govuk-skip-link')]")[0]
    assert skip.get("href") == "#main-content"
    assert page.tree.xpath("//main[@id='main-content']")


def test_the_accessibility_statement_says_what_the_regulations_ask() -> None:
    page = read(Client().get("/accessibility/"))
    for part in (
        "Accessibility) (No. 2) Accessibility Regulations 2018".removeprefix("Accessibility) "),
        "partially compliant",
        "What is known not to be accessible",
        "Equality Advisory and Support Service",
        "prepared on",
    ):
        assert part in page.text


def test_the_accessibility_statement_names_the_councils_address_where_one_is_given() -> None:
    assert "has not given an address" in read(Client().get("/accessibility/")).text
    folder = Path(django_settings.WORKSPACE.folder)
    (folder / "headway.toml").write_text('[site]\ncontact = "access@example.org"\n', encoding="utf-8")
    django_settings.WORKSPACE.__dict__.pop("config", None)  # it was read before the file was there
    assert read(Client().get("/accessibility/")).links["access@example.org"] == "mailto:access@example.org"


def test_the_day_of_the_accessibility_statement_moves_with_its_words() -> None:
    text = (Path(home.__file__).parent / "templates" / "accessibility.html").read_text(encoding="utf-8")
    written = hashlib.sha256(" ".join(text.split()).encode()).hexdigest()[:12]
    assert (written, home.STATEMENT_CHANGED) == ("845e34b3aa07", date(2026, 11, 22)), (
        "The statement's words have changed: set STATEMENT_CHANGED to today, and this pair."
    )
