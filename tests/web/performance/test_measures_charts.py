"""The addresses of charts: drawn for whoever may see the page, in words too, and sent again only when they change."""

import re
from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from measures_site import DISTRICTS, a_measure, figures, whole_county
from page_reading import read

from headway.web.accounts.models import Person
from headway.web.accounts.roles import Role
from headway.web.performance.actions import measures as actions
from headway.web.performance.models import Measure
from headway.web.register.models import Authority

pytestmark = pytest.mark.django_db


@pytest.fixture
def measure(kent: Authority) -> Measure:
    made = a_measure(kent)
    whole_county(made, odd="Thanet")
    return made


@pytest.fixture
def analyst(signed_in: Callable[..., Client]) -> Client:
    return signed_in(Role.ANALYST)


def chart(measure: Measure, what: str = "spc", form: str = "svg") -> str:
    return reverse("measure_chart", args=[measure.pk, what, form])


def test_a_chart_comes_as_svg_png_and_csv(measure: Measure, analyst: Client) -> None:
    svg, png, table = (analyst.get(chart(measure, form=form)) for form in ("svg", "png", "csv"))
    assert svg["Content-Type"] == "image/svg+xml"
    assert b"<svg" in svg.content
    assert b"<script" not in svg.content
    assert png.content.startswith(b"\x89PNG")
    assert table.content.decode().removeprefix("\ufeff").startswith("Period,Figure,Mean,Lower limit")
    assert table["Content-Disposition"] == 'attachment; filename="rereferral_pct-spc.csv"'


def test_a_chart_is_sent_again_only_when_it_changed(
    measure: Measure, analyst: Client, person: Callable[..., Person]
) -> None:
    first = analyst.get(chart(measure))
    assert first["Cache-Control"] == "private, no-cache"
    assert "Cookie" in first["Vary"]
    again = analyst.get(chart(measure), headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    actions.annotate(
        by=person(Role.ANALYST), authority=measure.authority, on=date(2026, 1, 5), text="Caseloads rose"
    )
    changed = analyst.get(chart(measure), headers={"If-None-Match": first["ETag"]})
    assert changed.status_code == 200
    assert "Caseloads rose" in changed.content.decode()


def test_what_a_browser_holds_is_no_pass(measure: Measure, analyst: Client) -> None:
    held = analyst.get(chart(measure))["ETag"]
    analyst.logout()
    assert analyst.get(chart(measure), headers={"If-None-Match": held}).status_code == 302


def test_each_way_of_drawing_is_another_picture(measure: Measure, analyst: Client) -> None:
    ways = [{}, {"narrow": "1"}, {"bare": "1"}, {"area": "Dover"}]
    assert len({analyst.get(chart(measure), way)["ETag"] for way in ways}) == 4


def test_there_is_no_chart_of_what_is_not_known(measure: Measure, analyst: Client, kent: Authority) -> None:
    for what, form in (
        ("pie", "svg"),
        ("spc", "exe"),
        ("funnel", "svg"),
        ("compare", "svg"),
        ("months", "svg"),
    ):
        assert analyst.get(chart(measure, what, form)).status_code == 404, (what, form)
    assert analyst.get(chart(a_measure(kent, "cin_number"))).status_code == 404


def test_one_who_may_not_export_sees_the_chart_and_takes_no_file(
    measure: Measure, signed_in: Callable[..., Client]
) -> None:
    owner = signed_in(Role.ACTION_OWNER)
    assert owner.get(chart(measure)).status_code == 200
    assert owner.get(chart(measure, form="csv")).status_code == 403
    assert owner.get(reverse("measure_csv", args=[measure.pk])).status_code == 404


def test_every_picture_on_the_page_has_words_and_a_table_and_its_address_answers(
    measure: Measure, analyst: Client, kent: Authority
) -> None:
    caseload = a_measure(
        kent, "sw_caseload", title="Cases a social worker", unit="cases", multiplier=1, kind="snapshot"
    )
    figures(caseload, [160 + each for each in range(36)], of=10)
    found = read(analyst.get(reverse("measure", args=[measure.pk])))
    pictures = found.tree.xpath("//main//figure")
    assert [re.search(r"chart/(\w+)", each.xpath(".//img/@src")[0])[1] for each in pictures] == [
        "spc",
        "months",
        "districts",
    ]
    for each in pictures:
        assert len(each.xpath(".//img/@alt")[0]) > 40
        assert each.xpath(".//details//table/caption")
        for address in each.xpath(".//img/@src | .//source/@srcset | .//a[@download]/@href"):
            assert analyst.get(address).status_code == 200, address


def test_the_staff_chart_has_the_measure_and_its_leads_on_one_axis(
    measure: Measure, analyst: Client, kent: Authority
) -> None:
    caseload = a_measure(
        kent, "sw_caseload", title="Cases a social worker", unit="cases", multiplier=1, kind="snapshot"
    )
    figures(caseload, [170] * 20, of=10)
    lines = analyst.get(chart(measure, "months", "csv")).content.decode().splitlines()
    assert lines[0].endswith("Period,Cases a social worker (cases),Re-referrals within twelve months (%)")
    assert len(lines) == 1 + 36
    assert lines[1].split(",")[1] == ""  # the lead begins later: a gap, and no nought
    assert lines[-1].split(",")[1] == "17.0"


def test_the_districts_chart_names_the_odd_one(measure: Measure, analyst: Client) -> None:
    svg = analyst.get(chart(measure, "districts")).content.decode()
    for area in DISTRICTS:
        assert area in svg
    assert "Thanet (higher)" in svg


def test_a_share_is_drawn_in_per_cent(measure: Measure, analyst: Client) -> None:
    first = analyst.get(chart(measure, "spc", "csv")).content.decode().splitlines()[-1].split(",")
    assert first[:2] == ["September 2026", "26.0"]
    assert 20 < float(first[2]) < 30


def test_the_workforce_chart_belongs_to_its_authority(
    kent: Authority, medway: Authority, analyst: Client, signed_in: Callable[..., Client]
) -> None:
    whole_county(a_measure(kent, "sw_caseload", title="Cases", unit="cases", multiplier=1, kind="snapshot"))
    where = reverse("workforce_chart", args=[kent.pk, "svg"])
    assert analyst.get(where).status_code == 200
    assert analyst.get(where, {"area": "Dover"}).status_code == 200
    assert analyst.get(reverse("workforce_chart", args=[kent.pk, "exe"])).status_code == 404
    assert signed_in(Role.ANALYST, medway).get(where).status_code == 404
