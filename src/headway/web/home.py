"""The home page and the pages about the site itself."""

from datetime import date

from django.conf import settings
from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from headway.web.accounts.queries import Somebody, may
from headway.web.accounts.roles import May
from headway.web.choosing import choose
from headway.web.plans.models import Plan
from headway.web.plans.queries import my_numbers, plans_seen
from headway.web.plans.queries.standing import where_we_stand
from headway.web.register.models import Authority, Inspection, Judgement
from headway.web.register.queries import visible
from headway.web.register.rules import known_as
from headway.web.register.states import Confirmation
from headway.web.scrutiny.queries.hub import next_meetings

STATEMENT_PREPARED = date(2026, 11, 22)
STATEMENT_CHANGED = date(2026, 11, 22)
"""Change this with the words of templates/accessibility.html: a test holds the two together."""
LATEST = 10


def home(request: HttpRequest) -> HttpResponse:
    """Where we stand for one who has a role; for the public, what is published."""
    choice, today = choose(request), timezone.localdate()
    if choice.is_open:
        return render(request, "home_choose.html", {"choice": choice})
    if choice.authority is None:
        return render(
            request,
            "home_public.html",
            {
                "inspections": [
                    (known_as(each.framework), each)
                    for each in _confirmed(request.user).filter(published__lte=today)[:LATEST]
                ],
                "plans": plans_seen(request.user)
                .filter(published__isnull=False)
                .order_by("-published")[:LATEST],
            },
        )
    authority = choice.authority
    can_add = may(request.user, May.ADD_INSPECTIONS, authority.pk)
    stands = where_we_stand(request.user, authority, today)
    return render(
        request,
        "home.html",
        {
            "choice": choice,
            "authority": authority,
            "stands": stands,
            "mine": my_numbers(request.user, today) if stands.sees_progress else None,
            "inspections": _last_judged(request.user, authority),
            "can_add": can_add,
            "to_confirm": _to_confirm(authority) if can_add else [],
            "published": _published(authority),
            "meetings": next_meetings(request.user, authority.pk, today) if stands.sees_progress else [],
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


def _confirmed(person: Somebody) -> QuerySet[Inspection]:
    """The confirmed inspections that the person may know of: to the public, those whose report is published."""
    confirmed = visible(person).filter(state=Confirmation.CONFIRMED)
    return confirmed.defer("record").prefetch_related("judgements")


def _to_confirm(authority: Authority) -> list[tuple[str, Inspection]]:
    """What was read or entered and waits for a person to confirm it."""
    found = Inspection.objects.filter(authority=authority, state=Confirmation.PROPOSED).defer("record")
    return [(known_as(each.framework), each) for each in found]


def _last_judged(person: Somebody, authority: Authority) -> list[tuple[str, Inspection]]:
    """The latest inspection that graded anything, and the one before it, each with its framework's name."""
    graded = Judgement.objects.filter(inspection=OuterRef("pk"))
    found = _confirmed(person).filter(Exists(graded), authority=authority)[:2]
    return [(known_as(each.framework), each) for each in found]


def _published(authority: Authority) -> list[Plan]:
    return list(Plan.objects.filter(authority=authority, published__isnull=False).order_by("-published"))
