"""A fault of each kind in the census of the last year: one child each."""

import re
from collections.abc import Callable
from datetime import date, timedelta

from headway.returns.synth.census import Census, after, day_in, name_in, swap

_LONELY = (
    "<Child><ChildIdentifiers><LAchildID>SYN9100001</LAchildID><UPNunknown>UN4</UPNunknown>"
    "<PersonBirthDate>2015-05-06</PersonBirthDate><Sex>F</Sex></ChildIdentifiers><ChildCharacteristics>"
    "<Ethnicity>WBRI</Ethnicity><Disabilities><Disability>NONE</Disability></Disabilities></ChildCharacteristics>\n"
)


def plant_in_cin(made: Census, year: int, elsewhere: set[str]) -> None:
    """Every kind. ``elsewhere`` are children of other returns and of last year's census."""
    place = next(n for n, line in enumerate(made.head) if "<ReferenceDate>" in line)
    made.head[place] = made.head[place].replace(f"{year}-03-31", f"{year}-03-30")
    header = next(n for n, line in enumerate(made.head) if line.startswith("<Header>"))
    made.told("reference-date", "header", "ReferenceDate", made.head, header, "the day before the last")
    plain = _plain(year)
    _identities(made, year, plain, elsewhere)
    _referrals(made, plain)
    _conferences(made, year)
    _plans(made)
    _plans_of_need(made, year)
    lonely = [_LONELY, "</Child>\n"]
    if year < 2025:
        lonely[0] = lonely[0].replace("<Sex>F</Sex>", "<GenderCurrent>2</GenderCurrent>")
    made.blocks.append(lonely)
    made.told("child-without-referral", "child", "LAchildID", lonely, 0, "a child without a referral")


def _plain(year: int) -> Callable[[str], bool]:
    """A child with one closed case of this year and nothing in it but an assessment begun after the referral."""

    def wanted(text: str) -> bool:
        if (
            text.count("<CINdetails>") != 1
            or "<Section47>" in text
            or "<CINPlanDates>" in text
            or "<CPPstartDate>" in text
        ):
            return False
        referred, closed, begun = (
            day_in(text, "CINreferralDate"),
            day_in(text, "CINclosureDate"),
            day_in(text, "AssessmentActualStartDate"),
        )
        authorised = day_in(text, "AssessmentAuthorisationDate")
        if not (referred and closed and begun and authorised) or "<ReferralNFA>1" in text or "9A<" in text:
            return False
        return date(year - 1, 4, 20) < referred < begun and closed < date(year, 3, 20)

    return wanted


def _identities(made: Census, year: int, plain: Callable[[str], bool], elsewhere: set[str]) -> None:
    """Faults of who the child is."""
    block = made.pick(plain)
    if block:
        after(block, "</PersonBirthDate>", f"<ExpectedPersonBirthDate>{year}-01-09</ExpectedPersonBirthDate>")
        made.told(
            "born-or-expected",
            "child",
            "ExpectedPersonBirthDate",
            block,
            0,
            "an expected date of birth beside the real one",
        )
    block = made.pick(lambda text: plain(text) and "</UPN>" in text)
    if block:
        after(block, "</UPN>", "<UPNunknown>UN4</UPNunknown>")
        made.told("number-and-reason", "child", "UPNunknown", block, 0, "a reason beside the number")
    block = made.pick(lambda text: plain(text) and "<Disability>NONE<" in text)
    if block:
        after(block, "<Disability>NONE</Disability>", "<Disability>AUT</Disability>")
        made.told("none-with-others", "disabilities", "Disability", block, 0, "a disability beside NONE")

    def only_here(text: str) -> bool:
        soon = (day_in(text, "CINreferralDate") or date.max) < date(year - 1, 6, 1)
        return plain(text) and soon and name_in(text) not in elsewhere

    block = made.pick(only_here)
    if block:
        referred = day_in("".join(block), "CINreferralDate") or date(year - 1, 6, 1)
        swap(block, "PersonBirthDate", (referred + timedelta(days=290)).isoformat())
        line = next(n for n, text in enumerate(block) if "<CINdetails>" in text)
        did = "born 290 days after the referral"
        made.told("referred-long-before-birth", "cin_details", "CINreferralDate", block, line, did)
    block = made.pick(plain)
    if block:
        closed = day_in("".join(block), "CINreferralDate")
        after(
            block,
            "</GenderCurrent>" if year < 2025 else "</Sex>",
            f"<PersonDeathDate>{closed}</PersonDeathDate>",
        )
        line = next(n for n, text in enumerate(block) if "<Assessments>" in text)
        made.told(
            "after-death",
            "assessments",
            "AssessmentActualStartDate",
            block,
            line,
            "died on the day of the referral",
        )


