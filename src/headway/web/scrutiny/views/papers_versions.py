"""The versions of a paper: what was changed from one to the next, and bringing an earlier one back."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from headway.web import access
from headway.web.access import seen_or_404
from headway.web.accounts.roles import May
from headway.web.form_pages import form_page, sent_on, tried
from headway.web.scrutiny.actions import papers as actions
from headway.web.scrutiny.forms.papers_about import VersionOnlyForm
from headway.web.scrutiny.models import Paper, PaperVersion
from headway.web.scrutiny.queries.papers import sees_restricted_parts, versions_seen, with_everything
from headway.web.scrutiny.queries.scope import papers_for
from headway.web.scrutiny.rules.papers_versions import differences
from headway.web.scrutiny.views.papers import can_do, crumbs


def compare(request: HttpRequest, pk: int) -> HttpResponse:
    """Two versions of a paper, side by side in words: the latest two unless others are asked for."""
    found, versions, restricted = _found(request, pk)
    if not versions:
        raise Http404
    newer = _asked_for(request, "to", versions) or versions[0]
    older = _asked_for(request, "from", versions) or next(
        (each for each in versions if each.number < newer.number), newer
    )
    if older.number > newer.number:
        older, newer = newer, older
    return render(
        request,
        "scrutiny/paper_versions.html",
        {
            "paper": found,
            "versions": versions,
            "older": older,
            "newer": newer,
            "changes": differences(older.whole, newer.whole, restricted=restricted),
            "hidden": len(found.versions.all()) - len(versions),
            "can": can_do(request, found),
            "trail": crumbs(found, "Versions"),
        },
    )


def bring_back(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """An earlier version put back on top of the others."""
    found, versions, restricted = _found(request, pk)
    access.demand(request, May.WRITE_PAPERS, found.authority_id)
    earlier = next((each for each in versions if each.number == number), None)
    if earlier is None:
        raise Http404
    form = VersionOnlyForm(request.POST or None, initial={"version": found.version})
    trial = None
    if request.method == "POST":
        trial = tried(
            form,
            lambda: actions.bring_back(
                by=request.user, paper=found, version=form.cleaned_data["version"], earlier=earlier
            ),
        )
        if trial.done:
            return sent_on(request, f"Version {number} was brought back as a new version.", "paper", pk)
    return form_page(
        request,
        "scrutiny/paper_bring_back.html",
        form,
        trial,
        paper=found,
        earlier=earlier,
        changes=differences(versions[0].whole, earlier.whole, restricted=restricted),
        trail=crumbs(found, f"Bring back version {number}"),
    )


def _found(request: HttpRequest, pk: int) -> tuple[Paper, list[PaperVersion], bool]:
    """The paper, for those who see papers being written: earlier drafts are not for everybody who reads it signed."""
    found = seen_or_404(request, with_everything(papers_for(request.user)), pk=pk)
    access.demand(request, May.SEE_PAPER_DRAFTS, found.authority_id)
    restricted = sees_restricted_parts(request.user, found)
    return found, versions_seen(found, restricted=restricted), restricted


def _asked_for(request: HttpRequest, name: str, versions: list[PaperVersion]) -> PaperVersion | None:
    wanted = request.GET.get(name, "")
    if not wanted:
        return None
    found = next((each for each in versions if str(each.number) == wanted), None)
    if found is None:
        raise Http404
    return found
