"""Scorecards: which measures a body looks at; and what of them the public has been shown."""

from django.db import models
from django.utils import timezone

from headway.web.performance.models.measures import Measure
from headway.web.performance.states import PublicState


class Scorecard(models.Model):
    """The measures that somebody looks at together: a directorate, a panel, a board."""

    authority = models.ForeignKey("register.Authority", models.PROTECT, related_name="scorecards")
    body = models.ForeignKey(
        "scrutiny.Body", models.PROTECT, null=True, blank=True, related_name="scorecards"
    )
    title = models.CharField(max_length=200)
    purpose = models.TextField(blank=True)
    is_retired = models.BooleanField(default=False)
    is_example = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("title", "id")
        constraints = (models.UniqueConstraint(fields=("authority", "title"), name="one_scorecard_a_title"),)

    def __str__(self) -> str:
        return self.title


class ScorecardRow(models.Model):
    """A measure on a scorecard, in order, under a heading."""

    scorecard = models.ForeignKey(Scorecard, models.CASCADE, related_name="rows")
    measure = models.ForeignKey(Measure, models.PROTECT, related_name="rows")
    heading = models.CharField(max_length=100, blank=True)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ("order", "id")
        constraints = (models.UniqueConstraint(fields=("scorecard", "measure"), name="one_row_a_measure"),)

    def __str__(self) -> str:
        return f"{self.measure} on {self.scorecard}"


class PublicScorecard(models.Model):
    """A scorecard as the public sees it: after suppression, audited, approved by another person than who made it."""

    scorecard = models.ForeignKey(Scorecard, models.PROTECT, related_name="editions")
    number = models.PositiveSmallIntegerField()
    period = models.CharField(max_length=20)
    """The last period that it shows."""
    content = models.JSONField(default=dict)
    """What is shown: cells that are hidden are not in it."""
    audit = models.JSONField(default=dict)
    """What the audit found: how many cells were hidden, first and second, and that none can be worked out."""
    sha256 = models.CharField(max_length=64)
    """Of ``content`` in canonical JSON: what was approved is what is shown."""
    state = models.CharField(max_length=9, choices=PublicState.choices, default=PublicState.DRAFT)
    made_by_name = models.CharField(max_length=200)
    made_by_id = models.BigIntegerField(null=True)
    made = models.DateTimeField(default=timezone.now, editable=False)
    approved_by_name = models.CharField(max_length=200, blank=True)
    approved = models.DateTimeField(null=True, blank=True)
    published = models.DateTimeField(null=True, blank=True)
    why = models.TextField(blank=True)
    """Why it was withdrawn, or not approved."""
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("-number",)
        constraints = (models.UniqueConstraint(fields=("scorecard", "number"), name="one_edition_a_number"),)

    def __str__(self) -> str:
        return f"{self.scorecard}, public edition {self.number}"
