"""What happens during care: reviews, going missing, social workers."""

from dataclasses import dataclass

import numpy as np

from headway.returns.synth import drawing
from headway.returns.synth.care import Spells
from headway.returns.synth.days import Flags, Ints, Texts, age_on, working_days_after, year_end, year_start
from headway.returns.synth.flows import YEAR
from headway.returns.synth.workforce import Posts
from headway.returns.synth.world import World


@dataclass(frozen=True)
class Reviews:
    """Reviews of children looked after."""

    spell: Ints
    day: Ints
    code: Texts


@dataclass(frozen=True)
class Missing:
    """Times missing (M) or away without authorisation (A); ``end`` is never before ``start``."""

    spell: Ints
    start: Ints
    end: Ints
    kind: Texts


@dataclass(frozen=True)
class WorkerSpells:
    """Which worker a child had from when to when; the last ends with the period of care."""

    spell: Ints
    start: Ints
    end: Ints
    worker: Ints
    because: Texts


_TOOK_PART = {"PN1": 46, "PN2": 2, "PN3": 4, "PN4": 8, "PN5": 9, "PN6": 25, "PN7": 6}


def reviews(world: World, periods: Spells) -> Reviews:
    """The first within 20 working days, the second within three months of it, then half-yearly; a few are late."""
    chance = world.chance("reviews")
    spell, days = [], []
    which = np.arange(len(periods))
    day = working_days_after(periods.start, 20) - chance.integers(0, 6, len(periods))
    number = 0
    while len(which):
        late = chance.random(len(which)) < 0.035
        day = day + np.where(late, chance.integers(7, 40, len(which)), 0)
        held = (day < periods.end[which]) & (day <= world.end)
        which, day = which[held], day[held]
        inside = day >= world.start
        spell.append(which[inside])
        days.append(day[inside])
        number += 1
        gap = 84 if number == 1 else 172
        day = day + gap + chance.integers(0, 8, len(which))
    spell_of, when = np.concatenate(spell), np.concatenate(days)
    order = np.lexsort((when, spell_of))
    spell_of, when = spell_of[order], when[order]
    code = drawing.codes(chance, _TOOK_PART, len(when))
    code[age_on(periods.born[spell_of], when) < 4] = "PN0"
    return Reviews(spell_of, when, code)


def missing(world: World, periods: Spells) -> Missing:
    """A part of the children of each year go missing, some of them many times; most are back within a day or two."""
    chance = world.chance("missing")
    found = [_missing_in(world, periods, year, chance) for year in world.collection_years]
    spell, start, kind = (np.concatenate([part[n] for part in found]) for n in range(3))
    order = np.lexsort((start, spell))
    spell, start, kind = spell[order], start[order], kind[order]
    apart = np.concatenate([[True], (spell[1:] != spell[:-1]) | (start[1:] - start[:-1] >= 2)])
    spell, start, kind = spell[apart], start[apart], kind[apart]
    end = start + np.minimum(chance.geometric(0.55, len(start)) - 1, 60)
    following = np.concatenate(
        [np.where(spell[1:] == spell[:-1], start[1:] - 1, np.iinfo(np.int64).max), [np.iinfo(np.int64).max]]
    )
    end = np.minimum(np.minimum(end, following), periods.end[spell])
    return Missing(spell, start, np.maximum(end, start), kind)


def _missing_in(
    world: World, periods: Spells, year: int, chance: np.random.Generator
) -> tuple[Ints, Ints, Texts]:
    low = np.maximum(periods.start, year_start(year))
    high = np.minimum(periods.end - 1, year_end(year))
    here = np.flatnonzero(high >= low)
    age = (high[here] - periods.born[here]) / YEAR
    likely = np.where(age < 10, 0.01, np.where(age < 13, 0.35, 1.0)) * np.where(
        periods.alone[here], 0.16, 1.0
    )
    likely = likely * np.minimum(1.0, 0.25 + (high - low)[here] / 200)
    spells_, starts, kinds = [], [], []
    for kind, share, each in (
        (
            "M",
            world.profile.part("cla_missing_pct"),
            world.profile.figure("cla_missing_incidents_per_child") * 1.16,
        ),
        ("A", world.profile.part("cla_away_pct"), 1.6),
    ):
        part = min(1.0, share * len(here) / max(likely.sum(), 1e-9))
        goes = here[chance.random(len(here)) < np.minimum(0.85, likely * part)]
        times = chance.geometric(1 / each, len(goes))
        times = np.minimum(times, np.maximum(1, (high - low)[goes] // 4))
        which = np.repeat(goes, times)
        spells_.append(which)
        starts.append(low[which] + (chance.random(len(which)) * (high - low)[which]).astype(np.int64))
        kinds.append(np.full(len(which), kind, dtype=object))
    return np.concatenate(spells_), np.concatenate(starts), np.concatenate(kinds)


def worker_spells(world: World, periods: Spells, posts: Posts, *, since: int) -> WorkerSpells:
    """Workers since a day: a change comes when a worker leaves the post or the child passes to another team."""
    chance = world.chance("workers of children")
    which = np.flatnonzero((periods.end >= since) & (periods.start <= world.end))
    day = np.maximum(periods.start[which], since - 200)
    out: list[tuple[Ints, Ints, Ints, Ints]] = []
    a_year = world.profile.part("social_workers_3plus_pct") * 4.3
    restless = chance.gamma(2.0, 0.5, len(periods))
    # A child who arrived alone passes from the reception team to another, and at 16 or 17 to a third.
    restless = restless * np.where(periods.alone, 1.7, 1.0)
    while len(which):
        worker, leaves = posts.someone(periods.district[which], day, chance)
        wait = drawing.whole(chance.exponential(YEAR / (a_year * np.maximum(restless[which], 0.1)))) + 12
        stop = np.minimum(np.minimum(day + wait, leaves), periods.end[which])
        stop = np.maximum(stop, np.minimum(day + 1, periods.end[which]))
        out.append((which, day, stop, worker))
        goes_on = (stop < periods.end[which]) & (stop <= world.end)
        which, day = which[goes_on], stop[goes_on]
    spell, start, end, who = (np.concatenate([part[n] for part in out]) for n in range(4))
    order = np.lexsort((start, spell))
    spell, start, end, who = spell[order], start[order], end[order], who[order]
    because = drawing.codes(chance, _WORKER_CHANGED, len(spell))
    because[end >= periods.end[spell]] = "OTHERS"
    return WorkerSpells(spell, start, end, who, because)


_WORKER_CHANGED = {
    "LEFTRL": 34,
    "TSPROC": 30,
    "ORGRST": 8,
    "ABSENC": 9,
    "MANAGE": 12,
    "CHCHAN": 2,
    "PCCHAN": 1,
    "OTHERS": 4,
}


def longer_than(periods: Spells, day: int, days: int) -> Flags:
    """Who has been looked after for so many days and more on the day."""
    flags: Flags = (periods.start <= day - days) & (periods.end > day)
    return flags
