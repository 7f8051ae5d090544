"""XML: the census and the SSDA903, their parents' columns, their lines, and what is refused."""

import pytest
from reading_files import census, census_child, faults, parsed, reading, repairs

from headway.errors import ForPerson

SSDA903 = """<?xml version="1.0" encoding="utf-8"?>
<ROOT>
  <CHILD>
    <HEADER>
      <CHILDID>SYN000001</CHILDID><SEX>F</SEX><DOB>05/03/2012</DOB><ETHNIC>WBRI</ETHNIC><UPN>UN1</UPN>
      <UASC>1</UASC><DUC>05/03/2030</DUC>
      <AREVIEW><REVIEW>10/06/2024</REVIEW><REVIEW_CODE>PN1</REVIEW_CODE></AREVIEW>
      <AREVIEW><REVIEW>10/12/2024</REVIEW><REVIEW_CODE>PN2</REVIEW_CODE></AREVIEW>
      <AMISSING><MISSING>M</MISSING><MIS_START>01/07/2024</MIS_START><MIS_END>02/07/2024</MIS_END></AMISSING>
    </HEADER>
    <EPISODE>
      <DECOM>03/06/2024</DECOM><RNE>S</RNE><LS>C2</LS><CIN>N1</CIN><PL>U1</PL><PLACE_PROVIDER>PR1</PLACE_PROVIDER>
    </EPISODE>
  </CHILD>
  <CHILD>
    <HEADER>
      <CHILDID>SYN000002</CHILDID><SEX>M</SEX><DOB>05/03/2005</DOB><ETHNIC>WBRI</ETHNIC><UPN>UN1</UPN>
      <IN_TOUCH>YES</IN_TOUCH><ACTIV>F1</ACTIV><ACCOM>B1</ACCOM>
    </HEADER>
  </CHILD>
</ROOT>
"""


def test_a_census_is_read_into_its_tables_with_the_year_and_the_authority_of_its_header(tmp_path):
    (tmp_path / "census.txt").write_text(census())
    with reading(tmp_path) as intake:
        delivery = intake.deliveries[0]
        assert (delivery.return_name, delivery.period, delivery.authority) == ("cin", "2025", "E10000016")
        assert faults(intake) == []
        assert repairs(intake) == []
        rows = {name: table.rows for name, table in delivery.tables.items()}
        assert rows == {
            "header": 1, "child": 1, "disabilities": 2, "cin_details": 1, "assessments": 1, "factors": 2,
            "section_47": 1, "protection_plans": 1, "plan_reviews": 2,
        }  # fmt: skip


def test_a_row_carries_the_columns_of_its_parents(tmp_path):
    (tmp_path / "c.xml").write_text(census())
    with reading(tmp_path) as intake:
        found = parsed(
            intake, "plan_reviews", "LAchildID", "CINreferralDate", "CPPstartDate", "CPPreviewDate"
        )
        assert [str(cell) for cell in found[0]] == ["SYN000001", "2024-06-03", "2024-07-11", "2024-10-01"]


def test_the_order_of_elements_does_not_matter(tmp_path):
    text = census()
    first = "        <CINreferralDate>2024-06-03</CINreferralDate>\n"
    last = "      </CINdetails>"
    assert first in text
    (tmp_path / "c.xml").write_text(text.replace(first, "").replace(last, first + last))
    with reading(tmp_path) as intake:
        assert str(parsed(intake, "factors", "CINreferralDate")[0][0]) == "2024-06-03"


def test_a_row_is_the_line_of_its_element(tmp_path):
    text = census(census_child(), census_child("SYN000002", sex="X"))
    line = next(n for n, each in enumerate(text.splitlines(), start=1) if "<Child>" in each and n > 15)
    (tmp_path / "c.xml").write_text(text)
    with reading(tmp_path) as intake:
        assert faults(intake) == [("child", line, "Sex", "unknown-code")]


def test_a_file_written_on_one_line_counts_its_elements_and_that_is_said(tmp_path):
    text = census(census_child(), census_child("SYN000002", sex="X"), census_child("SYN000003"))
    (tmp_path / "c.xml").write_text("".join(line.strip() for line in text.splitlines()))
    with reading(tmp_path) as intake:
        assert faults(intake) == [("child", 2, "Sex", "unknown-code")]
        assert [row for (row,) in parsed(intake, "plan_reviews", "row")] == [1, 2, 3, 4, 5, 6]
        assert "rows counted by their elements" in str(repairs(intake))


def test_an_unknown_element_is_left_out_and_listed(tmp_path):
    (tmp_path / "c.xml").write_text(census().replace("<Sex>F</Sex>", "<Sex>F</Sex><Shoes>5</Shoes>"))
    with reading(tmp_path) as intake:
        assert [row[:4] for row in repairs(intake)] == [
            ("child", "Shoes", "element not of this table: left out", 1)
        ]


def test_an_element_given_twice_is_a_fault(tmp_path):
    (tmp_path / "c.xml").write_text(census().replace("<Sex>F</Sex>", "<Sex>F</Sex><Sex>M</Sex>"))
    with reading(tmp_path) as intake:
        assert [row[2:] for row in faults(intake)] == [("Sex", "given-twice")]
        assert parsed(intake, "child", "Sex") == [("F",)]


