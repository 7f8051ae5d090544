"""Figures counted from the returns are those that the indicators give, by month, quarter, year and district."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from migrated import Migrated
from one_database import on_sqlite_only

from headway.errors import ForPerson
from headway.indicators import catalogue, compute
from headway.returns.intake import read_folder
from headway.returns.store import Store, load, make_key
from headway.returns.synth import synthesise
from headway.web.performance.actions.keeping import keep_from_catalogue
from headway.web.performance.counting import count
from headway.web.performance.models import Load, Measure, Observation
from headway.web.register.models import Authority
from headway.web.trail.actions import SYSTEM

IDS = ["rereferral_pct", "cpp_rate", "cl_eet_pct", "sw_caseload"]


@pytest.fixture(scope="session")
def returns(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with the returns of a made-up county of two years."""
    folder = tmp_path_factory.mktemp("returns")
    synthesise("kent-like", 600, 2, 1, folder / "files")
    store = Store.of_workspace(folder / "workspace")
    with read_folder(folder / "files") as intake:
        load(intake, store, key=make_key(folder / "key", store=store.folder), authority="Kent")
    return folder / "workspace"


def counted(kent: Authority, workspace: Path, **given: Any) -> Any:
    return count(by=SYSTEM, authority=kent, workspace=workspace, **given)


@pytest.mark.django_db
def test_every_figure_is_what_the_indicators_give(kent: Authority, returns: Path) -> None:
    keep_from_catalogue(by=SYSTEM, authority=kent, ids=IDS)
    made = counted(kent, returns)
    assert (made.start, made.end, made.without) == ("2024-04", "2026-03", ())
    kept = {
        (each.measure.code, each.every, each.area, each.period): each
        for each in Observation.objects.select_related("measure")
    }
    seen = set()
    for by in ("authority", "district"):
        for every in ("month", "quarter", "year"):
            for each in compute(returns, ids=IDS, by=by, every=every, start="2024-04", end="2026-03"):
                if each.area == "unknown" or (each.indicator == "cl_eet_pct" and every != "year"):
                    continue
                place = (each.indicator, every, "" if by == "authority" else each.area, each.period)
                figure = kept[place]
                assert figure.numerator == float(each.numerator), place
                assert figure.denominator == (None if each.denominator is None else float(each.denominator))
                assert figure.value == (None if each.value is None else float(each.value)), place
                assert (figure.unknown, figure.first_day, figure.last_day) == (
                    each.unknown,
                    each.first_day,
                    each.last_day,
                )
                seen.add(place)
    assert seen == set(kept)
    assert len({area for _, _, area, _ in seen}) == 13


@pytest.mark.django_db
def test_counting_again_changes_nothing_and_a_part_is_a_part(kent: Authority, returns: Path) -> None:
    keep_from_catalogue(by=SYSTEM, authority=kent, ids=IDS)
    first = counted(kent, returns, start="2025-04", end="2025-09", codes=["rereferral_pct"])
    assert first.brought_in.new == 13 * (6 + 2)  # months and quarters; no whole year
    assert counted(kent, returns).brought_in.new > 1000
    again = counted(kent, returns)
    assert again.brought_in.load is None
    assert Load.objects.count() == 2
    assert Load.objects.latest("pk").title.startswith("Returns: ")


@pytest.mark.django_db
def test_what_cannot_be_counted_is_told(
    kent: Authority, medway: Authority, returns: Path, tmp_path: Path
) -> None:
    with pytest.raises(ForPerson, match="keeps no measures yet"):
        counted(kent, returns)
    keep_from_catalogue(by=SYSTEM, authority=kent, ids=IDS)
    keep_from_catalogue(by=SYSTEM, authority=medway, ids=IDS)
    with pytest.raises(ForPerson, match="keeps no measure referrals_number"):
        counted(kent, returns, codes=["referrals_number"])
    with pytest.raises(ForPerson, match="no return is loaded"):
        counted(kent, tmp_path)
    with pytest.raises(ForPerson, match="No return of this authority is loaded"):
        counted(medway, returns)
    with pytest.raises(ForPerson, match="no whole period"):
        counted(kent, returns, start="2010-04", end="2010-06")


@pytest.mark.django_db
def test_the_whole_catalogue_becomes_measures_and_again_none(kent: Authority) -> None:
    kept = keep_from_catalogue(by=SYSTEM, authority=kent)
    assert len(kept.new) == len(catalogue().definitions)
    assert keep_from_catalogue(by=SYSTEM, authority=kent).same == len(kept.new)
    by_code = {each.code: each for each in Measure.objects.all()}
    assert (by_code["sw_caseload"].theme, by_code["sw_caseload"].kind) == ("workforce", "snapshot")
    assert (by_code["cl_eet_pct"].every, by_code["cl_eet_pct"].stale_after) == ("year", 465)
    for each in catalogue().definitions.values():
        measure = by_code[each.id]
        assert (measure.better, measure.unit, measure.decimals) == (each.polarity, each.unit, each.decimals)
        assert bool(measure.out_of) != each.is_count


@pytest.mark.django_db
def test_a_later_definition_is_taken_up_and_ones_own_settings_stay(kent: Authority) -> None:
    keep_from_catalogue(by=SYSTEM, authority=kent, ids=["rereferral_pct"])
    Measure.objects.update(definition_version=0, title="As it was", owner_name="Dora Director")
    kept = keep_from_catalogue(by=SYSTEM, authority=kent, ids=["rereferral_pct"])
    (measure,) = kept.renewed
    assert measure.title == catalogue().definitions["rereferral_pct"].title
    assert measure.owner_name == "Dora Director"


@on_sqlite_only("its site has an SQLite file of its own, whatever the others run on")
def test_the_command_makes_loads_and_lists(migrated: Migrated, tmp_path: Path) -> None:
    home = tmp_path / "workspace"
    file = tmp_path / "local.csv"
    with migrated.copied_to(home):
        assert (
            "3 new measures, 0 kept already"
            in _headway(home, "measures", "--authority", "Kent", *IDS[:3]).stdout
        )
        listed = _headway(home, "list", "--authority", "E10000016").stdout
        assert "rereferral_pct: Re-referrals within 12 months (%): no figure" in listed
        file.write_text("measure,period,numerator,denominator\nrereferral_pct,2026-08,54,250\nx,y,z,1\n")
        refused = _headway(home, "load", str(file), "--authority", "Kent")
        assert refused.returncode == 2
        assert "local.csv, row 2, measure:" in refused.stderr
        assert "local.csv, row 3, period:" in refused.stderr
        nothing = _headway(home, "count", "--authority", "Kent")
        assert (nothing.returncode, "no return is loaded" in nothing.stderr) == (2, True)
        unknown = _headway(home, "list", "--authority", "Atlantis")
        assert (unknown.returncode, 'There is no authority "Atlantis"' in unknown.stderr) == (2, True)


def _headway(home: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    plain = {name: text for name, text in os.environ.items() if not name.startswith(("HEADWAY", "DATABASE"))}
    return subprocess.run(
        [sys.executable, "-m", "headway", "performance", *arguments],
        capture_output=True,
        text=True,
        check=False,
        env=plain | {"HEADWAY_HOME": str(home)},
    )
