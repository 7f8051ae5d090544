"""What a letter's figures deny is doubted: sentences changed to the opposite, by kind of change."""

from collections import Counter
from dataclasses import replace

import pytest
from letter_mutations import CHANGES, mutants
from letter_samples import doubts_of, random_letter

from headway.assessment.judging import assess
from headway.assessment.letter.checking import doubts

FULL, VISIT, SCHOOLS, GCSE = "B:full-2010", "B:visit-2010", "A:primary_schools", "C:NI 75"
IT = "overall effectiveness in safeguarding inadequate"
LEAST = {"a denial": 0.95, "another judgement of an inspection": 0.8}
"""What is caught of the kinds of change of which some is known to be missed; of all others all."""


def test_of_each_kind_of_change_as_much_is_caught_as_is_said() -> None:
    made: Counter[str] = Counter()
    caught: Counter[str] = Counter()
    for place in range(24):
        profile, book, letter = random_letter(place // 2, council=bool(place % 2))
        assessed = assess(profile, book)
        for sentence in letter.sentences:
            for name, text in mutants(sentence, profile, book, place):
                made[name] += 1
                caught[name] += any(doubts(replace(sentence, text=text), profile, book, assessed))
    assert set(made) == set(CHANGES)
    assert {name for name in made if caught[name] < LEAST.get(name, 1) * made[name]} == set()


@pytest.mark.parametrize(
    ("text", "sources", "says"),
    [
        ("The majority of primary schools are not good or better.", (SCHOOLS,), "“are not” denies"),
        ("The majority of primary schools aren’t good or better.", (SCHOOLS,), "denies"),
        (f"The full inspection of October 2010 did not judge {IT}.", (FULL,), "“did not” denies"),
        ("Five good GCSEs (NI 75) is not much higher than in similar areas.", (GCSE,), "“is not” denies"),
        (f"The focused visit of October 2010 judged {IT}.", (FULL,), "speaks of a focused visit"),
        ("The full inspection of October 2010 judged value for money inadequate.", (FULL,), None),
        ("The full inspection of October 2010 found areas for priority action.", (FULL,), "are said"),
        ("Be healthy: one measure of this outcome is known.", (GCSE,), "It says “Be healthy”"),
        ("Neither of the primary schools is good or better.", (SCHOOLS,), "none"),
    ],
)  # fmt: skip
def test_the_opposite_of_what_is_borne_out_is_doubted(
    text: str, sources: tuple[str, ...], says: str | None
) -> None:
    found = doubts_of(text, *sources)
    assert bool(found) is (says is not None)
    assert says is None or any(says in each for each in found)


@pytest.mark.parametrize(
    ("text", "sources"),
    [
        ("Five good GCSEs (NI 75) is not lower than the schools would wish.", (GCSE,)),
        (f"The full inspection of October 2010 judged {IT}; the plan has not been agreed.", (FULL,)),
        ("Inspectors judged 20 primary schools inadequate. Their names are not printed here.", (SCHOOLS,)),
    ],
)  # fmt: skip
def test_a_denial_of_something_else_is_not_doubted(text: str, sources: tuple[str, ...]) -> None:
    assert not [each for each in doubts_of(text, *sources) if "denies" in each]
