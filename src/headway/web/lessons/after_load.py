"""What else is done when reports come into the library: themes are proposed. (The database keeps the search index.)

Each function is called with the keys of the reports, inside the transaction that adds them, so that nothing is found
that is not there. It must bear being called twice for a report: one that was read again, or a copy that takes the
place of the report it was a copy of.
"""

from collections.abc import Callable
from typing import Any

from headway.web.lessons.theme_proposals import propose_for

__all__ = ["AFTER_LOAD"]

AFTER_LOAD: list[Callable[[list[int]], Any]] = [propose_for]
"""Called when the passages of these reports are there."""
