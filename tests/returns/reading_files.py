"""Small returns as real files, for tests of reading and parsing. Every child is made up: SYN000001, ZZ99 9ZZ."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from contextlib import contextmanager
from pathlib import Path

import xlsxwriter

from headway.returns.intake import Intake, read_folder

EPISODES = (
    "CHILD", "DECOM", "RNE", "LS", "CIN", "PLACE", "PLACE_PROVIDER", "DEC", "REC", "REASON_PLACE_CHANGE",
    "HOME_POST", "PL_POST", "URN",
)  # fmt: skip
EPISODE = (
    "SYN000001", "03/06/2024", "S", "C2", "N1", "U1", "PR1", "09/01/2025", "E4A", "",
    "ZZ99 9ZZ", "ZZ99 9ZY", "SC000001",
)  # fmt: skip
HEADER = ("CHILD", "SEX", "DOB", "ETHNIC", "UPN", "MOTHER", "MC_DOB")
CHILD = ("SYN000001", "F", "05/03/2012", "WBRI", "A00000000001B", "0", "")


def episode(**changed: str) -> list[str]:
    """The one episode, with some cells changed."""
    return [changed.get(name, cell) for name, cell in zip(EPISODES, EPISODE, strict=True)]


def child(**changed: str) -> list[str]:
    """The one child of the header, with some cells changed."""
    return [changed.get(name, cell) for name, cell in zip(HEADER, CHILD, strict=True)]


def csv_text(rows: Iterable[Sequence[str]], delimiter: str = ",", end: str = "\r\n") -> str:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter, lineterminator=end).writerows(rows)
    return out.getvalue()


def write_episodes(
    folder: Path, rows: Iterable[Sequence[str]], name: str = "episodes.csv", **how: str
) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    encoding = how.pop("encoding", "utf-8")
    path.write_bytes(csv_text([EPISODES, *rows], **how).encode(encoding))
    return path


CENSUS = """<?xml version="1.0" encoding="utf-8"?>
<Message>
  <Header>
    <CollectionDetails><Collection>CIN</Collection><Year>2025</Year><ReferenceDate>2025-03-31</ReferenceDate>
    </CollectionDetails>
    <Source><SourceLevel>L</SourceLevel><LEA>886</LEA><SoftwareCode>Made up</SoftwareCode></Source>
  </Header>
  <Children>
{children}
  </Children>
</Message>
"""

CENSUS_CHILD = """    <Child>
      <ChildIdentifiers>
        <LAchildID>{child}</LAchildID>
        <UPN>A00000000001B</UPN>
        <PersonBirthDate>2012-03-05</PersonBirthDate>
        <Sex>{sex}</Sex>
      </ChildIdentifiers>
      <ChildCharacteristics>
        <Ethnicity>WBRI</Ethnicity>
        <Disabilities><Disability>MOB</Disability><Disability>LD</Disability></Disabilities>
      </ChildCharacteristics>
      <CINdetails>
        <CINreferralDate>2024-06-03</CINreferralDate>
        <ReferralSource>1A</ReferralSource>
        <PrimaryNeedCode>N1</PrimaryNeedCode>
        <Assessments>
          <AssessmentActualStartDate>2024-06-04</AssessmentActualStartDate>
          <AssessmentAuthorisationDate>2024-07-10</AssessmentAuthorisationDate>
          <FactorsIdentifiedAtAssessment>
            <AssessmentFactors>3A</AssessmentFactors>
            <AssessmentFactors>4B</AssessmentFactors>
          </FactorsIdentifiedAtAssessment>
        </Assessments>
        <Section47>
          <S47ActualStartDate>2024-06-20</S47ActualStartDate>
          <ICPCnotRequired>0</ICPCnotRequired>
        </Section47>
        <ReferralNFA>0</ReferralNFA>
        <ChildProtectionPlans>
          <CPPstartDate>2024-07-11</CPPstartDate>
          <InitialCategoryOfAbuse>NEG</InitialCategoryOfAbuse>
          <LatestCategoryOfAbuse>EMO</LatestCategoryOfAbuse>
          <NumberOfPreviousCPP>1</NumberOfPreviousCPP>
          <Reviews><CPPreviewDate>2024-10-01</CPPreviewDate><CPPreviewDate>2025-03-03</CPPreviewDate></Reviews>
        </ChildProtectionPlans>
      </CINdetails>
    </Child>
"""


def census(*children: str) -> str:
    return CENSUS.format(children="".join(children or (census_child(),)))


def census_child(child: str = "SYN000001", sex: str = "F") -> str:
    return CENSUS_CHILD.format(child=child, sex=sex)


CONTACTS = (
    "Child Unique ID", "Gender", "Ethnicity", "Date of Birth", "Age of Child (Years)",
    "Date of Contact", "Contact Source",
)  # fmt: skip
CONTACT = ("SYN000001", "b) Female", "a) White", "05/03/2012", "13", "31/03/2026", "g) Police")


def contact(**changed: object) -> list[object]:
    return [changed.get(name.replace(" ", "_"), cell) for name, cell in zip(CONTACTS, CONTACT, strict=True)]


def write_workbook(path: Path, rows: Sequence[Sequence[object]], *, at: tuple[int, int] = (0, 0)) -> Path:
    """Rows as one sheet; a text that begins with = is a formula (its saved value after a |, or none)."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("List 1")
        for number, row in enumerate(rows, start=at[0]):
            for place, cell in enumerate(row, start=at[1]):
                if isinstance(cell, str) and cell.startswith("="):
                    formula, _, value = cell.partition("|")
                    sheet.write_formula(number, place, formula, None, value)
                else:
                    sheet.write(number, place, cell)
    return path


@contextmanager
def reading(folder: Path, year: int | None = None):
    with read_folder(folder, year=year) as intake:
        yield intake


def parsed(intake: Intake, table: str, *columns: str) -> list[tuple[object, ...]]:
    """The typed rows of a table in the first delivery, in the order of their rows."""
    relation = intake.deliveries[0].tables[table].parsed
    chosen = ", ".join(f'"{each}"' for each in columns) or "*"
    order = chosen if columns else "1"
    return intake.con.execute(f"SELECT {chosen} FROM {relation} ORDER BY row, {order}").fetchall()  # noqa: S608


def faults(intake: Intake) -> list[tuple[object, ...]]:
    return intake.con.execute("SELECT tbl, row, field, rule FROM faults ORDER BY ALL").fetchall()


def repairs(intake: Intake) -> list[tuple[object, ...]]:
    return intake.con.execute(
        "SELECT tbl, field, what, cells, first_row FROM repairs ORDER BY ALL"
    ).fetchall()
