"""A sentence as it reads, without knowing how it was drafted: what it names, how much it says, beside what.

What a line of the profile itself brings (titles, units, periods, dates of inspections) is taken out first, so that a
number in a title is no figure. Positions are those of the sentence.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from headway.assessment.comparing import Use, found
from headway.assessment.kinds import kinds
from headway.assessment.letter.wording import judgement, named, plural, singular, spoken_unit
from headway.assessment.profile import MajorInspection, MeasureLine, Profile
from headway.assessment.words import uses

__all__ = ["ASPECT", "Mention", "Quantity", "Spoken", "spoken"]

_NUMBERS = (
    "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
)  # fmt: skip
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_SPELT = {
    **{name: count for count, name in enumerate(_NUMBERS)},
    **{ten: 10 * place for place, ten in enumerate(_TENS, 2)},
    **{
        f"{ten}-{_NUMBERS[one]}": 10 * place + one
        for place, ten in enumerate(_TENS, 2)
        for one in range(1, 10)
    },
    "a single": 1,
}
_NAMES = "|".join(sorted(_SPELT, key=len, reverse=True))
_COUNT = rf"(?:\d[\d,]*|{'|'.join(_NUMBERS[1:])})"
_PAIR = re.compile(rf"\b(?P<part>{_COUNT}|none) (?:out )?of the (?P<whole>{_COUNT})\b", re.IGNORECASE)
_NUMBER = re.compile(
    rf"(?<![\w.,-])(?:(?P<figure>-?\d[\d,]*(?:\.\d+)?)|(?P<word>{_NAMES}))(?P<unit>%| per ?cent)?"
    r"(?![\w-]|[.,]\d)",
    re.IGNORECASE,
)
_ENDS = re.compile(
    r"\b(?:all|both|none|(?P<neither>neither(?= of)))\b"
    r"|\b(?:(?P<almost>(?:almost|nearly|virtually) (?:every|each of(?: the)?))|(?P<every>every|each(?: of(?: the)?)?)"
    r"|(?P<few>hardly any|scarcely any|(?:only )?a handful of|only a few))(?= (?:\s{2,}|(?:national )?measures?\b))",
    re.IGNORECASE,
)
"""Where a kind of setting stood there are blanks."""
_ALSO = {"neither": "none", "almost": "almost all", "every": "all", "few": "few"}
ASPECT = re.compile(
    r"(?P<good>good or (?:better|outstanding)|at least good)|(?P<inadequate>inadequate)", re.IGNORECASE
)
_PLACES = re.compile(
    r"(?P<neighbours>similar (?:local )?(?:areas|authorities|councils|parts of the country)|(?:statistical )?neighbours"
    r"|comparable (?:areas|authorities))"
    r"|(?P<england>\bEngland\b|\bnationally\b|\bnational (?:average|figure|rate)s?\b|\bthe country as a whole\b)"
    r"|(?P<earlier>(?:a|one|the) year (?:earlier|before|ago)|(?:the )?(?:last|previous) (?:year|assessment))",
    re.IGNORECASE,
)
_AGE = re.compile(
    r"(?:^\s|(?<=[a-z] ))(?<!stands )(?<!stand )(?<!is )(?<!are )(?<!was )(?<!lies )(?<!remains )"
    r"(?:at|by|aged|after|to) (?:the age of |age )?(?:5|7|11|14|16|17|18|19|21|25)\b"
    r"(?!\s*(?:%|per\b|of\b|points|days|percentage|schools|good)|\.\d)"
)
"""Ages at which children are tested, leave or come of age: "at 16", no figure of anything."""


@dataclass(frozen=True)
class Mention:
    """A line of the profile that the sentence names."""

    key: str
    start: int
    end: int


@dataclass(frozen=True)
class Quantity:
    """How much is said: ``words`` of a proportion, a ``pair`` of counts, or a ``number`` (in per cent: ``percent``)."""

    words: str
    start: int
    end: int
    number: Decimal | None = None
    pair: tuple[int, int] | None = None
    percent: bool = False


@dataclass(frozen=True)
class Spoken:
    """``text`` has blanks where a line's own words stood."""

    text: str
    mentions: tuple[Mention, ...]
    judgements: tuple[tuple[str, str, int], ...]
    """The inspection's key, the judgement's id, and where it is named."""
    quantities: tuple[Quantity, ...]
    uses: tuple[Use, ...]
    places: tuple[tuple[str, int, int], ...]
    aspects: tuple[tuple[str, int, int], ...]

    def named(self, letter: str, start: int = 0, end: int | None = None) -> tuple[str, ...]:
        """Keys of a block that are named between two places, in the text's order."""
        last = len(self.text) if end is None else end
        found_ = (each.key for each in self.mentions if each.key[0] == letter and start <= each.start < last)
        return tuple(dict.fromkeys(found_))


