"""The data: everything loads, everything it refers to exists, and faults are said all at once."""

from datetime import date
from pathlib import Path

import pytest

from headway.errors import ForPerson
from headway.frameworks import (
    Kind,
    Mark,
    describe,
    family,
    framework,
    framework_on,
    frameworks,
    proportion_tables,
    reference_page,
    scales,
    sources,
)
from headway.frameworks.library import known
from headway.frameworks.reading import read_framework
from headway.frameworks.shared_tables import read_proportions, read_scales, read_sources

IDS = [
    "apa",
    "area_send_2023",
    "child_protection_2012",
    "csa",
    "focused_visit",
    "ilacs_2018",
    "ilacs_2023",
    "ilacs_2026",
    "ilacs_2027",
    "jtai",
    "lac_2013",
    "monitoring_visit",
    "send_2016",
    "sif",
    "slac",
    "ucra",
]


def test_every_framework_of_the_issue_is_there():
    assert sorted(frameworks()) == IDS


@pytest.mark.parametrize("framework_id", IDS)
def test_every_framework_has_sources_and_words_or_is_a_planned_slot(framework_id):
    each = framework(framework_id)
    assert each.sources
    assert each.planned or each.facts or each.vocabulary


def test_every_rule_that_a_machine_does_not_apply_says_so_by_having_no_limit():
    for each in frameworks().values():
        for rule in each.rules:
            assert (rule.when is None) == (rule.limits is None), rule.id


def test_what_is_not_seen_in_a_source_cites_none_and_keeps_its_mark():
    blocks = [fact for fact in framework("csa").facts if fact.topic.startswith("Block")]
    assert [fact.verification for fact in blocks] == [Mark.BACKGROUND] * 3
    assert {fact.verification for fact in framework("sif").facts if fact.topic == "Not known"} == {
        Mark.UNKNOWN
    }
    for each in frameworks().values():
        for part in (*each.facts, *each.vocabulary, *each.rules, *each.clocks):
            assert bool(part.sources) == (part.verification not in {Mark.BACKGROUND, Mark.UNKNOWN}), part


def test_every_source_is_cited_and_every_citation_is_listed():
    cited = {key for each in frameworks().values() for key in each.sources}
    for each in frameworks().values():
        cited |= {k for p in (*each.facts, *each.vocabulary, *each.rules, *each.clocks) for k in p.sources}
    for shared in (*scales().values(), *proportion_tables().values()):
        cited |= set(shared.sources)
    assert cited == set(sources())


def test_the_two_eras_number_their_grades_in_opposite_directions():
    csa, slac = framework("csa").scale, framework("slac").scale
    assert (csa.higher_code_is_better, slac.higher_code_is_better) == (True, False)
    assert csa.grades[0].code == 4
    assert slac.grades[0].code == 1
    assert framework("sif").scale.higher_code_is_better is None


@pytest.mark.parametrize(
    ("name", "day", "expected"),
    [
        ("ilacs", date(2018, 1, 29), "ilacs_2018"),
        ("ILACS", date(2022, 11, 7), "ilacs_2018"),  # Wandsworth, published in January 2023
        ("ilacs", date(2022, 12, 31), "ilacs_2018"),
        ("ilacs", date(2023, 1, 1), "ilacs_2023"),
        ("ilacs", date(2026, 3, 31), "ilacs_2023"),
        ("ilacs", date(2026, 4, 1), "ilacs_2026"),
        ("SIF", date(2018, 6, 11), "sif"),  # Torbay's re-inspection, after ILACS began
        ("Area SEND", date(2019, 1, 28), "send_2016"),
        ("Area SEND", date(2023, 6, 1), "area_send_2023"),
        ("LAC 2013", date(2013, 7, 15), "lac_2013"),
        ("ILACS focused visit", date(2018, 1, 31), "focused_visit"),
    ],
)
def test_the_day_fieldwork_starts_picks_the_version(name, day, expected):
    assert framework_on(name, day).id == expected


