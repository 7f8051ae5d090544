"""Rules that are too long, too deep or wrong in too many places are refused at once, whoever sends them."""

import pytest

from headway.assessment.rulebook import read_rulebook, rulebook_text
from headway.errors import ForPerson


def test_rules_that_are_far_longer_than_any_are_refused() -> None:
    with pytest.raises(ForPerson, match="100000 at most"):
        read_rulebook(rulebook_text("csa") + "\n# " + "x" * 100_000, "mine.toml")


@pytest.mark.parametrize(
    "text",
    [
        "a" + ".a" * 40_000 + " = 1",
        "a" + ' . "a"' * 15_000 + " = 1",
        "\n".join(f"[{'.'.join(['a'] * 40)}.b{each}]" for each in range(1000)),
        "a = " + "[" * 90_000,
    ],
    ids=["dotted key", "quoted key", "headings", "lists"],
)
def test_rules_that_are_nested_without_end_are_refused_before_they_are_read(text: str) -> None:
    with pytest.raises(ForPerson, match="nested too deeply"):
        read_rulebook(text, "mine.toml")


def test_of_very_many_faults_the_first_are_told() -> None:
    with pytest.raises(ForPerson) as fault:
        read_rulebook(rulebook_text("csa") + "[[limiting]]\n" * 7000, "mine.toml")
    said = str(fault.value)
    assert "There are more faults" in said
    assert said.count("mine.toml") <= 102


@pytest.mark.parametrize("shipped", ["csa", "council"])
def test_rules_that_ship_are_read_as_before(shipped: str) -> None:
    text = rulebook_text(shipped)
    assert read_rulebook(text.replace("\n", "\n# One. Two. Three. Four.\n", 1), "mine.toml").id == shipped
