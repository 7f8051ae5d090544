"""Loading files of settings on the website: all or nothing, what was refused told by row, one entry in the trail."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from page_reading import read
from settings_site import LIST, made_up_files

from headway.assessment.settings import SettingsStore
from headway.errors import ForPerson
from headway.web.accounts.models import Person
from headway.web.accounts.roles import Role
from headway.web.assessment.actions import settings_register as actions
from headway.web.assessment.actions.settings_register import Given, load_settings
from headway.web.assessment.rules.settings_register import told_by_row
from headway.web.register.models import Authority
from headway.web.trail.models import Event

pytestmark = pytest.mark.django_db


@pytest.fixture
def analyst(signed_in: Callable[..., Client]) -> Client:
    return signed_in(Role.ANALYST)


def send(client: Client, files: dict[str, str | bytes]) -> HttpResponse:
    given = [
        SimpleUploadedFile(name, text.encode() if isinstance(text, str) else text)
        for name, text in files.items()
    ]
    return client.post(reverse("add_settings"), {"files": given}, follow=True)


def editions() -> tuple[Any, ...]:
    return SettingsStore.of_workspace(settings.WORKSPACE.folder).editions()


def told() -> list[Event]:
    return list(Event.objects.filter(action="settings.loaded"))


def test_files_are_loaded_together_and_told_once(analyst: Client, kent: Authority) -> None:
    found = read(send(analyst, made_up_files()))
    assert found.h1 == "Files of settings"
    assert found.text.count(": loaded. ") == 6
    assert len(editions()) == 6
    (event,) = told()
    assert (event.authority, len(event.after["files"])) == (kent.code, 6)
    assert {each["sha256"] for each in event.after["files"]} == {each.sha256 for each in editions()}


def test_the_same_again_changes_nothing_says_so_and_leaves_no_entry(analyst: Client) -> None:
    send(analyst, {"list.csv": LIST})
    found = read(send(analyst, {"again.csv": LIST}))
    assert "in the store already; nothing was changed" in found.text
    assert (len(editions()), len(told())) == (1, 1)


def test_a_file_with_faults_is_refused_by_row_and_no_other_file_is_loaded(analyst: Client) -> None:
    wrong = LIST.replace("2023-11-07", "yesterday").replace("Outstanding", "Splendid")
    response = send(analyst, {"good.csv": LIST.replace("Kent", "Medway"), "list.csv": wrong})
    found = read(response)
    assert response.status_code == 400
    assert found.errors == ["Nothing was loaded. What is wrong is below."]
    rows = [each.text_content() for each in found.tree.xpath("//ul[contains(@class, 'headway-faults')]/li")]
    assert [row.split(":")[0] for row in rows[:2]] == [
        "list.csv, row 4, inspection date",
        "list.csv, row 5, grade",
    ]
    assert (editions(), told()) == ((), [])


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ({"photo.png": b"\x89PNG\x00\x00"}, "photo.png is no CSV"),
        ({"other.csv": "a,b\n1,2\n"}, "other.csv is no file of settings that Headway knows"),
        ({"empty.csv": ""}, "empty"),
        ({}, "Choose a file"),
        ({f"{n}.csv": LIST + "\n" * n for n in range(13)}, "at most 12 at a time"),
    ],
)
def test_what_is_no_file_of_settings_is_refused_in_a_sentence(
    analyst: Client, files: dict[str, str | bytes], said: str
) -> None:
    response = send(analyst, files)
    assert response.status_code == 400
    assert said in " ".join(read(response).errors)
    assert editions() == ()


def test_neither_the_files_nor_names_of_people_stay_behind(analyst: Client) -> None:
    send(analyst, {"../../../list.csv": LIST})
    everything = [each for each in Path(settings.WORKSPACE.folder).rglob("*") if each.is_file()]
    assert not [each for each in everything if each.suffix == ".csv" or ".settings-" in str(each)]
    assert not [each for each in everything if b"Mary Minder" in each.read_bytes()]


def test_a_file_over_the_limit_is_refused_before_it_is_read(
    kent: Authority, person: Callable[..., Person], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(actions, "MOST_BYTES", 2**20)
    parts = (b"x" * 2**19 for _ in range(5))
    with pytest.raises(ForPerson, match="over 1 MB"):
        load_settings(by=person(Role.ANALYST), authority=kent, files=[Given("list.csv", parts)])
    assert sum(1 for _ in parts) == 2  # what comes after the limit is not even taken in


def test_where_the_trail_cannot_be_told_nothing_stays_loaded(
    kent: Authority, person: Callable[..., Person], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(**_: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(actions, "record", fails)
    with pytest.raises(RuntimeError):
        load_settings(by=person(Role.ANALYST), authority=kent, files=[Given("list.csv", [LIST.encode()])])
    assert editions() == ()


@pytest.mark.parametrize("role", [Role.MEMBER, Role.OFFICER, Role.ADMINISTRATOR])
def test_who_keeps_no_assessments_loads_none(
    kent: Authority, person: Callable[..., Person], role: Role
) -> None:
    with pytest.raises(PermissionDenied):
        load_settings(by=person(role), authority=kent, files=[Given("list.csv", [LIST.encode()])])
    assert editions() == ()


def test_a_refusal_is_told_a_row_a_line() -> None:
    said = (
        "my list.csv, row 4, day: what stands there is no date. Give DD/MM/YYYY. my list.csv, row 12, urn: what stands "
        "there stands in row 3 too. Keep one. And 1,234 more. Nothing was loaded."
    )
    assert told_by_row(said, ["my list.csv"]) == [
        "my list.csv, row 4, day: what stands there is no date. Give DD/MM/YYYY.",
        "my list.csv, row 12, urn: what stands there stands in row 3 too. Keep one.",
        "And 1,234 more.",
    ]
    facts = "Facts: row 3, column value: no count. row 4, column mark: no mark. Nothing was read."
    assert told_by_row(facts, []) == ["row 3, column value: no count.", "row 4, column mark: no mark."]
