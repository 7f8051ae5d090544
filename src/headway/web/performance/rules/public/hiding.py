"""Which numbers of an edition are hidden: small ones, those that would give them away, and an audit of what is left.

Each period is looked at by itself, together with what earlier editions showed of the same period. Of a rolling measure
all its periods are one, since each sum of twelve months overlaps the one before it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from headway.statistics.suppression import (
    Audit,
    Edition,
    Lost,
    Rule,
    Suppressed,
    Table,
    audit_table,
    suppress,
)
from headway.web.performance.rules.public.figures import MeasureLike, Numbers, Part
from headway.web.performance.rules.public.tables import (
    Cell,
    Cells,
    Vector,
    families,
    is_telling,
    joined,
    linked,
    split_up,
    table_of,
    vectors_of,
)

__all__ = ["RULE", "Asked", "Hidden", "Shown", "Was", "families_of", "hide"]

RULE = Rule()
"""1 to 5 hidden, zeros shown, the letter c."""


@dataclass(frozen=True)
class Asked:
    """A measure's numbers in a period that are to be shown. ``under``: numbers under the same word are tied in time."""

    measure: MeasureLike
    numbers: Numbers
    under: str
    decimals: int


@dataclass(frozen=True)
class Was:
    """A measure's numbers in a period as an earlier edition had them: what is true, what it hid, where it stood."""

    asked: Asked
    hidden: frozenset[Cell]
    areas: frozenset[str]
    zeros_hidden: bool


Family = Mapping[Vector, int]
Shown = Sequence[Was]
"""All that one earlier edition showed."""


@dataclass
class Hidden:
    """``first``: small, or too little changed since it was last shown. ``second``: it would give one of those away."""

    first: set[Cell] = field(default_factory=set)
    second: set[Cell] = field(default_factory=set)
    zeros: set[int] = field(default_factory=set)
    """Measures of which a zero had to be hidden."""
    attacked: int = 0
    out: list[tuple[str, str]] = field(default_factory=list)
    """What the audit could work out: the number's name, and how."""
    notes: list[str] = field(default_factory=list)

    def __contains__(self, cell: Cell) -> bool:
        return cell in self.first or cell in self.second


def families_of(asked: Iterable[Asked]) -> Family:
    """Which numbers of all these measures and periods count the same thing."""
    some = list(asked)
    said = {
        (each.numbers.measure, part): words.strip().lower()
        for each in some
        for part, words in ((Part.TOP, each.measure.counts), (Part.WHOLE, each.measure.out_of))
    }
    return families(_by_period(some), said)


def _by_period(asked: Sequence[Asked]) -> list[dict[Vector, Cells]]:
    found: dict[str, list[Asked]] = {}
    for each in asked:
        found.setdefault(each.under, []).append(each)
    return [_vectors(some) for some in found.values()]


def hide(asked: Sequence[Asked], earlier: Sequence[Shown], family: Family) -> Hidden:
    """Hide what must be hidden of numbers of one period, and attack what is left. Earlier editions oldest first."""
    found = Hidden()
    before = [{each.asked.numbers.measure: each for each in edition} for edition in earlier]
    now = {each.numbers.measure: each for each in asked}
    vectors = _vectors(asked)
    names = linked(vectors, family)
    everybody = {*now, *(measure for edition in before for measure in edition)}
    then = [_vectors([each.asked for each in edition.values()]) for edition in before]
    for group in split_up(sorted(everybody), _pairs([vectors, *then], family)):
        mine = [now[each] for each in group if each in now]
        tables = [_table(each, names) for each in mine]
        tables = [each for each in tables if each is not None]
        if tables:
            editions = [_edition(edition, group, names, vectors, family) for edition in before]
            _hide_together(found, joined(tables), [each for each in editions if each], names, mine)
    return found


def _vectors(asked: Sequence[Asked]) -> dict[Vector, Cells]:
    return {v: cells for each in asked for v, cells in vectors_of(each.measure, each.numbers).items()}


def _pairs(editions: Sequence[Mapping[Vector, Cells]], family: Family) -> list[tuple[int, int]]:
    """Measures that have the same numbers, today's with each other and with those of earlier editions."""
    first: dict[tuple[int, Cells], int] = {}
    return [
        (first.setdefault((family[vector], cells), vector[0]), vector[0])
        for vectors in editions
        for vector, cells in vectors.items()
        if is_telling(cells)
    ]


def _table(asked: Asked, names: Mapping[Vector, str]) -> Table | None:
    return table_of(asked.measure, asked.numbers, names, asked.decimals)


