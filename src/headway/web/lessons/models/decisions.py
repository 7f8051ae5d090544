"""What an authority makes of the library: lessons judged relevant or not, and its own findings met again."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from headway.web.lessons.models.library import Passage
from headway.web.lessons.states import Outcome
from headway.web.register.states import Confirmation


class Lesson(models.Model):
    """A passage about another authority, judged relevant or not for this one, with the reason and what came of it."""

    authority = models.ForeignKey("register.Authority", models.PROTECT, related_name="lessons")
    passage = models.ForeignKey(Passage, models.PROTECT, related_name="lessons")
    relevant = models.BooleanField()
    reason = models.TextField()
    outcome = models.CharField(max_length=6, choices=Outcome.choices, default=Outcome.OPEN)
    because = models.TextField(blank=True)
    """Why a relevant lesson leads to no action."""
    action = models.ForeignKey("plans.Action", models.PROTECT, null=True, blank=True, related_name="lessons")
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    decided_by_name = models.CharField(max_length=200, blank=True)
    decided_on = models.DateField()
    created = models.DateTimeField(default=timezone.now, editable=False)
    is_example = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("-decided_on", "-id")
        constraints = (models.UniqueConstraint(fields=("authority", "passage"), name="one_lesson_a_passage"),)

    def __str__(self) -> str:
        return f"Lesson {self.pk}: {self.passage}"

    @property
    def thread(self) -> str:
        """The name of this lesson's line in the trail."""
        return f"lesson:{self.pk}"


class Recurrence(models.Model):
    """A recommendation of an earlier inspection met again at a later one: proposed by the machine, or by a person."""

    authority = models.ForeignKey("register.Authority", models.PROTECT, related_name="recurrences")
    earlier = models.ForeignKey("register.Recommendation", models.PROTECT, related_name="met_again")
    later = models.ForeignKey(
        "register.Recommendation", models.PROTECT, null=True, blank=True, related_name="met_before"
    )
    finding = models.ForeignKey(
        "register.Finding", models.PROTECT, null=True, blank=True, related_name="met_before"
    )
    """The later inspection's passage, where it is no recommendation; exactly one of the two is given."""
    state = models.CharField(max_length=12, choices=Confirmation.choices, default=Confirmation.PROPOSED)
    likeness = models.FloatField(null=True, blank=True)
    """0 to 1, by the method; None where a person joined them."""
    evidence = models.JSONField(default=list, blank=True)
    """Shared themes and words."""
    method = models.CharField(max_length=40, blank=True)
    reason = models.TextField(blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    decided_by_name = models.CharField(max_length=200, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("earlier__order", "-likeness", "id")
        constraints = (
            models.UniqueConstraint(fields=("earlier", "later"), name="one_recurrence_a_pair"),
            models.UniqueConstraint(fields=("earlier", "finding"), name="one_recurrence_a_finding"),
            models.CheckConstraint(
                condition=models.Q(later__isnull=False, finding__isnull=True)
                | models.Q(later__isnull=True, finding__isnull=False),
                name="recurrence_has_one_end",
            ),
        )

    def __str__(self) -> str:
        return f"{self.earlier} met again: {self.later or self.finding}"
