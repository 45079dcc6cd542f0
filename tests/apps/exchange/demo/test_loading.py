"""The demonstration is loaded whole into an empty database, or not at all."""

import pytest

from daihoi.apps.accounts.models import AuditEntry, User
from daihoi.apps.exchange.demo.layout import Extent
from daihoi.apps.exchange.demo.loading import is_loaded, load
from daihoi.apps.organisation.models import Unit
from daihoi.apps.planning.models import Cycle
from daihoi.core.errors import UnusableInput
from tests.factories import make_unit

pytestmark = pytest.mark.django_db


def test_a_load_cut_short_leaves_nothing_and_can_begin_anew() -> None:
    def cut(done: int, total: int) -> None:
        if done:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        load(cut, Extent.SMALL)
    left = [model.objects.count() for model in (Unit, Cycle, User, AuditEntry)]
    assert (left, is_loaded()) == ([0, 0, 0, 0], False)


def test_progress_ends_at_its_whole() -> None:
    seen = []
    load(lambda done, total: seen.append((done, total)), Extent.SMALL)
    dones = [done for done, _ in seen]
    assert is_loaded()
    assert dones == sorted(dones)
    assert {total for _, total in seen} == {seen[-1][0]}


def test_a_database_with_units_is_left_as_it_is() -> None:
    make_unit()
    with pytest.raises(UnusableInput):
        load(lambda *_: None, Extent.SMALL)
    assert Unit.objects.count() == 1
