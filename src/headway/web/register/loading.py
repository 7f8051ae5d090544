"""Authorities, from headway.areas into the database: reference data of the release, no change of state by anybody."""

from django.db import connections

from headway import areas
from headway.web.register.models import Authority

_FIELDS = ("name", "dfe_number", "region", "first_day", "last_day", "successors")


def load_authorities(using: str = "default") -> int:
    """Bring the table up to date with headway.areas, where it stands; how many codes that is. Repeating it changes
    nothing, and no authority is ever removed.
    """
    connection = connections[using]
    with connection.cursor() as cursor:
        if Authority._meta.db_table not in connection.introspection.table_names(cursor):
            return 0
    known = areas.authorities()
    Authority.objects.using(using).bulk_create(
        [
            Authority(
                code=each.ons_code,
                name=each.name,
                dfe_number=each.dfe_number,
                region=each.region,
                first_day=each.first_day,
                last_day=each.last_day,
                successors=list(each.successors),
            )
            for each in known
        ],
        update_conflicts=True,
        unique_fields=["code"],
        update_fields=_FIELDS,
    )
    return len(known)
