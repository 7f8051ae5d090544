"""Lessons that are not joined up: nothing comes of them, their action is gone, or they rest on a copy."""

from datetime import date, timedelta

import pytest
from deciding import a_lesson
from example_site import Site
from lessons_site import a_report, an_item

from headway.web.accounts.roles import Role
from headway.web.lessons.actions import decisions
from headway.web.lessons.models import Lesson, Passage
from headway.web.lessons.orphans import ORPHANS
from headway.web.plans.models import Action
from headway.web.trail.orphans import orphans

pytestmark = pytest.mark.django_db
ON = date(2017, 9, 1)


def found(rule: str, on: date) -> list[str]:
    assert rule in {each.id for each in ORPHANS}
    return [each.thing.key for each in orphans(on) if each.rule.id == rule]


def test_a_relevant_lesson_without_an_outcome_is_named_after_four_weeks(site: Site, passage: Passage) -> None:
    made = a_lesson(site, passage)
    assert found("lesson.no-outcome", ON + timedelta(days=28)) == []
    assert found("lesson.no-outcome", ON + timedelta(days=29)) == [str(made.pk)]
    decisions.no_action(
        by=site.one(Role.QUALITY_ASSURANCE), lesson=made, version=made.version, because="It is done.", on=ON
    )
    assert found("lesson.no-outcome", ON + timedelta(days=29)) == []


def test_a_lesson_whose_action_was_superseded_leads_nowhere(site: Site, passage: Passage) -> None:
    made = a_lesson(site, passage)
    decisions.lead_to_action(
        by=site.one(Role.QUALITY_ASSURANCE), lesson=made, version=made.version, action=site.action, on=ON
    )
    assert found("lesson.no-live-action", ON) == []
    Action.objects.update(stage="superseded")
    assert found("lesson.no-live-action", ON) == [str(made.pk)]


def test_a_lesson_of_a_copy_and_one_without_a_trail_are_named(site: Site, passage: Passage) -> None:
    made = a_lesson(site, passage)
    assert found("lesson.of-a-copy", ON) == []
    passage.report.copy_of = a_report("E10000014")
    passage.report.save()
    assert found("lesson.of-a-copy", ON) == [str(made.pk)]
    silent = Lesson.objects.create(
        authority=site.authority, passage=an_item(a_report()), relevant=True, reason="?", decided_on=ON
    )
    assert found("lesson.silent", ON) == [str(silent.pk)]
