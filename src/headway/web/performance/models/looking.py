"""What people say of a measure: notes, what happened beside it, and where its limits start anew. All append."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from headway.web.performance.models.measures import Measure


class MeasureNote(models.Model):
    """What lies behind a figure, by somebody who knows: the narrative that a red or an amber needs."""

    measure = models.ForeignKey(Measure, models.PROTECT, related_name="remarks")
    area = models.CharField(max_length=100, blank=True)
    period = models.CharField(max_length=20)
    """The period that it explains."""
    text = models.TextField()
    at = models.DateTimeField(default=timezone.now, editable=False)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    by_name = models.CharField(max_length=200)

    class Meta:
        ordering = ("-at", "-id")

    def __str__(self) -> str:
        return f"Note on {self.measure}, {self.period}"


class Annotation(models.Model):
    """Something that happened, shown on the charts from its day: "caseloads rose", "new front door"."""

    authority = models.ForeignKey("register.Authority", models.PROTECT, related_name="annotations")
    measure = models.ForeignKey(Measure, models.PROTECT, null=True, blank=True, related_name="annotations")
    """None: on every chart of the authority."""
    area = models.CharField(max_length=100, blank=True)
    on = models.DateField()
    text = models.CharField(max_length=80)
    at = models.DateTimeField(default=timezone.now, editable=False)
    by_name = models.CharField(max_length=200)
    withdrawn_because = models.TextField(blank=True)
    is_example = models.BooleanField(default=False)

    class Meta:
        ordering = ("on", "id")

    def __str__(self) -> str:
        return f"{self.on}: {self.text}"


class Rebase(models.Model):
    """Where the limits of a chart start anew, by hand and with a reason; never by itself."""

    measure = models.ForeignKey(Measure, models.PROTECT, related_name="rebases")
    area = models.CharField(max_length=100, blank=True)
    from_day = models.DateField()
    """The first day of the first period of the new phase."""
    reason = models.TextField()
    at = models.DateTimeField(default=timezone.now, editable=False)
    by_name = models.CharField(max_length=200)
    withdrawn_because = models.TextField(blank=True)

    class Meta:
        ordering = ("from_day", "id")

    def __str__(self) -> str:
        return f"New limits of {self.measure} from {self.from_day}"
