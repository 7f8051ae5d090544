"""What is not joined up. Each app names its own rules in ``ORPHANS`` of its ``orphans.py``: data, each with an id.

An orphan is no fault of plan health, which says what a plan lacks as a plan; it is a gap in the line from the page of
a report to what came of it, that an inspector or an auditor would fall into.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from importlib import import_module
from importlib.util import find_spec

from django.apps import apps
from django.db.models import Exists, Model, OuterRef, QuerySet, TextField
from django.db.models.functions import Cast

from headway.web.trail.models import Event

__all__ = ["Loose", "Orphan", "OrphanRule", "all_rules", "orphans", "without_event"]


@dataclass(frozen=True)
class Loose:
    """A thing that a rule found: what it is, which, its name, and the code of its authority."""

    kind: str
    key: str
    label: str
    authority: str

    @classmethod
    def of(cls, instance: Model, authority: str) -> "Loose":
        """The thing as it stands in the database."""
        return cls(str(instance._meta.verbose_name), str(instance.pk), str(instance), authority)


@dataclass(frozen=True)
class OrphanRule:
    """One way of not being joined up. ``message`` says what is the matter, ``mend`` what to do about it."""

    id: str
    message: str
    mend: str
    find: Callable[[date], Iterable[Loose]]


@dataclass(frozen=True)
class Orphan:
    """A thing that is not joined up, and by which rule."""

    rule: OrphanRule
    thing: Loose


def all_rules() -> tuple[OrphanRule, ...]:
    """The rules of every app, in the order of the apps."""
    named = [
        f"{config.name}.orphans"
        for config in apps.get_app_configs()
        if config.name.startswith("headway.web.")
    ]
    return tuple(
        rule for name in named if find_spec(name) for rule in getattr(import_module(name), "ORPHANS", ())
    )


def orphans(on: date, authority: str = "") -> tuple[Orphan, ...]:
    """Everything that is not joined up on a day, rule by rule; of one authority where its code is given."""
    return tuple(
        Orphan(rule, thing)
        for rule in all_rules()
        for thing in rule.find(on)
        if authority in ("", thing.authority)
    )


def without_event(things: QuerySet[Model], *kinds: str) -> QuerySet[Model]:
    """Those of the things that the trail says nothing of, under their own kind or any other that is given."""
    kinds = kinds or (things.model._meta.model_name,)
    told = Event.objects.filter(subject_type__in=kinds, subject_id=Cast(OuterRef("pk"), TextField()))
    return things.filter(~Exists(told))


_MAY_BE_TAKEN_OUT = {"library", "passage", "themes"}
"""Lines of the library of reports: a report, with its passages, may be taken out or read again, and the trail tells it.
They are named by the document's hash, or stand for the whole of the library.
"""


def _threads_that_lead_nowhere(_on: date) -> Iterable[Loose]:
    """Threads are named by model and key; a thread whose subject is gone leads nowhere."""
    named = Event.objects.exclude(thread="").order_by().values_list("thread", "authority").distinct()
    models = {model._meta.model_name: model for model in apps.get_models()}
    by_kind: dict[str, dict[str, str]] = {}
    for thread, authority in named:
        kind, _, key = thread.partition(":")
        if kind not in _MAY_BE_TAKEN_OUT:
            by_kind.setdefault(kind, {})[key] = authority
    for kind, keys in sorted(by_kind.items()):
        there = models[kind]._base_manager.values_list("pk", flat=True) if kind in models else ()
        for key in sorted(keys.keys() - {str(pk) for pk in there}):
            yield Loose("thread", f"{kind}:{key}", f"{kind} {key}", keys[key])


ORPHANS = (
    OrphanRule(
        "thread.nowhere",
        "Events belong to the line of something that is no longer there.",
        "Find in the trail who removed it, and restore it from a backup if that was a mistake.",
        _threads_that_lead_nowhere,
    ),
)
