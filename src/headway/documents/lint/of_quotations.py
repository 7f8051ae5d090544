"""Quoted passages against the report's own words."""

from collections.abc import Iterator

from headway.documents.lint.case import Case
from headway.documents.lint.passages import Match, passages_of, tokens
from headway.documents.lint.quotations import Ascribed, Quotation, quotations_in
from headway.documents.lint.rule import Fault, Need, Rule, Severity
from headway.documents.reading import Place

__all__ = ["RULES"]

_LONG = 12
"""Words from which a quotation that nobody is named for is taken for the report's."""
_LEAST = 4
"""Fewer words are a term, not a passage: 'Good', 'action plan'."""


def quoted(case: Case) -> Iterator[Fault]:
    """Each part of a quotation, in its order, in one of the reports."""
    reports = [passages_of(report.pages) for report in case.sources.reports if report.pages]
    for quotation in quotations_in(case.prose):
        words = sum(len(tokens(part)) for part in quotation.parts)
        least = _LEAST if quotation.ascribed is Ascribed.REPORT else _LONG
        if words < least or quotation.ascribed is Ascribed.OTHER:
            continue
        best = max(
            ([report.find(tokens(part)) for part in quotation.parts] for report in reports),
            key=lambda found: sum(match.found for match in found),
        )
        if not all(match.whole for match in best):
            yield _fault(case, quotation, best)


def _fault(case: Case, quotation: Quotation, found: list[Match]) -> Fault:
    ascribed = quotation.ascribed is Ascribed.REPORT
    return Fault(
        "quotation",
        Severity.ERROR if ascribed else Severity.WARNING,
        _place(case, quotation),
        quotation.words,
        _said(found),
        "Quote the report's own words and give the page, or take the quotation marks off."
        if ascribed
        else "Say whose words these are; if they are the report's, quote them as they stand.",
    )


def _place(case: Case, quotation: Quotation) -> Place:
    first, last = quotation.pieces[0], quotation.pieces[-1]
    end = quotation.end if first is last else len(first.text)
    begins = case.paper.place_of(first, quotation.start, end)
    if first is last:
        return begins
    ends = case.paper.place_of(last, 0, quotation.end)
    return Place(begins.field, begins.paragraph, begins.line, begins.page, begins.start, ends.end)


def _said(found: list[Match]) -> str:
    have, of = sum(match.found for match in found), sum(match.of for match in found)
    pages = sorted({match.page for match in found if match.page and match.found})
    if not have:
        return f"None of these {of} words is in the report in this order."
    where = f" (page {', '.join(map(str, pages))})"
    near = next((match.nearest for match in found if match.nearest and not match.whole), "")
    if near and 3 * have >= 2 * of:
        return f"The report does not say quite this{where}: {have} of {of} words are found. It has “{near[:300]}”."
    amount = "Most of this is not" if 2 * have < of else "Not all of this is"
    return f"{amount} in the report: {have} of {of} words are found, in runs of five or more{where}."


RULES = (
    Rule(
        "quotation",
        Severity.ERROR,
        "Quotations are in the report",
        "What stands in quotation marks and is ascribed to the report, or is long and ascribed to "
        "nobody, stands in it "
        "word for word. White space, case, dashes and the kind of marks do not count; an ellipsis parts "
        "a quotation; words "
        "in [brackets] are the author's. What is ascribed to somebody else is left alone.",
        quoted,
        Need.REPORT,
    ),
)
