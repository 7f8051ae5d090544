"""Every health rule, speaking and silent, on plans drawn as plain values; then on a plan from the database."""

import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from headway.web.accounts.models import Membership, Person
from headway.web.plans import actions
from headway.web.plans.health import (
    RULES,
    ActionFacts,
    AppliesTo,
    ItemFacts,
    OwnerFacts,
    PlanFacts,
    Severity,
    health,
    signs,
)
from headway.web.plans.health.loading import facts_of
from headway.web.plans.health.of_actions import months_after
from headway.web.plans.health.wording import is_an_activity
from headway.web.plans.models import Action, Plan

ON = date(2018, 4, 3)
ANN = OwnerFacts("Ann", person=1, roles=((date(2017, 1, 1), None),))
SOUND = ActionFacts(
    id=1,
    title="Practice standards",
    added=date(2018, 3, 20),
    measure="95% of audited cases",
    measure_kind="audit",
    hears_children=True,
    start=date(2018, 3, 1),
    due=date(2018, 9, 1),
    owners=(ANN,),
    last_update=date(2018, 3, 28),
)


def plan_with(*actions: ActionFacts, answer: str = "accepted", **given: Any) -> PlanFacts:
    return PlanFacts(1, "Plan", (ItemFacts(10, "Recommendation 1", answer=answer, actions=actions),), **given)


def said(plan: PlanFacts, on: date = ON) -> dict[str, list[str]]:
    """What the rules say of a plan: by rule, its messages."""
    found: dict[str, list[str]] = {}
    for sign in signs(plan, on):
        found.setdefault(sign.rule.id, []).append(sign.message)
    return found


def about(on: date = ON, **changed: Any) -> dict[str, list[str]]:
    """What the rules say of the sound action, changed."""
    return said(plan_with(replace(SOUND, **changed)), on)


def test_a_sound_plan_has_no_signs() -> None:
    assert said(plan_with(SOUND)) == {}


@pytest.mark.parametrize(
    ("rule", "speaks", "is_silent"),
    [
        ("no-owner", {"owners": ()}, {"owners": (), "stage": "superseded"}),
        (
            "owner-left",
            {"owners": (replace(ANN, is_active=False),)},
            {"owners": (OwnerFacts("Headteachers"),)},  # a bare name cannot be known to have left
        ),
        (
            "owner-left",
            {"owners": (replace(ANN, roles=((date(2017, 1, 1), date(2018, 4, 2)),)),)},
            {"owners": (replace(ANN, roles=((date(2017, 1, 1), date(2018, 4, 3)),)),)},  # the last day counts
        ),
        ("no-measure", {"measure": " "}, {"measure": " ", "stage": "superseded"}),
        (
            "measure-is-an-activity",
            {"measure": "Hold workshops for all staff"},
            {"measure": "Hold workshops for all staff", "measure_kind": "milestone"},
        ),
        ("no-measure-kind", {"measure_kind": ""}, {"measure_kind": "", "measure": ""}),
        (
            "no-due-date",
            {"due": None},
            {"due": None, "stage": "delivered", "has_evidence": True, "decided": True},
        ),
        ("due-before-start", {"due": date(2018, 2, 28)}, {"due": date(2018, 3, 1)}),
        (
            "milestone-outside",
            {"milestones_due": (date(2018, 9, 2),)},
            {"milestones_due": (date(2018, 9, 1),)},
        ),
        (
            "milestone-outside",
            {"milestones_due": (date(2018, 2, 28),)},
            {"milestones_due": (date(2018, 3, 1),)},
        ),
        ("overdue", {"due": date(2018, 4, 2)}, {"due": date(2018, 4, 3)}),  # due today is not late
        (
            "overdue-and-silent",
            {"due": date(2018, 4, 2), "start": None, "last_update": date(2018, 3, 3)},  # 31 days
            {"due": date(2018, 4, 2), "start": None, "last_update": date(2018, 3, 4)},  # 30 days
        ),
        (
            "silent",
            {"start": None, "last_update": date(2018, 3, 3)},
            {"start": date(2018, 3, 10), "last_update": date(2018, 3, 3)},  # not begun for 31 days
        ),
        (
            "silent",
            {"start": None, "last_update": None, "added": date(2018, 3, 3)},
            {"start": None, "last_update": None, "added": date(2018, 3, 4)},
        ),
        (
            "amber-or-red-without-narrative",
            {"rag": "red", "last_narrative": " "},
            {"rag": "red", "last_narrative": "Two teams are missing."},
        ),
        ("amber-or-red-without-narrative", {"rag": "amber"}, {"rag": "green"}),
        (
            "closed-without-evidence",
            {"stage": "delivered", "decided": True},
            {"stage": "superseded", "decided": True},  # nothing was done, so nothing can show it
        ),
        (
            "closed-without-decision",
            {"stage": "embedded", "has_evidence": True},
            {"stage": "embedded", "has_evidence": True, "decided": True},
        ),
        (
            "never-embedded",
            {"stage": "delivered", "has_evidence": True, "decided": True, "delivered_on": date(2017, 10, 2)},
            {"stage": "delivered", "has_evidence": True, "decided": True, "delivered_on": date(2017, 10, 3)},
        ),
    ],
)
def test_a_rule_about_an_action_speaks_when_it_should_and_only_then(
    rule: str, speaks: dict[str, Any], is_silent: dict[str, Any]
) -> None:
    assert rule in about(**speaks)
    assert rule not in about(**is_silent)


