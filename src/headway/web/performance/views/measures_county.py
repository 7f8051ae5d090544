"""The county's pages: whether districts work alike, and how the workforce stands."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode

from headway.web import access
from headway.web.access import seen_or_404
from headway.web.accounts.queries import authorities_where, may
from headway.web.accounts.roles import May
from headway.web.performance.charting import FORMS
from headway.web.performance.charting_staff import staff_chart
from headway.web.performance.queries.measures_county import consistency_of, staff_of
from headway.web.performance.rules import wording
from headway.web.performance.rules.consistency import Differs
from headway.web.performance.views.choosing import choose_first, chosen_authority
from headway.web.performance.views.measures_charts import drawn
from headway.web.query_values import words
from headway.web.register.models import Authority

__all__ = ["consistency", "workforce", "workforce_chart"]


def consistency(request: HttpRequest) -> HttpResponse:
    """Each measure's districts against the spread that chance alone would give."""
    authority = chosen_authority(request, May.SEE_DRAFTS)
    if authority is None:
        return choose_first(request, May.SEE_DRAFTS)
    return render(
        request,
        "performance/measures_consistency.html",
        {
            "authority": authority,
            "found": consistency_of(request.user, authority),
            "differs": Differs,
            "wording": wording,
            "trail": [{"text": "Performance", "href": reverse("performance")}],
        },
    )


def workforce(request: HttpRequest) -> HttpResponse:
    """Caseload, vacancies, turnover, agency staff, absence and supervision by month and by district."""
    authority = chosen_authority(request, May.SEE_DRAFTS)
    if authority is None:
        return choose_first(request, May.SEE_DRAFTS)
    staff = staff_of(request.user, authority, words(request.GET.get("area")))
    return render(
        request,
        "performance/measures_workforce.html",
        {
            "authority": authority,
            "staff": staff,
            "chart": staff_chart(staff, authority.name),
            "address": lambda form: reverse("workforce_chart", args=[authority.pk, form]),
            "query": f"?{urlencode({'area': staff.area})}" if staff.area else "",
            "can_export": may(request.user, May.EXPORT, authority.pk),
            "can_write": may(request.user, May.WRITE_PAPERS, authority.pk),
            "wording": wording,
            "trail": [{"text": "Performance", "href": reverse("performance")}],
        },
    )


def workforce_chart(request: HttpRequest, code: str, form: str) -> HttpResponse:
    """The workforce's chart as a file."""
    codes = authorities_where(request.user, May.SEE_DRAFTS)
    authority = seen_or_404(request, Authority.objects.filter(code__in=codes), pk=code)
    if form == "csv":
        access.demand(request, May.EXPORT, authority.pk)
    staff = staff_of(request.user, authority, words(request.GET.get("area")))
    figure = staff_chart(staff, authority.name)
    if form not in FORMS or figure is None:
        raise Http404
    return drawn(request, figure, form, f"workforce-{staff.area or authority.name}")
