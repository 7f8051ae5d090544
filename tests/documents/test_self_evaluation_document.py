"""A self-evaluation as HTML, PDF and Word: the same words in the same order, a draft told as such."""

from dataclasses import replace
from io import BytesIO

import pytest
from docx import Document as WordFile
from pypdf import PdfReader

from headway.assessment.self_evaluation.text import QUESTIONS, Shown, Spoken, Written, WrittenClaim
from headway.documents import Document, html, pdf, word
from headway.documents.committee.self_evaluation import self_evaluation
from headway.documents.tree import BulletList, Heading, Paragraph, words

AUDIT = Shown("audit", "Pathway plans: 24 cases were audited.", "2026-09-30")
SAID = Written(
    authority="Kent",
    title="Self-evaluation of Kent, 2026",
    year=2026,
    as_of="2026-11-23",
    claims=(
        WrittenClaim(
            1,
            "Care leavers",
            "strength",
            "Care leavers do well.\nTheir advisers stay.",
            (AUDIT,),
            (Spoken("stale", "This is older than evidence should be.", AUDIT),),
            "The round followed one team.",
        ),
        WrittenClaim(3, "Practice as a whole", "neither", "We re-audit in spring."),
    ),
    unsaid=(Shown("measure", "Re-referrals: below its floor."),),
    assumptions=("Headway assumes these rules.",),
    signed_off_by="Dora Director",
)


def headings(document: Document) -> list[str]:
    return [words(each.text) for each in document.blocks if isinstance(each, Heading)]


def said(document: Document) -> str:
    found = []
    for each in document.blocks:
        if isinstance(each, Paragraph):
            found.append(words(each.text))
        if isinstance(each, BulletList):
            found += [words(item) for item in each.items]
    return "\n".join(found)


def test_the_three_questions_stand_in_their_order_with_claims_below_them() -> None:
    assert headings(self_evaluation(SAID, draft=False)) == [
        QUESTIONS[1],
        "Care leavers: a strength",
        QUESTIONS[2],
        QUESTIONS[3],
        "Practice as a whole",
        "Weaknesses in the evidence of which no claim speaks",
        "How evidence is read",
    ]


def test_what_spoke_against_a_claim_and_why_it_stands_are_printed_with_it() -> None:
    text = said(self_evaluation(SAID, draft=False))
    assert "Pathway plans: 24 cases were audited. (30 September 2026)" in text
    assert "This is older than evidence should be. Pathway plans: 24 cases were audited." in text
    assert "Why it stands: The round followed one team." in text


def test_a_question_that_nothing_answers_says_so() -> None:
    assert "Nothing is said yet." in said(self_evaluation(SAID, draft=True))


@pytest.mark.parametrize("draft", [True, False])
def test_a_draft_is_told_as_such_and_names_nobody_who_signed(draft: bool) -> None:
    page = html(self_evaluation(SAID, draft=draft)).decode()
    assert ("nobody yet: this is a draft" in page) is draft
    assert ("Dora Director" in page) is not draft


def test_all_three_files_say_the_same() -> None:
    document = self_evaluation(SAID, draft=False)
    page = html(document).decode()
    printed = " ".join(
        " ".join(each.extract_text().split()) for each in PdfReader(BytesIO(pdf(document))).pages
    )
    typed = " ".join(each.text for each in WordFile(BytesIO(word(document))).paragraphs)
    for text in ("Care leavers: a strength", "Their advisers stay.", "The round followed one team."):
        assert text in page
        assert text in printed
        assert text in typed


def test_an_example_says_that_it_is_invented() -> None:
    assert "An invented example" in said(self_evaluation(replace(SAID, is_example=True), draft=False))
