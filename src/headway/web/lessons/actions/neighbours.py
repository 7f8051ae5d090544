"""Lists of statistical neighbours as they were published: each version is kept, and none is overwritten."""

from django.db import transaction

from headway.benchmarks import neighbours as lists
from headway.errors import ForPerson
from headway.web.lessons.models import Neighbour, NeighbourList
from headway.web.register.models import Authority
from headway.web.trail.actions import Actor, System, plain, record, take_turn

__all__ = ["load_neighbours"]


@transaction.atomic
def load_neighbours(*, by: Actor, neighbours: lists.NeighbourList) -> tuple[NeighbourList, bool]:
    """Load a list, and whether it is new: the same file of the same version again changes nothing.

    A load comes from the command line, by the installation itself.
    """
    if not isinstance(by, System):
        raise ForPerson(
            "A list of neighbours is loaded from the command line: headway lessons neighbours FILE."
        )
    take_turn()
    _refuse_what_cannot_be_kept(neighbours)
    known = NeighbourList.objects.filter(name=neighbours.name, version=neighbours.version).first()
    if known:
        if known.sha256 == neighbours.sha256:
            return known, False
        raise ForPerson(
            f'{known} is loaded already, from {known.source}. Give this one a version of its own: --version "..."'
        )
    made = _kept(neighbours)
    record(
        by=by,
        action="neighbours.loaded",
        subject=made,
        after=plain(made, "name", "version", "source", "sha256") | {"rows": len(neighbours.rows)},
    )
    return made, True


def _kept(neighbours: lists.NeighbourList) -> NeighbourList:
    """The list with its rows, as they stand in the database from now on."""
    made = NeighbourList.objects.create(
        name=neighbours.name,
        version=neighbours.version,
        source=neighbours.source[:300],
        sha256=neighbours.sha256,
    )
    Neighbour.objects.bulk_create(
        (
            Neighbour(
                list=made,
                authority_id=each.authority,
                neighbour_id=each.neighbour,
                rank=each.rank,
                closeness=each.closeness,
            )
            for each in neighbours.rows
        ),
        batch_size=500,
    )
    return made


def _refuse_what_cannot_be_kept(neighbours: lists.NeighbourList) -> None:
    if len(neighbours.version) > 20:
        raise ForPerson(
            f'"{neighbours.version}" is too long for a version. Give at most 20 characters: "May 2025".'
        )
    codes = {code for row in neighbours.rows for code in (row.authority, row.neighbour)}
    held = set(Authority.objects.filter(code__in=codes).values_list("code", flat=True))
    if missing := sorted(codes - held):
        raise ForPerson(f"The site does not know {', '.join(missing)}. Bring its database up to date first.")
