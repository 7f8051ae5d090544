"""Forms as the design system shows them: a date in three boxes, and the errors a page lists at its top.

The macros that draw a field are in ``templates/parts/fields.html``.
"""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

__all__ = ["DayField", "PageForm", "errors_of"]

_PARTS = ("day", "month", "year")
_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            ("january", "jan"),
            ("february", "feb"),
            ("march", "mar"),
            ("april", "apr"),
            ("may",),
            ("june", "jun"),
            ("july", "jul"),
            ("august", "aug"),
            ("september", "sep", "sept"),
            ("october", "oct"),
            ("november", "nov"),
            ("december", "dec"),
        ),
        start=1,
    )
    for name in names
}


class DayWidget(forms.Widget):
    """Reads NAME-day, NAME-month and NAME-year."""

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[str]:  # noqa: ARG002 - Django's signature
        return [str(data.get(f"{name}-{part}") or "").strip() for part in _PARTS]

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:  # noqa: ARG002 - Django's signature
        return all(f"{name}-{part}" not in data for part in _PARTS)

    def id_for_label(self, id_: str) -> str:
        """The box that an error leads to."""
        return f"{id_}-day"


class DayField(forms.Field):
    """A day, given as three numbers (or the month's name). ``label`` names it in its errors."""

    widget = DayWidget

    def to_python(self, value: Any) -> date | None:
        if value is None or isinstance(value, date):
            return value
        day, month, year = value
        if not any(value):
            return None
        number = str(_MONTHS.get(month.lower(), month))
        if not (day.isdecimal() and number.isdecimal() and year.isdecimal() and len(year) == 4):
            raise ValidationError(self._what_is_wrong(day, month, year))
        try:
            return date(int(year), int(number), int(day))
        except ValueError:
            raise ValidationError(
                f"{self.label}: {day} {month} {year} is not a day in the calendar."
            ) from None

    def validate(self, value: date | None) -> None:
        if self.required and value is None:
            raise ValidationError(self.error_messages["required"])

    def has_changed(self, initial: Any, data: Any) -> bool:
        return bool(initial != data)

    def _what_is_wrong(self, *given: str) -> str:
        missing = [part for part, text in zip(_PARTS, given, strict=True) if not text]
        if missing:
            return f"{self.label}: add the {' and the '.join(missing)}."
        return f"{self.label}: give day, month and year as numbers, for example 31 3 2018."


class PageForm(forms.Form):
    """A form of the site: ids without a prefix's underscore games, and white space cut by Django's own fields."""

    def __init__(self, *args: Any, **more: Any) -> None:
        more.setdefault("auto_id", "id-%s")
        more.setdefault("label_suffix", "")
        super().__init__(*args, **more)

    def shown(self, name: str) -> Any:
        """What stands in the field now: as typed, or as it was; a day as its three parts."""
        value = self[name].value()
        if isinstance(self.fields[name], DayField):
            return [value.day, value.month, value.year] if isinstance(value, date) else value or ["", "", ""]
        return "" if value is None else value

    def fault(self, name: str) -> str:
        """The first thing wrong with the field; empty where nothing is."""
        return next(iter(self.errors.get(name, [])), "") if self.is_bound else ""


def errors_of(form: forms.Form) -> list[dict[str, str]]:
    """The form's errors as the page's summary lists them, each leading to its field."""
    found = []
    for name, faults in form.errors.items():
        shown = _first_shown(form) if name == "__all__" else name
        href = f"#{form[shown].id_for_label or form[shown].auto_id}" if shown else "#main-content"
        found += [{"text": str(text), "href": href} for text in faults]
    return found


def _first_shown(form: forms.Form) -> str:
    """The first field that a person sees: where an error about the whole form leads."""
    return next((name for name in form.fields if not form[name].is_hidden), "")
