"""The rows behind one number: for one child, with dates, and only for who has the key."""

from __future__ import annotations

import json
from datetime import date

import pytest
from returns_made import loaded, two_censuses

from headway.errors import ForPerson
from headway.indicators.definition import catalogue
from headway.indicators.drawn import drawn, key_number
from headway.indicators.engines import engine_named
from headway.indicators.examples import worked_example
from headway.indicators.explaining import explain, explain_on
from headway.indicators.periods import period_of
from headway.returns.store import Store

REFERRALS = """
  child | received   | nfa
  A     | 2016-01-04 | 0
  A     | 2017-01-03 | 1
  A     | 2017-02-03 |
  B     | 2017-01-09 | 0
"""


def explained(indicator, child, period, **facts):
    definition = catalogue().definitions[indicator]
    found = engine_named("duckdb")
    return explain_on(found, drawn(facts), definition, key_number(child), period_of(period))


def test_the_rows_of_one_child_in_one_period_with_what_each_adds():
    found = explained("rereferral_pct", "A", "2017-01", referral=REFERRALS)
    (row,) = found.rows
    assert row.day == date(2017, 1, 3)
    assert row.columns["days_since_last"] == 365
    assert row.holds == {"numerator": 1, "denominator": 1, "unknown": 0}
    assert found.totals == (1, 1, 0)
    assert found.conditions == {"numerator": "days_since_last <= 365"}


def test_a_longer_period_has_more_rows_in_the_order_of_their_days():
    found = explained("rereferral_pct", "A", "2016-17", referral=REFERRALS)
    assert [row.day for row in found.rows] == [date(2017, 1, 3), date(2017, 2, 3)]


def test_a_snapshot_is_explained_on_the_last_day_of_the_period():
    plans = "child | started | ended\n A | 2015-01-01 |\n B | 2015-01-01 |"
    (row,) = explained("cpp_2yr_open_pct", "A", "2016-12", protection_plan=plans).rows
    assert row.day == date(2016, 12, 31)
    assert row.columns["days_open"] == 730
    assert row.holds == {"numerator": 1, "denominator": 1, "unknown": 0}


def test_a_child_without_a_row_is_explained_by_nothing():
    assert explained("rereferral_pct", "B", "2016-01", referral=REFERRALS).rows == ()


def test_an_indicator_of_workers_has_no_child_behind_it():
    asked = catalogue()
    of_workers = next(each for each in asked.definitions.values() if asked.population_of(each).area == "own")
    with pytest.raises(ForPerson, match="counts no children"):
        explained(of_workers.id, "A", "2017-01")


@pytest.mark.parametrize(
    "definition",
    [each for each in catalogue().definitions.values() if catalogue().population_of(each).area == "child"],
    ids=lambda each: each.id,
)
def test_the_children_behind_a_worked_example_add_up_to_it(definition):
    example = worked_example(definition.id)
    children = {row[1] for rows in example.facts.rows.values() for row in rows if isinstance(row[1], int)}
    for expected in example.expected:
        if expected.by != "authority" or expected.absent:
            continue
        totals = [
            explain_on(
                engine_named("duckdb"), example.facts, definition, child, period_of(expected.period)
            ).totals
            for child in sorted(children)
        ]
        assert sum(each[0] for each in totals) == expected.numerator * definition.numerator_scale
        assert sum(each[2] for each in totals) == expected.unknown
        if not definition.is_count and not definition.denominator_from:
            assert sum(each[1] or 0 for each in totals) == expected.denominator * definition.denominator_scale
        break


@pytest.fixture
def store(tmp_path, monkeypatch):
    monkeypatch.setenv("HEADWAY_CHILD_KEY_FILE", str(tmp_path / "key" / "child.key"))
    monkeypatch.setenv("HEADWAY_HOME", str(tmp_path / "home"))
    made = Store(tmp_path / "home" / "returns")
    two_censuses(tmp_path / "files")
    loaded(made, tmp_path / "files")
    return made


def test_a_child_is_found_by_the_identifier_of_the_returns(store):
    found = explain(store, "rereferral_pct", " ANNA ", "2025-26")
    assert [row.day for row in found.rows] == [date(2025, 5, 2)]
    assert found.rows[0].holds["numerator"] == 1
    assert "ANNA" not in json.dumps(found.as_plain())


def test_each_use_is_in_the_log_without_the_child(store):
    explain(store, "rereferral_pct", "ANNA", "2025-26")
    last = (store.folder / "store-log.jsonl").read_text().splitlines()[-1]
    assert {"what": "explained", "indicator": "rereferral_pct", "period": "2025-26"}.items() <= json.loads(
        last
    ).items()
    assert "ANNA" not in (store.folder / "store-log.jsonl").read_text()


def test_without_the_key_nothing_is_shown(store, tmp_path):
    (tmp_path / "key" / "child.key").unlink()
    with pytest.raises(ForPerson, match="key"):
        explain(store, "rereferral_pct", "ANNA", "2025-26")


def test_with_the_key_of_another_store_nothing_is_shown(store, tmp_path):
    path = tmp_path / "key" / "child.key"
    path.write_text("ab" * 32)
    path.chmod(0o600)
    with pytest.raises(ForPerson, match="not the one of this store"):
        explain(store, "rereferral_pct", "ANNA", "2025-26")
