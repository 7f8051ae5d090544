"""E-mails to people about their account, and the one-time links in them.

A link holds for three days, once: it is signed over the password, so that setting one spends it.
"""

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.urls import reverse

from headway.errors import ForPerson
from headway.web.accounts.models import Person

__all__ = ["link_with_key", "send_set_password_link", "set_password_link"]


def set_password_link(person: Person) -> str:
    """A new link by which this person, and nobody else, sets a password."""
    return link_with_key(f"{user_pk_to_url_str(person)}-{default_token_generator.make_token(person)}")


def link_with_key(key: str) -> str:
    """The address that a key opens; the page behind it moves to an address without the key at once."""
    pattern = reverse("account_reset_password_from_key", kwargs={"uidb36": "UID", "key": "KEY"})
    return settings.SITE_ADDRESS.rstrip("/") + pattern.replace("UID-KEY", key)


def send_set_password_link(person: Person) -> None:
    """Send the person a link to set a password. Raises ForPerson when the letter cannot be sent."""
    single = settings.SINGLE_SIGN_ON
    words = {
        "person": person,
        "link": set_password_link(person),
        "site": settings.SITE_ADDRESS,
        "single_sign_on": single.name if single else "",
    }
    text = render_to_string("accounts/email/set_password.txt", words).strip() + "\n"
    try:
        send_mail("Set your password for Headway", text, settings.DEFAULT_FROM_EMAIL, [person.email])
    except (
        OSError
    ) as error:  # what goes wrong on the way, and what the mail server answers, are both of this kind
        raise ForPerson(
            f"The e-mail to {person.email} could not be sent ({type(error).__name__}). "
            "Mend the mail settings, then send the link again from this person's page."
        ) from error