@pytest.mark.parametrize(
    ("name", "day", "message"),
    [
        ("ilacs", date(2027, 5, 1), "planned for 2027, whose rules Headway does not know yet"),
        ("ilacs", date(2017, 12, 31), "No version of ilacs was in force on 31 December 2017"),
        ("sif", date(2018, 7, 1), "to 30 June 2018"),
        ("ofsted", date(2018, 7, 1), 'no family of frameworks "ofsted". Use one of: apa, csa'),
    ],
)
def test_a_day_or_a_family_that_nothing_answers_to_is_refused(name, day, message):
    with pytest.raises(ForPerson, match=message):
        framework_on(name, day)


def test_an_unknown_framework_is_refused_with_the_list():
    with pytest.raises(ForPerson, match=r'no framework "ofsted"\. Use one of: apa, csa, .*, ilacs_2027'):
        framework("ofsted")


def test_the_planned_slot_has_no_rules_and_is_in_force_on_no_day():
    slot = framework("ilacs_2027")
    assert slot.planned
    assert not slot.in_force(date(2028, 1, 1))
    assert (slot.judgements, slot.rules, slot.scale) == ((), (), None)


def test_ilacs_of_2026_has_four_judgements_and_no_overall_grade():
    assert [each.id for each in framework("ilacs_2026").judgements] == [
        "leaders",
        "help_and_protection",
        "children_in_care",
        "care_leavers",
    ]
    assert framework("ilacs_2026").rules == ()


def test_families_list_their_versions_oldest_first():
    assert [each.id for each in family("ilacs")] == ["ilacs_2018", "ilacs_2023", "ilacs_2026", "ilacs_2027"]


@pytest.mark.parametrize("framework_id", IDS)
def test_the_description_says_name_marks_and_every_rule(framework_id):
    each = framework(framework_id)
    text = describe(each)
    assert text.startswith(f"## {each.name} (`{each.id}`)")
    assert all(f"`{rule.id}`" in text and str(rule.kind) in text for rule in each.rules)
    assert all(judgement.label in text for judgement in each.judgements)
    assert all(use.id in text for use in each.clocks)
    assert all(f"[{key}]" in text for key in each.sources)
    assert "  \n" not in text
    assert "None" not in text.replace("None:", "").replace("None of", "")


def test_the_description_of_sif_gives_the_counts_of_each_rule():
    text = describe(framework("sif"))
    assert "- **hard** `sif-key-inadequate`" in text
    assert "40 inspections, 0 exceptions; counted in published reports [register]" in text
    assert "`overall` was seen as Good 20, Requires improvement 5" in text


def test_the_reference_page_in_the_documentation_is_the_one_the_data_gives():
    page = Path(__file__).parents[2] / "docs" / "reference" / "frameworks.md"
    assert page.read_text(encoding="utf-8") == reference_page()


GOOD = """
id = "mine"
family = "mine"
name = "Mine"
from = "2013-11"
verification = "primary"
scale = "ofsted_words_4"
judgements = [{ id = "overall", label = "Overall" }, { id = "care", label = "Care", parent = "overall" }]
"""


def refused(text):
    with pytest.raises(ForPerson) as error:
        read_framework(text, "mine.toml", known())
    return str(error.value)


def test_a_framework_file_is_read():
    mine = read_framework(GOOD, "mine.toml", known())
    assert mine.first_day == date(2013, 11, 1)
    assert mine.last_day is None
    assert [each.parent for each in mine.judgements] == [None, "overall"]


