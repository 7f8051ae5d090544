"""What a source of a sentence is, in words: for the notes of a letter, and to tell whether it exists."""

from dataclasses import dataclass

from headway.assessment.comparing import comparator_tests
from headway.assessment.judging import assess
from headway.assessment.letter.figures import figures
from headway.assessment.profile import Profile
from headway.assessment.rulebook import Rulebook, Statement
from headway.frameworks import Mark, sources

__all__ = ["Standing", "literals", "standing"]

_STATEMENTS = ("how_derived", "weights", "caveat", "statute", "judgement")
_FIELDS = {
    "scale": "The grades of the rulebook’s scale",
    "from_year": "The years that the rulebook is for",
    "assumptions": "What the rulebook says that it assumes",
    "proportion_words": "The table of proportion words that the rulebook names",
    "comparators": "The tests behind higher, lower and in line",
}
_PERSON = {
    "judgement": "The written judgement of the person who made the assessment",
    "addressee": "The addressee as entered",
    "signatory": "The signatory as entered",
    "date": "The date as entered",
}
_WHOLE = {
    "authority": "The authority and year of the profile",
    "settings": "Block A of the profile as a whole",
    "inspections": "Block B of the profile as a whole",
    "measures": "Block C of the profile as a whole",
    "neighbours": "The list of statistical neighbours that the profile names",
    "notes": "Notes of the profile",
}


@dataclass(frozen=True)
class Standing:
    """A source in words. ``says`` are its figures, ``title`` where it comes from, ``address`` on the web, ``mark`` how
    sure it is (None for what a person entered)."""

    source: str
    says: str
    title: str = ""
    address: str = ""
    mark: Mark | None = None


def standing(source: str, profile: Profile, rulebook: Rulebook) -> Standing | None:
    """The source; None where there is no such thing."""
    start, _, name = source.partition(":")
    if start in {"A", "B", "C"}:
        line = profile.line(source)
        if line is None:
            return None
        return Standing(source, figures(line), line.origin.title, line.origin.address, line.origin.mark)
    if start == "J" and name in _PERSON:
        return Standing(source, _PERSON[name])
    if start == "P" and name in _WHOLE:
        return Standing(source, _WHOLE[name])
    return _rule(source, name, rulebook) if start == "R" else None


def _rule(source: str, name: str, rulebook: Rulebook) -> Standing | None:
    if name in _STATEMENTS:
        said: Statement = getattr(rulebook, name)
        return Standing(source, f"Rulebook “{rulebook.title}”", *_titled(said.sources), said.mark)
    if name in _FIELDS:
        return Standing(source, f"{_FIELDS[name]} (“{rulebook.title}”)")
    rule = rulebook.rule(name)
    if rule:
        return Standing(source, f"Rule “{rule.title}”: {rule.text}", *_titled(rule.sources), rule.mark)
    return None


def _titled(keys: tuple[str, ...]) -> tuple[str, str]:
    known = sources()
    found = [known[key] for key in keys if key in known]
    address = next((each.address for each in found if each.address), "")
    return "; ".join(each.title for each in found), address


def literals(source: str, profile: Profile, rulebook: Rulebook) -> tuple[str, ...]:
    """Texts that a source brings as they are: those of the rules, and the notes of the profile."""
    start, _, name = source.partition(":")
    if start == "P":
        return {"neighbours": (profile.neighbours,), "notes": profile.notes}.get(name, ())
    if start != "R":
        return ()
    if name in _STATEMENTS:
        return (getattr(rulebook, name).text,)
    if name == "assumptions":
        return rulebook.assumptions
    if name == "scale":
        return tuple(grade.meaning for grade in rulebook.scale.grades if grade.meaning)
    if name == "proportion_words":
        return (rulebook.proportion_words.name, rulebook.proportion_words.verification.in_words)
    if name == "comparators":
        return tuple(each.says for each in comparator_tests().values())
    rule = rulebook.rule(name)
    said = tuple(each.says for each in assess(profile, rulebook).reasons if each.rule == name)
    return (*said, rule.text, rule.title) if rule else said
