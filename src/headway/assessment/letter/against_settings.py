"""What a sentence says of settings, held to Block A."""

import re
from collections.abc import Iterator, Sequence

from headway.assessment.comparing import Step, Use, better, compare
from headway.assessment.kinds import kind
from headway.assessment.letter.spoken import Quantity, Spoken
from headway.assessment.profile import Better, Counts, Profile, SettingLine
from headway.assessment.words import Standing, agrees
from headway.errors import ForPerson
from headway.frameworks import ProportionTable
from headway.statistics import round_half_up

__all__ = ["doubts_of_settings"]

_NOT_COUNTED = re.compile(
    r"\b(?:outstanding|satisfactory|requires? improvement|adequate|(?<!at least )good(?! or))\b",
    re.IGNORECASE,
)
_WRONG_WAY = re.compile(
    r"^\s*((?:Raise|Increase)\b(?=[^.]*\binadequate)|(?:Reduce|Lower|Cut)\b(?=[^.]*\b(?:good or better|at least good)))"
)
_STATED = re.compile(r"\bstate[sd]?\b|\binspectorate\b", re.IGNORECASE)
_INSPECTED = re.compile(r"(?:had been |were |was |have been )?inspected\b", re.IGNORECASE)
_NO_STEP = "the published figures allow no such comparison of {}"


def doubts_of_settings(said: Spoken, lines: Sequence[SettingLine], table: ProportionTable) -> Iterator[str]:
    """A doubt for each word or number that Block A does not bear out."""
    by_key = {line.key: line for line in lines}
    if hit := _NOT_COUNTED.search(said.text):
        yield f"“{hit[0]}” is said of settings, and the profile counts only good or better, and inadequate."
    if hit := _WRONG_WAY.search(said.text):
        yield f"“{hit[1]}” points the wrong way: it would make things worse."
    yield from _without_quantity(said, by_key)
    speaks = bool(said.quantities or said.uses)
    if speaks and any(line.here is None and line.stated for line in lines) and not _STATED.search(said.text):
        yield "No count is held here, only the inspectorate’s word: say that it was stated."
    for place, each in enumerate(said.quantities):
        following = said.quantities[place + 1].start if place + 1 < len(said.quantities) else len(said.text)
        for key in _whom(said, each, following, by_key):
            if doubt := _quantity(said, each, following, by_key[key], table):
                yield doubt
    for key in said.named("A") or tuple(by_key):
        if key in by_key:
            for use in said.uses:
                yield from _compared(said, use, by_key[key])
            yield from _judged(said, by_key[key])


_SOME = re.compile(r"\b(?:some|several|many|a number of)\b", re.IGNORECASE)
_PLAIN = re.compile(
    r"^(?:The )?\s{4,}(?:is|are) (?:good or (?:better|outstanding)|at least good|inadequate)\b"
)


def _without_quantity(said: Spoken, by_key: dict[str, SettingLine]) -> Iterator[str]:
    """ "Some are inadequate" where none is; "primary schools are inadequate", which is said of all."""
    aspect = _aspect(said, 0)
    for key in said.named("A"):
        counts = by_key[key].here if key in by_key else None
        if counts is None or not aspect:
            continue
        part, name = getattr(counts, aspect), kind(by_key[key].kind).plural
        if (hit := _SOME.search(said.text)) and not said.quantities and not part:
            yield f"“{hit[0]}” is said, and of the {name} it is none."
        if _PLAIN.match(said.text) and not said.quantities and part != counts.inspected:
            yield f"It is said of all {name}, and the figures are {part} of {counts.inspected}."


def _whom(said: Spoken, each: Quantity, end: int, by_key: dict[str, SettingLine]) -> tuple[str, ...]:
    """The kinds named after it, before the next quantity; else those before it; else all that it stands on."""
    after = said.named("A", each.end, end)
    found = after or said.named("A", 0, each.start) or said.named("A") or tuple(by_key)
    return tuple(key for key in found if key in by_key)


