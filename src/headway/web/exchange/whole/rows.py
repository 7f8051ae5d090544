"""A model's rows as lines of JSON, and back."""

import json
from collections.abc import Iterator
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Model

from headway.errors import ForPerson
from headway.web.exchange.values import utc
from headway.web.exchange.whole.models import fields_of, used_authorities
from headway.web.register.models import Authority
from headway.web.trail.models import Head

__all__ = ["instance_of", "lines_of"]

_TYPED = (
    models.DateField,
    models.TimeField,
    models.DecimalField,
    models.UUIDField,
    models.DurationField,
)


def lines_of(model: type[Model]) -> Iterator[bytes]:
    """Every row in the order of its key. The same database content gives the same bytes, on SQLite and PostgreSQL."""
    names = [field.attname for field in fields_of(model)]
    rows = model._base_manager.order_by("pk")
    if model is Authority:
        rows = rows.filter(pk__in=used_authorities())
    if model is Head:
        rows = rows.filter(seq__gt=0)  # before the first event it says nothing
    for row in rows.values_list(*names).iterator(chunk_size=2_000):
        plain = dict(zip(names, map(_plain, row), strict=True))
        yield (json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":")) + "\n").encode()


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return utc(value)
    if isinstance(value, date | time):
        return value.isoformat()
    return str(value) if isinstance(value, Decimal | UUID) else value


def instance_of(model: type[Model], line: bytes, where: str) -> Model:
    """The row as an instance, not saved. One that does not fit the model is an error for a person."""
    fields = fields_of(model)
    try:
        given = json.loads(line)
        if set(given) != {field.attname for field in fields}:
            raise ValueError
        return model(
            **{
                field.attname: field.to_python(given[field.attname])
                if isinstance(field, _TYPED)
                else given[field.attname]
                for field in fields
            }
        )
    except (ValueError, TypeError, AttributeError, RecursionError, ValidationError) as error:
        raise ForPerson(f"{where} is not a row of this version of Headway. Export again.") from error
