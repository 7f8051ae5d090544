"""What docs/how-to/compare-places.md shows in Python is what Python says."""

import doctest
from pathlib import Path

PAGE = Path(__file__).resolve().parents[2] / "docs" / "how-to" / "compare-places.md"


def test_the_examples_of_the_page_give_what_it_prints():
    found = doctest.testfile(str(PAGE), module_relative=False, encoding="utf-8")
    assert found.failed == 0
    assert found.attempted > 10
