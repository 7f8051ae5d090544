"""What a worker may not do to its parent, whatever the document makes of it."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from headway.errors import ForPerson
from headway.reports.bounded import Worker
from headway.reports.limits import Limits
from headway.reports.reading import read_file, read_folder
from headway.reports.record import InspectionRecord

linux = pytest.mark.skipif(sys.platform != "linux", reason="limits of memory are kept on Linux")

Read = Callable[[str], InspectionRecord]


@pytest.fixture(autouse=True)
def _workers_find_the_parsers(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parent))
    monkeypatch.setenv("HEADWAY_TEST_MARK", str(tmp_path))


@pytest.fixture
def reading(tmp_path: Path) -> Callable[..., object]:
    @contextmanager
    def reader(parser: str, **limits: float) -> Iterator[Read]:
        with Worker(Limits(**{"seconds": 20, **limits}), f"hostile_parsers:{parser}") as worker:

            def read(text: str) -> InspectionRecord:
                (tmp_path / "a.txt").write_text(text)
                return worker.read(tmp_path / "a.txt", "a.txt")

            yield read

    return reader


def is_alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    status = Path(f"/proc/{process}/stat")
    return not (status.exists() and status.read_text().rpartition(")")[2].split()[0] == "Z")


def wait_until(true: Callable[[], object]) -> None:
    patience = time.monotonic() + 20
    while not true():
        assert time.monotonic() < patience, "it did not happen"
        time.sleep(0.02)


def processes_in(folder: Path) -> list[int]:
    """The workers that have said, by a file, that they are at work."""
    return [int(mark.name) for mark in folder.iterdir() if mark.name.isdigit()]


def children() -> set[str]:
    return {
        child for each in Path("/proc/self/task").glob("*/children") for child in each.read_text().split()
    }


def process_of(record: InspectionRecord) -> int:
    return int(record.warnings[0].removeprefix("by process "))


def test_one_worker_reads_one_document_after_another(reading):
    with reading("counts") as read:
        assert process_of(read("one")) == process_of(read("two"))


def test_a_document_that_takes_too_long_is_refused_and_the_next_is_read(reading):
    with reading("never_ends", seconds=0.5) as read:
        slow, next_one = read("slow"), read("quick")
    assert slow.warnings == (
        "a.txt takes more than 0.5 seconds to read. Save the report by itself and read that, or raise the limit.",
    )
    assert slow.framework is None
    assert len(slow.document.sha256) == 64, "the hash names the document even so"
    assert is_alive(process_of(next_one)) is False, "closed with the worker"


@linux
def test_a_document_that_needs_too_much_memory_is_refused_and_the_next_is_read(reading):
    with reading("eats_memory", memory_mib=256) as read:
        assert "needs more than 256 MiB of memory to read" in read("hungry").warnings[0]
        assert process_of(read("modest"))


@linux
def test_a_worker_that_has_grown_is_replaced_before_the_next_document_pays_for_it(reading):
    with reading("keeps_memory", memory_mib=256) as read:
        records = [read("one"), read("two"), read("three"), read("four"), read("five"), read("six")]
    assert len({process_of(record) for record in records}) == 6


def test_a_crash_is_the_document_s_and_not_the_folder_s(reading):
    with reading("crashes") as read:
        before, crashed, after = read("sound"), read("crash"), read("sound")
    assert "is damaged or needs more than" in crashed.warnings[0]
    assert process_of(before) != process_of(after)


@pytest.mark.parametrize("parser", ["leaves", "lies", "attacks"])
def test_an_answer_that_is_no_record_is_a_refusal(reading, tmp_path, parser):
    with reading(parser) as read:
        record = read("anything")
    assert record.framework is None
    assert "a.txt is damaged" in record.warnings[0]
    assert not (tmp_path / "taken-over").exists(), "what a worker sends must not run in its parent"


@pytest.mark.parametrize(("parser", "fault"), [("fails", "KeyError"), ("recurses", "RecursionError")])
def test_a_fault_of_our_own_is_told_in_a_sentence_with_its_place(reading, parser, fault):
    with reading(parser) as read:
        reason = read("Requires improvement").warnings[0]
    assert reason.startswith(
        f"a.txt could not be read: Headway failed on it ({fault}, hostile_parsers.py line "
    )
    assert "Requires improvement" not in reason


def test_what_a_worker_prints_does_not_garble_its_answers(reading):
    with reading("talks") as read:
        assert process_of(read("one")) == process_of(read("two"))


@linux
def test_a_worker_can_write_no_file(reading, tmp_path):
    with reading("writes") as read:
        read("anything")
    assert (tmp_path / "written").read_text() == ""


def test_closing_ends_a_worker_in_the_midst_of_a_document(tmp_path):
    (tmp_path / "a.txt").write_text("anything")
    worker = Worker(Limits(), "hostile_parsers:sleeps")
    answers: list[InspectionRecord] = []
    reading = threading.Thread(target=lambda: answers.append(worker.read(tmp_path / "a.txt", "a.txt")))
    reading.start()
    wait_until(lambda: processes_in(tmp_path))
    worker.close()
    reading.join(10)
    assert answers[0].warnings == ("a.txt was not read, because reading was stopped.",)
    with pytest.raises(ForPerson, match="stopped"):
        worker.read(tmp_path / "a.txt", "a.txt")


@linux
def test_a_worker_whose_parent_is_killed_ends_even_in_the_midst_of_a_document(tmp_path):
    (tmp_path / "a.txt").write_text("anything")
    program = (
        "import sys; from pathlib import Path; from headway.reports.bounded import Worker; "
        "from headway.reports.limits import Limits; "
        "Worker(Limits(), 'hostile_parsers:sleeps').read(Path(sys.argv[1]), 'a.txt')"
    )
    parent = subprocess.Popen([sys.executable, "-c", program, tmp_path / "a.txt"])
    wait_until(lambda: processes_in(tmp_path))
    (worker,) = processes_in(tmp_path)
    parent.send_signal(signal.SIGKILL)
    parent.wait()
    wait_until(lambda: not is_alive(worker))


def test_a_worker_that_cannot_start_says_so(tmp_path):
    (tmp_path / "a.txt").write_text("anything")
    with (
        Worker(Limits(), "hostile_parsers:no_such_parser") as worker,
        pytest.raises(ForPerson, match="did not start"),
    ):
        worker.read(tmp_path / "a.txt", "a.txt")


@pytest.mark.parametrize("seconds", [0, -1, float("nan"), float("inf")])
def test_a_time_limit_that_cannot_be_kept_is_refused(seconds):
    with pytest.raises(ForPerson, match="Give a number above 0"):
        Limits(seconds=seconds)


def test_a_memory_limit_in_which_nothing_can_be_read_is_refused():
    with pytest.raises(ForPerson, match="Give 128 or more"):
        Limits(memory_mib=127)


def test_the_smallest_memory_limit_is_enough_to_read_with(tmp_path):
    (tmp_path / "a.txt").write_text("A note of no kind that Headway knows.")
    record = read_file(tmp_path / "a.txt", Limits(memory_mib=128))
    assert record.document.pages == 1


@linux
def test_a_folder_that_is_left_early_leaves_no_process(tmp_path):
    for number in range(8):
        (tmp_path / f"{number}.txt").write_text("anything")
    before = children()
    records = read_folder(tmp_path, jobs=2)
    next(records)
    assert len(children() - before) == 2
    records.close()
    assert children() == before
