"""The rules hold on every row of the national register, and the counts in the data are the register's."""

import csv
from collections import Counter
from datetime import date

import pytest

from headway.frameworks import Kind, Severity, check, framework_on, frameworks, permitted, recorded_from

pytestmark = pytest.mark.shared

KEYS = (
    "overall",
    "leadership",
    "help_protection",
    "in_care_or_looked_after",
    "care_leavers",
    "adoption",
    "lscb",
)


@pytest.fixture(scope="module")
def inspections(shared):
    """Every row as its framework on its day and its judgements; a month or year counts from its first day."""
    path = shared / "register" / "la_judgement_history_2013_2026.csv"
    with path.open(encoding="utf-8-sig", newline="") as table:
        rows = list(csv.DictReader(table))
    assert len(rows) == 497
    found = []
    for row in rows:
        day = date.fromisoformat((row["inspection_start"] + "-01-01")[:10])
        framework = framework_on(row["framework"], day)
        found.append((row, framework, recorded_from(framework, {key: row[key] for key in KEYS})))
    return found


def test_no_row_is_refused_by_a_hard_rule_nor_warned_of_by_an_observed_one(inspections):
    spoken_against = [
        (row["authority"], row["inspection_start"], each.rule.id)
        for row, framework, recorded in inspections
        for each in check(framework, recorded)
        if each.severity is not Severity.NOTE
    ]
    assert spoken_against == []


def test_every_overall_grade_of_the_register_is_permitted(inspections):
    graded = 0
    for row, framework, recorded in inspections:
        if "overall" in recorded:
            answer = permitted(framework, "overall", recorded)
            assert framework.grade(recorded["overall"]) in answer.expected, row
            graded += 1
    assert graded == 486  # all but the eleven of ILACS from April 2026


def test_each_rules_counts_are_those_of_the_register(inspections):
    """n, exceptions and seen of every computed rule, counted anew with the rules' own engine."""
    applied: dict[str, Counter[str]] = {}
    for _, framework, recorded in inspections:
        for limited in {rule.limits for rule in framework.rules if rule.limits}:
            if limited in recorded and "help_and_protection" in recorded:
                for reason in permitted(framework, limited, recorded).reasons:
                    grades = applied.setdefault(f"{framework.id} {reason.rule.id}", Counter())
                    grades[framework.grade(recorded[limited]).id] += 1
    for framework in frameworks().values():
        for rule in framework.rules:
            if rule.when:
                grades = applied[f"{framework.id} {rule.id}"]
                assert (rule.id, rule.n) == (rule.id, grades.total())
                if rule.seen:
                    assert (rule.id, dict(rule.seen)) == (rule.id, dict(grades))
                if rule.kind is not Kind.DISCRETIONARY:
                    assert rule.exceptions == 0


def test_the_versions_of_ilacs_have_the_judgements_that_their_rows_have(inspections):
    for row, framework, recorded in inspections:
        if framework.family == "ilacs":
            assert set(recorded) == {judgement.id for judgement in framework.judgements}, row


def test_the_judgements_of_every_document_of_the_corpus_are_consistent(shared):
    with (shared / "corpus" / "truth.csv").open(encoding="utf-8-sig", newline="") as table:
        rows = [row for row in csv.DictReader(table) if row["overall"] or row["leadership"]]
    assert len(rows) > 150
    for row in rows:
        name = (
            row["framework"].split(" (")[0].replace("LAC", "LAC 2013")
            if "LAC (" in row["framework"]
            else None
        )
        framework = framework_on(name or row["framework"], date.fromisoformat(row["inspection_start"]))
        others = dict(pair.split("=") for pair in row["other_judgements"].split("; ") if "=" in pair)
        recorded = recorded_from(framework, {key: row[key] for key in KEYS} | {"other": others})
        assert [f for f in check(framework, recorded) if f.severity is not Severity.NOTE] == [], row["doc_id"]
