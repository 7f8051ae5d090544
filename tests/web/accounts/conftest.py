"""Fixtures of the tests about signing in."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from signing_in import CALLBACK, RunningProvider, free_port


@pytest.fixture(scope="session")
def provider(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningProvider]:
    """A real OpenID provider on loopback (django-oauth-toolkit) that knows Headway."""
    port, site = free_port(), f"http://localhost:{free_port()}"
    script = Path(__file__).with_name("oidc_provider.py")
    back = f"{site}{CALLBACK} http://testserver{CALLBACK}"
    running = subprocess.Popen(
        [sys.executable, str(script), str(tmp_path_factory.mktemp("provider")), str(port), back],
        stdout=subprocess.PIPE,
        text=True,
        env={"PATH": "", "PYTHONPATH": str(script.parent)},
    )
    try:
        assert running.stdout
        assert running.stdout.readline().strip() == "ready", "the provider did not start"
        yield RunningProvider(f"http://127.0.0.1:{port}/o", site)
    finally:
        running.terminate()
        running.wait(10)
        running.stdout.close()


@pytest.fixture
def two_step(settings: Any) -> None:
    """The house demands a second step, as it does outside tests."""
    settings.REQUIRE_TWO_STEP = True
