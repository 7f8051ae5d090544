"""Loading the library: incremental, stopped and gone on with, copies and refusals told, nothing half-written."""

import shutil
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from lessons_site import a_report, a_theme, an_item

from headway.errors import ForPerson
from headway.web.accounts.models import Person
from headway.web.accounts.roles import Role
from headway.web.lessons import after_load
from headway.web.lessons.actions.library import remove_report
from headway.web.lessons.loading import Coverage, given_in, load
from headway.web.lessons.models import Lesson, LibraryPage, LibraryReport, Passage, PassageTheme
from headway.web.lessons.rules.library_coverage import as_plain, in_sentences
from headway.web.lessons.states import ThemeState
from headway.web.register.models import Authority
from headway.web.trail.actions import SYSTEM
from headway.web.trail.models import Event

pytestmark = pytest.mark.django_db

REPORT = """Medway
Inspection of services for children in need of help and protection, children looked after and care leavers
Inspection date: {dates}
Report published: {published}
\fRecommendations
1. Visit every care leaver who is in custody at least once in every eight weeks of the sentence.
2. Hold the meetings that plan for a child on the days that were set for them.
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two reports and a document that is none."""
    made = tmp_path / "reports"
    made.mkdir()
    _report(made / "one.txt")
    _report(made / "two.txt", dates="5 October 2015 – 29 October 2015", published="2 December 2015")
    (made / "list.txt").write_text("Eggs, flour, butter.")
    return made


def _report(
    path: Path, dates: str = "2 March 2015 – 26 March 2015", published: str = "8 May 2015", more: str = ""
) -> None:
    path.write_text(REPORT.format(dates=dates, published=published) + more)


def _load(source: Path, **more: object) -> Coverage:
    return load(by=SYSTEM, documents=given_in(source), jobs=1, **more)  # type: ignore[arg-type]


def test_a_folder_is_read_with_its_pages_passages_and_refusals(folder: Path, medway: Authority) -> None:
    coverage = _load(folder)
    assert in_sentences(coverage)[0] == "3 documents: 2 read, 0 known already, 1 refused."
    assert [name for name, _ in coverage.refused] == ["list.txt"]
    assert coverage.items == 2 * 2
    one = LibraryReport.objects.get(name="one.txt")
    assert (one.framework, one.authority, one.began, one.ended, one.published) == (
        "SIF",
        medway,
        date(2015, 3, 2),
        date(2015, 3, 26),
        date(2015, 5, 8),
    )
    assert [(each.number, each.kind, each.page) for each in one.passages.exclude(number="")] == [
        ("1", "recommendation", 2),
        ("2", "recommendation", 2),
    ]
    assert "care leaver who is in custody" in one.page_texts.get(number=2).text


def test_what_is_known_is_not_read_again_and_a_refused_document_neither(folder: Path) -> None:
    _load(folder)
    before = list(LibraryReport.objects.values_list("pk", "loaded"))
    (folder / "new.txt").write_text("Another list.")
    coverage = _load(folder)
    assert (coverage.known, coverage.refused_before, len(coverage.read)) == (3, 1, 0)
    assert [name for name, _ in coverage.refused] == ["new.txt"]
    assert set(before) < set(LibraryReport.objects.values_list("pk", "loaded"))


