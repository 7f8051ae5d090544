"""The schemas of the returns: what they say is whole, and what they must not say is refused."""

import pytest

from headway.errors import ForPerson
from headway.returns.headings import normal_heading
from headway.returns.schema import RETURNS, Kind, return_named
from headway.returns.schema_reading import return_from

EVERY_TABLE = [(told, table) for told in RETURNS.values() for table in told.tables.values()]
EVERY_COLUMN = [(told, table, column) for told, table in EVERY_TABLE for column in table.columns]

SMALL = """
name = "small"
title = "Small"
sources = ["here"]
[codes.colour]
R = "Red"
[tables.top]
title = "Top"
key = ["ID"]
columns = {{ ID = {{ kind = "child" }}, AT = {{ kind = "date" }}, COL = {{ kind = "code", codes = "colour" }} }}
[tables.below]
title = "Below"
{below}
columns = {{ ID = {{ kind = "child" }}, ON = {{ kind = "date" }} }}
"""


def small(below: str = "") -> str:
    return SMALL.format(below=below)


def test_the_five_returns_are_known_by_name():
    assert list(RETURNS) == ["ssda903", "cin", "annex_a", "workforce", "local"]
    assert all(told.name == name and told.sources and told.title for name, told in RETURNS.items())


def test_an_unknown_return_is_refused_with_the_names_there_are():
    with pytest.raises(ForPerson, match="'ssda902' is no return; give one of ssda903, cin"):
        return_named("ssda902")


def test_an_unknown_table_or_column_is_refused_with_the_names_there_are():
    with pytest.raises(ForPerson, match="has no table episode; it has header, episodes"):
        return_named("ssda903").table("episode")
    with pytest.raises(ForPerson, match="episodes has no column DECON; it has CHILD, DECOM"):
        return_named("ssda903").table("episodes").column("DECON")


def test_sex_was_1_or_2_until_2024_and_is_m_f_or_u_from_2025():
    sex = return_named("ssda903").codes["sex"]
    assert list(sex.in_year(2024)) == ["1", "2"]
    assert list(sex.in_year(2025)) == ["M", "F", "U"]
    assert set(sex.of_any_year()) == {"1", "2", "M", "F", "U"}


def test_a_code_that_was_replaced_ends_the_year_before_its_successor_begins():
    activity = return_named("ssda903").codes["activity"]
    assert "F3" in activity.in_year(2021)
    assert "F4" not in activity.in_year(2021)
    assert "F3" not in activity.in_year(2022)
    assert "F4" in activity.in_year(2022)


def test_the_social_worker_table_came_in_2024_and_deprivation_of_liberty_comes_in_2027():
    told = return_named("ssda903")
    assert "social_worker" not in [each.name for each in told.tables_in(2023)]
    assert "social_worker" in [each.name for each in told.tables_in(2024)]
    assert "dolo" not in [each.name for each in told.tables_in(2026)]
    assert "dolo" in [each.name for each in told.tables_in(2027)]


def test_a_year_after_the_last_known_one_is_not_known():
    told = return_named("ssda903")
    assert told.knows(2026)
    assert not told.knows(2027)
    assert not told.knows(2016)


def test_every_table_below_a_referral_carries_the_child_and_the_day_of_referral():
    below = set(return_named("cin").tables) - {"header", "child", "disabilities", "cin_details"}
    for name in below:
        columns = list(return_named("cin").table(name).by_name)
        assert columns[:2] == ["LAchildID", "CINreferralDate"], name


def test_dates_that_tell_the_collection_year_are_dates_of_their_table():
    for _, table in EVERY_TABLE:
        kinds = {table.column(name).kind for name in table.event_dates}
        assert kinds <= {Kind.DATE, Kind.MONTH}, table.name


def test_only_dates_are_put_in_order():
    for told, table in EVERY_TABLE:
        pairs = [(table.column(one), table.column(other)) for one, other in table.order]
        pairs += [
            (told.tables[each.parent].column(each.parent_column), table.column(each.column))
            for each in table.across
        ]
        assert all({one.kind, other.kind} <= {Kind.DATE, Kind.BORN} for one, other in pairs), table.name


def test_no_event_of_a_looked_after_child_may_come_before_the_birth():
    told = return_named("ssda903")
    for table in told.tables.values():
        for name in table.event_dates:
            starts = {before for before, after in table.order if after == name} | {
                each.parent_column for each in table.across if each.column == name
            }
            earlier = {before for start in starts for before, after in table.order if after == start}
            born_first = "DOB" in starts | earlier or any(
                each.column in starts and each.parent_column == "DOB" for each in table.across
            )
            assert born_first, (table.name, name)


