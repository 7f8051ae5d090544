"""A red opens a question; only figures say that something is better."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import measures_site
import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from page_reading import read

from headway.indicators.periods import period_of
from headway.web.accounts.models import Person
from headway.web.accounts.roles import Role
from headway.web.performance.models import Load, Measure, Observation, Target
from headway.web.performance.queries.questions import (
    followed,
    opening_of,
)
from headway.web.performance.rules.sequel import Point, State, is_unasked, red_since, sequel
from headway.web.performance.states import Rating
from headway.web.register.models import Authority
from headway.web.scrutiny.actions import questions as actions
from headway.web.scrutiny.models import Body, Question
from headway.web.scrutiny.rules.questions import is_late
from headway.web.trail.models import Event

pytestmark = pytest.mark.django_db


def points(drawn: str) -> list[Point]:
    """Points of a measure whose target is 80, higher better: "70 75 - 82", one a month from January 2026."""
    found = []
    for place, cell in enumerate(drawn.split()):
        span = period_of(f"2026-{place + 1:02d}")
        value = None if cell == "-" else int(cell)
        rating = (
            Rating.NO_FIGURE if value is None else Rating.GREEN if value >= 80 else
            Rating.AMBER if value >= 75 else Rating.RED
        )  # fmt: skip
        distance = None if value is None else value - 80
        found.append(Point(span.code, span.last_day, value, rating, distance))
    return found


@pytest.mark.parametrize(
    ("drawn", "state", "in_a_row"),
    [
        ("70", State.NO_NEWER, 0),
        ("70 -", State.NO_NEWER, 0),  # a period without a figure is no news
        ("70 70", State.SAME, 0),
        ("70 76", State.NEARER, 0),
        ("70 60", State.WORSE, 0),
        ("70 82 76", State.NEARER, 0),  # met once and lost again is not met
        ("70 60 82 85", State.MET, 2),
    ],
)
def test_what_the_measure_did_is_told_by_its_figures(drawn: str, state: State, in_a_row: int) -> None:
    found = sequel(points(drawn), opened_on=date(2026, 2, 3))
    assert found.then is not None
    assert found.then.value == 70
    assert (found.state, found.in_a_row) == (state, in_a_row)


@pytest.mark.parametrize(
    ("drawn", "since"),
    [
        ("82 70 60", date(2026, 2, 28)),
        ("70 82 60", date(2026, 3, 31)),
        ("70 - 60", date(2026, 1, 31)),  # what is not known is not better
        ("70 60 82", None),
        ("70 60 -", date(2026, 1, 31)),  # a red that is no longer reported stays red
        ("", None),
    ],
)
def test_a_run_of_reds_lasts_until_a_figure_ends_it(drawn: str, since: date | None) -> None:
    assert red_since(points(drawn)) == since


@pytest.fixture
def measure(kent: Authority) -> Measure:
    made = Measure.objects.create(
        authority=kent,
        code="assessment_45wd_pct",
        title="Assessments within 45 working days",
        counts="Assessments authorised within 45 working days",
        out_of="Assessments authorised",
        unit="%",
        better="higher",
        owner_name="Dana Director",
        owner_post="Director",
        stale_after=4000,
    )
    Target.objects.create(
        measure=made, number=1, from_day=date(2025, 4, 1), target=80, floor=75, reason="Plan", set_by="x"
    )
    return made


@pytest.fixture
def figures(measure: Measure) -> Callable[..., None]:
    """Adds the measure's figures, one a month from January 2026."""

    def make(*values: int, first: int = 1) -> None:
        load = Load.objects.create(
            authority=measure.authority, source="returns", title="Figures", sha256="0" * 64, by_name="x"
        )
        for place, value in enumerate(values, start=first):
            span = period_of(f"2026-{place:02d}")
            Observation.objects.create(
                measure=measure, load=load, every="month", period=span.code, first_day=span.first_day,
                last_day=span.last_day, numerator=value, denominator=100, value=value,
            )  # fmt: skip

    return make


@pytest.fixture
def panel(kent: Authority) -> Body:
    return Body.objects.create(authority=kent, name="Corporate Parenting Panel", kind="panel")


def ask(measure: Measure, panel: Body, by: Person, on: date) -> Question:
    return actions.ask(
        by=by,
        body=panel,
        category="safety-now",
        text="Why are assessments late?",
        asked_by="Mary Member",
        asked_on=on,
        about=actions.AboutMeasure(
            measure=measure, due_on=on + timedelta(days=28), owner_name="Dana Director"
        ),
    )


def test_a_question_is_opened_by_the_limits_that_the_page_shows(measure: Measure) -> None:
    held = measures_site.figures(measure, [82] * 12 + [70, 71] * 6)
    assert opening_of(measure, "").signals
    measure.rebases.create(from_day=held[12].first_day, reason="Counted in another way.", by_name="x")
    assert opening_of(measure, "").signals == ()


