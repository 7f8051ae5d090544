"""Measure each way of searching by thirty judged queries: nDCG@10, of every way on both databases.

    python scripts/score_search.py ../shared/corpus

The queries were written before any ranking; a reader who did not know which way had found a passage graded the best
twelve of each way: 2 answers what the query wants, 1 touches it, 0 does not (tests/themes/judgements.csv, by the first
twelve hex digits of the SHA-256 of a passage's text with single spaces). Odd queries are the development half, even
ones the checking half. A passage that nobody judged is passed over, and how many there were is said.
"""

import argparse
import csv
import hashlib
import json
import math
import os
import random
import shutil
import statistics
import subprocess
import sys
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
TRUTH = ROOT / "tests" / "themes"
DEEP = 10
PLAIN, MEANING, BOTH = "words, SQLite", "meaning", "words and meaning, SQLite"
Runs = Mapping[str, Mapping[str, Sequence[str]]]
"""By way, then by query: the passages' marks, best first."""


def queries() -> dict[str, str]:
    """The thirty queries by their number."""
    read = tomllib.loads((TRUTH / "queries.toml").read_text(encoding="utf-8"))["query"]
    return {each["id"]: each["text"] for each in read}


def judgements() -> dict[str, dict[str, int]]:
    """By query, then by passage."""
    found: dict[str, dict[str, int]] = {}
    with (TRUTH / "judgements.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            found.setdefault(row["query"], {})[row["passage"]] = int(row["grade"])
    return found


def mark(text: str) -> str:
    """What stands for a passage among the judgements."""
    return hashlib.sha256(" ".join(text.split()).encode()).hexdigest()[:12]


def ndcg(found: Sequence[str], grades: Mapping[str, int], deep: int = DEEP) -> float:
    """Normalised discounted cumulative gain of the first judged passages; a passage met again counts once."""
    best = _gain(sorted(grades.values(), reverse=True)[:deep])
    judged = [grades[each] for each in dict.fromkeys(found) if each in grades]
    return _gain(judged[:deep]) / best if best else 0.0


def _gain(grades: Sequence[int]) -> float:
    return sum((2**grade - 1) / math.log2(place + 2) for place, grade in enumerate(grades))


def difference(
    one: Sequence[float], other: Sequence[float], rounds: int = 10_000
) -> tuple[float, float, float]:
    """The mean of the differences by query, and its 95% interval, by drawing the queries again."""
    apart = [a - b for a, b in zip(one, other, strict=True)]
    drawn = random.Random(2)  # noqa: S311 - the same each time
    means = sorted(statistics.fmean(drawn.choices(apart, k=len(apart))) for _ in range(rounds))
    return statistics.fmean(apart), means[rounds // 40], means[-rounds // 40 - 1]


def search_section(corpus: Path) -> str:
    """The section of docs/reference/score.md, in Markdown."""
    runs = {**_run_apart(corpus), **_run_apart(corpus, "scripts/with-postgres")}
    grades = judgements()
    scores = {
        way: {query: ndcg(found[query], grades[query]) for query in grades} for way, found in runs.items()
    }
    lines = [
        "## Search",
        "",
        (
            f"{len(grades)} queries; {sum(map(len, grades.values()))} passages judged without knowing who had found "
            f"them. nDCG@{DEEP}; nothing but the choice of BM25 on PostgreSQL was decided by it."
        ),
        "",
        "| way | all | development half | checking half | not judged of the first ten |",
        "|---|---|---|---|---|",
        *(_line(way, scores[way], runs[way], grades) for way in runs),
        "",
    ]
    if BOTH in scores:
        lines += [_rule(scores), ""]
    return "\n".join(lines)


def _line(way: str, scores: Mapping[str, float], run: Mapping[str, Sequence[str]], grades: Mapping) -> str:
    means = [
        statistics.fmean(score for query, score in scores.items() if int(query[1:]) % 2 in half)
        for half in ((0, 1), (1,), (0,))
    ]
    missing = sum(
        each not in grades[query] for query in grades for each in list(dict.fromkeys(run[query]))[:DEEP]
    )
    return f"| {way} | {' | '.join(f'{mean:.3f}' for mean in means)} | {missing} |"


def _rule(scores: Mapping[str, Mapping[str, float]]) -> str:
    """Search by meaning is on by default only if words and meaning together are better than words, beyond chance."""
    order = sorted(scores[PLAIN])
    apart, low, high = difference([scores[BOTH][q] for q in order], [scores[PLAIN][q] for q in order])
    verdict = "so it is on by default" if low > 0 else "so it stays off"
    return (
        f"Words and meaning together less words alone: {apart:+.3f} (95% interval {low:+.3f} to {high:+.3f}). The rule "
        f"is that meaning is on by default only where the whole interval is above 0, {verdict}."
    )


def _run_apart(corpus: Path, *before: str) -> dict[str, dict[str, list[str]]]:
    """The runs on one database, in a process of its own; none where PostgreSQL is not installed."""
    if before and not (shutil.which("initdb") or list(Path("/usr/lib/postgresql").glob("*/bin/initdb"))):
        return {}
    environment = {key: value for key, value in os.environ.items() if key != "DATABASE_URL"}
    done = subprocess.run(
        [*before, sys.executable, __file__, str(corpus), "--runs"],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    return json.loads(done.stdout)


def runs_here(corpus: Path) -> dict[str, dict[str, list[str]]]:
    """Every way on the database of this process, over the whole corpus."""
    from bench_lessons import a_site

    with a_site():
        from django.db import connection

        from headway.web.lessons.loading import given_in, load
        from headway.web.lessons.models import Passage
        from headway.web.trail.actions import SYSTEM

        load(by=SYSTEM, documents=given_in(corpus / "pdf"))
        texts = dict(Passage.objects.filter(report__copy_of=None).order_by("pk").values_list("pk", "text"))
        found = {
            way: {query: [mark(texts[key]) for key in keys(text)] for query, text in queries().items()}
            for way, keys in _ways(texts, {"sqlite": "SQLite", "postgresql": "PostgreSQL"}[connection.vendor])
        }
        connection.close()
        return found


def _ways(texts: Mapping[int, str], database: str) -> Iterator[tuple[str, Callable[[str], list[int]]]]:
    from headway.themes import meaning
    from headway.web.lessons.queries.search import keys_of

    def words(text: str) -> list[int]:
        return keys_of(text, 50)

    yield f"words, {database}", words
    yield f"words as typed, {database}", lambda text: keys_of(text, 50, exactly=True)
    if database != "SQLite" or not meaning.available():
        return
    keys = list(texts)
    rows = meaning.vectors([texts[key] for key in keys])

    def by_meaning(text: str) -> list[int]:
        return [keys[place] for place, _ in meaning.nearest(rows, text, 50)]

    yield MEANING, by_meaning
    yield BOTH, lambda text: meaning.fused(words(text), by_meaning(text))


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("corpus", type=Path)
    parser.add_argument(
        "--runs", action="store_true", help="print what each way finds on this database, as JSON"
    )
    given = parser.parse_args()
    print(json.dumps(runs_here(given.corpus)) if given.runs else search_section(given.corpus))


if __name__ == "__main__":
    main()
