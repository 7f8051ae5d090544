"""Whatever a form of performance is sent, it is answered; nobody writes for another authority, nor who only reads."""

from collections.abc import Callable
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from example_site import Site
from measures_site import a_load, a_measure, figures
from public_site import draft

from headway.web.accounts.models import Person
from headway.web.accounts.roles import Role
from headway.web.performance.actions.moving import should_move
from headway.web.performance.models import (
    Annotation,
    Measure,
    Rebase,
    Scorecard,
    ScorecardRow,
)
from headway.web.register.models import Authority
from headway.web.trail.models import Event

pytestmark = pytest.mark.django_db

FIELDS = (  # noqa: SIM905 - names in a row read better
    "version authority title purpose body reason because text period area from_period on on-day on-month on-year where "
    "from_day-day from_day-month from_day-year target floor near owner owner_name owner_post better stale_after source "
    "chart preset is_retired counts out_of unit multiplier decimals every kind code ids measure since-day since-month "
    "since-year category asked_by due_on-day due_on-month due_on-year meeting action until by_district measures areas "
    "with_targets contact decision file new_districts row-TOTAL_FORMS row-INITIAL_FORMS row-0-measure row-0-order "
    "row-0-heading row-1-measure row-1-order opened_by"
).split()
VALUES = (
    "",
    "\x00",
    "\x01\ufffe",
    "0",
    "1",
    "-1",
    "9" * 30,
    "9999",
    "²",
    "NaN",
    "Infinity",
    "1e400",
    "month",
    "<script>alert(1)</script>",
    "x" * 200_000,
    "\U0001f600\u202e\ue000",
)


@pytest.fixture
def site(kent: Authority, person: Callable[..., Person]) -> Site:
    return Site(kent, person)


@pytest.fixture
def written(site: Site) -> dict[str, str]:
    """A page to write on by its name: everything stands in Kent."""
    kent, analyst = site.authority, site.one(Role.ANALYST)
    local = a_measure(kent, "visits", title="Visits", source="local", better="higher")
    figures(local, [80.0] * 24)
    card = Scorecard.objects.create(authority=kent, title="Card")
    ScorecardRow.objects.create(scorecard=card, measure=local, order=1)
    rebase = Rebase.objects.create(measure=local, from_day=date(2026, 1, 1), reason="New.", by_name="A")
    mark = Annotation.objects.create(
        authority=kent, measure=local, on=date(2026, 2, 2), text="New", by_name="A"
    )
    edition = draft(analyst, card, areas=())
    load = a_load(kent)
    joined = should_move(by=site.one(Role.OFFICER), action=site.action, measure=local, since=date(2017, 9, 1))
    of = {
        "add_scorecard": None,
        "change_scorecard": card.pk,
        "retire_scorecard": card.pk,
        "add_measure": None,
        "change_measure": local.pk,
        "keep_catalogue": None,
        "set_target": local.pk,
        "add_load": None,
        "withdraw_load": load.pk,
        "note_measure": local.pk,
        "rebase_measure": local.pk,
        "annotate": local.pk,
        "withdraw_rebase": rebase.pk,
        "withdraw_annotation": mark.pk,
        "ask_about_measure": local.pk,
        "should_move": site.action.pk,
        "no_longer_move": joined.pk,
        "make_public": card.pk,
        "approve_public": edition.pk,
        "publish_public": edition.pk,
        "withdraw_public": edition.pk,
    }
    return {name: reverse(name, args=[pk] if pk else []) for name, pk in of.items()}


def browser(person: Person) -> Client:
    client = Client()
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    return client


def test_no_form_is_an_error_whatever_it_is_sent(site: Site, written: dict[str, str]) -> None:
    wrong = []
    for role, values in ((Role.QUALITY_ASSURANCE, VALUES), (Role.DIRECTOR, VALUES[::4])):
        client = browser(site.one(role))
        for name, address in written.items():
            for value in values:
                few = FIELDS if len(value) < 100 else FIELDS[:30]
                response = client.post(address, dict.fromkeys(few, value))
                if response.status_code not in (200, 302, 400, 403, 404, 409, 413):
                    wrong.append((name, value[:20], response.status_code))
                if b"<script>alert" in response.content:
                    wrong.append((name, value[:20], "markup"))
    assert not wrong, wrong


def test_what_is_another_authoritys_is_not_there_to_be_written(
    medway: Authority, person: Callable[..., Person], written: dict[str, str]
) -> None:
    count = Event.objects.count()
    for role in (Role.DIRECTOR, Role.QUALITY_ASSURANCE):
        client = browser(person(role, medway))
        for name, address in written.items():
            if name in ("add_scorecard", "add_measure", "keep_catalogue", "add_load"):
                assert client.post(address, {"authority": "E10000016"}).status_code == 404, name
                continue
            assert client.get(address).status_code == 404, name
            assert client.post(address, dict.fromkeys(FIELDS, "1")).status_code == 404, name
    assert Event.objects.count() == count


def test_a_form_takes_no_object_of_another_authority(
    site: Site, medway: Authority, written: dict[str, str]
) -> None:
    theirs = a_measure(medway, "theirs", title="Medway’s secret")
    count = Event.objects.count()
    client = browser(site.one(Role.DIRECTOR))
    row = {"row-TOTAL_FORMS": "1", "row-INITIAL_FORMS": "0", "row-0-measure": str(theirs.pk)}
    for name, sent in (
        ("add_scorecard", {"title": "Mine", **row}),
        ("change_scorecard", {"title": "Mine", "version": "1", **row}),
        (
            "should_move",
            {"measure": str(theirs.pk), "since-day": "1", "since-month": "1", "since-year": "2020"},
        ),
        ("make_public", {"measures": [str(theirs.pk)]}),
    ):
        answer = browser(site.one(Role.DIRECTOR)).post(written[name], sent)
        assert answer.status_code in (400, 403), (name, answer.status_code)
        assert "Medway’s secret" not in answer.content.decode()
    file = SimpleUploadedFile("a.csv", b"measure,period,numerator,denominator\ntheirs,2026-08,1,2\n")
    assert client.post(written["add_load"], {"file": file}).status_code == 400
    assert Event.objects.count() == count


@pytest.mark.parametrize("role", [Role.MEMBER, Role.INSPECTOR, Role.ACTION_OWNER, Role.ADMINISTRATOR])
def test_who_only_reads_writes_nothing(
    person: Callable[..., Person], written: dict[str, str], role: Role
) -> None:
    client = browser(person(role))
    count = Event.objects.count()
    for name, address in written.items():
        if (name, role) in (("ask_about_measure", Role.MEMBER), ("note_measure", Role.ACTION_OWNER)):
            continue  # asking is a member's work, and who owns an action says what lies behind a figure
        refused = client.post(address, dict.fromkeys(FIELDS, "1")).status_code
        assert refused in (403, 404), (name, refused)
        assert Client().post(address, dict.fromkeys(FIELDS, "1")).status_code in (302, 403, 404), name
    assert Event.objects.count() == count


def test_what_is_ended_already_is_not_ended_twice(site: Site, written: dict[str, str]) -> None:
    client = browser(site.one(Role.OFFICER))
    assert client.post(written["no_longer_move"]).status_code == 302
    count = Event.objects.count()
    assert client.post(written["no_longer_move"]).status_code in (302, 400, 404)
    assert Event.objects.count() == count
    assert Measure.objects.count() == 1
