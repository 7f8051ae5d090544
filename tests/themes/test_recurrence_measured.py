"""Recurrence over real reports: who makes a pair, and that the section tells every theme with its counts."""

import re
import sys
from datetime import date
from pathlib import Path

import pytest

from headway.reports import read_file
from headway.themes import themes
from headway.themes.counts import consecutive

sys.path.insert(0, str(Path(__file__).parents[2] / "scripts"))

from score_recurrence import inspected, proposed, recurrence_section

pytestmark = pytest.mark.shared


def read(shared, pattern):
    return [read_file(path) for path in sorted((shared / "corpus" / "pdf").glob(pattern))]


def test_kents_sif_of_2017_and_ilacs_of_2025_are_a_pair_and_its_inspection_of_2013_is_not_one_of_them(shared):
    find, _ = proposed()
    rows = inspected(read(shared, "*-kent-*"), find)
    assert len(rows) == 3  # 2013's was of looked after children only
    (pair,) = consecutive(rows)
    assert (pair.before.on, pair.after.on) == (date(2017, 3, 30), date(2025, 11, 7))
    assert (pair.before.asked, pair.after.asked) == (10, 3)
    assert "homeless_16_17" in pair.before.themes
    assert "homeless_16_17" not in pair.after.themes


def test_the_section_has_every_theme_three_times_with_counts_that_add_up_to_the_pairs(shared):
    records = read(shared, "*-b[il]*") + read(shared, "*-br[ao][cm]*")  # five authorities are enough to count
    section = recurrence_section(shared / "corpus", records)
    assert section == recurrence_section(shared / "corpus", reversed(records))
    tables = re.split(r"^## ", section, flags=re.MULTILINE)[1:]
    assert [table.partition(":")[0] for table in tables] == [
        "All pairs",
        "Both under one framework",
        "Under two frameworks",
    ]
    for table in tables:
        pairs = int(re.search(r": (\d+) pairs", table)[1])
        lines = [line for line in table.splitlines() if line.startswith("| ") and "named next" not in line]
        assert [line.split(" | ")[0].removeprefix("| ") for line in lines] == [each.name for each in themes()]
        for line in lines:
            totals = [int(found) for found in re.findall(r"\d+ of (\d+), ", line)]
            assert sum(totals) == pairs, line
    assert int(re.search(r"All pairs: (\d+) pairs", section)[1]) >= 5
