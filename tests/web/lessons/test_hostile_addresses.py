"""Whatever stands in the address of a page of lessons, it is answered: no error, and nothing of it becomes markup."""

from collections.abc import Callable

import pytest
from django.test import Client
from lessons_site import a_report, an_item

from headway.web.accounts.roles import Role

pytestmark = pytest.mark.django_db

PAGES = (
    "",
    "search/",
    "search.csv",
    "reports/",
    "reports/csv/",
    "themes/",
    "themes/themes.csv",
    "themes/oversight/",
    "decided/",
    "decided/lessons.csv",
    "recurrences/",
    "digest/",
    "review/",
    "review/agreement/",
)
FIELDS = (  # noqa: SIM905 - names in a row read better
    "q kind framework judgement grade since until region size authority neighbours_of neighbour_list theme sort "
    "exactly way year from to neighbours words judged outcome page passage state themes neighbours_only "
    "decided_since meeting since_0 since_1 since_2 until_0 until_1 until_2 queue version"
).split()
VALUES = (
    '"',
    "' OR 1=1; --",
    "\x00",
    "\U0001f600",
    "<script>alert(1)</script>",
    "x" * 10_000,
    "0",
    "0000",
    "-1",
    "9" * 30,
    "²",
    "٣",
    "NaN",
    "%",
    "NEAR(a b, 3)",
    "NEAR/0 NEAR/9999 OR NOT AND",
    "a:* & !b <-> (c",
    "supervis* *",
    "the of and",
    "-supervision -care",
    "\\",
    "{}[]^$",
    "\ue000supervision\ue001",
    "\u202esupervision",
)


@pytest.fixture
def library(kent: object) -> None:  # noqa: ARG001 - Kent is there first
    report = a_report("E06000035", overall="inadequate", pages=("One.",))
    an_item(report, "Improve <script>supervision</script> \ue000now\ue001.", themes={"oversight": 0.9})
    a_report("E10000014", overall="good")


@pytest.mark.usefixtures("library")
@pytest.mark.parametrize("page", PAGES, ids=[page or "first" for page in PAGES])
def test_no_address_is_an_error(signed_in: Callable[..., Client], page: str) -> None:
    client = signed_in(Role.QUALITY_ASSURANCE)
    fine = (200, 400, 404) if page == "digest/" else (200, 404)  # a digest is asked for by a form
    for value in VALUES:
        for given in (dict.fromkeys(FIELDS, value), {"q": f"supervision {value}", "theme": value}):
            response = client.get(f"/lessons/{page}", given)
            assert response.status_code in fine, (value, response.status_code)
            text = b"".join(response) if response.streaming else response.content
            if "html" in response["Content-Type"]:
                assert b"<script>alert" not in text
                assert b"<script>sup" not in text
