"""The closed lists of the library and of lessons."""

from django.db import models


class PassageKind(models.TextChoices):
    """What a passage of a report is."""

    RECOMMENDATION = "recommendation", "Recommendation"
    PRIORITY = "priority", "Area for priority action"
    IMPROVEMENT = "improvement", "Finding, area for improvement"
    STRENGTH = "strength", "Finding, strength"
    FINDING = "finding", "Finding"
    TEXT = "text", "Other text"


ASKED = (PassageKind.RECOMMENDATION, PassageKind.PRIORITY)
"""What a report asks for: these carry themes, and the counts by theme count them."""


class ThemeState(models.TextChoices):
    """Where a theme of a passage stands: the machine's proposal, or what a person made of it."""

    PROPOSED = "proposed", "Proposed"
    CONFIRMED = "confirmed", "Confirmed"
    REJECTED = "rejected", "Turned down"


class Outcome(models.TextChoices):
    """What a relevant lesson led to."""

    OPEN = "open", "To be decided"
    ACTION = "action", "An action in the plan"
    NONE = "none", "No action"
