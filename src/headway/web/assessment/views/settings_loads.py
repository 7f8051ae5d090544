"""Loads of the register of settings: what is there, and adding to it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from headway.assessment.settings import Loaded, layouts
from headway.errors import ForPerson
from headway.web.accounts.queries import may
from headway.web.accounts.roles import May
from headway.web.assessment.actions.settings_register import Given, load_settings
from headway.web.assessment.forms.settings_register import UploadForm
from headway.web.assessment.queries import settings_register as queries
from headway.web.assessment.rules.settings_register import loaded_at, told_by_row
from headway.web.assessment.views.choosing import choose_first, chosen_authority
from headway.web.assessment.views.settings_store import reads_the_store
from headway.web.form_pages import Trial, form_page, tried
from headway.web.register.models import Authority
from headway.web.register.storage import shown_name

__all__ = ["add_settings", "settings_loads"]


@require_safe
@reads_the_store
def settings_loads(request: HttpRequest) -> HttpResponse:
    """What is loaded, the newest first, with what was left out of each file."""
    authority = chosen_authority(request, May.SEE_DRAFTS)
    if authority is None:
        return choose_first(request, "Files of settings", May.SEE_DRAFTS)
    context = {
        "authority": authority,
        "editions": queries.editions(),
        "loaded_at": loaded_at,
        "can": {"keep": may(request.user, May.KEEP_ASSESSMENTS, authority.pk)},
        "trail": _way(authority, "Files"),
    }
    return render(request, "assessment/settings_loads.html", context)


def add_settings(request: HttpRequest) -> HttpResponse:
    """Load published files: all of them, or none with the rows that are wrong."""
    authority = chosen_authority(request)
    if authority is None:
        return choose_first(request, "Load files of settings")
    form = UploadForm(request.POST or None, request.FILES or None)
    trial = Trial()
    faults: list[str] = []
    if request.method == "POST":
        form = UploadForm(request.POST, request.FILES)

        def act() -> list[Loaded]:
            nonlocal faults
            given = form.cleaned_data["files"]
            try:
                files = [Given(each.name, each.chunks()) for each in given]
                return load_settings(by=request.user, authority=authority, files=files)
            except ForPerson as fault:
                told = told_by_row(str(fault), [shown_name(each.name) for each in given])
                faults = told if len(told) > 1 or ", row " in told[0] else []
                raise (
                    ForPerson("Nothing was loaded. What is wrong is below.") if faults else fault
                ) from None

        trial = tried(form, act)
        if trial.done:
            for each in trial.made:
                (messages.info if each.already else messages.success)(request, each.words)
            return redirect(f"{reverse('settings_loads')}?authority={authority.code}")
    context = {
        "authority": authority,
        "faults": faults,
        "layouts": layouts(),
        "trail": _way(authority, "Load files"),
    }
    return form_page(request, "assessment/settings_add.html", form, trial, **context)


def _way(authority: Authority, text: str) -> list[dict[str, str]]:
    return [
        {"text": "Assessments", "href": reverse("assessments")},
        {"text": "Settings", "href": f"{reverse('settings_register')}?authority={authority.code}"},
        {"text": text},
    ]
