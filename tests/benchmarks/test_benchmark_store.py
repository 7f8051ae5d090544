"""Editions are kept beside each other, whole or not at all; what is no statistics is refused in a sentence."""

import gzip
import random
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from tidy_files import ENGLAND, KENT, MEDWAY, SOUTH_EAST, row, tidy

from headway.benchmarks import csv_table, read_register
from headway.benchmarks.edition import Edition
from headway.benchmarks.loading import load
from headway.benchmarks.revisions import revised
from headway.benchmarks.store import Store
from headway.errors import ForPerson

ENGLAND_CODE = "E92000001"


def contents(store: Store) -> set[str]:
    """What lies in the store, by path."""
    return {str(path.relative_to(store.folder)) for path in store.folder.rglob("*") if path.is_file()}


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "store")


def edition_of(folder: Path, name: str, *rows: str) -> Path:
    (folder / name).mkdir()
    return tidy(folder / name, "number", *rows)


def test_a_later_edition_stands_beside_the_earlier_and_is_the_current_one(
    tmp_path: Path, store: Store
) -> None:
    first = edition_of(tmp_path, "one", row(ENGLAND, 10, period="2024"))
    later = edition_of(tmp_path, "two", row(ENGLAND, 12), row(ENGLAND, 11, period="2024"))
    load([later], store)
    load([first], store)  # loaded after the later one, and older all the same
    assert [each.last_period for each in store.editions()] == ["2024", "2025"]
    (current,) = store.current()
    assert current.last_period == "2025"
    assert [each.value for each in store.figures(store.editions(), period="2024")] == [10, 11]


def test_revisions_between_editions_are_found(tmp_path: Path, store: Store) -> None:
    rows = (row(KENT, 7, period="2024"), row(MEDWAY, "c", period="2024"))
    load([edition_of(tmp_path, "one", row(ENGLAND, 10, period="2024"), *rows)], store)
    load([edition_of(tmp_path, "two", row(ENGLAND, 11, period="2024"), *rows, row(KENT, 9))], store)
    (only,) = revised(store)
    assert (only.area, only.period) == (ENGLAND_CODE, "2024")
    assert [each.value for each in only.figures] == [10, 11]
    assert only.words == "figures, number, England, 2024: 10 (figures.csv); 11 (figures.csv)."
    assert revised(store, area="E10000016") == ()


def test_a_figure_that_was_hidden_later_is_a_revision(tmp_path: Path, store: Store) -> None:
    load([edition_of(tmp_path, "one", row(ENGLAND, 10), row(KENT, 7))], store)
    load([edition_of(tmp_path, "two", row(ENGLAND, 10), row(KENT, "c"))], store)
    (only,) = revised(store)
    assert [(each.value, each.symbol) for each in only.figures] == [(7, None), (None, "c")]


@pytest.mark.shared
def test_england_ceased_during_2024_was_revised_from_33620_to_33780(shared: Path, store: Store) -> None:
    names = (
        "2024edition_cla_time_series_1994_2024.csv",
        "2024edition_la_children_who_ceased_during_the_year.csv",
        "cla_number_and_rate_per_10k_children.csv",
    )
    load([shared / "benchmark" / "dfe-ees" / name for name in names], store)
    found = {each.title: each for each in revised(store, area=ENGLAND_CODE, period="2024")}
    ceased = found["Children ceasing to be looked after during the year"]
    assert [
        (each.edition.file, each.value) for each in ceased.figures if each.edition.last_period == "2024"
    ] == [
        (names[0], Decimal(33620)),
        (names[1], Decimal(33620)),
    ]
    latest = ceased.figures[-1]
    assert (latest.edition.file, latest.measure, latest.value) == (names[2], "children_count", Decimal(33780))


@pytest.mark.shared
def test_councils_are_revised_too(shared: Path, store: Store) -> None:
    names = (
        "2024edition_la_children_who_ceased_during_the_year.csv",
        "cla_number_and_rate_per_10k_children.csv",
    )
    load([shared / "benchmark" / "dfe-ees" / name for name in names], store)
    (kent,) = revised(store, area="E10000016", period="2024")
    assert [each.value for each in kent.figures] == [2735, 2739]


