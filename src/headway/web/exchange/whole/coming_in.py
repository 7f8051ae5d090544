"""An export into an empty installation: every part checked before anything is written, then all of it or nothing."""

from collections.abc import Callable, Iterator
from pathlib import Path

from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.core.management.color import no_style
from django.db import DataError, IntegrityError, connection, transaction
from django.db.models import Model

from headway.errors import ForPerson
from headway.web.accounts.models import Person
from headway.web.exchange.raw import insert
from headway.web.exchange.whole.going_out import FORMAT, WHAT, schema
from headway.web.exchange.whole.manifest import (
    NAME,
    Manifest,
    Part,
    copied,
    manifest_from,
    must_be,
    names,
    sha256_of,
)
from headway.web.exchange.whole.models import exported_models, label
from headway.web.exchange.whole.places import Source, reading
from headway.web.exchange.whole.rows import instance_of
from headway.web.register.models import Authority
from headway.web.scrutiny.models import Meeting
from headway.web.scrutiny.states import MinutesState
from headway.web.trail.integrity import verdict
from headway.web.trail.models import Head

__all__ = ["import_export", "is_export"]

_MOST_MANIFEST = 200 * 1024 * 1024
_MOST_LINE = 256 * 1024 * 1024


def is_export(path: Path) -> bool:
    """Whether a folder or a zip says that it is a full export (which is not to say that it is a good one)."""
    if not path.is_dir() and path.suffix.lower() != ".zip":
        return False
    with reading(path) as source:
        return NAME in source.names()


def import_export(path: Path, *, tick: Callable[[str], None] = lambda _part: None) -> Manifest:
    """Bring an export in. The installation must be empty; the trail must hold, and keeps its events and hashes."""
    shown = str(path)
    with reading(path) as source:
        manifest = _manifest(source, shown)
        _must_fit(manifest, shown)
        for part in manifest.parts:
            tick(f"checking {part.name}")
            with source.open(part.name) as file:
                must_be(part, *sha256_of(file), shown)
        must_be_empty()
        kept: list[Path] = []
        try:
            kept += _files(source, manifest, shown)
            with transaction.atomic():
                _rows(source, shown, tick)
        except BaseException:
            for made in kept:
                made.unlink(missing_ok=True)
            raise
    return manifest


def must_be_empty() -> None:
    """An import never mixes with what is there."""
    for model in exported_models():
        if model not in (Authority, Head) and model._base_manager.exists():
            raise ForPerson(
                f"This installation is not empty: it holds {model._meta.verbose_name_plural}. "
                "Import into a new one: name a new folder in HEADWAY_HOME, or a new database."
            )


def _manifest(source: Source, shown: str) -> Manifest:
    here = source.names()
    if NAME not in here:
        raise ForPerson(f"{shown} has no {NAME}: it is no full export, or not a whole one.")
    with source.open(NAME) as file:
        content = file.read(_MOST_MANIFEST)
    manifest = manifest_from(content, shown, what=WHAT, format=FORMAT)
    listed = names(manifest.parts) | {NAME}
    if listed != here:
        first = sorted(listed ^ here)[0]
        raise ForPerson(
            f"{shown} does not match its manifest: {first[:80]} is missing or does not belong. Get it again."
        )
    return manifest


def _must_fit(manifest: Manifest, shown: str) -> None:
    wanted = {f"data/{label(model)}.jsonl" for model in exported_models()}
    given = {name for name in names(manifest.parts) if name.startswith("data/")}
    if manifest.facts.get("schema") != schema() or wanted != given:
        made_by = manifest.facts.get("headway", "another version")
        raise ForPerson(
            f"{shown} was made by Headway {made_by}, whose tables differ from those here. "
            "Import it with that version, then upgrade."
        )


def _files(source: Source, manifest: Manifest, shown: str) -> Iterator[Path]:
    """Keep the files, each under its hash; one that is here already is the same."""
    folder = Path(settings.WORKSPACE.files)
    for part in manifest.parts:
        if not part.name.startswith("files/"):
            continue
        target = folder / part.sha256
        if part.name != f"files/{part.sha256}":
            raise ForPerson(f"{shown}: {part.name} is not named by its hash. Do not use it.")
        if not target.exists():
            yield _kept(source, part, target, shown)


def _kept(source: Source, part: Part, target: Path, shown: str) -> Path:
    coming = target.with_name(f".coming-{part.sha256}")
    coming.unlink(missing_ok=True)
    try:
        with source.open(part.name) as file:
            copied(file, part, coming, shown)
        coming.chmod(0o600)
        coming.replace(target)
    finally:
        coming.unlink(missing_ok=True)
    return target


def _rows(source: Source, shown: str, tick: Callable[[str], None]) -> None:
    models = exported_models()
    confirmed: list[int] = []
    try:
        for model in models:
            tick(label(model))
            for instance in _instances(source, model, shown):
                if isinstance(instance, Meeting) and instance.minutes_state == MinutesState.CONFIRMED:
                    confirmed.append(instance.pk)
                    instance.minutes_state = MinutesState.DRAFT
                _put(instance)
        # Last of all: the guards let nothing into minutes that are confirmed.
        Meeting.objects.filter(pk__in=confirmed).update(minutes_state=MinutesState.CONFIRMED)
        connection.check_constraints()
    except (DataError, IntegrityError, TypeError, ValueError) as error:
        raise ForPerson(f"{shown} contradicts itself, so nothing was brought in: {error}") from error
    found = verdict()
    if found.problem:
        raise ForPerson(f"{shown}: its trail does not hold. {found.problem.what} Nothing was brought in.")
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), models):
            cursor.execute(statement)


def _instances(source: Source, model: type[Model], shown: str) -> Iterator[Model]:
    name = f"data/{label(model)}.jsonl"
    with source.open(name) as file:
        for number, line in enumerate(iter(lambda: file.readline(_MOST_LINE), b""), start=1):
            yield instance_of(model, line, f"{shown}, {name}, line {number}")


def _put(instance: Model) -> None:
    if isinstance(instance, Head):
        Head.objects.filter(pk=1).update(
            seq=instance.seq, hash=instance.hash, installation=instance.installation
        )
    elif isinstance(instance, Authority):
        instance.save_base(raw=True)
    else:
        if isinstance(instance, Person):
            instance.password = make_password(None)
        insert(instance)
