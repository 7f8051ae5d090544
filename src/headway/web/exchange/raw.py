"""Rows put into the database just as they are given: their own times, no "now" of the database's making."""

from typing import TypeVar

from django.db.models import Model

__all__ = ["insert"]

_Kind = TypeVar("_Kind", bound=Model)


def insert(instance: _Kind) -> _Kind:
    """Insert, as Django's own loaddata does: automatic times stay what the instance says."""
    instance.save_base(raw=True, force_insert=True)
    return instance
