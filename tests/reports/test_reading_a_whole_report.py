"""A whole report to its record: the authority in every era, and the keys that others rely on."""

import json

import pytest
from synthetic_reports import (
    ANNUAL_LETTER,
    AREA_SEND,
    COMMITTEE_PAPER,
    JTAI_LETTER,
    LAC_2013,
    PRIORITY_LETTER,
    REINSPECTION_2018,
    SIF_2014,
    SLAC,
    ilacs,
    ilacs_2023,
    ilacs_2026,
    letter,
    read,
    sif,
    sif_2017,
    trust,
)

from headway.reports import InspectionRecord, read_pages, to_json

EVERY_ERA = {
    "annual assessment": ANNUAL_LETTER,
    "safeguarding and looked after": SLAC,
    "looked after": LAC_2013,
    "single, first format": SIF_2014,
    "single, second format": sif_2017(),
    "re-inspection": REINSPECTION_2018,
    "ILACS 2018": ilacs(),
    "ILACS 2023": ilacs_2023(),
    "ILACS 2026": ilacs_2026(),
    "trust": trust(),
    "focused visit": PRIORITY_LETTER,
    "joint targeted": JTAI_LETTER,
    "area SEND": AREA_SEND,
    "refused": COMMITTEE_PAPER,
}


def authority(record: InspectionRecord) -> tuple[str | None, str | None]:
    return record.authority.name, record.authority.code


# The authority.

WILTSHIRE, RUTLAND = ("Wiltshire", "E06000054"), ("Rutland", "E06000017")


@pytest.mark.parametrize(
    ("era", "named"),
    [
        ("annual assessment", WILTSHIRE),
        ("safeguarding and looked after", WILTSHIRE),
        ("looked after", WILTSHIRE),
        ("single, first format", RUTLAND),
        ("single, second format", WILTSHIRE),
        ("re-inspection", RUTLAND),
        ("ILACS 2018", WILTSHIRE),
        ("ILACS 2023", WILTSHIRE),
        ("ILACS 2026", WILTSHIRE),
        ("trust", ("Sandwell", "E08000028")),
        ("focused visit", WILTSHIRE),
        ("joint targeted", WILTSHIRE),
        ("area SEND", WILTSHIRE),
    ],
)
def test_the_authority_is_found_in_every_era(era: str, named: tuple[str, str]) -> None:
    assert authority(read(EVERY_ERA[era])) == named


@pytest.mark.parametrize(
    ("title", "name"),
    [
        (
            "Royal Borough of Kingston upon Thames\nInspection of children’s social care services",
            "Kingston upon Thames",
        ),
        ("Inspection of Kingston upon Thames local authority\nchildren’s services", "Kingston upon Thames"),
        (
            "Kingston upon Hull City Council\nInspection of children’s social care services",
            "Kingston upon Hull",
        ),
        (
            "London Borough of Richmond upon Thames\nInspection of children’s social care services",
            "Richmond upon Thames",
        ),
        ("Inspection of Newcastle upon Tyne local authority children’s\nservices", "Newcastle upon Tyne"),
        ("Inspection of St. Helens Borough Council\nlocal authority children’s services", "St Helens"),
        ("Inspection of Brighton & Hove local authority children’s services", "Brighton and Hove"),
        (
            "Inspection of Bournemouth, Christchurch and\nPoole local authority children’s services",
            "Bournemouth, Christchurch and Poole",
        ),
        (
            "Inspection of Royal Borough of Windsor and\nMaidenhead local authority children’s services",
            "Windsor and Maidenhead",
        ),
        ("Inspection of Doncaster Children’s Services Trust", "Doncaster"),
        ("Inspection of Birmingham Children’s\nTrust", "Birmingham"),
        ("Inspection of Sunderland (Together for Children)", "Sunderland"),
        ("Inspection of Slough Children First", "Slough"),
        ("Re-inspection of Wiltshire local authority children’s services", "Wiltshire"),
        ("Wiltshire Council\nInspection of children's social care services", "Wiltshire"),
    ],
)
def test_the_authority_is_the_one_of_the_title(title: str, name: str) -> None:
    assert read(ilacs_2023(title=title)).authority.name == name


def test_the_authority_of_a_letter_is_the_one_visited_and_not_the_town_it_was_sent_to() -> None:
    text = letter(title="Focused visit to Medway Council children’s services").replace(
        "County Hall", "Kent House, Kent"
    )
    assert read(text).authority.name == "Medway"


def test_a_council_that_ended_is_named_with_its_code_at_the_time() -> None:
    title = "Northamptonshire County Council\nInspection of children’s social care services"
    assert authority(read(ilacs(title=title))) == ("Northamptonshire", "E10000021")


