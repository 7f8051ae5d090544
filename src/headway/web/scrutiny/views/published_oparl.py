"""What is published as open data in the shape of OParl 1.1: the system, lists in pages, and every object by itself."""

import json
from collections.abc import Sequence
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.dateparse import parse_datetime

from headway.web.register.models import Authority
from headway.web.scrutiny.queries.published import public_bodies
from headway.web.scrutiny.queries.published_oparl import KINDS, Oparl, Row
from headway.web.scrutiny.views.published_common import public_file
from headway.web.scrutiny.views.published_feeds import whole

PAGE_SIZE = 100
_INTERNAL = ("auxiliaryFile", "membership", "agendaItem", "legislativeTerm")
"""Lists within objects that ``omit_internal`` leaves out."""
_SINCE = ("created_since", "created_until", "modified_since", "modified_until")


def page(name: str, *parts: Any) -> str:
    """The whole address of a page by its name."""
    return whole(reverse(name, args=parts))


OPARL = Oparl(page)


@public_file
def system(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 - Django's signature
    """Where a reader of OParl starts."""
    return _json(OPARL.system())


@public_file
def bodies(request: HttpRequest) -> HttpResponse:
    """The authorities."""
    return _list(request, OPARL.bodies(), page("oparl_bodies"))


@public_file
def body(request: HttpRequest, code: str) -> HttpResponse:  # noqa: ARG001 - Django's signature
    """One authority."""
    return _json(OPARL.body(_authority(code)).said)


@public_file
def listed(request: HttpRequest, code: str, kind: str) -> HttpResponse:
    """The objects of one kind of an authority."""
    if kind not in KINDS:
        raise Http404
    rows = OPARL.rows(kind, _authority(code).pk)
    organization = request.GET.get("organization", "")
    if kind == "meeting" and organization.isdecimal():
        wanted = OPARL.here("organization", int(organization))
        rows = [each for each in rows if wanted in each.said["organization"]]
    return _list(request, rows, page("oparl_list", code, kind))


@public_file
def one(request: HttpRequest, kind: str, pk: int) -> HttpResponse:  # noqa: ARG001 - Django's signature
    """One object; what was withdrawn answers too, and says that it is deleted."""
    if kind not in KINDS:
        raise Http404
    found = OPARL.rows(kind, pk=pk)
    if not found:
        raise Http404
    return _json(found[0].said)


def _authority(code: str) -> Authority:
    found = Authority.objects.filter(pk=code, pk__in=public_bodies().values("authority")).first()
    if found is None:
        raise Http404
    return found


def _list(request: HttpRequest, rows: Sequence[Row], here: str) -> HttpResponse:
    kept = {
        name: request.GET[name]
        for name in (*_SINCE, "organization", "limit", "omit_internal")
        if name in request.GET
    }
    limits = _limits(kept)
    if limits is None:
        return _json({"type": "https://schema.oparl.org/1.1/Error", "message": "Give a date and time."}, 400)
    found = [each for each in rows if _within(each, limits)]
    pages = Paginator(found, _size(kept.get("limit", "")))
    shown = pages.get_page(request.GET.get("page"))

    def link(number: int) -> str:
        question = urlencode({**kept, **({"page": number} if number > 1 else {})})
        return f"{here}?{question}" if question else here

    links = {"first": link(1), "self": link(shown.number), "last": link(pages.num_pages)}
    if shown.has_previous():
        links["prev"] = link(shown.previous_page_number())
    if shown.has_next():
        links["next"] = link(shown.next_page_number())
    omit = kept.get("omit_internal") == "true"
    return _json(
        {
            "data": [_shortened(each.said) if omit else each.said for each in shown],
            "pagination": {
                "totalElements": pages.count,
                "elementsPerPage": pages.per_page,
                "currentPage": shown.number,
                "totalPages": pages.num_pages,
            },
            "links": links,
        }
    )


def _limits(kept: dict[str, str]) -> dict[str, datetime] | None:
    """The filters as times; None where one is no date and time with its zone."""
    found = {}
    for name in _SINCE:
        if name not in kept:
            continue
        try:
            at = parse_datetime(kept[name])
        except ValueError:
            return None
        if at is None or at.tzinfo is None:
            return None
        found[name] = at
    return found


def _within(row: Row, limits: dict[str, datetime]) -> bool:
    """Whether a row belongs on the list; deleted ones only to a reader who asks what has changed."""
    if row.is_deleted and "modified_since" not in limits:
        return False
    created, modified = row.times.created, row.times.modified
    return (
        created >= limits.get("created_since", created)
        and created <= limits.get("created_until", created)
        and modified >= limits.get("modified_since", modified)
        and modified <= limits.get("modified_until", modified)
    )


def _size(limit: str) -> int:
    return min(max(int(limit), 1), PAGE_SIZE) if limit.isdecimal() and len(limit) < 6 else PAGE_SIZE


def _shortened(said: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in said.items() if name not in _INTERNAL}


def _json(said: dict[str, Any], status: int = 200) -> HttpResponse:
    response = HttpResponse(
        json.dumps(said, ensure_ascii=False, indent=1), content_type="application/json", status=status
    )
    response.headers["Access-Control-Allow-Origin"] = "*"
    return response
