"""A committee with three meetings, an open and an exempt item, and a minute in words of our own."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from headway.web.accounts.models import Person
from headway.web.accounts.roles import Role
from headway.web.register.models import Authority
from headway.web.scrutiny.actions.minutes import write_minute
from headway.web.scrutiny.actions.minutes_common import digest
from headway.web.scrutiny.actions.minutes_confirm import confirm_minutes
from headway.web.scrutiny.models import AgendaItem, Attendance, Body, Commitment, ItemMinute, Meeting
from headway.web.scrutiny.rules.minutes import read_text, with_attendance

TEXT = """1. Ms Hart presented the half-year figures and answered members.

a) asked about vacancies, Ms Hart said that a note on agency staff would be sent to all Members in the autumn; and

b) a member said that the figures of two districts could not be compared.

2. RESOLVED that the figures be noted, and a report on recruitment be made to the committee's next meeting."""
SECRET = "The settlement with Contractor Zebulon was agreed."  # noqa: S105 - what nobody else may read
DAYS = (date(2018, 6, 21), date(2018, 9, 20), date(2018, 11, 22))


@dataclass
class Committee:
    """Made of models where it stands on them, by actions where it is about them."""

    authority: Authority
    person: Callable[..., Person]

    @cached_property
    def clerk(self) -> Person:
        return self.person(Role.DEMOCRATIC_SERVICES, self.authority, name="Clare Clerk")

    @cached_property
    def officer(self) -> Person:
        return self.person(Role.OFFICER, self.authority, name="Olive Officer")

    @cached_property
    def body(self) -> Body:
        return Body.objects.create(authority=self.authority, name="Children's Committee", kind="scrutiny")

    @cached_property
    def meetings(self) -> list[Meeting]:
        return [Meeting.objects.create(body=self.body, on=on, state="held", place="Hall") for on in DAYS]

    @property
    def meeting(self) -> Meeting:
        return self.meetings[0]

    @cached_property
    def item(self) -> AgendaItem:
        Attendance.objects.create(meeting=self.meeting, name="Mrs P Cole", presence="present")
        return AgendaItem.objects.create(meeting=self.meeting, number="5", title="Half-year figures", order=5)

    @cached_property
    def exempt(self) -> AgendaItem:
        return AgendaItem.objects.create(
            meeting=self.meeting,
            number="6",
            title="Contract with Zebulon",
            order=6,
            classification="exempt",
            exempt_paragraphs=[3],
            restricted_because="It would harm the council's bargaining.",
            classified_by="Monitoring officer",
            classified_on=date(2018, 6, 1),
        )

    @cached_property
    def minute(self) -> ItemMinute:
        return self.write(self.item, TEXT, attendance="Ms D Hart, Head of Service, was in attendance.")

    @cached_property
    def secret(self) -> ItemMinute:
        return self.write(
            self.exempt, f"1. {SECRET} Mr Zeal undertook to send Zebulon papers to the panel in July."
        )

    def write_both(self) -> None:
        """The open minute and the exempt one."""
        assert self.minute.pk != self.secret.pk

    def write(self, item: AgendaItem, text: str, attendance: str = "") -> ItemMinute:
        held = ItemMinute.objects.filter(item=item).first()
        read = with_attendance(read_text(text), attendance)
        return write_minute(by=self.clerk, item=item, version=held.version if held else 0, read=read)

    def confirm(self, at: int = 1) -> Meeting:
        meeting = self.meeting
        confirmed = confirm_minutes(
            by=self.clerk, meeting=meeting, at=self.meetings[at], read=digest(meeting)
        )
        self.meetings[0] = confirmed
        return confirmed

    def promised(self, word: str) -> Commitment:
        """The one commitment of the open minute whose text has the word."""
        return Commitment.objects.get(minute=self.minute, text__icontains=word)
