"""The library goes out with the installation and comes back: pages, passages, themes, copies, lessons; and is found."""

from datetime import date
from pathlib import Path

import pytest
from lessons_site import a_passage, a_report, a_theme, an_item
from test_full_export import DAY, an_installation, everything_in

from headway.themes.query import parse
from headway.web.exchange.whole import export, import_export
from headway.web.exchange.whole.models import exported_models, label
from headway.web.lessons.models import (
    Lesson,
    LibraryGrade,
    LibraryPage,
    LibraryReport,
    Neighbour,
    NeighbourList,
    Passage,
    PassageTheme,
    Recurrence,
)
from headway.web.lessons.queries.search_engine import Where, ranked
from headway.web.lessons.states import ThemeState
from headway.web.register.models import Authority

pytestmark = pytest.mark.django_db
OF_THE_LIBRARY = (LibraryReport, LibraryGrade, LibraryPage, Passage, PassageTheme, NeighbourList, Neighbour)


def _a_library() -> None:
    report = a_report(
        overall="Good", pages=("First page: £, é, “quoted”, 😀.", "Second."), published=date(2016, 5, 3)
    )
    item = an_item(report, "Visit care leavers in custody.", page=2, themes={"care_leavers": 0.9})
    a_theme(item, "plans", state=ThemeState.REJECTED, evidence=("plan", "planning"))
    a_passage(report, "Managers know their teams.")
    a_report(copy_of=report)
    a_report(refusal="It is a list.")
    kent = Authority.objects.get(pk="E10000016")
    neighbours = NeighbourList.objects.create(name="Test list", version="May 2025")
    Neighbour.objects.create(list=neighbours, authority=kent, neighbour_id="E06000035", rank=1)
    Lesson.objects.create(
        authority=kent, passage=item, relevant=True, reason="Ours too.", decided_on=date(2024, 1, 8)
    )


@pytest.fixture
def exported(kent: Authority, tmp_path: Path) -> Path:  # noqa: ARG001
    with an_installation(tmp_path / "first"):
        _a_library()
        export(out=tmp_path / "out", on=DAY)
    return tmp_path / "out"


def test_every_model_of_the_library_and_of_lessons_is_in_an_export() -> None:
    held = {label(each) for each in exported_models()}
    assert held >= {label(each) for each in (*OF_THE_LIBRARY, Lesson, Recurrence)}


def test_a_library_brought_in_and_exported_again_is_the_same_byte_for_byte(
    exported: Path, tmp_path: Path
) -> None:
    with an_installation(tmp_path / "second"):
        import_export(exported)
        for model in OF_THE_LIBRARY:
            assert model.objects.exists(), label(model)
        export(out=tmp_path / "again", on=DAY)
    assert everything_in(tmp_path / "again") == everything_in(exported)


def test_what_was_brought_in_is_found_by_search_and_still_a_copy(exported: Path, tmp_path: Path) -> None:
    with an_installation(tmp_path / "second"):
        import_export(exported)
        assert LibraryReport.objects.get(copy_of__isnull=False).copy_of.grades.get().grade == "Good"
        found = ranked(parse("custody"), Where(), any_word=False)
        assert found == [Passage.objects.get(text__contains="custody").pk]
