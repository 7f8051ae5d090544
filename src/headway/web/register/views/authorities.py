"""The list of authorities on a day, and an authority's page."""

from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from headway import areas
from headway.errors import ForPerson
from headway.web.access import found_or_404
from headway.web.accounts.queries import may
from headway.web.accounts.roles import May
from headway.web.assessment.queries.assessments import history as assessments_of
from headway.web.register import queries
from headway.web.register.models import Authority
from headway.web.register.views.common import page


def authorities(request: HttpRequest) -> HttpResponse:
    """Authorities on a day, with a search by name, code or number and a filter by region."""
    search, region = request.GET.get("search", "").strip()[:100], request.GET.get("region", "")
    on, errors = timezone.localdate(), []
    if given := request.GET.get("on", "").strip():
        try:
            on = date.fromisoformat(given)
        except ValueError:
            errors = [{"text": "Day: give it as year, month, day, for example 2017-06-13.", "href": "#on"}]
    found, there = queries.authorities_on(on, search, region)
    return page(
        request,
        "authorities.html",
        found=found,
        there=there,
        on=on,
        given=given or on.isoformat(),
        search=search,
        region=region,
        regions=queries.regions(),
        errors=errors,
    )


def authority(request: HttpRequest, code: str) -> HttpResponse:
    """An authority: its codes, what it was before and became, and its inspections under any framework."""
    shown = found_or_404(Authority.objects.all(), code=code)
    try:
        known = areas.by_code(code)
    except ForPerson:
        raise Http404 from None
    history = queries.history_of(request.user, code)
    return page(
        request,
        "authority.html",
        authority=shown,
        known=known,
        line=queries.neighbours_in_time(code),
        history=history,
        tables=queries.side_by_side(history),
        assessments=assessments_of(request.user, queries.council_codes(code)),
        may_add=may(request.user, May.ADD_INSPECTIONS, code),
        trail=[{"text": "Authorities", "href": reverse("authorities")}, {"text": shown.name}],
    )
