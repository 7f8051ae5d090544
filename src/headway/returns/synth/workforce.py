"""Posts and the workers who hold them, month by month."""

from dataclasses import dataclass

import numpy as np

from headway.returns.synth import drawing
from headway.returns.synth.cases import Cases
from headway.returns.synth.days import Flags, Ints, Reals, Texts, month_of, month_start
from headway.returns.synth.flows import YEAR
from headway.returns.synth.people import People
from headway.returns.synth.world import World

_AGENCY_DAYS = 300.0
_HOURS = 0.93
"""Full-time equivalents of a post that is filled, and days on which it is (our choice of part-time hours)."""

_ROLES = {"social_worker": 60, "senior": 22, "manager": 9, "newly_qualified": 9}


@dataclass(frozen=True)
class Posts:
    """Who held which post from when to when; a gap between two holders is a vacancy."""

    district: Ints
    """Of each post."""
    team: Texts
    holder_post: Ints
    """Of each holding: its post, in order of post and day."""
    holder_start: Ints
    holder_end: Ints
    holder_worker: Ints
    holder_agency: Ints
    holder_covers: Ints
    """Agency workers who fill an established post; the others come on top, and leave no vacancy."""
    first_of_district: Ints
    in_district: Ints

    def someone(self, district: Ints, day: Ints, chance: np.random.Generator) -> tuple[Ints, Ints]:
        """A worker of the district on the day, and the day the worker leaves the post."""
        span = 10**6
        keys = self.holder_post * span + self.holder_start
        place = np.zeros(len(day), dtype=np.int64)
        empty = np.ones(len(day), dtype=bool)
        for _ in range(8):  # a post may be empty on the day; then another is asked
            lot = (chance.random(len(day)) * self.in_district[district]).astype(np.int64)
            post = self.first_of_district[district] + lot
            found = np.maximum(np.searchsorted(keys, post * span + day, side="right") - 1, 0)
            place = np.where(empty, found, place)
            empty = (self.holder_end[place] <= day) | (self.holder_start[place] > day)
        return self.holder_worker[place], np.maximum(self.holder_end[place], day + 5)


@dataclass(frozen=True)
class Workforce:
    """The monthly lists."""

    posts: Posts
    month: Ints
    worker: Ints
    post: Ints
    fte: Ints
    agency: Ints
    covers: Ints
    cases: Ints
    left: Ints
    days_lost: Ints
    days_available: Ints
    supervised: Ints
    role: Texts
    vacancy_month: Ints
    vacancy_team: Texts
    vacancy_district: Ints
    vacancy_fte: Ints


def teams_of(name: str) -> tuple[str, ...]:
    """The teams of a district."""
    return tuple(
        f"{name} {kind}"
        for kind in ("Assessment 1", "Assessment 2", "Safeguarding 1", "Safeguarding 2", "Children in Care")
    )


def posts_of(world: World, people: People, cases: Cases) -> Posts:
    """As many posts as the open cases need at the published caseload, and a succession of holders."""
    chance = world.chance("posts")
    names = [each.name for each in world.profile.districts]
    need = _posts_needed(world, people, cases)
    district = np.repeat(np.arange(len(names)), need)
    team = np.array(
        [teams_of(names[d])[n % 5] for d, count in enumerate(need) for n in range(count)], dtype=object
    )
    stay = YEAR / world.profile.part("sw_turnover_rate") - 40
    post, day = np.arange(len(district)), np.full(len(district), world.start - 400, dtype=np.int64)
    parts: list[tuple[Ints, Ints, Ints, Ints]] = []
    while len(post):
        part = _agency_chance(world, stay) if parts else world.profile.part("sw_agency_rate")
        agency = (chance.random(len(post)) < part).astype(np.int64)
        length = drawing.whole(chance.exponential(np.where(agency == 1, _AGENCY_DAYS, stay))) + 40
        parts.append((post, day, day + length, agency))
        gap = drawing.whole(chance.exponential(_gap(world, stay), len(post))) + 1
        day = day + length + gap
        post, day = post[day <= world.end], day[day <= world.end]
    which, start, end, agency = (np.concatenate([part[n] for part in parts]) for n in range(4))
    stays, end = _emptied(world, need, which, start, end)
    which, start, end, agency = which[stays], start[stays], end[stays], agency[stays]
    order = np.lexsort((start, which))
    worker = np.empty(len(order), dtype=np.int64)
    worker[np.argsort(start[order], kind="stable")] = np.arange(1, len(order) + 1)
    first = np.concatenate([[0], np.cumsum(need)[:-1]])
    return Posts(
        district,
        team,
        which[order],
        start[order],
        end[order],
        worker,
        agency[order],
        agency[order] * (chance.random(len(order)) < _covering(world)),
        first,
        np.asarray(need),
    )


def _emptied(world: World, need: Ints, post: Ints, start: Ints, end: Ints) -> tuple[Flags, Ints]:
    """Where it is planted, a part of a district's posts is left within weeks, and nobody follows."""
    stays = np.ones(len(post), dtype=bool)
    end = end.copy()
    first = np.concatenate([[0], np.cumsum(need)])
    for event in world.planting.events:
        if event.measure == "sw_vacancy_rate":
            few = max(1, round(need[event.district] * event.size / 100))
            emptied = (post >= first[event.district]) & (post < first[event.district] + few)
            day = month_start(event.first_month)
            stays &= ~(emptied & (start >= day))
            end = np.where(emptied & (start < day), np.minimum(end, day + post % 20), end)
    return stays, end


def _agency_chance(world: World, stay: float) -> float:
    """Chance that the next holder of a post comes from an agency, so that the part of all days is the published one."""
    rate = world.profile.part("sw_agency_rate")
    odds = rate / (1 - rate) * (stay + 40) / (_AGENCY_DAYS + 40)
    return odds / (1 + odds)


