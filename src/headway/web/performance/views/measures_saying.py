"""Pages on which people say something of a measure: a note, new limits, what happened; and take the latter two back."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.http import urlencode

from headway.web import access
from headway.web.access import seen_or_404
from headway.web.accounts.roles import May
from headway.web.fields import PageForm
from headway.web.form_pages import form_page, sent_on, tried
from headway.web.performance.actions import measures as actions
from headway.web.performance.forms.measures import AnnotationForm, NoteForm, RebaseForm, WithdrawForm
from headway.web.performance.models import Measure
from headway.web.performance.queries import measures as queries
from headway.web.performance.queries.series import EMPTY, Series, series_of
from headway.web.performance.rules.wording import in_words
from headway.web.query_values import number, words

__all__ = ["annotate", "note_measure", "rebase_measure", "withdraw_annotation", "withdraw_rebase"]


def note_measure(request: HttpRequest, pk: int) -> HttpResponse:
    """Write what lies behind a figure."""
    measure, area, series = _about(request, pk, May.NOTE_MEASURES)
    form = NoteForm(
        request.POST or None,
        periods=[(each, in_words(each)) for each in reversed(series.periods)],
        initial={"area": area},
    )
    return _said(
        request,
        measure,
        area,
        form,
        lambda: actions.note(
            by=request.user,
            measure=measure,
            area=area,
            period=form.cleaned_data["period"],
            text=form.cleaned_data["text"],
        ),
        done="The note stands beside the figure.",
        title="Note on a figure",
        button="Add the note",
        lead="A figure that missed its target needs somebody’s word. What you write is added to what was said before, "
        "and stands with your name.",
    )


def rebase_measure(request: HttpRequest, pk: int) -> HttpResponse:
    """Let the limits of a chart start anew, with the reason."""
    measure, area, series = _about(request, pk, May.KEEP_MEASURES)
    days = list(zip(series.first_days, series.periods, strict=True))[1:]
    form = RebaseForm(
        request.POST or None,
        periods=[(first, in_words(period)) for first, period in reversed(days)],
        initial={"area": area},
    )
    return _said(
        request,
        measure,
        area,
        form,
        lambda: actions.rebase(
            by=request.user,
            measure=measure,
            area=area,
            from_day=form.from_day,
            reason=form.cleaned_data["reason"],
        ),
        done="The limits start anew from that period.",
        title="Start new limits",
        button="Start new limits",
        lead="New limits forget what was before. Start them only where the work, or the counting, is known to have "
        "changed and the figures have settled since: with fewer than twelve periods they are on trial. "
        "Each district’s chart has limits of its own; this starts those of this chart only.",
    )


def annotate(request: HttpRequest, pk: int) -> HttpResponse:
    """Mark on the charts what happened on a day."""
    measure, area, _ = _about(request, pk, May.KEEP_MEASURES)
    form = AnnotationForm(request.POST or None, initial={"area": area, "where": "measure"})
    return _said(
        request,
        measure,
        area,
        form,
        lambda: actions.annotate(
            by=request.user,
            authority=measure.authority,
            measure=None if form.everywhere else measure,
            area=area,
            on=form.cleaned_data["on"],
            text=form.cleaned_data["text"],
        ),
        done="It is marked on the charts.",
        title="Mark what happened",
        button="Mark it",
        lead="A mark says what happened beside the figures. That the figures moved afterwards does not show that it "
        "moved them.",
    )


def withdraw_rebase(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a start of new limits back."""
    found = seen_or_404(request, queries.rebases_for(request.user), pk=pk)
    access.demand(request, May.KEEP_MEASURES, found.measure.authority_id)
    form = WithdrawForm(request.POST or None)
    return _said(
        request,
        found.measure,
        found.area,
        form,
        lambda: actions.withdraw_rebase(by=request.user, rebase=found, because=form.cleaned_data["because"]),
        done="The limits run on as before.",
        title="Withdraw the start of new limits",
        button="Withdraw",
        lead=f"From {found.from_day.day} {found.from_day:%B %Y}: {found.reason}",
    )


def withdraw_annotation(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a mark off the charts; ``?measure=`` is the page that led here."""
    found = seen_or_404(request, queries.annotations_for(request.user), pk=pk)
    access.demand(request, May.KEEP_MEASURES, found.authority_id)
    form = WithdrawForm(request.POST or None)
    shown_on = queries.measures_for(request.user).filter(
        pk=number(request.GET.get("measure")), authority=found.authority_id
    )
    return _said(
        request,
        found.measure or shown_on.first(),
        found.area,
        form,
        lambda: actions.withdraw_annotation(
            by=request.user, annotation=found, because=form.cleaned_data["because"]
        ),
        done="The mark is off the charts.",
        title="Withdraw the mark",
        button="Withdraw",
        lead=f"{found.on.day} {found.on:%B %Y}: {found.text}",
    )


def _about(request: HttpRequest, pk: int, what: May) -> tuple[Measure, str, Series]:
    """The measure, the district (or "") that the page is about, and its figures. A district without any is nobody's."""
    measure = seen_or_404(request, queries.measures_for(request.user), pk=pk)
    access.demand(request, what, measure.authority_id)
    asked = words((request.POST if request.method == "POST" else request.GET).get("area"))
    found = series_of([measure], every=measure.every, areas=["", asked])
    area = asked if (measure.pk, asked) in found else ""
    return measure, area, found.get((measure.pk, area), EMPTY)


def _said(
    request: HttpRequest,
    measure: Measure | None,
    area: str,
    form: PageForm,
    act: Callable[[], Any],
    *,
    done: str,
    **page: str,
) -> HttpResponse:
    back = _back(measure, area)
    trial = None
    if request.method == "POST":
        trial = tried(form, act)
        if trial.done:
            return sent_on(request, done, back)
    trail = [{"text": "Performance", "href": reverse("performance")}]
    if measure is not None:
        trail.append({"text": measure.title, "href": back})
    return form_page(
        request,
        "performance/measures_say.html",
        form,
        trial,
        measure=measure,
        area=area,
        back=back,
        trail=[*trail, {"text": page["title"]}],
        **page,
    )


def _back(measure: Measure | None, area: str) -> str:
    if measure is None:
        return reverse("performance")
    here = reverse("measure", args=[measure.pk])
    return f"{here}?{urlencode({'area': area})}" if area else here