def spoken(text: str, profile: Profile, sources: Iterable[str] = (), literals: Iterable[str] = ()) -> Spoken:
    """The sentence read. ``literals`` are texts that stand in it as they are, such as a rulebook's."""
    left = text
    for each in sorted({*literals, profile.name}, key=len, reverse=True):
        left = _blank(left, re.escape(each)) if each else left
    left, judged = _judgements(left, profile.inspections)
    left, measures = _measures(left, profile.measures)
    left, earlier = _periods(left, [line for line in profile.measures if line.key in set(sources)])
    left, inspections = _inspections(left, profile.inspections)
    left, settings = _kinds(left)
    left = _AGE.sub(lambda hit: " " * len(hit[0]), left)
    places = sorted(
        (*earlier, *((str(hit.lastgroup), hit.start(), hit.end()) for hit in _PLACES.finditer(left))),
        key=lambda each: each[1],
    )
    quantities = tuple(
        each for each in _quantities(left, places) if each.words != "no" or _counts(left, each, settings)
    )
    return Spoken(
        left,
        tuple(sorted((*measures, *inspections, *settings), key=lambda each: each.start)),
        judged,
        quantities,
        tuple(use for use in found(_comparable(left)) if not _inside(use.start, use.end, quantities)),
        tuple(places),
        tuple((str(hit.lastgroup), hit.start(), hit.end()) for hit in ASPECT.finditer(left)),
    )


def _comparable(text: str) -> str:
    """ "More than a year earlier" compares; the article is covered, lest it be taken for "more than a" number."""
    return re.sub(
        r"(?<=\bthan )(?:a|one)(?= year (?:earlier|before|ago))", lambda hit: "x" * len(hit[0]), text
    )


def _blank(text: str, pattern: str) -> str:
    return re.sub(pattern, lambda hit: " " * len(hit[0]), text, flags=re.IGNORECASE)


def _taken(text: str, names: Sequence[tuple[str, str]]) -> tuple[str, list[Mention]]:
    """Longest names first; each is taken out where it is found."""
    made = []
    there = text.lower()
    within = {(name, key) for name, key in names if name.lower() in there}
    last: dict[str, str] = {}
    for name, key in names:
        last[name] = max(key, last.get(name, key))
    for name, key in sorted(within, key=lambda pair: (-len(pair[0]), pair[1])):
        pattern = rf"(?<!\w){re.escape(name)}(?!\w)"
        made += [Mention(key, hit.start(), hit.end()) for hit in re.finditer(pattern, text, re.IGNORECASE)]
        if key == last[name]:
            text = _blank(text, pattern)
    return text, made


def _measures(text: str, lines: Sequence[MeasureLine]) -> tuple[str, list[Mention]]:
    names = [(name, line.key) for line in lines for name in (line.title, named(line), line.number) if name]
    text, made = _taken(text, names)
    for unit in {line.unit for line in lines if re.search(r"\d", line.unit)}:
        text = _blank(text, re.escape(spoken_unit(unit)))
    return text, made


