"""The text of a letter held to its figures: an independent reading, of drafted and of edited sentences alike.

Every proportion word, fraction, comparator word, number, date and grade must agree with what the sentence stands on,
and every sentence must stand on something that exists. What cannot be told is not doubted; what has no figure is.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from headway.assessment.judging import Assessed, assess, printed
from headway.assessment.letter import against_inspections as block_b
from headway.assessment.letter import against_measures as block_c
from headway.assessment.letter import against_settings as block_a
from headway.assessment.letter.against_whole import doubts_of_whole, unfounded
from headway.assessment.letter.denials import denied
from headway.assessment.letter.spoken import Spoken, spoken
from headway.assessment.letter.standing import literals, standing
from headway.assessment.letter.values import CELL, Letter, Part, Sentence
from headway.assessment.profile import MajorInspection, Profile
from headway.assessment.rulebook import Rulebook

__all__ = ["Doubt", "check", "doubts"]

_GRADE_LINE = "grade/line"


@dataclass(frozen=True)
class Doubt:
    """What is in doubt about a sentence (or, by its id, a part)."""

    key: str
    says: str


def check(letter: Letter, profile: Profile, rulebook: Rulebook) -> tuple[Doubt, ...]:
    """Every doubt, in the letter's order; none where each sentence stands on its figures."""
    assessed = assess(profile, rulebook)
    found = [Doubt(part.id, "This part of the letter is empty.") for part in letter.parts if _is_empty(part)]
    for sentence in letter.sentences:
        said = doubts(sentence, profile, rulebook, assessed)
        found += [Doubt(sentence.key, says) for says in dict.fromkeys(said)]
    return tuple(found)


def _is_empty(part: Part) -> bool:
    return not any(each.text.strip() for paragraph in part.paragraphs for each in paragraph.sentences)


def doubts(sentence: Sentence, profile: Profile, rulebook: Rulebook, assessed: Assessed) -> Iterator[str]:
    """The doubts of one sentence, in words."""
    if not sentence.text.strip():
        yield "The sentence is empty."
        return
    if not sentence.sources:
        yield "The sentence stands on nothing: choose the figures that it rests on."
    for source in sentence.sources:
        if standing(source, profile, rulebook) is None:
            yield f"It stands on “{source}”, which is not in the profile or the rules."
    starts = {source[:2] for source in sentence.sources}
    text = sentence.text.replace(CELL, " ")
    if starts <= {"J:"} and sentence.sources != ("J:judgement",):
        yield from unfounded(spoken(text, profile))
        return  # a name, an address, a day: nothing else to hold to figures
    yield from _grades(text, sentence, rulebook, assessed)
    yield from _read(text, sentence, profile, rulebook)
    yield from _heading(text, sentence, profile, rulebook)
    if not starts <= {"J:", "P:"} and sentence.key != _GRADE_LINE:
        left = _blanked(text, _told(sentence, profile, rulebook))
        for words, plain in denied(text, left):
            if not any(_read(plain, sentence, profile, rulebook)):
                yield f"“{words}” denies what the sentence rests on."


def _heading(text: str, sentence: Sentence, profile: Profile, rulebook: Rulebook) -> Iterator[str]:
    """The outcome that it begins with, held to the paragraph it stands in, or to its measures."""
    said = next((name for name, label in rulebook.outcomes if text.startswith(f"{label}:")), None)
    part, _, rest = sentence.key.partition("/")
    right = {rest.partition("/")[0]} if part == "outcomes" else set()
    right = right or {each.outcome for each in block_c.lines_of(profile, sentence.sources)}
    if said and right and said not in right:
        of = " or ".join(rulebook.outcome(each) for each in sorted(right))
        yield f"It says “{rulebook.outcome(said)}”, and what it rests on is of: {of}."


def _told(sentence: Sentence, profile: Profile, rulebook: Rulebook) -> list[str]:
    """Texts that its sources bring as they are, the longest first."""
    found = [each for source in sentence.sources for each in literals(source, profile, rulebook) if each]
    return sorted(found, key=len, reverse=True)


def _blanked(text: str, told: Iterable[str]) -> str:
    for literal in told:
        text = text.replace(literal, " " * len(literal))
    return text


