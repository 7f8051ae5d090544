"""``headway assess``: what it writes, what it prints, what it refuses."""

import csv
import json
import zipfile

import pytest

from headway.assessment.profile_file import from_dict, profile_from, read_csv
from headway.assessment.rulebook import rulebook_text
from headway.cli import main
from headway.documents.assessment_files import ALWAYS, WITH_A_LETTER

KENT = ("--authority", "Kent", "--year", "2010")


@pytest.fixture(autouse=True)
def workspace(tmp_path, monkeypatch):
    """An empty one, and the command run in an empty folder."""
    monkeypatch.setenv("HEADWAY_HOME", str(tmp_path / "home"))
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def run(monkeypatch, capsys):
    """The command as a person runs it: exit code, what it printed, and its one sentence of error."""

    def ran(*words):
        monkeypatch.setattr("sys.argv", ["headway", "assess", *map(str, words)])
        with pytest.raises(SystemExit) as ended:
            main()
        printed = capsys.readouterr()
        return ended.value.code or 0, printed.out, printed.err

    return ran


def test_json_holds_what_is_permitted_why_what_limits_and_the_profile(run):
    code, out, _ = run(*KENT, "--json")
    told = json.loads(out)
    assert code == 0
    assert [grade["id"] for grade in told["permitted"]] == ["performs_poorly"]
    assert told["limiting"][0] == told["reasons"][0]
    assert told["limiting"][0]["rule"] == "csa-safeguarding-inadequate"
    assert told["judgement"] is None
    assert from_dict(told["profile"]).name == "Kent"
    assert "embedded example" in told["made_of"][0]


def test_all_files_are_written_for_kent(run, workspace):
    code, out, _ = run(*KENT, "--out", "letter")
    assert code == 0
    written = {each.name for each in (workspace / "letter").iterdir()}
    assert written == {*ALWAYS, *WITH_A_LETTER}
    assert "Permitted: Performs poorly (1)" in out
    assert "Judged: not yet." in out
    assert "Not borne out" not in out
    assert (workspace / "letter/letter.pdf").read_bytes().startswith(b"%PDF")
    assert zipfile.is_zipfile(workspace / "letter/letter.docx")
    profile = profile_from(read_csv((workspace / "letter/profile.csv").read_text(), "profile.csv"))
    assert profile == from_dict(json.loads((workspace / "letter/assessment.json").read_text())["profile"])


def test_the_table_sets_every_statement_beside_ours(run, workspace):
    run(*KENT, "--out", "letter")
    rows = list(
        csv.DictReader((workspace / "letter/statements.csv").read_text(encoding="utf-8").splitlines())
    )
    assert {row["standing"] for row in rows} == {"supported", "without data"}
    assert all(row["because"] for row in rows)
    page = (workspace / "letter/statements.html").read_text(encoding="utf-8")
    assert "Of 80 statements: 14 supported, 0 contradicted, 66 without data." in page


def test_where_no_published_letter_is_held_there_is_no_table(run, workspace):
    run("--authority", "Salford", "--year", "2009", "--out", "letter")
    assert {each.name for each in (workspace / "letter").iterdir()} == set(ALWAYS)


def test_a_judgement_stands_with_its_reason_and_the_letter_says_it(run, workspace):
    code, out, _ = run(
        *KENT, "--out", "letter", "--grade", "performs poorly", "--because", "Too many were not safe."
    )
    assert code == 0
    assert "Judged: Performs poorly (1). Too many were not safe." in out
    page = (workspace / "letter/letter.html").read_text(encoding="utf-8")
    assert "Too many were not safe." in page


