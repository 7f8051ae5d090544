"""What every paper on measures has: how many stand how, how it is rated, what was asked, what people still write."""

from collections.abc import Sequence
from datetime import date, timedelta

from headway.documents.content import PaperContent
from headway.documents.wording import counted, day, listed, number, sentence_case
from headway.web.performance.states import Rating
from headway.web.scrutiny.rules import papers_measures_words as words
from headway.web.scrutiny.rules.papers_measures import Asked, Line, Standings
from headway.web.scrutiny.rules.papers_measures_asked import asked_words, since
from headway.web.scrutiny.rules.papers_measures_tables import editions
from headway.web.scrutiny.rules.papers_outcome import Begun, source_line
from headway.web.scrutiny.rules.papers_sections import Writing, to_write

__all__ = [
    "attention",
    "begun",
    "counts",
    "how_rated",
    "last_time",
    "nothing_kept",
    "still_to_write",
    "titles",
]

_RATED = (
    "Red is below the floor, and management must act; amber meets the floor and not the target; green meets the "
    "target. Each figure is held to the target and floor in force at the end of its period, whose version is named. "
    "A figure that is too old is not rated, and a measure of which neither way is better never is."
)
_SMALL = (
    "Figures that would tell of 1 to 5 children are not shown; noughts are. A change is called a signal only where "
    "chance does not explain it{rules}; everything else is no signal, however it looks."
)


def begun(
    found: Standings, subject: str, sections: Sequence[Writing], summary: str, asked: str = ""
) -> Begun:
    """The paper of these sections, with the sources of all its sentences."""
    who = f"The {found.body}" if found.body else "[Name of body]"
    content = PaperContent(
        body=found.body,
        on=None,
        subject=subject,
        division="All",
        summary=summary,
        recommendations=(f"{who} is asked to {asked or 'CONSIDER and COMMENT on the report.'}",),
        sections=tuple(each.made() for each in sections),
        template=found.template,
    )
    sources = [source_line(summary, whole(found)), *(row for each in sections for row in each.sources)]
    return Begun(content, tuple(sources))


def whole(found: Standings) -> str:
    """The source of a sentence on all the measures together."""
    return f"Headway: {found.of}, {found.authority}, all {len(found.lines)} measures, as at {day(found.on)}"


def counts(found: Standings) -> str:
    """How many of the measures stand how: "Of 24 measures, three are below the floor ..."."""
    total = len(found.lines)
    if not total:
        return "Headway holds no measure of this."
    said = {each: len(found.rated(each)) for each in Rating}
    parts = [
        f"{_none(said[Rating.RED])} {_are(said[Rating.RED])} below the floor",
        f"{_none(said[Rating.AMBER])} {'meets' if said[Rating.AMBER] < 2 else 'meet'} the floor and not the target",
        f"{_none(said[Rating.GREEN])} {'meets' if said[Rating.GREEN] < 2 else 'meet'} the target",
    ]
    rest = [
        (said[Rating.STALE], "too old to rate"),
        (said[Rating.NO_FIGURE], "without a figure"),
        (said[Rating.NO_TARGET], "without a target"),
        (said[Rating.NOT_RATED], "not rated, for neither way is better"),
    ]
    parts += [f"{number(count)} {_are(count)} {what}" for count, what in rest if count]
    return f"Of {counted(total, 'measure', 'measures')}, {listed(parts)}."


def how_rated(made: Writing, found: Standings) -> None:
    """By which rules the paper speaks."""
    if not found.lines:
        return
    presets = sorted({each.row.spc.preset.name for each in found.lines if each.row.spc})
    rules = f" (rule set {listed(presets)})" if presets else ""
    made.say(_RATED)
    made.say(_SMALL.format(rules=rules))
    made.say(editions(found.lines))


def attention(made: Writing, found: Standings) -> None:
    """The measures that ask for it, each with why: reds, ambers, signals of concern, silence."""
    lines = [each for each in found.lines if why(each)]
    of = f"{number(len(lines))} of {counted(len(found.lines), 'measure', 'measures')}"
    if not found.lines:
        return
    if not lines:
        made.say(
            "No measure is below its floor or short of its target, and no chart shows concern.", whole(found)
        )
        return
    made.say(f"{sentence_case(of)} {'asks' if len(lines) == 1 else 'ask'} for attention:", whole(found))
    for each in lines:
        made.bullets([f"**{each.measure.title}**: {why(each)}"], words.source_of(each))


def why(line: Line) -> str:
    """Why a measure asks for attention; "" where it does not."""
    reasons = []
    if line.row.rated.asks:
        apart = words.distance(line)
        gap = f", {apart} of the target" if apart.endswith("short") else ""
        reasons.append(f"{words.rating(line).lower()}{gap} ({words.figure(line)})")
        reasons.append("nobody has explained it" if line.row.needs_note else "")
    if line.row.has_concern:
        reasons.append(words.charted(line).split(":")[0].lower())
    if line.rating is Rating.RED and not line.is_asked_about:
        reasons.append("nobody has asked about it since it became red")
    if line.rating in (Rating.STALE, Rating.NO_FIGURE):
        reasons.append(line.row.rated.words[:1].lower() + line.row.rated.words[1:])
    said = "; ".join(filter(None, reasons))
    return f"{said}." if said else ""


def last_time(found: Standings, heading: str = "What was asked last time, and what moved") -> Writing:
    """Every question about the measures that is open to the public, and what its measure did since."""
    made = Writing(heading)
    if not found.asked:
        made.say("No question about these measures is on record.")
        return made
    waiting = [each for each in found.asked if not each.is_answered]
    lately = [each for each in found.asked if not each.is_answered or _is_of_this_year(each, found.today)]
    late = sum(bool(each.late) for each in waiting)
    asked = counted(len(found.asked), "question", "questions")
    past = "its day" if late == 1 else "their days"
    overdue = f", {'' if late == len(waiting) else f'{number(late)} of them '}past {past}" if late else ""
    made.say(
        f"There {'is' if len(found.asked) == 1 else 'are'} {asked} about these measures on record; "
        f"{_none(len(waiting))} {'waits' if len(waiting) < 2 else 'wait'} for an answer{overdue}.",
        f"Headway: questions about {found.of}, as at {day(found.today)}",
    )
    for each in lately:
        title = each.question.measure.title
        source = f"Headway: question {each.question.pk} about “{title}”, and the figures of the measure since"
        made.bullets([f"**{title}**. {asked_words(each)} {since(each)}"], source)
    if left := len(found.asked) - len(lately):
        made.say(
            f"{sentence_case(counted(left, 'question', 'questions'))} that {'was' if left == 1 else 'were'} asked more "
            f"than a year ago and answered {'is' if left == 1 else 'are'} left out here."
        )
    return made


def _is_of_this_year(each: Asked, today: date) -> bool:
    return each.question.asked_on >= today - timedelta(days=366)


def still_to_write(heading: str, what: str) -> Writing:
    """A section that only people can write."""
    return Writing(heading, [to_write(what)])


def nothing_kept(heading: str) -> Writing:
    """Of what no measure is kept."""
    what = "No measure of this is kept in Headway. Keep one, or write its figures here with their source"
    return still_to_write(heading, what)


def titles(lines: Sequence[Line]) -> str:
    """Their titles, parted so that those with commas stay whole."""
    return "; ".join(each.measure.title for each in lines)


def _none(count: int) -> str:
    return number(count) if count else "none"


def _are(count: int) -> str:
    return "is" if count < 2 else "are"
