"""Rules: patterns of rules.toml that speak for a theme. What matched is the evidence."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

__all__ = ["matched"]


@dataclass(frozen=True)
class _Rule:
    """One theme's patterns; phrases of ``mask`` are taken out of the text first."""

    say: tuple[re.Pattern[str], ...]
    mask: re.Pattern[str] | None

    def found(self, text: str) -> Iterator[str]:
        if self.mask:
            text = self.mask.sub("…", text)
        for pattern in self.say:
            if match := pattern.search(text):
                yield match.group()


def matched(text: str) -> dict[str, tuple[str, ...]]:
    """For each theme that a rule speaks for: the words that matched, each once, in the order of the rules."""
    plain = " ".join(text.lower().split())
    found = {key: tuple(dict.fromkeys(rule.found(plain))) for key, rule in _rules().items()}
    return {key: words for key, words in found.items() if words}


@cache
def _rules() -> Mapping[str, _Rule]:
    text = (files("headway.themes") / "rules.toml").read_text(encoding="utf-8")
    return {key: _rule(table) for key, table in tomllib.loads(text).items()}


def _rule(table: Mapping[str, list[str]]) -> _Rule:
    return _Rule(
        tuple(_pattern(words) for words in table["say"]),
        _pattern("|".join(f"(?:{words})" for words in table["mask"])) if table["mask"] else None,
    )


def _pattern(words: str) -> re.Pattern[str]:
    """Small letters on both sides: more than twice as fast as a pattern that ignores case. No class is in capitals."""
    return re.compile(words.lower().replace("~", r"\w*"))
