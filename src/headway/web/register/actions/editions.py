"""National registers as editions: each file is kept once, as it was read, and never overwritten."""

from collections.abc import Callable
from datetime import date

from django.db import transaction

from headway.benchmarks import Register, RegisterRow
from headway.errors import ForPerson
from headway.web.register.models import NationalInspection, RegisterEdition
from headway.web.trail.actions import Actor, System, plain, record, take_turn

_BATCH = 500

Progress = Callable[[int, int], None]
"""Told after each batch: how many rows are stored, of how many."""


@transaction.atomic
def load_register(
    *, by: Actor, register: Register, as_at: date | None = None, progress: Progress | None = None
) -> tuple[RegisterEdition, bool]:
    """Load a register as an edition, and whether it is new: the same file again is the edition that it already is.

    ``as_at`` overrides the day that the file states. A load comes from the command line, by the installation itself.
    """
    if not isinstance(by, System):
        raise ForPerson("A national register is loaded from the command line: headway register load FILE.")
    take_turn()
    known = RegisterEdition.objects.filter(sha256=register.sha256).first()
    if known:
        return known, False
    if not register.rows:
        raise ForPerson(f"{register.title} has no row that can be used. Check the file.")
    edition = RegisterEdition.objects.create(
        source=register.title[:200],
        layout=register.layout,
        sha256=register.sha256,
        as_at=as_at or register.as_at,
        covers_to=register.covers_to,
        rows=len(register.rows),
        problems=[str(problem) for problem in register.problems],
        not_inspected=list(register.not_inspected),
    )
    for start in range(0, len(register.rows), _BATCH):
        batch = register.rows[start : start + _BATCH]
        NationalInspection.objects.bulk_create(_stored(edition, row) for row in batch)
        if progress:
            progress(start + len(batch), len(register.rows))
    record(
        by=by,
        action="register.loaded",
        subject=edition,
        after=plain(edition, "source", "layout", "sha256", "as_at", "covers_to", "rows")
        | {"problems": len(edition.problems)},
    )
    return edition, True


def _stored(edition: RegisterEdition, row: RegisterRow) -> NationalInspection:
    return NationalInspection(
        edition=edition,
        authority_name=row.authority,
        authority_code=row.ons_code,
        framework=row.framework,
        form=row.form[:60],
        start=row.start,
        start_printed=row.start_printed,
        end=row.end,
        published=row.published,
        published_printed=row.published_printed,
        judgements=dict(row.judgements),
        theme=row.theme[:100],
        source=row.source[:300],
        confidence=row.confidence[:20],
        place=row.place[:100],
    )
