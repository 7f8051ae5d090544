"""The contradiction alarm: what speaks against a claim, and what does not."""

from datetime import date
from typing import Any

import pytest

from headway.assessment.self_evaluation import (
    Claim,
    Evidence,
    Kind,
    Says,
    Stance,
    Why,
    against,
    newest_audits,
    unsaid,
)
from headway.assessment.self_evaluation.auditing import Audited, of_audit
from headway.assessment.self_evaluation.practice import areas

TODAY = date(2026, 11, 23)


def evidence(kind: Kind, says: Says, *, area: str = "care", key: str = "one", **more: Any) -> Evidence:
    return Evidence(
        **{"key": key, "kind": kind, "areas": (area,), "says": says, "text": "It.", "on": TODAY} | more
    )


def audit(key: str, on: date, *counts: int, area: str = "care") -> Evidence:
    return of_audit(key, key, area, on, Audited(*counts, moderated=1))


def strength(*named: str, area: str = "care") -> Claim:
    return Claim(area, Stance.STRENGTH, "Children in care are looked after well.", named)


def whys(claim: Claim, *given: Evidence) -> list[Why]:
    return [each.why for each in against(claim, given, TODAY)]


@pytest.mark.parametrize("kind", list(Kind))
def test_a_weakness_of_any_kind_contradicts_a_strength_in_its_area(kind: Kind) -> None:
    weak = evidence(kind, Says.WEAKNESS)
    (found,) = against(strength("shown"), [weak, evidence(Kind.LESSON, Says.NEITHER, key="shown")], TODAY)
    assert (found.why, found.evidence) == (Why.CONTRADICTS, weak)
    assert found.because.endswith("It.")


@pytest.mark.parametrize("says", [Says.STRENGTH, Says.NEITHER])
def test_what_speaks_for_it_or_not_at_all_raises_no_alarm(says: Says) -> None:
    assert whys(strength("one"), evidence(Kind.MEASURE, says)) == []


@pytest.mark.parametrize("stance", [Stance.TO_IMPROVE, Stance.NEITHER])
def test_only_a_claim_of_strength_is_contradicted(stance: Stance) -> None:
    claim = Claim("care", stance, "It must become better.", ("one",))
    assert whys(claim, evidence(Kind.AUDIT, Says.WEAKNESS)) == []


def test_a_weakness_in_another_area_does_not_contradict() -> None:
    elsewhere = evidence(Kind.JUDGEMENT, Says.WEAKNESS, area="care_leavers")
    assert whys(strength("one"), elsewhere) == []


def test_practice_as_a_whole_answers_for_audits_and_judgements_of_every_area_and_not_for_measures() -> None:
    for each in areas():
        for kind in (Kind.AUDIT, Kind.JUDGEMENT):
            assert Why.CONTRADICTS in whys(
                strength(area="whole"), evidence(kind, Says.WEAKNESS, area=each.id)
            )
    assert Why.CONTRADICTS not in whys(
        strength(area="whole"), evidence(Kind.MEASURE, Says.WEAKNESS, area="care")
    )


def test_the_newest_audits_count_and_older_ones_do_not() -> None:
    then, now = audit("then", date(2026, 3, 1), 0, 5, 5, 0), audit("now", date(2026, 9, 1), 0, 9, 1, 0)
    assert whys(strength("now"), then, now) == []
    assert whys(strength("then"), then) == [Why.CONTRADICTS]


def test_a_few_good_cases_do_not_take_the_place_of_a_weak_round() -> None:
    """Five cases, all good, after ten of which half were: the ten still speak."""
    then, few = audit("then", date(2026, 3, 1), 0, 5, 5, 0), audit("few", date(2026, 9, 1), 0, 5, 0, 0)
    assert whys(strength("few"), then, few) == [Why.CONTRADICTS]


