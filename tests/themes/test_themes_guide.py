"""The guide to themes: read whole, faults told by theme and field."""

import tomllib

import pytest

from headway.errors import ForPerson
from headway.themes import read_guide, theme, themes

GOOD = """
[care]
name = "Care"
about = "What it is."
examples = ["One"]
not = ["Another"]
words = ["care"]
"""


def test_the_guide_has_twenty_five_themes_each_with_examples_and_counter_examples():
    assert len(themes()) == 25
    assert len({one.name for one in themes()}) == 25
    assert all(one.examples and one.counter_examples and one.words for one in themes())


def test_a_theme_is_found_by_its_key():
    assert theme("care_leavers").name == "Care leavers"
    with pytest.raises(ForPerson, match="is not a theme"):
        theme("no_such_theme")


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("[care]", "['Care Leavers']", "small letters"),
        ('words = ["care"]', "words = []", "care.*words: give a list"),
        ('name = "Care"', "name = 3", "care.*name: give words"),
        ('not = ["Another"]', "not = [4]", "care.*not: give a list"),
        ("about", "abut", '"abut" is no field'),
    ],
)
def test_a_fault_of_the_guide_is_told_by_theme_and_field(before, after, said):
    with pytest.raises(ForPerson, match=said):
        read_guide(tomllib.loads(GOOD.replace(before, after)))


def test_a_good_guide_is_read():
    (care,) = read_guide(tomllib.loads(GOOD))
    assert (care.key, care.examples, care.counter_examples, care.words) == (
        "care",
        ("One",),
        ("Another",),
        ("care",),
    )
