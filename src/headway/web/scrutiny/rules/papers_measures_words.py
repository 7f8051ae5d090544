"""A measure in the sentences and the cells of a paper: figure, target, chart, comparators, note, owner, question. Pure.

No arrows: whether it moved is said in words, by the rule set of its chart. Small numbers of children are not said.
"""

from collections.abc import Iterator
from typing import Any

from headway.documents.wording import day
from headway.statistics.spc import Assurance, Variation
from headway.web.performance.rules import wording
from headway.web.performance.states import Better, Rating
from headway.web.scrutiny.rules import papers_small_numbers as small
from headway.web.scrutiny.rules.papers_measures import Line

__all__ = [
    "answers_for",
    "chart_cell",
    "charted",
    "compared_sentence",
    "counted_words",
    "distance",
    "figure",
    "figure_sentence",
    "in_line",
    "made_of",
    "note_sentence",
    "official",
    "source_of",
    "stands",
    "target",
    "unknown",
]

DASH = "–"


def in_line(text: str) -> str:
    """What somebody wrote, on one line, so that it opens no list, heading or table of its own."""
    return " ".join(text.split())


def figure(line: Line) -> str:
    """The latest value with its unit; "no figure"; "not shown" where it would tell of 1 to 5 children."""
    row = line.row
    return small.figure(line.measure, row.value, row.numerator, row.denominator)


def parts(line: Line) -> str:
    """What the value is made of; "" where nothing divides it."""
    return small.parts(line.measure, line.row.numerator, line.row.denominator)


def is_hidden(line: Line) -> bool:
    """Whether the figure is not shown because it is of few children."""
    return line.row.value is not None and small.hides(line.measure, line.row.numerator, line.row.denominator)


def unknown(line: Line) -> str:
    """Of how many it is not known, with the share of all where that may be said."""
    if not line.row.period or line.row.unknown == 0:
        return "none"
    said = small.count(line.measure, line.row.unknown)
    share = line.row.unknown_share
    return said if said == small.FEWER or share is None else f"{said} ({share}%)"


def made_of(line: Line) -> str:
    """What the value is made of, and of how many it is not known: "57 of 235; not known: 12 (4.9%)"."""
    lost = f"not known: {unknown(line)}" if line.row.unknown else ""
    return "; ".join(filter(None, (parts(line), lost))) or DASH


def stands(line: Line) -> str:
    """The rating in words, with how far it is from the target where that may be said."""
    apart = distance(line)
    return f"{rating(line)}: {apart}" if apart[:1].isdigit() else rating(line)


def target(line: Line) -> str:
    """Target and floor with the number of their version: "21%; floor 25% (version 2)"."""
    held = line.row.target
    if not Better(line.measure.better).is_judged:
        return DASH
    if held is None:
        return "none set"
    floor = "no floor" if held.floor is None else f"floor {_amount(line, held.floor)}"
    near = f", within {_amount(line, held.near)}" if line.measure.better == Better.NEAR and held.near else ""
    return f"{_amount(line, held.target)}{near}; {floor} (version {held.number})"


def distance(line: Line) -> str:
    """How far from the target, and on which side of it: "2.4 short", "0.6 better", "met"."""
    gap = line.row.rated.distance
    if gap is None:
        return DASH
    if is_hidden(line):
        return small.NOT_SHOWN
    if gap == 0:
        return "met exactly"
    return f"{abs(gap).normalize():f} {'better' if gap > 0 else 'short'}"


def rating(line: Line) -> str:
    """Kent's rule in words; a target without a floor is its own floor."""
    if line.rating == Rating.RED and line.row.target is not None and line.row.target.floor is None:
        return "Target missed, no floor set"
    return line.rating.label


def counted_words(line: Line) -> str:
    """What the measure counts, out of what."""
    counts, out_of = in_line(line.measure.counts), in_line(line.measure.out_of)
    if counts.startswith("of those"):  # as the catalogue writes a part of what it is out of
        return f"**Out of** {out_of}: {counts}."
    return f"**It counts** {counts}{f', out of {out_of}' if out_of else ''}."


