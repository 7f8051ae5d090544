"""Apache Spark, for those who run one already or whose data outgrow one machine: the same SQL, carried to its dialect.

``HEADWAY_SPARK_MASTER`` names the cluster; without it Spark runs on this machine. A session that is there already, as
in a notebook, is used and left running; each computation has temporary views of its own in it.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any

from headway.errors import ForPerson
from headway.indicators.facts import fact_table
from headway.indicators.portable import carry
from headway.indicators.source import FactFolder, Facts, Row

MASTER = "HEADWAY_SPARK_MASTER"
HERE = "local[*]"


class Spark:
    """`partitions`: into how many parts a join or a grouping is split; Spark's own 200 are for a cluster."""

    name = "spark"

    def __init__(self, *, partitions: int = 4) -> None:
        self._session = _session().newSession()
        self._session.conf.set("spark.sql.shuffle.partitions", str(partitions))
        self._held: list[Any] = []

    def load(self, facts: Facts, tables: Sequence[str]) -> None:
        for name in tables:
            types = fact_table(name).sql_types
            paths = [_as_pattern(path) for path in facts.paths(name)] if isinstance(facts, FactFolder) else []
            if paths:
                self._session.read.parquet(*paths).select(*types).createOrReplaceTempView(name)
            else:
                self.add(name, types, () if isinstance(facts, FactFolder) else facts.of(name))

    def add(self, table: str, types: Mapping[str, str], rows: Sequence[Row]) -> None:
        """The rows are kept: unkept, Spark has them carried over from Python again for every query that reads them."""
        made = self._session.createDataFrame(list(rows), _schema(types)).persist()
        made.createOrReplaceTempView(table)
        self._held.append(made)

    def materialise(self, view: str, sql: str) -> None:
        made = self._run(sql).persist()
        made.createOrReplaceTempView(view)
        self._held.append(made)

    def rows(self, sql: str) -> list[tuple[object, ...]]:
        found = self._run(sql)
        try:
            return [tuple(row) for row in found.collect()]
        except self._error() as error:
            raise _failed(error) from None

    def _run(self, sql: str) -> Any:
        try:
            return self._session.sql(carry(sql, self.name))
        except self._error() as error:
            raise _failed(error) from None

    def _error(self) -> type[Exception]:
        from pyspark.errors import PySparkException

        return PySparkException

    def __enter__(self) -> Spark:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for each in self._held:
            each.unpersist()


def _as_pattern(path: Path) -> str:
    """A path as Spark reads it, which takes it for a pattern: a bracket in a folder's name is only a bracket."""
    return "".join(f"\\{each}" if each in "{}[]*?\\" else each for each in str(path))


def _failed(error: Exception) -> ForPerson:
    """Spark's own text can hold the value of a cell, so only its kind is told."""
    return ForPerson(
        f"the indicators could not be counted on Spark ({type(error).__name__}). "
        "Count them on DuckDB; if that works, report this."
    )


def _session() -> Any:
    try:
        from py4j.protocol import Py4JError
        from pyspark.errors import PySparkException
        from pyspark.sql import SparkSession
    except ImportError:
        raise ForPerson(
            "Spark is reached with PySpark, which is not installed. Install it with: pip install 'headway[spark]'; "
            "it needs a Java (17 or newer) of its own."
        ) from None
    running = SparkSession.getActiveSession()
    if running is not None:
        return running
    builder = SparkSession.builder.master(os.environ.get(MASTER) or HERE).appName("headway indicators")
    for key, value in _SETTINGS.items():
        builder = builder.config(key, value)
    try:
        session = builder.getOrCreate()
    except (PySparkException, Py4JError, OSError) as error:
        raise ForPerson(
            f"Spark did not start ({type(error).__name__}). It needs Java 17 or newer (java -version), and where "
            f"{MASTER} is set, the cluster that it names."
        ) from None
    session.sparkContext.setLogLevel("ERROR")
    return session


_SETTINGS = {
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.sql.session.timeZone": "UTC",
    "spark.sql.ansi.enabled": "true",
}


def _schema(types: Mapping[str, str]) -> Any:
    from pyspark.sql.types import IntegerType, LongType, StringType, StructField, StructType

    kinds: Mapping[str, Any] = {"VARCHAR": StringType(), "BIGINT": LongType(), "INTEGER": IntegerType()}
    return StructType([StructField(name, kinds[kind], nullable=True) for name, kind in types.items()])
