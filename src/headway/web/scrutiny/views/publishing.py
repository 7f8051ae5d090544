"""Publishing and withdrawing: each page shows the clock and what will be public, and asks once."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from headway.web.access import demand, seen_or_404
from headway.web.accounts.roles import May
from headway.web.fields import PageForm
from headway.web.form_pages import form_page, sent_on, tried
from headway.web.scrutiny.actions import publishing as actions
from headway.web.scrutiny.actions.publishing_common import agenda_clock, current
from headway.web.scrutiny.forms.publishing import (
    PublishAgendaForm,
    PublishForm,
    PublishNoticeForm,
    WithdrawForm,
)
from headway.web.scrutiny.models import Meeting, Publication
from headway.web.scrutiny.queries.publishing import (
    agenda_as_it_stands,
    papers_to_publish,
    publications_of,
)
from headway.web.scrutiny.queries.scope import meetings_for, papers_for, planned_decisions_for
from headway.web.scrutiny.states import PublicationKind
from headway.web.scrutiny.views.published import crumbs


def publish_agenda(request: HttpRequest, pk: int) -> HttpResponse:
    """The agenda with its papers, made public."""
    meeting = _meeting(request, pk)
    return _agenda(
        request, meeting, actions.publish_agenda, "scrutiny/publishing_agenda.html", "The agenda is"
    )


def publish_supplement(request: HttpRequest, pk: int) -> HttpResponse:
    """Late items, made public with their special circumstances."""
    meeting = _meeting(request, pk)
    return _agenda(
        request,
        meeting,
        actions.publish_supplement,
        "scrutiny/publishing_supplement.html",
        "The late items are",
    )


def _agenda(
    request: HttpRequest, meeting: Meeting, publish: Callable[..., Publication], template: str, what: str
) -> HttpResponse:
    stands = agenda_as_it_stands(meeting)
    form = PublishAgendaForm(
        request.POST or None,
        items=stands.items,
        initial={"version": meeting.version, "reveal": stands.revealed},
    )
    return _asked_once(
        request,
        form,
        partial(publish, meeting=meeting),
        _Published(f"{what} published. Everybody can read it now.", "published_meeting", meeting.pk),
        template,
        meeting=meeting,
        stands=stands,
        clock=agenda_clock(meeting),
        today=timezone.localdate(),
        trail=crumbs(str(meeting)),
    )


def publish_paper(request: HttpRequest, pk: int) -> HttpResponse:
    """One paper, made public."""
    paper = seen_or_404(request, papers_to_publish(papers_for(request.user)), pk=pk)
    demand(request, May.PUBLISH_PAPERS, paper.authority_id)
    return _asked_once(
        request,
        PublishForm(request.POST or None, initial={"version": paper.version}),
        partial(actions.publish_paper, paper=paper),
        _Published("The paper is published. Everybody can read it now.", "published_paper", paper.pk),
        "scrutiny/publishing_paper.html",
        paper=paper,
        earlier=current(PublicationKind.PAPER, paper).first(),
    )


def publish_minutes(request: HttpRequest, pk: int) -> HttpResponse:
    """The minutes of a meeting, made public."""
    meeting = _meeting(request, pk)
    return _asked_once(
        request,
        PublishForm(request.POST or None, initial={"version": meeting.version}),
        partial(actions.publish_minutes, meeting=meeting),
        _Published(
            "The minutes are published. Everybody can read them now.", "published_minutes", meeting.pk
        ),
        "scrutiny/publishing_minutes.html",
        meeting=meeting,
        earlier=current(PublicationKind.MINUTES, meeting).first(),
    )


def publish_notice(request: HttpRequest, pk: int) -> HttpResponse:
    """A line of the forward plan, made public."""
    planned = seen_or_404(request, planned_decisions_for(request.user).select_related("body", "paper"), pk=pk)
    demand(request, May.PUBLISH_PAPERS, planned.authority_id)
    return _asked_once(
        request,
        PublishNoticeForm(request.POST or None, initial={"version": planned.version}),
        partial(actions.publish_notice, planned=planned),
        _Published("The notice is published. Everybody can read it now.", "published_notice", planned.pk),
        "scrutiny/publishing_notice.html",
        planned=planned,
        earlier=current(PublicationKind.NOTICE, planned).first(),
    )


@dataclass(frozen=True)
class _Published:
    """What is said when it is done, and the public page that one is sent to."""

    said: str
    page: str
    key: int


def _asked_once(
    request: HttpRequest,
    form: PageForm,
    publish: Callable[..., Publication],
    done: _Published,
    template: str,
    **context: Any,
) -> HttpResponse:
    """The page that shows what will be public; sent, it is published today in the name of who asked."""
    trial = None
    if request.method == "POST":
        trial = tried(form, lambda: publish(by=request.user, on=timezone.localdate(), **form.cleaned_data))
        if trial.done:
            return sent_on(request, done.said, done.page, done.key)
    return form_page(request, template, form, trial, **context)


def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Something published, taken off the public site."""
    publication = seen_or_404(request, publications_of(request.user), pk=pk)
    demand(request, May.PUBLISH_PAPERS, publication.authority_id)
    form = WithdrawForm(request.POST or None)
    trial = None
    if request.method == "POST":
        trial = tried(
            form, lambda: actions.withdraw(by=request.user, publication=publication, **form.cleaned_data)
        )
        if trial.done:
            return sent_on(
                request,
                "It is withdrawn. Its old address gives the reason and nothing else.",
                "published_committees",
            )
    return form_page(request, "scrutiny/publishing_withdraw.html", form, trial, publication=publication)


def _meeting(request: HttpRequest, pk: int) -> Meeting:
    meeting = seen_or_404(request, meetings_for(request.user), pk=pk)
    demand(request, May.PUBLISH_PAPERS, meeting.body.authority_id)
    return meeting


def where_shown(publication: Publication) -> str:
    """The public address of what was published."""
    name, key = {
        PublicationKind.PAPER: ("published_paper", publication.paper_id),
        PublicationKind.AGENDA: ("published_meeting", publication.meeting_id),
        PublicationKind.MINUTES: ("published_minutes", publication.meeting_id),
        PublicationKind.NOTICE: ("published_notice", publication.planned_decision_id),
    }[PublicationKind(publication.kind)]
    return reverse(name, args=[key])