def _graded(text: str, rulebook: Rulebook) -> Iterator[tuple[str, str, int, int]]:
    """Grades of the assessment's own scale as printed: label and number (or none), where they stand."""
    labels = "|".join(re.escape(each.label) for each in rulebook.scale.grades)
    for hit in re.finditer(rf"\b(?P<label>{labels})(?: \((?P<code>\d+)\))?", text):
        yield hit["label"], hit[0], hit.start(), hit.end()


def _grades(text: str, sentence: Sentence, rulebook: Rulebook, assessed: Assessed) -> Iterator[str]:
    right = {each.label: printed(each) for each in rulebook.scale.grades}
    found = list(_graded(text, rulebook))
    for label, whole, _, _ in found:
        if "(" in whole and whole != right[label]:
            yield f"“{whole}” is no grade of the scale: it prints “{right[label]}”."
    permitted = [each.label for each in assessed.permitted]
    if sentence.key == _GRADE_LINE:
        if "J:judgement" in sentence.sources:
            yield from (
                f"“{label}” is not permitted by the rules." for label, *_ in found if label not in permitted
            )
            if len(found) != 1:
                yield "The grade line does not say one grade."
        elif [label for label, *_ in found] != permitted:
            yield "The grades named are not those that the rules permit."


def _without_grades(text: str, rulebook: Rulebook) -> str:
    """Grades of the assessment's scale are not those of an inspection: taken out where they carry their number, or
    where the scale prints none and they stand with a capital."""
    for _, whole, start, end in _graded(text, rulebook):
        if "(" in whole or (rulebook.scale.higher_code_is_better is None and start > 0):
            text = text[:start] + " " * (end - start) + text[end:]
    return text


def _read(text: str, sentence: Sentence, profile: Profile, rulebook: Rulebook) -> Iterator[str]:
    told = _told(sentence, profile, rulebook)
    text = _blanked(text, told)
    yield from _grades_of_rules(text, told, sentence, rulebook)
    yield from block_b.doubts_of_kinds(text, block_b.lines_of(profile, sentence.sources))
    text = _without_grades(text, rulebook)
    judged = set(sentence.sources) == {"J:judgement"}
    known = frozenset(re.findall(r"\d[\d.,]*\d|\d", " ".join(told)))
    text, dates = _dates(text, profile, sentence.sources)
    if not judged:
        yield from (each for each in dates if each)
    blocks = {source[0] for source in sentence.sources} & {"A", "B", "C"}
    for clause in _clauses(text) if len(blocks) > 1 else (text,):
        said = spoken(clause, profile, sentence.sources)
        sources = tuple(profile.lines) if judged else sentence.sources
        if judged:
            yield from _judged(said, profile, rulebook)
        elif blocks:
            yield from _unnamed(said, sources, blocks)
            yield from _by_block(said, _here(said, sources), profile, rulebook)
        else:
            yield from doubts_of_whole(clause, said, known, profile, rulebook)


def _grades_of_rules(text: str, told: list[str], sentence: Sentence, rulebook: Rulebook) -> Iterator[str]:
    """Grades of the assessment that a sentence about a rule names, and its rule does not."""
    if sentence.key == _GRADE_LINE or not any(
        rulebook.rule(source.removeprefix("R:")) for source in sentence.sources if source[:2] == "R:"
    ):
        return
    for _, whole, start, _ in _graded(text, rulebook):
        own = "(" in whole or rulebook.scale.higher_code_is_better is None
        if own and start > 0 and not any(whole in each for each in told):
            yield f"“{whole}” is not what the rule says."


def _clauses(text: str) -> tuple[str, ...]:
    return tuple(
        each for each in re.split(r";|\. |,? (?:but|while|whereas|although)\b", text) if each.strip()
    )


def _here(said: Spoken, sources: tuple[str, ...]) -> tuple[str, ...]:
    """The sources that a clause speaks of: of the blocks it names, or all where it names none."""
    blocks = {each.key[0] for each in said.mentions} | ({"B"} if said.judgements else set())
    return tuple(each for each in sources if not blocks or each[0] in blocks)


