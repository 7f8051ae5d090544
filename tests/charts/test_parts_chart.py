"""Wholes side by side, each parted."""

import re

import pytest

from headway.charts import Whole, parts_chart

NAMES = ("Best", "Good", "Weak")


def chart(*wholes: Whole, names: tuple[str, ...] = NAMES):
    return parts_chart(title="How many of each", parts=names, wholes=wholes, verdict="More are weak.")


def test_every_number_is_in_its_words_and_in_its_table() -> None:
    made = chart(Whole("2009", (10, 90, 0)), Whole("2010", (0, 3, 97)))
    assert "2009: Best 10, Good 90, Weak 0. 2010: Best 0, Good 3, Weak 97." in made.description
    assert made.table.rows == (("2009", "10", "90", "0", "100"), ("2010", "0", "3", "97", "100"))


@pytest.mark.parametrize("narrow", [False, True])
def test_a_number_is_written_in_its_part_where_there_is_room(narrow: bool) -> None:
    drawn = chart(Whole("2009", (1, 499, 500))).svg(narrow=narrow)
    words = re.findall(r"<text[^>]*>([^<]+)</text>", drawn)
    assert "499" in words
    assert "500" in words
    assert "1" not in words


def test_parts_are_as_long_as_their_share() -> None:
    spec = chart(Whole("2009", (1, 1, 2))).spec
    bars = [
        row["px2"] - row["px"]
        for layer in spec["layer"]
        if layer["mark"]["type"] == "rect"
        for row in layer["data"]["values"]
        if row["py2"] - row["py"] == 32
    ]
    first, second, third = sorted(bars)
    assert first == pytest.approx(second)
    assert third == pytest.approx(2 * first, abs=2)


def test_a_whole_without_anything_is_drawn_empty() -> None:
    assert "<svg" in chart(Whole("2009", (0, 0, 0))).svg()


@pytest.mark.parametrize("numbers", [(1, 2), (1, 2, 3, 4)])
def test_a_bar_with_other_parts_than_named_is_refused(numbers: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match="as many parts"):
        chart(Whole("2009", numbers))


def test_more_than_five_parts_are_refused() -> None:
    with pytest.raises(ValueError, match="five at most"):
        chart(Whole("2009", (1,) * 6), names=("a", "b", "c", "d", "e", "f"))
