"""The published lists of statistical neighbours, and files that are none."""

from collections import Counter
from datetime import date

import pytest

from headway.areas import all_on, by_code
from headway.benchmarks import read_neighbours
from headway.errors import ForPerson

KENT, MEDWAY, ESSEX = "E10000016", "E06000035", "E10000012"
HEAD = "old_la_code,la_name,SN_1,SN_1P,SN_2,SN_2P\n"


def written(tmp_path, text, name="list_may_2025.csv"):
    path = tmp_path / name
    path.write_text(text, encoding="utf-8-sig")
    return path


def test_a_list_is_read_by_its_headings_with_ranks_and_how_close(tmp_path):
    found = read_neighbours(written(tmp_path, HEAD + "886,Kent,887,Very close ,881,Close\n"))
    assert found.version == "May 2025"
    assert [(r.authority, r.neighbour, r.rank, r.closeness) for r in found.rows] == [
        (KENT, MEDWAY, 1, "Very close"),
        (KENT, ESSEX, 2, "Close"),
    ]


def test_a_version_that_is_given_comes_before_the_files_name(tmp_path):
    path = written(tmp_path, HEAD + "886,Kent,887,Close,881,Close\n")
    assert read_neighbours(path, "2026 trial").version == "2026 trial"


def test_a_file_whose_name_has_no_version_asks_for_one(tmp_path):
    path = written(tmp_path, HEAD + "886,Kent,887,Close,881,Close\n", "list.csv")
    with pytest.raises(ForPerson, match="--version"):
        read_neighbours(path)


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("886,Kent,999,Close,881,Close", 'row 2: neighbour 1: "999" is not the department'),
        ("886,Kent,887,Near,881,Close", 'row 2: neighbour 1: "Near" is no word'),
        ("886,Kent,887,Close,887,Close", "row 2: neighbour 2: .* stands there twice"),
        ("886,Kent,886,Close,881,Close", "row 2: neighbour 1: .* the authority itself"),
        ("886,Kent,887,Close,881,Close\n886,Kent,887,Close,881,Close", "row 3: .* twice"),
        ("886,Kent,887", 'row 2: neighbour 2: "" is not'),
    ],
)
def test_a_row_that_makes_no_sense_is_told_by_row_and_column(tmp_path, row, words):
    with pytest.raises(ForPerson, match=words):
        read_neighbours(written(tmp_path, HEAD + row + "\n"))


@pytest.mark.parametrize("text", ["", "a,b\n1,2\n", "old_la_code,SN_2\n886,887\n"])
def test_a_file_of_another_kind_is_refused(tmp_path, text):
    with pytest.raises(ForPerson, match="no list of neighbours"):
        read_neighbours(written(tmp_path, text))


def test_what_only_begins_like_a_spreadsheet_is_refused(tmp_path):
    path = tmp_path / "may_2025.xlsx"
    path.write_bytes(b"PK\x03\x04 and no more")
    with pytest.raises(ForPerson, match="cannot be read as a spreadsheet"):
        read_neighbours(path)


@pytest.mark.shared
@pytest.mark.parametrize(
    ("name", "version", "authorities"),
    [
        ("New_Statistical_Neighbour_Groupings_April_2021.csv", "April 2021", None),
        ("sn_april_2021.xlsx", "April 2021", None),
        ("sn_may_2025.xlsx", "May 2025", 158),
        ("sn_model_2025_wide.csv", "2025", 153),
    ],
)
def test_every_published_list_is_read_whole(shared, name, version, authorities):
    found = read_neighbours(shared / "benchmark/statistical-neighbours" / name)
    ten = Counter(row.authority for row in found.rows)
    assert found.version == version
    assert set(ten.values()) == {10}
    assert authorities is None or len(ten) == authorities
    assert {row.rank for row in found.rows} == set(range(1, 11))
    assert all(row.closeness for row in found.rows)


@pytest.mark.shared
def test_workbook_and_csv_of_2025_are_one_list_but_for_councils_that_have_ended(shared):
    folder = shared / "benchmark/statistical-neighbours"
    in_workbook = read_neighbours(folder / "sn_may_2025.xlsx").rows
    other = read_neighbours(folder / "sn_model_2025_wide.csv").rows
    today = {each.ons_code for each in all_on(date(2026, 1, 1))}
    assert {row.authority for row in other} == today
    assert {row for row in in_workbook if row.authority in today} == set(other)
    assert {by_code(row.authority).name for row in in_workbook if row.authority not in today} == {
        "Bournemouth",
        "Cumbria",
        "Dorset",
        "Northamptonshire",
        "Poole",
    }
