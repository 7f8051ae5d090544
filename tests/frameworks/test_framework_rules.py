"""What the rules permit, refuse, warn of and leave to inspectors."""

from itertools import product

import pytest

from headway.errors import ForPerson
from headway.frameworks import Severity, check, framework, frameworks, permitted, recorded_from, scales

SIF = framework("sif")
ILACS_2018, ILACS_2023 = framework("ilacs_2018"), framework("ilacs_2023")

GRADES = {"O": "Outstanding", "G": "Good", "R": "Requires improvement", "I": "Inadequate", "-": "Not judged"}
INITIAL = {"outstanding": "O", "good": "G", "requires_improvement": "R", "inadequate": "I"}


def sif(key, subs="", **others):
    """Key judgements 1, 2 and 3 and the two sub-judgements by their initials: sif("RGG", "GG")."""
    names = ("help_and_protection", "looked_after_permanence", "leadership", "adoption", "care_leavers")
    return {name: GRADES[each] for name, each in zip(names, key + subs, strict=False)} | others


def left(framework, recorded, judgement="overall"):
    """Initials of what hard rules permit, and of what observed rules leave of it."""
    answer = permitted(framework, judgement, recorded)
    return tuple(
        "".join(INITIAL[grade.id] for grade in grades) for grades in (answer.grades, answer.expected)
    )


def ids(found, severity):
    return [each.rule.id for each in found if each.severity is severity]


KENT_2017 = sif("RGG", "GG", overall="Good", lscb="Requires improvement to be good")


def test_kent_2017_may_be_good_overall_with_help_and_protection_requiring_improvement():
    answer = permitted(SIF, "overall", KENT_2017)
    assert "good" in [grade.id for grade in answer.grades]
    assert [grade.id for grade in answer.expected] == ["good", "requires_improvement"]
    assert answer.inspectors_decide
    reason = next(each for each in answer.reasons if each.rule.id == "sif-one-ri")
    assert reason.says == "inspectors decide; seen: Good 20, Requires improvement 5"


def test_kent_2017_has_neither_error_nor_warning_and_the_note_names_the_rule():
    found = check(SIF, KENT_2017)
    assert [(each.severity, each.rule.id) for each in found] == [(Severity.NOTE, "sif-one-ri")]
    assert found[0].message.startswith("Overall effectiveness may be Good: With exactly one key judgement")


@pytest.mark.parametrize(
    ("key", "hard", "expected"),
    [
        ("GGG", "OGRI", "G"),
        ("GOO", "OGRI", "OG"),
        ("OOO", "OGRI", "OG"),
        ("RGG", "OGRI", "GR"),
        ("GRG", "OGRI", "GR"),
        ("GGR", "OGRI", "R"),  # leadership requiring improvement
        ("RRG", "OGRI", "R"),  # two
        ("IGG", "I", "I"),
        ("GIG", "I", "I"),
        ("GGI", "I", "I"),  # leadership alone sinks overall under this framework
        ("G-G", "OGRI", "G"),  # not judged is a value, neither good nor bad: Isles of Scilly 2016
    ],
)
def test_overall_effectiveness_under_the_single_framework(key, hard, expected):
    assert left(SIF, sif(key)) == (hard, expected)


@pytest.mark.parametrize(
    ("subs", "hard", "expected"),
    [
        ("GG", "OGRI", "OGRI"),
        ("IG", "RI", "RI"),
        ("GI", "RI", "RI"),
        ("II", "RI", "I"),
        ("-G", "OGRI", "OGRI"),
    ],
)
def test_a_sub_judgement_caps_looked_after_children_and_not_overall(subs, hard, expected):
    recorded = sif("GRG", subs)
    assert left(SIF, recorded, "looked_after_permanence") == (hard, expected)
    assert left(SIF, recorded)[0] == "OGRI"


@pytest.mark.parametrize(
    ("grades", "hard", "expected"),
    [
        ("GGGG", "OGRI", "G"),
        ("OGGR", "OGRI", "OGR"),  # leaders outstanding, care leavers requiring improvement
        ("GGOR", "OGRI", "GR"),  # Kent 2025
        ("RGGG", "OGRI", "R"),
        ("IGGG", "OGRI", "RI"),  # only leaders: does not sink overall here
        ("GIGG", "I", "I"),
        ("GGIG", "I", "I"),
        ("GGGI", "I", "I"),
        ("GRRG", "OGRI", "R"),
    ],
)
def test_overall_effectiveness_under_ilacs_from_2023(grades, hard, expected):
    names = ("leaders", "help_and_protection", "children_in_care", "care_leavers")
    assert left(ILACS_2023, {n: GRADES[g] for n, g in zip(names, grades, strict=True)}) == (hard, expected)


def test_a_grade_better_than_a_hard_rule_allows_is_an_error():
    found = check(SIF, sif("GGI", overall="Requires improvement"))
    assert ids(found, Severity.ERROR) == ["sif-key-inadequate"]
    assert found[0].severity is Severity.ERROR
    assert "Overall effectiveness cannot be Requires improvement" in found[0].message


def test_a_grade_better_than_an_observed_rule_has_seen_is_a_warning():
    found = check(SIF, sif("GGR", overall="Good"))
    assert ids(found, Severity.ERROR) == []
    assert ids(found, Severity.WARNING) == ["sif-leadership-ri"]
    assert "kept in 62 of 62 inspections counted" in found[0].message


def test_a_grade_worse_than_an_observed_rule_has_seen_is_a_warning_too():
    assert ids(check(SIF, sif("GGG", overall="Inadequate")), Severity.WARNING) == [
        "sif-nothing-inadequate",
        "sif-nothing-below-good",
    ]


