"""Random profiles for every test of the assessment: seeded, and full of what goes wrong.

``random_profile(seed)`` gives the same profile for the same seed. Two hundred seeds meet every shape: blocks empty, one
setting, zeros, ties, neighbours missing, a single neighbour, words in place of counts, symbols in place of values.
``profiles()`` is the same for Hypothesis. Everything is made up; "Examplebury" is nowhere.
"""

from datetime import date, timedelta
from decimal import Decimal
from random import Random

from hypothesis import strategies as st

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
    kinds,
)
from headway.frameworks import Grade, Mark, proportion_tables, scales

__all__ = [
    "OUTCOMES",
    "SHAPES",
    "profiles",
    "random_council_profile",
    "random_inspection",
    "random_measure",
    "random_profile",
    "random_setting",
]

OUTCOMES = ("be_healthy", "stay_safe", "enjoy_achieve", "positive_contribution", "economic_wellbeing")
COUNCIL_OUTCOMES = ("leaders", "help_and_protection", "children_in_care", "care_leavers")
STEPS = ("much_lower", "lower", "in_line", "higher", "much_higher")
SHAPES = ("full", "full", "full", "empty", "A", "B", "C", "AB", "AC", "BC")
"""Which blocks hold anything; ``full`` more often than the rest."""
UNITS = ("%", "per 10,000", "points", "days", "number")


def profiles(council: bool = False) -> st.SearchStrategy[Profile]:
    """The same profiles for Hypothesis: each is a seed, so a failure names the seed to repeat."""
    return st.integers(0, 10**6).map(random_council_profile if council else random_profile)


def random_profile(seed: int) -> Profile:
    """A profile of 2009, 2010 or 2011, as the annual assessments of those years read it."""
    return _profile(Random(seed), (2009, 2010, 2011), OUTCOMES, council=False)  # noqa: S311 - not for secrets


def random_council_profile(seed: int) -> Profile:
    """A profile of 2019 to 2026, as a council's own assessment reads it."""
    return _profile(Random(seed), tuple(range(2019, 2027)), COUNCIL_OUTCOMES, council=True)  # noqa: S311


def _profile(r: Random, years: tuple[int, ...], outcomes: tuple[str, ...], *, council: bool) -> Profile:
    year, shape = r.choice(years), r.choice(SHAPES)
    as_of = date(year, r.choice((10, 11, 12)), r.randint(1, 30))
    has = "ABC" if shape == "full" else shape
    some = r.sample(kinds(), r.choice((1, 3, len(kinds()))))
    order = [each.id for each in kinds()]
    settings = sorted((random_setting(r, each.id) for each in some), key=lambda line: order.index(line.kind))
    inspections = (random_inspection(r, place, as_of, council) for place in range(r.randint(1, 7)))
    measures = (random_measure(r, place, year, r.choice(outcomes)) for place in range(r.choice((1, 4, 30))))
    return Profile(
        authority="E10000099",
        name="Examplebury",
        year=year,
        as_of=as_of,
        settings=tuple(settings) if "A" in has else (),
        inspections=tuple(inspections) if "B" in has else (),
        measures=tuple(measures) if "C" in has else (),
        neighbours=r.choice(("", "Made-up neighbours, 10 authorities")),
        notes=r.choice(((), ("A made-up profile.",))),
    )


def _origin(r: Random) -> Origin:
    return Origin(
        r.choice(("Made-up table 1", "Made-up letter")),
        r.choice(("", "https://example.org/made-up")),
        r.choice((Mark.OFFICIAL_STATS, Mark.PRIMARY, Mark.SECONDARY)),
    )


