"""Loading into the store: what is kept of each column, editions, and that the same files change nothing."""

import json
import stat
from dataclasses import replace
from pathlib import Path

import pytest
from store_making import EPISODES, HEADER, KENT, MEDWAY, a_key, a_store, a_year, an_intake, cells_of

from headway.errors import ForPerson
from headway.returns.store import Store, load, pseudonym
from headway.returns.store.forgetting import forget
from headway.returns.store.verifying import verify


def test_an_identifier_becomes_its_pseudonym_and_a_birth_its_month(tmp_path: Path) -> None:
    store, key = a_store(tmp_path), a_key(tmp_path)
    load(a_year(), store, key=key)
    rows = dict(cells_of(store, "header", '"CHILD", "DOB"'))
    assert rows == {
        pseudonym(key, "child", "AB12"): 2012 * 12 + 4,  # May is the fifth month
        pseudonym(key, "child", "CD34"): 2014 * 12,
    }


def test_a_child_has_one_pseudonym_in_every_table_and_return(tmp_path: Path) -> None:
    store, key = a_store(tmp_path), a_key(tmp_path)
    load(a_year(), store, key=key)
    load(an_intake({"child": [{"LAchildID": "AB12"}]}, return_name="cin"), store, key=key)
    episodes = {row[0] for row in cells_of(store, "episodes", '"CHILD"')}
    assert cells_of(store, "child", '"LAchildID"', which=1)[0][0] in episodes


def test_an_identifier_that_one_column_alone_holds_many_times_makes_no_row_twice(tmp_path: Path) -> None:
    store, places = (
        a_store(tmp_path),
        [("North", "2024-04-01"), ("South", "2025-04-01"), ("North", "2026-01-01")],
    )
    rows = [{"child": "AB12", "district": name, "from": since} for name, since in places]
    load(an_intake({"child_area": rows}, return_name="local", period="local"), store, key=a_key(tmp_path))
    assert [name for (name,) in cells_of(store, "child_area", "district")] == ["North", "South", "North"]


def test_a_code_in_place_of_a_pupil_number_is_nobodys_pseudonym(tmp_path: Path) -> None:
    store, key = a_store(tmp_path), a_key(tmp_path)
    load(a_year(), store, key=key)
    rows = dict(cells_of(store, "header", '"CHILD", "UPN"'))
    assert rows[pseudonym(key, "child", "CD34")] is None  # UN1
    assert rows[pseudonym(key, "child", "AB12")] == pseudonym(key, "pupil", "A123456789012")


def test_a_word_that_is_no_code_is_not_kept(tmp_path: Path) -> None:
    store, key = a_store(tmp_path), a_key(tmp_path)
    load(an_intake({"header": [{"CHILD": "AB12", "ETHNIC": "Jane Example"}]}), store, key=key)
    assert cells_of(store, "header", '"ETHNIC"') == [(None,)]


def test_rows_lie_in_the_order_of_pseudonyms_not_of_the_file(tmp_path: Path) -> None:
    store, key = a_store(tmp_path), a_key(tmp_path)
    names = [f"C{number:03}" for number in range(60)]
    load(an_intake({"header": [{"CHILD": name} for name in names]}), store, key=key)
    kept = [row[0] for row in cells_of(store, "header", '"CHILD"')]
    assert kept == sorted(pseudonym(key, "child", name) for name in names)


def test_the_manifest_says_what_was_loaded_and_no_file_name(tmp_path: Path) -> None:
    store, key = a_store(tmp_path), a_key(tmp_path)
    (one,) = load(a_year(), store, key=key)
    manifest = json.loads((store.folder / one.edition.folder / "edition.json").read_text())
    assert (manifest["return_name"], manifest["period"], manifest["authority"]) == ("ssda903", "2026", KENT)
    assert {name: table["rows"] for name, table in manifest["tables"].items()} == {
        "header": 2,
        "episodes": 3,
        "faults": 0,
    }
    assert manifest["key"] == key.fingerprint
    assert set(manifest["files"][0]) == {"form", "size", "sha256"}
    assert "csv" not in manifest["files"][0]["sha256"]


def test_every_folder_and_file_is_closed_to_others(tmp_path: Path) -> None:
    store = a_store(tmp_path)
    load(a_year(), store, key=a_key(tmp_path))
    for path in (store.folder, *store.folder.rglob("*")):
        assert not path.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO), path


def test_the_same_files_again_change_nothing(tmp_path: Path) -> None:
    store, key = a_store(tmp_path), a_key(tmp_path)
    load(a_year(), store, key=key)
    before = {path: path.read_bytes() for path in store.folder.rglob("*.*") if path.name != "store-log.jsonl"}
    (again,) = load(a_year(), store, key=key)
    assert again.already
    assert not again.superseded
    assert before == {
        path: path.read_bytes() for path in store.folder.rglob("*.*") if path.name != "store-log.jsonl"
    }


def test_a_corrected_return_is_a_new_edition_and_the_former_is_kept(tmp_path: Path) -> None:
    store, key = a_store(tmp_path), a_key(tmp_path)
    load(a_year(), store, key=key)
    load(an_intake({"header": HEADER, "episodes": EPISODES[:2]}), store, key=key)
    first, second = store.editions()
    assert store.current() == (second,)
    assert (first.tables["episodes"].rows, second.tables["episodes"].rows) == (3, 2)
    assert store.path(first, "episodes").is_file()
    (again,) = load(a_year(), store, key=key)
    assert again.already
    assert again.superseded
    assert store.current() == (second,)


