"""Is a theme that one inspection names met again at the next? Over the reports of the corpus, every theme.

Themes are what the machine proposes for the items addressed to the authority. Run alone:
``python scripts/score_recurrence.py ../shared/corpus``; ``make score`` prints the section.
"""

import argparse
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

from headway import areas
from headway.benchmarks import continuing
from headway.reports import Addressee, InspectionRecord, read_folder
from headway.statistics import Share
from headway.themes import counts, themes

Themes = Callable[[str], Iterable[str]]
"""The keys of an item's themes."""

HEADER = """
# Is what was named met again?

Consecutive full inspections (SIF, ILACS standard and short; no visits, no letters) of the same authority in
`../shared/corpus`, both with items to answer; those for the safeguarding board alone do not count. A theme is named
where the machine proposes it for one of them. *Named*: of the pairs whose first report names the theme, those whose
next report does. *Not named*: the same of the other pairs, which is the base rate. Shares with Wilson's 95% interval,
differences with Newcombe's (1998, method 10). *Can tell*: the interval of the difference leaves out 0, and each side
has ten pairs or more. *Holm*: the p-value when all themes looked at are allowed for. No direction was expected of any
theme. A report that asks for more names more themes, so that part of a difference can be of the reports' length.

"""


def inspected(records: Iterable[InspectionRecord], find: Themes) -> list[counts.Inspected]:
    """The reports as counts see them, one for each inspection: of two copies the first is kept."""
    found: dict[tuple[str, str, object], counts.Inspected] = {}
    for number, record in enumerate(records):
        day = max((window.end for window in record.inspection), default=record.published)
        if record.framework is None or record.authority.code is None or day is None:
            continue
        items = [each for each in record.recommendations if each.addressee is not Addressee.LSCB]
        code = continuing(record.authority.code)
        row = counts.Inspected(
            report=number,
            authority=code,
            framework=str(record.framework),
            on=day,
            form=str(record.form or ""),
            region=areas.by_code(code).region,
            grades={
                key: said
                for key in ("overall", "leadership")
                if (said := getattr(record.judgements, key)) is not None
            },
            themes=frozenset(
                theme for item in items for theme in find(" ".join((item.text, *item.sub_items)))
            ),
            asked=len(items),
        )
        found.setdefault((code, row.framework, day), row)
    return list(found.values())


def proposed() -> tuple[Themes, str]:
    """The method that proposes themes, and its name; plain keywords of the guide where there is none."""
    try:
        from headway.themes import METHOD, propose
    except ImportError:
        return _by_keywords, "keywords of the guide"
    return lambda text: (each.theme for each in propose(text)), str(METHOD)


def _by_keywords(text: str) -> Iterable[str]:
    plain = f" {' '.join(text.lower().split())}"
    return [each.key for each in themes() if any(f" {word}" in plain for word in each.words)]


def recurrence_section(corpus: Path, records: Iterable[InspectionRecord] | None = None) -> str:
    """The section of the score page. ``records``: those of the corpus, where they have been read already."""
    find, method = proposed()
    if records is None:
        records = (record for _, record in read_folder(corpus / "pdf"))
    pairs = counts.consecutive(inspected(records, find))
    text = HEADER + f"Themes by {method}.\n"
    for kind in counts.Kind:
        text += _table(counts.of_kind(pairs, kind), kind)
    return text


def _table(pairs: tuple[counts.Pair, ...], kind: counts.Kind) -> str:
    found = counts.recurrence(pairs, [each.key for each in themes()])
    told = [each for each in found if each.can_tell]
    looked, stand = sum(each.looked_at for each in found), sum(each.stands for each in told)
    told_of = (
        f"{looked} themes have pairs enough to look at; the data can tell of {len(told)}, and of {stand} when all are "
        "allowed for. Where nothing recurs at all, about one theme in twenty is told by chance.\n"
    )
    lines = (
        f"\n## {kind.value.capitalize()}: {len(pairs)} pairs of {counts.authorities_in(pairs)} authorities\n",
        told_of,
        "| theme | named, named next | not named, named next | difference | the data | p, Holm |",
        "|---|---|---|---|---|---|",
        *(_line(name, each) for name, each in zip((each.name for each in themes()), found, strict=True)),
    )
    return "\n".join(lines) + "\n"


def _line(name: str, found: counts.Recurred) -> str:
    apart, adjusted = "–", "–"
    if difference := found.difference:
        apart = f"{difference.difference:+.0%} ({difference.lower:+.0%} to {difference.upper:+.0%})"
    if found.p_holm is not None:
        adjusted = f"{found.p_holm:.3f}"
    told = f"can tell: {found.told.value}" if found.can_tell else found.told.value
    return f"| {name} | {_share(found.named)} | {_share(found.not_named)} | {apart} | {told} | {adjusted} |"


def _share(share: Share | None) -> str:
    if share is None:
        return "no such pair"
    return f"{share.events} of {share.total}, {share.share:.0%} ({share.lower:.0%} to {share.upper:.0%})"


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("corpus", type=Path)
    given = arguments.parse_args()
    if not given.corpus.is_dir():
        sys.exit(f"There is no corpus at {given.corpus}.")
    print(recurrence_section(given.corpus))


if __name__ == "__main__":
    main()
