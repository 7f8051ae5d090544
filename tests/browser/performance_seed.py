"""Run on an empty workspace (``HEADWAY_HOME``): fills it with a council that watches its performance, by the site's own
actions, and prints each person's session by role. Everything in it is made up.
"""

import json
import os
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

import django

os.environ["DJANGO_SETTINGS_MODULE"] = "headway.web.settings"
django.setup()

from django.conf import settings  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import transaction  # noqa: E402
from django.utils import timezone  # noqa: E402
from performance_figures import KENT, MONTHS, SHARES, by_district, caseload, write_benchmarks  # noqa: E402
from seeded_people import a_person, session_of  # noqa: E402

from headway.benchmarks.loading import load as load_benchmarks  # noqa: E402
from headway.benchmarks.store import Store  # noqa: E402
from headway.indicators.periods import month_code, month_number, period_of  # noqa: E402
from headway.web.accounts.models import Person  # noqa: E402
from headway.web.accounts.roles import Role  # noqa: E402
from headway.web.performance.actions import keeping, measures, scorecards  # noqa: E402
from headway.web.performance.actions.figures import Figure, bring_in  # noqa: E402
from headway.web.performance.actions.moving import should_move  # noqa: E402
from headway.web.performance.models import Measure  # noqa: E402
from headway.web.performance.queries.questions import opening_of  # noqa: E402
from headway.web.plans import actions as plans  # noqa: E402
from headway.web.plans.models import Action  # noqa: E402
from headway.web.plans.owners import Owner  # noqa: E402
from headway.web.register.models import Authority, Inspection, Recommendation  # noqa: E402
from headway.web.register.states import Confirmation  # noqa: E402
from headway.web.scrutiny.actions import questions  # noqa: E402
from headway.web.scrutiny.models import Body  # noqa: E402
from headway.web.scrutiny.rules.question_bank import proposed_category  # noqa: E402

NAMES = {
    Role.ANALYST: "Anna Analyst",
    Role.DIRECTOR: "Dorothea Rector",
    Role.MEMBER: "Councillor Mabel Ember",
    Role.QUALITY_ASSURANCE: "Quincy Assure",
}
TARGETS = {
    "rereferral_pct": ("20", "25"),
    "assessment_45wd_pct": ("85", "80"),
    "placements_3plus_pct": ("10", "12"),
    "sw_caseload": ("15", "18"),
}
ASKED_BEFORE = 3
"""So many months had not come yet when a question was asked."""


def main() -> None:
    settings.WORKSPACE.make()
    call_command("migrate", interactive=False, verbosity=0)
    with transaction.atomic():
        people = _fill(timezone.localdate())
    with TemporaryDirectory() as folder:
        load_benchmarks(write_benchmarks(Path(folder)), Store.of_workspace(settings.WORKSPACE.folder))
    sys.stdout.write(json.dumps({role: session_of(person) for role, person in people.items()}))


