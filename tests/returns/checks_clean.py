"""The clean rows of one child, a worker, a district: what every planted fault starts from."""

from __future__ import annotations

from checks_world import World

ANNEX_SAME = {"Gender": "b) Female", "Ethnicity": "a) White", "Date of Birth": "2012-03-05"}
_TEAM = {"Allocated Team": "Team 1", "Allocated Worker": "SW1"}
_NO = "b) No"
_YES = "a) Yes"


def clean_world(children: int) -> tuple[World, list[str]]:
    """A world with so many children, each in every return, and their identifiers."""
    world = World()
    names = [f"SYN{number:06d}" for number in range(1, children + 1)]
    for number, child in enumerate(names, start=1):
        add_looked_after(world, child, number)
        add_in_need(world, child, number)
        add_listed(world, child)
        world.add(
            "local.child_area",
            child=child,
            district="North",
            team="Team 1",
            **{"from": "2024-04-01", "to": "2025-10-01"},
        )
        world.add("local.child_area", child=child, district="South", team="Team 2", **{"from": "2025-10-01"})
        add_worker(world, child)
    for prefix in ("cin", "last_cin"):
        world.add(f"{prefix}.header", ReferenceDate="2026-03-31" if prefix == "cin" else "2025-03-31")
    for district, number in (("", "900"), ("North", "500"), ("South", "400")):
        world.add("local.area_children", district=district, year="2025", children=number)
    for month in ("2026-01", "2026-02", "2026-03"):
        world.add("workforce.vacancies", month=month, team="Team 1", district="North", fte="1.00")
    return world, names


def add_looked_after(world: World, child: str, number: int) -> None:
    """Looked after since January 2025, adopted never; and beside each a care leaver and an adopted child."""
    same = {"CHILD": child, "DOB": "05/03/2012"}
    person = {**same, "SEX": "F", "ETHNIC": "WBRI", "UPN": f"A{number:011d}A"}
    episode = {"CHILD": child, "LS": "C2", "CIN": "N1", "PLACE": "U4", "PLACE_PROVIDER": "PR1"}
    for prefix in ("ssda903", "last_ssda903"):
        world.add(f"{prefix}.header", **person, MOTHER="0")
    world.add("last_ssda903.episodes", **episode, DECOM="10/01/2025", RNE="S")
    world.add("last_ssda903.missing", **same, MISSING="M", MIS_START="30/03/2025")
    world.add("last_ssda903.reviews", **same, REVIEW="05/02/2025", REVIEW_CODE="PN1")
    world.add("ssda903.episodes", **episode, DECOM="10/01/2025", RNE="S", DEC="01/06/2025", REC="X1")
    world.add("ssda903.episodes", **episode, DECOM="01/06/2025", RNE="P", DEC="01/12/2025", REC="E4A")
    world.add("ssda903.episodes", **episode, DECOM="10/01/2026", RNE="S")
    world.add("ssda903.reviews", **same, REVIEW="01/07/2025", REVIEW_CODE="PN1")
    world.add("ssda903.reviews", **same, REVIEW="01/11/2025", REVIEW_CODE="PN2")
    world.add("ssda903.missing", **same, MISSING="M", MIS_START="30/03/2025", MIS_END="02/04/2025")
    world.add("ssda903.missing", **same, MISSING="A", MIS_START="10/07/2025", MIS_END="12/07/2025")
    world.add(
        "ssda903.social_worker",
        **same,
        SW_ID="SW1",
        SW_DECOM="10/01/2025",
        SW_DEC="01/08/2025",
        SW_REASON="FCONTA",
    )
    world.add("ssda903.social_worker", **same, SW_ID="SW2", SW_DECOM="01/08/2025", SW_REASON="ORGRST")
    world.add("ssda903.oc2", **same, SDQ_SCORE="12", CONVICTED="0", HEALTH_CHECK="1", IMMUNISATIONS="1")
    world.add("ssda903.uasc", **same, SEX="F", DUC="05/03/2030")
    world.add("ssda903.prev_perm", **same, PREV_PERM="Z1")
    world.add(
        "ssda903.placed_adoption",
        **same,
        DATE_PLACED="01/05/2025",
        DATE_PLACED_CEASED="01/06/2025",
        REASON_PLACED_CEASED="RD1",
    )
    leaver = {"CHILD": f"L{child}", "DOB": "05/03/2006"}
    world.add("ssda903.header", **leaver, SEX="M", ETHNIC="WBRI", UPN="UN4", MOTHER="0")
    world.add("ssda903.oc3", **leaver, IN_TOUCH="YES", ACTIV="F2", ACCOM="U1")
    adopted = {"CHILD": f"Y{child}", "DOB": "05/03/2024"}
    world.add("ssda903.header", **adopted, SEX="M", ETHNIC="WBRI", UPN="UN1", MOTHER="0")
    world.add(
        "ssda903.episodes", CHILD=f"Y{child}", DECOM="01/04/2025", RNE="S", LS="E1", CIN="N1", PLACE="A5",
        PLACE_PROVIDER="PR1", DEC="01/02/2026", REC="E12",
    )  # fmt: skip
    world.add(
        "ssda903.ad1", **adopted, DATE_INT="01/05/2025", DATE_MATCH="01/08/2025", FOSTER_CARE="0", NB_ADOPTR="2",
        SEX_ADOPTR="MF", LS_ADOPTR="L11",
    )  # fmt: skip


