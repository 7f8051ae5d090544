"""What is not joined up: each rule finds its gap, and nothing where the line is whole."""

import json
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.db import transaction
from typer.testing import CliRunner

from headway.cli import app
from headway.web.accounts.models import Person
from headway.web.accounts.roles import Role
from headway.web.assessment.orphans import ORPHANS as OF_ASSESSMENT
from headway.web.lessons.orphans import ORPHANS as OF_LESSONS
from headway.web.performance.orphans import ORPHANS as OF_PERFORMANCE
from headway.web.plans.models import (
    Action,
    Closure,
    Evidence,
    EvidenceRevision,
    Item,
    Ownership,
    Plan,
    StatusWord,
    Update,
)
from headway.web.plans.states import Answer, ClosureOutcome, Stage
from headway.web.register.models import (
    Authority,
    Finding,
    FindingLink,
    Inspection,
    Recommendation,
    ReportFile,
)
from headway.web.register.states import Confirmation
from headway.web.register.storage import path_of
from headway.web.scrutiny.orphans import ORPHANS as OF_COMMITTEES
from headway.web.trail.actions import SYSTEM, record
from headway.web.trail.orphans import all_rules, orphans

pytestmark = pytest.mark.django_db

DAY = date(2017, 10, 1)
REPORT, EVIDENCE = "a" * 64, "b" * 64


class Line:
    """One line, whole: from the report to a closure on evidence."""

    def __init__(self, kent: Authority, owner: Person, director: Person) -> None:
        self.kent = kent
        for sha256 in (REPORT, EVIDENCE):
            path_of(sha256).write_bytes(b"%PDF-")
        self.report = ReportFile.objects.create(
            sha256=REPORT, name="report.pdf", size=5, media_type="application/pdf"
        )
        self.inspection = Inspection.objects.create(
            authority=kent, framework="sif", report=self.report, state=Confirmation.CONFIRMED
        )
        self.finding = Finding.objects.create(
            inspection=self.inspection, paragraph="21", page=9, text="", tagged=True
        )
        self.recommendation = Recommendation.objects.create(
            inspection=self.inspection, number="1", addressee="authority", kind="recommendation", text="Do"
        )
        self.link = FindingLink.objects.create(
            recommendation=self.recommendation,
            finding=self.finding,
            origin="proposed",
            state=Confirmation.CONFIRMED,
        )
        self.plan = Plan.objects.create(inspection=self.inspection, authority=kent, title="Plan")
        self.word = StatusWord.objects.create(plan=self.plan, word="On track", meaning="As promised")
        self.item = Item.objects.create(
            plan=self.plan, recommendation=self.recommendation, answer=Answer.ACCEPTED
        )
        self.action = Action.objects.create(
            item=self.item, title="Do", measure="Fewer", stage=Stage.DELIVERED
        )
        Ownership.objects.create(action=self.action, person=owner, name=owner.name)
        Update.objects.create(action=self.action, by=owner, by_name=owner.name, status=self.word)
        self.evidence = Evidence.objects.create(action=self.action, title="Audit")
        self.version = EvidenceRevision.objects.create(
            evidence=self.evidence, sha256=EVIDENCE, name="audit.pdf", size=5, media_type="application/pdf"
        )
        self.closure = Closure.objects.create(
            action=self.action,
            narrative="Done",
            proposed_stage=Stage.DELIVERED,
            proposed_by=owner,
            outcome=ClosureOutcome.MADE,
            decided_at=datetime(2017, 9, 30, tzinfo=UTC),
            decided_by=director,
            body="The board",
        )
        self.closure.evidence.add(self.version)
        with transaction.atomic():
            for made in (self.plan, self.action):
                record(
                    by=owner,
                    action="line.tried",
                    subject=made,
                    authority=kent.code,
                    thread=self.recommendation.thread,
                )

    def another_action(self, **fields: Any) -> Action:
        """A second action, joined up like the first but for what is given."""
        action = Action.objects.create(**{"item": self.item, "title": "More", "measure": "Fewer", **fields})
        Ownership.objects.create(action=action, name="Jo")
        Update.objects.create(action=action, by_name="Jo", status=self.word)
        record(by=SYSTEM, action="line.tried", subject=action, authority=self.kent.code)
        return action


@pytest.fixture
def line(kent: Authority, person: Callable[..., Person]) -> Line:
    return Line(kent, person(Role.ACTION_OWNER), person(Role.DIRECTOR))


def found(on: date = DAY, authority: str = "") -> list[tuple[str, str]]:
    return [(each.rule.id, each.thing.key) for each in orphans(on, authority)]


def test_a_whole_line_has_no_loose_end(line: Line) -> None:
    assert found() == []
    line.another_action()
    assert found() == []


def _untold(line: Line) -> Action:
    action = Action.objects.create(item=line.item, title="By hand", measure="Fewer")
    Ownership.objects.create(action=action, name="Jo")
    Update.objects.create(action=action, by_name="Jo", status=line.word)
    return action


def _thread(name: str, kent: Authority) -> Any:
    record(by=SYSTEM, action="line.tried", subject=kent, authority=kent.code, thread=name)
    return type("Thread", (), {"pk": name})


