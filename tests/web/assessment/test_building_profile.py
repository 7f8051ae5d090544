"""What a profile is built from: the register's inspections, settings as loaded, facts that people brought."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from assessment_site import AS_OF, facts
from django.utils import timezone

from headway.assessment.settings import SettingsStore, load
from headway.assessment.settings.made_up import made_up
from headway.frameworks import Mark
from headway.web.accounts.models import Person
from headway.web.accounts.roles import Role
from headway.web.assessment.building import build, of_register
from headway.web.lessons.models import Neighbour, NeighbourList
from headway.web.register.models import Authority, Inspection, Judgement, Recommendation
from headway.web.register.states import Confirmation

pytestmark = pytest.mark.django_db


def inspected(authority: Authority, framework: str, published: date | None, **grades: str) -> Inspection:
    """A confirmed inspection on the register, its fieldwork three weeks before."""
    ended = (published or date(2010, 10, 22)) - timedelta(weeks=3)
    made = Inspection.objects.create(
        authority=authority,
        framework=framework,
        windows=[[(ended - timedelta(days=9)).isoformat(), ended.isoformat()]],
        published=published,
        state=Confirmation.CONFIRMED,
    )
    for place, (key, grade) in enumerate(grades.items()):
        Judgement.objects.create(inspection=made, key=key, label=key, grade=grade, order=place)
    return made


def test_inspections_of_the_register_are_block_b_by_family(kent: Authority) -> None:
    slac = inspected(
        kent, "slac", date(2010, 11, 19), safeguarding_overall="Inadequate", lac_overall="Inadequate"
    )
    visit = inspected(kent, "ucra", date(2010, 9, 21))
    for kind in ("priority_action", "priority_action", "recommendation"):
        Recommendation.objects.create(
            inspection=visit,
            addressee="authority",
            kind=kind,
            text="Mend it.",
            state=Confirmation.CONFIRMED,
        )
    inspected(kent, "send_2016", date(2010, 5, 1))
    first, second = of_register(kent.code, AS_OF)[0]
    assert (first.kind, first.priority_actions, first.grades) == ("unannounced", 2, ())
    assert (second.kind, second.on, second.when) == ("full", date(2010, 10, 29), "October 2010")
    assert [(key, grade.scale, grade.id) for key, grade in second.grades] == [
        ("safeguarding_overall", "slac_4", "inadequate"),
        ("lac_overall", "slac_4", "inadequate"),
    ]
    assert second.priority_actions is None
    assert second.origin.address == f"/inspections/{slac.pk}/"
    assert second.origin.mark is Mark.BACKGROUND
    assert "entered by hand" in second.origin.title


@pytest.mark.parametrize("state", [Confirmation.PROPOSED, Confirmation.REJECTED])
def test_what_nobody_confirmed_is_not_known(state: Confirmation, kent: Authority) -> None:
    made = inspected(kent, "slac", date(2010, 11, 19), safeguarding_overall="Inadequate")
    Inspection.objects.filter(pk=made.pk).update(state=state)
    assert of_register(kent.code, AS_OF) == ((), ())


def test_what_was_published_later_was_not_known_on_the_day(kent: Authority) -> None:
    inspected(kent, "slac", date(2010, 12, 10), safeguarding_overall="Inadequate")
    assert of_register(kent.code, AS_OF)[0] == ()
    assert len(of_register(kent.code, date(2010, 12, 10))[0]) == 1


def test_a_report_under_embargo_is_in_no_profile(kent: Authority) -> None:
    tomorrow = timezone.localdate() + timedelta(days=1)
    inspected(kent, "ilacs_2023", tomorrow, overall="Good")
    assert of_register(kent.code, tomorrow)[0] == ()


def test_what_was_not_judged_is_no_grade(kent: Authority) -> None:
    inspected(kent, "sif", date(2016, 6, 13), overall="Good", adoption="Not judged")
    found = of_register(kent.code, date(2016, 12, 1))[0]
    assert [key for key, _ in found[0].grades] == ["overall"]


def test_facts_that_a_person_brought_win_line_by_line(person: Callable[..., Person], kent: Authority) -> None:
    inspected(kent, "sif", date(2010, 11, 1), overall="Good")
    facts(person(Role.ANALYST), kent)
    made = build(kent, year=2010, as_of=AS_OF)
    assert (made.authority, made.name, made.year, made.as_of) == (kent.code, "Kent", 2010, AS_OF)
    assert {each.id for each in made.inspections} == {"sif-2010-10-11", "slac-2010", "ucra-2010"}
    later = build(kent, year=2010, as_of=date(2010, 12, 20))
    assert later.as_of == date(2010, 12, 20)
    assert build(kent, year=2011, as_of=AS_OF).settings == ()


def test_settings_as_loaded_are_block_a_beside_neighbours(
    settings: Any, tmp_path: Path, kent: Authority
) -> None:
    essex = Authority.objects.get_or_create(code="E10000012", defaults={"name": "Essex"})[0]
    a_list = NeighbourList.objects.create(name="Statistical neighbours", version="May 2025")
    Neighbour.objects.create(list=a_list, authority=kent, neighbour=essex, rank=1)
    for name, text in made_up(kent.code, [essex.code], 3).items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    files = [tmp_path / name for name in made_up(kent.code, [essex.code], 3)]
    store = SettingsStore.of_workspace(settings.WORKSPACE.folder)
    load(files, store)
    on = max(each.day for each in store.editions())
    made = build(kent, year=on.year, as_of=on)
    primary = next(each for each in made.settings if each.kind == "primary_schools")
    assert primary.here
    assert primary.neighbours
    assert primary.england
    assert 0 < primary.here.inspected < primary.england.inspected
    assert made.neighbours == "Statistical neighbours, May 2025, 1 authority"
    early = build(kent, year=2010, as_of=AS_OF)
    assert early.settings == ()
    assert "The register of settings tells nothing of 9 December 2010." in early.notes
