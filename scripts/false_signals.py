"""How often do the rule sets cry wolf, and what do they find? Measured on made-up series, beside what theory says.

    python scripts/false_signals.py [--write]

Every number comes from seeds, so that two runs print the same. ``--write`` puts the answer into
docs/reference/signals.md.
"""

import argparse
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from statistics import median

from signal_series import MONTHS, Drawn, dice_of, normal, rates, shares, totals_of, wandering
from signal_theory import (
    NELSON_START,
    NHS_START,
    Chain,
    nelson_step,
    nhs_step,
    normal_zones,
    ordered,
    runs_signal,
)

from headway.statistics import PRESETS, Spc, laney_p, laney_u, p_chart, u_chart, xmr
from headway.statistics.spc.rules import found_in

PAGE = Path(__file__).parents[1] / "docs/reference/signals.md"
SEEDS = 1000
PLANTED_AT, PLANTED_SEEDS = 24, 200
Chart = Callable[..., Spc]


REFERRALS, PLANS = "140 referrals a month, 21.7% of them again", "12 new plans a month, 21.7% of them again"
FAMILIES: dict[str, tuple[Callable[[int], Drawn], tuple[Chart, ...]]] = {
    "normal figures": (normal, (xmr,)),
    REFERRALS: (shares(100, 180, 0.217), (p_chart, laney_p, xmr)),
    PLANS: (shares(6, 18, 0.217), (p_chart, laney_p, xmr)),
    "6.3 events a month": (rates(6.3), (u_chart, laney_u, xmr)),
    "1,400 cases a month, the share itself varying": (wandering, (p_chart, laney_p, xmr)),
}


def theory(preset: str, series: Sequence[Drawn]) -> tuple[str, str]:
    """The chance of a signal in a series by formula, and as measured, both with the true mean and limits."""
    zones = series[0].zones
    if zones is None:
        return "none", "-"
    known = sum(bool(found_in(PRESETS[preset], each.values, each.scores)) for each in series)
    if preset == "anhoej":
        on_zones, on_order = runs_signal(zones, beyond=True), 0.0
    elif preset == "nelson":
        on_zones, on_order = Chain(nelson_step(), NELSON_START).signal(zones), ordered(MONTHS, 6, 14)
    else:
        on_zones, on_order = Chain(nhs_step(), NHS_START).signal(zones), ordered(MONTHS, 7)
    return percent(1 - (1 - on_zones) * (1 - on_order)), percent(known, len(series))


def percent(part: float, whole: float = 1) -> str:
    """A share in per cent with one decimal."""
    return f"{100 * part / whole:.1f}%"


def analysed(chart: Chart, drawn: Drawn, preset: str, months: int = MONTHS) -> Spc:
    """The chart of the first so many months."""
    if chart is xmr or drawn.events is None or drawn.sizes is None:
        return xmr(drawn.values[:months], preset=preset)
    return chart(drawn.events[:months], drawn.sizes[:months], preset=preset)


def false_rows() -> Iterator[str]:
    """A row for each kind of figure, chart and rule set."""
    for family, (draw, charts) in FAMILIES.items():
        series = [draw(seed) for seed in range(SEEDS)]
        for preset in PRESETS:
            expected, known = theory(preset, series)
            for chart in charts:
                found = [analysed(chart, each, preset) for each in series]
                marked = sum(sum(each.flagged) for each in found)
                yield _row(
                    family, chart.__name__, preset, expected, known,
                    percent(sum(bool(each.signals) for each in found), SEEDS), percent(marked, SEEDS * MONTHS),
                    percent(sum(each.variation.is_signal for each in found), SEEDS),
                )  # fmt: skip


