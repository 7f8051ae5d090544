"""What an analyst types in a notebook."""

import subprocess
import sys

import pytest

import headway


def in_a_fresh_python(code: str) -> str:
    return subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    ).stdout.strip()


def test_import_headway_alone_is_enough_to_count_and_opens_no_room_before_it_is_named():
    opened = "sorted(each for each in sys.modules if each.startswith('headway.'))"
    code = f"import sys, headway; print({opened}); print(headway.indicators.compute.__name__)"
    assert in_a_fresh_python(code).splitlines() == ["[]", "compute"]


@pytest.mark.parametrize("name", headway._LIBRARY)
def test_every_room_of_the_library_is_there(name):
    assert getattr(headway, name).__name__ == f"headway.{name}"
    assert name in dir(headway)


def test_a_name_that_is_not_there_is_refused():
    with pytest.raises(AttributeError, match="nothing_of_the_kind"):
        _ = headway.nothing_of_the_kind
