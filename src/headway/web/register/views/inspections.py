"""The list of inspections, and an inspection's page."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from headway.frameworks import framework, frameworks
from headway.web.access import found_or_404
from headway.web.accounts.queries import authorities_where, may
from headway.web.accounts.roles import May
from headway.web.plans.clocks import done_on
from headway.web.plans.models import Plan
from headway.web.register import queries
from headway.web.register.models import Inspection
from headway.web.register.rules import clocks_of, verdict
from headway.web.register.states import Confirmation
from headway.web.register.views.common import council_settings, crumbs, page, title_of

_A_PAGE = 50
STATES = (
    ("", "Any"),
    (Confirmation.CONFIRMED.value, "Confirmed"),
    (Confirmation.PROPOSED.value, "Proposed, not yet confirmed"),
    ("national", "National register only"),
)


def inspections(request: HttpRequest) -> HttpResponse:
    """Every inspection that the person may know of, latest first, filtered by authority, framework and state."""
    asked = {name: request.GET.get(name, "") for name in ("authority", "framework", "state")}
    found = queries.known_inspections(request.user, asked["authority"], asked["framework"], asked["state"])
    families = {each.family: each.name.split(",")[0] for each in frameworks().values() if not each.planned}
    shown = Paginator(found, _A_PAGE).get_page(request.GET.get("page"))
    return page(
        request,
        "inspections.html",
        shown=shown,
        total=len(found),
        asked=asked,
        authorities=queries.authorities_on(timezone.localdate())[0],
        families=[("", "Any"), *families.items()],
        states=STATES
        if request.user.is_authenticated
        else [each for each in STATES if each[0] != "proposed"],
        may_add=bool(authorities_where(request.user, May.ADD_INSPECTIONS)),
    )


def inspection(request: HttpRequest, pk: int) -> HttpResponse:
    """An inspection: judgements with what the rules permit, what was asked and found, and the clocks."""
    shown = found_or_404(queries.with_contents(queries.visible(request.user)), pk=pk)
    of = framework(shown.framework)
    plan, today = _plan(request, shown), timezone.localdate()
    met = done_on(shown.published, plan.published if plan else None, today)
    return page(
        request,
        "inspection.html",
        inspection=shown,
        framework=of,
        title=title_of(shown),
        verdict=verdict(of, {each.key: each.grade for each in shown.judgements.all()}),
        clocks=clocks_of(of, shown.received, shown.stated_due, council_settings(), met),
        today=today,
        plan=plan,
        can={
            "confirm": may(request.user, May.ADD_INSPECTIONS, shown.authority_id),
            "drafts": may(request.user, May.SEE_DRAFTS, shown.authority_id),
        },
        trail=crumbs(None, title_of(shown)),
    )


def _plan(request: HttpRequest, shown: Inspection) -> Plan | None:
    """The plan that answers the inspection, if the person may know of it."""
    plan = Plan.objects.filter(inspection=shown).only("pk", "title", "published").first()
    is_public = plan is not None and plan.published is not None and plan.published <= timezone.localdate()
    return plan if plan and (is_public or may(request.user, May.SEE_DRAFTS, shown.authority_id)) else None
