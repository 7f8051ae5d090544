"""A fault of each kind in the census of the last year: one child each."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from headway.returns.synth.drafts import Fault

Block = list[str]
"""The lines of one child's element."""


@dataclass(eq=False)
class Census:
    """The file in lines: its head, a block a child, its tail."""

    file: str
    head: Block
    blocks: list[Block]
    tail: Block
    used: set[int] = field(default_factory=set)
    planted: list[tuple[str, str, str, Block, int, str]] = field(default_factory=list)

    def pick(self, wanted: Callable[[str], bool]) -> Block | None:
        """The first child's block that is wanted and has no fault yet."""
        for block in self.blocks:
            if id(block) not in self.used and wanted("".join(block)):
                self.used.add(id(block))
                return block
        return None

    def told(self, rule: str, table: str, named: str, block: Block, line: int, did: str) -> None:
        """Keep what was planted; ``line`` is the place in the block."""
        self.planted.append((rule, table, named, block, line, did))

    def faults(self) -> Iterator[Fault]:
        """All that was planted here, with the lines' numbers as they are now."""
        starts: dict[int, int] = {id(self.head): 1}
        line = 1 + len(self.head)
        for block in self.blocks:
            starts[id(block)] = line
            line += len(block)
        for rule, table, named, block, place, did in self.planted:
            yield Fault(rule, "cin", table, self.file, named, starts[id(block)] + place, did)

    def text(self) -> str:
        """The file."""
        return "".join(["".join(self.head), *("".join(block) for block in self.blocks), "".join(self.tail)])


def census(text: str, file: str) -> Census:
    """The file as it was written, in lines."""
    lines = text.splitlines(keepends=True)
    first = next(n for n, line in enumerate(lines) if line.startswith("<Child>"))
    last = next(n for n, line in enumerate(lines) if line.startswith("</Children>"))
    blocks: list[Block] = []
    for line in lines[first:last]:
        if line.startswith("<Child>"):
            blocks.append([])
        blocks[-1].append(line)
    return Census(file, lines[:first], blocks, lines[last:])


def plant_in_cin(made: Census, year: int, elsewhere: set[str], before: set[str]) -> None:
    """Every kind. ``elsewhere`` are children of other returns, ``before`` those of last year's census."""
    place = next(n for n, line in enumerate(made.head) if "<ReferenceDate>" in line)
    made.head[place] = made.head[place].replace(f"{year}-03-31", f"{year}-03-30")
    header = next(n for n, line in enumerate(made.head) if line.startswith("<Header>"))
    made.told("reference-date", "header", "ReferenceDate", made.head, header, "the day before the last")
    plain = _plain(year)
    _identities(made, year, plain, elsewhere, before)
    _referrals(made, plain)
    _conferences(made, year)
    _plans(made)
    lonely = [
        "<Child><ChildIdentifiers><LAchildID>SYN9100001</LAchildID><UPNunknown>UN4</UPNunknown>"
        "<PersonBirthDate>2015-05-06</PersonBirthDate><Sex>F</Sex></ChildIdentifiers><ChildCharacteristics>"
        "<Ethnicity>WBRI</Ethnicity><Disabilities><Disability>NONE</Disability></Disabilities></ChildCharacteristics>\n",
        "</Child>\n",
    ]
    if year < 2025:
        lonely[0] = lonely[0].replace("<Sex>F</Sex>", "<GenderCurrent>2</GenderCurrent>")
    made.blocks.append(lonely)
    made.told("child-without-referral", "child", "LAchildID", lonely, 0, "a child without a referral")


def _plain(year: int) -> Callable[[str], bool]:
    """A child with one closed case of this year in which nothing but one assessment happened, begun after the referral."""

    def wanted(text: str) -> bool:
        if (
            text.count("<CINdetails>") != 1
            or "<Section47>" in text
            or "<CINPlanDates>" in text
            or "<CPPstartDate>" in text
        ):
            return False
        referred, closed, begun = (
            _day(text, "CINreferralDate"),
            _day(text, "CINclosureDate"),
            _day(text, "AssessmentActualStartDate"),
        )
        authorised = _day(text, "AssessmentAuthorisationDate")
        if not (referred and closed and begun and authorised) or "<ReferralNFA>1" in text or "9A<" in text:
            return False
        return date(year - 1, 4, 20) < referred < begun and closed < date(year, 3, 20)

    return wanted


