"""The funnel: many places of different size, against what chance and their common spread explain."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from headway.errors import ForPerson
from headway.statistics.checking import a_count, a_level, an_amount, of_one_length
from headway.statistics.proportions import z_of

Floats = NDArray[np.float64]
KINDS = ("proportion", "ratio-shmi", "ratio-cqc")
OVERDISPERSION = ("winsorised", "truncated", "none")


@dataclass(frozen=True)
class Funnel:
    """Every unit's distance from the centre in standard errors, before (``z``) and after (``z_adjusted``) allowing
    for the spread that places have beyond chance. ``phi`` is the mean of z² (1 is chance alone) over the ``n_used``
    units, ``tau2`` the variance between places, on the transformed scale."""

    kind: str
    overdispersion: str
    share: float
    events: tuple[float, ...]
    totals: tuple[float, ...]
    values: tuple[float, ...]
    centre: float
    n: int
    n_used: int
    phi: float
    tau2: float
    z: tuple[float, ...]
    z_adjusted: tuple[float, ...]

    def limits(
        self, totals: Sequence[Any], level: float = 0.998, *, adjusted: bool = False
    ) -> tuple[tuple[float, ...], tuple[float, ...]]:
        """The lower and the upper limit at each of ``totals`` (sizes above 0), for the lines of a drawing."""
        sizes = np.array([an_amount(one, "size to draw the limits at") for one in totals])
        half = z_of(a_level(level)) * np.sqrt(_variance(self.kind, sizes) + (self.tau2 if adjusted else 0.0))
        middle = float(_transformed(self.kind, np.array([self.centre]))[0])
        lower, upper = _back(self.kind, middle - half), _back(self.kind, middle + half)
        return tuple(lower.tolist()), tuple(upper.tolist())

    def flagged(self, level: float = 0.998, *, adjusted: bool = False) -> tuple[bool, ...]:
        """Whether each unit lies outside the limits at its own size."""
        furthest = z_of(a_level(level))
        return tuple(abs(one) > furthest for one in (self.z_adjusted if adjusted else self.z))

    @property
    def words(self) -> str:
        """What the figures say at 99.8%, in plain sentences, with n, phi and tau²."""
        plain, adjusted = sum(self.flagged()), sum(self.flagged(adjusted=True))
        if self.phi > 1:
            said = f"The spread of {self.n} is {self.phi:.1f} times what chance alone gives (phi)."
        else:
            said = f"The spread of {self.n} is no more than chance alone gives (phi {self.phi:.1f})."
        if not self.tau2:
            return f"{said} Outside the 99.8% limits: {plain}."
        return (
            f"{said} Outside the 99.8% limits: {plain} against chance alone, {adjusted} once the spread that places "
            f"have anyway is allowed for (tau² {self.tau2:.2g})."
        )


def _transformed(kind: str, values: Floats) -> Floats:
    """The scale on which the variance hardly depends on the value."""
    if kind == "proportion":
        return np.asarray(np.arcsin(np.sqrt(values)))
    return np.asarray(np.log(values) if kind == "ratio-shmi" else np.sqrt(values))


def _variance(kind: str, totals: Floats) -> Floats:
    return np.asarray(1 / totals if kind == "ratio-shmi" else 1 / (4 * totals))


def _back(kind: str, scaled: Floats) -> Floats:
    """From the transformed scale; beyond its ends there is no value, so the limit is the end."""
    if kind == "proportion":
        return np.asarray(np.sin(np.clip(scaled, 0.0, np.pi / 2)) ** 2)
    return np.asarray(np.exp(scaled) if kind == "ratio-shmi" else np.maximum(scaled, 0.0) ** 2)


def _kept(z: Floats, variances: Floats, how: str, share: float) -> tuple[Floats, Floats]:
    """The z-scores and variances from which phi and tau² are reckoned: tails drawn in, or left out."""
    if how == "winsorised":
        low, high = np.quantile(z, [share, 1 - share])
        return np.clip(z, low, high), variances
    if how == "truncated":
        # 1/share groups by rank, as FunnelPlotR (NHS-R community) forms them for the SHMI: the first and last are out.
        ranks = np.array([(np.sum(z < one) + np.sum(z <= one) + 1) / 2 for one in z])
        groups = np.floor(ranks * (1 / share) / (len(z) + 1))
        inside = (groups > 0) & (groups < 1 / share - 1)
        return z[inside], variances[inside]
    return z, variances


def _dispersion(z: Floats, variances: Floats) -> tuple[float, float]:
    """Phi and tau²; no spread beyond chance where there are fewer than two units or phi is not above (n - 1) / n."""
    n = len(z)
    if n == 0:
        return 0.0, 0.0
    phi = float(np.mean(z**2))
    weights = 1 / variances
    room = float(weights.sum() - (weights**2).sum() / weights.sum())
    return phi, max(0.0, (n * phi - (n - 1)) / room) if n > 1 else 0.0


def _checked(events: Sequence[Any], totals: Sequence[Any], kind: str) -> tuple[Floats, Floats]:
    of_one_length(events, totals, "events and totals")
    counts = [a_count(one) for one in events]
    if kind == "proportion":
        sizes: list[float] = [a_count(one, "the total", least=1) for one in totals]
        over = next((pair for pair in zip(counts, sizes, strict=True) if pair[0] > pair[1]), None)
        if over:
            raise ForPerson(f"{over[0]} of {over[1]} is not a share. Give events from 0 to the total.")
    else:
        sizes = [an_amount(one, "expected number of events") for one in totals]
    if kind == "ratio-shmi" and 0 in counts:
        raise ForPerson(
            "A unit without events has no ratio on the log scale. Use ratio-cqc for these figures."
        )
    return np.array(counts, dtype=np.float64), np.array(sizes, dtype=np.float64)


def _refuse_unknown(kind: str, overdispersion: str, share: Any) -> None:
    if kind not in KINDS:
        raise ForPerson(f"{kind!r} is not a kind of funnel. Give one of {', '.join(KINDS)}.")
    if overdispersion not in OVERDISPERSION:
        raise ForPerson(
            f"{overdispersion!r} is no way to allow for spread. Give one of {', '.join(OVERDISPERSION)}."
        )
    if isinstance(share, bool) or not isinstance(share, int | float) or not 0 < share < 0.5:
        raise ForPerson(
            f"{share!r} is not a share of each tail. Give one above 0 and below 0.5, such as 0.1."
        )


def funnel(
    events: Sequence[Any],
    totals: Sequence[Any],
    *,
    kind: str = "proportion",
    overdispersion: str = "winsorised",
    share: float = 0.1,
) -> Funnel:
    """Many units against their common centre, with and without an allowance for the spread between places.

    On a scale where the variance depends on size alone: arcsin √p with variance 1/(4n) ("proportion", centre all events
    over all totals); log(O/E) with 1/E ("ratio-shmi", centre 1); √(O/E) with 1/(4E) ("ratio-cqc", centre 1).
    z = (y - centre) / s; phi = mean of z² once the outermost ``share`` of each tail is drawn in ("winsorised") or left
    out ("truncated"); tau² = (n·phi - (n - 1)) / (Σw - Σw²/Σw), w = 1/s², not below 0; z adjusted = (y - centre) /
    √(s² + tau²). In: one entry a unit; totals are cases, or the numbers expected for a ratio.
    Errors: refused for a total of 0, more events than the total, no units, no events under a log.
    Source: D. J. Spiegelhalter (2005), Statistics in Medicine 24, 1185-1202, and Quality and Safety in Health Care 14,
    347-351; NHS Digital, Summary Hospital-level Mortality Indicator; Care Quality Commission's root transform.
    """
    _refuse_unknown(kind, overdispersion, share)
    counts, sizes = _checked(events, totals, kind)
    values = counts / sizes
    centre = float(counts.sum() / sizes.sum()) if kind == "proportion" else 1.0
    away = _transformed(kind, values) - _transformed(kind, np.array([centre]))
    variances = _variance(kind, sizes)
    z = away / np.sqrt(variances)
    kept, of = _kept(z, variances, overdispersion, share)
    phi, tau2 = _dispersion(kept, of)
    if overdispersion == "none":
        tau2 = 0.0
    return Funnel(
        kind=kind,
        overdispersion=overdispersion,
        share=share,
        events=tuple(counts.tolist()),
        totals=tuple(sizes.tolist()),
        values=tuple(values.tolist()),
        centre=centre,
        n=len(z),
        n_used=len(kept),
        phi=phi,
        tau2=tau2,
        z=tuple(z.tolist()),
        z_adjusted=tuple((away / np.sqrt(variances + tau2)).tolist()),
    )
