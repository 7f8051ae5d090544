"""The statement on screen and as a file: the public reads what was published, and only that."""

from datetime import date
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.test import Client
from page_reading import read

from headway.web.accounts.models import Person
from headway.web.plans import actions
from headway.web.plans.models import Plan

pytestmark = pytest.mark.django_db
DAY = date(2017, 9, 20)


@pytest.fixture
def answered(plan: Plan, officer: Person) -> Plan:
    for item in plan.items.all():
        actions.answer(by=officer, item=item, version=1, answer="accepted", on=date(2017, 6, 30))
    actions.add_action(
        by=officer,
        item=plan.items.first(),
        title="Train every team manager",
        owners=[actions.Owner("Owen Owner", "Head of Service")],
        due=date(2018, 3, 30),
    )
    return plan


@pytest.fixture
def published(answered: Plan, director: Person) -> Plan:
    actions.publish(by=director, plan=answered, on=DAY)
    return answered


def test_the_public_reads_the_published_statement_by_posts(published: Plan) -> None:
    page = read(Client().get(f"/plans/{published.pk}/statement/"))
    assert page.status == 200
    assert "Published on 20 September 2017." in page.text
    assert page.tables[0][1][:2] == ["Train every team manager", "Head of Service"]
    assert "Owen Owner" not in page.text
    assert set(page.links) == {"PDF", "Word", "HTML"}


def test_the_public_who_ask_for_the_plan_are_led_to_its_statement(
    published: Plan, as_stranger: Client
) -> None:
    for client in (Client(), as_stranger):
        response = client.get(f"/plans/{published.pk}/")
        assert (response.status_code, response.headers["Location"]) == (
            302,
            f"/plans/{published.pk}/statement/",
        )


def test_what_changed_since_is_the_draft_and_not_public(
    published: Plan, officer: Person, director: Person, as_officer: Client
) -> None:
    actions.add_issue(by=officer, plan=published, issue="Caseloads were high.")
    address = f"/plans/{published.pk}/statement/"
    for client in (Client(), as_officer):
        assert "Caseloads were high." not in read(client.get(address)).text
    assert "Caseloads were high." not in read(Client().get(f"{address}?draft=yes")).text
    draft = read(as_officer.get(f"{address}?draft=yes"))
    assert "Caseloads were high." in draft.text
    assert "This is a draft." in draft.text
    actions.publish(by=director, plan=Plan.objects.get(pk=published.pk), on=date(2018, 1, 8))
    page = read(Client().get(address))
    assert "Caseloads were high." in page.text
    first = page.links["20 September 2017"]
    assert "Caseloads were high." not in read(Client().get(f"{address}{first}")).text


def test_a_draft_is_for_those_who_work_on_it(answered: Plan, as_officer: Client, as_stranger: Client) -> None:
    for kind in ("/", ".pdf", ".docx", ".html"):
        address = f"/plans/{answered.pk}/statement{kind}"
        assert as_officer.get(address).status_code == 200
        assert as_stranger.get(address).status_code == 404
        assert Client().get(address).status_code == 302


@pytest.mark.parametrize("question", ["?edition=999999", "?edition=x"])
def test_an_edition_that_is_none_of_the_plans_does_not_exist(question: str, published: Plan) -> None:
    assert Client().get(f"/plans/{published.pk}/statement/{question}").status_code == 404


def test_the_files_are_downloads_of_their_kind(published: Plan) -> None:
    pdf = Client().get(f"/plans/{published.pk}/statement.pdf")
    assert pdf.content.startswith(b"%PDF-")
    assert pdf.headers["Content-Disposition"].startswith("attachment; filename*=UTF-8''Kent%3A%20statement")
    word = Client().get(f"/plans/{published.pk}/statement.docx")
    with ZipFile(BytesIO(word.content)) as archive:
        assert "Train every team manager" in archive.read("word/document.xml").decode()
    page = Client().get(f"/plans/{published.pk}/statement.html")
    assert "Train every team manager" in page.content.decode()
    assert "'unsafe-inline'" not in page.headers["Content-Security-Policy"]
    assert "script-src" not in page.headers["Content-Security-Policy"]
    assert Client().get(f"/plans/{published.pk}/statement.exe").status_code == 404
