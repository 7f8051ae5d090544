"""Writing down one major inspection: first which, then when it was and what it found."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from headway.assessment.profile import Major
from headway.web.accounts.queries import may
from headway.web.accounts.roles import May
from headway.web.assessment.actions.facts import add_facts
from headway.web.assessment.forms.major_inspection import InspectionForm, grade_forms
from headway.web.assessment.rules.major_inspection import What, as_facts, title_of, whats
from headway.web.assessment.views.choosing import choose_first, chosen_authority
from headway.web.assessment.views.facts import AFTER, way_to_facts
from headway.web.form_pages import Trial, form_page, sent_on, tried
from headway.web.query_values import number
from headway.web.register.models import Authority

__all__ = ["add_major_inspection"]


def add_major_inspection(request: HttpRequest) -> HttpResponse:
    """One inspection, kept as a file of facts."""
    authority = chosen_authority(request, May.KEEP_ASSESSMENTS)
    if authority is None:
        return choose_first(request, "Write down an inspection")
    what = whats().get(request.POST.get("what") or request.GET.get("what") or "")
    if what is None:
        return _which(request, authority)
    form = InspectionForm(what=what, initial={"year": number(request.GET.get("year"))})
    grades = grade_forms(what)
    trial = Trial()
    if request.method == "POST":
        form, grades = InspectionForm(request.POST, what=what), grade_forms(what, request.POST)

        def act() -> object:
            told = form.told(grades)
            return add_facts(
                by=request.user,
                authority=authority,
                year=told.year,
                title=title_of(told),
                text=as_facts(told, authority.code),
            )

        trial = tried(form, act, rows=grades)
        if trial.done:
            return sent_on(request, f"“{trial.made}” was written down. {AFTER}", "facts")
    context = {
        "authority": authority,
        "what": what,
        "grades": grades,
        "trail": way_to_facts(authority, "Write down an inspection"),
    }
    return form_page(request, "assessment/major_inspection.html", form, trial, **context)


def _which(request: HttpRequest, authority: Authority) -> HttpResponse:
    kinds: dict[Major, list[What]] = {}
    for each in whats().values():
        kinds.setdefault(each.kind, []).append(each)
    context = {
        "authority": authority,
        "kinds": kinds,
        "adds_inspections": may(request.user, May.ADD_INSPECTIONS, authority.pk),
        "year": number(request.GET.get("year")),
        "trail": way_to_facts(authority, "Write down an inspection"),
    }
    return render(request, "assessment/major_inspection_which.html", context)
