"""A letter of today tells of inspections by several frameworks: one's name of a judgement lies in another's."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from headway.assessment.judging import assess
from headway.assessment.letter import Letter, Sentence, check, draft
from headway.assessment.profile import Better, Major, MajorInspection, MeasureLine, Origin, Profile, Value
from headway.assessment.rulebook import rulebook
from headway.frameworks import Mark, scales

BOOK = rulebook("council")
SOURCE = Origin("Made up for a test", "", Mark.PRIMARY)


def inspection(framework: str, on: date, **grades: str) -> MajorInspection:
    words = scales()["ofsted_words_4"]
    return MajorInspection(
        id=f"{framework}-{on}",
        kind=Major.FULL,
        on=on,
        when=f"{on:%B %Y}",
        origin=SOURCE,
        framework=framework,
        published=on,
        grades=tuple((key, words.grade(word)) for key, word in grades.items()),
    )


PROFILE = Profile(
    "E10000016",
    "Kent",
    2025,
    date(2025, 12, 9),
    inspections=(
        inspection("sif", date(2017, 3, 30), help_and_protection="Requires improvement", care_leavers="Good"),
        inspection(
            "ilacs_2018",
            date(2022, 5, 20),
            help_and_protection="Good",
            children_in_care_and_care_leavers="Outstanding",
        ),
        inspection(
            "ilacs_2023",
            date(2025, 11, 7),
            help_and_protection="Good",
            children_in_care="Outstanding",
            care_leavers="Requires improvement",
        ),
    ),
)
LETTER = draft(
    PROFILE, assess(PROFILE, BOOK), BOOK, grade=None, because="", addressee=(), signatory=(), on=None
)
NEWEST = "B:ilacs_2023-2025-11-07"


def test_no_sentence_of_it_is_doubted() -> None:
    assert check(LETTER, PROFILE, BOOK) == ()


@pytest.mark.parametrize(
    ("right", "wrong"), [("protection good", "protection outstanding"), ("requires improvement", "good")]
)
def test_a_grade_of_another_framework_s_inspection_is_doubted(right: str, wrong: str) -> None:
    changed = _with(right, wrong)
    assert changed != LETTER
    assert check(changed, PROFILE, BOOK)


def _with(right: str, wrong: str) -> Letter:
    """The letter with other words in what stands on the newest inspection."""
    parts = [
        replace(
            part,
            paragraphs=tuple(
                replace(each, sentences=tuple(_put(one, right, wrong) for one in each.sentences))
                for each in part.paragraphs
            ),
        )
        for part in LETTER.parts
    ]
    return replace(LETTER, parts=tuple(parts))


def _put(sentence: Sentence, right: str, wrong: str) -> Sentence:
    text = sentence.text.replace(right, wrong)
    return replace(sentence, text=text) if NEWEST in sentence.sources else sentence


def test_a_judgement_of_care_and_leavers_together_is_told_under_both_and_no_older_one_instead() -> None:
    both = inspection("ilacs_2018", date(2022, 5, 20), children_in_care_and_care_leavers="Outstanding")
    older = inspection("sif", date(2017, 3, 30), looked_after_permanence="Good", care_leavers="Good")
    profile = replace(PROFILE, inspections=(older, both))
    letter = draft(profile, assess(profile, BOOK), BOOK)
    for outcome in ("children_in_care", "care_leavers"):
        said = letter.sentence(f"outcomes/{outcome}/judged")
        assert said is not None
        assert said.sources == (both.key,)
        assert "outstanding" in said.text
    assert check(letter, profile, BOOK) == ()


def test_a_rate_is_told_with_its_unit_once_and_borne_out() -> None:
    rate = MeasureLine(
        number="referral_rate",
        title="Referrals per 10,000 children",
        outcome="help_and_protection",
        better=Better.CONTEXT,
        unit="rate per 10,000",
        period="year to 31 March 2025",
        origin=SOURCE,
        here=Value(Decimal("676.3")),
        neighbours=Value(Decimal("399.61")),
        neighbour_values=tuple((f"Place {at}", Decimal(350 + 10 * at)) for at in range(10)),
    )
    profile = replace(PROFILE, measures=(rate,))
    letter = draft(profile, assess(profile, BOOK), BOOK)
    told = " ".join(each.text for each in letter.sentences)
    assert "referrals per 10,000 children at 676.3 per 10,000." in told
    assert check(letter, profile, BOOK) == ()
