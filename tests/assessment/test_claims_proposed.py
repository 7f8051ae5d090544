"""What the evidence suggests saying; and a self-evaluation as it is signed off."""

import json
from datetime import date
from typing import Any

from headway.assessment.claims_proposed import proposed
from headway.assessment.self_evaluation import Claim, Evidence, Kind, Says, Stance, against
from headway.assessment.self_evaluation_text import Written, from_dict, shown, written_claim

TODAY = date(2026, 11, 23)


def evidence(key: str, kind: Kind, says: Says, *areas: str, **more: Any) -> Evidence:
    given = {"text": "3 of 4.", "public": f"{key} for all.", "on": TODAY} | more
    return Evidence(key=key, kind=kind, areas=areas or ("care",), says=says, **given)


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
    given = [GOOD, BAD, evidence("red", Kind.MEASURE, Says.WEAKNESS, "care_leavers")]
    for claim in claims(*given):
        assert against(claim, given, TODAY) == ()


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