def _edition(
    was: Mapping[int, Was],
    group: Sequence[int],
    names: Mapping[Vector, str],
    now: Mapping[Vector, Cells],
    family: Family,
) -> Edition | None:
    """What an earlier edition showed of the group, its numbers called as those of today are."""
    mine = [was[each] for each in group if each in was]
    vectors = _vectors([each.asked for each in mine])
    called = _called(vectors, names, now, family)
    hidden, gone, tables = set(), set(), []
    for each in mine:
        table = _table(each.asked, called)
        if table is None:
            continue
        tables.append(table)
        for vector, cells in vectors_of(each.asked.measure, each.asked.numbers).items():
            for area, _ in cells:
                name = f"{called[vector]}|{area}"
                if area not in each.areas:
                    gone.add(name)
                elif (*vector, area) in each.hidden:
                    hidden.add(name)
    if not tables:
        return None
    table = joined(tables)
    layout = table.layout
    unpublished = tuple(
        old or name in gone for old, name in zip(layout.unpublished, layout.names, strict=True)
    )
    table = Table(
        replace(layout, unpublished=unpublished, is_network=False, implied=frozenset()), table.counts
    )
    return Edition(table, _as_published(table, hidden, zeros=any(each.zeros_hidden for each in mine)))


def _called(
    vectors: Mapping[Vector, Cells],
    names: Mapping[Vector, str],
    now: Mapping[Vector, Cells],
    family: Family,
) -> dict[Vector, str]:
    """Names for an earlier edition's vectors: today's, also of a measure that is not shown today and had the same.

    Two that are one today and differed then keep names of their own, and so do a measure's two numbers.
    """
    today = {(family[vector], cells): names[vector] for vector, cells in now.items() if is_telling(cells)}
    own = linked(vectors, family)
    taken: dict[str, list[Vector]] = {}
    found: dict[Vector, str] = {}
    for vector in sorted(vectors, key=lambda each: (each not in now, each)):
        name = names.get(vector) or today.get((family[vector], vectors[vector]), own[vector])
        others = taken.setdefault(name, [])
        if any(vectors[each] != vectors[vector] or each[0] == vector[0] for each in others):
            name = f"then {vector[0]} {vector[1]}"
        others.append(vector)
        found[vector] = name
    return found


def _as_published(table: Table, hidden: set[str], *, zeros: bool) -> Suppressed:
    layout = table.layout
    mask = tuple(name in hidden for name in layout.names)
    cells = tuple(
        None if gone or covered else count
        for count, covered, gone in zip(table.counts, mask, layout.unpublished, strict=True)
    )
    nothing = (False,) * len(mask)
    return Suppressed(
        layout=layout,
        cells=cells,
        percentages=(None,) * len(layout.percentages),
        rule=RULE,
        primary=mask,
        secondary=nothing,
        lost=Lost(0, 0, 0, 0, 0),
        zeros_hidden=zeros,
    )


def _hide_together(
    found: Hidden,
    table: Table,
    earlier: Sequence[Edition],
    names: Mapping[Vector, str],
    mine: Sequence[Asked],
) -> None:
    again = _as_it_was(table, earlier)
    shown = again or suppress(table, earlier=earlier)
    audit = audit_table(replace(shown, rule=RULE), truth=table, earlier=() if again else earlier)
    places = {name: i for i, name in enumerate(shown.layout.names)}
    for each in mine:
        for vector, cells in vectors_of(each.measure, each.numbers).items():
            for area, _ in cells:
                place = places[f"{names[vector]}|{area}"]
                if shown.hidden[place]:
                    small = RULE.hides(table.counts[place]) if again else shown.primary[place]
                    (found.first if small else found.second).add((*vector, area))
        if shown.zeros_hidden:
            found.zeros.add(each.numbers.measure)
    _note_audit(found, audit)


def _as_it_was(table: Table, earlier: Sequence[Edition]) -> Suppressed | None:
    """What the last edition showed of the same numbers, if none has changed: shown again it gives nothing away."""
    for edition in reversed(earlier):
        old = dict(zip(edition.table.layout.names, edition.table.counts, strict=True))
        gone = {
            n
            for n, out in zip(edition.table.layout.names, edition.table.layout.unpublished, strict=True)
            if out
        }
        mine = table.layout
        published = [n for n, out in zip(mine.names, mine.unpublished, strict=True) if not out]
        if any(old.get(n) != c for n, c in zip(mine.names, table.counts, strict=True)) or gone & set(
            published
        ):
            continue
        hidden = {
            n for n, out in zip(edition.published.layout.names, edition.published.hidden, strict=True) if out
        }
        return _as_published(table, hidden & set(published), zeros=edition.published.zeros_hidden)
    return None


def _note_audit(found: Hidden, audit: Audit) -> None:
    found.attacked += len(audit.intervals)
    found.out += [(each.name, str(each.how)) for each in (*audit.revealed, *audit.narrow)]
