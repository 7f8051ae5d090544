"""Examples of pages: minutes. See examples.py."""

from typing import Any

from example_site import Site, example
from scrutiny_site import a_meeting, an_item


@example("minutes")
def _minutes(site: Site) -> dict[str, Any]:
    return {"pk": a_meeting(site).pk}


@example("write_minute")
def _item(site: Site) -> dict[str, Any]:
    return {"pk": an_item(site).pk}