def test_known_documents_are_never_opened_by_the_reader(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _load(folder)
    from headway.web.lessons import loading

    asked: list[str] = []
    real = loading.read_each

    def watched(documents: Iterable[tuple[Path, str]], *rest: Any) -> Any:
        return real(((path, asked.append(name) or name) for path, name in documents), *rest)

    monkeypatch.setattr(loading, "read_each", watched)
    _report(folder / "three.txt", dates="6 July 2015 – 30 July 2015", published="9 September 2015")
    _load(folder)
    assert asked == ["three.txt"]


def test_the_same_bytes_under_two_names_are_one_document(folder: Path) -> None:
    shutil.copy(folder / "one.txt", folder / "again.txt")
    coverage = _load(folder)
    assert (len(coverage.read), coverage.known) == (2, 1)
    assert LibraryReport.objects.filter(refusal="").count() == 2


def test_a_second_document_of_one_inspection_is_its_copy(folder: Path, medway: Authority) -> None:  # noqa: ARG001
    _report(folder / "one-reprinted.txt", more="Printed again.\n")
    coverage = _load(folder)
    assert coverage.copies == [("one.txt", "one-reprinted.txt")]  # in order of name
    assert LibraryReport.objects.get(name="one.txt").copy_of == LibraryReport.objects.get(
        name="one-reprinted.txt"
    )


def test_a_demos_example_gives_way_to_the_report_itself(folder: Path, medway: Authority) -> None:  # noqa: ARG001
    _load(folder / "one.txt")
    LibraryReport.objects.update(is_example=True)
    _report(folder / "whole.txt", more="3. Read it all.\n")
    assert _load(folder / "whole.txt").copies == []
    example, whole = LibraryReport.objects.get(name="one.txt"), LibraryReport.objects.get(name="whole.txt")
    assert (whole.copy_of, example.copy_of) == (None, whole)


def test_what_somebody_else_loads_meanwhile_is_known(folder: Path) -> None:
    def meanwhile(done: int, _total: int) -> None:
        if done == 1:
            _load(folder)

    coverage = _load(folder, progress=meanwhile)
    assert (coverage.known, len(coverage.read)) == (2, 0)
    assert LibraryReport.objects.count() == 3


def test_a_load_that_is_stopped_leaves_what_was_finished_and_is_gone_on_with(folder: Path) -> None:
    def stop(done: int, _total: int) -> None:
        if done == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        _load(folder, progress=stop)
    held = set(LibraryReport.objects.values_list("name", flat=True))
    assert held == {"list.txt", "one.txt"}
    coverage = _load(folder)
    assert (coverage.known, len(coverage.read)) == (2, 1)


def test_a_report_is_kept_whole_or_not_at_all(folder: Path) -> None:
    def fail(_reports: list[int]) -> None:
        raise RuntimeError("the index is full")

    after_load.AFTER_LOAD.append(fail)
    try:
        with pytest.raises(RuntimeError):
            _load(folder / "one.txt")
    finally:
        after_load.AFTER_LOAD.remove(fail)
    assert not LibraryReport.objects.exists()
    assert not LibraryPage.objects.exists()
    assert not Event.objects.filter(action__startswith="library.").exists()


def test_each_report_leaves_an_event(folder: Path) -> None:
    _load(folder)
    told = Event.objects.filter(action__startswith="library.").order_by("seq")
    assert [(each.action, each.authority) for each in told] == [
        ("library.report_refused", ""),
        ("library.report_loaded", ""),
        ("library.report_loaded", ""),
    ]


def test_reading_again_replaces_the_passages_and_keeps_the_report(folder: Path) -> None:
    _load(folder)
    report = LibraryReport.objects.get(name="one.txt")
    Passage.objects.filter(report=report).update(text="Wrong.")
    coverage = _load(folder, again=True)
    assert len(coverage.read) == 2
    assert not Passage.objects.filter(text="Wrong.").exists()
    assert LibraryReport.objects.get(name="one.txt").pk == report.pk


def test_what_people_decided_about_themes_outlasts_reading_again(folder: Path) -> None:
    _load(folder)
    first, second = LibraryReport.objects.get(name="one.txt").passages.exclude(number="")
    first.themes.all().delete()
    second.themes.all().delete()
    a_theme(first, "plans", state=ThemeState.REJECTED, decided_by_name="Ann")
    a_theme(first, "care_leavers", state=ThemeState.CONFIRMED, decided_by_name="Ann", proposed=False)
    a_theme(second, "plans", confidence=0.123)
    _load(folder, again=True)
    again = LibraryReport.objects.get(name="one.txt").passages.exclude(number="")
    kept = PassageTheme.objects.filter(passage=again[0]).exclude(state=ThemeState.PROPOSED)
    assert {(each.theme, each.state, each.decided_by_name) for each in kept} == {
        ("plans", "rejected", "Ann"),
        ("care_leavers", "confirmed", "Ann"),
    }
    assert not PassageTheme.objects.filter(confidence=0.123).exists()  # what the machine said, it says anew


def test_a_report_that_a_lesson_rests_on_is_neither_read_again_nor_removed(
    folder: Path, kent: Authority
) -> None:
    _load(folder)
    report = LibraryReport.objects.get(name="one.txt")
    _rests_on(report.passages.first(), kent)
    coverage = _load(folder, again=True)
    assert coverage.kept == ["one.txt"]
    with pytest.raises(ForPerson, match="1 lesson rests on this report"):
        remove_report(by=SYSTEM, report=report)
    assert report.passages.exists()


def _rests_on(passage: Passage | None, authority: Authority) -> Lesson:
    return Lesson.objects.create(
        authority=authority, passage=passage, relevant=True, reason="Ours too.", decided_on=date(2024, 1, 8)
    )


@pytest.mark.usefixtures("kent")
def test_when_a_report_is_removed_its_first_copy_takes_its_place() -> None:
    first = a_report()
    second, third = a_report(copy_of=first), a_report(copy_of=first)
    an_item(first)
    remove_report(by=SYSTEM, report=first)
    second.refresh_from_db()
    third.refresh_from_db()
    assert (second.copy_of, third.copy_of) == (None, second)
    assert not Passage.objects.exists()


def test_only_who_keeps_the_library_loads_and_removes(folder: Path, person: Callable[..., Person]) -> None:
    report = a_report()
    member = person(Role.MEMBER)
    with pytest.raises(PermissionDenied):
        load(by=member, documents=given_in(folder), jobs=1)
    with pytest.raises(PermissionDenied):
        remove_report(by=member, report=report)
    assert LibraryReport.objects.count() == 1


def test_the_coverage_says_the_same_to_a_machine(folder: Path) -> None:
    plain = as_plain(_load(folder))
    assert (plain["given"], plain["read"], plain["years"], plain["authorities"]) == (3, 2, [2015], ["Medway"])
    assert plain["refused"][0]["name"] == "list.txt"


@pytest.mark.parametrize(
    ("name", "match"), [("nowhere", "There is no file or folder"), ("empty", "has no report in it")]
)
def test_a_wrong_folder_gets_one_clear_message(tmp_path: Path, name: str, match: str) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(ForPerson, match=match):
        given_in(tmp_path / name)
