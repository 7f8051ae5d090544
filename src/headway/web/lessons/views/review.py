"""Pages on which people decide themes: the queue of proposals, one passage's decision, agreement, learning."""

from urllib.parse import parse_qs, urlencode

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from headway.errors import ForPerson
from headway.themes import shipped, themes
from headway.themes.measured import measured
from headway.web.access import seen_or_404
from headway.web.accounts.queries import authorities_where
from headway.web.accounts.roles import May
from headway.web.form_pages import Trial, tried
from headway.web.lessons.actions import themes as actions
from headway.web.lessons.actions.themes_learning import relearn
from headway.web.lessons.forms.themes import ADD, ALL, CONFIRM, DecideForm
from headway.web.lessons.models import Passage
from headway.web.lessons.queries import themes_decided as queries
from headway.web.lessons.queries.scope import passages_for
from headway.web.lessons.rules.themes import ENOUGH
from headway.web.lessons.theme_methods import current_name
from headway.web.lessons.views.themes_common import way
from headway.web.lessons.views.themes_part import shown, themes_part
from headway.web.paging import page_links

PER_PAGE = 20


def theme_review(request: HttpRequest) -> HttpResponse:
    """Proposals that wait for a decision, the least sure first."""
    key = request.GET.get("theme", "")
    known = {one.key: one for one in themes()}
    key = key if key in known else ""
    page = Paginator(queries.waiting_for(request.user, key), PER_PAGE).get_page(request.GET.get("page"))
    return render(
        request,
        "lessons/review.html",
        {
            "rows": [shown(one) for one in page],
            "page": page,
            "pages": page_links(request, page),
            "themes": themes(),
            "chosen": known.get(key),
            "queue": urlencode({"theme": key, "page": page.number}),
            "trail": way("Proposals to decide", "Proposals to decide"),
        },
    )


def decide_theme(request: HttpRequest, pk: int) -> HttpResponse:
    """Confirm or turn down a theme, give one, or confirm all of a passage; then back to where the form was."""
    passage = seen_or_404(request, passages_for(request.user), pk=pk)
    sent = request.method == "POST"
    form = DecideForm(request.POST if sent else None)
    trial = tried(form, lambda: _decided(request, passage, form)) if sent else Trial()
    if trial.done:
        messages.success(request, trial.made)
        return redirect(_back(passage, form.cleaned_data["queue"]))
    return render(
        request,
        "lessons/review_decide.html",
        {
            "passage": passage,
            "themes_part": themes_part(request.user, passage),
            "errors": trial.errors,
            "trail": way("Decide themes", "Decide themes"),
        },
    )


def _decided(request: HttpRequest, passage: Passage, form: DecideForm) -> str:
    decision, key = form.cleaned_data["decision"], form.cleaned_data["theme"]
    if decision == ALL:
        count = len(actions.confirm_all(by=request.user, passage=passage))
        return f"{count} {'theme is' if count == 1 else 'themes are'} confirmed."
    act = {CONFIRM: actions.confirm, ADD: actions.add_theme}.get(decision, actions.turn_down)
    made = act(by=request.user, passage=passage, key=key)
    return f"“{made.name}” is {made.get_state_display().lower()}."


def _back(passage: Passage, queue: str) -> str:
    """The queue at the same page and theme, or the passage."""
    if not queue:
        return reverse("passage", args=[passage.pk]) + "#themes"
    asked = parse_qs(queue)
    kept = {name: asked[name][0] for name in ("theme", "page") if asked.get(name)}
    return f"{reverse('theme_review')}?{urlencode(kept)}#queue"


def theme_agreement(request: HttpRequest) -> HttpResponse:
    """How far machine and people agree, theme by theme, and what was measured before."""
    rows, everything = queries.agreement_for(request.user)
    return render(
        request,
        "lessons/review_agreement.html",
        {
            "rows": sorted(rows, key=lambda row: (-row.decided, row.name)),
            "everything": everything,
            "enough": ENOUGH,
            "method": current_name(),
            "measured": measured(),
            "learnt": queries.methods_learnt()[:20],
            "may_relearn": bool(authorities_where(request.user, May.KEEP_LIBRARY)),
            "trail": way("Machine and people", "Machine and people"),
        },
    )


def relearn_themes(request: HttpRequest) -> HttpResponse:
    """Let the method learn from what people decided, and propose anew."""
    errors = []
    if request.method == "POST":
        try:
            learnt = relearn(by=request.user)
            messages.success(
                request,
                f"The method learnt from {learnt.method.decided} decisions and made {learnt.proposals} proposals.",
            )
            return redirect("theme_agreement")
        except ForPerson as fault:
            errors = [{"text": str(fault), "href": "#learn"}]
    _, everything = queries.agreement_for(request.user)
    return render(
        request,
        "lessons/review_relearn.html",
        {
            "everything": everything,
            "method": current_name(),
            "shipped": shipped().name,
            "learnt": queries.methods_learnt().first(),
            "errors": errors,
            "trail": way("Learn from decisions", "Learn from decisions"),
        },
    )
