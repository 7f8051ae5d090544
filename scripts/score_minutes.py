"""Score the reading of minutes: promises in the narrative, outcomes of resolutions; misses by name.

Two sets, never mixed: real committee texts of ../shared with a truth list kept in the tests (places and hashes, no
sentences), and invented minutes with promises planted and decoys beside them. Run by ``make score``.
"""

import hashlib
import re
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from score import HALVES, Scores, half_of, report

from headway.minutes import Minute, Outcome, Promise, read_minute_text

TESTS = Path(__file__).resolve().parents[1] / "tests" / "minutes"
REAL, INVENTED = "real committee texts", "invented minutes"


@dataclass(frozen=True)
class Wanted:
    """A promise or an outcome that the truth names; ``to`` and ``due`` are words that its reading must hold."""

    start: int
    end: int
    kind: str = ""
    to: str = ""
    due: str = ""
    is_same: bool = False


@dataclass
class Marked:
    """A text with its truth."""

    name: str
    authority: str
    text: str
    promises: list[Wanted] = field(default_factory=list)
    decoys: list[Wanted] = field(default_factory=list)
    outcomes: list[Wanted] = field(default_factory=list)


class Stale(Exception):  # noqa: N818
    """The truth was written for another edition of a text."""


def real_texts(shared: Path, truth: Path = TESTS / "commitments_truth.toml") -> list[Marked]:
    """The committee texts of ../shared with their truth, checked against the hashes that it gives."""
    told = tomllib.loads(truth.read_text(encoding="utf-8"))
    texts = {}
    for row in told["text"]:
        data = (shared / row["file"]).read_bytes()
        if hashlib.sha256(data).hexdigest() != row["sha256"]:
            raise Stale(f"{row['file']} is not the text that was labelled.")
        name = Path(row["file"]).stem
        texts[row["file"]] = Marked(name, row["authority"], data.decode("utf-8").replace("\r\n", "\n"))
    for kind in ("promise", "outcome"):
        for row in told[kind]:
            text = texts[row["file"]]
            words = text.text[row["start"] : row["end"]]
            if hashlib.sha256(words.encode()).hexdigest() != row["sha256"]:
                raise Stale(f"{row['file']}: the words at {row['start']} are not those that were labelled.")
            wanted = Wanted(
                row["start"],
                row["end"],
                row.get("kind", ""),
                row.get("to", ""),
                row.get("due", ""),
                row.get("same_as_resolution", False),
            )
            (text.promises if kind == "promise" else text.outcomes).append(wanted)
    return list(texts.values())


_MARK = re.compile(r"\{\{(?P<sort>[PNO])(?P<told>[^|{}]*)(?:\||(?=\s))(?P<words>[^{}]*)\}\}")