def add_in_need(world: World, child: str, number: int) -> None:
    """A referral open since February 2025 and closed in April, and one of May 2025 that led to a plan."""
    for prefix in ("cin", "last_cin"):
        world.add(
            f"{prefix}.child", LAchildID=child, UPN=f"A{number:011d}A", PersonBirthDate="2012-03-05",
            Sex="F", Ethnicity="WBRI",
        )  # fmt: skip
        world.add(f"{prefix}.disabilities", LAchildID=child, Disability="HEAR")
    world.add("cin.disabilities", LAchildID=child, Disability="VIS")
    old = {"LAchildID": child, "CINreferralDate": "2025-02-03"}
    said = {"ReferralSource": "6", "PrimaryNeedCode": "N1", "ReferralNFA": "0"}
    world.add("last_cin.cin_details", **old, **said)
    world.add("cin.cin_details", **old, **said, CINclosureDate="2025-04-22", ReasonForClosure="RC7")
    world.add("last_cin.need_plans", **old, CINPlanStartDate="2025-02-20", CINPlanEndDate="2025-03-10")
    categories = {"InitialCategoryOfAbuse": "NEG", "LatestCategoryOfAbuse": "NEG"}
    first = {**old, "CPPstartDate": "2025-03-10", **categories, "NumberOfPreviousCPP": "0"}
    world.add("last_cin.protection_plans", **first)
    world.add("cin.protection_plans", **first, CPPendDate="2025-04-10")
    world.add("cin.need_plans", **old, CINPlanStartDate="2025-04-10", CINPlanEndDate="2025-04-22")
    new = {"LAchildID": child, "CINreferralDate": "2025-05-12"}
    world.add("cin.cin_details", **new, **said, DateOfInitialCPC="2025-07-18")
    assessment = {**new, "AssessmentActualStartDate": "2025-05-13"}
    world.add("cin.assessments", **assessment, AssessmentAuthorisationDate="2025-06-20")
    world.add("cin.factors", **assessment, AssessmentFactors="2B")
    world.add("cin.factors", **assessment, AssessmentFactors="4B")
    world.add("cin.need_plans", **new, CINPlanStartDate="2025-06-23", CINPlanEndDate="2025-07-18")
    world.add(
        "cin.section_47",
        **new,
        S47ActualStartDate="2025-06-30",
        InitialCPCtarget="2025-07-21",
        ICPCnotRequired="1",
    )
    world.add(
        "cin.section_47", **new, S47ActualStartDate="2025-07-01", InitialCPCtarget="2025-07-22",
        DateOfInitialCPC="2025-07-17", ICPCnotRequired="0",
    )  # fmt: skip
    plan = {**new, "CPPstartDate": "2025-07-18"}
    world.add("cin.protection_plans", **plan, **categories, NumberOfPreviousCPP="1")
    world.add("cin.plan_reviews", **plan, CPPreviewDate="2025-10-10")


