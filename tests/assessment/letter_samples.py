"""A small made-up profile whose every figure can be checked by eye, and letters of it and of random profiles."""

from datetime import date
from decimal import Decimal

from profiles import random_council_profile, random_profile

from headway.assessment import (
    Better,
    Counts,
    Major,
    MajorInspection,
    MeasureLine,
    Origin,
    Profile,
    SettingLine,
    Stated,
    Value,
)
from headway.assessment.judging import assess
from headway.assessment.letter import Letter, Sentence, check, draft
from headway.assessment.rulebook import Rulebook, rulebook
from headway.frameworks import scales

SOURCE = Origin("Made-up table 1")
LETTER_OF_2009 = Origin("A made-up letter of 2009")


def _grade(name: str):
    return scales()["slac_4"].by_id(name)


def _measure(
    number: str, title: str, better: Better, here: str, spread: tuple[int, ...], england: str
) -> MeasureLine:
    return MeasureLine(
        number, title, "enjoy_achieve", better, "%", "2009/10", SOURCE,
        here=Value(Decimal(here)), england=Value(Decimal(england)),
        neighbour_values=tuple((f"Neighbour {place}", Decimal(each)) for place, each in enumerate(spread)),
        earlier=Value(Decimal("40")), earlier_period="2008/09",
    )  # fmt: skip


SPREAD = (50, 51, 52, 53, 54, 55, 56, 57, 58, 59)
PROFILE = Profile(
    authority="E10000099",
    name="Examplebury",
    year=2010,
    as_of=date(2010, 12, 9),
    settings=(
        SettingLine(
            "primary_schools", SOURCE, Counts(400, 220, 20),
            neighbours=Counts(4000, 2800, 60), england=Counts(16000, 8800, 800),
        ),
        SettingLine("secondary_schools", SOURCE, Counts(100, 75, 0), earlier=Counts(100, 50, 2)),
        SettingLine("special_schools", SOURCE, Counts(14, 14, 0)),
        SettingLine(
            "pupil_referral_units", LETTER_OF_2009,
            stated=(Stated("good", "majority", (("neighbours", "lower"),), LETTER_OF_2009),),
        ),
    ),
    inspections=(
        MajorInspection(
            "full-2010", Major.FULL, date(2010, 10, 22), "October 2010", SOURCE, "slac", date(2010, 11, 19),
            (("safeguarding_overall", _grade("inadequate")), ("lac_overall", _grade("adequate"))),
        ),
        MajorInspection(
            "visit-2010", Major.UNANNOUNCED, date(2010, 8, 31), "August 2010", SOURCE, "ucra", None, (), 2, True
        ),
    ),
    measures=(
        _measure("NI 75", "Five good GCSEs", Better.HIGHER, "70", SPREAD, "54.8"),
        _measure("NI 73", "Level 4 at 11", Better.HIGHER, "45", SPREAD, "54.8"),
        _measure("NI 87", "Persistent absence", Better.LOWER, "54", SPREAD, "54.8"),
        _measure("NI 114", "Permanent exclusions", Better.LOWER, "55", SPREAD, "54.8"),
    ),
    neighbours="Made-up neighbours, 10 authorities",
)  # fmt: skip
BOOK = rulebook("csa")


def letter_of(profile: Profile, book: Rulebook = BOOK, **given) -> Letter:
    assessed = assess(profile, book)
    return draft(profile, assessed, book, **given)


def random_letter(seed: int, *, council: bool = False) -> tuple[Profile, Rulebook, Letter]:
    """Judged for every other seed."""
    profile = random_council_profile(seed) if council else random_profile(seed)
    book = rulebook("council") if council else BOOK
    grade = assess(profile, book).permitted[-1] if seed % 2 else None
    return profile, book, letter_of(profile, book, grade=grade, because="A made-up reason.")


def doubts_of(text: str, *sources: str, profile: Profile = PROFILE, book: Rulebook = BOOK) -> list[str]:
    """What the check says of one sentence that a person wrote."""
    from headway.assessment.letter import Paragraph, Part

    one = Letter(
        profile.name, profile.year, (Part("x", "", (Paragraph("x", (Sentence("x/1", text, sources),)),)),)
    )
    return [each.says for each in check(one, profile, book)]