def figure_sentence(line: Line) -> str:
    """The figure with what it is made of, then how it stands to its target."""
    if not line.row.period:
        return "There is no figure."
    when = wording.in_words(line.row.period)
    made = parts(line)
    if is_hidden(line):
        said = f"{when}: {made}. The figure is not shown, for it would tell of fewer than 6 children."
    else:
        value = figure(line)
        said = f"{value[:1].upper()}{value[1:]} in {when}{f' ({made})' if made else ''}."
    lost = f" Not known: {unknown(line)}." if line.row.unknown else ""
    return f"{said}{lost} {_held(line)}"


def _held(line: Line) -> str:
    if not line.is_rated:
        return f"{line.row.rated.words}."
    held = line.row.target
    since = f"from {day(held.from_day)}" if held else ""
    verdict = rating(line) if is_hidden(line) else line.row.rated.words
    return f"The target is {target(line).replace(')', f', {since})')}. {verdict}."


def charted(line: Line) -> str:
    """The verdict of the chart, and whether the target will be met as things are done now."""
    if line.row.spc is None:
        return (
            "There are no figures to chart."
            if not line.row.period
            else "There is no control chart: each figure is of twelve months, and shares eleven with the next."
        )
    if line.row.is_stale:
        return "The latest figure is too old for a signal to say anything of today."
    return " ".join(filter(None, (line.row.spc.words, wording.assured(line.row.spc))))


def chart_cell(line: Line) -> str:
    """The same for a table, shorter."""
    spc = line.row.spc
    if spc is None or line.row.is_stale:
        return charted(line)
    moved = "No signal." if spc.variation is Variation.COMMON else spc.words
    return f"{moved} {_ASSURED.get(spc.assurance, '')}".strip()


_ASSURED = {
    Assurance.MEETS: "As things are: target met every time.",
    Assurance.FAILS: "As things are: target out of reach.",
    Assurance.HIT_OR_MISS: "As things are: target by chance.",
}


def compared_sentence(line: Line) -> str:
    """England and the statistical neighbours, in the same published period as our own published figure; "" without."""
    found = line.row.compared
    if found is None:
        return ""
    others = [
        f"{official(line, each.value)} ({each.words})" for each in comparators(line) if each.value is not None
    ]
    if not others:
        return ""
    own = found.symbol or "not published" if found.value is None else official(line, found.value)
    return f"Published figures ({found.period_label}): {own} here; {'; '.join(others)}."


def comparators(line: Line) -> Iterator[Any]:
    """England, then the neighbours by mean and by median, as far as there are any."""
    found = line.row.compared
    for each in (found.england, found.neighbours_mean, found.neighbours_median) if found else ():
        if each is not None:
            yield each


def note_sentence(line: Line) -> str:
    """The last thing that a person said of it; that a red or an amber has none."""
    note = line.row.note
    if note is None:
        return (
            "Nobody has explained this figure: there is no note."
            if line.row.rated.asks
            else "There is no note."
        )
    when = wording.in_words(note.period)
    said = f"{in_line(note.text)} ({note.by_name}, {day(note.at)}, on {when})"
    if line.row.needs_note:
        return (
            f"Nobody has explained the figure of {wording.in_words(line.row.period)}. The last note: {said}"
        )
    return said


def answers_for(line: Line) -> str:
    """Who owns the measure: the post, and the name where there is one."""
    measure = line.measure
    named = [each for each in (measure.owner_post, measure.owner_name) if each]
    return ", ".join(named) or "nobody is named"


def source_of(line: Line) -> str:
    """Where a figure is from: the measure, what it is made of, the period, the load, the official edition."""
    measure = line.measure
    made = parts(line)
    own = [
        f"Headway: “{measure.title}” ({measure.code}, definition {measure.definition_version})",
        f"{wording.in_words(line.row.period)}{f', {made}' if made else ''}"
        if line.row.period
        else "no figure",
    ]
    if line.load:
        own.append(line.load)
    if compared_sentence(line):
        lists = sorted({each.list_version for each in comparators(line) if each.list_version})
        named = f"; neighbours by the list of {' and '.join(lists)}" if lists else ""
        own.append(f"official: {line.row.compared.edition.words}{named}")
    return "; ".join(own)


def _amount(line: Line, amount: Any) -> str:
    return f"{amount.normalize():f}{'%' if line.measure.unit == '%' else ''}"


def official(line: Line, value: Any) -> str:
    """A published figure with its unit."""
    decimals = line.row.compared.decimals
    return wording.figure(value, line.row.compared.unit, decimals)
