"""Every authority of the national register and of the corpus is known, with its code."""

import csv
from datetime import date

import pytest

from headway.areas import by_code, find, find_in

pytestmark = pytest.mark.shared


def rows(path):
    with path.open(encoding="utf-8-sig", newline="") as table:
        yield from csv.DictReader(table)


def day(text):
    """The day of a register cell; a month or a year counts from its first day."""
    return date.fromisoformat((text + "-01-01")[:10])


def with_successors(authority):
    """An authority's code and every later one."""
    codes = {authority.ons_code}
    for code in authority.successors:
        codes |= with_successors(by_code(code))
    return codes


def test_every_authority_of_the_register_is_found_on_its_day_with_its_code(shared):
    """The register prints the code a council has now; ours is the code of the day, which leads to it."""
    for row in rows(shared / "register" / "la_judgement_history_2013_2026.csv"):
        authority = find(row["authority"], day(row["inspection_start"]))
        assert authority is not None, row
        if row["ons_code"]:
            assert row["ons_code"] in with_successors(authority), row


def test_every_authority_of_the_corpus_is_found_under_the_name_the_corpus_uses(shared):
    names = {row["authority"] for row in rows(shared / "corpus" / "truth.csv") if row["authority"]}
    assert len(names) > 70
    for name in names:
        assert find(name).name == name
        assert [a.name for a in find_in(f"{name} Council")] == [name]
