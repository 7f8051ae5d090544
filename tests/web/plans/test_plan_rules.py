"""How far along, late, silent: pure decisions, and the same decisions as the database makes them."""

from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headway.web.plans.models import Action
from headway.web.plans.queries.table import Lateness, late
from headway.web.plans.rules import (
    Progress,
    Standing,
    in_circles,
    is_due_soon,
    is_overdue,
    is_silent,
    standing,
)
from headway.web.plans.states import Answer, Rag, Stage

ON = date(2018, 4, 3)


@pytest.mark.parametrize(
    ("answer", "actions", "stands"),
    [
        ("none", [("open", "red")], Standing.NO_ANSWER),
        ("rejected", [("open", "red")], Standing.REJECTED),
        ("accepted", [], Standing.NO_ACTION),
        ("accepted", [("superseded", "red")], Standing.NO_ACTION),
        ("accepted", [("open", "none")], Standing.UNDER_WAY),
        ("accepted", [("open", "green"), ("open", "amber")], Standing.AT_RISK),
        ("partly", [("open", "amber"), ("open", "red")], Standing.OFF_TRACK),
        ("accepted", [("open", "green"), ("delivered", "red")], Standing.UNDER_WAY),  # closed: no longer red
        ("accepted", [("delivered", "none"), ("embedded", "none")], Standing.DELIVERED),
        ("accepted", [("embedded", "none"), ("superseded", "none")], Standing.EMBEDDED),
    ],
)
def test_a_recommendation_stands_as_its_actions_do(
    answer: str, actions: Iterable[tuple[str, str]], stands: Standing
) -> None:
    assert standing(answer, [Progress(stage, rag) for stage, rag in actions]) is stands


@given(
    st.sampled_from(Answer.values),
    st.lists(st.tuples(st.sampled_from(Stage.values), st.sampled_from(Rag.values)), max_size=5),
)
def test_every_recommendation_has_exactly_one_standing_whatever_the_order(
    answer: str, actions: list[tuple[str, str]]
) -> None:
    progress = [Progress(stage, rag) for stage, rag in actions]
    assert standing(answer, progress) is standing(answer, reversed(progress))
    assert standing(answer, progress).means.endswith(".")


@given(st.dictionaries(st.integers(0, 8), st.sets(st.integers(0, 8), max_size=4), max_size=9))
def test_circles_are_found_as_a_plain_walk_finds_them(needs: dict[int, set[int]]) -> None:
    def reached(start: int) -> set[int]:
        seen: set[int] = set()
        ahead = list(needs.get(start, ()))
        while ahead:
            step = ahead.pop()
            if step not in seen:
                seen.add(step)
                ahead += needs.get(step, ())
        return seen

    assert in_circles(needs) == {node for node in needs if node in reached(node)}


DAYS = [None, *(ON + timedelta(days) for days in (-31, -30, -29, -1, 0, 1, 14, 15))]
WORDS = [None, *(ON - timedelta(days) for days in (0, 29, 30, 31, 32))]


@pytest.mark.django_db
def test_the_database_decides_what_is_late_as_the_rules_do(promised: Callable[..., Action]) -> None:
    """Every combination of stage, start, due and last word that lies on an edge; both times of the year."""
    first = promised(start=None, due=None)
    made = [
        Action(
            item=first.item,
            title="x",
            stage=stage,
            start=start,
            due=due,
            created=at(added),
            last_update=at(word) if word else None,
        )
        for stage in (Stage.OPEN, Stage.DELIVERED)
        for start in DAYS
        for due in DAYS
        for added in (ON - timedelta(31), ON - timedelta(30))
        for word in WORDS
        if not (start and due and due < start)
    ]
    Action.objects.bulk_create(made)
    for kind, decide in DECISIONS.items():
        found = set(Action.objects.exclude(pk=first.pk).filter(late(kind, ON)).values_list("pk", flat=True))
        assert found == {each.pk for each in made if decide(each)}, kind


def at(day: date) -> datetime:
    """Half past midnight in London on that day, which in summer is the day before in UTC."""
    return datetime(day.year, day.month, day.day, 0, 30, tzinfo=UTC) - timedelta(
        hours=day > date(2018, 3, 25)
    )


def last_word(action: Action) -> date:
    from django.utils import timezone

    return timezone.localdate(action.last_update or action.created)


DECISIONS: dict[str, Callable[[Action], bool]] = {
    Lateness.OVERDUE: lambda each: is_overdue(each.stage, each.due, ON),
    Lateness.SOON: lambda each: is_due_soon(each.stage, each.due, ON),
    Lateness.SILENT: lambda each: is_silent(each.stage, each.start, last_word(each), ON),
    Lateness.UNDATED: lambda each: each.stage == Stage.OPEN and each.due is None,
}