def _by_block(said: Spoken, sources: tuple[str, ...], profile: Profile, rulebook: Rulebook) -> Iterator[str]:
    settings = block_a.lines_of(profile, sources)
    inspections = block_b.lines_of(profile, sources)
    measures = block_c.lines_of(profile, sources)
    if settings:
        yield from block_a.doubts_of_settings(said, settings, rulebook.proportion_words)
    if measures:
        yield from block_c.doubts_of_measures(said, measures, rulebook.proportion_words)
    if inspections:
        yield from block_b.doubts_of_inspections(said, inspections)
        if not settings and not measures:
            yield from _numbers_of_inspections(said, inspections)


def _numbers_of_inspections(said: Spoken, lines: Sequence[MajorInspection]) -> Iterator[str]:
    noted = {word for line in lines for word in re.findall(r"\w+", line.note.lower())}
    for each in said.quantities:
        if each.words not in {"no", "one", *noted} and not block_b.is_of_actions(said, each):
            yield f"“{each.words}” stands in nothing that the sentence rests on."
    for use in said.uses:
        yield f"“{said.text[use.start : use.end]}” compares, and no figure that the sentence rests on can be compared."


def _judged(said: Spoken, profile: Profile, rulebook: Rulebook) -> Iterator[str]:
    """A person's reason: what it says of settings and measures that it names."""
    if settings := block_a.lines_of(profile, said.named("A")):
        yield from block_a.doubts_of_settings(said, settings, rulebook.proportion_words)
    elif measures := block_c.lines_of(profile, said.named("C")):
        yield from block_c.doubts_of_measures(said, measures, rulebook.proportion_words)


def _unnamed(said: Spoken, sources: tuple[str, ...], blocks: set[str]) -> Iterator[str]:
    """Lines that it names and does not stand on."""
    for each in said.mentions:
        if each.key not in sources and (each.key[0] in blocks) and not _also(each.start, said, sources):
            yield f"It speaks of {each.key.partition(':')[2].replace('_', ' ')}, which it does not stand on."


def _also(start: int, said: Spoken, sources: tuple[str, ...]) -> bool:
    """Whether a line it stands on is called the same."""
    return any(each.start == start and each.key in sources for each in said.mentions)


_MONTH = "January|February|March|April|May|June|July|August|September|October|November|December"
_DATE = re.compile(rf"\b(?:(?:(?P<day>\d{{1,2}}) )?(?P<month>{_MONTH}) )?(?P<year>(?:19|20)\d\d)\b(?!/)")


_UNTIL = re.compile(r"\b(?:by|before|until|no later than)(?: the end of)? $", re.IGNORECASE)
"""Before a day by which something shall be done, which no figure holds."""


def _dates(text: str, profile: Profile, sources: tuple[str, ...]) -> tuple[str, list[str]]:
    """The text without the dates that are right, and a doubt for each that is in no source."""
    lines = [each for each in profile.inspections if each.key in sources]
    days = [day for each in lines for day in (each.on, each.published) if day]
    days += [] if lines else [profile.as_of]
    by_rule = any(source[:2] == "R:" for source in sources)
    found = []
    for hit in reversed(list(_DATE.finditer(text))):
        written = any(hit[0] in each.when for each in lines)
        stands = _in_period(hit[0], profile, sources) or (
            not hit["month"] and int(hit["year"]) == profile.year
        )
        ahead = _is_later(hit, profile.as_of) and _UNTIL.search(text[: hit.start()]) and not by_rule
        if not written and not stands and not ahead and not any(_is(hit, day) for day in days):
            found.append(f"“{hit[0]}” is a date that stands in nothing the sentence rests on.")
        if not written:
            text = text[: hit.start()] + " " * len(hit[0]) + text[hit.end() :]
    return text, found[::-1]


def _is(hit: re.Match[str], day: date) -> bool:
    right_day = hit["day"] is None or int(hit["day"]) == day.day
    right_month = hit["month"] is None or hit["month"] == f"{day:%B}"
    return right_day and right_month and int(hit["year"]) == day.year


def _is_later(hit: re.Match[str], day: date) -> bool:
    month = _MONTH.split("|").index(hit["month"]) + 1 if hit["month"] else 0
    return (int(hit["year"]), month) > (day.year, day.month if month else 0)


def _in_period(written: str, profile: Profile, sources: tuple[str, ...]) -> bool:
    lines = [each for each in profile.measures if each.key in sources]
    return any(
        written in each.period or written in each.earlier_period or written in each.title for each in lines
    )
