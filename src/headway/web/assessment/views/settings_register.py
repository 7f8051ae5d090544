"""The register of settings: shares on a day, the settings of a kind, one of them with its history."""

from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from headway.assessment.kinds import kind as kind_named
from headway.assessment.kinds import kinds
from headway.errors import ForPerson
from headway.frameworks import scales
from headway.web.accounts.queries import authorities_where, may
from headway.web.accounts.roles import May
from headway.web.assessment.forms.settings_register import OnForm, SearchForm
from headway.web.assessment.queries import settings_register as queries
from headway.web.assessment.rules.settings_register import (
    COLUMNS,
    kind_rows,
    latest_in_words,
    matching,
    named_by_origin,
    parts_last,
    visits_of,
)
from headway.web.assessment.views.choosing import choose_first, chosen_authority
from headway.web.assessment.views.settings_store import reads_the_store
from headway.web.fields import PageForm, errors_of
from headway.web.paging import page_links
from headway.web.query_values import words
from headway.web.register.models import Authority

__all__ = ["setting", "settings_kind", "settings_register"]

PER_PAGE = 50


@require_safe
@reads_the_store
def settings_register(request: HttpRequest) -> HttpResponse:
    """Kinds of setting with their shares on a day."""
    authority = chosen_authority(request, May.SEE_DRAFTS)
    if authority is None:
        return choose_first(request, "Settings", May.SEE_DRAFTS)
    form, errors = _asked(OnForm(request.GET))
    on = form.cleaned_data.get("on") or timezone.localdate()
    shown = queries.of_authority(authority.code, on)
    rows = kind_rows(authority.code, authority.name, on, shown.lines, shown.tallies)
    context = {
        "authority": authority,
        "form": form,
        "errors": errors,
        "on": on,
        "shown": shown,
        "rows": rows,
        "others": [each.plural for each in kinds() if each.id not in shown.tallies],
        "columns": COLUMNS,
        "origins": named_by_origin(rows),
        "editions": queries.editions(),
        "day_query": _day_query(authority, on),
        "can": {"keep": may(request.user, May.KEEP_ASSESSMENTS, authority.pk)},
        "trail": _way("Settings"),
    }
    return render(request, "assessment/settings_register.html", context)


@require_safe
@reads_the_store
def settings_kind(request: HttpRequest, kind: str) -> HttpResponse:
    """The settings of a kind, by name, with the latest grade of each."""
    try:
        known = kind_named(kind)
    except ForPerson:
        raise Http404 from None
    authority = chosen_authority(request, May.SEE_DRAFTS)
    if authority is None:
        return choose_first(request, known.plural.capitalize(), May.SEE_DRAFTS)
    on = OnForm(request.GET)
    day = on.cleaned_data["on"] if on.is_valid() else timezone.localdate()
    every = queries.settings_of(authority.code, kind, day)
    grades = list(dict.fromkeys(latest_in_words(each) for each in every))
    form, errors = _asked(SearchForm(request.GET, grades=sorted(grades)))
    asked = form.cleaned_data
    found = matching(
        every,
        words=words(asked.get("words")),
        grade=asked.get("grade", ""),
        closed=asked.get("closed", False),
    )
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page", "1"))
    context = {
        "authority": authority,
        "kind": known,
        "name": known.plural[0].upper() + known.plural[1:],
        "form": form,
        "errors": errors,
        "on": day,
        "every": len(every),
        "page": page,
        "pages": page_links(request, page),
        "latest": latest_in_words,
        "day_query": _day_query(authority, day),
        "is_nameless": bool(every) and not any(each.name for each in every),
        "trail": _way(known.plural[0].upper() + known.plural[1:], authority),
    }
    return render(request, "assessment/settings_kind.html", context)


@require_safe
@reads_the_store
def setting(request: HttpRequest, urn: str) -> HttpResponse:
    """One setting, of whichever authority: what it is, and every inspection that is known of it."""
    found = queries.one_setting(urn, timezone.localdate())
    if not found.parts:
        raise Http404
    parts = parts_last(found.parts)
    first = parts[0]
    own = authorities_where(request.user, May.SEE_DRAFTS)
    authority = Authority.objects.filter(code=first.authority).first() if first.authority in own else None
    context = {
        "parts": parts,
        "visits": visits_of(found.history),
        "editions": found.editions,
        "first": first,
        "authority_name": queries.name_of(first.authority),
        "kind": kind_named,
        "scales": scales(),
        "urns": sorted({each.urn for each in found.history} - {first.urn}),
        "trail": _way(first.label, authority),
    }
    return render(request, "assessment/setting.html", context)


def _asked(form: PageForm) -> tuple[Any, list[dict[str, str]]]:
    """The form as asked, with what is wrong; what is wrong is left out of its cleaned data."""
    return (form, []) if form.is_valid() else (form, errors_of(form))


def _day_query(authority: Authority, on: Any) -> str:
    """What a link to another page of the register takes along."""
    parts = {"authority": authority.code, "on-day": on.day, "on-month": on.month, "on-year": on.year}
    return urlencode(parts)


def _way(text: str, authority: Authority | None = None) -> list[dict[str, str]]:
    way = [{"text": "Assessments", "href": reverse("assessments")}]
    if text != "Settings":
        query = f"?authority={authority.code}" if authority else ""
        way.append({"text": "Settings", "href": reverse("settings_register") + query})
    return [*way, {"text": text}]
