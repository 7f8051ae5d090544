"""Examples for the permission matrix: lessons, themes."""

from typing import Any

from example_site import Site, example
from lessons_site import a_report, an_item


@example("theme")
def _theme(site: Site) -> dict[str, Any]:  # noqa: ARG001 - of nobody
    an_item(a_report(), themes={"oversight": 0.9})
    return {"key": "oversight"}
