"""The home page and the pages about the site itself."""

from datetime import date

from django.conf import settings
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from headway.errors import ForPerson
from headway.frameworks import framework
from headway.web.accounts.queries import may
from headway.web.accounts.roles import May
from headway.web.choosing import choose
from headway.web.plans.models import Plan
from headway.web.plans.queries import my_numbers, plans_seen
from headway.web.plans.queries.standing import where_we_stand
from headway.web.register.models import Authority, Inspection
from headway.web.register.states import Confirmation

STATEMENT_PREPARED = date(2026, 11, 22)
STATEMENT_CHANGED = date(2026, 11, 22)
"""Change this with the words of templates/accessibility.html: a test holds the two together."""
LATEST = 10


def home(request: HttpRequest) -> HttpResponse:
    """Where we stand for one who has a role; for the public, what is published."""
    choice = choose(request)
    if choice.is_open:
        return render(request, "home_choose.html", {"choice": choice})
    if choice.authority is None:
        return render(
            request,
            "home_public.html",
            {
                "inspections": _confirmed().select_related("authority")[:LATEST],
                "plans": plans_seen(request.user)
                .filter(published__isnull=False)
                .order_by("-published")[:LATEST],
            },
        )
    authority = choice.authority
    today = timezone.localdate()
    stands = where_we_stand(request.user, authority, today)
    return render(
        request,
        "home.html",
        {
            "choice": choice,
            "authority": authority,
            "stands": stands,
            "mine": my_numbers(request.user, today) if stands.sees_progress else None,
            "inspections": _last_judged(authority),
            "can_add": may(request.user, May.ADD_INSPECTIONS, authority.pk),
            "published": _published(authority),
            "today": today,
        },
    )


def accessibility(request: HttpRequest) -> HttpResponse:
    """The accessibility statement."""
    return render(
        request,
        "accessibility.html",
        {
            "contact": settings.WORKSPACE.config.get("site", {}).get("contact", ""),
            "prepared": STATEMENT_PREPARED,
            "changed": STATEMENT_CHANGED,
        },
    )


def _confirmed() -> QuerySet[Inspection]:
    return (
        Inspection.objects.filter(state=Confirmation.CONFIRMED).defer("record").prefetch_related("judgements")
    )


def _last_judged(authority: Authority) -> list[tuple[str, Inspection]]:
    """The latest inspection that graded anything, and the one before it, each with its framework's name."""
    found = _confirmed().filter(authority=authority, judgements__isnull=False).distinct()[:2]
    return [(_framework_name(each), each) for each in found]


def _framework_name(inspection: Inspection) -> str:
    """The framework as people call it; its id where the library has none of that name."""
    try:
        return framework(inspection.framework).name
    except ForPerson:
        return inspection.framework


def _published(authority: Authority) -> list[Plan]:
    return list(Plan.objects.filter(authority=authority, published__isnull=False).order_by("-published"))
