"""Beginning an assessment, building its profile again, judging it, dropping it."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from headway.assessment.judging import permits, printed
from headway.assessment.rulebook import Rulebook, rulebooks
from headway.web import access
from headway.web.access import seen_or_404
from headway.web.accounts.queries import authorities_where
from headway.web.accounts.roles import May
from headway.web.assessment.actions import building as actions
from headway.web.assessment.actions.judging import judge_assessment as judge
from headway.web.assessment.forms.building import (
    AssessmentForm,
    BecauseForm,
    JudgementForm,
    RebuildForm,
)
from headway.web.assessment.models import Assessment
from headway.web.assessment.queries.assessments import drafts_for, has_example, shown
from headway.web.assessment.rules.shown import Shown
from headway.web.assessment.views.assessments import way_to
from headway.web.fields import PageForm
from headway.web.form_pages import Trial, form_page, sent_on, tried
from headway.web.register.models import Authority

__all__ = [
    "add_assessment",
    "bring_example_facts",
    "drop_assessment",
    "judge_assessment",
    "kept",
    "page_of",
    "rebuild_assessment",
    "version_of",
]

_KEEP = May.KEEP_ASSESSMENTS


def add_assessment(request: HttpRequest) -> HttpResponse:
    """Begin a year."""
    among = list(Authority.objects.filter(code__in=authorities_where(request.user, _KEEP)))
    first = {"authority": among[0].code} if len(among) == 1 else {}
    form = AssessmentForm(
        request.POST or None,
        authorities=[(each.code, each.name) for each in among],
        rulebooks=[(each.id, each.title, _years(each)) for each in rulebooks().values()],
        initial={"as_of": timezone.localdate(), **first},
    )
    trial = Trial()
    if request.method == "POST":
        trial = tried(form, lambda: _begin(request, among, form))
        if trial.done:
            return sent_on(
                request, "The assessment is begun, and its profile is built.", "assessment", trial.made.pk
            )
    way = [{"text": "Assessments", "href": reverse("assessments")}, {"text": "Begin an assessment"}]
    return form_page(request, "assessment/add.html", form, trial, among=among, trail=way)


def _begin(request: HttpRequest, among: list[Authority], form: AssessmentForm) -> Assessment:
    told = form.cleaned_data
    authority = next(each for each in among if each.code == told["authority"])
    return actions.begin_assessment(
        by=request.user, authority=authority, year=told["year"], as_of=told["as_of"], rules=told["rules"]
    )


def _years(book: Rulebook) -> str:
    return f"For {book.from_year} to {book.to_year}." if book.to_year else f"For {book.from_year} and later."


def rebuild_assessment(request: HttpRequest, pk: int) -> HttpResponse:
    """Build the profile again from what is known now."""
    found = kept(request, pk)
    form = RebuildForm(request.POST or None, initial={"as_of": found.as_of})
    trial = Trial()
    if request.method == "POST":
        trial = tried(
            form,
            lambda: actions.rebuild_assessment(
                by=request.user,
                assessment=found,
                version=version_of(request),
                as_of=form.cleaned_data["as_of"],
            ),
            current=lambda now: {"as_of": now.as_of},
        )
        if trial.done and trial.made:
            return sent_on(
                request, "The profile was built again: look at what changed, and judge it.", "assessment", pk
            )
        if trial.done:
            messages.info(request, "Nothing is different: the profile and the judgement stand as they were.")
            return redirect("assessment", pk)
    return page_of(request, "rebuild", form, trial, found, "Build the profile again")


def judge_assessment(request: HttpRequest, pk: int) -> HttpResponse:
    """Give the grade and the reason."""
    found = kept(request, pk)
    told = shown(found)
    form = _judgement(request, found, told)
    trial = Trial()
    if request.method == "POST":
        trial = tried(
            form,
            lambda: judge(
                by=request.user,
                assessment=found,
                version=version_of(request),
                grade=form.cleaned_data["grade"],
                because=form.cleaned_data["because"],
            ),
            current=lambda now: {"grade": now.grade, "because": now.because},
        )
        if trial.done:
            return sent_on(
                request,
                "The assessment is judged. A director who did not judge it can sign it off.",
                "assessment",
                pk,
            )
    return page_of(request, "judge", form, trial, found, "Judge", shown=told, printed=printed)


def _judgement(request: HttpRequest, found: Assessment, told: Shown | None) -> JudgementForm:
    if told is None:
        return JudgementForm(request.POST or None, grades=(), hints={}, labels={})
    grades = told.rulebook.scale.grades
    hints = {
        each.id: each.meaning
        if permits(told.assessed, each)
        else f"{each.meaning} The rules do not permit it."
        for each in grades
    }
    return JudgementForm(
        request.POST or None,
        grades=grades,
        hints={id_: text.strip() for id_, text in hints.items() if text.strip()},
        labels={each.id: printed(each) for each in grades},
        initial={"grade": found.grade, "because": found.because},
    )


def bring_example_facts(request: HttpRequest, pk: int) -> HttpResponse:
    """Bring in what ships with Headway of this authority and year."""
    found = kept(request, pk)
    if not has_example(found.authority_id, found.year):
        raise Http404
    form = PageForm(request.POST if request.method == "POST" else None)
    trial = Trial()
    if request.method == "POST":
        trial = tried(
            form,
            lambda: actions.bring_example(by=request.user, assessment=found, version=version_of(request)),
        )
        if trial.done:
            return sent_on(
                request, "The facts are brought in, and the profile is built with them.", "assessment", pk
            )
    return page_of(request, "bring_example", form, trial, found, "Facts that ship with Headway")


def drop_assessment(request: HttpRequest, pk: int) -> HttpResponse:
    """Give one up that nobody has signed off."""
    found = kept(request, pk)
    form = BecauseForm(request.POST or None)
    form.fields["because"].help_text = "It stays on the record. The year can then be begun again."
    trial = Trial()
    if request.method == "POST":
        trial = tried(
            form,
            lambda: actions.drop_assessment(
                by=request.user,
                assessment=found,
                version=version_of(request),
                because=form.cleaned_data["because"],
            ),
        )
        if trial.done:
            return sent_on(request, "The assessment was dropped.", "assessments")
    return page_of(request, "drop", form, trial, found, "Drop")


def kept(request: HttpRequest, pk: int) -> Assessment:
    """The assessment, for one who keeps assessments of its authority."""
    found = seen_or_404(request, drafts_for(request.user), pk=pk)
    access.demand(request, _KEEP, found.authority_id)
    return found


def version_of(request: HttpRequest) -> str:
    """The version that the form was opened on."""
    return request.POST.get("version", "")


def page_of(
    request: HttpRequest, page: str, form: PageForm, trial: Trial, found: Assessment, text: str, **more: Any
) -> HttpResponse:
    """A page with a form about an assessment."""
    template = f"assessment/{page}.html"
    return form_page(request, template, form, trial, assessment=found, trail=way_to(found, text), **more)
