"""A real OpenID provider for tests: django-oauth-toolkit with settings of its own, in a process of its own.

    python oidc_provider.py FOLDER PORT CALLBACK

makes its database in FOLDER, prints "ready", and answers on 127.0.0.1:PORT. Its people are those of ``PEOPLE``; all
have the same password. It is a website apart: nothing of Headway is imported here.
"""

import os
import sys
from pathlib import Path
from wsgiref.simple_server import WSGIRequestHandler, make_server

CLIENT_ID, CLIENT_SECRET, PASSWORD = "headway", "a-secret-of-the-tests", "provider-password"
PEOPLE = {  # user name: (e-mail address, whether it is verified)
    "ada": ("ada@example.org", True),
    "ada2": ("ada@example.org", True),
    "una": ("ada@example.org", False),
    "sam": ("stranger@example.org", True),
}


def _configure(folder: Path) -> None:
    from cryptography.hazmat.primitives import serialization
    from cryptography.hazmat.primitives.asymmetric import rsa
    from django.conf import settings

    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    pem = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    settings.configure(
        SECRET_KEY="of the provider in tests",  # noqa: S106
        ALLOWED_HOSTS=["127.0.0.1"],
        ROOT_URLCONF=__name__,
        INSTALLED_APPS=[
            "django.contrib.auth",
            "django.contrib.contenttypes",
            "django.contrib.sessions",
            "oauth2_provider",
        ],
        MIDDLEWARE=[
            "django.contrib.sessions.middleware.SessionMiddleware",
            "django.contrib.auth.middleware.AuthenticationMiddleware",
        ],
        TEMPLATES=[
            {
                "BACKEND": "django.template.backends.django.DjangoTemplates",
                "OPTIONS": {
                    "loaders": [
                        (
                            "django.template.loaders.locmem.Loader",
                            {
                                "registration/login.html": "<!DOCTYPE html><title>Provider</title><h1>Provider</h1>"
                                '<form method="post">{% csrf_token %}{{ form }}<button>Sign in</button></form>'
                            },
                        )
                    ]
                },
            }
        ],
        DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": folder / "provider.sqlite3"}},
        PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"],
        SESSION_COOKIE_NAME="provider",
        LOGIN_URL="/login/",
        USE_TZ=True,
        OAUTH2_PROVIDER={
            "OIDC_ENABLED": True,
            "OIDC_RSA_PRIVATE_KEY": pem.decode(),
            "OAUTH2_VALIDATOR_CLASS": f"{__name__}.Claims",
            "SCOPES": {"openid": "Who you are", "profile": "Your name", "email": "Your address"},
            "PKCE_REQUIRED": True,
        },
    )


def _make_people(callback: str) -> None:
    from django.contrib.auth import get_user_model
    from django.core.management import call_command
    from oauth2_provider.models import Application

    call_command("migrate", verbosity=0)
    for name, (email, _) in PEOPLE.items():
        get_user_model().objects.create_user(name, email, PASSWORD)
    Application.objects.create(
        name="Headway",
        client_id=CLIENT_ID,
        client_secret=CLIENT_SECRET,
        client_type=Application.CLIENT_CONFIDENTIAL,
        authorization_grant_type=Application.GRANT_AUTHORIZATION_CODE,
        redirect_uris=callback,
        skip_authorization=True,
        algorithm=Application.RS256_ALGORITHM,
    )


class _Quiet(WSGIRequestHandler):
    def log_message(self, *_: object) -> None:
        """Nothing is written for a request."""


if __name__ == "__main__":
    sys.modules["oidc_provider"] = sys.modules["__main__"]
    __name__ = "oidc_provider"  # the settings name this module
    os.environ["OAUTHLIB_INSECURE_TRANSPORT"] = "1"  # loopback only
    folder, port, callback = Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
    _configure(folder)
    import django

    django.setup()
    from django.contrib.auth.views import LoginView
    from django.core.wsgi import get_wsgi_application
    from django.urls import include, path
    from oauth2_provider import urls
    from oauth2_provider.oauth2_validators import OAuth2Validator

    class Claims(OAuth2Validator):
        """What the provider tells of a person."""

        oidc_claim_scope = None

        def get_additional_claims(self, request: object) -> dict[str, object]:
            email, verified = PEOPLE[request.user.username]
            return {"email": email, "email_verified": verified, "name": request.user.username.title()}

    _make_people(callback)
    urlpatterns = [path("login/", LoginView.as_view()), path("o/", include(urls))]
    server = make_server("127.0.0.1", port, get_wsgi_application(), handler_class=_Quiet)
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    server.serve_forever()