def test_the_same_content_again_changes_nothing_and_says_so(tmp_path: Path, store: Store) -> None:
    path = tidy(tmp_path, "number", row(ENGLAND, 10))
    (first,) = load([path], store, now=datetime(2026, 4, 1, tzinfo=UTC))
    before = contents(store)
    (again,) = load([path.rename(tmp_path / "other name.csv")], store, now=datetime(2026, 4, 2, tzinfo=UTC))
    assert not first.already
    assert again.already
    assert again.edition == first.edition
    assert "nothing was changed" in again.words
    assert contents(store) == before


def test_one_content_given_twice_is_loaded_once(tmp_path: Path, store: Store) -> None:
    one, other = (tidy(tmp_path, "number", row(ENGLAND, 10), name=name) for name in ("a.csv", "b.csv"))
    assert [each.already for each in load([one, other], store)] == [False, True]
    assert len(store.editions()) == 1


def test_one_bad_file_among_good_ones_keeps_nothing_of_any(tmp_path: Path, store: Store) -> None:
    good = tidy(tmp_path, "number", row(ENGLAND, 10), name="good.csv")
    bad = tidy(tmp_path, "number", row(ENGLAND, 10), row(KENT, "?"), name="worse.csv")
    with pytest.raises(ForPerson, match=r"worse\.csv, row 3, number"):
        load([good, bad], store)
    assert contents(store) == set()
    assert list(store.folder.iterdir()) == []


def test_an_edition_says_what_it_is(tmp_path: Path, store: Store) -> None:
    path = tidy(tmp_path, "number", row(ENGLAND, 10), row(KENT, "c", period="2024"))
    (loaded,) = load([path], store, now=datetime(2026, 4, 1, 9, 30, tzinfo=UTC))
    edition = loaded.edition
    assert edition.folder == f"ees/figures/edition={edition.sha256[:12]}"
    assert (edition.first_period, edition.last_period, edition.rows) == ("2024", "2025", 2)
    assert (edition.symbols, edition.loaded_at) == ({"c": 1}, "2026-04-01T09:30:00.000+00:00")
    assert Store(store.folder).editions() == (edition,)
    assert contents(store) == {f"{edition.folder}/{name}" for name in ("edition.json", "values.parquet")}


def test_a_folder_is_loaded_without_what_is_no_statistics(tmp_path: Path, store: Store) -> None:
    folder = tmp_path / "down[load]s"
    folder.mkdir()
    tidy(folder, "number", row(ENGLAND, 10))
    (folder / "figures.meta.csv").write_text(
        "col_name,col_type,label,indicator_grouping,indicator_unit,indicator_dp,filter_hint,filter_grouping_column\n"
        "number,Indicator,Number,,,0,,\n"
    )
    (folder / "notes.txt").write_text("Read me first.")
    (folder / "empty.csv").write_text("")
    (folder / ".hidden.csv").write_text("x")
    assert [each.edition.file for each in load([folder], store)] == ["figures.csv"]


def test_metadata_given_with_its_data_is_read_with_it_and_alone_is_no_statistics(
    tmp_path: Path, store: Store
) -> None:
    data = tidy(tmp_path, "age,number", row(ENGLAND, 16, 7), row(ENGLAND, 17, 8))
    meta = tmp_path / "figures.meta.csv"
    meta.write_text(
        "col_name,col_type,label,indicator_grouping,indicator_unit,indicator_dp,filter_hint,filter_grouping_column\n"
        "age,Filter,Age,,,,,\nnumber,Indicator,Number,,,0,,\n"
    )
    assert [each.edition.rows for each in load([data, meta], store)] == [2]
    with pytest.raises(ForPerson, match="metadata alone are none"):
        load([meta], store)


def test_a_folder_without_statistics_says_so(tmp_path: Path, store: Store) -> None:
    (tmp_path / "nothing").mkdir()
    with pytest.raises(ForPerson, match="no official statistics here"):
        load([tmp_path / "nothing"], store)


