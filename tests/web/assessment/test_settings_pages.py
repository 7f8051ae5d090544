"""The register of settings on the website: shares on a day, the settings of a kind, one of them, and its files."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from page_reading import Read, read
from settings_site import HOME, MINDER, PRIMARY, loaded_list, loaded_made_up

from headway.web.accounts.roles import Role
from headway.web.lessons.models import Neighbour, NeighbourList
from headway.web.register.models import Authority

pytestmark = pytest.mark.django_db
Browser = Callable[..., Client]
ON = "on-day=31&on-month=8&on-year=2024"


@pytest.fixture
def analyst(signed_in: Browser) -> Client:
    return signed_in(Role.ANALYST)


@pytest.fixture
def neighbours(kent: Authority, medway: Authority) -> None:
    made = NeighbourList.objects.create(name="NFER", version="2021")
    Neighbour.objects.create(list=made, authority=kent, neighbour=medway, rank=1)


def page(client: Client, name: str, query: str = "", **parts: str) -> Read:
    response = client.get(f"{reverse(name, kwargs=parts)}?{query}")
    assert response.status_code == 200
    return read(response)


def row_of(found: Read, start: str) -> list[str]:
    return next(row for table in found.tables for row in table if row[0].startswith(start))


@pytest.mark.usefixtures("neighbours")
def test_shares_stand_beside_neighbours_england_and_a_year_before(analyst: Client) -> None:
    loaded_list()
    found = page(analyst, "settings_register", ON)
    assert row_of(found, "Primary schools")[1:7] == ["2", "1 of 2", "1 of 2", "1 of 1", "2 of 3", "0 of 1"]
    assert "on 31 August 2024" in found.text
    assert "NFER, 2021, 1 authorities" not in found.text
    assert "NFER, 2021, 1 authority" in found.text


def test_without_a_list_of_neighbours_none_are_made_up(analyst: Client) -> None:
    loaded_list()
    found = page(analyst, "settings_register", ON)
    assert "No list of statistical neighbours is loaded that has Kent" in found.text
    assert row_of(found, "Primary schools")[4] == "–not held"


def test_those_without_a_grade_are_named_and_in_no_share(analyst: Client) -> None:
    loaded_made_up()
    found = page(analyst, "settings_register", "on-day=31&on-month=1&on-year=2026")
    cells = row_of(found, "Primary schools")
    assert "without an overall grade" in cells[0]
    assert int(cells[1]) > int(cells[2].rstrip(")").split(" of ")[1])


def test_a_day_before_everything_that_is_held_says_so_and_shows_no_nought(analyst: Client) -> None:
    loaded_list()
    found = page(analyst, "settings_register", "on-day=1&on-month=1&on-year=2001")
    assert "The register tells nothing of 1 January 2001" in found.text
    assert not found.tables


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("on-day=31&on-month=2&on-year=2024", "not a day in the calendar"),
        ("on-day=1&on-month=1&on-year=1900", "No register goes back before 1993"),
        ("on-day=1&on-month=1&on-year=9999", "still to come"),
        ("on-day=x&on-month=%00&on-year=2024", "give day, month and year"),
    ],
)
def test_a_day_that_cannot_be_is_told_at_its_field_and_todays_figures_stay(
    analyst: Client, query: str, said: str
) -> None:
    loaded_list()
    found = page(analyst, "settings_register", query)
    assert said in " ".join(found.errors)
    assert row_of(found, "Primary schools")


def test_tomorrow_is_refused_and_today_is_not(analyst: Client) -> None:
    loaded_list()
    later = timezone.localdate() + timedelta(days=1)
    query = f"on-day={later.day}&on-month={later.month}&on-year={later.year}"
    assert page(analyst, "settings_register", query).errors
    assert not page(analyst, "settings_register").errors


def test_nothing_loaded_asks_for_files_of_one_who_may_load_them(analyst: Client, signed_in: Browser) -> None:
    assert "Load files" in page(analyst, "settings_register").links
    assert "Load files" not in page(signed_in(Role.MEMBER), "settings_register").links
    assert "No file is loaded yet" in page(analyst, "settings_loads").text


def test_a_kind_lists_its_settings_with_grade_and_day_and_finds_by_name_number_and_grade(
    analyst: Client,
) -> None:
    loaded_list()
    found = page(analyst, "settings_kind", ON, kind="primary_schools")
    assert [row[0] for row in found.tables[0][1:]] == ["Example Primary School 1", "Example Primary School 2"]
    assert found.tables[0][1][1:] == [PRIMARY, "Good", "14 May 2024", "20 June 2024"]
    for asked in ("words=school+2", "words=9000002", "grade=Inadequate"):
        only = page(analyst, "settings_kind", f"{ON}&{asked}", kind="primary_schools")
        assert [row[1] for row in only.tables[0][1:]] == ["9000002"], asked
    none = page(analyst, "settings_kind", f"{ON}&words=nowhere", kind="primary_schools")
    assert "None of the 2 primary schools is like that" in none.text


def test_on_an_earlier_day_the_earlier_grade_stands(analyst: Client) -> None:
    loaded_list()
    found = page(analyst, "settings_kind", "on-day=31&on-month=8&on-year=2023", kind="primary_schools")
    assert [row[2] for row in found.tables[0][1:]] == ["Requires improvement", "Not inspected"]


def test_a_long_list_comes_in_pages_that_keep_what_was_asked(analyst: Client) -> None:
    loaded_made_up(size=3)
    query = "words=example&on-day=31&on-month=8&on-year=2025"
    first = page(analyst, "settings_kind", query, kind="primary_schools")
    assert len(first.tables[0]) == 51
    link = first.links["Next page"]
    assert "words=example" in link
    second = read(analyst.get(reverse("settings_kind", args=["primary_schools"]) + link))
    assert "page 2 of 2" in second.text
    assert second.value("words") == "example"


def test_settings_that_closed_show_only_where_one_asks_for_them(analyst: Client) -> None:
    loaded_made_up(size=2)
    query = "on-day=31&on-month=1&on-year=2026"
    some = page(analyst, "settings_kind", query, kind="primary_schools")
    every = page(analyst, "settings_kind", f"{query}&closed=on", kind="primary_schools")
    assert "Closed" not in " ".join(row[0] for row in some.tables[0])
    assert "Closed" in " ".join(row[0] for row in every.tables[0])
    assert every.value("closed") == ["on"]


@pytest.mark.parametrize(
    ("kind", "urn", "label", "hidden"),
    [
        ("childminders", MINDER, f"Childminder {MINDER}", "Mary"),
        ("childrens_homes", HOME, f"Children’s home {HOME}", "Rose"),
    ],
)
def test_childminders_and_childrens_homes_go_by_their_numbers(
    analyst: Client, kind: str, urn: str, label: str, hidden: str
) -> None:
    loaded_list()
    found = page(analyst, "settings_kind", ON, kind=kind)
    assert found.tables[0][1][0] == label
    assert "keeps no names and addresses" in found.text
    one = page(analyst, "setting", urn=urn)
    assert one.h1 == label
    assert hidden not in found.text + one.text


def test_one_setting_shows_its_history_each_grade_on_its_own_scale(analyst: Client) -> None:
    loaded_list()
    found = page(analyst, "setting", urn=PRIMARY)
    assert found.h1 == "Example Primary School 1"
    assert [row[0] for row in found.tables[0][1:]] == ["14 May 2024", "6 March 2018"]
    assert found.tables[0][2][1].startswith(
        "Requires improvementOn the scale “Ofsted's inspections of settings from"
    )


def test_an_inspection_of_a_school_and_its_sixth_form_is_one_visit_with_two_grades(analyst: Client) -> None:
    loaded_made_up(size=1)
    listed = page(analyst, "settings_kind", "on-day=31&on-month=8&on-year=2024", kind="sixth_forms")
    found = page(analyst, "setting", urn=listed.tables[0][1][1])
    assert "Secondary school; with it: school sixth form" in found.text
    assert any("School sixth form: " in row[1] for row in found.tables[0])
    assert len({row[0] for row in found.tables[0]}) == len(found.tables[0])


def test_a_setting_of_another_authority_is_no_secret_and_one_of_none_is_not_there(
    analyst: Client,
) -> None:
    loaded_list()
    assert page(analyst, "setting", urn="9000003").h1 == "Example Primary School 3"
    assert analyst.get(reverse("setting", args=["9999999"])).status_code == 404
    assert analyst.get(reverse("settings_kind", args=["castles"])).status_code == 404


def test_the_files_are_listed_with_what_was_left_out_of_each(analyst: Client) -> None:
    loaded_made_up()
    found = page(analyst, "settings_loads")
    assert len(found.tables[0]) == 7
    assert "State-funded schools: latest inspections, from November 2025" in found.text


def test_a_damaged_store_is_told_in_a_sentence_on_every_page(analyst: Client) -> None:
    store = loaded_list()
    next(store.folder.glob("*/edition=*/settings.parquet")).write_bytes(b"")
    for name, parts in (
        ("settings_register", {}),
        ("settings_kind", {"kind": "childcare"}),
        ("setting", {"urn": PRIMARY}),
    ):
        response = analyst.get(reverse(name, kwargs=parts))
        assert response.status_code == 503, name
        assert "is damaged" in read(response).text
        assert str(store.folder) not in response.content.decode()


@pytest.mark.usefixtures("neighbours")
def test_a_page_asks_the_database_as_often_whatever_the_register_holds(
    analyst: Client, django_assert_max_num_queries: Callable[..., object]
) -> None:
    loaded_made_up()
    for name, parts in (
        ("settings_register", {}),
        ("settings_kind", {"kind": "childcare"}),
        ("settings_loads", {}),
    ):
        with django_assert_max_num_queries(10):
            page(analyst, name, ON, **parts)
