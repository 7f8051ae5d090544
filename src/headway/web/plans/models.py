"""The plan and everything in it. Updates, evidence revisions and changes of date append; nothing is overwritten."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from headway.web.plans.states import Answer, ClosureOutcome, MeasureKind, Rag, Stage


class Plan(models.Model):
    """The council's plan for one inspection: the statement of proposed action and what follows from it."""

    inspection = models.OneToOneField("register.Inspection", models.PROTECT, related_name="plan")
    authority = models.ForeignKey("register.Authority", models.PROTECT, related_name="plans")
    title = models.CharField(max_length=200)
    owning_body = models.CharField(max_length=200, default="The improvement board")
    """Who alone may close an action of this plan."""
    published = models.DateField(null=True, blank=True)
    is_example = models.BooleanField(default=False)
    created = models.DateTimeField(default=timezone.now, editable=False)
    version = models.PositiveIntegerField(default=1)
    """Grows with each change to the plan itself: its title, its owning body, its status words, its publication."""

    def __str__(self) -> str:
        return self.title


class Publication(models.Model):
    """The statement of proposed action as published on a day: what the public sees, never the draft behind it."""

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="publications")
    on = models.DateField()
    at = models.DateTimeField(default=timezone.now, editable=False)
    by_name = models.CharField(max_length=200)
    statement = models.JSONField()
    """What was published, as :mod:`headway.web.plans.statement` reads it."""

    class Meta:
        ordering = ("-on", "-id")

    def __str__(self) -> str:
        return f"{self.plan}, published {self.on}"


class StatusWord(models.Model):
    """A word that this plan uses for progress, with its meaning, shown wherever the word is."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="status_words")
    word = models.CharField(max_length=30)
    meaning = models.CharField(max_length=300)
    rag = models.CharField(max_length=10, choices=Rag.choices, default=Rag.NONE)
    must_explain = models.BooleanField(default=False)
    """Whether an update with this word says why, even where the word carries no amber or red."""
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ("order", "id")
        constraints = (models.UniqueConstraint(fields=("plan", "word"), name="one_meaning_a_word"),)

    def __str__(self) -> str:
        return self.word

    @property
    def needs_narrative(self) -> bool:
        """Amber and red must say why, and so must any other word that the plan asks it of."""
        return self.must_explain or self.rag in (Rag.AMBER, Rag.RED)


class Item(models.Model):
    """What the plan answers: a recommendation, or another issue found; with the council's answer to it."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="items")
    recommendation = models.OneToOneField(
        "register.Recommendation", models.PROTECT, null=True, blank=True, related_name="item"
    )
    issue = models.TextField(blank=True)
    """The other issue in the council's words, where the item is no recommendation."""
    number = models.PositiveIntegerField(default=0)
    """Which of the plan's other issues it is, from 1; 0 for a recommendation, which has the report's own number."""
    answer = models.CharField(max_length=10, choices=Answer.choices, default=Answer.NONE)
    reason = models.TextField(blank=True)
    answered_on = models.DateField(null=True, blank=True)
    order = models.PositiveIntegerField(default=0)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("order", "id")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(recommendation__isnull=False) ^ ~models.Q(issue=""),
                name="recommendation_or_issue",
            ),
            models.CheckConstraint(
                condition=~models.Q(answer__in=(Answer.PARTLY, Answer.REJECTED)) | ~models.Q(reason=""),
                name="a_no_has_a_reason",
            ),
        )

    def __str__(self) -> str:
        return str(self.recommendation) if self.recommendation else f"Other issue {self.number}"

    @property
    def thread(self) -> str:
        """The line in the trail that events about this item belong to."""
        return self.recommendation.thread if self.recommendation else f"item:{self.pk}"


class Action(models.Model):
    """A promise with owners, a success measure and a period."""

    item = models.ForeignKey(Item, models.PROTECT, related_name="actions")
    title = models.CharField(max_length=300)
    detail = models.TextField(blank=True)
    measure = models.TextField(blank=True)
    measure_kind = models.CharField(max_length=10, choices=MeasureKind.choices, blank=True)
    hears_children = models.BooleanField(default=False)
    """Whether children's own views are part of the action or its measure."""
    start = models.DateField(null=True, blank=True)
    due = models.DateField(null=True, blank=True)
    status = models.ForeignKey(StatusWord, models.PROTECT, null=True, blank=True, related_name="+")
    stage = models.CharField(max_length=10, choices=Stage.choices, default=Stage.OPEN)
    depends_on = models.ManyToManyField("self", symmetrical=False, blank=True, related_name="needed_by")
    order = models.PositiveIntegerField(default=0)
    created = models.DateTimeField(default=timezone.now, editable=False)
    last_update = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)
    """Grows by one with each change; a form that was opened on an older one is told of the conflict."""

    class Meta:
        ordering = ("item__order", "order", "id")
        indexes = (models.Index(fields=("stage", "due")),)
        constraints = (
            models.CheckConstraint(
                condition=models.Q(start__isnull=True)
                | models.Q(due__isnull=True)
                | models.Q(due__gte=models.F("start")),
                name="due_not_before_start",
            ),
        )

    def __str__(self) -> str:
        return self.title


