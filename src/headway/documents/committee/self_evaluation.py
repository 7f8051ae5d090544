"""A self-evaluation: three questions, under each what the council says, on what evidence, and what spoke against it.

Its form is our own: inspectors prescribe none.
"""

from collections.abc import Iterator
from datetime import date

from headway.assessment.self_evaluation import Kind, Stance
from headway.assessment.self_evaluation.text import QUESTIONS, Shown, Written, WrittenClaim
from headway.documents.committee.shared_words import led, row
from headway.documents.tree import Block, BulletList, Document, Fields, Heading, Paragraph, Run, Runs, plain
from headway.documents.wording import day

__all__ = ["STANCES", "self_evaluation"]

STANCES = {
    Stance.STRENGTH: "a strength",
    Stance.TO_IMPROVE: "needs to improve",
    Stance.NEITHER: "neither a strength nor a weakness",
}
"""How a claim sees practice, as it stands behind the name of the area."""
_NOTHING = "Nothing is said yet."


def self_evaluation(said: Written, *, draft: bool) -> Document:
    """The tree of a self-evaluation; as a draft it says so."""
    return Document(
        title=said.title,
        subject="Self-evaluation of social work practice",
        author=said.authority,
        dated=date.fromisoformat(said.as_of),
        blocks=tuple(_blocks(said, draft=draft)),
        draft=draft,
    )


def _blocks(said: Written, *, draft: bool) -> Iterator[Block]:
    if said.is_example:
        yield Paragraph((Run("An invented example: no council has said any of this.", bold=True),))
    yield Fields(
        (
            *row("Authority", said.authority),
            *row("Year", str(said.year)),
            *row("Evidence as on", day(date.fromisoformat(said.as_of))),
            *row("Signed off by", "nobody yet: this is a draft" if draft else said.signed_off_by),
        )
    )
    for number, question in QUESTIONS.items():
        yield Heading(plain(question), f"{number}.")
        claims = said.answers(number)
        if not claims:
            yield Paragraph(plain(_NOTHING))
        for each in claims:
            yield from _claim(each)
    yield from _listed("Weaknesses in the evidence of which no claim speaks", said.unsaid)
    yield Heading(plain("How evidence is read"))
    yield BulletList(tuple(plain(each) for each in said.assumptions))


def _claim(claim: WrittenClaim) -> Iterator[Block]:
    yield Heading(plain(_named(claim)), level=3)
    for line in claim.text.splitlines():
        if line.strip():
            yield Paragraph(plain(line.strip()))
    if claim.evidence:
        yield Paragraph((Run("Evidence", bold=True),), leads=True)
        yield BulletList(tuple(_evidence(each) for each in claim.evidence))
    if claim.against:
        yield Paragraph((Run("What speaks against it", bold=True),), leads=True)
        yield BulletList(tuple(_against(each.because, each.evidence) for each in claim.against))
    if claim.stands_because:
        yield Paragraph(led("Why it stands", plain(" ".join(claim.stands_because.split()))))


def _named(claim: WrittenClaim) -> str:
    """Its area, and how practice is seen; what says how it is known, or what is planned, need not say that."""
    stance = Stance(claim.stance)
    if stance is Stance.NEITHER and claim.question != 1:
        return claim.area
    return f"{claim.area}: {STANCES[stance]}"


def _evidence(shown: Shown) -> Runs:
    """With its day, where its sentence has none."""
    when = f" ({day(date.fromisoformat(shown.on))})" if shown.on and shown.kind == Kind.AUDIT else ""
    return plain(f"{shown.text}{when}")


def _against(because: str, shown: Shown | None) -> Runs:
    return plain(f"{because} {shown.text}".strip()) if shown else plain(because)


def _listed(heading: str, some: tuple[Shown, ...]) -> Iterator[Block]:
    if some:
        yield Heading(plain(heading))
        yield BulletList(tuple(_evidence(each) for each in some))
