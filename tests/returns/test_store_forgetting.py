"""Forgetting a child, and the legal holds that stand against it."""

import json
from pathlib import Path

import pytest
from store_making import EPISODES, HEADER, KENT, a_key, a_store, a_year, an_intake, cells_of

from headway.errors import ForPerson
from headway.returns.store import ChildKey, Scope, Store, load, pseudonym
from headway.returns.store.forgetting import forget
from headway.returns.store.holding import hold, release
from headway.returns.store.verifying import verify

FAULTS = [("episodes", 2, "LS", "unknown-code", "ZZ", "This is none of the codes.")]


@pytest.fixture
def key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ChildKey:
    made = a_key(tmp_path)
    monkeypatch.setenv("HEADWAY_CHILD_KEY_FILE", str(made.path))
    return made


@pytest.fixture
def store(tmp_path: Path, key: ChildKey) -> Store:
    """Two editions of one year, a year before, and a census: AB12 in all of them."""
    made = a_store(tmp_path)
    load(a_year(faults=FAULTS), made, key=key)
    load(a_year(edition="corrected"), made, key=key)
    load(a_year(year=2025), made, key=key)
    load(
        an_intake({"child": [{"LAchildID": "AB12"}, {"LAchildID": "CD34"}]}, return_name="cin"), made, key=key
    )
    return made


def test_a_forgotten_child_is_in_no_edition_and_the_others_are_untouched(store: Store, key: ChildKey) -> None:
    child, other = pseudonym(key, "child", "AB12"), pseudonym(key, "child", "CD34")
    found = forget(store, child)
    assert found.rows == 3 * (1 + 2) + 1 + 1  # header and two episodes in three editions, a fault, the census
    for number in range(3):
        assert cells_of(store, "header", '"CHILD"', which=number) == [(other,)]
        assert cells_of(store, "episodes", '"CHILD"', which=number) == [(other,)]
    assert cells_of(store, "faults", "*") == []
    assert cells_of(store, "child", '"LAchildID"', which=3) == [(other,)]
    first = store.editions()[0]
    assert first.erased == {"episodes": 2, "faults": 1, "header": 1}
    assert first.faults == {}
    assert first.revision == 2
    assert verify(store).faults == ()


def test_no_byte_of_the_childs_pseudonym_is_left_but_on_the_list_of_the_forgotten(
    store: Store, key: ChildKey
) -> None:
    child = pseudonym(key, "child", "AB12")
    assert _files_with(store, child)
    forget(store, child)
    assert _files_with(store, child) == ["store.json"]


def _files_with(store: Store, child: int) -> list[str]:
    """Names of the files that hold a pseudonym, in figures or as Parquet's statistics write it."""
    forms = (str(child).encode(), child.to_bytes(8, "little"))
    files = (path for path in store.folder.rglob("*") if path.is_file())
    return [path.name for path in files if any(form in path.read_bytes() for form in forms)]


def test_a_later_load_leaves_the_child_out_and_counts_the_rows(store: Store, key: ChildKey) -> None:
    forget(store, pseudonym(key, "child", "AB12"))
    (again,) = load(a_year(year=2024, faults=FAULTS), store, key=key)
    assert again.edition.left_out == {"header": 1, "episodes": 2}
    assert {name: table.rows for name, table in again.edition.tables.items()} == {
        "header": 1,
        "episodes": 1,
        "faults": 0,
    }


def test_the_same_files_again_do_not_bring_the_child_back(store: Store, key: ChildKey) -> None:
    forget(store, pseudonym(key, "child", "AB12"))
    (again,) = load(a_year(faults=FAULTS), store, key=key)
    assert again.already
    assert len(cells_of(store, "header", "*")) == 1


def test_a_dry_run_counts_and_changes_nothing(store: Store, key: ChildKey) -> None:
    before = {path: path.read_bytes() for path in store.folder.rglob("*") if path.is_file()}
    assert forget(store, pseudonym(key, "child", "AB12"), dry_run=True).rows == 11
    assert before == {path: path.read_bytes() for path in store.folder.rglob("*") if path.is_file()}


def test_a_child_who_is_nowhere_is_not_put_on_the_list(store: Store, key: ChildKey) -> None:
    child = pseudonym(key, "child", "AB 12")
    assert forget(store, child).found == ()
    assert str(child) not in (store.folder / "store.json").read_text()


def test_a_child_forgotten_twice_was_forgotten_before(store: Store, key: ChildKey) -> None:
    child = pseudonym(key, "child", "AB12")
    forget(store, child)
    again = forget(store, child)
    assert again.before
    assert again.found == ()


def test_two_children_can_be_forgotten_one_after_the_other(store: Store, key: ChildKey) -> None:
    for name in ("AB12", "CD34"):
        forget(store, pseudonym(key, "child", name))
    assert {edition.revision for edition in store.editions()} == {3}
    assert all(edition.rows == 0 for edition in store.editions())
    assert len(json.loads((store.folder / "store.json").read_text())["forgotten"]) == 2
    assert verify(store).faults == ()


