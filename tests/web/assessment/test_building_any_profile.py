"""Whatever a profile holds, its page and its file can be read."""

import re
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from assessment_site import AS_OF
from django.test import Client
from django.urls import reverse

from headway.assessment import Profile
from headway.assessment.judging import assess
from headway.assessment.profile_file import as_dict, profile_from, read_csv
from headway.assessment.rulebook import rulebook
from headway.web.accounts.roles import Role
from headway.web.assessment.models import Assessment, ProfileEdition
from headway.web.assessment.rules.anchors import anchor
from headway.web.register.models import Authority

sys.path.insert(0, str(Path(__file__).parents[2] / "assessment"))

from profiles import random_council_profile, random_profile

pytestmark = pytest.mark.django_db


def kept(profile: Profile, rules: str, authority: Authority) -> Assessment:
    made = Assessment.objects.create(authority=authority, year=profile.year, as_of=AS_OF, rulebook=rules)
    ProfileEdition.objects.create(
        assessment=made,
        number=1,
        profile=as_dict(profile),
        assessed=assess(profile, rulebook(rules)).as_dict(),
        made_by_name="Somebody",
    )
    return made


@pytest.mark.parametrize("seed", range(30))
@pytest.mark.parametrize(("rules", "made_up"), [("csa", random_profile), ("council", random_council_profile)])
def test_any_profile_is_shown_and_given_back_as_a_file(
    rules: str,
    made_up: Callable[[int], Profile],
    seed: int,
    kent: Authority,
    signed_in: Callable[..., Client],
) -> None:
    profile = made_up(seed)
    made, browser = kept(profile, rules, kent), signed_in(Role.ANALYST)
    page = browser.get(reverse("assessment", args=[made.pk])).content.decode()
    ids = re.findall(r'id="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    assert {anchor(key) for key in profile.lines} <= set(ids)
    assert page.count("<h1") == 1
    assert page.count("<table") == page.count("<caption")
    assert "None" not in re.sub(r"<[^>]+>", " ", page)
    given = browser.get(reverse("assessment_csv", args=[made.pk])).content.decode()
    assert profile_from(read_csv(given, "profile.csv")).lines.keys() == profile.lines.keys()


def test_the_page_of_one_without_a_profile_does_not_exist_yet(
    kent: Authority, signed_in: Callable[..., Client]
) -> None:
    made = Assessment.objects.create(authority=kent, year=2010, as_of=AS_OF, rulebook="csa")
    assert signed_in(Role.ANALYST).get(reverse("assessment", args=[made.pk])).status_code == 404
