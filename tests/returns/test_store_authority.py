"""Whose return it is."""

from pathlib import Path

import pytest
from store_making import KENT, MEDWAY, a_key, a_store, a_year, an_intake

from headway.errors import ForPerson
from headway.returns.store import load


def _authority(tmp_path: Path, intake, given: str | None = None) -> tuple[str, str]:  # type: ignore[no-untyped-def]
    (one,) = load(intake, a_store(tmp_path), key=a_key(tmp_path), authority=given)
    return one.edition.authority, one.authority_said


@pytest.mark.parametrize("given", ["Kent", "kent county council", "E10000016", "e10000016", "886"])
def test_a_person_names_the_authority_by_name_ons_code_or_dfe_number(tmp_path: Path, given: str) -> None:
    assert _authority(tmp_path, a_year(authority=None), given) == (KENT, "as you said")


def test_the_header_of_a_census_says_it(tmp_path: Path) -> None:
    assert _authority(tmp_path, a_year())[0] == KENT


def test_a_header_that_disagrees_with_the_person_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ForPerson, match="its header names Kent, but you said Medway"):
        _authority(tmp_path, a_year(), "Medway")
    assert a_store(tmp_path).editions() == ()


def test_the_only_authority_of_the_store_is_meant(tmp_path: Path) -> None:
    _authority(tmp_path, a_year())
    assert _authority(tmp_path, a_year(year=2025, authority=None)) == (
        KENT,
        "as all else in the store is",
    )


def test_an_empty_store_or_one_of_several_authorities_asks(tmp_path: Path) -> None:
    with pytest.raises(ForPerson, match=r"does not say whose it is\. Say it: --authority NAME"):
        _authority(tmp_path, a_year(authority=None))
    _authority(tmp_path, a_year())
    _authority(tmp_path, a_year(authority=MEDWAY))
    with pytest.raises(ForPerson, match="the store holds several"):
        _authority(tmp_path, a_year(year=2025, authority=None))


def test_a_name_that_is_no_authority_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ForPerson, match="no upper-tier authority"):
        _authority(tmp_path, a_year(authority=None), "Atlantis")


def test_the_census_beside_it_says_it_for_the_others(tmp_path: Path) -> None:
    from dataclasses import replace

    intake = a_year(authority=None)
    (ours,) = intake.deliveries
    census = replace(ours, number=1, return_name="ssda903", period="2025", year=2025, authority=MEDWAY)
    both = replace(intake, deliveries=(ours, census))
    loaded = load(both, a_store(tmp_path), key=a_key(tmp_path))
    assert {one.edition.authority for one in loaded} == {MEDWAY}
    assert loaded[0].authority_said == "as the census beside it says"


def test_a_dfe_number_of_a_council_that_ended_is_known(tmp_path: Path) -> None:
    assert (
        _authority(tmp_path, an_intake({"header": []}, authority=None), "928")[0] == "E10000021"
    )  # Northamptonshire
