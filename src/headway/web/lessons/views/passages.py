"""The page of one passage: its words, where it stands, and what the site knows about it, part by part."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from headway.web.access import seen_or_404
from headway.web.lessons.queries import library as queries
from headway.web.lessons.queries.scope import passages_for
from headway.web.lessons.views.decisions_part import decision_part
from headway.web.lessons.views.library_ways import way
from headway.web.lessons.views.search_part import like_part
from headway.web.lessons.views.themes_part import themes_part


def passage(request: HttpRequest, pk: int) -> HttpResponse:
    """One passage with its report, page, themes, findings like it, and what was decided about it.

    Each part's template finds its own values under its own name: ``themes_part``, ``like_part``, ``decision_part``.
    """
    found = seen_or_404(request, passages_for(request.user), pk=pk)
    return render(
        request,
        "lessons/passage.html",
        {
            "passage": found,
            "report": found.report,
            "asked_of": queries.ADDRESSEES.get(found.addressee, found.addressee),
            "chapter": queries.GRADE_NAMES.get(found.chapter, found.chapter).lower(),
            "size": queries.size_in_words(found.report.authority_id),
            "overall": queries.overall_grade(found.report),
            "is_neighbour": found.report.authority_id in queries.neighbour_codes(request.user),
            "themes_part": themes_part(request.user, found),
            "like_part": like_part(request.user, found),
            "decision_part": decision_part(request.user, found),
            "trail": way((str(found.report), "library_report", found.report_id), "Passage"),
        },
    )
