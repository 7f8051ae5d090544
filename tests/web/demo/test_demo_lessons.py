"""The demo's library: facts of the register, its own words marked as such, and decisions that the trail tells."""

import csv
import re
from pathlib import Path

import pytest
from built_demo import BuiltDemo
from django.test import Client, override_settings
from django.utils import timezone

from headway import example
from headway.themes.quotations import found_on
from headway.web.demo.lessons.library import MARK
from headway.web.demo.material import Material, read_material
from headway.web.lessons.models import Lesson, LibraryReport, Neighbour, PassageTheme, Recurrence
from headway.web.lessons.states import Outcome, ThemeState
from headway.web.scrutiny.models import Paper
from headway.web.scrutiny.rules.contents import content_of
from headway.web.scrutiny.states import PaperKind
from headway.web.trail.models import Event


@pytest.fixture(scope="module")
def material() -> Material:
    with example.material() as folder:
        return read_material(folder, timezone.localdate())


@pytest.mark.shared
def test_dates_and_grades_are_those_of_the_register(material: Material, shared: Path) -> None:
    with (shared / "register/la_judgement_history_2013_2026.csv").open(encoding="utf-8") as file:
        known = {(row["authority"], row["published"]): row for row in csv.DictReader(file)}
    for each in material.lessons["reports"]:
        row = known[each["authority"], str(each["published"])]
        days = tuple(map(str, each["fieldwork"]))
        assert days == (row["inspection_start"], row["inspection_end"]), each["authority"]
        assert row["framework"] == each["framework"]
        assert row["form"].startswith(each["form"])
        assert each["grades"] == {key: row[key] for key in ("overall", "leadership", "help_protection")}


@pytest.mark.shared
def test_no_item_is_copied_from_a_report(material: Material, shared: Path) -> None:
    """Six words in a row are in no recommendation of the corpus."""
    texts = " ".join(
        path.read_text(encoding="utf-8") for path in (shared / "corpus/recommendations").glob("*.tsv")
    )
    printed = " ".join(re.findall(r"[a-z0-9]+", texts.lower()))
    for report in material.lessons["reports"]:
        for text in report["asks"]:
            words = re.findall(r"[a-z0-9]+", text.lower())
            for start in range(len(words) - 5):
                assert f" {' '.join(words[start : start + 6])} " not in printed, text


def test_two_inspections_of_most_authorities_are_there(material: Material) -> None:
    names = [each["authority"] for each in material.lessons["reports"]]
    assert len(names) == 24
    assert sum(names.count(name) == 2 for name in set(names)) == 11


class TheDemosLessons(BuiltDemo):
    def test_every_report_is_an_example_and_says_so_on_every_page(self) -> None:
        reports = LibraryReport.objects.all()
        assert reports.count() == 24
        assert all(each.is_example and MARK in each.warnings for each in reports)
        assert all(page.text.startswith(MARK) for each in reports for page in each.page_texts.all())

    def test_every_item_stands_on_its_page(self) -> None:
        for report in LibraryReport.objects.prefetch_related("passages", "page_texts"):
            pages = [each.text for each in report.page_texts.all()]
            asked = [each for each in report.passages.all() if each.kind == "recommendation"]
            assert 1 <= len(asked) <= 6
            assert all(found_on(each.text, pages, each.page) for each in asked)

    def test_both_versions_of_the_neighbours_are_kept_and_the_later_is_gone_by(self) -> None:
        assert Neighbour.objects.count() == 40
        latest = Neighbour.objects.filter(list__version="May 2025", authority="E10000016", rank=3).get()
        assert str(latest.neighbour) == "Devon"

    def test_three_lessons_are_decided_in_the_three_ways(self) -> None:
        assert sorted(Lesson.objects.values_list("relevant", "outcome")) == [
            (False, Outcome.OPEN),
            (True, Outcome.ACTION),
            (True, Outcome.NONE),
        ]
        assert all(Event.objects.filter(thread=each.thread).exists() for each in Lesson.objects.all())

    def test_a_theme_is_confirmed_another_turned_down_and_the_rest_are_proposals(self) -> None:
        states = list(PassageTheme.objects.values_list("state", flat=True))
        assert states.count(ThemeState.CONFIRMED) == 1
        assert states.count(ThemeState.REJECTED) == 1
        assert states.count(ThemeState.PROPOSED) > 60

    def test_what_was_asked_of_kent_in_2017_is_met_again_in_2022(self) -> None:
        met = Recurrence.objects.get()
        assert (met.earlier.number, met.finding.inspection.framework) == ("3", "ilacs_2018")
        assert met.finding.text.startswith("The demo's own words")

    def test_the_digest_is_begun_as_a_paper_and_quotes_nothing_that_nobody_printed(self) -> None:
        paper = Paper.objects.get(kind=PaperKind.LESSONS)
        said = "\n".join(each.text for each in content_of(paper).sections)
        assert "- Restated by the demo, not quoted:" in said
        assert not re.search(r"^- “", said, re.MULTILINE)
        assert re.search(r"(\d+) of \1 reports are examples", said)
        assert "Action: Ask Cornwall what changed" in said

    def test_the_digest_page_opens_for_the_quality_assurance_lead(self) -> None:
        quality = next(each.person for each in self.demo.people if "quality" in each.person.email)
        browser = Client()
        browser.force_login(quality, backend="django.contrib.auth.backends.ModelBackend")
        with override_settings(REQUIRE_TWO_STEP=False):
            answer = browser.get("/lessons/digest/?neighbours_only=on")
        assert "What our neighbours were told" in answer.content.decode()
