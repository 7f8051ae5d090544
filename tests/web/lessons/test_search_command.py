"""``headway lessons index`` makes what search looks in anew."""

import pytest
from django.db import connection
from lessons_site import a_passage, a_report
from typer.testing import CliRunner

from headway.cli.lessons import app
from headway.web.accounts.roles import Role
from headway.web.lessons.queries.search import search
from headway.web.lessons.queries.search_filters import Filters
from headway.web.lessons.search_index import FTS

pytestmark = pytest.mark.django_db


def test_the_index_is_made_anew_and_says_of_how_many(person):
    a_passage(a_report(), "Supervision is irregular.")
    if connection.vendor == "sqlite":  # an index that lost its words, as no trigger would leave it
        with connection.cursor() as cursor:
            cursor.execute(f"INSERT INTO {FTS}({FTS}) VALUES ('delete-all')")  # noqa: S608
        assert search(person(Role.OFFICER), "supervision", Filters()).total == 0
    said = CliRunner().invoke(app, ["index"])
    assert said.exit_code == 0, said.output
    assert "1 passage." in said.output
    assert search(person(Role.OFFICER), "supervision", Filters()).total == 1
