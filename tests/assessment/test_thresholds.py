"""A form changes numbers of the rules in their text: comments stay, the result changes, faults are refused."""

import tomllib
from contextlib import suppress
from dataclasses import replace
from datetime import date
from random import Random

import pytest
from blocks import full, ids, profile, settings, visit

from headway.assessment.judging import assess
from headway.assessment.rulebook import read_rulebook, rulebook_text, rulebooks, thresholds, with_thresholds
from headway.errors import ForPerson

CSA = rulebook_text("csa")


def numbers(value: object, before: str = "") -> dict[str, int]:
    """Every whole number under the rules, by the path that a threshold is named by."""
    if isinstance(value, dict):
        return {
            key: n for name, each in value.items() for key, n in numbers(each, f"{before}.{name}").items()
        }
    return {before: value} if type(value) is int else {}


@pytest.mark.parametrize("name", list(rulebooks()))
def test_every_number_of_the_rules_is_offered_with_its_value_and_words(name: str) -> None:
    top = tomllib.loads(rulebook_text(name))
    rules = (*top["limiting"], *top["leaning"])
    wanted = {key: n for rule in rules for key, n in numbers(rule, rule["id"]).items()}
    found = thresholds(rulebook_text(name))
    assert {each.key: each.value for each in found} == wanted
    assert all(each.says and each.title for each in found)
    lines = rulebook_text(name).splitlines()
    assert all(lines[each.line - 1].startswith(each.name.split(".")[-1]) for each in found)


def test_a_changed_number_changes_only_itself_and_keeps_every_comment() -> None:
    changed = with_thresholds(CSA, {"csa-settings.good_share": 70, "csa-settings.rungs.performs_well": 50})
    differ = [
        (one, other)
        for one, other in zip(CSA.splitlines(), changed.splitlines(), strict=True)
        if one != other
    ]
    assert [each[1].split("#")[0].strip() for each in differ] == ["good_share = 70", "performs_well = 50"]
    assert [each[0].split("#")[1] for each in differ] == [each[1].split("#")[1] for each in differ]
    back = with_thresholds(changed, {"csa-settings.good_share": 65, "csa-settings.rungs.performs_well": 65})
    assert back == CSA


def test_no_changes_give_the_same_text_also_with_windows_line_ends() -> None:
    windows = CSA.replace("\n", "\r\n")
    assert with_thresholds(CSA, {}) == CSA
    assert with_thresholds(windows, {}) == windows
    assert with_thresholds(windows, {"csa-settings.good_share": 70}).count("\r\n") == windows.count("\r\n")


def test_a_changed_share_changes_where_the_evidence_leans_and_nothing_that_is_permitted() -> None:
    names = ("primary_schools", "secondary_schools", "childrens_homes")
    facts = replace(profile(), settings=tuple(settings(name, 100, 68) for name in names))
    stricter = read_rulebook(with_thresholds(CSA, {"csa-settings.good_share": 70}), "ours.toml")
    before, after = assess(facts, read_rulebook(CSA, "csa.toml")), assess(facts, stricter)
    assert ids(before.leaning) == ["performs_excellently"]
    assert ids(after.leaning) == ["performs_poorly"]
    assert before.permitted == after.permitted


def test_changed_months_change_which_inspections_limit() -> None:
    facts = profile(visit(date(2009, 8, 31)), full(date(2009, 8, 31), lac_overall="inadequate"))
    changes = {
        "csa-unannounced-serious.when.within_months": 12,
        "csa-looked-after-inadequate.when.within_months": 12,
    }
    shorter = read_rulebook(with_thresholds(CSA, changes), "ours.toml")
    assert len(assess(facts, read_rulebook(CSA, "csa.toml")).limiting) == 2
    assert assess(facts, shorter).limiting == ()


def test_a_changed_grade_in_the_text_changes_what_is_permitted() -> None:
    facts = profile(visit(date(2010, 8, 31)))
    harder = CSA.replace('best = "performs_adequately"', 'best = "performs_poorly"', 1)
    assert ids(assess(facts, read_rulebook(harder, "ours.toml")).permitted) == ["performs_poorly"]


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"csa-settings.god_share": 1}, 'has no number "csa-settings.god_share"'),
        ({"csa-settings.good_share": 101}, "good_share.*whole number from 0 to 100"),
        ({"csa-settings.good_share": -1}, '"-1" is not a whole number'),
        ({"csa-settings.good_share": True}, "is not a whole number"),
        ({"csa-settings.rungs.performs_well": 95}, "must fall from the best grade"),
        ({"csa-measures.worse_below": 61}, "worse_below.*above"),
    ],
)
def test_a_change_that_cannot_be_is_refused(changes: dict[str, int], says: str) -> None:
    with pytest.raises(ForPerson, match=says):
        with_thresholds(CSA, changes)


@pytest.mark.parametrize("seed", range(40))
def test_a_damaged_text_is_refused_in_words_and_never_fails_otherwise(seed: int) -> None:
    chance = Random(seed)  # noqa: S311 - damage
    lines = CSA.splitlines()
    for _ in range(2):
        place = chance.randrange(len(lines))
        before, equals, _after = lines[place].partition("=")
        wrong = chance.choice(("1", '"x"', "[]", "{}", "true", "-3", "[{ a = 1 }]"))
        lines[place] = f"{before}= {wrong}" if equals else chance.choice(("", "[leaning.rungs]", "x = 1"))
    text = "\n".join(lines)
    for read in (
        lambda: read_rulebook(text, "ours.toml"),
        lambda: thresholds(text),
        lambda: with_thresholds(text, {}),
    ):
        with suppress(ForPerson):
            read()
