"""Questions about measures, for somebody: which there are, whether a red has one, what the measure did since."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from headway.web.accounts.queries import Somebody
from headway.web.performance.models import Measure
from headway.web.performance.queries.points import points_of, targets_of
from headway.web.performance.queries.series import Key, series_of
from headway.web.performance.rules.opening import Opening, opening
from headway.web.performance.rules.rating import in_force
from headway.web.performance.rules.sequel import Point, Sequel, sequel
from headway.web.scrutiny.models import Question
from headway.web.scrutiny.queries.scope import questions_for

__all__ = [
    "Followed",
    "followed",
    "latest_questions",
    "opening_of",
    "questions_about",
    "sequels",
]


@dataclass(frozen=True)
class Followed:
    """A question about a measure with what the measure did since; ``late`` in days where the answer is overdue."""

    question: Question
    sequel: Sequel
    late: int | None


def questions_about(person: Somebody, measures: Iterable[Measure]) -> list[Question]:
    """Every question about the measures that the person may read, the latest first."""
    return list(
        questions_for(person)
        .filter(measure__in=list(measures))
        .select_related("measure", "body", "meeting")
        .order_by("-asked_on", "-pk")
    )


def latest_questions(person: Somebody, measures: Iterable[Measure]) -> dict[Key, Question]:
    """The latest question about each measure and area."""
    found: dict[Key, Question] = {}
    for each in questions_about(person, measures):
        found.setdefault((each.measure_id, each.area), each)
    return found


def followed(person: Somebody, measures: Iterable[Measure], on: date) -> list[Followed]:
    """The questions about the measures: unanswered ones first, the longest due on top, then the latest."""
    questions = questions_about(person, measures)
    since = sequels(questions)
    found = [Followed(each, since[each.pk], _late(each, on)) for each in questions]
    return sorted(found, key=lambda each: (bool(each.question.reply), each.question.due_on or date.max))


def sequels(questions: Iterable[Question]) -> dict[int, Sequel]:
    """What the measure of each question did since it was asked, by the question's number. Two queries in all."""
    about = [each for each in questions if each.measure_id]
    if not about:
        return {}
    points = points_by_area({each.measure_id: each.measure for each in about}.values())
    return {each.pk: sequel(points.get((each.measure_id, each.area), []), each.asked_on) for each in about}


def opening_of(measure: Measure, area: str) -> Opening:
    """What a measure shows now in an area: what a question that is opened about it keeps."""
    series = series_of([measure], every=measure.every, areas=[area]).get((measure.pk, area))
    targets = targets_of([measure]).get(measure.pk, [])
    target = in_force(targets, series.last_days[-1] if series else None)
    return opening(measure, area, series, target, measure.rebases.filter(area=area, withdrawn_because=""))


def points_by_area(measures: Iterable[Measure]) -> dict[Key, list[Point]]:
    """The rated figures of each measure in each of its areas, by its own length of period."""
    known = {each.pk: each for each in measures}
    targets = targets_of(known.values())
    found: dict[Key, list[Point]] = {}
    for every in {each.every for each in known.values()}:
        mine = [each for each in known.values() if each.every == every]
        for key, series in series_of(mine, every=every).items():
            found[key] = points_of(known[key[0]], series, targets.get(key[0], []))
    return found


def _late(question: Question, on: date) -> int | None:
    if question.reply or question.due_on is None or question.due_on >= on:
        return None
    return (on - question.due_on).days
