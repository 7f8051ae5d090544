"""Cases of the rules of one cell and of those that follow from the schema."""

from __future__ import annotations

from checks_case import EP, HEAD, MIS, REF, REV, WORKERS, Case, Where, cell, cells, more
from checks_world import OVER, SHORT, TWICE, World

READ = [
    cell("not-a-date", EP, 1, "DEC", "soon", "1/12/2025"),
    cell("impossible-date", REV, 0, "REVIEW", "31/06/2025", "30/06/2025"),
    cell("not-a-whole-number", "ssda903.oc2", 0, "SDQ_SCORE", "twelve", "12.0"),
    cell("not-a-number", WORKERS, 0, "days_lost", "few", "2.5"),
    cell("out-of-range", "ssda903.oc2", 0, "SDQ_SCORE", "41", "40"),
    cell("unknown-code", EP, 1, "LS", "Q9", "c2 "),
    cell("code-of-another-year", EP, 2, "PLACE", "H5", "K3"),
    cell("required-blank", HEAD, 0, "ETHNIC", " ", "NOBT"),
    cell("spoilt-identifier", WORKERS, 0, "worker", "1.2E+11", "SYN1E5"),
    cell("not-an-identifier", EP, 1, "URN", "x" * 51, "x" * 50),
    cell("not-a-pupil-number", HEAD, 0, "UPN", "12345", "UN4"),
    cell("not-a-postcode", EP, 1, "HOME_POST", "ME1", "zz999zz"),
    cells("too-few-cells", MIS, 1, {SHORT: "1"}, {}, ""),
    cells("too-many-cells", REV, 0, {OVER: "more"}, {OVER: ""}, ""),
    cells("given-twice", REF, 1, {TWICE: "ReferralSource"}, {}, "ReferralSource"),
    cell("formula-without-value", "annex_a.list_6", 0, "Date Child Was Last Seen", "=TODAY()", ""),
    cell("error-in-cell", "annex_a.list_6", 0, "Date Child Was Last Seen", "=1/0", "2026-03-01"),
]


def _missing_column(world: World, _: str) -> list[Where]:
    world.without.add(("ssda903.oc3", "ACCOM"))
    return [("ssda903.oc3", {"row": "1"}, "ACCOM")]


def _optional_column_missing(world: World, _: str) -> None:
    world.without.add(("ssda903.oc2", "INTERVENTION_OFFERED"))


def _same_key(world: World, child: str) -> list[Where]:
    row = world.of(child, REV)[0]
    other = world.add(REV)
    other.update({**row, "REVIEW_CODE": "PN7"})
    return [(REV, row, "REVIEW"), (REV, other, "REVIEW")]


def _other_day(world: World, child: str) -> None:
    world.add(REV).update({**world.of(child, REV)[0], "REVIEW": "02/07/2025"})


def _orphan_review(world: World, child: str) -> list[Where]:
    row = world.add(
        "ssda903.reviews", CHILD=f"Z{child}", DOB="05/03/2012", REVIEW="01/07/2025", REVIEW_CODE="PN1"
    )
    return [("ssda903.reviews", row, "CHILD")]


def _review_of_leaver(world: World, child: str) -> None:
    world.add("ssda903.prev_perm", CHILD=f"L{child}", DOB="05/03/2006", PREV_PERM="Z1")


def _same_number(world: World, child: str) -> list[Where]:
    """The child's own number at the child who was adopted."""
    both = [world.of(child, HEAD)[0], world.of(f"Y{child}", HEAD)[0]]
    both[1]["UPN"] = both[0]["UPN"]
    return [(HEAD, row, "UPN") for row in both]


def _same_reason(world: World, child: str) -> None:
    for row in (world.of(child, HEAD)[0], world.of(f"Y{child}", HEAD)[0]):
        row["UPN"] = "UN4"


STRUCTURE = [
    Case("missing-column", _missing_column, _optional_column_missing),
    Case("pupil-number-shared", _same_number, _same_reason),
    more("duplicate-row", REV, 1, {}, {"REVIEW": "02/11/2025"}, "REVIEW"),
    Case("duplicate-key", _same_key, _other_day),
    Case("orphan", _orphan_review, _review_of_leaver),
    cell("date-order", MIS, 1, "MIS_END", "09/07/2025", "10/07/2025"),
    cell("date-order", "cin.assessments", 0, "AssessmentAuthorisationDate", "2025-05-12", "2025-05-13"),
    cell("date-order", "annex_a.list_2", 0, "Assessment completion date", "2025-11-02", "2025-11-03"),
    cells(
        "date-order",
        "local.child_area",
        0,
        {"from": "2025-09-30", "to": "2025-09-29"},
        {"to": "2024-04-01"},
        "to",
    ),
    cell("born-after-event", "ssda903.placed_adoption", 0, "DATE_PLACED", "04/03/2012", "05/03/2012"),
    cell("born-after-event", "annex_a.list_8", 0, "Date of Last Dental Check", "2012-03-04", "2012-03-05"),
    cells(
        "before-its-referral",
        "cin.section_47",
        0,
        {"S47ActualStartDate": "2025-05-11"},
        {"S47ActualStartDate": "2025-05-12"},
        "S47ActualStartDate",
    ),
    cell("after-collection-period", MIS, 1, "MIS_END", "01/04/2026", "31/03/2026"),
    cell(
        "after-collection-period", "annex_a.list_6", 0, "Date Child Was Last Seen", "2026-09-01", "2026-03-31"
    ),
    cell("before-collection-period", MIS, 0, "MIS_END", "31/03/2025", "01/04/2025"),
    cells("ended-without-reason", EP, 1, {"REC": ""}, {"REC": "E4B"}, "REC"),
    cells(
        "ended-without-reason",
        REF,
        0,
        {"ReasonForClosure": ""},
        {"ReasonForClosure": "RC5"},
        "ReasonForClosure",
    ),
    cells(
        "reason-without-end",
        "ssda903.placed_adoption",
        0,
        {"DATE_PLACED_CEASED": ""},
        {"DATE_PLACED_CEASED": "", "REASON_PLACED_CEASED": ""},
        "DATE_PLACED_CEASED",
    ),
    cells(
        "reason-without-end",
        "annex_a.list_6",
        0,
        {"Reason for Closure": "RC7"},
        {"Reason for Closure": "RC7", "CIN Closure Date": "2026-03-30"},
        "CIN Closure Date",
    ),
]