def test_a_former_edition_counts_again_when_told_to(tmp_path: Path) -> None:
    store, key = a_store(tmp_path), a_key(tmp_path)
    load(a_year(), store, key=key)
    load(a_year(edition="by mistake"), store, key=key)
    first, mistaken = store.editions()
    (again,) = load(a_year(), store, key=key, current=True)
    assert (again.already, again.superseded, again.current_again) == (True, False, True)
    assert store.current() == (first,)
    assert store.editions() == (mistaken, first)
    assert verify(store).editions == 2


def test_another_period_or_authority_is_no_correction(tmp_path: Path) -> None:
    store, key = a_store(tmp_path), a_key(tmp_path)
    load(a_year(), store, key=key)
    load(a_year(year=2025, edition="last year"), store, key=key)
    load(a_year(authority=MEDWAY), store, key=key)
    assert len(store.current()) == 3


def test_faults_are_kept_with_the_childs_pseudonym_and_without_the_cell(tmp_path: Path) -> None:
    store, key = a_store(tmp_path), a_key(tmp_path)
    faults = [
        ("header", 3, "DOB", "not-a-date", "31/02/2014", 'DOB: "31/02/2014" is no day.'),
        ("episodes", 2, "LS", "unknown-code", "Jane", "Jane is no code of LS."),
        ("episodes", 99, "not a column", "ragged-row", None, "The row isn't as long as the heading's."),
    ]
    (one,) = load(a_year(faults=faults), store, key=key)
    assert one.edition.faults == {"not-a-date": 1, "ragged-row": 1, "unknown-code": 1}
    assert cells_of(store, "faults", 'child, rule, "table", row, field, message') == [
        (pseudonym(key, "child", "AB12"), "unknown-code", "episodes", 2, "LS", "… is no code of LS."),
        (None, "ragged-row", "episodes", 99, None, "The row isn't as long as the heading's."),
        (pseudonym(key, "child", "CD34"), "not-a-date", "header", 3, "DOB", "DOB: “…” is no day."),
    ]


def test_a_load_with_another_key_is_refused_and_changes_nothing(tmp_path: Path) -> None:
    store = a_store(tmp_path)
    load(a_year(), store, key=a_key(tmp_path))
    with pytest.raises(ForPerson, match="not the one of this store"):
        load(a_year(year=2025), store, key=a_key(tmp_path, "other.key"))
    assert len(store.editions()) == 1


def test_one_return_twice_in_one_load_is_refused(tmp_path: Path) -> None:
    store, intake = a_store(tmp_path), a_year()
    (first,) = intake.deliveries
    twice = replace(intake, deliveries=(first, replace(first, number=1, folder="corrected")))
    with pytest.raises(ForPerson, match="is there twice"):
        load(twice, store, key=a_key(tmp_path))
    assert store.editions() == ()


def test_the_log_says_who_when_and_how_much(tmp_path: Path) -> None:
    store = a_store(tmp_path)
    load(a_year(), store, key=a_key(tmp_path))
    load(a_year(), store, key=a_key(tmp_path))
    lines = [json.loads(line) for line in (store.folder / "store-log.jsonl").read_text().splitlines()]
    assert [line["what"] for line in lines] == ["loaded", "already loaded"]
    assert lines[0]["rows"] == 5
    assert all(line["who"] and line["at"] for line in lines)


def test_the_order_of_rows_changes_nothing_but_the_edition(tmp_path: Path) -> None:
    store, key = a_store(tmp_path), a_key(tmp_path)
    load(a_year(), store, key=key)
    load(an_intake({"episodes": EPISODES[::-1], "header": HEADER[::-1]}), store, key=key)
    for table in ("header", "episodes"):
        first, second = (cells_of(store, table, "*", which=which) for which in (0, 1))
        assert sorted(map(repr, first)) == sorted(map(repr, second))


def test_a_workspace_may_have_any_name(tmp_path: Path) -> None:
    store, key = Store(tmp_path / "o'brien [returns] *? %" / "returns"), a_key(tmp_path)
    load(a_year(), store, key=key)
    assert forget(store, pseudonym(key, "child", "AB12")).rows == 3
    assert [fault for fault in verify(store).faults if "key" not in fault] == []


def test_a_disk_that_cannot_be_written_is_told_in_words(tmp_path: Path) -> None:
    (tmp_path / "home").write_text("a file where the workspace should be")
    with pytest.raises(ForPerson, match="could not be changed"):
        load(a_year(), a_store(tmp_path), key=a_key(tmp_path / "other"))


def test_a_text_is_kept_as_whether_it_was_given_and_unknown_where_its_column_was_not_there(
    tmp_path: Path,
) -> None:
    store, key = a_store(tmp_path), a_key(tmp_path)
    load(an_intake({"prev_perm": [{"CHILD": "AB12", "LA_PERM": "NIR"}, {"CHILD": "CD34"}]}), store, key=key)
    load(an_intake({"prev_perm": [{"CHILD": "AB12"}]}), store, key=key)
    assert sorted(cells_of(store, "prev_perm", '"LA_PERM"')) == [(False,), (True,)]
    assert cells_of(store, "prev_perm", '"LA_PERM"', which=1) == [(None,)]


def test_faults_in_a_place_that_several_rows_share_are_nobodys(tmp_path: Path) -> None:
    """As in XML without line breaks, where every row is in line 1."""
    store, key = a_store(tmp_path), a_key(tmp_path)
    intake = a_year(faults=[("header", 1, "DOB", "not-a-date", None, "This is not a date.")])
    intake.con.execute("UPDATE parsed_header SET row = 1").fetchall()
    load(intake, store, key=key)
    assert cells_of(store, "faults", 'child, "row"') == [(None, 1)]