def test_a_council_is_not_named_before_it_existed() -> None:
    """North Northamptonshire is of April 2021; a report that says otherwise is for a person to look at."""
    title = "Inspection of North Northamptonshire local authority\nchildren’s services"
    record = read(ilacs(title=title))
    assert record.authority.name is None
    assert "No authority" in " ".join(record.warnings)


# The record as JSON: the contract of ``headway read --json``.

KEYS = [
    "document",
    "framework",
    "form",
    "authority",
    "inspection",
    "published",
    "judgements",
    "recommendations",
    "findings",
    "warnings",
]
JUDGEMENTS = [
    "overall",
    "leadership",
    "help_protection",
    "in_care_or_looked_after",
    "care_leavers",
    "adoption",
    "lscb",
    "other",
]
ITEM = ["number", "addressee", "kind", "due_band", "text", "sub_items", "page", "findings"]
FINDING = ["paragraph", "page", "text", "kind", "tagged", "chapter"]


@pytest.mark.parametrize("era", EVERY_ERA)
def test_every_record_has_the_same_keys_and_plain_values(era: str) -> None:
    plain = to_json(read(EVERY_ERA[era]))
    assert list(plain) == KEYS
    assert list(plain["document"]) == ["sha256", "pages"]
    assert list(plain["authority"]) == ["name", "code"]
    assert list(plain["judgements"]) == JUDGEMENTS
    for window in plain["inspection"]:
        assert list(window) == ["start", "end"]
    for item in plain["recommendations"]:
        assert list(item) == ITEM
        assert [list(link) for link in item["findings"]] == [["paragraph", "page", "link"]] * len(
            item["findings"]
        )
    for finding in plain["findings"]:
        assert list(finding) == FINDING
    assert json.loads(json.dumps(plain)) == plain


def test_the_words_of_the_json_are_those_of_the_contract() -> None:
    plain = to_json(read(sif_2017()))
    assert (plain["framework"], plain["form"]) == ("SIF", "inspection")
    assert plain["inspection"] == [{"start": "2017-03-06", "end": "2017-03-30"}]
    assert plain["published"] == "2017-06-13"
    assert plain["recommendations"][-1] == {
        "number": "6",
        "addressee": "lscb",
        "kind": "recommendation",
        "due_band": None,
        "text": "Publish the neglect strategy and follow what it changes.",
        "sub_items": [],
        "page": 5,
        "findings": [{"paragraph": "7", "page": 5, "link": "proposed"}],
    }


def test_a_refused_document_is_answered_for_with_null_and_a_reason() -> None:
    plain = to_json(read(COMMITTEE_PAPER))
    assert (plain["framework"], plain["form"], plain["published"]) == (None, None, None)
    assert plain["authority"] == {"name": None, "code": None}
    assert (plain["inspection"], plain["recommendations"], plain["findings"]) == ([], [], [])
    assert plain["judgements"] == dict.fromkeys(JUDGEMENTS[:-1]) | {"other": {}}
    assert len(plain["warnings"]) == 1


def test_the_record_names_its_document() -> None:
    record = read_pages(["Cookies", "on this site"], sha256="ab" * 32)
    assert (record.document.sha256, record.document.pages) == ("ab" * 32, 2)


# What must not matter.


@pytest.mark.parametrize("era", EVERY_ERA)
def test_line_ends_and_blanks_at_a_line_s_end_do_not_matter(era: str) -> None:
    text = EVERY_ERA[era]
    assert read(text.replace("\n", "  \r\n").replace("\r\n=====  \r\n", "\n=====\n")) == read(text)


@pytest.mark.parametrize("era", EVERY_ERA)
def test_straight_apostrophes_do_as_well_as_round_ones(era: str) -> None:
    straight = read(EVERY_ERA[era].replace("’", "'"))
    curly = read(EVERY_ERA[era])
    assert (straight.framework, straight.authority, straight.judgements) == (
        curly.framework,
        curly.authority,
        curly.judgements,
    )
    assert len(straight.recommendations) == len(curly.recommendations)


@pytest.mark.parametrize("era", EVERY_ERA)
def test_a_text_cut_anywhere_is_read_without_an_error_and_never_better_graded(era: str) -> None:
    text = EVERY_ERA[era]
    whole = read(text).judgements
    printed = {getattr(whole, name) for name in JUDGEMENTS[:-1]} | set(whole.other.values()) | {None}
    for end in range(0, len(text), 97):
        cut = read(text[:end]).judgements
        assert {getattr(cut, name) for name in JUDGEMENTS[:-1]} <= printed


def test_no_pages_are_refused() -> None:
    assert read_pages([], sha256="").framework is None
    assert read(sif()[:10]).framework is None
