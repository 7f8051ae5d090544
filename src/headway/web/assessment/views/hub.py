"""The first page of assessments: their history by year, and what was given nationally."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from headway.web.accounts.queries import authorities_where
from headway.web.accounts.roles import May
from headway.web.assessment.charting import FORMS, drawn
from headway.web.assessment.models import Assessment
from headway.web.assessment.queries.assessments import assessments_for, with_grades
from headway.web.assessment.rules import national

__all__ = ["assessments", "distribution_chart"]

_WAYS = (
    ("settings_register", "Settings"),
    ("facts", "Facts"),
    ("self_evaluations", "Self-evaluations"),
    ("audit_rounds", "Audits"),
)
"""Pages of those who work for an authority; everybody reads the self-evaluations that are published."""
_FOR_EVERYBODY = "self_evaluations"


@require_safe
def assessments(request: HttpRequest) -> HttpResponse:
    """Whose assessments there are, by year: for those who make them every state, for everybody what is published."""
    found = list(assessments_for(request.user).order_by("authority__name", "-year", "-id"))
    groups: dict[str, list[tuple[Assessment, str]]] = {}
    for each, grade in with_grades(found):
        groups.setdefault(each.authority.name, []).append((each, grade))
    keeps = bool(request.user.is_authenticated and authorities_where(request.user, May.KEEP_ASSESSMENTS))
    inside = bool(request.user.is_authenticated and authorities_where(request.user, May.SEE_DRAFTS))
    return render(
        request,
        "assessment/hub.html",
        {
            "groups": groups,
            "ways": [(reverse(name), text) for name, text in _WAYS if inside or name == _FOR_EVERYBODY],
            "can_add": keeps,
            "is_inside": inside,
            "years": (years := national.years()),
            "by_year": national.grades_by_year(years),
            "verdict": national.verdict(years),
        },
    )


@require_safe
def distribution_chart(request: HttpRequest, form: str) -> HttpResponse:
    """The national distribution as a chart."""
    if form not in FORMS:
        raise Http404
    made = drawn(form, narrow=bool(request.GET.get("narrow")))
    return HttpResponse(made, content_type=FORMS[form])
