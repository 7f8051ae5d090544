"""Reporting on an action: updates, evidence, closing and opening again."""

from collections.abc import Callable
from datetime import date
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from page_reading import read

from headway.web.accounts.models import Person
from headway.web.plans import actions
from headway.web.plans.models import Action

pytestmark = pytest.mark.django_db


@pytest.fixture
def action(promised: Callable[..., Action]) -> Action:
    return promised()


def word(action: Action, rag: str) -> int:
    return action.item.plan.status_words.get(rag=rag).pk


def evidence(name: str = "audit.pdf", content: bytes = b"%PDF-1.4 a") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, "application/octet-stream")


def test_each_status_word_stands_with_its_meaning(action: Action, as_owner: Client) -> None:
    page = read(as_owner.get(f"/plans/actions/{action.pk}/update/"))
    for radio in page.tree.xpath("//input[@type='radio']"):
        hint = page.tree.xpath("//*[@id=$id]", id=radio.get("aria-describedby"))[0]
        assert len(hint.text_content().strip()) > 10
    assert "Off track (red)" in page.text


@pytest.mark.parametrize("rag", ["amber", "red"])
def test_amber_and_red_say_why(rag: str, action: Action, as_owner: Client) -> None:
    address = f"/plans/actions/{action.pk}/update/"
    said = {"version": action.version, "status": word(action, rag), "narrative": "  "}
    page = read(as_owner.post(address, said))
    assert page.status == 400
    assert page.errors[0].startswith("Say why the action is")
    assert page.value("status") == str(word(action, rag))
    assert not action.updates.exists()
    page = read(as_owner.post(address, said | {"narrative": "Two teams are behind."}, follow=True))
    assert "The update is on the record." in page.text
    assert "Two teams are behind." in page.text


def test_green_needs_no_words(action: Action, as_owner: Client) -> None:
    said = {"version": action.version, "status": word(action, "green")}
    assert as_owner.post(f"/plans/actions/{action.pk}/update/", said).status_code == 302
    assert action.updates.get().status.rag == "green"


def test_a_word_of_another_plan_is_no_choice(action: Action, as_owner: Client) -> None:
    assert (
        as_owner.post(f"/plans/actions/{action.pk}/update/", {"version": 1, "status": "99999"}).status_code
        == 400
    )


def test_only_its_owner_or_who_may_update_any_action_reports(
    action: Action,
    as_director: Client,
    as_officer: Client,
    as_stranger: Client,
) -> None:
    address = f"/plans/actions/{action.pk}/update/"
    said = {"version": action.version, "status": word(action, "green")}
    assert as_officer.post(address, said).status_code == 403
    assert as_stranger.post(address, said).status_code == 404
    assert Client().post(address, said).status_code == 302
    assert not action.updates.exists()
    assert as_director.post(address, said).status_code == 302
    assert action.updates.count() == 1


def test_what_a_person_wrote_is_shown_as_text_and_never_as_markup(action: Action, as_owner: Client) -> None:
    script = "<script>alert(1)</script><img src=x onerror=alert(1)>"
    said = {"version": action.version, "status": word(action, "green"), "narrative": script}
    as_owner.post(f"/plans/actions/{action.pk}/update/", said)
    for address in (f"/plans/actions/{action.pk}/", f"/plans/items/{action.item_id}/"):
        page = read(as_owner.get(address))
        assert script in page.text
        assert not page.tree.xpath("//main//script | //main//img")


def test_evidence_is_attached_and_a_newer_version_joins_it(action: Action, as_owner: Client) -> None:
    address = f"/plans/actions/{action.pk}/evidence/"
    page = read(as_owner.post(address, {"title": "", "file": evidence()}))
    assert page.errors == ["Say what the evidence is."]
    assert read(as_owner.post(address, {"title": "Audit"})).errors == ["Choose a file."]
    as_owner.post(address, {"title": "Audit of twelve cases", "file": evidence()})
    held = action.evidence.get()
    said = {"revises": held.pk, "file": evidence("audit-2.pdf", b"%PDF-1.4 b")}
    page = read(as_owner.post(address, said, follow=True))
    assert [each.name for each in held.revisions.all()] == ["audit-2.pdf", "audit.pdf"]
    assert "audit-2.pdf (latest)" in page.text
    assert held.revisions.first().sha256 in page.text.replace(" ", "")


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("run.pdf", b"MZ\x90\x00\x03\x00\x00\x00", "is not a kind of file that Headway keeps"),
        ("empty.pdf", b"", "empty"),
    ],
)
def test_a_file_of_another_kind_is_refused_in_words(
    name: str, content: bytes, said: str, action: Action, as_owner: Client
) -> None:
    page = read(
        as_owner.post(
            f"/plans/actions/{action.pk}/evidence/", {"title": "A", "file": evidence(name, content)}
        )
    )
    assert page.status == 400
    assert said in page.errors[0]
    assert not action.evidence.exists()


