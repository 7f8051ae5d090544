"""A backup that is damaged, altered or of something else changes nothing."""

import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from exchange_places import a_migrated_installation, rezipped
from migrated import Migrated
from one_database import on_sqlite_only

from headway.errors import ForPerson
from headway.web.exchange.backup import restore

pytestmark = on_sqlite_only("its site has an SQLite file of its own, whatever the others run on")


@pytest.fixture(scope="module")
def made(migrated: Migrated, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A backup of an installation on SQLite."""
    folder = tmp_path_factory.mktemp("refused")
    with a_migrated_installation(folder / "workspace", migrated) as place:
        place.lived_in()
        (place.home / "headway.toml").write_text('council = "Kent"\n')
        place.headway("backup", "--out", str(folder / "backup.zip"))
        yield folder / "backup.zip"


def refused(path: Path, tmp_path: Path, message: str) -> None:
    """The backup is refused, and neither the place nor anything beside it is left."""
    into = tmp_path / "place" / "workspace"
    with pytest.raises(ForPerson, match=message):
        restore(path, into=into)
    assert not into.exists()
    assert not into.parent.exists() or list(into.parent.iterdir()) == []


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"headway.toml": b"other"}, "damaged or altered"),
        ({"headway.toml": b'council = "Ken!"\n'}, "damaged or altered"),
        ({"headway.toml": None}, "missing or does not belong"),
        ({"../../escaped": b"x"}, "outside itself"),
        ({"/tmp/escaped": b"x"}, "outside itself"),
        ({"extra": b"x"}, "missing or does not belong"),
        ({"manifest.json": b"{}"}, "damaged"),
        ({"manifest.json": b"[" * 100_000}, "damaged"),
        ({"manifest.json": b'{"what": "Headway full export"}'}, "is no Headway backup"),
        ({"manifest.json": None}, "no manifest"),
    ],
)
def test_a_backup_that_was_tampered_with(
    made: Path, tmp_path: Path, change: dict[str, bytes | None], message: str
) -> None:
    refused(rezipped(made, tmp_path / "altered.zip", change), tmp_path, message)


def test_a_backup_cut_short(made: Path, tmp_path: Path) -> None:
    content = made.read_bytes()
    for length in (0, 100, len(content) // 2, len(content) - 10):
        cut = tmp_path / f"cut-{length}.zip"
        cut.write_bytes(content[:length])
        refused(cut, tmp_path, "damaged, cut short")


def test_a_flipped_bit_with_the_checksum_beside_it_and_without(made: Path, tmp_path: Path) -> None:
    content = bytearray(made.read_bytes())
    with zipfile.ZipFile(made) as archive:
        database = archive.getinfo("database.sqlite3")
    content[database.header_offset + 30 + len(database.filename) + database.compress_size // 2] ^= 1
    flipped = tmp_path / "backup.zip"
    flipped.write_bytes(bytes(content))
    refused(flipped, tmp_path, "damaged")
    (tmp_path / "backup.zip.sha256").write_text(made.with_name("backup.zip.sha256").read_text())
    refused(flipped, tmp_path, "does not have the SHA-256")


def test_a_backup_from_a_newer_headway(made: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(made) as archive:
        manifest = archive.read("manifest.json").replace(
            b'"0001_initial"', b'"0001_initial", "9999_later"', 1
        )
    refused(rezipped(made, tmp_path / "newer.zip", {"manifest.json": manifest}), tmp_path, "newer")


def test_a_backup_without_its_database(made: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(made) as archive:
        text = archive.read("manifest.json").decode()
    manifest = text.replace('"engine": "sqlite"', '"engine": "postgresql"')
    assert manifest != text
    refused(
        rezipped(made, tmp_path / "other.zip", {"manifest.json": manifest.encode()}),
        tmp_path,
        "holds no database",
    )


def test_what_is_not_there(tmp_path: Path) -> None:
    refused(tmp_path / "nothing.zip", tmp_path, "is not there")
