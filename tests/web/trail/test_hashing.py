"""What is hashed is exactly what either database gives back."""

import hashlib
import json
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from typing import Any

import pytest
from django.db import transaction
from django.db.transaction import TransactionManagementError
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from headway.web.plans.states import Stage
from headway.web.register.models import Authority
from headway.web.trail.actions import SYSTEM, Entry, plain, record, record_many
from headway.web.trail.chain import START, Row, canonical, clean, hash_of, plain_value
from headway.web.trail.integrity import stored_rows, verdict
from headway.web.trail.models import Event

anything = st.text(st.characters(codec=None), max_size=30)  # with halves of surrogate pairs and U+0000
numbers = st.integers(-(10**30), 10**30) | st.floats()
leaves = st.none() | st.booleans() | numbers | anything | st.dates() | st.decimals() | st.sampled_from(Stage)
values = st.recursive(
    leaves, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(anything, inner, max_size=4)
)
said = st.none() | st.dictionaries(anything, values, max_size=4)


class Somebody:
    def __init__(self, pk: int | None, name: str) -> None:
        self.pk, self.name = pk, name


@pytest.mark.django_db
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    before=said,
    after=said,
    why=anything,
    name=st.text(st.characters(codec=None), max_size=400),
    by=st.none() | st.integers(-(2**63), 2**63 - 1),
    authority=st.text(st.characters(codec=None), max_size=9),
)
@example(
    before={"b": 1e16, "a": -0.0, "é": 0.1 + 0.2},
    after={"pair": "\ud83d\ude00", "half": "\ud800", "nul": "a\x00b", "nan": float("nan"), "none": None},
    why="\r\n\t tabs, a bell \x07, \u2028 and \N{GRINNING FACE} ",
    name="İıßﬁ",
    by=None,
    authority="E10000016",
)
def test_an_event_is_read_back_as_it_was_hashed(
    kent: Authority, before: Any, after: Any, why: str, name: str, by: int | None, authority: str
) -> None:
    made = record(
        by=Somebody(by, name),
        action="authority.tried",
        subject=kent,
        authority=authority,
        before=before,
        after=after,
        why=why,
    )
    *_, row = stored_rows()
    assert row.seq == made.seq
    assert row.hash == made.hash == hash_of(row)
    read = Event.objects.get(pk=made.seq)
    for field in Event._meta.fields:
        given_back, kept = getattr(read, field.name), getattr(made, field.name)
        assert repr(given_back) == repr(kept) or given_back == kept, field.name
    json.dumps(
        [read.before, read.after, read.why, read.by_name], ensure_ascii=False
    ).encode()  # a page can show it
    assert verdict().holds


@given(values)
def test_the_text_of_a_value_is_stable_once_read_back(value: Any) -> None:
    text = canonical(value)
    assert text.isascii()
    assert canonical(json.loads(text)) == text


@given(anything)
def test_clean_text_can_be_stored_and_keeps_its_length(text: str) -> None:
    cleaned = clean(text)
    cleaned.encode()
    assert len(cleaned) == len(text)
    assert "\0" not in cleaned
    assert clean(cleaned) == cleaned


@pytest.mark.parametrize(
    ("value", "plainly"),
    [
        (date(2017, 6, 13), "2017-06-13"),
        (datetime(2017, 6, 13, 9, 5, tzinfo=UTC), "2017-06-13T09:05:00+00:00"),
        (Decimal("1.10"), "1.10"),
        (Stage.OPEN, "open"),
        (float("inf"), "inf"),
        ((1, 2), [1, 2]),
        ({"b", "a"}, ["a", "b"]),
        ({1: "one", None: "none"}, {"1": "one", "None": "none"}),
        (True, True),
        (b"x", "b'x'"),
    ],
)
def test_what_json_lacks_stands_as_text(value: Any, plainly: Any) -> None:
    assert plain_value(value) == plainly


def row(**changed: Any) -> Row:
    fields = {
        "seq": 1,
        "at": datetime(2026, 11, 22, 14, 5, tzinfo=UTC),
        "by_id": 7,
        "by_name": "Zoë Adé",
        "authority": "E10000016",
        "action": "plan.published",
        "subject_type": "plan",
        "subject_id": "3",
        "subject_label": "Plan",
        "before": None,
        "after": '{"published":"2026-11-22"}',
        "why": "",
        "thread": "",
        "previous_hash": START,
    }
    return Row(**fields | changed)


def test_an_auditor_can_compute_the_hash_without_us() -> None:
    written = (
        r'["headway-trail-1",1,"2026-11-22T14:05:00.000000+00:00",7,"Zo\u00eb Ad\u00e9","E10000016","plan.published",'
        r'"plan","3","Plan",null,"{\"published\":\"2026-11-22\"}","","",'
        r'"0000000000000000000000000000000000000000000000000000000000000000"]'
    )
    assert hash_of(row()) == hashlib.sha256(written.encode()).hexdigest()


def test_the_hash_is_of_the_moment_not_of_the_zone_it_is_told_in() -> None:
    summer = timezone(timedelta(hours=1))
    assert hash_of(row(at=datetime(2026, 11, 22, 15, 5, tzinfo=summer))) == hash_of(row())


@pytest.mark.parametrize("name", [name for name in Row._fields if name != "hash"])
def test_a_change_of_any_field_changes_the_hash(name: str) -> None:
    other: dict[type, Any] = {
        int: 99,
        str: "changed",
        datetime: datetime(2020, 1, 1, tzinfo=UTC),
        type(None): "{}",
    }
    assert hash_of(row(**{name: other[type(getattr(row(), name))]})) != hash_of(row())


def test_fields_do_not_run_into_each_other() -> None:
    assert hash_of(row(subject_type="pl", subject_id="an3")) != hash_of(
        row(subject_type="plan", subject_id="3")
    )


@pytest.mark.django_db
def test_many_events_at_once_are_one_chain(kent: Authority) -> None:
    first = record(by=SYSTEM, action="authority.tried", subject=kent)
    made = record_many(by=SYSTEM, entries=(Entry(action=f"authority.{n}", subject=kent) for n in range(1200)))
    last = record(by=SYSTEM, action="authority.tried", subject=kent)
    assert [each.seq for each in (first, *made, last)] == list(range(1, 1203))
    assert verdict().events == 1202
    assert verdict().holds
    assert record_many(by=SYSTEM, entries=[]) == []


@pytest.mark.django_db
def test_plain_names_the_fields_as_json_can_hold_them(kent: Authority) -> None:
    kent.first_day = date(1974, 4, 1)
    assert plain(kent, "name", "first_day", "successors", "last_day") == {
        "name": "Kent",
        "first_day": "1974-04-01",
        "successors": [],
        "last_day": None,
    }


@pytest.mark.django_db(transaction=True)
def test_an_event_outside_the_transaction_of_its_change_is_refused() -> None:
    subject = Authority(code="E10000016", name="Kent")
    with pytest.raises(TransactionManagementError):
        record(by=SYSTEM, action="authority.tried", subject=subject)


@pytest.mark.django_db(transaction=True)
def test_a_change_that_is_rolled_back_takes_its_event_along() -> None:
    subject = Authority(code="E10000016", name="Kent")
    with transaction.atomic():
        record(by=SYSTEM, action="authority.tried", subject=subject)
        transaction.set_rollback(True)
    with transaction.atomic():
        made = record(by=SYSTEM, action="authority.tried", subject=subject)
    assert made.seq == 1
    assert verdict().events == 1


@pytest.mark.django_db
def test_recording_costs_three_queries(kent: Authority, django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(3):
        record(by=SYSTEM, action="authority.tried", subject=kent)
