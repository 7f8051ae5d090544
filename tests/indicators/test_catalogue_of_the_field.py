"""Every indicator of the field is counted or answered for, and what is restated of it is restated rightly."""

from __future__ import annotations

import re

import pytest
import yaml

from headway.errors import ForPerson
from headway.indicators.definition import Unit, catalogue
from headway.indicators.elsewhere import elsewhere

UNITS = {"mean": {Unit.CASES, Unit.COUNT, Unit.SCORE}}
"""A mean is named here by what it is a mean of."""


@pytest.fixture(scope="module")
def field(shared):
    told = yaml.safe_load((shared / "domain/indicators.yaml").read_text(encoding="utf-8"))
    return {each["id"]: each for each in told["indicators"]}


@pytest.fixture(scope="module")
def restated(field):
    found = [(each, field[name]) for name, each in catalogue().definitions.items() if name in field]
    assert len(found) > 80
    return found


def codes_of(told):
    """The national codes of the field's list, in the catalogue's names."""
    codes = told.get("codes") or {}
    found = {}
    if (codes.get("lait") or {}).get("measure_code"):
        found["lait"] = codes["lait"]["measure_code"]
    if codes.get("lg_inform_metric"):
        found["lgi"] = str(codes["lg_inform_metric"])
    if codes.get("national_indicator"):
        found["ni"] = ", ".join(each["code"].removeprefix("NI ") for each in codes["national_indicator"])
    other = codes.get("other", "")
    if other.startswith("PAF "):
        found["paf"] = other.removeprefix("PAF ").removesuffix(" (recalled)")
    if told.get("ees_dataset"):
        found["ees"] = told["ees_dataset"].split(":")[0].split(" ")[0]
    return found


@pytest.mark.shared
def test_each_is_counted_or_its_source_is_named_and_none_is_both(field):
    counted, answered_for = set(catalogue().definitions), set(elsewhere())
    assert not counted & answered_for
    assert set(field) - counted == answered_for


@pytest.mark.shared
def test_the_better_direction_is_ours(restated):
    assert {each.id: str(each.polarity) for each, _ in restated} == {
        each.id: told["polarity"] for each, told in restated
    }


@pytest.mark.shared
def test_multipliers_decimals_and_themes_are_those_of_the_field(restated):
    assert {each.id: (each.multiplier, each.decimals, each.theme) for each, _ in restated} == {
        each.id: (told["multiplier"], told["published_dp"], told["theme"]) for each, told in restated
    }


@pytest.mark.shared
def test_units_are_those_of_the_field(restated):
    for each, told in restated:
        assert each.unit in UNITS.get(told["unit"], {told["unit"]}), each.id


@pytest.mark.shared
def test_national_codes_are_those_of_the_field_where_they_are_given(restated):
    for each, told in restated:
        known = codes_of(told)
        assert {key: value for key, value in each.codes.items() if key != "ees"} == {
            key: value for key, value in known.items() if key != "ees"
        }, each.id
        assert each.codes.get("ees", known.get("ees")) == known.get("ees"), each.id


@pytest.mark.shared
def test_a_code_that_is_only_recalled_keeps_its_mark(restated):
    for each, told in restated:
        codes = told.get("codes") or {}
        recalled = [code for code in codes.get("national_indicator", ()) if "UNVERIFIED" in code["check"]]
        marks = " ".join(each.unverified)
        assert all(code["code"] in marks for code in recalled), each.id
        assert "recalled" not in codes.get("other", "") or "PAF" in marks or "recalled" in marks, each.id


def test_what_is_counted_elsewhere_says_where_and_why():
    for each in elsewhere().values():
        assert each.title
        assert each.source
        assert each.why
        assert not re.search(r"[.]$", each.why), each.id


def test_asking_for_what_no_return_tells_of_says_where_it_would_come_from():
    with pytest.raises(ForPerson, match=r"not counted from the returns: .* It would come from Cafcass"):
        catalogue().chosen(("care_applications_rate",))


def test_asking_for_an_unknown_indicator_says_where_the_known_ones_are():
    with pytest.raises(ForPerson, match="headway indicators list"):
        catalogue().chosen(("no_such_thing",))
