"""The whole installation goes out, into an empty one, and out again the same; nothing secret goes along."""

import json
import shutil
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest
from django.conf import settings
from django.db import transaction
from exchange_kent import kent_plan

from headway.errors import ForPerson
from headway.web.accounts.models import Person
from headway.web.exchange.whole import export, import_export
from headway.web.exchange.whole.models import FIELDS_LEFT_OUT, exported_models, fields_of, label
from headway.web.register.models import Authority
from headway.web.trail.integrity import verdict
from headway.web.trail.models import Event, Head
from headway.web.workspace import Workspace

DAY = date(2018, 4, 1)


@contextmanager
def an_installation(folder: Path) -> Iterator[None]:
    """A workspace of its own, with a database whose content is undone afterwards."""
    before, settings.WORKSPACE = settings.WORKSPACE, Workspace(folder)
    settings.WORKSPACE.make()
    try:
        with transaction.atomic():
            yield
            transaction.set_rollback(True)
    finally:
        settings.WORKSPACE = before


@pytest.fixture
def exported(db: None, tmp_path: Path) -> Path:  # noqa: ARG001
    """The export of a lived-in installation, as a folder."""
    with an_installation(tmp_path / "first"):
        kent_plan()
        export(out=tmp_path / "out", on=DAY)
    return tmp_path / "out"


def everything_in(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_an_export_brought_in_and_exported_again_is_the_same_byte_for_byte(
    exported: Path, tmp_path: Path
) -> None:
    with an_installation(tmp_path / "second"):
        import_export(exported)
        export(out=tmp_path / "again", on=DAY)
        export(out=tmp_path / "again.zip", on=DAY)
    assert everything_in(tmp_path / "again") == everything_in(exported)
    with an_installation(tmp_path / "third"):
        import_export(tmp_path / "again.zip")
        export(out=tmp_path / "third.zip", on=DAY)
    assert (tmp_path / "third.zip").read_bytes() == (tmp_path / "again.zip").read_bytes()


def test_the_trail_comes_along_with_its_hashes_and_people_go_on_from_there(
    exported: Path, tmp_path: Path
) -> None:
    with an_installation(tmp_path / "second"):
        import_export(exported)
        assert verdict().holds
        assert Event.objects.count() == Head.objects.get().seq > 10
        kept = next(iter((tmp_path / "second" / "files").iterdir()))
        assert kept.read_bytes() == b"name,done\nA,1\n"
        kent = Authority.objects.get(code="E10000016")
        made = kent.inspections.create(framework="ilacs_2023")  # its number is free, whatever came in
        assert made.pk > kent.inspections.order_by("pk").first().pk


def test_no_password_and_no_second_step_is_in_it(exported: Path) -> None:
    people = (exported / "data" / "accounts.person.jsonl").read_text()
    assert "officer@example.org" in people
    assert "password" not in people
    assert not any("mfa" in path or "session" in path for path in everything_in(exported))


def test_people_who_come_in_cannot_sign_in_until_they_set_a_password(exported: Path, tmp_path: Path) -> None:
    with an_installation(tmp_path / "second"):
        import_export(exported)
        assert not any(person.has_usable_password() for person in Person.objects.all())


def test_no_field_that_sounds_secret_goes_out_unseen() -> None:
    """A new model with a secret must be named in FIELDS_LEFT_OUT or MODELS_LEFT_OUT."""
    suspicious = ("password", "secret", "token", "otp", "recovery", "private", "credential")
    found = [
        f"{label(model)}.{field.name}"
        for model in exported_models()
        for field in fields_of(model)
        if any(word in field.name.lower() for word in suspicious)
    ]
    no_secrets = {"scrutiny.planneddecision.in_private", "scrutiny.planneddecision.private_because"}
    assert set(found) == no_secrets, "how a meeting sits is in its public notice"
    assert "password" in FIELDS_LEFT_OUT["accounts.person"]


def test_only_the_authorities_that_something_names_go_out(exported: Path) -> None:
    rows = (exported / "data" / "register.authority.jsonl").read_text().splitlines()
    assert [json.loads(row)["code"] for row in rows] == ["E10000016"]


def test_an_installation_that_holds_something_is_left_alone(exported: Path, tmp_path: Path) -> None:
    with an_installation(tmp_path / "second"):
        kent_plan()
        before = Event.objects.count()
        with pytest.raises(ForPerson, match="not empty"):
            import_export(exported)
        assert Event.objects.count() == before


def test_an_export_never_writes_over_anything(exported: Path) -> None:
    with pytest.raises(ForPerson, match="already there"):
        export(out=exported, on=DAY)


def _flip(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(bytes(content))


@pytest.mark.parametrize(
    "part", ["data/plans.action.jsonl", "data/trail.event.jsonl", "data/accounts.membership.jsonl"]
)
def test_an_altered_part_is_found_and_nothing_comes_in(exported: Path, tmp_path: Path, part: str) -> None:
    _flip(exported / part)
    with an_installation(tmp_path / "second"):
        with pytest.raises(ForPerson, match="damaged or altered"):
            import_export(exported)
        assert not Person.objects.exists()
        assert not list((tmp_path / "second" / "files").iterdir())


def _rewritten(exported: Path, part: str, old: str, new: str) -> None:
    """Alter a part, and the manifest with it, as somebody would who means it."""
    import hashlib

    path, manifest = exported / part, exported / "manifest.json"
    before = path.read_bytes()
    after = before.replace(old.encode(), new.encode(), 1)
    assert after != before
    path.write_bytes(after)
    text = manifest.read_text()
    text = text.replace(hashlib.sha256(before).hexdigest(), hashlib.sha256(after).hexdigest())
    data = json.loads(text)
    next(each for each in data["parts"] if each["name"] == part)["bytes"] = len(after)
    manifest.write_text(json.dumps(data))


def test_an_event_altered_along_with_the_manifest_breaks_the_trail(exported: Path, tmp_path: Path) -> None:
    _rewritten(exported, "data/trail.event.jsonl", "Two trainers left.", "Three trainers left.")
    with an_installation(tmp_path / "second"):
        with pytest.raises(ForPerson, match="trail does not hold"):
            import_export(exported)
        assert not Event.objects.exists()
        assert not list((tmp_path / "second" / "files").iterdir())


def test_events_that_were_taken_out_are_refused(exported: Path, tmp_path: Path) -> None:
    lines = (exported / "data/trail.event.jsonl").read_text().splitlines(keepends=True)
    _rewritten(exported, "data/trail.event.jsonl", lines[3], "")
    with an_installation(tmp_path / "second"), pytest.raises(ForPerson):
        import_export(exported)


def test_a_row_that_points_nowhere_is_refused(exported: Path, tmp_path: Path) -> None:
    row = json.loads((exported / "data/plans.milestone.jsonl").read_text().splitlines()[0])
    _rewritten(
        exported, "data/plans.milestone.jsonl", f'"action_id":{row["action_id"]}', '"action_id":987654321'
    )
    with an_installation(tmp_path / "second"), pytest.raises(ForPerson, match="contradicts itself"):
        import_export(exported)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('"format": 1', '"format": 2', "format 2"),
        ("files/", "files/../", "do not belong"),
        ('"what": "Headway full export"', '"what": "Something else"', "is no Headway full export"),
        ('"day": "2018-04-01"', '"day": "yesterday"', "damaged"),
        ("0001_initial", "0001_other", "tables differ"),
    ],
)
def test_a_manifest_of_something_else_is_refused(
    exported: Path, tmp_path: Path, old: str, new: str, message: str
) -> None:
    manifest = exported / "manifest.json"
    text = manifest.read_text()
    assert old in text
    manifest.write_text(text.replace(old, new))
    with an_installation(tmp_path / "second"), pytest.raises(ForPerson, match=message):
        import_export(exported)