class Ownership(models.Model):
    """One of an action's owners: a person who signs in, or a name and post for one who does not."""

    action = models.ForeignKey(Action, models.CASCADE, related_name="ownerships")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="ownerships"
    )
    name = models.CharField(max_length=200)
    post = models.CharField(max_length=200, blank=True)
    """The post, which is what the published statement names."""
    is_lead = models.BooleanField(default=False)

    class Meta:
        ordering = ("-is_lead", "id")
        constraints = (models.UniqueConstraint(fields=("action", "name"), name="one_owner_once"),)

    def __str__(self) -> str:
        return self.name


class Milestone(models.Model):
    """A step on the way, with its own day."""

    action = models.ForeignKey(Action, models.CASCADE, related_name="milestones")
    title = models.CharField(max_length=200)
    due = models.DateField(null=True, blank=True)
    reached_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("due", "id")

    def __str__(self) -> str:
        return self.title


class Update(models.Model):
    """One entry of progress. Updates are only ever added."""

    action = models.ForeignKey(Action, models.PROTECT, related_name="updates")
    at = models.DateTimeField(default=timezone.now, editable=False)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    by_name = models.CharField(max_length=200)
    status = models.ForeignKey(StatusWord, models.PROTECT, related_name="+")
    narrative = models.TextField(blank=True)

    class Meta:
        ordering = ("-at", "-id")

    def __str__(self) -> str:
        return f"Update of {self.action}"


class Reschedule(models.Model):
    """A change of due date: the old one and the reason are kept."""

    action = models.ForeignKey(Action, models.PROTECT, related_name="reschedules")
    old_due = models.DateField(null=True)
    new_due = models.DateField()
    reason = models.TextField()
    at = models.DateTimeField(default=timezone.now, editable=False)
    by_name = models.CharField(max_length=200)

    class Meta:
        ordering = ("at", "id")


class Evidence(models.Model):
    """Something that supports an action: a file with its revisions."""

    action = models.ForeignKey(Action, models.PROTECT, related_name="evidence")
    title = models.CharField(max_length=200)

    class Meta:
        ordering = ("id",)

    def __str__(self) -> str:
        return self.title


class EvidenceRevision(models.Model):
    """One version of an evidence file, kept by content hash in the workspace."""

    evidence = models.ForeignKey(Evidence, models.PROTECT, related_name="revisions")
    sha256 = models.CharField(max_length=64)
    name = models.CharField(max_length=200)
    size = models.PositiveBigIntegerField()
    media_type = models.CharField(max_length=100)
    at = models.DateTimeField(default=timezone.now, editable=False)
    by_name = models.CharField(max_length=200)

    class Meta:
        ordering = ("-at", "-id")

    def __str__(self) -> str:
        return self.name


class Closure(models.Model):
    """A proposal to close an action, and what the owning body made of it. One who proposes never decides."""

    action = models.ForeignKey(Action, models.PROTECT, related_name="closures")
    narrative = models.TextField()
    proposed_stage = models.CharField(max_length=10, choices=Stage.choices)
    """Delivered: it was done. Embedded: the measure shows that the change has held."""
    proposed_at = models.DateTimeField(default=timezone.now, editable=False)
    proposed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    evidence = models.ManyToManyField(EvidenceRevision, blank=True, related_name="closures")
    outcome = models.CharField(max_length=10, choices=ClosureOutcome.choices, default=ClosureOutcome.PENDING)
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    body = models.CharField(max_length=200, blank=True)
    reason = models.TextField(blank=True)

    class Meta:
        ordering = ("-proposed_at", "-id")
        constraints = (
            models.UniqueConstraint(
                fields=("action",),
                condition=models.Q(outcome=ClosureOutcome.PENDING),
                name="one_open_closure",
            ),
            models.CheckConstraint(
                condition=models.Q(outcome=ClosureOutcome.PENDING)
                | (
                    models.Q(decided_at__isnull=False)
                    & models.Q(decided_by__isnull=False)
                    & ~models.Q(body="")
                ),
                name="a_decision_says_who_and_when",
            ),
            models.CheckConstraint(
                condition=models.Q(decided_by__isnull=True) | ~models.Q(decided_by=models.F("proposed_by")),
                name="nobody_closes_their_own",
            ),
        )


class Reminder(models.Model):
    """An e-mail that was sent to an owner about an action, so that nobody is written to twice in a week."""

    action = models.ForeignKey(Action, models.CASCADE, related_name="reminders")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    on = models.DateField()
    reason = models.CharField(max_length=20)
    at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ("-on", "-id")
        indexes = (models.Index(fields=("on",)),)
