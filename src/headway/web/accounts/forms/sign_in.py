"""allauth's forms about passwords, in our words and as the site draws fields. Named in the settings (ACCOUNT_FORMS)."""

from typing import Any

from allauth.account import forms as allauth
from django.conf import settings

from headway.web.accounts.oidc import Provider
from headway.web.fields import PageForm, errors_of

__all__ = ["AskForLink", "ChangePassword", "Confirm", "SetPassword", "SetPasswordByLink", "SignIn", "Worded"]

_RULES = (
    "At least 12 characters. Several words are easier to remember than signs and digits. "
    "You may paste it from a password manager."
)


class Worded(PageForm):
    """A form of allauth's with labels, errors and hints of our own: ``words`` is field → (label, error, hint)."""

    words: dict[str, tuple[str, str, str]] = {}  # noqa: RUF012 - replaced, never changed

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        for name, (label, missing, hint) in self.words.items():
            if name in self.fields:
                field = self.fields[name]
                field.label, field.help_text = label, hint
                field.error_messages["required"] = missing

    def summary(self) -> list[dict[str, str]]:
        """The errors as the page lists them at its top."""
        return errors_of(self)


class _TwicePassword:
    """The second password names the first's slip, in our words."""

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()  # type: ignore[misc]
        if "password2" in self.errors and self.data.get("password2"):  # type: ignore[attr-defined]
            self.errors["password2"] = self.error_class(
                ["The two passwords differ. Type the same one twice."]
            )  # type: ignore[attr-defined]
        return cleaned


_NEW = {
    "password1": ("New password", "Give a new password.", _RULES),
    "password2": ("New password again", "Give the new password a second time.", ""),
}


class SignIn(Worded, allauth.LoginForm):
    """E-mail address and password."""

    words = {  # noqa: RUF012
        "login": ("E-mail address", "Give your e-mail address.", ""),
        "password": ("Password", "Give your password.", ""),
    }

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["login"].error_messages["invalid"] = "Give an e-mail address such as name@example.gov.uk."
        for validator in self.fields["login"].validators:
            validator.message = self.fields["login"].error_messages["invalid"]

    @property
    def single_sign_on(self) -> Provider | None:
        """The council's own sign-in, where one is configured."""
        found: Provider | None = settings.SINGLE_SIGN_ON
        return found


class Confirm(Worded, allauth.ReauthenticateForm):
    """The password again, before something that matters."""

    words = {"password": ("Password", "Give your password.", "")}  # noqa: RUF012


class ChangePassword(_TwicePassword, Worded, allauth.ChangePasswordForm):
    """The old password and the new one twice."""

    words = {"oldpassword": ("Current password", "Give your current password.", "")} | _NEW


class SetPassword(_TwicePassword, Worded, allauth.SetPasswordForm):
    """A first password for somebody who signed in another way."""

    words = _NEW


class AskForLink(Worded, allauth.ResetPasswordForm):
    """The address to which a link is sent."""

    words = {"email": ("E-mail address", "Give your e-mail address.", "")}  # noqa: RUF012


class SetPasswordByLink(_TwicePassword, Worded, allauth.ResetPasswordKeyForm):
    """A new password, by the link in an e-mail."""

    words = _NEW
