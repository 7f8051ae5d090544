"""Files of settings: what each layout gives, what is refused, and what is never kept."""

# ruff: noqa: E501 - a table is drawn as wide as it is

from __future__ import annotations

import os
import zipfile
from datetime import date, datetime
from pathlib import Path

import pytest
from setting_files import KENT, NOW, OVERALL, Shelf, childcare, drawn, schools

from headway.assessment import Counts
from headway.assessment.settings import ENGLAND, Outcome, layouts, load
from headway.assessment.settings.made_up import made_up
from headway.assessment.settings.table import MOST_BYTES
from headway.errors import ForPerson

ON = date(2026, 3, 1)


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path)


def refused(shelf: Shelf, name: str, text: str | bytes) -> str:
    with pytest.raises(ForPerson) as error:
        shelf.load(name, text)
    assert shelf.store.editions() == ()
    assert not list(shelf.store.folder.glob("*")) if shelf.store.folder.exists() else True
    return str(error.value)


# ---- Layouts ----


def test_a_school_with_a_sixth_form_is_a_school_and_a_sixth_form(shelf: Shelf) -> None:
    shelf.load(
        "as_at_31_Aug_2024.csv",
        schools(
            """
            urn    | phase     | sixth            | number   | day        | published  | grade | 6f | ey
            100001 | Secondary | Has a sixth form | 10000001 | 05/03/2024 | 12/04/2024 | 2     | 1  | 9
            """
        ),
    )
    found = {each.kind: each.latest for each in shelf.store.setting("100001", ON)}
    assert {kind: latest and latest.words for kind, latest in found.items()} == {
        "secondary_schools": "Good",
        "sixth_forms": "Outstanding",
    }


def test_early_years_in_a_primary_school_counts_apart_and_nine_is_no_grade(shelf: Shelf) -> None:
    shelf.load(
        "as_at_31_Aug_2024.csv",
        schools(
            """
            urn    | number   | day        | published  | grade | ey
            100001 | 10000001 | 05/03/2024 | 12/04/2024 | 3     | 2
            100002 | 10000002 | 05/03/2024 | 12/04/2024 | 4     | 9
            """
        ),
    )
    assert shelf.store.shares([KENT], ON) == {
        "primary_early_years": Counts(1, 1, 0),
        "primary_schools": Counts(2, 0, 1),
    }


def test_the_same_number_means_satisfactory_before_september_2012_and_requires_improvement_after(
    shelf: Shelf,
) -> None:
    shelf.load(
        "as_at_31_Aug_2024.csv",
        schools(
            """
            urn    | number   | day        | published  | grade | p number | p day      | p published | p grade
            100001 | 10000001 | 01/09/2012 | 12/10/2012 | 3     | 10000000 | 31/08/2012 | 30/09/2012  | 3
            """
        ),
    )
    later, earlier = shelf.store.history("100001")
    assert (later.words, earlier.words) == ("Requires improvement", "Satisfactory")
    assert later.grade is not None
    assert later.grade.scale == "settings_2012"


OEIF = {
    "urn": "URN",
    "name": "School name",
    "phase": "Ofsted phase",
    "authority": "Local authority",
    "number": "Inspection number of latest OEIF graded inspection",
    "day": "Inspection start date of latest OEIF graded inspection",
    "published": "Publication date of latest OEIF graded inspection",
    "grade": "Latest OEIF overall effectiveness",
    "u number": "Latest ungraded inspection number",
    "u day": "Date of latest ungraded inspection",
    "u published": "Ungraded inspection publication date",
}


def test_from_september_2024_a_school_is_inspected_without_an_overall_grade(shelf: Shelf) -> None:
    """It is neither good nor inadequate: it stands beside the share."""
    table = """
        urn    | number   | day        | published  | grade      | u number | u day      | u published
        100001 | 10000001 | 05/03/2025 | 12/04/2025 | Not judged | NULL     | NULL       | NULL
        100002 | 10000002 | 05/03/2022 | 12/04/2022 | 2          | 10000003 | 05/06/2025 | 12/07/2025
        100003 | NULL     | NULL       | NULL       | NULL       | NULL     | NULL       | NULL
        """
    shelf.load("as_at_31_Aug_2025.csv", drawn(OEIF, table, phase="Primary", authority="Kent", name="E"))
    tally = shelf.store.tallies([KENT], ON)["primary_schools"]
    assert (tally.counts, tally.without_grade, tally.not_inspected) == (Counts(1, 1, 0), 1, 1)
    assert [each.outcome for each in shelf.store.history("100002")] == [Outcome.UNGRADED, Outcome.GRADED]
    assert "1 more was inspected and has no overall grade, and is not in the shares" in (
        shelf.store.setting_lines(KENT, [], ON)[0].origin.title
    )


