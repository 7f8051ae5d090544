"""The reference page shows each rule with its source, how sure it is, and what is assumed."""

from pathlib import Path

from headway.assessment.rulebook import reference_page, rulebook_text, rulebooks, thresholds

PAGE = reference_page()
ROOT = Path(__file__).resolve().parents[2]


def test_every_rule_stands_on_the_page_with_its_mark_and_sources() -> None:
    for book in rulebooks().values():
        for rule in book.rules:
            part = PAGE.split(f"(`{rule.id}`)")[1].split("\n####")[0]
            assert f"How sure: {rule.mark.in_words}" in part
            assert all(key in part for key in rule.sources)
            assert rule.note in part


def test_every_assumption_and_every_number_stands_on_the_page() -> None:
    for book in rulebooks().values():
        assert all(f"- {each}" in PAGE for each in book.assumptions)
        assert all(f"| `{each.name}` | {each.value} |" in PAGE for each in thresholds(rulebook_text(book.id)))


def test_the_page_in_the_documentation_is_this_one() -> None:
    assert (ROOT / "docs/reference/assessment-rules.md").read_text(encoding="utf-8") == PAGE
