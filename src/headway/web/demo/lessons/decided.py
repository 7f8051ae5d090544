"""What the demo's people made of the library: themes, lessons, what was met again at home, a digest as a paper."""

from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from headway.web.accounts.models import Person
from headway.web.lessons.actions import decisions
from headway.web.lessons.actions.digest import begin_lessons_paper
from headway.web.lessons.actions.recurrence import decide_recurrence, propose_recurrences
from headway.web.lessons.actions.themes import add_theme, confirm, turn_down
from headway.web.lessons.models import Passage, Recurrence
from headway.web.lessons.queries.digest import Choice
from headway.web.lessons.states import ThemeState
from headway.web.plans.actions import Owner, update
from headway.web.plans.models import Plan
from headway.web.register.models import Inspection
from headway.web.register.states import Confirmation
from headway.web.scrutiny.models import Meeting

__all__ = ["decide"]

Row = dict[str, Any]


def decide(given: Row, plan: Plan, people: dict[str, Person], posts: dict[str, str], on: date) -> None:
    """Each decision in the order of the data; the digest last, so that it tells of them all."""
    for row in given["themes"]:
        _theme(row, people)
    for row in given["lessons"]:
        _lesson(row, plan, people, posts)
    _met_again(given["recurrence"], plan, people)
    _digest(given["digest"], plan, people, on)


def _passage(named: list[str]) -> Passage:
    authority, framework, begins = named
    return Passage.objects.select_related("report__authority").get(
        report__authority_name=authority, report__framework=framework, text__startswith=begins
    )


def _theme(row: Row, people: dict[str, Person]) -> None:
    """A theme that the machine did not propose is given before it is turned down, as people may do on the page."""
    by, passage, key = people[row["by"]], _passage(row["passage"]), row["theme"]
    if not passage.themes.filter(theme=key).exists():
        add_theme(by=by, passage=passage, key=key)
    act = confirm if row["decision"] == ThemeState.CONFIRMED else turn_down
    act(by=by, passage=passage, key=key)


def _lesson(row: Row, plan: Plan, people: dict[str, Person], posts: dict[str, str]) -> None:
    by, on = people[row["by"]], row["on"]
    lesson = decisions.mark(
        by=by,
        authority=plan.authority,
        passage=_passage(row["passage"]),
        relevant=row["relevant"],
        reason=row["reason"],
        on=on,
    )
    if "because" in row:
        decisions.no_action(by=by, lesson=lesson, version=lesson.version, because=row["because"], on=on)
    if action := row.get("action"):
        lesson = decisions.lead_to_new_action(
            by=by,
            lesson=lesson,
            version=lesson.version,
            on=on,
            item=plan.items.get(recommendation__number=action["answers"]),
            owners=[
                Owner(name=people[key].name, post=posts[key], person=people[key], is_lead=place == 0)
                for place, key in enumerate(action["owners"])
            ],
            **{key: value for key, value in action.items() if key not in ("answers", "owners", "said")},
        )
        update(
            by=people[action["owners"][0]],
            action=lesson.action,
            version=lesson.action.version,
            status=plan.status_words.get(word=action["said"]["status"]),
            narrative=action["said"]["say"],
            at=datetime.combine(action["said"]["on"], time(9), ZoneInfo("Europe/London")),
        )


def _met_again(row: Row, plan: Plan, people: dict[str, Person]) -> None:
    earlier = plan.inspection.recommendations.get(number=row["earlier"])
    later = Inspection.objects.get(authority=plan.authority, framework=row["later"])
    by = people[row["by"]]
    propose_recurrences(by=by, authority=plan.authority)
    found = Recurrence.objects.get(earlier=earlier, finding=later.findings.get())
    decide_recurrence(
        by=by, recurrence=found, version=found.version, state=Confirmation.CONFIRMED, reason=row["reason"]
    )


def _digest(row: Row, plan: Plan, people: dict[str, Person], on: date) -> None:
    coming = Meeting.objects.filter(body__authority=plan.authority, body__name=row["body"], on__gt=on)
    begin_lessons_paper(
        by=people[row["by"]],
        authority=plan.authority,
        choice=Choice(since=row["since"], themes=tuple(row["themes"])),
        on=on,
        meeting=coming.order_by("on").first(),
        is_example=True,
    )
