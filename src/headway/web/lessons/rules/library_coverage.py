"""What became of a load, in sentences and as plain values: the command and the page say the same."""

from collections.abc import Sequence
from typing import Any

from headway.web.lessons.loading import Coverage

__all__ = ["as_plain", "in_sentences", "refusal_line"]


def in_sentences(coverage: Coverage) -> list[str]:
    """The counts, a sentence each; the lists by name are told after them."""
    known = f"{coverage.known:,} known already{_of_them_refused(coverage)}"
    given = _many(coverage.given, "document")
    told = [f"{given}: {len(coverage.read):,} read, {known}, {len(coverage.refused):,} refused."]
    if coverage.read:
        told.append(
            f"Read: {_many(coverage.pages, 'page')}, {_many(coverage.passages, 'passage')}, "
            f"{_many(coverage.items, 'item')} asked for, of {_many(len(coverage.authorities), 'authority')}"
            f"{_years(sorted(coverage.years))}."
        )
    if coverage.copies:
        told.append(
            f"{_many(len(coverage.copies), 'report is a copy', 'reports are copies')} of one that was held, and "
            f"{'counts' if len(coverage.copies) == 1 else 'count'} nowhere."
        )
    if coverage.held:
        told.append(
            f"The library now holds {_many(coverage.held, 'report')} of "
            f"{_many(coverage.held_authorities, 'authority')}{_years(coverage.held_years)}."
        )
    return told


def refusal_line(name: str, reason: str) -> str:
    """The reason, with the document's name in the place of "It", or before it if it does not begin with either."""
    if reason.startswith("It "):
        return f"{name}{reason.removeprefix('It')}"
    return reason if reason.startswith(name) else f"{name}: {reason}"


def as_plain(coverage: Coverage) -> dict[str, Any]:
    """The same for a machine."""
    return {
        "given": coverage.given,
        "read": len(coverage.read),
        "known": coverage.known,
        "refused_before": coverage.refused_before,
        "refused": [{"name": name, "reason": reason} for name, reason in coverage.refused],
        "copies": [{"name": name, "copy_of": held} for name, held in coverage.copies],
        "kept": coverage.kept,
        "pages": coverage.pages,
        "passages": coverage.passages,
        "items": coverage.items,
        "without_items": coverage.without_items,
        "authorities": sorted(coverage.authorities),
        "years": sorted(coverage.years),
        "held": coverage.held,
        "held_authorities": coverage.held_authorities,
    }


def _many(count: int, one: str, several: str = "") -> str:
    several = several or (f"{one[:-1]}ies" if one.endswith("y") else f"{one}s")
    return f"{count:,} {one if count == 1 else several}"


def _of_them_refused(coverage: Coverage) -> str:
    return f" ({coverage.refused_before:,} of them refused then)" if coverage.refused_before else ""


def _years(years: Sequence[int]) -> str:
    if not years:
        return ""
    return f", {years[0]} to {years[-1]}" if years[0] != years[-1] else f", {years[0]}"
