"""How long it takes to load the official statistics of ../shared/benchmark, and how much memory.

    python scripts/bench_benchmarks.py [FOLDER]

Prints seconds (wall clock and processor) and peak memory for every tidy CSV of ``dfe-ees`` and for LAIT's long table,
loaded into an empty store by one process.
"""

import os
import resource
import sys
import tempfile
import time
from pathlib import Path

from headway.benchmarks.loading import load
from headway.benchmarks.store import Store

_ROOT = Path(__file__).resolve().parents[2]


def main() -> None:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else _ROOT / "shared" / "benchmark"
    files = [*sorted((folder / "dfe-ees").glob("*.csv")), folder / "lait" / "bds_long_0.parquet"]
    with tempfile.TemporaryDirectory() as there:
        started, spent = time.perf_counter(), time.process_time()
        loaded = load(files, Store(Path(there)))
        seconds, processor = time.perf_counter() - started, time.process_time() - spent
        kept = sum(path.stat().st_size for path in Path(there).rglob("*") if path.is_file())
    figures = sum(each.edition.rows for each in loaded)
    read = sum(path.stat().st_size for path in files)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{len(loaded)} files, {read / 2**20:.0f} MiB, {figures:,} figures on {os.cpu_count()} cores")
    print(f"{seconds:.2f} s wall clock, {processor:.2f} s processor, {peak:.0f} MiB peak memory")
    print(f"{kept / 2**20:.1f} MiB in the store")


if __name__ == "__main__":
    main()
