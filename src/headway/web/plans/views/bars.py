"""The timeline's bars as numbers for a drawing: where an action's period lies in the span that is shown."""

from dataclasses import dataclass
from datetime import date

from headway.web.plans.models import Action
from headway.web.plans.queries.table import Timeline, TimelineRow
from headway.web.plans.states import Stage

WIDTH = 300
"""Units from the first day shown to the last."""


@dataclass(frozen=True)
class Bar:
    """One drawing. ``x`` and ``width`` are the period's, ``marks`` the milestones' days, ``today`` where that is
    within the span. ``text`` says the same in words.
    """

    x: float
    width: float
    marks: tuple[float, ...]
    today: float | None
    text: str


def drawn(row: TimelineRow, timeline: Timeline) -> Bar | None:
    """The bar of an action; None where it has no day."""
    first, last = timeline.first, timeline.last
    action = row.row.action
    begins, ends = action.start or action.due, action.due or action.start
    if first is None or last is None or begins is None or ends is None:
        return None
    days = (last - first).days or 1

    def at(day: date) -> float:
        return round((day - first).days / days * WIDTH, 1)

    return Bar(
        x=min(at(begins), WIDTH - 3),
        width=max(round(at(ends) - at(begins), 1), 3),
        marks=tuple(at(day) for each in row.milestones if (day := each.reached_on or each.due)),
        today=at(timeline.on) if first <= timeline.on <= last else None,
        text=_text(action, begins, ends, timeline.on),
    )


def _text(action: Action, begins: date, ends: date, on: date) -> str:
    """Where the period stands against today; of a closed action only how long it was meant to take."""
    if action.stage != Stage.OPEN:
        return _days((ends - begins).days + 1) if action.start and action.due else ""
    return _in_words(begins, ends, on) if action.start and action.due else _one_day(action, on)


def _in_words(begins: date, ends: date, on: date) -> str:
    length = (ends - begins).days + 1
    if on < begins:
        return f"starts in {_days((begins - on).days)}, takes {_days(length)}"
    if on > ends:
        return f"{_days(length)}; the last was {_days((on - ends).days)} ago"
    return f"day {(on - begins).days + 1:,} of {length:,}"


def _one_day(action: Action, on: date) -> str:
    """An action with a start or a due date only."""
    if action.due:
        return f"due {_off(action.due, on)}, with no start date"
    start = action.start or on
    return f"{'starts' if start > on else 'started'} {_off(start, on)}, with no due date"


def _off(day: date, on: date) -> str:
    """How far off a day is."""
    if day == on:
        return "today"
    return f"in {_days((day - on).days)}" if day > on else f"{_days((on - day).days)} ago"


def _days(number: int) -> str:
    return f"{number:,} day{'' if number == 1 else 's'}"
