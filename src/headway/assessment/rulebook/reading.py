"""TOML to :class:`Rulebook`: every fault is named, and a rule that would grade by indicators is refused."""

import re

from headway.assessment.kinds import kinds
from headway.assessment.profile import Block
from headway.assessment.rulebook.placed import placed_table
from headway.assessment.rulebook.reading_rules import RuleReader
from headway.assessment.rulebook.values import Leaning, Limiting, Rulebook, Statement, Whose
from headway.frameworks import Mark, ProportionTable, Scale, proportion_tables, scales, sources
from headway.frameworks.tables import Faults, Table

STATEMENTS = ("weights", "caveat", "how_derived", "statute", "judgement")
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")
_TAKEN = (*STATEMENTS, "scale", "assumptions", "proportion_words", "comparators", "from_year")


def read_rulebook(text: str, name: str) -> Rulebook:
    """The rulebook that a TOML text describes; ``name`` is what faults call it. Refused with every fault it has."""
    top, faults = placed_table(text, name)
    found = _rulebook(top, faults)
    faults.raise_any()
    return found


def _rulebook(top: Table, faults: Faults) -> Rulebook:
    scale = _scale(top, faults)
    reader = RuleReader(scale, top.choice("whose", Whose, Whose.COUNCIL))
    found = Rulebook(
        id=top.text("id"),
        title=top.text("title"),
        whose=reader.whose,
        from_year=_from_year(top),
        to_year=top.number("to_year"),
        scale=scale,
        proportion_words=_words(top, faults),
        outcomes=tuple(map(_outcome, top.tables("outcomes"))),
        weights=_statement(top, "weights"),
        caveat=_statement(top, "caveat"),
        how_derived=_statement(top, "how_derived"),
        statute=_statement(top, "statute"),
        judgement=_statement(top, "judgement"),
        limiting=tuple(map(reader.limiting, top.tables("limiting"))),
        leaning=tuple(map(reader.leaning, top.tables("leaning"))),
        kinds=reader.kinds(top) or tuple(each.id for each in kinds()),
        assumptions=top.texts("assumptions"),
        sources=reader.sources(top),
        note=top.or_empty("note"),
    )
    top.close()
    _whole(found, top)
    return found


def _scale(top: Table, faults: Faults) -> Scale:
    wanted = top.text("scale")
    if wanted not in scales():
        top.fault(f'"scale" is "{wanted}"; use {", ".join(scales())}')
        faults.raise_any()  # no grade of the rules can be read without it
    return scales()[wanted]


def _words(top: Table, faults: Faults) -> ProportionTable:
    wanted = top.text("proportion_words")
    if wanted not in proportion_tables():
        top.fault(f'"proportion_words" is "{wanted}"; use {", ".join(proportion_tables())}')
        faults.raise_any()
    return proportion_tables()[wanted]


def _from_year(top: Table) -> int:
    year = top.number("from_year")
    if year is None:
        top.fault('"from_year" is missing; write the first year that the rules are for')
    elif not 1900 <= year <= 2100:
        top.fault(f'"from_year" is {year}; write a year such as 2010')
    return year or 0


def _outcome(table: Table) -> tuple[str, str]:
    found = table.text("id"), table.text("label")
    table.close()
    return found


def _statement(top: Table, key: str) -> Statement:
    table = top.table(key)
    if table is None:
        top.fault(f'"{key}" is missing; write [{key}] with "text" and "verification"')
        return Statement("", Mark.UNKNOWN)
    found = Statement(
        table.text("text"), table.choice("verification", Mark, Mark.UNKNOWN), table.texts("sources")
    )
    for each in found.sources:
        if each not in sources():
            table.fault(f'source "{each}" is not in sources.toml')
    table.close()
    return found


def _whole(found: Rulebook, top: Table) -> None:
    """Faults of the rules together."""
    if found.to_year is not None and found.to_year < found.from_year:
        top.fault('"to_year" is before "from_year"')
    if found.whose is Whose.INSPECTORATE and not found.limiting:
        top.fault('"limiting" is empty; only a council\'s own rules may limit nothing (whose = "council")')
    if not found.outcomes:
        top.fault('"outcomes" is empty; the letter needs at least one [[outcomes]]')
    if not found.assumptions and _assumed(found):
        top.fault('"assumptions" is empty, but rules are marked assumption; say in sentences what is assumed')
    _named(found, top)
    if any(rule.block is Block.MEASURES for rule in found.leaning) and all(
        rule.block is Block.MEASURES for rule in found.leaning
    ):
        top.fault(
            '"leaning" looks at national measures alone; measures only decide between what A and B leave'
        )


def _named(found: Rulebook, top: Table) -> None:
    """Names that are empty, used twice, or taken: a sentence names what it stands on by them."""
    for what, ids in (
        ("rule", [each.id for each in found.rules]),
        ("outcome", [each for each, _ in found.outcomes]),
        ("rulebook", [found.id]),
    ):
        for each in dict.fromkeys(ids):
            if ids.count(each) > 1:
                top.fault(f'the {what} id "{each}" is used twice; give each {what} its own')
            if not _NAME.fullmatch(each) or each in _TAKEN:
                top.fault(
                    f'the {what} id "{each}" will not do; use letters, numbers and hyphens, as "our-visits"'
                )
    said = {key: getattr(found, key).text for key in STATEMENTS}
    said |= {f"label of {each}": label for each, label in found.outcomes}
    said |= {f"{key} of {each.id}": getattr(each, key) for each in found.rules for key in ("title", "text")}
    for key, text in {"title": found.title, **said}.items():
        if not text.strip():
            top.fault(f'the text "{key}" is empty; write what the letter shall say')


def _assumed(found: Rulebook) -> list[Limiting | Leaning]:
    return [rule for rule in found.rules if rule.mark is Mark.ASSUMPTION]