def _judgements(text: str, lines: Sequence[MajorInspection]) -> tuple[str, tuple[tuple[str, str, int], ...]]:
    """Each judgement where it is named. A name inside a longer one, of another framework, is not named itself."""
    made: list[tuple[str, str, int]] = []
    longer: list[tuple[int, int]] = []
    names = {(judgement(line, name), line.key, name) for line in lines for name, _ in line.grades}
    for said, key, name in sorted(names, key=lambda each: (-len(each[0]), each)):
        pattern = rf"(?<!\w){re.escape(said)}(?!\w)"
        for hit in re.finditer(pattern, text, re.IGNORECASE):
            start, end = hit.span()
            if not any(
                first <= start and end <= last and last - first > end - start for first, last in longer
            ):
                made.append((key, name, start))
                longer.append((start, end))
    for said in sorted({each[0] for each in names}, key=len, reverse=True):
        text = _blank(text, rf"(?<!\w){re.escape(said)}(?!\w)")
    return text, tuple(sorted(made, key=lambda each: each[2]))


@cache
def _labels(line: MajorInspection) -> tuple[str, ...]:
    joints = ("of", "in", "on")
    return tuple(f"{line.kind.label} {joint} {line.when}" for joint in joints)


def _inspections(text: str, lines: Sequence[MajorInspection]) -> tuple[str, list[Mention]]:
    text, made = _taken(text, [(name, line.key) for line in lines for name in _labels(line)])
    for literal in sorted(
        {each for line in lines for each in (line.when, line.kind.label)}, key=len, reverse=True
    ):
        text = _blank(text, rf"(?<!\w){re.escape(literal)}(?!\w)")
    return text, made


def _kinds(text: str) -> tuple[str, list[Mention]]:
    every = kinds()
    names = [
        (name.replace("’", mark), f"A:{each.id}")
        for each in every
        for name in (each.plural, each.singular, plural(each), singular(each))
        for mark in ("’", "'")
    ]
    return _taken(text, names)


def _periods(text: str, lines: Sequence[MeasureLine]) -> tuple[str, list[tuple[str, int, int]]]:
    """An earlier period means a year earlier; the period of the figure itself is no figure."""
    made = []
    for each in {line.earlier_period for line in lines if line.earlier_period}:
        hits = re.finditer(rf"(?<![\w/]){re.escape(each)}(?![\w/])", text)
        made += [("earlier", hit.start(), hit.end()) for hit in hits]
    for each in {period for line in lines for period in (line.period, line.earlier_period) if period}:
        text = _blank(text, rf"(?<![\w/]){re.escape(each)}(?![\w/])")
    return text, made


def _quantities(text: str, places: Sequence[tuple[str, int, int]]) -> tuple[Quantity, ...]:
    made = [
        Quantity(hit[0].lower(), hit.start(), hit.end(), pair=(_number(hit["part"]), _number(hit["whole"])))
        for hit in _PAIR.finditer(text)
    ]
    made += [
        Quantity(use.words, use.start, use.end) for use in uses(text) if not _inside(use.start, use.end, made)
    ]
    made += [
        Quantity(_ALSO.get(str(hit.lastgroup), hit[0].lower()), hit.start(), hit.end())
        for hit in _ENDS.finditer(text)
        if not _inside(hit.start(), hit.end(), made)
    ]
    for hit in _NUMBER.finditer(text):
        if _inside(hit.start(), hit.end(), made) or any(a <= hit.start() < b for _, a, b in places):
            continue
        number = Decimal(hit["figure"].replace(",", "")) if hit["figure"] else Decimal(_number(hit["word"]))
        made.append(
            Quantity(hit[0].lower(), hit.start(), hit.end(), number=number, percent=bool(hit["unit"]))
        )
    return tuple(sorted(made, key=lambda each: each.start))


_NO = re.compile(
    r"\s*(?:measures?|national measures?|areas? for|kinds? of setting|major inspections?)\b", re.IGNORECASE
)


def _counts(text: str, no: Quantity, settings: Sequence[Mention]) -> bool:
    """Whether "no" counts something that the profile counts; "no test" does not."""
    return bool(_NO.match(text[no.end :])) or any(each.start == no.end + 1 for each in settings)


def _inside(start: int, end: int, made: Sequence[Quantity]) -> bool:
    return any(each.start < end and start < each.end for each in made)


def _number(word: str) -> int:
    plain = word.lower().replace(",", "")
    return 0 if plain == "none" else int(plain) if plain.isdigit() else _SPELT[plain]
