"""The shipped rules hold together, and every fault of a changed one is named by its key and line."""

import re

import pytest

from headway.assessment import Block, kinds
from headway.assessment.rulebook import (
    Whose,
    read_rulebook,
    rulebook,
    rulebook_for,
    rulebook_text,
    rulebooks,
)
from headway.errors import ForPerson
from headway.frameworks import Mark, framework, sources

CSA = rulebook_text("csa")


def fault(text: str) -> str:
    """What reading this text is refused with."""
    with pytest.raises(ForPerson) as refused:
        read_rulebook(text, "ours.toml")
    return str(refused.value)


def line_of(text: str, part: str) -> int:
    """The number of the first line that begins so."""
    return next(place for place, line in enumerate(text.splitlines(), 1) if line.startswith(part))


def test_the_year_says_which_rules_and_the_years_between_have_none() -> None:
    assert [rulebook_for(year).id for year in (2009, 2011, 2014, 2026)] == [
        "csa",
        "csa",
        "council",
        "council",
    ]
    for year in (2008, 2012, 2013):
        with pytest.raises(ForPerson, match=f"no rules for assessments of {year}.*csa: 2009 to 2011"):
            rulebook_for(year)
    with pytest.raises(ForPerson, match=r'no rulebook "apa".*csa, council'):
        rulebook("apa")


def test_no_shipped_limit_looks_at_anything_but_inspections() -> None:
    for book in rulebooks().values():
        assert {rule.block for rule in book.limiting} == {Block.INSPECTIONS}


def test_every_leaning_and_every_rule_of_the_council_is_marked_an_assumption() -> None:
    assert {rule.mark for book in rulebooks().values() for rule in book.leaning} == {Mark.ASSUMPTION}
    council = rulebook("council")
    assert {rule.mark for rule in council.limiting} == {Mark.ASSUMPTION}
    assert council.whose is Whose.COUNCIL


def test_the_judgements_that_rules_read_are_judgements_of_the_inspections() -> None:
    known = {
        each.id
        for name in ("slac", "sif", "ilacs_2018", "ilacs_2023", "ilacs_2026")
        for each in framework(name).judgements
    }
    for book in rulebooks().values():
        for rule in book.limiting:
            assert set(getattr(rule.when, "judgements", ())) <= known
        for rule in book.leaning:
            assert set(getattr(rule.by, "judgements", ())) <= known


def test_the_five_outcomes_stand_in_the_order_of_every_child_matters() -> None:
    assert [label for _, label in rulebook("csa").outcomes] == [
        "Be healthy",
        "Stay safe",
        "Enjoy and achieve",
        "Make a positive contribution",
        "Achieve economic well-being",
    ]
    assert rulebook("csa").kinds == tuple(each.id for each in kinds())


def test_every_source_is_known_and_every_rule_that_is_no_assumption_has_one() -> None:
    for book in rulebooks().values():
        for rule in book.rules:
            assert set(rule.sources) <= set(sources())
            assert rule.sources or rule.mark is Mark.ASSUMPTION


def test_a_limit_by_measures_is_refused_with_the_reason() -> None:
    text = CSA.replace('block = "B"', 'block = "C"', 1)
    said = fault(text)
    assert "do not foretell what inspectors find" in said
    assert said.startswith(f"ours.toml, line {line_of(text, 'block')}, limiting csa-safeguarding-inadequate:")


@pytest.mark.parametrize("mark", ["assumption", "primary"])
def test_a_limit_by_settings_is_refused_in_the_inspectorates_rules(mark: str) -> None:
    text = CSA.replace('block = "B"', 'block = "A"', 1).replace(
        '"primary"\nsources = ["kent-csa-2010", "sl', f'"{mark}"\nsources = ["kent-csa-2010", "sl'
    )
    assert "Only a council's own rules may" in fault(text)


def test_a_limit_by_settings_in_a_councils_rules_must_be_marked_an_assumption() -> None:
    own = """
[[limiting]]
id = "own"
title = "Own"
block = "A"
text = "Own."
best = "requires_improvement"
verification = "primary"
sources = ["register"]
when = { kinds = ["childrens_homes"], inadequate_above = 20, least_inspected = 5 }
"""
    text = rulebook_text("council") + own
    assert 'with verification = "assumption"' in fault(text)
    assert read_rulebook(text.replace('"primary"', '"assumption"'), "ours.toml").rule("own")


@pytest.mark.parametrize("wrong", ["1", '"1"', '"inadequate"'])
def test_a_grade_given_as_a_number_or_of_another_scale_is_refused(wrong: str) -> None:
    text = CSA.replace('best = "performs_poorly"', f"best = {wrong}")
    said = fault(text)
    assert f"ours.toml, line {line_of(text, 'best')}, limiting csa-safeguarding-inadequate" in said
    assert "performs_excellently, performs_well, performs_adequately, performs_poorly" in said


