"""Sentences of a letter changed so that they say what their figures deny, without asking the letter's own check.

Each change is of a kind (``CHANGES``): a proportion word, a number, a comparator, a name, a grade, a day, a denial.
What the drafted sentence says is true, so that its opposite, another number or another name in its place is not. Where
a change might happen to be true as well (another kind of setting with the same share) the profile is asked first.
"""

# ruff: noqa: ARG001 - every change is asked in the same way

import re
from collections.abc import Callable, Iterator
from random import Random

from headway.assessment import Counts, MajorInspection, Profile, SettingLine, kinds
from headway.assessment.judging import assess, printed
from headway.assessment.letter import Sentence
from headway.assessment.letter.wording import judgement, named, plural, singular
from headway.assessment.rulebook import Rulebook
from headway.frameworks import Band, scales

__all__ = ["CHANGES", "mutants"]

Change = Callable[[Sentence, Profile, Rulebook], Iterator[str]]
_COUNTS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip


def _put(text: str, at: tuple[int, int], new: str) -> str:
    return text[: at[0]] + (new[:1].upper() + new[1:] if at[0] == 0 else new) + text[at[1] :]


def _lines(sentence: Sentence, profile: Profile, block: str) -> list:
    return [profile.lines[key] for key in sentence.sources if key[:2] == f"{block}:" and key in profile.lines]


def _pairs(text: str, pairs: tuple[tuple[str, str], ...]) -> Iterator[str]:
    """The text with each found phrase in place of its opposite, both ways; longer phrases first."""
    both = sorted((*pairs, *((b, a) for a, b in pairs)), key=lambda pair: -len(pair[0]))
    taken: list[tuple[int, int]] = []
    for old, new in both:
        for hit in re.finditer(rf"\b{old}\b", text, re.IGNORECASE):
            if not any(a < hit.end() and hit.start() < b for a, b in taken):
                taken.append(hit.span())
                yield _put(text, hit.span(), new)


# Block A


def _shares(sentence: Sentence, profile: Profile, aspect: str) -> list[Counts | str]:
    """What is known of the kinds that the sentence stands on: counts, or the stated word."""
    found: list[Counts | str] = []
    for line in _lines(sentence, profile, "A"):
        found += [line.here] if line.here else [one.words for one in line.stated if one.aspect == aspect]
    return found


def _aspect(text: str) -> str:
    return "inadequate" if "inadequate" in text else "good"


def _far(band: Band, known: Counts | str, aspect: str) -> bool:
    """Whether no use of the band's words was ever so near to what is known."""
    if isinstance(known, str):
        return known not in band.words and known not in ("half", "all", "none")
    if not known.inspected:
        return False
    per_cent = 100 * getattr(known, aspect) / known.inspected
    low, high = min(band.low, band.lowest or 100), max(band.high, band.highest or 0)
    return not low - 2 <= per_cent <= high + 2


def _proportion(sentence: Sentence, profile: Profile, rulebook: Rulebook) -> Iterator[str]:
    aspect, bands = _aspect(sentence.text), rulebook.proportion_words.bands
    known = _shares(sentence, profile, aspect)
    words = sorted({word for band in bands for word in band.words}, key=len, reverse=True)
    hit = re.search(rf"\b(?:the |a )?(?:{'|'.join(words)})(?: of)?\b", sentence.text, re.IGNORECASE)
    if not known or not hit:
        return
    for band in bands:
        if all(_far(band, each, aspect) for each in known):
            word = band.words[0]
            of = f"the {word} of" if word.endswith("ity") else word
            yield _put(sentence.text, hit.span(), of)


def _all(sentence: Sentence, profile: Profile, rulebook: Rulebook) -> Iterator[str]:
    if _lines(sentence, profile, "A"):
        yield from _pairs(
            sentence.text, (("All", "None of the"), ("Both", "Neither of the"), ("Most", "All"))
        )


def _kind(sentence: Sentence, profile: Profile, rulebook: Rulebook) -> Iterator[str]:
    for line in _lines(sentence, profile, "A"):
        for other in kinds():
            if f"A:{other.id}" in sentence.sources:
                continue
            for old, new in ((plural(line.kind), plural(other)), (singular(line.kind), singular(other))):
                hit = re.search(rf"\b{re.escape(old)}\b", sentence.text)
                if hit:
                    yield _put(sentence.text, hit.span(), new)
                    break


def _respect(sentence: Sentence, profile: Profile, rulebook: Rulebook) -> Iterator[str]:
    """ "Good or better" for "inadequate", where the one share is not near the other."""
    lines = _lines(sentence, profile, "A")
    far = [
        each.here and abs(each.here.good - each.here.inadequate) * 100 > 40 * each.here.inspected
        for each in lines
    ]
    plain = not re.search(r"\bthan\b|in line", sentence.text)
    if lines and all(far) and plain:
        yield from _pairs(sentence.text, (("good or better", "inadequate"),))


# everything that is compared


