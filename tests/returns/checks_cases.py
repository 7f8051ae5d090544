"""For each rule rows that break it and rows that nearly do, planted among the clean rows of one child."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from checks_world import OVER, SHORT, TWICE, Row, World

Where = tuple[str, Row | None, str]
"""A fault to be found: the table, the row (None: in no row of the file), the field."""
Plant = Callable[[World, str], list[Where]]
Near = Callable[[World, str], None]


@dataclass(frozen=True)
class Case:
    """One rule: `plant` breaks it and says where it must be found, `near` does what is like it and no fault."""

    rule: str
    plant: Plant
    near: Near
    name: str = ""
    also: tuple[str, ...] = ()
    """Other rules that the same rows break."""

    @property
    def id(self) -> str:
        return f"{self.rule} {self.name}".strip()


def cell(
    rule: str, table: str, index: int, field: str, wrong: str, right: str, also: tuple[str, ...] = ()
) -> Case:
    """A rule that one cell breaks, and with another value does not."""

    def plant(world: World, child: str) -> list[Where]:
        row = world.of(child, table)[index]
        row[field] = wrong
        return [(table, row, field)]

    def near(world: World, child: str) -> None:
        world.of(child, table)[index][field] = right

    return Case(rule, plant, near, f"{table} {field}", also)


def cells(
    rule: str,
    table: str,
    index: int,
    wrong: Row,
    right: Row,
    field: str,
    at: int | None = None,
    name: str = "",
) -> Case:
    """A rule that some cells of one row break; found in row `at` of the child's rows where that is another one."""

    def plant(world: World, child: str) -> list[Where]:
        rows = world.of(child, table)
        rows[index].update(wrong)
        return [(table, rows[index if at is None else at], field)]

    def near(world: World, child: str) -> None:
        world.of(child, table)[index].update(right)

    return Case(rule, plant, near, name or f"{table} {field}")


def more(
    rule: str,
    table: str,
    like: int,
    wrong: Row,
    right: Row,
    field: str,
    at: int | None = None,
    name: str = "",
) -> Case:
    """A rule that one more row breaks, made like another; found in it, or in row `at` of the child's former rows."""

    def plant(world: World, child: str) -> list[Where]:
        rows = world.of(child, table)
        made = world.add(table)
        made.update({**rows[like], **wrong})
        return [(table, made if at is None else rows[at], field)]

    def near(world: World, child: str) -> None:
        made = world.add(table)
        made.update({**world.of(child, table)[like], **right})

    return Case(rule, plant, near, name or f"{table} {field}")


EP, HEAD, REV, MIS, SW = (
    f"ssda903.{each}" for each in ("episodes", "header", "reviews", "missing", "social_worker")
)
REF, WORKERS = "cin.cin_details", "workforce.workers"

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


def _nothing(world: World, child: str) -> None:
    """The clean rows are the near miss: what the rule looks at is there, and right."""


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


def _born_later(world: World, child: str) -> list[Where]:
    """A child born after the last day, who has no other row in the SSDA903 than that of a care leaver."""
    head = world.of(f"L{child}", HEAD)[0]
    leaver = world.of(f"L{child}", "ssda903.oc3")[0]
    head["DOB"] = leaver["DOB"] = "01/04/2026"
    return [(HEAD, head, "DOB"), ("ssda903.oc3", leaver, "DOB")]


