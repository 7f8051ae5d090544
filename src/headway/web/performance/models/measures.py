"""Measures: what an authority watches, whose it is, and the targets it was given. Targets append."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from headway.web.performance.states import Better, ChartKind, Every, Kind, Source


class Measure(models.Model):
    """One measure of one authority: an indicator of the catalogue as this authority watches it, or one of its own."""

    authority = models.ForeignKey("register.Authority", models.PROTECT, related_name="measures")
    code = models.SlugField(max_length=60)
    """The id of the indicator (``headway.indicators``), or the authority's own word for a local measure."""
    title = models.CharField(max_length=200)
    theme = models.CharField(max_length=40, blank=True)
    """The catalogue's theme ("workforce", "front_door"); the workforce's measures are the lead indicators."""
    counts = models.TextField()
    """What is counted, in words."""
    out_of = models.TextField(blank=True)
    unit = models.CharField(max_length=30)
    multiplier = models.PositiveIntegerField(default=100)
    decimals = models.PositiveSmallIntegerField(default=1)
    better = models.CharField(max_length=8, choices=Better.choices)
    kind = models.CharField(max_length=8, choices=Kind.choices, default=Kind.FLOW)
    every = models.CharField(max_length=7, choices=Every.choices, default=Every.MONTH)
    """The period that is charted and rated; figures of longer ones may stand beside them."""
    source = models.CharField(max_length=7, choices=Source.choices, default=Source.RETURNS)
    definition_version = models.PositiveSmallIntegerField(default=1)
    unverified = models.TextField(blank=True)
    """What of the definition is not verified, as the catalogue marks it."""
    chart = models.CharField(
        max_length=8, choices=ChartKind.choices, default=ChartKind.BY_FIGURES, blank=True
    )
    preset = models.CharField(max_length=20, default="nhs-mdc")
    """The rule set of ``headway.statistics`` by which signals are told."""
    stale_after = models.PositiveSmallIntegerField(default=100)
    """Days after the end of the last period from which the figure is too old to be rated."""
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="measures"
    )
    owner_name = models.CharField(max_length=200, blank=True)
    owner_post = models.CharField(max_length=200, blank=True)
    is_retired = models.BooleanField(default=False)
    is_example = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("theme", "title", "id")
        constraints = (models.UniqueConstraint(fields=("authority", "code"), name="one_measure_a_code"),)

    def __str__(self) -> str:
        return self.title

    @property
    def thread(self) -> str:
        """The line in the trail that events about it belong to."""
        return f"measure:{self.pk}"


class Target(models.Model):
    """A target and its floor from a day on. A later one supersedes it; none is changed."""

    measure = models.ForeignKey(Measure, models.PROTECT, related_name="targets")
    number = models.PositiveSmallIntegerField()
    from_day = models.DateField()
    """Periods that end on this day or later are held to it."""
    target = models.DecimalField(max_digits=10, decimal_places=2)
    floor = models.DecimalField(max_digits=10, decimal_places=2, null=True, blank=True)
    """The floor standard; below it management must act (Kent's quarterly performance report, 2014/15)."""
    near = models.DecimalField(max_digits=10, decimal_places=2, null=True, blank=True)
    """Of a measure that should stay close: how far from the target is still met."""
    reason = models.TextField()
    set_by = models.CharField(max_length=200)
    at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ("from_day", "number")
        constraints = (models.UniqueConstraint(fields=("measure", "number"), name="one_target_a_number"),)

    def __str__(self) -> str:
        return f"Target {self.number} of {self.measure}"


class ActionMeasure(models.Model):
    """An action of the plan and a measure that it should move."""

    action = models.ForeignKey("plans.Action", models.CASCADE, related_name="should_move")
    measure = models.ForeignKey(Measure, models.PROTECT, related_name="moved_by")
    area = models.CharField(max_length=100, blank=True)
    since = models.DateField()
    by_name = models.CharField(max_length=200)
    ended = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("since", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("action", "measure", "area"), condition=Q(ended__isnull=True), name="moves_it_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.action} should move {self.measure}"
