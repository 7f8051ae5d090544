"""The page of a recommendation: its whole line, from the report's page to today."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from io import BytesIO
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from page_reading import Read, read

from headway.web.accounts.models import Person
from headway.web.accounts.roles import Role
from headway.web.plans import actions, queries
from headway.web.plans.models import Action, Item, Plan
from headway.web.register.models import Finding, FindingLink
from headway.web.register.states import Confirmation

pytestmark = pytest.mark.django_db


def now(action: Action) -> Action:
    return Action.objects.get(pk=action.pk)


@pytest.fixture
def item(plan: Plan) -> Item:
    return plan.items.get(recommendation__number="1")


@pytest.fixture
def whole(
    item: Item, officer: Person, director: Person, owner: Person, promised: Callable[..., Action]
) -> Item:
    """A recommendation on which everything has happened once."""
    asked = item.recommendation
    finding = Finding.objects.create(
        inspection=asked.inspection,
        paragraph="16",
        page=12,
        text="Discussions were not always held.",
        tagged=True,
    )
    FindingLink.objects.create(
        recommendation=asked, finding=finding, origin="proposed", state=Confirmation.PROPOSED
    )
    actions.answer(by=officer, item=item, version=item.version, answer="accepted", on=date(2017, 6, 30))
    action = promised(item=item)
    actions.add_milestone(by=officer, action=action, version=now(action).version, title="Standards agreed")
    amber = item.plan.status_words.get(rag="amber")
    actions.update(
        by=owner,
        action=action,
        version=now(action).version,
        status=amber,
        narrative="Two teams are not trained.",
    )
    first = actions.attach(
        by=owner, action=action, title="Audit of twelve cases", file=BytesIO(b"%PDF-1.4 a"), name="audit.pdf"
    )
    latest = actions.revise_evidence(
        by=owner, evidence=first.evidence, file=BytesIO(b"%PDF-1.4 b"), name="audit-2.pdf"
    )
    actions.reschedule(
        by=officer,
        action=now(action),
        version=now(action).version,
        due=date(2018, 6, 29),
        reason="No rooms in March.",
    )
    closure = actions.propose_closure(
        by=owner, action=now(action), stage="delivered", narrative="All are trained.", evidence=[latest]
    )
    actions.decide_closure(
        by=director, closure=closure, outcome="refused", reason="Show the audit of May too."
    )
    return item


def page_of(item: Item, client: Client) -> Read:
    return read(client.get(f"/plans/items/{item.pk}/"))


def test_the_whole_line_stands_on_one_page(whole: Item, as_director: Client) -> None:
    page = page_of(whole, as_director)
    in_order = [
        "Discussions were not always held.",
        "Paragraph 16, page 12",
        "Hold strategy discussions whenever risk rises.",
        "page 20",
        "Accepted",
        "Practice standards for strategy discussions",
        "Owen Owner, Head of Service",
        "95% of audited cases",
        "1 September 2017 to 29 June 2018",
        "Standards agreed",
        "Two teams are not trained.",
        "audit-2.pdf",
        "audit.pdf",
        "30 March 2018 became 29 June 2018",
        "No rooms in March.",
        "All are trained.",
        "Refused",
        "Show the audit of May too.",
        "From then to today",
        "Olive Officer answered Recommendation 1",
        "Owen Owner reported progress",
    ]
    rest = page.text
    for each in in_order:
        assert each in rest, f"{each} does not follow"
        rest = rest[rest.index(each) + len(each) :]


def test_a_link_that_the_machine_proposed_says_so_until_a_person_confirms_it(
    whole: Item, as_director: Client
) -> None:
    assert "Proposed by the machine, not confirmed by a person" in page_of(whole, as_director).text
    FindingLink.objects.update(state=Confirmation.CONFIRMED)
    assert "Proposed by the machine" not in page_of(whole, as_director).text
    FindingLink.objects.update(state=Confirmation.REJECTED)
    assert "Discussions were not always held" not in page_of(whole, as_director).text


def test_the_way_back_stands_above(whole: Item, as_director: Client) -> None:
    page = page_of(whole, as_director)
    crumbs = [each.text_content().strip() for each in page.tree.xpath("//nav[@aria-label='Breadcrumb']//li")]
    assert crumbs == ["Plans", whole.plan.title, "Recommendation 1"]


def test_the_page_takes_a_fixed_number_of_queries(
    whole: Item,
    as_director: Client,
    promised: Callable[..., Action],
    django_assert_num_queries: Callable[[int], Any],
) -> None:
    with django_assert_num_queries(32):
        page_of(whole, as_director)
    for number in range(4):
        promised(item=whole, title=f"One more {number}")
    with django_assert_num_queries(32):
        page_of(whole, as_director)


def test_a_member_reads_progress_and_neither_evidence_nor_the_trail(
    whole: Item, browser: Callable[[Person], Client], person: Callable[..., Person]
) -> None:
    page = page_of(whole, browser(person(Role.MEMBER)))
    assert "Two teams are not trained." in page.text
    assert "audit" not in page.text.replace("95% of audited cases", "").replace("(audit result)", "").replace(
        "Show the audit of May too.", ""
    )
    assert "From then to today" not in page.text
    assert "Update" not in page.links


def test_another_issue_waits_for_no_answer(plan: Plan, officer: Person, as_officer: Client) -> None:
    issue = actions.add_issue(by=officer, plan=plan, issue="Caseloads in two districts were high.")
    page = page_of(issue, as_officer)
    assert "No action yet" in page.text
    assert "The council's answer" not in page.text
    assert page.links["Change the issue"] == f"/plans/items/{issue.pk}/change/"


def test_the_register_leads_here_by_the_recommendation(item: Item, as_officer: Client) -> None:
    page = read(as_officer.get(f"/plans/recommendations/{item.recommendation_id}/"))
    assert page.h1 == "Recommendation 1"


def test_of_another_authority_it_does_not_exist(whole: Item, as_stranger: Client) -> None:
    action = whole.actions.get()
    for address in (f"/plans/items/{whole.pk}/", f"/plans/actions/{action.pk}/"):
        assert as_stranger.get(address).status_code == 404
        assert Client().get(address).status_code == 302


def test_the_page_of_one_action_holds_its_record_and_offers_what_one_may_do(
    whole: Item, as_owner: Client, as_director: Client, django_assert_num_queries: Callable[[int], Any]
) -> None:
    action = whole.actions.get()
    with django_assert_num_queries(22):
        page = read(as_owner.get(f"/plans/actions/{action.pk}/"))
    assert page.h1 == action.title
    assert "Two teams are not trained." in page.text
    offered = {text.split(":")[0] for text in page.links}
    assert {"Update", "Attach evidence", "Propose closure"} <= offered
    assert not {"Change", "Change due date", "Open again"} & offered
    offered = {text.split(":")[0] for text in read(as_director.get(f"/plans/actions/{action.pk}/")).links}
    assert {"Change", "Change due date", "Add a milestone"} <= offered


def test_an_action_that_was_opened_again_says_when_by_whom_and_why(
    whole: Item, owner: Person, director: Person, as_owner: Client, as_stranger: Client
) -> None:
    action = whole.actions.get()
    files = [action.evidence.get().revisions.first()]
    proposed = actions.propose_closure(
        by=owner, action=action, stage="delivered", narrative="Done.", evidence=files
    )
    actions.decide_closure(by=director, closure=proposed, outcome="made")
    for address in (f"/plans/actions/{action.pk}/", f"/plans/items/{whole.pk}/"):
        assert "Opened again" not in read(as_owner.get(address)).text
    action.refresh_from_db()
    at = datetime(2017, 9, 11, 9, 0, tzinfo=UTC)
    actions.reopen(by=director, action=action, reason="The August audit fell back.", at=at)
    for address in (f"/plans/actions/{action.pk}/", f"/plans/items/{whole.pk}/"):
        page = read(as_owner.get(address)).text
        assert "Opened again" in page
        assert "11 September 2017 at 10:00, Dora Director: The August audit fell back." in page
    assert queries.reopenings(as_stranger_of(as_stranger), [action]) == {}


def as_stranger_of(browser: Client) -> Person:
    return Person.objects.get(pk=browser.session["_auth_user_id"])


def test_each_page_about_an_action_of_an_invented_plan_says_that_it_is_invented(
    whole: Item, as_director: Client
) -> None:
    action = whole.actions.get()
    addresses = [
        f"/plans/actions/{action.pk}/",
        *(f"/plans/closures/{each.pk}/" for each in action.closures.all()),
    ]
    assert len(addresses) > 1
    for address in addresses:
        assert "Worked example." not in read(as_director.get(address)).text
    Plan.objects.update(is_example=True)
    for address in addresses:
        assert "Worked example." in read(as_director.get(address)).text


def test_an_entry_of_an_earlier_day_shows_both_that_day_and_when_it_was_recorded(
    whole: Item, officer: Person, as_officer: Client, as_director: Client
) -> None:
    at = datetime(2017, 9, 14, 8, 30, tzinfo=UTC)
    actions.add_action(by=officer, item=whole, title="Train the night team", at=at)
    text = page_of(whole, as_director).text
    assert "Dated 14 September 2017 at 09:30, recorded " in text
    assert "Dated 14 September 2017 at 09:30, recorded " in read(as_director.get("/trail/")).text
    changed = read(as_officer.get(f"/plans/{whole.plan_id}/changes/")).text
    assert "Dated 14 September 2017 at 09:30, recorded " in changed


def test_evidence_is_a_download_that_no_browser_runs(
    whole: Item, as_owner: Client, as_stranger: Client
) -> None:
    latest = whole.actions.get().evidence.get().revisions.first()
    response = as_owner.get(f"/plans/evidence/{latest.pk}/")
    assert b"".join(response.streaming_content) == b"%PDF-1.4 b"
    assert response.headers["Content-Disposition"] == 'attachment; filename="audit-2.pdf"'
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert as_stranger.get(f"/plans/evidence/{latest.pk}/").status_code == 404


def test_evidence_is_not_opened_for_a_member(
    whole: Item, browser: Callable[[Person], Client], person: Callable[..., Person]
) -> None:
    latest = whole.actions.get().evidence.get().revisions.first()
    assert browser(person(Role.MEMBER)).get(f"/plans/evidence/{latest.pk}/").status_code in (403, 404)


def test_an_update_shows_the_councils_own_time(whole: Item, as_owner: Client) -> None:
    made = whole.actions.get().updates.get()
    shown = timezone.localtime(made.at)
    assert f"at {shown:%H:%M}, Owen Owner" in page_of(whole, as_owner).text


def test_a_long_line_shows_its_latest_entries_and_the_whole_behind_a_link(
    whole: Item, signed_in: Callable[..., Client], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("headway.web.plans.views.thread.LATEST", 3)
    client = signed_in(Role.OFFICER)

    first = read(client.get(f"/plans/items/{whole.pk}/"))
    all_of_it = read(client.get(f"/plans/items/{whole.pk}/?line=whole"))

    assert first.links["Show the whole line"] == "?line=whole#line"
    assert "Show the whole line" not in all_of_it.links
    assert len(first.text) < len(all_of_it.text)
