"""What stands in place of a figure: by source and vintage, for one sign has meant different things."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any

_SOURCES = {"ees": "the department's tidy files", "sfr": "files of statistical first releases"}


@cache
def meanings(source: str, year: int) -> Mapping[str, str]:
    """Symbol → meaning for a file of this source whose last period ends in this year."""
    return {
        printed: each["meaning"]
        for each in _entries()
        if each["source"] == source and each.get("first", 0) <= year <= each.get("last", 9999)
        for printed in each["printed"]
    }


@cache
def elsewhere(printed: str) -> str:
    """Where a symbol is known, in words, for the message that refuses it elsewhere; "" where it is known nowhere."""
    return "; ".join(
        f"{each['meaning']} in {_SOURCES[each['source']]}"
        + (f" from {each['first']}" if "first" in each else "")
        + (f" to {each['last']}" if "last" in each else "")
        for each in _entries()
        if printed in each["printed"]
    )


@cache
def _entries() -> tuple[dict[str, Any], ...]:
    text = resources.files("headway.benchmarks").joinpath("symbols.toml").read_text(encoding="utf-8")
    return tuple(tomllib.loads(text)["symbol"])
