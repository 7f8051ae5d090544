"""Authorities in the database: those of headway.areas, on any day."""

from datetime import date

import pytest

from headway import areas
from headway.web.register.loading import load_authorities
from headway.web.register.models import Authority
from headway.web.register.queries import authorities_on, council_codes, neighbours_in_time

pytestmark = pytest.mark.django_db


def test_every_code_is_loaded_with_its_days_and_successors() -> None:
    stored = {each.code: each for each in Authority.objects.all()}
    assert stored.keys() == {each.ons_code for each in areas.authorities()}
    cumbria = stored["E10000006"]
    assert (cumbria.last_day, cumbria.successors) == (date(2023, 3, 31), ["E06000063", "E06000064"])
    assert (stored["E10000016"].name, stored["E10000016"].dfe_number) == ("Kent", "886")


def test_loading_again_changes_nothing_and_mends_what_was_changed() -> None:
    before = list(Authority.objects.order_by("code").values())
    Authority.objects.filter(code="E10000016").update(name="Kentshire")
    assert load_authorities() == len(before)
    assert list(Authority.objects.order_by("code").values()) == before


@pytest.mark.parametrize(
    ("day", "number"), [(date(2017, 6, 13), 152), (date(2023, 4, 1), 153), (date(2026, 1, 1), 153)]
)
def test_there_were_152_and_there_are_153(day: date, number: int) -> None:
    found, there = authorities_on(day)
    assert (len(found), there) == (number, number)


@pytest.mark.parametrize("search", ["ken", "KENT", "e10000016", "886"])
def test_an_authority_is_found_by_name_code_or_number(search: str) -> None:
    found, there = authorities_on(date(2017, 6, 13), search)
    assert "Kent" in [each.name for each in found]
    assert len(found) < there == 152


def test_the_region_narrows_the_list() -> None:
    found, _ = authorities_on(date(2017, 6, 13), region="South East")
    assert {each.region for each in found} == {"South East"}


def test_what_an_authority_was_and_became() -> None:
    lines = [(each.authority.ons_code, each.relation) for each in neighbours_in_time("E06000059")]  # Dorset
    assert lines == [("E10000009", "came before"), ("E06000059", "this page")]
    assert {each.authority.name for each in neighbours_in_time("E10000006")} == {
        "Cumbria",
        "Cumberland",
        "Westmorland and Furness",
    }
    assert council_codes("E06000065") == {"E06000065", "E10000023"}  # North Yorkshire
