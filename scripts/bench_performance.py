"""Time the pages of performance: 40 measures x 13 areas x 36 months, from stored figures, in a workspace of its own.

    python scripts/bench_performance.py [--requests 20] [--benchmark FOLDER]

The figures are made up. Each page is asked for by a director within one process, as the server answers it: view,
queries, control charts and template; the network and the browser are left out. "First" is a process that has drawn
nothing yet; the middle of the others counts, beside how many queries a request makes. With ``--benchmark`` the official
statistics of a folder are loaded first, so that every row stands beside others. On SQLite, unless DATABASE_URL names
another database.
"""

import argparse
import contextlib
import os
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

MEASURES, DISTRICTS, MONTHS = 40, 12, 36
TARGET = 0.3
KENT = "E10000016"


def main() -> int:
    """Build, ask, print; 1 where a scorecard takes longer than the target."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--requests", type=int, default=20)
    parser.add_argument("--benchmark", type=Path, help="a folder of official statistics")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="headway-bench-") as folder:
        os.environ["HEADWAY_HOME"] = folder
        os.environ["DJANGO_SETTINGS_MODULE"] = "headway.web.settings"
        import django

        django.setup()
        from django.core.management import call_command

        call_command("migrate", verbosity=0)
        if given.benchmark:
            _load_official(given.benchmark)
        figures = _build()
        print(f"{MEASURES} measures, {DISTRICTS + 1} areas, {MONTHS} months: {figures:,} figures")
        seconds = [_timed(*page, given.requests) for page in _pages()]
        return 0 if max(seconds) <= TARGET else 1


def _pages() -> list[tuple[str, str]]:
    from headway.web.performance.models import Scorecard

    card = Scorecard.objects.get().pk
    return [
        ("scorecard, whole authority", f"/performance/scorecards/{card}/"),
        ("scorecard, one district", f"/performance/scorecards/{card}/?area=District+C"),
        ("scorecard, six months ago", f"/performance/scorecards/{card}/?period={_months()[-6]}"),
        ("all districts", f"/performance/scorecards/{card}/?view=districts"),
        ("first page", "/performance/"),
        ("list of measures", "/performance/measures/"),
    ]


def _timed(name: str, where: str, requests: int) -> float:
    """The middle of the requests in seconds; printed with the first and the number of queries."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client = _director()
    seconds = []
    for _ in range(requests + 1):
        start = time.perf_counter()
        response = client.get(where)
        seconds.append(time.perf_counter() - start)
        if response.status_code != 200:
            sys.exit(f"{where} answered {response.status_code}")
    with CaptureQueriesContext(connection) as asked:
        client.get(where)
    middle = statistics.median(seconds[1:])
    print(
        f"{name:<28} {1000 * middle:6.0f} ms (first {1000 * seconds[0]:5.0f} ms), {len(asked):>2} queries, "
        f"{len(response.content) / 1000:6.0f} kB"
    )
    return middle


def _director() -> Any:
    from django.conf import settings
    from django.test import Client

    from headway.web.accounts.models import Person

    settings.REQUIRE_TWO_STEP = False
    client = Client()
    client.force_login(Person.objects.get(), backend="django.contrib.auth.backends.ModelBackend")
    return client


def _build() -> int:
    """People, measures, targets, a scorecard and the figures; how many figures."""
    from headway.web.accounts.models import Membership, Person
    from headway.web.accounts.roles import Role
    from headway.web.performance.actions.figures import bring_in
    from headway.web.performance.actions.keeping import keep_from_catalogue
    from headway.web.performance.actions.scorecards import Placed, add_scorecard
    from headway.web.performance.models import Measure, Target
    from headway.web.register.models import Authority
    from headway.web.trail.actions import SYSTEM

    kent = Authority.objects.get_or_create(code=KENT, defaults={"name": "Kent"})[0]
    director = Person.objects.create_user(email="director@example.org", name="Director")
    Membership.objects.create(person=director, authority=kent, role=Role.DIRECTOR, from_day=date(2020, 1, 1))
    keep_from_catalogue(by=SYSTEM, authority=kent)
    measures = list(Measure.objects.filter(every="month", unit="%")[:MEASURES])
    Target.objects.bulk_create(
        Target(
            measure=each,
            number=1,
            from_day=date(2000, 1, 1),
            target=20,
            floor=25,
            reason="Made up",
            set_by="Nobody",
        )
        for each in measures
    )
    made = bring_in(by=SYSTEM, authority=kent, source="returns", title="Made up", figures=_figures(measures))
    rows = [Placed(each, f"Heading {place // 5 + 1}") for place, each in enumerate(measures)]
    add_scorecard(by=SYSTEM, authority=kent, title="Scorecard", rows=rows)
    return made.new


def _figures(measures: list[Any]) -> Iterator[Any]:
    """About a fifth of 200 to 400 in each district and month; the whole is their sum."""
    from headway.indicators.periods import period_of
    from headway.web.performance.actions.figures import Figure

    chance = random.Random(1)  # noqa: S311 - made-up figures
    for measure in measures:
        for code in _months():
            period = period_of(code)
            parts = {}
            for place in range(DISTRICTS):
                of = chance.randint(200, 400)
                parts[f"District {chr(65 + place)}"] = (round(of * chance.gauss(0.22, 0.03)), of)
            parts[""] = tuple(map(sum, zip(*parts.values(), strict=True)))
            for area, (numerator, of) in parts.items():
                yield Figure(
                    measure, area, "month", code, period.first_day, period.last_day, numerator, of,
                    round(100 * numerator / of, 1), chance.randint(0, 5),
                )  # fmt: skip


def _months() -> list[str]:
    """The months that have ended, the last one last."""
    today = date.today()  # noqa: DTZ011 - the machine's own day will do
    last = today.year * 12 + today.month - 2
    return [f"{month // 12}-{month % 12 + 1:02}" for month in range(last - MONTHS + 1, last + 1)]


def _load_official(folder: Path) -> None:
    from django.conf import settings

    from headway.benchmarks.loading import load
    from headway.benchmarks.store import Store
    from headway.errors import ForPerson

    files = [
        each for each in sorted(folder.rglob("*")) if each.suffix in (".csv", ".parquet", ".gz", ".xlsx")
    ]
    store = Store.of_workspace(settings.WORKSPACE.folder)
    loaded = 0
    for each in files:
        with contextlib.suppress(ForPerson):  # a list of codes, a description of columns
            loaded += len(load([each], store))
    print(f"{loaded} of {len(files)} files are official statistics")


if __name__ == "__main__":
    sys.exit(main())
