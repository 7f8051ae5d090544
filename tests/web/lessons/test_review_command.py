"""``headway lessons themes``."""

import pytest
from lessons_site import a_report, an_item
from typer.testing import CliRunner

from headway.cli.lessons import app
from headway.web.lessons.models import PassageTheme

pytestmark = pytest.mark.django_db


def run(*arguments: str) -> str:
    done = CliRunner().invoke(app, ["themes", *arguments])
    assert done.exit_code == 0, done.output
    return done.output


def test_themes_are_proposed_where_there_are_none_and_again_when_asked():
    item = an_item(a_report(), "Ensure that every care leaver has a pathway plan.")
    assert "2 themes proposed by words-and-rules-1" in run()
    assert item.themes.count() == 2
    assert "0 themes proposed" in run()
    PassageTheme.objects.update(confidence=0.01)
    assert "2 themes proposed" in run("--again")
    assert not PassageTheme.objects.filter(confidence=0.01).exists()
