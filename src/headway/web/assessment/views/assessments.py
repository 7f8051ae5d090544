"""One assessment: the three blocks, what the rules permit, the judgement; its profile as a file; its rules."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.text import slugify

from headway.assessment.judging import ReasonKind, printed
from headway.assessment.profile_file import as_csv
from headway.frameworks import sources
from headway.web.accounts.queries import may
from headway.web.accounts.roles import May
from headway.web.assessment.models import Assessment
from headway.web.assessment.queries.assessments import facts_of, has_example, shown
from headway.web.assessment.rules import rows
from headway.web.assessment.rules.anchors import anchor
from headway.web.assessment.rules.content import is_altered
from headway.web.assessment.rules.shown import Shown
from headway.web.assessment.states import State
from headway.web.assessment.views.seeing import for_everybody, seen
from headway.web.trail.queries import thread

__all__ = ["assessment", "assessment_csv", "assessment_rules", "assessment_rules_file", "way_to"]


@for_everybody
def assessment(request: HttpRequest, pk: int) -> HttpResponse:
    """The assessment as it was signed off, or as it stands."""
    found = seen(request, pk)
    told = _shown(found)
    inside = may(request.user, May.SEE_DRAFTS, found.authority_id)
    can = _can(request, found)
    settings = rows.setting_rows(told.profile)
    context = {
        "assessment": found,
        "shown": told,
        "settings": settings,
        "columns": rows.columns_of(settings),
        "by_origin": rows.named_by_origin(settings),
        "inspections": rows.inspection_rows(told.profile),
        "outcomes": rows.by_outcome(told.profile, told.rulebook.outcomes),
        "permitted": {each.id for each in told.assessed.permitted},
        "leaning": {each.id for each in told.assessed.leaning},
        "reasons": [each for each in told.assessed.reasons if each.kind != ReasonKind.LIMITING],
        "grouped": rows.grouped,
        "printed": printed,
        "anchor": anchor,
        "sources": sources(),
        "inside": inside,
        "facts": (facts := facts_of(found.authority_id, found.year) if inside else []),
        "has_example": can["keep"] and not facts and has_example(found.authority_id, found.year),
        "events": thread(request.user, f"assessment:{found.pk}") if inside else (),
        "is_altered": is_altered(found),
        "can": can,
        "trail": way_to(found),
    }
    return render(request, "assessment/one.html", context)


@for_everybody
def assessment_csv(request: HttpRequest, pk: int) -> HttpResponse:
    """The profile as the long file that can be read in again."""
    found = seen(request, pk)
    return _file(as_csv(_shown(found).profile), _name(found, "profile", "csv"), "text/csv; charset=utf-8")


@for_everybody
def assessment_rules(request: HttpRequest, pk: int) -> HttpResponse:
    """What is known of the rules, what is assumed, and the text of them."""
    found = seen(request, pk)
    told = _shown(found)
    context = {
        "assessment": found,
        "shown": told,
        "book": told.rulebook,
        "sources": sources(),
        "printed": printed,
        "can": _can(request, found),
        "trail": way_to(found, "Rules"),
    }
    return render(request, "assessment/rules.html", context)


@for_everybody
def assessment_rules_file(request: HttpRequest, pk: int) -> HttpResponse:
    """The rules as TOML."""
    found = seen(request, pk)
    return _file(_shown(found).rules_text, _name(found, "rules", "toml"), "application/toml; charset=utf-8")


def way_to(found: Assessment, *more: str) -> list[dict[str, str]]:
    """The way back from a page of an assessment."""
    here = {"text": f"{found.authority.name} {found.year}"}
    way = [{"text": "Assessments", "href": reverse("assessments")}]
    if not more:
        return [*way, here]
    here["href"] = reverse("assessment", args=[found.pk])
    return [*way, here, *({"text": each} for each in more)]


def _shown(found: Assessment) -> Shown:
    told = shown(found)
    if told is None:
        raise Http404
    return told


def _can(request: HttpRequest, found: Assessment) -> dict[str, bool]:
    """What the person may do with it now."""
    keeps = may(request.user, May.KEEP_ASSESSMENTS, found.authority_id)
    publishes = may(request.user, May.PUBLISH, found.authority_id)
    is_open = found.state in (State.DRAFT, State.JUDGED)
    return {
        "keep": keeps and is_open,
        "add_inspections": may(request.user, May.ADD_INSPECTIONS, found.authority_id),
        "sign": publishes and found.state == State.JUDGED and request.user.pk != found.judged_by_id,
        "send_back": publishes and found.state in (State.JUDGED, State.SIGNED_OFF),
        "publish": publishes and found.state == State.SIGNED_OFF,
        "withdraw": publishes and found.state in (State.SIGNED_OFF, State.PUBLISHED),
        "waits": publishes and found.state == State.JUDGED and request.user.pk == found.judged_by_id,
    }


def _name(found: Assessment, what: str, ending: str) -> str:
    return f"{slugify(found.authority.name)}-{found.year}-{what}.{ending}"


def _file(text: str, name: str, kind: str) -> HttpResponse:
    response = HttpResponse(text, content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
