"""What the trail does not tell everybody: things that were open when something was done and are restricted now.

The chain never changes, so words that were told openly stay in it. An app names in its ``ready`` which things of a kind
a person may not read now; the trail leaves their words out when it is read.
"""

from collections.abc import Callable, Iterable

from django.db.models import Q

from headway.web.accounts.queries import Somebody
from headway.web.trail.models import Event

__all__ = ["KeptBack", "keep_back"]

Kept = Callable[[Somebody], Iterable[int]]
_KEPT: dict[str, Kept] = {}


def keep_back(subject_type: str, kept: Kept) -> None:
    """``kept`` answers with the ids of the things of that kind that a person may not read."""
    _KEPT[subject_type] = kept


class KeptBack:
    """The subjects whose words a person does not read: one query for each kind that is met."""

    def __init__(self, person: Somebody) -> None:
        self._person = person
        self._found: dict[str, frozenset[str]] = {}

    def __contains__(self, event: Event) -> bool:
        return event.subject_type in _KEPT and event.subject_id in self._ids(event.subject_type)

    def asked(self) -> Q:
        """The events of all of them: their names are not to be found by searching either."""
        found = Q(pk__in=())
        for kind in _KEPT:
            if ids := self._ids(kind):
                found |= Q(subject_type=kind, subject_id__in=ids)
        return found

    def _ids(self, kind: str) -> frozenset[str]:
        if kind not in self._found:
            self._found[kind] = frozenset(str(each) for each in _KEPT[kind](self._person))
        return self._found[kind]
