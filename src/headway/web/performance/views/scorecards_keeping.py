"""Adding a scorecard, changing what stands on it, retiring it."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from headway.web import access
from headway.web.access import seen_or_404
from headway.web.accounts.roles import May
from headway.web.form_pages import Trial, form_page, sent_on, tried
from headway.web.performance.actions import scorecards as actions
from headway.web.performance.forms.measures import WithdrawForm
from headway.web.performance.forms.scorecards import ScorecardForm, rows_formset
from headway.web.performance.models import Measure, Scorecard
from headway.web.performance.queries.scorecards import scorecards_for
from headway.web.performance.views.choosing import choose_first, chosen_authority
from headway.web.register.models import Authority
from headway.web.scrutiny.queries.scope import bodies_for

__all__ = ["add_scorecard", "change_scorecard", "retire_scorecard"]

_PAGE = "performance/scorecards_form.html"


def add_scorecard(request: HttpRequest) -> HttpResponse:
    """A new scorecard."""
    authority = chosen_authority(request)
    if authority is None:
        return choose_first(request)
    form = ScorecardForm(request.POST or None, bodies=_bodies(request, authority))
    rows = rows_formset(request.POST or None, _measures(authority))
    trial = Trial()
    if request.method == "POST":
        trial = tried(
            form,
            lambda: actions.add_scorecard(
                by=request.user, authority=authority, rows=rows.placed(), **form.terms()
            ),
            rows=rows,
        )
        if trial.done:
            return sent_on(request, f"“{trial.made}” was added.", "scorecard", trial.made.pk)
    return form_page(
        request, _PAGE, form, trial, rows=rows, authority=authority, card=None, trail=_way("Add a scorecard")
    )


def change_scorecard(request: HttpRequest, pk: int) -> HttpResponse:
    """What stands on it, in which order, under which headings."""
    card = _to_keep(request, pk)
    form = ScorecardForm(
        request.POST or None, bodies=_bodies(request, card.authority), initial=ScorecardForm.initial_of(card)
    )
    placed = [(each.order, each.measure_id, each.heading) for each in card.rows.all()]
    on_it = [each[1] for each in placed]
    rows = rows_formset(request.POST or None, _measures(card.authority, also=on_it), placed)
    trial = Trial()
    if request.method == "POST":
        version = request.POST.get("version", "")
        trial = tried(
            form,
            lambda: actions.change_scorecard(
                by=request.user, scorecard=card, version=version, rows=rows.placed(), **form.terms()
            ),
            current=ScorecardForm.initial_of,
            rows=rows,
        )
        if trial.done:
            return sent_on(request, "The scorecard was changed.", "scorecard", card.pk)
    return form_page(
        request,
        _PAGE,
        form,
        trial,
        rows=rows,
        authority=card.authority,
        card=card,
        trail=_way("Change", card),
    )


def retire_scorecard(request: HttpRequest, pk: int) -> HttpResponse:
    """Nobody looks at it any more; with the reason."""
    card = _to_keep(request, pk)
    form = WithdrawForm(request.POST or None)
    form.fields["because"].label = "Why is it retired?"
    form.fields["because"].error_messages["required"] = "Say why it is retired."
    trial = Trial()
    if request.method == "POST":
        version = request.POST.get("version", "")
        trial = tried(
            form,
            lambda: actions.retire_scorecard(
                by=request.user, scorecard=card, version=version, because=form.cleaned_data["because"]
            ),
        )
        if trial.done:
            return sent_on(request, f"“{card}” is retired.", "performance")
    return form_page(
        request, "performance/scorecards_retire.html", form, trial, card=card, trail=_way("Retire", card)
    )


def _to_keep(request: HttpRequest, pk: int) -> Scorecard:
    card = seen_or_404(request, scorecards_for(request.user), pk=pk)
    access.demand(request, May.KEEP_MEASURES, card.authority_id)
    return card


def _measures(authority: Authority, also: list[int] | None = None) -> list[Measure]:
    """Those that can stand on a scorecard: all that are kept, and those that stand on it already."""
    found = Measure.objects.filter(authority=authority)
    return [each for each in found if not each.is_retired or each.pk in (also or ())]


def _bodies(request: HttpRequest, authority: Authority) -> Any:
    return bodies_for(request.user).filter(authority=authority)


def _way(text: str, card: Scorecard | None = None) -> list[dict[str, str]]:
    found = [{"text": "Performance", "href": reverse("performance")}]
    if card is not None:
        found.append({"text": card.title, "href": reverse("scorecard", args=[card.pk])})
    return [*found, {"text": text}]
