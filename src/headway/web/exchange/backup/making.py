"""Making a backup while the site runs."""

import shutil
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from django.conf import settings
from django.db import connection

from headway import version
from headway.errors import ForPerson
from headway.web.exchange.backup import postgres, sqlite
from headway.web.exchange.backup.contents import CONFIG, DATABASE, FORMAT, KEY, PUBLIC_DATA, WHAT, Engine
from headway.web.exchange.whole.going_out import export, kept_files, schema
from headway.web.exchange.whole.manifest import NAME, Manifest, Part, sha256_of
from headway.web.exchange.whole.places import staged, zipped

__all__ = ["Made", "backup"]


@dataclass(frozen=True)
class Made:
    """A backup: where it is, its SHA-256, and how its database was copied."""

    path: Path
    sha256: str
    engine: Engine
    files: int


def backup(*, out: Path, on: date, with_key: bool = False) -> Made:
    """Write the backup and, beside it, its SHA-256 (``FILE.sha256``). Nothing is ever written over."""
    checksum = out.with_name(out.name + ".sha256")
    for path in (out, checksum):
        if path.exists():
            raise ForPerson(f"{path} is already there. Give a name that is not.")
    with staged(out) as folder:
        whole = folder / "backup"
        (whole / "files").mkdir(parents=True)
        engine = _database(whole, on)
        files = kept_files()  # after the database: a file is kept before the row that names it is written
        for path in files:
            shutil.copyfile(path, whole / "files" / path.name)
        _public_data(whole)
        for name in (CONFIG, *((KEY,) if with_key else ())):
            path = settings.WORKSPACE.folder / name
            if path.is_file():
                shutil.copyfile(path, whole / name)
        facts = {"headway": version(), "engine": engine, "schema": schema(), "with_key": with_key}
        manifest = Manifest(WHAT, FORMAT, on, facts, tuple(_parts(whole)))
        (whole / NAME).write_bytes(manifest.to_json())
        zipped(whole, out)
    with out.open("rb") as file:
        sha256, _ = sha256_of(file)
    checksum.write_text(f"{sha256}  {out.name}\n", encoding="utf-8")
    return Made(out, sha256, engine, len(files))


def _public_data(whole: Path) -> None:
    """Edition by edition. The returns store stays where its key is not."""
    for editions in PUBLIC_DATA:
        for edition in settings.WORKSPACE.folder.glob(editions):
            shutil.copytree(edition, whole / edition.relative_to(settings.WORKSPACE.folder))


def _database(whole: Path, on: date) -> Engine:
    if connection.vendor == "sqlite":
        sqlite.copy(Path(settings.DATABASES["default"]["NAME"]), whole / DATABASE[Engine.SQLITE])
        return Engine.SQLITE
    if postgres.is_there("pg_dump"):
        postgres.dump(whole / DATABASE[Engine.POSTGRESQL])
        return Engine.POSTGRESQL
    export(out=whole / DATABASE[Engine.EXPORT], on=on)
    return Engine.EXPORT


def _parts(whole: Path) -> list[Part]:
    found = []
    for path in sorted(whole.rglob("*")):
        if path.is_file():
            with path.open("rb") as file:
                found.append(Part(path.relative_to(whole).as_posix(), *sha256_of(file)))
    return found
