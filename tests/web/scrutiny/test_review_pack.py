"""The pack for members bears its mark whoever it is made for."""

from collections.abc import Callable

import pytest
from papers_kit import EXEMPT, SECRET, Council

from headway.web.accounts.models import Person
from headway.web.register.models import Authority
from headway.web.scrutiny.models import AgendaItem

pytestmark = pytest.mark.django_db


def test_a_pack_with_a_restricted_paper_is_marked_for_its_author_too(
    kent: Authority, person: Callable[..., Person]
) -> None:
    council = Council(kent, person)
    paper = council.signed(council.paper(subject=SECRET, marking=EXEMPT), council.director)
    item = AgendaItem.objects.create(meeting=council.meeting, number="1", title="An open item")
    item.papers.add(paper)
    address = f"/meetings/{council.meeting.pk}/members-pack.html"
    for reader in (
        council.officer,
        council.clerk,
    ):  # who wrote it and may see no other restricted thing; who may
        answer = council.browser(reader).get(address)
        assert SECRET in answer.content.decode()
        assert "Not%20for%20publication" in answer.headers["Content-Disposition"]
    answer = council.browser(council.other).get(address)
    assert SECRET not in answer.content.decode()
    assert "Not%20for%20publication" not in answer.headers["Content-Disposition"]