def _step(sentence: Sentence, profile: Profile, rulebook: Rulebook) -> Iterator[str]:
    if _lines(sentence, profile, "A") or _lines(sentence, profile, "C"):
        yield from _pairs(
            sentence.text,
            (
                ("much lower", "much higher"),
                ("significantly fewer", "significantly more"),
                ("lower than", "higher than"),
                ("lower, and", "higher, and"),
                ("fewer", "more"),
                ("much narrower", "much wider"),
            ),
        )


def _in_line(sentence: Sentence, profile: Profile, rulebook: Rulebook) -> Iterator[str]:
    if _lines(sentence, profile, "A") or _lines(sentence, profile, "C"):
        text = sentence.text
        for hit in re.finditer(r"\bin line with\b", text, re.IGNORECASE):
            yield _put(text, hit.span(), "much higher than")
        for hit in re.finditer(r"(?:much )?(?:higher|lower) than in\b", text, re.IGNORECASE):
            yield _put(text, hit.span(), "in line with those in")


def _side(sentence: Sentence, profile: Profile, rulebook: Rulebook) -> Iterator[str]:
    if _lines(sentence, profile, "C"):
        pairs = (
            ("better side", "worse side"), ("is better", "is worse"), ("are better", "are worse"),
            ("so better", "so worse"), ("better than", "worse than"),
        )  # fmt: skip
        yield from (each for each in _pairs(sentence.text, pairs) if "neither way is worse" not in each)


def _beside(sentence: Sentence, profile: Profile, rulebook: Rulebook) -> Iterator[str]:
    """Beside another, of which the line holds nothing."""
    names = {"neighbours": "in similar areas", "england": "in England", "earlier": "the year before"}
    lines = [line for block in "AC" for line in _lines(sentence, profile, block)]
    if not lines or not re.search(r"\bthan\b|in line with", sentence.text):
        return
    for old, there in names.items():
        hit = re.search(rf"\b{there}\b", sentence.text)
        for new, name in names.items():
            if hit and new != old and not any(_holds(line, new) for line in lines):
                yield _put(sentence.text, hit.span(), name)


def _holds(line: object, whose: str) -> bool:
    stated = [who for one in getattr(line, "stated", ()) for who, _ in one.beside]
    own = getattr(line, "neighbour_values", ()) if whose == "neighbours" else ()
    return getattr(line, whose) is not None or bool(own) or whose in stated


# numbers, days and names


_NUMBER = re.compile(
    rf"(?<!NI )(?<!measure )(?<!after )(?<![\w.,])(?:(?P<word>{'|'.join(_COUNTS)})\b|(?P<figure>\d[\d,]*(?:\.\d+)?))"
    rf"(?!\d|[.,]\d|/\d)(?! (?:{'|'.join(_MONTHS)}))",
    re.IGNORECASE,
)


def _number(sentence: Sentence, profile: Profile, rulebook: Rulebook) -> Iterator[str]:
    if not {each[:2] for each in sentence.sources} & {"A:", "B:", "C:", "P:"}:
        return
    named_periods = [line.period for line in _lines(sentence, profile, "C")]
    for hit in _NUMBER.finditer(sentence.text):
        said = hit[0].replace(",", "")
        if any(said in each for each in named_periods) or re.fullmatch(r"(?:19|20)\d\d", said):
            continue
        if hit["word"]:
            if hit[0].lower() == "no" and not re.match(
                r" (?:kind|major|national)", sentence.text[hit.end() :]
            ):
                continue
            yield _put(sentence.text, hit.span(), _COUNTS[(_COUNTS.index(hit[0].lower()) + 2) % 11 or 3])
        else:
            yield _put(
                sentence.text, hit.span(), f"{float(said) + 3:.1f}" if "." in said else f"{int(said) + 3:,}"
            )


def _day(sentence: Sentence, profile: Profile, rulebook: Rulebook) -> Iterator[str]:
    if _lines(sentence, profile, "B"):
        for hit in re.finditer(rf"\b({'|'.join(_MONTHS)})\b", sentence.text):
            yield _put(sentence.text, hit.span(), _MONTHS[(_MONTHS.index(hit[0]) + 5) % 12])
        for hit in re.finditer(r"\b20\d\d\b", sentence.text):
            yield _put(sentence.text, hit.span(), str(int(hit[0]) - 3))


def _measure(sentence: Sentence, profile: Profile, rulebook: Rulebook) -> Iterator[str]:
    for line in _lines(sentence, profile, "C"):
        at = sentence.text.lower().find(named(line).lower())
        for other in profile.measures[:6]:
            if at >= 0 and other.key not in sentence.sources:
                yield _put(sentence.text, (at, at + len(named(line))), named(other))


def _outcome(sentence: Sentence, profile: Profile, rulebook: Rulebook) -> Iterator[str]:
    for _, label in rulebook.outcomes:
        if sentence.key.startswith("outcomes/") and sentence.text.startswith(f"{label}:"):
            other = next(each for _, each in rulebook.outcomes if each != label)
            yield sentence.text.replace(label, other, 1)


