"""The reference page of the indicators, written from the catalogue and its worked examples."""

import tomllib
from collections.abc import Iterator
from itertools import groupby

from headway.indicators.definition import CHILDREN, FOLDER, Definition, Polarity, catalogue
from headway.indicators.elsewhere import elsewhere
from headway.indicators.examples import Expected, worked_example

__all__ = ["reference_page", "theme_in_words"]

_HEAD = """<!-- Written by scripts/reference.py (make fix). Do not edit. -->

# Indicators

What `headway indicators` counts: {number} indicators, each with its words, its worked example and its source. The page
is written from `src/headway/indicators/catalogue` and `worked`; change those, not the page.

*Clock.* An **event** counts on the day it happened, a **snapshot** on the last day of the period (or over the whole of
it, where the words say so), a **cohort** on the 31 March that it is collected for. *Polarity* is ours: which way is
better, **neutral** where neither is (never coloured), **context** where it is nobody's performance. Values are rounded
half up.
What is marked *not verified* was read in no published definition, or leaves a point open there.

In the worked examples children are letters, an empty cell is not known, and the sum stands behind each expected number.
"""
_POLARITY = {Polarity.HIGHER: "higher is better", Polarity.LOWER: "lower is better"}
_ELSEWHERE = """
## From elsewhere

Indicators of the field that these returns cannot give, and where each would come from.

| indicator | title | why not from these | where it would come from |
|---|---|---|---|
"""


def reference_page() -> str:
    """The whole page as markdown."""
    found = sorted(catalogue().definitions.values(), key=lambda each: each.theme)
    parts = [_HEAD.format(number=len(found))]
    for theme, definitions in groupby(found, key=lambda each: each.theme):
        parts.append(f"\n## {theme_in_words(theme)}\n")
        parts += ["\n".join(_one(each)) for each in definitions]
    return "".join(f"{part}\n" for part in parts) + _elsewhere()


def theme_in_words(theme: str) -> str:
    """child_protection as a heading."""
    return theme.replace("_", " ").capitalize()


def _one(definition: Definition) -> Iterator[str]:
    yield f"\n### `{definition.id}`: {definition.title}\n"
    yield f"- counts: {definition.counts}"
    if not definition.is_count:
        of = (
            "children aged 0 to 17 who live there"
            if definition.denominator_from == CHILDREN
            else definition.out_of
        )
        yield f"- out of: {of}"
    if definition.unknowns:
        yield f"- unknown: {definition.unknowns}"
    polarity = _POLARITY.get(definition.polarity, str(definition.polarity))
    yield f"- {definition.unit}, {polarity}, {definition.clock}; version {definition.version}"
    yield f"- from {', '.join(f'`{each}`' for each in definition.source)}"
    if definition.looks_back:
        yield f"- looks back {definition.looks_back} days"
    if definition.codes:
        yield f"- known as: {', '.join(f'{kind.upper()} {code}' for kind, code in definition.codes.items())}"
    for each in definition.unverified:
        yield f"- not verified: {each}"
    if definition.notes:
        yield f"- {definition.notes}"
    if definition.references:
        yield f"- source: {'; '.join(definition.references)}"
    yield ""
    yield "```"
    yield from _example(definition.id)
    yield "```"


def _example(indicator: str) -> Iterator[str]:
    told = tomllib.loads((FOLDER / "worked" / f"{indicator}.toml").read_text(encoding="utf-8"))
    for table, drawn in told["facts"].items():
        yield f"{table}"
        yield from (line.rstrip() for line in str(drawn).strip("\n").splitlines())
    yield ""
    yield from map(_expected, worked_example(indicator).expected)


def _expected(each: Expected) -> str:
    where = each.period if each.by == "authority" else f"{each.period}, {each.area}"
    if each.absent:
        return f"{where}: no number; {each.because}"
    numbers = f"{each.numerator}" if each.denominator is None else f"{each.numerator} of {each.denominator}"
    unknown = f", {each.unknown} unknown" if each.unknown else ""
    return f"{where}: {numbers}{unknown}; {each.because}"


def _elsewhere() -> str:
    rows = [f"| `{each.id}` | {each.title} | {each.why} | {each.source} |" for each in elsewhere().values()]
    return _ELSEWHERE + "\n".join(rows) + "\n"
