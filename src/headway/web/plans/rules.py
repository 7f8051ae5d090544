"""Pure decisions about actions and recommendations: late, silent, soon, in a circle, how far along."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from headway.web.plans.states import Answer, Rag, Stage

SILENT_AFTER_DAYS = 30
"""An owner who has said nothing for longer than this is silent. A guess, in line with monthly reporting."""
SOON_WITHIN_DAYS = 14


class Standing(StrEnum):
    """How far the council has come with a recommendation, worst first: each recommendation has exactly one."""

    NO_ANSWER = "No answer yet"
    NO_ACTION = "No action yet"
    OFF_TRACK = "Off track"
    AT_RISK = "At risk"
    UNDER_WAY = "Under way"
    DELIVERED = "Delivered"
    EMBEDDED = "Embedded"
    REJECTED = "Rejected"

    @property
    def means(self) -> str:
        """The definition, shown wherever the word is."""
        return _MEANS[self]


_MEANS = {
    Standing.NO_ANSWER: "The council has not said whether it accepts the recommendation.",
    Standing.NO_ACTION: "Answered, and nothing is promised yet, or all that was promised is superseded.",
    Standing.OFF_TRACK: "At least one open action is red.",
    Standing.AT_RISK: "At least one open action is amber; none is red.",
    Standing.UNDER_WAY: "At least one action is open; none is amber or red.",
    Standing.DELIVERED: "Every action is closed as delivered; not all are shown to have held.",
    Standing.EMBEDDED: "Every action is closed as embedded: its measure shows that the change has held.",
    Standing.REJECTED: "The council does not accept the recommendation, and says why.",
}


@dataclass(frozen=True)
class Progress:
    """What the standing of a recommendation hangs on, of one action."""

    stage: str
    rag: str


def is_overdue(stage: str, due: date | None, on: date) -> bool:
    """Whether an open action's due date has passed. The due date itself is not late."""
    return stage == Stage.OPEN and due is not None and due < on


def is_due_soon(stage: str, due: date | None, on: date, within_days: int = SOON_WITHIN_DAYS) -> bool:
    """Whether an open action falls due today or in the days to come."""
    return stage == Stage.OPEN and due is not None and on <= due <= on + timedelta(days=within_days)


def is_silent(stage: str, start: date | None, last_word: date, on: date) -> bool:
    """Whether an open action that should have begun has had no update for longer than thirty days.

    ``last_word`` is the day of the last update, or the day on which the action was added.
    """
    if stage != Stage.OPEN or (start is not None and start > on):
        return False
    since = max(last_word, start) if start else last_word
    return (on - since).days > SILENT_AFTER_DAYS


def standing(answer: str, actions: Iterable[Progress]) -> Standing:
    """How far the council has come with one recommendation."""
    if answer == Answer.NONE:
        return Standing.NO_ANSWER
    if answer == Answer.REJECTED:
        return Standing.REJECTED
    live = [each for each in actions if each.stage != Stage.SUPERSEDED]
    open_ones = {each.rag for each in live if each.stage == Stage.OPEN}
    if not live:
        return Standing.NO_ACTION
    if not open_ones:
        return Standing.EMBEDDED if all(each.stage == Stage.EMBEDDED for each in live) else Standing.DELIVERED
    if Rag.RED in open_ones:
        return Standing.OFF_TRACK
    return Standing.AT_RISK if Rag.AMBER in open_ones else Standing.UNDER_WAY


def makes_a_circle(needs: Mapping[int, Iterable[int]]) -> bool:
    """Whether following what each action waits for leads back to where it started."""
    return bool(in_circles(needs))


def in_circles(needs: Mapping[int, Iterable[int]]) -> frozenset[int]:
    """The actions that wait, by way of others, for themselves (Tarjan 1972, without recursion: chains may be long)."""
    found: set[int] = set()
    number: dict[int, int] = {}
    lowest: dict[int, int] = {}
    stack: list[int] = []
    stacked: set[int] = set()

    def enter(node: int) -> tuple[int, Iterator[int]]:
        number[node] = lowest[node] = len(number)
        stack.append(node)
        stacked.add(node)
        return node, iter(needs.get(node, ()))

    for first in needs:
        ahead = [] if first in number else [enter(first)]
        while ahead:
            node, rest = ahead[-1]
            step = next(rest, None)
            if step is None:
                ahead.pop()
                if ahead:
                    lowest[ahead[-1][0]] = min(lowest[ahead[-1][0]], lowest[node])
                if lowest[node] == number[node]:
                    group = [stack.pop()]
                    while group[-1] != node:
                        group.append(stack.pop())
                    stacked.difference_update(group)
                    if len(group) > 1 or node in needs.get(node, ()):
                        found.update(group)
            elif step not in number:
                ahead.append(enter(step))
            elif step in stacked:
                lowest[node] = min(lowest[node], number[step])
    return frozenset(found)