def _day(text: str, element: str) -> date | None:
    found = re.search(rf"<{element}>(\d\d\d\d-\d\d-\d\d)<", text)
    return date.fromisoformat(found[1]) if found else None


def _swap(block: Block, element: str, value: str) -> int:
    """Another value for the first such element; the line it is on."""
    for number, line in enumerate(block):
        if f"<{element}>" in line:
            block[number] = re.sub(rf"<{element}>[^<]*<", f"<{element}>{value}<", line, count=1)
            return number
    return 0


def _after(block: Block, end: str, more: str) -> int:
    """More text after the first such closing tag; the line it is on."""
    for number, line in enumerate(block):
        if end in line:
            block[number] = line.replace(end, end + more, 1)
            return number
    return 0


def _name(text: str) -> str:
    found = re.search(r"<LAchildID>([^<]*)<", text)
    return found[1] if found else ""


def _identities(
    made: Census, year: int, plain: Callable[[str], bool], elsewhere: set[str], before: set[str]
) -> None:
    """Faults of who the child is."""
    block = made.pick(plain)
    if block:
        _after(
            block, "</PersonBirthDate>", f"<ExpectedPersonBirthDate>{year}-01-09</ExpectedPersonBirthDate>"
        )
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
        _after(block, "</UPN>", "<UPNunknown>UN4</UPNunknown>")
        made.told("number-and-reason", "child", "UPNunknown", block, 0, "a reason beside the number")
    block = made.pick(lambda text: plain(text) and "<Disability>NONE<" in text)
    if block:
        _after(block, "<Disability>NONE</Disability>", "<Disability>AUT</Disability>")
        made.told("none-with-others", "disabilities", "Disability", block, 0, "a disability beside NONE")
    only_here = lambda text: plain(text) and _name(text) not in elsewhere and _name(text) not in before  # noqa: E731
    block = made.pick(only_here)
    if block:
        referred = _day("".join(block), "CINreferralDate") or date(year - 1, 6, 1)
        _swap(block, "PersonBirthDate", (referred + timedelta(days=290)).isoformat())
        line = next(n for n, text in enumerate(block) if "<CINdetails>" in text)
        if referred + timedelta(days=290) <= date(year, 3, 31):
            made.told(
                "referred-long-before-birth",
                "cin_details",
                "CINreferralDate",
                block,
                line,
                "born 290 days after the referral",
            )
        else:
            _swap(block, "PersonBirthDate", (referred - timedelta(days=900)).isoformat())
    block = made.pick(plain)
    if block:
        closed = _day("".join(block), "CINreferralDate")
        _after(
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
            referred = _day("".join(block), "CINreferralDate") or date.min
            _swap(block, element, (referred + timedelta(days=days)).isoformat())
            line = next(n for n, text in enumerate(block) if "<Assessments>" in text)
            made.told(rule, table, named, block, line, f"{element} was moved")
    block = made.pick(plain)
    if block:
        _swap(block, "ReferralNFA", "1")
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
        line = _swap(block, "ReasonForClosure", "RC2")
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
        line = _after(block, "</ReferralSource>", "<ReferralSource>10</ReferralSource>")
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


def _conferences(made: Census, year: int) -> None:
    """Faults of enquiries and conferences, and of two cases in their order."""
    held = lambda text: (
        text.count("<Section47>") == 1 and "<DateOfInitialCPC>" in text and text.count("<CINdetails>") == 1
    )
    block = made.pick(held)
    if block:
        line = _swap(block, "ICPCnotRequired", "1")
        made.told(
            "conference-not-needed",
            "section_47",
            "ICPCnotRequired",
            block,
            line,
            "ICPCnotRequired was made 1",
        )
    block = made.pick(held)
    if block:
        conference = _day("".join(block), "DateOfInitialCPC")
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
        day = _day(block[second], "CINreferralDate") or date.min
        _swap(block, "CINclosureDate", (day + timedelta(days=3)).isoformat())
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
    ended = lambda text: (
        "<CPPendDate>" in text
        and "<CPPreviewDate>" in text
        and text.count("<CPPstartDate>") == 1
        and "<CINclosureDate>" in text
    )
    block = made.pick(ended)
    if block:
        end = _day("".join(block), "CPPendDate") or date.min
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
    open_now = lambda text: (
        "<CPPstartDate>" in text
        and "<CPPendDate>" not in text
        and "<CINPlanDates>" not in text
        and text.count("<CINdetails>") == 1
    )
    block = made.pick(open_now)
    if block:
        start = _day("".join(block), "CPPstartDate") or date.min
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
