"""Whether the chain still holds, and if not, where it breaks first and how. Pure: rows in, a verdict out."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from headway.web.trail.anchors import Anchor
from headway.web.trail.chain import START, Row, hash_of

__all__ = ["Ends", "Problem", "Verdict", "check"]


@dataclass(frozen=True)
class Ends:
    """Where the head says that the chain ends."""

    installation: str
    seq: int
    hash: str


@dataclass(frozen=True)
class Problem:
    """What is wrong, and at which event first (None where it is not about one event)."""

    seq: int | None
    what: str


@dataclass(frozen=True)
class Verdict:
    """How many events were found to hold, the hash of the last of them, and the first problem, if any."""

    events: int
    hash: str
    problem: Problem | None = None

    @property
    def holds(self) -> bool:
        """Whether nothing is wrong."""
        return self.problem is None


def check(
    rows: Iterable[Row],
    *,
    head: Callable[[], Ends | None],
    anchors: Sequence[Anchor] = (),
    tick: Callable[[int], None] = lambda _seq: None,
) -> Verdict:
    """Walk every event in order, then hold the chain against anchors exported earlier and against its head.

    ``head`` is read before and after the walk, so that others may go on writing meanwhile. ``tick`` is told of each
    event that holds.
    """
    before = head()
    walk = _Walk(named={anchor.seq for anchor in anchors} | ({before.seq} if before else set()))
    try:
        for row in rows:
            if problem := walk.step(row):
                return Verdict(walk.seq, walk.hash, problem)
            tick(row.seq)
    except (AttributeError, OverflowError, TypeError, ValueError):  # a time that is no time, say
        spoilt = walk.seq + 1
        return Verdict(
            walk.seq, walk.hash, Problem(spoilt, f"Event {spoilt} was edited: it can no longer be read.")
        )
    after = head()
    problem = _against_anchors(walk, before, anchors) or _against_head(walk, before, after)
    return Verdict(walk.seq, walk.hash, problem)


class _Walk:
    """The chain as far as it was found to hold, with the hashes of the events that are named elsewhere."""

    def __init__(self, named: set[int]) -> None:
        self.seq, self.hash = 0, START
        self.named = named
        self.hashes = {0: START}

    def step(self, row: Row) -> Problem | None:
        """Go on by one event, or say why it does not follow."""
        expected = self.seq + 1
        if row.seq < expected:
            return Problem(row.seq, f"Event {row.seq} was inserted: the trail begins with event 1.")
        if row.seq > expected:
            return Problem(expected, f"{_events(expected, row.seq - 1)} missing: deleted.")
        if row.hash != hash_of(row):
            return Problem(row.seq, _not_its_hash(row, upto=max(self.named, default=0)))
        if row.previous_hash != self.hash:
            return _does_not_follow(row)
        self.seq, self.hash = row.seq, row.hash
        if row.seq in self.named:
            self.hashes[row.seq] = row.hash
        return None


def _not_its_hash(row: Row, upto: int) -> str:
    """An event whose content does not give its hash was written at another place, or changed."""
    for seq in range(1, upto + 1):
        if hash_of(row._replace(seq=seq)) == row.hash:
            return f"Event {row.seq} is out of order: it was written as event {seq}."
    return f"Event {row.seq} was edited: what it says does not give its hash."


def _does_not_follow(row: Row) -> Problem:
    """Each of the two holds by itself: the later one was written after something else."""
    if row.seq == 1:
        return Problem(1, "Event 1 was replaced: it was not written as the first of a trail.")
    return Problem(
        row.seq - 1,
        f"Event {row.seq - 1} was edited and given a new hash, or replaced: event {row.seq} was written after another.",
    )


def _against_anchors(walk: _Walk, head: Ends | None, anchors: Sequence[Anchor]) -> Problem | None:
    """The first anchor, by seq, that the chain does not bear out."""
    for anchor in sorted(anchors, key=lambda each: each.seq):
        made = f"the anchor of {anchor.at:%Y-%m-%d %H:%M} UTC"
        if head and head.installation != anchor.installation:
            return Problem(
                None,
                f"This is installation {head.installation}, but {made} belongs to {anchor.installation}: "
                "it is another's anchor, or this database was put in the place of the one anchored.",
            )
        if walk.seq < anchor.seq:
            gone = _events(walk.seq + 1, anchor.seq)
            return Problem(
                walk.seq + 1, f"{gone} missing: the end was cut off; {made} still names event {anchor.seq}."
            )
        if walk.hashes[anchor.seq] != anchor.hash:
            return Problem(
                anchor.seq,
                f"Event {anchor.seq} is not the one that {made} names: it, or events before it, were written anew.",
            )
    return None


def _against_head(walk: _Walk, before: Ends | None, after: Ends | None) -> Problem | None:
    """Whether the chain ends where the head said before the walk, or as far on as others wrote during it."""
    if before is None or after is None:
        return Problem(None, "The head of the trail was deleted: nothing says where the trail ends.")
    if walk.seq < before.seq:
        gone = _events(walk.seq + 1, before.seq)
        return Problem(
            walk.seq + 1, f"{gone} missing: the end was cut off; the head still names event {before.seq}."
        )
    if walk.seq > after.seq:
        return Problem(
            after.seq + 1, f"{_events(after.seq + 1, walk.seq, 'was', 'were')} inserted behind the head."
        )
    if walk.hashes[before.seq] != before.hash or (walk.seq == after.seq and walk.hash != after.hash):
        return Problem(
            before.seq,
            f"Event {before.seq} is not the one that the head names: it was edited and given a new hash.",
        )
    return None


def _events(first: int, last: int, one: str = "is", many: str = "are") -> str:
    return f"Event {first} {one}" if first == last else f"Events {first} to {last} {many}"
