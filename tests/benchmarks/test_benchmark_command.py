"""``headway benchmark`` on a small table of the Interactive Tool and a list of neighbours."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from typer.testing import CliRunner

from headway.areas import all_on, authorities
from headway.benchmarks.places import by_number
from headway.cli.benchmark import app
from headway.errors import ForPerson

Run = Callable[..., Result]


def _files(folder: Path) -> None:
    """Re-referrals of every authority, 10.0 to 25.2 in the order of the codes; Kent is 21.6 in two years."""
    rows = [("ReReferral", year, "England", "970", "NA", "22.6") for year in ("2024", "2025")]
    places = {place.area: number for number, place in by_number().items() if place.level == "authority"}
    here = sorted(
        each.ons_code for each in authorities() if each.last_day is None and each.ons_code in places
    )
    for at, code in enumerate(here):
        value = "21.6" if code == "E10000016" else f"{10 + at / 10:.1f}"
        rows += [("ReReferral", year, code, str(places[code]), "", value) for year in ("2024", "2025")]
    with (folder / "long.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(
            [("Measure_short", "Years", "LA and Regions", "LA Number", "Region", "Values"), *rows]
        )
    heads = ",".join(f"SN{n},SNP" for n in range(1, 4))
    (folder / "Neighbours May 2025.csv").write_text(
        f"LA num,{heads}\n886,881,Close,845,Close,878,Close\n", encoding="utf-8"
    )


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.setenv("HEADWAY_HOME", str(tmp_path / "home"))
    (tmp_path / "files").mkdir()
    _files(tmp_path / "files")

    def run(*arguments: str) -> Result:
        return CliRunner().invoke(app, arguments)

    assert run("load", str(tmp_path / "files")).exit_code == 0
    return run


def test_loading_says_what_was_loaded_and_what_was_there(run: Run, tmp_path: Path) -> None:
    again = run("load", str(tmp_path / "files"))
    assert again.output.count("is in the store already; nothing was changed") == 2


def test_a_comparison_names_everything_it_was_made_with(run: Run) -> None:
    said = run("compare", "--authority", "Kent", "rereferral_pct").output
    assert "Statistical neighbours: May 2025." in said
    assert "Re-referrals within 12 months, year to 31 March 2025: 21.6%" in said
    assert "England 22.6" in said
    assert "neighbours' mean" in said
    assert "(3 of 3)" in said


def test_the_same_as_json_and_as_csv(run: Run) -> None:
    (found,) = json.loads(run("compare", "--authority", "E10000016", "rereferral_pct", "--json").output)[
        "comparisons"
    ]
    (row,) = csv.DictReader(
        io.StringIO(run("compare", "--authority", "Kent", "rereferral_pct", "--csv").output)
    )
    assert found["value"] == row["value"] == "21.6"
    assert found["neighbours_mean"]["list_version"] == row["neighbours_list"] == "May 2025"
    assert str(found["rank"]["of"]) == row["rank_of"] == str(len(all_on_today()))


def all_on_today() -> tuple[object, ...]:
    from datetime import date

    return all_on(date(2025, 3, 31))


def test_an_indicator_without_figures_is_told_of(run: Run) -> None:
    told = run("compare", "--authority", "Kent", "cla_rate")
    assert told.exit_code == 0
    assert "cla_rate: no figure is loaded." in told.output


def test_one_authority_by_period_and_all_in_one(run: Run) -> None:
    assert run("show", "rereferral_pct", "--authority", "Kent").output.count("21.6") == 2
    every = run("show", "rereferral_pct", "--period", "2024").output
    assert every.startswith("Re-referrals within 12 months, year to 31 March 2024 (%)")
    assert "Kent" in every


def test_what_is_loaded_is_listed(run: Run) -> None:
    said = run("list").output
    assert "Statistical neighbours, May 2025" in said
    assert "rereferral_pct: Re-referrals within 12 months (%)" in said


def test_sound_averages_are_said_to_be_sound(run: Run) -> None:
    assert "Every published average lies among its parts." in run("check").output


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("compare", "--authority", "Atlantis"), "not the ONS code"),
        (("compare", "--authority", "Kent", "unheard_of"), "no national figures"),
        (("compare", "--authority", "Kent", "--neighbours", "1999"), "Loaded: May 2025"),
        (("compare", "--authority", "Kent", "--period", "soon"), "not a period"),
        (("show", "cla_rate"), "No published figures of cla_rate are loaded"),
        (("show", "cla_rate", "--authority", "Kent"), "No published figures of cla_rate are loaded"),
    ],
)
def test_what_cannot_be_answered_is_refused_in_a_sentence(
    run: Run, arguments: tuple[str, ...], told: str
) -> None:
    refused = run(*arguments)
    assert isinstance(refused.exception, ForPerson)
    assert told in str(refused.exception)


@pytest.mark.parametrize(
    "arguments", [("compare", "--authority", "Kent"), ("check",), ("show", "rereferral_pct")]
)
def test_nothing_loaded_is_not_taken_for_nothing_wrong(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    monkeypatch.setenv("HEADWAY_HOME", str(tmp_path / "empty"))
    assert "Load the" in str(run(*arguments).exception)


def test_a_council_that_is_no_more_is_told_of_with_those_that_came_after_it(run: Run) -> None:
    said = run("compare", "--authority", "Northamptonshire", "rereferral_pct")
    assert "Northamptonshire ended on 31.03.2021" in said.stderr
    assert "North Northamptonshire and West Northamptonshire came after it" in said.stderr
    assert "ended" not in run("compare", "--authority", "Kent", "rereferral_pct").stderr
