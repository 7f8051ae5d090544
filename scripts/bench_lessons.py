"""How long a library takes to load as it grows, and how quickly a search answers in it.

    python scripts/bench_lessons.py FOLDER [--reports 1000] [--jobs N]
    scripts/with-postgres python scripts/bench_lessons.py FOLDER

The folder's reports are repeated under new names, each with bytes of its own (a comment after %%EOF), until there are
enough. They go into one new workspace in steps, a quarter, a quarter and a half, by the same function as
``headway lessons load``: reading, passages, page texts, themes, search index and trail. No report is taken for the copy
of another while this is measured, so that nothing is spared and search ranks all of them. A step's seconds a page say
whether a fuller library is slower to add to.

Then each judged query (tests/themes/queries.toml) is asked for by the page people search with: what is timed is the
whole of the server's answer, as one signed in gets it.
"""

import argparse
import hashlib
import os
import platform
import statistics
import sys
import tempfile
import time
import tomllib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
QUERIES = ROOT / "tests" / "themes" / "queries.toml"
ASKED = "q"
"""The search page's own name for what is typed."""
ROUNDS = 3
MEDIAN_LIMIT, P95_LIMIT = 0.050, 0.150  # seconds


def repeated(folder: Path, into: Path, count: int) -> list[Path]:
    """So many documents, made of the folder's PDFs in turn."""
    originals = sorted(path for path in folder.iterdir() if path.read_bytes()[:5] == b"%PDF-")
    made = []
    for number in range(count):
        original = originals[number % len(originals)]
        made.append(into / f"{number:04d}-{original.name}")
        made[-1].write_bytes(original.read_bytes() + b"\n%% %d\n" % number)
    return made


@contextmanager
def a_site() -> Iterator[None]:
    """A new workspace with an empty database, or that which DATABASE_URL names."""
    with tempfile.TemporaryDirectory(prefix="headway-lessons-") as home:
        os.environ["HEADWAY_HOME"] = home
        os.environ["DJANGO_SETTINGS_MODULE"] = "headway.web.settings"
        import django

        django.setup()
        from django.core.management import call_command

        call_command("migrate", verbosity=0)
        yield


def load_in_steps(paths: list[Path], jobs: int | None) -> None:
    """Load them, and print a line a step."""
    from headway.web.lessons.actions import library
    from headway.web.lessons.loading import Given, load
    from headway.web.trail.actions import SYSTEM

    library._held = lambda _report: None  # each counts as a report of its own
    quarter = len(paths) // 4
    print(
        f"{'held':>6}  {'added':>6}  {'pages':>7}  {'passages':>8}  {'seconds':>8}  {'s a page':>9}"
        f"  {'processor s a page':>18}"
    )
    held = pages = 0
    began = time.perf_counter()
    for step in (paths[:quarter], paths[quarter : 2 * quarter], paths[2 * quarter :]):
        start, busy = time.perf_counter(), processor_seconds()
        coverage = load(by=SYSTEM, documents=[Given(path, path.name) for path in step], jobs=jobs)
        seconds, busy = time.perf_counter() - start, processor_seconds() - busy
        held, pages = held + len(coverage.read), pages + coverage.pages
        each = seconds / coverage.pages
        print(
            f"{held:>6,}  {len(coverage.read):>6,}  {coverage.pages:>7,}  {coverage.passages:>8,}"
            f"  {seconds:>8.1f}  {each:>9.5f}  {busy / coverage.pages:>18.5f}",
            flush=True,
        )
    seconds = time.perf_counter() - began
    print(f"Loaded {held:,} reports of {pages:,} pages in {seconds:.1f} s: {seconds / pages:.5f} s a page.")


def processor_seconds() -> float:
    """What this process and the readers it has ended have used: other work on the machine does not show in it. Nor
    does PostgreSQL's own.
    """
    used = os.times()
    return used.user + used.system + used.children_user + used.children_system


def known_again(paths: list[Path]) -> None:
    """How long it takes to see that there is nothing new."""
    from headway.web.lessons.loading import Given, load
    from headway.web.trail.actions import SYSTEM

    start = time.perf_counter()
    coverage = load(by=SYSTEM, documents=[Given(path, path.name) for path in paths])
    print(f"The same again: {coverage.known:,} known, {time.perf_counter() - start:.1f} s.", flush=True)


def searched() -> tuple[float, float] | None:
    """Median and 95th percentile of the search page's time in seconds; None where there is no such page."""
    from django.urls import NoReverseMatch, reverse

    try:
        where = reverse("library_search")
    except NoReverseMatch:
        return None
    client = _signed_in()
    queries = [each["text"] for each in tomllib.loads(QUERIES.read_text(encoding="utf-8"))["query"]]
    _answer(client, where, queries[0])  # the templates are read once
    times = [_answer(client, where, text) for _ in range(ROUNDS) for text in queries]
    return statistics.median(times), statistics.quantiles(times, n=20, method="inclusive")[-1]


def _signed_in() -> Any:
    from datetime import date

    from django.conf import settings
    from django.test import Client

    from headway.web.accounts.models import Membership, Person
    from headway.web.register.models import Authority

    settings.ALLOWED_HOSTS = ["testserver"]
    settings.REQUIRE_TWO_STEP = False
    person = Person.objects.create_user(
        email="bench@example.org", name="Bench", password=hashlib.sha256(os.urandom(9)).hexdigest()
    )
    Membership.objects.create(
        person=person,
        authority=Authority.objects.get(code="E10000016"),
        role="quality assurance",
        from_day=date(2020, 1, 1),
    )
    client = Client()
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    return client


def _answer(client: Any, where: str, text: str) -> float:
    start = time.perf_counter()
    response = client.get(where, {ASKED: text})
    seconds = time.perf_counter() - start
    if response.status_code != 200:
        sys.exit(f"The search page answered {response.status_code} for {text!r}.")
    return seconds


def main(say: Callable[..., None] = print) -> None:
    """Measure, and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--reports", type=int, default=1000)
    parser.add_argument("--jobs", type=int)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="headway-reports-") as made, a_site():
        from django.db import connection

        say(f"{platform.machine()}, {os.cpu_count()} processors, {connection.vendor}")
        paths = repeated(given.folder, Path(made), given.reports)
        load_in_steps(paths, given.jobs)
        known_again(paths)
        if found := searched():
            median, p95 = found
            say(
                f"Search: median {median * 1000:.0f} ms (at most {MEDIAN_LIMIT * 1000:.0f}), "
                f"95 in 100 within {p95 * 1000:.0f} ms (at most {P95_LIMIT * 1000:.0f})."
            )
        else:
            say("Search: there is no search page.")


if __name__ == "__main__":
    main()
