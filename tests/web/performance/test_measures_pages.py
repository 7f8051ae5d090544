"""A measure's page: the verdict first, everything beside it, and nothing of another authority."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from measures_site import a_load, a_measure, figures, last_months, whole_county
from page_reading import Read, read

from headway.web.accounts.models import Person
from headway.web.accounts.roles import Role
from headway.web.performance.actions import measures as actions
from headway.web.performance.models import Measure, Observation, Target
from headway.web.register.models import Authority

pytestmark = pytest.mark.django_db


@pytest.fixture
def measure(kent: Authority) -> Measure:
    made = a_measure(kent, stale_after=20_000)
    whole_county(made, odd="Thanet")
    return made


@pytest.fixture
def analyst(signed_in: Callable[..., Client]) -> Client:
    return signed_in(Role.ANALYST)


def page(client: Client, measure: Measure, **asked: str) -> Read:
    return read(client.get(reverse("measure", args=[measure.pk]), asked))


def headed(found: Read, *headings: str) -> list[list[str]]:
    """The one table whose headings begin so; charts' own tables have others."""
    [table] = [table for table in found.tables if tuple(table[0][: len(headings)]) == headings]
    return table


def targeted(measure: Measure, target: int, floor: int | None = None) -> None:
    Target.objects.create(
        measure=measure,
        number=1,
        from_day=date(2020, 4, 1),
        target=target,
        floor=floor,
        reason="As in the business plan.",
        set_by="Dora Director",
    )


def test_the_verdict_comes_first_in_sentences(measure: Measure, analyst: Client) -> None:
    targeted(measure, 20, 30)
    found = page(analyst, measure)
    first = found.tree.xpath("//main//p")[0].text_content()
    assert found.h1 == measure.title
    assert first.startswith("26.0% in September 2026 (104 of 400).")
    assert "Target missed" in first
    assert "No signal" in first
    assert "consistently" not in first  # in words of a council, not of the statistics


def test_a_district_and_a_length_of_period_are_chosen(measure: Measure, analyst: Client) -> None:
    found = page(analyst, measure, area="Dover")
    assert "Dover" in found.title
    assert found.value("area") == "Dover"
    assert "(19 of 100)" in found.text


def test_what_makes_no_sense_in_the_address_is_left_out(measure: Measure, analyst: Client) -> None:
    for asked in ({"area": "Atlantis"}, {"every": "fortnight"}, {"area": "\x00"}, {"every": "year"}):
        assert "26.0% in September 2026" in page(analyst, measure, **asked).text


def test_the_odd_district_is_named_and_the_alike_are_not(measure: Measure, analyst: Client) -> None:
    found = page(analyst, measure)
    assert "They differ more than chance explains." in found.text
    districts = headed(found, "District", "Value")
    told = {row[0]: row[-1] for row in districts[1:]}
    assert told["Thanet"] == "Higher than the rest"


def test_districts_are_added_up_over_a_year_of_what_happened(kent: Authority, analyst: Client) -> None:
    measure = a_measure(kent)
    for area in ("Ashford", "Dover"):
        figures(
            measure, [50] * 6 + [10] * 12, area=area
        )  # what was before the last twelve months is left out
    districts = headed(page(analyst, measure), "District", "Value")
    assert [row[:3] for row in districts[1:]] == [
        ["Ashford", "10.0%", "120 of 1,200"],
        ["Dover", "10.0%", "120 of 1,200"],
    ]


def test_a_figure_that_was_revised_shows_what_it_was(
    measure: Measure, analyst: Client, kent: Authority
) -> None:
    old = Observation.objects.get(measure=measure, area="", period="2026-09")
    Observation.objects.filter(pk=old.pk).update(is_current=False)
    figures(measure, [90], of=400, load=a_load(kent, "cin 2026, edition 2"), periods=["2026-09"], unknown=3)
    table = headed(page(analyst, measure), "Period", "Numerator")
    assert table[1][:5] == ["September 2026", "90", "400", "3 (1%)", "22.5%"]
    assert "Revised." in table[1][5]
    assert "26.0% (104 of 400)" in table[1][5]
    assert "Revised." not in table[2][5]
    text = page(analyst, measure).text
    assert "counted from the returns: cin 2026, edition 1" in text
    assert "counted from the returns: cin 2026, edition 2" in text


def test_a_figure_of_twelve_months_has_no_chart_and_says_why(kent: Authority, analyst: Client) -> None:
    measure = a_measure(kent, kind="rolling")
    figures(measure, [20] * 24)
    found = page(analyst, measure)
    assert "shares eleven of them" in found.text
    assert "No signal" not in found.text
    assert not found.tree.xpath("//main//img[contains(@src, 'spc')]")
    assert analyst.get(reverse("measure_chart", args=[measure.pk, "spc", "svg"])).status_code == 404


def test_a_measure_without_figures_says_so(kent: Authority, analyst: Client) -> None:
    assert "There are no figures yet." in page(analyst, a_measure(kent)).text


def test_what_people_said_is_shown_with_the_period_it_explains(
    measure: Measure, analyst: Client, person: Callable[..., Person]
) -> None:
    actions.note(
        by=person(Role.OFFICER), measure=measure, period="2026-08", text="Two teams <were> one in August."
    )
    text = page(analyst, measure).text
    assert "Last word on it (August 2026): Two teams <were> one in August." in text
    assert "Two teams" not in page(analyst, measure, area="Dover").text


