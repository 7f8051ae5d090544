"""TOML to :class:`Framework`, with every reference checked: scales, judgements, grades, sources, clocks."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from headway.clocks import CLOCKS
from headway.frameworks.framework import (
    ClockUse,
    Condition,
    Fact,
    Framework,
    Judgement,
    Kind,
    Match,
    Rule,
    Term,
)
from headway.frameworks.grades import Scale
from headway.frameworks.marks import Mark
from headway.frameworks.tables import Table, toml_table


@dataclass(frozen=True)
class Known:
    """What a framework file may refer to."""

    scales: Mapping[str, Scale]
    proportion_tables: frozenset[str]
    sources: frozenset[str]


class _Reader:
    """Reads one file; holds what its parts may refer to."""

    def __init__(self, top: Table, known: Known) -> None:
        self.top, self.known = top, known
        self.judgements: frozenset[str] = frozenset()
        self.grades: frozenset[str] = frozenset()

    def mark(self, table: Table) -> Mark:
        return table.choice("verification", Mark, Mark.UNKNOWN)

    def sources(self, table: Table) -> tuple[str, ...]:
        keys = table.texts("sources")
        for key in keys:
            self._among(table, key, self.known.sources, "source", "sources.toml")
        return keys

    def _among(self, table: Table, value: str | None, allowed: frozenset[str], what: str, where: str) -> None:
        if value is not None and value not in allowed:
            table.fault(f'{what} "{value}" is not in {where}')

    def judgement(self, table: Table) -> Judgement:
        judgement = Judgement(
            id=table.text("id"),
            label=table.text("label"),
            parent=table.maybe("parent"),
            number=table.or_empty("number"),
            key=table.flag("key"),
            optional=table.flag("optional"),
            record_key=table.maybe("record_key"),
            verification=table.maybe_choice("verification", Mark, Mark.UNKNOWN),
            note=table.or_empty("note"),
        )
        self._among(table, judgement.parent, self.judgements, "parent", "the judgements above it")
        if judgement.id in self.judgements:
            table.fault("this judgement is listed twice")
        self.judgements |= {judgement.id}
        table.close()
        return judgement

    def condition(self, table: Table | None) -> Condition | None:
        if table is None:
            return None
        matches = [(match, names) for match in Match if (names := table.texts(match.value))]
        if len(matches) != 1:
            table.fault(f"give exactly one of {', '.join(Match)}")
            return None
        (match, names) = matches[0]
        condition = Condition(
            match=match,
            judgements=names,
            is_grade=table.maybe("is"),
            worse_than=table.maybe("worse_than"),
            at_least=table.number("at_least"),
            exactly=table.number("exactly"),
        )
        for name in names:
            self._among(table, name, self.judgements, "judgement", "this framework")
        for grade in (condition.is_grade, condition.worse_than):
            self._among(table, grade, self.grades, "grade", "this framework's scale")
        if (condition.is_grade is None) == (condition.worse_than is None):
            table.fault('give either "is" or "worse_than"')
        if (match is Match.COUNT) != ((condition.at_least is None) != (condition.exactly is None)):
            table.fault('"count_of" needs one of "at_least" and "exactly", and only it')
        table.close()
        return condition

    def rule(self, table: Table) -> Rule:
        rule = Rule(
            id=table.text("id"),
            kind=table.choice("kind", Kind, Kind.DISCRETIONARY),
            text=table.text("text"),
            verification=self.mark(table),
            limits=table.maybe("limits"),
            when=self.condition(table.table("when")),
            unless=self.condition(table.table("unless")),
            best_permitted=table.maybe("best_permitted"),
            worst_permitted=table.maybe("worst_permitted"),
            seen=table.counts("seen"),
            n=table.number("n"),
            exceptions=table.number("exceptions"),
            exceptions_named=table.texts("exceptions_named"),
            sources=self.sources(table),
            note=table.or_empty("note"),
        )
        self._among(table, rule.limits, self.judgements, "judgement", "this framework")
        for grade in (rule.best_permitted, rule.worst_permitted, *(rule.seen or ())):
            self._among(table, grade, self.grades, "grade", "this framework's scale")
        capped = rule.best_permitted or rule.worst_permitted
        if rule.when and not rule.limits:
            table.fault('a rule with "when" needs "limits": the judgement it bears on')
        if rule.when and rule.kind is not Kind.DISCRETIONARY and not capped:
            table.fault(f'a rule that is {rule.kind} needs "best_permitted" or "worst_permitted"')
        if rule.kind is Kind.DISCRETIONARY and capped:
            table.fault("a discretionary rule limits nothing; say what was seen")
        if rule.exceptions != (len(rule.exceptions_named) if rule.exceptions is not None else None):
            table.fault('every exception must be named in "exceptions_named"')
        table.close()
        return rule

    def clock(self, table: Table) -> ClockUse:
        use = ClockUse(table.text("id"), table.text("applies"), self.mark(table), self.sources(table))
        self._among(table, use.id, frozenset(CLOCKS), "clock", "headway.clocks")
        table.close()
        return use

    def term(self, table: Table) -> Term:
        term = Term(
            word=table.text("word"),
            means=table.text("means"),
            verification=self.mark(table),
            sources=self.sources(table),
            note=table.or_empty("note"),
        )
        table.close()
        return term

    def fact(self, table: Table) -> Fact:
        fact = Fact(table.text("topic"), table.text("text"), self.mark(table), self.sources(table))
        table.close()
        return fact

    def framework(self) -> Framework:
        top = self.top
        scale_id, words = top.maybe("scale"), top.maybe("proportion_words")
        self._among(top, scale_id, frozenset(self.known.scales), "scale", "scales.toml")
        self._among(top, words, self.known.proportion_tables, "proportion table", "proportions.toml")
        scale = self.known.scales.get(scale_id or "")
        self.grades = frozenset(grade.id for grade in scale.grades) if scale else frozenset()
        first_day = top.day("from")
        if first_day is None:
            top.fault('"from" is missing')
        framework = Framework(
            id=top.text("id"),
            family=top.text("family"),
            name=top.text("name"),
            official_title=top.or_empty("official_title"),
            first_day=first_day or date.min,
            last_day=top.day("to", last=True),
            planned=top.flag("planned"),
            verification=self.mark(top),
            known_as=top.texts("known_as"),
            inspectorates=top.texts("inspectorates"),
            law=top.texts("law"),
            scale=scale,
            proportion_words=words,
            judgements=tuple(map(self.judgement, top.tables("judgements"))),
            rules=tuple(map(self.rule, top.tables("rules"))),
            clocks=tuple(map(self.clock, top.tables("clocks"))),
            vocabulary=tuple(map(self.term, top.tables("vocabulary", ("word",)))),
            facts=tuple(map(self.fact, top.tables("facts", ("topic",)))),
            sources=self.sources(top),
            note=top.or_empty("note"),
        )
        top.close()
        return framework


def read_framework(text: str, file: str, known: Known) -> Framework:
    """The framework that a TOML text describes; refused with every fault it has."""
    top, faults = toml_table(text, file)
    framework = _Reader(top, known).framework()
    faults.raise_any()
    return framework
