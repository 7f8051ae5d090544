"""Shared fixtures. Tests that read the reference material in ../shared ask for ``shared``."""

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SHARED = Path(os.environ.get("HEADWAY_SHARED", ROOT.parent / "shared"))


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of reference material. Absent, the test skips with a reason; in CI that is a failure."""
    if not SHARED.is_dir():
        if os.environ.get("CI"):
            pytest.fail(f"CI must have the reference material at {SHARED}")
        pytest.skip(f"the reference material is not at {SHARED}")
    return SHARED
