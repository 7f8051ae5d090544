"""Time in care: one position a continuous period, with what its episodes are made from."""

from dataclasses import dataclass, fields

import numpy as np

from headway.returns.synth import drawing
from headway.returns.synth.cases import Cases
from headway.returns.synth.days import NEVER, Flags, Ints, Reals, Texts
from headway.returns.synth.flows import YEAR
from headway.returns.synth.people import People
from headway.returns.synth.world import World


@dataclass(frozen=True)
class Spells:
    """Periods of care. ``decided``, ``matched`` and ``placed`` are the stages towards adoption, NEVER without one."""

    child: Ints
    start: Ints
    end: Ints
    left_as: Texts
    alone: Flags
    born: Ints
    district: Ints
    need: Texts
    decided: Ints
    matched: Ints
    placed: Ints

    def __len__(self) -> int:
        return len(self.child)

    def at(self, which: Ints | Flags) -> "Spells":
        """These periods alone."""
        return Spells(*(getattr(self, field.name)[which] for field in fields(self)))


@dataclass(frozen=True)
class Episodes:
    """Episodes of care as the SSDA903 has them, in order of period and day. ``end`` is the end of the whole period's
    part, NEVER never: what a year does not know yet is left out when it is written."""

    spell: Ints
    start: Ints
    end: Ints
    new: Texts
    legal: Texts
    place: Texts
    """As the 2025 codes have it; older years' codes are put in when a year is written."""
    provider: Texts
    ended_as: Texts
    changed_because: Texts
    placement: Ints
    """A number for each placement: postcode, URN and distance hang on it."""
    outside: Flags
    tenths_of_miles: Ints
    """NEVER where the distance is not known."""

    def __len__(self) -> int:
        return len(self.spell)


_NEED_IN_CARE = {"N1": 66, "N2": 3, "N3": 4, "N4": 8, "N5": 12, "N6": 2, "N7": 0.2, "N8": 4.8}


def spells(world: World, people: People, cases: Cases) -> Spells:
    """The periods of care of these cases that are not over before the first year written."""
    chance = world.chance("care")
    which = np.flatnonzero((cases.care_start <= world.end) & (cases.care_end < NEVER))
    child = cases.child[which]
    start, end = cases.care_start[which], cases.care_end[which]
    left = cases.left_as[which]
    adopted = np.isin(left, ("E11", "E12"))
    length = end - start
    decided = start + (length * (0.30 + 0.1 * chance.random(len(which)))).astype(np.int64)
    matched = decided + (length * (0.15 + 0.1 * chance.random(len(which)))).astype(np.int64)
    placed = matched + chance.integers(5, 26, len(which))
    alone = people.uasc[child]
    return Spells(
        child=child,
        start=start,
        end=end,
        left_as=left,
        alone=alone,
        born=people.born[child],
        district=people.district[child],
        need=np.where(alone, "N8", drawing.codes(chance, _NEED_IN_CARE, len(which))).astype(object),
        decided=np.where(adopted, decided, NEVER),
        matched=np.where(adopted, matched, NEVER),
        placed=np.where(adopted, placed, NEVER),
    )


def episodes(world: World, periods: Spells) -> Episodes:
    """Every episode of these periods: a new one where the placement or the legal status changes."""
    chance = world.chance("episodes")
    legal = _legal_changes(periods, chance)
    moves = _moves(world, periods, chance)
    spell = np.concatenate([legal[0], moves])
    day = np.concatenate([legal[1], _move_days(periods, moves, chance)])
    status = np.concatenate([legal[2], np.full(len(moves), "", dtype=object)])
    is_move = np.concatenate([np.zeros(len(legal[0]), dtype=bool), np.ones(len(moves), dtype=bool)])
    inside = (day > periods.start[spell]) & (day < periods.end[spell])
    first = np.arange(len(periods))
    spell = np.concatenate([first, first, spell[inside]])
    day = np.concatenate([periods.start, periods.start, day[inside]])
    status = np.concatenate(
        [_first_status(periods, chance), np.full(len(first), "", dtype=object), status[inside]]
    )
    is_move = np.concatenate(
        [np.zeros(len(first), dtype=bool), np.ones(len(first), dtype=bool), is_move[inside]]
    )
    return _built(world, periods, spell, day, status, is_move, chance)


def _first_status(periods: Spells, chance: np.random.Generator) -> Texts:
    """The legal status on the first day."""
    size = len(periods)
    known = drawing.codes(chance, {"V2": 55, "C1": 36, "L1": 3, "L2": 4}, size)
    remanded = np.isin(periods.left_as, ("E9", "E14"))
    status = np.where(periods.alone, "V2", known)
    status = np.where(periods.decided < NEVER, "C1", status)
    first: Texts = np.where(remanded, "J1", status).astype(object)
    return first


def _legal_changes(periods: Spells, chance: np.random.Generator) -> tuple[Ints, Ints, Texts]:
    """Interim order, full order, placement order: which period, which day, which status."""
    size = len(periods)
    every = np.arange(size)
    settled = periods.alone | np.isin(periods.left_as, ("E9", "E14"))
    ordered = ~settled & ((chance.random(size) < 0.62) | (periods.decided < NEVER))
    interim = periods.start + 8 + drawing.whole(chance.gamma(1.2, 30.0, size))
    full = interim + 150 + drawing.whole(chance.gamma(2.0, 45.0, size))
    full = np.where(periods.decided < NEVER, np.minimum(full, periods.decided + 40), full)
    order = np.maximum(full, np.where(periods.decided < NEVER, periods.decided + 45, 0))
    placing = ordered & (periods.decided < NEVER)
    return (
        np.concatenate([every[ordered], every[ordered], every[placing]]),
        np.concatenate([interim[ordered], full[ordered], order[placing]]),
        np.repeat(np.array(["C1", "C2", "E1"], dtype=object), [ordered.sum(), ordered.sum(), placing.sum()]),
    )


