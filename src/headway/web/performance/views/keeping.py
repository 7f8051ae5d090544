"""Measures as they are kept: the list, the forms, targets, and those of the catalogue."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from headway.indicators import catalogue
from headway.web import access
from headway.web.access import seen_or_404
from headway.web.accounts.models import Person
from headway.web.accounts.queries import may
from headway.web.accounts.roles import May
from headway.web.form_pages import Trial, form_page, sent_on, tried
from headway.web.performance.actions import keeping as actions
from headway.web.performance.forms.figures import KeepForm, OwnMeasureForm, TargetForm, first_of_year
from headway.web.performance.models import Measure
from headway.web.performance.queries.lists import kept
from headway.web.performance.queries.measures import measures_for
from headway.web.performance.rules import wording
from headway.web.performance.views.choosing import choose_first, chosen_authority
from headway.web.register.models import Authority

__all__ = ["add_measure", "change_measure", "keep_catalogue", "measures", "set_target"]

_NEW = {
    "multiplier": 100,
    "decimals": 1,
    "every": "month",
    "kind": "flow",
    "stale_after": 100,
    "preset": "nhs-mdc",
}


def measures(request: HttpRequest) -> HttpResponse:
    """Every measure that is kept, by theme, with its owner, its target and its last figure."""
    authority = chosen_authority(request, May.SEE_DRAFTS)
    if authority is None:
        return choose_first(request, May.SEE_DRAFTS)
    retired = request.GET.get("retired") == "yes"
    found = measures_for(request.user).filter(authority=authority, is_retired=retired)
    return render(
        request,
        "performance/figures_measures.html",
        {
            "authority": authority,
            "themes": kept(found, timezone.localdate()),
            "retired": retired,
            "wording": wording,
            "can": {"keep": may(request.user, May.KEEP_MEASURES, authority.pk)},
            "trail": _way("Measures"),
        },
    )


def add_measure(request: HttpRequest) -> HttpResponse:
    """A measure of the authority's own."""
    authority = chosen_authority(request)
    if authority is None:
        return choose_first(request)
    form = OwnMeasureForm(request.POST or None, people=_people(authority), initial=_NEW | {"source": "local"})
    form.fields["source"].choices = [("local", "A local file")]
    form.fields.pop("is_retired")
    trial = Trial()
    if request.method == "POST":
        trial = tried(form, lambda: actions.add_measure(by=request.user, authority=authority, **form.terms()))
        if trial.done:
            return sent_on(
                request,
                "The measure was added. Load its figures, and set a target.",
                "measure",
                trial.made.pk,
            )
    return _form(request, form, trial, authority, None, "Add a measure")


def change_measure(request: HttpRequest, pk: int) -> HttpResponse:
    """Whose it is and how it is kept; of one of the authority's own, what it counts too."""
    measure = _to_keep(request, pk)
    kind = KeepForm if _is_of_catalogue(measure) else OwnMeasureForm
    form = kind(request.POST or None, people=_people(measure.authority), initial=KeepForm.initial_of(measure))
    trial = Trial()
    if request.method == "POST":
        version = request.POST.get("version", "")
        trial = tried(
            form,
            lambda: actions.change_measure(by=request.user, measure=measure, version=version, **form.terms()),
            current=KeepForm.initial_of,
        )
        if trial.done:
            return sent_on(request, "The measure was changed.", "measure", pk)
    return _form(request, form, trial, measure.authority, measure, "Change how it is kept")


def set_target(request: HttpRequest, pk: int) -> HttpResponse:
    """A target from a day on; those before it stay, and the periods that were held to them."""
    measure = _to_keep(request, pk)
    form = TargetForm(request.POST or None, initial={"from_day": first_of_year(timezone.localdate())})
    if measure.better != "near":
        form.fields.pop("near")
    trial = Trial()
    if request.method == "POST":
        trial = tried(form, lambda: actions.set_target(by=request.user, measure=measure, **form.cleaned_data))
        if trial.done:
            return sent_on(request, "The target was set.", "measure", pk)
    return form_page(
        request,
        "performance/figures_target.html",
        form,
        trial,
        measure=measure,
        targets=measure.targets.order_by("-number"),
        trail=_way("Set a target", measure),
    )


def keep_catalogue(request: HttpRequest) -> HttpResponse:
    """Indicators of the catalogue that are not watched yet, to be watched from now on."""
    authority = chosen_authority(request)
    if authority is None:
        return choose_first(request)
    held = set(Measure.objects.filter(authority=authority).values_list("code", flat=True))
    left = [each for each in catalogue().definitions.values() if each.id not in held]
    errors: list[dict[str, str]] = []
    if request.method == "POST":
        ids = [each for each in request.POST.getlist("ids") if each in {one.id for one in left}]
        if ids:
            made = actions.keep_from_catalogue(by=request.user, authority=authority, ids=ids)
            added = f"{len(made.new)} measure{'' if len(made.new) == 1 else 's'} added."
            said = f"{added} Count their figures from the returns next."
            return sent_on(request, said, "measures")
        errors = [{"text": "Choose one indicator or more.", "href": "#ids"}]
    themes: dict[str, list[Any]] = {}
    for each in left:
        themes.setdefault(each.theme.replace("_", " ").capitalize(), []).append(each)
    return render(
        request,
        "performance/figures_catalogue.html",
        {"authority": authority, "themes": themes, "errors": errors, "trail": _way("From the catalogue")},
        status=400 if errors else 200,
    )


def _form(
    request: HttpRequest,
    form: KeepForm,
    trial: Trial,
    authority: Authority,
    measure: Measure | None,
    title: str,
) -> HttpResponse:
    context = {"authority": authority, "measure": measure, "title": title, "trail": _way(title, measure)}
    return form_page(request, "performance/figures_measure_form.html", form, trial, **context)


def _to_keep(request: HttpRequest, pk: int) -> Measure:
    measure = seen_or_404(request, measures_for(request.user), pk=pk)
    access.demand(request, May.KEEP_MEASURES, measure.authority_id)
    return measure


def _is_of_catalogue(measure: Measure) -> bool:
    return measure.code in catalogue().definitions


def _people(authority: Authority) -> list[Person]:
    """Those with a role in the authority today."""
    found = (
        Person.objects.filter(memberships__authority=authority, is_active=True).distinct().order_by("name")
    )
    return [each for each in found.prefetch_related("memberships") if may(each, May.SEE_DRAFTS, authority.pk)]


def _way(text: str, measure: Measure | None = None) -> list[dict[str, str]]:
    found = [
        {"text": "Performance", "href": reverse("performance")},
        {"text": "Measures", "href": reverse("measures")},
    ]
    if measure is not None:
        found.append({"text": measure.title, "href": reverse("measure", args=[measure.pk])})
    return [*found, {"text": text}] if text != "Measures" else [found[0], {"text": text}]
