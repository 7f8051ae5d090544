"""How a test that commits leaves confirmed minutes behind. Only tests can: see ``trail_emptied``, which does the same.

Django empties every table after such a test, and its signal makes the guards again.
"""

from collections.abc import Iterator

import pytest
from django.db import connection
from django.test import TransactionTestCase

from headway.web.scrutiny.guards import GUARDS, missing_guards


def drop_minute_guards() -> None:
    """What whoever owns the database could do."""
    missing = set(missing_guards(connection))
    with connection.cursor() as cursor:
        for guard in GUARDS[connection.vendor]:
            if guard.name not in missing:
                on = f" ON {guard.table}" if connection.vendor == "postgresql" else ""
                cursor.execute(f"DROP TRIGGER {guard.name}{on}")


@pytest.fixture(scope="session", autouse=True)
def minutes_are_emptied_after_a_test_that_commits() -> Iterator[None]:
    empty_every_table = TransactionTestCase._fixture_teardown

    def emptied(self: TransactionTestCase) -> None:
        drop_minute_guards()
        empty_every_table(self)
        assert not missing_guards(connection)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", emptied)
        yield
