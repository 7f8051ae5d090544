"""How a test that commits leaves confirmed minutes behind. Only tests can: see ``trail_emptied``, which does the same.

Django empties every table after such a test, and its signal makes the guards again.
"""

from collections.abc import Iterator

import pytest
from django.db import connection
from django.test import TransactionTestCase

from headway.web.scrutiny.guards import lift_guards, missing_guards


@pytest.fixture(scope="session", autouse=True)
def minutes_are_emptied_after_a_test_that_commits() -> Iterator[None]:
    empty_every_table = TransactionTestCase._fixture_teardown

    def emptied(self: TransactionTestCase) -> None:
        lift_guards(connection)
        empty_every_table(self)
        assert not missing_guards(connection)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", emptied)
        yield