def test_a_report_card_stands_in_place_of_the_grade_before_it(shelf: Shelf) -> None:
    cards = {
        **OEIF,
        "c number": "Inspection number of latest full inspection",
        "c day": "Inspection start date",
        "c published": "Publication date",
        "safe": "Safeguarding standards",
        "inclusion": "Inclusion",
    }
    table = """
        urn    | number   | day        | published  | grade | c number | c day      | c published | safe | inclusion
        100001 | 10000001 | 05/03/2022 | 12/04/2022 | 1     | 10000009 | 02/12/2025 | 10/01/2026  | Met  | Strong standard
        100002 | 10000002 | 05/03/2022 | 12/04/2022 | 1     | NULL     | NULL       | NULL        | NULL | NULL
        """
    shelf.load("as_at_31_Jan_2026.csv", drawn(cards, table, phase="Primary", authority="Kent", name="E"))
    assert shelf.store.shares([KENT], ON)["primary_schools"] == Counts(1, 1, 0)
    assert [each.words for each in shelf.store.history("100001")] == [
        "Report card, no overall grade",
        "Outstanding",
    ]
    before = shelf.store.shares([KENT], date(2026, 1, 9))
    assert before["primary_schools"] == Counts(2, 2, 0), "the card was published on the 10th"


def test_childcare_has_title_lines_three_inspections_and_met_where_no_child_was_there(shelf: Shelf) -> None:
    loaded = shelf.load(
        "providers.csv",
        childcare(
            """
            urn      | number   | day        | grade | 2 number | 2 day      | 2 grade | n number | n day      | n grade
            EY000001 | 10000001 | 05/03/2022 | 2     | 10000000 | 05/03/2016 | 3       |          |            |
            EY000002 |          |            |       |          |            |         | 10000005 | 05/03/2023 | Met
            EY000003 | 10000006 | 05/03/2019 | Met   |          |            |         | 10000007 | 05/03/2023 | Not met with actions
            """
        ),
    )
    assert loaded.edition.as_at == "2025-08-31"
    tally = shelf.store.tallies([KENT], ON)["childminders"]
    assert (tally.counts, tally.without_grade, tally.not_inspected) == (Counts(1, 1, 0), 1, 1)
    assert [each.words for each in shelf.store.history("EY000001")] == ["Good", "Requires improvement"]
    assert [each.words for each in shelf.store.history("EY000003")] == ["Not met", "Met"]


CARE = {
    "urn": "URN",
    "type": "Provision type",
    "status": "Registration status",
    "name": "Name",
    "postcode": "Postcode",
    "authority": "Local authority",
    "number": "Event number",
    "event": "Event type",
    "day": "Inspection date",
    "published": "Publication date",
    "grade": "Overall experiences and progress of children and young people",
}


def test_of_social_care_only_full_inspections_give_a_grade(shelf: Shelf) -> None:
    table = """
        urn      | type            | number | event                | day        | published  | grade
        SC000001 | Children's home | 500001 | Full inspection      | 05/03/2024 | 12/04/2024 | Good
        SC000001 | Children's home | 500002 | Interim inspection   | 05/09/2024 | 12/10/2024 | Declined in effectiveness
        SC000002 | Independent Fostering Agency | 500003 | Full inspection | 05/03/2024 | 12/04/2024 | Requires improvement to be good
        XXXXXXX  | Regional Adoption Agency | | | | |
        """
    loaded = shelf.load("events.csv", drawn(CARE, table, authority="Kent", status="Active"))
    assert shelf.store.shares([KENT], ON) == {
        "childrens_homes": Counts(1, 1, 0),
        "fostering_agencies": Counts(1, 0, 0),
    }
    assert [each.full for each in shelf.store.history("SC000001")] == [False, True]
    assert any("without a number" in each for each in loaded.edition.warnings)


