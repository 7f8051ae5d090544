"""A fault of each kind in the SSDA903 of the last year: one child each, so that one does not hide another."""

from collections.abc import Callable
from datetime import date

from headway.returns.synth.drafts import Cells, Draft, Grid, Row, day, moved

_NEW = ("SYN9000001", "SYN9000002", "SYN9000003")
"""Children who are in the returns for the sake of a fault alone."""


def plant_in_ssda903(draft: Draft, year: int) -> None:
    """Every kind; what needs a row that this place does not have is left out."""
    _cells(draft, year)
    _rows(draft, year)
    _beside(draft, year)
    _one_number_for_two(draft)
    _sequences(draft, year)
    _additions(draft, year)


def _change(
    draft: Draft,
    rule: str,
    table: str,
    heading: str,
    to: str | Callable[[Cells], str],
    wanted: Callable[[Cells], bool],
) -> None:
    """One cell of one row."""
    grid = draft.grids[table]
    row = draft.pick(grid, wanted)
    if row is None:
        return
    value = to if isinstance(to, str) else to(grid.cells(row))
    grid.put(row, heading, value)
    draft.told(rule, grid, heading, row, f"{heading} was changed")


def _any(_: Cells) -> bool:
    return True


def _inside(year: int, text: str) -> bool:
    return bool(text) and date(year - 1, 4, 20) <= day(text) <= date(year, 3, 1)


def _cells(draft: Draft, year: int) -> None:
    """Faults of one cell, which parsing finds."""
    continuing = lambda cells: cells["DEC"] == ""  # noqa: E731
    _change(draft, "not-a-date", "reviews", "REVIEW", "in the spring", _any)
    _change(draft, "impossible-date", "reviews", "REVIEW", f"31/02/{year}", _any)
    _change(draft, "unknown-code", "episodes", "PLACE", "Q9", continuing)
    _change(draft, "code-of-another-year", "episodes", "PLACE", "H5", lambda cells: cells["PLACE"] == "K3")
    _change(draft, "required-blank", "episodes", "CIN", "", continuing)
    _change(draft, "spoilt-identifier", "episodes", "URN", "9.1E+06", lambda cells: cells["URN"] != "")
    _change(draft, "not-an-identifier", "episodes", "URN", "S" * 200, lambda cells: cells["URN"] != "")
    _change(draft, "not-a-pupil-number", "header", "UPN", "Z12", lambda cells: cells["UPN"].startswith("Z"))
    _change(draft, "not-a-postcode", "episodes", "HOME_POST", "ZZ1", lambda cells: cells["HOME_POST"] != "")
    scored = lambda cells: cells["SDQ_SCORE"] != ""  # noqa: E731
    _change(draft, "out-of-range", "oc2", "SDQ_SCORE", "77", scored)
    _change(draft, "not-a-whole-number", "oc2", "SDQ_SCORE", "high", scored)
    _change(draft, "score-and-reason", "oc2", "SDQ_REASON", "SDQ2", scored)
    _change(
        draft, "not-a-number", "episodes", "PL_DISTANCE", "near", lambda cells: cells["PL_DISTANCE"] != ""
    )


def _rows(draft: Draft, year: int) -> None:
    """Rows too short, too long, there twice, or without what they belong to."""
    reviews = draft.grids["reviews"]
    short = draft.pick(reviews, _any)
    if short is not None:
        draft.told("too-few-cells", reviews, "", short, "the last cell was taken out")
        del short[-1]
    long = draft.pick(reviews, _any)
    if long is not None:
        draft.told("too-many-cells", reviews, "", long, "a cell was added at the end")
        long.append("more")
    twice = draft.pick(reviews, _any)
    if twice is not None:
        reviews.rows.append(list(twice))
        draft.told("duplicate-row", reviews, "REVIEW", reviews.rows[-1], "the row was repeated at the end")
    differing = draft.pick(reviews, lambda cells: cells["REVIEW_CODE"] == "PN1")
    if differing is not None:
        other = list(differing)
        reviews.put(other, "REVIEW_CODE", "PN7")
        reviews.rows.append(other)
        for each in (differing, other):
            draft.told(
                "duplicate-key", reviews, "REVIEW", each, "a second review on that day, with another code"
            )
    orphan = reviews.add(CHILD="SYN9999999", DOB="01/02/2012", REVIEW=f"03/11/{year - 1}", REVIEW_CODE="PN1")
    draft.told("orphan", reviews, "CHILD", orphan, "a review of a child who is not in the header")


