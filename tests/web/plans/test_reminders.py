"""Reminders: who is written to, by a real mail server on this machine, with links that open one thing only."""

import re
import socket
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from email.message import Message
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.handlers import Message as Handler
from django.conf import LazySettings
from django.core import signing
from django.test import Client
from django.urls import reverse

from headway.errors import ForPerson
from headway.web.accounts.models import Membership, Person
from headway.web.accounts.roles import Role
from headway.web.plans import actions
from headway.web.plans.models import Action, Plan, Reminder
from headway.web.plans.reminders import Reason, letters
from headway.web.plans.tokens import read_update_token, signed_update_token
from headway.web.trail.models import Event

pytestmark = pytest.mark.django_db
ON = date(2021, 4, 3)


class Inbox(Handler):
    """Keeps what arrives; an address that begins with "refused" is refused, as a real server would."""

    def __init__(self) -> None:
        super().__init__()
        self.letters: list[Message] = []

    async def handle_RCPT(  # noqa: N802 - the server's name for it
        self, _server: Any, _session: Any, envelope: Any, address: str, _options: Any
    ) -> str:
        if address.startswith("refused"):
            return "550 no such mailbox"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    def handle_message(self, message: Message) -> None:
        self.letters.append(message)


@pytest.fixture
def inbox(settings: LazySettings) -> Iterator[Inbox]:
    """A mail server on the loopback, and the site told to use it."""
    handler = Inbox()
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port = found.getsockname()[1]
    server = Controller(handler, hostname="127.0.0.1", port=port)
    server.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST = "127.0.0.1"
    settings.EMAIL_PORT = port
    yield handler
    server.stop()


@pytest.fixture
def overdue(promised: Callable[..., Action]) -> Action:
    return added_on(promised(due=date(2021, 3, 30)), ON - timedelta(days=3))


def added_on(action: Action, day: date) -> Action:
    action.created = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
    action.save(update_fields=["created"])
    return action


def body(letter: Message) -> str:
    return letter.get_payload(decode=True).decode()  # type: ignore[union-attr]


def token_in(text: str) -> str:
    (found,) = re.findall(r"http://127\.0\.0\.1:8000/update/(\S+)/", text)
    return str(found)


# Who is written to


@pytest.mark.parametrize(
    ("start", "due", "added", "reason"),
    [
        (None, date(2021, 4, 2), ON, Reason.OVERDUE),
        (None, date(2021, 4, 3), ON, Reason.SOON),  # due today is not late
        (None, date(2021, 4, 17), ON, Reason.SOON),  # 14 days on
        (None, date(2021, 4, 18), ON, None),
        (None, date(2021, 4, 2), date(2021, 3, 3), Reason.OVERDUE_AND_SILENT),  # 31 days without a word
        (None, date(2021, 4, 2), date(2021, 3, 4), Reason.OVERDUE),  # 30 days are not yet silence
        (None, None, date(2021, 3, 3), Reason.SILENT),
        (date(2021, 3, 10), date(2021, 9, 1), date(2020, 9, 1), None),  # began 24 days ago
        (date(2021, 5, 1), date(2021, 9, 1), date(2020, 9, 1), None),  # has not begun
    ],
)
def test_an_owner_is_written_to_for_the_gravest_reason(
    promised: Callable[..., Action], start: date | None, due: date | None, added: date, reason: Reason | None
) -> None:
    added_on(promised(start=start, due=due), added)
    assert [nudge.reason for letter in letters(ON) for nudge in letter.nudges] == ([reason] if reason else [])


def test_closed_actions_remind_nobody(overdue: Action) -> None:
    Action.objects.filter(pk=overdue.pk).update(stage="delivered")
    assert letters(ON) == ()


@pytest.mark.usefixtures("overdue")
@pytest.mark.parametrize("gone", ["inactive", "ended", "not yet"])
def test_an_owner_who_is_not_here_is_not_written_to(owner: Person, gone: str) -> None:
    assert len(letters(ON)) == 1
    Membership.objects.filter(person=owner).update(from_day=date(2021, 1, 1))
    assert len(letters(ON)) == 1
    if gone == "inactive":
        Person.objects.filter(pk=owner.pk).update(is_active=False)
    elif gone == "ended":
        Membership.objects.filter(person=owner).update(until_day=date(2021, 4, 2))
    else:
        Membership.objects.filter(person=owner).update(from_day=date(2021, 4, 4))
    assert letters(ON) == ()


