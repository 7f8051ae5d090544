"""Made-up files of settings in the inspectorate's layouts, for tests and the demo. No school, person or home is real.

Names are numbered examples ("Example Primary School 12"); numbers begin with 8000, 9000, EX, SX or 99000, as no
real ones do.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from random import Random

from headway import areas
from headway.assessment.settings import made_up_files as printed
from headway.assessment.settings.made_up_files import Place, Visit

__all__ = ["made_up"]

_PHASES = (("Primary", 26), ("Secondary", 8), ("Special", 3), ("PRU", 2), ("Nursery", 1))
_CHILDCARE = (
    ("Childminder", 30),
    ("Childcare on non-domestic premises", 24),
    ("Childcare on domestic premises", 2),
)
_CARE = (
    ("Children's home", 8),
    ("Residential Special School", 1),
    ("Independent Fostering Agency", 2),
    ("Voluntary Adoption Agency", 1),
)
_FURTHER = (
    ("General further education college", 2),
    ("Sixth form college", 1),
    ("Independent specialist college", 1),
    ("Independent learning provider", 3),
)
_AUGUST_2024, _AUGUST_2025, _JANUARY_2026 = date(2024, 8, 31), date(2025, 8, 31), date(2026, 1, 31)


def made_up(
    authority_code: str, neighbours: Sequence[str], seed: int = 1, *, size: float = 1.0
) -> dict[str, str]:
    """Files by name. ``size`` multiplies how many settings each authority has (1: about 40 schools)."""
    random = Random(seed)  # noqa: S311 - made-up data, no secret
    codes = list(dict.fromkeys([authority_code, *neighbours]))
    names = [areas.by_code(each).name for each in codes]
    schools = _places(random, names, _PHASES, size, "9{:06}", "Example {} School {}")
    childcare = _places(random, names, _CHILDCARE, size, "EX{:06}", "Example Nursery {1}")
    care = _places(random, names, _CARE, size, "SX{:06}", "Example {} {}")
    further = _places(random, names, _FURTHER, size, "99{:05}", "Example {} {}")
    return {
        "Management_information_-_state-funded_schools_-_latest_inspections_as_at_31_Aug_2024.csv": printed.overall(
            schools, _AUGUST_2024
        ),
        "Management_information_-_state-funded_schools_-_latest_inspections_as_at_31_Aug_2025.csv": printed.oeif(
            schools, _AUGUST_2025
        ),
        "Management_information_-_state-funded_schools_-_latest_inspections_as_at_31_Jan_2026.csv": printed.cards(
            schools, _JANUARY_2026, random
        ),
        "Childcare_providers_-_most_recent_inspections_data_as_at_31_August_2025.csv": printed.childcare(
            childcare, _AUGUST_2025
        ),
        "Provider_level_as_at_31_August_2025.csv": printed.care(care, _AUGUST_2025),
        "Further_education_and_skills_as_at_31_August_2025.csv": printed.further(further, _AUGUST_2025),
    }


def _places(
    random: Random,
    authorities: Sequence[str],
    types: Sequence[tuple[str, int]],
    size: float,
    urn: str,
    name: str,
) -> list[Place]:
    """Settings of these types in every authority; how well they do differs from place to place."""
    found: list[Place] = []
    for authority in authorities:
        good = 0.72 + 0.2 * random.random()
        for kind, count in types:
            for _ in range(max(1, round(count * size))):
                at = len(found) + 1
                found.append(_place(random, urn.format(at), name.format(kind, at), kind, authority, good))
    return found


def _place(random: Random, urn: str, name: str, kind: str, authority: str, good: float) -> Place:
    day, visits = date(2025, 12, 1) - timedelta(days=random.randrange(1, 1500)), []
    for _ in range(random.choice((0, 1, 2, 3, 3, 3, 3))):
        grade = random.choices("1234", (good * 0.2, good * 0.8, (1 - good) * 0.8, (1 - good) * 0.2))[0]
        number = f"{10_000_000 + random.randrange(10_000_000)}"
        visits.append(Visit(number, day, day + timedelta(days=random.randrange(20, 60)), grade, urn))
        day -= timedelta(days=random.randrange(700, 1500))
    chance = random.random()
    place = Place(
        urn,
        name,
        kind,
        authority,
        date(1998, 9, 1),
        kind == "Secondary" and random.random() < 0.7,
        tuple(visits),
    )
    if chance < 0.03:
        return replace(place, closes=date(2024, 12, 31))
    if chance < 0.08 and kind in ("Primary", "Secondary"):
        return replace(place, converts=date(2025, 2, 1), before=urn)
    return place
