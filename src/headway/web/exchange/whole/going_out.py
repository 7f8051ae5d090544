"""The whole installation as files."""

import hashlib
import re
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from django.db.models import Model

from headway import version
from headway.errors import ForPerson
from headway.web.exchange.whole.manifest import NAME, Manifest, Part, sha256_of
from headway.web.exchange.whole.models import exported_models, label
from headway.web.exchange.whole.places import staged, zipped
from headway.web.exchange.whole.rows import lines_of
from headway.web.exchange.whole.snapshot import one_moment

__all__ = ["FORMAT", "WHAT", "export", "schema"]

WHAT, FORMAT = "Headway full export", 1


def export(*, out: Path, on: date, tick: Callable[[str], None] = lambda _part: None) -> Manifest:
    """Write the export into a new folder, or a new zip where ``out`` ends in .zip. ``on`` stands in the manifest.

    The same installation on the same day gives the same bytes.
    """
    if out.exists():
        raise ForPerson(f"{out} is already there. Give a name that is not.")
    with staged(out) as folder:
        whole = folder / "export"
        manifest = write_parts(whole, on=on, tick=tick)
        if out.suffix.lower() == ".zip":
            zipped(whole, out)
        else:
            whole.rename(out)
    return manifest


def write_parts(folder: Path, *, on: date, tick: Callable[[str], None] = lambda _part: None) -> Manifest:
    """Write every part and the manifest into a new folder."""
    folder.mkdir(mode=0o700)
    (folder / "data").mkdir()
    (folder / "files").mkdir()
    parts = []
    with one_moment():
        for model in exported_models():
            tick(label(model))
            parts.append(_table(model, folder))
    # After the rows: a file is kept before the row that names it is written.
    for path in kept_files():
        tick("files")
        parts.append(_file(path, folder))
    manifest = Manifest(WHAT, FORMAT, on, {"headway": version(), "schema": schema()}, tuple(parts))
    (folder / NAME).write_bytes(manifest.to_json())
    return manifest


def schema() -> dict[str, list[str]]:
    """The migrations that made the tables, by app: an export fits the same ones."""
    found: dict[str, list[str]] = {}
    own = {label(model).split(".")[0] for model in exported_models()}
    for app, name in sorted(MigrationRecorder(connection).applied_migrations()):
        if app in own:
            found.setdefault(app, []).append(name)
    return found


def kept_files() -> list[Path]:
    """The files of the workspace that are kept by their hash."""
    folder = Path(settings.WORKSPACE.files)
    found = folder.iterdir() if folder.is_dir() else ()
    return sorted(path for path in found if re.fullmatch(r"[0-9a-f]{64}", path.name) and path.is_file())


def _table(model: type[Model], folder: Path) -> Part:
    name = f"data/{label(model)}.jsonl"
    digest, size = hashlib.sha256(), 0
    with (folder / name).open("wb") as out:
        for line in lines_of(model):
            digest.update(line)
            size += len(line)
            out.write(line)
    return Part(name, digest.hexdigest(), size)


def _file(path: Path, folder: Path) -> Part:
    name = f"files/{path.name}"
    shutil.copyfile(path, folder / name)
    with (folder / name).open("rb") as file:
        sha256, size = sha256_of(file)
    if sha256 != path.name:
        raise ForPerson(f"{path} no longer holds what its name says. Restore that file from a backup.")
    return Part(name, sha256, size)
