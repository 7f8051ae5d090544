"""Whatever people do to a plan, in whatever order: what was said stays said, and nothing happens untold.

Hypothesis writes the story; every step is taken by somebody, permitted or not, on a version that may be stale.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from io import BytesIO
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Model
from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st

from headway.errors import ForPerson
from headway.web.accounts.models import Person
from headway.web.accounts.roles import Role
from headway.web.plans import actions
from headway.web.plans.models import (
    Action,
    Closure,
    Evidence,
    EvidenceRevision,
    Item,
    Milestone,
    Ownership,
    Plan,
    Publication,
    Reschedule,
    StatusWord,
    Update,
)
from headway.web.plans.states import ClosureOutcome, Stage
from headway.web.trail.integrity import verdict
from headway.web.trail.models import Event

MODELS: tuple[type[Model], ...] = (
    Plan,
    Publication,
    StatusWord,
    Item,
    Action,
    Ownership,
    Milestone,
    Update,
    Reschedule,
    Evidence,
    EvidenceRevision,
    Closure,
)
ONLY_ADDED: tuple[type[Model], ...] = (Update, Reschedule, EvidenceRevision, Publication, Event)
VERSIONED: tuple[type[Model], ...] = (Plan, Item, Action)
DAY = date(2018, 1, 1)
NO_FILE = 0

Row = dict[int, dict[str, Any]]
Steps = st.lists(
    st.tuples(
        st.sampled_from(
            [
                "answer",
                "issue",
                "promise",
                "change",
                "own",
                "depend",
                "reschedule",
                "update",
                "update",
                "attach",
                "attach",
                "revise",
                "propose",
                "propose",
                "decide",
                "decide",
                "reopen",
                "milestone",
                "reach",
                "words",
                "publish",
            ]
        ),
        st.sampled_from([0, 0, 2, 2, 1, 3]),  # who: mostly a director, or another
        st.integers(0, 11),  # about what, and how
        st.sampled_from([True, True, True, True, False]),  # on the version as it stands, or on an older one
    ),
    min_size=25,
    max_size=60,
)


def rows(model: type[Model]) -> Row:
    return {each["pk"]: each for each in model._default_manager.values("pk", *names(model))}


def names(model: type[Model]) -> list[str]:
    return [field.attname for field in model._meta.concrete_fields]


def everything() -> dict[str, Row]:
    return {model.__name__: rows(model) for model in (*MODELS, Event)}


@contextmanager
def undone() -> Iterator[None]:
    """What happens inside is taken back afterwards, so that each story starts from the same plan."""
    point = transaction.savepoint()
    try:
        yield
    finally:
        transaction.savepoint_rollback(point)


class Story:
    """One plan and the people around it."""

    def __init__(self, plan: Plan, people: list[Person]) -> None:
        self.plan_id = plan.pk
        self.people = people

    @property
    def plan(self) -> Plan:
        return Plan.objects.select_related("authority", "inspection").get(pk=self.plan_id)

    def pick(self, model: type[Model], which: int) -> Any:
        found = list(model._default_manager.order_by("pk"))
        if not found:
            raise ForPerson("There is none yet.")
        return found[which % len(found)]

    def step(self, kind: str, who: int, which: int, fresh: bool) -> None:
        by = self.people[who]
        getattr(self, f"_{kind}")(by, which, lambda each: each.version if fresh else each.version - 1)

    def _answer(self, by: Person, which: int, version: Callable[[Any], int]) -> None:
        item = self.pick(Item, which)
        answer = ("accepted", "partly", "rejected", "none")[which % 4]
        actions.answer(
            by=by, item=item, version=version(item), answer=answer, reason="Why." * (which % 3), on=DAY
        )

    def _issue(self, by: Person, which: int, _version: Callable[[Any], int]) -> None:
        actions.add_issue(by=by, plan=self.plan, issue="Something else." * (which % 5))

    def _promise(self, by: Person, which: int, _version: Callable[[Any], int]) -> None:
        owners = [actions.Owner(each.name, person=each) for each in self.people[: which % 4]]
        start, due = DAY + timedelta(which), DAY + timedelta(2 * (which % 6))
        actions.add_action(
            by=by,
            item=self.pick(Item, which),
            title="Promise",
            owners=owners,
            measure="x" * (which % 2),
            start=start,
            due=due,
        )

    def _change(self, by: Person, which: int, version: Callable[[Any], int]) -> None:
        action = self.pick(Action, which)
        actions.change_action(
            by=by, action=action, version=version(action), title="T" * which, measure="Rate"
        )

    def _own(self, by: Person, which: int, version: Callable[[Any], int]) -> None:
        action, person = self.pick(Action, which), self.people[which % 4]
        actions.change_action(
            by=by, action=action, version=version(action), owners=[actions.Owner(person.name, person=person)]
        )

    def _depend(self, by: Person, which: int, version: Callable[[Any], int]) -> None:
        action = self.pick(Action, which)
        actions.change_action(
            by=by, action=action, version=version(action), depends_on=[self.pick(Action, which // 2)]
        )

    def _reschedule(self, by: Person, which: int, version: Callable[[Any], int]) -> None:
        action = self.pick(Action, which)
        actions.reschedule(
            by=by,
            action=action,
            version=version(action),
            due=DAY + timedelta(which),
            reason="x" * (which % 3),
        )

    def _update(self, by: Person, which: int, version: Callable[[Any], int]) -> None:
        action, word = self.pick(Action, which // 2), self.pick(StatusWord, which)
        actions.update(
            by=by, action=action, version=version(action), status=word, narrative="Said." * (which % 2)
        )

    def _attach(self, by: Person, which: int, _version: Callable[[Any], int]) -> None:
        file = BytesIO(f"Evidence {which}.".encode() * (which % 7 != NO_FILE))
        actions.attach(by=by, action=self.pick(Action, which), title="Proof", file=file)

    def _revise(self, by: Person, which: int, _version: Callable[[Any], int]) -> None:
        file = BytesIO(f"Evidence {which}.".encode())
        actions.revise_evidence(by=by, evidence=self.pick(Evidence, which), file=file)

    def _propose(self, by: Person, which: int, _version: Callable[[Any], int]) -> None:
        action = self.pick(Action, which)
        proof = EvidenceRevision.objects.filter(evidence__action=action)[: which % 3]
        if which == 11:
            proof = EvidenceRevision.objects.exclude(evidence__action=action)[:1]
        stage = ("delivered", "embedded", "superseded", "delivered")[which % 4]
        actions.propose_closure(by=by, action=action, stage=stage, narrative="Done.", evidence=proof)

    def _decide(self, by: Person, which: int, _version: Callable[[Any], int]) -> None:
        waiting = Closure.objects.filter(outcome=ClosureOutcome.PENDING).first()
        closure = waiting if waiting and which % 4 else self.pick(Closure, which)
        outcome = ("made", "made", "refused")[which % 3]
        actions.decide_closure(by=by, closure=closure, outcome=outcome, reason="Because." * (which % 2))

    def _reopen(self, by: Person, which: int, version: Callable[[Any], int]) -> None:
        action = self.pick(Action, which)
        actions.reopen(by=by, action=action, version=version(action), reason="It came back." * (which % 3))

    def _milestone(self, by: Person, which: int, version: Callable[[Any], int]) -> None:
        action = self.pick(Action, which)
        actions.add_milestone(by=by, action=action, version=version(action), title="Step")

    def _reach(self, by: Person, which: int, version: Callable[[Any], int]) -> None:
        step = self.pick(Milestone, which)
        actions.reach_milestone(by=by, milestone=step, version=version(step.action), on=DAY)

    def _words(self, by: Person, which: int, version: Callable[[Any], int]) -> None:
        held = [actions.Word(each.word, each.meaning, each.rag) for each in self.plan.status_words.all()]
        words = [*held[which % 3 :], actions.Word(f"Word {which}", "A meaning.")]
        actions.set_status_words(by=by, plan=self.plan, version=version(self.plan), words=words)

    def _publish(self, by: Person, which: int, version: Callable[[Any], int]) -> None:
        actions.publish(by=by, plan=self.plan, version=version(self.plan), on=DAY + timedelta(which))


def hold(before: dict[str, Row], after: dict[str, Row]) -> None:
    """What one step that was allowed may have done."""
    for model in ONLY_ADDED:
        kept = {pk: row for pk, row in after[model.__name__].items() if pk in before[model.__name__]}
        assert kept == before[model.__name__], f"{model.__name__}: an entry changed or went"
    assert len(after["Event"]) == len(before["Event"]) + 1, "one event a write"
    grown = 0
    for model in VERSIONED:
        for pk, row in before[model.__name__].items():
            now = after[model.__name__][pk]
            assert now["version"] - row["version"] in (0, 1)
            grown += now["version"] - row["version"]
            if {**now, "version": 0} != {**row, "version": 0}:
                assert now["version"] == row["version"] + 1, f"{model.__name__} changed under its version"
    assert grown <= 1


def stand() -> None:
    """What is true of a plan at any time."""
    for action in Action.objects.all():
        made = list(action.closures.filter(outcome=ClosureOutcome.MADE))
        if action.stage != Stage.OPEN:
            assert any(each.proposed_stage == action.stage for each in made), "closed only by a decision"
        if action.stage in (Stage.DELIVERED, Stage.EMBEDDED):
            latest = max(
                (each for each in made if each.proposed_stage == action.stage), key=lambda each: each.pk
            )
            assert latest.evidence.exists(), "closed only on evidence"
        assert action.closures.filter(outcome=ClosureOutcome.PENDING).count() <= 1
        latest_update = action.updates.first()
        if latest_update:
            assert (action.status, action.last_update) == (latest_update.status, latest_update.at)
        last_date = action.reschedules.last()
        if last_date:
            assert action.due == last_date.new_due
    for closure in Closure.objects.exclude(outcome=ClosureOutcome.PENDING):
        assert closure.decided_by_id not in (None, closure.proposed_by_id)
        assert closure.body == closure.action.item.plan.owning_body
        assert Role.DIRECTOR in {each.role for each in closure.decided_by.memberships.all()}
    for item in Item.objects.filter(answer__in=("partly", "rejected")):
        assert item.reason
    assert not Update.objects.filter(status__rag__in=("amber", "red"), narrative="").exists()
    assert (
        not Publication.objects.exists()
        or not Item.objects.filter(recommendation__isnull=False, answer="none").exists()
    )


@pytest.mark.django_db
@settings(
    max_examples=20,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(steps=Steps)
def test_no_story_overwrites_what_was_said_or_happens_untold(
    plan: Plan,
    promised: Callable[..., Action],
    owner: Person,
    director: Person,
    person: Callable[..., Person],
    steps: list[tuple[str, int, int, bool]],
) -> None:
    with undone():
        action = promised()
        actions.attach(by=owner, action=action, title="Proof", file=BytesIO(b"Twenty cases."))
        for item in plan.items.all()[1:]:
            actions.answer(by=director, item=item, version=1, answer="accepted", on=DAY)
        deputy, inspector = person(Role.DIRECTOR), person(Role.INSPECTOR)
        story = Story(plan, [deputy, owner, director, inspector])
        for step in steps:
            before = everything()
            try:
                with transaction.atomic():
                    story.step(*step)
            except (ForPerson, PermissionDenied):
                assert everything() == before, f"{step} was refused and still did something"
            else:
                assert step[1] != 3, "an inspector only reads"
                hold(before, everything())
                event(f"{step[0]} was done")
            stand()
        assert verdict().holds
