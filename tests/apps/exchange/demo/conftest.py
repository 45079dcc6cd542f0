"""The small demonstration, loaded once for the tests of a module and taken back after them."""

from collections.abc import Generator
from typing import Any

import pytest
from django.db import transaction


@pytest.fixture(scope="module")
def small_demo(django_db_setup: None, django_db_blocker: Any) -> Generator[None]:
    """Load the small demonstration in a transaction that is never committed."""
    from daihoi.apps.exchange.demo.layout import Extent  # noqa: PLC0415 (the settings may be read only now)
    from daihoi.apps.exchange.demo.loading import load  # noqa: PLC0415

    with django_db_blocker.unblock(), transaction.atomic():
        load(lambda *_: None, Extent.SMALL)
        yield
        transaction.set_rollback(rollback=True)
