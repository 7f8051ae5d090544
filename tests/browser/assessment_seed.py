"""Run on an empty workspace (``HEADWAY_HOME``): a council that has assessed nothing yet, with neighbours and a report,
and facts of two other years; prints each person's session by role. All but the facts of 2010 is made up.
"""

import json
import os
import sys
from datetime import date, timedelta

import django

os.environ["DJANGO_SETTINGS_MODULE"] = "headway.web.settings"
django.setup()

import assessment_elsewhere  # noqa: E402
from django.conf import settings  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import transaction  # noqa: E402
from django.utils import timezone  # noqa: E402
from seeded_people import a_person, session_of  # noqa: E402

from headway.assessment.examples import example  # noqa: E402
from headway.assessment.profile_file import as_csv  # noqa: E402
from headway.web.accounts.models import Person  # noqa: E402
from headway.web.accounts.roles import Role  # noqa: E402
from headway.web.assessment.actions.building import begin_assessment  # noqa: E402
from headway.web.assessment.actions.facts import add_facts  # noqa: E402
from headway.web.lessons.models import Neighbour, NeighbourList  # noqa: E402
from headway.web.register.models import Authority, Inspection, Judgement  # noqa: E402
from headway.web.register.states import Confirmation  # noqa: E402

KENT, NEAR = "E10000016", {"E06000035": "Medway", "E10000012": "Essex"}
NAMES = {
    Role.QUALITY_ASSURANCE: "Quincy Assure",
    Role.DIRECTOR: "Dorothea Rector",
    Role.MEMBER: "Councillor Mabel Ember",
}
JUDGED = {"overall": "Good", "help_and_protection": "Good", "care_leavers": "Requires improvement to be good"}
OTHER_YEARS = (2009, 2011)


def main() -> None:
    settings.WORKSPACE.make()
    call_command("migrate", interactive=False, verbosity=0)
    with transaction.atomic():
        people = _fill(timezone.localdate())
    sys.stdout.write(json.dumps({role: session_of(person) for role, person in people.items()}))


def _fill(today: date) -> dict[str, Person]:
    kent = _place(KENT, "Kent")
    people: dict[str, Person] = {role: a_person(kent, role, name) for role, name in NAMES.items()}
    quality = people[Role.QUALITY_ASSURANCE]
    near = NeighbourList.objects.create(name="Neighbours of a walk", version="2025")
    for rank, (code, name) in enumerate(NEAR.items(), 1):
        Neighbour.objects.create(list=near, authority=kent, neighbour=_place(code, name), rank=rank)
    _inspected(kent, today - timedelta(days=400))
    for year in OTHER_YEARS:
        add_facts(by=quality, authority=kent, year=year, title=f"Made up for {year}", text=_moved(year))
    begin_assessment(by=quality, authority=kent, year=2009, as_of=date(2009, 12, 9), rules="csa")
    return people | assessment_elsewhere.fill(today)


def _place(code: str, name: str) -> Authority:
    return Authority.objects.get_or_create(code=code, defaults={"name": name})[0]


def _inspected(authority: Authority, published: date) -> None:
    made = Inspection.objects.create(
        authority=authority, framework="ilacs_2023", published=published, state=Confirmation.CONFIRMED
    )
    for order, (key, grade) in enumerate(JUDGED.items()):
        Judgement.objects.create(inspection=made, key=key, label=key, grade=grade, order=order)


def _moved(year: int) -> str:
    """The facts of 2010 as if they were of another year."""
    return as_csv(example(KENT, 2010)).replace("2010", str(year))


main()
