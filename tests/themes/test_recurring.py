"""What a later inspection meets again: proposals with their reasons."""

from headway.themes import Rarity, Text
from headway.themes.recurring import METHOD, passages, recurring

HOMELESS = (
    "Tell homeless 16 and 17 year olds what they are entitled to, and assess the risks of where they live"
)
"""Kent's third recommendation of 2017 in our words."""
STILL = "Work with homeless 16 and 17 year olds, which the inspection of 2017 asked for, is not finished"
"""What the report of 2022 says of it, in our words: we hold only that it names the item as unfinished."""


def pairs(earlier: list[str], later: list[str], **how: float) -> set[tuple[int, int]]:
    found = recurring(passages(earlier), passages(later), **how)  # type: ignore[arg-type]
    return {(each.earlier, each.later) for each in found}


def test_kents_homeless_16_and_17_year_olds_are_met_again() -> None:
    earlier = [
        "Hold a strategy discussion whenever risk rises",
        "Make private fostering checks sound and visit on time",
        HOMELESS,
        "Visit care leavers in custody and give them a pathway plan",
    ]
    later = [
        "Workers know families well and write down their views",
        STILL,
        "Leaders use data to see what works",
    ]
    assert (2, 1) in pairs(earlier, later)
    found = next(each for each in recurring(passages(earlier), passages(later)) if each.earlier == 2)
    assert "homeless" in found.alike.words


def test_each_earlier_item_has_its_likest_only_and_the_reasons_with_it() -> None:
    found = recurring(
        [Text("Supervision must be regular", frozenset({"oversight"}))],
        [
            Text("Regular and reflective supervision", frozenset({"oversight"})),
            Text("Supervision", frozenset({"oversight"})),
            Text("Life-story work", frozenset({"identity"})),
        ],
        at_least=0.1,
    )
    assert len(found) == 1
    assert found[0].alike.themes == ("oversight",)
    assert "supervision" in found[0].alike.words
    assert 0 < found[0].alike.score <= 1


def test_what_shares_nothing_is_not_proposed() -> None:
    assert pairs(["Complete life-story work"], ["Data on caseloads"], at_least=0.01) == set()
    assert pairs([], ["Data"]) == pairs(["Data"], []) == set()


def test_a_common_word_counts_less_among_many_reports() -> None:
    many = Rarity(["Plans must be clear"] * 200 + ["Private fostering"])
    one, other = (
        Text("Plans for private fostering"),
        [Text("Plans for visits"), Text("Private fostering visits")],
    )
    found = recurring([one], other, rarity=many, at_least=0.0)
    assert found[0].later == 1


def test_the_method_says_its_name_in_what_the_database_keeps() -> None:
    assert 0 < len(METHOD) <= 40
