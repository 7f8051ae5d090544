"""Pages that join a measure to an action of the plan, and end that."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from headway.errors import ForPerson
from headway.web import access
from headway.web.access import seen_or_404
from headway.web.accounts.roles import May
from headway.web.form_pages import form_page, sent_on, tried
from headway.web.performance.actions import moving as actions
from headway.web.performance.forms.moving import ShouldMoveForm
from headway.web.performance.models import Observation
from headway.web.performance.queries.measures import measures_for
from headway.web.performance.queries.moving import joined_for
from headway.web.plans.queries import actions_seen

__all__ = ["no_longer_move", "should_move"]


def should_move(request: HttpRequest, pk: int) -> HttpResponse:
    """Join a measure to an action: from then on the action's page shows what the measure does."""
    action = seen_or_404(request, actions_seen(request.user), pk=pk)
    authority = action.item.plan.authority_id
    access.demand(request, May.WRITE_PLAN, authority)
    measures = list(measures_for(request.user).filter(authority=authority, is_retired=False))
    form = ShouldMoveForm(
        request.POST or None,
        initial={"since": action.start or timezone.localdate()},
        measures=measures,
        areas=_areas([each.pk for each in measures]),
    )
    trial = None
    if request.method == "POST":
        trial = tried(
            form,
            lambda: actions.should_move(
                by=request.user,
                action=action,
                measure=form.measures[form.cleaned_data["measure"]],
                area=form.cleaned_data["area"],
                since=form.cleaned_data["since"],
            ),
        )
        if trial.done:
            return sent_on(request, "The measure is joined to the action.", "action", action.pk)
    return form_page(request, "performance/moving_join.html", form, trial, action=action)


def no_longer_move(request: HttpRequest, pk: int) -> HttpResponse:
    """End it, after asking."""
    joined = seen_or_404(request, joined_for(request.user), pk=pk)
    access.demand(request, May.WRITE_PLAN, joined.action.item.plan.authority_id)
    if request.method == "POST":
        try:
            actions.no_longer_move(by=request.user, joined=joined, on=timezone.localdate())
        except ForPerson as fault:  # sent twice, or by two people: it is as they want it
            messages.info(request, str(fault))
            return redirect("action", joined.action_id)
        return sent_on(request, "The measure is no longer joined to the action.", "action", joined.action_id)
    return render(request, "performance/moving_end.html", {"joined": joined})


def _areas(measures: list[int]) -> list[str]:
    found = Observation.objects.filter(measure__in=measures, is_current=True).exclude(area="")
    return sorted(found.values_list("area", flat=True).distinct().order_by())
