"""The clocks of the forward plan: which a line starts, and whether full notice can still be given. Pure."""

from dataclasses import dataclass
from datetime import date

from headway.clocks import CouncilSettings
from headway.web.scrutiny.models import PlannedDecision
from headway.web.scrutiny.rules.meetings import Counted, counted
from headway.web.scrutiny.states import Exception28

__all__ = ["Notice", "is_short_of_notice", "notices_of"]

KEY, PRIVATE, SECOND = "key-decision", "private-meeting", "private-meeting-second"
GENERAL = "general-exception"


@dataclass(frozen=True)
class Notice:
    """A notice that a line of the forward plan needs, its clock, and the day it was given."""

    clock: str
    title: str
    counted: Counted
    given: date | None

    def standing(self, on: date) -> str:
        """Where it stands on a day, in a sentence."""
        if self.counted.due is None:
            return self.counted.missing
        if self.given is not None:
            late = (self.given - self.counted.due).days
            return f"Given {'in time' if late <= 0 else _days(late) + ' late'}."
        left = (self.counted.due - on).days
        if left < 0:
            return f"Not given; the last day passed {_days(-left)} ago."
        return "Not given; today is the last day." if left == 0 else f"Not given; {_days(left)} left."


def notices_of(planned: PlannedDecision, settings: CouncilSettings) -> tuple[Notice, ...]:
    """The notices that the line needs, counted back from the first day on which it may be decided.

    By the general exception five clear days take the place of the 28; special urgency has no clock, but an agreement.
    """
    found = []
    if planned.exception == Exception28.GENERAL:
        title = "Notice of the general exception"
        found.append(_notice(GENERAL, title, planned, settings, planned.notice_published))
    if planned.exception != Exception28.NONE:
        return tuple(found)
    if planned.is_key:
        found.append(_notice(KEY, "Notice of a key decision", planned, settings, planned.notice_published))
    if planned.in_private:
        found.append(
            _notice(
                PRIVATE, "First notice of a meeting in private", planned, settings, planned.notice_published
            )
        )
        found.append(
            _notice(SECOND, "Second notice of a meeting in private", planned, settings, planned.second_notice)
        )
    return tuple(found)


def is_short_of_notice(planned: PlannedDecision, on: date, settings: CouncilSettings) -> bool:
    """Whether the 28 clear days can no longer be given, and were not. A decision of the past is only recorded."""
    if planned.decide_from < on:
        return False
    published = planned.notice_published or on
    needed = [each.counted.due for each in notices_of(planned, settings) if each.clock in (KEY, PRIVATE)]
    return any(last is not None and published > last for last in needed)


def _notice(
    clock: str, title: str, planned: PlannedDecision, settings: CouncilSettings, given: date | None
) -> Notice:
    return Notice(clock, title, counted(clock, planned.decide_from, settings), given)


def _days(number: int) -> str:
    return f"{number:,} day{'' if number == 1 else 's'}"