def test_new_limits_and_marks_stand_under_the_chart_until_withdrawn(
    measure: Measure, analyst: Client, person: Callable[..., Person], kent: Authority
) -> None:
    by = person(Role.ANALYST)
    rebase = actions.rebase(by=by, measure=measure, from_day=date(2025, 9, 1), reason="A new front door.")
    mark = actions.annotate(by=by, authority=kent, on=date(2025, 6, 2), text="Caseloads rose")
    text = page(analyst, measure).text
    assert "New limits: A new front door." in text
    assert "Caseloads rose (on every chart)" in text
    actions.withdraw_rebase(by=by, rebase=rebase, because="The wrong month.")
    actions.withdraw_annotation(by=by, annotation=mark, because="The wrong year.")
    text = page(analyst, measure).text
    assert "New limits: A new front door." not in text
    assert "Withdrawn: The wrong month." in text
    assert "Caseloads rose" not in text


def test_only_those_who_may_are_offered_what_they_may_do(
    measure: Measure, signed_in: Callable[..., Client]
) -> None:
    wanted = {
        Role.MEMBER: {"Ask about it"},
        Role.OFFICER: {"Say what lies behind it"},
        Role.ANALYST: {
            "Ask about it",
            "Say what lies behind it",
            "Mark what happened",
            "Start new limits",
            "Set a target",
        },
        Role.INSPECTOR: set(),
    }
    offered = {
        "Ask about it",
        "Say what lies behind it",
        "Mark what happened",
        "Start new limits",
        "Set a target",
    }
    for role, may in wanted.items():
        assert set(page(signed_in(role), measure).links) & offered == may, role


def test_another_authority_s_measure_does_not_exist(
    measure: Measure, medway: Authority, signed_in: Callable[..., Client]
) -> None:
    client = signed_in(Role.ANALYST, medway)
    for name, more in (("measure", []), ("measure_csv", []), ("measure_chart", ["spc", "svg"])):
        assert client.get(reverse(name, args=[measure.pk, *more])).status_code == 404, name


def test_every_figure_goes_into_the_file_the_superseded_too(
    measure: Measure, analyst: Client, kent: Authority
) -> None:
    Observation.objects.filter(measure=measure, area="", period="2026-09").update(is_current=False)
    figures(measure, [90], of=400, load=a_load(kent, "cin 2026, edition 2"), periods=["2026-09"])
    response = analyst.get(reverse("measure_csv", args=[measure.pk]))
    lines = b"".join(response.streaming_content).decode().splitlines()
    assert len(lines) == 1 + 36 * 5 + 1
    assert lines[0].removeprefix("\ufeff").startswith("Area,Period,First day,Last day,Numerator,Denominator")
    assert 'Kent,2026-09,2026-09-01,2026-09-30,90,400,0,22.5,current,"cin 2026, edition 2"' in lines[1]
    assert "superseded" in lines[2]


def test_the_page_asks_the_same_number_of_questions_of_the_database_whatever_it_shows(
    kent: Authority, analyst: Client, django_assert_num_queries: Callable[..., object]
) -> None:
    small = a_measure(kent, "cin_number")
    figures(small, [1, 2, 3], periods=last_months(3))
    large = a_measure(kent, "rereferral_pct")
    whole_county(large)
    page(analyst, small)
    for each in (small, large):
        with django_assert_num_queries(14):
            analyst.get(reverse("measure", args=[each.pk]))


def test_a_figure_that_the_returns_cannot_count_whole_is_listed_and_not_charted(
    measure: Measure, analyst: Client
) -> None:
    early = Observation.objects.filter(measure=measure, last_day__lt=date(2024, 10, 1))
    early.update(is_short=True)
    found = page(analyst, measure)
    table = headed(found, "Period", "Numerator")
    assert "Not on the chart" in table[-1][5]
    assert "Not on the chart" not in table[1][5]
    chart = headed(found, "Period", "Figure", "Mean")
    assert (chart[1][0], len(chart)) == ("October 2024", 1 + 24)


def test_where_no_figure_is_whole_they_are_charted_and_it_is_said(measure: Measure, analyst: Client) -> None:
    Observation.objects.filter(measure=measure, area="Dover").update(is_short=True)
    table = headed(page(analyst, measure, area="Dover"), "Period", "Numerator")
    assert table[1][5].endswith("2026The returns do not reach back far enough to count it whole.")


def test_unknowns_are_said_with_the_verdict(kent: Authority, analyst: Client) -> None:
    measure = a_measure(kent)
    figures(measure, [20] * 12, of=80, unknown=20)
    assert "Not known: 20, beside a denominator of 80 (25%)." in page(analyst, measure).text


def test_figures_of_another_length_are_shown_and_not_rated(measure: Measure, analyst: Client) -> None:
    targeted(measure, 20)
    Observation.objects.create(
        **{
            name: getattr(measure.observations.first(), name)
            for name in ("measure", "load", "numerator", "value")
        },
        every="year",
        period="2025-26",
        first_day=date(2025, 4, 1),
        last_day=date(2026, 3, 31),
        denominator=100,
    )
    found = page(analyst, measure, every="year")
    assert "2025-26" in found.text
    assert "Targets are held to figures for each month, not to these." in found.text
    assert found.value("every") == "year"
