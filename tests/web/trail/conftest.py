"""What the tests of this room share."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from migrated import Migrated
from places import Place


@pytest.fixture
def place(migrated: Migrated, tmp_path: Path) -> Iterator[Place]:
    home = tmp_path / "workspace"
    with migrated.copied_to(home) as url:
        own = {
            "HEADWAY_HOME": str(home),
            "DJANGO_SETTINGS_MODULE": "headway.web.settings",
            "DATABASE_URL": url,
        }
        yield Place(tmp_path, os.environ | own)
