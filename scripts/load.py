"""How quickly the site answers twenty people at once, with 10,000 actions and 100,000 events.

    python scripts/load.py [--users 20] [--seconds 60] [--actions 10000] [--events 100000]
    scripts/with-postgres python scripts/load.py

A workspace of its own is filled in bulk (load_data.py) and its trail verified; then the site runs as
``headway serve`` runs it, and each user opens page after page in turn over one connection, a second after the last
has come. A time is from sending the request to having the whole page. The limits are those of the design: of each
page 95 in 100 within 500 ms, of the home page within a second. The empty page (the accessibility statement) goes
through the same middleware, session and layout: what it takes is what a page takes that shows nothing.

SQLite, or the empty PostgreSQL database that DATABASE_URL names. Ends with exit code 1 where a page did not come.
"""

import argparse
import http.client
import os
import platform
import random
import re
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

LIMIT, HOME_LIMIT, BETWEEN, WARM_UP = 0.5, 1.0, 1.0, 8.0  # seconds
EMPTY = "empty page"
SIGNED_IN = b'href="/your-account/"'
COMMAND = (sys.executable, "-m", "headway")


@dataclass(frozen=True)
class Page:
    """One of the pages: its name in the table, an address to open, and its limit in seconds."""

    name: str
    address: Callable[[random.Random], str]
    limit: float | None = LIMIT


@dataclass
class Found:
    """What the users found: seconds by page, and each fault in words."""

    times: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    faults: list[str] = field(default_factory=list)


def pages_of(filled: object) -> list[Page]:
    """The six main pages and the empty one; those of an object open another one each time."""

    def any_of(what: str, pattern: str) -> Callable[[random.Random], str]:
        return lambda dice: pattern.format(dice.choice(getattr(filled, what)))

    return [
        Page("home", lambda _: "/", HOME_LIMIT),
        Page("table of a plan", any_of("plans", "/plans/{}/table/")),
        Page("thread of a recommendation", any_of("recommendations", "/plans/recommendations/{}/")),
        Page("action", any_of("actions", "/plans/actions/{}/")),
        Page("my actions", lambda _: "/my-actions/"),
        Page("trail", lambda _: "/trail/"),
        Page(EMPTY, lambda _: "/accessibility/", None),
    ]


class User(threading.Thread):
    """One person: a page, a second, the next page, over one connection that is kept."""

    def __init__(
        self, number: int, session: str, port: int, pages: list[Page], begin: float, end: float
    ) -> None:
        super().__init__(daemon=True)
        self.number, self.port, self.pages = number, port, pages
        self.begin, self.end = begin, end
        self.headers = {"Cookie": f"sessionid={session}", "Accept": "text/html"}
        self.dice = random.Random(number)  # noqa: S311 - the same addresses every time
        self.found = Found()
        self.line = http.client.HTTPConnection("127.0.0.1", port, timeout=60)

    def run(self) -> None:
        """Go round until the end. What comes before ``begin`` warms the site up and does not count."""
        time.sleep(self.dice.random() * BETWEEN)
        turn = self.number
        while (now := time.monotonic()) < self.end:
            page = self.pages[turn % len(self.pages)]
            address = page.address(self.dice)
            try:
                taken = self._open(address)
            except (OSError, http.client.HTTPException) as fault:
                self.line.close()
                self.found.faults.append(f"{address}: {fault!r}")
            else:
                if now >= self.begin:
                    self.found.times[page.name].append(taken)
            turn += 1
            time.sleep(BETWEEN)

    def _open(self, address: str) -> float:
        """Open a page whole; the seconds that it took. Anything but the page itself is a fault."""
        start = time.perf_counter()
        try:
            self.line.request("GET", address, headers=self.headers)
            answer = self.line.getresponse()
        except (
            ConnectionError
        ):  # the site closes a line that was quiet for two seconds; a browser opens another
            self.line.close()
            self.line.request("GET", address, headers=self.headers)
            answer = self.line.getresponse()
        body = answer.read()
        taken = time.perf_counter() - start
        if answer.status != 200 or SIGNED_IN not in body or not body.rstrip().endswith(b"</html>"):
            raise http.client.HTTPException(f"status {answer.status}, {len(body)} bytes")
        return taken


def load(sessions: tuple[str, ...], port: int, pages: list[Page], seconds: float) -> Found:
    """Let all users loose and gather what they found."""
    begin = time.monotonic() + WARM_UP
    crowd = [
        User(number, session, port, pages, begin, begin + seconds) for number, session in enumerate(sessions)
    ]
    for each in crowd:
        each.start()
    found = Found()
    for each in crowd:
        each.join()
        found.faults += each.found.faults
        for name, times in each.found.times.items():
            found.times[name] += times
    return found


