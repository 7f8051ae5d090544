"""The site under test: a workspace of its own, people in every role, two authorities that must never mix.

The suite runs on SQLite, and on PostgreSQL where DATABASE_URL names one.
"""

import os
import tempfile
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

os.environ["HEADWAY_HOME"] = tempfile.mkdtemp(prefix="headway-tests-")
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "headway.web.settings")

import django

django.setup()

from django.test import Client  # noqa: E402
from migrated import Migrated, migrated_database  # noqa: E402
from minutes_emptied import minutes_are_emptied_after_a_test_that_commits  # noqa: E402, F401 - used by its name
from trail_emptied import trail_is_emptied_after_a_test_that_commits  # noqa: E402, F401 - used by its name

from headway.web.accounts.models import Membership, Person  # noqa: E402
from headway.web.accounts.roles import Role  # noqa: E402
from headway.web.register.models import Authority  # noqa: E402

KENT, MEDWAY = "E10000016", "E06000035"
PASSWORD = "correct horse battery staple"  # noqa: S105 - of people who exist only in tests


@pytest.fixture(scope="session")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Migrated]:
    """What a test copies that works a database of its own by processes of its own: migrating takes seconds."""
    with migrated_database(tmp_path_factory.mktemp("migrated") / "workspace") as made:
        yield made


@pytest.fixture(autouse=True)
def _workspace(settings: pytest.FixtureRequest, tmp_path: Path) -> None:
    """Files of one test stay in its own folder; passwords are hashed quickly."""
    from headway.web.workspace import Workspace

    settings.WORKSPACE = Workspace(tmp_path / "workspace")
    settings.WORKSPACE.make()
    settings.EMAIL_FILE_PATH = settings.WORKSPACE.outbox
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.REQUIRE_TWO_STEP = False  # people of most tests come signed in; tests/web/accounts turns it on


@pytest.fixture
def kent(db: None) -> Authority:  # noqa: ARG001
    return Authority.objects.get_or_create(code=KENT, defaults={"name": "Kent"})[0]


@pytest.fixture
def medway(db: None) -> Authority:  # noqa: ARG001
    return Authority.objects.get_or_create(code=MEDWAY, defaults={"name": "Medway"})[0]


@pytest.fixture
def person(kent: Authority) -> Callable[..., Person]:
    """Makes a person with a role, in Kent unless another authority is named: ``person(Role.OFFICER)``."""

    def make(role: Role | None, authority: Authority = kent, name: str = "") -> Person:
        count = Person.objects.count() + 1
        name = name or f"{role.label if role else 'Nobody'} {count}"
        made = Person.objects.create_user(email=f"person{count}@example.org", name=name, password=PASSWORD)
        if role and role is not Role.PUBLIC:
            Membership.objects.create(
                person=made,
                authority=authority,
                role=role,
                from_day=date(2020, 1, 1),
                until_day=date(2099, 1, 1) if role is Role.INSPECTOR else None,
            )
        return made

    return make


@pytest.fixture
def signed_in(person: Callable[..., Person]) -> Callable[..., Client]:
    """A browser in which somebody with the role is signed in: ``signed_in(Role.OFFICER).get("/plans/")``."""

    def make(role: Role, authority: Authority | None = None) -> Client:
        client = Client()
        client.force_login(
            person(role, authority) if authority else person(role),
            backend="django.contrib.auth.backends.ModelBackend",
        )
        return client

    return make
