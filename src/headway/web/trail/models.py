"""The events and the head of their chain. Triggers in the database guard both: see guards.py."""

import uuid

from django.db import models

from headway.web.trail.chain import START
from headway.web.trail.fields import CanonicalJson


class Event(models.Model):
    """One change of state, never changed afterwards.

    It names people and subjects in words and by id, without foreign keys, so that nothing that is deleted later can
    take its history along. ``hash`` is the SHA-256 of the event's content and of the hash before it: see chain.py.
    """

    seq = models.BigIntegerField(primary_key=True)
    at = models.DateTimeField()
    by_id = models.BigIntegerField(null=True)
    by_name = models.CharField(max_length=200)
    authority = models.CharField(max_length=9, blank=True)
    """Blank where the event concerns the whole installation."""
    action = models.CharField(max_length=80)
    subject_type = models.CharField(max_length=40)
    subject_id = models.CharField(max_length=64)
    subject_label = models.CharField(max_length=300)
    before = CanonicalJson(null=True)
    after = CanonicalJson(null=True)
    why = models.TextField(blank=True)
    thread = models.CharField(max_length=40, blank=True)
    """The recommendation whose line this event belongs to, as "recommendation:ID"; blank where it belongs to none."""
    previous_hash = models.CharField(max_length=64)
    hash = models.CharField(max_length=64, unique=True)

    class Meta:
        ordering = ("seq",)
        indexes = (
            models.Index(fields=("subject_type", "subject_id", "seq"), name="trail_by_subject"),
            models.Index(fields=("authority", "seq"), name="trail_by_authority"),
            models.Index(fields=("thread", "seq"), name="trail_by_thread"),
        )

    def __str__(self) -> str:
        return f"Event {self.seq}: {self.action}"


class Head(models.Model):
    """The one row that says where the chain ends. Locking it puts writers in a queue."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    seq = models.BigIntegerField(default=0)
    hash = models.CharField(max_length=64, default=START)
    installation = models.UUIDField(default=uuid.uuid4)
    """Which installation this is, so that an anchor is never held against another one's trail."""

    class Meta:
        constraints = (models.CheckConstraint(condition=models.Q(id=1), name="one_head"),)
