"""Two people who open the same thing: the second to save is told."""

from datetime import date

import pytest
from django.db import transaction
from django.db.transaction import TransactionManagementError

from headway.errors import ForPerson
from headway.web.register.models import Authority, Inspection
from headway.web.versions import Conflict, claim

pytestmark = pytest.mark.django_db


@pytest.fixture
def inspection(kent: Authority) -> Inspection:
    return Inspection.objects.create(authority=kent, framework="sif", published=date(2017, 6, 13))


def test_a_claimed_version_grows_by_one_in_the_database_and_on_the_instance(inspection: Inspection) -> None:
    claim(inspection, 1)
    inspection.note = "Mine"
    inspection.save()
    stored = Inspection.objects.get(pk=inspection.pk)
    assert (stored.version, stored.note) == (2, "Mine")


def test_the_second_to_claim_a_version_gets_the_conflict_with_how_it_stands_now(
    inspection: Inspection,
) -> None:
    theirs, mine = (Inspection.objects.get(pk=inspection.pk) for _ in range(2))
    claim(theirs, 1)
    theirs.note = "Theirs"
    theirs.save()
    with pytest.raises(Conflict, match="changed by somebody else") as caught:
        claim(mine, 1)
    assert isinstance(caught.value, ForPerson)
    assert isinstance(caught.value.current, Inspection)
    assert (caught.value.current.note, caught.value.current.version) == ("Theirs", 2)
    assert Inspection.objects.get(pk=inspection.pk).note == "Theirs"


def test_an_instance_read_before_the_form_was_opened_is_a_conflict_too(inspection: Inspection) -> None:
    stale = Inspection.objects.get(pk=inspection.pk)
    claim(Inspection.objects.get(pk=inspection.pk), 1)
    with pytest.raises(Conflict):
        claim(stale, 2)  # saving it would write version 1's fields over version 2's


@pytest.mark.parametrize("sent", ["0", "-1", "one", "", "9" * 40, None])
def test_a_version_that_no_form_of_ours_sent_is_a_conflict(inspection: Inspection, sent: str) -> None:
    with pytest.raises(Conflict):
        claim(inspection, sent)


def test_a_version_as_a_form_sends_it_is_a_number(inspection: Inspection) -> None:
    claim(inspection, "1")
    assert inspection.version == 2


def test_what_was_removed_says_so(inspection: Inspection) -> None:
    mine = Inspection.objects.get(pk=inspection.pk)
    inspection.delete()
    with pytest.raises(Conflict, match="was removed") as caught:
        claim(mine, 1)
    assert caught.value.current is None


@pytest.mark.django_db(transaction=True)
def test_a_claim_outside_a_transaction_is_refused() -> None:
    authority = Authority.objects.get_or_create(code="E10000016", defaults={"name": "Kent"})[0]
    inspection = Inspection.objects.create(authority=authority, framework="sif")
    with pytest.raises(TransactionManagementError):
        claim(inspection, 1)
    with transaction.atomic():
        claim(inspection, 1)
