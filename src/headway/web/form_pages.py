"""A page with a form: trying what it asks for, what came of it, somebody else's newer version beside one's own."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from headway.errors import ForPerson
from headway.web.fields import DayField, PageForm, errors_of
from headway.web.pages import day
from headway.web.versions import Conflict

__all__ = ["Compared", "Trial", "form_page", "in_words", "sent_on", "tried"]


@dataclass(frozen=True)
class Compared:
    """One field as the person wrote it beside how it stands now."""

    label: str
    yours: str
    theirs: str

    @property
    def differs(self) -> bool:
        return self.yours != self.theirs


@dataclass
class Trial:
    """What came of a form: whether it was done, what is wrong, and how somebody else's version differs."""

    made: Any = None
    done: bool = False
    errors: list[dict[str, str]] = field(default_factory=list)
    conflict: list[Compared] | None = None
    said: str = ""


def tried(
    form: PageForm,
    act: Callable[[], Any],
    *,
    current: Callable[[Any], Mapping[str, Any]] = lambda _: {},
    rows: Any = None,
) -> Trial:
    """Do it if the form is whole. What a person can mend comes back as errors, nothing typed is lost.

    ``current`` turns the version that stands now into the form's initial values, to be shown beside what was typed;
    ``rows`` is a formset that belongs to the form.
    """
    whole = form.is_valid()
    if rows is not None:
        whole = rows.is_valid() and whole
    if not whole:
        found = errors_of(form)
        for each in rows or ():
            found += errors_of(each)
        return Trial(errors=found)
    try:
        return Trial(made=act(), done=True)
    except Conflict as clash:
        return _clash(form, clash, current)
    except ForPerson as fault:
        form.add_error(None, str(fault))
        return Trial(errors=errors_of(form))


def _clash(form: PageForm, clash: Conflict, current: Callable[[Any], Mapping[str, Any]]) -> Trial:
    """The form with the newer version in it, and both versions field by field."""
    said = str(clash)
    summary = [{"text": said, "href": "#both-versions" if clash.current else "#main-content"}]
    if clash.current is None:
        return Trial(errors=summary, conflict=[], said=said)
    theirs = current(clash.current)
    compared = [
        Compared(
            str(form.fields[name].label), in_words(form, name, form.shown(name)), in_words(form, name, value)
        )
        for name, value in theirs.items()
        if name in form.fields
    ]
    form.data = form.data.copy()
    form.data["version"] = str(clash.current.version)
    return Trial(errors=summary, conflict=compared, said=said)


def in_words(form: PageForm, name: str, value: Any) -> str:
    """A field's value as a person reads it."""
    kind = form.fields[name]
    if isinstance(kind, DayField):
        return day(
            kind.to_python(value)
        )  # as typed or as it stands; two versions come of a form that is whole
    choices = dict(getattr(kind, "choices", ()))
    if isinstance(value, list | tuple):
        return "; ".join(str(choices.get(str(each), each)) for each in value)
    if isinstance(value, bool) or value == "on":
        return "Yes" if value else "No"
    return str(choices.get(str(value), "" if value is None else value))


def form_page(
    request: HttpRequest, template: str, form: PageForm, trial: Trial | None = None, **context: Any
) -> HttpResponse:
    """A page with a form; with errors it is answered 400, with a conflict 409, and what was typed stands in it."""
    trial = trial or Trial()
    status = 409 if trial.conflict is not None else 400 if trial.errors else 200
    return render(
        request,
        template,
        {"form": form, "errors": trial.errors, "conflict": trial.conflict, "said": trial.said, **context},
        status=status,
    )


def sent_on(request: HttpRequest, said: str, to: str, *args: Any) -> HttpResponse:
    """Say that it was done, and go on to the page that shows it."""
    messages.success(request, said)
    return redirect(to, *args)
