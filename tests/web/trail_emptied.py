"""How a test that commits leaves an empty trail behind. Only tests can: the product has no way past its guards.

Django empties every table after such a test. Here the guards are dropped for that moment; Django's own signal after
emptying makes them again, and the trail begins anew.
"""

from collections.abc import Iterator

import pytest
from django.db import connection
from django.test import TransactionTestCase

from headway.web.trail.guards import GUARDS, missing_guards
from headway.web.trail.models import Head


def drop_guards() -> None:
    """What whoever owns the database could do."""
    with connection.cursor() as cursor:
        for guard in GUARDS[connection.vendor]:
            on = f" ON {guard.table}" if connection.vendor == "postgresql" else ""
            cursor.execute(f"DROP TRIGGER {guard.name}{on}")


@pytest.fixture(scope="session", autouse=True)
def trail_is_emptied_after_a_test_that_commits() -> Iterator[None]:
    empty_every_table = TransactionTestCase._fixture_teardown

    def emptied(self: TransactionTestCase) -> None:
        if not missing_guards(connection):
            drop_guards()
        empty_every_table(self)
        Head.objects.create()
        assert not missing_guards(connection)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", emptied)
        yield
