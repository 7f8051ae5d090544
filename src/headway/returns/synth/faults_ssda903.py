"""A fault of each kind in the SSDA903 of the last year: one child each, so that one does not hide another."""

from headway.returns.synth.drafts import Cells, Draft, Grid, Row, anyone, change, inside_year, moved
from headway.returns.synth.faults_episodes import has_episodes, plant_in_sequences

_NEW = ("SYN9000001", "SYN9000002", "SYN9000003")
"""Children who are in the returns for the sake of a fault alone."""


def plant_in_ssda903(draft: Draft, year: int) -> None:
    """Every kind; what needs a row that this place does not have is left out."""
    _cells(draft, year)
    _rows(draft, year)
    _beside(draft, year)
    _one_number_for_two(draft)
    plant_in_sequences(draft, year)
    _additions(draft, year)


def _cells(draft: Draft, year: int) -> None:
    """Faults of one cell, which parsing finds."""
    continuing = lambda cells: cells["DEC"] == ""  # noqa: E731
    change(draft, "not-a-date", "reviews", "REVIEW", "in the spring", anyone)
    change(draft, "impossible-date", "reviews", "REVIEW", f"31/02/{year}", anyone)
    change(draft, "unknown-code", "episodes", "PLACE", "Q9", continuing)
    change(draft, "code-of-another-year", "episodes", "PLACE", "H5", lambda cells: cells["PLACE"] == "K3")
    change(draft, "required-blank", "episodes", "CIN", "", continuing)
    change(draft, "spoilt-identifier", "episodes", "URN", "9.1E+06", lambda cells: cells["URN"] != "")
    change(draft, "not-an-identifier", "episodes", "URN", "S" * 200, lambda cells: cells["URN"] != "")
    change(draft, "not-a-pupil-number", "header", "UPN", "Z12", lambda cells: cells["UPN"].startswith("Z"))
    change(draft, "not-a-postcode", "episodes", "HOME_POST", "ZZ1", lambda cells: cells["HOME_POST"] != "")
    scored = lambda cells: cells["SDQ_SCORE"] != ""  # noqa: E731
    change(draft, "out-of-range", "oc2", "SDQ_SCORE", "77", scored)
    change(draft, "not-a-whole-number", "oc2", "SDQ_SCORE", "high", scored)
    change(draft, "score-and-reason", "oc2", "SDQ_REASON", "SDQ2", scored)
    change(draft, "not-a-number", "episodes", "PL_DISTANCE", "near", lambda cells: cells["PL_DISTANCE"] != "")


def _rows(draft: Draft, year: int) -> None:
    """Rows too short, too long, there twice, or without what they belong to."""
    reviews = draft.grids["reviews"]
    short = draft.pick(reviews, anyone)
    if short is not None:
        draft.told("too-few-cells", reviews, "", short, "the last cell was taken out")
        del short[-1]
    long = draft.pick(reviews, anyone)
    if long is not None:
        draft.told("too-many-cells", reviews, "", long, "a cell was added at the end")
        long.append("more")
    twice = draft.pick(reviews, anyone)
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
    inside = lambda cells: inside_year(year, cells["REVIEW"])  # noqa: E731
    change(draft, "date-order", "ad1", "DATE_MATCH", lambda cells: moved(cells["DATE_INT"], -9), anyone)
    change(draft, "born-after-event", "prev_perm", "DATE_PERM", "05/06/1999", anyone)
    change(draft, "after-collection-period", "reviews", "REVIEW", f"15/05/{year}", inside)
    change(draft, "before-collection-period", "reviews", "REVIEW", f"15/03/{year - 1}", inside)
    change(draft, "dob-disagrees", "reviews", "DOB", lambda cells: moved(cells["DOB"], -31), inside)
    change(
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


def _additions(draft: Draft, year: int) -> None:
    """Rows that have no business here."""
    episodes, header = draft.grids["episodes"], draft.grids["header"]

    def gone(cells: Cells) -> bool:
        left = cells["REC"] in ("E4A", "E13", "E41", "E3", "E8")
        return left and inside_year(year, cells["DEC"]) and has_episodes(draft, cells, 1)

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
