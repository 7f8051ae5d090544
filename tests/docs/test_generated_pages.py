"""The pages written from the code are those that the code would write today, and leave nothing out."""

import importlib.util
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from typer.main import get_command

from headway.cli import app
from headway.reports import (
    Addressee,
    Document,
    Finding,
    InspectionRecord,
    Link,
    LinkedFinding,
    Recommendation,
    RecommendationKind,
    Window,
    to_json,
)

ROOT = Path(__file__).resolve().parents[2]
REFERENCE = ROOT / "docs" / "reference"


@pytest.fixture(scope="module")
def script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("reference", ROOT / "scripts" / "reference.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("name", ["commands.md", "frameworks.md", "inspection-json.md", "make.md"])
def test_a_generated_page_is_up_to_date(script: ModuleType, name: str) -> None:
    assert (REFERENCE / name).read_text(encoding="utf-8") == script.PAGES[name](), "run: make fix"


def test_a_stale_page_is_named_and_ends_with_exit_code_1(
    script: ModuleType,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    (tmp_path / "docs" / "reference").mkdir(parents=True)
    monkeypatch.setattr(script, "ROOT", tmp_path)
    monkeypatch.setattr(script, "PAGES", {"one.md": lambda: "new\n", "two.md": lambda: "same\n"})
    (tmp_path / "docs/reference/two.md").write_text("same\n", encoding="utf-8")
    monkeypatch.setattr("sys.argv", ["reference.py", "--check"])

    with pytest.raises(SystemExit) as ended:
        script.main()

    assert ended.value.code == 1
    assert capsys.readouterr().out == "docs/reference/one.md is stale. Run: make fix\n"
    assert not (tmp_path / "docs/reference/one.md").exists(), "a check writes nothing"


def commands(path: str, command: Any) -> Iterator[tuple[str, Any]]:
    yield path, command
    for name, below in getattr(command, "commands", {}).items():
        yield from commands(f"{path} {name}", below)


EVERY = dict(commands("headway", get_command(app)))


@pytest.mark.parametrize("path", EVERY)
def test_every_command_has_its_entry_with_every_option(path: str) -> None:
    page = (REFERENCE / "commands.md").read_text(encoding="utf-8")
    _, heading, after = page.partition(f"## `{path}`\n")
    entry = after.partition("\n## ")[0]

    assert heading
    for option in EVERY[path].params:
        if option.param_type_name == "option" and not option.hidden:
            assert f"`{', '.join(option.opts)}" in entry


FULL = InspectionRecord(
    document=Document("0" * 64, 1),
    inspection=(Window(date(2017, 3, 6), date(2017, 3, 30)),),
    recommendations=(
        Recommendation(
            number="1",
            addressee=Addressee.AUTHORITY,
            kind=RecommendationKind.RECOMMENDATION,
            due_band=None,
            text="Do it.",
            sub_items=("Soon.",),
            page=1,
            findings=(LinkedFinding("2", 1, Link.PROPOSED),),
        ),
    ),
    findings=(Finding("2", 1, "It is not done.", None, tagged=True),),
    warnings=("Look at it.",),
)


def keys(value: Any, path: str = "") -> Iterator[str]:
    """The path of each value in the JSON: ``recommendations[].findings[].page``."""
    if isinstance(value, dict) and value:
        for key, below in value.items():
            yield from keys(below, f"{path}.{key}" if path else key)
    elif isinstance(value, list):
        for below in value:
            yield from keys(below, f"{path}[]")
    else:
        yield path


@pytest.mark.parametrize("key", dict.fromkeys(keys(to_json(FULL))))
def test_every_key_of_the_json_is_documented(key: str) -> None:
    page = (REFERENCE / "inspection-json.md").read_text(encoding="utf-8")

    (line,) = [line for line in page.splitlines() if line.startswith(f"| `{key}` |")]
    assert len(line.split(" | ")[-1]) > 8, "and says what it holds"


def test_every_task_of_the_makefile_is_listed() -> None:
    page = (REFERENCE / "make.md").read_text(encoding="utf-8")
    tasks = [
        line.split(":")[0]
        for line in (ROOT / "Makefile").read_text().splitlines()
        if ": " in line and "##" in line
    ]

    assert {"demo", "test", "check", "score"} <= set(tasks)
    assert [task for task in tasks if task.isalpha() and f"| `make {task}` |" not in page] == []
