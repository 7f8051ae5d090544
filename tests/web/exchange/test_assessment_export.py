"""A published assessment and a published self-evaluation go out, come in elsewhere, and are what was signed off."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from assessment_site import published_2010
from django.apps import apps
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from self_evaluation_site import signed_off
from test_full_export import an_installation, everything_in

from headway.web.accounts.models import Person
from headway.web.accounts.roles import Role
from headway.web.assessment.actions.self_evaluations import publish_self_evaluation
from headway.web.assessment.models import Assessment, SelfEvaluation
from headway.web.assessment.orphans import ORPHANS
from headway.web.exchange.whole import export, import_export
from headway.web.exchange.whole.models import exported_models
from headway.web.register.models import Authority
from headway.web.trail.integrity import verdict

pytestmark = pytest.mark.django_db

DAY = date(2026, 11, 23)


@pytest.fixture
def exported(person: Callable[..., Person], kent: Authority, tmp_path: Path) -> Path:
    with an_installation(tmp_path / "first"):
        analyst, director = person(Role.ANALYST), person(Role.DIRECTOR)
        published_2010(judge=analyst, director=director, authority=kent)
        said = signed_off(analyst, director, kent)
        publish_self_evaluation(by=director, evaluation=said, version=said.version)
        export(out=tmp_path / "out", on=DAY)
    return tmp_path / "out"


def test_every_model_of_assessments_is_in_an_export() -> None:
    assert set(apps.get_app_config("assessment").get_models()) <= set(exported_models())


def test_what_came_in_is_what_was_signed_off(exported: Path, tmp_path: Path) -> None:
    with an_installation(tmp_path / "second"):
        import_export(exported)
        assert verdict().holds
        today = timezone.localdate()
        assert [rule.id for rule in ORPHANS for _ in rule.find(today)] == []
        for name, made in (
            ("assessment", Assessment.objects.get()),
            ("self_evaluation", SelfEvaluation.objects.get()),
        ):
            assert Client().get(reverse(name, args=[made.pk])).status_code == 200
        export(out=tmp_path / "again", on=DAY)
    assert everything_in(tmp_path / "again") == everything_in(exported)
