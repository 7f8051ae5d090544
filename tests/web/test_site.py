"""The site as a whole."""

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


def test_the_home_page_answers_everybody_and_allows_no_inline_script() -> None:
    response = Client().get("/")
    assert response.status_code == 200
    assert "script-src 'self'" in response.headers["Content-Security-Policy"]
    assert "'unsafe-inline'" not in response.headers["Content-Security-Policy"]


def test_every_model_has_its_migration() -> None:
    from django.core.management import call_command

    call_command("makemigrations", "--check", "--dry-run", verbosity=0)
