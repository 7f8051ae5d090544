"""What a sentence says of national measures, held to Block C.

A number beside "measures" counts those that the sentence stands on; one before a predicate ("four are better") counts
those of them for which it holds; any other is the figure of the measure named last.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal

from headway.assessment.comparing import Step, Use, better, compare
from headway.assessment.letter.spoken import Quantity, Spoken
from headway.assessment.profile import Better, MeasureLine, Profile, Value
from headway.assessment.words import Standing, agrees
from headway.frameworks import ProportionTable

__all__ = ["doubts_of_measures"]

_COUNTED = re.compile(r"\s*(?:national |more )*measures?\b", re.IGNORECASE)
_BE = r"\s*(?:(?:is|are|lies?|stands?) )?"
_SIDE = re.compile(
    rf"{_BE}on the (?P<side>better|worse) side|{_BE}(?P<equal>at the same figure)", re.IGNORECASE
)
_JUDGED = re.compile(rf"{_BE}(?P<good>better|worse)\b(?! side)", re.IGNORECASE)
_NEITHER = re.compile(r"\s*differs? where neither way is better", re.IGNORECASE)
_UNCHANGED = re.compile(rf"{_BE}unchanged\b", re.IGNORECASE)
_GOOD = re.compile(
    r"(?<!or )(?<!way is )\b(?:(?P<better>better|outperforms?)|(?P<worse>worse|lags? behind|trails?))\b(?! side)",
    re.IGNORECASE,
)
_ON = re.compile(r"on the (?P<side>better|worse) side|at the (?P<same>same) figure", re.IGNORECASE)
_MOVED = re.compile(
    r"\b(?P<up>risen|rose|increased|grown|grew|gone up|went up)\b"
    r"|\b(?P<down>fallen|fell|decreased|reduced|dropped|gone down)\b"
    r"|\b(?P<better>improved|improving|progress)\b|\b(?P<worse>worsened|deteriorated|declined)\b",
    re.IGNORECASE,
)
_Holds = Callable[[MeasureLine], bool]


def doubts_of_measures(said: Spoken, lines: Sequence[MeasureLine], table: ProportionTable) -> Iterator[str]:
    """A doubt for each word or number that Block C does not bear out."""
    by_key = {line.key: line for line in lines}
    counted: list[int] = []
    told: list[str] = []
    for place, each in enumerate(said.quantities):
        following = said.quantities[place + 1].start if place + 1 < len(said.quantities) else len(said.text)
        rest = said.text[each.end : following]
        if _COUNTED.match(rest) and each.number is not None and not each.percent:
            if each.number != len(lines):
                yield f"“{each.words}” measures are counted, and the sentence stands on {len(lines)}."
            continue
        if (claim := _predicate(said, each, rest)) is not None:
            counted.append(each.end)
            says = _words(rest)
            if says in told:
                yield f"“{says}” is counted twice."
            told.append(says)
            yield from _how_many(each, claim, lines, table)
            continue
        yield from _figure(said, each, following, by_key, table)
    yield from _universal(said, lines, counted)


def _before(said: Spoken, at: int) -> str:
    """What is compared with: named last before, or else next."""
    near = [where for where, start, _ in said.places if start < at]
    return (near[-1:] or [where for where, _, _ in said.places][:1] or [""])[0]


def _beside(said: Spoken, at: int) -> str:
    """The place named in the same clause, or else last before."""
    stop = re.search(r"[;:]", said.text[at:])
    end = at + stop.start() if stop else len(said.text)
    return next((where for where, start, _ in said.places if at <= start < end), "") or _before(said, at)


def _predicate(said: Spoken, each: Quantity, rest: str) -> _Holds | None:
    at = each.end
    if hit := _SIDE.match(rest):
        where, side = _before(said, at), (hit["side"] or "equal").lower()
        return lambda line: _side(line, where) == side
    if hit := _JUDGED.match(rest):
        where, good = _beside(said, at), hit["good"].lower()
        return lambda line: _good(line, where) == good
    if _NEITHER.match(rest):
        where = _beside(said, at)
        return lambda line: _step(line, where) not in (None, Step.IN_LINE) and line.better is Better.CONTEXT
    if _UNCHANGED.match(rest):
        return lambda line: _step(line, "earlier") is Step.IN_LINE
    use = next((one for one in said.uses if one.start >= at), None)
    if use and re.fullmatch(
        r"\s*(?:of (?:them|these) )?(?:is|are|stands?|lies?) ", said.text[at : use.start]
    ):
        where, step = _beside(said, use.start), use.step
        return lambda line: _step(line, where) is step
    return None


def _words(rest: str) -> str:
    """What is counted, without the verb and what comes after it."""
    if side := _SIDE.match(rest):
        return side["side"] or side["equal"]
    plain = re.sub(r"^\s*(?:of (?:them|these) )?(?:is|are|lies?|stands?|differs?)?\s*", "", rest)
    return " ".join(re.split(r"[,;.]| and\b", plain)[0].split())


def _how_many(
    each: Quantity, holds: _Holds, lines: Sequence[MeasureLine], table: ProportionTable
) -> Iterator[str]:
    found = sum(holds(line) for line in lines)
    if each.number is not None:
        if each.number != found:
            yield f"“{each.words}” are counted so, and by the figures it is {found} of {len(lines)}."
    elif each.pair is not None:
        if each.pair != (found, len(lines)):
            yield f"“{each.words}” are counted so, and by the figures it is {found} of {len(lines)}."
    elif lines:
        agreement = agrees(each.words, (found, len(lines)), table)
        if agreement.standing is Standing.CONTRADICTED:
            yield agreement.because


def _figure(
    said: Spoken, each: Quantity, end: int, by_key: dict[str, MeasureLine], table: ProportionTable
) -> Iterator[str]:
    """The figure of the measure named last before it, or else of the only one it stands on."""
    keys = said.named("C", 0, each.start)[-1:] or (tuple(by_key) if len(by_key) == 1 else ())
    lines = [by_key[key] for key in keys if key in by_key]
    if not lines:
        yield f"“{each.words}” is the figure of no measure that the sentence stands on."
        return
    where = _whose(said, each, end)
    if re.search(r"\bby $", said.text[: each.start]) and re.match(
        r" (?:percentage )?points?\b", said.text[each.end :]
    ):
        yield from _difference(each, lines[0], _before(said, len(said.text)) or "earlier")
        return
    value: Value | None = getattr(lines[0], where)
    right = value.value if value else None
    if right is None:
        yield f"“{each.words}”: no figure is held ({lines[0].number}, {where})."
    elif each.number is None:
        yield from _as_share(each, lines[0], right, table)
    elif each.number != right:
        yield f"“{each.words}” is not the figure of {lines[0].number} ({where}): it is {right}."


def _difference(each: Quantity, line: MeasureLine, where: str) -> Iterator[str]:
    """ "By 30 percentage points"."""
    values = _values(line, where)
    if values is None or abs(values[0] - values[1]) != each.number:
        found = "not held" if values is None else abs(values[0] - values[1])
        yield f"“{each.words} points” is said of {line.number}, and the difference is {found}."


_OF = re.compile(
    r"(?:[’']s)?(?: average| figure| rate| share)?(?: is| was| of|,| at| stands at)?(?: just)? $"
)


def _whose(said: Spoken, each: Quantity, end: int) -> str:
    """ "54.8% in England", "an England average of 54.8%"; ours where no other is named before a comparison."""
    stop = min((use.start for use in said.uses if use.start >= each.end), default=end)
    judged = _GOOD.search(said.text, each.end)
    stop = min(stop, judged.start() if judged else end, end)
    if re.search(r"\bfrom $", said.text[: each.start]) and re.match(r" to \S", said.text[each.end :]):
        return "earlier"
    nearest = [(name, last) for name, at, last in said.places if each.end <= at < stop]
    after = next((name for name, last in nearest if not _OF.fullmatch(said.text[last:end])), "")
    found = (
        n for n, _, last in said.places if last <= each.start and _OF.fullmatch(said.text[last : each.start])
    )
    return after or next(found, "here")


def _as_share(each: Quantity, line: MeasureLine, right: Decimal, table: ProportionTable) -> Iterator[str]:
    if ("%" not in line.unit and "per cent" not in line.unit) or not 0 <= right <= 100:
        yield f"“{each.words}” is a share, and {line.number} is none."
        return
    words = "all" if each.words == "both" else each.words
    if each.pair is not None:
        yield f"“{each.words}”: {line.number} is held as {right}%."
    elif (agreement := agrees(words, right, table)).standing is Standing.CONTRADICTED:
        yield agreement.because


def _universal(said: Spoken, lines: Sequence[MeasureLine], counted: Sequence[int]) -> Iterator[str]:
    """What is said without a count holds for each measure named, or for all that the sentence stands on."""
    named = said.named("C")
    those = [line for line in lines if not named or line.key in named]
    for use in said.uses:
        if not _belongs(said, use.start, counted):
            yield from _steps(said, use, those)
    for hit, holds in _told_of_all(said):
        if not _belongs(said, hit.start(), counted):
            for line in those:
                if not holds(line):
                    yield f"“{hit[0]}” is said of {line.number}, and its figures do not say so."


def _told_of_all(said: Spoken) -> Iterator[tuple[re.Match[str], _Holds]]:
    """Better and worse, the side of a figure, and how it moved, each with what it means of a measure."""
    for hit in _GOOD.finditer(said.text):
        yield hit, _is_good(_beside(said, hit.start()), str(hit.lastgroup))
    for hit in _ON.finditer(said.text):
        yield hit, _is_on(_before(said, hit.start()), "equal" if hit["same"] else hit["side"].lower())
    for hit in _MOVED.finditer(said.text):
        yield hit, _has_moved(str(hit.lastgroup))


def _is_good(where: str, good: str) -> _Holds:
    return lambda line: _good(line, where) == good


def _is_on(where: str, side: str) -> _Holds:
    return lambda line: _side(line, where) == side


def _has_moved(how: str) -> _Holds:
    return lambda line: _moved(line, how)


def _belongs(said: Spoken, at: int, counted: Sequence[int]) -> bool:
    """Whether a count stands right before it."""
    return any(
        at - end >= 0
        and re.fullmatch(
            r"\s*(?:of (?:them|these) )?(?:(?:is|are|lies?|stands?) )?(?:on the )?", said.text[end:at]
        )
        for end in counted
    )


def _steps(said: Spoken, use: Use, lines: Sequence[MeasureLine]) -> Iterator[str]:
    following = min((other.start for other in said.uses if other.start > use.start), default=len(said.text))
    places = [where for where, at, _ in said.places if use.start <= at < following]
    places = places or [where for where, at, _ in said.places if at < use.start][-1:]
    words = said.text[use.start : use.end]
    if not places:
        yield f"“{words}” does not say beside what."
    for where in places:
        for line in lines:
            right = _step(line, where)
            if right is None:
                yield f"“{words}”: no test can be made of {line.number} ({where})."
            elif right is not use.step:
                is_ = right.replace("_", " ")
                yield f"“{words}” is said of {line.number} beside {where}; by the figures it is {is_}."


def _step(line: MeasureLine, where: str) -> Step | None:
    return compare(line, where, "value").step if where else None


def _good(line: MeasureLine, where: str) -> str | None:
    step = _step(line, where)
    return better(step, line.better) if step else None


def _values(line: MeasureLine, where: str) -> tuple[Decimal, Decimal] | None:
    ours, other = line.here, getattr(line, where) if where else None
    if ours is None or other is None or ours.value is None or other.value is None:
        return None
    return ours.value, other.value


def _side(line: MeasureLine, where: str) -> str | None:
    values = _values(line, where)
    if values is None or line.better is Better.CONTEXT:
        return None
    if values[0] == values[1]:
        return "equal"
    return "better" if (values[0] > values[1]) is (line.better is Better.HIGHER) else "worse"


def _moved(line: MeasureLine, how: str) -> bool:
    values = _values(line, "earlier")
    if values is None:
        return False
    if how in {"up", "down"}:
        return values[0] > values[1] if how == "up" else values[0] < values[1]
    return _side(line, "earlier") == how


def lines_of(profile: Profile, keys: Sequence[str]) -> tuple[MeasureLine, ...]:
    """The lines of Block C among some sources."""
    wanted = set(keys)
    return tuple(line for line in profile.measures if line.key in wanted)
