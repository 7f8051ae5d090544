"""A framework in words, for a terminal and the documentation, and as JSON."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any

from headway.clocks import CLOCKS
from headway.frameworks.framework import Condition, Framework, Judgement, Rule
from headway.frameworks.library import proportion_tables, sources
from headway.frameworks.marks import Mark


def years(framework: Framework) -> str:
    """When a framework is in force: "November 2013 to June 2018"."""
    if framework.planned:
        return f"planned, from {framework.first_day:%Y}"
    first = f"{framework.first_day:%B %Y}"
    return f"{first} to {framework.last_day:%B %Y}" if framework.last_day else f"{first} on"


def describe(framework: Framework) -> str:
    """Everything about one framework, as Markdown that also reads well on a terminal."""
    return "\n".join(_lines(framework)).rstrip() + "\n"


def _lines(framework: Framework) -> Iterator[str]:
    yield from (f"## {framework.name} (`{framework.id}`)", "")
    if framework.official_title:
        yield f"- Title: {framework.official_title}"
    yield f"- Fieldwork begun: {years(framework)}"
    for name, values in (("Inspectorates", framework.inspectorates), ("Law", framework.law)):
        if values:
            yield f"- {name}: {'; '.join(values)}"
    yield f"- Known from: {_mark(framework.verification, framework.sources)}"
    if framework.note:
        yield f"- Note: {framework.note}"
    for heading, lines in (
        ("Judgements", _judgements(framework)),
        ("Grades", _grades(framework)),
        ("Limiting rules", (line for rule in framework.rules for line in _rule(rule, framework))),
        ("Clocks", _clocks(framework)),
        ("What things are called", _vocabulary(framework)),
        ("Facts", _facts(framework)),
        ("Proportion words", _proportions(framework)),
        ("Sources", _sources(framework)),
    ):
        listed = list(lines)
        if listed:
            yield from ("", f"### {heading}", "", *listed)


def _mark(mark: Mark, keys: tuple[str, ...]) -> str:
    return mark.in_words + (f" [{', '.join(keys)}]" if keys else "")


def _judgements(framework: Framework) -> Iterator[str]:
    def under(parent: str | None, depth: int) -> Iterator[str]:
        for each in framework.judgements:
            if each.parent == parent:
                yield "  " * depth + _judgement(each)
                yield from under(each.id, depth + 1)

    return under(None, 0)


def _judgement(judgement: Judgement) -> str:
    traits = [
        "key judgement" if judgement.key else "",
        "optional" if judgement.optional else "",
        judgement.verification.in_words if judgement.verification else "",
    ]
    extra = "; ".join(filter(None, traits))
    number = f"{judgement.number} " if judgement.number else ""
    note = f" {judgement.note}" if judgement.note else ""
    return f"- {number}{judgement.label} (`{judgement.id}`{'; ' + extra if extra else ''}).{note}"


def _grades(framework: Framework) -> Iterator[str]:
    scale = framework.scale
    if scale is None:
        if not framework.planned:
            yield "No grade is given."
        return
    known_from = _capital(_mark(scale.verification, scale.sources))
    yield f"{scale.name} (`{scale.id}`), best first. {scale.direction} {known_from}."
    yield ""
    for grade in scale.grades:
        code = f"{grade.code} " if grade.code is not None else ""
        also = f"; also printed as {', '.join(grade.aliases)}" if grade.aliases else ""
        yield f"- {code}{grade.label} (`{grade.id}`{also}){': ' + grade.meaning if grade.meaning else ''}"
    for value in scale.non_grades:
        yield f"- {value.label} (`{value.id}`): a value, not a grade. {value.note}"
    if scale.note:
        yield from ("", scale.note)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _rule(rule: Rule, framework: Framework) -> Iterator[str]:
    yield f"- **{rule.kind}** `{rule.id}`: {rule.text}"
    if rule.when and rule.limits:
        unless = f", unless {_condition(rule.unless, framework)}" if rule.unless else ""
        yield f"  - When {_condition(rule.when, framework)}{unless}: {_effect(rule, framework)}."
    else:
        yield "  - Applied by people: it turns on more than these judgements."
    yield f"  - {_capital(_counted(rule))}{_mark(rule.verification, rule.sources)}."
    if rule.note:
        yield f"  - {rule.note}"


def _counted(rule: Rule) -> str:
    if rule.n is None:
        return ""
    kept = f", {rule.exceptions} exceptions" if rule.exceptions is not None else ""
    named = f" ({'; '.join(rule.exceptions_named)})" if rule.exceptions_named else ""
    return f"{rule.n} inspections{kept}{named}; "


def _condition(condition: Condition, framework: Framework) -> str:
    names = ", ".join(f"`{name}`" for name in condition.judgements)
    worse = condition.worse_than
    grade = framework.grade(worse or condition.is_grade or "").label
    value = f"worse than {grade}" if worse else grade
    if condition.match == "count_of":
        number = (
            f"exactly {condition.exactly}"
            if condition.exactly is not None
            else f"at least {condition.at_least}"
        )
        return f"{number} of {names} is {value}"
    if len(condition.judgements) == 1:
        return f"{names} is {'not ' if condition.match == 'none_of' else ''}{value}"
    return f"{condition.match.replace('_', ' ')} {names} is {value}"


def _effect(rule: Rule, framework: Framework) -> str:
    ends = [
        f"`{rule.limits}` is {words} {framework.grade(grade).label}"
        for words, grade in (("at best", rule.best_permitted), ("at worst", rule.worst_permitted))
        if grade
    ]
    if rule.seen:
        seen = ", ".join(f"{framework.grade(grade).label} {count}" for grade, count in rule.seen.items())
        ends.append(f"`{rule.limits}` was seen as {seen}")
    return "; ".join(ends)


def _clocks(framework: Framework) -> Iterator[str]:
    for use in framework.clocks:
        clock = CLOCKS[use.id]
        yield (
            f"- `{use.id}`: {clock.title}, {clock.unit.counted(clock.count)} {clock.direction} the event "
            f"({clock.event}). {use.applies} {_capital(_mark(use.verification, use.sources))}."
        )


def _vocabulary(framework: Framework) -> Iterator[str]:
    for term in framework.vocabulary:
        note = f" {term.note}" if term.note else ""
        yield f"- {term.word}: {term.means}.{note} ({_mark(term.verification, term.sources)})"


def _facts(framework: Framework) -> Iterator[str]:
    for fact in framework.facts:
        yield f"- {fact.topic}: {fact.text} ({_mark(fact.verification, fact.sources)})"


def _proportions(framework: Framework) -> Iterator[str]:
    if framework.proportion_words is None:
        return
    table = proportion_tables()[framework.proportion_words]
    yield f"{table.name} (`{table.id}`): {_mark(table.verification, table.sources)}. {table.note}"
    yield ""
    for band in table.bands:
        counted = f" (median {band.median}, {band.n} uses)" if band.n is not None else ""
        low = f"over {band.low}" if band.above_low else str(band.low)
        yield f"- {', '.join(band.words)}: {low} to {band.high} per cent{counted}"


def _cited(framework: Framework) -> set[str]:
    cited = [framework.sources]
    cited += [rule.sources for rule in framework.rules] + [use.sources for use in framework.clocks]
    cited += [term.sources for term in framework.vocabulary] + [fact.sources for fact in framework.facts]
    cited += [framework.scale.sources] if framework.scale else []
    words = framework.proportion_words
    cited += [proportion_tables()[words].sources] if words else []
    return {key for keys in cited for key in keys}


def _sources(framework: Framework) -> Iterator[str]:
    cited = _cited(framework)
    for key, source in sources().items():
        if key in cited:
            yield f"- [{key}] {source.title}{'. ' + source.address if source.address else ''}"


def as_json(value: Any) -> Any:
    """A framework, an answer of the rules, or any part of them, as plain JSON values; dates in ISO 8601."""
    if is_dataclass(value) and not isinstance(value, type):
        return {each.name: as_json(getattr(value, each.name)) for each in fields(value)}
    if isinstance(value, dict):
        return {key: as_json(each) for key, each in value.items()}
    if isinstance(value, tuple | list):
        return [as_json(each) for each in value]
    return value.isoformat() if isinstance(value, date) else value
