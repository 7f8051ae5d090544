"""A scorecard's page: figure with its parts, rating in words, signals, note, question; what is chosen at the top."""

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from measures_site import DISTRICTS, a_measure, figures, last_months, whole_county
from page_reading import Read, read

from headway.indicators.periods import month_code, month_number
from headway.web.accounts.models import Person
from headway.web.accounts.roles import Role
from headway.web.performance.actions.keeping import set_target
from headway.web.performance.actions.measures import note
from headway.web.performance.actions.scorecards import Placed, add_scorecard
from headway.web.performance.models import Measure, Scorecard
from headway.web.register.models import Authority
from headway.web.scrutiny.models import Body, Question

pytestmark = pytest.mark.django_db

OLDEST_TARGET = date(2020, 4, 1)


@pytest.fixture
def analyst(person: Callable[..., Person]) -> Person:
    return person(Role.ANALYST, name="Anna Analyst")


@pytest.fixture
def ended() -> str:
    """The month that ended last: its figure is never too old."""
    return month_code(month_number(timezone.localdate()) - 1)


@pytest.fixture
def measures(kent: Authority, analyst: Person, ended: str) -> dict[str, Measure]:
    """Three measures: one that misses its floor, one whose figures are of long ago, one that nobody judges."""
    red = a_measure(kent, "red", title="Re-referrals", owner_name="Dora Director", owner_post="Director")
    figures(red, [200] * 23 + [300], of=1000, periods=last_months(24, ended), unknown=20)
    old = a_measure(kent, "old", title="Visits in time", better="higher")
    figures(old, [95] * 24, of=100, periods=last_months(24, "2020-03"))
    watched = a_measure(kent, "watched", title="Referrals", better="neutral", unit="rate per 10,000")
    figures(watched, [40] * 24, of=100, periods=last_months(24, ended))
    for each, target, floor in ((red, 20, 25), (old, 90, 80)):
        set_target(
            by=analyst,
            measure=each,
            from_day=date(2018, 4, 1),
            target=Decimal(target),
            floor=Decimal(floor),
            reason="Business plan",
        )
    return {"red": red, "old": old, "watched": watched}


@pytest.fixture
def card(kent: Authority, analyst: Person, measures: dict[str, Measure]) -> Scorecard:
    rows = [
        Placed(measures["watched"], "Front door"),
        Placed(measures["red"]),
        Placed(measures["old"], "Protection"),
    ]
    return add_scorecard(by=analyst, authority=kent, title="Monthly scorecard", rows=rows)


def shown(client: Client, card: Scorecard, query: str = "") -> Read:
    return read(client.get(f"/performance/scorecards/{card.pk}/{query}"))


def row(page: Read, title: str) -> str:
    return next(" | ".join(each) for each in page.tables[0] if each[0].startswith(title))


def asked(measure: Measure, by: Person, on: date, area: str = "", reply: str = "") -> Question:
    body = Body.objects.get_or_create(
        authority=measure.authority, name="Children’s Panel", defaults={"from_day": date(2020, 1, 1)}
    )[0]
    return Question.objects.create(
        authority=measure.authority,
        body=body,
        measure=measure,
        area=area,
        text="Why is that?",
        asked_on=on,
        asked_by=by.name,
        category="other",
        owner_name="Dora Director",
        due_on=on + timedelta(days=20),
        reply=reply,
    )


def test_a_row_says_the_figure_its_parts_its_rating_and_how_far_off(
    signed_in: Callable[..., Client], card: Scorecard
) -> None:
    found = row(shown(signed_in(Role.MEMBER), card), "Re-referrals")
    for said in (
        "30.0%",
        "300 of 1,000",
        "Not known: 20 (2.0%)",
        "✕ Red Target missed: 10 percentage points above the target; floor missed, 5 percentage points from it.",
        "Target 20%, floor 25%",
        "Version 1, from 1 April 2018",
        "Owner: Dora Director, Director",
        "Signal: concern, higher",
        "A red or an amber needs a note: none yet",
        "Nobody has asked",
        "No published figure",
    ):
        assert said in found, said


def test_a_share_of_few_says_what_one_child_does_to_it(
    signed_in: Callable[..., Client], kent: Authority, analyst: Person, ended: str
) -> None:
    few, many = a_measure(kent, "few", title="Few"), a_measure(kent, "many", title="Many")
    figures(few, [1] * 12, of=3, periods=last_months(12, ended))
    figures(many, [10] * 12, of=20, periods=last_months(12, ended))
    card = add_scorecard(by=analyst, authority=kent, title="Few", rows=[Placed(few), Placed(many)])
    page = shown(signed_in(Role.MEMBER), card)
    assert "one more or fewer moves it by 33 percentage points" in row(page, "Few")
    assert "small number" not in row(page, "Many")


