"""A definition that could not be counted alike everywhere is refused when it is read, naming the file."""

import shutil

import pytest

from headway.errors import ForPerson
from headway.indicators.definition import FOLDER, catalogue, expressions, read_catalogue
from headway.indicators.portable import condition, query

GOOD = """
[referrals]
title = "Referrals"
counts = "referrals received"
out_of = ""
population = "referral"
clock = "event"
numerator = "TRUE"
denominator = "none"
unit = "count"
multiplier = 1
decimals = 0
polarity = "neutral"
source = ["cin.cin_details"]
"""


@pytest.fixture
def folder(tmp_path):
    """One population and one definition of it, to spoil."""
    for name in ("catalogue", "populations", "views"):
        (tmp_path / name).mkdir()
    shutil.copy(FOLDER / "populations" / "referral.sql", tmp_path / "populations")
    shutil.copy(FOLDER / "views" / "referral_in_order.sql", tmp_path / "views")
    (tmp_path / "catalogue" / "made_up.toml").write_text(GOOD)
    return tmp_path


def spoil(folder, old, new, name="catalogue/made_up.toml"):
    path = folder / name
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new, 1))


def test_a_sound_definition_is_read(folder):
    definition = read_catalogue(folder).definitions["referrals"]
    assert definition.theme == "made_up"
    assert definition.is_count
    assert expressions(definition) == {"numerator": "TRUE", "unknown": "FALSE"}


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('numerator = "TRUE"', 'numerator = "colour = 1"', "numerator names colour"),
        ('population = "referral"', 'population = "nobody"', "no population"),
        ('clock = "event"', 'clock = "snapshot"', "clock"),
        ('clock = "event"', 'clock = "sundial"', "clock must be one of"),
        ('numerator = "TRUE"', 'numerator = "nfa / 2 = 1"', "division"),
        ('numerator = "TRUE"', 'numerator = "nfa > 0.5"', "fraction"),
        ('numerator = "TRUE"', "numerator = \"day > DATE '2020-01-01'\"", "cast to DATE"),
        ('numerator = "TRUE"', "numerator = \"date_trunc('month', day) = 1\"", "function"),
        ('numerator = "TRUE"', 'numerator = "nfa = = 1"', "cannot be read"),
        ('numerator = "TRUE"', 'numerator = "SELECT 1"', "must be a condition"),
        ('numerator = "TRUE"', "", "either numerator or numerator_sum"),
        ('title = "Referrals"', "", "title is not given"),
        ('title = "Referrals"', 'title = "Referrals"\ncolour = 1', '"colour" is not a part'),
        ('polarity = "neutral"', 'polarity = "up"', "polarity must be one of"),
        ('denominator = "none"', 'denominator_from = "adults"', "can only be"),
        ("[referrals]", "[referrals", "not TOML"),
    ],
)
def test_a_fault_in_a_definition_names_the_file(folder, old, new, says):
    spoil(folder, old, new)
    with pytest.raises(ForPerson, match=r"catalogue/made_up\.toml") as refused:
        read_catalogue(folder)
    assert says in str(refused.value)


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("-- clock: event", "-- colour: event", "event, snapshot or cohort"),
        ("-- clock: event\n", "", "event, snapshot or cohort"),
        ("r.source,", "r.colour AS source,", "colour"),
        ("FROM referral_in_order r", "FROM referrals r", 'no table "referrals"'),
        ("r.source,", "r.source, r.received,", "differ in received"),
        ("r.received AS day", "r.received / 2 AS day", "division"),
        ("r.received AS day", "r.received AS the_day", "differ in"),
        ("r.source,", "r.*,", "star"),
        ("-- clock: event", "-- clock: snapshot", "must give period"),
    ],
)
def test_a_fault_in_a_population_names_the_file(folder, old, new, says):
    spoil(folder, old, new, "populations/referral.sql")
    with pytest.raises(ForPerson, match=r"populations/referral\.sql") as refused:
        read_catalogue(folder)
    assert says in str(refused.value)


def test_an_event_may_not_read_the_periods(folder):
    spoil(
        folder,
        "FROM referral_in_order r",
        "FROM referral_in_order r JOIN period t ON t.last_day = r.received",
        "populations/referral.sql",
    )
    with pytest.raises(ForPerson, match="only a snapshot reads"):
        read_catalogue(folder)


def test_views_that_read_each_other_are_refused(folder):
    for one, other in (("a", "b"), ("b", "a")):
        (folder / "views" / f"{one}.sql").write_text(f"-- child: it\nSELECT child FROM {other}\n")
    with pytest.raises(ForPerson, match="circle"):
        read_catalogue(folder)


@pytest.mark.parametrize("sql", ["DELETE FROM referral", "SELECT 1; SELECT 2", "", "DROP TABLE referral"])
def test_a_population_is_one_select_and_nothing_else(sql):
    with pytest.raises(ForPerson, match=r"x\.sql"):
        query(sql, "x.sql")


def test_a_table_function_that_reads_a_file_is_refused():
    with pytest.raises(ForPerson, match=r"x\.sql"):
        query("SELECT a.child FROM read_csv('/etc/passwd') a", "x.sql")


def test_conditions_over_codes_and_windows_are_portable():
    condition("source IN ('1A', '2B') AND COALESCE(nfa, 0) = 0 AND source LIKE '1%'", "here")


@pytest.mark.parametrize("definition", catalogue().definitions.values(), ids=lambda each: each.id)
def test_every_definition_says_what_it_is(definition):
    assert definition.title
    assert definition.counts
    assert definition.is_count or definition.out_of
    assert definition.source
    assert definition.returns[0] in ("ssda903", "cin", "annex_a", "workforce")
    assert definition.unknown == "FALSE" or definition.unknowns, (
        "unknown rows are counted; say which they are"
    )
    assert not definition.counts.endswith("."), "a phrase, so that it can stand in a sentence"