def _unborn(world: World, child: str) -> None:
    world.of(child, "cin.child")[0].update(
        {"PersonBirthDate": "", "ExpectedPersonBirthDate": "2026-08-01", "Sex": "U"}
    )
    world.tables["cin.cin_details"] = [r for r in world.tables["cin.cin_details"] if r["LAchildID"] != child]
    for name in [
        each for each in world.tables if each.startswith("cin.") and each not in ("cin.child", "cin.header")
    ]:
        world.tables[name] = [row for row in world.tables[name] if row.get("LAchildID") != child]
    world.tables["last_cin.cin_details"] = [
        r for r in world.tables["last_cin.cin_details"] if r["LAchildID"] != child
    ]
    for name in ("protection_plans", "child"):
        world.tables[f"last_cin.{name}"] = [
            r for r in world.tables[f"last_cin.{name}"] if r["LAchildID"] != child
        ]
    world.add(
        "cin.cin_details",
        LAchildID=child,
        CINreferralDate="2026-02-02",
        ReferralSource="6",
        PrimaryNeedCode="N1",
        ReferralNFA="0",
    )


def _drop(world: World, table: str, rows: list[Row]) -> None:
    gone = {id(row) for row in rows}
    world.tables[table] = [row for row in world.tables[table] if id(row) not in gone]


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
    Case("born-after-collection", _born_later, _unborn),
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
    Case("open-before-next", _open_before_next, _nothing, "episodes"),
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
    Case("child-without-episode", _never_looked_after, _nothing),
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


def _adopted(world: World, child: str) -> list[Where]:
    _drop(world, "ssda903.ad1", world.of(f"Y{child}", "ssda903.ad1"))
    row = world.of(f"Y{child}", EP)[0]
    return [(EP, row, "REC")]


def _not_adopted(world: World, child: str) -> list[Where]:
    world.of(f"Y{child}", EP)[0]["REC"] = "E4A"
    return [("ssda903.ad1", world.of(f"Y{child}", "ssda903.ad1")[0], "CHILD")]


def _second_open_referral(world: World, child: str) -> list[Where]:
    row = world.of(child, REF)[0]
    row.update({"CINclosureDate": "", "ReasonForClosure": ""})
    return [(REF, row, "CINclosureDate")]


def _referral_without_action(world: World, child: str) -> None:
    world.add(REF, LAchildID=child, CINreferralDate="2025-09-01", ReferralSource="6", ReferralNFA="1")


def _overlapping_referrals(world: World, child: str) -> list[Where]:
    first, second = world.of(child, REF)
    first["CINclosureDate"] = "2025-05-13"
    return [(REF, second, "CINreferralDate")]


def _touching_referrals(world: World, child: str) -> None:
    world.of(child, REF)[0]["CINclosureDate"] = "2025-05-12"


def _overlapping_plans(world: World, child: str) -> list[Where]:
    made = world.add(
        "cin.need_plans",
        LAchildID=child,
        CINreferralDate="2025-05-12",
        CINPlanStartDate="2025-07-01",
        CINPlanEndDate="2025-07-10",
    )
    return [("cin.need_plans", made, "CINPlanStartDate")]


def _plans_in_turn(world: World, child: str) -> None:
    world.of(child, "cin.need_plans")[1]["CINPlanEndDate"] = "2025-07-01"
    world.add(
        "cin.need_plans",
        LAchildID=child,
        CINreferralDate="2025-05-12",
        CINPlanStartDate="2025-07-01",
        CINPlanEndDate="2025-07-10",
    )


def _no_referral(world: World, child: str) -> list[Where]:
    row = world.add(
        "cin.child",
        LAchildID=f"Z{child}",
        UPNunknown="UN4",
        PersonBirthDate="2012-03-05",
        Sex="F",
        Ethnicity="WBRI",
    )
    return [("cin.child", row, "LAchildID")]


def _early(day: str) -> Plant:
    """A child not yet born, expected on 1 August 2026, and referred on this day."""

    def plant(world: World, child: str) -> list[Where]:
        _unborn(world, child)
        row = world.of(child, REF)[0]
        row["CINreferralDate"] = day
        return [(REF, row, "CINreferralDate")]

    return plant


def _near(plant: Plant) -> Near:
    def near(world: World, child: str) -> None:
        plant(world, child)

    return near


