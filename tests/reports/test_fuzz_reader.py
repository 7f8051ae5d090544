"""Random damage and random words: the reader always answers, and never with a grade that the text does not hold.

``HEADWAY_FUZZ_EXAMPLES=5000 python -m pytest tests/reports/test_fuzz_reader.py`` looks longer than CI does, each
time at other examples.
"""

import os
import re
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

import hostile_pdfs as hostile
import pytest
import typst
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from headway.reports.bounded import Worker
from headway.reports.limits import Limits
from headway.reports.parsing import read_pages
from headway.reports.record import InspectionRecord, Judgements, to_json

EXAMPLES = os.environ.get("HEADWAY_FUZZ_EXAMPLES")
fuzz = settings(
    max_examples=int(EXAMPLES or 80),
    derandomize=EXAMPLES is None,
    database=None,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)

# A made-up report in the form of the ILACS reports of 2018-23, with a grade of its own for each judgement.
LINES = """\
Kent County Council
Inspection of children’s social care services
Inspection dates: 9 May to 20 May 2022
Lead inspector: A N Other, His Majesty’s Inspector
Judgement Grade
The impact of leaders on social work practice with children and families Good
The experiences and progress of children who need help and protection Requires improvement to be good
The experiences and progress of children in care and care leavers Outstanding
Overall effectiveness Inadequate
What needs to improve?
• The quality of plans, so that each child knows what will happen next.
• The oversight of practice by first-line managers.
The experiences and progress of children who need help and protection: requires improvement to be good
1. Thresholds are understood. Children are seen.
2. Plans are not always written in time. (Recommendation)""".splitlines()

WORDS = [
    *LINES,
    *"""\
Requires improvement
Good
Outstanding
Inadequate
inadequate.
Not judged
Adequate
Satisfactory
Overall effectiveness
The overall judgement is that children’s services are
are good
is
of
the
Recommendations
What does the local authority need to improve?
Areas for priority action
Priority and immediate action
Main findings
1.
2.
2.1
10.
(a)
•
◼
–
:
(Recommendation)
(paragraph 4)
within three months
Inspection dates: 6 March to 30 March 2017
Report published: 13 June 2017
30 February 2017
31/12/16
Inspection of services for children in need of help and protection, children looked after
Local Safeguarding Children Board
The effectiveness of the LSCB
Dear Director
Focused visit to Kent children’s services
Joint targeted area inspection of
Executive summary
Contents
Page 3
Adoption performance
Information about this inspection
Ofsted""".splitlines(),
    *["\n", "\n\n", "-\n", "\uf0b7", "\uf06e", "\u00ad", "\x00", "\ud800", "٣", "²", "ﬁ", "İ"],
]

GRADES = {
    "Requires improvement": r"requires? improvement",
    "Requires improvement to be good": r"requires? improvement",
    "Not judged": r"not judged|judge?ment",
}


@pytest.fixture(scope="module")
def worker() -> Iterator[Worker]:
    with Worker(Limits(seconds=10, memory_mib=512)) as worker:
        yield worker


class Made(dict[str, bytes]):
    def __repr__(self) -> str:
        return "the made-up reports"  # their bytes say nothing in a failure


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """The made-up report as a compressed, tagged PDF of today and as a plain one of 1993."""
    source = tmp_path_factory.mktemp("typst") / "report.typ"
    strings = [f'#"{line}"' for line in LINES]
    source.write_text("#set page(height: 9cm)\n" + "\n\n".join(strings), encoding="utf-8")
    return Made(
        typst=typst.compile(source, format="pdf"),
        plain=hostile.paged([hostile.shown_text(*LINES[:9]), hostile.shown_text(*LINES[9:])]),
    )


def grades(record: InspectionRecord) -> dict[str, str]:
    plain: dict[str, Any] = asdict(record.judgements)
    other = plain.pop("other")
    return {key: grade for key, grade in {**plain, **other}.items() if grade is not None}


def check(record: InspectionRecord, pages: int) -> None:
    """What holds of every record whatever was read."""
    to_json(record)
    assert record.document.pages == pages
    if record.framework is None:
        assert record.warnings
        assert record.judgements == Judgements()
        assert record.recommendations == ()
    placed = [*record.recommendations, *record.findings]
    assert all(1 <= each.page <= pages for each in placed)
    assert all(window.start <= window.end for window in record.inspection)


