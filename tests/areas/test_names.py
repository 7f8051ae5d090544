"""How authorities are written, alone and inside a text."""

from datetime import date

import pytest

from headway.areas import authorities, find, find_in, mentions


def name_of(text, on=None):
    authority = find(text, on)
    return authority and authority.name


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Bristol, City of", "Bristol"),
        ("Bristol City Council", "Bristol"),
        ("Kingston upon Hull, City of", "Kingston upon Hull"),
        ("Hull City Council", "Kingston upon Hull"),
        ("Herefordshire, County of", "Herefordshire"),
        ("St. Helens", "St Helens"),
        ("ST HELENS METROPOLITAN BOROUGH COUNCIL", "St Helens"),
        ("Telford & Wrekin", "Telford and Wrekin"),
        ("Bath & North East Somerset Council", "Bath and North East Somerset"),
        ("The Royal Borough of Windsor and Maidenhead", "Windsor and Maidenhead"),
        ("Royal Borough of Kensington & Chelsea", "Kensington and Chelsea"),
        ("London Borough of Richmond upon Thames", "Richmond upon Thames"),
        ("City of Westminster", "Westminster"),
        ("City of York Council", "York"),
        ("County Durham", "Durham"),
        ("Durham County Council", "Durham"),
        ("Southend", "Southend-on-Sea"),
        ("Stockton–on–Tees", "Stockton-on-Tees"),
        ("Medway Towns", "Medway"),
        ("Council of the Isles of Scilly", "Isles of Scilly"),
        ("City of Bradford Metropolitan District Council", "Bradford"),
        ("Corporation of London", None),
        ("City of London Corporation", None),
        ("Derby City", "Derby"),
        ("Derbyshire County Council", "Derbyshire"),
        ("Bournemouth, Christchurch & Poole Council", "Bournemouth, Christchurch and Poole"),
        ("North  Northamptonshire\nCouncil", "North Northamptonshire"),
    ],
)
def test_a_name_is_found_however_it_is_written(written, name):
    assert name_of(written) == name


@pytest.mark.parametrize(
    "written",
    ["Kingston", "London", "Sussex", "Lincoln City Council", "Council", "the", "", "Greater Manchester"],
)
def test_what_names_no_authority_or_could_name_two_is_not_guessed(written):
    assert find(written) is None


def test_an_authority_is_not_found_on_a_day_it_did_not_exist():
    assert find("Cumberland", date(2022, 1, 1)) is None
    assert find("Northamptonshire", date(2022, 10, 3)) is None
    assert name_of("North Northamptonshire", date(2022, 10, 3)) == "North Northamptonshire"


def test_the_old_dorset_can_be_asked_for():
    assert find("Dorset (old county)").ons_code == "E10000009"
    assert find("Dorset County Council").ons_code == "E10000009"
    assert find("Dorset").ons_code == "E06000059"


def test_every_canonical_name_is_found_alone_and_in_a_sentence():
    for authority in authorities():
        day = authority.last_day or date(2026, 1, 1)
        assert find(authority.name, day) == authority
        assert find_in(f"Children in {authority.name} are safe.", day) == [authority]
        assert find_in(authority.name.upper() + " COUNCIL", day) == [authority]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Kingston upon Thames and Kingston upon Hull", ["Kingston upon Thames", "Kingston upon Hull"]),
        ("South Gloucestershire Council", ["South Gloucestershire"]),
        ("North East Lincolnshire, North Lincolnshire", ["North East Lincolnshire", "North Lincolnshire"]),
        ("West Berkshire", ["West Berkshire"]),
        ("Cheshire West\nand Chester Council", ["Cheshire West and Chester"]),
        ("Stockton-on-\nTees Borough Council", ["Stockton-on-Tees"]),
        ("Bournemouth, Christchurch\n& Poole", ["Bournemouth, Christchurch and Poole"]),
        ("Brighton&Hove; Barking\n& Dagenham", ["Brighton and Hove", "Barking and Dagenham"]),
        ("B&NES and BandNES", ["Bath and North East Somerset"]),
        ("Stoke\u00adon\u00adTrent", ["Stoke-on-Trent"]),
        ("Newcastle\nupon Tyne", ["Newcastle upon Tyne"]),
        ("Newcastle-under-Lyme", []),
        ("East Kent Hospitals", []),
        ("Greater Manchester Police", []),
        ("New York", []),
        ("Piccadilly Gate, Store Street, Manchester\nM1 2WD", []),
        ("1 Reading Lane, Hackney\nRutland House", ["Hackney"]),
        ("Civic Centre, Newcastle upon Tyne, NE1 8QH", ["Newcastle upon Tyne"]),
        ("Manchester M1 leads; Manchester City Council", ["Manchester"]),
        ("children enjoy reading and bury the past", []),
        ("Reading, writing and mathematics", []),
        ("Reading Borough Council", ["Reading"]),
        ("Bury and Reading.", ["Bury", "Reading"]),
        ("www.kent.gov.uk", []),
        ("Kentish, Yorkshire, Wiganer", []),
        ("St. Helens and St Helen’s", ["St Helens"]),
        ("Kent’s partners in Medway; Kent again", ["Kent", "Medway"]),
        ("West Yorkshire", []),
        ("Northamptonshire", ["Northamptonshire"]),
        ("West Northamptonshire", ["West Northamptonshire"]),
    ],
)
def test_the_authorities_a_text_names(text, names):
    assert [authority.name for authority in find_in(text)] == names


def test_a_mention_knows_where_it_stands():
    text = "The inspection of Kent\nCounty Council by HMI. Kent is good."
    assert [text[m.start : m.end] for m in mentions(text)] == ["Kent", "Kent"]


def test_with_a_day_only_those_who_existed_then_are_mentioned():
    text = "Cumbria was succeeded by Cumberland"
    assert [a.name for a in find_in(text, date(2022, 9, 20))] == ["Cumbria"]
    assert [a.name for a in find_in(text, date(2024, 9, 20))] == ["Cumberland"]