GOOD = (
    "time_period,time_identifier,geographic_level,country_code,country_name,number\n"
    "2025,Reporting year,National,E92000001,England,5\n"
)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "is empty"),
        (b"\n \n", "is empty"),
        (b"\x00\x01\x02" * 500, "none of the files that Headway knows"),
        (b"name,age\nA,5\n", "none of the files that Headway knows"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "none of the files that Headway knows"),
        (b"<!DOCTYPE html><html><body>Sign in</body></html>", "none of the files that Headway knows"),
        (b"PK\x03\x04 cut short", "cannot be read"),
        (b"PAR1 cut short", "bad.csv"),
        (b"\x1f\x8b cut short", "cannot be unpacked"),
        (GOOD.splitlines()[0].encode() + b"\n", "headings but no rows"),
        (GOOD.encode() + b"2025,Reporting year,Nat", "row 3: the row has not 6 cells"),
        (
            GOOD.encode() + b'2025,Reporting year,National,E92000001,"Engl',
            "row 3: a quotation mark is not closed",
        ),
        (GOOD.replace("England", "Engl\xe9nd").encode("latin-1"), "not UTF-8"),
        (GOOD.replace("number", "country_name").encode(), 'the heading "country_name" stands there twice'),
        (GOOD.replace("number", "").encode(), "column 6 has no heading"),
        (GOOD.replace("time_period", "year").encode(), "no column time_period"),
        (
            (GOOD + GOOD.splitlines()[1] + "\n").encode(),
            "row 3: the same place, period and breakdown as row 2",
        ),
        (GOOD.replace(",5\n", ",Total\n").encode(), "no column holds figures"),
    ],
)
def test_what_cannot_be_used_is_refused_in_a_sentence(
    tmp_path: Path, store: Store, content: bytes, said: str
) -> None:
    path = tmp_path / "bad.csv"
    path.write_bytes(content)
    with pytest.raises(ForPerson) as refused:
        load([path], store)
    assert said in str(refused.value)
    assert "bad.csv" in str(refused.value)
    assert store.editions() == ()
    assert not store.folder.exists() or list(store.folder.iterdir()) == []


def test_a_file_that_is_not_there_is_named(tmp_path: Path, store: Store) -> None:
    with pytest.raises(ForPerson, match="There is no file"):
        load([tmp_path / "nowhere.csv"], store)


