"""What is given to the library may be anything: a case file, a pipe, a broken PDF. Its name may name a child."""

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from lessons_site import a_report

from headway.web.accounts.models import Person
from headway.web.accounts.roles import Role
from headway.web.lessons.loading import Given, given_in, load
from headway.web.lessons.models import LibraryPage, LibraryReport, Passage
from headway.web.trail.actions import SYSTEM
from headway.web.trail.models import Event

pytestmark = pytest.mark.django_db

NAME = "Jo Bloggs section 47.txt"
TEXT = "Jo Bloggs was seen at home. The strategy discussion was held on Monday."


def everything_told() -> str:
    return json.dumps(list(Event.objects.values()), default=str)


def test_of_a_case_file_given_by_mistake_neither_words_nor_name_are_kept(
    person: Callable[..., Person], tmp_path: Path
) -> None:
    file = tmp_path / "1.txt"
    file.write_text(TEXT)
    coverage = load(by=person(Role.OFFICER), documents=[Given(file, NAME)], jobs=1)
    assert [name for name, _ in coverage.refused] == [NAME]  # told to who gave it, once
    held = LibraryReport.objects.get()
    assert not LibraryPage.objects.exists()
    assert not Passage.objects.exists()
    assert "Bloggs" not in json.dumps(list(LibraryReport.objects.values()), default=str)
    assert "Bloggs" not in everything_told()
    assert held.sha256[:12] in everything_told()


def test_a_folder_loaded_on_the_machine_keeps_the_name_where_it_can_be_taken_out_and_not_in_the_trail(
    tmp_path: Path, signed_in: Callable[..., Client]
) -> None:
    (tmp_path / NAME).write_text(TEXT)
    load(by=SYSTEM, documents=given_in(tmp_path), jobs=1)
    held = LibraryReport.objects.get()
    assert held.name == NAME
    assert "Bloggs" not in everything_told()
    keeper = signed_in(Role.OFFICER)
    assert NAME in keeper.get("/lessons/reports/", {"kind": "refused"}).content.decode()
    assert NAME in keeper.get(f"/lessons/reports/{held.pk}/").content.decode()
    keeper.post(f"/lessons/reports/{held.pk}/remove/")
    assert not LibraryReport.objects.exists()
    assert "Bloggs" not in everything_told()


@pytest.mark.parametrize("role", [Role.MEMBER, Role.INSPECTOR, Role.DEMOCRATIC_SERVICES])
def test_what_was_refused_is_named_to_nobody_but_who_keeps_the_library(
    signed_in: Callable[..., Client], role: Role
) -> None:
    refused = a_report(refusal=f"not read: {NAME}")
    LibraryReport.objects.filter(pk=refused.pk).update(name=NAME)
    client = signed_in(role)
    listed = client.get("/lessons/reports/", {"kind": "refused"})
    assert listed.status_code == 200
    assert b"Bloggs" not in listed.content
    assert b"Bloggs" not in b"".join(client.get("/lessons/reports/csv/", {"kind": "refused"}))
    assert client.get(f"/lessons/reports/{refused.pk}/").status_code == 404


def test_a_pipe_in_the_folder_does_not_hold_the_load_up(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.pdf")
    (tmp_path / "gone.pdf").symlink_to(tmp_path / "nowhere.pdf")
    coverage = load(by=SYSTEM, documents=given_in(tmp_path), jobs=1)
    assert sorted(name for name, _ in coverage.refused) == ["gone.pdf", "pipe.pdf"]
    assert not LibraryReport.objects.exists()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("case.pdf", TEXT.encode()),
        (
            "broken.pdf",
            b"%PDF-1.7\n1 0 obj << /Type /Catalog /Pages 1 0 R >> endobj\ntrailer << /Root 1 0 R >>",
        ),
        ("<script>alert(1)</script>.pdf", b"%PDF-1.7 "),
        ("=cmd.pdf", b"PK\x03\x04" + b"\x00" * 100),
    ],
)
def test_a_file_that_is_no_report_is_told_to_who_gave_it_and_kept_nowhere(
    signed_in: Callable[..., Client], name: str, content: bytes
) -> None:
    client = signed_in(Role.OFFICER)
    page = client.post("/lessons/reports/add/", {"reports": SimpleUploadedFile(name, content)}, follow=True)
    assert page.status_code == 200
    assert b"<script>alert" not in page.content
    assert "1 refused" in page.content.decode()
    assert not LibraryPage.objects.exists()
    assert not LibraryReport.objects.filter(name=name).exists()
