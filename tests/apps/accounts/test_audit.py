"""The audit chain: what was changed, removed, inserted or put in another order is found and named."""

import pytest
from django.db import connection

from daihoi.apps.accounts.audit import verify
from daihoi.apps.accounts.models import AuditEntry
from tests.factories import make_user


@pytest.mark.django_db
def test_untouched_chain_has_no_fault():
    make_user()
    make_user()
    assert list(verify()) == []
    assert connection.vendor


@pytest.mark.django_db(transaction=True)
def test_trans():
    make_user()
    assert list(verify()) == []


@pytest.mark.django_db(transaction=True)
def test_trans2():
    make_user()
    assert list(verify()) == []
    assert AuditEntry.objects.count() == 1
