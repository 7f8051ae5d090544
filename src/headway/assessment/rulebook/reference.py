"""docs/reference/assessment-rules.md, written from the shipped rules so that it cannot fall behind them."""

from collections.abc import Iterator

from headway.assessment.kinds import kind
from headway.assessment.rulebook.library import rulebook_text, rulebooks
from headway.assessment.rulebook.thresholds import Threshold, thresholds
from headway.assessment.rulebook.values import Leaning, Limiting, Rulebook, Statement
from headway.frameworks import Mark, sources

_HEAD = """# Rules of the annual assessment

What the rules of an annual assessment are, where each was read, and what is only assumed. This page is written from
`src/headway/assessment/rules`; change the data, not the page.

The rules never give a grade. **Limiting** rules take away the better grades, and look at major inspections (block B)
only; a council's own may look at settings (block A), marked as an assumption, and none may look at national measures
(block C). **Leaning** rules say where the evidence points among the grades that are left, by thresholds that nobody
published: they permit and limit nothing, and measures alone lean to nothing. A person judges, and writes down why.

A limiting rule reads the latest inspection of its kind that speaks of the matter, if it was published by the day of the
assessment (its fieldwork over, where the day of publication is not known) and is no older than the months stated. An
inspection that is silent on the matter replaces nothing. Inspections of the same day are all read.

A leaning is found in this order: the settings and the latest full inspection span the grades between the best and the
worst that they name; serious weakness at a visit lowers the span; grades that are not permitted go, and where none is
left the best permitted grade stands; measures then drop one end if more than one grade is left.

A council's own rules: take a file, change it, and give it with `--rules`, or change it in the browser. A fault is named
by its key and line. What is marked `assumption` is Headway's, and stands in the notes of each letter:
"""


def reference_page() -> str:
    """Markdown of every shipped rulebook."""
    marks = "\n".join(f"- `{mark}`: {mark.in_words}" for mark in Mark)
    books = ("\n".join(_book(each)) for each in rulebooks().values())
    return "\n\n".join((f"{_HEAD}\n{marks}", *books)).rstrip() + "\n"


def _book(book: Rulebook) -> Iterator[str]:
    until = f"to {book.to_year}" if book.to_year else "on"
    yield from (f"## {book.title} (`{book.id}`)", "")
    yield f"- For assessments of: {book.from_year} {until}"
    yield f"- Whose rules: {book.whose}"
    yield f"- Grades, best first: {', '.join(each.label for each in book.scale.grades)}. {book.scale.direction}"
    yield f"- Proportion words: {book.proportion_words.name} (`{book.proportion_words.id}`)"
    yield f"- Outcomes: {', '.join(label for _, label in book.outcomes)}"
    yield f"- Settings: {', '.join(kind(each).plural for each in book.kinds)}"
    if book.note:
        yield f"- Note: {book.note}"
    yield from ("", "### What is assumed", "", *(f"- {each}" for each in book.assumptions))
    numbers = thresholds(rulebook_text(book.id))
    yield from ("", "### What limits the grade")
    for limiting in book.limiting:
        yield from _rule(limiting, numbers)
    yield from ("", "### Where the evidence leans")
    for leaning in book.leaning:
        yield from _rule(leaning, numbers)
    yield from ("", "### What the letter says of how it is made", "")
    for name in ("how_derived", "weights", "caveat", "judgement", "statute"):
        yield _statement(name, getattr(book, name))
    yield from ("", "### Sources", "", *(_source(each) for each in _cited(book)))


def _rule(rule: Limiting | Leaning, numbers: tuple[Threshold, ...]) -> Iterator[str]:
    yield from ("", f"#### {rule.title} (`{rule.id}`)", "", rule.text, "")
    yield f"- Looks at: {rule.block.label}"
    if isinstance(rule, Limiting):
        yield f"- At best: {rule.best.label}"
    yield f"- How sure: {_mark(rule.mark, rule.sources)}"
    if rule.note:
        yield f"- Note: {rule.note}"
    own = [each for each in numbers if each.rule == rule.id]
    if own:
        yield from ("", "| number, to be changed | value | meaning |", "|---|---|---|")
        yield from (f"| `{each.name}` | {each.value} | {each.says} |" for each in own)


def _statement(name: str, said: Statement) -> str:
    return f"- `{name}`: {said.text} ({_mark(said.mark, said.sources)})"


def _mark(mark: Mark, keys: tuple[str, ...]) -> str:
    return mark.in_words + (f" [{', '.join(keys)}]" if keys else "")


def _cited(book: Rulebook) -> Iterator[str]:
    said = (book.how_derived, book.weights, book.caveat, book.judgement, book.statute)
    every = (book.sources, *(each.sources for each in (*book.rules, *said)))
    yield from dict.fromkeys(key for keys in every for key in keys)


def _source(key: str) -> str:
    source = sources()[key]
    return f"- `{key}`: {source.title}{f' <{source.address}>' if source.address else ''}"
