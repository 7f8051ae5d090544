"""The demo's site as a person runs it: made once by ``headway demo``, copied for each journey that changes it."""

import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError

HEADWAY = (sys.executable, "-m", "headway")
PASSWORD = re.compile(r"the password (\S+)")
CODE = re.compile(r"^\d{6}")
PATIENCE_SECONDS = 60


@dataclass(frozen=True)
class Demo:
    """What ``headway demo`` left in a folder: report, pack and site."""

    folder: Path
    password: str

    @property
    def report(self) -> Path:
        return self.folder / "report.pdf"


@dataclass(frozen=True)
class Site(Demo):
    """A demo that is being served."""

    address: str
    server: subprocess.Popen[bytes]

    def code(self, email: str) -> str:
        """What the person's authenticator app shows: six digits that work once."""
        said = _headway("demo", "--out", self.folder, "--code", email)
        found = CODE.match(said)
        assert found, said
        return found.group()

    def letters(self) -> list[str]:
        """The e-mails that the site has written so far."""
        return [each.read_text(encoding="utf-8") for each in sorted((self.folder / "site/outbox").iterdir())]

    def command(self, *words: str) -> str:
        """What one of Headway's commands says about this site."""
        own = {"HEADWAY_HOME": str(self.folder / "site"), "HEADWAY_ADDRESS": self.address}
        return _headway(*words, environment=clean_environment() | own)

    def stop(self) -> None:
        self.server.terminate()
        self.server.wait(timeout=PATIENCE_SECONDS)


def make_demo(folder: Path) -> Demo:
    """A new demo. Its password is in what the command prints, and nowhere else."""
    said = _headway("demo", "--out", folder)
    found = PASSWORD.search(said)
    assert found, said
    return Demo(folder, found.group(1))


def serve_copy(demo: Demo, folder: Path) -> Site:
    """A copy of the demo in a new folder, served on a free port once it answers."""
    shutil.copytree(demo.folder, folder)
    port = free_port()
    log = (folder / "server.log").open("wb")
    with log:
        server = subprocess.Popen(
            [*HEADWAY, "demo", "--out", folder, "--keep", "--serve", "--port", str(port)],
            stdout=log,
            stderr=subprocess.STDOUT,
            env=clean_environment(),
        )
    site = Site(folder, demo.password, f"http://127.0.0.1:{port}", server)
    wait_for(site)
    return site


def clean_environment() -> dict[str, str]:
    """Nothing of another site, database or test leaks into this one."""
    left_out = ("HEADWAY_", "DATABASE_URL", "DJANGO_SETTINGS_MODULE")
    return {name: value for name, value in os.environ.items() if not name.startswith(left_out)}


def _headway(*words: object, environment: dict[str, str] | None = None) -> str:
    done = subprocess.run(
        [*HEADWAY, *map(str, words)],
        check=False,
        capture_output=True,
        text=True,
        env=environment or clean_environment(),
        timeout=PATIENCE_SECONDS,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def free_port() -> int:
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        port: int = door.getsockname()[1]
        return port


def wait_for(site: Site) -> None:
    until = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < until:
        try:
            with urllib.request.urlopen(f"{site.address}/accessibility/", timeout=5):  # noqa: S310 - our own server
                return
        except (URLError, ConnectionError):
            said = (site.folder / "server.log").read_text(encoding="utf-8")
            assert site.server.poll() is None, f"The site stopped before it answered:\n{said}"
            time.sleep(0.1)
    raise AssertionError(f"The site did not answer within {PATIENCE_SECONDS} seconds:\n{said}")
