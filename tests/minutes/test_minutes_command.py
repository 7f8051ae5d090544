"""``headway minutes``, run as a person or a script runs it."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from minute_pages import agenda_item, answer, item_page

Ran = subprocess.CompletedProcess[str]


def run(*arguments: str | Path) -> Ran:
    command = [sys.executable, "-m", "headway", "minutes", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, timeout=60, check=False, encoding="utf-8")


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "mgAi.html"
    path.write_bytes(item_page())
    return path


def test_a_page_is_told_in_lines(page: Path) -> None:
    ran = run(page)
    assert ran.returncode == 0
    assert "Children's Scrutiny Committee, 20 June 2023, 10.00 am" in ran.stdout
    assert "Resolved, asked for: an update be made to the next meeting [due: next meeting]" in ran.stdout
    assert "Promise proposed at 1 a): She undertook to send the figures to all Members" in ran.stdout


def test_json_gives_a_machine_the_same(page: Path) -> None:
    told = json.loads(run(page, "--json").stdout)
    assert (told["body"], told["on"]) == ("Children's Scrutiny Committee", "2023-06-20")
    minute = told["items"][0]["minute"]
    assert [each["kind"] for each in minute["paragraphs"][1]["resolution"]["outcomes"]] == [
        "noted",
        "asked for",
    ]
    assert minute["promises"][0]["due_said"] == "by the end of July"
    (promise,) = minute["promises"]
    assert minute["source"][promise["start"] : promise["end"]] == promise["quote"]


def test_a_restricted_item_is_told_by_its_number_alone(tmp_path: Path) -> None:
    path = tmp_path / "answer.xml"
    path.write_bytes(answer(agenda_item("5", "CANARY", "<p>CANARY</p>", restricted=True)))
    for arguments in ((path,), (path, "--json")):
        ran = run(*arguments)
        assert ran.returncode == 0
        assert "CANARY" not in ran.stdout + ran.stderr
    assert "5: restricted, left out" in run(path).stdout


def test_a_file_without_a_minute_ends_with_exit_code_2_and_one_sentence(tmp_path: Path) -> None:
    path = tmp_path / "report.pdf"
    path.write_bytes(b"%PDF-1.7")
    ran = run(path)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr.startswith("headway: report.pdf: A PDF or Word file is not read as minutes.")
    assert len(ran.stderr.splitlines()) == 1


def test_codes_for_a_terminal_in_a_file_do_not_reach_it(tmp_path: Path) -> None:
    path = tmp_path / "pasted.txt"
    path.write_text("T\x1b[2J\n\nMinutes:\n\nRESOLVED that the report\x1b[31m be noted.", encoding="utf-8")
    assert "\x1b" not in run(path).stdout


@pytest.mark.parametrize(
    ("size", "said"),
    [
        (300_001, "The text has 300,001 characters; at most 300,000 are read. Give one item at a time."),
        # Of so large a file only the beginning is read, so its characters are not counted.
        (
            5_000_000,
            "There are more than 4 MiB, the most that is read. Save one meeting or item by itself.",
        ),
    ],
)
def test_a_file_that_is_too_large_is_told_as_what_it_is(tmp_path: Path, size: int, said: str) -> None:
    path = tmp_path / "whole-year.txt"
    path.write_bytes(("word word\n" * (size // 10 + 1))[:size].encode("ascii"))
    ran = run(path)
    assert (ran.returncode, ran.stderr) == (2, f"headway: whole-year.txt: {said}\n")
