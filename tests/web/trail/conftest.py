"""What the tests of this room share."""

import os
import uuid
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
import pytest
from places import Place
from psycopg import sql


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Place]:
    env = {
        **os.environ,
        "HEADWAY_HOME": str(tmp_path / "workspace"),
        "DJANGO_SETTINGS_MODULE": "headway.web.settings",
    }
    url = os.environ.get("DATABASE_URL", "")
    if not url:
        yield _made(Place(tmp_path, env))
        return
    name = sql.Identifier(f"writers_{uuid.uuid4().hex}")
    env["DATABASE_URL"] = urlsplit(url)._replace(path=f"/{name.as_string()[1:-1]}").geturl()
    with psycopg.connect(url, autocommit=True) as server:
        server.execute(sql.SQL("CREATE DATABASE {}").format(name))
        try:
            yield _made(Place(tmp_path, env))
        finally:
            server.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(name))


def _made(place: Place) -> Place:
    done = place.headway("manage", "migrate", "-v", "0")
    assert done.returncode == 0, done.stderr
    return place
