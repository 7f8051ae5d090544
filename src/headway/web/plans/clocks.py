"""The clocks that an inspection starts, from its framework's own list, as they stand on a day.

They run from receipt. The date that the document states governs, and a difference from the count is shown.
"""

from dataclasses import dataclass
from datetime import date

from headway.clocks import CLOCKS, Derivation, due
from headway.errors import ForPerson
from headway.frameworks import framework
from headway.web.register.models import Inspection
from headway.web.register.states import Confirmation

__all__ = ["ClockOnScreen", "clocks_of", "done_on", "statement_due"]

REPORT_CLOCK = "ofsted-report"
STATEMENT_CLOCKS = ("ofsted-plan", "focused-visit-final", "jtai-statement")
_ONLY_WITH_PRIORITY_ACTION = ("focused-visit-draft", "focused-visit-final")


@dataclass(frozen=True)
class ClockOnScreen:
    """One clock of one inspection. ``derivation`` is None where it cannot be counted; ``missing`` then says why.

    ``met_on`` is the day on which the duty was done, where Headway knows it.
    """

    inspection: Inspection
    clock: str
    title: str
    derivation: Derivation | None
    missing: str
    met_on: date | None
    on: date

    @property
    def governs(self) -> date | None:
        """The date to keep."""
        return self.derivation.governs if self.derivation else None

    @property
    def days_left(self) -> int | None:
        """Calendar days to the date that governs; negative once it has passed; None where the duty is done."""
        if self.derivation is None or self.met_on is not None:
            return None
        return self.derivation.days_left(self.on).calendar_days

    @property
    def working_days_left(self) -> int | None:
        """The same in working days."""
        if self.derivation is None or self.met_on is not None:
            return None
        return self.derivation.days_left(self.on).working_days

    @property
    def standing(self) -> str:
        """Where the duty stands, in a sentence."""
        if self.derivation is None:
            return f"Done on {_day(self.met_on)}. {self.missing}" if self.met_on else self.missing
        if self.met_on is not None:
            late = (self.met_on - self.derivation.governs).days
            return f"Done on {_day(self.met_on)}, {f'{_days(late)} late' if late > 0 else 'in time'}."
        left = (self.derivation.governs - self.on).days
        if left < 0:
            return f"The day passed {_days(-left)} ago; whether it was kept is not recorded."
        return "Today is the last day." if left == 0 else f"{_days(left)} left."

    @property
    def difference(self) -> str:
        """What is shown where the stated date is not the computed one; empty where they agree."""
        if self.derivation is None or self.derivation.difference is None:
            return ""
        apart = self.derivation.difference.calendar_days
        text = (
            f"The document states {_day(self.derivation.governs)}; counted, it is {_day(self.derivation.due)}, "
            f"{_days(abs(apart))} {'earlier' if apart > 0 else 'later'}. The stated date governs."
        )
        readings = self.derivation.difference.readings
        return f"{text} Possible reason: {'; or '.join(readings)}." if readings else text


def clocks_of(
    inspection: Inspection, on: date, *, has_priority_action: bool, published: date | None = None
) -> tuple[ClockOnScreen, ...]:
    """The clocks of an inspection, soonest first. ``published`` is the day on which the council published its plan."""
    met = done_on(inspection.published, published, on)
    found = [
        _clock(inspection, each, on, met.get(each))
        for each in _ids(inspection, has_priority_action=has_priority_action)
    ]
    return tuple(sorted(found, key=lambda each: (each.governs or date.max, each.clock)))


def done_on(report: date | None, statement: date | None, on: date) -> dict[str, date]:
    """The day on which the duty of each clock was done, by the days of publication that are on record by now."""
    done = dict.fromkeys(STATEMENT_CLOCKS, statement) | {REPORT_CLOCK: report}
    return {clock: day for clock, day in done.items() if day is not None and day <= on}


def statement_due(inspection: Inspection, *, has_priority_action: bool) -> date | None:
    """The day by which the statement is due: the stated one, or the count from receipt; None where none is known."""
    clock = next(
        (
            each
            for each in _ids(inspection, has_priority_action=has_priority_action)
            if each in STATEMENT_CLOCKS
        ),
        None,
    )
    if clock is None or inspection.received is None:
        return inspection.stated_due
    return _clock(inspection, clock, inspection.received, None).governs


def _ids(inspection: Inspection, *, has_priority_action: bool) -> list[str]:
    """The clocks that the framework starts. One that is unknown starts none."""
    if inspection.state == Confirmation.REJECTED:
        return []
    try:
        used = framework(inspection.framework).clocks
    except ForPerson:
        return []
    ids = [each.id for each in used if each.id in CLOCKS]
    return [each for each in ids if has_priority_action or each not in _ONLY_WITH_PRIORITY_ACTION]


def _clock(inspection: Inspection, clock: str, on: date, met_on: date | None) -> ClockOnScreen:
    stated = inspection.stated_due if clock in STATEMENT_CLOCKS else None
    derivation, missing = None, ""
    if inspection.received is None:
        missing = (
            "The day on which the report was received is not recorded, and the clock runs from it. Record it."
        )
    else:
        try:
            derivation = due(clock, inspection.received, stated)
        except ForPerson as error:
            missing = str(error)
    return ClockOnScreen(inspection, clock, CLOCKS[clock].title, derivation, missing, met_on, on)


def _days(number: int) -> str:
    return f"{number:,} day{'' if number == 1 else 's'}"


def _day(value: date) -> str:
    return f"{value.day} {value:%B %Y}"
