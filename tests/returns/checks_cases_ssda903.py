"""Cases of the rules of the SSDA903."""

from __future__ import annotations

from checks_case import EP, HEAD, MIS, REV, SW, Case, Where, cell, cells, more, nothing, unborn
from checks_world import World


def _born_later(world: World, child: str) -> list[Where]:
    """A child born after the last day, who has no other row in the SSDA903 than that of a care leaver."""
    head = world.of(f"L{child}", HEAD)[0]
    leaver = world.of(f"L{child}", "ssda903.oc3")[0]
    head["DOB"] = leaver["DOB"] = "01/04/2026"
    return [(HEAD, head, "DOB"), ("ssda903.oc3", leaver, "DOB")]


def _open_before_next(world: World, child: str) -> list[Where]:
    row = world.of(child, EP)[1]
    row.update({"DEC": "", "REC": ""})
    return [(EP, row, "DEC")]


def _died_then_more(world: World, child: str) -> list[Where]:
    row = world.of(child, EP)[1]
    row["REC"] = "E2"
    return [(EP, row, "REC")]


def _died_at_last(world: World, child: str) -> None:
    world.of(child, EP)[2].update({"DEC": "01/03/2026", "REC": "E2"})


def _never_looked_after(world: World, child: str) -> list[Where]:
    row = world.add(HEAD, CHILD=f"Z{child}", SEX="F", DOB="05/03/2012", ETHNIC="WBRI", UPN="UN4", MOTHER="0")
    return [(HEAD, row, "CHILD")]


def _adult(world: World, child: str) -> list[Where]:
    return _late_episode(world, child, "06/03/2024", found=True)


def _nearly_adult(world: World, child: str) -> None:
    _late_episode(world, child, "05/03/2024", found=False)


def _late_episode(world: World, child: str, born_18_before: str, *, found: bool) -> list[Where]:
    """An episode of the care leaver (born 5 March 2006), begun on the day in the year after the eighteenth birthday."""
    day = {"06/03/2024": "02/04/2025", "05/03/2024": "01/04/2025"}[born_18_before]
    born = "01/04/2007"
    for table in (HEAD, "ssda903.oc3"):
        world.of(f"L{child}", table)[0]["DOB"] = born
    row = world.add(
        EP, CHILD=f"L{child}", DECOM=day, RNE="S", LS="V2", CIN="N1", PLACE="K2", DEC="20/04/2025", REC="E17"
    )
    return [(EP, row, "DECOM")] if found else []


def _out_of_touch(world: World, child: str) -> list[Where]:
    row = world.of(f"L{child}", "ssda903.oc3")[0]
    row["ACTIV"] = "0"
    return [("ssda903.oc3", row, "IN_TOUCH")]


def _out_of_touch_wholly(world: World, child: str) -> None:
    world.of(f"L{child}", "ssda903.oc3")[0].update({"ACTIV": "0", "ACCOM": "0", "IN_TOUCH": "NO"})


SSDA903 = [
    Case("born-after-collection", _born_later, unborn),
    more(
        "overlapping-episodes",
        EP,
        2,
        {"DECOM": "30/11/2025", "RNE": "S", "DEC": "05/12/2025", "REC": "E4A"},
        {"DECOM": "01/12/2025", "RNE": "S", "DEC": "05/12/2025", "REC": "E4A"},
        "DECOM",
    ),
    more(
        "overlapping-missing-spells",
        MIS,
        1,
        {"MIS_START": "11/07/2025", "MIS_END": "20/07/2025"},
        {"MIS_START": "12/07/2025", "MIS_END": "20/07/2025"},
        "MIS_START",
    ),
    cells(
        "overlapping-social-workers",
        SW,
        0,
        {"SW_DEC": "02/08/2025"},
        {"SW_DEC": "31/07/2025"},
        "SW_DECOM",
        at=1,
    ),
    Case("open-before-next", _open_before_next, nothing, "episodes"),
    cells("open-before-next", "local.child_area", 0, {"to": ""}, {}, "to"),
    cells("gap-in-care", EP, 0, {"DEC": "31/05/2025"}, {"REC": "E4A"}, "DECOM", at=1, name="episodes"),
    cells(
        "continued-without-next",
        EP,
        2,
        {"DEC": "01/03/2026", "REC": "X1"},
        {"DEC": "01/03/2026", "REC": "E4A"},
        "REC",
    ),
    cells("first-episode-not-s", EP, 2, {"RNE": "P"}, {"RNE": "S"}, "RNE"),
    cells("started-inside-care", EP, 1, {"RNE": "S"}, {"RNE": "B"}, "RNE"),
    Case("after-death", _died_then_more, _died_at_last, "episodes"),
    Case("episode-after-18", _adult, _nearly_adult),
    Case("child-without-episode", _never_looked_after, nothing),
    cell("review-outside-care", REV, 1, "REVIEW", "02/12/2025", "01/12/2025"),
    cells(
        "missing-outside-care",
        MIS,
        1,
        {"MIS_START": "02/12/2025", "MIS_END": "03/12/2025"},
        {"MIS_START": "30/11/2025", "MIS_END": "03/12/2025"},
        "MIS_START",
    ),
    cells(
        "mother-and-first-child", HEAD, 0, {"MOTHER": "1"}, {"MOTHER": "1", "MC_DOB": "01/01/2026"}, "MC_DOB"
    ),
    cells("mother-and-first-child", HEAD, 0, {"MC_DOB": "01/01/2026"}, {}, "MOTHER"),
    cells(
        "score-and-reason",
        "ssda903.oc2",
        0,
        {"SDQ_REASON": "SDQ2"},
        {"SDQ_SCORE": "", "SDQ_REASON": "SDQ2"},
        "SDQ_REASON",
    ),
    Case("leaver-not-in-touch", _out_of_touch, _out_of_touch_wholly),
    cell("dob-disagrees", REV, 0, "DOB", "06/03/2012", "5/3/2012"),
    cell("sex-disagrees", "ssda903.uasc", 0, "SEX", "M", "f"),
]
# A near miss of the gap is a child who went home and came back: then the later period begins with S.
_GAP = next(each for each in SSDA903 if each.rule == "gap-in-care")


def _home_and_back(world: World, child: str) -> None:
    first, second, _ = world.of(child, EP)
    first.update({"DEC": "30/05/2025", "REC": "E4A"})
    second["RNE"] = "S"


SSDA903[SSDA903.index(_GAP)] = Case("gap-in-care", _GAP.plant, _home_and_back)
