"""A file of figures may be anything: it is answered with what to mend, and kept only where all of it is right."""

import json
from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from measures_site import a_measure

from headway.web.accounts.roles import Role
from headway.web.performance.models import Load, Measure, Observation
from headway.web.register.models import Authority
from headway.web.trail.models import Event

pytestmark = pytest.mark.django_db

HEAD = "measure,area,period,numerator,denominator,unknown,value\n"
ADD = "/performance/loads/add/"


@pytest.fixture
def measure(kent: Authority) -> Measure:
    return a_measure(kent, "visits", title="Visits", source="local", better="higher")


def sent(client: Client, content: str | bytes, name: str = "figures.csv", **more: str) -> tuple[int, str]:
    content = content.encode() if isinstance(content, str) else content
    response = client.post(ADD, {"file": SimpleUploadedFile(name, content), **more})
    return response.status_code, response.content.decode()


@pytest.mark.parametrize(
    "content",
    [
        b"PK\x03\x04" + b"\x00" * 200,
        b"%PDF-1.7\n",
        "measure,period,numerator\n".encode("utf-16"),
        HEAD.encode() + b"visits,\xe9,2026-08,1,2,,\n",
        HEAD + "visits,,2026-08," + "9" * 200_000 + ",2,,",
        HEAD + '"visits' + "x" * 200_000,
        '"' * 100_001,
        HEAD + "visits,,9999-12,1,2,,",
        HEAD + "visits,,0000-01,1,2,,",
        HEAD + "visits,,0001-01,1,2,,",
        HEAD + "visits,,0000-01 Q1,1,2,,",
        HEAD + "visits,,9999-00,1,2,,",
        HEAD + "visits,,9999-00 Q4,1,2,,",
        HEAD + "visits,,year to 0000-01,1,2,,",
        HEAD + "visits,,year to 9999-12,1,2,,",
        HEAD + "visits,,2040-08,1,2,,",
        HEAD + "visits,,1926-08,1,2,,",
        HEAD + "visits,,2012-13,1,2,,\nvisits,,year to 2026-08,1,2,,",
        HEAD + 'visits,,2026-08,"1,5",20,,',
        HEAD + 'visits,,2026-08,"1,2,3",200,,',
        HEAD + "visits,,2026-08,1_0,20,,",
        HEAD + "visits,,2026-08,NaN,2,,",
        HEAD + "visits,,2026-08,sNaN,2,,",
        HEAD + "visits,,2026-08,1e400,2,,",
        HEAD + "visits,,2026-08,1e999999999999999999,2,,",
        HEAD + "visits,,2026-08,1E-999999,2,,",
        HEAD + "visits,,2026-08,-1,2,,",
        HEAD + "visits,,2026-08,3,2,,",
        HEAD + "visits,,2026-08,1,2,-3,",
        HEAD + "visits,,2026-08,1,2,99999999999,",
        HEAD + "visits,,2026-08,1,2,0.5,",
        HEAD + "visits,,2026-08,1,,,",
        HEAD + "visits,,2026-08,,2,,",
        HEAD + "visits,,2026-08,1,2,,51",
        HEAD + "visits,,2026-08,=1+1,2,,",
        HEAD + "visits,Jo Bloggs,2026-08,1,2,,",
        HEAD + "visits,=HYPERLINK(1),2026-08,1,2,,",
        HEAD + "visits,,2026-08,1,2,,\nvisits,all,2026-08,1,2,,",
        HEAD + "visits,,2026-08,1,2,,,,,",
        HEAD + "visits,,<script>alert(1)</script>,1,2,,",
        "measure,period,numerator,UPN\nvisits,2026-08,1,A123456789012\n",
        "measure,period,numerator,Child's name\nvisits,2026-08,1,Jo\n",
        "measure,period,numerator,<script>alert(1)</script>\nvisits,2026-08,1,Jo\n",
        "measure,period,numerator,numerator\nvisits,2026-08,1,2\n",
        "",
        "\n\n\n",
        HEAD,
    ],
)
def test_a_file_with_anything_wrong_is_told_of_and_nothing_is_kept(
    signed_in: Callable[..., Client], measure: Measure, content: str | bytes
) -> None:
    status, page = sent(signed_in(Role.ANALYST), content)
    assert status == 400
    assert "<script>alert" not in page
    assert not Load.objects.exists()
    assert not Observation.objects.filter(measure=measure).exists()


def test_the_name_of_a_file_may_name_a_child_and_stands_in_no_trail(
    signed_in: Callable[..., Client], measure: Measure
) -> None:
    name = "Jo Bloggs 01.02.2015 <script>alert(1)<\r\nSet-Cookie: a=b.csv"
    client = signed_in(Role.ANALYST)
    status, _ = sent(client, HEAD + "visits,,2026-08,1,2,,", name=name)
    assert status == 302
    load = Load.objects.get()
    client.post(f"/performance/loads/{load.pk}/withdraw/", {"because": "Wrong."})
    told = json.dumps(list(Event.objects.values()), default=str)
    assert "figures.withdrawn" in told
    assert "Bloggs" not in told
    assert load.sha256[:12] in told
    assert Observation.objects.get(measure=measure).is_current is False
    page = client.get(f"/performance/loads/{load.pk}/")
    assert b"<script>alert" not in page.content


@pytest.mark.parametrize("named", ["Jo Bloggs 01/02/2015", "A123456789012", "943 476 5919", "2015-02-01"])
def test_no_childs_identifier_becomes_a_district(
    signed_in: Callable[..., Client], measure: Measure, named: str
) -> None:
    content = HEAD + f"visits,{named},2026-08,1,2,,"
    status, page = sent(signed_in(Role.ANALYST), content, new_districts=named)
    assert status == 400
    assert "Give the names of places" in page
    assert not Observation.objects.filter(measure=measure).exists()