def test_a_table_larger_than_any_published_is_not_read(
    tmp_path: Path, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(csv_table, "MOST_BYTES", 100)
    with pytest.raises(ForPerson, match="as no published table is"):
        load([tidy(tmp_path, "number", row(ENGLAND, 10))], store)


def test_more_columns_than_any_published_table_has_are_refused(tmp_path: Path, store: Store) -> None:
    columns = ",".join(f"c{n}" for n in range(1200))
    with pytest.raises(ForPerson, match="no published table has so many"):
        load([tidy(tmp_path, columns, row(ENGLAND, *range(1200)))], store)


def test_a_packed_tidy_csv_is_refused_in_a_sentence(tmp_path: Path, store: Store) -> None:
    path = tmp_path / "figures.csv.gz"
    path.write_bytes(gzip.compress(GOOD.encode()))
    with pytest.raises(ForPerson, match="Unpack it"):
        load([path], store)


def test_a_damaged_edition_is_told_with_its_folder(tmp_path: Path, store: Store) -> None:
    (loaded,) = load([tidy(tmp_path, "number", row(ENGLAND, 10))], store)
    (store.folder / loaded.edition.folder / "edition.json").write_text("{")
    with pytest.raises(ForPerson, match="missing or damaged"):
        store.editions()


def test_a_question_to_an_empty_store_says_how_to_fill_it(store: Store) -> None:
    assert store.editions() == ()
    with pytest.raises(ForPerson, match="headway benchmark load"):
        store.figures(store.current())


def test_the_store_lies_in_the_workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HEADWAY_HOME", str(tmp_path))
    assert Store.of_workspace().folder == tmp_path / "benchmarks"
    assert Store.of_workspace(tmp_path / "other").folder == tmp_path / "other" / "benchmarks"


@pytest.mark.shared
def test_ofsteds_outcomes_are_kept_as_the_files_that_they_are(shared: Path, store: Store) -> None:
    names = ("LA_Inspection_Outcomes_as_at_March_2024.ods", "LA_Inspection_Outcomes_as_at_31_March_2025.ods")
    load([shared / "register" / name for name in names], store)
    editions = store.editions("outcomes")
    assert [each.file for each in editions] == list(names)
    (current,) = store.current("outcomes")
    assert store.register(current).read_bytes() == (shared / "register" / names[1]).read_bytes()
    assert len(read_register(store.register(current)).rows) == current.rows


@pytest.mark.shared
def test_a_spreadsheet_of_another_kind_is_passed_over_in_a_folder_and_refused_by_name(
    shared: Path, store: Store, tmp_path: Path
) -> None:
    other = shared / "benchmark" / "lait" / "la_code_list.xlsx"
    folder = tmp_path / "mixed"
    folder.mkdir()
    (folder / other.name).write_bytes(other.read_bytes())
    tidy(folder, "number", row(ENGLAND, 10))
    assert [each.edition.file for each in load([folder], store)] == ["figures.csv"]
    with pytest.raises(ForPerson, match="la_code_list"):
        load([other], store)


@pytest.mark.parametrize("lost", [("values.parquet",), ("edition.json",), ("values.parquet", "edition.json")])
def test_an_edition_half_deleted_is_told_of_and_mended_by_loading_its_file_again(
    tmp_path: Path, store: Store, lost: tuple[str, ...]
) -> None:
    path = tidy(tmp_path, "number", row(ENGLAND, 10))
    (first,) = load([path], store)
    folder = store.folder / first.edition.folder
    for name in lost:
        (folder / name).unlink()
    if lost == ("values.parquet",):
        with pytest.raises(ForPerson, match=r"is missing or damaged\. Load figures\.csv again"):
            store.figures(store.editions())
    (again,) = load([path], store)
    assert not again.already
    assert [str(each.value) for each in store.figures(store.editions())] == ["10"]
    assert sorted(each.name for each in folder.iterdir()) == ["edition.json", "values.parquet"]


def test_an_edition_cut_short_is_told_of(tmp_path: Path, store: Store) -> None:
    (first,) = load([tidy(tmp_path, "number", row(ENGLAND, 10))], store)
    values = store.path(first.edition)
    for content in (values.read_bytes()[:-20], b"", b"PAR1"):
        values.write_bytes(content)
        with pytest.raises(ForPerson, match="is missing or damaged"):
            store.figures([first.edition])


def test_a_store_that_cannot_be_made_is_told_of(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    path = tidy(tmp_path, "number", row(ENGLAND, 10))
    with pytest.raises(ForPerson, match=r"cannot be written .* Nothing was loaded"):
        load([path], Store(tmp_path / "file" / "benchmarks"))


def edition(last_period: str, loaded_at: str = "2026-01-01") -> Edition:
    return Edition("ees", "x", "X", "x.csv", "0" * 64, loaded_at, "2013", last_period, 1)


def test_editions_sort_by_the_year_they_end_in_however_it_is_printed() -> None:
    periods = ["2023", "202324", "2024-03-31", "2024-12-05", "2024/25", "202526"]
    by_age = sorted(map(edition, reversed(periods)), key=lambda each: each.age)
    assert [each.last_period for each in by_age] == periods
    assert edition("2025", "2026-01-01").age < edition("2025", "2026-01-02").age


def damaged(content: bytes, chance: random.Random) -> bytes:
    """The content with one to four pieces changed, lost, doubled or put in."""
    found = bytearray(content)
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(len(found))
        piece = found[at : at + chance.randint(1, 30)]
        put = chance.choice(
            [b"", piece * 2, b'"', b",", b"\n", b"\r", b"\0", b"\xff", b"=", b"::", b"NULL", b"\xc3\xa9"]
        )
        found[at : at + len(piece)] = put
        if not found or chance.random() < 0.05:
            return bytes(found[:at])
    return bytes(found)


@pytest.mark.parametrize("seed", range(60))
def test_whatever_happens_to_a_file_it_is_loaded_whole_or_refused_in_a_sentence(
    tmp_path: Path, store: Store, seed: int
) -> None:
    rows = [
        row(place, sex, n, n / 10)
        for n, place in enumerate((ENGLAND, KENT, MEDWAY))
        for sex in ("Total", "F")
    ]
    path = tidy(tmp_path, "sex,number,percent", *rows, row(SOUTH_EAST, "Total", "c", "z"))
    path.write_bytes(damaged(path.read_bytes(), random.Random(seed)))  # noqa: S311 - no secret
    said = ""
    try:
        (loaded,) = load([path], store)
    except ForPerson as refused:
        said = str(refused)
    if said:
        assert len(said) < 1_500
        assert not store.folder.exists() or contents(store) == set()
    else:
        assert len(store.figures([loaded.edition])) == loaded.edition.rows > 0
