"""The closed lists of performance."""

from django.db import models


class Better(models.TextChoices):
    """Which way is better. ``NEAR`` is Kent's "T": the nearer to the target the better, on either side."""

    HIGHER = "higher", "Higher is better"
    LOWER = "lower", "Lower is better"
    NEAR = "near", "Close to the target is better"
    NEUTRAL = "neutral", "Neither is better"
    CONTEXT = "context", "Nobody’s performance: it explains others"

    @property
    def is_judged(self) -> bool:
        """Whether it can be rated at all; what is neutral is never coloured and never ranked."""
        return self in (Better.HIGHER, Better.LOWER, Better.NEAR)


class Every(models.TextChoices):
    """How long a period is."""

    MONTH = "month", "Month"
    QUARTER = "quarter", "Quarter"
    YEAR = "year", "Financial year"


class Kind(models.TextChoices):
    """What a figure of one period tells of."""

    FLOW = "flow", "What happened in the period"
    SNAPSHOT = "snapshot", "How it stood on the last day"
    ROLLING = "rolling", "The twelve months to the last day"

    @property
    def may_be_charted(self) -> bool:
        """Rolling figures share eleven twelfths of their data with their neighbours: no control chart, no run rules."""
        return self is not Kind.ROLLING


class Source(models.TextChoices):
    """Where figures come from."""

    RETURNS = "returns", "Counted from the returns"
    LOCAL = "local", "A local file"


class ChartKind(models.TextChoices):
    """Which control chart a measure has; the first chooses by what the figures are."""

    BY_FIGURES = "", "By the figures"
    XMR = "xmr", "Single values (XmR)"
    P = "p", "Shares (p)"
    LANEY_P = "laney-p", "Shares, with more spread than chance gives (Laney p′)"
    U = "u", "Rates (u)"
    LANEY_U = "laney-u", "Rates, with more spread than chance gives (Laney u′)"


class Rating(models.TextChoices):
    """Kent's rule: the target met, only the floor met, not even the floor met; and why there is no rating."""

    GREEN = "green", "Target met"
    AMBER = "amber", "Floor met, target not"
    RED = "red", "Below the floor"
    NO_TARGET = "no target", "No target"
    NO_FIGURE = "no figure", "No figure"
    STALE = "stale", "The figure is too old to rate"
    NOT_RATED = "not rated", "Not rated: neither way is better"


class PublicState(models.TextChoices):
    """How far an edition for the public has come."""

    DRAFT = "draft", "Draft"
    APPROVED = "approved", "Approved"
    PUBLISHED = "published", "Published"
    WITHDRAWN = "withdrawn", "Withdrawn"
