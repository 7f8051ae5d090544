"""Feeds: what is published as Atom, meetings as iCalendar, for all bodies or one; the sitemap and the robots' file."""

from datetime import timedelta

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from lxml import etree

from headway.web.access import found_or_404
from headway.web.scrutiny.models import Body, Publication
from headway.web.scrutiny.queries import published as queries
from headway.web.scrutiny.queries.published_times import times_of
from headway.web.scrutiny.rules.published_feeds import Entry, Sitting, atom, calendar
from headway.web.scrutiny.states import MeetingState, PublicationKind
from headway.web.scrutiny.views.published_common import public_file

MOST_ENTRIES = 50
MOST_MEETINGS = 1000
KEPT_IN_CALENDAR = timedelta(days=366)
_MAP = "http://www.sitemaps.org/schemas/sitemap/0.9"


def whole(path: str) -> str:
    """An address of this site, whole."""
    return f"{settings.SITE_ADDRESS.rstrip('/')}{path}"


def address_of(row: Publication) -> str:
    """The page of a publication."""
    name, key = {
        PublicationKind.PAPER: ("published_paper", row.paper_id),
        PublicationKind.AGENDA: ("published_meeting", row.meeting_id),
        PublicationKind.MINUTES: ("published_minutes", row.meeting_id),
        PublicationKind.NOTICE: ("published_notice", row.planned_decision_id),
    }[PublicationKind(row.kind)]
    return reverse(name, args=[key])


@public_file
def feed(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 - Django's signature
    """What is published by all bodies."""
    return _feed(None, reverse("published_feed"), reverse("published_committees"))


@public_file
def body_feed(request: HttpRequest, pk: int) -> HttpResponse:  # noqa: ARG001 - Django's signature
    """What is published by one body."""
    body = found_or_404(queries.public_bodies(), pk=pk)
    return _feed(body, reverse("published_body_feed", args=[pk]), reverse("published_body", args=[pk]))


@public_file
def meetings_calendar(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 - Django's signature
    """The meetings of all bodies."""
    return _calendar(None)


@public_file
def body_calendar(request: HttpRequest, pk: int) -> HttpResponse:  # noqa: ARG001 - Django's signature
    """The meetings of one body."""
    return _calendar(found_or_404(queries.public_bodies(), pk=pk))


@public_file
def sitemap(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 - Django's signature
    """Every public page of committees, for those who index the site."""
    paths = [reverse("published_committees"), reverse("published_notices")]
    paths += [reverse("published_body", args=[each.pk]) for each in queries.public_bodies()]
    paths += [
        reverse("published_meeting", args=[pk])
        for pk in queries.public_meetings().values_list("pk", flat=True)
    ]
    rows = queries.public_publications().exclude(kind=PublicationKind.AGENDA)
    paths += [address_of(each) for each in rows.defer("public", "words", "files")]
    urls = etree.Element(f"{{{_MAP}}}urlset", nsmap={None: _MAP})
    for path in paths[:50_000]:  # the format allows no more in one file
        etree.SubElement(etree.SubElement(urls, f"{{{_MAP}}}url"), f"{{{_MAP}}}loc").text = whole(path)
    return HttpResponse(
        etree.tostring(urls, xml_declaration=True, encoding="utf-8"), content_type="application/xml"
    )


@public_file
def robots(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 - Django's signature
    """Robots may read what is published, without searching; the rest is for people. No restricted path is named."""
    lines = (
        "User-agent: *",
        f"Disallow: {reverse('published_search')}",
        f"Allow: {reverse('published_committees')}",
        "",
        f"Sitemap: {whole(reverse('published_sitemap'))}",
        "",
    )
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


def _feed(body: Body | None, here: str, page: str) -> HttpResponse:
    rows = queries.public_publications().order_by("-at", "-id")
    if body:
        rows = rows.filter(body=body)
    entries = [
        Entry(
            whole(address_of(each)),
            each.title,
            each.get_kind_display(),
            f"{each.get_kind_display()} published by {each.body.name if each.body else each.authority.name}.",
            each.at,
        )
        for each in rows.defer("public", "words", "files")[:MOST_ENTRIES]
    ]
    title = f"{body.name}: what is published" if body else "Committees: what is published"
    author = body.authority.name if body else "Committees"
    return HttpResponse(
        atom(title, whole(here), whole(page), author, entries),
        content_type="application/atom+xml; charset=utf-8",
    )


def _calendar(body: Body | None) -> HttpResponse:
    rows = queries.public_meetings().filter(on__gte=timezone.localdate() - KEPT_IN_CALENDAR)
    if body:
        rows = rows.filter(body=body)
    meetings = list(rows[:MOST_MEETINGS])
    times = times_of(meetings)
    host = settings.SITE_ADDRESS.split("//")[-1].split("/")[0].split(":")[0]
    sittings = [
        Sitting(
            uid=f"meeting-{each.pk}@{host}",
            name=each.body.name,
            on=each.on,
            time=each.time,
            place=each.place,
            address=whole(reverse("published_meeting", args=[each.pk])),
            revision=each.version - 1,
            changed=times[each.pk].modified,
            is_cancelled=each.state == MeetingState.CANCELLED,
        )
        for each in meetings
    ]
    made = HttpResponse(
        calendar(f"Meetings: {body.name}" if body else "Meetings of committees", sittings),
        content_type="text/calendar; charset=utf-8",
    )
    made.headers["Content-Disposition"] = "inline; filename=meetings.ics"
    return made