def test_a_cap_on_a_lower_judgement_is_checked_too():
    assert ids(check(SIF, sif("GGG", "IG", overall="Good")), Severity.ERROR) == ["sif-sub-inadequate"]


def test_the_boards_grade_is_noted_and_never_caps():
    found = check(SIF, sif("RRR", overall="Requires improvement", lscb="Inadequate"))
    assert [(each.severity, each.rule.id) for each in found] == [(Severity.NOTE, "sif-lscb-independent")]


def test_an_absent_judgement_is_not_taken_for_a_good_one():
    assert left(SIF, {"help_and_protection": "Good"}) == ("OGRI", "OGRI")
    assert left(SIF, {"help_and_protection": None, "leadership": "Inadequate"}) == ("I", "I")
    assert check(SIF, {"overall": "Inadequate"}) == []


def test_what_is_not_judged_is_not_checked():
    assert check(SIF, sif("GGI", overall="Not judged")) == []


def test_grades_may_be_given_as_grades_but_only_of_the_frameworks_own_scale():
    words = scales()["ofsted_words_4"]
    assert left(SIF, {"leadership": words.grade("Inadequate")}) == ("I", "I")
    with pytest.raises(
        ForPerson, match=r'Single inspection framework: "Inadequate \(slac_4\)" is not a grade'
    ):
        permitted(SIF, "overall", {"leadership": scales()["slac_4"].grade("Inadequate")})


@pytest.mark.parametrize(
    ("recorded", "message"),
    [
        ({"leadership": "Adequate"}, "Use Outstanding, Good, Requires improvement, Inadequate or Not judged"),
        (
            {"leaders": "Good"},
            'Single inspection framework has no judgement "leaders". Its judgements: overall, help',
        ),
    ],
)
def test_unknown_words_are_refused_with_those_that_would_do(recorded, message):
    with pytest.raises(ForPerson, match=message):
        check(SIF, recorded)


def test_an_overall_grade_is_refused_from_april_2026():
    with pytest.raises(ForPerson, match='ILACS, from April 2026 has no judgement "overall"'):
        check(framework("ilacs_2026"), {"overall": "Good"})


@pytest.mark.parametrize("each", [SIF, ILACS_2018, ILACS_2023], ids=lambda each: each.id)
def test_no_set_of_key_judgements_is_left_without_a_grade(each):
    keys = [judgement.id for judgement in each.judgements if judgement.key]
    for grades in product(GRADES.values(), repeat=len(keys)):
        answer = permitted(each, "overall", dict(zip(keys, grades, strict=True)))
        assert answer.grades
        assert answer.expected, grades
        assert set(answer.expected) <= set(answer.grades)


def test_a_worse_key_judgement_never_permits_a_better_grade():
    keys = ("help_and_protection", "looked_after_permanence", "leadership")
    order = "OGRI"
    for grades in product(order, repeat=3):
        for place, grade in enumerate(grades):
            if grade != "I":
                worse = list(grades)
                worse[place] = order[order.index(grade) + 1]
                before, after = (
                    permitted(SIF, "overall", {k: GRADES[g] for k, g in zip(keys, each, strict=True)})
                    for each in (grades, worse)
                )
                assert before.grades[0].rank <= after.grades[0].rank
                assert before.expected[0].rank <= after.expected[0].rank


def test_permitted_does_not_look_at_the_grade_it_bounds():
    for overall in GRADES.values():
        assert left(SIF, sif("GGI", overall=overall)) == ("I", "I")


def test_a_framework_without_grades_permits_none_and_finds_nothing():
    assert check(framework("jtai"), {}) == []
    outcome = permitted(framework("area_send_2023"), "outcome", {})
    assert [grade.code for grade in outcome.grades] == [1, 2, 3]


def test_a_reports_record_is_put_under_the_frameworks_own_judgements():
    record = {
        "overall": "Good",
        "leadership": "Good",
        "help_protection": "Requires improvement",
        "in_care_or_looked_after": "Good",
        "care_leavers": None,
        "adoption": "",
        "lscb": "Not judged",
        "other": {},
    }
    assert recorded_from(SIF, record) == {
        "overall": "Good",
        "leadership": "Good",
        "help_and_protection": "Requires improvement",
        "looked_after_permanence": "Good",
        "lscb": "Not judged",
    }


def test_further_judgements_of_a_record_go_by_their_label():
    record = {
        "overall": "Adequate",
        "leadership": "Adequate",
        "other": {"capacity to improve": "Good", "leadership and management": "Adequate"},
    }
    assert recorded_from(framework("lac_2013"), record) == {
        "overall": "Adequate",
        "leadership_and_management": "Adequate",
        "capacity_to_improve": "Good",
    }


def test_a_record_at_odds_with_itself_or_with_the_framework_is_refused():
    with pytest.raises(
        ForPerson, match='"Leadership and management" is recorded as "Adequate" and as "Good"'
    ):
        recorded_from(
            framework("lac_2013"), {"leadership": "Adequate", "other": {"leadership and management": "Good"}}
        )
    with pytest.raises(ForPerson, match='has no judgement "lscb"'):
        recorded_from(ILACS_2018, {"lscb": "Good"})


def test_every_record_key_leads_to_one_judgement_of_a_framework():
    for each in frameworks().values():
        keys = [judgement.record_key for judgement in each.judgements if judgement.record_key]
        assert len(keys) == len(set(keys))
        assert set(keys) <= {
            "overall",
            "leadership",
            "help_protection",
            "in_care_or_looked_after",
            "care_leavers",
            "adoption",
            "lscb",
        }
