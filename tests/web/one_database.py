"""Which tests of the site need not run on both databases, and why. All others run on SQLite and on PostgreSQL.

    pytestmark = on_sqlite_only("its site has an SQLite file of its own")

Only for what would be the same work twice: what opens no database, or one of its own that is always SQLite.
"""

import pytest
from django.db import connection

__all__ = ["on_sqlite_only"]


def on_sqlite_only(reason: str) -> pytest.MarkDecorator:
    """Skips in the run on PostgreSQL, saying why."""
    return pytest.mark.skipif(connection.vendor != "sqlite", reason=reason)
