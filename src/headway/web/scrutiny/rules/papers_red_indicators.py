"""The paper on indicators that are red: in groups, by what is owed about them. Nothing leaves it by being forgotten."""

from collections.abc import Iterator, Sequence

from headway.documents.wording import counted, day, number, sentence_case
from headway.web.performance.states import Rating
from headway.web.scrutiny.rules import papers_measures_words as words
from headway.web.scrutiny.rules.papers_districts import by_district, districts_told
from headway.web.scrutiny.rules.papers_measures import Line, Standings
from headway.web.scrutiny.rules.papers_measures_asked import latest_question
from headway.web.scrutiny.rules.papers_measures_tables import everything
from headway.web.scrutiny.rules.papers_outcome import Begun
from headway.web.scrutiny.rules.papers_sections import Writing
from headway.web.scrutiny.rules.papers_standings import (
    begun,
    counts,
    how_rated,
    last_time,
    nothing_kept,
    still_to_write,
    titles,
    whole,
)

__all__ = ["SUBJECT", "red_indicators"]

SUBJECT = "Indicators that are rated red"
_TO_DO = "What is being done about each red: by whom, by when, and by which measure it will be told"


def red_indicators(found: Standings) -> Begun:
    """The paper begun."""
    reds = found.rated(Rating.RED)
    asked = [each for each in reds if each.is_asked_about]
    unasked = [each for each in reds if not each.is_asked_about]
    sections = [
        _introduction(found),
        _one_by_one("Below the floor, and nobody has asked", unasked, "No red is without a question.", found),
        _one_by_one("Below the floor, and members have asked", asked, "No red has been asked about.", found),
        _side_by_side("Short of the target", found.rated(Rating.AMBER), "No measure is amber.", found),
        _wrong_side(found),
        _silent(found),
        *by_district(reds),
        last_time(found),
        still_to_write("What is being done", _TO_DO),
        still_to_write("Next steps", "What comes next, and when it is reported"),
    ]  # fmt: skip
    if not found.lines:
        sections = [nothing_kept("Which indicators are red"), *sections[-2:]]
    return begun(
        found,
        SUBJECT,
        sections,
        _summary(found, unasked),
        "CONSIDER the indicators that are below their floor, and COMMENT on what is being done about them.",
    )


def _summary(found: Standings, unasked: Sequence[Line]) -> str:
    reds = found.rated(Rating.RED)
    said = f"As at {day(found.on)}: {counts(found)[:1].lower()}{counts(found)[1:]}"
    if not reds:
        return said
    silent = sum(each.row.needs_note for each in reds)
    return (
        f"{said} Red: {titles(reds)}. Of the red, {_none(len(unasked))} {_has(len(unasked))} had no question since "
        f"turning red, and {_none(silent)} {_has(silent)} no note that explains it."
    )


def _introduction(found: Standings) -> Writing:
    made = Writing("Introduction")
    made.say(
        f"This paper is about {found.of} of {found.authority}, as at {day(found.on)}. {counts(found)}",
        whole(found),
    )
    how_rated(made, found)
    return made


def _one_by_one(heading: str, lines: Sequence[Line], none: str, found: Standings) -> Writing:
    """A part a measure, with everything that is known of it."""
    made = Writing(heading)
    if not lines:
        made.say(none, whole(found))
    for each in lines:
        made.part(each.measure.title)
        source = words.source_of(each)
        made.say(words.figure_sentence(each), source)
        made.say(f"{_red_since(each)}{words.charted(each)}", source)
        made.say(districts_told(each), source)
        made.say(words.compared_sentence(each), source)
        made.bullets(_owed(each), source)
    return made


def _red_since(line: Line) -> str:
    since = line.row.red_since
    return f"Red since the period that ended on {day(since)}. " if since else ""


def _owed(line: Line) -> Iterator[str]:
    yield words.counted_words(line)
    yield f"**Note**: {words.note_sentence(line)}"
    yield f"**Who answers for it**: {words.answers_for(line)}."
    yield f"**Question**: {latest_question(line)}"


def _side_by_side(heading: str, lines: Sequence[Line], none: str, found: Standings) -> Writing:
    made = Writing(heading)
    if lines:
        made.say(
            f"{sentence_case(number(len(lines)))} of {counted(len(found.lines), 'measure', 'measures')}:",
            whole(found),
        )
        everything(made, lines, heading)
    else:
        made.say(none, whole(found))
    return made


def _wrong_side(found: Standings) -> Writing:
    lines = [each for each in found.lines if each.row.has_concern and not each.row.rated.asks]
    return _side_by_side(
        "Signals on the wrong side, though not red or amber", lines, "No other chart shows concern.", found
    )


def _silent(found: Standings) -> Writing:
    """Nothing turns green by being forgotten."""
    lines = [each for each in found.lines if each.rating in (Rating.STALE, Rating.NO_FIGURE)]
    made = Writing("No figure, or one that is too old")
    if not lines:
        made.say("Every measure has a figure that is new enough.", whole(found))
    for each in lines:
        source = words.source_of(each)
        made.bullets(
            [f"**{each.measure.title}**: {each.row.rated.words} ({words.answers_for(each)})."], source
        )
    return made


def _none(count: int) -> str:
    return number(count) if count else "none"


def _has(count: int) -> str:
    return "has" if count < 2 else "have"
