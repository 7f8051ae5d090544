"""Examples of the pages of assessment: settings."""

from typing import Any

from assessment_site import facts
from example_site import Site, example
from settings_site import PRIMARY, loaded_list

from headway.web.accounts.roles import Role


@example("settings_kind")
def _kind(_: Site) -> dict[str, Any]:
    loaded_list()
    return {"kind": "primary_schools"}


@example("setting")
def _one(_: Site) -> dict[str, Any]:
    loaded_list()
    return {"urn": PRIMARY}


@example("facts_csv", "remove_facts")
def _facts(site: Site) -> dict[str, Any]:
    return {"pk": facts(site.one(Role.ANALYST), site.authority).pk}