def _aspect(said: Spoken, start: int, end: int | None = None) -> str:
    """The respect named next (before ``end``), or else the one named before, or next of all."""
    after = [name for name, at, _ in said.aspects if at >= start and (end is None or at < end)]
    before = [name for name, at, _ in said.aspects if at < start]
    anywhere = [name for name, at, _ in said.aspects if at >= start]
    return (after[:1] or before[-1:] or anywhere[:1] or [""])[0]


def _place(said: Spoken, start: int, end: int) -> str:
    """Whose figure it is: ours, unless similar areas, England or a year earlier are named before anything else."""
    first_use = min((use.start for use in said.uses if use.start >= start), default=end)
    return next((name for name, at, _ in said.places if start <= at < min(end, first_use)), "here")


def _quantity(said: Spoken, each: Quantity, end: int, line: SettingLine, table: ProportionTable) -> str:
    where = _place(said, each.end, end)
    counts = getattr(line, where)
    name = kind(line.kind).plural
    if counts is None and where == "here":
        return _stated(said, each, end, line, table)
    if counts is None:
        return f"“{each.words}” has no figure behind it for {name} ({where})."
    aspect = _aspect(said, each.end, end)
    if each.words in {"no", "one"} and each.pair is None and _only(said, each):
        return _singly(said, each, counts, aspect, name)
    if each.pair is not None or each.number is None or each.percent:
        return _share(each, counts, aspect, name, table)
    return _count(said, each, end, counts, aspect, name)


def _only(said: Spoken, each: Quantity) -> bool:
    return each.words == "one" and bool(
        re.search(r"\b(?:the|the only) $", said.text[: each.start], re.IGNORECASE)
    )


def _singly(said: Spoken, each: Quantity, counts: Counts, aspect: str, name: str) -> str:
    """The one there is."""
    if counts.inspected != 1:
        return f"“the one” is said of {name}, and {counts.inspected} were inspected."
    rest = said.text[each.end :]
    denied = bool(re.search(r"\bis not\s", rest))
    holds = bool(getattr(counts, aspect or "good"))
    return "" if holds is not denied else f"What is said of the one of the {name} is not what was found."


def _share(each: Quantity, counts: Counts, aspect: str, name: str, table: ProportionTable) -> str:
    if not aspect:
        return f"“{each.words}” does not say of what: good or better, or inadequate ({name})."
    part = getattr(counts, aspect)
    found = f"{part} of {counts.inspected} {name}"
    if each.pair is not None:
        return "" if each.pair == (part, counts.inspected) else f"“{each.words}”: the figures are {found}."
    if not counts.inspected:
        return f"“{each.words}” is said, and none of the {name} had been inspected."
    if each.percent and each.number is not None:
        places = max(0, -int(each.number.as_tuple().exponent))
        share = round_half_up(100 * part / counts.inspected, places)
        return "" if share == each.number else f"“{each.words}”: the figures are {found}."
    words = "all" if each.words == "both" else each.words
    if each.words == "both" and counts.inspected != 2:
        return f"“both” is said, and {counts.inspected} {name} were inspected."
    agreement = agrees(words, (part, counts.inspected), table)
    return "" if agreement.standing is not Standing.CONTRADICTED else f"{agreement.because} ({name})"


def _count(said: Spoken, each: Quantity, end: int, counts: Counts, aspect: str, name: str) -> str:
    """A bare number: how many were inspected, or how many were so."""
    before, after = said.text[: each.start].rstrip().lower(), said.text[each.end : end]
    whole = before.endswith(("all", "all the", "the", "of")) or _is_inspected(said, after)
    if whole:
        if each.words == "no":
            return (
                ""
                if counts.inspected == 0
                else f"“no” is said, and {counts.inspected} {name} were inspected."
            )
        right = counts.inspected
    elif aspect:
        right = getattr(counts, aspect)
    else:
        return f"“{each.words}” does not say of what ({name})."
    return "" if each.number == right else f"“{each.words}” is said of {name}, and the figure is {right}."


