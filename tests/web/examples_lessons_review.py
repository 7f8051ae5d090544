"""Examples for the permission matrix: lessons, deciding themes."""

from typing import Any

from example_site import Site, example
from lessons_site import a_report, an_item


@example("decide_theme")
def _item(_: Site) -> dict[str, Any]:
    return {"pk": an_item(a_report("E10000014"), themes={"plans": 0.7, "oversight": 0.4}).pk}