Edit = tuple[str, float, int, int]
EDITS = st.lists(
    st.tuples(
        st.sampled_from(["flip", "cut", "double", "zero", "swap", "end"]),
        st.floats(0, 1, allow_nan=False),
        st.integers(1, 400),
        st.integers(0, 255),
    ),
    min_size=1,
    max_size=6,
)


def damaged(content: bytes, edits: list[Edit]) -> bytes:
    for edit, where, length, byte in edits:
        at = int(where * len(content))
        before, piece, after = content[:at], content[at : at + length], content[at + length :]
        match edit:
            case "flip":
                content = before + bytes([byte]) + content[at + 1 :]
            case "cut":
                content = before + after
            case "double":
                content = before + piece + piece + after
            case "zero":
                content = before + bytes(len(piece)) + after
            case "swap":
                content = before + piece[::-1] + after
            case "end":
                content = before if at > len(content) // 2 else content
    return content


def test_the_made_up_report_is_read_when_it_is_whole(worker, made, tmp_path):
    for kind, content in made.items():
        (tmp_path / "made.pdf").write_bytes(content)
        record = worker.read(tmp_path / "made.pdf", "made.pdf")
        assert record.framework == "ILACS", (kind, record.warnings)
        assert grades(record) == {
            "overall": "Inadequate",
            "leadership": "Good",
            "help_protection": "Requires improvement",
            "in_care_or_looked_after": "Outstanding",
        }


@fuzz
@given(edits=EDITS, kind=st.sampled_from(["typst", "plain"]))
def test_a_damaged_report_is_answered_for_and_gains_no_grade(worker, made, tmp_path, edits, kind):
    path = tmp_path / "made.pdf"
    path.write_bytes(damaged(made[kind], edits))
    record = worker.read(path, "made.pdf")
    check(record, record.document.pages)
    assert not any("Headway failed" in warning for warning in record.warnings)
    assert set(grades(record).values()) <= {"Inadequate", "Good", "Requires improvement", "Outstanding"}


@fuzz
@given(st.lists(st.lists(st.sampled_from(WORDS), max_size=30), max_size=6))
@example([[*LINES, "\n"]])
def test_any_words_of_a_report_in_any_order_are_answered_for(pages):
    texts = tuple(" ".join(words).replace(" \n ", "\n") for words in pages)
    record = read_pages(texts, "0" * 64)
    check(record, len(texts))
    whole = re.sub(r"\s+", " ", " ".join(texts)).lower()
    for judgement, grade in grades(record).items():
        assert re.search(GRADES.get(grade, re.escape(grade.lower())), whole), (judgement, grade)


@fuzz
@given(st.lists(st.integers(0, len(LINES) - 1), max_size=40), st.integers(1, 12))
def test_the_lines_of_a_report_in_any_order_are_answered_for(order, lines_a_page):
    lines = [LINES[index] for index in order]
    texts = tuple("\n".join(lines[at : at + lines_a_page]) for at in range(0, len(lines), lines_a_page))
    check(read_pages(texts, "0" * 64), len(texts))


@fuzz
@given(st.lists(st.text(max_size=300), max_size=5))
def test_any_text_at_all_is_answered_for(pages):
    opening = "\n".join(LINES[:5])
    check(read_pages((opening, *pages), "0" * 64), 1 + len(pages))


def test_a_bullet_without_words_is_no_recommendation():
    record = read_pages(("\n".join([*LINES[:10], "•", *LINES[10:]]),), "0" * 64)
    assert [item.text for item in record.recommendations if not item.text] == []


def test_a_report_cut_before_its_judgements_has_no_grade():
    for count in range(5):
        assert grades(read_pages(("\n".join(LINES[:count]),), "0" * 64)) == {}


@pytest.mark.shared
def test_real_reports_with_random_damage_are_answered_for(shared, worker, tmp_path):
    reports = sorted(Path(shared / "corpus" / "pdf").glob("*.pdf"), key=lambda path: path.stat().st_size)[3:6]

    @settings(fuzz, max_examples=int(EXAMPLES or 30))
    @given(edits=EDITS, index=st.integers(0, len(reports) - 1))
    def damage(edits: list[Edit], index: int) -> None:
        (tmp_path / "made.pdf").write_bytes(damaged(reports[index].read_bytes(), edits))
        record = worker.read(tmp_path / "made.pdf", "made.pdf")
        check(record, record.document.pages)
        assert not any("Headway failed" in warning for warning in record.warnings)

    damage()
