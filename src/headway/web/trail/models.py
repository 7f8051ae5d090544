"""The events and the head of their chain. Triggers in the database refuse to change or delete an event."""

from django.db import models


class Event(models.Model):
    """One change of state, never changed afterwards.

    It names people and subjects in words and by id, without foreign keys, so that nothing that is deleted later can
    take its history along. ``hash`` is the SHA-256 of the event's content and of the hash before it.
    """

    seq = models.BigIntegerField(primary_key=True)
    at = models.DateTimeField()
    by_id = models.BigIntegerField(null=True)
    by_name = models.CharField(max_length=200)
    authority = models.CharField(max_length=9, blank=True, db_index=True)
    action = models.CharField(max_length=80)
    subject_type = models.CharField(max_length=40)
    subject_id = models.CharField(max_length=40)
    subject_label = models.CharField(max_length=300)
    before = models.JSONField(null=True)
    after = models.JSONField(null=True)
    why = models.TextField(blank=True)
    thread = models.CharField(max_length=40, blank=True, db_index=True)
    """The recommendation whose line this event belongs to, as "recommendation:ID"; blank where it belongs to none."""
    previous_hash = models.CharField(max_length=64)
    hash = models.CharField(max_length=64, unique=True)

    class Meta:
        ordering = ("seq",)
        indexes = (
            models.Index(fields=("subject_type", "subject_id", "seq")),
            models.Index(fields=("authority", "-seq")),
        )


class Head(models.Model):
    """The one row that says where the chain ends. Locking it puts writers in a queue."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    seq = models.BigIntegerField(default=0)
    hash = models.CharField(max_length=64)

    class Meta:
        constraints = (models.CheckConstraint(condition=models.Q(id=1), name="one_head"),)
