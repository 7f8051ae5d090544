"""For which authority somebody keeps assessments, where the address names no object."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from headway.web.accounts.queries import authorities_where
from headway.web.accounts.roles import May
from headway.web.register.models import Authority

__all__ = ["choose_first", "chosen_authority"]


def chosen_authority(request: HttpRequest, what: May = May.KEEP_ASSESSMENTS) -> Authority | None:
    """The one that the form or the address names, or the only one in which the person may; None: several."""
    among = _among(request, what)
    code = request.POST.get("authority") or request.GET.get("authority")
    if code:
        named = next((each for each in among if each.code == code), None)
        if named is None:
            raise Http404
        return named
    return among[0] if len(among) == 1 else None


def choose_first(request: HttpRequest, heading: str, what: May = May.KEEP_ASSESSMENTS) -> HttpResponse:
    """The page that asks which of several authorities it is."""
    context = {"among": _among(request, what), "here": request.path, "heading": heading}
    return render(request, "assessment/self_evaluations_choose.html", context)


def _among(request: HttpRequest, what: May) -> list[Authority]:
    return list(Authority.objects.filter(code__in=authorities_where(request.user, what)))
