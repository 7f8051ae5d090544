"""Papers: what they say, where they go, who signs them off, what is attached. Versions append."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from headway.web.scrutiny.models.bodies import Body
from headway.web.scrutiny.models.classified import Classified
from headway.web.scrutiny.models.meetings import Meeting
from headway.web.scrutiny.states import (
    Background,
    PaperKind,
    PaperState,
    PathwayRole,
    SignOutcome,
)


class Paper(Classified):
    """A paper to a body, or a briefing, a message to staff, a letter."""

    authority = models.ForeignKey("register.Authority", models.PROTECT, related_name="papers")
    kind = models.CharField(max_length=20, choices=PaperKind.choices)
    subject = models.CharField(max_length=300)
    content = models.JSONField(default=dict)
    """What it says: the fields of ``headway.documents.content`` that are not rows here, see ``rules/contents.py``."""
    background = models.CharField(
        max_length=6, choices=Background.choices, default=Background.UNSAID, blank=True
    )
    inspection = models.ForeignKey(
        "register.Inspection", models.PROTECT, null=True, blank=True, related_name="papers"
    )
    plan = models.ForeignKey("plans.Plan", models.PROTECT, null=True, blank=True, related_name="papers")
    state = models.CharField(max_length=10, choices=PaperState.choices, default=PaperState.DRAFT)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    created = models.DateTimeField(default=timezone.now, editable=False)
    is_example = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("-created", "-id")

    def __str__(self) -> str:
        return self.subject if self.is_open else f"Restricted paper {self.pk}"


class PaperVersion(models.Model):
    """A paper as it stood after a change: what a sign-off signs, and what a later one is compared with."""

    paper = models.ForeignKey(Paper, models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    whole = models.JSONField()
    """Content, pathway, classification and appendices, as ``rules/contents.py`` puts them together."""
    sha256 = models.CharField(max_length=64)
    """Of ``whole`` in canonical JSON: the trail tells of a version by this, not by its words."""
    at = models.DateTimeField(default=timezone.now, editable=False)
    by_name = models.CharField(max_length=200)
    why = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ("-number",)
        constraints = (models.UniqueConstraint(fields=("paper", "number"), name="one_version_a_number"),)


class PathwayStep(models.Model):
    """One body on a paper's way, in order: OParl's consultation, Kent's "previous" and "future pathway"."""

    paper = models.ForeignKey(Paper, models.PROTECT, related_name="pathway")
    order = models.PositiveSmallIntegerField()
    body = models.ForeignKey(Body, models.PROTECT, null=True, blank=True, related_name="+")
    body_name = models.CharField(max_length=200, blank=True)
    """A body that is not kept here, such as a partnership's."""
    meeting = models.ForeignKey(Meeting, models.PROTECT, null=True, blank=True, related_name="pathway_steps")
    on = models.DateField(null=True, blank=True)
    """The day, where the meeting is not kept here."""
    role = models.CharField(max_length=12, choices=PathwayRole.choices)
    outcome = models.TextField(blank=True)
    is_this = models.BooleanField(default=False)
    """The body that the paper in hand is written to; steps before it are the previous pathway, after it the future."""

    class Meta:
        ordering = ("order", "id")

    def __str__(self) -> str:
        return str(self.meeting or self.body or self.body_name)


class SignOff(models.Model):
    """One signature in the chain, in order; what it signs is a version."""

    paper = models.ForeignKey(Paper, models.PROTECT, related_name="sign_offs")
    order = models.PositiveSmallIntegerField()
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="sign_offs")
    post = models.CharField(max_length=200, blank=True)
    outcome = models.CharField(max_length=8, choices=SignOutcome.choices, default=SignOutcome.PENDING)
    version_signed = models.PositiveIntegerField(null=True, blank=True)
    comment = models.TextField(blank=True)
    at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("order", "id")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(outcome=SignOutcome.PENDING)
                | models.Q(at__isnull=False, version_signed__isnull=False),
                name="a_signature_says_what_and_when",
            ),
        )


class Appendix(Classified):
    """A file attached to a paper, kept by content hash; it may be restricted where its paper is not."""

    paper = models.ForeignKey(Paper, models.PROTECT, related_name="appendices")
    number = models.CharField(max_length=10)
    title = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    name = models.CharField(max_length=200)
    size = models.PositiveBigIntegerField()
    media_type = models.CharField(max_length=100)
    order = models.PositiveSmallIntegerField(default=0)
    at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ("order", "id")
        verbose_name_plural = "appendices"

    def __str__(self) -> str:
        return (
            f"Appendix {self.number}: {self.title}"
            if self.is_open
            else f"Appendix {self.number} (restricted)"
        )
