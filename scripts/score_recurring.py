"""Does the machine find the recommendations that a later inspection met again? Against pairs that a person read.

The pairs (tests/themes/recurrence_truth.csv) were read before any method was run. The likeness from which a pair is
proposed was chosen on the development half of the authorities; the checking half says what it is worth. Run alone:
``python scripts/score_recurring.py ../shared/corpus``; ``make score`` prints the section.
"""

import csv
import sys
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

from score import HALVES, half_of

from headway.statistics import wilson
from headway.themes import Rarity
from headway.themes.recurring import AT_LEAST, METHOD, MOST, passages, recurring

CORPUS = Path(__file__).parents[2] / "shared/corpus"
TRUTH = Path(__file__).parents[1] / "tests/themes/recurrence_truth.csv"
Lists = dict[str, list[str]]
"""Recommendations to the authority by document."""


@dataclass(frozen=True)
class Pair:
    """Two documents of one authority, and which items of the one are met in the other, by place from 0."""

    earlier: str
    later: str
    half: str
    met: frozenset[tuple[int, int]]


def read_truth(corpus: Path) -> list[Pair]:
    """The pairs, with each authority's half."""
    of = {row["doc_id"]: row["authority"] for row in _rows(corpus / "truth.csv")}
    met: dict[tuple[str, str], set[tuple[int, int]]] = defaultdict(set)
    for row in _rows(TRUTH):
        found = met[row["earlier_doc"], row["later_doc"]]
        if row["earlier_item"]:
            found.add((int(row["earlier_item"]) - 1, int(row["later_item"]) - 1))
    return [Pair(one, other, half_of(of[one]), frozenset(pairs)) for (one, other), pairs in met.items()]


def read_lists(corpus: Path) -> Lists:
    """Every list of the corpus, without items for the safeguarding board."""
    return {path.stem: _list(path) for path in sorted((corpus / "recommendations").glob("*.tsv"))}


def _list(path: Path) -> list[str]:
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE))[1:]
    return [text for number, text in rows if not number.startswith("LSCB")]


def proposed(
    pair: Pair,
    lists: Lists,
    *,
    at_least: float = AT_LEAST,
    most: int = MOST,
) -> set[tuple[int, int]]:
    """What the machine proposes; the rarity of words comes from all other authorities' lists."""
    rarity = Rarity(
        text for name, found in lists.items() if name not in (pair.earlier, pair.later) for text in found
    )
    found = recurring(
        passages(lists[pair.earlier]),
        passages(lists[pair.later]),
        rarity=rarity,
        at_least=at_least,
        most=most,
    )
    return {(each.earlier, each.later) for each in found}


def recurring_section(corpus: Path = CORPUS) -> str:
    """Precision and recall by half, as text."""
    pairs, lists = read_truth(corpus), read_lists(corpus)
    lines = [_HEADER.format(pairs=len(pairs), most=MOST, at_least=AT_LEAST, method=METHOD)]
    for half in (*HALVES, "both"):
        chosen = [each for each in pairs if half in (each.half, "both")]
        right, said, true, possible = _counted(chosen, lists)
        lines.append(
            f"| {half} | {len(chosen)} | {true} of {possible:,} | {said} "
            f"| {_share(right, said)} | {_share(right, true)} |"
        )
    return "\n".join(lines) + "\n"


def _counted(pairs: list[Pair], lists: Lists, **how: float) -> tuple[int, int, int, int]:
    right = said = true = possible = 0
    for pair in pairs:
        found = proposed(pair, lists, **how)  # type: ignore[arg-type]
        right += len(found & pair.met)
        said += len(found)
        true += len(pair.met)
        possible += len(lists[pair.earlier]) * len(lists[pair.later])
    return right, said, true, possible


def _share(part: int, whole: int) -> str:
    if not whole:
        return "–"
    share = wilson(part, whole)
    return f"{part} of {whole}: {share.share:.0%} ({share.lower:.0%} to {share.upper:.0%})"


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


_HEADER = """
## Recurrence at home: recommendations met again

{pairs} pairs of consecutive inspections of as many authorities, read by one person before any method was run
(`tests/themes/recurrence_truth.csv`). Proposed: at most {most} for an earlier item, from a likeness of {at_least:.2f},
a threshold chosen on the development half. *Right*: of those proposed (precision). *Found*: of those that the reader
saw (recall). Method: {method}. Shares with Wilson's 95% interval.

| half | pairs of reports | met again, of all pairs of items | proposed | right | found |
|---|---|---|---|---|---|"""

if __name__ == "__main__":
    sys.stdout.write(recurring_section(Path(sys.argv[1])))
