"""Appendices: files that belong to a paper, kept by content hash; each may be restricted where its paper is not."""

from typing import BinaryIO

from django.db import transaction
from django.db.models import Max

from headway.errors import ForPerson
from headway.web.accounts.models import Person
from headway.web.register.storage import MediaType, keep
from headway.web.scrutiny.actions.common import line
from headway.web.scrutiny.actions.papers.common import (
    Marking,
    claim_to_write,
    demand_writing,
    keep_version,
    reopen_signatures,
    tell,
)
from headway.web.scrutiny.models import Appendix, Paper

__all__ = ["KINDS", "add_appendix", "remove_appendix"]

KINDS = frozenset({MediaType.PDF, MediaType.DOCX, MediaType.XLSX})


@transaction.atomic
def add_appendix(
    *,
    by: Person,
    paper: Paper,
    version: int | str,
    title: str,
    file: BinaryIO,
    name: str = "",
    number: str = "",
    marking: Marking | None = None,
) -> Appendix:
    """Attach a file; without a number it gets the next one."""
    demand_writing(by, paper)
    claim_to_write(paper, version)
    latest = paper.versions.first()
    number = " ".join(number.split()) or str(paper.appendices.count() + 1)
    if len(number) > 10:
        raise ForPerson("The number of an appendix has at most 10 characters.")
    if paper.appendices.filter(number=number).exists():
        raise ForPerson(f"There is an appendix {number} already. Give this one another number.")
    last = paper.appendices.aggregate(last=Max("order"))["last"] or 0
    appendix = Appendix(paper=paper, number=number, title=line(title, "The title"), order=last + 1)
    (marking or Marking()).put_on(appendix)
    kept = _kept(file, name, is_open=appendix.is_open and paper.is_open)
    appendix.sha256, appendix.name, appendix.size = kept.sha256, kept.name, kept.size
    appendix.media_type = kept.media_type
    appendix.save()
    made = keep_version(by, paper, f"Appendix {number} attached")
    reopened = reopen_signatures(paper, latest, made)
    tell(
        by,
        "paper.appendix_added",
        paper,
        number=number,
        file=kept.sha256,
        bytes=kept.size,
        restricted=not appendix.is_open,
        version=made.number,
        sha256=made.sha256,
        signatures_reopened=reopened,
    )
    return appendix


@transaction.atomic
def remove_appendix(*, by: Person, appendix: Appendix, version: int | str) -> Paper:
    """Take an appendix off a paper that is not published. Its file stays in the workspace: earlier versions name it."""
    paper = appendix.paper
    demand_writing(by, paper)
    claim_to_write(paper, version)
    latest, number = paper.versions.first(), appendix.number
    appendix.delete()
    made = keep_version(by, paper, f"Appendix {number} taken off")
    reopened = reopen_signatures(paper, latest, made)
    tell(
        by,
        "paper.appendix_removed",
        paper,
        number=number,
        version=made.number,
        sha256=made.sha256,
        signatures_reopened=reopened,
    )
    return paper


def _kept(file: BinaryIO, name: str, *, is_open: bool):  # type: ignore[no-untyped-def] - StoredFile
    """The file in the store. Of a restricted one an error does not repeat the name, which may tell what it is."""
    if is_open:
        return keep(file, name=name, kinds=KINDS)
    try:
        return keep(file, name=name, kinds=KINDS)
    except ForPerson:
        raise ForPerson(
            "The file could not be kept. Give PDF, Word (.docx) or Excel (.xlsx), without macros or a password, "
            "of at most 50 MiB."
        ) from None
