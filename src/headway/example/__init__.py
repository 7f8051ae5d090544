"""The worked example: a made-up report on public facts, so that Headway can be tried without anyone's PDF.

In: nothing. Out: a real PDF in the second SIF format, marked as an example on every page, the facts that go with it,
and the data of the demo's site. Dates and grades are the public record's, each with its source;
the sentences are ours.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from importlib.resources import as_file, files
from pathlib import Path

import typst

__all__ = ["MEETING", "RECEIVED", "material", "write_report"]

RECEIVED = date(2017, 6, 13)
MEETING = "Children's, Young People and Education Cabinet Committee, 22 June 2017"


def write_report(path: Path) -> None:
    """Write the example's PDF."""
    with as_file(files(__package__) / "report.typ") as source:
        path.write_bytes(typst.compile(source, format="pdf"))


@contextmanager
def material() -> Iterator[Path]:
    """The folder with the demo's data: inspections, people, the invented plan and its evidence, as TOML."""
    with as_file(files(__package__)) as folder:
        yield folder