def _late_work(day: str) -> Plant:
    def plant(world: World, child: str) -> list[Where]:
        row = world.add(
            "cin.section_47",
            LAchildID=child,
            CINreferralDate="2025-02-03",
            S47ActualStartDate=day,
            ICPCnotRequired="1",
        )
        return [("cin.section_47", row, "S47ActualStartDate")]

    return plant


def _work_on_nothing(world: World, child: str) -> list[Where]:
    _referral_without_action(world, child)
    row = world.add(
        "cin.section_47",
        LAchildID=child,
        CINreferralDate="2025-09-01",
        S47ActualStartDate="2025-09-02",
        ICPCnotRequired="1",
    )
    return [("cin.section_47", row, "S47ActualStartDate")]


def _died(day: str) -> Plant:
    def plant(world: World, child: str) -> list[Where]:
        world.of(child, "cin.child")[0]["PersonDeathDate"] = day
        return [("cin.plan_reviews", world.of(child, "cin.plan_reviews")[0], "CPPreviewDate")]

    return plant


def _closed_as_died(world: World, child: str) -> list[Where]:
    row = world.of(child, REF)[1]
    row.update({"CINclosureDate": "2026-01-05", "ReasonForClosure": "RC2"})
    return [(REF, row, "ReasonForClosure")]


def _closed_as_died_rightly(world: World, child: str) -> None:
    _closed_as_died(world, child)
    world.of(child, "cin.child")[0]["PersonDeathDate"] = "2026-01-05"


def _not_completed(world: World, child: str) -> list[Where]:
    world.of(child, "cin.assessments")[0]["AssessmentAuthorisationDate"] = ""
    return [("cin.factors", row, "AssessmentFactors") for row in world.of(child, "cin.factors")]


def _neither_completed_nor_told(world: World, child: str) -> None:
    _not_completed(world, child)
    _drop(world, "cin.factors", world.of(child, "cin.factors"))


def _plan_during_plan(day: str) -> Plant:
    def plant(world: World, child: str) -> list[Where]:
        world.of(child, "cin.protection_plans")[1]["CPPendDate"] = "2026-01-05"
        row = world.add("cin.need_plans", LAchildID=child, CINreferralDate="2025-05-12", CINPlanStartDate=day)
        return [("cin.need_plans", row, "CINPlanStartDate")]

    return plant


def _review_of_ended(end: str) -> Plant:
    def plant(world: World, child: str) -> list[Where]:
        world.of(child, "cin.protection_plans")[1]["CPPendDate"] = end
        return [("cin.plan_reviews", world.of(child, "cin.plan_reviews")[0], "CPPreviewDate")]

    return plant


def _none(world: World, child: str) -> list[Where]:
    row = world.of(child, "cin.disabilities")[0]
    row["Disability"] = "NONE"
    return [("cin.disabilities", row, "Disability")]


def _none_alone(world: World, child: str) -> None:
    _none(world, child)
    _drop(world, "cin.disabilities", world.of(child, "cin.disabilities")[1:])