@pytest.mark.parametrize(
    ("rule", "speaks", "is_silent"),
    [
        ("no-answer", {"answer": "none"}, {"answer": "none", "is_recommendation": False}),
        ("no-action", {"answer": "accepted"}, {"answer": "accepted", "actions": (SOUND,)}),
        ("no-action", {"answer": "partly", "reason": "x"}, {"answer": "rejected", "reason": "x"}),
        ("no-action", {"is_recommendation": False}, {"answer": "none"}),
        (
            "no-action",
            {"answer": "accepted", "actions": (replace(SOUND, stage="superseded"),)},
            {"answer": "none"},
        ),
        (
            "rejected-without-reason",
            {"answer": "rejected"},
            {"answer": "rejected", "reason": "Done already."},
        ),
        (
            "partly-without-reason",
            {"answer": "partly", "reason": " "},
            {"answer": "partly", "reason": "The rest."},
        ),
    ],
)
def test_a_rule_about_an_answer_speaks_when_it_should_and_only_then(
    rule: str, speaks: dict[str, Any], is_silent: dict[str, Any]
) -> None:
    assert rule in said(PlanFacts(1, "Plan", (ItemFacts(10, "Recommendation 1", **speaks),)))
    assert rule not in said(PlanFacts(1, "Plan", (ItemFacts(10, "Recommendation 1", **is_silent),)))


def several(count: int, **changed: Any) -> list[ActionFacts]:
    return [replace(SOUND, id=place, title=f"Action {place}", **changed) for place in range(1, count + 1)]


def test_all_due_on_one_day_is_a_sign_from_three_actions_on() -> None:
    three = several(3)
    assert said(plan_with(*three))["all-due-one-day"] == [
        "Every action is due on the same day: 1 September 2018, for 3 actions."
    ]
    assert "all-due-one-day" not in said(plan_with(*three[:2]))
    assert "all-due-one-day" not in said(plan_with(*three[:2], replace(three[2], due=date(2018, 9, 2))))


def test_one_childs_voice_in_the_plan_is_enough() -> None:
    deaf = several(2, hears_children=False)
    assert "no-childs-voice" in said(plan_with(*deaf))
    assert "no-childs-voice" not in said(plan_with(*deaf, replace(SOUND, id=9)))
    assert "no-childs-voice" not in said(plan_with())


def test_one_owner_of_more_than_half_is_named_with_the_share() -> None:
    bob = OwnerFacts("Bob")
    mixed = [*several(2), *(replace(each, id=each.id + 10, owners=(bob,)) for each in several(2))]
    assert "one-owner-for-most" not in said(plan_with(*mixed))  # 2 of 4 each
    assert said(plan_with(*mixed, replace(SOUND, id=30)))["one-owner-for-most"] == [
        "One person owns more than half of the open actions. Ann owns 3 of 5."
    ]
    assert "one-owner-for-most" not in said(plan_with(*several(3)))  # too few to tell


def test_an_action_that_waits_for_a_later_one_names_it() -> None:
    first = replace(SOUND, needs=(2,))
    second = replace(SOUND, id=2, title="Find a provider", due=date(2018, 9, 2))
    (message,) = said(plan_with(first, second))["waits-for-a-later-one"]
    assert message.endswith('due on 1 September 2018 and waits for "Find a provider" (due 2 September 2018).')
    assert "waits-for-a-later-one" not in said(plan_with(first, replace(second, due=SOUND.due)))