BROKEN: dict[str, Callable[[Line], Any]] = {
    "recommendation.no-finding": lambda line: (
        line.link.delete(),
        Finding.objects.update(tagged=False),
        line.recommendation,
    )[-1],
    "finding.no-recommendation": lambda line: Finding.objects.create(
        inspection=line.inspection, page=3, text="", tagged=True
    ),
    "link.proposed": lambda line: (FindingLink.objects.update(state=Confirmation.PROPOSED), line.link)[-1],
    "report.no-file": lambda line: (path_of(REPORT).unlink(), line.report)[-1],
    "plan.no-report": lambda line: (Inspection.objects.update(report=None), line.plan)[-1],
    "recommendation.no-answer": lambda line: (Item.objects.update(answer=Answer.NONE), line.recommendation)[
        -1
    ],
    "item.no-action": lambda line: Item.objects.create(plan=line.plan, issue="Another issue"),
    "action.no-owner": lambda line: (Ownership.objects.all().delete(), line.action)[-1],
    "action.no-measure": lambda line: line.another_action(measure=""),
    "action.no-update": lambda line: (Update.objects.all().delete(), line.action)[-1],
    "action.closed-by-nobody": lambda line: line.another_action(stage=Stage.EMBEDDED),
    "closure.no-evidence": lambda line: (line.closure.evidence.clear(), line.closure)[-1],
    "evidence.no-file": lambda line: Evidence.objects.create(action=line.action, title="To come"),
    "trail.silent": _untold,
    "thread.nowhere": lambda line: _thread("recommendation:999", line.kent),
}


@pytest.mark.parametrize("rule", BROKEN)
def test_each_rule_finds_its_gap_and_no_other_rule_does(rule: str, line: Line) -> None:
    loose = BROKEN[rule](line)
    assert found() == [(rule, str(loose.pk))]


def test_every_rule_has_its_own_id_its_test_and_two_sentences() -> None:
    rules = all_rules()
    # tests/web/scrutiny/test_scrutiny_orphans.py, tests/web/lessons/test_decisions_actions.py and
    # tests/web/performance/test_performance_orphans.py and tests/web/assessment/test_building_orphans.py
    elsewhere = {rule.id for rule in (*OF_COMMITTEES, *OF_LESSONS, *OF_PERFORMANCE, *OF_ASSESSMENT)}
    assert {rule.id for rule in rules} == BROKEN.keys() | elsewhere
    assert len({rule.id for rule in rules}) == len(rules)
    for rule in rules:
        assert rule.message.endswith(".")
        assert rule.mend.endswith(".")


@pytest.mark.parametrize(
    "thread",
    [
        "recommendation:x",
        "recommendation:",
        "nothing:1",
        "recommendation:99999999999999999999",
        "x",
        "item:²",
    ],
)
def test_a_thread_that_is_no_name_leads_nowhere_and_stops_nothing(thread: str, line: Line) -> None:
    _thread(thread, line.kent)
    assert [rule for rule, _ in found()] == ["thread.nowhere"]


def test_what_nobody_has_confirmed_is_not_asked_for(line: Line) -> None:
    line.link.delete()
    Item.objects.update(answer=Answer.NONE)
    Inspection.objects.update(state=Confirmation.PROPOSED)
    assert found() == []


def test_a_recommendation_to_the_board_is_the_boards_to_answer(line: Line) -> None:
    board = Recommendation.objects.create(
        inspection=line.inspection, number="11", addressee="lscb", kind="recommendation", text="Do"
    )
    assert found() == [("recommendation.no-finding", str(board.pk))]


def test_a_recommendation_that_was_rejected_needs_no_action(line: Line) -> None:
    rejected = Recommendation.objects.create(
        inspection=line.inspection, number="2", addressee="authority", kind="recommendation", text="Do"
    )
    FindingLink.objects.create(
        recommendation=rejected, finding=line.finding, origin="printed", state=Confirmation.CONFIRMED
    )
    Item.objects.create(
        plan=line.plan, recommendation=rejected, answer=Answer.REJECTED, reason="Done already"
    )
    assert found() == []


def test_an_action_that_has_not_begun_needs_no_update(line: Line) -> None:
    action = line.another_action(start=date(2017, 10, 2))
    action.updates.all().delete()
    assert found(date(2017, 10, 1)) == []
    assert found(date(2017, 10, 2)) == [("action.no-update", str(action.pk))]


def test_only_one_authoritys_are_told_where_it_is_named(line: Line) -> None:
    Ownership.objects.all().delete()
    assert found(authority="E06000035") == []
    assert found(authority=line.kent.code) == [("action.no-owner", str(line.action.pk))]


def test_the_command_tells_them_by_rule_and_ends_with_one(line: Line) -> None:
    run = CliRunner().invoke
    told = run(app, ["trail", "orphans", "--on", "2017-10-01"])
    assert (told.exit_code, told.stdout) == (0, "Everything is joined up.\n")
    Ownership.objects.all().delete()
    told = run(app, ["trail", "orphans"])
    assert told.exit_code == 1
    assert told.stdout.splitlines() == [
        "action.no-owner: An action has no owner. Name who answers for it.",
        f"  action {line.action.pk}: Do (E10000016)",
        "1 loose end.",
    ]
    told = run(app, ["trail", "orphans", "--json", "--authority", "E10000016"])
    assert [(each["rule"], each["id"]) for each in json.loads(told.stdout)] == [
        ("action.no-owner", str(line.action.pk))
    ]


def test_the_number_of_queries_does_not_grow_with_what_is_found(
    line: Line, django_assert_max_num_queries: Any
) -> None:
    for number in range(30):
        Action.objects.create(item=line.item, title=f"Action {number}")
    with django_assert_max_num_queries(46):
        assert len(orphans(DAY)) == 120  # no owner, no measure, no update, not in the trail
