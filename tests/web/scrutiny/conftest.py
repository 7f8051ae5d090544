"""A committee of Kent with a meeting in 2017 and one to come, and two people who read its pages."""

from collections.abc import Callable
from datetime import date, time, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from headway.web.accounts.roles import Role
from headway.web.register.models import Authority
from headway.web.scrutiny.models import (
    Body,
    Meeting,
    Seat,
)


@pytest.fixture
def body(kent: Authority) -> Body:
    made = Body.objects.create(
        authority=kent, name="Children’s Committee", kind="scrutiny", remit="Children’s services."
    )
    Seat.objects.create(body=made, name="Ann Archer", role="chair", from_day=date(2017, 5, 18))
    Seat.objects.create(body=made, name="Old Oliver", from_day=date(2017, 5, 18), until_day=date(2018, 5, 17))
    return made


@pytest.fixture
def meeting(body: Body) -> Meeting:
    return Meeting.objects.create(body=body, on=date(2017, 6, 22), time=time(10), place="Room 1")


@pytest.fixture
def coming(body: Body) -> Meeting:
    """A meeting so far off that nothing about it is late."""
    return Meeting.objects.create(body=body, on=timezone.localdate() + timedelta(days=60), time=time(10))


@pytest.fixture
def clerk(signed_in: Callable[..., Client]) -> Client:
    return signed_in(Role.DEMOCRATIC_SERVICES)


@pytest.fixture
def officer(signed_in: Callable[..., Client]) -> Client:
    return signed_in(Role.OFFICER)
