"""Whatever a form of lessons is sent, it is answered with what to mend; nobody writes for another authority."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from example_site import Site
from examples_lessons_recurrence import a_recurrence
from lessons_site import a_report, an_item

from headway.web.accounts.models import Membership, Person
from headway.web.accounts.roles import Role
from headway.web.lessons.actions.decisions import mark
from headway.web.lessons.models import Lesson, PassageTheme, Recurrence
from headway.web.register.models import Authority
from headway.web.trail.models import Event

pytestmark = pytest.mark.django_db

FIELDS = (  # noqa: SIM905 - names in a row read better
    "version authority relevant reason outcome because how action under issue title measure due due_0 due_1 due_2 "
    "decision theme queue state later since until neighbours_only themes decided_since meeting reports"
).split()
VALUES = (
    "",
    "\x00",
    "0",
    "-1",
    "9" * 30,
    "²",
    "NaN",
    "yes",
    "<script>",
    "x" * 30_000,
    "\U0001f600",
    "\ue000",
)


@pytest.fixture
def site(kent: Authority, person: Callable[..., Person]) -> Site:
    return Site(kent, person)


@pytest.fixture
def written(site: Site) -> dict[str, str]:
    """A page to write on by its name: everything stands in Kent."""
    item = an_item(a_report("E10000014"), themes={"oversight": 0.9})
    lesson = mark(
        by=site.one(Role.OFFICER),
        authority=site.authority,
        passage=item,
        relevant=True,
        reason="Ours too.",
        on=timezone.localdate(),
    )
    joined = a_recurrence(site)
    of = {
        "decide_lesson": item.pk,
        "lesson_outcome": lesson.pk,
        "lesson_action": lesson.pk,
        "decide_theme": item.pk,
        "decide_recurrence": joined.pk,
        "add_recurrence": joined.earlier_id,
        "begin_lessons_paper": None,
        "propose_recurrences": None,
        "relearn_themes": None,
        "library_add": None,
    }
    return {name: reverse(name, args=[pk] if pk else []) for name, pk in of.items()}


def browser(person: Person) -> Client:
    client = Client()
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    return client


def test_no_form_is_an_error_whatever_it_is_sent(site: Site, written: dict[str, str]) -> None:
    client = browser(site.one(Role.QUALITY_ASSURANCE))
    for name, address in written.items():
        for value in VALUES:
            response = client.post(address, dict.fromkeys(FIELDS, value))
            assert response.status_code in (200, 302, 400, 404, 409), (name, value, response.status_code)
            assert b"<script></" not in response.content
    assert Lesson.objects.count() == Recurrence.objects.count() == 1


@pytest.mark.usefixtures("kent")
def test_what_is_another_authoritys_is_not_there_to_be_written(
    site: Site, medway: Authority, person: Callable[..., Person], written: dict[str, str]
) -> None:
    client = browser(person(Role.DIRECTOR, medway))
    before = list(Event.objects.values_list("seq", flat=True))
    for name in ("lesson_outcome", "lesson_action", "decide_recurrence", "add_recurrence"):
        assert client.get(written[name]).status_code == 404, name
        assert client.post(written[name], dict.fromkeys(FIELDS, "1")).status_code == 404, name
    lesson, joined = Lesson.objects.get(), Recurrence.objects.get()
    assert client.get(reverse("lesson", args=[lesson.pk])).status_code == 404
    assert client.get(reverse("recurrence", args=[joined.pk])).status_code == 404
    sent = {"authority": site.authority.pk, "relevant": "no", "reason": "Theirs."}
    client.post(written["decide_lesson"], sent)
    client.post(written["propose_recurrences"], sent)
    client.post(written["begin_lessons_paper"], sent)
    lesson.refresh_from_db()
    assert lesson.relevant
    assert Lesson.objects.count() == 1
    assert list(Event.objects.values_list("seq", flat=True)) == before
    assert b"Ours too." not in client.get(reverse("passage", args=[lesson.passage_id])).content
    assert b"Ours too." not in client.get(reverse("lessons_decided")).content


@pytest.mark.parametrize("role", [Role.MEMBER, Role.INSPECTOR, Role.ACTION_OWNER, Role.ADMINISTRATOR])
def test_who_only_reads_writes_nothing(
    person: Callable[..., Person], written: dict[str, str], role: Role
) -> None:
    client = browser(person(role))
    count = Event.objects.count()
    for name, address in written.items():
        refused = client.post(address, dict.fromkeys(FIELDS, "yes")).status_code
        assert refused in (403, 404), (name, refused)
    assert Event.objects.count() == count
    assert not PassageTheme.objects.exclude(state="proposed").exists()


def test_an_inspector_whose_time_is_over_sees_no_library(person: Callable[..., Person]) -> None:
    inspector = person(Role.INSPECTOR)
    item = an_item(a_report("E10000014"), "Improve supervision.")
    client = browser(inspector)
    addresses = [
        reverse("library"),
        reverse("library_search") + "?q=supervision",
        reverse("passage", args=[item.pk]),
        reverse("themes"),
        reverse("lessons_digest"),
        reverse("library_search_csv") + "?q=supervision",
    ]
    assert {client.get(each).status_code for each in addresses} == {200}
    over = timezone.localdate() - timedelta(days=1)
    Membership.objects.filter(person=inspector).update(from_day=date(2020, 1, 1), until_day=over)
    for each in addresses:
        response = client.get(each)
        assert response.status_code in (302, 403, 404), each
        assert b"supervision" not in response.content.lower()
