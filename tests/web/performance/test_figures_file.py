"""A local file is kept whole or not at all; each fault is told by row and column; no child's record is read."""

from collections.abc import Callable
from datetime import date

import pytest
from measures_site import a_measure

from headway.web.accounts.models import Person
from headway.web.accounts.roles import Role
from headway.web.performance.loading import load_file
from headway.web.performance.local_file import COLUMNS, FileFaults, read_figures
from headway.web.performance.models import Load, Measure, Observation
from headway.web.register.models import Authority

pytestmark = pytest.mark.django_db

ON = date(2026, 11, 1)
HEAD = "measure,area,period,numerator,denominator,unknown\n"


@pytest.fixture
def measure(kent: Authority) -> Measure:
    return a_measure(kent, "visits-in-time", source="local", better="higher")


def faults(measure: Measure, text: str, areas: tuple[str, ...] = ("Ashford", "Dover")) -> list[str]:
    counted = Measure(authority=measure.authority, code="rereferral_pct", source="returns")
    with pytest.raises(FileFaults) as caught:
        read_figures(text.encode(), name="local.csv", measures=[measure, counted], areas=areas, on=ON)
    return list(caught.value.faults)


def test_a_file_as_it_is_laid_out_is_brought_in(measure: Measure, person: Callable[..., Person]) -> None:
    text = HEAD + "visits-in-time,,2026-08,150,200,3\nvisits-in-time,Dover,2026-08,41,60,\n"
    text += 'visits-in-time,,2025-26 Q4,440,600,\nvisits-in-time,,2025-26,"1,800",2400,\n'
    made = load_file(
        by=person(Role.ANALYST),
        authority=measure.authority,
        name="C:\\figures\\local.csv",
        content=b"\xef\xbb\xbf" + text.encode(),
        new_districts=["Dover"],
    )
    assert made.load is not None
    assert (made.load.title, made.load.figures) == ("local.csv", 4)
    kept = {(each.every, each.area): each for each in Observation.objects.all()}
    assert (kept["month", ""].value, kept["month", ""].unknown) == (75.0, 3)
    assert kept["month", "Dover"].value == 68.3  # 41 of 60
    assert (kept["quarter", ""].period, kept["year", ""].numerator) == ("2025-26 Q4", 1800)


@pytest.mark.parametrize("column", ["child", "Child ID", "UPN", "surname", "DOB", "nhs number", "Postcode"])
def test_a_column_of_children_refuses_the_file_before_a_row_is_read(measure: Measure, column: str) -> None:
    text = f"{column},measure,period,numerator\nA123456789012,visits-in-time,nonsense,many\n"
    (said,) = faults(measure, text)
    assert said.startswith(
        f'row 1: the column "{column.lower()}" looks like one of a child. Nothing was read.'
    )
    assert "A123456789012" not in said


def test_any_column_that_is_not_of_the_layout_refuses_it(measure: Measure) -> None:
    assert faults(measure, "measure,period,numerator,team\n") == [
        f'row 1: "team" is not a column of this layout. Use only: {", ".join(COLUMNS)}.'
    ]
    assert faults(measure, "measure,period,period\n") == [
        'row 1: the column "period" is there twice. Keep one.',
        'row 1: the column "numerator" is missing. Add it.',
    ]


def test_every_fault_is_told_by_row_and_column(measure: Measure) -> None:
    found = faults(
        measure,
        HEAD
        + "nothing,,2026-08,1,2,\n"
        + "visits-in-time,Atlantis,2026-08,1,2,\n"
        + "visits-in-time,,last month,one,2,\n"
        + "visits-in-time,,2026-08,,200,\n"
        + "visits-in-time,,2026-08,150,,\n"
        + "visits-in-time,,2026-08,250,200,\n"
        + "visits-in-time,,2026-08,-1,200,1.5\n"
        + "rereferral_pct,,2026-08,1,2,\n"
        + "visits-in-time,,2026-07,1.23456,2\n",
    )
    assert [each.partition(":")[0] for each in found] == [
        "row 2, measure", "row 3, area", "row 4, period", "row 4, numerator", "row 5, numerator",
        "row 6, denominator", "row 7, numerator", "row 8, numerator", "row 8, unknown", "row 9, measure", "row 10",
    ]  # fmt: skip
    assert 'there is no measure "nothing"' in found[0]
    assert "give: Ashford, Dover" in found[1]
    assert "250 of 200 is more than all" in found[6]
    assert "counted from the returns" in found[9]
    assert "it has 5 cells, and the heading has 6" in found[10]


def test_a_value_that_is_given_must_agree_with_its_parts(measure: Measure) -> None:
    head = "measure,period,numerator,denominator,value\n"
    assert faults(measure, head + "visits-in-time,2026-08,41,60,68.4\n") == [
        "row 2, value: it says 68.4, and 41 of 60 gives 68.3. Mend one of them."
    ]
    good = (head + "visits-in-time,2026-08,41,60,68.3\n").encode()
    assert read_figures(good, name="local.csv", measures=[measure], areas=(), on=ON)[0].value == 68.3


def test_the_same_place_twice_names_both_rows(measure: Measure) -> None:
    row = "visits-in-time,,2026-08,150,200,\n"
    assert faults(measure, HEAD + row + "\n" + row) == [
        "row 4, period: this measure, area and period stand in row 2 already. Keep one."
    ]


def test_a_number_needs_no_denominator(kent: Authority) -> None:
    plain = a_measure(kent, "open-cases", source="local", unit="count", multiplier=1, decimals=0, out_of="")
    text = "measure,period,numerator\nopen-cases,2026-08,1204\n"
    (figure,) = read_figures(text.encode(), name="local.csv", measures=[plain], areas=(), on=ON)
    assert (figure.value, figure.denominator) == (1204, None)


def test_what_is_no_csv_is_told_how_to_save_it(measure: Measure) -> None:
    for content in (b"PK\x03\x04\x00\x00", "größe".encode("latin-1"), b"measure\x00"):
        with pytest.raises(FileFaults, match="CSV UTF-8"):
            read_figures(content, name="local.xlsx", measures=[measure], areas=(), on=ON)
    assert faults(measure, HEAD) == ["there are no figures under the headings. Give one a row."]


def test_nothing_of_a_file_with_a_fault_is_kept(measure: Measure, person: Callable[..., Person]) -> None:
    text = HEAD + "visits-in-time,,2026-08,150,200,\nvisits-in-time,,2026-09,many,200,\n"
    with pytest.raises(FileFaults, match="row 3, numerator"):
        load_file(
            by=person(Role.ANALYST), authority=measure.authority, name="local.csv", content=text.encode()
        )
    assert not Load.objects.exists()
    assert not Observation.objects.exists()


def test_many_faults_are_told_as_the_first_fifty_and_how_many_more(measure: Measure) -> None:
    text = HEAD + "visits-in-time,,nonsense,1,2,\n" * 70
    with pytest.raises(FileFaults) as caught:
        read_figures(text.encode(), name="local.csv", measures=[measure], areas=(), on=ON)
    lines = str(caught.value).splitlines()
    assert (len(lines), lines[-1]) == (51, "and 20 more faults")
    assert lines[0].startswith('local.csv, row 2, period: "nonsense" is not a period.')
