"""Lists 10 and 11: children on the way to adoption, and people who want to adopt."""

import numpy as np

from headway.returns.synth import annex_codes, drawing
from headway.returns.synth.annex_who import who
from headway.returns.synth.days import NEVER, Ints, Texts
from headway.returns.synth.model import Model
from headway.returns.synth.tables import Sheet


def adoption(model: Model) -> Sheet:
    """Children with a decision that they should be placed, in care at the end or adopted in the last year."""
    spells, end = model.spells, model.world.end
    which = np.flatnonzero((spells.decided <= end) & (spells.end > end - 365))
    adopted = spells.end[which] <= end

    def by_now(days: Ints) -> Ints:
        return np.where(days <= end, days, NEVER)

    blank = np.full(len(which), "", dtype=object)
    never = np.full(len(which), NEVER)
    columns = who(model, spells.child[which], disability=True)
    rest = {name: columns[name] for name in list(columns)[1:]}
    return Sheet(
        {
            "Child Unique ID": columns["Child Unique ID"],
            "Family identifier": _families(which),
            **rest,
            "Date the Child Entered Care": spells.start[which],
            "Date of Decision that Child Should be Placed for Adoption": spells.decided[which],
            "Date of Placement Order": by_now(spells.decided[which] + 45),
            "Date of Matching Child and Prospective Adopters": by_now(spells.matched[which]),
            "Date Placed for Adoption": by_now(spells.placed[which]),
            "Date of Adoption Order": np.where(adopted, spells.end[which], NEVER),
            "Date of Decision that Child Should No Longer be Placed for Adoption": never,
            "Reason Why Child No Longer Placed for Adoption": blank,
            "Date the child was placed for fostering in FFA or concurrent planning placement": never,
        }
    )


def _families(numbers: Ints) -> Texts:
    return np.array([f"FAM{number:05d}" for number in numbers.tolist()], dtype=object)


def adopters(model: Model) -> Sheet:
    """Adopters on their way: about twice as many as children with a decision, each with a household of one or two."""
    chance = model.world.chance("list 11")
    size = max(6, 2 * int((model.spells.decided < NEVER).sum()) // max(1, model.world.years))
    end = model.world.end
    asked = end - 40 - chance.integers(0, 500, size)
    first = asked + 20 + chance.integers(0, 30, size)
    first_done = first + 55 + chance.integers(0, 20, size)
    second = first_done + 10 + chance.integers(0, 30, size)
    second_done = second + 110 + chance.integers(0, 30, size)
    matched = second_done + 40 + chance.integers(0, 200, size)
    left = chance.random(size) < 0.1

    def by_now(days: Ints) -> Ints:
        return np.where((days <= end) & ~left, days, NEVER)

    profile = model.world.profile
    return Sheet(
        {
            "Individual adopter identifier": np.array(
                [f"ADP{number:05d}" for number in range(1, size + 1)], dtype=object
            ),
            "Family identifier": np.array(
                [f"AFM{number // 2:05d}" for number in range(1, size + 1)], dtype=object
            ),
            "Gender": annex_codes.gender(chance.random(size) < 0.55),
            "Ethnicity": annex_codes.ethnicity(drawing.codes(chance, profile.shares["ethnic"], size)),
            "Disability": annex_codes.yes_no(chance.random(size) < 0.04),
            "Is the (prospective) adopter fostering for adoption?": annex_codes.yes_no(
                chance.random(size) < 0.12
            ),
            "Date enquiry received": asked,
            "Date Stage 1 started": np.where(first <= end, first, NEVER),
            "Date Stage 1 ended": by_now(first_done),
            "Date Stage 2 started": by_now(second),
            "Date Stage 2 ended": by_now(second_done),
            "Date application submitted": by_now(second_done - 10),
            "Date application approved": by_now(second_done),
            "Date adopter matched with child(ren)": by_now(matched),
            "Date child/children placed with adopter(s)": by_now(matched + 14),
            "No. of children placed": np.where((matched + 14 <= end) & ~left, 1, 0),
            "Date of Adoption Order": by_now(matched + 250),
            "Date of leaving adoption process": np.where(left & (first + 30 <= end), first + 30, NEVER),
            "Reason for leaving adoption process": np.where(
                left & (first + 30 <= end), "a) Withdrew", ""
            ).astype(object),
        }
    )
