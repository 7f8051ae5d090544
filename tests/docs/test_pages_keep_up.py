"""Pages written by hand keep up with the house: README, words, rooms, decisions, examples."""

import ast
import re
import shlex
import tomllib
from pathlib import Path
from typing import Any

import pytest
from typer.main import get_command

from headway.cli import app
from headway.documents import FILES
from headway.frameworks import frameworks
from headway.reports import Limits

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
PAGES = [ROOT / "README.md", *sorted(DOCS.rglob("*.md"))]


def text(path: str) -> str:
    return (ROOT / path).read_text(encoding="utf-8")


def test_the_two_commands_of_the_readme_are_tasks_of_the_makefile() -> None:
    commands = re.findall(r"^    make (\w+)$", text("README.md"), re.MULTILINE)

    assert commands == ["demo", "test"]
    for command in commands:
        assert re.search(rf"^{command}:", text("Makefile"), re.MULTILINE)


@pytest.mark.parametrize("path", ["README.md", "docs/how-to/write-a-pack.md"])
def test_every_file_of_the_pack_is_told(path: str) -> None:
    assert [name for name in FILES if f"`{name}`" not in text(path)] == []


def test_the_readme_counts_the_frameworks() -> None:
    assert len(frameworks()) == 16
    assert "sixteen" in text("README.md")


def test_the_limits_told_are_the_limits_kept() -> None:
    limits = Limits()
    for path in ("docs/how-to/read-reports.md", "docs/security.md"):
        told = text(path)
        assert f"{limits.seconds:g} seconds" in told
        assert f"{limits.memory_mib // 1024} GiB" in told
        assert f"{limits.file_mib} MiB" in told
        assert f"{limits.pages:,} pages" in told
        assert f"{limits.characters // 1_000_000} million characters" in told


WORDS_OF_THE_DESIGN = [
    "authority",
    "framework",
    "inspection",
    "judgement",
    "grade",
    "finding",
    "recommendation",
    "plan",
    "action",
    "update",
    "evidence",
    "closure",
    "indicator",
    "observation",
    "comparator",
    "signal",
    "question",
    "body",
    "meeting",
    "paper",
    "pathway",
    "classification",
    "minute",
    "resolution",
    "commitment",
    "clock",
    "profile",
    "lesson",
]
WORDS_OF_READING = (
    "annual assessment",
    "area for priority action",
    "clear day",
    "due band",
    "framework version",
    "not judged",
    "proposed link",
    "refused document",
    "statement of proposed action",
    "working day",
)


@pytest.mark.parametrize("word", [*WORDS_OF_THE_DESIGN, *WORDS_OF_READING])
def test_the_word_has_its_line_in_the_glossary(word: str) -> None:
    lines = [
        line for line in text("docs/glossary.md").splitlines() if line.lower().startswith(f"| **{word}** |")
    ]

    assert len(lines) == 1
    assert len(lines[0]) > len(word) + 30


def test_the_glossary_is_in_order_of_the_alphabet() -> None:
    for table in text("docs/glossary.md").split("\n## ")[1:]:
        words = re.findall(r"^\| \*\*(.+?)\*\* \|", table, re.MULTILINE)
        assert words == sorted(words, key=str.lower)


def test_every_decision_is_in_the_index_under_its_number() -> None:
    index = text("docs/decisions/README.md")
    records = [path.name for path in (DOCS / "decisions").glob("[0-9]*.md")]

    assert "0001-the-ground.md" in records
    assert [name for name in records if f"| [{int(name[:4])}]({name}) |" not in index] == []


def test_no_two_decisions_have_one_number() -> None:
    numbers = [path.name[:4] for path in (DOCS / "decisions").glob("[0-9]*.md")]

    assert len(numbers) == len(set(numbers))


def test_the_rooms_are_told_in_the_order_that_is_checked() -> None:
    contracts = tomllib.loads(text("pyproject.toml"))["tool"]["importlinter"]["contracts"]
    layers = next(each["layers"] for each in contracts if each["type"] == "layers")
    told = re.findall(r"^\| `(headway\.\w+)` \|", text("docs/rooms.md"), re.MULTILINE)
    built = {layer for layer in layers if not layer.startswith("(")}
    built |= {f"headway.{door.parent.name}" for door in (ROOT / "src/headway").glob("*/__init__.py")}

    assert [layer.strip("()") for layer in layers if layer.strip("()") in told] == told
    assert sorted(built - set(told)) == []


def examples(page: Path) -> list[list[str]]:
    """The ``headway`` commands in the indented code of a page, split as a shell would."""
    code = "\n".join(
        line[4:] for line in page.read_text(encoding="utf-8").splitlines() if line.startswith("    ")
    )
    lines = code.replace("\\\n", " ").splitlines()
    found = [line.removeprefix(".venv/bin/") for line in lines]
    return [
        shlex.split(line.split(" > ")[0]) for line in found if line.startswith("headway ") and "|" not in line
    ]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_the_commands_in_examples_exist_with_their_options(page: Path) -> None:
    if page.name == "commands.md":
        return
    for words in examples(page):
        command: Any = get_command(app)
        rest = words[1:]
        while rest and rest[0] in getattr(command, "commands", {}):
            command = command.commands[rest.pop(0)]
        if default := getattr(command, "unless_told", None):
            command = command.commands[default]
        assert not hasattr(command, "commands"), f"{page.name}: {' '.join(words)}"
        known = {name for option in command.params for name in option.opts} | {"--help"}
        assert {word for word in rest if word.startswith("--")} <= known, f"{page.name}: {' '.join(words)}"


def test_there_are_examples_to_check() -> None:
    assert sum(len(examples(page)) for page in PAGES if page.name != "commands.md") > 10


@pytest.mark.parametrize("page", ["docs/how-to/read-reports.md", "docs/how-to/write-a-pack.md"])
def test_the_python_of_a_how_to_can_be_parsed_and_its_imports_exist(page: str) -> None:
    code = text(page).split("## From Python")[1].split("\n\n", 1)[1]
    lines = code.splitlines()
    end = next((at for at, line in enumerate(lines) if line and not line.startswith("    ")), len(lines))
    tree = ast.parse("\n".join(line[4:] for line in lines[:end]))
    imports = [each for each in tree.body if isinstance(each, ast.ImportFrom)]

    assert len(tree.body) > len(imports) > 1
    exec(compile(ast.Module(list(imports), []), page, "exec"), {})  # noqa: S102  our own words, imports alone