def _counts(r: Random, size: int) -> Counts:
    """Up to ``size`` settings; often none, one, all good, all inadequate, or exactly half."""
    inspected = r.choice((0, 1, 2, 3, r.randint(1, 12), r.randint(1, size)))
    good = r.choice((0, inspected, inspected // 2, r.randint(0, inspected)))
    return Counts(inspected, good, r.choice((0, inspected - good, r.randint(0, inspected - good))))


def _times(counts: Counts, times: int) -> Counts:
    return Counts(counts.inspected * times, counts.good * times, counts.inadequate * times)


def _words(r: Random) -> str:
    """A word that both eras' tables have, or "all", "none", or no word (then a comparator is stated)."""
    then, now = (
        [word for band in proportion_tables()[era].bands for word in band.words]
        for era in ("ofsted_2009_2013", "ofsted_observed_2014_2025")
    )
    return r.choice(("", "all", "none", *(word for word in then if word in now)))


def _stated(r: Random) -> Stated:
    words = _words(r)
    beside = tuple(
        (who, r.choice(STEPS))
        for who in ("neighbours", "england", "earlier")
        if r.random() < 0.4 or not words
    )
    return Stated(r.choice(("good", "inadequate")), words, beside, _origin(r))


def random_setting(r: Random, kind: str) -> SettingLine:
    """One line of Block A: counts, words, both or neither; each comparator present or missing."""
    here = _counts(r, 600) if r.random() < 0.8 else None
    tie = here is not None and r.random() < 0.15

    def other(size: int, times: int) -> Counts | None:
        if r.random() < 0.25:
            return None
        return _times(here, times) if here is not None and tie else _counts(r, size)

    return SettingLine(
        kind=kind,
        origin=_origin(r),
        here=here,
        earlier=other(600, 1),
        neighbours=other(6000, 10),
        england=other(60000, 100),
        stated=tuple(_stated(r) for _ in range(r.choice((1, 2)) if here is None else r.choice((0, 0, 0, 1)))),
    )


_GRADED = {
    Major.FOSTERING: ("settings_2005", ("overall",)),
    Major.ADOPTION: ("settings_2005", ("overall",)),
    Major.PRIVATE_FOSTERING: ("settings_2005", ("overall",)),
    Major.CASE_REVIEW: ("slac_4", ("overall",)),
}


def _grades(r: Random, kind: Major, council: bool) -> tuple[str, tuple[tuple[str, Grade], ...]]:
    if kind in {Major.UNANNOUNCED, Major.FOCUSED}:
        return ("focused_visit" if council else "ucra"), ()
    scale, judgements = _GRADED.get(
        kind,
        ("ofsted_words_4", ("overall", *COUNCIL_OUTCOMES))
        if council
        else ("slac_4", ("safeguarding_overall", "safeguarding_capacity", "lac_overall", "lac_capacity")),
    )
    framework = "" if kind in _GRADED else "ilacs_2023" if council else "slac"
    given = [each for each in judgements if r.random() < 0.85]
    return framework, tuple((each, r.choice(scales()[scale].grades)) for each in given)


def random_inspection(r: Random, place: int, as_of: date, council: bool = False) -> MajorInspection:
    """One line of Block B, up to five years old; now and then after the day, or with nothing known of it."""
    majors = (
        (Major.FULL, Major.FOCUSED) if council else tuple(each for each in Major if each != Major.FOCUSED)
    )
    kind = r.choice(majors)
    on = as_of - timedelta(days=r.choice((-20, 0, 1, r.randint(1, 400), r.randint(1, 1900))))
    framework, grades = _grades(r, kind, council)
    visit = kind in {Major.UNANNOUNCED, Major.FOCUSED}
    return MajorInspection(
        id=f"{kind}-{place + 1}",
        kind=kind,
        on=on,
        when=r.choice((f"{on:%B %Y}", f"{on.day} {on:%B %Y}")),
        origin=_origin(r),
        framework=framework,
        published=r.choice((None, on + timedelta(days=r.randint(14, 60)))),
        grades=grades,
        priority_actions=r.choice((None, 0, 0, 1, 3)) if visit else None,
        serious=r.choice((None, False, True)) if visit else None,
        note=r.choice(("", "A made-up note.")),
    )


def _number(r: Random, unit: str) -> Decimal:
    top = 100 if unit == "%" else 1000
    return Decimal(r.choice((0, 1, 50, 100, r.randint(0, top)))) / r.choice((1, 10))


def _value(r: Random, unit: str, absent: float = 0.15) -> Value | None:
    chance = r.random()
    if chance < absent:
        return None
    if chance < absent + 0.1:
        return Value(None)
    if unit == "%" and r.random() < 0.5:
        below = r.randint(1, 9000)
        above = r.choice((0, below, r.randint(0, below)))
        share = (Decimal(above) * 100 / below).quantize(Decimal("0.1"))
        return Value(share, Decimal(above), Decimal(below))
    return Value(_number(r, unit))


def random_measure(r: Random, place: int, year: int, outcome: str) -> MeasureLine:
    """One line of Block C: values, averages and neighbours' own values present, tied or missing."""
    unit = r.choice(UNITS)
    here = _value(r, unit)
    tied = here if r.random() < 0.15 else None
    average = tied or _value(r, unit, 0.3)
    neighbours = r.choice((0, 0, 1, 4, 5, 10))
    each = [
        average.value
        if tied is not None and average is not None and average.value is not None
        else _number(r, unit)
        for _ in range(neighbours)
    ]
    return MeasureLine(
        number=f"NI {place + 1}",
        title=f"Made-up measure {place + 1}",
        outcome=outcome,
        better=r.choice(tuple(Better)),
        unit=unit,
        period=f"{year - 1}/{year % 100:02}",
        origin=_origin(r),
        here=here,
        england=tied or _value(r, unit, 0.2),
        neighbours=average,
        neighbour_values=tuple((f"Neighbour {n + 1}", value) for n, value in enumerate(each)),
        earlier=tied or _value(r, unit, 0.4),
        earlier_period=f"{year - 2}/{(year - 1) % 100:02}",
    )
