"""Fills an empty database with the demo, all of it or nothing."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from django.db import transaction

from headway.benchmarks import Register
from headway.errors import ForPerson
from headway.web.accounts.models import Person
from headway.web.demo.assessment import make_assessments
from headway.web.demo.committees import make_committee_work
from headway.web.demo.lessons import make_lessons
from headway.web.demo.material import Material, read_material
from headway.web.demo.people import Invented, make_people
from headway.web.demo.performance import make_performance
from headway.web.demo.plan import make_plan
from headway.web.demo.register import add_inspections, add_worked_example
from headway.web.plans.models import Plan
from headway.web.register.actions import load_register
from headway.web.register.models import Authority
from headway.web.trail.actions import SYSTEM

__all__ = ["Demo", "add_assessments", "add_performance", "build"]

KENT, MEDWAY = "E10000016", "E06000035"


@dataclass(frozen=True)
class Demo:
    """What was made, for telling about it."""

    material: Material
    invented: dict[str, Invented]
    """Everybody, by the key of ``people.toml``."""
    plan: Plan
    register: str = ""
    """The title of the national register that was loaded, if any."""

    @property
    def people(self) -> tuple[Invented, ...]:
        return tuple(self.invented.values())


@transaction.atomic
def build(
    folder: Path,
    *,
    report: Path,
    received: date,
    password: str,
    on: date,
    register: Register | None = None,
) -> Demo:
    """Make people, inspections and the plan from the data in ``folder``, as on a day. The database must be empty."""
    if Person.objects.exists():
        raise ForPerson(
            "There are people in this database already. A demo is only made in a workspace of its own."
        )
    material = read_material(folder, on)
    invented = make_people(material.people, password, on)
    people = {key: each.person for key, each in invented.items()}
    add_inspections(people["medway"], MEDWAY, material.inspections[MEDWAY])
    add_inspections(people["quality"], KENT, material.inspections[KENT])
    example = add_worked_example(people["quality"], KENT, report, received)
    posts = {key: each.post for key, each in invented.items()}
    plan = make_plan(example, material, people, posts)
    make_committee_work(material.scrutiny, plan, people, posts, on)
    make_lessons(material.lessons, plan, people, posts, on)
    edition = load_register(by=SYSTEM, register=register)[0] if register else None
    return Demo(material, invented, plan, str(edition or ""))


def add_performance(demo: Demo, workspace: Path) -> int:
    """Count the measures from the workspace’s returns and tell what was said of them; how many figures there are."""
    return make_performance(
        demo.material.performance,
        Authority.objects.get(code=KENT),
        {key: each.person for key, each in demo.invented.items()},
        {key: each.post for key, each in demo.invented.items()},
        {each["key"]: each["name"] for each in demo.material.scrutiny["bodies"]},
        {
            action["key"]: action["title"]
            for item in demo.material.plan["items"]
            for action in item.get("actions", ())
        },
        workspace,
        demo.material.on,
    )


def add_assessments(demo: Demo, workspace: Path) -> None:
    """Make the annual assessments and the self-evaluation; the settings behind them go into the workspace."""
    make_assessments(
        demo.material.assessment,
        Authority.objects.get(code=KENT),
        {key: each.person for key, each in demo.invented.items()},
        workspace,
        demo.material.on,
    )
