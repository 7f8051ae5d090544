"""``headway lessons load`` and ``remove``: what a person and a machine are told, and the exit code."""

import json
from pathlib import Path

import pytest
from click.testing import Result
from lessons_site import a_report
from typer.testing import CliRunner

from headway.cli import app
from headway.errors import ForPerson
from headway.web.lessons.models import LibraryReport

pytestmark = pytest.mark.django_db

REPORT = """Medway
Inspection of services for children in need of help and protection, children looked after and care leavers
Inspection date: 2 March 2015 – 26 March 2015
\fRecommendations
1. Visit every care leaver who is in custody at least once in every eight weeks of the sentence.
"""


def lessons(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["lessons", *arguments])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "reports"
    (made / "2015").mkdir(parents=True)
    (made / "2015" / "medway.txt").write_text(REPORT)
    (made / "list.txt").write_text("Eggs, flour, butter.")
    return made


def test_the_coverage_is_told_with_each_refused_document_by_name(folder: Path) -> None:
    told = lessons("load", str(folder), "--jobs", "1")
    assert told.exit_code == 0
    assert told.stdout.splitlines() == [
        "2 documents: 1 read, 0 known already, 1 refused.",
        "Read: 2 pages, 2 passages, 1 item asked for, of 1 authority, 2015.",
        "The library now holds 1 report of 1 authority, 2015.",
    ]
    assert told.stderr.splitlines()[0] == "Refused:"
    assert told.stderr.splitlines()[1].startswith("  list.txt: not read: ")
    again = lessons("load", str(folder))
    assert again.stdout.splitlines() == [
        "2 documents: 0 read, 2 known already (1 of them refused then), 0 refused.",
        "The library now holds 1 report of 1 authority, 2015.",
    ]


def test_a_machine_gets_the_same_as_json(folder: Path) -> None:
    plain = json.loads(lessons("load", str(folder), "--json", "--jobs", "1").stdout)
    assert (plain["given"], plain["read"], plain["items"]) == (2, 1, 1)
    assert plain["authorities"] == ["Medway"]
    assert [each["name"] for each in plain["refused"]] == ["list.txt"]


def test_nothing_but_words_comes_through_a_pipe(folder: Path) -> None:
    told = lessons("load", str(folder), "--jobs", "1")
    assert "\x1b" not in told.stdout + told.stderr
    assert "\r" not in told.stdout + told.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("load", "{here}/nowhere"), "There is no file or folder"),
        (("load", "{here}/empty"), "has no report in it"),
        (("load", "{here}/reports/list.txt"), "not read"),
        (("remove", "nothing.pdf"), 'The library holds no report "nothing.pdf"'),
    ],
)
def test_what_is_wrong_is_one_sentence_for_a_person(
    folder: Path, tmp_path: Path, arguments: tuple[str, str], said: str
) -> None:
    (tmp_path / "empty").mkdir()
    told = lessons(*(each.format(here=tmp_path) for each in arguments))
    assert isinstance(told.exception, ForPerson)  # which main() prints, with exit code 2
    assert said in str(told.exception)
    assert folder.is_dir()


def test_a_report_is_taken_out_by_its_name_its_path_or_its_hash(folder: Path) -> None:
    for way in ("name", "path", "sha256"):
        lessons("load", str(folder), "--jobs", "1")
        held = LibraryReport.objects.get(refusal="")
        given = {"name": "medway.txt", "path": "2015/medway.txt", "sha256": held.sha256[:12]}[way]
        told = lessons("remove", given)
        assert told.stdout == f"Taken out of the library: {held} (2015/medway.txt).\n"
        assert not LibraryReport.objects.filter(refusal="").exists()


@pytest.mark.usefixtures("kent")
def test_a_name_that_two_reports_have_is_asked_back() -> None:
    for _ in range(2):
        LibraryReport.objects.filter(pk=a_report().pk).update(name="report.pdf")
    told = lessons("remove", "report.pdf")
    assert "is the name of 2 reports" in str(told.exception)
    assert LibraryReport.objects.count() == 2


def test_one_who_stops_a_load_is_told_that_it_can_be_gone_on_with(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from headway.web.lessons import loading

    def stopped(**_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(loading, "load", stopped)
    told = lessons("load", str(folder))
    assert told.exit_code == 130
    assert "What was read is kept" in told.stderr