def test_a_key_is_made_of_columns_that_must_be_filled_in_a_national_return():
    for name in ("ssda903", "cin"):
        for table in return_named(name).tables.values():
            if not table.optional:
                assert all(table.column(each).required for each in table.key), table.name


def test_codes_of_one_list_never_share_a_label_in_one_year():
    for told in RETURNS.values():
        for codes in told.codes.values():
            for year in (2017, 2026):
                labels = [each for each in codes.in_year(year).values() if "not verified" not in each]
                assert len(labels) == len(set(labels)), (told.name, codes.name)


def test_every_list_of_codes_is_used():
    for told in RETURNS.values():
        used = {
            each.name
            for table in told.tables.values()
            for c in table.columns
            for each in (c.codes, c.instead)
            if each
        }
        assert used == set(told.codes), told.name


def test_identifiers_and_postcodes_are_hashed_and_a_district_is_not():
    hashed = {kind for kind in Kind if kind.is_hashed}
    assert hashed == {"child", "pupil", "worker", "family", "adopter", "place_urn", "postcode"}


def test_every_column_that_names_a_person_is_of_a_kind_the_store_never_keeps():
    words = ("id", "upn", "uniqueid", "identifier", "worker", "advisor", "postcode", "urn")
    for _, table, column in EVERY_COLUMN:
        if any(normal_heading(column.name).endswith(each) for each in words) and column.kind is not Kind.TEXT:
            assert column.kind.is_hashed, (table.name, column.name)


@pytest.mark.parametrize(
    ("below", "fault"),
    [
        ('key = ["CHILD"]', "small/schema.toml, table below: it has no column CHILD."),
        ('order = [["ON", "OFF"]]', "small/schema.toml, table below: it has no column OFF."),
        ('event_dates = ["WHEN"]', "small/schema.toml, table below: it has no column WHEN."),
        ('parents = [{ columns = ["ID"], table = "roof" }]', "its parent roof is no table of this return."),
        ('parents = [{ columns = ["ON"], table = "top" }]', "its parent top has no column ON."),
        ('across = [["top", "AWAY", "ON"]]', "its parent top has no column AWAY."),
        ('colour = "red"', "small/schema.toml, table below: colour is not known here; give across,"),
    ],
)
def test_a_schema_that_mentions_what_is_not_there_is_refused_with_file_and_table(below, fault):
    return_from(small(), "small/schema.toml")
    with pytest.raises(ForPerson) as refused:
        return_from(small(below), "small/schema.toml")
    assert fault in str(refused.value)


@pytest.mark.parametrize(
    ("right", "wrong", "fault"),
    [
        ('kind = "date" }, COL', 'kind = "day" }, COL', "table top, column AT: 'day' is no kind of column"),
        (
            'codes = "colour"',
            'codes = "colours"',
            "column COL: there is no list of codes colours; there are colour.",
        ),
        (', codes = "colour"', "", "column COL: a column of codes names its list"),
        ('R = "Red"', 'R = { label = "Red", from = 2017 }', "codes colour, R: from is not known here"),
        (
            'AT = { kind = "date" }',
            'AT = { kind = "date", headings = ["Id "] }',
            "the heading Id  names two columns.",
        ),
        ('title = "Small"', "title = Small", "small/schema.toml is not TOML"),
    ],
)
def test_a_column_or_a_list_that_is_wrong_is_refused(right, wrong, fault):
    text = small()
    assert right in text
    with pytest.raises(ForPerson) as refused:
        return_from(text.replace(right, wrong), "small/schema.toml")
    assert fault in str(refused.value)


@pytest.mark.parametrize(
    "heading",
    [
        "Date of Birth",
        "DATE OF BIRTH ",
        "date_of_birth",
        "Date\u00a0of\nBirth",
        "Date-of-Birth:",
        "\ufeffDate of Birth",
    ],
)
def test_headings_that_differ_in_case_blanks_and_punctuation_are_one(heading):
    assert normal_heading(heading) == "dateofbirth"


def test_yes_or_no_in_brackets_is_no_part_of_a_heading():
    assert normal_heading("Offered a Return Interview (Y/N)?") == normal_heading(
        "offered a return interview ( y / n )"
    )
