"""A column that keeps JSON as one canonical text.

A native JSON column gives back something else than it was given (PostgreSQL turns 1e16 into 10000000000000000, drops
the sign of -0.0 and refuses half a surrogate pair): a hash over it would break without anybody having touched it.
"""

import json
from typing import Any

from django.db import models

from headway.web.trail.chain import canonical


class CanonicalJson(models.TextField):
    """JSON as :func:`headway.web.trail.chain.canonical` writes it; None is NULL."""

    def from_db_value(self, value: str | None, *_: Any) -> Any:
        """What the text says; text that somebody broke is shown as it stands, for `trail verify` to name."""
        try:
            return None if value is None else json.loads(value)
        except ValueError:
            return value

    def get_prep_value(self, value: Any) -> str | None:
        return None if value is None else canonical(value)
