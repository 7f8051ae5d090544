"""How long the returns take to be read, checked and stored, and how much memory that takes.

    python scripts/bench_returns.py [--rounds 5] [--only cin|ssda903]

Each figure is of a whole new process, ``headway load FOLDER`` into a new workspace: Python's start, reading, parsing,
structural checks, pseudonyms and Parquet. Rounds go round the sizes in turn, so that other work on the machine meets
all of them alike; the median of the rounds is told, with the least and the most, and the peak of resident memory.
The files are the synthetic authority's own (``headway synth``), made once into ``build/bench``.
"""

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
MADE = ROOT / "build" / "bench"
HEADWAY = Path(sys.executable).with_name("headway")


@dataclass(frozen=True)
class Case:
    """One size of one return; the limits are those that the project set itself, on two processors."""

    name: str
    children: int
    years: int
    seconds: float | None = None
    megabytes: int | None = None

    @property
    def folder(self) -> Path:
        return MADE / f"{self.name}-{self.children}-{self.years}"


CASES = (
    Case("cin", 5_000, 1),
    Case("cin", 10_000, 1, seconds=3.0),
    Case("cin", 20_000, 1, seconds=5.0),
    Case("cin", 40_000, 1),
    Case("ssda903", 10_000, 2, seconds=1.5),
    Case("ssda903", 50_000, 2),
    Case("ssda903", 100_000, 2, seconds=15.0, megabytes=1024),
)


@dataclass(frozen=True)
class Run:
    """One process: wall seconds, processor seconds, peak of resident memory in megabytes."""

    wall: float
    processor: float
    peak: float


def make(case: Case) -> None:
    """The case's files, unless they are there."""
    if case.folder.exists():
        return
    from headway.returns.synth import write_cin, write_ssda903

    print(f"making {case.folder.relative_to(ROOT)} ...", file=sys.stderr, flush=True)
    partial = case.folder.with_suffix(".partial")
    shutil.rmtree(partial, ignore_errors=True)
    partial.mkdir(parents=True)
    write = {"cin": write_cin, "ssda903": write_ssda903}[case.name]
    write(partial, children=case.children, years=case.years, seed=1)
    partial.rename(case.folder)


def run(case: Case) -> Run:
    """One load into a new workspace."""
    with tempfile.TemporaryDirectory(prefix="headway-returns-") as home:
        place = Path(home)
        environment = os.environ | {
            "HEADWAY_HOME": str(place / "workspace"),
            "HEADWAY_CHILD_KEY_FILE": str(place / "child.key"),
        }
        began = time.perf_counter()
        process = subprocess.Popen(
            [HEADWAY, "load", case.folder, "--authority", "Kent"],
            env=environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
        )
        said = process.stderr.read() if process.stderr else b""
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - began
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode not in (0, 1):
            raise SystemExit(f"{case.name} {case.children}: {said.decode()}")
    return Run(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def main() -> None:
    """Make, run in turn, tell."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n\n", 1)[0])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--only", choices=sorted({case.name for case in CASES}))
    wanted = parser.parse_args()
    cases = [case for case in CASES if wanted.only in (None, case.name)]
    for case in cases:
        make(case)
    runs: dict[Case, list[Run]] = defaultdict(list)
    for _ in range(wanted.rounds):
        for case in cases:
            runs[case].append(run(case))
    print("| return | children | median s | least | most | processor s | peak MB | limit | s per 10,000 |")
    print("|---|---|---|---|---|---|---|---|---|")
    for case in cases:
        print(told(case, runs[case]))


def told(case: Case, runs: list[Run]) -> str:
    """A row of the table."""
    walls, what = [each.wall for each in runs], f"{case.name}, {case.years} year{'s' * (case.years > 1)}"
    median, peak = statistics.median(walls), max(each.peak for each in runs)
    limits = [f"{case.seconds:g} s"] if case.seconds else []
    limits += [f"{case.megabytes} MB"] if case.megabytes else []
    kept = (case.seconds is None or median <= case.seconds) and (
        case.megabytes is None or peak <= case.megabytes
    )
    verdict = f"{' and '.join(limits)}: {'kept' if kept else 'MISSED'}" if limits else ""
    processor = statistics.median(each.processor for each in runs)
    return (
        f"| {what} | {case.children:,} | {median:.2f} | {min(walls):.2f} "
        f"| {max(walls):.2f} | {processor:.2f} | {peak:.0f} | {verdict} | {median / case.children * 10_000:.2f} |"
    )


if __name__ == "__main__":
    main()