def test_the_end_of_a_year_or_month_is_its_last_day():
    for written, day in {
        "2013": (2013, 12, 31),
        "2024-02": (2024, 2, 29),
        "2013-11-19": (2013, 11, 19),
    }.items():
        mine = read_framework(f'to = "{written}"\n' + GOOD, "mine.toml", known())
        assert mine.last_day == date(*day)


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (("primary", "sure"), 'mine.toml, top: "verification" is "sure"; use primary, official_stats'),
        (('name = "Mine"', ""), '"name" is missing'),
        (('name = "Mine"', "name = 3"), '"name" must be a text'),
        (('name = "Mine"', 'name = "Mine"\nnmae = "x"'), '"nmae" is not a key here'),
        (("ofsted_words_4", "marks"), 'scale "marks" is not in scales.toml'),
        (('parent = "overall"', 'parent = "all"'), 'judgements care: parent "all" is not in the judgements'),
        (('id = "care"', 'id = "overall"'), "listed twice"),
        (('"2013-11"', '"November"'), '"from" is "November"; write a year'),
        (
            ('name = "Mine"', 'name = "Mine"\nsources = ["hearsay"]'),
            'source "hearsay" is not in sources.toml',
        ),
        (("id =", "id"), "is not TOML"),
    ],
)
def test_a_faulty_file_is_refused_with_place_and_cause(change, fault):
    assert fault in refused(GOOD.replace(*change, 1))


RULE = """
[[rules]]
id = "r"
kind = "hard"
text = "Why."
limits = "overall"
when = { any_of = ["care"], is = "inadequate" }
best_permitted = "inadequate"
n = 2
exceptions = 0
verification = "corpus"
sources = ["register"]
"""


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (('is = "inadequate"', 'is = "bad"'), 'grade "bad" is not in this framework\'s scale'),
        (('["care"]', '["cars"]'), 'rules r, when: judgement "cars" is not in this framework'),
        ((', is = "inadequate"', ""), 'give either "is" or "worse_than"'),
        (('any_of = ["care"],', ""), "give exactly one of any_of, all_of, none_of, count_of"),
        (("any_of", "count_of"), '"count_of" needs one of "at_least" and "exactly"'),
        (('is = "inadequate" }', 'is = "inadequate", at_least = 2 }'), '"count_of" needs one of'),
        (('best_permitted = "inadequate"', ""), 'a rule that is hard needs "best_permitted"'),
        (('"hard"', '"discretionary"'), "a discretionary rule limits nothing"),
        (('limits = "overall"', ""), 'a rule with "when" needs "limits"'),
        (("exceptions = 0", "exceptions = 1"), 'every exception must be named in "exceptions_named"'),
        (("n = 2", "n = true"), '"n" must be a whole number'),
        (("n = 2", 'seen = { good = "many" }'), '"seen" must hold whole numbers'),
    ],
)
def test_a_faulty_rule_is_refused_with_place_and_cause(change, fault):
    assert read_framework(GOOD + RULE, "mine.toml", known()).rules[0].kind is Kind.HARD
    assert fault in refused(GOOD + RULE.replace(*change, 1))


def test_a_clock_that_does_not_exist_is_refused():
    clock = '[[clocks]]\nid = "sundial"\napplies = "Always."\nverification = "primary"\n'
    assert 'clock "sundial" is not in headway.clocks' in refused(GOOD + clock)


def test_every_fault_is_said_at_once():
    message = refused(GOOD.replace("primary", "sure").replace('name = "Mine"', 'rank = "x"'))
    assert len(message.splitlines()) == 3


def test_a_scale_whose_codes_run_against_its_direction_is_refused():
    text = """
    [[scale]]
    id = "s"
    name = "S"
    higher_code_is_better = true
    verification = "primary"
    grades = [{ id = "a", code = 1, label = "A" }, { id = "b", code = 2, label = "B" }]
    """
    with pytest.raises(
        ForPerson, match='scale s: codes must be on every grade and run as "higher_code_is_better"'
    ):
        read_scales(text, "scales.toml")
    assert read_scales(text.replace("true", "false"), "scales.toml")["s"].grades[0].rank == 1


def test_faulty_shared_tables_are_refused():
    with pytest.raises(ForPerson, match='"title" is missing'):
        read_sources('[[source]]\nkey = "x"', "sources.toml")
    band = """
    [[proportions]]
    id = "p"
    name = "P"
    verification = "primary"
    bands = [{ words = ["most"], low = 9, high = 3 }]
    """
    with pytest.raises(ForPerson, match='bands 1: "low" and "high" must be whole percentages'):
        read_proportions(band, "proportions.toml")