# Block B and the grades


def _graded(sentence: Sentence, profile: Profile, rulebook: Rulebook) -> Iterator[str]:
    for line in _lines(sentence, profile, "B"):
        for name, grade in line.grades:
            said = f"{judgement(line, name)} {grade.label.lower()}"
            at = sentence.text.find(said)
            for other in scales()[grade.scale].grades if at >= 0 else ():
                if other.id != grade.id:
                    span = (at + len(said) - len(grade.label), at + len(said))
                    yield _put(sentence.text, span, other.label.lower())


def _judged(sentence: Sentence, profile: Profile, rulebook: Rulebook) -> Iterator[str]:
    """Another judgement, which that inspection did not give or gave another grade."""
    for line in _lines(sentence, profile, "B"):
        given = dict(line.grades)
        for name, grade in line.grades:
            at = sentence.text.find(f"{judgement(line, name)} {grade.label.lower()}")
            for other in {*(each for one in profile.inspections for each, _ in one.grades)} - {name}:
                same = given.get(other)
                if at >= 0 and (same is None or same.id != grade.id):
                    text = judgement(line, other)
                    yield _put(sentence.text, (at, at + len(judgement(line, name))), text)


def _found(sentence: Sentence, profile: Profile, rulebook: Rulebook) -> Iterator[str]:
    if any(isinstance(each, MajorInspection) for each in _lines(sentence, profile, "B")):
        yield from _pairs(
            sentence.text,
            (
                ("found serious weakness", "found no serious weakness"),
                ("found no areas for priority action", "found areas for priority action"),
                ("judged inadequate", "judged good"),
            ),
        )


def _which(sentence: Sentence, profile: Profile, rulebook: Rulebook) -> Iterator[str]:
    """The same of an inspection of another kind."""
    for line in _lines(sentence, profile, "B"):
        at = sentence.text.find(line.kind.label)
        for other in profile.inspections:
            if at >= 0 and other.kind != line.kind and other.key not in sentence.sources:
                yield _put(sentence.text, (at, at + len(line.kind.label)), other.kind.label)


def _grade(sentence: Sentence, profile: Profile, rulebook: Rulebook) -> Iterator[str]:
    """Another grade of the assessment's own, with its own number."""
    if sentence.key.startswith(("grade/l", "notes/reason")):
        for each in rulebook.scale.grades:
            at = sentence.text.find(printed(each))
            for other in rulebook.scale.grades:
                allowed = other in assess(profile, rulebook).permitted and sentence.key == "grade/line"
                if at >= 0 and other.id != each.id and printed(other) not in sentence.text and not allowed:
                    yield _put(sentence.text, (at, at + len(printed(each))), printed(other))


def _denied(sentence: Sentence, profile: Profile, rulebook: Rulebook) -> Iterator[str]:
    """The sentence with "not" in it, or without."""
    if not any(_lines(sentence, profile, block) for block in "ABC"):
        return
    text = sentence.text
    if hit := re.search(r"\b(is|are|was|were)(?: not)?\b", text):
        yield _put(text, hit.span(), hit[1] if hit[0].endswith("not") else f"{hit[1]} not")
    if hit := re.search(r"\bjudged (?=overall|capacity|leaders|help|care|children|the )", text):
        yield _put(text, hit.span(), "did not judge ")


def _line_of_nothing(sentence: Sentence, profile: Profile, rulebook: Rulebook) -> Iterator[str]:
    """That something is known where nothing is."""
    for line in _lines(sentence, profile, "A"):
        if isinstance(line, SettingLine) and line.here and not line.here.inspected:
            yield f"All {plural(line.kind)} are good or better."


CHANGES: dict[str, Change] = {
    "another proportion word": _proportion,
    "all for none": _all,
    "another kind of setting": _kind,
    "good or better for inadequate": _respect,
    "the opposite step": _step,
    "in line for higher or lower": _in_line,
    "better for worse": _side,
    "beside another, of which nothing is held": _beside,
    "another number": _number,
    "another day": _day,
    "another measure": _measure,
    "another outcome": _outcome,
    "another grade of an inspection": _graded,
    "another judgement of an inspection": _judged,
    "found for not found": _found,
    "another kind of inspection": _which,
    "another grade of the assessment": _grade,
    "a denial": _denied,
    "a share of what was never inspected": _line_of_nothing,
}


def mutants(
    sentence: Sentence, profile: Profile, rulebook: Rulebook, seed: int = 0
) -> Iterator[tuple[str, str]]:
    """One changed text of each kind of change that fits the sentence, with the kind."""
    r = Random(f"{seed} {sentence.key}")  # noqa: S311 - not for secrets
    for name, change in CHANGES.items():
        made = [text for text in dict.fromkeys(change(sentence, profile, rulebook)) if text != sentence.text]
        if made:
            yield name, r.choice(made)
