"""What the pages of the register share: finding for somebody, trying an action, the way here, and council settings."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from headway.clocks import CouncilSettings, read_settings
from headway.errors import ForPerson
from headway.web.access import SignInFirst, demand, found_or_404
from headway.web.accounts.roles import May
from headway.web.fields import PageForm, errors_of
from headway.web.pages import day
from headway.web.register.models import Inspection
from headway.web.register.queries import visible
from headway.web.register.rules import NeedsReason, Refused, known_as
from headway.web.register.states import Confirmation
from headway.web.versions import Conflict


def draft_or_404(request: HttpRequest, pk: int) -> Inspection:
    """The inspection for one who may confirm it: sign-in first, 404 where it does not exist for them, else 403."""
    if not request.user.is_authenticated:
        raise SignInFirst
    inspection = found_or_404(visible(request.user).select_related("report"), pk=pk)
    demand(request, May.ADD_INSPECTIONS, inspection.authority_id)
    return inspection


def is_closed(request: HttpRequest, inspection: Inspection) -> HttpResponse | None:
    """The way out of a form whose inspection is no longer open to correction; None where it is."""
    if inspection.state == Confirmation.PROPOSED:
        return None
    messages.info(
        request, "This inspection is confirmed or turned down already, and is not changed any more."
    )
    return redirect("inspection", inspection.pk)


def sent(request: HttpRequest) -> Any:
    """What a form sent, empty or not; None where the page is only opened."""
    return request.POST if request.method == "POST" else None


@dataclass
class Trial:
    """What came of a form. ``theirs`` is the version that stands after a conflict, for a template that shows it beside.

    Unlike the trial of ``form_pages`` it keeps that version itself: judgements and sub-items are more than one field.
    """

    made: Any = None
    done: bool = False
    errors: list[dict[str, str]] = field(default_factory=list)
    theirs: Any = None

    @property
    def status(self) -> int:
        """409 for a conflict, 400 for other errors."""
        return 409 if self.theirs is not None else 400 if self.errors else 200


def tried(form: PageForm, act: Callable[[], Any]) -> Trial:
    """Do it if the form is whole; what a person can mend comes back as errors, and nothing typed is lost."""
    if not form.is_valid():
        return Trial(errors=errors_of(form))
    try:
        return Trial(made=act(), done=True)
    except Conflict as clash:
        form.data = form.data.copy()
        if clash.current is not None:
            form.data["version"] = str(clash.current.version)
        return Trial(
            errors=[{"text": str(clash), "href": "#both-versions"}],
            theirs=clash.current or False,
        )
    except (Refused, NeedsReason) as fault:
        return Trial(errors=[{"text": str(fault), "href": "#rules"}])
    except ForPerson as fault:
        form.add_error(None, str(fault))
        return Trial(errors=errors_of(form))


def page(request: HttpRequest, template: str, trial: Trial | None = None, **context: Any) -> HttpResponse:
    """The page, answered as the trial went."""
    trial = trial or Trial()
    more = {"errors": trial.errors, "theirs": trial.theirs or None}
    return render(request, f"register/{template}", {**more, **context}, status=trial.status)


def title_of(inspection: Inspection) -> str:
    """The inspection as headings name it: "Kent: Single inspection framework, published 13 June 2017"."""
    if inspection.published:
        dated = f", published {day(inspection.published)}"
    else:
        dated = f", begun {day(inspection.began)}" if inspection.began else ""
    return f"{inspection.authority.name}: {known_as(inspection.framework)}{dated}"


def crumbs(inspection: Inspection | None = None, *rest: tuple[str, str] | str) -> list[dict[str, str]]:
    """The way here; the last part is the page itself, without a link."""
    way = [{"text": "Inspections", "href": reverse("inspections")}]
    if inspection:
        way.append({"text": title_of(inspection), "href": reverse("inspection", args=[inspection.pk])})
    way += [{"text": each} if isinstance(each, str) else {"text": each[0], "href": each[1]} for each in rest]
    return way


def confirming(inspection: Inspection) -> str:
    """What the page of confirming is called: a report was read, or a person entered the inspection."""
    return f"Confirm what was {'read' if inspection.report_id else 'entered'}"


def confirm_crumbs(inspection: Inspection, here: str) -> list[dict[str, str]]:
    """The way to one step of confirming."""
    return crumbs(
        inspection, (confirming(inspection), reverse("inspection_confirm", args=[inspection.pk])), here
    )


def council_settings() -> CouncilSettings:
    """The council's own answers for the clocks, from headway.toml; the defaults where there is none."""
    path = settings.WORKSPACE.folder / "headway.toml"
    return read_settings(path) if path.is_file() else CouncilSettings()
