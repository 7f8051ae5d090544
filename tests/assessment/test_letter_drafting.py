"""The drafted letter: its parts and their order, sentences with their sources, what is said where nothing is known."""

import re
from collections import Counter
from dataclasses import replace
from datetime import date

import pytest
from letter_samples import BOOK, PROFILE, doubts_of, letter_of, random_letter

from headway.assessment import Counts, Profile, SettingLine
from headway.assessment.examples import example, examples
from headway.assessment.judging import assess
from headway.assessment.letter import PARTS, as_dict, check, from_dict, reading, standing
from headway.assessment.letter.reading import syllables
from headway.assessment.rulebook import rulebook
from headway.frameworks import scales

SEEDS = range(60)  # scripts/letters.py tries a thousand
EMPTY = Profile("E10000099", "Examplebury", 2010, date(2010, 12, 9))


def texts(letter, part: str) -> str:
    found = letter.part(part)
    return " ".join(each.text for paragraph in found.paragraphs for each in paragraph.sentences)


def text_of(letter, key: str) -> str:
    return letter.sentence(key).text


def test_the_parts_stand_in_the_order_of_the_letters_of_those_years_and_the_notes_last():
    assert tuple(part.id for part in letter_of(PROFILE).parts) == PARTS
    headings = [part.heading for part in letter_of(PROFILE).parts if part.heading]
    assert headings == [
        "Examplebury: assessment of children’s services 2010",
        "Reasons",
        "Key areas for further improvement",
        "Outcomes for children and young people",
        "Prospects for improvement",
        "Notes",
    ]


def test_each_outcome_of_the_rulebook_has_its_paragraph_in_order():
    paragraphs = letter_of(PROFILE).part("outcomes").paragraphs
    assert [each.sentences[0].text.split(":")[0] for each in paragraphs] == [
        label for _, label in BOOK.outcomes
    ]


@pytest.mark.parametrize("council", [False, True])
@pytest.mark.parametrize("seed", SEEDS)
def test_a_letter_of_any_profile_has_no_doubt_no_empty_part_and_no_sentence_without_a_source(seed, council):
    profile, book, letter = random_letter(seed, council=council)
    assert check(letter, profile, book) == ()
    assert all(paragraph.sentences for part in letter.parts for paragraph in part.paragraphs)
    assert all(standing(source, profile, book) for each in letter.sentences for source in each.sources)
    assert max(Counter(each.key for each in letter.sentences).values()) == 1


def test_each_example_makes_a_letter_without_doubt():
    for profile in examples():
        assert check(letter_of(profile), profile, BOOK) == ()


def test_the_letter_of_kent_says_the_grade_and_first_what_limits_it():
    kent = example("Kent", 2010)
    (grade,) = assess(kent, BOOK).permitted
    letter = letter_of(kent, grade=grade, because="Children were left without protection.")
    assert text_of(letter, "grade/line").endswith("Performs poorly (1)")
    reasons = letter.part("grade").paragraphs[1].sentences
    assert reasons[0].text == "Children were left without protection."
    assert "found safeguarding inadequate" in reasons[1].text


def test_no_grade_says_that_nobody_judged_and_what_the_rules_permit():
    assert text_of(letter_of(PROFILE), "grade/line") == (
        "The assessment has not been judged yet. The rules permit: Performs poorly (1)."
    )


def test_where_nothing_is_known_each_part_says_what_is_missing():
    letter = letter_of(EMPTY)
    for part in ("reasons", "improvement", "outcomes", "prospects"):
        assert re.search(r"\b(No|Nothing|None)\b", texts(letter, part), re.IGNORECASE)
        assert "load" not in texts(letter, part)
    assert "[To whom the letter goes]" in texts(letter, "addressee")
    assert check(letter, EMPTY, BOOK) == ()


def test_the_address_the_day_and_the_signature_are_those_given():
    letter = letter_of(
        EMPTY, addressee=("Dr Ann Example", "Town Hall"), signatory=("B. Example",), on=date(2010, 12, 9)
    )
    assert text_of(letter, "addressee/date") == "9 December 2010"
    assert text_of(letter, "addressee/salutation") == "Dear Dr Example"
    assert text_of(letter, "signature/1") == "B. Example"


@pytest.mark.parametrize(
    ("first", "dear"),
    [("Sir John Example", "Dear Sir John"), ("The Director", "Dear Director of Children’s Services")],
)
def test_whom_one_greets(first, dear):
    assert text_of(letter_of(EMPTY, addressee=(first,)), "addressee/salutation") == dear


def kinds_of(**counts: Counts) -> Profile:
    from headway.assessment import Origin

    lines = tuple(SettingLine(kind, Origin("Made-up table"), here) for kind, here in counts.items())
    return replace(EMPTY, settings=lines)


def test_kinds_of_which_the_same_can_be_said_share_a_sentence_and_its_sources():
    profile = kinds_of(
        childminders=Counts(100, 70, 0), childcare=Counts(50, 36, 0), nurseries=Counts(20, 18, 0)
    )
    sentence = letter_of(profile).sentence("reasons/settings/childminders/good")
    assert sentence.text == "The large majority of childminders and childcare settings are good or better."
    assert sentence.sources == ("A:childminders", "A:childcare")


