"""A digest of the library made into a paper: from then on it is written, signed and published like any other."""

from datetime import date

from headway.errors import ForPerson
from headway.web.accounts.models import Person
from headway.web.accounts.roles import May
from headway.web.lessons.queries.digest import Choice, digest_of
from headway.web.lessons.rules.digest import digest_content, digest_sources
from headway.web.register.models import Authority
from headway.web.scrutiny.actions.common import demand
from headway.web.scrutiny.actions.papers import add_paper
from headway.web.scrutiny.models import Meeting, Paper
from headway.web.scrutiny.rules.contents import Way
from headway.web.scrutiny.states import PaperKind

__all__ = ["begin_lessons_paper"]


def begin_lessons_paper(
    *,
    by: Person,
    authority: Authority,
    choice: Choice,
    on: date,
    meeting: Meeting | None = None,
    is_example: bool = False,
) -> Paper:
    """A paper with the digest as it stands on a day. Later reports and decisions do not change it."""
    demand(by, May.WRITE_PAPERS, authority.pk)
    if meeting and meeting.body.authority_id != authority.pk:
        raise ForPerson("That meeting is another authority's. Choose one of your own.")
    digest = digest_of(by, authority, choice, on)
    if not digest.coverage.counted and not digest.decided:
        raise ForPerson(
            "The library has no report of what you chose, and no lesson was decided. "
            "Choose more, or load reports first."
        )
    body, template = (meeting.body.name, meeting.body.template) if meeting else ("", "default")
    return add_paper(
        by=by,
        authority=authority,
        kind=PaperKind.LESSONS,
        content=digest_content(digest, body=body, template=template),
        way=(Way(body, meeting.on, is_this=True, body=meeting.body_id, meeting=meeting.pk),)
        if meeting
        else (),
        sources=digest_sources(digest),
        is_example=is_example,
        why="Begun from the library of reports",
    )
