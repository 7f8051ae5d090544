"""`headway lint`: exit codes, what is printed, JSON."""

import json

import pytest
from paper_samples import KENT_FORM, paper
from typer.testing import CliRunner

from headway.cli import app
from headway.documents.lint import RULES
from headway.errors import ForPerson

RUN = CliRunner()


@pytest.fixture
def write(tmp_path):
    def written(text: str, name: str = "paper.txt") -> str:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return str(path)

    return written


def test_a_clean_paper_ends_with_0_and_says_what_was_not_checked(write):
    result = RUN.invoke(app, ["lint", write(KENT_FORM), "--appendix", "Appendix 1: Report"])
    assert result.exit_code == 0
    assert "committee paper, nothing found" in result.output
    assert "no national register was given" in result.output


def test_a_fault_ends_with_1_and_is_shown_with_its_place_words_and_mend(write):
    result = RUN.invoke(app, ["lint", write(paper(extra="Members meet on 31 June 2017."))])
    assert result.exit_code == 1
    assert "Paragraph 1.3, line" in result.output
    assert "“31 June 2017”" in result.output
    assert "→ Mend the date." in result.output


def test_json_holds_the_same_with_offsets_into_the_text(write):
    text = paper(extra="Members meet on 31 June 2017.")
    result = RUN.invoke(app, ["lint", write(text), "--no-appendix", "--json"])
    said = json.loads(result.stdout)
    assert said["kind"] == "committee paper"
    by_rule = {fault["rule"]: fault for fault in said["faults"]}
    place = by_rule["date-impossible"]["place"]
    assert text[place["start"] : place["end"]] == "31 June 2017"
    assert by_rule["appendix-not-attached"]["quote"] == "Appendix 1"
    assert "quotation" in {each["rule"] for each in said["not_checked"]}


def test_the_meeting_and_what_is_sought_are_taken(write):
    options = [
        "--meeting",
        "Children's Committee, 29 June 2017",
        "--sought",
        "approved",
        "--on",
        "2017-06-22",
    ]
    result = RUN.invoke(app, ["lint", write(KENT_FORM), *options])
    assert "meeting-date" in result.output
    assert "recommendation-sought" in result.output


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["absent.txt"], "cannot be opened"),
        (["{paper}", "--report", "absent.pdf"], "no file"),
        (["{paper}", "--on", "22/06/2017"], "is not a date"),
        (["{paper}", "--no-appendix", "--appendix", "x"], "contradict"),
        (["{paper}", "--report", "{paper}"], "no inspection report"),
    ],
)
def test_bad_input_is_an_error_for_a_person(write, arguments, said):
    path = write(KENT_FORM)
    result = RUN.invoke(app, ["lint", *(each.format(paper=path) for each in arguments)])
    assert isinstance(result.exception, ForPerson)
    assert said in str(result.exception)


def test_an_empty_paper_is_refused(write):
    result = RUN.invoke(app, ["lint", write("\n\n")])
    assert isinstance(result.exception, ForPerson)


def test_a_text_that_is_no_paper_is_said_to_be_none_with_the_checks_that_ran(write):
    path = write("Eggs, flour, butter.", "shopping.txt")
    result = RUN.invoke(app, ["lint", path])
    assert result.exit_code == 0
    head, checked = result.output.splitlines()[:2]
    assert head == (
        "shopping.txt: not recognised as a council paper, letter or message. "
        "4 checks of its words ran: nothing found."
    )
    assert checked == "Checked: placeholder, date-impossible, proportion-word, proportion-number."
    assert "meeting-date: this was not recognised as a council paper" in result.output
    assert json.loads(RUN.invoke(app, ["lint", path, "--json"]).stdout)["checked"] == [
        "placeholder",
        "date-impossible",
        "proportion-word",
        "proportion-number",
    ]


def test_every_rule_has_either_run_or_says_why_not(write):
    said = json.loads(RUN.invoke(app, ["lint", write(KENT_FORM), "--no-appendix", "--json"]).stdout)
    told = said["checked"] + [each["rule"] for each in said["not_checked"]]
    assert sorted(told) == sorted(rule.id for rule in RULES)


@pytest.mark.shared
def test_a_real_paper_against_the_real_report_and_register(shared):
    seed = next(path for path in (shared / "seeds").iterdir() if path.name.startswith("001"))
    report = shared / "corpus" / "pdf" / "SIF-kent-2017-06-13.pdf"
    register = shared / "register" / "la_judgement_history_2013_2026.csv"
    result = RUN.invoke(app, ["lint", str(seed), "--report", str(report), "--register", str(register)])
    assert result.exit_code == 1
    assert "4 errors" in result.output
