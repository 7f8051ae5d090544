"""``headway read``, run as a person or a script runs it."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import hostile_pdfs as hostile
import pytest

REPORT = (
    "Kent County Council\nInspection of services for children in need of help and protection\n"
    "Inspection dates: 6 March to 30 March 2017\nReport published: 13 June 2017\n"
    "Children’s services in Kent are good\n"
)

COMMAND = [sys.executable, "-m", "headway", "read"]

Ran = subprocess.CompletedProcess[bytes]


@pytest.fixture
def read(tmp_path: Path) -> Callable[..., Ran]:
    def read(*arguments: str | Path) -> Ran:
        return subprocess.run(
            [*COMMAND, *map(str, arguments)], cwd=tmp_path, capture_output=True, timeout=60, check=False
        )

    return read


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "reports"
    (folder / "more").mkdir(parents=True)
    (folder / "b.txt").write_text(REPORT, encoding="utf-8")
    (folder / "a.pdf").write_bytes(hostile.encrypted())
    (folder / "c.PDF").write_bytes(hostile.plain("A note"))
    (folder / "more" / "d.txt").write_bytes(b"")
    (folder / ".hidden.txt").write_text("hidden")
    (folder / "notes.md").write_text("no document")
    return folder


def test_a_file_is_one_json_object(read, folder):
    ran = read(folder / "b.txt", "--json")
    record = json.loads(ran.stdout)
    assert ran.returncode == 0
    assert ran.stderr == b""
    assert record["framework"] == "SIF"
    assert record["authority"]["code"] == "E10000016"
    assert "file" not in record


def test_a_file_in_words_names_what_was_found(read, folder):
    ran = read(folder / "b.txt")
    assert ran.returncode == 0
    assert "Kent (E10000016)" in ran.stdout.decode()
    assert "2017-03-06 to 2017-03-30" in ran.stdout.decode()


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        (
            "locked.pdf",
            hostile.encrypted(),
            "locked.pdf is encrypted. Save a copy without a password and read that.",
        ),
        ("empty.pdf", b"", "empty.pdf is empty. Fetch the report again and read that."),
    ],
)
def test_a_refused_file_ends_with_code_2_and_one_message_and_json_all_the_same(
    read, tmp_path, name, content, reason
):
    (tmp_path / name).write_bytes(content)
    in_words, as_json = read(name), read(name, "--json")
    for ran in (in_words, as_json):
        assert ran.returncode == 2
        assert ran.stderr.decode().strip() == f"headway: {reason}"
    assert in_words.stdout == b""
    record = json.loads(as_json.stdout)
    assert record["framework"] is None
    assert record["warnings"] == [reason]


def test_a_file_that_is_no_report_ends_with_code_2(read, tmp_path):
    (tmp_path / "note.txt").write_text("A note of a meeting.")
    assert read("note.txt").returncode == 2


def test_a_folder_is_a_line_of_json_for_each_document_in_order_of_name(read, folder):
    ran = read(folder, "--json")
    lines = [json.loads(line) for line in ran.stdout.splitlines()]
    assert ran.returncode == 0
    assert [line["file"] for line in lines] == ["a.pdf", "b.txt", "c.PDF", "more/d.txt"]
    assert [line["framework"] for line in lines] == [None, "SIF", None, None]
    assert all(line["warnings"] for line in lines if line["framework"] is None)


def test_the_coverage_and_the_refused_by_name_are_on_standard_error(read, folder):
    told = read(folder, "--json").stderr.decode().splitlines()
    assert told[0] == "4 documents: 1 read, 3 refused."
    assert told[1] == "  a.pdf is encrypted. Save a copy without a password and read that."
    assert told[2].startswith("  c.PDF: ")
    assert told[3] == "  more/d.txt is empty. Fetch the report again and read that."
    assert len(told) == 4, "no progress in a pipe"


def test_a_folder_in_words_is_a_row_a_document(read, folder):
    rows = read(folder).stdout.decode().splitlines()
    assert [row.split()[0] for row in rows] == ["Document", "a.pdf", "b.txt", "c.PDF", "more/d.txt"]


def test_one_job_and_two_say_the_same(read, folder):
    assert read(folder, "--json", "--jobs", "1").stdout == read(folder, "--json", "--jobs", "2").stdout


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_a_folder_that_links_to_itself_is_read_once(read, folder):
    (folder / "more" / "round").symlink_to(folder, target_is_directory=True)
    (folder / "gone.pdf").symlink_to(folder / "nowhere.pdf")
    ran = read(folder, "--json")
    assert [json.loads(line)["file"] for line in ran.stdout.splitlines()] == [
        *["a.pdf", "b.txt", "c.PDF", "gone.pdf", "more/d.txt"]
    ]
    assert "gone.pdf is not a file." in ran.stderr.decode()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names there")
def test_a_pipe_in_the_folder_does_not_hold_it_up(read, folder):
    os.mkfifo(folder / "pipe.pdf")
    assert "pipe.pdf is not a file." in read(folder, "--json").stderr.decode()


@pytest.mark.skipif(sys.platform != "linux", reason="file names are Unicode elsewhere")
def test_names_of_any_kind_come_through(read, folder):
    odd = [b"-v.txt", b"two\nlines.txt", b"\xff\xfe.txt", "漢字.txt".encode(), b"[red]x.txt"]
    for name in odd:
        Path(os.fsdecode(os.fsencode(folder) + b"/" + name)).write_text("A note")
    as_json, in_words = read(folder, "--json"), read(folder)
    names = {os.fsencode(json.loads(line)["file"]) for line in as_json.stdout.splitlines()}
    assert set(odd) <= names
    assert in_words.returncode == 0
    assert "[red]x.txt" in in_words.stdout.decode()
    assert len(as_json.stderr.splitlines()) == 1 + 3 + len(odd), "a line each, whatever the name"


def test_a_file_named_like_an_option_can_be_read(read, tmp_path):
    (tmp_path / "--json").write_text(REPORT, encoding="utf-8")
    assert json.loads(read("--json", "--", "--json").stdout)["framework"] == "SIF"


def test_modules_beside_the_reports_are_not_run(tmp_path, folder):
    for name in ("json", "pypdfium2", "queue"):
        (folder / f"{name}.py").write_text(f"open({str(tmp_path / 'run')!r}, 'w')")
    subprocess.run(
        [Path(sys.executable).parent / "headway", "read", "."], cwd=folder, capture_output=True, check=True
    )
    assert not (tmp_path / "run").exists()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["nowhere.pdf"], "There is no file nowhere.pdf."),
        (["."], "has no report in it: no file ends in .pdf or .txt."),
        ([".", "--seconds", "0"], "Give a number above 0."),
        ([".", "--memory", "1"], "Give 128 or more."),
    ],
)
def test_what_cannot_be_done_is_told_in_a_sentence(read, arguments, message):
    ran = read(*arguments)
    assert ran.returncode == 2
    assert message in ran.stderr.decode()
    assert ran.stderr.count(b"\n") == 1


def test_the_time_limit_is_the_reader_s_own(read, tmp_path):
    (tmp_path / "bomb.pdf").write_bytes(hostile.text_bomb(3_000_000))
    ran = read("bomb.pdf", "--seconds", "0.2")
    assert ran.returncode == 2
    assert ran.stderr.decode().startswith("headway: bomb.pdf takes more than 0.2 seconds to read.")


@pytest.mark.skipif(sys.platform != "linux", reason="looks for the workers in /proc")
@pytest.mark.parametrize("by", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_stopping_it_leaves_no_process_and_no_traceback(tmp_path, by):
    for number in range(4):
        (tmp_path / f"{number}.pdf").write_bytes(hostile.text_bomb(3_000_000))
    ran = subprocess.Popen(
        [*COMMAND, ".", "--jobs", "2"],
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        # A shell that starts the suite in the background makes it ignore Ctrl-C, and what it starts would too.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509
    )
    patience = time.monotonic() + 20
    while len(workers := _children(ran.pid)) < 2:
        assert time.monotonic() < patience
        time.sleep(0.01)
    time.sleep(0.3)
    ran.send_signal(by)
    _, told = ran.communicate(timeout=20)
    assert ran.returncode != 0
    assert b"Traceback" not in told
    while any(Path(f"/proc/{worker}").exists() for worker in workers):
        assert time.monotonic() < patience
        time.sleep(0.01)


def _children(process: int) -> set[str]:
    files = Path(f"/proc/{process}/task").glob("*/children")
    return {child for file in files for child in file.read_text().split()}
