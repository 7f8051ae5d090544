"""allauth's forms of the second step, in our words. Named in the settings (MFA_FORMS)."""

from allauth.mfa.base import forms as base
from allauth.mfa.totp import forms as totp
from allauth.mfa.webauthn import forms as webauthn

from headway.web.accounts.forms.sign_in import Worded

__all__ = ["AddPasskey", "Code", "ConfirmByCode", "FirstCode", "NamePasskey"]

_CODE = (
    "Code",
    "Give the code.",
    "The six digits that your authenticator app shows now, or one of your recovery codes.",
)


class Code(Worded, base.AuthenticateForm):
    """The second step of a sign-in."""

    words = {"code": _CODE}  # noqa: RUF012


class ConfirmByCode(Worded, base.ReauthenticateForm):
    """A code, before something that matters."""

    words = {"code": _CODE}  # noqa: RUF012


class FirstCode(Worded, totp.ActivateTOTPForm):
    """The first code of a new authenticator app."""

    words = {"code": ("Code", "Give the code that the app shows.", "The six digits that the app shows now.")}  # noqa: RUF012


class AddPasskey(Worded, webauthn.AddWebAuthnForm):
    """A passkey and its name."""

    words = {  # noqa: RUF012
        "name": ("Name", "", "So that you know it again, for example “Work laptop”."),
        "passwordless": (
            "Let me sign in with this passkey alone",
            "",
            "Without my password. The device then asks for its PIN, a fingerprint or your face.",
        ),
    }


class NamePasskey(Worded, webauthn.EditWebAuthnForm):
    """Another name for a passkey."""

    words = {"name": ("Name", "Give a name.", "")}  # noqa: RUF012
