"""Whatever stands in the address of a page of performance, it is answered: no error, and nothing of it is markup."""

import os
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse
from measures_site import DISTRICTS, a_measure, figures, last_months
from public_site import draft, published

from headway.cli.performance import load
from headway.errors import ForPerson
from headway.web.accounts.models import Person
from headway.web.accounts.roles import Role
from headway.web.performance.models import Annotation, Load, MeasureNote, Scorecard, ScorecardRow
from headway.web.register.models import Authority

pytestmark = pytest.mark.django_db

SCRIPT = "<script>alert(1)</script>\"'&amp;]]>"
FIELDS = (  # noqa: SIM905 - names in a row read better
    "area every period page show sort view authority retired narrow bare body state what from since until measure "
    "mine late version ids"
).split()
VALUES = (
    "",
    '"',
    "' OR 1=1; --",
    "\x00",
    "\U0001f600",
    "<script>alert(1)</script>",
    "x" * 5_000,
    "0",
    "-1",
    "9" * 30,
    "²",
    "NaN",
    "month",
    "quarter",
    "districts",
    "red",
    "2026-09",
    "year to 2026-09",
    "\u202eKent",
)


@pytest.fixture
def addresses(kent: Authority, person: Callable[..., Person]) -> dict[str, str]:
    """Every page that is read, of a county whose every text is markup."""
    analyst, director = person(Role.ANALYST), person(Role.DIRECTOR)
    measure = a_measure(kent, title=f"Re-referrals {SCRIPT}", counts=f"c {SCRIPT}", out_of=f"o {SCRIPT}")
    months = last_months(24)
    for area in ("", *DISTRICTS[:2], f"A {SCRIPT}"):
        figures(measure, [20 + each % 3 for each in range(24)], area=area)
    staff = a_measure(
        kent, "sw_caseload", title=f"Cases {SCRIPT}", theme="workforce", unit="cases", multiplier=1
    )
    figures(staff, [15 + each % 4 for each in range(24)], of=1)
    Annotation.objects.create(
        authority=kent, measure=measure, on=date(2026, 5, 5), text=f"New {SCRIPT}", by_name="A"
    )
    MeasureNote.objects.create(
        measure=measure, period=months[-1], text=f"Because {SCRIPT}", by=analyst, by_name=SCRIPT
    )
    card = Scorecard.objects.create(authority=kent, title=f"Card {SCRIPT}", purpose=SCRIPT)
    ScorecardRow.objects.create(scorecard=card, measure=measure, heading=f"Head {SCRIPT}", order=1)
    waits = draft(analyst, card, areas=DISTRICTS[:2])
    shown = published(analyst, director, card, areas=DISTRICTS[:2])
    pages = (
        ("performance", []),
        ("measures", []),
        ("loads", []),
        ("load", [Load.objects.first().pk]),
        ("scorecard", [card.pk]),
        ("scorecard_csv", [card.pk]),
        ("add_scorecard", []),
        ("change_scorecard", [card.pk]),
        ("measure", [measure.pk]),
        ("measure_csv", [measure.pk]),
        *(("measure_chart", [measure.pk, what, "svg"]) for what in ("spc", "months", "districts", "funnel")),
        ("measure_chart", [measure.pk, "spc", "csv"]),
        ("note_measure", [measure.pk]),
        ("rebase_measure", [measure.pk]),
        ("annotate", [measure.pk]),
        ("ask_about_measure", [measure.pk]),
        ("change_measure", [measure.pk]),
        ("set_target", [measure.pk]),
        ("keep_catalogue", []),
        ("add_measure", []),
        ("add_load", []),
        ("consistency", []),
        ("workforce", []),
        ("workforce_chart", [kent.pk, "svg"]),
        ("measure_questions", []),
        ("public_scorecards", []),
        ("public_scorecard", [shown.pk]),
        ("public_scorecard_csv", [shown.pk]),
        ("public_edition", [waits.pk]),
        ("make_public", [card.pk]),
    )
    return {f"{name} {'-'.join(map(str, given))}": reverse(name, args=given) for name, given in pages}


def test_no_address_is_an_error(signed_in: Callable[..., Client], addresses: dict[str, str]) -> None:
    client = signed_in(Role.DIRECTOR)
    for name, address in addresses.items():
        few = VALUES[::2] if "chart" not in name and "measure " not in name else VALUES[1::6]
        for value in few:
            response = client.get(address, dict.fromkeys(FIELDS, value))
            assert response.status_code in (200, 404), (name, value, response.status_code)
            text = b"".join(response) if response.streaming else response.content
            if "html" in response["Content-Type"] or "svg" in response["Content-Type"]:
                assert b"<script>alert" not in text, (name, value)


def test_a_district_that_an_address_makes_up_stands_in_no_question(
    signed_in: Callable[..., Client], kent: Authority
) -> None:
    measure = a_measure(kent)
    figures(measure, [20] * 12, area="Dover")
    address = reverse("ask_about_measure", args=[measure.pk])
    client = signed_in(Role.MEMBER)
    assert "Jo Bloggs" not in client.get(address, {"area": "Jo Bloggs"}).content.decode()
    assert "Dover" in client.get(address, {"area": "Dover"}).content.decode()
    assert client.get(address, {"area": "\x00"}).status_code == 200


@pytest.mark.usefixtures("kent")
def test_the_command_reads_no_pipe_and_no_more_of_a_file_than_it_may(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.csv")
    large = tmp_path / "large.csv"
    with large.open("wb") as made:
        made.truncate(2_000_000_000)
    for file, said in ((tmp_path / "pipe.csv", "no file of figures"), (large, "larger than 5 MB")):
        with pytest.raises(ForPerson, match=said):
            load(file, "Kent")
