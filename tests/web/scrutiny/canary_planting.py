"""Planting a canary in every text that restricted things can hold, found by looking at the models themselves.

A field that is added later is planted without anybody thinking of it. A model that is added later has to be named here
as one or the other, or the test fails.
"""

import json
from typing import Any

from canary_finding import CANARY, SHORT
from django.apps import apps
from django.db import models

from headway.web.scrutiny import models as kept

__all__ = ["PUBLIC_OF_RESTRICTED", "models_of_the_app", "plant", "planted_fields"]

PUBLIC_OF_RESTRICTED = {
    (kept.AgendaItem, "number"): "the public reads that an item of that number was heard in private",
    (kept.Appendix, "number"): "the public reads that there is an appendix of that number",
    (kept.Declaration, "name"): "who declared an interest is told",
    (
        kept.PlannedDecision,
        "title",
    ): "the notice of a private item says what it is about, in words made for it",
    (kept.PlannedDecision, "matter"): "the same",
    (kept.PlannedDecision, "why_key"): "the same",
    (kept.PlannedDecision, "decision_maker"): "the same",
    (kept.PlannedDecision, "documents"): "the same",
    (kept.PlannedDecision, "ask"): "the same",
    (kept.PlannedDecision, "exception_because"): "the same",
}
"""Texts of restricted things that are for the public, and why."""

RESTRICTED = frozenset(
    {
        kept.AgendaItem,
        kept.Appendix,
        kept.Commitment,
        kept.Correction,
        kept.Declaration,
        kept.FollowUp,
        kept.ItemMinute,
        kept.MinuteParagraph,
        kept.MinutePart,
        kept.MonitorEntry,
        kept.Paper,
        kept.PaperVersion,
        kept.PathwayStep,
        kept.PlannedDecision,
        kept.Question,
        kept.ResolutionOutcome,
        kept.ScrutinyRecommendation,
        kept.SignOff,
    }
)
"""Models that are restricted, or belong to something that is: the canary is planted in each."""

ALWAYS_PUBLIC = frozenset({"Attendance", "Body", "Meeting", "MeetingChange", "Publication", "Seat"})
"""What has no classification: who sits and came, where and when, and what was published of it."""


def models_of_the_app() -> set[type[models.Model]]:
    """Every model of committee work, those that tie others together apart."""
    return set(apps.get_app_config("scrutiny").get_models())


def planted_fields(model: type[models.Model]) -> list[models.Field]:
    """The texts of a model that must not be public: what a person or a machine can write words into."""
    return [
        field
        for field in model._meta.concrete_fields
        if isinstance(field, models.CharField | models.TextField | models.JSONField)
        and not field.choices
        and field.name not in ("sha256", "media_type", "exempt_paragraphs", "category", "rule")
        and (model, field.name) not in PUBLIC_OF_RESTRICTED
    ]


def plant(thing: models.Model) -> None:
    """The canary in every text of a thing, whatever guards its model: as somebody's words might stand there."""
    values = {
        field.name: _planted(field, getattr(thing, field.name)) for field in planted_fields(type(thing))
    }
    type(thing)._base_manager.filter(pk=thing.pk).update(**values)
    thing.refresh_from_db()


def _planted(field: models.Field, value: Any) -> Any:
    if isinstance(field, models.JSONField):
        return _in_json(value) or {"said": {"summary": CANARY}, CANARY: [CANARY]}
    room = field.max_length or 10_000
    return f"{CANARY} of a secret" if room > 40 else CANARY if room >= len(CANARY) else SHORT


def _in_json(value: Any) -> Any:
    """Every text in a JSON value replaced; its shape is kept, so that what reads it goes on reading it."""
    if isinstance(value, str):
        return CANARY
    if isinstance(value, list):
        return [_in_json(each) for each in value] or [CANARY]
    if isinstance(value, dict):
        return {key: _in_json(each) for key, each in json.loads(json.dumps(value)).items()}
    return value
