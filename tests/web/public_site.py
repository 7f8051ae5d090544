"""Editions for the public that tests can read off: a county of four districts with planted small numbers.

    card = a_card(kent)
    edition = draft(kent_people, card)

Every number is made up.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils import timezone
from measures_site import LAST, a_load, a_measure, figures, last_months

from headway.indicators.periods import period_of
from headway.web.accounts.models import Person
from headway.web.performance.actions import public as actions
from headway.web.performance.models import Load, Measure, PublicScorecard, Scorecard, ScorecardRow
from headway.web.performance.rules.public.choosing import Choice
from headway.web.performance.states import Every
from headway.web.register.models import Authority

__all__ = [
    "AREAS",
    "PLANTED",
    "UNTIL",
    "a_card",
    "addresses",
    "bytes_of",
    "choice",
    "draft",
    "keep",
    "published",
    "rows_of",
    "superseded",
    "text_of",
    "with_large_numbers",
]

UNTIL = period_of(LAST).last_day
PLANTED: dict[str, tuple[float, float]] = {
    "Ashford": (3, 41),
    "Canterbury": (17, 58),
    "Dover": (12, 37),
    "Thanet": (24, 83),
}
"""Numerator and denominator of the last month: Ashford's 3 is the small one."""


def keep(
    measure: Measure,
    told: Mapping[str, tuple[float, float | None]],
    *,
    period: str = LAST,
    elsewhere: tuple[float, float] = (0, 0),
    load: Load | None = None,
) -> None:
    """Figures of one month: each district's, and the authority's, which is their sum and what is elsewhere."""
    for area, (top, whole) in told.items():
        figures(measure, [top], of=whole, area=area, periods=[period], load=load)
    tops = sum(top for top, _ in told.values()) + elsewhere[0]
    wholes = [whole for _, whole in told.values() if whole is not None]
    figures(measure, [tops], of=sum(wholes) + elsewhere[1] if wholes else None, periods=[period], load=load)


def a_card(authority: Authority, **given: Any) -> Scorecard:
    """A scorecard with one measure: two years of the authority, the last month by district as planted."""
    measure = a_measure(authority, **given)
    months = last_months(24)[:-1]
    wave = (0, 2, -1, 3, -2, 1, -3)
    figures(measure, [56 + wave[i % 7] for i in range(len(months))], of=219, periods=months)
    keep(measure, PLANTED)
    card = Scorecard.objects.create(authority=authority, title="How we are doing")
    ScorecardRow.objects.create(scorecard=card, measure=measure, heading="Front door", order=1)
    return card


def choice(**given: Any) -> Choice:
    """The last month by every district, without targets, unless told otherwise."""
    told = {
        "until": UNTIL,
        "every": Every.MONTH,
        "by_district": 1,
        "areas": tuple(PLANTED),
        "with_targets": False,
        "contact": "performance@example.gov.uk",
    } | given
    return Choice(**told)


def draft(by: Person, card: Scorecard, *, on: date | None = None, **given: Any) -> PublicScorecard:
    """An edition that waits to be approved."""
    return actions.make_public(by=by, scorecard=card, choice=choice(**given), on=on or timezone.localdate())


def published(by: Person, director: Person, card: Scorecard, **given: Any) -> PublicScorecard:
    """An edition that everybody may read."""
    made = draft(by, card, **given)
    made = actions.approve_public(by=director, edition=made, version=made.version)
    return actions.publish_public(by=director, edition=made, version=made.version)


def superseded(measure: Measure, told: Mapping[str, tuple[float, float | None]], **more: Any) -> None:
    """Corrected figures of the last month, in a later load; the earlier ones are kept."""
    measure.observations.filter(period=more.get("period", LAST)).update(is_current=False)
    keep(measure, told, load=a_load(measure.authority, "cin 2026, edition 2"), **more)


def with_large_numbers(kent: Authority) -> Scorecard:
    """Ashford's 4 is hidden, and Dover's 7,919 to protect it."""
    card = a_card(kent)
    measure = a_measure(kent, "plans", title="Plans begun", unit="count", multiplier=1, decimals=0, out_of="")
    keep(measure, {"Ashford": (4, None), "Dover": (7919, None), "Thanet": (8837, None), "Deal": (9901, None)})
    ScorecardRow.objects.create(scorecard=card, measure=measure, order=2)
    return card


AREAS = ("Ashford", "Canterbury", "Deal", "Dover", "Thanet")


def bytes_of(response: Any) -> bytes:
    return b"".join(response.streaming_content) if response.streaming else response.content


def text_of(response: Any) -> str:
    return bytes_of(response).decode()


def addresses(edition: PublicScorecard) -> list[str]:
    """Every public address of an edition."""
    measures = [each["id"] for each in edition.content["measures"] if each["verdict"]]
    charts = [
        reverse("public_chart", args=[edition.pk, measure, form]) + narrow
        for measure in measures
        for form, narrow in (("svg", ""), ("svg", "?narrow=1"), ("png", ""))
    ]
    return [
        reverse("public_scorecard", args=[edition.pk]),
        reverse("public_scorecard_csv", args=[edition.pk]),
        *charts,
    ]


def rows_of(edition: PublicScorecard, number: int = 0) -> dict[str, tuple[Any, Any, Any]]:
    """The last table by district: number, out of, value."""
    rows = edition.content["measures"][number]["tables"][-1]["rows"]
    return {row["area"]: (row["numerator"], row["denominator"], row["value"]) for row in rows}
