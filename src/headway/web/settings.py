"""Django's settings, from the environment and the workspace. Two modes: one machine (the default) and production.

In production (``HEADWAY_MODE=production``) a secret key and the host names must be given: there are no defaults.
"""

import os
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

from headway.web.accounts.oidc import sign_in_settings
from headway.web.databases import database
from headway.web.workspace import workspace

WORKSPACE = workspace()
BASE = Path(__file__).parent
PRODUCTION = os.environ.get("HEADWAY_MODE", "").lower() == "production"
DEBUG = False

if PRODUCTION:
    SECRET_KEY = os.environ.get("HEADWAY_SECRET_KEY", "")
    ALLOWED_HOSTS = [name.strip() for name in os.environ.get("HEADWAY_HOSTS", "").split(",") if name.strip()]
    if len(SECRET_KEY) < 50:
        raise ImproperlyConfigured("In production set HEADWAY_SECRET_KEY: 50 random characters, kept secret.")
    if not ALLOWED_HOSTS or any(name.startswith((".", "*")) for name in ALLOWED_HOSTS):
        raise ImproperlyConfigured(
            "In production set HEADWAY_HOSTS: the site's host names, each whole, parted by commas."
        )
    CSRF_TRUSTED_ORIGINS = [f"https://{name}" for name in ALLOWED_HOSTS]
else:
    SECRET_KEY = os.environ.get("HEADWAY_SECRET_KEY") or WORKSPACE.own_secret_key()
    ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]", "testserver"]

# Keys that were in force before: what they signed or enciphered still opens. Parted by spaces.
SECRET_KEY_FALLBACKS = os.environ.get("HEADWAY_OLD_SECRET_KEYS", "").split()

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "headway.web.trail",
    "headway.web.accounts",
    "headway.web.register",
    "headway.web.plans",
    "headway.web.scrutiny",
    "headway.web.lessons",
    "headway.web.performance",
    "headway.web.assessment",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "headway.web.headers.SecurityHeaders",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "headway.web.access.SendToSignIn",
    "headway.web.accounts.session_end.EndAfterHours",
    "headway.web.accounts.second_step.SetUpFirst",
    "headway.web.access.Gate",
]
ROOT_URLCONF = "headway.web.urls"
WSGI_APPLICATION = "headway.web.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [
            BASE / "templates",
            *(
                BASE / app / "templates"
                for app in (
                    "accounts",
                    "register",
                    "plans",
                    "scrutiny",
                    "lessons",
                    "performance",
                    "assessment",
                    "trail",
                    "exchange",
                )
            ),
        ],
        "APP_DIRS": False,
        "OPTIONS": {
            "environment": "headway.web.pages.environment",
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "headway.web.pages.for_every_page",
            ],
        },
    },
    {  # allauth's own parts, where no page of ours stands in for one
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

DATABASES = {"default": database(os.environ.get("DATABASE_URL", ""), WORKSPACE.database)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "accounts.Person"
AUTHENTICATION_BACKENDS = [
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
# OWASP ASVS 5.0 section 6.2: length over composition, no common or breached passwords, no forced change.
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("email", "name")},
    },
    {"NAME": "headway.web.accounts.passwords.NotTriedFirst"},
]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_ADAPTER = "headway.web.accounts.adapter.Accounts"
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_FORMS = {
    name: f"headway.web.accounts.forms.sign_in.{form}"
    for name, form in {
        "login": "SignIn",
        "reauthenticate": "Confirm",
        "change_password": "ChangePassword",
        "set_password": "SetPassword",
        "reset_password": "AskForLink",
        "reset_password_from_key": "SetPasswordByLink",
    }.items()
}
# Five wrong passwords in five minutes close an address for that time; ten in a minute close the place they come from.
ACCOUNT_RATE_LIMITS = {"login_failed": "10/m/ip,5/300s/key", "login": "30/m/ip"}
ALLAUTH_TRUSTED_PROXY_COUNT = int(os.environ.get("HEADWAY_PROXIES", "1" if PRODUCTION else "0"))
MFA_ADAPTER = "headway.web.accounts.second_step.SecondSteps"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Headway"
MFA_FORMS = {
    name: f"headway.web.accounts.forms.second_step.{form}"
    for name, form in {
        "authenticate": "Code",
        "reauthenticate": "ConfirmByCode",
        "activate_totp": "FirstCode",
        "add_webauthn": "AddPasskey",
        "edit_webauthn": "NamePasskey",
    }.items()
}
# [sign_in] of headway.toml: whether a second step is demanded, and the council's own sign-in by OpenID Connect.
_SIGN_IN = sign_in_settings(WORKSPACE.config, os.environ.get("HEADWAY_OIDC_SECRET", ""))
REQUIRE_TWO_STEP = _SIGN_IN.require_two_step
SINGLE_SIGN_ON = _SIGN_IN.oidc
SOCIALACCOUNT_ADAPTER = "headway.web.accounts.single_sign_on.SingleSignOn"
SOCIALACCOUNT_PROVIDERS = {"openid_connect": SINGLE_SIGN_ON.for_allauth() if SINGLE_SIGN_ON else {"APPS": []}}
SOCIALACCOUNT_EMAIL_AUTHENTICATION = True  # of people whom an administrator has added; strangers are refused
SOCIALACCOUNT_AUTO_SIGNUP = False
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "accounts_throttle",
        # Small caches are thinned out when full: someone could wash out the count of their attempts by making more.
        "OPTIONS": {"MAX_ENTRIES": 200_000},
    }
}
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"

SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_HTTPONLY = True
CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
if PRODUCTION:
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
    SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "__Host-session", "__Host-csrf"
    SECURE_SSL_REDIRECT = True
    SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60
    SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = True
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_TZ = True
USE_I18N = False

STATIC_URL = "/static/"
STATICFILES_DIRS = [BASE / "static"]
STATIC_ROOT = WORKSPACE.static
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if PRODUCTION
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = not PRODUCTION
FILE_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024

EMAIL_HOST = os.environ.get("HEADWAY_SMTP_HOST", "")
EMAIL_PORT = int(os.environ.get("HEADWAY_SMTP_PORT", "25"))
EMAIL_HOST_USER = os.environ.get("HEADWAY_SMTP_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("HEADWAY_SMTP_PASSWORD", "")
EMAIL_USE_TLS = os.environ.get("HEADWAY_SMTP_TLS", "") == "starttls"
EMAIL_BACKEND = f"django.core.mail.backends.{'smtp' if EMAIL_HOST else 'filebased'}.EmailBackend"
EMAIL_FILE_PATH = WORKSPACE.outbox
DEFAULT_FROM_EMAIL = os.environ.get("HEADWAY_FROM", "headway@localhost")
SITE_ADDRESS = os.environ.get(
    "HEADWAY_ADDRESS", f"https://{ALLOWED_HOSTS[0]}" if PRODUCTION else "http://127.0.0.1:8000"
)
"""Where links in e-mails lead."""

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"without_keys": {"()": "headway.web.accounts.logs.WithoutKeys"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "filters": ["without_keys"]}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "headway.sign_in": {"level": "INFO"},
        "django.server": {"handlers": ["console"], "level": "INFO", "propagate": False},
    },
}
