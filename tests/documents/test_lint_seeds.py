"""The lint on the seed documents, against Kent's report of 2017 and the national register; and on real pages."""

import csv
from dataclasses import replace
from datetime import date, timedelta

import pytest
from lint_papers.facts import INSPECTIONS, register_of, report_of

from headway.documents import Meeting, paper, read_template, word
from headway.documents.deadlines import deadlines_for
from headway.documents.lint import Checked, Fault, Severity, check, lint
from headway.documents.lint.sources import Sources
from headway.documents.lint.team import team_in
from headway.documents.reading import from_content, read_paper, read_paper_text
from headway.documents.wording import number

pytestmark = pytest.mark.shared
KENT_2017 = "SIF-kent-2017-06-13"


@pytest.fixture(scope="module")
def sources(shared) -> Sources:
    register = register_of(shared)
    return Sources(
        reports=(report_of(shared, KENT_2017),),
        rows=register.rows,
        register_to=register.register_to,
        attachments=("Appendix 1: Inspection report",),
    )


@pytest.fixture(scope="module")
def checked(shared, sources) -> dict[str, Checked]:
    papers = {path.name[:3]: read_paper(path) for path in sorted((shared / "seeds").iterdir())}
    return {name: check(papers[name], sources) for name in ("000", "001", "002")}


def _of(checked: Checked, rule: str) -> list[Fault]:
    return [fault for fault in checked.faults if fault.rule == rule]


def test_the_first_paper_says_mid_september_for_a_day_that_the_clock_gives(checked):
    (fault,) = checked["000"].faults
    assert (fault.rule, fault.quote) == ("plan-due-date", "mid-September 2017")
    assert "20 September 2017" in fault.message
    assert fault.place.paragraph == "1.2"


def test_the_second_papers_share_is_shown_with_three_days(checked):
    (fault,) = _of(checked["001"], "national-share")
    assert (fault.quote, fault.place.paragraph) == ("28%", "2.6")
    for figure in ("29.1% on 12 June 2017", "31.1% on 13 June 2017", "31.9% on 13 July 2017"):
        assert figure in fault.message


def test_the_second_papers_upper_quartile_is_not_supported(checked):
    (fault,) = _of(checked["001"], "national-rank")
    assert fault.quote == "the upper quartile"
    assert "from 3 to 43" in fault.message


def test_the_second_papers_team_of_twelve_is_ten_in_the_report(checked):
    faults = _of(checked["001"], "inspectors")
    assert {fault.quote for fault in faults} == {"team of twelve Ofsted inspectors"}
    assert "it says 10" in faults[0].message


def test_the_second_papers_own_date_and_judgements_stand(checked):
    assert not _of(checked["001"], "plan-due-date")
    assert not _of(checked["001"], "judgement")
    assert not _of(checked["001"], "recommendations-count")


def test_the_messages_long_quotation_is_mostly_not_in_the_report(checked):
    (fault,) = _of(checked["002"], "quotation")
    assert fault.message.startswith("Most of this is not in the report")
    assert len(fault.quote) > 500


def test_the_messages_just_under_30_per_cent_was_true_the_day_before(checked):
    (fault,) = _of(checked["002"], "national-share")
    assert fault.severity is Severity.ADVICE
    assert "29.1% on 12 June 2017" in fault.message


def test_nothing_else_is_said_of_the_three(checked):
    assert [len(checked[name].faults) for name in ("000", "001", "002")] == [1, 4, 2]


def test_the_same_is_found_in_the_paper_as_written_in_the_browser(shared, sources, checked):
    path = next(path for path in (shared / "seeds").iterdir() if path.name.startswith("001"))
    written = from_content(read_paper(path).content)
    found = [(fault.rule, fault.quote) for fault in lint(written, sources)]
    assert found == [(fault.rule, fault.quote) for fault in checked["001"].faults]


def test_real_pages_raise_no_false_alarm(shared, sources):
    """What is said of the pages of other councils, eyed once: two dates that the reports do not bear out."""
    with (shared / "corpus" / "truth_pages.csv").open(encoding="utf-8", newline="") as rows:
        truth = {row["file"]: row for row in csv.DictReader(rows)}
    found = []
    for name, row in truth.items():
        day = date.fromisoformat(row["date"]) if len(row["date"]) == 10 else None
        linked = row["linked_doc"]
        has_report = linked and (shared / "corpus" / "pdf" / f"{linked}.pdf").exists()
        given = Sources(
            reports=(report_of(shared, linked),) if has_report else (),
            rows=sources.rows,
            register_to=sources.register_to,
        )
        text = (shared / "corpus" / "pages" / name).read_text(encoding="utf-8")
        found += [(name.split("_")[0], fault.quote) for fault in lint(read_paper_text(text), given, day)]
    assert sorted(found) == [("kirklees", "9 March 2017"), ("stockton", "27 February - 14 March")]


def test_the_number_of_inspectors_is_the_hand_read_one_in_every_sample(shared):

    for doc_id, count in INSPECTIONS.items():
        if count is not None:
            team = team_in(report_of(shared, doc_id).pages)
            assert team is not None, doc_id
            assert count in team.counts, f"{doc_id}: {number(count)}, read {team}"


@pytest.mark.parametrize("doc_id", [KENT_2017, "ILACS-harrow-2025-03-04"])
def test_the_paper_that_headway_writes_has_nothing_wrong_but_places_to_fill_in(
    shared, sources, doc_id, tmp_path
):
    record = report_of(shared, doc_id).record
    published = record.published or date(2025, 3, 4)
    meeting = Meeting("Children's Cabinet Committee", published + timedelta(days=20))
    deadlines = deadlines_for(record, received=published, meeting=meeting)
    tree = paper(record, deadlines, read_template("default"), received=published, meeting=meeting)
    (tmp_path / "paper.docx").write_bytes(word(tree))
    given = replace(sources, reports=(report_of(shared, doc_id),), received=published, meeting=meeting)
    rules = {fault.rule for fault in lint(read_paper(tmp_path / "paper.docx"), given)}
    assert rules == {"placeholder"}