def _referrals(made: Census, plain: Callable[[str], bool]) -> None:
    """Faults of the case and its assessment."""
    for rule, table, named, element, days in (
        ("before-its-referral", "assessments", "AssessmentActualStartDate", "AssessmentActualStartDate", -5),
        ("after-closure", "assessments", "AssessmentActualStartDate", "CINclosureDate", 0),
    ):
        block = made.pick(plain)
        if block:
            referred = day_in("".join(block), "CINreferralDate") or date.min
            swap(block, element, (referred + timedelta(days=days)).isoformat())
            line = next(n for n, text in enumerate(block) if "<Assessments>" in text)
            made.told(rule, table, named, block, line, f"{element} was moved")
    block = made.pick(plain)
    if block:
        swap(block, "ReferralNFA", "1")
        line = next(n for n, text in enumerate(block) if "<Assessments>" in text)
        made.told(
            "work-after-no-further-action",
            "assessments",
            "AssessmentActualStartDate",
            block,
            line,
            "ReferralNFA was made 1",
        )
    block = made.pick(plain)
    if block:
        line = swap(block, "ReasonForClosure", "RC2")
        made.told(
            "died-without-day",
            "cin_details",
            "ReasonForClosure",
            block,
            line,
            "closed RC2 without a day of death",
        )
    block = made.pick(plain)
    if block:
        line = after(block, "</ReferralSource>", "<ReferralSource>10</ReferralSource>")
        made.told("given-twice", "cin_details", "ReferralSource", block, line, "a second source")
    block = made.pick(lambda text: plain(text) and text.count("<AssessmentFactors>") == 1)
    if block:
        line = next(n for n, text in enumerate(block) if "<Assessments>" in text)
        block[line] = re.sub(
            r"<AssessmentAuthorisationDate>[^<]*</AssessmentAuthorisationDate>", "", block[line]
        )
        made.told(
            "factors-before-the-end",
            "factors",
            "AssessmentFactors",
            block,
            line,
            "the authorisation was taken out",
        )


def _held(text: str) -> bool:
    """One case with one enquiry, and its conference held."""
    return text.count("<Section47>") == 1 and "<DateOfInitialCPC>" in text and text.count("<CINdetails>") == 1


def _ended(text: str) -> bool:
    """A plan reviewed and ended, and its case closed."""
    once = text.count("<CPPstartDate>") == 1
    return once and "<CPPendDate>" in text and "<CPPreviewDate>" in text and "<CINclosureDate>" in text


def _on_plan(text: str) -> bool:
    """A plan that is open, in the only case, without one of the other kind."""
    once = text.count("<CPPstartDate>") == 1 and text.count("<CINdetails>") == 1
    return once and "<CPPendDate>" not in text and "<CINPlanDates>" not in text


