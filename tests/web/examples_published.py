"""Examples of pages: published. See examples.py."""

from datetime import date
from io import BytesIO
from typing import Any

from example_site import A_PAGE, Site, example
from scrutiny_site import a_body, a_meeting, a_paper, an_item, answered

from headway.web.accounts.roles import Role
from headway.web.register.storage import keep
from headway.web.scrutiny.actions import publishing
from headway.web.scrutiny.models import (
    Appendix,
    Meeting,
    Paper,
    PathwayStep,
    PlannedDecision,
    Publication,
)
from headway.web.scrutiny.states import MinutesState, PaperState

_ON = date(2017, 6, 13)


def _signed(site: Site) -> Paper:
    """The example's paper with an open appendix, signed off, on the agenda of its meeting."""
    paper, item = a_paper(site), an_item(site)
    if paper.state == PaperState.DRAFT:
        file = keep(BytesIO(A_PAGE), name="report.pdf")
        Appendix.objects.create(
            paper=paper,
            number="1",
            title="The report",
            sha256=file.sha256,
            name=file.name,
            size=file.size,
            media_type=file.media_type,
        )
        PathwayStep.objects.create(paper=paper, order=1, meeting=item.meeting, role="comments", is_this=True)
        item.papers.add(paper)
        answered(paper, site.one(Role.OFFICER), _ON)
        Paper.objects.filter(pk=paper.pk).update(state=PaperState.SIGNED)
    return Paper.objects.get(pk=paper.pk)


def _published(site: Site) -> Meeting:
    _signed(site)
    meeting = a_meeting(site)
    if not meeting.agenda_published:
        publishing.publish_agenda(
            by=site.one(Role.DEMOCRATIC_SERVICES), meeting=meeting, version=meeting.version, on=_ON
        )
    return Meeting.objects.get(pk=meeting.pk)


@example("published_body", "published_body_feed", "published_body_calendar")
def _body(site: Site) -> dict[str, Any]:
    return {"pk": a_body(site).pk}


@example("published_meeting", "publish_supplement")
def _meeting(site: Site) -> dict[str, Any]:
    return {"pk": _published(site).pk}


@example("publish_agenda")
def _agenda(site: Site) -> dict[str, Any]:
    _signed(site)
    return {"pk": a_meeting(site).pk}


@example("published_minutes")
def _minutes(site: Site) -> dict[str, Any]:
    meeting = _published(site)
    if meeting.minutes_state == MinutesState.NONE:
        meeting.minutes_state = MinutesState.DRAFT
        meeting.save()
        publishing.publish_minutes(
            by=site.one(Role.DEMOCRATIC_SERVICES), meeting=meeting, version=meeting.version, on=_ON
        )
    return {"pk": meeting.pk}


@example("publish_minutes")
def _minutes_to_publish(site: Site) -> dict[str, Any]:
    return {"pk": a_meeting(site).pk}


@example("published_paper")
def _paper(site: Site) -> dict[str, Any]:
    _published(site)
    return {"pk": a_paper(site).pk}


@example("publish_paper")
def _paper_to_publish(site: Site) -> dict[str, Any]:
    return {"pk": _signed(site).pk}


@example("published_paper_file")
def _paper_file(site: Site) -> dict[str, Any]:
    return _paper(site) | {"kind": "html"}


@example("published_appendix")
def _appendix(site: Site) -> dict[str, Any]:
    return _paper(site) | {"appendix": a_paper(site).appendices.get().pk}


def _planned(site: Site) -> PlannedDecision:
    return PlannedDecision.objects.get_or_create(
        authority=site.authority,
        title="Example decision",
        defaults={"matter": "What is to be decided.", "decide_from": date(2017, 8, 1), "body": a_body(site)},
    )[0]


@example("publish_notice")
def _notice_to_publish(site: Site) -> dict[str, Any]:
    return {"pk": _planned(site).pk}


@example("published_notice")
def _notice(site: Site) -> dict[str, Any]:
    planned = _planned(site)
    if not planned.notice_published:
        publishing.publish_notice(
            by=site.one(Role.DEMOCRATIC_SERVICES), planned=planned, version=planned.version, on=_ON
        )
    return {"pk": planned.pk}


@example("withdraw_publication")
def _publication(site: Site) -> dict[str, Any]:
    _published(site)
    return {"pk": Publication.objects.get(paper=a_paper(site), is_current=True).pk}


@example("oparl_body")
def _oparl_body(site: Site) -> dict[str, Any]:
    a_body(site)
    return {"code": site.authority.code}


@example("oparl_list")
def _oparl_list(site: Site) -> dict[str, Any]:
    return _oparl_body(site) | {"kind": "organization"}


@example("oparl_object")
def _oparl_object(site: Site) -> dict[str, Any]:
    return {"kind": "organization", "pk": a_body(site).pk}


@example("published_pack", "members_pack")
def _pack(site: Site) -> dict[str, Any]:
    return _meeting(site) | {"kind": "html"}


@example("published_minutes_file")
def _minutes_file(site: Site) -> dict[str, Any]:
    return _minutes(site) | {"kind": "html"}
