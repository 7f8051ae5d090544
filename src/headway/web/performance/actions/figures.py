"""Bringing figures in, and taking a load back. A later load supersedes; the earlier figures stay."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import transaction

from headway.errors import ForPerson
from headway.web.accounts.models import Person
from headway.web.accounts.queries import may
from headway.web.accounts.roles import May
from headway.web.performance.models import Load, Measure, Observation
from headway.web.performance.states import Source
from headway.web.plans.actions.common import prose
from headway.web.register.models import Authority
from headway.web.trail.actions import Actor, record, take_turn
from headway.web.trail.chain import canonical

__all__ = ["BroughtIn", "Figure", "bring_in", "withdraw_load"]

_BATCH = 500


@dataclass(frozen=True)
class Figure:
    """One figure as it is brought in. ``value`` is rounded half up to the measure's decimals; ``area`` blank: all."""

    measure: Measure
    area: str
    every: str
    period: str
    first_day: date
    last_day: date
    numerator: float | None
    denominator: float | None
    value: float | None
    unknown: int = 0
    notes: tuple[str, ...] = ()
    is_short: bool = False
    """Whether the returns do not reach back as far as the definition looks."""

    @property
    def place(self) -> tuple[int, str, str, str]:
        return self.measure.pk, self.every, self.area, self.period

    @property
    def content(self) -> tuple[float | None, float | None, int, float | None, bool]:
        return self.numerator, self.denominator, self.unknown, self.value, self.is_short


@dataclass(frozen=True)
class BroughtIn:
    """What came of it. ``load`` is None where every figure was there already, the same."""

    load: Load | None
    new: int
    changed: int
    same: int

    def __str__(self) -> str:
        if self.load is None:
            return f"Nothing new: all {self.same:,} figures are there already."
        said = f"{self.new:,} new figures, {self.changed:,} that supersede another number"
        return f"{said}, {self.same:,} as they were."


@transaction.atomic
def bring_in(
    *,
    by: Actor,
    authority: Authority,
    source: str,
    title: str,
    figures: Iterable[Figure],
    is_example: bool = False,
) -> BroughtIn:
    """Keep figures under one load; the same figures again change nothing and make no load."""
    _demand(by, authority.pk)
    given = list(figures)
    _refuse(given, authority)
    take_turn()  # of two loads of the same figures, the second finds them there
    held = {_place(row): row for row in _current(given)}
    new = [each for each in given if each.place not in held]
    changed = [each for each in given if each.place in held and _content(held[each.place]) != each.content]
    same = len(given) - len(new) - len(changed)
    if not (new or changed):
        return BroughtIn(None, 0, 0, same)
    load = Load.objects.create(
        authority=authority,
        source=source,
        title=title[:300],
        sha256=_hash(given),
        by_name=by.name,
        figures=len(new) + len(changed),
        changed=len(changed),
        is_example=is_example,
    )
    _supersede([held[each.place][0] for each in changed])
    Observation.objects.bulk_create((_row(each, load) for each in (*new, *changed)), batch_size=_BATCH)
    named = {} if load.source == Source.LOCAL else {"title": load.title}  # a file's name may name a child
    after = {**named, "source": load.source, "sha256": load.sha256}
    counts = {"new": len(new), "changed": len(changed), "same": same}
    record(by=by, action="figures.loaded", subject=load, authority=authority.pk, after=after | counts)
    return BroughtIn(load, len(new), len(changed), same)


@transaction.atomic
def withdraw_load(*, by: Actor, load: Load, because: str) -> Load:
    """Take a load back: what it had superseded counts again, unless a later load superseded this one."""
    _demand(by, load.authority_id)
    because = prose(because, "The reason")
    take_turn()
    if not Load.objects.filter(pk=load.pk, withdrawn_because="").update(withdrawn_because=because):
        raise ForPerson("This load was withdrawn already.")
    load.withdrawn_because = because
    gone = list(load.observations.filter(is_current=True).values_list("id", *_PLACE))
    _supersede([row[0] for row in gone])
    back = _latest_of({row[1:] for row in gone})
    for ids in _batches(back):
        Observation.objects.filter(pk__in=ids).update(is_current=True)
    after = {"taken back": len(gone), "counts again": len(back)}
    record(
        by=by, action="figures.withdrawn", subject=load, authority=load.authority_id, after=after, why=because
    )
    return load


_PLACE = ("measure_id", "every", "area", "period")
_CONTENT = ("numerator", "denominator", "unknown", "value", "is_short")
_Row = tuple  # id, then _PLACE, then _CONTENT


def _demand(by: Actor, authority: str) -> None:
    """The command line acts as the installation; a person needs the permission."""
    if isinstance(by, Person) and not may(by, May.KEEP_MEASURES, authority):
        raise PermissionDenied(f"{by} may not {May.KEEP_MEASURES} here.")


def _refuse(given: Sequence[Figure], authority: Authority) -> None:
    if not given:
        raise ForPerson("There are no figures to bring in. Check the file, or load the returns first.")
    for each in given:
        if each.measure.authority_id != authority.pk:
            raise ForPerson(f"{each.measure} is a measure of another authority.")
    seen = set()
    for each in given:
        if each.place in seen:
            where = each.area or "the whole authority"
            raise ForPerson(f"{each.measure}, {where}, {each.period} is given twice. Give it once.")
        seen.add(each.place)


def _current(given: Sequence[Figure]) -> Iterable[_Row]:
    measures = {each.measure.pk for each in given}
    rows = Observation.objects.filter(measure__in=measures, is_current=True)
    return rows.order_by().values_list("id", *_PLACE, *_CONTENT).iterator(chunk_size=5000)


def _place(row: _Row) -> tuple[int, str, str, str]:
    return row[1:5]


def _content(row: _Row) -> tuple[float | None, float | None, int, float | None, bool]:
    return row[5:]


def _row(figure: Figure, load: Load) -> Observation:
    return Observation(
        measure=figure.measure,
        load=load,
        area=figure.area,
        every=figure.every,
        period=figure.period,
        first_day=figure.first_day,
        last_day=figure.last_day,
        numerator=figure.numerator,
        denominator=figure.denominator,
        unknown=figure.unknown,
        value=figure.value,
        notes=list(figure.notes),
        is_short=figure.is_short,
    )


def _supersede(ids: Sequence[int]) -> None:
    for some in _batches(ids):
        Observation.objects.filter(pk__in=some).update(is_current=False)


def _latest_of(places: set[_Row]) -> list[int]:
    """The latest figure of each place that stands in a load which was not withdrawn."""
    rows = (
        Observation.objects.filter(measure__in={each[0] for each in places}, load__withdrawn_because="")
        .order_by("load_id")
        .values_list("id", *_PLACE)
    )
    latest = {row[1:]: row[0] for row in rows if row[1:] in places}
    return list(latest.values())


def _batches(ids: Sequence[int]) -> Iterable[Sequence[int]]:
    return (ids[start : start + _BATCH] for start in range(0, len(ids), _BATCH))


def _hash(given: Sequence[Figure]) -> str:
    content = sorted(
        [each.measure.code, *each.place[1:], *("" if part is None else str(part) for part in each.content)]
        for each in given
    )
    return hashlib.sha256(canonical(content).encode()).hexdigest()
