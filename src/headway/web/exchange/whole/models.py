"""Which models and fields an export holds: everything of Headway's own but secrets."""

from collections.abc import Iterator

from django.apps import apps
from django.db.models import Field, ForeignKey, Model

from headway.web.register.models import Authority
from headway.web.trail.models import Event, Head

__all__ = ["FIELDS_LEFT_OUT", "MODELS_LEFT_OUT", "exported_models", "fields_of", "label", "used_authorities"]

FIELDS_LEFT_OUT = {"accounts.person": frozenset({"password", "last_login"})}
"""Fields that stay behind: people set a new password where the export is brought in."""
MODELS_LEFT_OUT = frozenset({"accounts.throttle"})
"""Models that stay behind: how often somebody tried to sign in.

Sessions, second steps and single sign-on are not Headway's own, and stay too.
"""


def label(model: type[Model]) -> str:
    """The model's name in the export: plans.action."""
    return model._meta.label_lower


def exported_models() -> list[type[Model]]:
    """Every model of Headway's apps, those that others point to first; the trail's head comes last."""
    own = {
        model
        for app in apps.get_app_configs()
        if app.name.startswith("headway.web.")
        for model in app.get_models(include_auto_created=True)
        if label(model) not in MODELS_LEFT_OUT and model is not Head
    }
    ordered: list[type[Model]] = []
    waiting = sorted(own, key=label)
    while waiting:
        ready = [model for model in waiting if not (_needs(model) & set(waiting)) - {model}]
        ordered += ready or waiting
        waiting = [model for model in waiting if model not in ordered]
    return [*ordered, Head]


def _needs(model: type[Model]) -> set[type[Model]]:
    return {
        field.related_model
        for field in model._meta.concrete_fields
        if isinstance(field, ForeignKey) and not isinstance(field.related_model, str)
    }


def fields_of(model: type[Model]) -> list[Field]:
    """The columns of a model that an export holds."""
    left_out = FIELDS_LEFT_OUT.get(label(model), frozenset())
    return [field for field in model._meta.concrete_fields if field.name not in left_out]


def used_authorities() -> set[str]:
    """The codes of the authorities that anything names; the others come with every installation."""
    codes = set(Event.objects.exclude(authority="").order_by().values_list("authority", flat=True).distinct())
    for model, field in _to_authorities():
        codes |= set(model._base_manager.order_by().values_list(field.attname, flat=True).distinct())
    return codes - {None}


def _to_authorities() -> Iterator[tuple[type[Model], Field]]:
    for model in exported_models():
        for field in model._meta.concrete_fields:
            if isinstance(field, ForeignKey) and field.related_model is Authority:
                yield model, field
