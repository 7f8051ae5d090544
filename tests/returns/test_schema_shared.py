"""The schemas against the reference material: every table, column, code and year agrees."""

from functools import cache
from typing import Any

import pytest
import yaml

from headway.returns.headings import normal_heading
from headway.returns.schema import RETURNS, Column, Kind
from headway.returns.spelling import code_spelt

pytestmark = pytest.mark.shared

YEARS = range(2017, 2027)
KINDS = {
    "date": {Kind.DATE, Kind.BORN},
    "integer": {Kind.WHOLE},
    "code": {Kind.CODE, Kind.FLAG, Kind.TEXT},
    "string": {
        Kind.CHILD,
        Kind.PUPIL,
        Kind.WORKER,
        Kind.FAMILY,
        Kind.ADOPTER,
        Kind.PLACE_URN,
        Kind.TEAM,
        Kind.TEXT,
        Kind.POSTCODE,
    },
}
DERIVED = {"PL_LA", "PL_LOCATION", "PL_DISTANCE"}
NO_CODE = {"zzCodeError", "a) Male / d) Neither "}
"""One pipeline's mark for what it could not read, and a spelling that names two codes."""


@cache
def _load(path) -> Any:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


@pytest.fixture
def ssda903(shared):
    return _load(shared / "domain/returns/ssda903.yaml")


@pytest.fixture
def cin(shared):
    return _load(shared / "domain/returns/cin.yaml")


@pytest.fixture
def annex_a(shared):
    return _load(shared / "domain/returns/annex_a.yaml")


def told_by(row: dict[str, Any], name: str) -> str:
    return row.get("peer_table_name") or name.lower()


def undone(now: set[str], changes: list[dict[str, Any]], year: int) -> set[str]:
    """The codes of a year: those of now, with every later change taken back."""
    codes = set(now)
    for change in sorted(changes, key=lambda each: -each["collection_year"]):
        if change["collection_year"] > year:
            codes = codes - set(change.get("codes_added", ())) | set(change.get("codes_removed", ()))
    return codes


def test_ssda903_has_the_tables_and_columns_of_the_reference(ssda903):
    told = RETURNS["ssda903"]
    expected = {told_by(row, name): list(row["columns"]) for name, row in ssda903["tables"].items()}
    assert {name: [c for c in table.by_name if c not in DERIVED] for name, table in told.tables.items()} == {
        name: expected[name] for name in told.tables
    }
    assert set(expected) == set(told.tables)


def test_ssda903_columns_have_the_kind_need_and_bounds_of_the_reference(ssda903):
    for name, row in ssda903["tables"].items():
        for heading, said in row["columns"].items():
            column = RETURNS["ssda903"].table(told_by(row, name)).column(heading)
            assert column.required is said["required"], (name, heading)
            assert column.kind in KINDS[said["type"]], (name, heading)
            assert (column.kind is Kind.POSTCODE) is (said.get("kind") == "postcode"), heading
            if "max_value" in said:
                assert (column.minimum, column.maximum) == (said["min_value"], said["max_value"])


def test_ssda903_has_the_codes_of_the_reference_in_every_year(ssda903):
    for name, row in ssda903["tables"].items():
        table = told_by(row, name)
        for heading, said in row["columns"].items():
            changes = [
                each
                for each in ssda903["changes_by_collection_year"]
                if (each["table"], each.get("column")) == (table, heading)
            ]
            for year in YEARS if said["type"] == "code" else ():
                assert codes_in(RETURNS["ssda903"].table(table).column(heading), year) == undone(
                    set(said["codes"]), changes, year
                ), (table, heading, year)


def codes_in(column: Column, year: int) -> set[str]:
    return (
        {"0", "1"} if column.kind is Kind.FLAG else set(column.codes.in_year(year)) if column.codes else set()
    )


def test_ssda903_gained_and_lost_tables_in_the_years_of_the_reference(ssda903):
    added = {
        c["table"]: c["collection_year"]
        for c in ssda903["changes_by_collection_year"]
        if c.get("change") == "table added"
    }
    assert {name: table.since for name, table in RETURNS["ssda903"].tables.items() if table.since} == {
        **added,
        "dolo": 2027,
    }
    assert ssda903["tables"]["DoLo"]["since"] == "2026/27"


def test_ssda903_reads_the_names_that_the_xml_file_uses(ssda903):
    for written, name in ssda903["xml_names"].items():
        if written.isupper():
            holders = [c for t in RETURNS["ssda903"].tables.values() for c in t.columns if c.name == name]
            assert holders
            assert all(written in each.headings for each in holders)


def leaves(elements: list[dict[str, Any]], under: str = "") -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = {}
    for each in elements:
        if "children" in each:
            found.update(leaves(each["children"], each["element"]))
        else:
            found.setdefault(under, []).append(each)
    return found


