"""The check reads the text: whatever is changed in a sentence so that its figures no longer bear it out is doubted."""

import re
from collections.abc import Iterator

import pytest
from letter_samples import BOOK, PROFILE, doubts_of, letter_of, random_letter

from headway.assessment.comparing import compare
from headway.assessment.judging import assess
from headway.assessment.letter import Letter, Part, Sentence, check
from headway.assessment.letter.checking import doubts

PRIMARY, SECONDARY, SPECIAL, UNITS = (
    f"A:{each}"
    for each in ("primary_schools", "secondary_schools", "special_schools", "pupil_referral_units")
)
FULL, VISIT = "B:full-2010", "B:visit-2010"
GCSE, ELEVEN, ABSENCE, EXCLUDED = "C:NI 75", "C:NI 73", "C:NI 87", "C:NI 114"
MEASURES = (GCSE, ELEVEN, ABSENCE, EXCLUDED)

TRUE = [
    ("The majority of primary schools are good or better.", PRIMARY),
    ("A very small minority of primary schools are inadequate.", PRIMARY),
    ("220 of the 400 primary schools are good or better.", PRIMARY),
    ("55% of primary schools are good or better and 5% are inadequate.", PRIMARY),
    ("One in twenty primary schools is inadequate.", PRIMARY),
    ("Three-quarters of secondary schools are good or better.", SECONDARY),
    ("Primary schools are less often good or better: the share is much lower than in similar areas.", PRIMARY),
    ("The share of primary schools that is good or better is in line with England.", PRIMARY),
    ("Significantly more secondary schools are good or better than a year earlier.", SECONDARY),
    ("Secondary schools have improved since the last assessment.", SECONDARY),
    ("Primary schools are worse than in similar areas.", PRIMARY),
    ("Fewer than three-quarters of primary schools are good or better.", PRIMARY),
    ("All special schools are at least good.", SPECIAL),
    ("No special school is inadequate.", SPECIAL),
    ("The inspectorate stated that the majority of pupil referral units are good or better.", UNITS),
    ("The full inspection of October 2010 judged overall effectiveness in safeguarding inadequate.", FULL),
    ("The inspectors found safeguarding inadequate.", FULL),
    ("The visit of August 2010 found two areas for priority action.", VISIT),
    ("Five good GCSEs (NI 75) stand at 70%, much higher than in similar areas.", GCSE),
    ("NI 75 stands at 70%, against 54.8% in England.", GCSE),
    ("NI 75 stands at 70%, against an England average of 54.8%.", GCSE),
    ("NI 75 has risen from 40% in 2008/09 to 70%.", GCSE),
    ("Results at 16 have risen by 30 percentage points since 2008/09 (NI 75).", GCSE),
    ("Attainment at 16 is well above that of similar areas, at 70% (NI 75).", GCSE),
    ("Pupils at 11 do worse than in similar areas (NI 73, 45%).", ELEVEN),
    ("Persistent absence is in line with similar areas.", ABSENCE),
    ("Seven in ten pupils reach five good GCSEs (NI 75).", GCSE),
]  # fmt: skip

FALSE = [
    # a word of proportion
    ("Most primary schools are good or better.", PRIMARY),
    ("The large majority of primary schools are good or better.", PRIMARY),
    ("The majority of primary schools are inadequate.", PRIMARY),
    ("All secondary schools are good or better.", SECONDARY),
    ("None of the special schools are good or better.", SPECIAL),
    ("The inspectorate stated that most pupil referral units are good or better.", UNITS),
    # a number, a share, a fraction
    ("221 of the 400 primary schools are good or better.", PRIMARY),
    ("220 of the 401 primary schools are good or better.", PRIMARY),
    ("56% of primary schools are good or better.", PRIMARY),
    ("One in seven primary schools is inadequate.", PRIMARY),
    ("All 15 special schools are at least good.", SPECIAL),
    ("Inspectors judged 21 primary schools inadequate.", PRIMARY),
    ("NI 75 stands at 71%.", GCSE),
    ("NI 75 stands at 54.8%, against 70% in England.", GCSE),
    ("The visit of August 2010 found three areas for priority action.", VISIT),
    ("NI 75 stands at 70%, as it did for 12 years.", GCSE),
    # a step, and beside what
    ("More primary schools are good or better than in similar areas.", PRIMARY),
    ("The share of primary schools that is good or better is lower than in similar areas.", PRIMARY),
    ("The share of primary schools that is good or better is in line with similar areas.", PRIMARY),
    ("The share of primary schools that is good or better is much lower than in England.", PRIMARY),
    ("The share of primary schools that is good or better is much lower than the year before.", PRIMARY),
    ("The share of primary schools that is inadequate is much lower than in similar areas.", PRIMARY),
    ("Persistent absence is higher than in similar areas.", ABSENCE),
    ("Five good GCSEs (NI 75) are much higher than in England.", GCSE),
    ("Results at 16 have risen by 20 percentage points since 2008/09 (NI 75).", GCSE),
    ("Attainment at 16 is well below that of similar areas, at 70% (NI 75).", GCSE),
    # which way is better
    ("NI 75 is worse than in similar areas.", GCSE),
    ("NI 73 is better than in similar areas.", ELEVEN),
    ("NI 75 has fallen since last year.", GCSE),
    ("Persistent absence has improved since last year.", ABSENCE),
    ("Primary schools are better than in similar areas.", PRIMARY),
    ("Primary schools have improved since the last assessment.", PRIMARY),
    ("The share of secondary schools that is good or better has fallen.", SECONDARY),
    ("Fewer than half of primary schools are good or better.", PRIMARY),
    ("Nearly all primary schools are good or better.", PRIMARY),
    # a grade, a judgement, a day
    ("The full inspection of October 2010 judged overall effectiveness in safeguarding adequate.", FULL),
    ("The full inspection of October 2010 judged overall effectiveness in safeguarding good.", FULL),
    ("The full inspection of October 2010 judged overall effectiveness for looked after children inadequate.", FULL),
    ("The full inspection of October 2009 found safeguarding inadequate.", FULL),
    ("The visit of August 2010 found no serious weakness.", VISIT),
    ("Raise the share of primary schools that is inadequate, which is much higher than in similar areas.", PRIMARY),
    # what is not held
    ("Two secondary schools are outstanding.", SECONDARY),
    ("The majority of pupil referral units are good or better.", UNITS),
    ("The inspectorate stated that eight pupil referral units are good or better.", UNITS),
    ("Most children’s homes are good or better.", PRIMARY),
    ("Most children feel safe.", FULL),
    ("The large majority of primary schools are good or better.", "A:no_such_kind"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "source"), TRUE)
