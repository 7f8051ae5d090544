"""How long all indicators take by district and month, beside hand-written DuckDB SQL for the same numbers.

    python scripts/bench_indicators.py [--rounds 5] [--sizes 1 10]

The facts are those of the synthetic authority (``headway synth``, 20,000 children, five years), repeated under
other codes until there are so many million rows of events. Each round is a whole new process for each of the two:
Headway's own ``compute`` (its populations, carried by sqlglot), and ``scripts/indicators_by_hand.sql``, written for
DuckDB alone and without Headway's populations. Both read the same Parquet files and both must give the same numbers,
which is checked. The rounds go in turn; told are the median of the rounds, their ratio, and the peak of resident
memory. Where other work shares the machine, the processors' own seconds tell more than the clock's.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
MADE = ROOT / "build" / "bench" / "indicators"
HEADWAY = Path(sys.executable).with_name("headway")
START, END = "2022-04", "2026-03"
RATIO, MEGABYTES = 1.5, 4096
"""The limits that the project set itself: of time beside the hand-written SQL, and of memory for ten million events."""


@dataclass(frozen=True)
class Run:
    """One process: seconds of the computation by the clock and of all processors, peak in megabytes, and a digest."""

    seconds: float
    processors: float
    peak: float
    numbers: int
    digest: str


def facts_of_one() -> Path:
    """The facts of the synthetic authority; made once."""
    made = MADE / "one"
    if made.exists():
        return made
    partial = MADE / "partial"
    with tempfile.TemporaryDirectory(prefix="headway-bench-") as scratch:
        files, home = Path(scratch) / "files", Path(scratch) / "home"
        environment = os.environ | {
            "HEADWAY_HOME": str(home),
            "HEADWAY_CHILD_KEY_FILE": str(Path(scratch) / "child.key"),
        }
        for command in (
            ["synth", "--children", "20000", "--years", "5", "--seed", "1", "--out", files],
            ["load", files, "--authority", "Kent"],
        ):
            ended = subprocess.run(
                [HEADWAY, *command], env=environment, check=False, capture_output=True, text=True
            )
            if ended.returncode not in (0, 1):
                raise SystemExit(ended.stderr)
        from headway.indicators.building import build
        from headway.returns.store import Store

        facts = build(Store.of_workspace(home))
        partial.mkdir(parents=True, exist_ok=True)
        for table in sorted((facts.folder / (facts.parts or ("",))[0]).glob("*.parquet")):
            (partial / table.name).write_bytes(table.read_bytes())
    partial.rename(made)
    return made


def repeated(one: Path, millions: int) -> tuple[Path, int]:
    """So many copies, each another authority, that there are that many million rows; and how many rows there are."""
    import duckdb

    folder = MADE / f"{millions}m"
    (rows,) = duckdb.sql(
        "SELECT sum(num_rows) FROM parquet_file_metadata(?)", params=[f"{one}/*.parquet"]
    ).fetchall()
    copies = -(-millions * 1_000_000 // int(row) if (row := rows[0]) else 1)
    if not folder.exists():
        partial = folder.with_suffix(".partial")
        partial.mkdir(parents=True, exist_ok=True)
        for table in sorted(one.glob("*.parquet")):
            duckdb.sql(
                "COPY (SELECT 'X' || lpad(n::VARCHAR, 8, '0') AS authority, t.* EXCLUDE (authority) "  # noqa: S608
                f"FROM read_parquet('{table}') t, range({copies}) copies(n)) "
                f"TO '{partial / table.name}' (FORMAT parquet, COMPRESSION zstd)"
            )
        partial.rename(folder)
    return folder, copies * int(rows[0])


def run(how: str, folder: Path) -> Run:
    """One whole process of this file."""
    ended = subprocess.run(
        [sys.executable, __file__, "--one", how, str(folder)], capture_output=True, text=True, check=False
    )
    if ended.returncode:
        raise SystemExit(ended.stderr[-3000:])
    return Run(**json.loads(ended.stdout.splitlines()[-1]))


def main() -> None:
    """Make, run in turn, tell."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n\n", 1)[0])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1, 10], help="in millions of rows")
    parser.add_argument("--one", nargs=2, metavar=("HOW", "FOLDER"), help=argparse.SUPPRESS)
    wanted = parser.parse_args()
    if wanted.one:
        from indicators_by_hand import one

        print(json.dumps(one(wanted.one[0], Path(wanted.one[1]), START, END)))
        return
    print(
        "| fact rows | how | numbers | median s | least | most | processor s | peak MB | beside the hand-written |"
    )
    print("|---|---|---|---|---|---|---|---|---|")
    for millions in wanted.sizes:
        folder, rows = repeated(facts_of_one(), millions)
        runs: dict[str, list[Run]] = {"headway": [], "by hand": []}
        for _ in range(wanted.rounds):
            for how, done in runs.items():
                done.append(run(how, folder))
        tell(rows, runs)


def tell(rows: int, runs: dict[str, list[Run]]) -> None:
    """Two rows of the table; numbers that differ end the bench."""
    if len({each.digest for done in runs.values() for each in done}) > 1:
        raise SystemExit("The numbers differ: the two do not count the same.")
    clock = {how: statistics.median(each.seconds for each in done) for how, done in runs.items()}
    worked = {how: statistics.median(each.processors for each in done) for how, done in runs.items()}
    ratios = [each["headway"] / each["by hand"] for each in (clock, worked)]
    for how, done in runs.items():
        took, peak = [each.seconds for each in done], max(each.peak for each in done)
        beside = f"{ratios[0]:.2f} by the clock, {ratios[1]:.2f} of processors (limit {RATIO})"
        print(
            f"| {rows:,} | {how} | {done[0].numbers:,} | {clock[how]:.2f} | {min(took):.2f} | {max(took):.2f} "
            f"| {worked[how]:.2f} | {peak:.0f} | {beside if how == 'headway' else ''} |",
            flush=True,
        )


if __name__ == "__main__":
    main()
