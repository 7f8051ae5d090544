"""Cases of returns laid beside each other: another return, and the year before."""

from __future__ import annotations

from checks_case import EP, HEAD, MIS, Case, Where, drop, nothing
from checks_world import World


def _other_birth_in_need(world: World, child: str) -> list[Where]:
    """The census gives another date of birth than all the rest, this year and last."""
    for prefix in ("cin", "last_cin"):
        world.of(child, f"{prefix}.child")[0]["PersonBirthDate"] = "2012-05-03"
    return [("cin.child", world.of(child, "cin.child")[0], "PersonBirthDate")]


def _lost_missing_spell(world: World, child: str) -> list[Where]:
    drop(world, MIS, world.of(child, MIS)[:1])
    return [(MIS, None, "MIS_START")]


def _ended_missing_spell(world: World, child: str) -> None:
    world.of(child, "last_ssda903.missing")[0]["MIS_END"] = "31/03/2025"
    drop(world, MIS, world.of(child, MIS)[:1])


def _not_in_last(world: World, child: str) -> list[Where]:
    drop(world, "last_cin.protection_plans", world.of(child, "last_cin.protection_plans"))
    return [("cin.protection_plans", world.of(child, "cin.protection_plans")[0], "CPPstartDate")]


def _ended_last(world: World, child: str) -> list[Where]:
    world.of(child, "last_ssda903.episodes")[0].update({"DEC": "31/03/2025", "REC": "E4A"})
    return [(EP, world.of(child, EP)[0], "DECOM")]


def _changed_status(world: World, child: str) -> list[Where]:
    world.of(child, "last_ssda903.episodes")[0]["LS"] = "V2"
    return [(EP, world.of(child, EP)[0], "LS")]


def _moved_home(world: World, child: str) -> None:
    """H5 is no code of 2026, so an episode in it had to be told anew."""
    world.of(child, "last_ssda903.episodes")[0]["HOME_POST"] = "ZZ99 9ZZ"


def _sex_changed(world: World, child: str) -> list[Where]:
    world.of(child, "last_ssda903.header")[0]["SEX"] = "M"
    return [(HEAD, world.of(child, HEAD)[0], "SEX")]


def _sex_of_that_year(world: World, child: str) -> None:
    world.of(child, "last_ssda903.header")[0]["SEX"] = "U"


def _birth_changed(world: World, child: str) -> list[Where]:
    world.of(child, "last_ssda903.header")[0]["DOB"] = "05/03/2011"
    return [(HEAD, world.of(child, HEAD)[0], "DOB")]


def _other_sex_in_need(world: World, child: str) -> list[Where]:
    for prefix in ("cin", "last_cin"):
        world.of(child, f"{prefix}.child")[0]["Sex"] = "M"
    return [("cin.child", world.of(child, "cin.child")[0], "Sex")]


def _unknown_sex_in_need(world: World, child: str) -> None:
    world.of(child, "cin.child")[0]["Sex"] = "U"


BESIDE = [
    Case("dob-between-returns", _other_birth_in_need, nothing),
    Case("sex-between-returns", _other_sex_in_need, _unknown_sex_in_need),
    Case("open-last-year-gone", _lost_missing_spell, _ended_missing_spell),
    Case("not-in-last-year", _not_in_last, nothing),
    Case("ended-last-year", _ended_last, nothing),
    Case("episode-changed", _changed_status, _moved_home),
    Case("dob-changed", _birth_changed, nothing),
    Case("sex-changed", _sex_changed, _sex_of_that_year),
]
