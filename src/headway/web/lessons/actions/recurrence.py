"""Our own recommendations met again at a later inspection: proposed by the machine, confirmed by a person."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.db import transaction
from django.utils import timezone

from headway.errors import ForPerson
from headway.themes import Alike, Rarity
from headway.themes.recurring import METHOD, passages, recurring
from headway.web.accounts.models import Person
from headway.web.accounts.roles import May
from headway.web.lessons.models import Passage, Recurrence
from headway.web.lessons.rules.recurrence import consecutive, may_meet_again, when
from headway.web.lessons.states import ASKED
from headway.web.register.models import Authority, Finding, Inspection, Recommendation
from headway.web.register.states import Confirmation
from headway.web.scrutiny.actions.common import demand, prose, told
from headway.web.trail.actions import Entry, plain, record_many, take_turn
from headway.web.versions import claim

__all__ = ["add_recurrence", "decide_recurrence", "propose_recurrences"]

_ENOUGH, _MOST = 100, 5_000
"""Items of the library by which the rarity of a word is judged: below the first the two lists themselves must do."""
_DECIDED = ("state", "reason")


def propose_recurrences(*, by: Person, authority: Authority) -> list[Recurrence]:
    """What each confirmed inspection met again of the one before it, as far as nobody joined or decided it before.

    Run again, it adds only what is new: proposals and decisions that stand are left as they are. The comparing is done
    before the transaction, so that nobody waits for it.
    """
    demand(by, May.DECIDE_LESSONS, authority.pk)
    rarity = _rarity()
    found = [
        _proposed(authority, *each)
        for earlier, later in consecutive(_confirmed(authority))
        for each in _between(earlier, later, rarity)
    ]
    return _added(by, authority, found)


@transaction.atomic
def _added(by: Person, authority: Authority, found: Iterable[Recurrence]) -> list[Recurrence]:
    """Those that are new, saved and told."""
    take_turn()  # two who ask at once add one after the other
    held = set(
        Recurrence.objects.filter(authority=authority).values_list("earlier_id", "later_id", "finding_id")
    )
    made = [each for each in found if (each.earlier_id, each.later_id, each.finding_id) not in held]
    for each in made:
        each.save()
    record_many(by=by, entries=[_entry("recurrence.proposed", each, _said(each)) for each in made])
    return made


@transaction.atomic
def decide_recurrence(
    *, by: Person, recurrence: Recurrence, version: int | str, state: str, reason: str = ""
) -> Recurrence:
    """Confirm a recurrence or turn it down, which needs a reason. What was decided may be decided again."""
    demand(by, May.DECIDE_LESSONS, recurrence.authority_id)
    take_turn()
    if state not in (Confirmation.CONFIRMED, Confirmation.REJECTED):
        raise ForPerson("Confirm it, or turn it down.")
    reason = reason.strip()
    if state == Confirmation.REJECTED and not reason:
        raise ForPerson("Say why it is not the same: the reason is empty. Write it.")
    claim(recurrence, version)
    before = plain(recurrence, *_DECIDED)
    recurrence.state, recurrence.reason = state, reason
    _decided(recurrence, by)
    recurrence.save()
    _told(by, f"recurrence.{state}", recurrence, before=before, after=_said(recurrence), why=reason)
    return recurrence


@transaction.atomic
def add_recurrence(
    *, by: Person, earlier: Recommendation, later: Recommendation | Finding, reason: str
) -> Recurrence:
    """A person joins an earlier recommendation to what a later inspection said: confirmed as it is made."""
    authority = earlier.inspection.authority_id
    demand(by, May.DECIDE_LESSONS, authority)
    reason = prose(reason, "The reason")
    _must_follow(earlier, later)
    take_turn()  # of two who join the same, the second finds it joined
    end = _end(later)
    held = Recurrence.objects.filter(earlier=earlier, **end).first()
    if held is not None:
        if (held.state, held.reason, held.decided_by_id) == (Confirmation.CONFIRMED, reason, by.pk):
            return held  # the same form, sent twice
        raise ForPerson(f"These two are joined already ({held.state}). Decide on that one instead.")
    made = Recurrence(
        authority_id=authority, earlier=earlier, **end, state=Confirmation.CONFIRMED, reason=reason
    )
    _decided(made, by)
    made.save()
    _told(by, "recurrence.added", made, after=_said(made), why=reason)
    return made


def _confirmed(authority: Authority) -> list[Inspection]:
    """Those of which anything is held that can be met again: one known by its grades alone parts no two others."""
    found = (
        Inspection.objects.filter(authority=authority, state=Confirmation.CONFIRMED)
        .defer("record")
        .prefetch_related("recommendations", "findings")
    )
    return [each for each in found if each.recommendations.all() or each.findings.all()]


def _between(
    earlier: Inspection, later: Inspection, rarity: Rarity | None
) -> Iterator[tuple[Recommendation, Recommendation | Finding, Alike]]:
    """The likest recommendation and the likest finding for each earlier recommendation."""
    ours = _standing(earlier)
    findings = [each for each in later.findings.all() if may_meet_again(each)]
    yield from _pairs(ours, _standing(later), rarity)
    yield from _pairs(ours, findings, rarity)


def _standing(inspection: Inspection) -> list[Recommendation]:
    return [each for each in inspection.recommendations.all() if each.state != Confirmation.REJECTED]


def _pairs(
    ours: Sequence[Recommendation], others: Sequence[Any], rarity: Rarity | None
) -> Iterable[tuple[Recommendation, Any, Alike]]:
    found = recurring(
        passages(_whole(each) for each in ours),
        passages(_whole(each) for each in others),
        rarity=rarity,
    )
    return [(ours[each.earlier], others[each.later], each.alike) for each in found]


def _whole(asked: Recommendation | Finding) -> str:
    return " ".join([asked.text, *getattr(asked, "sub_items", [])])


def _proposed(
    authority: Authority, one: Recommendation, other: Recommendation | Finding, alike: Alike
) -> Recurrence:
    return Recurrence(
        authority=authority,
        earlier=one,
        **_end(other),
        likeness=round(alike.score, 4),
        evidence=[*(["theme", key] for key in alike.themes), *(["word", word] for word in alike.words)],
        method=METHOD,
    )


def _end(later: Recommendation | Finding) -> dict[str, Any]:
    return {"finding": later} if isinstance(later, Finding) else {"later": later}


def _rarity() -> Rarity | None:
    """How rare words are in what reports of all authorities ask for, where the library has enough of it."""
    asked = Passage.objects.filter(kind__in=ASKED, report__refusal="", report__copy_of=None)
    found = list(asked.order_by("pk").values_list("text", flat=True)[:_MOST])
    return Rarity(found) if len(found) >= _ENOUGH else None


def _must_follow(earlier: Recommendation, later: Recommendation | Finding) -> None:
    if earlier.inspection.authority_id != later.inspection.authority_id:
        raise ForPerson("The two were said of different authorities. Choose one of the same.")
    first, second = when(earlier.inspection), when(later.inspection)
    if first is None or second is None or second <= first:
        raise ForPerson("That inspection is not later than the recommendation's own. Choose a later one.")
    for each in (earlier, later):
        if each.inspection.state != Confirmation.CONFIRMED:
            raise ForPerson(f"Nobody has confirmed this inspection yet: {each.inspection}. Confirm it first.")


def _decided(recurrence: Recurrence, by: Person) -> None:
    recurrence.decided_by, recurrence.decided_by_name = by, by.name
    recurrence.decided_at = timezone.now()


def _said(recurrence: Recurrence) -> dict[str, Any]:
    """As the trail tells it: both ends in their own words, and by what they are alike."""
    later = recurrence.later or recurrence.finding
    return {
        "state": recurrence.state,
        "reason": recurrence.reason,
        "asked": recurrence.earlier.text,
        "met_again": later.text if later else "",
        "at": str(later.inspection) if later else "",
        "likeness": recurrence.likeness,
        "evidence": [": ".join(each) for each in recurrence.evidence],
        "method": recurrence.method,
    }


def _entry(action: str, recurrence: Recurrence, after: dict[str, Any]) -> Entry:
    return Entry(
        action=action,
        subject=recurrence,
        authority=recurrence.authority_id,
        after=after,
        thread=recurrence.earlier.thread,
    )


def _told(by: Person, action: str, recurrence: Recurrence, **more: Any) -> None:
    """On the line of the earlier recommendation."""
    told(by, action, recurrence, recurrence.authority_id, thread=recurrence.earlier.thread, **more)
