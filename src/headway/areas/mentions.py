"""The authorities that a text names, by one compiled pattern; the longest name wins."""

import re
from dataclasses import dataclass
from datetime import date
from functools import cache

from headway.areas.authority import Authority, authorities
from headway.areas.names import aliases, bearers_of, pick, plain

# Words that make the name after them another place: "East Kent", "Greater Manchester", "New York".
_OTHER_PLACE = re.compile(
    r"\b(?:north|south|east|west|mid|greater|new|central|upper|lower)"
    r"[ \t\xa0-]+$",
    re.IGNORECASE,
)
# Words that make the name before them another place or an ordinary word.
_NOT_THE_PLACE = {
    "newcastle": re.compile(r"[-\s]+under\b", re.IGNORECASE),
    "reading": re.compile(
        r"(?:,? (?:and )?writing|,? and (?:math|number|spelling)|"
        r"\s+(?:age|is|was|the|to|at|skills|scores?|levels?|test|results?|books?|attainment|progress)\b)",
        re.IGNORECASE,
    ),
    "derbyshire": re.compile(r"\s+dales\b", re.IGNORECASE),
}
# What may stand between two words of a name: white space, line breaks, commas, any dash, a soft hyphen.
_GAP = "[\\s,\u00ad\u2010-\u2015-]"

# Words after any name that make it a street or a building, or the last line of an inspectorate's own address
# (Ofsted, Manchester; the Care Quality Commission, Newcastle). A council's address does name the council.
_IN_AN_ADDRESS = re.compile(
    r"[ \xa0](?:lane|road|street|avenue|drive|crescent|terrace|house|square|place)\b|[,.\s]*(?:M1\s*2WD|NE1\s*4PA)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Mention:
    """An authority named in a text, with the place of the words: ``text[start:end]``."""

    authority: Authority
    start: int
    end: int


def _pattern(name: str) -> str:
    """A pattern for a name, whatever the white space, dashes and commas between its words; "&" is "and"."""
    words = re.findall(r"[\w'’.]+", name.replace("&", " and "))
    joined = f"{_GAP}+".join(re.escape(word).replace("'", "['’]") for word in words)
    return joined.replace(f"{_GAP}+and{_GAP}+", f"(?:{_GAP}+and{_GAP}+|{_GAP}*&{_GAP}*)")


@cache
def _names() -> tuple[re.Pattern[str], dict[str, tuple[Authority, ...]]]:
    bearers = {authority.name: bearers_of(authority.name) for authority in authorities()}
    bearers |= {alias.text: alias.bearers for alias in aliases() if alias.anywhere}
    longest_first = sorted(bearers, key=len, reverse=True)
    either = "|".join(map(_pattern, longest_first))
    pattern = re.compile(rf"(?<![^\W_])(?:{either})(?![^\W_])", re.IGNORECASE)
    return pattern, {plain(name): whose for name, whose in bearers.items()}


def _is_the_place(text: str, found: re.Match[str]) -> bool:
    if not found[0][0].isupper():
        return False
    after = _NOT_THE_PLACE.get(plain(found[0]))
    if _IN_AN_ADDRESS.match(text, found.end()) or (after and after.match(text, found.end())):
        return False
    return not _OTHER_PLACE.search(text, max(0, found.start() - 12), found.start())


def mentions(text: str, on: date | None = None) -> list[Mention]:
    """Every mention of an authority that existed on the day, in order.

    A name in lower case, or part of a street's, a building's or another place's name, does not count.
    """
    pattern, bearers = _names()
    return [
        Mention(authority, found.start(), found.end())
        for found in pattern.finditer(text)
        if _is_the_place(text, found) and (authority := pick(bearers[plain(found[0])], on))
    ]


def find_in(text: str, on: date | None = None) -> list[Authority]:
    """The authorities a text names, each once, in the order of their first mention."""
    return list(dict.fromkeys(mention.authority for mention in mentions(text, on)))
