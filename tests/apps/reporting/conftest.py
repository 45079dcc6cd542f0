"""What the tests of reporting share."""

from typing import Any

import pytest


@pytest.fixture
def city(db: None) -> Any:
    from tests.apps.reporting.random_city import make_city  # noqa: PLC0415 (needs the settings)

    return make_city()
