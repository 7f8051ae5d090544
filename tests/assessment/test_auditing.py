"""What a round of audits says; and that nobody can read a small number off what is published of it."""

from collections import defaultdict
from datetime import date
from itertools import product

import pytest

from headway.assessment.self_evaluation import Says
from headway.assessment.self_evaluation.auditing import Audited, banded, in_public, in_words, of_audit, says
from headway.errors import ForPerson


def a_round(*counts: int, moderated: int | None = 4, changed: int | None = 0) -> Audited:
    return Audited(*counts, moderated, changed)


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ((2, 8, 2, 0), Says.STRENGTH),  # 10 of 12 is 83.3%
        ((2, 6, 2, 0), Says.STRENGTH),  # 8 of 10 is 80%, where strength begins
        ((0, 7, 3, 0), Says.NEITHER),  # 70%
        ((0, 6, 4, 0), Says.NEITHER),  # 60%, not below
        ((0, 5, 5, 0), Says.WEAKNESS),
        ((9, 9, 0, 1), Says.WEAKNESS),  # one inadequate, whatever the rest
        ((2, 3, 0, 0), Says.NEITHER),  # five cases are too few
        ((0, 0, 5, 0), Says.NEITHER),
        ((4, 0, 0, 1), Says.WEAKNESS),  # an inadequate case says something in any number
    ],
)
def test_what_a_round_says(counts: tuple[int, int, int, int], expected: Says) -> None:
    assert says(a_round(*counts)) is expected


@pytest.mark.parametrize(("moderated", "changed"), [(None, None), (0, None), (3, 1), (4, 4)])
def test_a_round_that_nobody_moderated_or_that_moderation_changed_shows_no_strength(
    moderated: int | None, changed: int | None
) -> None:
    """1 of 3 changed is 33.3%, from 33 on its grades are not relied on; it may still speak against practice."""
    assert says(a_round(2, 8, 0, 0, moderated=moderated, changed=changed)) is Says.NEITHER
    assert says(a_round(2, 8, 0, 1, moderated=moderated, changed=changed)) is Says.WEAKNESS


def test_a_round_in_words_has_its_numbers_and_its_moderation() -> None:
    text = "10 of 12 audited cases were good or better (83%), 0 inadequate"
    assert in_words(a_round(2, 8, 2, 0)) == f"{text}; 4 moderated, none changed by it."
    assert in_words(a_round(2, 8, 2, 0, changed=3)) == f"{text}; 4 moderated, 3 changed by it."
    assert in_words(a_round(2, 8, 2, 0, moderated=0, changed=None)) == f"{text}; none was moderated."


def test_no_small_number_can_be_worked_out_of_what_is_published() -> None:
    """Somebody who knows the rule writes every round that would read alike: no number from 1 to 5 stands alone."""
    for cases in range(6, 31):
        alike: dict[str, list[tuple[int, int, int]]] = defaultdict(list)
        for favourable, middle in product(range(cases + 1), repeat=2):
            if favourable + middle <= cases:
                found = favourable, middle, cases - favourable - middle
                alike[in_public(Audited(0, *found))].append(found)
        for text, possible in alike.items():
            for place in range(3):
                values = {each[place] for each in possible}
                assert len(values) > 1 or not 1 <= min(values) <= 5, text


def test_a_round_of_up_to_five_cases_says_no_more_than_that() -> None:
    """Nor may two that differ be told apart."""
    read = {in_public(Audited(*each)) for each in product(range(3), repeat=4) if 1 <= sum(each) <= 5}
    assert read == {"1 to 5 cases were audited: too few to say more."}


def test_the_split_of_outstanding_and_good_is_not_published() -> None:
    assert in_public(Audited(1, 13, 6, 0)) == in_public(Audited(13, 1, 6, 0))


def test_nought_and_larger_numbers_are_told_as_they_are() -> None:
    assert [banded(each) for each in (0, 1, 5, 6)] == ["0", "1 to 5", "1 to 5", "6"]


@pytest.mark.parametrize(
    ("counts", "more", "said"),
    [
        ((0, 0, 0, 0), {}, "No case was audited"),
        ((-1, 5, 0, 0), {}, "below nought"),
        ((1, 1, 0, 0), {"moderated": 3}, "each must be at most the one before"),
        ((1, 1, 0, 0), {"moderated": 1, "changed": 2}, "each must be at most the one before"),
        ((1, 1, 0, 0), {"changed": 1}, "no case was looked at again"),
    ],
)
def test_counts_that_cannot_be_are_refused(
    counts: tuple[int, int, int, int], more: dict[str, int], said: str
) -> None:
    with pytest.raises(ForPerson, match=said):
        Audited(*counts, **more)


def test_a_round_as_evidence_has_both_sentences() -> None:
    found = of_audit("audit:3", "Pathway plans", "care_leavers", date(2026, 9, 30), a_round(0, 8, 0, 1))
    assert (found.areas, found.says, found.is_thin) == (("care_leavers",), Says.WEAKNESS, False)
    assert "8 of 9" in found.text
    assert found.public == "Pathway plans: 9 cases were audited. Good or better: some. Inadequate: some."
