"""Evidence: files with their revisions, kept by content hash. A revision is added, never replaced."""

from datetime import datetime
from typing import BinaryIO

from django.db import transaction

from headway.errors import ForPerson
from headway.web.accounts.models import Person
from headway.web.plans.actions.common import dated, demand_update, line, moment, told
from headway.web.plans.models import Action, Evidence, EvidenceRevision
from headway.web.register.storage import keep


@transaction.atomic
def attach(
    *,
    by: Person,
    action: Action,
    title: str,
    file: BinaryIO,
    name: str = "",
    at: datetime | None = None,
) -> EvidenceRevision:
    """Attach a file that supports an action; it is kept before the entry is made, under its hash."""
    demand_update(by, action)
    evidence = Evidence.objects.create(action=action, title=line(title, "The title of the evidence"))
    return _add(by, evidence, file, name, "evidence.attached", at)


@transaction.atomic
def revise_evidence(
    *, by: Person, evidence: Evidence, file: BinaryIO, name: str = "", at: datetime | None = None
) -> EvidenceRevision:
    """Add a newer version of a file. The earlier ones stay, each with its hash."""
    demand_update(by, evidence.action)
    return _add(by, evidence, file, name, "evidence.revised", at)


def _add(
    by: Person, evidence: Evidence, file: BinaryIO, name: str, told_as: str, at: datetime | None
) -> EvidenceRevision:
    when = moment(at)
    kept = keep(file, name=name)
    latest = evidence.revisions.first()
    if latest and latest.sha256 == kept.sha256:
        raise ForPerson("This is the same file as the latest version, byte for byte. Choose the new one.")
    revision = EvidenceRevision.objects.create(
        evidence=evidence,
        sha256=kept.sha256,
        name=kept.name,
        size=kept.size,
        media_type=kept.media_type,
        at=when,
        by_name=by.name,
    )
    told(
        by,
        told_as,
        evidence.action,
        item=evidence.action.item,
        before={"sha256": latest.sha256} if latest else None,
        after={
            "title": evidence.title,
            "file": kept.name,
            "sha256": kept.sha256,
            "bytes": kept.size,
            **dated(at),
        },
    )
    return revision
