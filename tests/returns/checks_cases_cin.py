"""Cases of adoptions, and of the rules of the children in need census."""

from __future__ import annotations

from checks_case import EP, REF, Case, Plant, Where, cells, drop, nearly, nothing, unborn
from checks_world import World


def _adopted(world: World, child: str) -> list[Where]:
    drop(world, "ssda903.ad1", world.of(f"Y{child}", "ssda903.ad1"))
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
        unborn(world, child)
        row = world.of(child, REF)[0]
        row["CINreferralDate"] = day
        return [(REF, row, "CINreferralDate")]

    return plant


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
    drop(world, "cin.factors", world.of(child, "cin.factors"))


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
    drop(world, "cin.disabilities", world.of(child, "cin.disabilities")[1:])


CIN = [
    Case("adopted-without-details", _adopted, nothing),
    Case("details-without-adoption", _not_adopted, nothing),
    Case("open-before-next", _second_open_referral, _referral_without_action, "referrals"),
    Case("overlapping-referrals", _overlapping_referrals, _touching_referrals),
    Case("overlapping-plans", _overlapping_plans, _plans_in_turn),
    cells("born-or-expected", "cin.child", 0, {"ExpectedPersonBirthDate": "2012-03-01"}, {}, "ExpectedPersonBirthDate"),
    cells("number-and-reason", "cin.child", 0, {"UPNunknown": "UN4"}, {"UPN": "", "UPNunknown": "UN4"}, "UPNunknown"),
    Case("child-without-referral", _no_referral, nothing),
    Case("referred-long-before-birth", _early("2025-10-24"), nearly(_early("2025-10-25"))),
    Case("after-closure", _late_work("2025-04-23"), nearly(_late_work("2025-04-22"))),
    Case("work-after-no-further-action", _work_on_nothing, _referral_without_action),
    Case("after-death", _died("2025-10-09"), nearly(_died("2025-10-10")), "census"),
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
    Case("review-after-plan", _review_of_ended("2025-10-09"), nearly(_review_of_ended("2025-10-10"))),
    Case("two-kinds-of-plan", _plan_during_plan("2026-01-04"), nearly(_plan_during_plan("2026-01-05"))),
    Case("factors-before-the-end", _not_completed, _neither_completed_nor_told),
    Case("none-with-others", _none, _none_alone, "disabilities"),
    cells(
        "none-with-others", "cin.factors", 0, {"AssessmentFactors": "21"}, {"AssessmentFactors": "20"},
        "AssessmentFactors",
    ),
]  # fmt: skip
