"""The named rule sets: what counts as a signal, how limits are drawn, and whose practice that is."""

from dataclasses import dataclass
from enum import StrEnum

from headway.errors import ForPerson

# The mean range of two normal observations is 2/sqrt(pi) = 1.12838 standard deviations, printed in the tables of
# control-chart constants as 1.128 (Montgomery, Introduction to Statistical Quality Control, Appendix VI, d2 for n = 2).
D2 = 1.128
# Upper limit of a moving range of two over its mean: 1 + 3 sqrt(1 - 2/pi) / (2/sqrt(pi)) * sqrt(2) = 3.2665, printed
# as 3.267 (same table, D4 for n = 2).
D4 = 3.267
# Mean to limit, in mean moving ranges. The NHS tools use the rounded 2.66, qicharts2 divides: 3/1.128 = 2.65957.
ROUNDED, DIVIDED = 2.66, 3 / D2


class Rule(StrEnum):
    """A pattern that chance alone seldom makes. The value is the rule's name in results."""

    BEYOND = "beyond the limits"
    TREND = "trend"
    TWO_OF_THREE = "two of three near a limit"
    SHIFT = "shift"
    FOUR_OF_FIVE = "four of five away from the mean"
    FIFTEEN_INSIDE = "fifteen near the mean"
    EIGHT_OUTSIDE = "eight away from the mean"
    ALTERNATING = "fourteen alternating"
    LONGEST_RUN = "unusually long run"
    CROSSINGS = "too few crossings"


@dataclass(frozen=True)
class Preset:
    """A rule set. ``shift`` and ``trend`` are how many figures in a row make one; ``factor`` is mean to limit in mean
    moving ranges; ``screens_outliers`` drops moving ranges of ``D4`` times their mean or more, once; below ``fewest``
    figures in a phase no limits are drawn and nothing is a signal."""

    name: str
    title: str
    rules: tuple[Rule, ...]
    shift: int
    trend: int
    factor: float
    screens_outliers: bool
    fewest: int
    source: str


# "Useful limits" from five or six figures: Wheeler, Understanding Variation, page 60. Six is the careful reading.
FEWEST = 6
# Fewer figures in a phase than this leave limits "on trial" (NHSRplotthedots, ptd_add_short_group_warnings).
TRIAL_BELOW = 12

_MDC = (Rule.BEYOND, Rule.TREND, Rule.TWO_OF_THREE, Rule.SHIFT)

PRESETS = {
    preset.name: preset
    for preset in (
        Preset(
            "nhs-mdc",
            "NHS Making Data Count, as the NHS-R package draws it",
            _MDC, 7, 7, ROUNDED, True, FEWEST,
            "NHSRplotthedots: ptd_spc_standard.R and ptd_calculate_point_type.R, trends as mended in pull request 180; "
            "screening by L. S. Nelson (1982), Journal of Quality Technology 14, 172-173",
        ),
        Preset(
            "nhs-mdc-excel",
            "NHS Making Data Count, as its Excel tool draws it",
            _MDC, 7, 7, ROUNDED, False, 13,
            "NHSRplotthedots: vignette 'Deviations from Excel defaults', issues 194 (limits from 13 points) and 202 "
            "(the tool also offers 6 for 7)",
        ),
        Preset(
            "nelson",
            "Nelson's eight tests",
            (Rule.BEYOND, Rule.TREND, Rule.TWO_OF_THREE, Rule.SHIFT, Rule.FOUR_OF_FIVE, Rule.ALTERNATING,
             Rule.FIFTEEN_INSIDE, Rule.EIGHT_OUTSIDE),
            9, 6, DIVIDED, False, FEWEST,
            "L. S. Nelson (1984), Journal of Quality Technology 16, 237-239",
        ),
        Preset(
            "anhoej",
            "Anhøj's runs analysis with three-sigma limits",
            (Rule.BEYOND, Rule.LONGEST_RUN, Rule.CROSSINGS),
            0, 0, DIVIDED, False, FEWEST,
            "J. Anhøj and A. V. Olesen (2014), PLoS ONE 9, e113825; qicharts2, appendix 2; with limits: J. Anhøj and "
            "T. Wentzel-Larsen (2018), BMC Medical Research Methodology 18, 100",
        ),
    )
}  # fmt: skip


def preset_named(name: str) -> Preset:
    """The rule set of that name; ForPerson lists the names when there is none."""
    try:
        return PRESETS[name]
    except (KeyError, TypeError):
        raise ForPerson(f"There is no rule set {name!r}. Choose one of: {', '.join(PRESETS)}.") from None