def beyond_rows() -> Iterator[str]:
    """The simplest rule alone, figure by figure: theory is a sum of tails."""
    for family, (draw, charts) in FAMILIES.items():
        series = [draw(seed) for seed in range(SEEDS)]
        if series[0].zones is None:
            continue
        tails = sum(float(zones[3] + zones[7]) for zones in series[0].zones) / MONTHS
        known = sum(abs(z) > 3 for each in series for z in each.scores)
        for chart in charts:
            found = [analysed(chart, each, "nhs-mdc-excel") for each in series]
            outside = sum(
                len(signal.points)
                for each in found
                for signal in each.signals
                if signal.rule == "beyond the limits"
            )
            yield _row(
                family, chart.__name__, f"{100 * tails:.2f}%", f"{100 * known / SEEDS / MONTHS:.2f}%",
                f"{100 * outside / SEEDS / MONTHS:.2f}%",
            )  # fmt: skip


def _row(*cells: str) -> str:
    return "| " + " | ".join(cells) + " |"


def _steps(size: float) -> list[float]:
    return [0.0] * PLANTED_AT + [size] * (MONTHS - PLANTED_AT)


def _drift(slope: float) -> list[float]:
    return [0.0] * PLANTED_AT + [slope * (month + 1) for month in range(MONTHS - PLANTED_AT)]


def _odd(size: float) -> list[float]:
    return [0.0] * PLANTED_AT + [size] + [0.0] * (MONTHS - PLANTED_AT - 1)


PLANTED: dict[str, list[float]] = {
    "nothing": _steps(0),
    **{f"a step of {size} standard deviations": _steps(size) for size in (0.5, 1.0, 1.5, 2.0, 3.0)},
    **{f"a drift of {slope} standard deviations a month": _drift(slope) for slope in (0.1, 0.2, 0.4)},
    **{f"one odd month, {size} standard deviations up": _odd(size) for size in (3.0, 4.0, 5.0)},
}
SHARES = {f"a step from 20% to {share}%": share / 100 for share in (23, 25, 30)}


def months_to_find(analyse: Callable[[int], Spc], within: int) -> int | None:
    """How many months after the change the latest figure is first part of a signal upwards, chart by chart."""
    for month in range(PLANTED_AT + 1, PLANTED_AT + within + 1):
        if analyse(month).variation == "neutral high":
            return month - PLANTED_AT
    return None


def planted_rows() -> Iterator[str]:
    """A row for each change: found how often, after how many months, by each rule set."""
    for name, shift in PLANTED.items():
        cells = []
        for preset in PRESETS:
            after = []
            for seed in range(PLANTED_SEEDS):
                dice = dice_of(f"planted {seed}")
                values = [dice.gauss(0, 1) + more for more in shift]
                after.append(
                    months_to_find(
                        lambda month, v=values, p=preset: xmr(v[:month], preset=p), 1 if "odd" in name else 12
                    )
                )
            cells.append(_found(after))
        yield _row(f"xmr: {name}", *cells)
    for name, share in SHARES.items():
        yield _row(
            f"p_chart, 140 a month: {name}", *(_found(_shares_found(share, preset)) for preset in PRESETS)
        )


def _shares_found(share: float, preset: str) -> list[int | None]:
    totals = totals_of(100, 180)
    after = []
    for seed in range(PLANTED_SEEDS):
        dice = dice_of(f"shares {seed}")
        events = [
            sum(dice.random() < (0.2 if month < PLANTED_AT else share) for _ in range(total))
            for month, total in enumerate(totals)
        ]
        after.append(
            months_to_find(lambda month, e=events: p_chart(e[:month], totals[:month], preset=preset), 12)
        )  # fmt: skip
    return after


def _found(after: Sequence[int | None]) -> str:
    """The share found, and the month by which half of those found were."""
    months = [month for month in after if month is not None]
    return f"{percent(len(months), len(after))}, month {median(months):g}" if months else percent(0)


