"""Putting reports into the library on the website, and taking one out."""

import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from headway.errors import ForPerson
from headway.web.access import seen_or_404
from headway.web.form_pages import Trial, form_page, sent_on, tried
from headway.web.lessons.actions.library import remove_report
from headway.web.lessons.forms.library import ReportsForm
from headway.web.lessons.loading import Coverage, Given, load
from headway.web.lessons.queries import library as queries
from headway.web.lessons.rules.library_coverage import in_sentences, refusal_line
from headway.web.lessons.views.library_ways import way
from headway.web.register.sniffing import MediaType, sniffed
from headway.web.register.storage import shown_name

JOBS = 2
_TOLD = "library_added"
"""Where the session keeps what became of the reports, until it has been shown."""


def library_add(request: HttpRequest) -> HttpResponse:
    """Give the library reports; afterwards, once, what became of each is shown."""
    sent = request.method == "POST"
    if not sent and (told := request.session.pop(_TOLD, None)):
        return _told(request, told)
    form = ReportsForm(request.POST if sent else None, request.FILES if sent else None)
    trial = tried(form, lambda: _loaded(request, form.cleaned_data["reports"])) if sent else Trial()
    if trial.done:
        request.session[_TOLD] = _to_tell(trial.made)
        return redirect("library_add")
    return form_page(request, "lessons/library_add.html", form, trial, trail=way("Add reports"))


def _to_tell(coverage: Coverage) -> dict[str, Any]:
    return {
        "sentences": in_sentences(coverage),
        "read": coverage.read,
        "refused": [refusal_line(*each) for each in coverage.refused],
        "without_items": coverage.without_items,
    }


def _told(request: HttpRequest, told: dict[str, Any]) -> HttpResponse:
    reports = queries.one(request.user).filter(pk__in=told["read"])
    return render(
        request,
        "lessons/library_added.html",
        {"told": told, "reports": reports, "trail": way("Reports added")},
    )


def _loaded(request: HttpRequest, uploads: Iterable[UploadedFile]) -> Coverage:
    """The uploads are only on disk while they are read: the library keeps their text, not the files."""
    with tempfile.TemporaryDirectory(prefix="headway-reports-") as folder:
        documents, refused = [], []
        for number, upload in enumerate(uploads, start=1):
            name = shown_name(upload.name or "")
            try:
                documents.append(Given(_written(upload, Path(folder, f"{number}.pdf"), name), name))
            except ForPerson as fault:
                refused.append((name, str(fault)))
        coverage = load(by=request.user, documents=documents, jobs=min(JOBS, len(documents) or 1))
    coverage.given += len(refused)
    coverage.refused += refused
    return coverage


def _written(upload: UploadedFile, path: Path, name: str) -> Path:
    with path.open("wb") as out:
        for chunk in upload.chunks():
            out.write(chunk)
    kind = sniffed(path, name)
    if kind is not MediaType.PDF:
        raise ForPerson(f"{name} is {kind.in_words}. Give {MediaType.PDF.in_words}.")
    return path


def library_remove(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask whether a report shall go, and take it out."""
    report = seen_or_404(request, queries.one(request.user), pk=pk)
    trial = Trial()
    if request.method == "POST":
        try:
            name = str(report)
            remove_report(by=request.user, report=report)
        except ForPerson as fault:
            trial = Trial(errors=[{"text": str(fault), "href": "#main-content"}])
        else:
            return sent_on(request, f"{name} was taken out of the library.", "library")
    return render(
        request,
        "lessons/library_remove.html",
        {
            "report": report,
            "errors": trial.errors,
            "trail": way((str(report), "library_report", pk), "Take out of the library"),
        },
        status=400 if trial.errors else 200,
    )
