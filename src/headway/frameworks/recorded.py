"""A report's judgements, under the keys of the record, as this framework's judgements."""

from collections.abc import Mapping
from typing import Any

from headway.errors import ForPerson
from headway.frameworks.framework import Framework


def recorded_from(framework: Framework, record: Mapping[str, Any]) -> dict[str, str]:
    """Grade words by judgement id, from the record's keys ("in_care_or_looked_after" and the others).

    ``other`` may hold further judgements by id or label. Keys without a value are left out; a value the
    framework has no judgement for is refused, and so are two different values for one judgement.
    """
    values = {key: value for key, value in record.items() if key != "other"} | dict(record.get("other") or {})
    found: dict[str, str] = {}
    for key, value in values.items():
        if not value:
            continue
        judgement = framework.judgement(key)
        if found.setdefault(judgement.id, value) != value:
            raise ForPerson(
                f'{framework.name}: "{judgement.label}" is recorded as "{found[judgement.id]}" '
                f'and as "{value}". '
                "Keep the one the report prints."
            )
    return found