def _conferences(made: Census, year: int) -> None:
    """Faults of enquiries and conferences, and of two cases in their order."""
    block = made.pick(_held)
    if block:
        line = swap(block, "ICPCnotRequired", "1")
        made.told(
            "conference-not-needed",
            "section_47",
            "ICPCnotRequired",
            block,
            line,
            "ICPCnotRequired was made 1",
        )
    block = made.pick(_held)
    if block:
        conference = day_in("".join(block), "DateOfInitialCPC")
        opening = next(n for n, text in enumerate(block) if "<CINdetails>" in text)
        block[opening] = block[opening].rstrip("\n") + f"<DateOfInitialCPC>{conference}</DateOfInitialCPC>\n"
        made.told(
            "conference-told-twice",
            "cin_details",
            "DateOfInitialCPC",
            block,
            opening,
            "the day was told at the referral too",
        )

    def two_cases(text: str) -> bool:
        days = [date.fromisoformat(day) for day in re.findall(r"<CINreferralDate>([^<]*)<", text)]
        closures = [date.fromisoformat(day) for day in re.findall(r"<CINclosureDate>([^<]*)<", text)]
        return (
            len(days) == 2
            and len(closures) == 2
            and days[1] < date(year, 3, 1)
            and "<CPPstartDate>" not in text
        )

    block = made.pick(two_cases)
    if block:
        second = [n for n, text in enumerate(block) if "<CINdetails>" in text][1]
        day = day_in(block[second], "CINreferralDate") or date.min
        swap(block, "CINclosureDate", (day + timedelta(days=3)).isoformat())
        made.told(
            "overlapping-referrals",
            "cin_details",
            "CINreferralDate",
            block,
            second,
            "the first case was closed later",
        )


def _plans(made: Census) -> None:
    """Faults of plans and their reviews."""
    block = made.pick(_ended)
    if block:
        end = day_in("".join(block), "CPPendDate") or date.min
        line = next(n for n, text in enumerate(block) if "<CPPreviewDate>" in text)
        head, _, tail = block[line].rpartition("<CPPreviewDate>")
        block[line] = f"{head}<CPPreviewDate>{end + timedelta(days=1)}<" + tail.partition("<")[2]
        made.told(
            "review-after-plan",
            "plan_reviews",
            "CPPreviewDate",
            block,
            line,
            "the last review was moved past the end",
        )
    block = made.pick(_on_plan)
    if block:
        start = day_in("".join(block), "CPPstartDate") or date.min
        line = next(n for n, text in enumerate(block) if "<ReferralNFA>" in text)
        block[line] = (
            f"<CINPlanDates><CINPlanStartDate>{start}</CINPlanStartDate></CINPlanDates>" + block[line]
        )
        made.told(
            "two-kinds-of-plan",
            "need_plans",
            "CINPlanStartDate",
            block,
            line,
            "a plan of the other kind from the same day",
        )


def _plans_of_need(made: Census, year: int) -> None:
    """A plan that overlaps the one before it, and one that was open a year ago and is gone."""
    start = date(year - 1, 4, 1)

    def of_the_year(text: str) -> bool:
        begun, ended = day_in(text, "CINPlanStartDate"), day_in(text, "CINPlanEndDate")
        alone = text.count("<CINPlanDates>") == 1 and "<CPPstartDate>" not in text
        return alone and bool(begun and ended and begun >= start and ended > begun + timedelta(days=20))

    def from_before(text: str) -> bool:
        begun = day_in(text, "CINPlanStartDate")
        return text.count("<CINPlanDates>") == 1 and bool(begun and begun < start)

    block = made.pick(of_the_year)
    if block:
        line = next(n for n, text in enumerate(block) if "<CINPlanDates>" in text)
        day = (day_in(block[line], "CINPlanStartDate") or date.min) + timedelta(days=5)
        end = day_in(block[line], "CINPlanEndDate")
        second = f"<CINPlanStartDate>{day}</CINPlanStartDate><CINPlanEndDate>{end}</CINPlanEndDate>"
        after(block, "</CINPlanDates>", f"<CINPlanDates>{second}</CINPlanDates>")
        made.told(
            "overlapping-plans",
            "need_plans",
            "CINPlanStartDate",
            block,
            line,
            "a second plan during the first",
        )
    block = made.pick(from_before)
    if block:
        line = next(n for n, text in enumerate(block) if "<CINPlanDates>" in text)
        block[line] = "\n"
        made.told("open-last-year-gone", "need_plans", "CINPlanStartDate", block, -1, "a plan was taken out")
