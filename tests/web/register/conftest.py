"""A report to read, and an inspection that was read from it, at each stage."""

from collections.abc import Callable
from datetime import date
from io import BytesIO

import pytest
from report_to_read import PAGES, go_through, pdf, record

from headway.web.accounts.models import Person
from headway.web.accounts.roles import Role
from headway.web.register import actions
from headway.web.register.models import Authority, Inspection
from headway.web.register.proposals import Proposal, proposal
from headway.web.register.storage import StoredFile, keep


@pytest.fixture
def read() -> Callable[..., Proposal]:
    """What a report proposes; changes to the record by name."""
    return lambda **changes: proposal(record(**changes), PAGES)


@pytest.fixture
def stored() -> StoredFile:
    return keep(BytesIO(pdf()), name="Kent report.pdf")


@pytest.fixture
def keeper(person: Callable[..., Person]) -> Person:
    """Somebody in Kent who adds inspections."""
    return person(Role.QUALITY_ASSURANCE, name="Quincy Keeper")


@pytest.fixture
def proposed(
    kent: Authority, keeper: Person, stored: StoredFile, read: Callable[..., Proposal]
) -> Inspection:
    """Kent's report as it was read, received on its day of publication."""
    return actions.add_report(
        by=keeper, authority=kent, stored=stored, proposal=read(), received=date(2017, 6, 13)
    )


@pytest.fixture
def checked(proposed: Inspection, keeper: Person) -> Inspection:
    """The same, gone through and ready to confirm."""
    go_through(keeper, proposed)
    return proposed


@pytest.fixture
def confirmed(checked: Inspection, keeper: Person) -> Inspection:
    return actions.confirm(by=keeper, inspection=checked, version=checked.version)
