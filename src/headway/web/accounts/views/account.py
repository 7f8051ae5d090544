"""One's own account, and pages that stand in for those of allauth's that are closed here."""

from typing import Any

from allauth.mfa.adapter import get_adapter
from allauth.mfa.base.views import IndexView
from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.views import RemoveWebAuthnView
from allauth.socialaccount.models import SocialAccount
from django.conf import settings
from django.contrib import messages
from django.db.models import prefetch_related_objects
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from headway.web.accounts.queries import memberships_of
from headway.web.accounts.roles import MATRIX, May, Role, grants
from headway.web.accounts.second_step import must_have_second_step

__all__ = ["no_signing_up", "remove_passkey", "second_step", "what_roles_may_do", "your_account"]


@require_safe
def your_account(request: HttpRequest) -> HttpResponse:
    """Who I am here, in which roles, and how I sign in."""
    person: Any = request.user
    roles = memberships_of(person)
    prefetch_related_objects(roles, "authority")
    steps = list(Authenticator.objects.filter(user=person).values_list("type", flat=True))
    shown = {
        "roles": roles,
        "has_app": Authenticator.Type.TOTP in steps,
        "passkeys": steps.count(Authenticator.Type.WEBAUTHN),
        "must_have": must_have_second_step(person),
        "manages": any(May.MANAGE_PEOPLE in grants(Role(each.role)) for each in roles),
        "single_sign_on": settings.SINGLE_SIGN_ON,
        "joined": bool(settings.SINGLE_SIGN_ON) and SocialAccount.objects.filter(user=person).exists(),
    }
    return render(request, "accounts/your_account.html", shown)


@require_safe
def what_roles_may_do(request: HttpRequest) -> HttpResponse:
    """The permission matrix, as it is enforced."""
    table = [(what, [(role, what in grants(role)) for role in MATRIX]) for what in May]
    return render(request, "accounts/what_roles_may_do.html", {"roles": list(MATRIX), "table": table})


@require_safe
def no_signing_up(request: HttpRequest) -> HttpResponse:
    """Says who adds people."""
    return render(request, "account/signup_closed.html", status=403)


class _SecondStep(IndexView):
    """allauth's page of second steps, which here also says whether one is demanded."""

    def get_context_data(self, **more: Any) -> dict[str, Any]:
        return super().get_context_data(**more) | {"must_have": must_have_second_step(self.request.user)}


second_step = _SecondStep.as_view()


class _RemovePasskey(RemoveWebAuthnView):
    """allauth removes a person's last passkey without asking the adapter; here a role may need it."""

    def form_valid(self, form: Any) -> HttpResponse:
        adapter = get_adapter()
        if not adapter.can_delete_authenticator(self.get_object()):
            messages.error(self.request, adapter.error_messages["cannot_delete_authenticator"])
            return redirect(self.get_success_url())
        return super().form_valid(form)


remove_passkey = _RemovePasskey.as_view()
