"""Small returns written to real files, read and loaded into a store: two children in need, one of them in care.

ANNA is referred on 3 June 2024, and again on 2 May 2025; a protection plan runs from 11 July 2024 until 1 May 2025.
BORIS is referred in May 2024, in the census of 2025 only, with a plan open on 31 March 2025 and not in that of 2026.
"""

from __future__ import annotations

from pathlib import Path

from headway.returns.intake import read_folder
from headway.returns.store import Edition, Store, load

KENT = "E10000016"

_CENSUS = """<?xml version="1.0" encoding="utf-8"?>
<Message><Header><CollectionDetails><Collection>CIN</Collection><Year>{year}</Year>
<ReferenceDate>{year}-03-31</ReferenceDate></CollectionDetails>
<Source><SourceLevel>L</SourceLevel><LEA>886</LEA><SoftwareCode>Made up</SoftwareCode></Source></Header>
<Children>{children}</Children></Message>
"""
_CHILD = """<Child><ChildIdentifiers><LAchildID>{child}</LAchildID><PersonBirthDate>{born}</PersonBirthDate>
<Sex>{sex}</Sex></ChildIdentifiers><ChildCharacteristics><Ethnicity>WBRI</Ethnicity>{disabilities}
</ChildCharacteristics>{details}</Child>
"""
_DETAILS = """<CINdetails><CINreferralDate>{received}</CINreferralDate><ReferralSource>1A</ReferralSource>
<PrimaryNeedCode>N1</PrimaryNeedCode>{closed}{transfer}<ReferralNFA>{nfa}</ReferralNFA>{inside}</CINdetails>
"""
_PLAN = """<ChildProtectionPlans><CPPstartDate>{started}</CPPstartDate>{ended}
<InitialCategoryOfAbuse>NEG</InitialCategoryOfAbuse><LatestCategoryOfAbuse>EMO</LatestCategoryOfAbuse>
<NumberOfPreviousCPP>0</NumberOfPreviousCPP></ChildProtectionPlans>
"""


def child(
    name: str, *details: str, born: str = "2012-03-05", sex: str = "F", disability: str = "NONE"
) -> str:
    told = f"<Disabilities><Disability>{disability}</Disability></Disabilities>"
    return _CHILD.format(child=name, born=born, sex=sex, disabilities=told, details="".join(details))


def need(received: str, inside: str = "", *, nfa: int = 0, closed: str = "", transfer: str = "") -> str:
    return _DETAILS.format(
        received=received,
        inside=inside,
        nfa=nfa,
        closed=_tag("CINclosureDate", closed),
        transfer=_tag("DateOfInitialCPC", transfer),
    )


def plan(started: str, ended: str = "") -> str:
    return _PLAN.format(started=started, ended=_tag("CPPendDate", ended))


def enquiry(started: str, conference: str) -> str:
    return (
        f"<Section47><S47ActualStartDate>{started}</S47ActualStartDate>"
        f"<DateOfInitialCPC>{conference}</DateOfInitialCPC><ICPCnotRequired>0</ICPCnotRequired></Section47>"
    )


def census(folder: Path, year: int, *children: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"cin_{year}.xml").write_text(_CENSUS.format(year=year, children="".join(children)))


def table(folder: Path, name: str, text: str) -> None:
    """A drawn table as a CSV."""
    folder.mkdir(parents=True, exist_ok=True)
    lines = [",".join(cell.strip() for cell in line.split("|")) for line in text.strip().splitlines()]
    (folder / f"{name}.csv").write_text("\n".join(lines) + "\n")


def two_censuses(folder: Path) -> None:
    """The censuses of 2025 and 2026."""
    first = need("2024-06-03", enquiry("2024-06-20", "2024-07-11") + plan("2024-07-11"))
    boris = need("2024-05-07", plan("2024-09-02"), transfer="2024-09-02")
    census(
        folder / "2025",
        2025,
        child("ANNA", first, disability="MOB"),
        child("BORIS", boris, born="2007-11-30", sex="M"),
        child("CARA", need("2024-12-02", nfa=1), born="2020-01-09"),
    )
    ended = need(
        "2024-06-03",
        enquiry("2024-06-20", "2024-07-11") + plan("2024-07-11", "2025-05-01"),
        closed="2025-05-01",
    )
    census(folder / "2026", 2026, child("ANNA", ended, need("2025-05-02"), disability="MOB"))


def loaded(store: Store, folder: Path) -> tuple[Edition, ...]:
    """Read and load a folder, as Kent's."""
    with read_folder(folder) as intake:
        load(intake, store, authority="Kent")
    return store.current()


def _tag(name: str, text: str) -> str:
    return f"<{name}>{text}</{name}>" if text else ""
