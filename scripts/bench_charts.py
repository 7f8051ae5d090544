"""How long a chart takes as SVG once warm: the median of 20 different ones, made and drawn, none from the store."""

import sys
from pathlib import Path
from statistics import median
from time import perf_counter

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "charts"))

from chart_samples import authorities, control_chart, districts, figures, full


def main() -> None:
    kinds = {
        "control chart, 36 months": lambda at: control_chart(figures(36, seed=at), title=f"Measure {at}"),
        "control chart with everything": lambda _at: full(),
        "funnel, 150 authorities": lambda at: authorities(seed=at),
        "districts": lambda at: districts(odd=bool(at % 2)),
    }
    from headway.charts.rendering import svg_of

    for name, made in kinds.items():
        made(0).svg()
        times, drawing = [], []
        for at in range(1, 21):
            svg_of.cache_clear()
            begun = perf_counter()
            chart = made(at)
            between = perf_counter()
            chart.svg()
            times.append(perf_counter() - begun)
            drawing.append(perf_counter() - between)
        middle, drawn, slowest = (1000 * each for each in (median(times), median(drawing), max(times)))
        print(f"{name}: {middle:.0f} ms (drawing {drawn:.0f} ms, slowest {slowest:.0f} ms)")


if __name__ == "__main__":
    main()
