"""How ``headway benchmark compare`` shows an authority beside others."""

from collections.abc import Iterable
from decimal import Decimal
from typing import TYPE_CHECKING

import typer

from headway.statistics import round_half_up

if TYPE_CHECKING:
    from headway.benchmarks.comparison import Comparator, Comparison
    from headway.benchmarks.like_for_like import Adjusted, Figure, Standardised

COLUMNS = (
    *(
        "indicator",
        "title",
        "unit",
        "better",
        "period",
        "value",
        "numerator",
        "denominator",
        "england",
        "region",
    ),
    *("neighbours_mean", "neighbours_median", "neighbours_used", "neighbours_of", "neighbours_list"),
    *("rank_best", "rank_worst", "rank_of", "band", "authorities", "edition", "notes"),
)


def heading(found: Iterable["Comparison"]) -> str:
    """The list of neighbours that the comparison uses, once."""
    told = {each.neighbours_mean.words for each in found if each.neighbours_mean}
    versions = sorted({words.rpartition("(")[2].rstrip(")") for words in told})
    return f"Statistical neighbours: {', '.join(versions) or 'no list is loaded'}. Rank 1 and band A are the best."


def line(each: "Comparison") -> str:
    """One indicator in two or three lines."""
    parts = [f"{each.title}, {each.period_label}: {_figure(each)}"]
    others = [
        f"England {shown(each.england.value, each.decimals)}" if each.england else "",
        f"{each.region.kind} {shown(each.region.value, each.decimals)}" if each.region else "",
        _neighbours(each.neighbours_mean, each.decimals + 1),
        _neighbours(each.neighbours_median, each.decimals + 1),
        f"rank {each.rank.words}" if each.rank else "",
        f"band {each.band}" if each.band else "",
    ]
    parts.append("  " + "; ".join(other for other in others if other))
    return "\n".join([*parts, *(f"  Note: {flag}" for flag in each.flags)])


def _figure(each: "Comparison") -> str:
    if each.value is None:
        return f"{each.symbol or 'no figure'} ({each.meaning or 'not published'})"
    counts = (
        f" ({each.numerator} of {each.denominator})"
        if each.numerator is not None and each.denominator
        else ""
    )
    return f"{shown(each.value, each.decimals)}{'%' if each.unit == '%' else ''}{counts}"


def _neighbours(found: "Comparator | None", decimals: int) -> str:
    if found is None:
        return ""
    return f"neighbours' {found.method} {shown(found.value, decimals)} ({found.used} of {found.of})"


def shown(value: Decimal | None, decimals: int) -> str:
    return "-" if value is None else str(round_half_up(value, decimals))


def row(each: "Comparison") -> list[object]:
    """The same as a row under ``COLUMNS``."""
    mean = each.neighbours_mean
    published = [None if one is None else one.value for one in (each.england, each.region)]
    neighbours = [None if one is None else one.value for one in (mean, each.neighbours_median)]
    listed = [mean.used, mean.of, mean.list_version] if mean else [None] * 3
    rank = [each.rank.best, each.rank.worst, each.rank.of] if each.rank else [None] * 3
    return [
        *(each.indicator, each.title, each.unit, each.polarity, each.period),
        *(each.value, each.numerator, each.denominator, *published, *neighbours, *listed, *rank),
        *(each.band, each.authorities, each.edition.id, " ".join(each.flags)),
    ]


def print_adjusted(alike: Iterable["Adjusted"], mixed: Iterable["Standardised"]) -> None:
    """The like for like figures below the comparison."""
    alike, mixed = list(alike), list(mixed)
    if alike or mixed:
        typer.echo("\nLike for like (never ranked)")
    for each in alike:
        typer.echo(
            f"{each.title}, {each.period}: {_made(each.adjusted)}; England {each.england_adjusted.value}"
        )
        typer.echo(
            f"  From the same counts as published: {_made(each.published)}; England {each.england_published.value}."
        )
        if each.unknown:
            england = f"; England {each.england_unknown.value}%" if each.england_unknown else ""
            typer.echo(
                f"  Not known: {each.unknown.value}% ({each.unknown.numerator} of {each.unknown.denominator}){england}."
            )
        typer.echo(f"  Why: {each.why}.{' ' + each.caution if each.caution else ''}")
    for one in mixed:
        ratio = one.ratio
        typer.echo(
            f"{one.title}, {one.period}: {ratio.observed} against {ratio.expected:.1f} expected at England's rates, "
            f"{ratio.ratio:.2f} times (95% interval {ratio.lower:.2f} to {ratio.upper:.2f})"
        )
        if one.left_out:
            typer.echo(f"  Left out, for a figure is suppressed: {', '.join(one.left_out)}.")


def _made(figure: "Figure") -> str:
    return f"{figure.value} ({figure.numerator} of {figure.denominator})"