@contextmanager
def site() -> Iterator[int]:
    """The site as ``headway serve`` runs it, on a free port."""
    command = (*COMMAND, "serve", "--port", "0")
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as serving:
        try:
            line = serving.stdout.readline() if serving.stdout else ""
            said = re.search(r":(\d+)/", line)
            if said is None:
                raise SystemExit(f"The site did not start: {line}")
            yield int(said[1])
        finally:
            serving.terminate()


def queries_and_size(session: str, pages: list[Page]) -> dict[str, tuple[int, int]]:
    """How many queries each page makes, and how many bytes it has, for one user in this process."""
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    client, dice = Client(), random.Random(1)  # noqa: S311 - no secret
    client.cookies["sessionid"] = session
    client.get("/")  # the first page of a session also looks for the second step
    counted = {}
    for page in pages:
        with CaptureQueriesContext(connection) as made:
            answer = client.get(page.address(dice))
        counted[page.name] = (len(made), len(answer.content))
    return counted


def share(times: list[float], of: float) -> float:
    """The time within which that share of the pages came (nearest rank)."""
    ordered = sorted(times)
    return ordered[max(0, -int(-of * len(ordered) // 1) - 1)]


def report(found: Found, pages: list[Page], counted: dict[str, tuple[int, int]]) -> bool:
    """Print the table; whether every page came, and within its limit."""
    print(f"{'page':<28}{'opened':>7}{'queries':>9}{'kB':>6}{'median':>8}{'p95':>8}{'max':>8}  limit (p95)")
    kept = not found.faults
    for page in pages:
        times = found.times[page.name] or [float("nan")]
        queries, size = counted[page.name]
        p95 = share(times, 0.95)
        within = page.limit is None or p95 <= page.limit
        kept = kept and within
        verdict = (
            "–" if page.limit is None else f"{page.limit * 1000:.0f} ms: {'kept' if within else 'NOT KEPT'}"
        )
        figures = "".join(f"{each * 1000:>8.0f}" for each in (statistics.median(times), p95, max(times)))
        print(
            f"{page.name:<28}{len(found.times[page.name]):>7}{queries:>9}{size / 1000:>6.0f}{figures}  {verdict}"
        )
    print(f"Times in milliseconds. Faults: {len(found.faults)}")
    for each in found.faults[:10]:
        print(f"  {each}")
    return kept


def machine() -> str:
    """The processors, and how busy they have been over the last minute."""
    return f"{os.cpu_count()} processors, load average {os.getloadavg()[0]:.1f}"


def processor_time() -> float:
    """Seconds of processor time that ended child processes took: the site's, once it has stopped."""
    times = os.times()
    return times.children_user + times.children_system


def settle() -> str:
    """Close this process's connections, with PostgreSQL's statistics as its own housekeeping would keep them."""
    from django.db import connection

    name = "SQLite" if connection.vendor == "sqlite" else "PostgreSQL"
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("VACUUM ANALYZE")
        cursor.execute(
            "SELECT " + ("sqlite_version()" if name == "SQLite" else "split_part(version(), ' ', 2)")
        )
        version = cursor.fetchone()[0]
    connection.close()
    return f"{name} {version}"


def main() -> int:
    """Fill, verify, serve, load, report."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    for name, default in (("users", 20), ("seconds", 60), ("actions", 10_000), ("events", 100_000)):
        parser.add_argument(f"--{name}", type=int, default=default)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="headway-load-") as folder:
        os.environ["HEADWAY_HOME"] = folder
        subprocess.run((*COMMAND, "manage", "migrate", "-v", "0"), check=True)
        from headway.cli.site import start_site

        start_site()
        from load_data import fill

        filled = fill(asked.users, asked.actions, asked.events)
        database = settle()
        subprocess.run((*COMMAND, "trail", "verify"), check=True)
        pages = pages_of(filled)
        counted = queries_and_size(filled.sessions[0], pages)
        settle()
        spent = processor_time()
        print(
            f"{len(filled.actions):,} actions, {filled.events:,} events; {asked.users} users; {database}, ",
            end="",
        )
        print(f"Python {platform.python_version()}; before: {machine()}", flush=True)
        with site() as port:
            found = load(filled.sessions, port, pages, asked.seconds)
        print(f"After: {machine()}; the site itself took {processor_time() - spent:.0f} s of processor time")
        kept = report(found, pages, counted)
    print("Every page within its limit." if kept else "Not every page came within its limit.")
    return 1 if found.faults else 0


if __name__ == "__main__":
    sys.exit(main())