def test_a_required_element_that_is_not_there_is_a_fault_of_its_row(tmp_path):
    whole, bare = census_child(), census_child("SYN000002").replace("<Sex>F</Sex>", "")
    (tmp_path / "c.xml").write_text(census(whole, bare))
    with reading(tmp_path) as intake:
        assert [row[2:] for row in faults(intake)] == [("Sex", "required-blank")]


def test_the_element_of_the_years_before_is_the_same_column(tmp_path):
    text = (
        census()
        .replace("<Sex>F</Sex>", "<GenderCurrent>2</GenderCurrent>")
        .replace("2025", "2024")
        .replace("2024-", "2023-")
    )
    (tmp_path / "c.xml").write_text(text)
    with reading(tmp_path) as intake:
        assert intake.deliveries[0].year == 2024
        assert parsed(intake, "child", "Sex") == [("2",)]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_census_in_any_unicode_is_read(tmp_path, encoding):
    text = census(census_child("SYN-é-1"))
    declared = text.replace("utf-8", "utf-16") if encoding == "utf-16" else text
    (tmp_path / "c.xml").write_text(declared, encoding=encoding)
    with reading(tmp_path) as intake:
        assert parsed(intake, "child", "LAchildID") == [("SYN-é-1",)]


def test_a_census_that_says_utf_8_and_is_windows_1252_is_read_and_that_is_said(tmp_path):
    (tmp_path / "c.xml").write_bytes(census(census_child("SYN-é-1")).encode("cp1252"))
    with reading(tmp_path) as intake:
        assert parsed(intake, "child", "LAchildID") == [("SYN-é-1",)]
        assert [row[2] for row in repairs(intake)] == ["file read as Windows-1252 in place of UTF-8"]


def test_an_ssda903_in_xml_gives_the_tables_that_its_csv_files_would(tmp_path):
    (tmp_path / "903.xml").write_text(SSDA903)
    with reading(tmp_path) as intake:
        delivery = intake.deliveries[0]
        assert (delivery.return_name, delivery.year) == ("ssda903", 2025)
        rows = {name: table.rows for name, table in delivery.tables.items()}
        assert rows == {"header": 2, "episodes": 1, "reviews": 2, "uasc": 1, "oc3": 1, "missing": 1}
        assert parsed(intake, "episodes", "CHILD", "PLACE") == [("SYN000001", "U1")]
        found = parsed(intake, "reviews", "CHILD", "DOB", "REVIEW")[0]
        assert [str(cell) for cell in found] == ["SYN000001", "2012-03-05", "2024-06-10"]
        assert parsed(intake, "oc3", "CHILD", "IN_TOUCH") == [("SYN000002", "YES")]
        assert parsed(intake, "uasc", "CHILD", "SEX") == [("SYN000001", "F")]
        assert faults(intake) == []


def test_xml_of_something_else_is_skipped_by_name(tmp_path):
    (tmp_path / "c.xml").write_text(census())
    (tmp_path / "page.xml").write_text("<html><body/></html>")
    with reading(tmp_path) as intake:
        assert intake.skipped == (("page.xml", "its elements are those of no return that Headway knows"),)


def test_truncated_xml_is_refused_with_its_line(tmp_path):
    text = census(*(census_child(f"SYN{number:06d}") for number in range(30)))
    (tmp_path / "c.xml").write_text(text[: len(text) // 2])
    with (
        pytest.raises(ForPerson, match=r"c\.xml, line \d+: the file ends before its last element is closed"),
        reading(tmp_path),
    ):
        pass


def test_xml_with_a_stray_mark_is_refused_with_its_line(tmp_path):
    (tmp_path / "c.xml").write_text(census(census_child("SYN<1"), census_child()))
    with (
        pytest.raises(ForPerson, match=r"c\.xml, line \d+: the file is not XML that can be read") as told,
        reading(tmp_path),
    ):
        pass
    assert "SYN" not in str(told.value)


def test_a_census_without_a_child_is_refused(tmp_path):
    (tmp_path / "c.xml").write_text("<Message><Header/><Children/></Message>")
    with pytest.raises(ForPerson), reading(tmp_path):
        pass


def test_the_censuses_of_two_years_in_one_folder_are_a_delivery_each(tmp_path):
    (tmp_path / "later.xml").write_text(census(), encoding="utf-8")
    (tmp_path / "a.xml").write_text(
        census().replace("<Year>2025<", "<Year>2026<").replace("2025-03-31", "2026-03-31"), encoding="utf-8"
    )
    with reading(tmp_path) as intake:
        assert sorted((each.return_name, each.period, each.folder) for each in intake.deliveries) == [
            ("cin", "2025", "later.xml"),
            ("cin", "2026", "a.xml"),
        ]


def test_the_same_census_twice_in_one_folder_is_refused(tmp_path):
    for name in ("one.xml", "two.xml"):
        (tmp_path / name).write_text(census(), encoding="utf-8")
    with pytest.raises(ForPerson, match="both hold the"), reading(tmp_path):
        pass
