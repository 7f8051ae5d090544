"""Production mode, each time in a process of its own: what it refuses, and what it answers."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from one_database import on_sqlite_only

pytestmark = on_sqlite_only("its site has an SQLite file of its own, whatever the others run on")

KEY = "a-key-of-more-than-fifty-random-characters-0123456789-for-tests-only"
ASK = """
import json
import django
django.setup()
from django.test import Client
from headway.web.accounts.models import Person
Person.objects.create_user(email="ada@example.org", name="Ada", password="correct horse battery staple")
client = Client(headers={"host": "headway.example.gov.uk"})
plain = client.get("/account/login/")
page = client.get("/account/login/", secure=True)
signed = client.post(
    "/account/login/", {"login": "ada@example.org", "password": "correct horse battery staple"}, secure=True
)
other = Client(headers={"host": "evil.example"}).get("/", secure=True)
print(json.dumps({
    "plain": [plain.status_code, plain.headers.get("Location")],
    "page": page.status_code,
    "html": page.content.decode(),
    "hsts": page.headers.get("Strict-Transport-Security"),
    "signed": signed.status_code,
    "other": other.status_code,
    "cookies": {
        name: {key: str(each[key]) for key in ("secure", "httponly", "samesite", "path", "domain")}
        for name, each in client.cookies.items()
    },
}))
"""


def run(*command: str, home: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    plain = {
        name: value for name, value in os.environ.items() if not name.startswith(("HEADWAY", "DATABASE"))
    }
    return subprocess.run(
        [sys.executable, *command],
        capture_output=True,
        text=True,
        check=False,
        env=plain
        | {
            "HEADWAY_HOME": str(home),
            "HEADWAY_MODE": "production",
            "DJANGO_SETTINGS_MODULE": "headway.web.settings",
        }
        | environment,
    )


@pytest.mark.parametrize(
    ("environment", "said"),
    [
        ({}, "HEADWAY_SECRET_KEY"),
        ({"HEADWAY_HOSTS": "headway.example.gov.uk"}, "HEADWAY_SECRET_KEY"),
        (
            {"HEADWAY_SECRET_KEY": "too short", "HEADWAY_HOSTS": "headway.example.gov.uk"},
            "HEADWAY_SECRET_KEY",
        ),
        ({"HEADWAY_SECRET_KEY": KEY}, "HEADWAY_HOSTS"),
        ({"HEADWAY_SECRET_KEY": KEY, "HEADWAY_HOSTS": "*"}, "HEADWAY_HOSTS"),
        ({"HEADWAY_SECRET_KEY": KEY, "HEADWAY_HOSTS": "a.example, .example"}, "HEADWAY_HOSTS"),
    ],
)
def test_production_does_not_start_without_its_key_and_host_names(
    tmp_path: Path, environment: dict[str, str], said: str
) -> None:
    done = run("-m", "headway", "manage", "check", home=tmp_path, **environment)
    assert done.returncode != 0
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "secret-key").exists(), "no key is made up in production"


@pytest.fixture(scope="module")
def production(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The environment of an installation in production whose database and styles are made."""
    made = {
        "home": tmp_path_factory.mktemp("production"),
        "HEADWAY_SECRET_KEY": KEY,
        "HEADWAY_HOSTS": "headway.example.gov.uk",
    }
    for command in (("migrate", "-v0"), ("collectstatic", "--noinput", "-v0")):
        done = run("-m", "headway", "manage", *command, **made)
        assert done.returncode == 0, done.stderr
    return made


def test_djangos_own_check_for_deployment_finds_nothing(production: dict[str, str]) -> None:
    done = run("-m", "headway", "manage", "check", "--deploy", "--fail-level", "DEBUG", **production)
    assert done.returncode == 0, done.stderr
    assert "no issues" in done.stdout + done.stderr


def test_production_answers_by_https_only_with_guarded_cookies(production: dict[str, str]) -> None:
    done = run("-c", ASK, **production)
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout.splitlines()[-1])
    assert found["plain"] == [301, "https://headway.example.gov.uk/account/login/"]
    assert (found["page"], found["signed"], found["other"]) == (200, 302, 400)
    assert found["hsts"] == "max-age=31536000; includeSubDomains; preload"
    assert set(found["cookies"]) == {"__Host-session", "__Host-csrf"}
    for name, cookie in found["cookies"].items():
        assert cookie == {
            "secure": "True",
            "httponly": "True",
            "samesite": "Lax",
            "path": "/",
            "domain": "",
        }, name
    assert KEY not in done.stdout + done.stderr
    assert "correct horse" not in done.stdout + done.stderr
    assert "ada@example.org" not in done.stderr


def test_styles_and_scripts_bear_fingerprints(production: dict[str, str]) -> None:
    found = json.loads(run("-c", ASK.replace("ada@", "bea@"), **production).stdout.splitlines()[-1])
    assert "headway/passkeys." in found["html"]
    assert 'src="/static/headway/passkeys.js"' not in found["html"]
