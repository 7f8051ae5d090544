"""The reader on the real reports in ../shared/corpus: what the issue asks, of all of them and of each half."""

import importlib.util
import re
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from headway import clocks, frameworks
from headway.reports import (
    Addressee,
    InspectionRecord,
    Judgements,
    ReportFramework,
    Window,
    read_file,
    read_pages,
)
from headway.reports.extract import Unreadable, pages_of

pytestmark = pytest.mark.shared

SCRIPT = Path(__file__).resolve().parents[2] / "scripts" / "score.py"
DEVELOPMENT, CHECKING = "development half", "checking half"
PARTS = [DEVELOPMENT, CHECKING, None]
"""Rules were developed on one half; None is both together."""
WHOLE = {DEVELOPMENT: DEVELOPMENT, CHECKING: CHECKING, None: "all"}


@pytest.fixture(scope="session")
def scoring() -> ModuleType:
    """The script of ``make score``, as a module."""
    spec = importlib.util.spec_from_file_location("score", SCRIPT)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def tallies(scoring: ModuleType, shared: Path) -> dict[str, dict[str, Any]]:
    """One run over the corpus: tallies by measure and half."""
    scores: dict[str, dict[str, Any]] = scoring.score(shared / "corpus").tallies
    return scores


@pytest.fixture(scope="session")
def texts(shared: Path) -> dict[str, tuple[str, ...]]:
    """The pages of each document of the corpus that has text."""
    found = {}
    for path in sorted((shared / "corpus" / "pdf").glob("*.pdf")):
        try:
            found[path.stem] = pages_of(path)
        except Unreadable:  # web pages saved as PDF
            continue
    return found


def counted(tallies: dict[str, dict[str, Any]], measure: str, half: str | None) -> tuple[int, int, list[str]]:
    """How many are right, of how many, and the misses by name."""
    chosen = [tally for name, tally in tallies[measure].items() if half in (None, name)]
    right, asked = sum(tally.right for tally in chosen), sum(tally.asked for tally in chosen)
    return right, asked, [miss for tally in chosen for miss in tally.misses]


@pytest.mark.parametrize("half", PARTS, ids=WHOLE.values())
@pytest.mark.parametrize(
    ("measure", "at_least"),
    [
        ("judgement cells", 0.995),
        ("authority", 0.99),
        ("framework", 0.99),
        ("first day of fieldwork", 0.99),
        ("last day of fieldwork", 0.99),
        ("publication date as printed", 0.99),
        ("number of recommendations to the authority, tier A", 0.98),
        ("number of recommendations to the authority, tier B", 0.95),
        ("number of areas for priority action", 0.95),
        ("number of recommendations to the board", 0.95),
        ("text of each recommendation", 0.95),
        ("must give no grade, and gives none", 1),
        ("pasted openings, overall grade", 1),
        ("pasted text cut before its judgements, or no report, ungraded", 1),
    ],
)
def test_the_score(
    tallies: dict[str, dict[str, Any]], measure: str, at_least: float, half: str | None
) -> None:
    right, asked, misses = counted(tallies, measure, half)
    assert asked
    assert right / asked >= at_least, misses


def test_the_score_asks_of_every_document(tallies: dict[str, dict[str, Any]]) -> None:
    """83 SIF, 69 ILACS, 2 looked after and 28 letters; 28 letters and 16 others that must not be graded; 26 texts."""
    assert counted(tallies, "authority", None)[1] == 83 + 69 + 2 + 28
    assert counted(tallies, "must give no grade, and gives none", None)[1] == 28 + 16
    assert counted(tallies, "pasted text cut before its judgements, or no report, ungraded", None)[1] == 26
    assert counted(tallies, "judgement cells", None)[1] > 1_000
    assert counted(tallies, "text of each recommendation", None)[1] > 1_900


def test_a_half_follows_from_the_authority_alone_and_each_has_a_looked_after_report(
    scoring: ModuleType,
) -> None:
    assert {scoring.half_of("Kent"), scoring.half_of("Medway")} == {DEVELOPMENT, CHECKING}


# Kent 2017, the report the house was built around.


@pytest.fixture(scope="session")
def kent(shared: Path) -> InspectionRecord:
    return read_file(shared / "corpus" / "pdf" / "SIF-kent-2017-06-13.pdf")


def test_kent_2017_is_known_and_dated(kent: InspectionRecord) -> None:
    assert (kent.framework, kent.authority.name, kent.authority.code) == (
        ReportFramework.SIF,
        "Kent",
        "E10000016",
    )
    assert kent.inspection == (Window(date(2017, 3, 6), date(2017, 3, 30)),)
    assert kent.published == date(2017, 6, 13)
    assert kent.warnings == ()


def test_kent_2017_grades(kent: InspectionRecord) -> None:
    assert kent.judgements == Judgements(
        overall="Good",
        leadership="Good",
        help_protection="Requires improvement",
        in_care_or_looked_after="Good",
        care_leavers="Good",
        adoption="Good",
        lscb="Requires improvement",
    )