def test_a_part_too_many_or_too_few_is_refused(exported: Path, tmp_path: Path) -> None:
    (exported / "extra.txt").write_text("x")
    with an_installation(tmp_path / "second"):
        with pytest.raises(ForPerson, match=r"extra\.txt is missing or does not belong"):
            import_export(exported)
        (exported / "extra.txt").unlink()
        (exported / "data/plans.update.jsonl").unlink()
        with pytest.raises(ForPerson, match=r"plans\.update\.jsonl is missing"):
            import_export(exported)


def test_a_link_in_the_folder_is_not_followed(exported: Path, tmp_path: Path) -> None:
    part = exported / "data/plans.update.jsonl"
    shutil.move(part, tmp_path / "elsewhere")
    part.symlink_to(tmp_path / "elsewhere")
    with an_installation(tmp_path / "second"), pytest.raises(ForPerson, match="link"):
        import_export(exported)


def test_a_zip_cut_short_is_refused(exported: Path, tmp_path: Path) -> None:
    whole = tmp_path / "whole.zip"
    with zipfile.ZipFile(whole, "w") as archive:
        for name, content in everything_in(exported).items():
            archive.writestr(name, content)
    content = whole.read_bytes()
    for length in (0, 10, len(content) // 2, len(content) - 5):
        whole.write_bytes(content[:length])
        with an_installation(tmp_path / f"cut{length}"), pytest.raises(ForPerson):
            import_export(whole)


@pytest.mark.django_db
def test_a_kept_file_that_no_longer_holds_what_its_name_says_stops_the_export(tmp_path: Path) -> None:
    with an_installation(tmp_path / "first"):
        kent_plan()
        _flip(next(iter((tmp_path / "first" / "files").iterdir())))
        with pytest.raises(ForPerson, match="no longer holds"):
            export(out=tmp_path / "out", on=DAY)
    assert not (tmp_path / "out").exists()
    assert not [path for path in tmp_path.iterdir() if path.name.startswith(".")]