def test_a_letter_that_is_there_is_kept_unless_forced_and_then_kept_beside(run, workspace):
    run(*KENT, "--out", "letter")
    (workspace / "letter/letter.html").write_text("Mine", encoding="utf-8")
    code, _, err = run(*KENT, "--out", "letter")
    assert code == 2
    assert "may have been changed" in err
    assert (workspace / "letter/letter.html").read_text(encoding="utf-8") == "Mine"
    assert run(*KENT, "--out", "letter", "--force")[0] == 0
    assert (workspace / "letter/replaced-1/letter.html").read_text(encoding="utf-8") == "Mine"


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (KENT, "--out FOLDER"),
        (("--authority", "Kentshire", "--year", "2010", "--json"), "no authority"),
        (("--authority", "Medway", "--year", "2010", "--json"), "Nothing is known"),
        (("--authority", "Kent", "--year", "10", "--json"), "no year"),
        ((*KENT, "--json", "--grade", "1", "--because", "x"), "is a number"),
        ((*KENT, "--json", "--grade", "performs well", "--because", "x"), "is not permitted"),
        ((*KENT, "--json", "--grade", "performs poorly"), "--because"),
        ((*KENT, "--json", "--because", "x"), "--grade"),
        ((*KENT, "--json", "--grade", "withheld", "--because", "x"), "no grade"),
        ((*KENT, "--json", "--on", "soon"), "not a date"),
        ((*KENT, "--out", "letter", "--facts", "nothing.csv"), "cannot be read"),
        ((*KENT, "--out", "letter", "--rules", "nothing.toml"), "cannot be read"),
    ],
)
def test_bad_input_ends_with_one_sentence_and_nothing_written(run, workspace, words, says):
    code, out, err = run(*words)
    assert (code, out) == (2, "")
    assert says in err
    assert len(err.strip().splitlines()) == 1
    assert list(workspace.iterdir()) == []


@pytest.mark.parametrize(
    "content", [b"", b"\xff\xfe", b"authority,year\nKent,2010\n", b'a,"b', b"\x00" * 100]
)
@pytest.mark.parametrize("option", ["--facts", "--rules"])
def test_a_file_that_is_none_is_refused(run, workspace, option, content):
    (workspace / "given").write_bytes(content)
    code, _, err = run(*KENT, "--out", "letter", option, "given")
    assert code == 2
    assert err.startswith("headway: ")
    assert not (workspace / "letter").exists()


def test_facts_change_what_is_permitted(run, workspace):
    heads = "authority,year,block,item,title,about,whose,aspect,value,period,unit"
    rows = [
        f"Kent,2010,B,slac-2010-10-22,,full,,{aspect},{value},,{scale}"
        for aspect, value, scale in (
            ("last day", "2010-10-22", ""),
            ("published", "2010-11-19", ""),
            ("grade:safeguarding_overall", "Good", "slac_4"),
            ("grade:lac_overall", "Good", "slac_4"),
        )
    ]
    (workspace / "facts.csv").write_text("\n".join([heads, *rows]) + "\n", encoding="utf-8")
    code, out, _ = run(*KENT, "--json", "--facts", "facts.csv")
    assert code == 0
    assert [grade["id"] for grade in json.loads(out)["permitted"]] == [
        "performs_adequately",
        "performs_poorly",
    ]


def test_a_grade_may_be_given_as_it_is_printed(run):
    code, out, _ = run(*KENT, "--json", "--grade", "Performs poorly (1)", "--because", "A reason.")
    assert (code, json.loads(out)["judgement"]["grade"]["id"]) == (0, "performs_poorly")
    code, _, said = run(*KENT, "--json", "--grade", "Performs poorly (4)", "--because", "A reason.")
    assert code == 2
    assert "not a grade" in said


def test_rules_of_ones_own_are_named_wherever_the_result_is(run, workspace):
    (workspace / "ours.toml").write_text(rulebook_text("csa"), encoding="utf-8")
    _, out, _ = run(*KENT, "--json", "--rules", "ours.toml")
    assert json.loads(out)["rules"] == "ours.toml, rules of your own"
    _, out, _ = run(*KENT, "--out", "letter", "--rules", "ours.toml")
    assert "By ours.toml, rules of your own" in out
    _, out, _ = run(*KENT, "--out", "letter2")
    assert "By Annual assessment of children’s services, as shipped" in out