HEAD = f"""# How often the rule sets cry wolf, and what they find

Made by `python scripts/false_signals.py --write`; two runs give the same numbers. What the rules are is in
[Read a control chart](../how-to/read-a-control-chart.md).

## Nothing planted: {SEEDS:,} series of {MONTHS} months each

Every signal here is false. **Theory** is exact for known limits: a Markov chain for the rules on zones (Champ and
Woodall 1987), ranks for trends, joined as if the two were independent (ties, which counts have, make trends a little
rarer). **Limits known** is the same rules on the same series with the true mean and spread: it must come out as theory
says, within about 3 points of sampling error. **As charted** takes mean and limits from the {MONTHS} months themselves,
as every real chart does; no formula is known for it. **Marked** is the share of all months marked, **now** the share of
series whose latest month is part of a signal: what a scorecard would show for nothing. The last group has no chance
model, which is its point: its share itself varies by 3 points from month to month.

The chain itself is checked against print: it gives an average of {{shewhart:.1f}} figures between false alarms for
limits alone and {{weco:.2f}} for the four Western Electric rules; Champ and Woodall give 370.4 and 91.75. By the same
chain a false alarm comes every {{nhs:.0f}} figures on average with the NHS rules (without trends) and every
{{nelson:.0f}} with Nelson's (without trends and alternation).

| figures | chart | rule set | theory: series with a signal | limits known | as charted | marked | now |
|---|---|---|---|---|---|---|---|
"""

BEYOND = """
## The plain limits alone: share of months beyond them

Theory is the sum of the two tails: 0.27% for a normal figure, more where figures are few and lopsided.

| figures | chart | theory | limits known | as charted (nhs-mdc-excel) |
|---|---|---|---|---|
"""

FOUND = f"""
## Something planted in month {PLANTED_AT + 1}: how many of {PLANTED_SEEDS} series show it, and when

The chart is drawn anew each month from all figures so far, never rebased. Found means that the latest month is part of
an upward signal, within twelve months of the change (for an odd month: in that month). The month is the one by which
half of those found were. The row "nothing" is what chance finds in the same twelve months: compare with it.

| planted | {" | ".join(PRESETS)} |
|---|{"---|" * len(PRESETS)}
"""

TAIL = """
## What follows

- With the NHS rules about three calm measures in ten show some signal within three years, and about one in fifty shows
  one in its latest month: of a scorecard of forty measures, one. A signal is a reason to look, not a finding.
- A step of one standard deviation shows within a year in little more than half of the series, one of two in nearly all:
  *no signal* does not mean *no change*.
- Real charts, which must estimate their limits, cry wolf a little less often than theory, because a run pulls the mean
  towards itself.
- On a dozen cases a month, and on single figures of events, chance passes the limits more often than the 0.27% of the
  textbook, because counts are lopsided.
- Where more than chance moves the figures, the plain p chart signals on every series; Laney's no more often
  than on calm figures.
- Anhøj's rules cry wolf half as often as the NHS rules and find somewhat less.
"""


def report() -> str:
    """The whole page."""
    zones = normal_zones()
    chains = {
        "shewhart": Chain(nhs_step(near=False, shift=0), NHS_START),
        "weco": Chain(nelson_step(8, spread=False), NELSON_START),
        "nhs": Chain(nhs_step(), NHS_START),
        "nelson": Chain(nelson_step(), NELSON_START),
    }
    lengths = {name: chain.run_length(zones) for name, chain in chains.items()}
    parts = [HEAD.format(**lengths), *(f"{row}\n" for row in false_rows()), BEYOND]
    parts += [*(f"{row}\n" for row in beyond_rows()), FOUND, *(f"{row}\n" for row in planted_rows()), TAIL]
    return "".join(parts)


def main() -> None:
    """Print the page, or write it."""
    reading = argparse.ArgumentParser(description=__doc__)
    reading.add_argument("--write", action="store_true", help="write docs/reference/signals.md")
    to_file = reading.parse_args().write
    page = report()
    if to_file:
        PAGE.write_text(page, encoding="utf-8")
    else:
        print(page, end="")


if __name__ == "__main__":
    main()