def test_an_owner_by_name_only_cannot_be_written_to(promised: Callable[..., Action]) -> None:
    promised(due=date(2021, 3, 30), owners=[actions.Owner("The headteachers", "Schools")])
    assert letters(ON) == ()


def test_several_actions_of_one_person_come_in_one_letter(
    overdue: Action, promised: Callable[..., Action], django_assert_num_queries: Any
) -> None:
    for _ in range(3):
        added_on(promised(due=date(2021, 4, 5)), ON)
    with django_assert_num_queries(3):
        (letter,) = letters(ON)
    assert [nudge.action.pk == overdue.pk for nudge in letter.nudges] == [True, False, False, False]


# Sending


def test_a_reminder_goes_out_by_smtp_with_a_link_that_opens_the_action(
    inbox: Inbox, overdue: Action, owner: Person
) -> None:
    done = actions.send_reminders(on=ON)
    assert [each.person for each in done.sent] == [owner]
    (letter,) = inbox.letters
    assert letter["To"] == owner.email
    assert letter["Subject"] == "Headway: one action to update"
    assert letter["Auto-Submitted"] == "auto-generated"
    assert "due 30 March 2021; overdue" in body(letter)
    link = read_update_token(token_in(body(letter)))
    assert (link.action, link.person) == (overdue, owner)
    assert reverse("one_minute_update", args=["x"]) == "/update/x/"


def test_the_trail_records_that_a_reminder_was_sent(inbox: Inbox, overdue: Action) -> None:
    actions.send_reminders(on=ON)
    (event,) = Event.objects.filter(action="reminder.sent")
    assert (event.by_name, event.subject_id, event.authority) == ("Headway", str(overdue.pk), "E10000016")
    assert event.thread == overdue.item.thread
    assert event.after == {"to": "Owen Owner", "reason": "overdue", "on": "2021-04-03"}
    assert "@" not in str(event.after)
    assert inbox.letters


def test_nobody_is_written_to_about_one_action_twice_in_a_week(inbox: Inbox, overdue: Action) -> None:
    for days in (0, 0, 6, 7):
        actions.send_reminders(on=ON + timedelta(days=days))
    assert len(inbox.letters) == 2
    assert [each.on for each in Reminder.objects.order_by("on")] == [ON, ON + timedelta(days=7)]
    assert overdue.reminders.count() == 2


def test_one_refused_address_does_not_keep_the_others_from_theirs(
    inbox: Inbox,
    promised: Callable[..., Action],
    person: Callable[..., Person],
) -> None:
    one, two, three = (person(Role.ACTION_OWNER, name=name) for name in ("Ann", "Ben", "Cat"))
    Person.objects.filter(pk=two.pk).update(email="refused@example.org")
    for each in (one, two, three):
        promised(due=date(2021, 3, 30), owners=[actions.Owner(each.name, person=each)])
    done = actions.send_reminders(on=ON)
    assert [letter.person.name for letter in done.sent] == ["Ann", "Cat"]
    assert [(letter.person.name, why) for letter, why in done.failed] == [("Ben", "refused with code 550")]
    assert len(inbox.letters) == 2
    assert {each.person_id for each in Reminder.objects.all()} == {one.pk, three.pk}


@pytest.mark.usefixtures("overdue")
def test_a_mail_server_that_is_not_there_is_one_sentence_and_nothing_is_recorded(
    settings: LazySettings,
) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    with pytest.raises(ForPerson, match=r"127\.0\.0\.1:1 takes no e-mail .* Nothing was sent"):
        actions.send_reminders(on=ON)
    assert not Reminder.objects.exists()
    assert not Event.objects.filter(action="reminder.sent").exists()


@pytest.mark.usefixtures("overdue")
def test_without_a_mail_server_the_letter_is_a_file_in_the_outbox(settings: LazySettings) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    actions.send_reminders(on=ON)
    (file,) = Path(settings.WORKSPACE.outbox).iterdir()
    assert "Headway: one action to update" in file.read_text()


# Links


def test_a_token_holds_two_numbers_and_no_personal_data(overdue: Action, owner: Person) -> None:
    token = signed_update_token(overdue, owner)
    held = signing.loads(token, salt="headway.plans.one-minute-update")
    assert held == [overdue.ownerships.get().pk, 1]


