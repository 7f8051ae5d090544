"""The nation in one store: 153 made-up authorities for three years, counted on DuckDB, and a tenth of them on Spark.

    python scripts/bench_national.py [--share 0.1] [--rounds 3] [--no-spark]

Each authority that exists today is made up, as large as a share of the children who live there: London's after the
London-like profile, the others after the England-like one. All its returns go through ``headway load`` into one store,
which keeps them by authority and year; from there facts are built and every indicator is counted, by authority, every
month of the three years. What is told is how the cost grows with the number of authorities: each size is a whole
new process, so its memory is its own. What is made is kept in ``build/bench/national`` and used again.
"""

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from headway.areas import Authority, authorities, children

ROOT = Path(__file__).resolve().parents[1]
MADE = ROOT / "build" / "bench" / "national"
HEADWAY = Path(sys.executable).with_name("headway")
YEARS, KNOWN, FEWEST = 3, 0.2, 100
"""Years of returns; children known to services in three years, of all who live there; the fewest that make a place."""
COUNT = """
import json, resource, sys, time
from pathlib import Path
from headway.indicators import compute
from headway.indicators.source import FactFolder
folder, engine, parts = Path(sys.argv[1]), sys.argv[2], sys.argv[3:]
began = time.perf_counter()
facts = FactFolder(folder, tuple(parts))
found = compute(facts, by="authority", every="month", start="2023-04", end="2026-03", engine=engine)
rows = sum(1 for _ in found)
print(json.dumps({"seconds": time.perf_counter() - began, "rows": rows,
    "peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}))
"""


@dataclass(frozen=True)
class Size:
    """So many authorities on one engine."""

    engine: str
    authorities: int


def today() -> list[Authority]:
    """The authorities of today, those with the most children spread among the others."""
    there = [each for each in authorities() if each.existed_on(date(2026, 3, 31)) and children(each.ons_code)]
    return sorted(there, key=lambda each: each.ons_code[::-1])


def make(place: Authority, share: float) -> None:
    """The place's returns, loaded into the one store; the files themselves are not kept."""
    workspace, done = MADE / "workspace", MADE / f"{place.ons_code}.done"
    if done.exists():
        return
    files = MADE / place.ons_code
    shutil.rmtree(files, ignore_errors=True)
    known = max(FEWEST, round((children(place.ons_code) or 0) * KNOWN * share))
    profile = "london-like" if place.region.endswith("London") else "england-like"
    seed = str(int(place.dfe_number))
    environment = os.environ | {
        "HEADWAY_HOME": str(workspace),
        "HEADWAY_CHILD_KEY_FILE": str(MADE / "child.key"),
    }
    for command in (
        [
            "synth",
            "--authority",
            profile,
            "--children",
            str(known),
            "--years",
            str(YEARS),
            "--seed",
            seed,
            "--out",
            files,
        ],
        ["load", files, "--authority", place.ons_code],
    ):
        ended = subprocess.run(
            [HEADWAY, *command], env=environment, capture_output=True, text=True, check=False
        )
        if ended.returncode not in (0, 1):
            raise SystemExit(f"{place.name}: {ended.stderr}")
    shutil.rmtree(files)
    done.touch()


def count(folder: Path, parts: list[str], engine: str) -> dict[str, float]:
    """One whole process."""
    import json

    command = [sys.executable, "-c", COUNT, str(folder), engine, *parts]
    ended = subprocess.run(command, capture_output=True, text=True, check=False)
    if ended.returncode:
        raise SystemExit(ended.stderr[-2000:])
    found: dict[str, float] = json.loads(ended.stdout.strip().splitlines()[-1])
    return found


def main() -> None:
    """Make, build, count, tell."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n\n", 1)[0])
    parser.add_argument("--share", type=float, default=0.1, help="of each place's real children")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--no-spark", action="store_true")
    wanted = parser.parse_args()
    MADE.mkdir(parents=True, exist_ok=True)
    places = today()
    began = time.perf_counter()
    make(places[0], wanted.share)  # alone, as it makes the key and the store
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(lambda place: make(place, wanted.share), places[1:]))
    took = time.perf_counter() - began
    print(f"{len(places)} authorities made and loaded, {wanted.share:.0%} of their size: {took:.0f} s")
    facts, parts = built()
    print(told(places, facts, parts, wanted.rounds, spark=not wanted.no_spark))


def built() -> tuple[Path, dict[str, str]]:
    """The facts of every authority, and the part of the folder that each has."""
    from headway.indicators.building import build
    from headway.returns.store import Store

    began = time.perf_counter()
    made = build(Store.of_workspace(MADE / "workspace"))
    print(f"facts built: {time.perf_counter() - began:.0f} s")
    return made.folder, {part.split("/")[0]: part for part in made.parts or ()}


def told(places: list[Authority], facts: Path, parts: dict[str, str], rounds: int, *, spark: bool) -> str:
    """The table: each size counted ``rounds`` times, round by round."""
    sizes = [Size("duckdb", n) for n in (15, 38, 76, len(places))] + [Size("spark", 15)] * spark
    seconds: dict[Size, list[dict[str, float]]] = {size: [] for size in sizes}
    for _ in range(rounds):
        for size in sizes:
            here = [parts[each.ons_code] for each in places[: size.authorities]]
            seconds[size].append(count(facts, here, size.engine))
    lines = [
        "| engine | authorities | fact rows | observations | median s | least | most | s per million rows | peak MB |",
        "|---|---|---|---|---|---|---|---|---|",
    ]
    for size, runs in seconds.items():
        rows = fact_rows(facts, [parts[each.ons_code] for each in places[: size.authorities]])
        took = [each["seconds"] for each in runs]
        median, found = statistics.median(took), runs[0]["rows"]
        peak = f"{max(each['peak'] for each in runs):.0f}" if size.engine == "duckdb" else "Java's own"
        lines.append(
            f"| {size.engine} | {size.authorities} | {rows:,} | {found:,.0f} | {median:.1f} | {min(took):.1f} "
            f"| {max(took):.1f} | {median / rows * 1e6:.2f} | {peak} |"
        )
    return "\n".join(lines)


def fact_rows(folder: Path, parts: list[str]) -> int:
    """All rows of all fact tables of these authorities."""
    import duckdb

    files = [str(path) for part in parts for path in (folder / part).glob("*.parquet")]
    (row,) = duckdb.sql("SELECT sum(num_rows) FROM parquet_file_metadata(?)", params=[files]).fetchall()
    return int(row[0])


if __name__ == "__main__":
    main()
