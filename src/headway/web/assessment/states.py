"""The closed lists of assessments and self-evaluations."""

from django.db import models


class State(models.TextChoices):
    """How far an assessment, or a self-evaluation, has come."""

    DRAFT = "draft", "Being drafted"
    JUDGED = "judged", "Judged"
    SIGNED_OFF = "signed off", "Signed off"
    PUBLISHED = "published", "Published"
    WITHDRAWN = "withdrawn", "Withdrawn"


class EditKind(models.TextChoices):
    """What a person did to a drafted letter."""

    CHANGE = "change", "Changed a sentence"
    REMOVE = "remove", "Took a sentence out"
    ADD = "add", "Added a sentence"


class Stance(models.TextChoices):
    """What a claim of the self-evaluation says of practice."""

    STRENGTH = "strength", "A strength"
    TO_IMPROVE = "to improve", "Needs to improve"
    NEITHER = "neither", "Neither"


class Question(models.IntegerChoices):
    """The three questions of the self-evaluation (ILACS, annual engagement meeting)."""

    WHAT = 1, "What do you know about the quality and impact of social work practice?"
    HOW = 2, "How do you know it?"
    NEXT = 3, "What are your plans for the next twelve months?"
