"""Pages about questions: the bank, the list, one question, what we asked last time."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils import timezone

from headway.web.access import SignInFirst, seen_or_404
from headway.web.accounts.queries import authorities_where, may
from headway.web.accounts.roles import May
from headway.web.csv_files import csv_file
from headway.web.paging import page_links
from headway.web.scrutiny.models import Question
from headway.web.scrutiny.queries import questions as queries
from headway.web.scrutiny.queries.scope import bodies_for, questions_for
from headway.web.scrutiny.rules.question_bank import bank, sources
from headway.web.scrutiny.views.owed_ways import way

PER_PAGE = 50


def question_bank(request: HttpRequest) -> HttpResponse:
    """The bank: what a member can ask, and what a good answer brings."""
    return render(
        request,
        "scrutiny/questions_bank.html",
        {
            "categories": bank().values(),
            "sources": sources().values(),
            "can_ask": bool(authorities_where(request.user, May.ASK)),
            "trail": way("Question bank"),
        },
    )


def questions(request: HttpRequest) -> HttpResponse:
    """Every question that the person may read: those that wait for an answer first."""
    filters = queries.Filters.from_query(request.GET)
    found = queries.listed(request.user, filters)
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page", "1"))
    everything = questions_for(request.user)
    return render(
        request,
        "scrutiny/questions_list.html",
        {
            "rows": queries.asked(request.user, page.object_list, timezone.localdate()),
            "page": page,
            "pages": page_links(request, page),
            "filters": filters,
            "total": page.paginator.count,
            "of": everything.count(),
            "waiting": everything.filter(reply="").count(),
            "categories": bank().values(),
            "bodies": bodies_for(request.user),
            "can_ask": bool(authorities_where(request.user, May.ASK)),
            "export": request.GET.urlencode() if authorities_where(request.user, May.EXPORT) else None,
        },
    )


def questions_csv(request: HttpRequest) -> HttpResponseBase:
    """The questions asked for, all of them, as CSV."""
    filters = queries.Filters.from_query(request.GET)
    today = timezone.localdate()
    found = queries.asked(request.user, queries.exportable(request.user, filters), today)
    rows = (
        (
            each.question.pk,
            each.question.authority.name,
            each.question.body.name,
            each.category,
            each.question.asked_on,
            each.question.asked_by,
            each.question.text,
            each.question.answered_on,
            each.question.answered_by,
            each.question.reply,
            each.waiting,
            "; ".join(f"{one.commitment.text} ({one.kept.value.lower()})" for one in each.promised),
            "; ".join(f"{one.on}: {one.text}" for one in each.follow_ups),
            "; ".join(f"{one.row.action.title}: {one.row.status}" for one in each.since),
        )
        for each in found
    )
    return csv_file("questions", _COLUMNS, rows)


_COLUMNS = (
    "Number",
    "Authority",
    "Body",
    "Category",
    "Asked on",
    "Asked by",
    "Question",
    "Answered on",
    "Answered by",
    "Answer",
    "Days waiting",
    "Promised",
    "Followed by",
    "Actions now",
)


def question(request: HttpRequest, pk: int) -> HttpResponse:
    """One question: its answer, what was promised, what the measure did since, and what was asked before it."""
    found = one_question(request, pk)
    today = timezone.localdate()
    return render(
        request,
        "scrutiny/questions_question.html",
        {
            "asked": queries.asked(request.user, [found], today)[0],
            "before": queries.asked_before(
                request.user,
                today,
                category=found.category,
                recommendation=found.recommendation_id,
                before=found,
            ),
            "can": {
                "answer": may(request.user, May.ANSWER, found.authority_id),
                "keep": may(request.user, May.KEEP_MEETINGS, found.authority_id),
                "ask": may(request.user, May.ASK, found.authority_id),
                "evidence": may(request.user, May.SEE_EVIDENCE, found.authority_id),
            },
            "trail": way(f"Question {found.pk}"),
        },
    )


def asked_last_time(request: HttpRequest) -> HttpResponse:
    """The last questions of a body, a category or a recommendation, each with what came of it: to take to a meeting."""
    if not request.user.is_authenticated:
        raise SignInFirst
    filters = queries.Filters.from_query(request.GET)
    bodies = list(bodies_for(request.user))
    return render(
        request,
        "scrutiny/questions_last.html",
        {
            "asked": queries.asked_before(
                request.user,
                timezone.localdate(),
                body=filters.body,
                category=filters.category,
                recommendation=filters.recommendation,
                most=10,
            ),
            "filters": filters,
            "category": bank().get(filters.category),
            "body": next((each for each in bodies if each.pk == filters.body), None),
            "bodies": bodies,
            "categories": bank().values(),
            "today": timezone.localdate(),
            "trail": way("What we asked last time"),
        },
    )


def one_question(request: HttpRequest, pk: int) -> Question:
    """A question with all that names it, for one who may read it."""
    return seen_or_404(
        request,
        questions_for(request.user).select_related(
            "meeting__body",
            "part__paragraph__minute__item",
            "recommendation__inspection",
            "action__item__recommendation",
            "action__item__plan",
            "measure",
        ),
        pk=pk,
    )