def test_a_red_opens_a_question_with_an_owner_and_a_day(
    signed_in: Callable[..., Client], measure: Measure, figures: Callable[..., None], panel: Body
) -> None:
    figures(82, 70)
    client = signed_in(Role.MEMBER)
    page = read(client.get(reverse("ask_about_measure", args=[measure.pk]))).text
    assert "70.0% in February 2026" in page
    due = timezone.localdate() + timedelta(days=14)
    sent = {
        "body": panel.pk, "text": "Why are assessments late?", "category": "safety-now",
        "asked_by": "Mary Member", "owner_name": "Dana Director", "owner_post": "Director",
        "due_on-day": due.day, "due_on-month": due.month, "due_on-year": due.year,
    }  # fmt: skip
    answer = client.post(reverse("ask_about_measure", args=[measure.pk]), sent)
    question = Question.objects.get()
    assert answer.headers["Location"] == reverse("question", args=[question.pk])
    assert (question.measure, question.owner_name, question.due_on) == (measure, "Dana Director", due)
    assert question.opened_by["value"] == "70.0"
    assert question.opened_by["rating"] == Rating.RED
    assert question.opened_by["target"] == "80.00"
    event = Event.objects.get(action="question.asked")
    assert event.thread == measure.thread
    shown = read(client.get(reverse("question", args=[question.pk]))).text
    assert "which showed 70.0% for February 2026" in shown
    assert "No newer figure has come" in shown


@pytest.mark.parametrize("missing", ["body", "text", "category", "asked_by", "owner_name", "due_on-day"])
def test_a_question_without_an_owner_or_a_day_is_not_asked(
    signed_in: Callable[..., Client], measure: Measure, panel: Body, missing: str
) -> None:
    sent: dict[str, Any] = {
        "body": panel.pk, "text": "Why?", "category": "safety-now", "asked_by": "Mary Member",
        "owner_name": "Dana Director", "due_on-day": 1, "due_on-month": 1, "due_on-year": 2099,
    }  # fmt: skip
    sent[missing] = ""
    answer = signed_in(Role.MEMBER).post(reverse("ask_about_measure", args=[measure.pk]), sent)
    assert answer.status_code == 400
    assert not Question.objects.exists()


def test_an_answer_turns_nothing_green(
    person: Callable[..., Person], measure: Measure, figures: Callable[..., None], panel: Body
) -> None:
    figures(82, 70)
    director = person(Role.DIRECTOR)
    question = ask(measure, panel, director, date(2026, 3, 5))
    question = actions.answer(
        by=director,
        question=question,
        version=1,
        answered_by="Dana Director",
        answered_on=date(2026, 3, 20),
        reply="Two teams were short of staff; both are full now.",
    )
    (found,) = followed(director, [measure], date(2026, 4, 20))
    assert found.sequel.state is State.NO_NEWER
    figures(76, 83, first=3)
    (found,) = followed(director, [measure], date(2026, 5, 20))
    assert (found.sequel.state, found.sequel.in_a_row) == (State.MET, 1)


def test_a_question_that_nobody_answers_grows_late(
    person: Callable[..., Person], measure: Measure, figures: Callable[..., None], panel: Body
) -> None:
    figures(70)
    director = person(Role.DIRECTOR)
    ask(measure, panel, director, date(2026, 3, 5))
    due = date(2026, 4, 2)
    assert [each.late for each in followed(director, [measure], due)] == [None]
    assert [each.late for each in followed(director, [measure], due + timedelta(days=3))] == [3]


def test_a_red_after_a_green_asks_anew() -> None:
    asked = date(2026, 2, 5)
    assert not is_unasked(red_since(points("70 60 -")), asked)
    assert is_unasked(red_since(points("70 82 60")), asked)
    assert is_unasked(red_since(points("70 82 60")), None)
    assert not is_unasked(red_since(points("70 60 75")), None)  # amber now


def test_nobody_asks_about_another_councils_measure(
    signed_in: Callable[..., Client], measure: Measure, medway: Authority
) -> None:
    answer = signed_in(Role.MEMBER, medway).get(reverse("ask_about_measure", args=[measure.pk]))
    assert answer.status_code == 404


@pytest.mark.parametrize(
    ("due", "on", "late"),
    [
        (date(2026, 7, 1), date(2026, 7, 1), False),  # four months, as agreed
        (date(2026, 7, 1), date(2026, 7, 2), True),
        (None, date(2026, 3, 29), False),
        (None, date(2026, 3, 30), True),
    ],
)
def test_an_answer_is_late_by_the_day_that_was_agreed(due: date | None, on: date, late: bool) -> None:
    assert is_late(date(2026, 3, 1), None, due, on) is late
    assert is_late(date(2026, 3, 1), date(2026, 3, 2), due, on) is False