def test_every_action_of_a_circle_is_named_and_those_that_only_lead_to_it_are_not() -> None:
    four = [
        replace(each, needs=needs) for each, needs in zip(several(4), [(2,), (3,), (2,), ()], strict=True)
    ]
    found = [sign.subject for sign in signs(plan_with(*four), ON) if sign.rule.id == "waits-in-a-circle"]
    assert found == ["Action 2", "Action 3"]


def test_a_chain_of_ten_thousand_actions_is_no_circle() -> None:
    chain = [replace(SOUND, id=place, needs=(place + 1,)) for place in range(10_000)]
    assert plan_with(*chain).in_circles == frozenset()
    chain[-1] = replace(chain[-1], needs=(0,))
    assert len(plan_with(*chain).in_circles) == 10_000


@pytest.mark.parametrize(
    ("on", "rule"),
    [
        (date(2017, 8, 22), None),  # 29 days left
        (date(2017, 8, 23), "statement-due-soon"),
        (date(2017, 9, 20), "statement-due-soon"),  # the last day
        (date(2017, 9, 21), "statement-late"),
    ],
)
def test_the_statement_is_announced_in_its_last_four_weeks_and_late_after_its_day(
    on: date, rule: str | None
) -> None:
    found = said(PlanFacts(1, "Plan", statement_due=date(2017, 9, 20)), on)
    assert list(found) == ([rule] if rule else [])


def test_the_days_left_for_the_statement_are_counted() -> None:
    plan = PlanFacts(1, "Plan", statement_due=date(2017, 9, 20))
    assert said(plan, date(2017, 9, 19))["statement-due-soon"][0].endswith(
        "It is due on 20 September 2017: 1 day left."
    )
    assert said(plan, date(2017, 9, 20))["statement-due-soon"][0].endswith("today is the last day.")


def test_a_statement_published_in_time_is_well_and_one_published_late_stays_on_record() -> None:
    due = date(2017, 9, 20)
    assert said(PlanFacts(1, "Plan", statement_due=due, published=due), ON) == {}
    late = said(PlanFacts(1, "Plan", statement_due=due, published=due + timedelta(1)), ON)
    assert late["published-late"][0].endswith(
        "It was due on 20 September 2017 and published on 21 September 2017."
    )


def test_the_gravest_signs_come_first_and_the_doubtful_last() -> None:
    plan = plan_with(
        replace(SOUND, owners=(), measure="Hold workshops", measure_kind="", hears_children=False)
    )
    severities = [sign.severity for sign in signs(plan, ON)]
    assert severities == sorted(severities, key=list(Severity).index)
    assert set(severities) == set(Severity)


def test_every_rule_has_its_own_id_a_sentence_and_a_reason() -> None:
    assert len({rule.id for rule in RULES}) == len(RULES) == 27
    for rule in RULES:
        assert rule.message[0].isupper()
        assert rule.message.endswith((".", ":"))
        assert rule.why.endswith(".")
        assert isinstance(rule.applies_to, AppliesTo)


def test_the_reference_page_has_every_rule_and_is_written_without_a_database() -> None:
    page = subprocess.run(
        [
            sys.executable,
            "-c",
            "from headway.web.plans.health.reference import reference_page as p; print(p())",
        ],
        env={"PATH": "", "DJANGO_SETTINGS_MODULE": "no.such.settings"},
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    for rule in RULES:
        assert f"| `{rule.id}` |" in page
    assert page.strip() == Path("docs/reference/plan-health.md").read_text(encoding="utf-8").strip()


# The wording rule


@pytest.mark.parametrize(
    "measure",
    [
        "Hold workshops for all staff",
        "Write a new policy",
        "Train 200 social workers",
        "To review the procedure",
        "Review of the procedure",
        "Training delivered",
        "New policy written and published.",
        "Deliver training on good practice to every team",
    ],
)
def test_a_measure_that_only_tells_of_a_deed_is_doubted(measure: str) -> None:
    assert is_an_activity(measure)


@pytest.mark.parametrize(
    "measure",
    [
        "",
        "95% of audited cases show a strategy discussion when risk rose",
        "Complete 90% of assessments",
        "Complete assessments within 45 working days",
        "Review of 30 cases shows better planning",
        "9 of 10 care leavers say that they know their worker",
        "Children tell us that they feel safer",
        "Held-back reports fall",
        "Fewer children go missing",
        "Reduce caseloads so that workers have time for children",
        "Strategy discussions take place",
        "Audits judged good or better",
        "Meet the national target for health assessments",
    ],
)
def test_a_measure_that_names_a_result_is_left_alone(measure: str) -> None:
    assert not is_an_activity(measure)


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        (date(2017, 8, 31), 6, date(2018, 2, 28)),
        (date(2019, 8, 31), 6, date(2020, 2, 29)),
        (date(2017, 10, 2), 6, date(2018, 4, 2)),
        (date(2017, 3, 31), 1, date(2017, 4, 30)),
        (date(2017, 6, 30), 6, date(2017, 12, 30)),
        (date(2017, 12, 5), 12, date(2018, 12, 5)),
    ],
)
def test_months_end_on_the_same_day_or_the_last_of_a_shorter_month(
    start: date, months: int, end: date
) -> None:
    assert months_after(start, months) == end


