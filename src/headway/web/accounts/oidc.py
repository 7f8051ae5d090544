"""What ``headway.toml`` says of signing in: whether a second step is demanded, and the council's OpenID provider.

    [sign_in]
    require_two_step = true

    [sign_in.oidc]
    name = "Kent County Council"
    server = "https://login.example.org/tenant/v2.0"
    client_id = "headway"

The client's secret stands in the environment (``HEADWAY_OIDC_SECRET``), never in the file. Pure: read by the settings.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from headway.errors import ForPerson

__all__ = ["PROVIDER_ID", "Provider", "SignInSettings", "sign_in_settings"]

PROVIDER_ID = "council"
"""The provider's name in addresses: the redirect address to register is /account/oidc/council/login/callback/."""

_LOOPBACK = {"127.0.0.1", "localhost", "::1"}
_OIDC_KEYS = {"name": str, "server": str, "client_id": str, "trust_email": bool, "asks_second_step": bool}
_KEYS = {"require_two_step": bool, "oidc": dict}


@dataclass(frozen=True)
class Provider:
    """A council's own sign-in, by OpenID Connect."""

    name: str
    server: str
    client_id: str
    secret: str
    trust_email: bool = False
    """Take the provider's e-mail addresses as verified although it does not say so: only for a directory of one
    council, whose addresses its administrators alone can set."""
    asks_second_step: bool = False
    """The provider asks for a second step itself, so that Headway need not."""

    @property
    def id(self) -> str:
        """The provider's name in addresses."""
        return PROVIDER_ID

    def for_allauth(self) -> dict[str, Any]:
        """The provider as allauth's settings name it."""
        app = {
            "provider_id": PROVIDER_ID,
            "name": self.name,
            "client_id": self.client_id,
            "secret": self.secret,
            "settings": {"server_url": self.server, "verified_email": self.trust_email},
        }
        return {"OAUTH_PKCE_ENABLED": True, "APPS": [app]}


@dataclass(frozen=True)
class SignInSettings:
    """The ``[sign_in]`` part of ``headway.toml``."""

    require_two_step: bool = True
    oidc: Provider | None = None


def sign_in_settings(config: Mapping[str, Any], secret: str) -> SignInSettings:
    """Read ``[sign_in]``. Raises ForPerson on a key or value that cannot stand: a slip here must not go unnoticed."""
    part = config.get("sign_in", {})
    _check("[sign_in]", part, _KEYS)
    oidc = part.get("oidc")
    return SignInSettings(
        require_two_step=part.get("require_two_step", True),
        oidc=_provider(oidc, secret) if oidc is not None else None,
    )


def _provider(part: dict[str, Any], secret: str) -> Provider:
    where = "[sign_in.oidc]"
    _check(where, part, _OIDC_KEYS)
    for key in ("name", "server", "client_id"):
        if not part.get(key):
            raise ForPerson(f"headway.toml, {where}: {key} is missing. Add it.")
    address = urlsplit(part["server"])
    if address.scheme != "https" and not (address.scheme == "http" and address.hostname in _LOOPBACK):
        raise ForPerson(
            f"headway.toml, {where}: server must begin with https://, or nobody can trust its answers."
        )
    if not secret:
        raise ForPerson(f"headway.toml, {where} needs the client's secret: set HEADWAY_OIDC_SECRET.")
    return Provider(secret=secret, **{**part, "server": part["server"].rstrip("/")})


def _check(where: str, part: object, keys: Mapping[str, type]) -> None:
    if not isinstance(part, dict):
        raise ForPerson(f"headway.toml: {where} must be a table of settings.")
    for key, value in part.items():
        if key not in keys:
            known = ", ".join(sorted(keys))
            raise ForPerson(f'headway.toml, {where}: "{key}" is not a setting. There are: {known}.')
        if not isinstance(value, keys[key]):
            kind = {bool: "true or false", str: "a text in quotation marks", dict: "a table"}[keys[key]]
            raise ForPerson(f"headway.toml, {where}: {key} must be {kind}.")
