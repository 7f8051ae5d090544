"""A workspace may lie in a folder of any name: what DuckDB and Spark would take for a pattern or a column is a name."""

from __future__ import annotations

import pytest
from returns_made import KENT, loaded, table, two_censuses

from headway.indicators import compute
from headway.indicators.building import build
from headway.indicators.engines.postgres import _parquet_rows
from headway.indicators.facts import fact_table
from headway.returns.store import Store

ODD = ["year=2031", "rank=7", "authority=E06000035", "a[1]b", "what?", "all*", "the council's", "{a,b} c"]
WORKERS = """
month | worker | team | district | role | fte | agency | covers_vacancy | cases | left | days_lost | days_available | supervised
2025-04 | W1 | Duty | North | SW | 1.0 | 0 | 0 | 12 | 0 | 0 | 20 | 2025-04-03
"""  # noqa: E501 - a drawn table


@pytest.fixture
def files(tmp_path):
    two_censuses(tmp_path / "files")
    table(tmp_path / "files" / "work", "workers", WORKERS)
    return tmp_path / "files"


def numbers(store: Store) -> str:
    return compute(store, by="district", every="month", start="2024-04", end="2026-03").to_json()


def a_store(place, monkeypatch) -> Store:
    monkeypatch.setenv("HEADWAY_CHILD_KEY_FILE", str(place / "key" / "child.key"))
    return Store(place / "home" / "returns")


def test_the_numbers_are_the_same_wherever_the_store_lies(files, tmp_path, monkeypatch):
    plain, odd = a_store(tmp_path / "plain", monkeypatch), a_store(tmp_path.joinpath(*ODD), monkeypatch)
    for store in (plain, odd):
        loaded(store, files)
    assert '"rereferral_pct"' in numbers(plain)
    assert numbers(odd) == numbers(plain)


def test_facts_are_handed_to_postgresql_from_wherever_they_lie(files, tmp_path, monkeypatch):
    store = a_store(tmp_path.joinpath(*ODD), monkeypatch)
    loaded(store, files)
    first = list(fact_table("referral").sql_types).index("authority")
    assert {row[first] for row in _parquet_rows(build(store), "referral")} == {KENT}