CIN = [
    Case("adopted-without-details", _adopted, _nothing),
    Case("details-without-adoption", _not_adopted, _nothing),
    Case("open-before-next", _second_open_referral, _referral_without_action, "referrals"),
    Case("overlapping-referrals", _overlapping_referrals, _touching_referrals),
    Case("overlapping-plans", _overlapping_plans, _plans_in_turn),
    cells("born-or-expected", "cin.child", 0, {"ExpectedPersonBirthDate": "2012-03-01"}, {}, "ExpectedPersonBirthDate"),
    cells("number-and-reason", "cin.child", 0, {"UPNunknown": "UN4"}, {"UPN": "", "UPNunknown": "UN4"}, "UPNunknown"),
    Case("child-without-referral", _no_referral, _nothing),
    Case("referred-long-before-birth", _early("2025-10-24"), _near(_early("2025-10-25"))),
    Case("after-closure", _late_work("2025-04-23"), _near(_late_work("2025-04-22"))),
    Case("work-after-no-further-action", _work_on_nothing, _referral_without_action),
    Case("after-death", _died("2025-10-09"), _near(_died("2025-10-10")), "census"),
    Case("died-without-day", _closed_as_died, _closed_as_died_rightly),
    cells("conference-not-needed", "cin.section_47", 0, {"DateOfInitialCPC": "2025-07-15"}, {}, "ICPCnotRequired"),
    cells(
        "conference-not-needed", "annex_a.list_5", 0,
        {"Was an Initial Child Protection Conference deemed unnecessary?": "Y"},
        {"Was an Initial Child Protection Conference deemed unnecessary?": "N"},
        "Was an Initial Child Protection Conference deemed unnecessary?",
    ),
    cells(
        "conference-told-twice", REF, 1, {"DateOfInitialCPC": "2025-07-17"}, {"DateOfInitialCPC": "2025-07-16"},
        "DateOfInitialCPC",
    ),
    Case("review-after-plan", _review_of_ended("2025-10-09"), _near(_review_of_ended("2025-10-10"))),
    Case("two-kinds-of-plan", _plan_during_plan("2026-01-04"), _near(_plan_during_plan("2026-01-05"))),
    Case("factors-before-the-end", _not_completed, _neither_completed_nor_told),
    Case("none-with-others", _none, _none_alone, "disabilities"),
    cells(
        "none-with-others", "cin.factors", 0, {"AssessmentFactors": "21"}, {"AssessmentFactors": "20"},
        "AssessmentFactors",
    ),
]  # fmt: skip


def _wrong_reference_date(world: World, _: str) -> list[Where]:
    row = world.tables["cin.header"][0]
    row["ReferenceDate"] = "2026-03-30"
    return [("cin.header", row, "ReferenceDate")]


def _month_left_out(world: World, _: str) -> list[Where]:
    _drop(world, WORKERS, [row for row in world.tables[WORKERS] if row["month"] == "2026-02"])
    return [(WORKERS, None, "month")]


def _last_month_left_out(world: World, _: str) -> None:
    _drop(world, WORKERS, [row for row in world.tables[WORKERS] if row["month"] == "2026-03"])


def _too_many_children(world: World, _: str) -> list[Where]:
    world.tables["local.area_children"][1]["children"] = "600"
    return [("local.area_children", world.tables["local.area_children"][0], "children")]


def _rounded_children(world: World, _: str) -> None:
    world.tables["local.area_children"][1]["children"] = "505"


def _left_before_the_last(world: World, child: str) -> list[Where]:
    row = world.of(f"W{child}", WORKERS)[1]
    row["left"] = "1"
    return [(WORKERS, row, "left")]


def _left_at_last(world: World, child: str) -> None:
    world.of(f"W{child}", WORKERS)[2]["left"] = "1"


def _of_worker(rule: str, wrong: Row, right: Row, field: str) -> Case:
    def plant(world: World, child: str) -> list[Where]:
        row = world.of(f"W{child}", WORKERS)[0]
        row.update(wrong)
        return [(WORKERS, row, field)]

    def near(world: World, child: str) -> None:
        world.of(f"W{child}", WORKERS)[0].update(right)

    return Case(rule, plant, near, f"workers {field}")


WHOLE = [
    Case("reference-date", _wrong_reference_date, _nothing),
    Case("month-missing", _month_left_out, _last_month_left_out),
    Case("districts-exceed-whole", _too_many_children, _rounded_children),
]
"""Cases that spoil what all children share."""

