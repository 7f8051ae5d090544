"""Themes are proposed with their evidence; corrections move proposals."""

import json

import pytest

from headway.errors import ForPerson
from headway.themes import METHOD, Decided, Method, learn, propose, shipped, themes
from headway.themes.features import features, keywords
from headway.themes.rules import matched


def keys(text: str, method: Method | None = None) -> set[str]:
    return {proposal.theme for proposal in propose(text, method)}


def test_the_examples_of_the_guide_are_mostly_proposed_their_theme():
    right = [
        (theme.key, example) for theme in themes() for example in theme.examples if theme.key in keys(example)
    ]
    assert len(right) >= 0.7 * sum(len(theme.examples) for theme in themes())


def test_a_proposal_has_its_words_and_a_confidence():
    (first, *_) = propose("Visit care leavers in custody.")
    assert first.theme == "care_leavers"
    assert 0.5 < first.confidence <= 1
    assert first.evidence[0].rule
    assert "care leavers" in first.evidence[0].words
    assert first.evidence[0].weight > 0


def test_evidence_by_words_stands_in_the_passage():
    text = "Supervision of social workers should be regular, reflective and challenging."
    words = [
        word
        for proposal in propose(text)
        for one in proposal.evidence
        for word in one.words.replace(",", " ").split()
    ]
    assert "supervision" in words
    assert [word for word in words if word not in text.lower()] == []


def test_surest_first_and_the_same_each_time():
    text = "Audits, supervision, plans and assessments of care leavers should improve without delay."
    found = propose(text)
    assert [one.confidence for one in found] == sorted((one.confidence for one in found), reverse=True)
    assert propose(text) == found


@pytest.mark.parametrize("text", ["", "   ", "1234", "xyzzy plugh", "—" * 500])
def test_of_nothing_nothing_is_proposed(text):
    assert propose(text) == ()


def test_what_is_only_a_reason_speaks_less_than_what_is_asked_for():
    asked = features("Improve the timeliness of visits.")
    reason = features("Improve visits, so that timeliness is better.")
    assert asked.signs["timeliness"][0] == 1
    assert reason.signs["timeliness"][0] == 0
    assert reason.signs["timeliness"][2] == 1


def test_rules_and_keywords_name_themes_of_the_guide_only_and_tell_what_matched():
    known = {theme.key for theme in themes()}
    text = "Return home interviews for missing children; bed and breakfast for homeless 17 year olds."
    assert set(matched(text)) <= known
    assert "missing" in matched(text)["missing_exploitation"]
    assert keywords(text)["homeless_16_17"] == ("bed and breakfast", "homeless")
    assert "permanence" not in matched("Offer return home interviews.")


def test_the_shipped_method_holds_every_theme_and_only_short_terms():
    method = shipped()
    assert method.name == METHOD
    assert set(method.themes) == {theme.key for theme in themes()}
    assert all(len(term.split()) <= 2 for term in method.rarity)


def test_a_method_is_kept_as_json_and_read_again():
    method = shipped()
    assert Method.from_json(method.to_json()) == method


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"name": "x", "themes": {}}', "nonsense"])
def test_a_file_that_is_no_method_is_refused(text):
    with pytest.raises(ForPerson, match="holds no method"):
        Method.from_json(text)


def test_a_method_for_another_guide_is_refused():
    plain = json.loads(shipped().to_json())
    plain["themes"].pop("plans")
    with pytest.raises(ForPerson, match="not those of the guide"):
        Method.from_json(json.dumps(plain))


CORRECTED = [
    Decided(
        f"Review the lantern protocol with team {word}.",
        yes=frozenset({"private_fostering"}),
        no=frozenset(),
    )
    for word in ("red", "blue", "green", "brown", "amber", "violet", "grey", "black", "white", "pink")
] + [
    Decided(f"Supervision of kitchens, {word}.", yes=frozenset(), no=frozenset({"oversight"}))
    for word in ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
]


def test_corrections_move_proposals():
    text, kitchens = "Use the lantern protocol.", "Supervision of kitchens."
    assert "private_fostering" not in keys(text)
    assert "oversight" in keys(kitchens)
    learnt = learn(shipped(), CORRECTED, "learnt-1")
    assert "private_fostering" in keys(text, learnt)
    assert "oversight" not in keys(kitchens, learnt)
    assert learnt.name == "learnt-1"


def test_what_was_not_corrected_stays():
    learnt = learn(shipped(), CORRECTED, "learnt-1")
    assert learnt.themes["health"] == shipped().themes["health"]
    assert "oversight" not in keys("Use the lantern protocol.", learnt)
    assert learn(shipped(), CORRECTED, "learnt-1") == learnt


def test_on_a_passage_decided_whole_a_theme_that_nobody_gave_but_the_method_would_is_a_weak_no():
    def start(*, whole: bool) -> float:
        one = Decided("Management oversight.", frozenset({"health"}), frozenset(), whole=whole)
        return learn(shipped(), [*CORRECTED, one], "a").themes["oversight"].start

    assert start(whole=True) < start(whole=False)


def test_a_theme_that_was_never_near_teaches_nothing_and_one_without_decisions_stays():
    whole = [Decided(one.text, one.yes, one.no, whole=True) for one in CORRECTED]
    assert learn(shipped(), whole, "a").themes["health"] == shipped().themes["health"]
    assert learn(shipped(), whole, "a").themes["allegations"] == shipped().themes["allegations"]


def test_too_few_corrections_teach_nothing():
    with pytest.raises(ForPerson, match=r"decided 19 themes\. Learning needs at least 20"):
        learn(shipped(), CORRECTED[:19], "learnt-1")
