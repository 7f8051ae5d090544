"""The front page of committee work."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from headway.web.accounts.queries import may
from headway.web.accounts.roles import May
from headway.web.choosing import choose
from headway.web.scrutiny.queries.hub import front


def committee_work(request: HttpRequest) -> HttpResponse:
    """What waits: the next meetings, papers in hand, what is owed."""
    choice, today = choose(request), timezone.localdate()
    if choice.authority is None:
        return render(request, "scrutiny/hub_choose.html", {"choice": choice})
    code = choice.authority.pk
    return render(
        request,
        "scrutiny/hub.html",
        {
            "choice": choice,
            "authority": choice.authority,
            "front": front(request.user, code, today),
            "today": today,
            "can_keep": may(request.user, May.KEEP_MEETINGS, code),
            "can_write": may(request.user, May.WRITE_PAPERS, code),
            "can_ask": may(request.user, May.ASK, code),
            "sees": may(request.user, May.SEE_DRAFTS, code),
        },
    )
