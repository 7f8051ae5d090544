"""What was published, as it was published: the public site reads these and nothing else."""

from django.db import models
from django.utils import timezone

from headway.web.scrutiny.models.bodies import Body
from headway.web.scrutiny.models.meetings import Meeting, PlannedDecision
from headway.web.scrutiny.models.papers import Paper
from headway.web.scrutiny.states import PublicationKind


class Publication(models.Model):
    """One publication: made of what is unrestricted, at the moment of publishing. A later one replaces it on the
    public site; a withdrawn one is shown no more. Nothing restricted is ever put into a row of this table.
    """

    authority = models.ForeignKey("register.Authority", models.PROTECT, related_name="+")
    kind = models.CharField(max_length=8, choices=PublicationKind.choices)
    body = models.ForeignKey(Body, models.PROTECT, null=True, blank=True, related_name="publications")
    meeting = models.ForeignKey(Meeting, models.PROTECT, null=True, blank=True, related_name="publications")
    paper = models.ForeignKey(Paper, models.PROTECT, null=True, blank=True, related_name="publications")
    planned_decision = models.ForeignKey(
        PlannedDecision, models.PROTECT, null=True, blank=True, related_name="publications"
    )
    number = models.PositiveIntegerField()
    """Which publication of the thing it is, from 1."""
    on = models.DateField()
    at = models.DateTimeField(default=timezone.now, editable=False)
    by_name = models.CharField(max_length=200)
    title = models.CharField(max_length=300)
    public = models.JSONField()
    """What the public sees, as ``publishing`` builds it."""
    words = models.TextField(blank=True)
    """The same as plain text, for searching."""
    files = models.JSONField(default=list, blank=True)
    """Its files: [{"name", "sha256", "media_type", "size"}], all unrestricted."""
    is_current = models.BooleanField(default=True)
    withdrawn_because = models.TextField(blank=True)

    class Meta:
        ordering = ("-on", "-id")
        indexes = (models.Index(fields=("is_current", "kind", "on")),)

    def __str__(self) -> str:
        return self.title
