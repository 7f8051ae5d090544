"""Areas of practice: everything that they name exists, and everything that is counted has an area."""

import pytest

from headway.assessment.self_evaluation import Kind
from headway.assessment.self_evaluation.practice import area, areas, audit_rules, bearing, old_after
from headway.errors import ForPerson
from headway.frameworks import framework, frameworks
from headway.indicators import catalogue
from headway.themes import themes

NOT_PRACTICE = {"context"}
"""Themes of indicators that are nobody's practice."""


def test_every_judgement_that_an_area_names_is_in_its_family_of_frameworks() -> None:
    known: dict[str, set[str]] = {}
    for each in map(framework, frameworks()):
        known.setdefault(each.family, set()).update(one.id for one in each.judgements)
    for one in areas():
        for family, ids in one.judgements.items():
            assert set(ids) <= known[family], one.id


def test_every_theme_of_what_inspectors_ask_for_has_an_area() -> None:
    named = set().union(*(each.themes for each in areas()))
    assert named == {each.key for each in themes()}


def test_every_indicator_of_the_catalogue_bears_on_an_area() -> None:
    definitions = catalogue().definitions
    assert {key for each in areas() for key in each.indicators} <= set(definitions)
    lost = [
        key
        for key, each in definitions.items()
        if each.theme not in NOT_PRACTICE and not bearing(indicator=key, measure_theme=each.theme)
    ]
    assert lost == []


def test_a_judgement_of_help_and_protection_bears_on_three_areas() -> None:
    assert bearing(judgement=("ilacs", "help_and_protection")) == ("front_door", "protection", "exploitation")


def test_care_and_care_leavers_judged_together_bear_on_both() -> None:
    found = bearing(judgement=("ilacs", "children_in_care_and_care_leavers"))
    assert {"care", "care_leavers"} <= set(found)


def test_a_theme_of_an_indicator_is_no_theme_of_a_report() -> None:
    assert bearing(measure_theme="missing") == ("exploitation",)
    assert bearing(themes=["missing_exploitation"]) == ("exploitation",)


def test_an_area_that_does_not_exist_is_refused_with_those_that_do() -> None:
    with pytest.raises(ForPerson, match=r'"parks" is not an area of practice\. Use one of: front_door, '):
        area("parks")


def test_rules_of_age_are_of_kinds_that_exist_and_a_measure_has_its_own() -> None:
    assert old_after(Kind.AUDIT) == 12
    assert old_after(Kind.MEASURE) is None
    assert audit_rules().fewest == 6
