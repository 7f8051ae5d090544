"""What the tests ask the site's own code, in a process of its own: the names of its addresses, and the keys that the
demo's people hold in their authenticator apps.
"""

import hmac
import json
import re
import struct
import subprocess
import sys
import time
from base64 import b32decode
from dataclasses import dataclass
from pathlib import Path

from demo_sites import clean_environment

_PERIOD_SECONDS = 30
_ENOUGH_SECONDS = 4
_ASK = """
import json, django
django.setup()
from allauth.mfa.models import Authenticator
from allauth.mfa.utils import decrypt
from django.urls import URLPattern, get_resolver

def named(patterns, before=""):
    for each in patterns:
        there = before + each.pattern.regex.pattern.removeprefix("^")
        if isinstance(each, URLPattern):
            yield each.name, there
        else:
            yield from named(each.url_patterns, there)

apps = Authenticator.objects.filter(type=Authenticator.Type.TOTP).select_related("user")
print(json.dumps({
    "routes": list(named(get_resolver().url_patterns)),
    "keys": {each.user.email: decrypt(each.data["secret"]) for each in apps},
}))
"""


@dataclass(frozen=True)
class SiteFacts:
    """Every address as a pattern, by name; each person's key, by e-mail address."""

    routes: dict[str, re.Pattern[str]]
    keys: dict[str, str]

    def route(self, path: str) -> str | None:
        """The name of the page at a path."""
        return next((name for name, there in self.routes.items() if there.match(path.lstrip("/"))), None)

    def code(self, email: str) -> str:
        """What the person's authenticator app shows (RFC 6238), once there is time enough to send it."""
        left = _PERIOD_SECONDS - time.time() % _PERIOD_SECONDS
        if left < _ENOUGH_SECONDS:
            time.sleep(left)
        counter = struct.pack(">Q", int(time.time()) // _PERIOD_SECONDS)
        digest = hmac.digest(b32decode(self.keys[email]), counter, "sha1")
        start = digest[-1] & 0xF
        return f"{(struct.unpack('>I', digest[start : start + 4])[0] & 0x7FFFFFFF) % 10**6:06d}"


def facts_of(workspace: Path) -> SiteFacts:
    own = {"HEADWAY_HOME": str(workspace), "DJANGO_SETTINGS_MODULE": "headway.web.settings"}
    done = subprocess.run(
        [sys.executable, "-c", _ASK],
        check=True,
        capture_output=True,
        text=True,
        env=clean_environment() | own,
    )
    said = json.loads(done.stdout)
    return SiteFacts({name: re.compile(pattern) for name, pattern in said["routes"]}, said["keys"])
