"""Bodies and who sits on them."""

from django.conf import settings
from django.db import models

from headway.web.scrutiny.states import BodyKind, SeatRole


class Body(models.Model):
    """A committee, cabinet, council, panel or board of an authority."""

    authority = models.ForeignKey("register.Authority", models.PROTECT, related_name="bodies")
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=20, choices=BodyKind.choices)
    remit = models.TextField(blank=True)
    meets_in_public = models.BooleanField(default=True)
    """A body that does not is in no public list, calendar or feed."""
    template = models.CharField(max_length=40, default="default")
    """The council template of its papers (``headway.documents.read_template``)."""
    from_day = models.DateField(null=True, blank=True)
    until_day = models.DateField(null=True, blank=True)
    is_example = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("name", "id")
        verbose_name_plural = "bodies"
        constraints = (models.UniqueConstraint(fields=("authority", "name"), name="one_body_a_name"),)

    def __str__(self) -> str:
        return self.name


class Seat(models.Model):
    """Somebody on a body from a day until a day (both included; open where None)."""

    body = models.ForeignKey(Body, models.PROTECT, related_name="seats")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="seats"
    )
    name = models.CharField(max_length=200)
    role = models.CharField(max_length=12, choices=SeatRole.choices, default=SeatRole.MEMBER)
    group = models.CharField(max_length=100, blank=True)
    """The political group, or whom a co-opted member stands for."""
    from_day = models.DateField()
    until_day = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("name", "id")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(until_day__isnull=True) | models.Q(until_day__gte=models.F("from_day")),
                name="a_seat_ends_after_it_begins",
            ),
        )

    def __str__(self) -> str:
        return self.name