def add_listed(world: World, child: str) -> None:
    """A row in each list of an Annex A of 31 March 2026, and an adopter named after the child."""
    who = {"Child Unique ID": child, **ANNEX_SAME, "Age of Child (Years)": "14"}
    able = {"Does the Child have a Disability": _NO}
    world.add("annex_a.list_1", **who, **{"Date of Contact": "2026-01-05", "Contact Source": "g) Police"})
    world.add("annex_a.list_2", **who, **{
        "Assessment start date": "2025-11-03", "Assessment completion date": "2025-12-01",
        "Organisation completing assessment": "School",
    })  # fmt: skip
    world.add("annex_a.list_3", **who, **_TEAM, **{
        "Date of referral": "2026-02-02", "Referral Source": "g) Police", "Referral NFA?": _NO,
        "Number of Referrals in Last 12 Months": "0",
    })  # fmt: skip
    world.add("annex_a.list_4", **who, **able, **_TEAM, **{
        "Continuous Assessment Start Date": "2026-02-03", "Child Seen During Continuous Assessment": _YES,
        "Continuous Assessment Date of Authorisation": "2026-03-02",
        "Was the child assessed as requiring LA children's social care support?": _YES,
    })  # fmt: skip
    world.add("annex_a.list_5", **who, **able, **_TEAM, **{
        "Strategy discussion initiating Section 47 Enquiry Start Date": "2026-02-10",
        "Was an Initial Child Protection Conference deemed unnecessary?": _NO,
        "Date of Initial Child Protection Conference": "2026-02-27",
        "Did the Initial Child Protection Conference Result in a Child Protection Plan": _YES,
        "Number of Section 47 Enquiries in the last 12 months": "1", "Number of ICPCs in the last 12 months": "1",
    })  # fmt: skip
    world.add("annex_a.list_6", **who, **able, **_TEAM, **{
        "CIN Start Date": "2026-02-02", "Primary Need Code": "N1",
        "Date Child Was Last Seen": "2026-03-20", "Case Status": "b) Child Protection plan",
    })  # fmt: skip
    world.add("annex_a.list_7", **who, **able, **_TEAM, **{
        "Child Protection Plan Start Date": "2026-02-27", "Initial Category of Abuse": "a) Neglect",
        "Latest Category of Abuse": "a) Neglect", "Date of the Last Statutory Visit": "2026-03-20",
        "Was the Child Seen Alone?": _YES, "Number of Previous Child Protection Plans": "0",
        "Subject to Emergency Protection Order or Protected Under Police Powers in Last Six Months (Y/N)": _NO,
    })  # fmt: skip
    world.add("annex_a.list_8", **who, **able, **_TEAM, **{
        "Unaccompanied Asylum Seeking Child (UASC) within the Last 12 Months (Y/N)": _NO,
        "Date Started to be Looked After": "2026-01-10", "Child's Category of Need": "N1",
        "Is this a second or subsequent period of being a Looked After Child within the last 12 months (Y/N)": _YES,
        "Start date of current legal status": "2026-01-10", "Child's Legal Status": "C2",
        "Number of Placements in the Last 12 months": "2", "Start Date of Most Recent Placement": "2026-01-10",
        "Placement Type": "U4", "Placement Provider": "PR1", "Placement postcode": "ZZ99 9ZZ",
        "Placement Location": "In", "LA of Placement": "Kent",
        "Number of Episodes the Child has been 'Missing' from their Placement in the last 12 months": "1",
        "Number of Episodes the Child has been 'Absent' from their Placement in the last 12 months": "0",
        "Was the child offered a Return Interview after their last missing episode (Y/N)?": _YES,
        "Did the child accept a Return Interview after their last missing episode (Y/N)?": _YES,
    })  # fmt: skip
    world.add("annex_a.list_10", **who, **able, **{
        "Date the Child Entered Care": "2025-01-10",
        "Date of Decision that Child Should be Placed for Adoption": "2025-05-01",
        "Date of Decision that Child Should No Longer be Placed for Adoption": "2025-06-01",
        "Reason Why Child No Longer Placed for Adoption": "RD1",
    })  # fmt: skip
    world.add("annex_a.list_11", **{
        "Individual adopter identifier": f"AD{child}", "Gender": "b) Female", "Ethnicity": "a) White",
        "Disability": _NO, "Is the (prospective) adopter fostering for adoption?": _NO,
        "Date enquiry received": "2025-03-03",
        "Date Stage 1 started": "2025-04-01", "Date Stage 1 ended": "2025-06-01",
    })  # fmt: skip


def add_worker(world: World, child: str) -> None:
    """A worker of three months, named after the child so that each test can spoil one of its own."""
    for month in ("2026-01", "2026-02", "2026-03"):
        world.add(
            "workforce.workers", month=month, worker=f"W{child}", team="Team 1", district="North", role="social_worker",
            fte="1.00", agency="0", covers_vacancy="0", cases="17", left="0", days_lost="1.0", days_available="20.0",
            supervised=f"{month}-10",
        )  # fmt: skip
