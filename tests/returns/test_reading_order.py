"""The order of rows, of columns and of files changes nothing: drawn returns through real files, then shuffled."""

import random
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st
from reading_files import CONTACTS, EPISODES, HEADER, census, census_child, contact, csv_text, write_workbook

from headway.returns.intake import read_folder

DAYS = st.sampled_from(
    ["03/06/2024", "2024-06-04", "5/6/24", "31/02/2024", "01/31/2024", "", "06/06/2024 00:00", "soon"]
)
IDS = st.sampled_from(["SYN000001", "SYN000002 ", "000003", "", "1.2E+11"])
EPISODE_ROWS = st.lists(
    st.tuples(
        IDS, DAYS, st.sampled_from(["S", "s", "L ", "?", ""]), st.sampled_from(["C2", "c2"]), st.just("N1"),
        st.sampled_from(["U1", "H5", "K3", "K9"]), st.just("PR1"), DAYS, st.sampled_from(["E4A", "E43", ""]),
        st.just(""), st.sampled_from(["ZZ99 9ZZ", "zz999zz", "ZZ99"]), st.just(""), st.just("SC000001"),
    ),
    min_size=3,
    max_size=12,
)  # fmt: skip
HEADER_ROWS = st.lists(
    st.tuples(
        IDS, st.sampled_from(["F", "m", "1"]), DAYS, st.sampled_from(["WBRI", "White British", "x"]),
        st.sampled_from(["UN1", "A00000000001B", "x"]), st.sampled_from(["0", "Yes", "2"]), st.just(""),
    ),
    min_size=1,
    max_size=6,
)  # fmt: skip


def told(folder: Path) -> list[object]:
    """What is read, without the numbers of files and rows."""
    with read_folder(folder, year=2025) as intake:
        found: list[object] = []
        for name, table in sorted(intake.deliveries[0].tables.items()):
            found.append((name, table.rows, sorted(table.headings)))
            asked = f"SELECT * EXCLUDE (file, row) FROM {table.parsed} ORDER BY ALL"  # noqa: S608
            found.append(intake.con.execute(asked).fetchall())
        others = (
            "SELECT tbl, field, rule, value, message FROM faults ORDER BY ALL",
            "SELECT tbl, field, what, cells FROM repairs WHERE field NOT LIKE 'column %' ORDER BY ALL",
        )
        return found + [intake.con.execute(asked).fetchall() for asked in others]


def write(folder: Path, files: list[tuple[str, list[str], list[tuple[str, ...]]]]) -> None:
    for name, headings, rows in files:
        (folder / name).write_text(csv_text([headings, *rows]), encoding="utf-8")


def shuffled(chance: random.Random, headings: tuple[str, ...], rows: list[tuple[str, ...]]):
    places = list(range(len(headings)))
    chance.shuffle(places)
    mixed = chance.sample(rows, len(rows))
    return [headings[at] for at in places], [tuple(row[at] for at in places) for row in mixed]


@given(episodes=EPISODE_ROWS, children=HEADER_ROWS, seed=st.integers(0, 10_000))
@settings(max_examples=25, deadline=None)
def test_the_order_of_rows_of_columns_and_of_files_changes_nothing(episodes, children, seed):
    chance = random.Random(seed)  # noqa: S311 - a shuffle
    with TemporaryDirectory() as first, TemporaryDirectory() as second:
        plain = [("a.csv", list(EPISODES), episodes), ("b.csv", list(HEADER), children)]
        write(Path(first), plain)
        names = chance.sample(["a.csv", "b.csv"], 2)
        write(
            Path(second),
            [
                (names[0], *shuffled(chance, EPISODES, episodes)),
                (names[1], *shuffled(chance, HEADER, children)),
            ],
        )
        assert told(Path(first)) == told(Path(second))


@given(seed=st.integers(0, 10_000), days=st.lists(DAYS, min_size=2, max_size=8))
@settings(max_examples=10, deadline=None)
def test_the_order_of_rows_and_columns_of_a_workbook_changes_nothing(seed, days):
    chance = random.Random(seed)  # noqa: S311 - a shuffle
    rows = [tuple(contact(Date_of_Contact=day)) for day in ["31/03/2026", "30/03/2026", *days]]
    with TemporaryDirectory() as first, TemporaryDirectory() as second:
        write_workbook(Path(first) / "a.xlsx", [CONTACTS, *rows])
        headings, mixed = shuffled(chance, CONTACTS, rows)
        write_workbook(Path(second) / "a.xlsx", [headings, *mixed])
        assert told(Path(first)) == told(Path(second))


@given(
    seed=st.integers(0, 10_000), sexes=st.lists(st.sampled_from(["F", "m", "x", ""]), min_size=2, max_size=6)
)
@settings(max_examples=10, deadline=None)
def test_the_order_of_children_in_a_census_changes_nothing(seed, sexes):
    children = [census_child(f"SYN{number:06d}", sex) for number, sex in enumerate(sexes)]
    with TemporaryDirectory() as first, TemporaryDirectory() as second:
        (Path(first) / "c.xml").write_text(census(*children))
        mixed = random.Random(seed).sample(children, len(children))  # noqa: S311 - a shuffle
        (Path(second) / "c.xml").write_text(census(*mixed))
        assert told(Path(first)) == told(Path(second))
