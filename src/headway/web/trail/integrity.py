"""Whether this database's trail still holds, and an anchor of where it ends. For whoever runs the installation."""

from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime

from django.db import connection
from django.db.models import Max, TextField
from django.db.models.functions import Cast

from headway.web.trail.anchors import Anchor
from headway.web.trail.chain import Row
from headway.web.trail.guards import missing_guards
from headway.web.trail.models import Event, Head
from headway.web.trail.verify import Ends, Problem, Verdict, check

__all__ = ["anchor_now", "ends", "how_many", "stored_rows", "verdict"]


def stored_rows() -> Iterator[Row]:
    """Every event as it is stored, in order, a few at a time."""
    text = {f"{name}_text": Cast(name, TextField()) for name in ("before", "after")}
    columns = [f"{name}_text" if name in ("before", "after") else name for name in Row._fields]
    rows = Event.objects.annotate(**text).order_by("seq").values_list(*columns)
    return map(Row._make, rows.iterator(chunk_size=2000))


def ends() -> Ends | None:
    """Where the head says that the chain ends."""
    head = Head.objects.filter(pk=1).first()
    return head and Ends(str(head.installation), head.seq, head.hash)


def verdict(anchors: Sequence[Anchor] = (), tick: Callable[[int], None] = lambda _seq: None) -> Verdict:
    """Whether the trail holds; a trail that holds without its guards is a problem too."""
    found = check(stored_rows(), head=ends, anchors=anchors, tick=tick)
    missing = missing_guards(connection) if found.holds else []
    if not missing:
        return found
    return Verdict(
        found.events,
        found.hash,
        Problem(
            None,
            f"Every event holds, but the database's own guards are gone or altered: {', '.join(missing)}. "
            "Find out who did it; `headway manage migrate` makes them again.",
        ),
    )


def anchor_now() -> Anchor:
    """An anchor of the trail as it ends now."""
    head = Head.objects.get(pk=1)
    return Anchor(str(head.installation), head.seq, head.hash, head.seq, datetime.now(UTC))


def how_many() -> int:
    """How many events there are to walk, for showing progress: the number of the last."""
    return Event.objects.aggregate(last=Max("seq"))["last"] or 0
