"""Files of settings drawn as tables, for the tests: only the columns that a test speaks of."""

from __future__ import annotations

import csv
import io
from datetime import UTC, datetime
from pathlib import Path

from headway.assessment.settings import Loaded, SettingsStore, load

NOW = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
KENT, ESSEX, SURREY = "E10000016", "E10000012", "E10000030"

OVERALL = {
    "urn": "URN",
    "name": "School name",
    "phase": "Ofsted phase",
    "authority": "Local authority",
    "opened": "School open date",
    "sixth": "Sixth form",
    "number": "Inspection number of latest full inspection",
    "day": "Inspection start date",
    "published": "Publication date",
    "then": "URN at time of latest full inspection",
    "grade": "Overall effectiveness",
    "ey": "Early years provision (where applicable)",
    "6f": "Sixth form provision (where applicable)",
    "p number": "Previous full inspection number",
    "p day": "Previous inspection start date",
    "p published": "Previous publication date",
    "p then": "URN at time of previous full inspection",
    "p grade": "Previous full inspection overall effectiveness",
}
CHILDCARE = {
    "urn": "Provider URN",
    "type": "Provider Type",
    "status": "Provider Status",
    "name": "Provider Name",
    "street": "Provider Address Line 1",
    "postcode": "Provider Postcode",
    "phone": "Telephone Number",
    "authority": "Local Authority",
    "opened": "Registration Date",
    "number": "Most Recent Full: Inspection Number",
    "day": "Most Recent Full: Inspection Date",
    "grade": "Most Recent Full: Overall Effectiveness",
    "2 number": "Second Most Recent Full: Inspection Number",
    "2 day": "Second Most Recent Full: Inspection Date",
    "2 grade": "Second Most Recent Full: Overall Effectiveness",
    "n number": "NCOR: Inspection number",
    "n day": "NCOR: Inspection date",
    "n grade": "NCOR: Overall effectiveness",
}


def drawn(columns: dict[str, str], table: str, **usual: str) -> str:
    """A CSV in a layout from a table drawn with bars; ``usual`` fills columns that are not drawn."""
    lines = [[cell.strip() for cell in line.split("|")] for line in table.strip().splitlines()]
    heads, rows = lines[0], lines[1:]
    out = io.StringIO()
    writer = csv.DictWriter(out, list(columns.values()), lineterminator="\r\n")
    writer.writeheader()
    for row in rows:
        said = {**usual, **dict(zip(heads, row, strict=True))}
        writer.writerow({columns[name]: text for name, text in said.items()})
    return out.getvalue()


def schools(table: str, **usual: str) -> str:
    """The layout to August 2024; a Kent primary school unless drawn otherwise."""
    return drawn(
        OVERALL, table, **{"phase": "Primary", "authority": "Kent", "name": "Example School", **usual}
    )


def childcare(table: str, **usual: str) -> str:
    """The layout of childcare to 2025, with its title line."""
    lines = drawn(
        CHILDCARE, table, **{"type": "Childminder", "status": "Active", "authority": "Kent", **usual}
    )
    return '"Latest inspections of all registered providers as at 31 August 2025"\r\n' + lines


class Shelf:
    """A store in a folder of its own, and files put on it."""

    def __init__(self, folder: Path) -> None:
        self.files, self.store = folder / "files", SettingsStore(folder / "settings")
        self.files.mkdir()

    def put(self, name: str, text: str | bytes) -> Path:
        path = self.files / name
        path.write_bytes(text.encode("cp1252") if isinstance(text, str) else text)
        return path

    def load(self, name: str, text: str | bytes) -> Loaded:
        return load([self.put(name, text)], self.store, now=NOW)[0]
