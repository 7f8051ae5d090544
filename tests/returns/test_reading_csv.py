"""CSV files as they come: order of columns, encodings, delimiters, ragged rows, and two readers that must agree."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reading_files import (
    CHILD,
    EPISODE,
    EPISODES,
    HEADER,
    child,
    csv_text,
    episode,
    faults,
    parsed,
    reading,
    repairs,
    write_episodes,
)

from headway.errors import ForPerson
from headway.returns.intake import fresh_connection
from headway.returns.reading.csv_tables import read_csv, recognised_csv
from headway.returns.reading.scan import scanned
from headway.returns.reading.staging import Place


def test_an_episode_is_read_with_its_types(tmp_path):
    write_episodes(tmp_path, [EPISODE])
    with reading(tmp_path) as intake:
        delivery = intake.deliveries[0]
        assert (delivery.return_name, delivery.period, delivery.year) == ("ssda903", "2025", 2025)
        assert [str(cell) for cell in parsed(intake, "episodes", "CHILD", "DECOM", "REC", "DEC")[0]] == [
            "SYN000001", "2024-06-03", "E4A", "2025-01-09",
        ]  # fmt: skip
        assert faults(intake) == []
        assert repairs(intake) == []


def test_the_file_is_named_with_its_size_and_the_hash_of_its_bytes(tmp_path):
    path = write_episodes(tmp_path / "2025", [EPISODE])
    with reading(tmp_path) as intake:
        file = intake.files[0]
        assert (file.number, file.name, file.form, file.size) == (
            1,
            "2025/episodes.csv",
            "csv",
            path.stat().st_size,
        )
        import hashlib

        assert file.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()


def test_the_name_of_a_file_does_not_matter(tmp_path):
    write_episodes(tmp_path, [EPISODE], name="header.dat")
    with reading(tmp_path) as intake:
        assert list(intake.deliveries[0].tables) == ["episodes"]


def test_a_row_is_counted_as_a_person_counts_it(tmp_path):
    write_episodes(tmp_path, [EPISODE, episode(CHILD="SYN000002", REC="nonsense")])
    with reading(tmp_path) as intake:
        assert faults(intake) == [("episodes", 3, "REC", "unknown-code")]
        assert parsed(intake, "episodes", "CHILD", "REC")[1] == ("SYN000002", None)


@pytest.mark.parametrize(
    ("encoding", "repair"),
    [
        ("utf-8", None),
        ("utf-8-sig", None),
        ("utf-16", "file read as UTF-16 in place of UTF-8"),
        ("utf-16-le", "file read as UTF-16 in place of UTF-8"),
        ("cp1252", "file read as Windows-1252 in place of UTF-8"),
    ],
)
def test_every_encoding_gives_the_same_rows_and_is_said(tmp_path, encoding, repair):
    write_episodes(tmp_path, [episode(CHILD="SYN-é-1")], encoding=encoding)
    with reading(tmp_path) as intake:
        assert parsed(intake, "episodes", "CHILD") == [("SYN-é-1",)]
        assert [row[2] for row in repairs(intake)] == ([repair] if repair else [])


@pytest.mark.parametrize(("delimiter", "said"), [(",", None), (";", "semicolon"), ("\t", "tab")])
def test_every_delimiter_gives_the_same_rows_and_is_said(tmp_path, delimiter, said):
    write_episodes(tmp_path, [EPISODE], delimiter=delimiter)
    with reading(tmp_path) as intake:
        assert parsed(intake, "episodes", "CHILD", "URN") == [("SYN000001", "SC000001")]
        told = [row[2] for row in repairs(intake)]
        assert told == ([f"cells parted by a {said} in place of a comma"] if said else [])


def test_an_empty_row_and_trailing_empty_columns_are_left_out_and_listed(tmp_path):
    rows = [[*EPISODES, "", ""], [*EPISODE, "", ""], [""] * 15, [*episode(CHILD="SYN000002"), "", ""]]
    (tmp_path / "e.csv").write_text(csv_text(rows))
    with reading(tmp_path) as intake:
        assert parsed(intake, "episodes", "row", "CHILD") == [(2, "SYN000001"), (4, "SYN000002")]
        assert repairs(intake) == [
            ("episodes", "", "empty row left out", 1, 3),
            ("episodes", "column 14", "column 14 has no heading: left out", 0, 1),
            ("episodes", "column 15", "column 15 has no heading: left out", 0, 1),
        ]


def test_a_row_with_a_cell_too_many_is_its_own_fault_and_is_not_used(tmp_path):
    write_episodes(tmp_path, [EPISODE, [*episode(CHILD="SYN000002"), "more"], episode(CHILD="SYN000003")])
    with reading(tmp_path) as intake:
        assert faults(intake) == [("episodes", 3, "", "too-many-cells")]
        assert parsed(intake, "episodes", "CHILD") == [("SYN000001",), ("SYN000003",)]


def test_a_row_with_two_cells_too_many_is_told_in_the_same_way(tmp_path):
    write_episodes(tmp_path, [EPISODE, [*EPISODE, "", "more"], [*episode(CHILD="SYN000003"), "", ""]])
    with reading(tmp_path) as intake:
        assert faults(intake) == [("episodes", 3, "", "too-many-cells")]
        assert parsed(intake, "episodes", "row", "CHILD") == [(2, "SYN000001"), (4, "SYN000003")]


def test_a_row_with_too_few_cells_is_its_own_fault_and_its_last_cells_are_blank(tmp_path):
    write_episodes(tmp_path, [EPISODE, EPISODE[:9]])
    with reading(tmp_path) as intake:
        assert faults(intake) == [("episodes", 3, "", "too-few-cells")]
        assert parsed(intake, "episodes", "REC", "URN")[1] == ("E4A", None)


def test_a_missing_required_column_is_one_fault_of_the_file(tmp_path):
    keep = [place for place, name in enumerate(EPISODES) if name != "LS"]
    rows = [[row[place] for place in keep] for row in (EPISODES, EPISODE, EPISODE)]
    (tmp_path / "e.csv").write_text(csv_text(rows))
    with reading(tmp_path) as intake:
        assert faults(intake) == [("episodes", 1, "LS", "missing-column")]
        assert intake.deliveries[0].tables["episodes"].headings == tuple(EPISODES[place] for place in keep)


def test_a_blank_required_cell_is_a_fault_of_its_row(tmp_path):
    write_episodes(tmp_path, [episode(LS=""), episode(LS="  "), episode(LS="NULL")])
    with reading(tmp_path) as intake:
        assert faults(intake) == [("episodes", row, "LS", "required-blank") for row in (2, 3, 4)]


def test_an_unknown_column_is_left_out_and_named_only_if_it_is_plainly_a_heading(tmp_path):
    (tmp_path / "e.csv").write_text(
        csv_text([[*EPISODES, "Our notes", "SYN000009"], [*EPISODE, "seen", "x"]])
    )
    with reading(tmp_path) as intake:
        assert [row[1:4] for row in repairs(intake)] == [
            ("column 14", 'column "Our notes" is not of this table: left out', 1),
            ("column 15", "column 15 is not of this table: left out", 1),
        ]


@pytest.mark.parametrize("above", ["sep=;\n", "SSDA903 extract\n\n", '"Made on, a Monday"\n;;;\n'])
def test_rows_above_the_headings_are_left_out_and_listed(tmp_path, above):
    (tmp_path / "e.csv").write_text(above + csv_text([EPISODES, episode(REC="?")], delimiter=";", end="\n"))
    with reading(tmp_path) as intake:
        rows = len(above.splitlines())
        assert faults(intake) == [("episodes", rows + 2, "REC", "unknown-code")]
        assert ("episodes", "", "rows above the headings left out", rows, 1) in repairs(intake)


def test_two_columns_with_one_heading_are_refused(tmp_path):
    (tmp_path / "e.csv").write_text(csv_text([[*EPISODES, "decom"], [*EPISODE, "01/01/2024"]]))
    with pytest.raises(ForPerson, match=r"e\.csv: columns 2 and 14 are both DECOM"), reading(tmp_path):
        pass


def test_repairs_are_grouped_by_field_and_kind_with_their_first_row(tmp_path):
    write_episodes(tmp_path, [EPISODE, episode(REC="e4a"), episode(REC="e4a ", DEC="2025-01-09")])
    with reading(tmp_path) as intake:
        assert repairs(intake) == [
            ("episodes", "DEC", "date written as YYYY-MM-DD", 1, 4),
            ("episodes", "REC", "code spelt in another way (case, blanks, or its label)", 2, 3),
        ]


CELLS = st.text(alphabet='aZ0 ,"\n\r;é\t', max_size=6)
ROWS = st.lists(st.lists(CELLS, min_size=1, max_size=8), max_size=6)


@given(rows=ROWS, plain=st.booleans(), end=st.sampled_from(["\n", "\r\n"]), cut=st.booleans())
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_the_fast_reader_and_the_slow_one_give_the_same_rows(tmp_path, rows, plain, end, cut):
    if plain:
        rows = [[cell.translate(str.maketrans("", "", ',"\r\n;\t')) for cell in row] for row in rows]
    path, text = tmp_path / "h.csv", csv_text([HEADER, CHILD, *rows], end=end)
    path.write_text(text.removesuffix(end) if cut else text, encoding="utf-8", newline="")
    assert _both(path, by_python=False) == _both(path, by_python=True)


def _both(path, *, by_python):
    con = fresh_connection()
    table = recognised_csv(path, "h.csv")
    relation, rows = read_csv(
        Place(con, 1, 1), table, scanned(path, "h.csv", lines=True), by_python=by_python
    )
    asked = (relation, "faults", "repairs")
    return rows, [con.execute(f"SELECT * FROM {each} ORDER BY ALL").fetchall() for each in asked]  # noqa: S608


def test_a_plain_file_is_read_by_duckdb_and_a_quoted_one_is_not(tmp_path):
    plain, quoted = tmp_path / "plain.csv", tmp_path / "quoted.csv"
    plain.write_text(csv_text([HEADER, CHILD]))
    quoted.write_text(csv_text([HEADER, child(CHILD="SYN,1")]))
    assert scanned(plain, "plain.csv", lines=True).plain
    assert not scanned(quoted, "quoted.csv", lines=True).plain


@pytest.mark.parametrize("text", ["a\r\nb\r\n", "a\nb", "a\r\nb"])
def test_lines_may_end_either_way(tmp_path, text):
    path = tmp_path / "x.csv"
    path.write_bytes(text.encode())
    scan = scanned(path, "x.csv", lines=True)
    assert (scan.lines, scan.plain) == (2, True)


@pytest.mark.parametrize("text", ["a\n\nb", "a\r\n\r\nb", "a\rb\n", 'a"\n', "a\0\n", "a\r\r\nb"])
def test_an_empty_line_a_quotation_mark_or_an_odd_end_takes_the_careful_reader(tmp_path, text):
    path = tmp_path / "x.csv"
    path.write_bytes(text.encode())
    assert not scanned(path, "x.csv", lines=True).plain


def test_a_quoted_cell_may_hold_the_delimiter_and_a_new_line(tmp_path):
    write_episodes(tmp_path, [episode(CHILD="SYN,\n1"), episode(CHILD="SYN000002", REC="?")])
    with reading(tmp_path) as intake:
        assert parsed(intake, "episodes", "CHILD")[1] == ("SYN000002",)
        assert ("episodes", 3, "REC", "unknown-code") in faults(intake)


@pytest.mark.parametrize("name", ["e*.csv", "e[1].csv", "e?.csv"])
def test_a_name_with_the_marks_of_a_pattern_is_a_name(tmp_path, name):
    write_episodes(tmp_path, [EPISODE], name=name)
    (tmp_path / "e1.csv").write_text(csv_text([HEADER, CHILD]))
    with reading(tmp_path) as intake:
        assert sorted(intake.deliveries[0].tables) == ["episodes", "header"]
        assert len(parsed(intake, "episodes")) == 1


@pytest.mark.parametrize("end", ["", "\r\n", "\n\n"])
def test_a_table_without_rows_is_a_table_of_none(tmp_path, end):
    write_episodes(tmp_path, [EPISODE])
    (tmp_path / "header.csv").write_text(",".join(HEADER) + end, newline="")
    with reading(tmp_path) as intake:
        assert intake.deliveries[0].tables["header"].rows == 0
        assert parsed(intake, "header") == []
        assert faults(intake) == []


def test_a_return_without_a_date_needs_its_year(tmp_path):
    write_episodes(tmp_path, [])
    with (
        pytest.raises(ForPerson, match=r"no date in the SSDA903 tells which year it is of.*--year 2026"),
        reading(tmp_path),
    ):
        pass
    with reading(tmp_path, year=2026) as intake:
        assert parsed(intake, "episodes") == []