def test_a_token_is_good_for_fourteen_days(
    overdue: Action, owner: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    token = signed_update_token(overdue, owner)
    now = datetime.now(UTC).timestamp()
    monkeypatch.setattr(signing.time, "time", lambda: now + 14 * 86400 - 5)
    assert read_update_token(token).action == overdue
    monkeypatch.setattr(signing.time, "time", lambda: now + 14 * 86400 + 5)
    with pytest.raises(ForPerson, match="more than 14 days old"):
        read_update_token(token)


def test_a_token_that_was_used_is_spent(overdue: Action, owner: Person, plan: Plan) -> None:
    token = signed_update_token(overdue, owner)
    link = read_update_token(token)
    actions.update(
        by=link.person,
        action=link.action,
        version=link.action.version,
        status=plan.status_words.get(word="On track"),
    )
    with pytest.raises(ForPerson, match="done its work"):
        read_update_token(token)


def test_a_token_ends_with_the_stage_the_owner_the_person_and_the_role(
    overdue: Action, owner: Person, officer: Person
) -> None:
    token = signed_update_token(overdue, owner)
    Action.objects.update(stage="delivered")
    with pytest.raises(ForPerson, match="done its work"):
        read_update_token(token)
    Action.objects.update(stage="open")
    assert read_update_token(token)
    Person.objects.filter(pk=owner.pk).update(is_active=False)
    with pytest.raises(ForPerson, match="other owners"):
        read_update_token(token)
    Person.objects.filter(pk=owner.pk).update(is_active=True)
    Membership.objects.filter(person=owner).update(until_day=date(2021, 1, 1))
    with pytest.raises(ForPerson, match="role here has ended"):
        read_update_token(token)
    Membership.objects.filter(person=owner).update(until_day=None)
    actions.change_action(
        by=officer, action=overdue, version=1, owners=[actions.Owner(officer.name, person=officer)]
    )
    with pytest.raises(ForPerson, match="other owners"):
        read_update_token(token)


@pytest.mark.parametrize(
    "change", [lambda t: t[:-1], lambda t: "x" + t, lambda _: "", lambda t: t.swapcase()]
)
def test_a_token_that_was_tampered_with_opens_nothing(
    overdue: Action, owner: Person, change: Callable[[str], str]
) -> None:
    with pytest.raises(ForPerson, match="not whole"):
        read_update_token(change(signed_update_token(overdue, owner)))


def test_a_token_signed_for_another_purpose_opens_nothing(overdue: Action) -> None:
    forged = signing.dumps([overdue.ownerships.get().pk, 1], salt="something.else")
    with pytest.raises(ForPerson, match="not whole"):
        read_update_token(forged)


@pytest.mark.parametrize("held", [{"a": 1}, [1], [1, 2, 3], ["x", 1], None, [None, 1], [2**80, 1]])
def test_a_token_that_holds_something_else_is_refused_in_words(overdue: Action, held: object) -> None:
    token = signing.dumps(held, salt="headway.plans.one-minute-update")
    with pytest.raises(ForPerson):
        read_update_token(token)
    assert overdue


def test_there_is_no_token_for_who_owns_nothing(overdue: Action, officer: Person) -> None:
    with pytest.raises(ForPerson, match="does not own"):
        signed_update_token(overdue, officer)


# The command


def test_a_dry_run_writes_to_nobody(
    overdue: Action, inbox: Inbox, capsys: pytest.CaptureFixture[str]
) -> None:
    from headway.cli.remind import remind

    remind(on="2021-04-03", dry_run=True)
    said = capsys.readouterr().out
    assert said == f"Would write to Owen Owner:\n  overdue: {overdue.title} (Kent)\n"
    assert inbox.letters == []
    assert not Reminder.objects.exists()


def test_the_command_says_who_was_written_to_and_then_that_nobody_is_left(
    overdue: Action, inbox: Inbox, capsys: pytest.CaptureFixture[str]
) -> None:
    import json

    from headway.cli.remind import remind

    remind(on="2021-04-03", as_json=True)
    said = json.loads(capsys.readouterr().out)
    assert said["letters"] == [
        {"to": "Owen Owner", "actions": [{"id": overdue.pk, "title": overdue.title, "reason": "overdue"}]}
    ]
    remind(on="2021-04-03")
    assert capsys.readouterr().out == "Nobody is to be reminded.\n"
    assert len(inbox.letters) == 1


def test_the_page_behind_the_link_answers(overdue: Action, owner: Person) -> None:
    response = Client().get(reverse("one_minute_update", args=[signed_update_token(overdue, owner)]))
    assert response.status_code == 200
    assert overdue.title in response.content.decode()
