"""Who owes what to whom: commitments, questions, scrutiny recommendations. Follow-ups append."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from headway.web.scrutiny.models.bodies import Body
from headway.web.scrutiny.models.meetings import Meeting
from headway.web.scrutiny.models.minutes import ItemMinute, MinutePart, ResolutionOutcome
from headway.web.scrutiny.models.papers import Paper
from headway.web.scrutiny.states import CommitmentState, Monitor, Response


class Commitment(models.Model):
    """Something promised to a body. The machine proposes, a person confirms; a paper or an update meets it."""

    authority = models.ForeignKey("register.Authority", models.PROTECT, related_name="commitments")
    body = models.ForeignKey(Body, models.PROTECT, related_name="commitments")
    """To whom it is owed."""
    minute = models.ForeignKey(ItemMinute, models.PROTECT, null=True, blank=True, related_name="commitments")
    outcome = models.ForeignKey(
        ResolutionOutcome, models.PROTECT, null=True, blank=True, related_name="commitments"
    )
    """The outcome that it comes of, where the body resolved it."""
    where = models.CharField(max_length=20, blank=True)
    """Paragraph and letter in the minute: "1 d)"."""
    quote = models.TextField(blank=True)
    rule = models.CharField(max_length=40, blank=True)
    """The rule that proposed it; "" for one that a person found."""
    text = models.TextField()
    owed_by = models.CharField(max_length=200, blank=True)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="commitments"
    )
    due_said = models.CharField(max_length=200, blank=True)
    due_meeting = models.ForeignKey(Meeting, models.PROTECT, null=True, blank=True, related_name="due")
    due_on = models.DateField(null=True, blank=True)
    action = models.ForeignKey(
        "plans.Action", models.PROTECT, null=True, blank=True, related_name="commitments"
    )
    """The action of the plan that it belongs to, or became."""
    state = models.CharField(max_length=10, choices=CommitmentState.choices, default=CommitmentState.PROPOSED)
    why_rejected = models.TextField(blank=True)
    met_by_paper = models.ForeignKey(Paper, models.PROTECT, null=True, blank=True, related_name="meets")
    met_by_update = models.ForeignKey(
        "plans.Update", models.PROTECT, null=True, blank=True, related_name="meets"
    )
    met_on = models.DateField(null=True, blank=True)
    is_example = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("due_on", "id")
        constraints = (
            models.CheckConstraint(
                condition=~Q(state=CommitmentState.MET)
                | Q(met_on__isnull=False) & (Q(met_by_paper__isnull=False) | Q(met_by_update__isnull=False)),
                name="met_by_a_paper_or_an_update",
            ),
            models.CheckConstraint(
                condition=~Q(state=CommitmentState.OPEN)
                | ~Q(owed_by="") & (Q(due_on__isnull=False) | Q(due_meeting__isnull=False)),
                name="owed_by_somebody_by_a_day",
            ),
        )

    @property
    def is_open(self) -> bool:
        """Whether it comes of no minute, or of one that is not restricted."""
        return self.minute is None or (self.minute.is_open and self.minute.item.is_open)

    def __str__(self) -> str:
        if not self.is_open:
            return f"Commitment {self.pk} (restricted)"
        return self.text if len(self.text) <= 100 else f"{self.text[:99]}…"


class Question(models.Model):
    """What a member asked, who answered, and what was said."""

    authority = models.ForeignKey("register.Authority", models.PROTECT, related_name="questions")
    body = models.ForeignKey(Body, models.PROTECT, related_name="questions")
    meeting = models.ForeignKey(Meeting, models.PROTECT, null=True, blank=True, related_name="questions")
    part = models.ForeignKey(MinutePart, models.PROTECT, null=True, blank=True, related_name="questions")
    """The place in the minute where it stands."""
    category = models.CharField(max_length=40)
    """Id of a category of the question bank (``question_bank.toml``)."""
    asked_by = models.CharField(max_length=200)
    asked_on = models.DateField()
    text = models.TextField()
    answered_by = models.CharField(max_length=200, blank=True)
    answered_on = models.DateField(null=True, blank=True)
    reply = models.TextField(blank=True)
    promised = models.ManyToManyField(Commitment, blank=True, related_name="questions")
    recommendation = models.ForeignKey(
        "register.Recommendation", models.PROTECT, null=True, blank=True, related_name="questions"
    )
    action = models.ForeignKey(
        "plans.Action", models.PROTECT, null=True, blank=True, related_name="questions"
    )
    """The action whose measure should move."""
    measure = models.ForeignKey(
        "performance.Measure", models.PROTECT, null=True, blank=True, related_name="questions"
    )
    """The measure that it is about, where a red or a signal opened it."""
    area = models.CharField(max_length=100, blank=True)
    """The district that it is about; blank for the whole authority."""
    opened_by = models.JSONField(default=dict, blank=True)
    """What the measure showed when it was opened: period, value, rating, target and signals, as on the scorecard."""
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="questions_owed"
    )
    """Who is to answer."""
    owner_name = models.CharField(max_length=200, blank=True)
    owner_post = models.CharField(max_length=200, blank=True)
    due_on = models.DateField(null=True, blank=True)
    is_example = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("-asked_on", "-id")
        constraints = (
            models.CheckConstraint(
                condition=Q(reply="") | ~Q(answered_by="") & Q(answered_on__isnull=False),
                name="an_answer_says_who_and_when",
            ),
        )

    @property
    def is_open(self) -> bool:
        """Whether it stands in no minute, or in one that is not restricted."""
        if self.part_id is None:
            return True
        minute = self.part.paragraph.minute
        return minute.is_open and minute.item.is_open

    def __str__(self) -> str:
        if not self.is_open:
            return f"Question {self.pk} (restricted)"
        return self.text if len(self.text) <= 100 else f"{self.text[:99]}…"


class FollowUp(models.Model):
    """What the measure did after a question was answered. Only ever added."""

    question = models.ForeignKey(Question, models.PROTECT, related_name="follow_ups")
    on = models.DateField()
    text = models.TextField()
    at = models.DateTimeField(default=timezone.now, editable=False)
    by_name = models.CharField(max_length=200)

    class Meta:
        ordering = ("on", "id")


class ScrutinyRecommendation(models.Model):
    """A recommendation of a committee to the executive, monitored by municipal year until the committee closes it."""

    authority = models.ForeignKey(
        "register.Authority", models.PROTECT, related_name="scrutiny_recommendations"
    )
    body = models.ForeignKey(Body, models.PROTECT, related_name="scrutiny_recommendations")
    meeting = models.ForeignKey(
        Meeting, models.PROTECT, null=True, blank=True, related_name="scrutiny_recommendations"
    )
    """Where it was made."""
    outcome = models.ForeignKey(
        ResolutionOutcome, models.PROTECT, null=True, blank=True, related_name="scrutiny_recommendations"
    )
    year = models.PositiveSmallIntegerField()
    """The municipal year by its first calendar year: 2017 for 2017/18, from May."""
    number = models.PositiveSmallIntegerField()
    area = models.CharField(max_length=200)
    text = models.TextField()
    to = models.CharField(max_length=200, default="The Cabinet")
    sent_on = models.DateField()
    response_due = models.DateField(null=True, blank=True)
    response = models.CharField(max_length=10, choices=Response.choices, default=Response.NONE)
    reason = models.TextField(blank=True)
    considered_on = models.DateField(null=True, blank=True)
    lead_member = models.CharField(max_length=200, blank=True)
    lead_officer = models.CharField(max_length=200, blank=True)
    status = models.CharField(max_length=12, choices=Monitor.choices, default=Monitor.NOT_STARTED)
    closed_at = models.ForeignKey(Meeting, models.PROTECT, null=True, blank=True, related_name="closes")
    """The meeting of its own body that closed it."""
    closed_because = models.TextField(blank=True)
    is_example = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("-year", "number")
        constraints = (
            models.UniqueConstraint(fields=("authority", "year", "number"), name="one_reference_a_year"),
            models.CheckConstraint(
                condition=~Q(response__in=(Response.PARTLY, Response.REJECTED)) | ~Q(reason=""),
                name="a_rejection_has_a_reason",
            ),
        )

    @property
    def reference(self) -> str:
        """Its reference by municipal year: SR (17/18) 01."""
        return f"SR ({self.year % 100:02}/{(self.year + 1) % 100:02}) {self.number:02}"

    @property
    def is_open(self) -> bool:
        """Whether it comes of no minute, or of one that is not restricted."""
        if self.outcome_id is None:
            return True
        minute = self.outcome.paragraph.minute
        return minute.is_open and minute.item.is_open

    def __str__(self) -> str:
        return self.reference


class MonitorEntry(models.Model):
    """How a scrutiny recommendation stood on a day. Only ever added."""

    recommendation = models.ForeignKey(ScrutinyRecommendation, models.PROTECT, related_name="entries")
    on = models.DateField()
    status = models.CharField(max_length=12, choices=Monitor.choices)
    text = models.TextField(blank=True)
    at = models.DateTimeField(default=timezone.now, editable=False)
    by_name = models.CharField(max_length=200)

    class Meta:
        ordering = ("on", "id")
        verbose_name_plural = "monitor entries"
