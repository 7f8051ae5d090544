"""What a case is about: source, need, factors, category of abuse, earlier plans, reviews of the plan."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from headway.returns.synth import drawing
from headway.returns.synth.days import NEVER, Flags, Ints, Texts, written, year_end
from headway.returns.synth.model import Model

_FACTORS = {
    "3B": 15, "4B": 15, "16A": 9, "17A": 9, "2B": 7, "1B": 7, "4A": 8, "18C": 4, "3A": 5, "5A": 3, "6A": 2, "7A": 3,
    "15A": 3, "11A": 1.2, "13A": 0.8, "24A": 1.2, "14A": 2, "10A": 1.6, "19C": 1.5, "19B": 0.8, "18B": 1.1, "12A": 0.3,
    "1A": 1, "2A": 2.2, "3C": 2.3, "4C": 2.2, "6B": 2.5, "5B": 1.4, "20": 6, "8F": 0.1, "22A": 0.1, "23A": 0.1,
}  # fmt: skip
_DISABILITIES = {
    "AUT": 34,
    "LD": 22,
    "BEH": 13,
    "COMM": 10,
    "MOB": 7,
    "CON": 3,
    "HEAR": 2,
    "VIS": 2,
    "PC": 2,
    "HAND": 1,
    "INC": 1,
    "DDA": 3,
}
_REVIEWS = 9


@dataclass(frozen=True, eq=False)
class CaseDetails:
    """One position a case (``disabilities``: a child); several codes stand in one text with blanks between."""

    source: Texts
    need: Texts
    factors: Texts
    category: Texts
    latest_category: Texts
    earlier_plans: Ints
    reviews: Ints
    """A row a case, up to nine reviews of its plan; NEVER beyond."""
    disabilities: Texts

    def plan_reviews(self, which: Ints, year: int) -> list[list[str]]:
        """The reviews held by the end of the year."""
        texts = written(self.reviews[which], until=year_end(year), form="%Y-%m-%d")
        return [[day for day in row if day] for row in texts.tolist()]


@lru_cache(maxsize=4)
def case_details(model: Model) -> CaseDetails:
    """Drawn once for a place."""
    chance = model.world.chance("details")
    cases, people = model.population.cases, model.people
    shares = model.world.profile.shares
    size = len(cases)
    alone = people.uasc[cases.child]
    source = np.where(
        alone,
        drawing.codes(chance, {"7": 45, "6": 30, "5C": 25}, size),
        drawing.codes(chance, shares["referral_source"], size),
    )
    need = np.where(alone, "N8", drawing.codes(chance, shares["need"], size))
    need = np.where(people.disabled[cases.child] & (chance.random(size) < 0.4), "N2", need)
    category = drawing.codes(chance, shares["category"], size)
    latest = np.where(chance.random(size) < 0.06, drawing.codes(chance, shares["category"], size), category)
    return CaseDetails(
        source=source.astype(object),
        need=need.astype(object),
        factors=_factors(model, chance),
        category=category,
        latest_category=latest.astype(object),
        earlier_plans=_earlier_plans(model, chance),
        reviews=_plan_reviews(model, chance),
        disabilities=_disabilities(people.disabled, chance),
    )


def _factors(model: Model, chance: np.random.Generator) -> Texts:
    """One to four factors; arriving alone is one; none where nothing was found."""
    cases = model.population.cases
    size = len(cases)
    drawn = np.stack([drawing.codes(chance, _FACTORS, size) for _ in range(4)])
    many = 1 + drawing.places(chance, (30, 32, 24, 14), size)
    none = (cases.closed_as == "RC8") & (chance.random(size) < 0.45)
    alone = model.people.uasc[cases.child]
    texts = []
    for codes, count, is_none, is_alone in zip(
        drawn.T.tolist(), many.tolist(), none.tolist(), alone.tolist(), strict=True
    ):
        found = {"9A"} if is_alone else set(codes[:count])
        texts.append("21" if is_none else " ".join(sorted(found)))
    return np.array(texts, dtype=object)


def _disabilities(disabled: Flags, chance: np.random.Generator) -> Texts:
    size = len(disabled)
    first, second = drawing.codes(chance, _DISABILITIES, size), drawing.codes(chance, _DISABILITIES, size)
    two = (chance.random(size) < 0.3) & (first != second)
    texts = np.where(two, first + " " + second, first)
    return np.where(disabled, texts, "NONE").astype(object)


def _earlier_plans(model: Model, chance: np.random.Generator) -> Ints:
    """Earlier plans in these years and, for some children, before them: repeats are as frequent as published."""
    cases = model.population.cases
    planned: Flags = cases.plan_start < NEVER
    so_far: Ints = np.cumsum(planned) - planned
    first_of_child = np.searchsorted(cases.child, cases.child)
    seen: Ints = so_far - so_far[first_of_child]
    inside: Flags = planned & (cases.plan_start >= model.world.start) & (cases.plan_start <= model.world.end)
    repeats = (seen[inside] > 0).mean() if inside.any() else 0.0
    target = model.world.profile.part("cpp_second_subsequent_pct")
    rest = max(0.0, (target - repeats) / max(1e-9, 1 - repeats))
    child_before = chance.random(len(model.people)) < rest
    earlier: Ints = seen + child_before[cases.child] * (
        1 + (chance.random(len(model.people)) < 0.2)[cases.child]
    )
    return earlier


def _plan_reviews(model: Model, chance: np.random.Generator) -> Ints:
    """The first within three months, then within six months of each other; late as often as published."""
    cases = model.population.cases
    reviews = np.full((len(cases), _REVIEWS), NEVER)
    late_share = 1 - model.world.profile.part("cpp_review_timescale_pct")
    which = np.flatnonzero(cases.plan_start < NEVER)
    day = cases.plan_start[which] + 70 + chance.integers(0, 18, len(which))
    for number in range(_REVIEWS):
        late = chance.random(len(which)) < late_share * 0.75
        day = day + np.where(late, 22 + chance.integers(0, 30, len(which)), 0)
        held = day < cases.plan_end[which]
        which, day = which[held], day[held]
        reviews[which, number] = day
        day = day + 150 + chance.integers(0, 30, len(which))
    return reviews
