"""Measure the ways of proposing themes against the first reader, beside the second reader and two baselines.

Every way is cross-validated by authority: an item is judged by a method that saw nothing of its authority. The rules
were written on the development half of the authorities, so the checking half is the fairer figure. Run by
``make score``; ``python scripts/score_themes.py --keep`` writes what the site says was measured.
"""

import json
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from score import HALVES, half_of
from theme_measures import Given, counts, interval, kappa, macro, mean, micro, themes_with
from theme_ways import SEEDS, odds_of, ways
from train_themes import KEYS, ROOT, Item, calibration, labelled

from headway.themes import Method, theme

MEASURED = ROOT / "src" / "headway" / "themes" / "measured.json"
CASES = 10
"""Items with a theme from which on it is part of the macro F1 over all."""
CASES_READ_TWICE = 3
"""The same over the items read twice."""


def _halves(
    items: Sequence[Item], givens: Sequence[Given], measure: Callable[[Given, Given], float]
) -> list[float]:
    """A measure over all items and over each half."""
    found = []
    for half in (None, *HALVES):
        places = [n for n, item in enumerate(items) if half in (None, half_of(item.authority))]
        truth = [items[n].themes for n in places]
        found.append(mean(measure(truth, [given[n] for n in places]) for given in givens))
    return found


def themes_section() -> str:
    """The section of docs/reference/score.md, in Markdown."""
    found = measure()
    items = found.items
    lines = [
        "## Themes",
        "",
        (
            f"{len(items)} recommendations of {len({item.authority for item in items})} authorities were labelled by a "
            "first reader from the written guide, before any method was tuned; "
            f"{len(found.second)} of them were read again by a second reader, blind. Both readers worked from the "
            "guide alone. Both are language models and no practitioners: how well they agree says how clear the "
            "guide is. Every way "
            f"below is cross-validated by authority in ten folds (mean of {len(SEEDS)} divisions). Macro F1 is over "
            f"the {len(found.keys)} themes with at least {CASES} items."
        ),
        "",
        "| way | macro F1 | 95% interval (by authority) | development half | checking half | micro F1 |",
        "|---|---|---|---|---|---|",
        *found.table,
        "",
        (
            "Rules were written on the development half and never changed for an item of the checking half: the "
            "checking half is the fairer figure. Settings of the linear model were chosen by the cross-validated "
            "figure over both halves. On the checking half some themes have few items, so its figure moves "
            "with single items."
        ),
        "",
        (
            f"Read twice ({len(found.second)} items; macro F1 over the {len(found.keys_twice)} themes that the first "
            f"reader gave to at least {CASES_READ_TWICE} of them, and over all {len(found.keys_any)} that either gave):"
        ),
        "",
        "| against the first reader | macro F1, enough items | macro F1, all | micro F1 | Cohen’s kappa |",
        "|---|---|---|---|---|",
        *found.table_twice,
        "",
        *found.verdict,
        "",
        "| theme | items | precision | recall | F1 | F1, checking half | items there |",
        "|---|---|---|---|---|---|---|",
        *found.table_themes,
        "",
        "Confidence, on items held out: of what was proposed with",
        "",
        "| confidence | proposals | right |",
        "|---|---|---|",
        *found.table_confidence,
    ]
    return "\n".join(lines) + "\n"


Figures = tuple[float, float, float, float]
"""Macro F1 over all items, the limits of its interval, and macro F1 on the checking half."""


@dataclass(frozen=True)
class Measured:
    """Everything that the section says."""

    items: list[Item]
    second: list[Item]
    keys: list[str]
    keys_twice: list[str]
    keys_any: list[str]
    table: list[str]
    table_twice: list[str]
    table_themes: list[str]
    table_confidence: list[str]
    verdict: list[str]
    plain: Mapping[str, float | int]


def measure() -> Measured:
    items, second = labelled("first"), labelled("second")
    truth = [item.themes for item in items]
    keys = themes_with(truth, CASES)
    measured = {name: givens for name, givens in ways(items).items() if givens}
    table, overall = [], {}
    for name, givens in measured.items():
        all_of, developed, checked = _halves(items, givens, lambda a, b: macro(a, b, keys))
        low, high = interval(items, givens, keys)
        small = mean(micro(truth, given) for given in givens)
        overall[name] = (all_of, low, high, checked)
        table.append(
            f"| {name} | {all_of:.3f} | {low:.3f} to {high:.3f} | {developed:.3f} | {checked:.3f} | {small:.3f} |"
        )
    return _read_twice(items, second, keys, measured, table, overall)


