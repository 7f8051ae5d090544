"""Figures: observations with the load they came in. A later load supersedes, and the earlier one is kept."""

from django.db import models
from django.utils import timezone

from headway.web.performance.models.measures import Measure
from headway.web.performance.states import Every, Source


class Load(models.Model):
    """One time figures were brought in: counted from the returns, or read from a local file."""

    authority = models.ForeignKey("register.Authority", models.PROTECT, related_name="loads")
    source = models.CharField(max_length=7, choices=Source.choices)
    title = models.CharField(max_length=300)
    """The file's name, or the editions of the returns that were counted."""
    sha256 = models.CharField(max_length=64)
    """Of the figures themselves, so that the same figures again are told apart from new ones."""
    at = models.DateTimeField(default=timezone.now, editable=False)
    by_name = models.CharField(max_length=200)
    figures = models.PositiveIntegerField(default=0)
    changed = models.PositiveIntegerField(default=0)
    """How many figures of earlier loads it superseded with another number."""
    withdrawn_because = models.TextField(blank=True)
    is_example = models.BooleanField(default=False)

    class Meta:
        ordering = ("-at", "-id")

    def __str__(self) -> str:
        """Without its title: the name of a file may name a child, and what stands in the trail stays there."""
        return f"Figures of {timezone.localtime(self.at):%d.%m.%Y}, {self.sha256[:12]}"


class Observation(models.Model):
    """One figure: numerator, denominator, unknown; a rate is never kept alone.

    ``numerator``, ``denominator`` and ``value`` are counts, or numbers of at most four decimals, which a float gives
    back as they were. ``value`` is rounded half up to the measure's decimals already; None where nothing can be said.
    """

    measure = models.ForeignKey(Measure, models.PROTECT, related_name="observations")
    load = models.ForeignKey(Load, models.PROTECT, related_name="observations")
    area = models.CharField(max_length=100, blank=True)
    """A district; blank for the whole authority."""
    every = models.CharField(max_length=7, choices=Every.choices)
    period = models.CharField(max_length=20)
    first_day = models.DateField()
    last_day = models.DateField()
    numerator = models.FloatField(null=True)
    denominator = models.FloatField(null=True)
    unknown = models.IntegerField(default=0)
    value = models.FloatField(null=True)
    notes = models.JSONField(default=list, blank=True)
    is_short = models.BooleanField(default=False)
    """Whether the returns did not reach back as far as the definition looks, so that it may count too few."""
    is_current = models.BooleanField(default=True)
    """Whether no later load gives the same area and period."""

    class Meta:
        ordering = ("measure", "area", "first_day")
        indexes = (models.Index(fields=("measure", "every", "area", "first_day"), name="figures_in_order"),)
        constraints = (
            models.UniqueConstraint(
                fields=("measure", "every", "area", "period"),
                condition=models.Q(is_current=True),
                name="one_current_figure",
            ),
        )

    def __str__(self) -> str:
        return f"{self.measure}, {self.area or 'whole authority'}, {self.period}"
