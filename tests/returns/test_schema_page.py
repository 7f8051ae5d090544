"""The reference page of the returns says of every column what it holds and what is kept of it."""

from headway.returns.describe import kept_of, reference_page
from headway.returns.schema import RETURNS, Kind
from headway.returns.store.columns import stored_type

TYPES = {
    "keyed hash, the same in every return": {"BIGINT"},
    "keyed hash": {"BIGINT"},
    "month and year": {"INTEGER"},
    "whether it was given": {"BOOLEAN"},
}


def test_the_page_names_every_table_column_and_code():
    page = reference_page()
    for told in RETURNS.values():
        section = page.split(f"## {told.title}\n", 1)[1].split("\n## ", 1)[0]
        for table in told.tables.values():
            body = section.split(f"### `{table.name}`: ", 1)[1].split("\n### ", 1)[0]
            assert all(f"| `{each.name}`" in body for each in table.columns), table.name
        assert all(
            f"`{code.code}` {code.label}" in section for codes in told.codes.values() for code in codes.every
        )


def test_the_page_says_what_the_store_does():
    for told in RETURNS.values():
        for table in told.tables.values():
            for column in table.columns:
                said = TYPES.get(kept_of(column.kind), {"DATE", "BIGINT", "DECIMAL(12,2)", "VARCHAR"})
                assert stored_type(column) in said, (table.name, column.name)


def test_nothing_that_names_a_person_is_kept_as_it_is():
    as_it_is = {kind for kind in Kind if kept_of(kind) == "as it is"}
    assert as_it_is == {"date", "month", "whole", "decimal", "code", "flag", "team", "district"}


def test_years_rules_and_bounds_are_on_the_page():
    page = reference_page()
    for said in (
        "`1` Male (until 2024)",
        "`M` Male (from 2025)",
        "Collected from 2024.",
        "`DECOM` is not after `DEC`.",
        "`DOB` of `header` is not after `DECOM`.",
        "`CHILD` must be in `header`.",
        "One row for each `CHILD` and `DECOM`.",
        "| `SDQ_SCORE` | whole number, 0 to 40 |  | as it is |",
        "| `UPN` | unique pupil number, or a code of no upn | yes | keyed hash |",
    ):
        assert said in page, said
