"""Measures that an authority keeps: from the catalogue or of its own, who owns them, and the targets they are given."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify

from headway.errors import ForPerson
from headway.indicators.declared import Clock
from headway.indicators.definition import Definition, catalogue
from headway.web.accounts.models import Person
from headway.web.accounts.queries import may
from headway.web.accounts.roles import May
from headway.web.performance.models import Measure, Target
from headway.web.performance.states import Better, Every, Kind, Source
from headway.web.plans.actions.common import line, optional_line, prose
from headway.web.register.models import Authority
from headway.web.trail.actions import Actor, plain, record, take_turn
from headway.web.versions import claim

__all__ = ["Kept", "add_measure", "change_measure", "keep_from_catalogue", "set_target"]

_STALE = {Every.MONTH: 100, Every.QUARTER: 192, Every.YEAR: 465}
"""Days until a figure is too old: a period, and a hundred days to collect it."""
_OF_DEFINITION = ("title", "theme", "counts", "out_of", "unit", "multiplier", "decimals", "unverified")
_OWN = (
    "title", "theme", "counts", "out_of", "unit", "multiplier", "decimals", "better", "kind", "every", "source",
    "chart", "preset", "stale_after", "owner_id", "owner_name", "owner_post", "is_retired",
)  # fmt: skip


@dataclass(frozen=True)
class Kept:
    """What came of making measures from the catalogue."""

    new: tuple[Measure, ...]
    renewed: tuple[Measure, ...]
    """Those whose definition has a later version in the catalogue."""
    same: int


@transaction.atomic
def keep_from_catalogue(
    *, by: Actor, authority: Authority, ids: Sequence[str] | None = None, is_example: bool = False
) -> Kept:
    """Watch indicators of the catalogue, all of them or those named; what is kept already stays as it is."""
    demand_keeper(by, authority.pk)
    take_turn()
    held = {each.code: each for each in Measure.objects.filter(authority=authority)}
    new, renewed = [], []
    chosen = catalogue().chosen(None if ids is None else tuple(ids))
    for definition in chosen:
        kept = held.get(definition.id)
        if kept is None:
            new.append(_made(by, authority, definition, is_example))
        elif kept.definition_version < definition.version:
            renewed.append(_renewed(by, kept, definition))
    return Kept(tuple(new), tuple(renewed), len(chosen) - len(new) - len(renewed))


@transaction.atomic
def add_measure(*, by: Person, authority: Authority, title: str, code: str = "", **terms: Any) -> Measure:
    """Keep a measure of the authority's own, whose figures come from a local file."""
    demand_keeper(by, authority.pk)
    title = line(title, "The title", 200)
    code = slugify(code or title)[:60].strip("-")
    if not code:
        raise ForPerson("Give the measure a short name of letters and digits, such as visits-in-time.")
    take_turn()
    if code in catalogue().definitions:
        raise ForPerson(
            f'"{code}" is an indicator of the catalogue. Keep that one, or give yours another short name.'
        )
    if Measure.objects.filter(authority=authority, code=code).exists():
        raise ForPerson(f'There is a measure "{code}" already. Give this one another short name.')
    made = Measure(authority=authority, code=code, title=title, source=Source.LOCAL)
    _set(made, terms)
    made.save()
    _told(by, "measure.added", made, after=plain(made, "code", *_OWN))
    return made


@transaction.atomic
def change_measure(*, by: Person, measure: Measure, version: int | str, **terms: Any) -> Measure:
    """Change how a measure is kept. What an indicator of the catalogue counts is the catalogue's and stays."""
    demand_keeper(by, measure.authority_id)
    claim(measure, version)
    if measure.code in catalogue().definitions:
        terms = {
            name: value for name, value in terms.items() if name not in (*_OF_DEFINITION, "kind", "every")
        }
    before, reckoned = plain(measure, *_OWN), _reckoned(measure)
    _set(measure, terms)
    if reckoned != _reckoned(measure) and measure.observations.filter(is_current=True).exists():
        raise ForPerson(
            "It has figures that were worked out by its multiplier, its decimals, its denominator and its length as "
            "they stand. Withdraw their loads first, or retire this measure and add another."
        )
    measure.save()
    after = plain(measure, *_OWN)
    changed = [name for name in _OWN if before[name] != after[name]]
    if changed:
        told = {name: before[name] for name in changed}, {name: after[name] for name in changed}
        _told(by, "measure.changed", measure, before=told[0], after=told[1])
    return measure