def test_kent_2017_asks_ten_things_of_the_authority_and_six_of_the_board(kent: InspectionRecord) -> None:
    assert [item.number for item in kent.addressed_to(Addressee.AUTHORITY)] == [str(n) for n in range(1, 11)]
    assert len(kent.addressed_to(Addressee.LSCB)) == 6


def test_kent_2017_tags_sixteen_findings(kent: InspectionRecord) -> None:
    tagged = [finding for finding in kent.findings if finding.tagged]
    own = [finding.paragraph for finding in tagged if finding.chapter != "lscb"]
    board = [finding.paragraph for finding in tagged if finding.chapter == "lscb"]
    assert own == ["16", "18", "25", "26", "28", "29", "62", "74", "78", "79", "81"]
    assert board == ["97", "98", "101", "102", "106"]


def test_kent_2017_findings_are_each_in_the_chapter_they_stand_in(kent: InspectionRecord) -> None:
    chapters = {finding.paragraph: finding.chapter for finding in kent.findings if finding.tagged}
    assert {chapters[n] for n in ("16", "18", "25", "26", "28", "29")} == {"help_protection"}
    assert chapters["62"] == "care_leavers"
    assert {chapters[n] for n in ("74", "78", "79", "81")} == {"leadership"}


def test_each_tagged_finding_of_kent_2017_is_proposed_once_and_for_its_own_body(
    kent: InspectionRecord,
) -> None:
    chapters = {finding.paragraph: finding.chapter for finding in kent.findings if finding.tagged}
    proposed = [(item.addressee, link.paragraph) for item in kent.recommendations for link in item.findings]
    assert sorted(paragraph or "" for _, paragraph in proposed) == sorted(str(each) for each in chapters)
    for addressee, paragraph in proposed:
        assert (addressee is Addressee.LSCB) == (chapters[paragraph] == "lscb")


def test_kent_2017_had_to_answer_by_20_september() -> None:
    assert clocks.due("ofsted-plan", date(2017, 6, 13)).due == date(2017, 9, 20)


def test_the_rules_permit_kent_2017_to_be_good_with_help_and_protection_requiring_improvement(
    kent: InspectionRecord,
) -> None:
    framework = frameworks.framework_on("SIF", kent.inspection[0].start)
    recorded = {
        "overall": kent.judgements.overall,
        "help_protection": kent.judgements.help_protection,
        "in_care_or_looked_after": kent.judgements.in_care_or_looked_after,
        "leadership": kent.judgements.leadership,
        "adoption": kent.judgements.adoption,
        "care_leavers": kent.judgements.care_leavers,
    }
    assert "Good" in {grade.label for grade in frameworks.permitted(framework, "overall", recorded).grades}
    assert not [
        each for each in frameworks.check(framework, recorded) if each.severity is frameworks.Severity.ERROR
    ]


# What must hold of every real report.


def test_line_ends_and_blanks_at_a_line_s_end_change_nothing(texts: dict[str, tuple[str, ...]]) -> None:
    changed = [
        name
        for name, pages in texts.items()
        if read_pages([page.replace("\n", "  \r\n") for page in pages], "") != read_pages(pages, "")
    ]
    assert changed == []


FIRST_JUDGEMENT = (
    r"Children[’']s services in|The overall judge?ment|The judge?ments on areas|1\. Children who need help"
    r"|Judge?ment\s+Grade|The impact of leaders|Overall effectiveness of services for looked\s+after"
)


def test_a_graded_report_cut_before_its_first_judgement_gives_no_grade(
    texts: dict[str, tuple[str, ...]],
) -> None:
    tried = 0
    for name, pages in texts.items():
        if not name.startswith(("SIF-", "ILACS-")):
            continue
        found = re.search(FIRST_JUDGEMENT, pages[0])
        assert found, f"{name} prints no judgement on its first page"
        record = read_pages([pages[0][: found.start()]], "")
        assert record.judgements == Judgements(), name
        tried += record.framework is not None
    assert tried > 140


def test_a_looked_after_report_cut_before_its_judgements_gives_no_grade(
    texts: dict[str, tuple[str, ...]],
) -> None:
    for name in ("LAC-kent-2013-08-23", "LAC-medway-2013-08-23"):
        pages = texts[name]
        assert not any(f"Grade {n} (" in page for n in range(1, 5) for page in pages[:3])
        record = read_pages(pages[:5], "")
        assert record.framework is ReportFramework.LAC_2013
        assert record.judgements == Judgements(), name


def test_every_chapter_of_a_single_inspection_report_holds_findings(
    texts: dict[str, tuple[str, ...]],
) -> None:
    """A heading missed would leave a chapter empty and give its findings to the chapter before it."""
    wanted = {"help_protection", "in_care_or_looked_after", "leadership"}
    for name, pages in texts.items():
        if name.startswith("SIF-"):
            assert wanted <= {finding.chapter for finding in read_pages(pages, "").findings}, name
