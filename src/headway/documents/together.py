"""Files written into a folder together: each built beside its place, then moved in; after an error none is there."""

import os
import shutil
import uuid
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from headway.errors import ForPerson

__all__ = ["must_be_free", "write_together"]


def must_be_free(out: Path, names: Iterable[str], what: str, why: str, *, force: bool) -> None:
    """Refuse a folder that holds one of these files already, since somebody may have worked on it; not with ``force``.

    ``what`` is what the files are together ("pack"); ``why`` says why they are not written over.
    """
    if out.exists() and not out.is_dir():
        raise ForPerson(f"{out} is a file. Name a folder for the {what}.")
    if not out.is_dir() or force:
        return
    if there := sorted(name for name in names if (out / name).exists()):
        raise ForPerson(
            f"{out} already holds a {what} ({', '.join(there)}), {why}. Name another folder, or force it: the files "
            "there are then kept in a folder beside the new ones."
        )


def write_together(makers: Mapping[str, Callable[[], bytes]], out: Path, what: str) -> Path | None:
    """Write the files, or after an error none.

    Returns the folder (``replaced-1``, then 2 and on) into which files of those names that stood there were moved,
    None where there were none.
    """
    building = out.parent / f".{out.name}.{uuid.uuid4().hex[:8]}"
    try:
        building.mkdir(parents=True)
        for name, make in makers.items():
            (building / name).write_bytes(make())
        return _move_in(building, out, tuple(makers))
    except OSError as error:
        raise ForPerson(f"The {what} cannot be written to {out}: {error.strerror or error}.") from error
    finally:
        shutil.rmtree(building, ignore_errors=True)


def _move_in(building: Path, out: Path, names: tuple[str, ...]) -> Path | None:
    if not out.exists():
        building.rename(out)
        return None
    kept = _set_aside(out, names)
    for name in names:
        os.replace(building / name, out / name)  # noqa: PTH105 - Path.replace says the same, less plainly
    return kept


def _set_aside(out: Path, names: tuple[str, ...]) -> Path | None:
    there = [name for name in names if (out / name).exists()]
    if not there:
        return None
    place = 1
    while (kept := out / f"replaced-{place}").exists():
        place += 1
    kept.mkdir()
    for name in there:
        (out / name).rename(kept / name)
    return kept