def test_a_stale_figure_is_never_green(signed_in: Callable[..., Client], card: Scorecard) -> None:
    found = row(shown(signed_in(Role.MEMBER), card), "Visits in time")
    assert "95.0%" in found
    assert "Too old" in found
    assert "Too old to tell" in found
    assert "Green" not in found


def test_what_nobody_judges_is_not_coloured(signed_in: Callable[..., Client], card: Scorecard) -> None:
    found = row(shown(signed_in(Role.MEMBER), card), "Referrals")
    assert "Not rated" in found
    assert not any(word in found for word in ("Green", "Amber", "Red"))


def test_headings_stand_above_their_rows_and_go_with_another_order(
    signed_in: Callable[..., Client], card: Scorecard
) -> None:
    client = signed_in(Role.MEMBER)
    first = [each[0] for each in shown(client, card).tables[0][1:]]
    assert first[0] == "Front door"
    assert first[1].startswith("Referrals")
    assert first[3] == "Protection"
    worst = [each[0] for each in shown(client, card, "?sort=rating").tables[0][1:]]
    assert [each.split(" ")[0] for each in worst] == ["Re-referrals", "Visits", "Referrals"]


@pytest.mark.parametrize(
    ("show", "titles"),
    [
        ("red", ["Re-referrals"]),
        ("signals", ["Re-referrals"]),
        ("no-note", ["Re-referrals"]),
        ("unasked", ["Re-referrals"]),
        ("stale", ["Visits in time"]),
        ("nonsense", ["Referrals", "Re-referrals", "Visits in time"]),
    ],
)
def test_rows_can_be_chosen(
    signed_in: Callable[..., Client], card: Scorecard, show: str, titles: list[str]
) -> None:
    page = shown(signed_in(Role.MEMBER), card, f"?show={show}&sort=title")
    links = [text for text, href in page.links.items() if "/performance/measures/" in href and text in titles]
    assert sorted(links) == sorted(titles)
    assert f"{len(titles)} of 3 measures shown" in page.text


def test_a_note_of_another_month_does_not_explain_this_one(
    signed_in: Callable[..., Client],
    card: Scorecard,
    measures: dict[str, Measure],
    analyst: Person,
    ended: str,
) -> None:
    client = signed_in(Role.MEMBER)
    before = last_months(2, ended)[0]
    note(by=analyst, measure=measures["red"], period=before, text="Two teams became one.")
    found = row(shown(client, card), "Re-referrals")
    assert "Two teams became one." in found
    assert "This period has no note yet" in found
    note(by=analyst, measure=measures["red"], period=ended, text="They are two again.")
    found = row(shown(client, card), "Re-referrals")
    assert "They are two again." in found
    assert "no note yet" not in found
    assert "0 of 3 measures shown" in shown(client, card, "?show=no-note").text


def test_a_red_shows_its_question_and_a_question_from_before_it_turned_red_is_none(
    signed_in: Callable[..., Client], card: Scorecard, measures: dict[str, Measure], analyst: Person
) -> None:
    client = signed_in(Role.MEMBER)
    today = timezone.localdate()
    asked(measures["red"], analyst, today - timedelta(days=200))
    assert "Nobody has asked since it turned red" in row(shown(client, card), "Re-referrals")
    asked(measures["red"], analyst, today, area="Dover")  # of a district: not of the whole
    assert "Nobody has asked" in row(shown(client, card), "Re-referrals")
    asked(measures["red"], analyst, today)
    found = row(shown(client, card), "Re-referrals")
    assert "Dora Director answers by" in found
    assert "Nobody has asked" not in found


def test_an_earlier_month_is_rated_as_it_stood_then(
    signed_in: Callable[..., Client], card: Scorecard, ended: str
) -> None:
    before = last_months(2, ended)[0]
    found = row(shown(signed_in(Role.MEMBER), card, f"?period={before}"), "Re-referrals")
    assert "✓ Green Target met: at the target" in found
    assert "30.0%" not in found


def test_districts_stand_beside_each_other_and_alone(
    signed_in: Callable[..., Client], kent: Authority, analyst: Person
) -> None:
    measure = a_measure(kent, "odd", title="Plans that are a second plan", stale_after=2000)
    whole_county(measure, odd="Thanet")
    set_target(
        by=analyst,
        measure=measure,
        from_day=OLDEST_TARGET,
        target=Decimal(30),
        floor=Decimal(32),
        reason="Plan",
    )
    card = add_scorecard(by=analyst, authority=kent, title="Districts", rows=[Placed(measure)])
    client = signed_in(Role.MEMBER)
    table = shown(client, card, "?view=districts").tables[0]
    assert table[0] == ["Measure", "Whole", *DISTRICTS]
    assert ["red" in each for each in table[1][2:]] == [False, False, False, True]
    assert all(" of 100" in each for each in table[1][2:])
    saved = b"".join(signed_in(Role.ANALYST).get(f"/performance/scorecards/{card.pk}/csv/?view=districts"))
    areas = [line.split(",")[3] for line in saved.decode("utf-8-sig").splitlines()[1:]]
    assert areas == ["Whole authority", *DISTRICTS]
    alone = shown(client, card, "?area=Thanet")
    assert "Thanet, the latest figure" in alone.text
    assert "of 100" in row(alone, "Plans")
    assert f"/performance/measures/{measure.pk}/?area=Thanet" in alone.links.values()


