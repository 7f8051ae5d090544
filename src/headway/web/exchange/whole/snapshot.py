"""The database at one moment, while others go on writing."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction

__all__ = ["one_moment"]


@contextmanager
def one_moment() -> Iterator[None]:
    """Everything read inside is of one moment, and nobody waits for it.

    Inside another transaction (a test's) that transaction decides.
    """
    if connection.in_atomic_block:
        yield
        return
    mode = getattr(connection, "transaction_mode", None)
    if connection.vendor == "sqlite":
        connection.ensure_connection()
        mode, connection.transaction_mode = (
            connection.transaction_mode,
            "DEFERRED",
        )  # IMMEDIATE would stop writers
    try:
        with transaction.atomic():
            if connection.vendor == "postgresql":
                with connection.cursor() as cursor:
                    cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            yield
    finally:
        if connection.vendor == "sqlite":
            connection.transaction_mode = mode
