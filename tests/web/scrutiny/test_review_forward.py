"""Why a decision is taken in private is for those who may see restricted things, in the council and in its trail."""

from collections.abc import Callable
from datetime import date

import pytest
from papers_kit import SECRET, Council

from headway.clocks import CouncilSettings
from headway.web.accounts.models import Person
from headway.web.register.models import Authority
from headway.web.scrutiny.actions import meetings_forward
from headway.web.scrutiny.models import PlannedDecision, Seat

pytestmark = pytest.mark.django_db


@pytest.fixture
def council(kent: Authority, person: Callable[..., Person]) -> Council:
    return Council(kent, person)


@pytest.fixture
def planned(council: Council) -> PlannedDecision:
    return meetings_forward.plan_decision(
        by=council.clerk,
        authority=council.authority,
        on=date(2018, 6, 1),
        settings=CouncilSettings(),
        title="A contract",
        matter="Whether to extend it.",
        why_key="Its cost.",
        body=council.body,
        decide_from=date(2018, 9, 3),
        in_private=True,
        private_because=f"{SECRET}: paragraph 3.",
    )


def test_the_reason_is_shown_to_those_who_may_see_restricted_things_and_to_the_body_s_members(
    council: Council, planned: PlannedDecision
) -> None:
    page = f"/forward-plan/{planned.pk}/"
    for somebody in (council.clerk, council.director):
        assert SECRET in council.browser(somebody).get(page).content.decode()
    for somebody in (council.officer, council.member):
        answer = council.browser(somebody).get(page)
        assert answer.status_code == 200
        assert SECRET not in answer.content.decode()
    Seat.objects.create(body=council.body, person=council.member, name="A Member", from_day=date(2018, 1, 1))
    assert SECRET in council.browser(council.member).get(page).content.decode()


def test_the_trail_tells_the_reason_by_its_hash(council: Council, planned: PlannedDecision) -> None:
    assert planned.pk
    said = council.browser(council.officer).get("/trail/").content.decode()
    assert "A contract" in said
    assert SECRET not in said
    assert "SHA-256" in said
