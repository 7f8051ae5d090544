"""How the letter writes numbers, lists, kinds of setting, measures and places."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from headway.assessment.comparing import Step, words_for
from headway.assessment.kinds import SettingKind, kind
from headway.assessment.profile import MajorInspection, MeasureLine
from headway.errors import ForPerson
from headway.frameworks import framework

__all__ = [
    "AGAINST",
    "all_of",
    "beside",
    "capital",
    "counted",
    "day",
    "figure",
    "judgement",
    "named",
    "none_of",
    "number",
    "plural",
    "singular",
    "spoken_unit",
]

_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_EARLY = "primary_early_years"  # provision cannot be counted; the classes that give it can
AGAINST = ("neighbours", "england", "earlier")
_THAN = {"neighbours": "in similar areas", "england": "in England", "earlier": "the year before"}
_WITH = {"neighbours": "similar areas", "england": "England", "earlier": "the year before"}
_NAMES = {"Key", "Level", "Year", "England", "Reception", "English", "Ofsted", "Foundation"}


def number(count: int) -> str:
    """In words up to ten; figures above, thousands parted."""
    return _NUMBERS[count] if 0 <= count < len(_NUMBERS) else f"{count:,}"


def counted(count: int, one: str, many: str) -> str:
    """three measures; one measure; no measures."""
    return f"{number(count)} {one if count == 1 else many}"


def capital(text: str) -> str:
    """The text with its first letter a capital."""
    return text[:1].upper() + text[1:]


def all_of(items: Sequence[str]) -> str:
    """a, b and c."""
    return _joined(items, "and")


def none_of(items: Sequence[str]) -> str:
    """a, b or c."""
    return _joined(items, "or")


def _joined(items: Sequence[str], last: str) -> str:
    return f"{', '.join(items[:-1])} {last} {items[-1]}" if len(items) > 1 else "".join(items)


def day(on: date) -> str:
    """9 December 2010."""
    return f"{on.day} {on:%B %Y}"


def plural(name: str | SettingKind) -> str:
    """The kind as a sentence speaks of several."""
    each = kind(name) if isinstance(name, str) else name
    return "early years classes in primary schools" if each.id == _EARLY else each.plural


def singular(name: str | SettingKind) -> str:
    """The kind as a sentence speaks of one."""
    each = kind(name) if isinstance(name, str) else name
    return "early years class in a primary school" if each.id == _EARLY else each.singular


def spoken_unit(unit: str) -> str:
    """A unit as a sentence has it: "rate per 1,000" is "per 1,000"."""
    return unit.removeprefix("rate ")


def figure(value: Decimal, unit: str) -> str:
    """The value as published, with its unit: 54.2%; 39.5 per 1,000."""
    unit = spoken_unit(unit)
    text = f"{value:,f}" if abs(value) >= 1000 else f"{value:f}"
    if unit.lower() in {"%", "percent", "per cent", "percentage"}:
        return f"{text}%"
    return f"{text} {unit}" if unit and unit.lower() not in {"number", "value", "score"} else text


def named(line: MeasureLine) -> str:
    """The measure inside a sentence: its title, then its number where it has one of the national set."""
    title = line.title
    first = title.split(" ")[0]
    if len(first) > 1 and first[1:].islower() and first not in _NAMES:
        title = title[:1].lower() + title[1:]
    elif first in {"A", "The"}:
        title = first.lower() + title[len(first) :]
    return f"{title} ({line.number})" if line.number.startswith("NI ") else title


def beside(step: Step, style: str, *against: str) -> str:
    """fewer than in similar areas and in England; in line with similar areas."""
    words = words_for(step, style)
    if step is Step.IN_LINE:
        return f"{words.removesuffix(' with')} with {all_of([_WITH[each] for each in against])}"
    return f"{words.removesuffix(' than')} than {all_of([_THAN[each] for each in against])}"


def judgement(inspection: MajorInspection, name: str) -> str:
    """The judgement inside a sentence: overall effectiveness in safeguarding."""
    label = _label(inspection.framework, name)
    if ": " in label:
        head, tail = label.split(": ", 1)
        return f"{tail} {'for' if head.endswith('children') else 'in'} {head.lower()}"
    if label.startswith("The "):
        return label[:1].lower() + label[1:]
    return label[:1].lower() + label[1:]


def _label(name: str, wanted: str) -> str:
    if name:
        try:
            for each in framework(name).judgements:
                if each.id == wanted:
                    return each.label
        except ForPerson:
            pass
    return "overall effectiveness" if wanted == "overall" else wanted.replace("_", " ")
