"""Faults of episodes in their order, of social workers and of missing spells in theirs."""

from collections.abc import Callable
from datetime import date

from headway.returns.synth.drafts import Cells, Draft, change, day, inside_year, moved


def has_episodes(draft: Draft, cells: Cells, episodes: int) -> bool:
    """Whether the child has so many episodes, and neither a review nor a missing spell that a change could touch."""
    child = cells["CHILD"]
    return len(draft.grids["episodes"].of(child)) == episodes and not draft.grids["missing"].of(child)


def plant_in_sequences(draft: Draft, year: int) -> None:
    """Episodes in their order, and workers in theirs."""
    left = lambda cells: cells["REC"] in ("E4A", "E5", "E8", "E13", "E3") and inside_year(year, cells["DEC"])  # noqa: E731
    began = lambda cells: cells["RNE"] == "S" and inside_year(year, cells["DECOM"]) and cells["REC"] != "X1"  # noqa: E731
    change(draft, "ended-without-reason", "episodes", "REC", "", left)
    change(draft, "continued-without-next", "episodes", "REC", "X1", left)
    change(draft, "adopted-without-details", "episodes", "REC", "E12", left)
    change(draft, "first-episode-not-s", "episodes", "RNE", "P", began)
    episodes = draft.grids["episodes"]
    still = draft.pick(episodes, lambda cells: cells["DEC"] == "" and cells["REC"] == "")
    if still is not None:
        episodes.put(still, "REC", "E8")
        draft.told(
            "reason-without-end", episodes, "DEC", still, "a reason was given for an end that is not there"
        )
    _second(draft, year, "overlapping-episodes", "DECOM", lambda cells: moved(cells["DECOM"], -3))
    _second(draft, year, "gap-in-care", "DECOM", lambda cells: moved(cells["DECOM"], 2))
    _second(draft, year, "started-inside-care", "RNE", lambda _: "S")
    _changed_episode(draft, year)
    _workers(draft, year)
    _missing(draft)


def _second(draft: Draft, year: int, rule: str, heading: str, to: Callable[[Cells], str]) -> None:
    """The second of a child's two episodes, begun in the year."""
    episodes = draft.grids["episodes"]

    def wanted(cells: Cells) -> bool:
        if (
            cells["RNE"] not in ("P", "L", "B")
            or not inside_year(year, cells["DECOM"])
            or not has_episodes(draft, cells, 2)
        ):
            return False
        first = episodes.cells(episodes.of(cells["CHILD"])[0])
        return day(cells["DECOM"]) > day(first["DECOM"]) + (day("20/01/2020") - day("01/01/2020"))

    change(draft, rule, "episodes", heading, to, wanted)


def _changed_episode(draft: Draft, year: int) -> None:
    """An episode from before the year that is not what it was."""
    before = lambda cells: day(cells["DECOM"]) < date(year - 1, 3, 1) and cells["CIN"] == "N1"  # noqa: E731
    change(draft, "episode-changed", "episodes", "CIN", "N5", before)


def _workers(draft: Draft, year: int) -> None:
    workers = draft.grids.get("social_worker")
    if workers is None:
        return

    def second(cells: Cells) -> bool:
        return (
            inside_year(year, cells["SW_DECOM"]) and len(workers.of(cells["CHILD"])) == 2 and not_first(cells)
        )

    def not_first(cells: Cells) -> bool:
        first = workers.cells(workers.of(cells["CHILD"])[0])
        return bool(first["SW_DECOM"] != cells["SW_DECOM"] and first["SW_DEC"] == cells["SW_DECOM"])

    change(
        draft,
        "overlapping-social-workers",
        "social_worker",
        "SW_DECOM",
        lambda cells: moved(cells["SW_DECOM"], -2),
        second,
    )
    row = draft.pick(workers, second)
    if row is not None:
        first = workers.of(workers.cells(row)["CHILD"])[0]
        workers.put(first, "SW_DEC", "")
        workers.put(first, "SW_REASON", "")
        draft.told("open-before-next", workers, "SW_DEC", first, "the end and its reason were taken out")


def _missing(draft: Draft) -> None:
    """A missing spell that runs into the next."""
    missing = draft.grids["missing"]

    def followed(cells: Cells) -> bool:
        rows = missing.of(cells["CHILD"])
        return (
            len(rows) == 2
            and missing.cells(rows[0]) == cells
            and cells["MISSING"] == missing.cells(rows[1])["MISSING"]
        )

    row = draft.pick(missing, followed)
    if row is None:
        return
    second = missing.of(missing.cells(row)["CHILD"])[1]
    missing.put(row, "MIS_END", moved(missing.cells(second)["MIS_START"], 1))
    draft.told(
        "overlapping-missing-spells", missing, "MIS_START", second, "the spell before it was made longer"
    )
