"""How long editions are kept."""

import json
from datetime import date
from pathlib import Path

import pytest
from store_making import MEDWAY, a_key, a_store, a_year, an_intake

from headway.errors import ForPerson
from headway.returns.store import ChildKey, Scope, Store, load, pseudonym
from headway.returns.store.holding import hold
from headway.returns.store.retention import SUPERSEDED, apply, due, read_retention
from headway.returns.store.verifying import verify

FAR = date(2100, 1, 1)


@pytest.fixture
def key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ChildKey:
    made = a_key(tmp_path)
    monkeypatch.setenv("HEADWAY_CHILD_KEY_FILE", str(made.path))
    return made


@pytest.fixture
def store(tmp_path: Path, key: ChildKey) -> Store:
    """SSDA903 of 2024 and 2026, the latter corrected once."""
    made = a_store(tmp_path)
    load(a_year(year=2024), made, key=key)
    load(a_year(), made, key=key)
    load(a_year(edition="corrected"), made, key=key)
    return made


def _settings(tmp_path: Path, text: str) -> dict[str, int]:
    (tmp_path / "headway.toml").write_text(text)
    return read_retention(tmp_path)


def test_without_a_setting_nothing_ever_goes(tmp_path: Path, store: Store) -> None:
    assert read_retention(tmp_path) == {}
    assert _settings(tmp_path, "[sign_in]\n") == {}
    assert apply(store, {}, on=FAR) == ()
    assert len(store.editions()) == 3


def test_years_run_from_the_end_of_the_period(store: Store) -> None:
    years = {"ssda903": 6}  # 31 March 2024 and six years: kept until 31 March 2030
    assert due(store, years, on=date(2030, 3, 31)) == ()
    (one,) = due(store, years, on=date(2030, 4, 1))
    assert (one.edition.year, one.kept_until, one.retention_class) == (2024, date(2030, 3, 31), "ssda903")
    assert [one.edition.year for one in due(store, years, on=date(2032, 4, 1))] == [2024, 2026, 2026]


def test_the_day_of_an_annex_a_is_the_end_of_its_period(tmp_path: Path, key: ChildKey) -> None:
    store = a_store(tmp_path)
    table, column = "list_1", "Child Unique ID"
    load(an_intake({table: [{column: "AB12"}]}, return_name="annex_a", period="2024-02-29"), store, key=key)
    (one,) = due(store, {"annex_a": 1}, on=FAR)
    assert one.kept_until == date(2025, 2, 28)


def test_a_superseded_edition_has_a_class_of_its_own(store: Store) -> None:
    first, second = store.editions()[1:]
    (one,) = due(store, {SUPERSEDED: 2}, on=FAR)
    assert one.edition == first
    assert one.kept_until == second.loaded_at.date().replace(year=second.loaded_at.year + 2)
    apply(store, {SUPERSEDED: 2}, on=FAR)
    assert second in store.current()
    assert len(store.editions()) == 2


def test_listing_deletes_nothing_and_applying_deletes_what_was_listed(store: Store) -> None:
    listed = due(store, {"ssda903": 6}, on=date(2031, 1, 1))
    assert len(store.editions()) == 3
    assert apply(store, {"ssda903": 6}, on=date(2031, 1, 1)) == listed
    assert [edition.year for edition in store.editions()] == [2026, 2026]
    assert not list(store.folder.rglob("period=2024"))
    assert verify(store).faults == ()
    last = json.loads((store.folder / "store-log.jsonl").read_text().splitlines()[-1])
    assert (last["what"], last["rows"], last["retention_class"]) == ("retention", 5, "ssda903")


def test_facts_derived_from_what_goes_go_too(store: Store) -> None:
    store.facts.mkdir()
    apply(store, {}, on=FAR)
    assert store.facts.exists()
    apply(store, {"ssda903": 6}, on=date(2031, 1, 1))
    assert not store.facts.exists()


def test_what_is_held_stays_and_is_listed_with_its_reason(store: Store, key: ChildKey) -> None:
    hold(store, Scope.RETURN, f"{MEDWAY}/ssda903", reason="of another authority")
    held = hold(store, Scope.EDITION, store.editions()[0].id, reason="Inquiry of 2029")
    of_child = hold(store, Scope.CHILD, str(pseudonym(key, "child", "CD34")), reason="A claim")
    found = apply(store, {"ssda903": 1}, on=FAR)
    assert [one.holds for one in found] == [(held, of_child), (of_child,), (of_child,)]
    assert len(store.editions()) == 3


def test_a_current_edition_stays_while_a_former_is_held_lest_that_one_count_again(store: Store) -> None:
    hold(store, Scope.EDITION, store.editions()[1].id, reason="Inquiry of 2029")
    found = apply(store, {"ssda903": 1}, on=FAR)
    assert [(one.stays, one.behind) for one in found] == [(False, False), (True, False), (True, True)]
    assert [edition.year for edition in store.editions()] == [2026, 2026]


def test_after_its_time_a_return_can_be_loaded_anew(store: Store, key: ChildKey) -> None:
    apply(store, {"ssda903": 6}, on=date(2031, 1, 1))
    (again,) = load(a_year(year=2024), store, key=key)
    assert not again.already
    assert verify(store).faults == ()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[returns.retention]\nssda909 = 6\n", "ssda909: no such class"),
        ("[returns.retention]\nssda903 = 0\n", "whole years from 1"),
        ("[returns.retention]\nssda903 = -1\n", "whole years from 1"),
        ("[returns.retention]\nssda903 = true\n", "whole years"),
        ("[returns.retention]\nssda903 = '6'\n", "whole years"),
        ("[returns]\nretention = 6\n", "write the years of keeping as a table"),
        ("returns = 6\n", "write the years of keeping as a table"),
        ("[returns.retention\n", "is not TOML"),
    ],
)
def test_a_setting_that_is_wrong_is_told_in_words(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(ForPerson, match=told):
        _settings(tmp_path, text)


def test_settings_are_read_by_class(tmp_path: Path) -> None:
    text = "[returns.retention]\nssda903 = 15\ncin = 15\nannex_a = 6\nsuperseded = 0\n"
    assert _settings(tmp_path, text) == {"ssda903": 15, "cin": 15, "annex_a": 6, "superseded": 0}