def _moves(world: World, periods: Spells, chance: np.random.Generator) -> Ints:
    """One position a move to come, with the number of its period: some children move often, most seldom."""
    years = (periods.end - periods.start) / YEAR
    restless = chance.gamma(0.75, 1 / 0.75, len(periods))
    a_year = world.profile.part("placements_3plus_pct") * 4.1 * np.where(periods.alone, 0.9, 1.0)
    early = np.minimum(periods.end - periods.start, 120) / YEAR * 1.2
    mean = restless * a_year * (years + early)
    moves = np.repeat(np.arange(len(periods)), chance.poisson(np.minimum(mean, 60)))
    adopted = np.flatnonzero(periods.placed < NEVER)
    grown = np.flatnonzero(_turns_16(periods))
    return np.concatenate([moves, grown, adopted])


def _turns_16(periods: Spells) -> Flags:
    birthday = periods.born + int(16 * YEAR)
    flags: Flags = (birthday > periods.start) & (birthday + 30 < periods.end)
    return flags


def _move_days(periods: Spells, moves: Ints, chance: np.random.Generator) -> Ints:
    """When: more of them early; to supported accommodation after 16; to adopters on the day."""
    adopted = (periods.placed < NEVER).sum()
    grown = _turns_16(periods).sum()
    free = len(moves) - adopted - grown
    which = moves[:free]
    length = periods.end[which] - periods.start[which]
    share: Reals = chance.random(free) ** np.where(chance.random(free) < 0.3, 2.2, 1.0)
    day = periods.start[which] + (length * share).astype(np.int64)
    day = np.minimum(day, np.where(periods.placed[which] < NEVER, periods.placed[which] - 1, NEVER))
    late = moves[free : free + grown]
    at_16 = periods.born[late] + int(16 * YEAR) + chance.integers(0, 420, int(grown))
    return np.concatenate([day, at_16, periods.placed[moves[free + grown :]]])


def _built(
    world: World,
    periods: Spells,
    spell: Ints,
    day: Ints,
    status: Texts,
    is_move: Flags,
    chance: np.random.Generator,
) -> Episodes:
    """The changes in order, each day once; what a change does not touch carries on from the one before."""
    order = np.lexsort((is_move, day, spell))
    spell, day, status, is_move = spell[order], day[order], status[order], is_move[order]
    starts = np.flatnonzero(np.concatenate([[True], (spell[1:] != spell[:-1]) | (day[1:] != day[:-1])]))
    moved = np.logical_or.reduceat(is_move, starts)
    legal = _last_given(status)[np.concatenate([starts[1:], [len(day)]]) - 1]
    spell, day = spell[starts], day[starts]
    first = np.concatenate([[True], spell[1:] != spell[:-1]])
    relegal = np.concatenate([[True], legal[1:] != legal[:-1]]) | first
    keep = moved | relegal
    spell, day, legal, moved, first, relegal = (
        each[keep] for each in (spell, day, legal, moved, first, relegal)
    )
    return _described(world, periods, spell, day, legal, moved, first, relegal, chance)


def _last_given(texts: Texts) -> Texts:
    """Each text, or the last one before it that is not blank."""
    given = np.maximum.accumulate(np.where(texts != "", np.arange(len(texts)), 0))
    return texts[given]


def _described(
    world: World,
    periods: Spells,
    spell: Ints,
    day: Ints,
    legal: Texts,
    moved: Flags,
    first: Flags,
    relegal: Flags,
    chance: np.random.Generator,
) -> Episodes:
    """What each episode is: its codes, and the placement it is in."""
    from headway.returns.synth.placing import placements

    size = len(spell)
    last = np.concatenate([first[1:], [True]])
    end = np.where(last, periods.end[spell], np.concatenate([day[1:], [0]]))
    placement = np.cumsum(moved) - 1
    begins = np.flatnonzero(moved)
    placed = placements(world, periods, spell[begins], day[begins], legal[begins], chance)
    new = np.where(first, "S", np.where(moved & relegal, "B", np.where(moved, "P", "L"))).astype(object)
    follows = np.concatenate([moved[1:] & ~first[1:], [False]])
    because = drawing.codes(chance, _BECAUSE, size)
    return Episodes(
        spell=spell,
        start=day,
        end=end,
        new=new,
        legal=legal,
        place=placed.place[placement],
        provider=placed.provider[placement],
        ended_as=np.where(last, periods.left_as[spell], "X1").astype(object),
        changed_because=np.where(follows, because, "").astype(object),
        placement=placement,
        outside=placed.outside[placement],
        tenths_of_miles=placed.tenths_of_miles[placement],
    )


_BECAUSE = {
    "CARPL": 32,
    "CREQB": 14,
    "CREQO": 8,
    "CHILD": 6,
    "LAREQ": 3,
    "STAND": 2,
    "CLOSE": 3,
    "ALLEG": 1,
    "OTHER": 31,
}
