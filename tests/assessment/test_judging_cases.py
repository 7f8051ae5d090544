"""The real cases that are known: Kent in 2010, the seven councils of 2009, Slough."""

from dataclasses import replace
from datetime import date

import pytest
from blocks import full, ids, profile, visit
from hypothesis import given
from profiles import profiles

from headway.assessment.examples import example
from headway.assessment.judging import Assessed, assess, permits, printed, refuse_unless_permitted
from headway.assessment.profile import Block
from headway.assessment.rulebook import rulebook
from headway.errors import ForPerson
from headway.frameworks import Mark, scales

CSA = rulebook("csa")

# Kent: inspected 11 to 22 October 2010, published 19 November 2010; an unannounced visit in August (kent-csa-2010).
INSPECTION = full(
    date(2010, 10, 22),
    date(2010, 11, 19),
    "11 to 22 October 2010",
    safeguarding_overall="inadequate",
    lac_overall="inadequate",
)
VISIT = visit(date(2010, 8, 31))
KENT = profile(INSPECTION, VISIT)


def test_kent_2010_ends_at_performs_poorly_and_safeguarding_is_the_first_reason() -> None:
    found = assess(KENT, CSA)
    assert [printed(each) for each in found.permitted] == ["Performs poorly (1)"]
    first = found.reasons[0]
    assert first.rule == "csa-safeguarding-inadequate"
    assert first.block is Block.INSPECTIONS
    assert first.evidence == (INSPECTION.key,)
    assert first.says == (
        "The full inspection of 11 to 22 October 2010 found safeguarding inadequate, so the grade is at best "
        "Performs poorly (1)."
    )
    assert found.limiting == found.reasons[:3]
    assert ids(found.leaning) == ["performs_poorly"]


def test_kents_three_limits_are_separate_rules_each_with_its_own_source_and_mark() -> None:
    found = {each.rule: (each.sources, each.mark) for each in assess(KENT, CSA).limiting}
    assert found == {
        "csa-safeguarding-inadequate": (("kent-csa-2010", "slough-2010"), Mark.PRIMARY),
        "csa-unannounced-serious": (("ofsted-memorandum-2010", "calderdale-2010"), Mark.PRIMARY),
        "csa-looked-after-inadequate": (("kent-csa-2010",), Mark.ASSUMPTION),
    }


def test_in_october_kents_inspection_was_not_public_so_only_the_visit_limits() -> None:
    found = assess(replace(KENT, as_of=date(2010, 11, 18)), CSA)
    assert [each.rule for each in found.limiting] == ["csa-unannounced-serious"]
    assert any(
        "11 to 22 October 2010 was not public by 18 November 2010" in each.says for each in found.reasons
    )


def test_kents_published_facts_end_at_performs_poorly_with_safeguarding_first() -> None:
    found = assess(example("Kent", 2010), CSA)
    assert [printed(each) for each in found.permitted] == ["Performs poorly (1)"]
    assert [each.rule for each in found.limiting] == [
        "csa-safeguarding-inadequate",
        "csa-unannounced-serious",
        "csa-looked-after-inadequate",
    ]
    assert found.reasons[0] == found.limiting[0]


SEVEN = ("Calderdale", "Knowsley", "Nottinghamshire", "Peterborough", "Plymouth", "Redbridge", "Salford")


@pytest.mark.parametrize("name", SEVEN)
def test_each_of_the_seven_of_2009_is_held_to_adequately_by_an_unannounced_visit(name: str) -> None:
    facts = example(name, 2009)
    assert (len(facts.settings), len(facts.inspections), len(facts.measures)) == (0, 1, 0)
    found = assess(facts, CSA)
    assert ids(found.permitted) == ["performs_adequately", "performs_poorly"]
    assert [each.rule for each in found.limiting] == ["csa-unannounced-serious"]
    assert found.reasons[0].block is Block.INSPECTIONS
    assert found.leaning == ()  # what was expected of them is not known


def test_sloughs_safeguarding_inspection_alone_leaves_poorly() -> None:
    found = assess(profile(full(date(2010, 6, 30), safeguarding_overall="inadequate")), CSA)
    assert ids(found.permitted) == ["performs_poorly"]


def test_looked_after_inadequate_alone_leaves_adequately_as_an_assumption() -> None:
    alone = full(date(2010, 6, 30), safeguarding_overall="adequate", lac_overall="inadequate")
    found = assess(profile(alone), CSA)
    assert ids(found.permitted) == ["performs_adequately", "performs_poorly"]
    assert found.limiting[0].mark is Mark.ASSUMPTION


def test_adequate_is_three_in_the_inspection_and_does_not_read_as_performs_well() -> None:
    """3 is adequate in the inspection and well in the assessment: the number says nothing across scales."""
    adequate = full(date(2010, 6, 30), safeguarding_overall="adequate", lac_overall="adequate")
    found = assess(profile(adequate), CSA)
    assert len(found.permitted) == 4
    assert ids(found.leaning) == ["performs_adequately"]


def test_a_grade_better_than_permitted_is_refused_with_the_rule_and_one_permitted_passes() -> None:
    found = assess(KENT, CSA)
    refuse_unless_permitted(found, CSA.scale.by_id("performs_poorly"))
    with pytest.raises(ForPerson, match=r"Performs adequately \(2\) is not permitted.*csa-safeguarding"):
        refuse_unless_permitted(found, CSA.scale.by_id("performs_adequately"))
    with pytest.raises(ForPerson, match="grade of the scale slac_4"):
        permits(found, scales()["slac_4"].by_id("inadequate"))


@given(profiles())
def test_what_was_assessed_survives_json_without_a_number(given_profile) -> None:
    found = assess(given_profile, CSA)
    assert Assessed.from_dict(found.as_dict()) == found
    assert set(found.as_dict()["permitted"][0]) == {"scale", "id", "label"}
    bare = {**found.as_dict(), "permitted": [1]}
    with pytest.raises(ForPerson, match="cannot be read back"):
        Assessed.from_dict(bare)
