"""The made-up returns of the demo: written, checked, stored without names and counted, in the rooms of real ones."""

import shutil
from dataclasses import dataclass
from pathlib import Path

from headway.indicators import compute
from headway.returns.checks import check
from headway.returns.checks.report import as_page, report_of, write_all
from headway.returns.intake import read_folder
from headway.returns.store import Store, load, make_key
from headway.returns.synth import synthesise

__all__ = ["MadeReturns", "make_returns"]

CHILDREN, YEARS, SEED = 8_000, 3, 1
AUTHORITY = "Kent"
START, END = "2024-04", "2026-03"
"""The two years that are counted by month; the year before them is what they look back on."""


@dataclass(frozen=True)
class MadeReturns:
    """What was made, for the introduction of the demo."""

    children: int
    faults: int
    observations: int
    indicators: int


def make_returns(out: Path, workspace: Path) -> MadeReturns:
    """Returns of children who do not exist in ``out/returns``; ``issues.html`` and ``indicators.csv`` beside them.

    The store is the workspace's; its key is ``out/child.key``, outside the workspace, as it is to be.
    """
    files = out / "returns"
    shutil.rmtree(files, ignore_errors=True)
    synthesise("kent-like", CHILDREN, YEARS, SEED, files, faults=True)
    key_path = out / "child.key"
    key_path.unlink(missing_ok=True)
    store = Store.of_workspace(workspace)
    with read_folder(files) as intake:
        report = report_of(check(intake, None))
        write_all({out / "issues.html": as_page(report)})
        load(intake, store, key=make_key(key_path, store=store.folder), authority=AUTHORITY)
    counted = compute(store, by="district", every="month", start=START, end=END)
    text = counted.to_csv()
    (out / "indicators.csv").write_text(text, encoding="utf-8", newline="")
    return MadeReturns(CHILDREN, report.faults, text.count("\n") - 1, len(counted.definitions))
