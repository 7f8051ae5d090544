"""A plan goes out and comes back the same, in each form, whatever is written in it."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.db import transaction
from django.db.models import Model
from exchange_plans import plans
from hypothesis import HealthCheck, given, settings
from one_database import on_sqlite_only

from headway.web.exchange.bring_in import bring_in
from headway.web.exchange.formats import Form, given_in, written
from headway.web.exchange.given import Checked, checked
from headway.web.exchange.plan_out import tables_of
from headway.web.exchange.tables import PlanTables
from headway.web.plans import models
from headway.web.plans.models import Plan
from headway.web.trail.actions import SYSTEM

_quietly = settings(
    deadline=None,
    max_examples=40,
    suppress_health_check=[
        HealthCheck.function_scoped_fixture,
        HealthCheck.too_slow,
        HealthCheck.data_too_large,
    ],
)


@contextmanager
def an_empty_workspace() -> Iterator[None]:
    """What happens inside is undone."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def brought_in(tables: PlanTables) -> Plan:
    places = {table.name: list(range(2, len(rows) + 2)) for table, rows in tables}
    return bring_in(by=SYSTEM, given=Checked(tables, places), content=b"", make_people=True)


@on_sqlite_only("files are written and read without a database")
@pytest.mark.parametrize("form", Form)
@_quietly
@given(tables=plans())
def test_what_a_form_writes_it_reads_back(form: Form, tables: PlanTables) -> None:
    content = written(tables, form)
    assert checked(given_in(content, "plan")).tables == tables
    assert written(tables, form) == content


@pytest.mark.django_db
@_quietly
@given(tables=plans())
def test_what_is_brought_in_goes_out_the_same(tables: PlanTables) -> None:
    with an_empty_workspace():
        assert tables_of(brought_in(tables)) == tables


@pytest.mark.django_db
@pytest.mark.parametrize("form", Form)
@settings(_quietly, max_examples=15)
@given(tables=plans())
def test_out_into_an_empty_workspace_and_out_again_is_the_same_file(form: Form, tables: PlanTables) -> None:
    with an_empty_workspace():
        first = written(tables_of(brought_in(tables)), form)
    with an_empty_workspace():
        given_back = checked(given_in(first, "plan"))
        plan = bring_in(by=SYSTEM, given=given_back, content=first, make_people=True)
        assert written(tables_of(plan), form) == first


EXPORTED = {
    models.Plan: "inspection authority title owning_body published is_example created version",
    models.StatusWord: "plan word meaning rag must_explain order",
    models.Item: "plan recommendation issue number answer reason answered_on order version",
    models.Action: (
        "item title detail measure measure_kind hears_children start due status stage order created last_update version"
    ),
    models.Ownership: "action person name post is_lead",
    models.Milestone: "action title due reached_on",
    models.Update: "action at by by_name status narrative",
    models.Reschedule: "action old_due new_due reason at by_name",
    models.Evidence: "action title",
    models.EvidenceRevision: "evidence sha256 name size media_type at by_name",
    models.Closure: (
        "action narrative proposed_stage proposed_at proposed_by outcome decided_at decided_by body reason"
    ),
    models.Publication: "plan on at by_name statement",
}


@pytest.mark.parametrize("model", EXPORTED, ids=lambda model: model.__name__)
def test_a_field_that_is_new_to_the_plans_must_get_its_column(model: type[Model]) -> None:
    """Put it into tables.py, plan_out.py and bring_in.py (and this list): otherwise an import would lose it."""
    assert {field.name for field in model._meta.concrete_fields} - {"id"} == set(EXPORTED[model].split())
