"""What a sentence of a letter stands on, in words: a line's name and figures, and where they are shown."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from headway.assessment.kinds import kind
from headway.assessment.letter.figures import figures
from headway.assessment.letter.standing import standing
from headway.assessment.letter.wording import capital, named
from headway.assessment.profile import MajorInspection, MeasureLine, Profile, SettingLine
from headway.assessment.rulebook import Rulebook
from headway.frameworks import Mark
from headway.web.assessment.rules.anchors import anchor
from headway.web.assessment.rules.letter_edits import JUDGEMENT

__all__ = ["Ground", "Source"]

_BLOCKS = {"A": "Settings", "B": "Major inspections", "C": "National measures"}
_OTHERS = "The judgement, the rules, the profile as a whole"
_PLACES = {
    "P:settings": "block-a",
    "P:inspections": "block-b",
    "P:measures": "block-c",
    "P:neighbours": "notes",
    "P:notes": "notes",
}


@dataclass(frozen=True)
class Source:
    """One thing that a sentence stands on. ``label`` is "" where there is no such thing any more."""

    key: str
    label: str
    says: str = ""
    """Its figures; "" where it is no line of the profile."""
    place: str = ""
    """The id of its place on its page; "" for the page."""
    page: str = "assessment"
    """The name of its page."""
    title: str = ""
    """Where it comes from, with its address and how sure it is."""
    address: str = ""
    mark: Mark | None = None

    @property
    def is_missing(self) -> bool:
        """Whether the profile and the rules have no such thing."""
        return not self.label

    def shorter(self) -> "Source":
        """Without where it comes from, where that was told before."""
        return replace(self, title="", address="", mark=None)

    @property
    def whole(self) -> str:
        """Name and figures."""
        return f"{self.label}: {self.says}" if self.says else self.label or self.key


@dataclass(frozen=True)
class Ground:
    """All that sentences can stand on: a profile and its rules."""

    profile: Profile
    rulebook: Rulebook

    def source(self, key: str) -> Source:
        """The source in words."""
        found = standing(key, self.profile, self.rulebook)
        if found is None:
            return Source(key, "")
        told = {"title": found.title, "address": found.address, "mark": found.mark}
        line = self.profile.lines.get(key)
        if line is not None:
            label = _label(line)
            return Source(key, label, figures(line).removeprefix(f"{label}: "), anchor(key), **told)
        if key.startswith("R:"):
            name, end, rest = found.says.partition("”: ")
            return Source(key, name + "”" * bool(end), rest.rstrip("."), page="assessment_rules", **told)
        return Source(
            key, found.says, place=_PLACES.get(key, "judgement" if key == JUDGEMENT else ""), **told
        )

    def sources(self, keys: Iterable[str]) -> tuple[Source, ...]:
        """Each source in words, in the order given."""
        return tuple(self.source(key) for key in keys)

    def figures(self, keys: Iterable[str]) -> str:
        """All that these sources say, as one text: by it a sentence is known to stand on what it stood on."""
        return "; ".join(each.whole for each in self.sources(sorted(keys)))

    def choices(self, beside: Iterable[str] = ()) -> list[tuple[str, list[Source]]]:
        """What a person may let a sentence stand on, by block; ``beside``: what it stands on already."""
        lines = self.profile.lines
        found: dict[str, list[Source]] = {name: [] for name in _BLOCKS.values()}
        for key in lines:
            found[_BLOCKS[key[0]]].append(self.source(key))
        others = [key for key in dict.fromkeys((*beside, JUDGEMENT)) if key not in lines]
        found[_OTHERS] = [self.source(key) for key in others]
        return [(name, some) for name, some in found.items() if some]


def _label(line: SettingLine | MajorInspection | MeasureLine) -> str:
    """As ``figures`` begins."""
    if isinstance(line, SettingLine):
        return capital(kind(line.kind).plural)
    if isinstance(line, MajorInspection):
        return f"{capital(line.kind.label)}, {line.when}"
    return f"{capital(named(line))}, {line.period}"