CIN_TABLES = {
    "CollectionDetails": "header",
    "Source": "header",
    "ChildIdentifiers": "child",
    "ChildCharacteristics": "child",
    "Disabilities": "disabilities",
    "CINdetails": "cin_details",
    "Assessments": "assessments",
    "FactorsIdentifiedAtAssessment": "factors",
    "CINPlanDates": "need_plans",
    "Section47": "section_47",
    "ChildProtectionPlans": "protection_plans",
    "Reviews": "plan_reviews",
}


def test_the_census_has_every_element_of_the_reference_and_no_other(cin):
    inherited = {"LAchildID", "CINreferralDate", "AssessmentActualStartDate", "CPPstartDate"}
    expected: dict[str, set[str]] = {}
    for parent, elements in leaves(cin["structure"]).items():
        expected.setdefault(CIN_TABLES[parent], set()).update(each["element"] for each in elements)
    newest = next(
        value
        for key, value in cin["in_the_2025_26_validator_only"].items()
        if key.startswith("PreProceedings")
    )
    expected["pre_proceedings"] = set(newest)
    for name, table in RETURNS["cin"].tables.items():
        assert set(table.by_name) - (inherited - expected[name]) == expected[name], name
    assert set(expected) == set(RETURNS["cin"].tables)


def test_the_census_requires_what_the_reference_requires(cin):
    for parent, elements in leaves(cin["structure"]).items():
        for each in elements:
            column = RETURNS["cin"].table(CIN_TABLES[parent]).column(each["element"])
            assert column.required is (each["min"] == 1), each["element"]


def test_the_census_has_the_codes_of_the_reference_in_every_year(cin):
    for parent, elements in leaves(cin["structure"]).items():
        for each in elements:
            kind = cin["simple_types"].get(each.get("type"), {})
            column = RETURNS["cin"].table(CIN_TABLES[parent]).column(each["element"])
            changes = [c for c in cin["changes_by_collection_year"] if c["type"] == each.get("type")]
            first = max((c["collection_year"] for c in changes if c.get("change") == "added"), default=2017)
            for year in range(first, 2027) if "codes" in kind else ():
                assert codes_in(column, year) == undone(set(kind["codes"]), changes, year), (
                    column.name,
                    year,
                )


def test_the_census_changed_from_gender_to_sex_in_the_year_of_the_reference(cin):
    changed = {c["type"]: c["collection_year"] for c in cin["changes_by_collection_year"] if "change" in c}
    sex = RETURNS["cin"].codes["sex"]
    assert changed == {"gendertype": 2025, "sextype": 2025}
    assert not set(sex.in_year(2024)) & set(sex.in_year(2025))
    assert "GenderCurrent" in RETURNS["cin"].table("child").column("Sex").headings


def test_annex_a_has_the_lists_and_columns_of_the_reference(annex_a):
    for number, (_, row) in enumerate(annex_a["lists"].items(), start=1):
        table = RETURNS["annex_a"].table(f"list_{number}")
        assert list(table.by_name) == list(row["columns"])
        assert table.title == f"List {number}: {row['title']}"
        for heading, said in row["columns"].items():
            column = table.column(heading)
            assert column.required is said["required"], heading
            assert column.kind in KINDS[said["type"]], heading
            assert column.minimum == said.get("min_value"), heading
    assert len(annex_a["lists"]) == len(RETURNS["annex_a"].tables)


def test_annex_a_reads_every_code_of_the_reference_and_has_no_other(annex_a):
    for number, row in enumerate(annex_a["lists"].values(), start=1):
        for heading, said in row["columns"].items():
            column = RETURNS["annex_a"].table(f"list_{number}").column(heading)
            if column.kind is Kind.FLAG:
                assert column.unknown is ("Unknown" in said["codes"]), heading
            elif column.codes:
                read = {
                    each: code_spelt(column.codes, each, 2026)
                    for each in said["codes"]
                    if each not in NO_CODE
                }
                assert None not in read.values(), (heading, read)
                assert set(read.values()) == set(column.codes.in_year(2026)), heading
                assert all(letter_of(each) in (code, "c") for each, code in read.items()), heading


def letter_of(code: str) -> str:
    return code.split(")")[0].split(":")[0]


def test_spellings_that_mean_no_code_are_not_read(annex_a):
    seen = {
        each
        for row in annex_a["lists"].values()
        for said in row["columns"].values()
        for each in said.get("codes", ())
    }
    assert seen >= NO_CODE
    assert all(
        code_spelt(codes, each, 2026) is None
        for codes in RETURNS["annex_a"].codes.values()
        for each in NO_CODE
    )


def test_no_two_headings_of_one_table_fall_together(annex_a):
    for row in annex_a["lists"].values():
        assert len({normal_heading(each) for each in row["columns"]}) == len(row["columns"])
