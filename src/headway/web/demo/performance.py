"""The demo's performance, from ``performance.toml``: measures counted from its made-up returns, and what was said.

Every step is taken by the site's own actions. The returns end in March 2026 whatever the day is, so that the demo's
measures let their figures grow older than a council's would.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from django.db import transaction

from headway.web.accounts.models import Person
from headway.web.performance.actions.keeping import change_measure, keep_from_catalogue, set_target
from headway.web.performance.actions.measures import annotate, note
from headway.web.performance.actions.moving import should_move
from headway.web.performance.actions.public import approve_public, make_public, publish_public
from headway.web.performance.actions.scorecards import Placed, add_scorecard
from headway.web.performance.counting import count
from headway.web.performance.models import Measure, Observation, Scorecard
from headway.web.performance.queries.questions import opening_of
from headway.web.performance.rules.public.choosing import Choice
from headway.web.performance.states import Every
from headway.web.plans.models import Action
from headway.web.register.models import Authority
from headway.web.scrutiny.actions import questions
from headway.web.scrutiny.models import Body, Question
from headway.web.trail.actions import SYSTEM

__all__ = ["make_performance"]

_ROOM = 100
"""Days beyond today until the demo's figures are too old."""


@dataclass(frozen=True)
class _Story:
    """Who acts, for which authority, and its measures by code."""

    authority: Authority
    people: dict[str, Person]
    posts: dict[str, str]
    measures: dict[str, Measure]

    def body(self, named: str, names: dict[str, str]) -> Body:
        return Body.objects.get(authority=self.authority, name=names[named])


@transaction.atomic
def make_performance(
    given: dict[str, Any],
    authority: Authority,
    people: dict[str, Person],
    posts: dict[str, str],
    bodies: dict[str, str],
    actions: dict[str, str],
    workspace: Path,
    on: date,
) -> int:
    """Make it all, and say how many figures there are.

    ``bodies`` are names by the keys of ``scrutiny.toml``, ``actions`` titles by those of ``plan.toml``.
    """
    keep_from_catalogue(
        by=SYSTEM, authority=authority, ids=[each["code"] for each in given["measure"]], is_example=True
    )
    measures = {each.code: each for each in Measure.objects.filter(authority=authority)}
    story = _Story(authority, people, posts, measures)
    for row in given["measure"]:
        _watch(story, row, on)
    count(by=SYSTEM, authority=authority, workspace=workspace)
    for row in given["annotations"]:
        annotate(
            by=people["analyst"],
            authority=authority,
            on=row["on"],
            text=row["text"],
            area=row.get("area", ""),
        )
    for row in given["scorecard"]:
        _scorecard(story, row, bodies)
    for row in given["remark"]:
        _remark(story, row)
    for row in given["question"]:
        _ask(story, row, bodies)
    for row in given["move"]:
        _join(story, row, actions)
    _publish(story, given["public"], on)
    return Observation.objects.filter(measure__authority=authority).count()


def _watch(story: _Story, row: dict[str, Any], on: date) -> None:
    """Whose the measure is, how old its figures may grow, and its targets."""
    measure, owner = story.measures[row["code"]], story.people[row["owner"]]
    change_measure(
        by=story.people["analyst"],
        measure=measure,
        version=measure.version,
        owner=owner,
        owner_name=owner.name,
        owner_post=story.posts[row["owner"]],
        stale_after=(on - date(2026, 3, 31)).days + _ROOM,
    )
    for name in ("target", "later"):
        if name in row:
            said = row[name]
            set_target(
                by=story.people["director"],
                measure=measure,
                from_day=said["from"],
                target=Decimal(said["target"]),
                floor=Decimal(said["floor"]),
                reason=said["reason"],
            )


def _scorecard(story: _Story, row: dict[str, Any], bodies: dict[str, str]) -> None:
    add_scorecard(
        by=story.people["analyst"],
        authority=story.authority,
        title=row["title"],
        purpose=row["purpose"],
        body=story.body(row["body"], bodies),
        rows=[
            Placed(story.measures[code], part["heading"]) for part in row["rows"] for code in part["measures"]
        ],
        is_example=True,
    )


def _remark(story: _Story, row: dict[str, Any]) -> None:
    """A note on the latest figure."""
    measure = story.measures[row["measure"]]
    latest = Observation.objects.filter(measure=measure, every=Every.MONTH, area="").latest("first_day")
    note(by=story.people[row["by"]], measure=measure, period=latest.period, text=row["text"])


def _publish(story: _Story, row: dict[str, Any], on: date) -> None:
    """A scorecard for everybody: made ready by one, approved and published by another."""
    analyst, director = story.people["analyst"], story.people["director"]
    card = Scorecard.objects.get(authority=story.authority, title=row["scorecard"])
    choice = Choice(
        until=row["until"],
        every=Every(row["every"]),
        by_district=row["by_district"],
        areas=_districts(story.authority),
        with_targets=True,
        contact=row["contact"],
    )
    made = make_public(by=analyst, scorecard=card, choice=choice, on=on)
    approved = approve_public(by=director, edition=made, version=made.version)
    publish_public(by=director, edition=approved, version=approved.version)


def _districts(authority: Authority) -> tuple[str, ...]:
    found = Observation.objects.filter(measure__authority=authority).exclude(area="")
    return tuple(sorted(found.values_list("area", flat=True).distinct().order_by()))


def _join(story: _Story, row: dict[str, Any], actions: dict[str, str]) -> None:
    """An action of the plan and the measure that it should move."""
    action = Action.objects.get(item__plan__authority=story.authority, title=actions[row["action"]])
    should_move(
        by=story.people["officer"],
        action=action,
        measure=story.measures[row["measure"]],
        since=row["since"],
    )


def _ask(story: _Story, row: dict[str, Any], bodies: dict[str, str]) -> None:
    """A question that the measure opened, with its answer if there is one."""
    measure, owner = story.measures[row["measure"]], story.people[row["owner"]]
    asked = questions.ask(
        by=story.people["member"],
        body=story.body(row["body"], bodies),
        category=row["category"],
        text=row["text"],
        asked_by=row["asked_by"],
        asked_on=row["asked_on"],
        about=questions.AboutMeasure(
            measure=measure,
            area=row.get("area", ""),
            opened_by=opening_of(measure, row.get("area", "")).kept(),
            owner=owner,
            owner_name=owner.name,
            owner_post=story.posts[row["owner"]],
            due_on=row["due_on"],
        ),
    )
    Question.objects.filter(pk=asked.pk).update(is_example=True)
    if said := row.get("answer"):
        questions.answer(
            by=story.people["officer"],
            question=asked,
            version=asked.version,
            answered_by=f"{owner.name}, {story.posts[row['owner']]}",
            answered_on=said["on"],
            reply=said["text"],
        )
