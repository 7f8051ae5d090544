"""The lint's faults against those that were planted."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from headway.documents.lint import RULES, Fault, Sources, lint
from headway.documents.reading import read_paper_text
from lint_papers.drafts import FORMS, Draft, clean
from lint_papers.facts import all_facts, register_of, report_of
from lint_papers.planting import Planted, rounds

HALVES = ("development half", "checking half")


@dataclass
class Score:
    """Per rule and half: planted, found of them, and what was found that nobody planted."""

    planted: Counter[tuple[str, str]] = field(default_factory=Counter)
    found: Counter[tuple[str, str]] = field(default_factory=Counter)
    false: Counter[tuple[str, str]] = field(default_factory=Counter)
    misses: list[str] = field(default_factory=list)
    alarms: list[str] = field(default_factory=list)
    papers: int = 0
    clean_papers: int = 0
    clean_alarms: int = 0


def sources_for(shared: Path, draft: Draft) -> Sources:
    return replace(
        register_of(shared),
        reports=(report_of(shared, draft.facts.doc_id),),
        attachments=draft.attachments,
        sought=draft.sought,
        meeting=draft.meeting,
    )


def faults_in(shared: Path, draft: Draft) -> tuple[Fault, ...]:
    return lint(read_paper_text(draft.text()), sources_for(shared, draft))


def clean_drafts(shared: Path) -> list[Draft]:
    """Each inspection in two forms."""
    facts = all_facts(shared)
    return [
        clean(each, FORMS[(at // 2 + step) % len(FORMS)]) for at, each in enumerate(facts) for step in (0, 2)
    ]


def faulty_drafts(shared: Path) -> Iterator[tuple[Draft, list[Planted]]]:
    yield from rounds(clean_drafts(shared))


def score(shared: Path) -> Score:
    found = Score()
    for draft in clean_drafts(shared):
        found.clean_papers += 1
        for fault in faults_in(shared, draft):
            found.clean_alarms += 1
            found.alarms.append(f"clean {_named(draft)}: {fault.rule}: {fault.quote[:80]}")
    for draft, planted in faulty_drafts(shared):
        found.papers += 1
        _compare(found, draft, planted, list(faults_in(shared, draft)))
    return found


def _named(draft: Draft) -> str:
    return f"{draft.facts.doc_id} ({draft.form})"


def _compare(score: Score, draft: Draft, planted: list[Planted], faults: list[Fault]) -> None:
    half = draft.facts.half
    for each in planted:
        score.planted[each.rule, half] += 1
        hits = [fault for fault in faults if fault.rule == each.rule and _holds(fault, each)]
        if hits:
            score.found[each.rule, half] += 1
            faults.remove(hits[0])
        else:
            score.misses.append(f"{half}: {each.rule} in {_named(draft)}: {each.words}")
    for fault in faults:
        score.false[fault.rule, half] += 1
        score.alarms.append(f"{half}: {fault.rule} in {_named(draft)}: {fault.quote[:80]}")


def _holds(fault: Fault, planted: Planted) -> bool:
    return not planted.words or planted.words.lower() in fault.quote.lower()


def report(score: Score) -> str:
    """The score as Markdown."""
    lines = [
        "| rule | planted | recall, development | recall, checking | precision, development | precision, checking |",
        "|---|---|---|---|---|---|",
    ]
    lines += [_row(score, rule.id) for rule in RULES if any(score.planted[rule.id, half] for half in HALVES)]
    lines.append(_row(score, None))
    planted, alarms = sum(score.planted.values()), score.clean_alarms or "nothing"
    clean = f"In {score.clean_papers} clean papers {alarms} was found."
    lines += ["", f"{score.papers} papers with {planted} planted faults. {clean}"]
    misses = [*score.misses, *(f"false alarm: {each}" for each in score.alarms)]
    return (
        "\n".join(
            [
                *lines,
                "",
                "Misses and false alarms by name:",
                "",
                *(f"- {each}" for each in misses or ["none"]),
            ]
        )
        + "\n"
    )


def _row(score: Score, rule: str | None) -> str:
    def count(which: Counter[tuple[str, str]], half: str) -> int:
        return sum(n for (each, of), n in which.items() if of == half and rule in (None, each))

    planted = sum(count(score.planted, half) for half in HALVES)
    recall = [_share(count(score.found, half), count(score.planted, half)) for half in HALVES]
    precision = [
        _share(count(score.found, half), count(score.found, half) + count(score.false, half))
        for half in HALVES
    ]
    return f"| {f'`{rule}`' if rule else 'all'} | {planted} | {' | '.join([*recall, *precision])} |"


def _share(part: int, whole: int) -> str:
    return f"{part} of {whole} ({part / whole:.0%})" if whole else "–"
