"""Time the reader against the PDF library alone, on the same pages and with as many processes.

    python scripts/bench.py FOLDER [--runs 5]

"Library alone" is pypdfium2 as its manual shows it (open, page, text page, ``get_text_bounded``), each process taking
the next document when it has done one; it is timed inside its process, from the first document to the last page. The
reader is timed from outside and whole: ``headway read FOLDER --json`` from its start to its end, interpreter, workers
and JSON included. The runs alternate, and the middle one counts.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from multiprocessing import Pool
from pathlib import Path

import pypdfium2

from headway.reports.reading import documents_in, processors

TARGET = 1.5


def pages_alone(path: Path) -> int:
    """Extract the text of every page, as pypdfium2's manual does; 0 for what is no PDF."""
    try:
        document = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError:
        return 0
    with document:
        for index in range(len(document)):
            page = document[index]
            text_page = page.get_textpage()
            text_page.get_text_bounded()
            text_page.close()
            page.close()
        return len(document)


def library_alone(folder: Path, jobs: int) -> None:
    """Read a folder with the library only, and print the seconds it took."""
    paths = documents_in(folder)
    start = time.perf_counter()
    if jobs == 1:
        sum(map(pages_alone, paths))
    else:
        with Pool(jobs) as pool:
            sum(pool.imap(pages_alone, paths))
    print(time.perf_counter() - start)


def library_seconds(folder: Path, jobs: int) -> float:
    """What :func:`library_alone` prints, in a process of its own."""
    command = [sys.executable, __file__, str(folder), "--alone", str(jobs)]
    return float(subprocess.run(command, capture_output=True, check=True).stdout)


def reader_seconds(folder: Path, jobs: int) -> float:
    """Wall-clock seconds of the whole command, its answer thrown into a file."""
    command = [sys.executable, "-m", "headway", "read", str(folder), "--json", "--jobs", str(jobs)]
    with tempfile.TemporaryFile() as out:
        start = time.perf_counter()
        subprocess.run(command, stdout=out, stderr=subprocess.STDOUT, check=True)
        return time.perf_counter() - start


def compare(folder: Path, jobs: int, runs: int, pages: int) -> float:
    """Print one line of the table; the ratio of the reader to the library."""
    times = [(library_seconds(folder, jobs), reader_seconds(folder, jobs)) for _ in range(runs)]
    library, headway = (statistics.median(column) for column in zip(*times, strict=True))
    ratio = headway / library
    print(
        f"{jobs:>9}  {library:>12.2f} s  {headway:>9.2f} s  {ratio:>5.2f}  {pages / headway:>8,.0f}",
        flush=True,
    )
    return ratio


def main() -> None:
    """Compare with one process and with all."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--runs", type=int, default=5, help="runs of each, of which the median counts")
    parser.add_argument("--alone", type=int, metavar="JOBS", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.alone:
        library_alone(arguments.folder, arguments.alone)
        return
    paths = documents_in(arguments.folder)
    pages = sum(map(pages_alone, paths))  # the first reading also brings the files into memory
    print(
        f"{len(paths):,} documents, {pages:,} pages; {processors()} of {os.cpu_count()} processors; ", end=""
    )
    print(f"pypdfium2 {pypdfium2.PYPDFIUM_INFO}, PDFium {pypdfium2.PDFIUM_INFO}")
    print("processes  library alone    headway  ratio  pages/s")
    ratios = [compare(arguments.folder, jobs, arguments.runs, pages) for jobs in sorted({1, processors()})]
    verdict = "within" if max(ratios) <= TARGET else "over"
    print(f"At most {max(ratios):.2f} times the library alone: {verdict} the target of {TARGET}.")


if __name__ == "__main__":
    main()
