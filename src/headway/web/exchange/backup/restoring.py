"""Restoring a backup: checked whole in a folder beside, then put in place by renaming."""

import shutil
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.db.migrations.loader import MigrationLoader

from headway.errors import ForPerson
from headway.web.exchange.backup import postgres, sqlite
from headway.web.exchange.backup.contents import DATABASE, FORMAT, KEY, WHAT, Engine
from headway.web.exchange.whole.coming_in import import_export
from headway.web.exchange.whole.manifest import NAME, Manifest, copied, manifest_from, names, sha256_of
from headway.web.exchange.whole.places import reading, staged
from headway.web.trail.integrity import verdict
from headway.web.trail.verify import Verdict
from headway.web.workspace import Workspace

__all__ = ["Restored", "restore"]

_MOST_MANIFEST = 200 * 1024 * 1024


@dataclass(frozen=True)
class Restored:
    """What came back: where, from which day, whether its trail holds, and where what stood there is kept."""

    folder: Path
    manifest: Manifest
    trail: Verdict
    kept: Path | None = None


def restore(path: Path, *, into: Path, force: bool = False) -> Restored:
    """Restore into a workspace folder. What stands there stays, unless ``force``: then it is moved aside and kept.

    A backup from PostgreSQL goes back into the database that DATABASE_URL names, in one transaction.
    """
    into = into.absolute()
    _must_have_its_checksum(path)
    with staged(into) as staging:
        fresh = staging / "workspace"
        Workspace(fresh).make()
        manifest = _unpacked(path, fresh)
        engine = Engine(manifest.facts["engine"])
        _must_suit(path, engine, into)
        _must_be_free(into, engine, force=force)
        if engine is Engine.SQLITE:
            database = fresh / DATABASE[engine]
            sqlite.must_be_whole(database, str(path))
            database.rename(Workspace(fresh).database)
            trail = sqlite.trail_in(Workspace(fresh).database)
            kept = _put(fresh, into)
        else:
            source = (fresh / DATABASE[engine]).rename(staging / DATABASE[engine])
            kept = _put(fresh, into)
            try:
                trail = _into_postgresql(engine, source, into, force=force)
            except BaseException:
                _take_back(into, kept)
                raise
    return Restored(into, manifest, trail, kept)


def _must_have_its_checksum(path: Path) -> None:
    """Where the file's SHA-256 lies beside it, it must be right."""
    if not path.is_file():
        raise ForPerson(f"{path} is not there. Give a backup.")
    beside = path.with_name(path.name + ".sha256")
    if beside.is_file():
        with path.open("rb") as file:
            sha256, _ = sha256_of(file)
        if beside.read_text(encoding="utf-8", errors="replace").split()[:1] != [sha256]:
            raise ForPerson(f"{path} does not have the SHA-256 that {beside.name} names. Use another copy.")


def _unpacked(path: Path, fresh: Path) -> Manifest:
    """Every part in its place in a new workspace, with the hash that the manifest says."""
    shown = str(path)
    with reading(path) as source:
        if NAME not in source.names():
            raise ForPerson(f"{shown} has no {NAME}: it is no backup, or not a whole one.")
        with source.open(NAME) as file:
            manifest = manifest_from(file.read(_MOST_MANIFEST), shown, what=WHAT, format=FORMAT)
        listed = names(manifest.parts) | {NAME}
        if listed != source.names():
            first = sorted(listed ^ source.names())[0]
            raise ForPerson(
                f"{shown} does not match its manifest: {first[:80]} is missing or does not belong."
            )
        _must_be_known(manifest, shown)
        for part in manifest.parts:
            if part.name.startswith("data/"):
                raise ForPerson(f"{shown}: {part.name[:80]} does not belong in a backup. Do not use it.")
            (fresh / part.name).parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            with source.open(part.name) as file:
                copied(file, part, fresh / part.name, shown)
            (fresh / part.name).chmod(0o600)
    return manifest


def _must_be_known(manifest: Manifest, shown: str) -> None:
    """The engine is one of ours, its database is there, and no newer Headway made the tables."""
    try:
        engine = Engine(manifest.facts["engine"])
        made_with = {(app, name) for app, each in manifest.facts["schema"].items() for name in each}
    except (AttributeError, KeyError, TypeError, ValueError):
        raise ForPerson(f"{shown}: its {NAME} is damaged. Use another copy.") from None
    if DATABASE[engine] not in names(manifest.parts):
        raise ForPerson(f"{shown} holds no database. Use another copy.")
    if made_with - set(MigrationLoader(None, ignore_no_migrations=True).disk_migrations):
        raise ForPerson(
            f"{shown} was made by Headway {manifest.facts.get('headway')}, which is newer. Install that one first."
        )


def _must_suit(path: Path, engine: Engine, into: Path) -> None:
    name = settings.DATABASES["default"]["NAME"]
    if connection.vendor == "sqlite" and Path(name) != Workspace(into).database:
        raise ForPerson(f"DATABASE_URL names {name}, which is not in {into}. Unset it to restore.")
    if (connection.vendor == "sqlite") != (engine is Engine.SQLITE):
        here = "a PostgreSQL database" if connection.vendor == "postgresql" else "SQLite"
        raise ForPerson(
            f"{path} is a backup from {'SQLite' if engine is Engine.SQLITE else 'PostgreSQL'}, and this installation "
            f"uses {here}. Set or unset DATABASE_URL; to move from one to the other use headway export and import."
        )


def _must_be_free(into: Path, engine: Engine, *, force: bool) -> None:
    if force:
        return
    if _is_in_use(into):
        raise ForPerson(
            f"{into} holds a workspace. Name another folder with --into, or give --force: what is there is kept aside."
        )
    if engine is not Engine.SQLITE and postgres.has_tables():
        raise ForPerson(
            "The database is not empty. Name an empty one in DATABASE_URL, or give --force to replace it."
        )


def _is_in_use(folder: Path) -> bool:
    """Whether a folder holds more than what every start of Headway makes."""
    if not folder.exists():
        return False
    if not folder.is_dir():
        return True
    made_anew = {"files", "static", "outbox", KEY}
    return any(
        path.name not in made_anew or (path.name == "files" and any(path.iterdir()))
        for path in folder.iterdir()
    )


def _put(fresh: Path, into: Path) -> Path | None:
    """Put the folder in its place; one that is there is moved aside and kept."""
    kept = None
    if into.exists():
        key, new_key = into / KEY, fresh / KEY
        if key.is_file() and not new_key.exists():  # a backup without the key: people's links go on working
            shutil.copy2(key, new_key)
        if _is_in_use(into):
            kept = _aside(into)
            into.rename(kept)
        else:
            shutil.rmtree(into)
    try:
        fresh.rename(into)
    except OSError:
        _take_back(into, kept)
        raise
    return kept


def _aside(into: Path) -> Path:
    """A name beside that is free."""
    names_aside = (into.with_name(f"{into.name}.before-restore-{number}") for number in range(1, 10_000))
    return next(name for name in names_aside if not name.exists())


def _take_back(into: Path, kept: Path | None) -> None:
    shutil.rmtree(into, ignore_errors=True)
    if kept:
        kept.rename(into)


def _into_postgresql(engine: Engine, source: Path, into: Path, *, force: bool) -> Verdict:
    if engine is Engine.POSTGRESQL:
        postgres.restore(source, over=force)
    else:
        settings.WORKSPACE = Workspace(into)
        call_command("migrate", verbosity=0, interactive=False)
        import_export(source)
    return verdict()
