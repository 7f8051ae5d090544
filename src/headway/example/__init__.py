"""The worked example: a made-up report on public facts, so that Headway can be tried without anyone's PDF.

In: nothing. Out: a real PDF in the second SIF format, marked as an example on every page, and the facts that go with
it. Dates and grades are those of Kent's 2017 inspection (published 13 June 2017); the sentences are ours.
"""

from datetime import date
from importlib.resources import as_file, files
from pathlib import Path

import typst

__all__ = ["MEETING", "RECEIVED", "write_report"]

RECEIVED = date(2017, 6, 13)
MEETING = "Children's, Young People and Education Cabinet Committee, 22 June 2017"


def write_report(path: Path) -> None:
    """Write the example's PDF."""
    with as_file(files(__package__) / "report.typ") as source:
        path.write_bytes(typst.compile(source, format="pdf"))
