"""The closed lists of a plan. Words for progress are not here: they are each plan's own data, with their meanings."""

from django.db import models


class Answer(models.TextChoices):
    """What the council says to a recommendation."""

    NONE = "none", "No answer yet"
    ACCEPTED = "accepted", "Accepted"
    PARTLY = "partly", "Partly accepted"
    REJECTED = "rejected", "Rejected"


class MeasureKind(models.TextChoices):
    """What would show that an action worked."""

    INDICATOR = "indicator", "Indicator"
    AUDIT = "audit", "Audit result"
    FEEDBACK = "feedback", "Feedback"
    MILESTONE = "milestone", "Milestone"


class Rag(models.TextChoices):
    """The rating that a status word carries, if it carries one."""

    NONE = "none", "No rating"
    GREEN = "green", "Green"
    AMBER = "amber", "Amber"
    RED = "red", "Red"


class Stage(models.TextChoices):
    """How far an action has come, by decision of the owning body. Delivered is not embedded."""

    OPEN = "open", "Open"
    DELIVERED = "delivered", "Delivered"
    EMBEDDED = "embedded", "Embedded"
    SUPERSEDED = "superseded", "Superseded"


class ClosureOutcome(models.TextChoices):
    """What the owning body made of a proposal to close."""

    PENDING = "pending", "Awaiting decision"
    MADE = "made", "Made"
    REFUSED = "refused", "Refused"