def test_a_scorecard_is_read_in_a_fixed_number_of_queries(
    signed_in: Callable[..., Client],
    card: Scorecard,
    kent: Authority,
    analyst: Person,
    django_assert_num_queries: Any,
) -> None:
    more = [a_measure(kent, f"more-{number}", title=f"Measure {number}") for number in range(5)]
    for each in more:
        whole_county(each)
    large = add_scorecard(by=analyst, authority=kent, title="Large", rows=[Placed(each) for each in more])
    client = signed_in(Role.MEMBER)
    shown(client, card)  # who is signed in has been read
    for one, number in ((card, 12), (large, 11)):  # the measure of long ago is looked for by itself
        with django_assert_num_queries(number):
            shown(client, one)
    with django_assert_num_queries(9):
        shown(client, large, "?view=districts")


def test_the_rows_are_saved_as_a_file_for_those_who_may(
    signed_in: Callable[..., Client], card: Scorecard
) -> None:
    where = f"/performance/scorecards/{card.pk}/csv/?show=red"
    lines = b"".join(signed_in(Role.ANALYST).get(where)).decode("utf-8-sig").splitlines()
    assert len(lines) == 2
    assert lines[1].startswith("Front door,Re-referrals,red,Whole authority,")
    assert ',30.0,%,300,1000,20,2.0,20.00,25.00,1,red,-10.00,"Target missed' in lines[1]
    assert signed_in(Role.ACTION_OWNER).get(where).status_code == 404


@pytest.mark.usefixtures("card")
def test_the_first_page_tells_what_is_red_what_moved_and_what_is_too_old(
    signed_in: Callable[..., Client],
) -> None:
    page = read(signed_in(Role.DIRECTOR).get("/performance/"))
    assert page.h1 == "Performance"
    for said in (
        "1 red",
        "1 red that nobody has asked about",
        "1 with a signal of concern, of 1 with any signal",
        "1 red or amber without a note for the period",
        "1 too old to rate, or without a figure",
        "Visits in time: last figure March 2020",
        "Monthly scorecard",
        "cin 2026, edition 1",
    ):
        assert said in page.text, said
    assert page.tables[0][1][3].startswith("Nobody has asked")


def test_another_authoritys_scorecard_does_not_exist(
    signed_in: Callable[..., Client], card: Scorecard, medway: Authority
) -> None:
    client = signed_in(Role.DIRECTOR, medway)
    for where in ("", "csv/", "change/", "retire/"):
        assert client.get(f"/performance/scorecards/{card.pk}/{where}").status_code == 404
    assert "Monthly scorecard" not in read(client.get("/performance/")).text


def test_whoever_works_for_two_authorities_chooses_first(
    person: Callable[..., Person], kent: Authority, medway: Authority
) -> None:
    from headway.web.accounts.models import Membership

    both = person(Role.ANALYST)
    Membership.objects.create(person=both, authority=medway, role=Role.ANALYST, from_day=date(2020, 1, 1))
    client = Client()
    client.force_login(both, backend="django.contrib.auth.backends.ModelBackend")
    page = read(client.get("/performance/"))
    assert page.links == {
        "Kent": f"/performance/?authority={kent.code}",
        "Medway": f"/performance/?authority={medway.code}",
    }
    assert client.get("/performance/?authority=E09000001").status_code == 404


def test_a_bodys_page_leads_to_its_scorecards_in_use(
    signed_in: Callable[..., Client], kent: Authority, analyst: Person, card: Scorecard
) -> None:
    panel = Body.objects.create(authority=kent, name="Corporate Parenting Panel", kind="panel")
    told = {"by": analyst, "authority": kent, "body": panel}
    measure = card.rows.first().measure
    mine = add_scorecard(**told, title="The panel’s scorecard", rows=[Placed(measure)])
    gone = add_scorecard(**told, title="An old scorecard", rows=[Placed(measure)])
    Scorecard.objects.filter(pk=gone.pk).update(is_retired=True)
    links = read(signed_in(Role.MEMBER).get(f"/bodies/{panel.pk}/")).links
    assert links["The panel’s scorecard"] == f"/performance/scorecards/{mine.pk}/"
    assert not {"An old scorecard", "Monthly scorecard"} & set(links)