def test_further_education_has_plural_types_and_a_previous_inspection(shelf: Shelf) -> None:
    columns = {
        "urn": "Provider URN",
        "ukprn": "Provider UKPRN",
        "name": "Provider name",
        "type": "Provider type",
        "authority": "Local authority",
        "number": "Inspection number",
        "day": "First day of inspection",
        "published": "Date published",
        "grade": "Overall effectiveness",
        "p number": "Previous inspection number",
        "p day": "Previous last day of inspection",
        "p grade": "Previous overall effectiveness",
    }
    table = """
        urn    | type                              | number   | day        | published  | grade | p number | p day      | p grade
        130001 | General further education college | 10000001 | 05/03/2024 | 12/04/2024 | Good  | 10000000 | 05/03/2019 | 4
        130002 | Independent learning providers    | 10000002 | 05/03/2024 | 12/04/2024 | 1     |          |            |
        """
    shelf.load("as_at_31_Aug_2025.csv", drawn(columns, table, authority="Kent", name="Example College"))
    assert shelf.store.shares([KENT], ON) == {
        "post_16_provision": Counts(1, 1, 0),
        "general_fe_colleges": Counts(1, 1, 0),
    }
    assert [each.words for each in shelf.store.history("130001")] == ["Good", "Inadequate"]


PLAIN = "urn,name,kind,authority,inspection date,published,grade,framework\n"


def test_a_list_of_ones_own_says_its_kind_and_a_grade_in_words(shelf: Shelf) -> None:
    shelf.load("own.csv", PLAIN + "900001,Example Service,youth_offending,Kent,2010-03-05,,Satisfactory,\n")
    (setting,) = shelf.store.settings(KENT, "youth_offending", ON)
    assert setting.latest is not None
    assert (setting.name, setting.latest.words) == ("Example Service", "Satisfactory")
    assert shelf.store.setting_lines(KENT, [], ON)[0].origin.mark == "secondary"


def test_a_bare_number_in_a_list_of_ones_own_is_refused(shelf: Shelf) -> None:
    said = refused(shelf, "own.csv", PLAIN + "900001,A,youth_offending,Kent,2010-03-05,,2,\n")
    assert "own.csv, row 2, grade: what stands there is a bare number. Give the grade in words" in said


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_a_name_is_read_in_either_encoding(shelf: Shelf, encoding: str) -> None:
    text = schools("urn | name\n100001 | École d’Example – Été").encode(encoding)
    shelf.load("as_at_31_Aug_2024.csv", text)
    assert shelf.store.setting("100001", ON)[0].name == "École d’Example – Été"


def test_a_workbook_is_read_from_the_sheet_that_has_the_headings(shelf: Shelf) -> None:
    import xlsxwriter

    path = shelf.files / "as_at_31_Aug_2024.xlsx"
    with xlsxwriter.Workbook(path, {"default_date_format": "dd/mm/yyyy"}) as book:
        book.add_worksheet("Cover").write(0, 0, "Example")
        sheet = book.add_worksheet("D2")
        sheet.write_row(0, 0, ["A title"])
        sheet.write_row(
            1, 0, [OVERALL[name] for name in ("urn", "name", "phase", "authority", "then", "grade")]
        )
        sheet.write(1, 6, OVERALL["day"])
        sheet.write_row(2, 0, [100001, "Example School", "Primary", "Kent", 100001, 2])
        sheet.write_datetime(2, 6, datetime(2024, 3, 5))  # noqa: DTZ001 - a day
    load([path], shelf.store, now=NOW)
    (setting,) = shelf.store.setting("100001", ON)
    assert setting.latest is not None
    assert (setting.latest.day, setting.latest.words) == (date(2024, 3, 5), "Good")


def test_a_workbook_that_unpacks_to_more_than_any_published_one_is_not_unpacked(shelf: Shelf) -> None:
    path = shelf.files / "as_at_31_Aug_2024.xlsx"
    with (
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open("xl/sheet.xml", "w") as sheet,
    ):
        for _ in range(401):
            sheet.write(bytes(2**20))
    assert path.stat().st_size < 2**20
    with pytest.raises(ForPerson, match="unpacks to more"):
        load([path], shelf.store)


