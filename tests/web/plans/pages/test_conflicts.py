"""Two people open the same form: the second is shown both versions, and nothing that either wrote is lost."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client
from page_reading import Read, read

from headway.web.accounts.models import Person
from headway.web.plans import actions
from headway.web.plans.models import Action, Plan

pytestmark = pytest.mark.django_db


def both(page: Read) -> dict[str, list[str]]:
    """The table of both versions: field → yours, theirs, same or different."""
    assert page.status == 409
    assert page.tables[0][0] == ["Field", "You wrote", "It now says", "Same?"]
    return {row[0]: row[1:] for row in page.tables[0][1:]}


def test_two_updates_of_one_action_are_both_kept_once_the_second_has_seen_the_first(
    promised: Callable[..., Action], as_owner: Client, as_director: Client
) -> None:
    action = promised()
    words = {each.word: each for each in action.item.plan.status_words.all()}
    address = f"/plans/actions/{action.pk}/update/"
    opened = read(as_owner.get(address)).value("version")
    first = {"version": opened, "status": words["On track"].pk, "narrative": "The police agreed."}
    assert as_director.post(address, first).status_code == 302
    mine = {"version": opened, "status": words["At risk"].pk, "narrative": "Two teams are behind."}
    page = read(as_owner.post(address, mine))
    found = both(page)
    assert found["How is it going?"] == ["At risk (amber)", "On track (green)", "Different"]
    assert found["What has happened, and what is next"][:2] == [
        "Two teams are behind.",
        "The police agreed.",
    ]
    assert found["Latest update by"][1].startswith("Dora Director, ")
    assert page.value("narrative") == "Two teams are behind."
    assert page.value("status") == str(words["At risk"].pk)
    assert action.updates.count() == 1
    again = mine | {"version": page.value("version")}
    assert as_owner.post(address, again).status_code == 302
    assert [each.narrative for each in action.updates.all()] == [
        "Two teams are behind.",
        "The police agreed.",
    ]


def test_two_answers(plan: Plan, as_officer: Client, director: Person) -> None:
    item = plan.items.first()
    address = f"/plans/items/{item.pk}/answer/"
    opened = read(as_officer.get(address)).value("version")
    actions.answer(
        by=director,
        item=item,
        version=item.version,
        answer="partly",
        reason="Not ours alone.",
        on=date(2017, 6, 30),
    )
    page = read(as_officer.post(address, {"version": opened, "answer": "accepted", "reason": ""}))
    found = both(page)
    assert found["What is the council's answer?"] == ["Accepted", "Partly accepted", "Different"]
    assert found["Reason"][:2] == ["Nothing", "Not ours alone."]
    assert page.value("answer") == "accepted"


def test_two_changes_of_one_action_with_its_owners(
    promised: Callable[..., Action], as_officer: Client, director: Person
) -> None:
    action = promised()
    address = f"/plans/actions/{action.pk}/change/"
    opened = read(as_officer.get(address)).value("version")
    actions.change_action(
        by=director,
        action=action,
        version=action.version,
        title="Their words",
        owners=[actions.Owner("Jo Partner")],
    )
    said: dict[str, Any] = {
        "version": opened,
        "title": "My words",
        "measure": action.measure,
        "owner-TOTAL_FORMS": "1",
        "owner-INITIAL_FORMS": "0",
        "owner-0-name": "Sam Somebody",
    }
    found = both(page := read(as_officer.post(address, said)))
    assert found["What will be done"] == ["My words", "Their words", "Different"]
    assert found["Success measure"][2] == "Same"
    assert found["Owners"] == ["Sam Somebody", "Jo Partner", "Different"]
    assert page.value("owner-0-name") == "Sam Somebody"
    as_officer.post(address, said | {"version": page.value("version")})
    assert Action.objects.get(pk=action.pk).title == "My words"


def test_a_form_without_its_version_is_a_conflict_and_never_a_silent_overwrite(
    promised: Callable[..., Action], as_owner: Client
) -> None:
    action = promised()
    word = action.item.plan.status_words.get(rag="green")
    page = read(as_owner.post(f"/plans/actions/{action.pk}/update/", {"status": word.pk}))
    assert page.status == 409
    assert not action.updates.exists()


def test_two_sets_of_status_words(plan: Plan, as_officer: Client, director: Person) -> None:
    address = f"/plans/{plan.pk}/words/"
    opened = read(as_officer.get(address)).value("version")
    actions.set_status_words(
        by=director, plan=plan, version=plan.version, words=[actions.Word("Theirs", "What they mean.")]
    )
    said = {
        "version": opened,
        "word-TOTAL_FORMS": "1",
        "word-INITIAL_FORMS": "0",
        "word-0-word": "Mine",
        "word-0-meaning": "What I mean.",
    }
    found = both(page := read(as_officer.post(address, said)))
    assert found["Status words"] == ["Mine: What I mean.", "Theirs: What they mean.", "Different"]
    assert page.value("word-0-word") == "Mine"