@pytest.mark.parametrize(
    ("counts", "says"),
    [
        (Counts(0, 0, 0), "No primary school had been inspected."),
        (Counts(1, 1, 0), "The one primary school inspected is good or better."),
        (Counts(1, 0, 0), "The one primary school inspected is not good or better."),
        (Counts(2, 2, 0), "Both primary schools are good or better."),
        (Counts(3, 1, 0), "One of the three primary schools is good or better."),
        (Counts(3, 2, 0), "Two of the three primary schools are good or better."),
        (Counts(40, 40, 0), "All 40 primary schools are good or better."),
        (Counts(40, 0, 0), "None of the primary schools are good or better."),
        (Counts(40, 20, 0), "Half of the primary schools are good or better."),
        (Counts(100, 10, 0), "A very small minority of primary schools are good or better."),
    ],
)
def test_shares_in_words(counts, says):
    profile = kinds_of(primary_schools=counts)
    assert letter_of(profile).part("reasons").paragraphs[0].sentences[0].text == says
    assert check(letter_of(profile), profile, BOOK) == ()


def test_what_was_only_stated_says_so():
    said = text_of(letter_of(PROFILE), "reasons/settings/pupil_referral_units/good")
    assert said.startswith("The inspectorate stated that")


def test_one_setting_is_compared_with_nothing():
    line = replace(kinds_of(primary_schools=Counts(1, 0, 1)).settings[0], england=Counts(16000, 15000, 10))
    profile = replace(EMPTY, settings=(line,))
    assert "than in England" not in texts(letter_of(profile), "reasons")
    told = letter_of(profile).part("improvement").paragraphs[0].sentences
    assert [each.text for each in told] == ["Improve what inspectors judged inadequate: one primary school."]


def test_none_is_named_only_where_nothing_held_was_inadequate_and_says_no_more_than_is_held():
    line = kinds_of(primary_schools=Counts(20, 20, 0)).settings[0]
    none = letter_of(replace(EMPTY, settings=(line,))).sentence("improvement/none")
    assert none.text.startswith("None follows from the figures held: no setting that is counted was judged")
    assert "inspections" not in none.text
    spoilt = replace(EMPTY, settings=(line, replace(line, kind="nurseries", here=Counts(3, 2, 1))))
    assert doubts_of(none.text, *none.sources, profile=spoilt)
    said = "None follows: the latest major inspections found nothing inadequate."
    assert doubts_of(said, *none.sources, profile=spoilt)


def test_what_inspectors_found_inadequate_comes_first_among_the_areas_for_improvement():
    areas = [each.sources[0][0] for each in letter_of(PROFILE).part("improvement").paragraphs[0].sentences]
    assert areas == sorted(areas, key="BAC".index)


def test_an_inspection_that_was_not_public_by_the_day_is_not_spoken_of():
    late = replace(
        PROFILE, inspections=tuple(replace(each, published=date(2011, 1, 1)) for each in PROFILE.inspections)
    )
    assert text_of(letter_of(late), "grade/inspections/none").startswith("No major inspection is known")


def test_the_council_rules_give_their_own_outcomes_and_scale():
    _, _, letter = random_letter(3, council=True)
    assert [each.id for each in letter.part("outcomes").paragraphs] == [
        f"outcomes/{name}" for name, _ in rulebook("council").outcomes
    ]
    assert "(1)" not in texts(letter, "scale")


def test_a_letter_goes_through_json_unchanged():
    letter = letter_of(PROFILE)
    assert from_dict(as_dict(letter)) == letter


def test_the_same_profile_gives_the_same_letter():
    assert letter_of(PROFILE) == letter_of(PROFILE)


@pytest.mark.parametrize(
    ("word", "count"),
    [("inadequate", 4), ("areas", 2), ("judged", 1), ("rated", 2), ("care", 1), ("table", 2), ("16", 1), ("the", 1)],
)  # fmt: skip
def test_syllables(word, count):
    assert syllables(word) == count


def test_reading_counts_the_prose_and_names_the_longest_sentence():
    found = reading(letter_of(PROFILE))
    assert found.sentences > 30
    assert found.words > 400
    assert len(text_of(letter_of(PROFILE), found.longest_key).split()) >= found.longest
    assert 5 < found.grade < 13


def test_a_sentence_of_a_person_that_the_figures_bear_out_is_not_doubted():
    assert doubts_of("Most secondary schools are inadequate.", "A:secondary_schools")
    assert not doubts_of("75% of secondary schools are good or better.", "A:secondary_schools")


def test_of_two_inspections_on_one_day_an_outcome_tells_both() -> None:
    full = PROFILE.inspections[0]
    good = scales()["slac_4"].by_id("good")
    other = replace(full, id="full-2010-b", grades=(("safeguarding_overall", good),))
    letter = letter_of(replace(PROFILE, inspections=(full, other)))
    assert letter.sentence("improvement/full-2010")
    told = [each.text for each in letter.sentences if each.key.startswith("outcomes/stay_safe/judged")]
    assert len(told) == 2
    assert {text.rsplit(" ", 1)[-1] for text in told} == {"good.", "inadequate."}