@pytest.mark.parametrize("lines", range(5))
def test_the_headings_may_stand_in_any_of_the_first_five_rows(shelf: Shelf, lines: int) -> None:
    shelf.load("file.csv", "A title line\r\n" * lines + schools("urn\n100001"))
    assert len(shelf.store.setting("100001", ON)) == 1


def test_every_made_up_file_is_of_its_own_layout_and_loads_without_a_warning(shelf: Shelf) -> None:
    paths = [shelf.put(name, text) for name, text in made_up(KENT, ["E10000012"], 5).items()]
    loaded = load(paths, shelf.store, now=NOW)
    assert len({each.edition.layout for each in loaded}) == len(paths)
    assert {each.edition.warnings for each in loaded} == {()}
    assert made_up(KENT, ["E10000012"], 5) == made_up(KENT, ["E10000012"], 5)


def test_every_layout_is_told_by_headings_of_its_own() -> None:
    """The first layout whose headings are all there is taken: none may hide a later one."""
    for place, each in enumerate(layouts()):
        assert not any(before.told_by <= each.told_by for before in layouts()[:place]), each.id


# ---- What is refused, and what is said ----


def test_a_bad_grade_and_a_bad_date_are_named_by_row_and_column(shelf: Shelf) -> None:
    said = refused(
        shelf,
        "schools.csv",
        schools(
            """
            urn    | number   | day        | published  | grade
            100001 | 10000001 | 05/03/2024 | 12/04/2024 | 7
            100002 | 10000002 | 31/02/2024 | 12/04/2024 | 2
            100003 | 10000003 | 05/03/2031 | 12/04/2031 | 2
            100004 | 10000004 | 05/03/2024 | 12/04/2024 | Splendid
            """
        ),
    )
    assert 'schools.csv, row 2, overall effectiveness: what stands there "7" is no grade from 1 to 4.' in said
    assert 'row 3, inspection start date: what stands there "31/02/2024" is no date. Give DD/MM/YYYY.' in said
    assert 'row 4, inspection start date: what stands there "05/03/2031" lies before 1990 or after' in said
    assert 'row 5, overall effectiveness: what stands there "Splendid" is no grade.' in said
    assert said.endswith("Nothing was loaded.")


def test_the_first_five_faults_are_told_and_the_others_counted(shelf: Shelf) -> None:
    rows = "\n".join(f"1{at:05} | 05/03/2024 | 8" for at in range(12))
    assert "And 7 more." in refused(shelf, "schools.csv", schools(f"urn | day | grade\n{rows}"))


def test_a_row_that_stands_there_twice_is_kept_once_and_said(shelf: Shelf) -> None:
    table = (
        "urn | day | number | grade\n100001 | 05/03/2024 | 10000001 | 2\n100001 | 05/03/2024 | 10000001 | 2"
    )
    loaded = shelf.load("as_at_31_Aug_2024.csv", schools(table))
    assert loaded.edition.warnings == ("Rows that stand in the file twice, kept once: 1.",)
    assert shelf.store.shares([KENT], ON)["primary_schools"] == Counts(1, 1, 0)


@pytest.mark.parametrize(
    ("second", "told"),
    [
        ("Another School | 05/03/2024 | 2", "stands in row 2 too, with other particulars"),
        ("Example School | 05/03/2024 | 3", "stands in row 2 too, with another day or grade"),
        ("Example School | 06/03/2024 | 2", "stands in row 2 too, with another day or grade"),
    ],
)
def test_two_rows_of_one_school_that_contradict_each_other_are_refused(
    shelf: Shelf, second: str, told: str
) -> None:
    table = f"urn | number | name | day | grade\n100001 | 10000001 | Example School | 05/03/2024 | 2\n100001 | 10000001 | {second}"
    assert told in refused(shelf, "schools.csv", schools(table))


def test_a_grade_without_a_day_is_left_out_and_said(shelf: Shelf) -> None:
    loaded = shelf.load("as_at_31_Aug_2024.csv", schools("urn | grade\n100001 | 2"))
    assert loaded.edition.warnings == ("Rows with a grade and no day of inspection, which is left out: 1.",)


