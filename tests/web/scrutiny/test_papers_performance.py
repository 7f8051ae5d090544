"""Papers begun from measures: what is red, who answers, what was asked, what moved; and no small number in them."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from measures_site import LAST, a_measure, figures, whole_county
from papers_kit import FULL
from papers_performance_kit import ON, a_question, a_target, begun, section, text_of

from headway.documents import committee_paper, read_template
from headway.documents.content import PaperContent
from headway.documents.lint import Sources, check
from headway.documents.reading import from_content
from headway.errors import ForPerson
from headway.indicators.periods import period_of
from headway.web.accounts.models import Person
from headway.web.accounts.roles import Role
from headway.web.performance.models import Measure, MeasureNote, Scorecard, ScorecardRow
from headway.web.register.models import Authority
from headway.web.scrutiny.models import Body, Question
from headway.web.scrutiny.queries.papers_performance import From, standings

pytestmark = pytest.mark.django_db
LAST_DAY = period_of(LAST).last_day
KINDS = ["red indicators", "workforce", "health check", "corporate parenting"]


@pytest.fixture
def officer(kent: Authority, person: Callable[..., Person]) -> Person:
    return person(Role.OFFICER, kent, name="Olive Officer")


@pytest.fixture
def panel(kent: Authority) -> Body:
    return Body.objects.create(authority=kent, name="Panel", kind="scrutiny")


def a_note(measure: Measure, text: str, period: str = LAST) -> MeasureNote:
    return MeasureNote.objects.create(measure=measure, period=period, text=text, by_name="Anna Analyst")


@pytest.fixture
def red(kent: Authority) -> Measure:
    """28 of 100 in September 2026, and in August; the target is 20, the floor 25."""
    made = a_measure(kent, owner_name="Hannah Head", owner_post="Head of Service")
    figures(made, [18, 20, 19, 21, 18, 20] * 3 + [28, 28], unknown=12)
    a_target(made, "20", "25", number=3)
    return made


@pytest.mark.usefixtures("red")
def test_a_red_has_its_figure_its_parts_its_target_its_owner_and_what_its_chart_says(
    officer: Person,
) -> None:
    said = section(begun(officer), "Below the floor, and nobody has asked")
    for words in (
        "### Re-referrals within twelve months",
        "28.0% in September 2026 (28 of 100). Not known: 12 (10.7%).",
        "The target is 20%; floor 25% (version 3, from 1 April 2025).",
        "8 percentage points above the target; floor missed, 3 percentage points from it",
        "Red since the period that ended on 31 August 2026.",
        "No signal: the latest figure is not part of one.",
        "Head of Service, Hannah Head",
    ):
        assert words in said, words


def test_a_red_or_an_amber_that_nobody_explained_is_said_to_have_no_note(
    officer: Person, red: Measure, kent: Authority
) -> None:
    amber = a_measure(kent, "assessment_45wd_pct", title="Assessments in time", better="higher")
    figures(amber, [85] * 12)
    a_target(amber, "90", "80")
    before = begun(officer)
    assert "**Note**: Nobody has explained this figure: there is no note." in text_of(before)
    assert "**Note**: Nobody has explained" in section(before, "Short of the target")
    a_note(red, "Step-downs\nwithout a plan.")
    a_note(amber, "Of August.", "2026-08")
    after = begun(officer)
    assert "**Note**: Step-downs without a plan. (Anna Analyst" in section(
        after, "Below the floor, and nobody"
    )
    assert "Nobody has explained the figure of September 2026. The last note: Of August." in text_of(after)


def test_a_red_moves_to_those_asked_about_only_by_a_question_since_it_became_red(
    officer: Person, red: Measure, panel: Body
) -> None:
    a_question(red, panel, date(2026, 6, 1), reply="We look.", answered_by="H. Head",
               answered_on=date(2026, 6, 20))  # fmt: skip
    unasked = section(begun(officer), "Below the floor, and nobody has asked")
    assert "The last was before it turned red." in unasked
    a_question(red, panel, LAST_DAY - timedelta(days=3), due_on=date(2026, 10, 8), owner_name="Hannah Head")
    start = begun(officer)
    asked = section(start, "Below the floor, and members have asked")
    assert (
        "The answer is due on 8 October 2026, seven days ago, from Hannah Head; it is not given yet." in asked
    )
    assert "nobody has asked" in text_of(start)
    assert section(start, "Below the floor, and nobody has asked") == "No red is without a question."


def test_what_was_asked_last_time_is_told_with_what_the_measure_did_since(
    officer: Person, red: Measure, panel: Body
) -> None:
    a_question(red, panel, date(2026, 8, 5), text="Why so\nmany?", reply="A third.", answered_by="H. Head",
               answered_on=date(2026, 9, 1))  # fmt: skip
    said = section(begun(officer), "What was asked last time")
    assert "There is one question about these measures on record; none waits for an answer." in said
    assert "Mary Member asked on 5 August 2026 (Panel): Why so many?" in said
    assert "Answered by H. Head on 1 September 2026: A third." in said
    assert "Since then: from 20.0% in July 2026 to 28.0% in September 2026; further from the target." in said


def test_a_question_in_a_restricted_minute_stays_out_of_a_paper(
    officer: Person, red: Measure, panel: Body, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_question(red, panel, LAST_DAY, text="About the Zebulon settlement?")
    assert "Zebulon" in text_of(begun(officer))
    monkeypatch.setattr(Question, "is_open", property(lambda _: False))
    start = begun(officer)
    assert "Zebulon" not in text_of(start)
    assert "Zebulon" not in str(start.sources)


def test_a_signal_on_the_wrong_side_is_told_though_the_target_is_met(
    officer: Person, kent: Authority
) -> None:
    green = a_measure(kent)
    figures(green, [10, 12, 11, 9, 10, 12, 11, 9, 10, 11, 9, 10, 17, 17, 17, 17, 17, 17, 17, 17])
    a_target(green, "20", "25")
    start = begun(officer)
    said = section(start, "Signals on the wrong side")
    assert "Target met: 3 better" in said
    assert "A signal of concern" in said
    assert "none is below the floor" in start.content.summary  # type: ignore[union-attr]


def test_a_figure_that_is_too_old_is_told_and_never_green(officer: Person, kent: Authority) -> None:
    old = a_measure(kent, stale_after=10)
    figures(old, [10] * 12)
    a_target(old, "20", "25")
    start = begun(officer)
    assert "Too old to rate" in section(start, "No figure, or one that is too old")
    assert "one is too old to rate" in start.content.summary  # type: ignore[union-attr]


def test_a_neutral_measure_is_not_rated_and_no_arrow_is_ever_used(officer: Person, kent: Authority) -> None:
    neutral = a_measure(kent, "cla_number", title="Looked after", theme="looked_after", unit="count",
                        better="neutral", out_of="", multiplier=1, decimals=0)  # fmt: skip
    figures(neutral, [100] * 8 + [140] * 8, of=None)
    said = text_of(begun(officer, "corporate parenting"))
    assert "| Looked after, September 2026 | 140 | – | – | Not rated: neither way is better |" in said
    assert not re.search("[←-⇿▲▼△▽⬆⬇]", said)


def test_what_was_answered_long_ago_is_counted_and_not_told_again(
    officer: Person, red: Measure, panel: Body
) -> None:
    answered = {"reply": "Yes.", "answered_by": "H. Head", "answered_on": date(2025, 1, 9)}
    a_question(red, panel, date(2025, 1, 5), text="Long ago?", **answered)
    a_question(red, panel, date(2025, 1, 6), text="Never answered?")
    said = section(begun(officer), "What was asked last time")
    assert "Long ago?" not in said
    assert "Never answered?" in said
    assert "One question that was asked more than a year ago and answered are" not in said
    assert "asked more than a year ago and answered" in said


def test_the_writer_is_told_to_read_what_people_wrote(officer: Person, red: Measure) -> None:
    assert begun(officer).notes == ()
    a_note(red, "Three families.")
    assert "as people wrote them" in begun(officer).notes[0]


@pytest.mark.usefixtures("red")
def test_every_paragraph_and_row_with_a_figure_has_its_source(officer: Person) -> None:
    start = begun(officer)
    sources = {each["sentence"]: each["source"] for each in start.sources}
    figure = next(each for each in sources if each.startswith("28.0% in September 2026"))
    assert sources[figure].startswith("Headway: “Re-referrals within twelve months” (rereferral_pct, definition 1); "
                                      "September 2026, 28 of 100; load ")  # fmt: skip
    assert "cin 2026, edition 1, brought in on" in sources[figure]
    assert start.content.summary in sources  # type: ignore[union-attr]
    for part in section(start, "Below the floor, and nobody").split("\n\n"):
        for said in part.split("\n"):
            if re.search(r"\d", said) and not said.startswith("#"):
                assert said.removeprefix("- ") in sources, said


@pytest.mark.usefixtures("red")
def test_a_paper_is_begun_as_at_the_end_of_a_month(officer: Person) -> None:
    start = begun(officer, until=period_of("2026-07"))
    assert "As at 31 July 2026" in start.content.summary  # type: ignore[union-attr]
    assert "none is below the floor" in start.content.summary  # type: ignore[union-attr]
    assert "September 2026" not in text_of(start)
    assert start.why == "Begun from all measures, as at 31 July 2026"


def test_a_scorecard_gives_its_measures_its_order_and_its_headings(officer: Person, kent: Authority) -> None:
    card = Scorecard.objects.create(authority=kent, title="Our children")
    for order, (code, title, heading) in enumerate(
        [("b", "Second", "Where they live"), ("c", "Third", ""), ("a", "First", "Health")]
    ):
        measure = a_measure(kent, code, title=title, theme="looked_after")
        figures(measure, [20] * 8)
        ScorecardRow.objects.create(scorecard=card, measure=measure, heading=heading, order=order)
    figures(a_measure(kent, "d", title="Not on it", theme="looked_after"), [20] * 8)
    start = begun(officer, "corporate parenting", scorecard=card)
    assert isinstance(start.content, PaperContent)
    assert [each.heading for each in start.content.sections][1:3] == ["Where they live", "Health"]
    assert "Third" in section(start, "Where they live")
    assert "Not on it" not in text_of(start)
    assert start.content.subject == "Corporate parenting scorecard"


def test_a_scorecard_of_another_council_begins_no_paper(officer: Person, medway: Authority) -> None:
    card = Scorecard.objects.create(authority=medway, title="Theirs")
    with pytest.raises(ForPerson, match="another council"):
        begun(officer, scorecard=card)


def test_a_measure_of_another_council_is_not_read(officer: Person, medway: Authority) -> None:
    figures(a_measure(medway, title="Theirs"), [20] * 8)
    assert "Theirs" not in text_of(begun(officer))


@pytest.mark.parametrize("kind", KINDS)
def test_without_measures_a_paper_has_its_headings_and_says_what_to_write(officer: Person, kind: str) -> None:
    start = begun(officer, kind)
    assert isinstance(start.content, PaperContent)
    assert len(start.content.sections) >= 3
    assert "No measure of this is kept in Headway" in text_of(start)
    assert "Of no measures" not in text_of(start)


@pytest.mark.parametrize("kind", KINDS)
def test_the_check_finds_nothing_but_places_that_people_fill(
    officer: Person, red: Measure, panel: Body, kent: Authority, kind: str
) -> None:
    for code, theme in (("sw_caseload", "workforce"), ("cla_review_timescale_pct", "looked_after")):
        measure = a_measure(kent, code, title=code, theme=theme, better="higher")
        figures(measure, [80, 81, 79] * 5)
        a_target(measure, "90", "70")
    a_note(red, "Said “too late” by 3 of the 10 inspectors | and others.")
    a_question(red, panel, LAST_DAY)
    start = begun(officer, kind)
    content = start.content
    assert isinstance(content, PaperContent)
    whole = replace(FULL, subject=content.subject, summary=content.summary, sections=content.sections)
    faults = check(from_content(whole), Sources(), ON).faults
    assert faults
    assert {each.rule for each in faults} == {"placeholder"}, faults
    assert committee_paper(whole, read_template("default")).blocks


@pytest.mark.parametrize("kind", KINDS)
def test_queries_do_not_grow_with_measures(officer: Person, kent: Authority, kind: str) -> None:
    def asked() -> int:
        with CaptureQueriesContext(
            connection,
        ) as found:
            standings(officer, kent, kind, From(), meeting=None, today=ON)
        return len(found)

    whole_county(a_measure(kent, "sw_caseload", theme="workforce"))
    whole_county(a_measure(kent, "cla_rate", theme="looked_after"))
    asked()  # what the person may do is read once
    few = asked()
    for number in range(4):
        whole_county(a_measure(kent, f"w{number}", theme="workforce"))
        whole_county(a_measure(kent, f"c{number}", theme="looked_after"))
    assert asked() == few
