"""Minutes: numbered paragraphs, lettered parts, what was RESOLVED. Confirmed ones never change."""

from django.db import models

from headway.minutes import OutcomeKind
from headway.web.scrutiny.models.classified import Classified
from headway.web.scrutiny.models.meetings import AgendaItem

_KINDS = [(kind.value, kind.value.capitalize()) for kind in OutcomeKind]


class ItemMinute(Classified):
    """The minute of one agenda item."""

    item = models.OneToOneField(AgendaItem, models.PROTECT, related_name="minute")
    attendance = models.TextField(blank=True)
    """Who came for this item, as the minute says it."""
    source = models.TextField(blank=True)
    """The text or page it was brought in from; "" for one written here."""
    version = models.PositiveIntegerField(default=1)

    def __str__(self) -> str:
        return f"Minute of {self.item}" if self.is_open else f"Minute of item {self.item.number} (restricted)"


class MinuteParagraph(models.Model):
    """A numbered paragraph."""

    minute = models.ForeignKey(ItemMinute, models.CASCADE, related_name="paragraphs")
    number = models.CharField(max_length=10)
    text = models.TextField(blank=True)
    is_resolution = models.BooleanField(default=False)
    order = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ("order", "id")


class MinutePart(models.Model):
    """A lettered part of a paragraph: a question or comment, and what was said to it."""

    paragraph = models.ForeignKey(MinuteParagraph, models.CASCADE, related_name="parts")
    letter = models.CharField(max_length=10)
    text = models.TextField()
    order = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ("order", "id")


class ResolutionOutcome(models.Model):
    """One thing that a body resolved: a resolution can hold several."""

    paragraph = models.ForeignKey(MinuteParagraph, models.CASCADE, related_name="outcomes")
    kind = models.CharField(max_length=12, choices=_KINDS)
    text = models.TextField()
    due_said = models.CharField(max_length=200, blank=True)
    order = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ("order", "id")

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.text}"


class Correction(models.Model):
    """What a later meeting resolved to correct in confirmed or published minutes; the minute itself stays."""

    minute = models.ForeignKey(ItemMinute, models.PROTECT, related_name="corrections")
    resolved_by = models.ForeignKey(ResolutionOutcome, models.PROTECT, related_name="corrections")
    was = models.TextField()
    becomes = models.TextField()

    class Meta:
        ordering = ("id",)
