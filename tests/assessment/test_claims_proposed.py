"""What the evidence suggests saying; and a self-evaluation as it is signed off."""

import json
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis.strategies import DrawFn, booleans, composite, integers, sampled_from, sets

from headway.assessment.self_evaluation import Claim, Evidence, Kind, Says, Stance, against
from headway.assessment.self_evaluation.claims_proposed import proposed
from headway.assessment.self_evaluation.practice import areas
from headway.assessment.self_evaluation.text import Written, from_dict, shown, small_numbers, written_claim

TODAY = date(2026, 11, 23)


def evidence(key: str, kind: Kind, says: Says, *bears: str, **more: Any) -> Evidence:
    told = {"text": "3 of 4.", "public": f"{key} for all.", "on": TODAY} | more
    return Evidence(key=key, kind=kind, areas=bears or ("care",), says=says, **told)


@composite
def some_evidence(draw: DrawFn) -> list[Evidence]:
    """Any evidence of any kind, in any areas, of any age, published or not."""
    return [
        evidence(
            str(number),
            draw(sampled_from(list(Kind))),
            draw(sampled_from(list(Says))),
            *draw(sets(sampled_from([each.id for each in areas()]), min_size=1, max_size=3)),
            on=TODAY - timedelta(days=draw(sampled_from([0, 100, 400, 1000, 2000]))),
            public=draw(sampled_from(["For all.", ""])),
            is_thin=draw(booleans()),
            is_stale=draw(booleans()),
        )
        for number in range(draw(integers(0, 6)))
    ]


GOOD = evidence("good", Kind.JUDGEMENT, Says.STRENGTH)
BAD = evidence("bad", Kind.AUDIT, Says.WEAKNESS)


def claims(*given: Evidence, question: int = 1) -> list[Claim]:
    return [each.claim for each in proposed(given, TODAY) if each.question == question]


def test_what_only_speaks_for_an_area_suggests_a_strength() -> None:
    (claim,) = claims(GOOD)
    assert (claim.area, claim.stance, claim.evidence) == ("care", Stance.STRENGTH, ("good",))


def test_what_only_speaks_against_it_suggests_that_it_must_improve() -> None:
    (claim,) = claims(BAD)
    assert claim.stance is Stance.TO_IMPROVE


def test_where_evidence_speaks_both_ways_a_person_has_to_weigh_it() -> None:
    (claim,) = claims(GOOD, BAD)
    assert claim.stance is Stance.NEITHER
    assert claim.evidence == ("bad", "good")


def test_no_claim_that_is_proposed_is_contradicted_by_the_evidence_it_was_proposed_from() -> None:
    some = [GOOD, BAD, evidence("red", Kind.MEASURE, Says.WEAKNESS, "care_leavers")]
    for claim in claims(*some):
        assert against(claim, some, TODAY) == ()


@given(some_evidence())
def test_nothing_speaks_against_a_claim_that_is_proposed_from_the_same_evidence(
    known: list[Evidence],
) -> None:
    for each in proposed(known, TODAY):
        assert against(each.claim, known, TODAY) == (), each


def test_practice_as_a_whole_is_no_strength_while_a_judgement_anywhere_is_weak() -> None:
    overall = evidence("overall", Kind.JUDGEMENT, Says.STRENGTH, "whole")
    weak = evidence("weak", Kind.JUDGEMENT, Says.WEAKNESS, "care_leavers")
    stances = {each.area: each.stance for each in claims(overall, weak)}
    assert stances == {"care_leavers": Stance.TO_IMPROVE, "whole": Stance.NEITHER}


def test_an_old_weakness_keeps_a_strength_from_being_proposed_and_is_not_stood_on() -> None:
    old = evidence("old", Kind.JUDGEMENT, Says.WEAKNESS, on=date(2019, 1, 1))
    (claim,) = claims(evidence("new", Kind.AUDIT, Says.STRENGTH), old)
    assert (claim.stance, claim.evidence) == (Stance.NEITHER, ("new",))
    assert claims(old) == []


def test_claims_have_the_sentence_for_everybody_and_not_the_small_numbers() -> None:
    for each in proposed([GOOD, BAD], TODAY):
        assert "3 of 4" not in each.claim.text


def test_what_may_not_be_published_and_what_is_too_old_suggests_nothing() -> None:
    assert claims(evidence("kept", Kind.MEASURE, Says.STRENGTH, public="")) == []
    assert claims(evidence("old", Kind.AUDIT, Says.WEAKNESS, on=date(2020, 1, 1))) == []


def test_how_it_is_known_names_evidence_of_each_kind() -> None:
    found = claims(GOOD, BAD, question=2)
    assert [each.evidence for each in found] == [("bad",), ("good",)]
    assert {each.area for each in found} == {"whole"}


def test_a_judgement_of_several_areas_alone_suggests_a_claim_on_the_first_meant_and_on_no_other() -> None:
    shared = evidence("shared", Kind.JUDGEMENT, Says.STRENGTH, "front_door", "protection", "exploitation")
    assert [each.area for each in claims(shared)] == ["protection"]
    audit = evidence("audit", Kind.AUDIT, Says.STRENGTH, "exploitation")
    assert [each.area for each in claims(shared, audit)] == ["protection", "exploitation"]


def test_plans_come_from_the_actions_once_each() -> None:
    (claim,) = claims(evidence("action:7", Kind.ACTION, Says.NEITHER, "care", "permanence"), question=3)
    assert (claim.area, claim.evidence) == ("care", ("action:7",))


def test_without_evidence_nothing_is_proposed() -> None:
    assert proposed([], TODAY) == ()


def test_what_is_signed_off_holds_only_sentences_for_everybody_and_reads_back_the_same() -> None:
    claim = Claim("care", Stance.STRENGTH, "It is good.", ("good",))
    spoken = against(claim, [GOOD, BAD], TODAY)
    made = Written(
        authority="Kent",
        title="Self-evaluation 2026",
        year=2026,
        as_of="2026-11-23",
        claims=(written_claim(1, claim, [GOOD, BAD], spoken, "Audits were of new starters."),),
        unsaid=(shown(BAD),),
    )
    as_json = json.dumps(made.as_dict())
    assert "3 of 4" not in as_json
    assert from_dict(json.loads(as_json)) == made
    (one,) = made.answers(1)
    assert [each.evidence.text for each in one.against if each.evidence] == ["bad for all."]


def test_a_reason_is_not_kept_where_nothing_speaks_against_the_claim_any_more() -> None:
    claim = Claim("care", Stance.STRENGTH, "It is good.", ("good",))
    assert written_claim(1, claim, [GOOD], (), "It was.").stands_because == ""


def test_evidence_that_is_not_published_is_told_without_a_word_of_it() -> None:
    kept = shown(evidence("kept", Kind.ACTION, Says.NEITHER, public="", public_address="/plans/1/"))
    assert (kept.text, kept.address) == ("Evidence that is not published.", "")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("We lost touch with three care leavers.", ("three care leavers",)),
        ("In 2 of the 12 cases nobody knew.", ("2 of the 12 cases",)),
        ("Two children waited; 14 cases were late.", ("Two children",)),
        ("We run 4 children's homes.", ()),
        ("Children under 5 years; 45 children; one worker.", ()),
    ],
)
def test_words_that_may_speak_of_one_to_five_children_are_found_for_a_person_to_look_at(
    text: str, found: tuple[str, ...]
) -> None:
    assert small_numbers(text) == found
