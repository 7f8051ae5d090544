"""Faults in Annex A, the workforce lists and the local files."""

from collections.abc import Callable

from headway.returns.synth.annex_a import BROKEN, UNCALCULATED
from headway.returns.synth.days import NEVER
from headway.returns.synth.drafts import Cells, Draft

_SEEN_ALONE = "Was the Child Seen Alone?"
_CHILD = "Child Unique ID"
_OFFERED = "Was the child offered a Return Interview after their last missing episode (Y/N)?"
_ACCEPTED = "Did the child accept a Return Interview after their last missing episode (Y/N)?"
_CONFERENCE = "Date of Initial Child Protection Conference"


def _change(
    draft: Draft, rule: str, table: str, named: str, wanted: Callable[[Cells], bool], did: str, **to: object
) -> None:
    """The cells of one row; ``named`` is the column that the finding should name."""
    grid = draft.grids.get(table)
    row = draft.pick(grid, wanted) if grid else None
    if grid is None or row is None:
        return
    for heading, value in to.items():
        grid.put(row, heading, value)
    draft.told(rule, grid, named, row, did)


def plant_in_annex_a(draft: Draft) -> None:
    """Lists 3 and 5 to 8."""
    _formulas(draft)
    often = _often(draft)
    _change(
        draft,
        "ethnicity-disagrees",
        "list_3",
        "Ethnicity",
        lambda cells: cells[_CHILD] in often,
        "another ethnicity than on the child's other rows",
        Ethnicity="e) Other ethnic group",
    )
    _change(
        draft,
        "age-disagrees",
        "list_3",
        "Age of Child (Years)",
        lambda _: True,
        "an age of 44",
        **{"Age of Child (Years)": 44},
    )
    _change(
        draft,
        "closed-without-day",
        "list_6",
        "CIN Closure Date",
        lambda cells: cells["Case Status"].startswith("d"),
        "the status was made closed",
        **{"Case Status": "e) Closed episode"},
    )
    _change(
        draft,
        "plan-without-conference",
        "list_5",
        _CONFERENCE,
        lambda cells: cells[_CONFERENCE] == NEVER,
        "a plan was said to follow a conference that has no day",
        **{"Did the Initial Child Protection Conference Result in a Child Protection Plan": "Yes"},
    )
    _change(
        draft,
        "accepted-without-offer",
        "list_8",
        _OFFERED,
        lambda cells: cells[_ACCEPTED] == "Yes",
        "the offer was made No",
        **{_OFFERED: "No"},
    )


def _formulas(draft: Draft) -> None:
    """Cells that a spreadsheet left without a value."""
    for rule, cell in (("error-in-cell", BROKEN), ("formula-without-value", UNCALCULATED)):
        _change(
            draft, rule, "list_7", _SEEN_ALONE, lambda cells: cells[_SEEN_ALONE] != "", "it was made a formula",
            **{_SEEN_ALONE: cell},
        )  # fmt: skip


def _often(draft: Draft) -> set[str]:
    """Children on three lists and more, white on all of them, so that one row is plainly the wrong one."""
    times: dict[str, int] = {}
    for grid in draft.grids.values():
        if _CHILD in grid.headings:
            for row in grid.rows:
                cells = grid.cells(row)
                if cells["Ethnicity"].startswith("a"):
                    times[cells[_CHILD]] = times.get(cells[_CHILD], 0) + 1
    return {child for child, count in times.items() if count >= 3}


def plant_in_workforce(draft: Draft) -> None:
    """The workers' list: each fault on another worker."""

    def own(cells: Cells) -> bool:
        return bool(cells["agency"] == "0" and cells["left"] == "0")

    for rule, column, value in (
        ("cover-without-agency", "covers_vacancy", "1"),
        ("lost-more-than-available", "days_lost", "40.0"),
        ("district-unknown", "district", "District Z"),
    ):
        _change(draft, rule, "workers", column, own, f"{column} was changed", **{column: value})
    _hide_a_month(draft)
    workers = draft.grids["workers"]
    last = workers.cells(workers.rows[-1])["month"]
    here = {workers.cells(row)["worker"] for row in workers.rows if workers.cells(row)["month"] == last}

    def stays(cells: Cells) -> bool:
        return own(cells) and cells["month"] != last and cells["worker"] in here

    for rule, column, value in (
        ("working-after-leaving", "left", "1"),
        ("supervised-after-month", "supervised", f"{last}-05"),
    ):
        _change(draft, rule, "workers", column, stays, f"{column} was changed", **{column: value})


def _hide_a_month(draft: Draft) -> None:
    """Everyone of one month, half a year before the last, is taken out, and told of first: no other fault is there."""
    workers = draft.grids["workers"]
    months = sorted({str(workers.cells(row)["month"]) for row in workers.rows})
    if len(months) < 8:
        return
    hidden = months[-7]
    planted = {id(row) for _, _, _, row, _ in draft.planted}
    kept = [row for row in workers.rows if workers.cells(row)["month"] != hidden or id(row) in planted]
    if any(workers.cells(row)["month"] == hidden for row in kept):
        return
    workers.rows[:] = kept
    draft.told("month-missing", workers, "month", None, f"the workers of {hidden} were taken out")


def plant_in_local(draft: Draft) -> None:
    """A stay that overlaps, and a place smaller than its districts."""
    stays = draft.grids["child_area"]
    follows = {}
    for before, row in zip(stays.rows, stays.rows[1:], strict=False):
        first, second = stays.cells(before), stays.cells(row)
        if (
            first["child"] == second["child"]
            and first["to"][:8] == second["from"][:8]
            and first["to"][8:] > "12"
        ):
            follows[second["child"]] = row
    for child, row in follows.items():
        if len(stays.of(child)) == 2:
            day = stays.cells(row)["from"]
            stays.put(row, "from", f"{day[:8]}{int(day[8:]) - 2:02d}")
            draft.told("overlapping-areas", stays, "from", row, "the stay was made to begin two days sooner")
            break
    places = draft.grids["area_children"]
    whole = next(row for row in places.rows if places.cells(row)["district"] == "")
    places.put(whole, "children", str(int(places.cells(whole)["children"]) // 2))
    draft.told("districts-exceed-whole", places, "children", whole, "the whole place was halved")