def test_an_inadequate_case_in_a_small_late_round_counts_beside_the_last_large_one() -> None:
    good, late = audit("good", date(2026, 3, 1), 0, 9, 1, 0), audit("late", date(2026, 9, 1), 0, 2, 0, 1)
    assert {each.key for each in newest_audits([good, late])} == {"good", "late"}
    assert whys(strength("good"), good, late) == [Why.CONTRADICTS]


def test_rounds_of_two_areas_do_not_take_each_others_place() -> None:
    here = audit("here", date(2026, 3, 1), 0, 5, 5, 0)
    there = audit("there", date(2026, 9, 1), 0, 9, 1, 0, area="care_leavers")
    assert whys(strength("here"), here, there) == [Why.CONTRADICTS]


def test_what_is_known_only_later_does_not_speak_yet() -> None:
    later = evidence(Kind.MEASURE, Says.WEAKNESS, on=date(2026, 11, 24))
    assert whys(strength(), later) == [Why.NO_EVIDENCE]


def test_a_claim_of_strength_or_of_weakness_without_evidence_is_told() -> None:
    assert whys(strength()) == [Why.NO_EVIDENCE]
    assert whys(Claim("care", Stance.TO_IMPROVE, "Late.")) == [Why.NO_EVIDENCE]
    assert whys(Claim("care", Stance.NEITHER, "We meet weekly.")) == []


@pytest.mark.parametrize(("on", "old"), [(date(2025, 11, 23), False), (date(2025, 11, 22), True)])
def test_audits_are_too_old_twelve_months_after_they_were_finished(on: date, old: bool) -> None:
    round_ = audit("round", on, 0, 9, 1, 0)
    assert whys(strength("round"), round_) == ([Why.STALE] if old else [])


def test_a_measure_is_too_old_by_its_own_rule_alone() -> None:
    fresh = evidence(Kind.MEASURE, Says.STRENGTH, on=date(2020, 1, 31))
    stale = evidence(Kind.MEASURE, Says.NEITHER, is_stale=True)
    assert whys(strength("one"), fresh) == []
    assert whys(strength("one"), stale) == [Why.STALE]


def test_evidence_that_is_gone_is_told_by_its_key() -> None:
    found = against(strength("audit:9"), [], TODAY)
    assert [(each.why, each.key) for each in found] == [
        (Why.GONE, "gone:audit:9"),
        (Why.NO_EVIDENCE, "no evidence:"),
    ]


def test_contradictions_stand_first_audits_before_measures_the_latest_of_a_kind_before_older_ones() -> None:
    given = [
        evidence(Kind.IMPROVEMENT, Says.WEAKNESS, key="asked"),
        evidence(Kind.MEASURE, Says.WEAKNESS, key="older", on=date(2026, 1, 31)),
        evidence(Kind.MEASURE, Says.WEAKNESS, key="newer", on=date(2026, 9, 30)),
        audit("round", date(2025, 1, 1), 0, 0, 9, 0),
    ]
    found = against(strength("round"), given, TODAY)
    assert [each.key for each in found] == [
        "contradicts:round",
        "contradicts:newer",
        "contradicts:older",
        "contradicts:asked",
        "stale:round",
    ]


def test_a_weakness_that_no_claim_speaks_of_is_told() -> None:
    weak = evidence(Kind.AUDIT, Says.WEAKNESS)
    assert unsaid([], [weak], TODAY) == (weak,)
    assert unsaid([strength("one")], [weak], TODAY) == ()  # it names it
    assert unsaid([Claim("care", Stance.TO_IMPROVE, "Late.")], [weak], TODAY) == ()
    assert unsaid([Claim("front_door", Stance.TO_IMPROVE, "Late.")], [weak], TODAY) == (weak,)


def test_a_claim_about_no_area_that_exists_is_refused() -> None:
    with pytest.raises(Exception, match="is not an area of practice"):
        against(strength(area="parks"), [evidence(Kind.AUDIT, Says.WEAKNESS)], TODAY)
