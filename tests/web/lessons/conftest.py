"""Kent with a plan, a passage of another council's report, and who decides what it teaches."""

from collections.abc import Callable
from datetime import date

import pytest
from deciding import browser
from django.test import Client
from example_site import Site
from lessons_site import a_report, an_item

from headway.web.accounts.models import Person
from headway.web.accounts.roles import Role
from headway.web.lessons.models import Passage
from headway.web.register.models import Authority


@pytest.fixture
def site(kent: Authority, person: Callable[..., Person]) -> Site:
    return Site(kent, person)


@pytest.fixture
def passage(site: Site) -> Passage:  # noqa: ARG001 - Kent is there first
    report = a_report("E10000014", ended=date(2016, 3, 18), published=date(2016, 5, 9), region="South East")
    return an_item(report, "Supervision must be <regular>.", page=7, themes={"oversight": 0.9})


@pytest.fixture
def lead(site: Site) -> Client:
    return browser(site.one(Role.QUALITY_ASSURANCE))
