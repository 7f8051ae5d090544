"""A profile through JSON and back."""

import json
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from headway.assessment import (
    Better,
    Counts,
    Major,
    MajorInspection,
    MeasureLine,
    Origin,
    Profile,
    SettingLine,
    Stated,
    Value,
)
from headway.assessment.profile_file import as_dict, from_dict
from headway.errors import ForPerson
from headway.frameworks import Mark, scales

INADEQUATE = scales()["slac_4"].by_id("inadequate")
WHOLE = Profile(
    authority="E10000016",
    name="Kent",
    year=2010,
    as_of=date(2010, 12, 9),
    settings=(
        SettingLine(
            "primary_schools",
            Origin("A file", "https://example.org", Mark.PRIMARY),
            here=Counts(450, 270, 20),
            neighbours=Counts(0, 0, 0),
            stated=(Stated("good", "majority", (("neighbours", "lower"),), Origin("A letter")),),
        ),
    ),
    inspections=(
        MajorInspection(
            "full-2010",
            Major.FULL,
            date(2010, 10, 22),
            "October 2010",
            Origin("A report"),
            framework="slac",
            published=date(2010, 11, 19),
            grades=(("safeguarding_overall", INADEQUATE),),
            priority_actions=0,
            serious=True,
            note="A note",
        ),
    ),
    measures=(
        MeasureLine(
            "NI 73",
            "Level 4",
            "enjoy_achieve",
            Better.HIGHER,
            "%",
            "2010",
            Origin("Tables"),
            here=Value(Decimal("70.0"), Decimal(700), Decimal(1000)),
            england=Value(None),
            neighbour_values=(("Essex", Decimal("74")),),
            earlier=Value(Decimal("1E+2")),
            earlier_period="2009",
        ),
    ),
    neighbours="NFER 2007",
    notes=("One", "Two"),
)


def test_a_profile_goes_through_json_and_comes_back_the_same():
    assert from_dict(json.loads(json.dumps(as_dict(WHOLE)))) == WHOLE


def test_a_grade_is_never_a_number_in_json():
    told = as_dict(WHOLE)["inspections"][0]["grades"][0][1]
    assert told == {"scale": "slac_4", "id": "inadequate", "label": "Inadequate"}


def test_figures_stay_as_printed():
    assert as_dict(WHOLE)["measures"][0]["here"]["value"] == "70.0"
    assert as_dict(WHOLE)["measures"][0]["earlier"]["value"] == "100"


def test_an_empty_profile_comes_back_too():
    empty = Profile("E10000016", "Kent", 2010, date(2010, 12, 9))
    assert from_dict(as_dict(empty)) == empty


@pytest.mark.parametrize(
    "spoilt",
    [
        {"settings": None},
        {"as_of": "soon"},
        {"settings": [{"kind": "primary_schools"}]},
        {"inspections": [{**as_dict(WHOLE)["inspections"][0], "grades": [["x", 4]]}]},
        {
            "measures": [
                {
                    **as_dict(WHOLE)["measures"][0],
                    "here": {"value": "NaN", "numerator": None, "denominator": None},
                }
            ]
        },
        {"measures": [{**as_dict(WHOLE)["measures"][0], "neighbour_values": [["Essex", "Infinity"]]}]},
        {
            "settings": [
                {**as_dict(WHOLE)["settings"][0], "here": {"inspected": 3.5, "good": 1, "inadequate": 0}}
            ]
        },
        {
            "settings": [
                {**as_dict(WHOLE)["settings"][0], "here": {"inspected": True, "good": 0, "inadequate": 0}}
            ]
        },
        {
            "inspections": [
                {**as_dict(WHOLE)["inspections"][0], "grades": [["x", {"scale": "csa_4", "id": "good"}]]}
            ]
        },
    ],
)
def test_what_is_no_profile_is_refused_for_a_person(spoilt):
    with pytest.raises(ForPerson):
        from_dict({**as_dict(WHOLE), **spoilt})


def test_the_unchanged_one_is_not_refused():
    assert from_dict({**as_dict(replace(WHOLE, notes=()))}).notes == ()
