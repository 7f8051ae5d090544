"""People and their roles, for the administrators of an authority."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from headway.errors import ForPerson
from headway.web.access import found_or_404
from headway.web.accounts import actions
from headway.web.accounts.forms.people import ON_A_DAY, AddPerson, EndRole, GiveRole
from headway.web.accounts.models import Membership, Person
from headway.web.accounts.queries import (
    authorities_where,
    colleagues,
    memberships_managed_by,
    people_managed_by,
)
from headway.web.accounts.roles import May, Role
from headway.web.fields import errors_of
from headway.web.register.models import Authority

__all__ = ["add_person", "end_role", "give_role", "people", "person", "reset_sign_in", "send_link"]

either = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
def people(request: HttpRequest) -> HttpResponse:
    """Who holds which role, in each authority whose people I manage."""
    groups = colleagues(memberships_managed_by(request.user), timezone.localdate())
    return render(request, "accounts/people.html", {"groups": groups})


@either
def add_person(request: HttpRequest) -> HttpResponse:
    """Add a person and send them a link to set their password."""
    form = AddPerson(
        request.POST or None, authorities=_managed(request), initial={"from_day": timezone.localdate()}
    )
    if request.method == "POST" and form.is_valid():
        chosen = _chosen(request, form)
        try:
            given = actions.add_person(
                by=request.user, name=form.cleaned_data["name"], email=form.cleaned_data["email"], **chosen
            )
        except ForPerson as error:
            form.add_error(None, str(error))
        else:
            _send(request, given)
            return redirect("person", pk=given.person_id)
    return render(request, "accounts/add_person.html", {"form": form, "errors": errors_of(form)})


@require_safe
def person(request: HttpRequest, pk: int) -> HttpResponse:
    """One person's roles in the authorities whose people I manage, and how they sign in."""
    one = _person(request, pk)
    groups = colleagues(memberships_managed_by(request.user).filter(person=one), timezone.localdate())
    return render(request, "accounts/person.html", {"one": one, "groups": groups})


@either
def give_role(request: HttpRequest, pk: int) -> HttpResponse:
    """Give a person a further role."""
    one = _person(request, pk)
    form = GiveRole(
        request.POST or None, authorities=_managed(request), initial={"from_day": timezone.localdate()}
    )
    if request.method == "POST" and form.is_valid():
        try:
            given = actions.give_role(by=request.user, person=one, **_chosen(request, form))
        except ForPerson as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, f"{one.name} now has the role {given.get_role_display().lower()}.")
            return redirect("person", pk=one.pk)
    return render(request, "accounts/give_role.html", {"one": one, "form": form, "errors": errors_of(form)})


@either
def end_role(request: HttpRequest, pk: int) -> HttpResponse:
    """End a role, at once or on a day."""
    held = found_or_404(memberships_managed_by(request.user), pk=pk)
    form = EndRole(request.POST or None)
    if request.method == "POST" and form.is_valid():
        until = form.cleaned_data["until_day"] if form.cleaned_data["when"] == ON_A_DAY else None
        try:
            actions.end_role(by=request.user, membership=held, on=timezone.localdate(), until_day=until)
        except ForPerson as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, f"{held.person.name}: the role {held.get_role_display().lower()} ends.")
            if held.person_id == request.user.pk:  # an administrator who leaves sees no people any more
                return redirect("your_account")
            return redirect("person", pk=held.person_id)
    return render(request, "accounts/end_role.html", {"held": held, "form": form, "errors": errors_of(form)})


@require_POST
def send_link(request: HttpRequest, pk: int) -> HttpResponse:
    """Send a person a link to set a password."""
    one = _person(request, pk)
    try:
        actions.send_link(by=request.user, person=one, authority=_where(request, one))
    except ForPerson as error:
        messages.error(request, str(error))
    else:
        messages.success(
            request, f"A link to set a password was sent to {one.email}. It holds for three days."
        )
    return redirect("person", pk=one.pk)


@either
def reset_sign_in(request: HttpRequest, pk: int) -> HttpResponse:
    """Remove a person's second steps, after asking."""
    one = _person(request, pk)
    if request.method == "POST":
        try:
            actions.reset_sign_in(by=request.user, person=one, authority=_where(request, one))
        except ForPerson as error:
            messages.error(request, str(error))
        else:
            messages.success(request, f"{one.name} is signed out everywhere and sets up a second step anew.")
        return redirect("person", pk=one.pk)
    return render(request, "accounts/reset_sign_in.html", {"one": one})


def _managed(request: HttpRequest) -> list[Authority]:
    codes = authorities_where(request.user, May.MANAGE_PEOPLE)
    return list(Authority.objects.filter(code__in=codes))


def _chosen(request: HttpRequest, form: GiveRole) -> dict[str, Any]:
    """What the form says of the role; the authority only if its people are managed by this person."""
    return {
        "authority": found_or_404(
            Authority.objects.filter(code__in=authorities_where(request.user, May.MANAGE_PEOPLE)),
            code=form.cleaned_data["authority"],
        ),
        "role": Role(form.cleaned_data["role"]),
        "from_day": form.cleaned_data["from_day"],
        "until_day": form.cleaned_data["until_day"],
    }


def _person(request: HttpRequest, pk: int) -> Person:
    return found_or_404(people_managed_by(request.user), pk=pk)


def _where(request: HttpRequest, one: Person) -> str:
    """The authority in whose name something is done for a person: the first that both share."""
    return str(
        memberships_managed_by(request.user).filter(person=one).values_list("authority_id", flat=True)[0]
    )


def _send(request: HttpRequest, given: Membership) -> None:
    """Tell the new person; where the letter fails, the person stays and the page says what to do."""
    try:
        actions.send_link(by=request.user, person=given.person, authority=given.authority_id)
    except ForPerson as error:
        messages.error(request, f"{given.person.name} was added. {error}")
    else:
        messages.success(
            request, f"{given.person.name} was added. A link to set a password is on its way to them."
        )