def _beside(draft: Draft, year: int) -> None:
    """Cells that go against another cell."""
    inside = lambda cells: _inside(year, cells["REVIEW"])  # noqa: E731
    _change(draft, "date-order", "ad1", "DATE_MATCH", lambda cells: moved(cells["DATE_INT"], -9), _any)
    _change(draft, "born-after-event", "prev_perm", "DATE_PERM", "05/06/1999", _any)
    _change(draft, "after-collection-period", "reviews", "REVIEW", f"15/05/{year}", inside)
    _change(draft, "before-collection-period", "reviews", "REVIEW", f"15/03/{year - 1}", inside)
    _change(draft, "dob-disagrees", "reviews", "DOB", lambda cells: moved(cells["DOB"], -31), inside)
    _change(
        draft,
        "sex-disagrees",
        "uasc",
        "SEX",
        "F" if year >= 2025 else "2",
        lambda cells: cells["SEX"] in "M1",
    )
    header = draft.grids["header"]
    silent = draft.pick(header, lambda cells: cells["MOTHER"] == "0")
    if silent is not None:
        header.put(silent, "MOTHER", "1")
        draft.told(
            "mother-and-first-child", header, "MC_DOB", silent, "MOTHER was made 1 without her child's birth"
        )
    mother = draft.pick(header, lambda cells: cells["MOTHER"] == "0")
    if mother is not None:
        header.put(mother, "MOTHER", "1")
        header.put(mother, "MC_DOB", f"09/06/{year}")
        draft.told("born-after-collection", header, "MC_DOB", mother, "a birth after the end of the year")
    lively = lambda cells: cells["IN_TOUCH"] == "YES"  # noqa: E731
    oc3 = draft.grids["oc3"]
    leaver = draft.pick(oc3, lively)
    if leaver is not None:
        oc3.put(leaver, "ACTIV", "0")
        draft.told("leaver-not-in-touch", oc3, "IN_TOUCH", leaver, "ACTIV was made 0, and ACCOM was not")


def _one_number_for_two(draft: Draft) -> None:
    """One child's pupil number given to another."""
    header = draft.grids["header"]
    first = draft.pick(header, lambda cells: cells["UPN"].startswith("Z"))
    second = draft.pick(header, lambda cells: cells["UPN"].startswith("Z"))
    if first is None or second is None:
        return
    header.put(second, "UPN", header.cells(first)["UPN"])
    for row in (first, second):
        draft.told("pupil-number-shared", header, "UPN", row, "two children were given one number")


def _alone(draft: Draft, cells: Cells, episodes: int) -> bool:
    """Whether the child has so many episodes, and neither a review nor a missing spell that a change could touch."""
    child = cells["CHILD"]
    return len(draft.grids["episodes"].of(child)) == episodes and not draft.grids["missing"].of(child)


def _sequences(draft: Draft, year: int) -> None:
    """Episodes in their order, and workers in theirs."""
    left = lambda cells: cells["REC"] in ("E4A", "E5", "E8", "E13", "E3") and _inside(year, cells["DEC"])  # noqa: E731
    began = lambda cells: cells["RNE"] == "S" and _inside(year, cells["DECOM"]) and cells["REC"] != "X1"  # noqa: E731
    _change(draft, "ended-without-reason", "episodes", "REC", "", left)
    _change(draft, "continued-without-next", "episodes", "REC", "X1", left)
    _change(draft, "adopted-without-details", "episodes", "REC", "E12", left)
    _change(draft, "first-episode-not-s", "episodes", "RNE", "P", began)
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
            or not _inside(year, cells["DECOM"])
            or not _alone(draft, cells, 2)
        ):
            return False
        first = episodes.cells(episodes.of(cells["CHILD"])[0])
        return day(cells["DECOM"]) > day(first["DECOM"]) + (day("20/01/2020") - day("01/01/2020"))

    _change(draft, rule, "episodes", heading, to, wanted)


