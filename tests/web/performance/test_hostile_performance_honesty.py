"""Nothing turns green by omission, by a slip of the pen, or by turning a measure round after its targets were set."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal
from types import SimpleNamespace

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from measures_site import DISTRICTS, a_load, a_measure, figures, last_months, whole_county

from headway.errors import ForPerson
from headway.web.accounts.models import Person
from headway.web.accounts.roles import Role
from headway.web.performance.actions.figures import Figure, bring_in, withdraw_load
from headway.web.performance.actions.keeping import change_measure, set_target
from headway.web.performance.models import Measure, Observation, Scorecard, ScorecardRow, Target
from headway.web.performance.orphans import ORPHANS
from headway.web.performance.queries.series import series_of
from headway.web.performance.rules.rating import rate
from headway.web.performance.states import Rating
from headway.web.register.models import Authority

pytestmark = pytest.mark.django_db
DAY = date(2026, 9, 30)


@pytest.fixture
def measure(kent: Authority) -> Measure:
    return a_measure(kent, "visits", title="Visits", source="local", better="higher")


def rated(
    value: str | None, better: str, *, target: str = "80", floor: str | None = None, **more: object
) -> str:
    held = SimpleNamespace(
        number=1,
        from_day=date(2020, 1, 1),
        target=Decimal(target),
        floor=floor and Decimal(floor),
        near=more.pop("near", None),
    )
    told = {"last_day": DAY, "on": DAY, "stale_after": 100} | more
    return str(rate(None if value is None else Decimal(value), held, better, **told).rating)


def test_no_order_of_figure_target_floor_and_day_is_green_below_the_floor() -> None:
    assert rated("75", "lower", floor="70") == Rating.RED  # set while higher was better
    assert rated("60", "lower", floor="70") == Rating.GREEN
    assert rated("90", "higher", floor="95") == Rating.RED
    assert rated("80", "near") == Rating.GREEN
    assert rated("80.1", "near") == Rating.RED


def test_what_has_not_ended_and_what_is_too_old_on_the_very_day_is_not_green() -> None:
    assert rated("90", "higher", on=date(2026, 9, 29)) == Rating.NO_FIGURE
    assert rated("90", "higher", on=date(2027, 1, 7)) == Rating.GREEN  # 99 days
    assert rated("90", "higher", on=date(2027, 1, 8)) == Rating.STALE
    assert rated(None, "higher") == Rating.NO_FIGURE


def test_the_terms_that_figures_were_worked_out_by_do_not_change_under_them(
    measure: Measure, person: Callable[..., Person]
) -> None:
    analyst = person(Role.ANALYST)
    made = figures(measure, [80] * 12)
    for terms in ({"multiplier": 1}, {"decimals": 0}, {"out_of": ""}, {"kind": "rolling"}):
        measure.refresh_from_db()
        with pytest.raises(ForPerson, match="Withdraw their loads"):
            change_measure(by=analyst, measure=measure, version=measure.version, **terms)
    measure.refresh_from_db()
    change_measure(by=analyst, measure=measure, version=measure.version, title="Visits on time")
    withdraw_load(by=analyst, load=made[0].load, because="Other terms.")
    measure.refresh_from_db()
    assert change_measure(by=analyst, measure=measure, version=measure.version, decimals=0).decimals == 0


def test_a_target_of_the_year_9999_would_shut_out_every_other_and_one_sent_twice_is_one(
    measure: Measure, person: Callable[..., Person]
) -> None:
    analyst, today = person(Role.ANALYST), timezone.localdate()
    with pytest.raises(ForPerson, match="two years ahead"):
        set_target(
            by=analyst, measure=measure, from_day=date(9999, 4, 1), target=Decimal(80), reason="A slip."
        )
    set_target(by=analyst, measure=measure, from_day=today, target=Decimal(80), reason="Agreed.")
    with pytest.raises(ForPerson, match="already"):
        set_target(by=analyst, measure=measure, from_day=today, target=Decimal(80), reason="Agreed.")
    set_target(
        by=analyst,
        measure=measure,
        from_day=today,
        target=Decimal(80),
        floor=Decimal(70),
        reason="With a floor.",
    )
    assert Target.objects.count() == 2


def test_a_figure_revised_twice_and_taken_back_in_any_order_is_the_latest_that_stands(
    measure: Measure, kent: Authority, person: Callable[..., Person]
) -> None:
    analyst = person(Role.ANALYST)

    def brought(numerator: float) -> object:
        first, last = date(2026, 9, 1), DAY
        one = Figure(measure, "", "month", "2026-09", first, last, numerator, 100, numerator)
        return bring_in(by=analyst, authority=kent, source="local", title="a.csv", figures=[one]).load

    def stands() -> float | None:
        found = series_of([measure], every=None).get((measure.pk, ""))
        return found.values[-1] if found else None

    first, second, third = brought(10.0), brought(20.0), brought(30.0)
    assert stands() == 30
    withdraw_load(by=analyst, load=second, because="Wrong.")
    assert stands() == 30
    withdraw_load(by=analyst, load=third, because="Wrong.")
    assert stands() == 10
    withdraw_load(by=analyst, load=first, because="Wrong.")
    assert stands() is None
    assert Observation.objects.count() == 3
    brought(10.0)
    assert stands() == 10


def test_a_month_without_a_denominator_is_no_figure_however_good_the_one_before(
    signed_in: Callable[..., Client], measure: Measure
) -> None:
    figures(measure, [90.0] * 11 + [None])
    Target.objects.create(
        measure=measure, number=1, from_day=date(2020, 1, 1), target=80, reason="r", set_by="A"
    )
    page = signed_in(Role.ANALYST).get(reverse("measure", args=[measure.pk])).content.decode()
    assert "Target met" not in page
    assert "No figure" in page or "no figure" in page


def test_a_figure_that_is_too_old_promises_nothing(
    signed_in: Callable[..., Client], measure: Measure, kent: Authority
) -> None:
    figures(measure, [90.0, 91.0] * 12, periods=last_months(24, "2024-03"))
    Target.objects.create(
        measure=measure, number=1, from_day=date(2020, 1, 1), target=80, reason="r", set_by="A"
    )
    card = Scorecard.objects.create(authority=kent, title="Card")
    ScorecardRow.objects.create(scorecard=card, measure=measure, order=1)
    client = signed_in(Role.ANALYST)
    page = client.get(reverse("measure", args=[measure.pk])).content.decode()
    file = b"".join(client.get(reverse("scorecard_csv", args=[card.pk]))).decode()
    assert "Too old to rate" in page
    assert "Too old to tell" in file
    for said in (page, file):
        assert "will be met every time" not in said
        assert "Target met" not in said


def test_a_load_just_after_midnight_of_a_summer_day_is_of_that_day(kent: Authority) -> None:
    load = a_load(kent)
    load.at = datetime(2026, 6, 30, 23, 30, tzinfo=UTC)
    assert "01.07.2026" in str(load)


def test_a_retired_measure_that_ended_red_is_owed_no_question(measure: Measure) -> None:
    figures(measure, [10.0] * 3)
    Target.objects.create(
        measure=measure, number=1, from_day=date(2020, 1, 1), target=80, reason="r", set_by="A"
    )
    rule = next(each for each in ORPHANS if each.id == "measure.red-unasked")
    assert len(list(rule.find(timezone.localdate()))) == 1
    Measure.objects.update(is_retired=True)
    assert not list(rule.find(timezone.localdate()))


def test_the_file_of_a_measure_takes_as_many_queries_of_one_district_as_of_many(
    signed_in: Callable[..., Client], measure: Measure
) -> None:
    client = signed_in(Role.ANALYST)
    address = reverse("measure_csv", args=[measure.pk])
    figures(measure, [80] * 3, area="Dartford")
    few = _queries(client, address)
    whole_county(measure, months=3)
    assert _queries(client, address) == few
    lines = b"".join(client.get(address)).decode().splitlines()
    assert [line.split(",")[0] for line in lines[1::3]] == ["Kent", *sorted([*DISTRICTS, "Dartford"])]
    assert lines[1].split(",")[1] == last_months(1)[0]


def _queries(client: Client, address: str) -> int:
    with CaptureQueriesContext(
        connection,
    ) as counted:
        b"".join(client.get(address))
    return len(counted)
