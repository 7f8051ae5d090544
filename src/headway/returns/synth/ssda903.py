"""The SSDA903 of a year: every table in its own headings and the year's codes."""

from pathlib import Path

import numpy as np

from headway.returns.synth import drawing
from headway.returns.synth.days import NEVER, Flags, Ints, Texts, written, year_end, year_start
from headway.returns.synth.health import health
from headway.returns.synth.identifiers import place_urns, postcodes, worker_ids
from headway.returns.synth.leavers import leavers
from headway.returns.synth.model import FIRST_YEAR_OF_WORKERS, Model
from headway.returns.synth.tables import Sheet, write_csv

_LETTERS_FOR_SEX_SINCE = 2025
_FOUR_GUARDIANSHIPS_SINCE = 2019
_SUPPORTED_SINCE = 2025  # K3; before, semi-independent living (H5) and independent living (P2)


def write_ssda903(model: Model, year: int, folder: Path) -> None:
    """The tables of one collection year as CSV files."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, sheet in ssda903(model, year).items():
        write_csv(sheet, folder / f"{name}.csv")


def ssda903(model: Model, year: int) -> dict[str, Sheet]:
    """The tables of one collection year by name; a table that the year does not have is not there."""
    tables = {
        "episodes": _episodes(model, year),
        "reviews": _reviews(model, year),
        "uasc": _uasc(model, year),
        "oc2": _oc2(model, year),
        "oc3": _oc3(model, year),
        "ad1": _ad1(model, year),
        "placed_adoption": _placed(model, year),
        "prev_perm": _prev_perm(model, year),
        "missing": _missing(model, year),
    }
    if year >= FIRST_YEAR_OF_WORKERS:
        tables["social_worker"] = _workers(model, year)
    return {"header": _header(model, year, tables), **tables}


def in_year(start: Ints, end: Ints, year: int) -> Flags:
    """Which of these spans touch the year; one that ends on 1 April does."""
    touches: Flags = (start <= year_end(year)) & (end >= year_start(year))
    return touches


def _sex(female: Flags, year: int) -> Texts:
    codes = ("F", "M") if year >= _LETTERS_FOR_SEX_SINCE else ("2", "1")
    sex: Texts = np.where(female, codes[0], codes[1]).astype(object)
    return sex


def _who(model: Model, child: Ints) -> dict[str, Texts]:
    return {"CHILD": model.ids[child], "DOB": written(model.people.born[child])}


def _header(model: Model, year: int, tables: dict[str, Sheet]) -> Sheet:
    known = {child for sheet in tables.values() for child in sheet.columns["CHILD"].tolist()}
    child = np.flatnonzero(np.isin(model.people.number, [int(each[3:]) for each in known]))
    people = model.people
    mother = (
        people.female[child] & (people.number[child] % 31 == 0) & (model.adult[child] < year_end(year) + 700)
    )
    mother &= model.adult[child] > year_start(year) - 365
    own_child = model.adult[child] - 200 + people.number[child] % 150
    mother &= own_child <= year_end(year)
    return Sheet({
        "CHILD": model.ids[child],
        "SEX": _sex(people.female[child], year),
        "DOB": written(people.born[child]),
        "ETHNIC": people.ethnic[child],
        "UPN": model.pupils[child],
        "MOTHER": np.where(mother, "1", np.where(people.female[child], "0", "")).astype(object),
        "MC_DOB": np.where(mother, written(own_child), "").astype(object),
    })  # fmt: skip


def _episodes(model: Model, year: int) -> Sheet:
    all_, spells = model.episodes, model.spells
    which = np.flatnonzero(in_year(all_.start, all_.end, year))
    spell = all_.spell[which]
    child = spells.child[spell]
    over = all_.end[which] <= year_end(year)
    place = _place_of_year(all_.place[which], all_.placement[which], year)
    home_known = all_.tenths_of_miles[which] < NEVER
    kept_secret = np.isin(place, ("A3", "A4", "A5", "A6"))
    urn_given = np.isin(place, ("K1", "K2", "K3", "R1", "R3", "U3", "U4", "U6", "U1")) & ~kept_secret
    tenths = np.where(home_known, all_.tenths_of_miles[which], 0)
    miles = np.array([f"{value // 10}.{value % 10}" for value in tenths.tolist()], dtype=object)
    outside = all_.outside[which]
    return Sheet({
        "CHILD": model.ids[child],
        "DECOM": written(all_.start[which]),
        "RNE": all_.new[which],
        "LS": all_.legal[which],
        "CIN": spells.need[spell],
        "PLACE": place,
        "PLACE_PROVIDER": all_.provider[which],
        "DEC": np.where(over, written(all_.end[which]), "").astype(object),
        "REC": np.where(over, _left_in_year(all_.ended_as[which], year), "").astype(object),
        "REASON_PLACE_CHANGE": np.where(over, all_.changed_because[which], "").astype(object),
        "HOME_POST": postcodes(model.people.number[child], home_known),
        "PL_POST": postcodes(all_.placement[which] + 500_001, np.ones(len(which), dtype=bool)),
        "URN": place_urns(all_.placement[which], urn_given),
        "PL_LA": np.where(outside, "Another authority", "This authority").astype(object),
        "PL_LOCATION": np.where(outside, "OUT", "IN").astype(object),
        "PL_DISTANCE": np.where(home_known, miles, "").astype(object),
    })  # fmt: skip


def _place_of_year(place: Texts, placement: Ints, year: int) -> Texts:
    if year >= _SUPPORTED_SINCE:
        return place
    before = np.where(placement % 4 == 0, "P2", "H5")
    codes: Texts = np.where(place == "K3", before, place).astype(object)
    return codes


def _left_in_year(codes: Texts, year: int) -> Texts:
    """Special guardianship had two codes until 2018 and has four since."""
    if year >= _FOUR_GUARDIANSHIPS_SINCE:
        return codes
    before = {"E45": "E43", "E46": "E43", "E47": "E44", "E48": "E44"}
    return np.array([before.get(code, code) for code in codes.tolist()], dtype=object)


def _reviews(model: Model, year: int) -> Sheet:
    all_ = model.reviews
    which = np.flatnonzero(in_year(all_.day, all_.day, year))
    return Sheet({
        **_who(model, model.spells.child[all_.spell[which]]),
        "REVIEW": written(all_.day[which]),
        "REVIEW_CODE": all_.code[which],
    })  # fmt: skip


def _uasc(model: Model, year: int) -> Sheet:
    spells = model.spells
    here = spells.alone & in_year(spells.start, spells.end, year)
    child = np.unique(spells.child[here])
    return Sheet({
        **_who(model, child),
        "SEX": _sex(model.people.female[child], year),
        "DUC": written(model.adult[child]),
    })  # fmt: skip


def _oc2(model: Model, year: int) -> Sheet:
    all_ = health(model.world, model.spells, year)
    return Sheet({**_who(model, model.spells.child[all_.spell]), **all_.columns})


def _oc3(model: Model, year: int) -> Sheet:
    all_ = leavers(model.world, model.people, model.population.cases, year)
    order = np.argsort(all_.child)
    return Sheet({
        **_who(model, all_.child[order]),
        "IN_TOUCH": all_.in_touch[order],
        "ACTIV": all_.activity[order],
        "ACCOM": all_.accommodation[order],
    })  # fmt: skip


def _ad1(model: Model, year: int) -> Sheet:
    spells = model.spells
    adopted = np.isin(spells.left_as, ("E11", "E12")) & in_year(spells.end, spells.end, year)
    which = np.flatnonzero(adopted)
    chance = model.world.chance("adopters", year)
    couple = chance.random(len(which)) < 0.86
    pair = drawing.codes(chance, {"MF": 78, "MM": 13, "FF": 9}, len(which))
    legal = np.where(
        pair == "MF",
        drawing.codes(chance, {"L11": 80, "L2": 20}, len(which)),
        drawing.codes(chance, {"L11": 60, "L12": 10, "L3": 30}, len(which)),
    )
    return Sheet({
        **_who(model, spells.child[which]),
        "DATE_INT": written(spells.decided[which]),
        "DATE_MATCH": written(spells.matched[which]),
        "FOSTER_CARE": np.where(chance.random(len(which)) < 0.15, "1", "0").astype(object),
        "NB_ADOPTR": np.where(couple, "2", "1").astype(object),
        "SEX_ADOPTR": np.where(couple, pair, drawing.codes(chance, {"F1": 90, "M1": 10}, len(which))).astype(object),
        "LS_ADOPTR": np.where(couple, legal, "L0").astype(object),
    })  # fmt: skip


def _placed(model: Model, year: int) -> Sheet:
    """Decisions that a child should be placed, of every child for whom one stands in the year."""
    spells = model.spells
    here = (spells.decided <= year_end(year)) & in_year(spells.start, spells.end, year)
    child = spells.child[here]
    blank = np.full(int(here.sum()), "", dtype=object)
    return Sheet({
        **_who(model, child),
        "DATE_PLACED": written(spells.decided[here]),
        "DATE_PLACED_CEASED": blank,
        "REASON_PLACED_CEASED": blank,
    })  # fmt: skip


def _prev_perm(model: Model, year: int) -> Sheet:
    spells = model.spells
    child = np.unique(spells.child[in_year(spells.start, spells.start, year)])
    chance = model.world.chance("permanence", year)
    code = drawing.codes(chance, {"Z1": 95, "P1": 1, "P2": 3, "P3": 1}, len(child))
    code[model.people.uasc[child]] = "Z1"
    before = code != "Z1"
    day = model.people.born[child] + 200
    return Sheet({
        **_who(model, child),
        "PREV_PERM": code,
        "LA_PERM": np.where(before, model.world.profile.la_number, "").astype(object),
        "DATE_PERM": np.where(before & (day < year_start(year)), written(day), "").astype(object),
    })  # fmt: skip


def _missing(model: Model, year: int) -> Sheet:
    all_ = model.missing
    which = np.flatnonzero(in_year(all_.start, all_.end, year))
    return Sheet({
        **_who(model, model.spells.child[all_.spell[which]]),
        "MISSING": all_.kind[which],
        "MIS_START": written(all_.start[which]),
        "MIS_END": written(all_.end[which], until=year_end(year)),
    })  # fmt: skip


def _workers(model: Model, year: int) -> Sheet:
    all_ = model.workers
    which = np.flatnonzero(in_year(all_.start, all_.end, year) & (all_.end > all_.start))
    over = all_.end[which] <= year_end(year)
    return Sheet({
        **_who(model, model.spells.child[all_.spell[which]]),
        "SW_ID": worker_ids(all_.worker[which]),
        "SW_DECOM": written(all_.start[which]),
        "SW_DEC": np.where(over, written(all_.end[which]), "").astype(object),
        "SW_REASON": np.where(over, all_.because[which], "").astype(object),
    })  # fmt: skip