def _fill(today: date) -> dict[Role, Person]:
    kent = Authority.objects.get_or_create(code=KENT, defaults={"name": "Kent"})[0]
    people = {role: a_person(kent, role, name) for role, name in NAMES.items()}
    analyst, director = people[Role.ANALYST], people[Role.DIRECTOR]
    body = Body.objects.create(authority=kent, name="Corporate Parenting Panel", kind="panel")
    keeping.keep_from_catalogue(by=analyst, authority=kent, ids=[*SHARES, "sw_caseload"])
    keeping.add_measure(
        by=analyst,
        authority=kent,
        title="Visits in time",
        counts="visits made within the time of the child's plan",
        out_of="visits due",
        unit="%",
        multiplier=100,
        decimals=1,
        better="higher",
        kind="flow",
        every="month",
    )
    known = {each.code: each for each in Measure.objects.filter(authority=kent)}
    for code, (target, floor) in TARGETS.items():
        keeping.set_target(
            by=director,
            measure=known[code],
            from_day=today - timedelta(days=1200),
            target=Decimal(target),
            floor=Decimal(floor),
            reason="Business plan.",
        )
    months = _months(today)
    _bring(analyst, kent, known, months[:-ASKED_BEFORE], months, "Returns to the summer")
    red = known["rereferral_pct"]
    asked_on = period_of(months[-ASKED_BEFORE]).first_day + timedelta(days=9)
    questions.ask(
        by=people[Role.MEMBER],
        body=body,
        category=proposed_category(red.title),
        text="Why do families come back so soon, and where?",
        asked_by=NAMES[Role.MEMBER],
        asked_on=asked_on,
        about=questions.AboutMeasure(
            measure=red,
            opened_by=opening_of(red, "").kept(),
            owner=director,
            owner_name=director.name,
            owner_post="Director of children's services",
            due_on=today + timedelta(days=20),
        ),
    )
    _bring(analyst, kent, known, months, months, "Returns to the autumn")
    measures.annotate(by=analyst, authority=kent, on=period_of(months[-12]).first_day, text="Caseloads rose")
    scorecards.add_scorecard(
        by=analyst,
        authority=kent,
        title="Panel scorecard",
        purpose="What the panel looks at every quarter.",
        body=body,
        rows=[
            scorecards.Placed(known["rereferral_pct"], "Front door"),
            scorecards.Placed(known["assessment_45wd_pct"]),
            scorecards.Placed(known["placements_3plus_pct"], "Our children"),
        ],
    )
    action = _action(people, kent, asked_on)
    should_move(by=director, action=action, measure=red, since=asked_on)
    return people


def _months(today: date) -> list[str]:
    """The last complete months but one, so that figures are fresh whatever the day is."""
    last = month_number(today) - 2
    return [month_code(each) for each in range(last - MONTHS + 1, last + 1)]


def _bring(
    by: Person,
    kent: Authority,
    known: dict[str, Measure],
    months: list[str],
    all_months: list[str],
    title: str,
) -> None:
    made = [each for code in (*SHARES, "sw_caseload") for each in _figures(known[code], all_months)]
    given = [each for each in made if each.period in months]
    bring_in(by=by, authority=kent, source="returns", title=title, figures=given, is_example=True)


def _figures(measure: Measure, months: list[str]) -> Iterator[Figure]:
    """Each district's by month, and their sum."""
    rows = caseload(months) if measure.code == "sw_caseload" else by_district(measure.code, months)
    total: dict[str, list[int]] = {}
    for area, month, numerator, denominator in rows:
        yield _figure(measure, area, month, numerator, denominator)
        whole = total.setdefault(month, [0, 0])
        whole[0] += numerator
        whole[1] += denominator
    for month, (numerator, denominator) in total.items():
        yield _figure(measure, "", month, numerator, denominator)


def _figure(measure: Measure, area: str, month: str, numerator: int, denominator: int) -> Figure:
    period = period_of(month)
    value = round(numerator * measure.multiplier / denominator, measure.decimals)
    return Figure(
        measure=measure,
        area=area,
        every="month",
        period=month,
        first_day=period.first_day,
        last_day=period.last_day,
        numerator=numerator,
        denominator=denominator,
        value=value,
        unknown=1 if measure.code == "placements_3plus_pct" else 0,
    )


def _action(people: dict[Role, Person], kent: Authority, since: date) -> Action:
    """An action of a plan, that a question can name."""
    quality, director = people[Role.QUALITY_ASSURANCE], people[Role.DIRECTOR]
    inspection = Inspection.objects.create(
        authority=kent, framework="sif", published=date(2017, 6, 13), state=Confirmation.CONFIRMED
    )
    asked = {"addressee": "authority", "kind": "recommendation", "page": 20, "state": Confirmation.CONFIRMED}
    Recommendation.objects.create(
        inspection=inspection, number="1", text="Answer families the first time.", **asked
    )
    plan = plans.draft_from(by=quality, inspection=inspection)
    return plans.add_action(
        by=quality,
        item=plan.items.get(),
        title="A second look at every closed referral",
        owners=[Owner(director.name, "Director", director)],
        measure="95% of closed referrals",
        measure_kind="audit",
        start=since,
        due=since + timedelta(days=300),
    )


main()