def _is_inspected(said: Spoken, after: str) -> bool:
    """No respect is named at all, and inspection is."""
    return not said.aspects and bool(_INSPECTED.search(after))


def _stated(said: Spoken, each: Quantity, end: int, line: SettingLine, table: ProportionTable) -> str:
    name = kind(line.kind).plural
    if not line.stated:
        return f"“{each.words}” is said of {name}, and nothing is held of them."
    aspect = _aspect(said, each.end, end)
    if each.number is not None or each.pair is not None:
        return f"“{each.words}” is said of {name}, of which no count is held."
    stated = [one.words for one in line.stated if one.aspect == aspect and one.words]
    if any(_same(each.words, one, table) for one in stated):
        return ""
    return (
        f"“{each.words}” is said of {name}; stated was {' or '.join(map(repr, stated)) or 'no proportion'}."
    )


def _same(said: str, stated: str, table: ProportionTable) -> bool:
    if said == stated:
        return True
    try:
        return table.band(said) == table.band(stated)
    except ForPerson:
        return False


def _compared(said: Spoken, use: Use, line: SettingLine) -> Iterator[str]:
    name = kind(line.kind).plural
    following = min((other.start for other in said.uses if other.start > use.start), default=len(said.text))
    places = [where for where, at, _ in said.places if use.start <= at < following]
    places = places or [where for where, at, _ in said.places if at < use.start][-1:]
    before = [aspect for aspect, at, _ in said.aspects if at < use.start]
    after = [aspect for aspect, at, _ in said.aspects if at > use.start]
    aspect = (before[-1:] or after[:1] or ["good"])[0]
    words = said.text[use.start : use.end]
    if not places:
        yield f"“{words}” does not say beside what ({name})."
    for where in places:
        right = _step(line, where, aspect)
        if right is None:
            yield f"“{words}”: {_NO_STEP.format(name)} ({where})."
        elif right is not use.step:
            yield f"“{words}” is said of {name} beside {where}; by the figures it is {right.replace('_', ' ')}."


_BETTER = re.compile(
    r"(?<!or )\b(?:(?P<better>better|stronger|more effective|outperforms?)"
    r"|(?P<worse>worse|weaker|less effective|lags? behind|trails?))\b"
    r"|\b(?:(?P<rose>improved|improving|risen|rose|increased)"
    r"|(?P<fell>worsened|declined|deteriorated|fallen|fell|reduced))\b",
    re.IGNORECASE,
)


def _judged(said: Spoken, line: SettingLine) -> Iterator[str]:
    """Better, worse, improved: by the share that is good or better, or inadequate where that is spoken of."""
    for hit in _BETTER.finditer(said.text):
        aspect = _aspect(said, 0) or "good"
        moved = hit.lastgroup in {"rose", "fell"}
        near = [where for where, at, _ in said.places if at > hit.start()]
        where = "earlier" if moved else (near or [where for where, _, _ in said.places] or [""])[0]
        step = _step(line, where, aspect) if where else None
        direction = Better.HIGHER if aspect == "good" or hit[0].lower() in _DIRECTED else Better.LOWER
        wanted = "better" if hit.lastgroup in {"better", "rose"} else "worse"
        if step is None or better(step, direction) != wanted:
            yield f"“{hit[0]}” is said of {kind(line.kind).plural}, and no figure held says so."


_DIRECTED = frozenset({"risen", "rose", "increased", "fallen", "fell", "reduced"})
"""These say which way a share went; the others, whether that was for the better."""


def _step(line: SettingLine, where: str, aspect: str) -> Step | None:
    if line.here is not None:
        return compare(line, where, aspect).step
    stated = [dict(each.beside).get(where) for each in line.stated if each.aspect == aspect]
    found = next((each for each in stated if each), None)
    return Step(found) if found else None


def lines_of(profile: Profile, keys: Sequence[str]) -> tuple[SettingLine, ...]:
    """The lines of Block A among some sources."""
    wanted = set(keys)
    return tuple(line for line in profile.settings if line.key in wanted)
