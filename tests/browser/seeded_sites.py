"""Sites that are filled by the site's own actions, not by the demo, so that they are there in seconds."""

import json
import subprocess
import sys
from pathlib import Path

from demo_sites import Site, clean_environment, free_port, wait_for

__all__ = ["Seeded", "seed", "serve_workspace"]

Seeded = tuple[Path, dict[str, str]]
"""The folder whose ``site`` is the workspace, and the session of each role."""
_NO_SECOND_STEP = "[sign_in]\nrequire_two_step = false\n"


def seed(script: Path, folder: Path) -> Seeded:
    """Run a script on an empty workspace; it prints the sessions."""
    home = folder / "site"
    home.mkdir()
    (home / "headway.toml").write_text(_NO_SECOND_STEP, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, script],
        env=clean_environment() | {"HEADWAY_HOME": str(home)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return folder, json.loads(done.stdout)


def serve_workspace(folder: Path) -> Site:
    """Its site on a free port, once it answers."""
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    own = {"HEADWAY_HOME": str(folder / "site"), "HEADWAY_ADDRESS": address}
    command = [sys.executable, "-m", "headway", "serve", "--port", str(port), "--workers", "1"]
    with (folder / "server.log").open("wb") as log:
        server = subprocess.Popen(
            command, stdout=log, stderr=subprocess.STDOUT, env=clean_environment() | own
        )
    served = Site(folder, "", address, server)
    wait_for(served)
    return served
