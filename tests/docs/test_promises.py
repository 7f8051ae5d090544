"""What docs/security.md promises of the code as a whole."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
MODULES = sorted((ROOT / "src" / "headway").rglob("*.py"))
LIBRARIES = [path for path in MODULES if "web" not in path.relative_to(ROOT / "src/headway").parts]
NETWORK = {
    "aiohttp",
    "ftplib",
    "http",
    "httpx",
    "requests",
    "smtplib",
    "socket",
    "socketserver",
    "ssl",
    "urllib",
}


def imported(path: Path) -> set[str]:
    """The first part of every name that a module imports."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {each.name.split(".")[0] for each in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module.split(".")[0])
    return names


@pytest.mark.parametrize("path", LIBRARIES, ids=lambda path: path.relative_to(ROOT / "src").as_posix())
def test_no_module_outside_the_website_imports_a_network_library(path: Path) -> None:
    assert imported(path) & NETWORK == set()


def test_only_the_workers_open_documents() -> None:
    room = ROOT / "src" / "headway"
    users = {path.relative_to(room).as_posix() for path in LIBRARIES if "pypdfium2" in imported(path)}

    assert users == {"reports/extract.py", "documents/agenda_pack/worker.py"}


def test_every_requirement_is_locked_by_version_and_hash_and_names_no_index() -> None:
    for name in ("run.txt", "dev.txt"):
        locked = (ROOT / "requirements" / name).read_text(encoding="utf-8")
        pins = re.findall(r"^[\w.\[\],-]+==\S+", locked, re.MULTILINE)
        entries = [entry for entry in re.split(r"^(?=[\w])", locked, flags=re.MULTILINE) if "==" in entry]

        assert len(pins) == len(entries) > 5
        assert all("--hash=sha256:" in entry for entry in entries)
        assert not re.search(r"https?://|--(?:extra-)?index-url", locked)


@pytest.mark.parametrize(
    "file",
    [
        "reports/bounded.py",
        "reports/worker.py",
        "reports/wire.py",
        "reports/limits.py",
        "documents/text.py",
        "documents/agenda_pack/worker.py",
    ],
)
def test_the_places_that_security_names_exist(file: str) -> None:
    module = "headway." + file.removesuffix(".py").replace("/", ".")

    assert (ROOT / "src" / "headway" / file).is_file()
    assert f"`{module}`" in (ROOT / "docs/security.md").read_text(encoding="utf-8")
