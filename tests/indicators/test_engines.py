"""PostgreSQL and Spark say what DuckDB says, to the last digit, of every indicator."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import duckdb
import pytest
from merged_examples import merged
from random_facts import random_facts
from spark_here import one_session

from headway.errors import ForPerson
from headway.indicators.computing import compute_on
from headway.indicators.definition import catalogue
from headway.indicators.engines import Engine, engine_named
from headway.indicators.engines.postgres import ADDRESS, PostgreSQL
from headway.indicators.engines.spark import Spark
from headway.indicators.facts import fact_table
from headway.indicators.periods import Every, periods
from headway.indicators.source import FactFolder, FactRows
from headway.indicators.statements import By

RUNS = [
    (By.DISTRICT, Every.MONTH, "2016-09", "2017-04"),
    (By.AGE_BAND, Every.YEAR, "2016-04", "2018-03"),
    (By.UASC, Every.ROLLING, "2017-01", "2017-03"),
    (By.TEAM, Every.QUARTER, "2016-04", "2017-03"),
]
"""Spark plans each query anew, for a minute a run: it is asked every indicator by the first and every fifth by the
second, so that each way of joining is met; PostgreSQL is asked all."""


@pytest.fixture(scope="session")
def session() -> Iterator[Any]:
    yield from one_session()


def postgres() -> PostgreSQL:
    address = os.environ.get("DATABASE_URL", "")
    if not address.startswith("postgres"):
        pytest.skip("no PostgreSQL here: run under scripts/with-postgres, as CI does")
    return PostgreSQL(address)


def observations(
    engine: AbstractContextManager[Engine], facts: FactRows, run: Any, each: int
) -> list[object]:
    by, every, start, end = run
    definitions = list(catalogue().definitions.values())[::each]
    with engine as opened:
        return list(
            compute_on(opened, facts, catalogue(), definitions, by=by, spans=periods(every, start, end))
        )


def must_agree(engine: AbstractContextManager[Engine], facts: FactRows, run: Any, *, each: int = 1) -> None:
    """Every indicator of the catalogue in its order, or one of ``each``."""
    expected = observations(engine_named("duckdb"), facts, run, each)
    found = observations(engine, facts, run, each)
    assert expected
    different = [pair for pair in zip(expected, found, strict=True) if pair[0] != pair[1]]
    assert not different, f"{len(different)} of {len(expected)} differ, first {different[0]}"


def facts_of_everything() -> FactRows:
    """Facts at random, and beside them every worked example in an authority of its own."""
    drawn, (told, _) = random_facts(11, rows=20), merged(sorted(catalogue().definitions))
    return FactRows({table: (*drawn.of(table), *told.of(table)) for table in {*drawn.rows, *told.rows}})


@pytest.mark.filterwarnings("ignore:.*socket.socket:pytest.PytestUnraisableExceptionWarning")
@pytest.mark.usefixtures("session")
def test_spark_agrees_with_duckdb_and_reads_facts_in_a_folder_of_any_name(tmp_path):
    """One test, for one process of several to have the one session."""
    for run, each in ((RUNS[0], 1), (RUNS[1], 5)):
        must_agree(Spark(partitions=1), facts_of_everything(), run, each=each)
    must_read_a_folder_of_any_name(tmp_path)
    gc.collect()  # PySpark leaves sockets to the collector: they are this test's, not a later one's


def must_read_a_folder_of_any_name(tmp_path: Path) -> None:
    folder = tmp_path / "child=7" / "a[1]b" / "what?" / "all*" / "{a,b} c"
    folder.mkdir(parents=True)
    columns = ", ".join(
        f'CAST(NULL AS {kind}) AS "{name}"' for name, kind in fact_table("child").sql_types.items()
    )
    with duckdb.connect() as con:
        con.execute(f"COPY (SELECT {columns}) TO '{folder / 'child.parquet'}' (FORMAT parquet)").fetchall()
    with Spark(partitions=1) as engine:
        engine.load(FactFolder(tmp_path), ["child"])
        assert engine.rows("SELECT child FROM child") == [(None,)]


@pytest.mark.parametrize("run", RUNS, ids=lambda run: f"by {run[0]} every {run[1]}")
def test_postgresql_agrees_with_duckdb(run):
    must_agree(postgres(), facts_of_everything(), run)


@pytest.mark.parametrize("seed", range(3))
def test_postgresql_agrees_with_duckdb_on_other_facts(seed):
    must_agree(postgres(), random_facts(seed, rows=40), RUNS[seed])


def test_the_website_s_own_database_is_refused(monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgresql://site@localhost/headway")
    monkeypatch.setenv(ADDRESS, "postgresql://site@localhost/headway")
    with pytest.raises(ForPerson, match="never holds rows of children"):
        engine_named("postgres")


def test_without_an_address_nothing_is_guessed(monkeypatch):
    monkeypatch.delenv(ADDRESS, raising=False)
    with pytest.raises(ForPerson, match="does not say which PostgreSQL"):
        engine_named("postgres")