def test_a_type_and_an_authority_that_nobody_knows_are_said(shelf: Shelf) -> None:
    table = "urn | phase | authority\n100001 | Primary | Kent\n100002 | Lighthouse | Kent\n100003 | Primary | Ruritania"
    loaded = shelf.load("as_at_31_Aug_2024.csv", schools(table))
    assert loaded.edition.warnings == (
        "Rows with types of setting that Headway does not know: 1, as “lighthouse” (1). They were left out.",
        "Rows with authorities that Headway does not know: 1, as “Ruritania” (1). They count for England alone.",
    )
    assert shelf.store.tallies([ENGLAND], ON)["primary_schools"].open == 2
    assert shelf.store.tallies([KENT], ON)["primary_schools"].open == 1


def test_a_file_that_was_cut_short_is_refused_and_a_note_below_the_table_is_not(shelf: Shelf) -> None:
    whole = schools("urn | day | grade\n100001 | 05/03/2022 | 2\n100002 | 05/03/2022 | 2")
    assert "cells where the headings have" in refused(shelf, "cut.csv", whole[: whole.rindex("05/03")])
    quoted = whole + '100003,"Example School'
    assert "cut.csv, line 4: this cannot be read as CSV" in refused(shelf, "cut.csv", quoted)
    loaded = shelf.load("as_at_31_Aug_2024.csv", whole + "Source: Ofsted" + "," * 17 + "\r\nEnd of table\r\n")
    assert loaded.edition.warnings == ("Rows with a note in place of a setting, left out: 2.",)
    assert loaded.edition.settings == 2


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "is empty"),
        ("  \r\n\r\n", "is empty"),
        ("a,b,c\n1,2,3\n", "is no file of settings that Headway knows"),
        ("URN,School name\n100001,Example\n", "is no file of settings that Headway knows"),
        (b"PK\x03\x04\x00\x00\x00rest", "cannot be read as a spreadsheet"),
        (b"\x00\x01\x02\x03", "is no CSV"),
        (schools("urn\n"), "no setting of a kind that Headway counts"),
        (schools("urn | authority\n100001 | Ruritania"), "names no authority that Headway knows"),
    ],
)
def test_a_wrong_or_empty_file_says_what_to_give(shelf: Shelf, text: str | bytes, told: str) -> None:
    said = refused(shelf, "wrong.csv", text)
    assert said.startswith("wrong.csv")
    assert told in said


def test_a_file_over_a_hundred_megabytes_is_refused_before_it_is_read(shelf: Shelf) -> None:
    path = shelf.put("large.csv", schools("urn\n100001"))
    os.truncate(path, MOST_BYTES + 1)
    with pytest.raises(ForPerson, match=r"large\.csv is over 100 MB"):
        load([path], shelf.store, now=NOW)


def test_no_file_and_no_settings_in_a_folder_are_told_apart(shelf: Shelf) -> None:
    with pytest.raises(ForPerson, match="There is no file"):
        load([shelf.files / "nowhere.csv"], shelf.store, now=NOW)
    shelf.put("notes.txt", "Nothing here.")
    with pytest.raises(ForPerson, match="There is no file of settings here"):
        load([shelf.files], shelf.store, now=NOW)


def test_one_bad_file_of_two_keeps_nothing_of_either(shelf: Shelf) -> None:
    shelf.put("a.csv", schools("urn\n100001"))
    shelf.put("b.csv", schools("urn | day | grade\n100001 | 05/03/2024 | 8"))
    with pytest.raises(ForPerson, match=r"b\.csv, row 2"):
        load([shelf.files], shelf.store, now=NOW)
    assert shelf.store.editions() == ()
    assert list(shelf.store.folder.glob("*")) == []


def test_the_same_content_again_changes_nothing_and_says_so(shelf: Shelf) -> None:
    first = shelf.load("a.csv", schools("urn\n100001"))
    again = shelf.load("another name.csv", schools("urn\n100001"))
    assert again.already
    assert again.edition == first.edition
    assert "is in the store already; nothing was changed" in again.words
    assert len(shelf.store.editions()) == 1


