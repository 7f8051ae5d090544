"""A file is told by its headings, whatever their order; where two tables could be meant, neither is taken."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headway.returns.recognising import recognise, why_not
from headway.returns.schema import RETURNS

EVERY = [(told.name, table.name) for told in RETURNS.values() for table in told.tables.values()]


def headings_of(told: str, table: str) -> list[str]:
    return [each.name for each in RETURNS[told].table(table).columns]


@pytest.mark.parametrize(("told", "table"), EVERY)
def test_every_table_is_told_by_its_own_headings(told, table):
    headings = headings_of(told, table)
    found = recognise(headings)
    assert found
    assert (found.return_name, found.table, found.missing, found.unknown) == (told, table, (), ())
    assert found.matched == {each: each for each in headings}


@given(st.data())
def test_order_case_blanks_and_two_unknown_columns_change_nothing(data):
    told, table = data.draw(st.sampled_from(EVERY))
    headings = data.draw(st.permutations(headings_of(told, table)))
    typed = [
        data.draw(st.sampled_from([each, each.upper(), f" {each.lower()} ", each.replace(" ", "_")]))
        for each in headings
    ]
    extra = ["Notes of our own", "Printed by"] if len(headings) > 3 else []
    found = recognise([*typed, *extra])
    assert found
    assert (found.return_name, found.table, found.unknown) == (told, table, tuple(extra))
    assert list(found.matched.values()) == headings


@pytest.mark.parametrize(
    "name", ["episodes", "oc3", "prev_perm", "placed_adoption", "reviews", "missing", "social_worker"]
)
def test_tables_that_begin_with_child_and_date_of_birth_are_told_apart_by_their_required_columns(name):
    required = [each.name for each in RETURNS["ssda903"].table(name).columns if each.required]
    found = recognise(required)
    assert found
    assert found.table == name


def test_a_missing_required_column_is_named():
    found = recognise(["CHILD", "DOB", "REVIEW"])
    assert found
    assert (found.table, found.missing) == ("reviews", ("REVIEW_CODE",))


def test_columns_that_two_tables_share_name_neither():
    assert recognise(["CHILD", "DOB"]) is None
    assert "reviews of SSDA903" in why_not(["CHILD", "DOB"])
    assert recognise(["CHILD", "SEX", "DOB"]) is None
    assert "uasc of SSDA903 or header of SSDA903" in why_not(["CHILD", "SEX", "DOB"])


def test_three_missing_required_columns_are_too_many():
    headings = [each for each in headings_of("ssda903", "episodes") if each not in ("RNE", "LS", "CIN")]
    assert recognise(headings) is None
    found = recognise([*headings, "CIN"])
    assert found
    assert found.missing == ("RNE", "LS")


def test_a_file_with_more_unknown_headings_than_known_ones_is_not_taken():
    known = ["CHILD", "DOB", "IN_TOUCH", "ACTIV", "ACCOM"]
    assert recognise([*known, *"abcde"])
    assert recognise([*known, *"abcdef"]) is None


def test_a_file_of_something_else_is_not_taken_and_its_headings_are_not_repeated():
    assert recognise(["Invoice", "Amount", "Supplier"]) is None
    assert why_not(["Invoice", "Amount"]) == "its headings are those of no table that Headway knows"
    assert recognise([]) is None
    assert recognise(["", "  "]) is None


def test_a_heading_that_stands_twice_is_taken_once():
    found = recognise(["CHILD", "DOB", "REVIEW", "REVIEW_CODE", "Child"])
    assert found
    assert found.unknown == ("Child",)


def test_other_headings_for_a_column_are_known():
    headings = ["CHILDID", *headings_of("ssda903", "episodes")[1:]]
    headings[headings.index("PLACE")] = "PL"
    found = recognise(headings)
    assert found
    assert (found.matched["CHILDID"], found.matched["PL"]) == ("CHILD", "PLACE")


def test_annex_a_with_sex_in_place_of_gender_is_annex_a():
    headings = ["Sex" if each == "Gender" else each for each in headings_of("annex_a", "list_3")]
    found = recognise(headings)
    assert found
    assert (found.table, found.matched["Sex"]) == ("list_3", "Gender")


def test_a_hint_leaves_the_tables_of_one_return():
    assert recognise(headings_of("ssda903", "oc2"), "cin") is None
    found = recognise(["Child ID", "Area", "Start"], "local")
    assert found
    assert found.table == "child_area"