def test_the_order_of_editions_stays_so_that_the_current_ones_stay(store: Store, key: ChildKey) -> None:
    before = [edition.id for edition in store.current()]
    forget(store, pseudonym(key, "child", "AB12"))
    assert [edition.id for edition in store.current()] == before


def test_the_log_counts_and_names_no_child(store: Store, key: ChildKey) -> None:
    child = pseudonym(key, "child", "AB12")
    forget(store, child)
    log = (store.folder / "store-log.jsonl").read_text()
    last = json.loads(log.splitlines()[-1])
    assert (last["what"], last["rows"], last["editions"]) == ("forgotten", 11, 4)
    assert "AB12" not in log
    assert str(child) not in log


@pytest.mark.parametrize(
    ("scope", "of"),
    [
        (Scope.CHILD, "AB12"),
        (Scope.RETURN, "ssda903"),
        (Scope.RETURN, f"{KENT}/cin"),
        (Scope.EDITION, "first"),
    ],
)
def test_what_is_held_is_not_erased_and_the_reason_is_told(
    store: Store, key: ChildKey, scope: Scope, of: str
) -> None:
    child = pseudonym(key, "child", "AB12")
    named = {"AB12": str(child), "first": store.editions()[0].id}
    held = hold(store, scope, named.get(of, of), reason="Proceedings ME26C00001")
    with pytest.raises(ForPerson, match="Proceedings ME26C00001") as refused:
        forget(store, child)
    assert str(child) not in str(refused.value)
    assert store.editions()[0].revision == 1
    release(store, held.number)
    assert forget(store, child).rows == 11


def test_another_authoritys_hold_or_another_childs_does_not_stand_in_the_way(
    store: Store, key: ChildKey
) -> None:
    hold(store, Scope.RETURN, "E06000035/ssda903", reason="Medway's own")
    hold(store, Scope.CHILD, str(pseudonym(key, "child", "CD34")), reason="of CD34")
    assert forget(store, pseudonym(key, "child", "AB12")).rows == 11


def test_a_hold_needs_a_reason_and_something_that_is_there(store: Store) -> None:
    with pytest.raises(ForPerson, match="needs its reason"):
        hold(store, Scope.RETURN, "ssda903", reason=" ")
    with pytest.raises(ForPerson, match="no return"):
        hold(store, Scope.RETURN, "ssda909", reason="x")
    with pytest.raises(ForPerson, match="has no edition"):
        hold(store, Scope.EDITION, "0123456789ab", reason="x")
    with pytest.raises(ForPerson, match="no hold 7"):
        release(store, 7)


def test_holds_are_numbered_on_though_one_is_released(store: Store) -> None:
    release(store, hold(store, Scope.RETURN, "cin", reason="one").number)
    second = hold(store, Scope.RETURN, "cin", reason="two")
    assert second.number == 2
    assert store.holds() == (second,)
    assert "two" in str(second)


def test_a_child_in_a_second_column_loses_the_cell_and_the_other_child_keeps_the_row(
    store: Store, key: ChildKey, monkeypatch: pytest.MonkeyPatch
) -> None:
    _two_columns_of_children(monkeypatch)
    rows = [
        {"CHILD": "EF56", "UPN": "AB12"},
        {"CHILD": "AB12", "UPN": "EF56"},
        {"CHILD": "GH78", "UPN": None},
    ]
    load(an_intake({"header": rows}, year=2023), store, key=key)
    found = forget(store, pseudonym(key, "child", "AB12"))
    assert found.cells == 1
    kept = {"EF56": None, "GH78": None}
    assert dict(cells_of(store, "header", '"CHILD", "UPN"', which=4)) == {
        pseudonym(key, "child", name): other for name, other in kept.items()
    }
    load(
        an_intake({"header": rows}, year=2022), store, key=key
    )  # and a later load leaves it out in both places
    assert dict(cells_of(store, "header", '"CHILD", "UPN"', which=5)) == {
        pseudonym(key, "child", name): other for name, other in kept.items()
    }


def _two_columns_of_children(monkeypatch: pytest.MonkeyPatch) -> None:
    """A schema in which the pupil number is another child's identifier, as no return has one today."""
    from dataclasses import replace
    from types import MappingProxyType

    from headway.returns import schema
    from headway.returns.schema import Kind

    real = schema.RETURNS["ssda903"]
    header = real.table("header")
    columns = tuple(
        replace(c, kind=Kind.CHILD, instead=None) if c.name == "UPN" else c for c in header.columns
    )
    tables = {**real.tables, "header": replace(header, columns=columns)}
    made = replace(real, tables=MappingProxyType(tables))
    monkeypatch.setattr(schema, "RETURNS", MappingProxyType({**schema.RETURNS, "ssda903": made}))


def test_header_and_episodes_are_what_the_counts_above_rest_on() -> None:
    assert [row["CHILD"] for row in HEADER] == ["AB12", "CD34"]
    assert [row["CHILD"] for row in EPISODES] == ["AB12", "AB12", "CD34"]
