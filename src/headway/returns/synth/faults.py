"""Faults of the last year: a draft of each return, each kind planted once, then the tables written anew."""

import re
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from headway.returns.synth.annex_a import annex_a, save_annex_a
from headway.returns.synth.areas import area_children, child_area
from headway.returns.synth.census import census
from headway.returns.synth.cin import write_cin
from headway.returns.synth.drafts import Draft, Fault, Grid, grid_of
from headway.returns.synth.faults_beside import Elsewhere, plant_beside
from headway.returns.synth.faults_cin import plant_in_cin
from headway.returns.synth.faults_lists import plant_in_annex_a, plant_in_local, plant_in_workforce
from headway.returns.synth.faults_ssda903 import plant_in_ssda903
from headway.returns.synth.model import Model
from headway.returns.synth.ssda903 import ssda903
from headway.returns.synth.tables import Sheet
from headway.returns.synth.worker_lists import worker_lists


@dataclass(frozen=True)
class Faults:
    """What was planted."""

    planted: tuple[Fault, ...]


def plant_faults(model: Model, out: Path) -> Faults:
    """Write the last year's files again, with a fault of each kind; every one is told."""
    year = model.world.last_year
    drafts = {
        "ssda903": _draft("ssda903", f"ssda903/{year}", ssda903(model, year), "CHILD"),
        "workforce": _draft("workforce", "workforce", worker_lists(model), "worker"),
        "local": _draft(
            "local",
            "local",
            {"child_area": child_area(model), "area_children": area_children(model)},
            "child",
        ),
    }
    drafts["local"].grids["area_children"].child = "district"
    plant_in_ssda903(drafts["ssda903"], year)
    plant_in_workforce(drafts["workforce"])
    plant_in_local(drafts["local"])
    planted = [fault for draft in drafts.values() for fault in draft.faults()]
    for draft in drafts.values():
        for grid in draft.grids.values():
            _write(grid, out)
    lists = annex_a(model)
    book = f"annex_a/annex_a_{year}-03-31.xlsx"
    annex = Draft(
        {
            _table(name): grid_of("annex_a", _table(name), book, sheet, next(iter(sheet.columns)))
            for name, sheet in lists.items()
        }
    )
    plant_in_annex_a(annex)
    planted += annex.faults()
    save_annex_a(
        model, {name: _sheet(annex.grids[_table(name)], sheet) for name, sheet in lists.items()}, out / book
    )
    in_care = drafts["ssda903"].grids["header"].children()
    in_lists = {child for grid in annex.grids.values() for child in grid.children()}
    elsewhere = Elsewhere(in_care, in_lists, _a_year_ago(out, year))
    return Faults((*planted, *_in_census(model, out, year, elsewhere)))


def _in_census(model: Model, out: Path, year: int, elsewhere: Elsewhere) -> list[Fault]:
    """The census as it was written, with its faults."""
    path = out / "cin" / str(year) / f"cin_{year}.xml"
    write_cin(model, year, path)
    made = census(path.read_text("utf-8"), str(path.relative_to(out)))
    plant_in_cin(made, year, elsewhere.anywhere)
    plant_beside(made, year, elsewhere)
    path.write_bytes(made.text().encode())
    return list(made.faults())


def _a_year_ago(out: Path, year: int) -> set[str]:
    """The children of the census of the year before, if it was written."""
    last = out / "cin" / str(year - 1) / f"cin_{year - 1}.xml"
    return set(re.findall(r"<LAchildID>([^<]*)<", last.read_text("utf-8"))) if last.exists() else set()


def _draft(return_name: str, folder: str, sheets: dict[str, Sheet], child: str) -> Draft:
    return Draft(
        {
            name: grid_of(return_name, name, f"{folder}/{name}.csv", sheet, child)
            for name, sheet in sheets.items()
        }
    )


def _write(grid: Grid, out: Path) -> None:
    lines = [",".join(grid.headings), *(",".join(map(str, row)) for row in grid.rows)]
    (out / grid.file).write_bytes(("\r\n".join(lines) + "\r\n").encode())


def _table(sheet: str) -> str:
    return sheet.lower().replace(" ", "_")


def _sheet(grid: Grid, like: Sheet) -> Sheet:
    """The grid as a sheet again, each column of the kind it was."""
    columns = zip(*grid.rows, strict=True)
    return Sheet({
        heading: np.array(column, dtype=like.columns[heading].dtype)
        for heading, column in zip(grid.headings, columns, strict=True)
    })  # fmt: skip