LISTS = [
    cells(
        "ethnicity-disagrees",
        "annex_a.list_3",
        0,
        {"Ethnicity": "b) Mixed"},
        {"Ethnicity": "A) WHITE"},
        "Ethnicity",
    ),
    cell("dob-disagrees", "annex_a.list_4", 0, "Date of Birth", "2012-03-06", "", ("dob-between-returns",)),
    cells(
        "age-disagrees",
        "annex_a.list_1",
        0,
        {"Age of Child (Years)": "12"},
        {"Age of Child (Years)": "13"},
        "Age of Child (Years)",
    ),
    cells(
        "closed-without-day",
        "annex_a.list_6",
        0,
        {"Case Status": "e) Closed episode"},
        {"Case Status": "e) Closed episode", "CIN Closure Date": "2026-03-25", "Reason for Closure": "RC7"},
        "CIN Closure Date",
    ),
    cells(
        "plan-without-conference",
        "annex_a.list_5",
        0,
        {"Date of Initial Child Protection Conference": ""},
        {
            "Date of Initial Child Protection Conference": "",
            "Did the Initial Child Protection Conference Result in a Child Protection Plan": "No",
        },
        "Date of Initial Child Protection Conference",
    ),
    cells(
        "accepted-without-offer",
        "annex_a.list_8",
        0,
        {"Was the child offered a Return Interview after their last missing episode (Y/N)?": "N"},
        {"Did the child accept a Return Interview after their last missing episode (Y/N)?": "N"},
        "Was the child offered a Return Interview after their last missing episode (Y/N)?",
    ),
    _of_worker(
        "cover-without-agency",
        {"covers_vacancy": "1"},
        {"covers_vacancy": "1", "agency": "1"},
        "covers_vacancy",
    ),
    _of_worker("lost-more-than-available", {"days_lost": "20.1"}, {"days_lost": "20.0"}, "days_lost"),
    _of_worker(
        "supervised-after-month", {"supervised": "2026-02-01"}, {"supervised": "2026-01-31"}, "supervised"
    ),
    Case("working-after-leaving", _left_before_the_last, _left_at_last),
    cell("district-unknown", "local.child_area", 1, "district", "West", "North"),
    cells(
        "overlapping-areas", "local.child_area", 0, {"to": "2025-10-02"}, {"to": "2025-09-30"}, "from", at=1
    ),
]


def _other_birth_in_need(world: World, child: str) -> list[Where]:
    """The census gives another date of birth than all the rest, this year and last."""
    for prefix in ("cin", "last_cin"):
        world.of(child, f"{prefix}.child")[0]["PersonBirthDate"] = "2012-05-03"
    return [("cin.child", world.of(child, "cin.child")[0], "PersonBirthDate")]


def _lost_missing_spell(world: World, child: str) -> list[Where]:
    _drop(world, MIS, world.of(child, MIS)[:1])
    return [(MIS, None, "MIS_START")]


def _ended_missing_spell(world: World, child: str) -> None:
    world.of(child, "last_ssda903.missing")[0]["MIS_END"] = "31/03/2025"
    _drop(world, MIS, world.of(child, MIS)[:1])


def _not_in_last(world: World, child: str) -> list[Where]:
    _drop(world, "last_cin.protection_plans", world.of(child, "last_cin.protection_plans"))
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
    Case("dob-between-returns", _other_birth_in_need, _nothing),
    Case("sex-between-returns", _other_sex_in_need, _unknown_sex_in_need),
    Case("open-last-year-gone", _lost_missing_spell, _ended_missing_spell),
    Case("not-in-last-year", _not_in_last, _nothing),
    Case("ended-last-year", _ended_last, _nothing),
    Case("episode-changed", _changed_status, _moved_home),
    Case("dob-changed", _birth_changed, _nothing),
    Case("sex-changed", _sex_changed, _sex_of_that_year),
]

TOGETHER: tuple[Case, ...] = (
    *READ,
    *(each for each in STRUCTURE if each.rule != "missing-column"),
    *SSDA903,
    *CIN,
    *LISTS,
    *BESIDE,
)
"""Cases that can all be planted at once, each in a child of its own."""
ALONE: tuple[Case, ...] = (*WHOLE, *(each for each in STRUCTURE if each.rule == "missing-column"))
"""Cases that spoil what all children share, each in a world of its own."""