def test_what_the_figures_bear_out_is_not_doubted(text, source):
    assert doubts_of(text, source) == []


@pytest.mark.parametrize(("text", "source"), FALSE)
def test_what_the_figures_do_not_bear_out_is_doubted(text, source):
    assert doubts_of(text, source)


def test_counts_of_measures_are_counted_again():
    lead = "Of the four measures that can be tested beside similar areas,"
    assert doubts_of(f"{lead} half are in line; one is better and one is worse.", *MEASURES) == []
    assert doubts_of(f"{lead} most are in line; one is better and one is worse.", *MEASURES)
    assert doubts_of(f"{lead} half are in line; two are better and one is worse.", *MEASURES)
    assert doubts_of(f"{lead} half are in line; one is better and one is better.", *MEASURES)
    assert doubts_of(f"{lead.replace('four', 'five')} half are in line.", *MEASURES)
    assert doubts_of(f"{lead.replace('similar areas', 'England')} half are in line.", *MEASURES)


def test_of_two_measures_each_number_is_that_of_the_one_named_before_it():
    right = "One measure is much higher, and so better, than in similar areas: NI 75 at 70%."
    assert doubts_of(right, GCSE) == []
    assert doubts_of(right.replace("70%", "45%"), GCSE)
    both = "Five good GCSEs (NI 75) stand at {}%; Level 4 at 11 (NI 73) stands at {}%."
    assert doubts_of(both.format(70, 45), GCSE, ELEVEN) == []
    assert doubts_of(both.format(45, 70), GCSE, ELEVEN)


def test_of_settings_and_measures_in_one_sentence_each_is_held_to_its_own():
    text = "{} primary schools are good or better, while at 16 results (NI 75) are much {} than in similar areas."
    assert doubts_of(text.format("The majority of", "higher"), PRIMARY, GCSE) == []
    assert doubts_of(text.format("Most", "higher"), PRIMARY, GCSE)
    assert doubts_of(text.format("The majority of", "lower"), PRIMARY, GCSE)


def test_a_sentence_without_a_source_or_text_and_an_empty_part_are_doubted():
    assert doubts_of("All is well.")
    assert doubts_of(" ", PRIMARY)
    letter = Letter("Examplebury", 2010, (Part("reasons", "Reasons", ()),))
    assert [each.key for each in check(letter, PROFILE, BOOK)] == ["reasons"]


def test_the_grade_line_is_held_to_what_the_rules_permit():
    letter = letter_of(PROFILE, grade=BOOK.scale.by_id("performs_poorly"), because="It is so.")
    assert check(letter, PROFILE, BOOK) == ()
    line = letter.sentence("grade/line")
    for wrong in ("Performs well (3)", "Performs poorly (4)", "Performs poorly (2)", "not said"):
        changed = Sentence(line.key, line.text.replace("Performs poorly (1)", wrong), line.sources)
        assert list(doubts(changed, PROFILE, BOOK, assess(PROFILE, BOOK))), wrong


def test_a_person_s_reason_is_held_to_the_settings_that_it_names():
    grade = BOOK.scale.by_id("performs_poorly")
    assert (
        check(letter_of(PROFILE, grade=grade, because="19 matters were found wanting."), PROFILE, BOOK) == ()
    )
    assert check(
        letter_of(PROFILE, grade=grade, because="Most primary schools are inadequate."), PROFILE, BOOK
    )


