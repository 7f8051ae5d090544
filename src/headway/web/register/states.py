"""Proposed by the machine, confirmed or turned down by a person."""

from django.db import models


class Confirmation(models.TextChoices):
    """Where something the machine proposed stands."""

    PROPOSED = "proposed"
    CONFIRMED = "confirmed"
    REJECTED = "rejected"


class Part(models.TextChoices):
    """The parts of an inspection that a person goes through before it is confirmed."""

    DETAILS = "details", "Framework and days"
    JUDGEMENTS = "judgements", "Judgements"
