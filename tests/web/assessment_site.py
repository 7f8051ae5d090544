"""Assessments that tests can read off: Kent 2010, held to the lowest grade by its full inspection.

    made = kent_2010(by=person(Role.QUALITY_ASSURANCE), authority=kent)

Shares of settings and figures are made up; the inspections are those that Ofsted's letter of 2010 names.
"""

from datetime import date
from decimal import Decimal

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
from headway.assessment.profile_file import as_csv
from headway.frameworks import Grade, Mark, scales
from headway.web.accounts.models import Person
from headway.web.assessment.actions.building import begin_assessment
from headway.web.assessment.actions.judging import judge_assessment
from headway.web.assessment.actions.publishing import publish_assessment, sign_off_assessment
from headway.web.assessment.models import Assessment, FactsFile
from headway.web.register.models import Authority

__all__ = ["AS_OF", "BECAUSE", "facts", "kent_2010", "kent_profile", "published_2010"]

AS_OF = date(2010, 12, 9)
BECAUSE = "Children are left without protection, and looked after children do not get what they need."


def _inadequate(judgement: str) -> tuple[str, Grade]:
    found = scales()["slac_4"].grade("inadequate")
    assert isinstance(found, Grade)
    return judgement, found


def kent_profile(authority: Authority, *, safe: bool = False) -> Profile:
    """What is known of Kent in 2010; ``safe``: without the full inspection and the visit."""
    letter = Origin(
        "Ofsted’s letter to Kent, 9 December 2010", "https://www.example.org/letter", Mark.PRIMARY
    )
    made_up = Origin("Made up for a test", "", Mark.ASSUMPTION)
    full = MajorInspection(
        "slac-2010",
        Major.FULL,
        date(2010, 10, 22),
        "October 2010",
        letter,
        framework="slac",
        published=date(2010, 11, 19),
        grades=(_inadequate("safeguarding_overall"), _inadequate("lac_overall")),
    )
    visit = MajorInspection(
        "ucra-2010",
        Major.UNANNOUNCED,
        date(2010, 8, 31),
        "August 2010",
        letter,
        framework="ucra",
        serious=True,
    )
    return Profile(
        authority=authority.code,
        name=authority.name,
        year=2010,
        as_of=AS_OF,
        settings=(
            SettingLine(
                "primary_schools",
                made_up,
                here=Counts(420, 246, 30),
                earlier=Counts(410, 250, 20),
                neighbours=Counts(2400, 1632, 100),
                england=Counts(16000, 10900, 700),
            ),
            SettingLine("nurseries", letter, stated=(Stated("good", "large majority", (), letter),)),
            SettingLine("adoption_agencies", made_up, here=Counts(3, 3, 0)),
        ),
        inspections=() if safe else (full, visit),
        measures=(
            MeasureLine(
                "NI 73",
                "Pupils at level 4 or above in English and mathematics at 11",
                "enjoy_achieve",
                Better.HIGHER,
                "%",
                "2010",
                made_up,
                here=Value(Decimal("70.0")),
                england=Value(Decimal("73.0")),
                neighbours=Value(Decimal("74.0")),
                neighbour_values=tuple((f"Neighbour {each}", Decimal(73 + each % 3)) for each in range(10)),
                earlier=Value(Decimal("69.0")),
                earlier_period="2009",
            ),
            MeasureLine(
                "NI 112",
                "Conceptions under 18",
                "be_healthy",
                Better.LOWER,
                "per 1,000",
                "2009",
                made_up,
                here=Value(Decimal("35.2")),
                england=Value(Decimal("38.2")),
            ),
        ),
        notes=("Made up for a test, but for its inspections.",),
    )


def facts(by: Person, authority: Authority, *, safe: bool = False) -> FactsFile:
    """The lines as a file that a person brought."""
    text = as_csv(kent_profile(authority, safe=safe))
    return FactsFile.objects.create(
        authority=authority, year=2010, title="Facts of 2010", text=text, by_name=by.name
    )


def kent_2010(*, by: Person, authority: Authority, judged: bool = False, safe: bool = False) -> Assessment:
    """An assessment of 2010 by the rules of that year, from the facts."""
    facts(by, authority, safe=safe)
    made = begin_assessment(by=by, authority=authority, year=2010, as_of=AS_OF, rules="csa")
    made.addressee, made.signatory = "Ms Ada Example\nKent County Council", "Dana Example\nDirector"
    made.save()
    if judged:
        judge_assessment(
            by=by, assessment=made, version=made.version, grade="performs_poorly", because=BECAUSE
        )
    return made


def published_2010(*, judge: Person, director: Person, authority: Authority) -> Assessment:
    """The same, signed off by another and on show."""
    made = kent_2010(by=judge, authority=authority, judged=True)
    sign_off_assessment(by=director, assessment=made, version=made.version)
    publish_assessment(by=director, assessment=made, version=made.version)
    return made