@pytest.mark.parametrize(
    ("begins", "written", "says"),
    [
        ("good_share", "good_share = 165", "whole number from 0 to 100"),
        ("good_share", 'good_share = "most"', '"good_share" must be a whole number'),
        ("good_share", "", '"good_share" is missing'),
        ("good_share", "god_share = 65", '"god_share" is not a key here'),
        ("performs_well", "performs_well = 95", "must fall from the best grade to the worst"),
        ("worse_below", "worse_below = 90", '"worse_below" is above "better_from"'),
        ("grades_lower", "grades_lower = 9", "whole number from 1 to 3"),
        ("within_months", "within_months = 0", "whole number from 1 to 120"),
        ("majors", 'majors = ["ful"]', '"majors" is ful; use full, unannounced'),
        ("at_or_below", "", '"when" needs "judgements" and "at_or_below"'),
        ("scale", 'scale = "four"', '"scale" is "four"; use'),
        ("proportion_words", 'proportion_words = "mine"', '"proportion_words" is "mine"; use'),
        ("sources", 'sources = ["hearsay"]', '"hearsay", which is not in sources.toml'),
        ("to_year", "to_year = 2001", '"to_year" is before "from_year"'),
        ("from_year", "", '"from_year" is missing'),
    ],
)
def test_a_fault_is_named_by_its_key_with_what_to_do(begins: str, written: str, says: str) -> None:
    text = re.sub(rf"^{begins} ?.*$", written, CSA, count=1, flags=re.MULTILINE)
    assert text != CSA
    assert says in fault(text)


def test_a_missing_part_of_the_letter_and_an_unknown_table_are_named() -> None:
    without = CSA.replace("[statute]", "[stature]")
    said = fault(without)
    assert '"statute" is missing; write [statute]' in said
    assert '"stature" is not a key here' in said


def test_all_faults_are_said_at_once_each_with_its_line() -> None:
    text = CSA.replace("good_share = 65", "good_share = 650").replace("better_from = 60", "better_from = -1")
    lines = fault(text).splitlines()
    assert len(lines) >= 2
    assert lines[0].startswith(f"ours.toml, line {line_of(text, 'good_share')}, leaning csa-settings: ")
    assert any(f"line {line_of(text, 'better_from')}, leaning csa-measures" in each for each in lines)


def test_a_text_that_is_not_toml_is_refused_with_its_line() -> None:
    assert re.search(r"ours.toml is not TOML: .*line \d+", fault(CSA + "\n[[["))


def test_two_rules_of_one_id_are_refused() -> None:
    assert 'id "csa-settings" is used twice' in fault(
        CSA.replace('id = "csa-measures"', 'id = "csa-settings"')
    )


def test_leaning_by_measures_alone_is_refused() -> None:
    start = CSA.index("[[leaning]]")
    last = CSA.rindex("[[leaning]]")
    assert "measures only decide between what A and B leave" in fault(CSA[:start] + CSA[last:])


def test_a_rulebook_without_assumptions_in_words_is_refused_while_rules_are_assumed() -> None:
    text = re.sub(r"assumptions = \[.*?\n\]", "assumptions = []", CSA, flags=re.DOTALL)
    assert "say in sentences what is assumed" in fault(text)


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('judgements = ["safeguarding_overall"]', 'judgements = ["safegarding_overall"]', '"safegarding_overall"'),
        ('judgements = ["safeguarding_overall"]', 'judgements = ["NI 73"]', '"NI 73", which no framework has'),
        ('id = "stay_safe"', 'id = "be_healthy"', 'outcome id "be_healthy" is used twice'),
        ('label = "Stay safe"', 'label = " "', '"label of stay_safe" is empty'),
        ('id = "csa"', 'id = ""', 'rulebook id ""'),
        ('id = "csa-settings"', 'id = "judgement"', 'rule id "judgement" will not do'),
        ('id = "csa-settings"', 'id = "<b>"', 'rule id "<b>" will not do'),
        ("from_year = 2009", "from_year = -5", '"from_year" is -5'),
    ],
)  # fmt: skip
def test_a_name_that_is_empty_taken_unknown_or_doubled_is_refused(old: str, new: str, says: str) -> None:
    assert old in CSA
    assert says in fault(CSA.replace(old, new, 1))


def test_rules_of_an_inspectorate_that_limit_nothing_are_refused() -> None:
    start, end = CSA.index("[[limiting]]"), CSA.index("[[leaning]]")
    assert '"limiting" is empty' in fault(CSA[:start] + CSA[end:])


def test_a_text_that_is_nested_without_end_is_refused() -> None:
    assert "nested too deeply" in fault("a = " + "[" * 20_000)


def test_a_councils_limit_by_settings_names_its_kinds() -> None:
    rule = (
        '[[limiting]]\nid = "x"\ntitle = "t"\nblock = "A"\ntext = "t"\nbest = "good"\nverification = "assumption"\n'
        "[limiting.when]\ngood_below = 50\nleast_inspected = 1\n\n"
    )
    assert '"kinds" is missing' in fault(
        rulebook_text("council").replace("[[limiting]]", f"{rule}[[limiting]]", 1)
    )