@transaction.atomic
def set_target(
    *,
    by: Person,
    measure: Measure,
    from_day: date,
    target: Decimal,
    reason: str,
    floor: Decimal | None = None,
    near: Decimal | None = None,
) -> Target:
    """Give a measure a target from a day on. Earlier targets stay, and the periods before are still held to them."""
    demand_keeper(by, measure.authority_id)
    reason = prose(reason, "The reason")
    better = Better(measure.better)
    _refuse_nonsense(better, target, floor, near)
    take_turn()
    earlier = list(measure.targets.all())
    if earlier and from_day < earlier[-1].from_day:
        raise ForPerson(
            f"The target in force begins on {earlier[-1].from_day:%d.%m.%Y}. Give that day or a later one: what was "
            "held to an earlier target stays held to it."
        )
    if from_day > timezone.localdate() + _AHEAD:
        raise ForPerson(
            f"{from_day:%d.%m.%Y} is more than two years ahead. Mend the year: no target can be set before one that "
            "stands."
        )
    if earlier and _same(earlier[-1], from_day, target, floor, near):
        raise ForPerson("This target stands already.")
    made = Target.objects.create(
        measure=measure,
        number=max((each.number for each in earlier), default=0) + 1,
        from_day=from_day,
        target=target,
        floor=floor,
        near=near if better is Better.NEAR else None,
        reason=reason,
        set_by=by.name,
    )
    _told(by, "measure.target_set", measure, after=plain(made, *_TARGET), why=reason)
    return made


_AHEAD = timedelta(days=731)
_TARGET = ("number", "from_day", "target", "floor", "near")


def _reckoned(measure: Measure) -> tuple[int, int, bool, bool]:
    """By what its figures were worked out: other terms would be read into numbers that never knew them."""
    return measure.multiplier, measure.decimals, bool(measure.out_of), measure.kind == Kind.ROLLING


def demand_keeper(by: Actor, authority: str) -> None:
    """The command line acts as the installation; a person needs the permission."""
    if isinstance(by, Person) and not may(by, May.KEEP_MEASURES, authority):
        raise PermissionDenied(f"{by} may not {May.KEEP_MEASURES} here.")


def _made(by: Actor, authority: Authority, definition: Definition, is_example: bool) -> Measure:
    every = Every.YEAR if definition.clock is Clock.COHORT else Every.MONTH
    made = Measure.objects.create(
        authority=authority,
        code=definition.id,
        **_of(definition),
        better=Better(definition.polarity.value),
        kind=Kind.FLOW if definition.clock is Clock.EVENT else Kind.SNAPSHOT,
        every=every,
        source=Source.RETURNS,
        definition_version=definition.version,
        stale_after=_STALE[every],
        is_example=is_example,
    )
    _told(by, "measure.added", made, after=plain(made, "code", "definition_version", *_OWN))
    return made


def _renewed(by: Actor, measure: Measure, definition: Definition) -> Measure:
    names = ("definition_version", *_OF_DEFINITION)
    before = plain(measure, *names)
    for name, value in _of(definition).items():
        setattr(measure, name, value)
    measure.definition_version = definition.version
    measure.version += 1
    measure.save()
    _told(by, "measure.definition_renewed", measure, before=before, after=plain(measure, *names))
    return measure


def _of(definition: Definition) -> dict[str, Any]:
    return {
        "title": definition.title,
        "theme": definition.theme,
        "counts": definition.counts,
        "out_of": "" if definition.is_count else definition.out_of,
        "unit": str(definition.unit),
        "multiplier": definition.multiplier,
        "decimals": definition.decimals,
        "unverified": "; ".join(definition.unverified),
    }


def _set(measure: Measure, terms: dict[str, Any]) -> None:
    unknown = set(terms) - {*_OWN, "owner"}
    if unknown:
        raise TypeError(f"a measure has no {', '.join(sorted(unknown))}")
    for name, value in terms.items():
        setattr(measure, name, value)
    measure.title = line(measure.title, "The title", 200)
    measure.counts = prose(measure.counts, "What is counted")
    measure.unit = line(measure.unit, "The unit", 30)
    measure.owner_name = optional_line(measure.owner_name, "The owner's name")
    measure.owner_post = optional_line(measure.owner_post, "The owner's post")
    if measure.owner and not may(measure.owner, May.SEE_DRAFTS, measure.authority_id):
        raise ForPerson(
            "The owner must work for this authority. Choose somebody who does, or write the name."
        )
    if measure.owner and not measure.owner_name:
        measure.owner_name = measure.owner.name


def _refuse_nonsense(better: Better, target: Decimal, floor: Decimal | None, near: Decimal | None) -> None:
    if not better.is_judged:
        raise ForPerson(
            "Neither way of this measure is better, so that it has no target. Say first which way is better."
        )
    if floor is not None and better is Better.HIGHER and floor > target:
        raise ForPerson("Higher is better: the floor cannot be above the target.")
    if floor is not None and better is Better.LOWER and floor < target:
        raise ForPerson("Lower is better: the floor cannot be below the target.")
    if better is Better.NEAR and near is None:
        raise ForPerson("Close to the target is better: say how far from it is still met.")
    if near is not None and near < 0:
        raise ForPerson("How far from the target is still met cannot be below nought.")


def _same(held: Target, from_day: date, *numbers: Decimal | None) -> bool:
    """Whether it was sent twice."""
    return held.from_day == from_day and (held.target, held.floor, held.near) == numbers


def _told(by: Actor, action: str, measure: Measure, **more: Any) -> None:
    record(
        by=by, action=action, subject=measure, authority=measure.authority_id, thread=measure.thread, **more
    )