def _changed_episode(draft: Draft, year: int) -> None:
    """An episode from before the year that is not what it was."""
    before = lambda cells: day(cells["DECOM"]) < date(year - 1, 3, 1) and cells["CIN"] == "N1"  # noqa: E731
    _change(draft, "episode-changed", "episodes", "CIN", "N5", before)


def _workers(draft: Draft, year: int) -> None:
    workers = draft.grids.get("social_worker")
    if workers is None:
        return

    def second(cells: Cells) -> bool:
        return _inside(year, cells["SW_DECOM"]) and len(workers.of(cells["CHILD"])) == 2 and not_first(cells)

    def not_first(cells: Cells) -> bool:
        first = workers.cells(workers.of(cells["CHILD"])[0])
        return bool(first["SW_DECOM"] != cells["SW_DECOM"] and first["SW_DEC"] == cells["SW_DECOM"])

    _change(
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


def _additions(draft: Draft, year: int) -> None:
    """Rows that have no business here."""
    episodes, header = draft.grids["episodes"], draft.grids["header"]

    def gone(cells: Cells) -> bool:
        left = cells["REC"] in ("E4A", "E13", "E41", "E3", "E8")
        return left and _inside(year, cells["DEC"]) and _alone(draft, cells, 1)

    for table, heading, rule in (
        ("reviews", "REVIEW", "review-outside-care"),
        ("missing", "MIS_START", "missing-outside-care"),
    ):
        row = draft.pick(episodes, gone)
        if row is None:
            continue
        after = moved(episodes.cells(row)["DEC"], 20)
        grid = draft.grids[table]
        made = grid.add(
            **_who(header, episodes.cells(row)["CHILD"]), **{heading: after}, **_rest(table, after)
        )
        draft.told(rule, grid, heading, made, "it was added after the child had left care")
    here = draft.pick(episodes, lambda cells: cells["DEC"] == "")
    if here is not None:
        made = draft.grids["ad1"].add(
            **_who(header, episodes.cells(here)["CHILD"]), DATE_INT=f"05/06/{year - 1}", DATE_MATCH=f"05/10/{year - 1}",
            FOSTER_CARE="0", NB_ADOPTR="2", SEX_ADOPTR="MF", LS_ADOPTR="L11",
        )  # fmt: skip
        draft.told(
            "details-without-adoption",
            draft.grids["ad1"],
            "CHILD",
            made,
            "an adoption of a child who is in care",
        )
    _strangers(episodes, header, draft, year)
    _without_column(draft.grids["prev_perm"], draft)


def _who(header: Grid, child: str) -> dict[str, str]:
    return {"CHILD": child, "DOB": header.cells(header.of(child)[0])["DOB"]}


def _rest(table: str, after: str) -> dict[str, str]:
    return {"REVIEW_CODE": "PN1"} if table == "reviews" else {"MISSING": "M", "MIS_END": after}


def _strangers(episodes: Grid, header: Grid, draft: Draft, year: int) -> None:
    """A child without an episode, and a grown-up with one."""
    sex = "M" if year >= 2025 else "1"
    lonely = header.add(CHILD=_NEW[0], SEX=sex, DOB="02/03/2014", ETHNIC="WBRI", UPN="UN4")
    draft.told("child-without-episode", header, "CHILD", lonely, "a child who is nowhere else")
    header.add(CHILD=_NEW[1], SEX=sex, DOB=f"02/03/{year - 20}", ETHNIC="WBRI", UPN="UN4")
    made: Row = episodes.add(
        CHILD=_NEW[1], DECOM=f"04/09/{year - 1}", RNE="S", LS="V2", CIN="N1", PLACE="U6", PLACE_PROVIDER="PR1",
        PL_POST="ZZ1 1ZZ", URN="SC900001",
    )  # fmt: skip
    draft.told("episode-after-18", episodes, "DECOM", made, "an episode of a person of nineteen")


def _without_column(grid: Grid, draft: Draft) -> None:
    """The table of previous permanence loses the column that it is about."""
    place = grid.headings.index("PREV_PERM")
    del grid.headings[place]
    for row in grid.rows:
        del row[place]
    draft.told("missing-column", grid, "PREV_PERM", 1, "the column was taken out")
