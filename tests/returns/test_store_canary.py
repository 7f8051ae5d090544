"""No identifier of a child is in the workspace, in a temporary file, on the terminal or in a log, however it ends."""

import os
import signal
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pytest
from canaries import CANARIES, FILE, NAME, found_below, told_in, write_returns

from headway.returns.checks import check
from headway.returns.intake import read_folder
from headway.returns.store import Store, load, make_key, mapping


@dataclass
class Place:
    """A workspace, a folder for temporary files that nothing else uses, and the key; and all that was said."""

    root: Path
    said: list[bytes] = field(default_factory=list)

    @property
    def home(self) -> Path:
        return self.root / "home"

    @property
    def environment(self) -> dict[str, str]:
        told = {
            "HEADWAY_HOME": self.home,
            "HEADWAY_CHILD_KEY_FILE": self.root / "key" / "child.key",
            "TMPDIR": self.root / "tmp",
            "HOME": self.root / "user",
        }
        return os.environ | {name: str(path) for name, path in told.items()}

    def started(self, *arguments: str) -> "subprocess.Popen[bytes]":
        for folder in ("tmp", "user", "cwd"):
            (self.root / folder).mkdir(exist_ok=True)
        return subprocess.Popen(
            [sys.executable, "-m", "headway", *arguments],
            env=self.environment,
            cwd=self.root / "cwd",
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )

    def run(self, *arguments: str, asked: str = "", code: int | None = 0) -> str:
        run = self.started(*arguments)
        out, error = run.communicate(asked.encode(), timeout=120)
        self.said.append(out + error)
        assert code is None or run.returncode == code, (out + error).decode()
        return (out + error).decode()

    def leaks(self) -> dict[str, set[str]]:
        found = found_below(self.home)
        for folder in ("tmp", "user", "cwd"):
            found |= {f"{folder}/{name}": told for name, told in found_below(self.root / folder).items()}
        said = b"\n".join(self.said).replace(FILE.encode(), b"")  # a file may be named to whoever gave it
        if told := told_in(said):
            found["the terminal"] = told
        return found


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path)


def test_loading_checking_verifying_and_forgetting_leave_no_trace(place: Place) -> None:
    first = write_returns(place.root / "first")
    second = write_returns(place.root / "second", again=True)
    assert "edition" in place.run("load", str(first))
    place.run("load", str(first), "--json")
    place.run("load", str(second))
    place.run("check", str(first), "--previous", str(second), code=1)
    place.run("check", code=None)
    place.run("indicators", "show", "--by", "team", "--from", "2025-04", "--to", "2026-03")
    place.run("store", "verify")
    place.run("store", "list")
    place.run(
        "store", "hold", "--child", "-", "--reason", "Claim 7", asked=CANARIES["child in figures"] + "\n"
    )
    place.run("store", "list", "--json")
    place.run("store", "forget", "-", asked=CANARIES["child in figures"] + "\n", code=2)
    place.run("store", "forget", "-", "--dry-run", asked=CANARIES["child"] + "\n")
    assert "rows erased" in place.run("store", "forget", "-", asked=CANARIES["child"] + "\n")
    place.run("store", "forget", CANARIES["child"], NAME, code=2)
    place.run("store", "forget", "NOBODY " + NAME, code=2)
    place.run("store", "retention", "--on", "2090-01-01")
    place.run("indicators", "show", "--json")
    place.run("store", "verify")
    assert len(Store(place.home / "returns").editions()) == 7  # five returns, two of them corrected
    assert place.leaks() == {}


def test_loads_that_fail_leave_no_trace(place: Place) -> None:
    folder = write_returns(place.root / "first")
    place.run("load", str(folder), "--authority", "Medway", code=2)
    place.run("load", str(folder / "care"), code=2)  # whose it is, nobody says
    census = folder / "census" / "census.xml"
    whole = census.read_text()
    census.write_text(whole[: len(whole) // 2])
    place.run("load", str(folder), code=2)
    census.write_text(whole.replace("<Year>2026<", f"<Year>{NAME}<"))
    place.run("load", str(folder), code=None)
    census.write_text(whole.replace("<LEA>886<", f"<LEA>{NAME}<"))
    place.run("load", str(folder), code=None)
    census.write_text(whole.replace("?>", f"?><!DOCTYPE x [<!ENTITY a '{NAME}'>]>", 1))
    place.run("load", str(folder), code=None)
    census.write_text(whole)
    (folder / "care" / "episodes.csv").rename(folder / "care" / "e.csv")
    (folder / "care" / "copy.csv").write_bytes((folder / "care" / "e.csv").read_bytes())
    place.run("load", str(folder), code=2)
    assert place.leaks() == {}


def test_a_load_that_is_killed_at_any_moment_leaves_no_trace(place: Place) -> None:
    folder = write_returns(place.root / "first")
    begun = time.monotonic()
    place.run("load", str(folder))
    whole = time.monotonic() - begun
    for number in range(5):
        write = write_returns(place.root / f"again {number}", again=True)
        (write / "local" / "areas.csv").write_text(
            (write / "local" / "areas.csv").read_text() + "\n" * number
        )
        run = place.started("load", str(write))
        time.sleep(whole * (0.3 + 0.15 * number))
        run.send_signal(signal.SIGKILL)
        out, error = run.communicate()
        place.said.append(out + error)
        assert place.leaks() == {}
    place.run("load", str(place.root / "again 4"))
    place.run("store", "verify")
    assert place.leaks() == {}


def test_the_search_finds_pseudonyms_that_are_none(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    """Were identifiers kept as they are, these tests would fail: the child in figures is found at once."""
    monkeypatch.setattr(
        mapping,
        "pseudonyms",
        lambda _, __, given: np.array([int("".join(filter(str.isdigit, each)) or 0) for each in given]),
    )
    store = Store(place.home / "returns")
    with read_folder(write_returns(place.root / "first")) as intake:
        check(intake)
        load(intake, store, key=make_key(place.root / "key" / "child.key", store=store.folder))
    leaks = found_below(place.home)
    assert any("child in figures" in told for told in leaks.values())


@pytest.mark.parametrize("name", CANARIES)
def test_the_search_knows_each_canary_in_every_form(name: str) -> None:
    import base64

    value = CANARIES[name]
    for text in (value, value.upper(), value.lower(), value.replace(" ", "")):
        for content in (
            text,
            text.encode().hex(),
            base64.b64encode(b"row 1 " + text.encode() + b" end").decode(),
        ):
            assert name in told_in(b"x" + content.encode()), content
        assert name in told_in(text.encode("utf-16-le"))
