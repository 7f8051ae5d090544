"""The statement of proposed action on screen and as a file, and the plan's health."""

from dataclasses import dataclass
from urllib.parse import quote

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from headway.documents.plan import Section
from headway.web.access import SignInFirst, seen_or_404
from headway.web.plans import queries
from headway.web.plans.health import RULES
from headway.web.plans.models import Plan, Publication
from headway.web.plans.statement import (
    Contents,
    Format,
    contents,
    document,
    from_json,
    policy_for,
    written,
)
from headway.web.plans.views.common import plan_context


@dataclass(frozen=True)
class Reading:
    """The statement that is read: an edition, or the draft, which is for those who work on the plan."""

    plan: Plan
    said: Contents
    edition: Publication | None
    editions: tuple[Publication, ...]
    works_on_it: bool

    @property
    def question(self) -> str:
        """What the addresses of its files ask for."""
        return f"edition={self.edition.pk}" if self.edition else "draft=yes"


def statement(request: HttpRequest, pk: int) -> HttpResponse:
    """The statement: what was published, or for those who work on the plan the draft."""
    read = _reading(request, pk)
    files = reverse("plan_statement_file", args=[pk, "pdf"]).removesuffix("pdf")
    return render(
        request,
        "plans/statement.html",
        {
            **(plan_context(request, read.plan, "plan_statement", "Statement") if read.works_on_it else {}),
            "plan": read.plan,
            "read": read,
            "said": read.said,
            "sections": [(each, asked) for each in Section if (asked := read.said.section(each))],
            "other": Section.OTHER,
            "files": [
                {"text": text, "href": f"{files}{kind}?{read.question}"}
                for text, kind in (("PDF", "pdf"), ("Word", "docx"), ("HTML", "html"))
            ],
        },
    )


def statement_file(request: HttpRequest, pk: int, kind: str) -> HttpResponse:
    """The statement as PDF, Word or HTML."""
    if kind not in list(Format):
        raise Http404
    read = _reading(request, pk)
    form = Format(kind)
    page = written(document(read.said, draft=read.edition is None), form)
    response = HttpResponse(page, content_type=form.media_type)
    if form is Format.HTML:
        response.headers["Content-Security-Policy"] = policy_for(page)
    name = quote(f"{read.said.title}{'' if read.edition else ' (draft)'}.{form.value}".replace("/", "-"))
    response.headers["Content-Disposition"] = f"attachment; filename*=UTF-8''{name}"
    return response


def health(request: HttpRequest, pk: int) -> HttpResponse:
    """What the rules say about the plan, and which rules there are."""
    found = seen_or_404(request, queries.plans_worked_on(request.user), pk=pk)
    signs = queries.health_of(request.user, found, timezone.localdate())
    return render(
        request,
        "plans/health.html",
        {**plan_context(request, found, "plan_health", "Health"), "signs": signs, "rules": RULES},
    )


def _reading(request: HttpRequest, pk: int) -> Reading:
    """The statement that the address asks for, if this person may read it."""
    plan = queries.plans_seen(request.user).filter(pk=pk).first()
    if plan is None:
        raise Http404 if request.user.is_authenticated else SignInFirst
    works = queries.plans_worked_on(request.user).filter(pk=pk).exists()
    editions = queries.publications_of(plan)
    wanted = request.GET.get("edition", "")
    edition = next((each for each in editions if str(each.pk) == wanted), None)
    if wanted and edition is None:
        raise Http404
    if edition is None and editions and not (works and "draft" in request.GET):
        edition = editions[0]
    if edition is None and not works:
        raise Http404
    said = from_json(edition.statement) if edition else contents(plan, timezone.localdate())
    return Reading(plan, said, edition, editions, works)
