"""What was decided about other authorities' findings: the list, the file, one lesson with its line."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from headway.themes import themes
from headway.web.access import seen_or_404
from headway.web.accounts.queries import authorities_where, may
from headway.web.accounts.roles import May
from headway.web.csv_files import csv_file
from headway.web.lessons.models import Lesson
from headway.web.lessons.queries import decisions as queries
from headway.web.lessons.queries.library import size_in_words
from headway.web.lessons.rules.decisions import waits_too_long
from headway.web.lessons.states import Outcome, ThemeState
from headway.web.paging import page_links
from headway.web.register.models import Authority
from headway.web.trail.queries import thread

__all__ = ["lesson", "lessons_decided", "lessons_decided_csv", "one_lesson", "way"]

PER_PAGE = 50


def way(*rest: str, lesson: Lesson | None = None) -> list[dict[str, str]]:
    """The list of lessons, the lesson where the page is of one, and the page itself, without a link."""
    found = [
        {"text": "Lessons", "href": reverse("lessons")},
        {"text": "Lessons decided", "href": reverse("lessons_decided")},
    ]
    if lesson is not None:
        found.append({"text": f"Lesson {lesson.pk}", "href": reverse("lesson", args=[lesson.pk])})
    return [*found, *({"text": each} for each in rest)]


def lessons_decided(request: HttpRequest) -> HttpResponse:
    """Every lesson of the person's authorities, those that wait for an outcome first."""
    filters = queries.Filters.from_query(request.GET)
    page = Paginator(queries.listed(request.user, filters), PER_PAGE).get_page(request.GET.get("page", "1"))
    today = timezone.localdate()
    codes = authorities_where(request.user, May.SEE_DRAFTS)
    return render(
        request,
        "lessons/decisions_list.html",
        {
            "rows": [
                (each, themes_of(each), waits_too_long(each, today), size_of(each))
                for each in page.object_list
            ],
            "page": page,
            "pages": page_links(request, page),
            "filters": filters,
            "counts": queries.counts(request.user),
            "themes": themes(),
            "outcomes": Outcome.choices,
            "frameworks": _frameworks(request),
            "authorities": Authority.objects.filter(code__in=codes) if len(codes) > 1 else [],
            "trail": way()[:1],
            "export": request.GET.urlencode() if authorities_where(request.user, May.EXPORT) else None,
        },
    )


def lessons_decided_csv(request: HttpRequest) -> HttpResponseBase:
    """The lessons asked for, all of them, as CSV."""
    found = queries.exportable(request.user, queries.Filters.from_query(request.GET))
    return csv_file("lessons", _COLUMNS, (_row(each) for each in found))


_COLUMNS = (
    "Number",
    "For",
    "Passage",
    "From",
    "Region",
    "Size",
    "Framework",
    "Fieldwork ended",
    "Published",
    "Page",
    "Themes",
    "Relevant",
    "Reason",
    "Decided by",
    "Decided on",
    "Outcome",
    "Because",
    "Action",
)


def _row(lesson: Lesson) -> tuple[object, ...]:
    passage, report = lesson.passage, lesson.passage.report
    return (
        lesson.pk,
        lesson.authority.name,
        passage.text,
        report.authority_name,
        report.authority.region if report.authority else "",
        size_of(lesson),
        report.framework,
        report.ended,
        report.published,
        passage.page,
        "; ".join(f"{name}{'' if confirmed else ' (proposed)'}" for name, confirmed in themes_of(lesson)),
        "yes" if lesson.relevant else "no",
        lesson.reason,
        lesson.decided_by_name,
        lesson.decided_on,
        lesson.get_outcome_display() if lesson.relevant else "",
        lesson.because,
        str(lesson.action or ""),
    )


def lesson(request: HttpRequest, pk: int) -> HttpResponse:
    """One lesson: the quotation with where it stands, what was decided, what came of it, and its line."""
    found = one_lesson(request, pk)
    authority = found.authority_id
    sees_trail = may(request.user, May.SEE_TRAIL, authority)
    return render(
        request,
        "lessons/decisions_lesson.html",
        {
            "lesson": found,
            "passage": found.passage,
            "report": found.passage.report,
            "themes": themes_of(found),
            "size": size_of(found),
            "late": waits_too_long(found, timezone.localdate()),
            "can_decide": may(request.user, May.DECIDE_LESSONS, authority),
            "line": thread(request.user, found.thread) if sees_trail else None,
            "trail": way(f"Lesson {found.pk}"),
        },
    )


def one_lesson(request: HttpRequest, pk: int) -> Lesson:
    """A lesson of one of the person's authorities; anybody else's does not exist for them."""
    return seen_or_404(request, queries.lessons_for(request.user).prefetch_related("passage__themes"), pk=pk)


def themes_of(lesson: Lesson) -> list[tuple[str, bool]]:
    """The names of a passage's themes, and whether a person confirmed each; those turned down are left out."""
    names = {each.key: each.name for each in themes()}  # a key that has left the guide stands for itself
    return [
        (names.get(each.theme, each.theme), each.state == ThemeState.CONFIRMED)
        for each in lesson.passage.themes.all()
        if each.state != ThemeState.REJECTED
    ]


def size_of(lesson: Lesson) -> str:
    """How large the authority is that the lesson is from, in words."""
    return size_in_words(lesson.passage.report.authority_id)


def _frameworks(request: HttpRequest) -> list[str]:
    found = queries.lessons_for(request.user).order_by().values_list("passage__report__framework", flat=True)
    return sorted(set(found.distinct()))