# From the database


@pytest.mark.django_db
def test_a_fresh_draft_says_what_is_missing(plan: Plan) -> None:
    found = {(sign.rule.id, sign.subject) for sign in health(plan, date(2017, 8, 1))}
    assert found == {("no-answer", f"Recommendation {number}") for number in (1, 2, 88)}
    assert ("statement-due-soon", plan.title) in {
        (sign.rule.id, sign.subject) for sign in health(plan, date(2017, 9, 1))
    }


@pytest.mark.django_db
def test_the_statement_is_due_seventy_working_days_after_receipt_or_on_the_stated_day(plan: Plan) -> None:
    assert facts_of(plan).statement_due == date(2017, 9, 20)  # received 13 June 2017
    plan.inspection.stated_due = date(2017, 9, 18)
    assert facts_of(plan).statement_due == date(2017, 9, 18)
    plan.inspection.stated_due = plan.inspection.received = None
    assert facts_of(plan).statement_due is None


@pytest.mark.django_db
def test_everything_that_the_rules_look_at_is_read_from_the_database(
    promised: Callable[..., Action],
    plan: Plan,
    officer: Person,
    owner: Person,
    director: Person,
    tmp_path: Any,
) -> None:
    action = promised(hears_children=True)
    other = promised(depends_on=[action], owners=[])
    actions.add_milestone(by=officer, action=action, version=1, title="Half", due=date(2018, 1, 1))
    action.refresh_from_db()
    red = plan.status_words.get(word="Off track")
    actions.update(by=owner, action=action, version=2, status=red, narrative="Late.")
    Membership.objects.filter(person=owner).update(until_day=date(2050, 1, 1))
    kept, waiting = facts_of(plan).actions
    assert (kept.rag, kept.last_narrative, kept.hears_children) == ("red", "Late.", True)
    assert kept.milestones_due == (date(2018, 1, 1),)
    assert kept.owners == (OwnerFacts(owner.name, owner.pk, True, ((date(2020, 1, 1), date(2050, 1, 1)),)),)
    assert (kept.has_evidence, kept.decided, kept.delivered_on) == (False, False, None)
    assert waiting.id == other.pk
    assert waiting.needs == (action.pk,)

    (tmp_path / "audit.txt").write_text("Twenty cases.")
    with (tmp_path / "audit.txt").open("rb") as file:
        proof = actions.attach(by=owner, action=action, title="Audit", file=file)
    closure = actions.propose_closure(
        by=owner, action=action, stage="delivered", narrative="x", evidence=[proof]
    )
    actions.decide_closure(by=director, closure=closure, outcome="made")
    kept = facts_of(plan).actions[0]
    assert (kept.stage, kept.has_evidence, kept.decided) == ("delivered", True, True)
    assert kept.delivered_on is not None


@pytest.mark.django_db
def test_a_closed_action_whose_closure_was_taken_out_of_the_database_is_found(
    promised: Callable[..., Action], plan: Plan
) -> None:
    Action.objects.filter(pk=promised().pk).update(stage="embedded")
    found = {sign.rule.id for sign in health(plan, ON)}
    assert {"closed-without-evidence", "closed-without-decision"} <= found


@pytest.mark.django_db
def test_health_costs_the_same_queries_for_a_large_plan(
    promised: Callable[..., Action], plan: Plan, django_assert_num_queries: Any
) -> None:
    promised()
    fresh = Plan.objects.select_related("inspection").get()
    with django_assert_num_queries(6):
        health(fresh, ON)
    for item in plan.items.all():
        for _ in range(3):
            promised(item=item)
    with django_assert_num_queries(6):
        health(fresh, ON)