def _gap(world: World, stay: float) -> float:
    """Mean days for which a post is empty between two holders."""
    empty = world.profile.part("sw_vacancy_rate") * (1 - world.profile.part("sw_vacancies_covered_pct"))
    agency = _agency_chance(world, stay)
    holding = agency * _AGENCY_DAYS + (1 - agency) * stay + 40
    return 0.85 * empty / (1 - empty) * holding  # those who leave in a month are gone at its end too


def _covering(world: World) -> float:
    """Part of the agency workers who fill an established post."""
    profile = world.profile
    vacant = profile.part("sw_vacancy_rate") * profile.part("sw_vacancies_covered_pct")
    return min(1.0, vacant / profile.part("sw_agency_rate"))


def _posts_needed(world: World, people: People, cases: Cases) -> Ints:
    """By district: mean open cases that workers hold, over the published caseload."""
    middle = (world.start + world.end) // 2
    held = np.zeros(len(world.profile.districts))
    for day in (world.start + 180, middle, world.end - 180):
        is_open = (cases.referred <= day) & (cases.closed > day)
        held += np.bincount(people.district[cases.child[is_open]], minlength=len(held)) / 3
    need = held * world.profile.part("cases_held_pct") / (world.profile.figure("sw_caseload") * _HOURS)
    return np.maximum(2, np.rint(need)).astype(np.int64)


def workforce(world: World, people: People, cases: Cases, posts: Posts) -> Workforce:
    """The lists of every month of the years written."""
    chance = world.chance("workforce")
    first = int(month_of(np.array([world.start]))[0])
    months = range(first, first + 12 * world.years)
    rows: list[list[Ints]] = [_month(world, people, cases, posts, month, chance) for month in months]
    columns = [np.concatenate([row[n] for row in rows]) for n in range(11)]
    roles = drawing.codes(chance, _ROLES, int(posts.holder_worker.max()) + 1)
    empty = [_vacancies(posts, month) for month in months]
    vacancy_month, vacancy_team, vacancy_district, vacancy_fte = (
        np.concatenate([each[n] for each in empty]) for n in range(4)
    )
    month, worker, post, fte, agency, covers, held, left, lost, available, supervised = columns
    return Workforce(
        posts, month, worker, post, fte, agency, covers, held, left, lost, available, supervised, roles[worker],
        vacancy_month, vacancy_team, vacancy_district, vacancy_fte,
    )  # fmt: skip


def _month(
    world: World, people: People, cases: Cases, posts: Posts, month: int, chance: np.random.Generator
) -> list[Ints]:
    """Everyone in post at some time in the month; cases are those on its last day."""
    start, end = month_start(month), month_start(month + 1) - 1
    here = np.flatnonzero((posts.holder_start <= end) & (posts.holder_end >= start))
    here = here[np.unique(posts.holder_worker[here], return_index=True)[1]]
    left = (posts.holder_end[here] <= end).astype(np.int64)
    size = len(here)
    fte = np.where(chance.random(size) < 0.86, 100, np.where(chance.random(size) < 0.5, 60, 80))
    held = _cases_held(world, people, cases, posts, here, left, fte, end, chance)
    available = drawing.whole(fte / 100 * 21.1 * 10)
    ill = chance.random(size) < 0.11
    rate = world.profile.part("sw_absence_rate")
    lost = np.where(
        ill, np.minimum(available, drawing.whole(chance.exponential(rate / 0.11, size) * available)), 0
    )
    supervised = np.where(
        chance.random(size) < 0.84, end - chance.integers(0, 26, size), end - chance.integers(32, 75, size)
    )
    supervised = np.maximum(supervised, posts.holder_start[here])
    agency = posts.holder_agency[here]
    covers = posts.holder_covers[here]
    return [np.full(size, month), posts.holder_worker[here], posts.holder_post[here], fte, agency, covers, held,
            left, lost, available, supervised]  # fmt: skip


def _cases_held(
    world: World,
    people: People,
    cases: Cases,
    posts: Posts,
    here: Ints,
    left: Ints,
    fte: Ints,
    day: int,
    chance: np.random.Generator,
) -> Ints:
    """The district's open cases among those in post on the day, by hours, some more than others."""
    is_open = (cases.referred <= day) & (cases.closed > day)
    in_district = np.bincount(people.district[cases.child[is_open]], minlength=len(world.profile.districts))
    district = posts.district[posts.holder_post[here]]
    weight: Reals = fte * (left == 0) * chance.gamma(14.0, 1 / 14.0, len(here))
    total = np.bincount(district, weights=weight, minlength=len(in_district))
    share = weight / np.maximum(total, 1e-9)[district]
    return drawing.whole(share * in_district[district] * world.profile.part("cases_held_pct"))


def _vacancies(posts: Posts, month: int) -> tuple[Ints, Texts, Ints, Ints]:
    """Posts that nobody, or an agency worker, holds on the last day of the month, by team."""
    day = month_start(month + 1) - 1
    held = np.zeros(len(posts.district), dtype=bool)
    on = (
        (posts.holder_start <= day)
        & (posts.holder_end > day)
        & ((posts.holder_agency == 0) | (posts.holder_covers == 0))
    )
    held[posts.holder_post[on]] = True
    empty: dict[tuple[str, int], int] = {}
    for team, district in zip(posts.team[~held], posts.district[~held], strict=True):
        empty[team, int(district)] = empty.get((team, int(district)), 0) + 100
    keys = list(empty)
    return (
        np.full(len(keys), month),
        np.array([team for team, _ in keys], dtype=object),
        np.array([district for _, district in keys], dtype=np.int64),
        np.array([empty[key] for key in keys], dtype=np.int64),
    )