def test_a_rule_s_own_sentence_may_not_be_turned_round():
    letter = letter_of(PROFILE)
    one = letter.sentence("grade/limited/csa-safeguarding-inadequate")
    assessed = assess(PROFILE, BOOK)
    assert not list(doubts(one, PROFILE, BOOK, assessed))
    for old, new in (("inadequate", "good"), ("poorly (1)", "poorly (4)"), ("2010", "2009")):
        assert list(
            doubts(Sentence(one.key, one.text.replace(old, new), one.sources), PROFILE, BOOK, assessed)
        ), new


SWAPS = [
    (r"\bhigher\b", "lower"),
    (r"\blower\b", "higher"),
    (r"\bmuch (?=higher|lower)", ""),
    (r"\bsignificantly (?=more|fewer)", ""),
    (r"\bmore than\b", "fewer than"),
    (r"\bfewer than\b", "more than"),
    (r"\bin line with (?=similar|England|the year)", "fewer than in "),
    (r"\btwo\b", "three"),
    (r"\bthree\b", "two"),
    (r"\b[Oo]ne measure\b", "two measures"),
    (r"\b20(?:09|1\d|2\d)\b", "2004"),
    (r"\boutstanding\b", "adequate"),
    (r"\bhalf\b", "most"),
    (r"\bvery large majority\b", "minority"),
    (r"(?<=\d)\.(\d)", ".9\\1"),
]
SKIPPED = (
    "notes",
    "addressee",
    "signature",
    "scale",
    "statute",
    "caveat",
    "weights",
    "derived/how",
    "grade/l",
    "grade/b",
)


def mutants(letter: Letter) -> Iterator[tuple[str, Sentence]]:
    """Each drafted sentence with one word or number changed for another."""
    for one in letter.sentences:
        for pattern, to in SWAPS if not one.key.startswith(SKIPPED) else ():
            for hit in list(re.finditer(pattern, one.text))[:2]:
                text = one.text[: hit.start()] + hit.expand(to) + one.text[hit.end() :]
                yield pattern, Sentence(one.key, text, one.sources)


@pytest.mark.parametrize("seed", range(20))
def test_a_changed_word_number_step_or_year_is_doubted_in_letters_of_random_profiles(seed):
    profile, book, letter = random_letter(seed, council=seed % 4 == 3)
    assessed = assess(profile, book)
    missed = [one.text for _, one in mutants(letter) if not any(doubts(one, profile, book, assessed))]
    assert missed == []


def test_random_letters_hold_every_swap():
    """The test above means something: over its letters each swap is tried."""
    tried = {
        pattern for seed in range(20) for pattern, _ in mutants(random_letter(seed, council=seed % 4 == 3)[2])
    }
    assert tried == {pattern for pattern, _ in SWAPS}


def _elsewhere(letter: Letter) -> Iterator[tuple[Sentence, str]]:
    """Sentences of settings or measures that compare with similar areas alone, saying England in their place."""
    for one in letter.sentences:
        if one.key.startswith(SKIPPED) or one.sources[0][0] not in "AC" or "England" in one.text:
            continue
        text = one.text.replace("in similar areas", "in England").replace(
            "with similar areas", "with England"
        )
        if text != one.text:
            yield Sentence(one.key, text, one.sources), one.text


@pytest.mark.parametrize("seed", range(20))
def test_another_comparator_in_its_place_is_doubted_unless_the_same_can_be_said_of_it(seed):
    profile, book, letter = random_letter(seed)
    assessed = assess(profile, book)
    for one, before in _elsewhere(letter):
        same = all(_stands_alike(profile.lines[key], before) for key in one.sources)
        assert any(doubts(one, profile, book, assessed)) is not same, one.text


def _stands_alike(line, text: str) -> bool:
    aspects = ("value",) if line.key[0] == "C" else ("inadequate",) if "inadequate" in text else ("good",)
    if line.key[0] == "A" and line.here is None:
        stated = [dict(each.beside) for each in line.stated if each.aspect in aspects][:1]
        return bool(stated) and stated[0].get("england") == stated[0].get("neighbours")
    return all(
        compare(line, "england", each).step is compare(line, "neighbours", each).step for each in aspects
    )


@pytest.mark.parametrize("source", ["J:date", "J:addressee", "R:caveat", "P:authority", "P:measures"])
@pytest.mark.parametrize(
    "text",
    [
        "All 500 primary schools are outstanding.",
        "Primary schools are much better than in England.",
        "Five good GCSEs (NI 75) has improved.",
    ],
)
def test_a_sentence_does_not_escape_its_figures_by_standing_on_something_else(text, source):
    assert doubts_of(text, source)


def test_a_title_with_the_name_of_settings_in_it_is_no_claim():
    assert doubts_of("Head of Primary Schools", "J:signatory") == []
