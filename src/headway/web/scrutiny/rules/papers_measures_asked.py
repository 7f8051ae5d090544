"""What was asked about a measure, as a paper says it: the answer or its day, and what the measure did since."""

import re

from headway.documents.wording import counted, day
from headway.web.performance.rules import wording
from headway.web.performance.rules.sequel import Point, State
from headway.web.scrutiny.rules import papers_small_numbers as small
from headway.web.scrutiny.rules.papers_measures import Asked, Line
from headway.web.scrutiny.rules.papers_measures_words import in_line

__all__ = ["asked_words", "latest_question", "since"]


def asked_words(each: Asked) -> str:
    """A question: who asked, where and when; what, and whether it has been answered, by when it is due."""
    question = each.question
    where = f" in {question.area}" if question.area else ""
    said = (
        f"{question.asked_by} asked on {day(question.asked_on)} ({question.body}){where}: {_asked_text(each)}"
    )
    return f"{said} {_answer(each)}"


def _asked_text(each: Asked) -> str:
    """The words of the question; the figure that opened it is left out where it is of too few children."""
    text, opened = in_line(each.question.text), each.question.opened_by or {}
    value = opened.get("value")
    if not value or opened.get("period") not in each.hidden:
        return text
    return re.sub(
        rf"(?<![\d.]){re.escape(value)}(?![\d.]*\d)%?", f"(a figure that is {small.NOT_SHOWN})", text
    )


def _answer(each: Asked) -> str:
    question = each.question
    who = ", ".join(filter(None, (question.owner_post, question.owner_name)))
    if each.is_answered:
        by = f" by {question.answered_by}" if question.answered_by else ""
        on = f" on {day(question.answered_on)}" if question.answered_on else ""
        return f"Answered{by}{on}: {in_line(question.reply)}"
    due = f"due on {day(question.due_on)}" if question.due_on else "due on no day that is recorded"
    late = f", {counted(each.late, 'day', 'days')} ago" if each.late else ""
    return f"The answer is {due}{late}{f', from {who}' if who else ''}; it is not given yet."


def latest_question(line: Line) -> str:
    """The last question about it, its answer, and what the measure did since."""
    if line.latest is None:
        return "none is on record."
    earlier = "" if line.is_asked_about else "The last was before it turned red. "
    return f"{earlier}{asked_words(line.latest)} {since(line.latest)}"


def since(each: Asked) -> str:
    """What the measure did since the question: the figure asked about, the latest one, and what that comes to."""
    found = each.sequel
    then = f"{_point(each, found.then)}" if found.then else "no figure at the time"
    if found.latest is None:
        return f"There is no newer figure than the one that was asked about ({then})."
    run = f", for {counted(found.in_a_row, 'period', 'periods')} in a row" if found.in_a_row > 1 else ""
    state = found.state
    words = {State.SAME: "as it was"}.get(state, f"{state[:1].lower()}{state[1:]}")
    return f"Since then: from {then} to {_point(each, found.latest)}; {words}{run}."


def _point(each: Asked, point: Point) -> str:
    measure, value = each.question.measure, point.value
    shown = wording.figure(value, measure.unit, measure.decimals)  # type: ignore[arg-type]
    if point.period in each.hidden:
        shown = f"a figure that is {small.NOT_SHOWN}"
    return f"{shown} in {wording.in_words(point.period)}"