def test_nothing_closes_without_evidence(action: Action, as_owner: Client) -> None:
    page = read(as_owner.get(f"/plans/actions/{action.pk}/close/"))
    assert page.links["Attach it first"] == f"/plans/actions/{action.pk}/evidence/"
    page = read(
        as_owner.post(f"/plans/actions/{action.pk}/close/", {"stage": "delivered", "narrative": "Done."})
    )
    assert page.status == 400
    assert not action.closures.exists()


def test_closure_is_proposed_by_one_and_made_by_another(
    action: Action, as_owner: Client, as_director: Client, owner: Person
) -> None:
    kept = actions.attach(by=owner, action=action, title="Audit", file=BytesIO(b"%PDF-1.4 a"), name="a.pdf")
    said = {"stage": "delivered", "narrative": "All are trained.", "evidence": [kept.pk]}
    page = read(as_owner.post(f"/plans/actions/{action.pk}/close/", said, follow=True))
    assert "awaits the decision of: The improvement board" in page.text
    closure = action.closures.get()
    address = f"/plans/closures/{closure.pk}/"
    assert as_owner.get(address).status_code == 403
    page = read(as_director.get(address))
    assert page.value("body") == "The improvement board"
    refusal = {"outcome": "refused", "body": "The improvement board", "reason": ""}
    assert read(as_director.post(address, refusal)).errors == ["Say why the closure is refused."]
    other = {"outcome": "made", "body": "The cricket club"}
    assert "Only the owning body may close" in read(as_director.post(address, other)).errors[0]
    page = read(as_director.post(address, {"outcome": "made", "body": "The improvement board"}, follow=True))
    assert "The closure is made." in page.text
    assert "Closed: delivered" in page.text
    again = read(as_director.post(address, {"outcome": "made", "body": "The improvement board"}))
    assert again.errors == ["This proposal was decided already: made."]


def test_nobody_decides_on_their_own_proposal(action: Action, as_director: Client, director: Person) -> None:
    kept = actions.attach(
        by=director, action=action, title="Audit", file=BytesIO(b"%PDF-1.4 a"), name="a.pdf"
    )
    closure = actions.propose_closure(
        by=director, action=action, stage="delivered", narrative="Done.", evidence=[kept]
    )
    address = f"/plans/closures/{closure.pk}/"
    assert "You proposed this yourself" in read(as_director.get(address)).text
    assert as_director.post(address, {"outcome": "made", "body": "The improvement board"}).status_code == 403


def test_a_closed_action_is_opened_again_with_the_reason(
    action: Action, as_director: Client, owner: Person, director: Person
) -> None:
    kept = actions.attach(by=owner, action=action, title="Audit", file=BytesIO(b"%PDF-1.4 a"), name="a.pdf")
    closure = actions.propose_closure(
        by=owner, action=action, stage="embedded", narrative="It has held.", evidence=[kept]
    )
    actions.decide_closure(by=director, closure=closure, outcome="made")
    version = Action.objects.get(pk=action.pk).version
    address = f"/plans/actions/{action.pk}/reopen/"
    page = read(as_director.post(address, {"version": version, "reason": ""}))
    assert page.errors == ["Say why the action is opened again."]
    said = {"version": version, "reason": "The audit of May found three cases without one."}
    page = read(as_director.post(address, said, follow=True))
    assert "The action is open again." in page.text
    assert Action.objects.get(pk=action.pk).stage == "open"


def test_my_actions_are_what_i_own_and_what_i_may_decide(
    action: Action,
    as_owner: Client,
    as_director: Client,
    owner: Person,
    promised: Callable[..., Action],
) -> None:
    promised(title="Somebody else's", owners=[actions.Owner("Jo Partner")])
    page = read(as_owner.get("/my-actions/"))
    assert [row[0] for row in page.tables[0][1:]] == [action.title]
    assert "1 of 1 overdue" in page.text
    assert page.links[f"Update: {action.title}"] == f"/plans/actions/{action.pk}/update/"
    kept = actions.attach(by=owner, action=action, title="Audit", file=BytesIO(b"%PDF-1.4 a"), name="a.pdf")
    closure = actions.propose_closure(
        by=owner, action=action, stage="delivered", narrative="Done.", evidence=[kept]
    )
    page = read(as_director.get("/my-actions/"))
    assert page.links[f"Decide on closing: {action.title}"] == f"/plans/closures/{closure.pk}/"
    assert "You own no action." in page.text


def test_my_actions_ask_one_who_is_not_signed_in_to_sign_in() -> None:
    assert Client().get("/my-actions/").status_code == 302


def test_an_action_that_was_due_long_ago_says_how_late_it_is(
    as_owner: Client, promised: Callable[..., Action]
) -> None:
    late = promised(title="Late", start=date(2017, 1, 1), due=date(2017, 1, 2))
    assert "Overdue by" in read(as_owner.get(f"/plans/actions/{late.pk}/")).text
