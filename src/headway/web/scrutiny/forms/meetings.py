"""Forms about bodies, seats and meetings."""

from collections.abc import Iterable
from typing import Any

from django import forms

from headway.documents.template import BUILT_IN
from headway.web.accounts.models import Person
from headway.web.fields import DayField, PageForm
from headway.web.scrutiny.models import Body
from headway.web.scrutiny.states import BodyKind, SeatRole

__all__ = [
    "TEMPLATES",
    "BodyForm",
    "CancelForm",
    "DecisionsForm",
    "EndForm",
    "MeetingForm",
    "MoveForm",
    "OnForm",
    "SeatForm",
    "VersionForm",
]


class VersionForm(PageForm):
    """A form that was opened on one version of a thing and says which."""

    version = forms.CharField(required=False, widget=forms.HiddenInput)


class BodyForm(VersionForm):
    """What a body is."""

    authority = forms.ChoiceField(label="Authority", error_messages={"required": "Choose the authority."})
    name = forms.CharField(label="Name", max_length=200, error_messages={"required": "Name the body."})
    kind = forms.ChoiceField(
        label="Kind",
        choices=BodyKind.choices,
        initial=BodyKind.COMMITTEE,
        error_messages={"required": "Choose what kind of body it is."},
    )
    remit = forms.CharField(label="Remit", required=False, help_text="What it looks at, and what it decides.")
    meets_in_public = forms.BooleanField(
        label="It meets in public",
        required=False,
        initial=True,
        help_text="A body that does not is in no public list, calendar or feed.",
    )
    template = forms.ChoiceField(label="Template of its papers", initial="default")
    from_day = DayField(label="Exists from", required=False, help_text="For example, 18 5 2017")

    def __init__(self, *args: Any, authorities: Iterable[Any] = (), **more: Any) -> None:
        super().__init__(*args, **more)
        self.authorities = {each.pk: each for each in authorities}
        self.fields["authority"].choices = [(pk, each.name) for pk, each in self.authorities.items()]
        if len(self.authorities) < 2:
            del self.fields["authority"]
        names = dict.fromkeys(
            [*_template_names(), self.initial.get("template", "default")]
        )  # or the council's own
        self.fields["template"].choices = [(name, TEMPLATES.get(name, name)) for name in names]

    def said(self) -> dict[str, Any]:
        """What the action takes."""
        return {
            name: value for name, value in self.cleaned_data.items() if name not in ("version", "authority")
        }

    @property
    def chosen(self) -> Any:
        """The authority: as chosen, or the only one."""
        if "authority" in self.fields:
            return self.authorities[self.cleaned_data["authority"]]
        return next(iter(self.authorities.values()))


TEMPLATES = {
    "default": "Committee report, with pathway and electoral division",
    "county-council": "Report to full council, without them",
}


def _template_names() -> list[str]:
    """The built-in templates, the default first."""
    names = sorted(each.name for each in BUILT_IN.iterdir() if (each / "council.toml").is_file())
    return sorted(names, key=lambda name: name != "default")


class EndForm(VersionForm):
    """The last day of a body or seat."""

    until_day = DayField(
        label="Last day", help_text="For example, 4 5 2021", error_messages={"required": "Give the last day."}
    )
    reason = forms.CharField(label="Why it ends", required=False)


class OnForm(PageForm):
    """A day to look at."""

    on = DayField(label="On a day", required=False)


class SeatForm(VersionForm):
    """Somebody on a body: a person who signs in, or a name."""

    person = forms.ChoiceField(label="Somebody who signs in", required=False)
    name = forms.CharField(
        label="Name",
        max_length=200,
        required=False,
        help_text="As it stands in the minutes. Of somebody who signs in it may be left empty.",
    )
    role = forms.ChoiceField(label="Seat", choices=SeatRole.choices, initial=SeatRole.MEMBER)
    group = forms.CharField(
        label="Group",
        max_length=100,
        required=False,
        help_text="The political group, or whom a co-opted member stands for.",
    )
    from_day = DayField(
        label="First day",
        help_text="For example, 18 5 2017",
        error_messages={"required": "Give the first day."},
    )
    until_day = DayField(label="Last day", required=False, help_text="Leave it empty while it goes on.")

    def __init__(self, *args: Any, people: Iterable[Person] = (), ending: bool = True, **more: Any) -> None:
        super().__init__(*args, **more)
        self.people = {str(each.pk): each for each in people}
        self.fields["person"].choices = [
            ("", "Nobody: only the name"),
            *((pk, each.name) for pk, each in self.people.items()),
        ]
        if not ending:
            del self.fields["until_day"]

    def clean_name(self) -> str:
        name: str = self.cleaned_data["name"]
        if not name and not self.cleaned_data.get("person"):
            raise forms.ValidationError("Choose somebody who signs in, or give a name.")
        return name

    def said(self) -> dict[str, Any]:
        """What the action takes."""
        data = {name: value for name, value in self.cleaned_data.items() if name != "version"}
        return data | {"person": self.people.get(data["person"])}


class MeetingForm(VersionForm):
    """A sitting: of which body, when, where."""

    body = forms.ChoiceField(label="Body", error_messages={"required": "Choose the body."})
    on = DayField(
        label="Day", help_text="For example, 22 6 2017", error_messages={"required": "Give the day."}
    )
    time = forms.TimeField(
        label="Time",
        required=False,
        input_formats=("%H:%M", "%H.%M"),
        help_text="For example, 10:00 or 14:30",
        error_messages={"invalid": "Give the time as hours and minutes, for example 14:30."},
    )
    place = forms.CharField(label="Place", max_length=200, required=False)

    def __init__(self, *args: Any, bodies: Iterable[Body] = (), **more: Any) -> None:
        super().__init__(*args, **more)
        self.bodies = {str(each.pk): each for each in bodies}
        several = len({each.authority_id for each in self.bodies.values()}) > 1
        self.fields["body"].choices = [
            ("", "Choose"),
            *(
                (pk, f"{each.name} ({each.authority.name})" if several else each.name)
                for pk, each in self.bodies.items()
            ),
        ]

    def shown(self, name: str) -> Any:
        """The time without its seconds."""
        value = super().shown(name)
        return value.strftime("%H:%M") if name == "time" and hasattr(value, "strftime") else value


class MoveForm(MeetingForm):
    """Another day, time or place, and why."""

    reason = forms.CharField(
        label="Why it is changed",
        help_text="What it was to be, and this reason, stay on the record.",
        error_messages={"required": "Say why it is changed."},
    )

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        del self.fields["body"]


class CancelForm(VersionForm):
    """Why a meeting is cancelled, or a line withdrawn."""

    reason = forms.CharField(label="Why", error_messages={"required": "Say why."})


class DecisionsForm(VersionForm):
    """The day on which decisions were published."""

    on = DayField(
        label="Decisions published on",
        help_text="The call-in period runs from this day.",
        error_messages={"required": "Give the day."},
    )
