"""The sign-off chain: whose turn it is, and which signatures hold.

Signatures are kept. Each time that people are named, or that a change re-opens what was signed, a new round of rows is
added whose first row has order 1: the rows from the latest of those on are the chain in force, the earlier ones its
history.
"""

from collections.abc import Iterable, Sequence

from headway.web.scrutiny.models import SignOff
from headway.web.scrutiny.states import SignOutcome

__all__ = ["earlier", "in_force", "is_complete", "turn_of"]


def in_force(rows: Iterable[SignOff]) -> list[SignOff]:
    """The chain as it stands, in order."""
    return _parted(rows)[1]


def earlier(rows: Iterable[SignOff]) -> list[SignOff]:
    """What was signed or sent back in earlier rounds, as it happened."""
    return [each for each in _parted(rows)[0] if each.outcome != SignOutcome.PENDING]


def turn_of(chain: Sequence[SignOff]) -> SignOff | None:
    """Who signs next: the first that has not signed."""
    return next((each for each in chain if each.outcome != SignOutcome.SIGNED), None)


def is_complete(chain: Sequence[SignOff]) -> bool:
    """Whether everybody named has signed. A chain of nobody is not complete."""
    return bool(chain) and turn_of(chain) is None


def _parted(rows: Iterable[SignOff]) -> tuple[list[SignOff], list[SignOff]]:
    by_id = sorted(rows, key=lambda each: each.pk)
    start = max((place for place, each in enumerate(by_id) if each.order == 1), default=0)
    return by_id[:start], sorted(by_id[start:], key=lambda each: (each.order, each.pk))
