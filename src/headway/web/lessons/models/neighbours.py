"""Statistical neighbours: published lists with their version. Editions are kept."""

from django.db import models
from django.utils import timezone


class NeighbourList(models.Model):
    """One published list of statistical neighbours."""

    name = models.CharField(max_length=100)
    version = models.CharField(max_length=20)
    """The month or year that the publisher gives it ("May 2025")."""
    source = models.CharField(max_length=300, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    loaded = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ("-loaded", "-id")
        constraints = (models.UniqueConstraint(fields=("name", "version"), name="one_list_a_version"),)

    def __str__(self) -> str:
        return f"{self.name}, {self.version}"


class Neighbour(models.Model):
    """One neighbour of one authority in one list; ``rank`` 1 is the closest."""

    list = models.ForeignKey(NeighbourList, models.CASCADE, related_name="rows")
    authority = models.ForeignKey("register.Authority", models.PROTECT, related_name="neighbours")
    neighbour = models.ForeignKey("register.Authority", models.PROTECT, related_name="neighbour_of")
    rank = models.PositiveSmallIntegerField()
    closeness = models.CharField(max_length=30, blank=True)

    class Meta:
        ordering = ("rank",)
        constraints = (
            models.UniqueConstraint(fields=("list", "authority", "neighbour"), name="one_neighbour_a_list"),
        )

    def __str__(self) -> str:
        return f"{self.authority} – {self.neighbour}"