def _read_twice(
    items: list[Item],
    second: list[Item],
    keys: list[str],
    measured: Mapping[str, list[Given]],
    table: list[str],
    overall: Mapping[str, Figures],
) -> Measured:
    place = {(item.document, item.item): n for n, item in enumerate(items)}
    twice = [place[item.document, item.item] for item in second]
    truth = [items[n].themes for n in twice]
    read = [item.themes for item in second]
    enough = themes_with(truth, CASES_READ_TWICE)
    either = [key for key in KEYS if any(key in one for one in (*truth, *read))]
    compared: dict[str, list[Given]] = {"second reader": [read]}
    compared |= {name: [[given[n] for n in twice] for given in givens] for name, givens in measured.items()}
    at = {name: mean(macro(truth, each, enough) for each in givens) for name, givens in compared.items()}
    method, keyword = list(measured)[-1], list(measured)[1]
    reader, same = at["second reader"], at[method]
    return Measured(
        items=items,
        second=second,
        keys=keys,
        keys_twice=enough,
        keys_any=either,
        table=table,
        table_twice=[_line_twice(name, at[name], truth, givens, either) for name, givens in compared.items()],
        table_themes=_by_theme(items, measured[method]),
        table_confidence=_confidence(items),
        verdict=[_verdict(reader, same, overall[method], overall[keyword])],
        plain={
            "items": len(items),
            "authorities": len({item.authority for item in items}),
            "themes": len(keys),
            **_kept_figures(reader, same, overall[method], overall[keyword]),
            "read_twice": len(second),
        },
    )


def _line_twice(name: str, enough: float, truth: Given, givens: list[Given], either: list[str]) -> str:
    """A line of the table of what was read twice; ``enough`` is the figure over themes with enough items."""
    return (
        f"| {name} | {enough:.3f} | {mean(macro(truth, given, either) for given in givens):.3f} | "
        f"{mean(micro(truth, given) for given in givens):.3f} | {mean(kappa(truth, given) for given in givens):.3f} |"
    )


def _verdict(reader: float, same: float, method: Figures, keyword: Figures) -> str:
    """How near the method comes to the second reader; ``same``: its figure on the items read twice."""
    whole, _, _, checked = method
    return (
        f"Second reader {reader:.3f}; the method {same:.3f} on the same items, {whole:.3f} over all items "
        f"and {checked:.3f} on the checking half: {_within(reader - same)} on the same items, "
        f"{_within(reader - whole)} over all, {_within(reader - checked)} on the checking half. "
        f"Keywords {keyword[0]:.3f} over all, {keyword[3]:.3f} on the checking half."
    )


def _kept_figures(reader: float, same: float, method: Figures, keyword: Figures) -> dict[str, float]:
    """The figures that go with the method (measured.json)."""
    whole, low, high, checked = method
    return {
        "macro_f1": round(whole, 3),
        "lower": round(low, 3),
        "upper": round(high, 3),
        "checking_half": round(checked, 3),
        "keywords": round(keyword[0], 3),
        "second_reader": round(reader, 3),
        "same_items": round(same, 3),
    }


def _within(gap: float) -> str:
    return f"{gap:.3f} behind ({'within' if gap <= 0.10 else 'NOT within'} 0.10)"


def _by_theme(items: Sequence[Item], givens: Sequence[Given]) -> list[str]:
    rows = []
    half = [half_of(item.authority) == HALVES[1] for item in items]
    for key in sorted(KEYS, key=lambda one: -sum(one in item.themes for item in items)):
        truth = [item.themes for item in items]
        every = [counts(truth, given, key) for given in givens]
        right, wrong, missed = (mean(getattr(one, n) for one in every) for n in ("right", "wrong", "missed"))
        there = [item.themes for item, yes in zip(items, half, strict=True) if yes]
        checked = mean(
            counts(there, [one for one, yes in zip(given, half, strict=True) if yes], key).f1
            for given in givens
        )
        rows.append(
            f"| {theme(key).name} | {sum(key in one for one in truth)} | {right / (right + wrong or 1):.2f} | "
            f"{right / (right + missed or 1):.2f} | {mean(one.f1 for one in every):.2f} | {checked:.2f} | "
            f"{sum(key in one for one in there)} |"
        )
    return rows


def _confidence(items: Sequence[Item]) -> list[str]:
    """Of one division's held-out proposals, calibrated on another division's."""
    steepness, offset = calibration(items, odds_of(tuple(items), SEEDS[0], True))
    scale = Method("", {}, {}, steepness, offset)
    held: dict[str, list[bool]] = {"below 50%": [], "50% to 75%": [], "75% to 90%": [], "90% and more": []}
    for item, odds in zip(items, odds_of(tuple(items), SEEDS[1], True), strict=True):
        for key, value in odds.items():
            if value >= 0:
                sure = scale.confidence(value)
                band = 3 if sure >= 0.9 else 2 if sure >= 0.75 else 1 if sure >= 0.5 else 0
                held[list(held)[band]].append(key in item.themes)
    return [
        f"| {name} | {len(right)} | {f'{sum(right) / len(right):.0%}' if right else ''} |"
        for name, right in held.items()
    ]


def main() -> int:
    if "--keep" in sys.argv:
        found = measure()
        text = json.dumps({"on": date.today().isoformat(), **found.plain}, indent=2) + "\n"  # noqa: DTZ011 - the day here
        MEASURED.write_text(text, encoding="utf-8")
        print(f"wrote {MEASURED.relative_to(ROOT)}")
        return 0
    print(themes_section())
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
