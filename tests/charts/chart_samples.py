"""Charts of every kind, from real analyses of made-up figures."""

import random

from headway.charts import (
    Place,
    Series,
    comparison_chart,
    districts_chart,
    funnel_chart,
    months_chart,
    sparkline,
    spc_chart,
)
from headway.statistics import funnel, p_chart, spread, xmr

LONG = (
    "Children and young people who went missing from care and were offered a return interview within 72 hours"
)


def months(count, year=2021, month=4):
    return tuple(f"{year + (month - 1 + at) // 12}-{(month - 1 + at) % 12 + 1:02d}" for at in range(count))


def figures(count, middle=22.0, spread=1.0, seed=1):
    made = random.Random(seed)  # noqa: S311 - made-up figures
    return [made.gauss(middle, spread) for _ in range(count)]


def control_chart(values, **more):
    asked = {"title": "Re-referrals", "unit": "%", "decimals": 1, "polarity": "lower"} | more
    polarity = asked["polarity"]
    return spc_chart(periods=months(len(values)), spc=xmr(values, polarity=polarity), **asked)


def stepped(**more):
    """Twelve quiet months, then eight above anything that came before."""
    return control_chart([*figures(12), *figures(8, 30.0, seed=2)], **more)


def shares():
    made = random.Random(3)  # noqa: S311 - made-up figures
    totals = [100 + at for at in range(36)]
    spc = p_chart(
        [round(each * made.gauss(0.8, 0.04)) for each in totals], totals, polarity="higher", target=0.85
    )
    return spc_chart(title="In time", periods=months(36), spc=spc, unit="%", decimals=1, polarity="higher")


def full():
    """A control chart with everything that one can have, and long names."""
    values = [*figures(24), *figures(12, 25.0, seed=5)]
    values[9] = None
    spc = xmr(values, polarity="lower", target=20.0, phases=((24, "a new front door for every referral"),))
    return spc_chart(
        title=LONG,
        periods=months(36),
        spc=spc,
        unit="% of referrals",
        decimals=1,
        floor=25.0,
        polarity="lower",
        annotations=(
            ("2024-03", "caseloads rose"),
            ("2021-06", "a team of twelve left and was not replaced for months"),
        ),
        lead=("Average caseload", figures(36, 18.0), "children per social worker"),
    )


def districts(odd=True):
    names = (
        "Ashford",
        "Canterbury",
        "Dartford",
        "Dover",
        "Folkestone and Hythe",
        "Gravesham",
        "Maidstone",
        "Swale",
    )
    events = [22, 25, 19, 24, 21, 20, 23, 60 if odd else 22]
    found = spread(names, events, [100] * 8)
    return districts_chart(title="Re-referrals by district", spread=found, whole="Kent", polarity="lower")


def authorities(highlight="Kent", seed=7):
    made = random.Random(seed)  # noqa: S311 - made-up figures
    totals = [int(10 ** made.uniform(2.2, 4.0)) for _ in range(150)]
    events = [int(each * min(0.6, max(0.02, made.gauss(0.22, 0.06)))) for each in totals]
    names = ["Kent", *(f"Authority {at}" for at in range(1, 150))]
    found = funnel(events, totals)
    return funnel_chart(title="Re-referrals, 2025", names=names, funnel=found, highlight=highlight)


def compared():
    places = (
        Place("Kent", 21.6, "as published", own=True),
        Place("England", 22.6, "as published"),
        Place("Statistical neighbours, mean of 9", 20.4, "mean of 9 of 10"),
        Place("Statistical neighbours, median of 9", None, "median of 9 of 10"),
    )
    return comparison_chart(title="Re-referrals", places=places, unit="%", decimals=1, period="2025")


def together(count=36):
    periods = months(count)
    series = (
        Series("Vacancy rate", tuple(figures(count, 15.0)), "%"),
        Series("Net change in posts", tuple(figures(count, 0.0, 4.0)), "posts", 0),
        Series("Re-referrals", (None, *figures(count)[1:]), "% of referrals", 1, 20.0),
    )
    marks = ((periods[-1], "caseloads rose"),)
    return months_chart(title="Staffing and re-referrals", periods=periods, series=series, annotations=marks)


EVERY = {
    "spc": stepped,
    "spc-full": full,
    "spc-shares": shares,
    "spc-12": lambda: control_chart(figures(12)),
    "spc-60": lambda: control_chart(figures(60)),
    "spc-one": lambda: control_chart([22.0]),
    "spc-none": lambda: control_chart([None, None, None]),
    "spc-negative": lambda: control_chart(figures(20, 0.0, 3.0), unit="posts", decimals=0),
    "districts": districts,
    "funnel": authorities,
    "comparison": compared,
    "months": together,
    "sparkline": lambda: sparkline(figures(24), [at > 20 for at in range(24)], unit="%"),
    "sparkline-none": lambda: sparkline([]),
}
