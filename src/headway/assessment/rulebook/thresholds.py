"""The whole numbers of a rulebook that a form may offer, and the same text with some of them changed."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from headway.assessment.rulebook.reading import read_rulebook
from headway.errors import ForPerson

_ARRAY = re.compile(r"\s*\[\[\s*(\w+)\s*\]\]")
_TABLE = re.compile(r"\s*\[\s*(\w+)((?:\.\w+)*)\s*\]")
_ID = re.compile(r"""\s*id\s*=\s*["'](?P<id>[^"']+)["']""")
_NUMBER = re.compile(r"(?P<before>\s*(?P<key>\w+)\s*=\s*)(?P<value>\d+)(?P<after>\s*(?:#\s*(?P<says>.*))?)$")


@dataclass(frozen=True)
class Threshold:
    """A number of a rule. ``key`` names it ("csa-settings.rungs.performs_well"); ``says`` is the line's own comment."""

    key: str
    rule: str
    title: str
    name: str
    value: int
    says: str
    line: int


@dataclass(frozen=True)
class _Line:
    place: int
    rule: str
    path: str
    found: re.Match[str]

    @property
    def key(self) -> str:
        return f"{self.rule}.{self.path}"


def thresholds(text: str, name: str = "rules.toml") -> tuple[Threshold, ...]:
    """Every number of the rules, in the text's order: shares, least numbers, months. Refused if it is no rulebook."""
    titles = {rule.id: rule.title for rule in read_rulebook(text, name).rules}
    return tuple(
        Threshold(
            key=each.key,
            rule=each.rule,
            title=titles[each.rule],
            name=each.path,
            value=int(each.found["value"]),
            says=(each.found["says"] or "").strip(),
            line=each.place + 1,
        )
        for each in _numbers(text)
    )


def with_thresholds(text: str, changes: Mapping[str, int], name: str = "rules.toml") -> str:
    """The text with these numbers in place of its own, comments and all else kept; refused if no longer a rulebook."""
    read_rulebook(text, name)
    places = {each.key: each for each in _numbers(text)}
    lines = text.splitlines(keepends=True)
    for key, value in changes.items():
        if key not in places:
            raise ForPerson(f'{name} has no number "{key}". Use one of: {", ".join(places)}.')
        if isinstance(value, bool) or not isinstance(value, int) or value < 0:
            raise ForPerson(f'{name}, {key}: "{value}" is not a whole number. Give one of 0 or more.')
        found, line = places[key].found, lines[places[key].place]
        ending = line[len(line.rstrip("\r\n")) :]
        lines[places[key].place] = f"{found['before']}{value}{found['after']}{ending}"
    changed = "".join(lines)
    read_rulebook(changed, name)
    return changed


def _numbers(text: str) -> Iterator[_Line]:
    """Lines ``key = number`` inside a rule, by the table they stand in."""
    rule, path, ids, inside = "", "", _ids(text), False
    for place, line in enumerate(text.splitlines()):
        if array := _ARRAY.match(line):
            inside, path = array[1] in {"limiting", "leaning"}, ""
            rule = ids.get(place, "") if inside else ""
        elif table := _TABLE.match(line):
            inside = inside and table[1] in {"limiting", "leaning"}
            path = table[2].removeprefix(".") + "." if table[2] else ""
        elif inside and (found := _NUMBER.match(line)):
            yield _Line(place, rule, path + found["key"], found)


def _ids(text: str) -> dict[int, str]:
    """The id of each rule by the line of its heading: the first ``id`` below it."""
    found, heading = {}, None
    for place, line in enumerate(text.splitlines()):
        if _ARRAY.match(line):
            heading = place
        elif heading is not None and (given := _ID.match(line)):
            found[heading] = given["id"]
            heading = None
    return found
