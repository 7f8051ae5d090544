"""The least of committee work that an example stands on, from the models: a body, a meeting, an item, a paper."""

from datetime import date, time

from example_site import Site

from headway.web.accounts.models import Person
from headway.web.accounts.roles import Role
from headway.web.scrutiny.actions.papers import Acknowledged
from headway.web.scrutiny.actions.papers.signing import acknowledge
from headway.web.scrutiny.models import AgendaItem, Body, Meeting, Paper
from headway.web.scrutiny.queries.papers_checks import errors_left

__all__ = ["a_body", "a_meeting", "a_paper", "an_item", "answered"]


def a_body(site: Site) -> Body:
    """The committee of the example's authority."""
    return Body.objects.get_or_create(
        authority=site.authority, name="Example Scrutiny Committee", defaults={"kind": "scrutiny"}
    )[0]


def a_meeting(site: Site, on: date = date(2017, 6, 22)) -> Meeting:
    """Its meeting of a day."""
    return Meeting.objects.get_or_create(
        body=a_body(site), on=on, defaults={"time": time(10, 0), "place": "The example hall"}
    )[0]


def an_item(site: Site) -> AgendaItem:
    """An open item of that meeting."""
    return AgendaItem.objects.get_or_create(
        meeting=a_meeting(site), number="1", defaults={"title": "Example item"}
    )[0]


def a_paper(site: Site) -> Paper:
    """An unrestricted draft by the officer."""
    return Paper.objects.get_or_create(
        authority=site.authority,
        subject="Example paper",
        defaults={"kind": "other", "made_by": site.one(Role.OFFICER)},
    )[0]


def answered(paper: Paper, by: Person, on: date) -> Paper:
    """The paper with a word on each error of the check, as its signatories would have given it."""
    left = errors_left(paper, on)
    acknowledge(by, paper, on, [Acknowledged(each.key, "An example lets it stand.") for each in left])
    paper.save(update_fields=["content"])
    return paper
