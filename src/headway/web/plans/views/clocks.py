"""The clocks of one authority's inspections, each with its working."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from headway.web.choosing import choose
from headway.web.plans.clocks import ClockOnScreen
from headway.web.plans.queries.clocks import clocks_for
from headway.web.scrutiny.queries.clocks import committee_clocks


def clocks(request: HttpRequest) -> HttpResponse:
    """Each clock: the date that governs, days left, the working, and what follows where the stated date differs."""
    choice = choose(request)
    today = timezone.localdate()
    found = clocks_for(request.user, choice.authority, today) if choice.authority else ()
    running = sorted((each for each in found if _is_running(each)), key=lambda each: each.governs)
    return render(
        request,
        "plans/clocks.html",
        {
            "choice": choice,
            "running": running,
            "committees": committee_clocks(request.user, choice.authority.pk, today)
            if choice.authority
            else (),
            "over": [each for each in found if not _is_running(each)],
            "today": today,
        },
    )


def _is_running(clock: ClockOnScreen) -> bool:
    """Whether the duty lies ahead. By the dates alone: counting working days back over years is slow."""
    return clock.met_on is None and clock.governs is not None and clock.governs >= clock.on
