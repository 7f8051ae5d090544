"""What people write stands in charts as words: no markup, no formula, no character that ends the process."""

import xml.etree.ElementTree as ElementTree
from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from measures_site import a_measure, figures

from headway.charts.months import Series, months_chart
from headway.web.accounts.roles import Role
from headway.web.performance.models import Annotation, Measure
from headway.web.register.models import Authority

SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = "<script>alert(1)</script>\x01\x08\x0c\x1f\ufffe\uffff]]>&#x1;\"'"


@pytest.mark.parametrize("form", ["svg", "narrow", "png"])
def test_no_character_ends_the_process_that_draws(form: str) -> None:
    """The drawing library aborts the whole server on a character that XML cannot hold."""
    figure = months_chart(
        title=HOSTILE,
        periods=["2026-01", "2026-02", "2026-03"],
        series=[Series(HOSTILE, (1.0, 2.0, 3.0), "cases", 1)],
        annotations=[("2026-02", HOSTILE)],
    )
    if form == "png":
        assert figure.png().startswith(b"\x89PNG")
        return
    drawn = ElementTree.fromstring(figure.svg(narrow=form == "narrow"))  # noqa: S314 - our own
    assert {each.tag for each in drawn.iter()} <= {
        f"{SVG}{tag}"
        for tag in ("svg", "title", "desc", "g", "path", "text", "rect", "defs", "clipPath", "line", "tspan")
    }
    assert not [
        name for each in drawn.iter() for name in each.attrib if name.startswith("on") or "href" in name
    ]


@pytest.mark.parametrize("text", ["=1+1", "+1", "@SUM(A1)", "-1+cmd|' /C calc'!A0", "-cmd", "\t=1"])
def test_no_table_of_a_chart_holds_a_formula(text: str) -> None:
    figure = months_chart(
        title="t", periods=["2026-01", "2026-02"], series=[Series(text, (-1.5, 2.0), "", 1)], annotations=[]
    )
    heading, first, *_ = figure.csv().split("\r\n")
    assert f"'{text}" in heading.replace('""', '"')
    assert first.endswith(",-1.5")  # a number below nought is one


@pytest.fixture
def measure(kent: Authority) -> Measure:
    made = a_measure(kent, title=HOSTILE, counts=HOSTILE, out_of=HOSTILE)
    figures(made, [20 + each % 3 for each in range(24)])
    figures(made, [20 + each % 3 for each in range(24)], area=HOSTILE)
    Annotation.objects.create(
        authority=kent, measure=made, on=date(2026, 2, 2), text=HOSTILE[:80], by_name="A"
    )
    return made


@pytest.mark.django_db
def test_a_chart_is_words_whatever_they_are_and_is_kept_by_no_shared_cache(
    signed_in: Callable[..., Client], measure: Measure
) -> None:
    client = signed_in(Role.ANALYST)
    assert (
        b"<script>alert" not in client.get(f"/performance/measures/{measure.pk}/", {"area": HOSTILE}).content
    )
    for form in ("svg", "png", "csv"):
        answer = client.get(f"/performance/measures/{measure.pk}/chart/spc.{form}", {"area": HOSTILE})
        assert answer.status_code == 200
        assert answer["Cache-Control"] == "private, no-cache"
        assert "Cookie" in answer["Vary"]
        assert answer["X-Content-Type-Options"] == "nosniff"
        assert "script-src" in answer["Content-Security-Policy"]
        assert "\n" not in answer["Content-Disposition"]
        assert "<" not in answer["Content-Disposition"]
        # whoever holds what another left in the cache still has to be let in
        other = Client().get(
            f"/performance/measures/{measure.pk}/chart/spc.{form}", headers={"If-None-Match": answer["ETag"]}
        )
        assert other.status_code == 302