def invented_texts(folder: Path = TESTS / "invented") -> list[Marked]:
    """The invented minutes: ``{{P to=...; due=...|words}}`` a promise, ``{{N|words}}`` a decoy, ``{{O kind|words}}``.

    "same" says that the resolution asks for it as well.
    """
    return [marked(path.stem, path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.txt"))]


def marked(name: str, source: str) -> Marked:
    """The text without its marks, and what they say."""
    text = Marked(name, name.replace("_", " ").title(), "")
    end = 0
    for found in _MARK.finditer(source):
        text.text += source[end : found.start()]
        start = len(text.text)
        text.text += found["words"]
        end = found.end()
        first, *rest = (each.strip() for each in found["told"].split(";"))
        told = dict(each.split("=", 1) for each in (first, *rest) if "=" in each)
        wanted = Wanted(
            start,
            len(text.text),
            first if found["sort"] == "O" else "",
            told.get("to", ""),
            told.get("due", ""),
            "same" in (first, *rest),
        )
        {"P": text.promises, "N": text.decoys, "O": text.outcomes}[found["sort"]].append(wanted)
    text.text += source[end:]
    return text


def overlap(first: tuple[int, int], second: tuple[int, int]) -> float:
    """The share of the shorter that the two have in common."""
    common = min(first[1], second[1]) - max(first[0], second[0])
    return common / max(1, min(first[1] - first[0], second[1] - second[0]))


def pairs(text: Marked, minute: Minute) -> Iterator[tuple[Wanted | None, Promise | None]]:
    """Each wanted promise with the one proposed that covers half of it; then those proposed that were not wanted."""
    left = list(minute.promises)
    for wanted in text.promises:
        best = max(
            left, key=lambda each: overlap((wanted.start, wanted.end), (each.start, each.end)), default=None
        )
        if best and overlap((wanted.start, wanted.end), (best.start, best.end)) >= 0.5:
            left.remove(best)
            yield wanted, best
        else:
            yield wanted, None
    for promise in left:
        yield None, promise


def score_text(scores: Scores, kind: str, text: Marked, minute: Minute) -> None:
    half = half_of(text.authority)
    for wanted, promise in pairs(text, minute):
        if wanted:
            scores.mark(
                f"{kind}: promises found", half, promise is not None, f"{text.name} at {wanted.start}"
            )
        if promise:
            place = f"{text.name} at {promise.start}, {promise.rule}"
            scores.mark(f"{kind}: promises proposed that are promises", half, wanted is not None, place)
        if wanted and promise:
            score_details(scores, kind, half, text.name, wanted, promise)
    for decoy in text.decoys:
        taken = [
            each
            for each in minute.promises
            if overlap((decoy.start, decoy.end), (each.start, each.end)) >= 0.5
            and not any(overlap((one.start, one.end), (each.start, each.end)) >= 0.5 for one in text.promises)
        ]
        scores.mark(f"{kind}: decoys left alone", half, not taken, f"{text.name} at {decoy.start}")
    score_outcomes(scores, kind, half, text, minute)


def score_details(scores: Scores, kind: str, half: str, name: str, wanted: Wanted, promise: Promise) -> None:
    place = f"{name} at {wanted.start}"
    if wanted.to:
        ok = _holds(promise.owed_to, wanted.to)
        scores.mark(f"{kind}: to whom a found promise is owed", half, ok, f"{place}: {promise.owed_to!r}")
    if wanted.due:
        ok = _holds(promise.due_said, wanted.due)
        scores.mark(f"{kind}: when a found promise is due", half, ok, f"{place}: {promise.due_said!r}")
    ok = bool(promise.same_as) == wanted.is_same
    scores.mark(f"{kind}: resolved as well, and marked so", half, ok, place)


def _holds(read: str, wanted: str) -> bool:
    return re.sub(r"^(?:the|this|all) ", "", wanted.lower()) in read.lower()


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.lower()))


def _covers(outcome: Outcome, words: str) -> bool:
    mine, theirs = _words(outcome.text), _words(words)
    return len(mine & theirs) >= 0.6 * min(len(mine), len(theirs))


def score_outcomes(scores: Scores, kind: str, half: str, text: Marked, minute: Minute) -> None:
    left = [each for resolution in minute.resolutions for each in resolution.outcomes]
    for wanted in text.outcomes:
        words = text.text[wanted.start : wanted.end]
        fits = [each for each in left if each.kind == wanted.kind and _covers(each, words)]
        if fits:
            left.remove(fits[0])
        scores.mark(
            f"{kind}: outcomes found", half, bool(fits), f"{text.name} at {wanted.start}, {wanted.kind}"
        )
        if fits:
            scores.mark(f"{kind}: outcomes read that are outcomes", half, True, "")
            if wanted.due:
                ok = _holds(fits[0].due_said, wanted.due)
                scores.mark(f"{kind}: when an outcome is due", half, ok, f"{text.name} at {wanted.start}")
    for each in left:
        scores.mark(f"{kind}: outcomes read that are outcomes", half, False, f"{text.name}, {each.kind}")


def score(shared: Path) -> Scores:
    scores = Scores()
    for kind, texts in ((REAL, real_texts(shared)), (INVENTED, invented_texts())):
        for text in texts:
            score_text(scores, kind, text, read_minute_text(text.text))
    return scores


HEADER = """
# How well minutes are read

Promises in the narrative and outcomes of resolutions, against truth written before the rules were tuned. "Found" is
recall, "that are" is precision. The real texts are few (16, most cut short): read the counts, not the shares. The
invented minutes were written by the hand that wrote the rules, so they show what is covered, not what a new council's
minutes will give.

"""


def section(shared: Path, only: str | None = None) -> str:
    """The part of docs/reference/score.md on minutes."""
    return HEADER + report(score(shared), only)


if __name__ == "__main__":
    given = Path(sys.argv[1] if len(sys.argv) > 1 else "../shared")
    sys.stdout.write(section(given, HALVES[0] if "--development" in sys.argv else None))
