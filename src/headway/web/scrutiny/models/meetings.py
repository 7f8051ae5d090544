"""Meetings, their agendas, who came, what was declared; and the forward plan."""

from datetime import date, time

from django.conf import settings
from django.db import models
from django.utils import timezone

from headway.web.scrutiny.models.bodies import Body
from headway.web.scrutiny.models.classified import Classified
from headway.web.scrutiny.states import Exception28, Interest, MeetingState, MinutesState, Presence


class Meeting(models.Model):
    """One sitting of a body."""

    body = models.ForeignKey(Body, models.PROTECT, related_name="meetings")
    on: date = models.DateField()
    time: time = models.TimeField(null=True, blank=True)
    place = models.CharField(max_length=200, blank=True)
    state = models.CharField(max_length=10, choices=MeetingState.choices, default=MeetingState.PLANNED)
    why_cancelled = models.TextField(blank=True)
    agenda_published = models.DateField(null=True, blank=True)
    """When the agenda was first published: late items are those that were not in it."""
    decisions_published = models.DateField(null=True, blank=True)
    """The day on which an executive body's decisions were published: the call-in clock runs from it."""
    minutes_state = models.CharField(max_length=10, choices=MinutesState.choices, default=MinutesState.NONE)
    confirmed_at = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="confirms")
    """The later meeting that confirmed these minutes as a correct record."""
    is_example = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("on", "time", "id")
        constraints = (
            models.CheckConstraint(
                condition=~models.Q(minutes_state=MinutesState.CONFIRMED)
                | models.Q(confirmed_at__isnull=False),
                name="a_meeting_confirms_minutes",
            ),
        )

    def __str__(self) -> str:
        return f"{self.body}, {self.on.day} {self.on:%B %Y}"


class MeetingChange(models.Model):
    """Where and when a meeting was to be before it was moved, and why it was. Only ever added."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="changes")
    was_on = models.DateField()
    was_time = models.TimeField(null=True, blank=True)
    was_place = models.CharField(max_length=200, blank=True)
    reason = models.TextField()
    supersedes = models.BooleanField(default=False)
    """Whether the agenda had been published, so that what it says of day, time and place no longer holds."""
    at = models.DateTimeField(default=timezone.now, editable=False)
    by_name = models.CharField(max_length=200)

    class Meta:
        ordering = ("id",)

    def __str__(self) -> str:
        return f"{self.meeting}, moved"


class AgendaItem(Classified):
    """One item of a meeting's agenda; restricted ones are heard in private."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="items")
    number = models.CharField(max_length=10)
    title = models.CharField(max_length=300)
    description = models.TextField(blank=True)
    """What the body is to do: "To receive a report ..."."""
    order = models.PositiveIntegerField(default=0)
    late_because = models.TextField(blank=True)
    """The special circumstances by which the chair takes an item that had no five clear days' notice
    (Local Government Act 1972 s.100B(4)(b)); "" for one in time."""
    late_since = models.DateField(null=True, blank=True)
    """The day a late item was added, or was given another title than the published one."""
    papers = models.ManyToManyField("scrutiny.Paper", blank=True, related_name="agenda_items")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("order", "id")

    def __str__(self) -> str:
        return f"Item {self.number}: {self.title}" if self.is_open else f"Item {self.number} (restricted)"


class Attendance(models.Model):
    """Somebody at a meeting, or away from it with apologies."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="attendance")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    name = models.CharField(max_length=200)
    post = models.CharField(max_length=200, blank=True)
    """The post of an officer in attendance."""
    presence = models.CharField(max_length=14, choices=Presence.choices)
    stands_in_for = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ("id",)
        verbose_name_plural = "attendance"
        constraints = (models.UniqueConstraint(fields=("meeting", "name"), name="one_attendance_each"),)

    def __str__(self) -> str:
        return self.name


class Declaration(models.Model):
    """An interest that somebody declared at a meeting."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="declarations")
    item = models.ForeignKey(AgendaItem, models.PROTECT, null=True, blank=True, related_name="declarations")
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=12, choices=Interest.choices)
    text = models.TextField()
    left_the_room = models.BooleanField(default=False)
    is_sensitive = models.BooleanField(default=False)
    """A sensitive interest (Localism Act 2011 s.32): that there is one is told, not what it is."""

    class Meta:
        ordering = ("id",)

    def __str__(self) -> str:
        return f"Declaration of {self.name}"


class PlannedDecision(models.Model):
    """A line of the forward plan: a key decision, or an item to be taken in private, with its 28 days' notice
    (S.I. 2012/2089 regs. 5 and 9 to 11)."""

    authority = models.ForeignKey("register.Authority", models.PROTECT, related_name="planned_decisions")
    title = models.CharField(max_length=300)
    matter = models.TextField()
    is_key = models.BooleanField(default=True)
    why_key = models.TextField(blank=True)
    body = models.ForeignKey(Body, models.PROTECT, null=True, blank=True, related_name="planned_decisions")
    decision_maker = models.CharField(max_length=200, blank=True)
    """Name and title of a person who decides alone; "" where the body does."""
    decide_from = models.DateField()
    decide_until = models.DateField(null=True, blank=True)
    documents = models.TextField(blank=True)
    ask = models.TextField(blank=True)
    """Where to get the documents, and how to ask for others."""
    in_private = models.BooleanField(default=False)
    private_because = models.TextField(blank=True)
    second_notice = models.DateField(null=True, blank=True)
    """The day the second notice of a private meeting was published, five clear days before (reg. 5(4))."""
    representations = models.TextField(blank=True)
    """What was received against meeting in private; ..."""
    representations_answer = models.TextField(blank=True)
    """... and what the decision maker answers: both stand in the second notice."""
    exception = models.CharField(max_length=8, choices=Exception28.choices, default=Exception28.NONE)
    exception_because = models.TextField(blank=True)
    notice_published = models.DateField(null=True, blank=True)
    withdrawn_on = models.DateField(null=True, blank=True)
    withdrawn_because = models.TextField(blank=True)
    paper = models.ForeignKey(
        "scrutiny.Paper", models.PROTECT, null=True, blank=True, related_name="planned_decisions"
    )
    is_example = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("decide_from", "id")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(withdrawn_on__isnull=True) | ~models.Q(withdrawn_because=""),
                name="a_withdrawal_says_why",
            ),
        )

    def __str__(self) -> str:
        return self.title
