"""Measures side by side in a paper: their figures and targets, others' figures, what the charts say and who answers."""

from collections.abc import Iterable, Iterator, Sequence

from headway.documents.wording import day, listed
from headway.web.performance.rules import wording
from headway.web.scrutiny.rules import papers_measures_words as words
from headway.web.scrutiny.rules.papers_measures import Line
from headway.web.scrutiny.rules.papers_measures_asked import latest_question
from headway.web.scrutiny.rules.papers_sections import Writing

__all__ = ["compared_table", "editions", "everything", "figures_table", "notes", "verdicts_table"]


def everything(made: Writing, lines: Sequence[Line], what: str) -> None:
    """All that a paper tells of measures that stand side by side; of one alone, below its figures."""
    figures_table(made, lines, what)
    if len(lines) == 1:
        made.bullets(owed(lines[0]), words.source_of(lines[0]))
        return
    verdicts_table(made, lines, what)
    compared_table(made, lines, what)
    notes(made, lines)


def owed(line: Line) -> Iterator[str]:
    """What the chart says, others' figures, the note, who answers, the question: a line each."""
    yield f"**What its chart says**: {words.charted(line)}"
    if beside := words.compared_sentence(line):
        yield f"**Beside others**: {beside}"
    yield f"**Note**: {words.note_sentence(line)}"
    yield f"**Who answers for it**: {words.answers_for(line)}."
    yield f"**Question**: {latest_question(line)}"


def figures_table(made: Writing, lines: Sequence[Line], what: str) -> None:
    """The latest figure, what it is made of, how it stands to target and floor; each row with its source."""
    header = ("Measure and period", "Figure", "Made of", "Target and floor", "How it stands")
    made.table(f"{what}: figures and targets", header, map(_figures, lines))
    for each in lines:
        made.source(f"{each.measure.title}: {words.figure(each)}", words.source_of(each))


def _figures(line: Line) -> tuple[str, ...]:
    period = wording.in_words(line.row.period)
    return (
        f"{line.measure.title}{f', {period}' if period else ''}",
        words.figure(line),
        words.made_of(line),
        words.target(line),
        words.stands(line),
    )


def verdicts_table(made: Writing, lines: Sequence[Line], what: str) -> None:
    """What each chart says, in words; who answers for the measure; the question about it."""
    header = ("Measure", "What its chart says", "Who answers for it", "Latest question")
    made.table(f"{what}: what moved, and who answers", header, map(_verdict, lines))


def _verdict(line: Line) -> tuple[str, ...]:
    return line.measure.title, words.chart_cell(line), words.answers_for(line), question(line)


def question(line: Line) -> str:
    """The latest question in a cell: of which day, whether it is answered, what the measure did since."""
    asked = line.latest
    if asked is None:
        return "None"
    due = asked.question.due_on
    if asked.is_answered:
        stands = "answered"
    elif asked.late:
        stands = f"answer due {day(due)}, late"
    else:
        stands = f"answer due {day(due)}" if due else "not answered"
    return f"{day(asked.question.asked_on)}: {stands}. {asked.sequel.state.value}"


def compared_table(made: Writing, lines: Sequence[Line], what: str) -> None:
    """England and the neighbours beside our own published figure; nothing where none are loaded."""
    there = [each for each in lines if words.compared_sentence(each)]
    if not there:
        return
    header = ("Measure", "Published for", "Here", "England", "Neighbours, mean", "Neighbours, median")
    made.table(f"{what}: beside England and statistical neighbours", header, map(_compared, there))


def _compared(line: Line) -> tuple[str, ...]:
    found = line.row.compared
    own = words.official(line, found.value) if found.value is not None else found.symbol or words.DASH
    others = (found.england, found.neighbours_mean, found.neighbours_median)
    return line.measure.title, found.period_label, own, *(_other(line, each) for each in others)


def _other(line: Line, other) -> str:  # type: ignore[no-untyped-def]
    if other is None or other.value is None:
        return words.DASH
    of = f" ({other.used} of {other.of})" if other.of else ""
    return f"{words.official(line, other.value)}{of}"


def editions(lines: Iterable[Line]) -> str:
    """Which list of neighbours and which editions the published figures are of; "" where there are none."""
    there = [each for each in lines if words.compared_sentence(each)]
    lists = sorted(
        {each.list_version for line in there for each in words.comparators(line) if each.list_version}
    )
    found = sorted({each.row.compared.edition.words for each in there})
    if not there:
        return ""
    named = f" Neighbours are by the list of {listed(lists)}, with how many have a figure." if lists else ""
    said = f"England and neighbours are published figures, of other periods than ours.{named}"
    return f"{said} Editions: {'; '.join(found)}."


def notes(made: Writing, lines: Sequence[Line]) -> None:
    """The last note of each measure; of which red or amber nobody has said anything."""
    told = [each for each in lines if each.row.note is not None]
    silent = [each for each in lines if each.row.note is None and each.row.rated.asks]
    if told:
        made.say("What those who know the measures say of them:")
        made.bullets(f"**{each.measure.title}**: {words.note_sentence(each)}" for each in told)
    if silent:
        names = "; ".join(each.measure.title for each in silent)
        made.say(f"Red or amber, and nobody has explained it: {names}.")
