"""Confirmed minutes move to another installation with a full export, and are as firm there."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest
from django.conf import settings
from django.db import IntegrityError, transaction
from minutes_kit import Committee

from headway.web.accounts.models import Person
from headway.web.exchange.whole import export, import_export
from headway.web.register.models import Authority
from headway.web.scrutiny.actions.minutes_common import digest
from headway.web.scrutiny.models import Meeting, MinutePart
from headway.web.trail.models import Event
from headway.web.workspace import Workspace


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


@pytest.mark.django_db
def test_confirmed_minutes_come_in_whole_and_stay_confirmed(
    tmp_path: Path, person: Callable[..., Person]
) -> None:
    Person.objects.all().delete()
    with an_installation(tmp_path / "first"):
        kent = Authority.objects.get(code="E10000016")
        committee = Committee(kent, person)
        committee.write_both()
        committee.confirm()
        export(out=tmp_path / "out", on=date(2018, 12, 1))
    assert not Meeting.objects.exists()
    with an_installation(tmp_path / "second"):
        import_export(tmp_path / "out")
        meeting = Meeting.objects.get(minutes_state="confirmed")
        assert digest(meeting) == Event.objects.get(action="minutes.confirmed").after["sha256"]
        with pytest.raises(IntegrityError, match="correct record"), transaction.atomic():
            MinutePart.objects.update(text="x")
        export(out=tmp_path / "again", on=date(2018, 12, 1))
    one, other = (
        {each.name: each.read_bytes() for each in (tmp_path / name / "data").iterdir()}
        for name in ("out", "again")
    )
    assert one == other
