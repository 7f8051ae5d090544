"""The pages of lessons where the library is empty: what each says, and that it is as clean as the others."""

import subprocess
import sys
from collections.abc import Callable

import pytest
from demo_sites import Site, clean_environment
from looking import Looker
from people_of_the_demo import QUALITY
from playwright.sync_api import Page, expect
from watching import Watch

Opened = Callable[..., tuple[Page, Watch]]
_EMPTY = """
import django
django.setup()
from django.apps import apps
from django.db import transaction
from headway.web.lessons.models import LibraryReport

with transaction.atomic():
    kinds = {each.__name__: each for each in apps.get_app_config("lessons").get_models()}
    for name in ("Lesson", "Recurrence", "PassageTheme"):
        kinds.pop(name).objects.all().delete()
    for name in ("Passage", "LibraryPage", "LibraryGrade"):
        kinds.pop(name).objects.all().delete()
    LibraryReport.objects.update(copy_of=None)
    for each in kinds.values():
        each.objects.all().delete()
"""


@pytest.fixture(scope="module")
def emptied(site: Site) -> None:
    """The demo's library is taken out of this module's site, with all that rests on it."""
    own = {"HEADWAY_HOME": str(site.folder / "site"), "DJANGO_SETTINGS_MODULE": "headway.web.settings"}
    subprocess.run([sys.executable, "-c", _EMPTY], check=True, env=clean_environment() | own)


@pytest.mark.usefixtures("emptied")
def test_pages_of_lessons_with_an_empty_library(signed_in: Opened, looker: Callable[..., Looker]) -> None:
    page, watch = signed_in(QUALITY)
    looking = looker("lessons-empty", watch)
    for address, said in (
        ("/lessons/", "The library holds no full inspection"),
        ("/lessons/reports/", "The library is empty."),
        ("/lessons/search/?q=care", "Nothing found"),
        ("/lessons/themes/", ""),
        ("/lessons/themes/care_leavers/", "No report that fits asks for anything."),
        ("/lessons/review/", "Nothing waits"),
        ("/lessons/review/agreement/", "Nobody has decided a theme here yet."),
        ("/lessons/review/learn/", "0 themes"),
        ("/lessons/decided/", "No passage has been judged yet."),
        ("/lessons/recurrences/", "0 shown."),
        ("/lessons/digest/", ""),
    ):
        page.goto(address)
        expect(page.get_by_role("main")).to_contain_text(said)
        looking.look(page, address.split("?")[0])
    page.goto("/lessons/digest/")
    expect(page.get_by_role("button", name="Make it a paper")).to_have_count(0)
    looking.must_be_clean()