def test_a_damaged_edition_is_said_and_can_be_loaded_again(shelf: Shelf) -> None:
    loaded = shelf.load("a.csv", schools("urn\n100001"))
    (shelf.store.folder / loaded.edition.folder / "settings.parquet").write_bytes(b"half")
    with pytest.raises(ForPerson, match=r"is damaged\. Delete that folder and load a\.csv again"):
        shelf.store.shares([KENT], ON)
    assert not shelf.load("a.csv", schools("urn\n100001")).already
    assert len(shelf.store.setting("100001", ON)) == 1


# ---- Whose names are never kept ----

SECRETS = ("Araminta Testperson", "17 Hidden Lane", "ZZ9 9ZZ", "01622 999888")


def _everything(shelf: Shelf) -> bytes:
    return b"".join(path.read_bytes() for path in shelf.store.folder.rglob("*") if path.is_file())


def test_nothing_that_tells_who_a_childminder_is_lies_in_the_store(shelf: Shelf) -> None:
    """The file of an edition is not kept, and Parquet would show a text that is in it, even packed, by its dictionary."""
    import duckdb

    name, street, postcode, phone = SECRETS
    shelf.load(
        "providers.csv",
        childcare(
            f"""
            urn      | name   | street   | postcode   | phone   | type | number | day | grade
            EY000001 | {name} | {street} | {postcode} | {phone} | Childminder | 10000001 | 05/03/2022 | 2
            EY000002 | {name} | {street} | {postcode} | {phone} | Childcare on domestic premises | {postcode} | 05/03/2022 | 2
            EY000003 | Example Nursery | {street} | {postcode} | {phone} | Childcare on non-domestic premises | 10000003 | 05/03/2022 | 2
            """
        ),
    )
    kept = ""
    for path in shelf.store.folder.rglob("*.parquet"):
        kept += str(duckdb.read_parquet(str(path)).fetchall())
    kept += "".join(path.read_text() for path in shelf.store.folder.rglob("*.json"))
    assert "Example Nursery" in kept
    assert [each for each in SECRETS if each in kept or each.encode() in _everything(shelf)] == []
    assert [each.label for each in shelf.store.settings(KENT, "childminders", ON)] == ["Childminder EY000001"]


def test_a_home_has_no_name_and_a_fostering_agency_keeps_its_own(shelf: Shelf) -> None:
    table = """
        urn      | type                         | name              | number | event           | day        | published  | grade
        SC000001 | Children's home              | Hidden House      | 500001 | Full inspection | 05/03/2024 | 12/04/2024 | Good
        SC000002 | Independent Fostering Agency | Example Fostering | 500003 | Full inspection | 05/03/2024 | 12/04/2024 | Good
        SC000003 | Residential special school (registered as a children's home) | Hidden Hall | | | | |
        """
    shelf.load("care.csv", drawn(CARE, table, authority="Kent", status="Active"))
    names = {
        each.urn: each.name
        for kind in ("childrens_homes", "fostering_agencies")
        for each in shelf.store.settings(KENT, kind, ON)
    }
    assert names == {"SC000001": "", "SC000002": "Example Fostering", "SC000003": ""}


@pytest.mark.parametrize("column", ["urn", "authority", "opened", "status", "number", "day", "grade", "type"])
@pytest.mark.parametrize("secret", SECRETS)
def test_a_cell_that_slipped_into_another_column_is_never_repeated(
    shelf: Shelf, column: str, secret: str
) -> None:
    """Whatever column a name or an address slips into, no error, warning or stored cell shows it."""
    cells = {
        "urn": "EY000001",
        "authority": "Kent",
        "opened": "01/09/2010",
        "status": "Active",
        "type": "Childminder",
    }
    cells |= {"number": "10000001", "day": "05/03/2022", "grade": "2"}
    heads = " | ".join(cells)
    rows = [" | ".join({**cells, "urn": f"EY00000{at}"}.values()) for at in range(2, 5)]
    bad = " | ".join({**cells, column: secret}.values())
    text = childcare("\n".join([heads, *rows, bad]))
    try:
        said = str(shelf.load("providers.csv", text).edition)
    except ForPerson as error:
        said = str(error)
    kept = _everything(shelf) if shelf.store.folder.exists() else b""
    assert secret not in said
    assert secret.upper() not in said.upper()
    assert secret.encode() not in kept
