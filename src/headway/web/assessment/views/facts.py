"""Facts that a person brings for the assessment of a year: the list, a file, taking one off, the file back."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from headway.assessment.profile_file import COLUMNS
from headway.errors import ForPerson
from headway.web import access
from headway.web.access import seen_or_404
from headway.web.accounts.queries import may
from headway.web.accounts.roles import May
from headway.web.assessment.actions import facts as actions
from headway.web.assessment.forms.facts import FactsForm, RemoveFactsForm
from headway.web.assessment.models import FactsFile
from headway.web.assessment.queries.assessments import drafts_for
from headway.web.assessment.queries.facts import facts_for
from headway.web.assessment.rules.facts import EXAMPLES, by_year, safe_csv
from headway.web.assessment.rules.settings_register import told_by_row
from headway.web.assessment.states import State
from headway.web.assessment.views.choosing import choose_first, chosen_authority
from headway.web.form_pages import Trial, form_page, sent_on, tried
from headway.web.query_values import number
from headway.web.register.models import Authority

__all__ = ["add_facts", "facts", "facts_csv", "remove_facts", "way_to_facts"]


@require_safe
def facts(request: HttpRequest) -> HttpResponse:
    """What was brought, by year."""
    authority = chosen_authority(request, May.SEE_DRAFTS)
    if authority is None:
        return choose_first(request, "Facts", May.SEE_DRAFTS)
    found = list(facts_for(request.user).filter(authority=authority))
    made = drafts_for(request.user).filter(authority=authority).exclude(state=State.WITHDRAWN)
    assessments: dict[int, list[object]] = {}
    for each in made.only("year", "rulebook", "state", "authority"):
        assessments.setdefault(each.year, []).append(each)
    context = {
        "authority": authority,
        "years": by_year(each for each in found if each.removed is None),
        "removed": [each for each in found if each.removed is not None],
        "assessments": assessments,
        "can": {"keep": may(request.user, May.KEEP_ASSESSMENTS, authority.pk)},
        "trail": way_to_facts(authority),
    }
    return render(request, "assessment/facts.html", context)


def add_facts(request: HttpRequest) -> HttpResponse:
    """Bring a file: kept whole, or not at all with every row that is wrong."""
    authority = chosen_authority(request)
    if authority is None:
        return choose_first(request, "Bring facts")
    form = FactsForm(initial={"year": number(request.GET.get("year"))})
    trial = Trial()
    faults: list[str] = []
    if request.method == "POST":
        form = FactsForm(request.POST, request.FILES)

        def act() -> FactsFile:
            nonlocal faults
            told = form.cleaned_data
            try:
                return actions.add_facts(
                    by=request.user,
                    authority=authority,
                    year=told["year"],
                    title=told["title"],
                    text=told["file"],
                )
            except ForPerson as fault:
                rows = told_by_row(str(fault), [])
                faults = rows if len(rows) > 1 or "row " in rows[0] else []
                raise (ForPerson("Nothing was kept. What is wrong is below.") if faults else fault) from None

        trial = tried(form, act)
        if trial.done:
            return sent_on(request, f"“{trial.made}” was brought in. {AFTER}", "facts")
    context = {
        "authority": authority,
        "faults": faults,
        "columns": COLUMNS,
        "layout_rows": EXAMPLES,
        "trail": way_to_facts(authority, "Bring facts"),
    }
    return form_page(request, "assessment/facts_add.html", form, trial, **context)


AFTER = "An assessment of the year takes it up when its profile is built again."


def remove_facts(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a file off, with the reason."""
    found = seen_or_404(request, facts_for(request.user), pk=pk)
    access.demand(request, May.KEEP_ASSESSMENTS, found.authority_id)
    form = RemoveFactsForm(request.POST or None)
    trial = Trial()
    if request.method == "POST":
        form = RemoveFactsForm(request.POST)
        trial = tried(
            form,
            lambda: actions.remove_facts(by=request.user, facts=found, because=form.cleaned_data["because"]),
        )
        if trial.done:
            return sent_on(request, f"“{found}” was taken off.", "facts")
    context = {"facts": found, "trail": way_to_facts(found.authority, "Take off")}
    return form_page(request, "assessment/facts_remove.html", form, trial, **context)


@require_safe
def facts_csv(request: HttpRequest, pk: int) -> HttpResponse:
    """The file back, as a download that no spreadsheet takes for formulas."""
    found = seen_or_404(request, facts_for(request.user), pk=pk)
    name = f"{slugify(found.authority.name)}-{found.year}-{slugify(found.title)[:60] or 'facts'}.csv"
    response = HttpResponse(f"\ufeff{safe_csv(found.text)}", content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def way_to_facts(authority: Authority, text: str = "") -> list[dict[str, str]]:
    """The way to a page of facts."""
    way = [{"text": "Assessments", "href": reverse("assessments")}]
    if not text:
        return [*way, {"text": "Facts"}]
    return [*way, {"text": "Facts", "href": f"{reverse('facts')}?authority={authority.code}"}, {"text": text}]
