"""Learning from decisions that say little, and a learnt method that somebody changed in the database."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse
from lessons_site import a_report, a_theme, an_item

from headway.errors import ForPerson
from headway.themes import Method, shipped
from headway.web.accounts.models import Person
from headway.web.accounts.roles import Role
from headway.web.lessons.actions.themes_learning import relearn
from headway.web.lessons.models import LearntMethod, PassageTheme
from headway.web.lessons.states import ThemeState

pytestmark = pytest.mark.django_db

TEXTS = (
    "Make sure that care leavers have a plan.",
    "Improve supervision of social workers.",
    "Visit children who go missing.",
)


def decided(state: ThemeState, *, councils: tuple[str, ...] = ("E06000035", "E10000014")) -> None:
    for code in councils:
        report = a_report(code)
        for number in range(12):
            item = an_item(report, f"{TEXTS[number % 3]} {number}")
            a_theme(item, "oversight", state=state, decided_by_name="Ann")


@pytest.mark.parametrize("state", [ThemeState.CONFIRMED, ThemeState.REJECTED])
@pytest.mark.parametrize("councils", [("E06000035", "E10000014"), ("E06000035",) * 2])
def test_decisions_of_one_kind_alone_are_learnt_from_or_refused_in_words(
    person: Callable[..., Person],
    signed_in: Callable[..., Client],
    state: ThemeState,
    councils: tuple[str, ...],
) -> None:
    decided(state, councils=councils)
    before = list(PassageTheme.objects.exclude(state="proposed").values_list("passage", "theme", "state"))
    fault, made = "", None
    try:
        made = relearn(by=person(Role.OFFICER)).method
    except ForPerson as told:
        fault = str(told)
    assert bool(made) != ("agreement would go from" in fault)
    assert LearntMethod.objects.count() == bool(made)
    if made:
        assert Method.from_json(made.content, made.name).propose(TEXTS[0]) is not None
    after = list(PassageTheme.objects.exclude(state="proposed").values_list("passage", "theme", "state"))
    assert after == before
    client = signed_in(Role.OFFICER)
    for name in ("theme_agreement", "theme_review", "relearn_themes"):
        assert client.get(reverse(name)).status_code == 200, name


def test_from_nothing_nothing_is_learnt(
    person: Callable[..., Person], signed_in: Callable[..., Client]
) -> None:
    with pytest.raises(ForPerson, match="People have decided 0 themes"):
        relearn(by=person(Role.OFFICER))
    assert signed_in(Role.OFFICER).post(reverse("relearn_themes")).status_code in (200, 302, 400)


@pytest.mark.parametrize(
    "content",
    [
        "",
        "{}",
        "[]",
        "null",
        '{"themes": {}, "name": "x", "rarity": {}, "steepness": 1, "offset": 0}',
        "\x80\x04cposix\nsystem\n(S'true'\ntR.",
        shipped().to_json().replace('"start": ', '"start": "x", "begin": ', 1),
        shipped().to_json().replace('"rarity": {', '"rarity": {"zzz": [], ', 1),
        shipped().to_json().replace('"steepness": ', '"steepness": NaN, "was": ', 1),
        "[" * 100_000,
    ],
    ids=range(10),
)
def test_a_learnt_method_that_was_changed_is_named_and_runs_nothing(
    signed_in: Callable[..., Client], content: str
) -> None:
    LearntMethod.objects.create(name=f"{shipped().name}.1", content=content, decided=20, made_by_name="Ann")
    with pytest.raises(ForPerson, match="holds no method"):
        Method.from_json(content)
    client = signed_in(Role.OFFICER)
    for name in ("theme_agreement", "theme_review", "relearn_themes", "lessons", "themes"):
        assert client.get(reverse(name)).status_code in (200, 400), name
