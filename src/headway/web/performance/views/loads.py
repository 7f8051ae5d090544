"""Loads of figures: the list, one load, bringing in a local file, taking a load back."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from headway.errors import ForPerson
from headway.web import access
from headway.web.access import seen_or_404
from headway.web.accounts.queries import may
from headway.web.accounts.roles import May
from headway.web.form_pages import Trial, form_page, sent_on, tried
from headway.web.paging import page_links
from headway.web.performance.actions.figures import BroughtIn
from headway.web.performance.actions.figures import withdraw_load as take_back
from headway.web.performance.forms.figures import LoadForm
from headway.web.performance.forms.measures import WithdrawForm
from headway.web.performance.loading import districts_of, load_file
from headway.web.performance.local_file import COLUMNS, FileFaults
from headway.web.performance.models import Measure
from headway.web.performance.queries.lists import load_shown, loads_for
from headway.web.performance.rules import wording
from headway.web.performance.states import Source
from headway.web.performance.views.choosing import choose_first, chosen_authority

__all__ = ["add_load", "load", "loads", "withdraw_load"]

PER_PAGE = 50


def loads(request: HttpRequest) -> HttpResponse:
    """What was brought in, the latest first."""
    authority = chosen_authority(request, May.SEE_DRAFTS)
    if authority is None:
        return choose_first(request, May.SEE_DRAFTS)
    found = loads_for(request.user).filter(authority=authority)
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page", "1"))
    return render(
        request,
        "performance/figures_loads.html",
        {
            "authority": authority,
            "page": page,
            "pages": page_links(request, page),
            "can": {"keep": may(request.user, May.KEEP_MEASURES, authority.pk)},
            "trail": _way("Loads of figures"),
        },
    )


def load(request: HttpRequest, pk: int) -> HttpResponse:
    """One load: which measures and periods it brought, and which of its figures still count."""
    found = seen_or_404(request, loads_for(request.user), pk=pk)
    return render(
        request,
        "performance/figures_load.html",
        {
            "load": found,
            "lines": load_shown(found),
            "wording": wording,
            "can": {"keep": may(request.user, May.KEEP_MEASURES, found.authority_id)},
            "trail": _way(f"Load of {timezone.localtime(found.at):%d.%m.%Y}", deep=True),
        },
    )


def add_load(request: HttpRequest) -> HttpResponse:
    """A local CSV: brought in whole, or not at all with everything that is wrong with it."""
    authority = chosen_authority(request)
    if authority is None:
        return choose_first(request)
    form = LoadForm(request.POST or None, request.FILES or None)
    trial, faults = Trial(), ()
    if request.method == "POST":
        form = LoadForm(request.POST, request.FILES)

        def act() -> BroughtIn:
            nonlocal faults
            given = form.cleaned_data["file"]
            try:
                return load_file(
                    by=request.user,
                    authority=authority,
                    name=given.name,
                    content=given.read(),
                    new_districts=form.cleaned_data["new_districts"],
                )
            except FileFaults as found:
                faults = found.faults
                number = len(faults)
                said = (
                    f"{given.name}: {number} fault{'' if number == 1 else 's'}. Nothing of the file was kept."
                )
                raise ForPerson(said) from None

        trial = tried(form, act)
        if trial.done and trial.made.load is not None:
            return sent_on(request, str(trial.made), "load", trial.made.load.pk)
        if trial.done:
            return sent_on(request, str(trial.made), "loads")
    return form_page(
        request,
        "performance/figures_add_load.html",
        form,
        trial,
        faults=faults,
        authority=authority,
        columns=COLUMNS,
        measures=Measure.objects.filter(authority=authority, source=Source.LOCAL, is_retired=False),
        districts=districts_of(authority),
        trail=_way("Load a file", deep=True),
    )


def withdraw_load(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a load back with the reason; what it superseded counts again."""
    found = seen_or_404(request, loads_for(request.user), pk=pk)
    access.demand(request, May.KEEP_MEASURES, found.authority_id)
    form = WithdrawForm(request.POST or None)
    trial = Trial()
    if request.method == "POST":
        trial = tried(
            form, lambda: take_back(by=request.user, load=found, because=form.cleaned_data["because"])
        )
        if trial.done:
            return sent_on(
                request, "The load was withdrawn. What it had superseded counts again.", "load", pk
            )
    return form_page(
        request,
        "performance/figures_withdraw.html",
        form,
        trial,
        load=found,
        trail=_way("Withdraw a load", deep=True),
    )


def _way(text: str, *, deep: bool = False) -> list[dict[str, str]]:
    found = [{"text": "Performance", "href": reverse("performance")}]
    if deep:
        found.append({"text": "Loads of figures", "href": reverse("loads")})
    return [*found, {"text": text}]
