"""Shared fixtures. Tests that read the reference material in ../shared ask for ``shared``."""

import gc
import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

ROOT = Path(__file__).resolve().parents[1]
SHARED = Path(os.environ.get("HEADWAY_SHARED", ROOT.parent / "shared"))


# How long an example takes is no matter of a test: a busy machine would fail what is right.
settings.register_profile("headway", deadline=None, suppress_health_check=[HealthCheck.too_slow])
if not os.environ.get("CI"):  # there Hypothesis's own profile says the same, and repeats the same examples
    settings.load_profile("headway")


def pytest_collection_finish() -> None:
    """What collecting has brought in stays to the end, and the collector of garbage need not walk it again each time:
    that takes 0.2 seconds, and statsmodels asks for it whenever it allows for many tests.
    """
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of reference material. Absent, the test skips with a reason; in CI that is a failure."""
    if not SHARED.is_dir():
        if os.environ.get("CI"):
            pytest.fail(f"CI must have the reference material at {SHARED}")
        pytest.skip(f"the reference material is not at {SHARED}")
    return SHARED
