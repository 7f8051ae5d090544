"""Pure decisions about questions: how long one has waited, and whether what was promised came."""

from datetime import date, timedelta
from enum import StrEnum

from headway.web.scrutiny.states import CommitmentState

__all__ = ["Kept", "is_late", "kept", "waiting_days"]

_LONG = timedelta(days=28)


class Kept(StrEnum):
    """What became of a promise, worst first."""

    LATE = "Late"
    PROPOSED = "Not confirmed yet"
    OWED = "Owed"
    KEPT_LATE = "Kept late"
    KEPT = "Kept"
    REJECTED = "Not a promise"

    @property
    def means(self) -> str:
        """The definition, shown wherever the word is."""
        return _MEANS[self]


_MEANS = {
    Kept.LATE: "Its day has passed, and no paper or update has met it.",
    Kept.PROPOSED: "The machine read it in the minutes; no person has confirmed it.",
    Kept.OWED: "Its day has not come yet.",
    Kept.KEPT_LATE: "A paper or an update met it, after its day.",
    Kept.KEPT: "A paper or an update met it in time.",
    Kept.REJECTED: "The machine read it in the minutes; a person said that it is no promise.",
}


def kept(state: str, due: date | None, met_on: date | None, on: date) -> Kept:
    """What became of a promise by a day; the due day itself is in time."""
    if state == CommitmentState.PROPOSED:
        return Kept.PROPOSED
    if state == CommitmentState.REJECTED:
        return Kept.REJECTED
    if state == CommitmentState.MET and met_on is not None:
        return Kept.KEPT_LATE if due is not None and met_on > due else Kept.KEPT
    return Kept.LATE if due is not None and due < on else Kept.OWED


def waiting_days(asked_on: date, answered_on: date | None, on: date) -> int | None:
    """Days that a question has waited for its answer; None once it has one."""
    return None if answered_on is not None else max(0, (on - asked_on).days)


def is_late(asked_on: date, answered_on: date | None, due_on: date | None, on: date) -> bool:
    """Whether an answer is late: past the day that was agreed, or four weeks after the question where none was."""
    return answered_on is None and on > (due_on or asked_on + _LONG)
