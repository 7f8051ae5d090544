"""The end of the letter: the statute, the signature, and the notes on what was assumed."""

from collections.abc import Iterator, Sequence

from headway.assessment.comparing import comparator_tests
from headway.assessment.judging import Assessed, ReasonKind
from headway.assessment.letter.values import Paragraph, ParagraphKind, Part, Sentence
from headway.assessment.profile import Profile
from headway.assessment.rulebook import Rulebook

__all__ = ["notes", "signature", "statute"]


def statute(rulebook: Rulebook) -> Part:
    """Under which Act the assessment is made."""
    return Part(
        "statute",
        "",
        (Paragraph("statute", (Sentence("statute/says", rulebook.statute.text, ("R:statute",)),)),),
    )


def signature(given: Sequence[str]) -> Part:
    """The close and who signs."""
    lines = [
        Sentence(f"signature/{place}", line, ("J:signatory",))
        for place, line in enumerate(given, 1)
        if line.strip()
    ]
    if not lines:
        lines = [Sentence("signature/none", "[Who signs the letter]", ("J:signatory",))]
    close = Sentence("signature/close", "Yours sincerely", ("J:signatory",))
    return Part(
        "signature",
        "",
        (
            Paragraph("signature/close", (close,), ParagraphKind.LINES),
            Paragraph("signature/lines", tuple(lines), ParagraphKind.LINES),
        ),
    )


def notes(profile: Profile, assessed: Assessed, rulebook: Rulebook) -> Part:
    """What was assumed, by whose words, beside which neighbours."""
    bullets = tuple(_notes(profile, assessed, rulebook))
    return Part("notes", "Notes", (Paragraph("notes", bullets, ParagraphKind.BULLET),))


def _notes(profile: Profile, assessed: Assessed, rulebook: Rulebook) -> Iterator[Sentence]:
    for place, text in enumerate(rulebook.assumptions, 1):
        yield Sentence(f"notes/assumption/{place}", text, ("R:assumptions",))
    told = [each for each in assessed.reasons if each.kind in {ReasonKind.LEANING, ReasonKind.NOTE}]
    for place, reason in enumerate(told, 1):
        yield Sentence(f"notes/reason/{place}", reason.says, (f"R:{reason.rule}", *reason.evidence))
    table = rulebook.proportion_words
    yield Sentence(
        "notes/words",
        f"Proportion words are those of the table “{table.name}”, {table.verification.in_words}.",
        ("R:proportion_words",),
    )
    yield Sentence("notes/tests", _tests(), ("R:comparators",))
    neighbours = (
        f"Similar areas are the authority’s statistical neighbours: {profile.neighbours}."
        if profile.neighbours
        else "Which list of statistical neighbours stands behind “similar areas” is not recorded in this profile."
    )
    yield Sentence("notes/neighbours", neighbours, ("P:neighbours",))
    for place, text in enumerate(profile.notes, 1):
        yield Sentence(f"notes/profile/{place}", text, ("P:notes",))


def _tests() -> str:
    used = ("difference_of_shares", "difference_from_the_rest", "spread_of_neighbours")
    says = " ".join(each.says for name, each in comparator_tests().items() if name in used)
    return f"Higher, lower and in line are said by a test, and by nothing else. {says} The tests are Headway’s own."
