"""The pages of export and import: who gets what, the dry run, the confirmation."""

import io
import json
import re
from collections.abc import Callable
from typing import Any

import openpyxl
import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from exchange_kent import kent_plan

from headway.web.accounts.models import Person
from headway.web.accounts.roles import Role
from headway.web.plans.models import Action, Plan
from headway.web.trail.models import Event

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan() -> Plan:
    return kent_plan()


@pytest.fixture
def officer(plan: Plan) -> Client:  # noqa: ARG001 - whose officer it is
    client = Client()
    client.force_login(
        Person.objects.get(email="officer@example.org"), backend="django.contrib.auth.backends.ModelBackend"
    )
    return client


def export(client: Client, plan: Plan, form: str = "xlsx") -> Any:
    return client.get(f"/plans/{plan.pk}/export.{form}")


def edited(client: Client, plan: Plan, change: Callable[[Any], None]) -> SimpleUploadedFile:
    book = openpyxl.load_workbook(io.BytesIO(export(client, plan).content))
    change(book)
    out = io.BytesIO()
    book.save(out)
    return SimpleUploadedFile("plan.xlsx", out.getvalue())


def new_title(book: Any) -> None:
    book["Actions"]["D3"] = "Audit all case loads"


def fields(page: Any) -> dict[str, str]:
    return dict(re.findall(r'name="(held|confirmed)" value="([0-9a-f]{64})"', page.content.decode()))


def held_files() -> list[str]:
    folder = settings.WORKSPACE.folder / "incoming"
    return [path.name for path in folder.iterdir()] if folder.exists() else []


@pytest.mark.parametrize(
    ("form", "name", "kind"),
    [
        (
            "xlsx",
            "plan-kent-2017-06-13.xlsx",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        ),
        ("csv", "plan-kent-2017-06-13.csv.zip", "application/zip"),
        ("json", "plan-kent-2017-06-13.json", "application/json"),
    ],
)
def test_a_plan_is_offered_in_each_form_under_a_name_that_names_nobody(
    officer: Client, plan: Plan, form: str, name: str, kind: str
) -> None:
    answer = export(officer, plan, form)
    assert answer.status_code == 200
    assert answer["Content-Type"] == kind
    assert answer["Content-Disposition"] == f'attachment; filename="{name}"'
    page = officer.get(f"/plans/{plan.pk}/").content.decode()
    assert f"/plans/{plan.pk}/export.{form}" in page
    assert f"/plans/{plan.pk}/import/" in page


def test_another_form_is_not_found(officer: Client, plan: Plan) -> None:
    assert export(officer, plan, "exe").status_code == 404


def test_an_export_takes_a_fixed_number_of_queries(
    officer: Client, plan: Plan, django_assert_max_num_queries: Any
) -> None:
    with django_assert_max_num_queries(22):
        export(officer, plan, "json")


def test_members_get_no_evidence_and_no_addresses(
    signed_in: Callable[..., Client], officer: Client, plan: Plan
) -> None:
    mine = json.loads(export(signed_in(Role.MEMBER), plan, "json").content)
    assert mine["evidence"] == []
    assert "@example.org" not in json.dumps(mine)
    assert mine["actions"] == json.loads(export(officer, plan, "json").content)["actions"]


def test_a_members_file_brought_in_takes_nothing_away(
    signed_in: Callable[..., Client], officer: Client, plan: Plan
) -> None:
    file = SimpleUploadedFile("plan.json", export(signed_in(Role.MEMBER), plan, "json").content)
    page = officer.post(f"/plans/{plan.pk}/import/", {"file": file})
    assert "there is nothing to change" in page.content.decode()


def test_what_would_change_is_shown_and_done_only_when_confirmed(officer: Client, plan: Plan) -> None:
    events = Event.objects.count()
    page = officer.post(f"/plans/{plan.pk}/import/", {"file": edited(officer, plan, new_title)})
    assert page.status_code == 200
    text = page.content.decode()
    assert "<h1" in text
    assert "Audit all case loads" in text
    assert "1 changed" in text
    assert Event.objects.count() == events
    assert len(held_files()) == 1
    done = officer.post(f"/plans/{plan.pk}/import/", fields(page), follow=True)
    assert "1 row changed" in done.content.decode()
    assert Action.objects.filter(title="Audit all case loads").exists()
    assert held_files() == []


def test_faults_are_listed_with_their_places_and_nothing_can_be_confirmed(
    officer: Client, plan: Plan
) -> None:
    def spoil(book: Any) -> None:
        book["Actions"]["I3"] = "tomorrow"

    page = officer.post(f"/plans/{plan.pk}/import/", {"file": edited(officer, plan, spoil)})
    assert page.status_code == 400
    text = page.content.decode()
    assert "<title>Error:" in text
    assert "&#34;tomorrow&#34; is not a date" in text
    assert "Make these changes" not in text
    assert held_files() == []


def test_a_file_that_is_no_plan_is_a_fault_of_the_field(officer: Client, plan: Plan) -> None:
    for content in (b"", b"hello", b"PK\x03\x04broken", b'{"a": 1', b"%PDF-1.4"):
        page = officer.post(f"/plans/{plan.pk}/import/", {"file": SimpleUploadedFile("plan.xlsx", content)})
        assert page.status_code == 400
        assert "id-file-error" in page.content.decode()
    assert officer.post(f"/plans/{plan.pk}/import/", {}).status_code == 400


def test_a_change_between_the_two_steps_is_shown_again(officer: Client, plan: Plan) -> None:
    page = officer.post(f"/plans/{plan.pk}/import/", {"file": edited(officer, plan, new_title)})
    Action.objects.filter(title="Audit case loads").update(detail="Every team.", version=9)
    again = officer.post(f"/plans/{plan.pk}/import/", fields(page))
    assert again.status_code == 400
    assert "changed while you were looking" in again.content.decode()
    assert "Changed on both sides" in again.content.decode()
    done = officer.post(f"/plans/{plan.pk}/import/", fields(again) | {"take_file": "on"})
    assert done.status_code == 302
    assert Action.objects.filter(title="Audit all case loads").exists()


def test_nobody_confirms_what_another_brought(
    officer: Client, plan: Plan, signed_in: Callable[..., Client]
) -> None:
    page = officer.post(f"/plans/{plan.pk}/import/", {"file": edited(officer, plan, new_title)})
    other = signed_in(Role.QUALITY_ASSURANCE)
    answer = other.post(f"/plans/{plan.pk}/import/", fields(page))
    assert answer.status_code == 400
    assert "no longer held" in answer.content.decode()
    assert not Action.objects.filter(title="Audit all case loads").exists()


@pytest.mark.parametrize("held", ["", "../../etc/passwd", "a" * 64, "a" * 63 + "/"])
def test_a_made_up_name_of_a_held_file_leads_nowhere(officer: Client, plan: Plan, held: str) -> None:
    answer = officer.post(f"/plans/{plan.pk}/import/", {"held": held, "confirmed": "x"})
    assert answer.status_code == 400


def test_a_plan_of_another_authority_does_not_exist(
    plan: Plan, signed_in: Callable[..., Client], medway: Any
) -> None:
    stranger = signed_in(Role.QUALITY_ASSURANCE, medway)
    assert export(stranger, plan).status_code == 404
    assert stranger.get(f"/plans/{plan.pk}/import/").status_code == 404
    assert stranger.post(f"/plans/{plan.pk}/import/", {"held": "", "confirmed": ""}).status_code == 404
