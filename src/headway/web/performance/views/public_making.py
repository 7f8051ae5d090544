"""Making an edition for the public, and the page on which it is looked through: what is hidden, and why."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from headway.web import access
from headway.web.access import seen_or_404
from headway.web.accounts.queries import may
from headway.web.accounts.roles import May
from headway.web.form_pages import Trial, form_page, sent_on, tried
from headway.web.performance.actions import public as actions
from headway.web.performance.forms.public import EditionForm
from headway.web.performance.models import PublicScorecard, Scorecard
from headway.web.performance.queries import public as queries
from headway.web.performance.queries.scorecards import scorecards_for
from headway.web.performance.rules import wording
from headway.web.performance.rules.public.content import hash_of
from headway.web.performance.states import PublicState

__all__ = ["make_public", "public_edition"]


def make_public(request: HttpRequest, pk: int) -> HttpResponse:
    """Choose what is shown; what must be hidden is hidden, and the edition is kept as a draft."""
    card = seen_or_404(request, scorecards_for(request.user), pk=pk)
    access.demand(request, May.KEEP_MEASURES, card.authority_id)
    form = _form(request, card)
    trial = Trial()
    if request.method == "POST":
        trial = tried(
            form,
            lambda: actions.make_public(
                by=request.user,
                scorecard=card,
                choice=form.choice(),
                measures=form.cleaned_data["measures"],
                on=timezone.localdate(),
            ),
        )
        if trial.done:
            return sent_on(
                request, "The edition is a draft. Look through it.", "public_edition", trial.made.pk
            )
    editions = card.editions.defer("content", "audit")
    return form_page(
        request,
        "performance/public_make.html",
        form,
        trial,
        card=card,
        editions=editions,
        wording=wording,
        trail=_way(card, "For the public"),
    )


def _form(request: HttpRequest, card: Scorecard) -> EditionForm:
    """With the days, measures and districts that there are figures of."""
    placed = queries.placed(card)
    areas = sorted({figure.area for each in placed for figure in each.figures if figure.area})
    last = card.editions.order_by("-number").first()
    return EditionForm(
        request.POST or None,
        days=queries.until_choices(placed),
        measures=[(each.measure.pk, each.measure.title) for each in placed],
        areas=areas,
        initial={"contact": last.content.get("contact", "")} if last else None,
    )


def public_edition(request: HttpRequest, pk: int) -> HttpResponse:
    """An edition as those see it who make and decide: what is hidden and why, what was lost, what comes next."""
    edition = seen_or_404(request, queries.editions_for(request.user), pk=pk)
    return render(request, "performance/public_edition.html", _context(request, edition))


def _context(request: HttpRequest, edition: PublicScorecard) -> dict[str, Any]:
    publishes = may(request.user, May.PUBLISH, edition.scorecard.authority_id)
    hidden = edition.audit["hidden"]
    return {
        "edition": edition,
        "content": edition.content,
        "audit": edition.audit,
        "hidden": _by_measure(hidden),
        "first": sum(each[4] in ("first", "rest") for each in hidden),
        "second": sum(each[4] == "second" for each in hidden),
        "is_altered": hash_of(edition.content) != edition.sha256,
        "is_refused": edition.state == PublicState.WITHDRAWN and edition.published is None,
        "can": {
            "decide": publishes
            and edition.state == PublicState.DRAFT
            and edition.made_by_id != request.user.pk,
            "publish": publishes and edition.state == PublicState.APPROVED,
            "refuse": publishes and edition.state == PublicState.APPROVED,
            "withdraw": publishes and edition.state == PublicState.PUBLISHED,
            "make": may(request.user, May.KEEP_MEASURES, edition.scorecard.authority_id),
        },
        "waits_for_another": publishes
        and edition.state == PublicState.DRAFT
        and edition.made_by_id == request.user.pk,
        "wording": wording,
        "trail": _way(edition.scorecard, f"Public edition {edition.number}"),
    }


def _by_measure(hidden: list[list[str]]) -> list[tuple[str, list[dict[str, str]]]]:
    """What is hidden, by measure and place, with the reason."""
    found: dict[str, dict[tuple[str, str], dict[str, str]]] = {}
    for title, period, area, part, why in hidden:
        row = found.setdefault(title, {}).setdefault((period, area), {"period": period, "area": area})
        row[part] = why
    return [(title, list(rows.values())) for title, rows in found.items()]


def _way(card: Scorecard, text: str) -> list[dict[str, str]]:
    return [
        {"text": "Performance", "href": reverse("performance")},
        {"text": card.title, "href": reverse("scorecard", args=[card.pk])},
        {"text": text},
    ]
