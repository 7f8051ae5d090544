"""What the writing actions share: who may change a paper when, keeping a version, re-opening what was signed."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from headway.errors import ForPerson
from headway.web.accounts.models import Person
from headway.web.accounts.roles import May
from headway.web.scrutiny.actions.common import classify, demand, told
from headway.web.scrutiny.models import Classified, Paper, PaperVersion, SignOff
from headway.web.scrutiny.rules.papers_chain import in_force
from headway.web.scrutiny.rules.papers_versions import sha256_of, whole_of
from headway.web.scrutiny.states import Classification, PaperState, SignOutcome
from headway.web.versions import claim

_CLOSED = {
    PaperState.PUBLISHED: "This paper has been published and cannot change. Write another one that refers to it.",
    PaperState.WITHDRAWN: "This paper has been withdrawn and cannot change.",
}


@dataclass(frozen=True)
class Marking:
    """A classification as somebody decided it; see ``actions.common.classify``."""

    classification: str = Classification.UNRESTRICTED
    exempt_paragraphs: tuple[int, ...] = ()
    restricted_because: str = ""
    classified_by: str = ""
    classified_on: date | None = None

    def put_on(self, thing: Classified) -> None:
        """Set it on a thing, whole or not at all."""
        classify(thing, **vars(self))


def demand_writing(by: Person, paper: Paper) -> None:
    """Go on only if the person writes papers here and the paper can still change."""
    demand(by, May.WRITE_PAPERS, paper.authority_id)
    if paper.state in _CLOSED:
        raise ForPerson(_CLOSED[PaperState(paper.state)])


def claim_to_write(paper: Paper, version: int | str) -> None:
    """Claim the paper as the writer saw it, with how far it has come by now: a signature does not count as a change."""
    claim(paper, version)
    paper.refresh_from_db(fields=["state", "content"])
    if paper.state in _CLOSED:
        raise ForPerson(_CLOSED[PaperState(paper.state)])


def fresh(paper: Paper) -> Paper:
    """The paper with the rows that a version is made of, as the database has them now."""
    return (
        Paper.objects.select_related("authority")
        .prefetch_related("pathway__meeting__body", "pathway__body", "appendices")
        .get(pk=paper.pk)
    )


def keep_version(by: Person, paper: Paper, why: str = "") -> PaperVersion:
    """Keep the paper as it stands now, unless it stands as the latest version does."""
    whole = whole_of(fresh(paper))
    digest = sha256_of(whole)
    latest = paper.versions.first()
    if latest and latest.sha256 == digest:
        return latest
    return PaperVersion.objects.create(
        paper=paper,
        number=latest.number + 1 if latest else 1,
        whole=whole,
        sha256=digest,
        by_name=by.name,
        why=why[:300],
    )


def reopen_signatures(paper: Paper, latest: PaperVersion | None, version: PaperVersion) -> int:
    """After a change: whoever signed before is asked again, and the paper is a draft. Returns how many had signed."""
    if latest is not None and version.pk == latest.pk:
        return 0
    chain = in_force(paper.sign_offs.all())
    acted = [each for each in chain if each.outcome != SignOutcome.PENDING]
    if acted:
        new_round(paper, [(each.person, each.post) for each in chain])
    if paper.state in (PaperState.SIGNING, PaperState.SIGNED):
        paper.state = PaperState.DRAFT
        paper.save(update_fields=["state"])
    return sum(each.outcome == SignOutcome.SIGNED for each in acted)


def new_round(paper: Paper, people: list[tuple[Any, str]]) -> list[SignOff]:
    """Ask these people, in this order; what was signed before stays on record."""
    return [
        SignOff.objects.create(paper=paper, order=order, person=person, post=post)
        for order, (person, post) in enumerate(people, start=1)
    ]


def tell(
    by: Person, action: str, paper: Paper, *, was_open: bool = True, why: str = "", **after: Any
) -> None:
    """Tell the trail of a paper: never its words, always its state and the hash of its version."""
    told(
        by,
        action,
        paper,
        paper.authority_id,
        after={"state": paper.state, **after},
        why=why,
        thread=f"paper:{paper.pk}",
        is_open=was_open and paper.is_open,
    )
