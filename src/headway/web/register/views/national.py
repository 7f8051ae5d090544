"""The national position on a day, from one edition of a national register."""

from datetime import date
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from headway.errors import ForPerson
from headway.web.fields import DayField, PageForm, errors_of
from headway.web.register import queries
from headway.web.register.models import RegisterEdition
from headway.web.register.views.common import page

LATEST = "latest"
FRAMEWORKS = (
    ("SIF", "Single inspection framework (2013 to 2018)"),
    ("ILACS", "ILACS (from 2018)"),
    ("SIF ILACS", "Whichever was the later: both give the same four words"),
)
JUDGEMENTS = (
    ("overall", "Overall effectiveness"),
    ("leadership", "Leadership"),
    ("help_protection", "Help and protection"),
    ("in_care_or_looked_after", "Children in care or looked after"),
    ("care_leavers", "Care leavers"),
    ("adoption", "Adoption"),
    ("lscb", "Safeguarding children board"),
)


class NationalForm(PageForm):
    """Which day, framework, judgement and edition."""

    on = DayField(label="Day", error_messages={"required": "Day: give day, month and year."})
    framework = forms.ChoiceField(label="Framework", choices=FRAMEWORKS)
    judgement = forms.ChoiceField(label="Judgement", choices=JUDGEMENTS)
    edition = forms.ChoiceField(label="Edition")

    def __init__(self, editions: list[RegisterEdition], *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["edition"].choices = [
            (LATEST, "The one that reaches furthest"),
            *((str(each.pk), _named(each)) for each in editions),
        ]


def national(request: HttpRequest) -> HttpResponse:
    """Counts by grade on a day with their denominator, source and as-at date, and the authorities behind each."""
    editions = queries.editions()
    asked = any(name.startswith("on-") for name in request.GET)
    usual = {
        "on-day": "",
        "on-month": "",
        "on-year": "",
        "framework": "ILACS",
        "judgement": "overall",
        "edition": LATEST,
    }
    today = timezone.localdate()
    usual |= {"on-day": str(today.day), "on-month": str(today.month), "on-year": str(today.year)}
    form = NationalForm(editions, {**usual, **request.GET.dict()} if asked else usual)
    if not form.is_valid():
        return page(request, "national.html", form=form, errors=errors_of(form), editions=editions)
    names = form.cleaned_data["framework"].split()
    edition = queries.chosen_edition(editions, names, form.cleaned_data["edition"].replace(LATEST, ""))
    context: dict[str, Any] = {"form": form, "editions": editions, "edition": edition}
    if edition:
        try:
            on: date = form.cleaned_data["on"]
            found = queries.national_position(edition, on, names, form.cleaned_data["judgement"])
        except ForPerson as fault:
            return page(
                request, "national.html", errors=[{"text": str(fault), "href": "#id-framework"}], **context
            )
        context |= {"position": found, "is_beyond": bool(edition.covers_to and on > edition.covers_to)}
        context["judgement"] = dict(JUDGEMENTS)[form.cleaned_data["judgement"]]
    return page(request, "national.html", **context)


def _named(edition: RegisterEdition) -> str:
    reach = f", reports to {edition.covers_to:%d %B %Y}" if edition.covers_to else ""
    return f"{edition.source}{reach}"
