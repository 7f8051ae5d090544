"""The inspection that a plan's tables name: the one that is here, or one made from what the tables say of it."""

from django.db.models import QuerySet

from headway.errors import ForPerson
from headway.web.exchange.given import Checked
from headway.web.exchange.tables import Row
from headway.web.plans.models import Plan
from headway.web.register.models import Authority, Inspection, Recommendation

__all__ = ["inspection_for", "plan_here"]


def plan_here(row: Row) -> Plan | None:
    """The plan in this installation that answers the same inspection, if there is one."""
    return Plan.objects.filter(inspection__in=_same(row)).order_by("pk").first()


def _same(row: Row) -> QuerySet[Inspection]:
    """Inspections of one authority under one framework with the same dates are the same inspection."""
    return Inspection.objects.filter(
        authority=row["authority_code"],
        framework=row["framework"],
        form=row.get("form", ""),
        published=row.get("report_published"),
        received=row.get("report_received"),
        is_example=row["inspection_is_an_example"],
    )


def inspection_for(given: Checked) -> tuple[Inspection, dict[str, Recommendation]]:
    """The inspection, and the recommendation of each item by the item's ref."""
    row = given.tables.of("Plan")[0]
    if plan_here(row):
        raise ForPerson(
            f'"{row["title"]}" answers an inspection that has a plan here. Import it on that plan\'s page.'
        )
    here = _same(row).order_by("pk").first()
    asked = [each for each in given.tables.of("Items") if each["kind"] == "recommendation"]
    return (here, _matched(here, asked)) if here else _made(row, asked)


def _matched(inspection: Inspection, asked: list[Row]) -> dict[str, Recommendation]:
    """The recommendations that are here already, each taken once."""
    free = list(inspection.recommendations.order_by("order", "pk"))
    found: dict[str, Recommendation] = {}
    for row in asked:
        same = [
            each
            for each in free
            if (each.number, each.addressee, each.text)
            == (row.get("no_in_report", ""), row.get("addressee", ""), row["text"])
        ]
        if not same:
            raise ForPerson(
                f"Item {row['ref']}: the inspection is here, but none of its recommendations reads "
                f'"{row["text"][:60]}". Correct the register first.'
            )
        found[row["ref"]] = same[0]
        free.remove(same[0])
    return found


def _made(row: Row, asked: list[Row]) -> tuple[Inspection, dict[str, Recommendation]]:
    authority, _ = Authority.objects.get_or_create(
        code=row["authority_code"], defaults={"name": row["authority"]}
    )
    inspection = Inspection.objects.create(
        authority=authority,
        framework=row["framework"],
        form=row.get("form", ""),
        windows=row.get("fieldwork") or [],
        received=row.get("report_received"),
        published=row.get("report_published"),
        stated_due=row.get("stated_due"),
        state=row["inspection_state"],
        note=row.get("inspection_note", ""),
        is_example=row["inspection_is_an_example"],
    )
    found = {
        each["ref"]: Recommendation.objects.create(
            inspection=inspection,
            number=each.get("no_in_report", ""),
            addressee=each.get("addressee", ""),
            kind=each.get("recommendation_kind", ""),
            due_band=each.get("when_report", ""),
            text=each["text"],
            sub_items=each.get("sub_items") or [],
            page=each.get("page"),
            order=each.get("order_in_report") or 0,
            state=each.get("state") or "proposed",
        )
        for each in sorted(asked, key=lambda each: (each.get("order_in_report") or 0, int(each["ref"][1:])))
    }
    return inspection, found
