"""Writers at the same moment keep one unbroken chain; an act and its entry stand or fall together."""

import threading

import pytest
from django.db import IntegrityError, connection, transaction

from daihoi.apps.accounts.audit import Act, EntryType, record
from daihoi.apps.accounts.models import AuditEntry, User
from daihoi.apps.accounts.services import create_user
from daihoi.apps.accounts.verification import verify
from tests.factories import PASSWORD, make_user

WRITTEN = EntryType("tests.written", "Ghi thử")


def write_together(writers: int, entries: int) -> list[BaseException]:
    """Let several threads, each on its own connection, record at once."""
    gate, errors = threading.Barrier(writers), []

    def work(number: int) -> None:
        try:
            gate.wait()
            for place in range(entries):
                with transaction.atomic():
                    record(Act(actor=None, kind=WRITTEN, subject=f"{number}/{place}"))
        except BaseException as error:
            errors.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=work, args=(number,)) for number in range(writers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return errors


@pytest.mark.django_db(transaction=True)
def test_writers_at_the_same_moment_keep_one_unbroken_chain():
    assert write_together(writers=4, entries=25) == []
    assert list(verify()) == []
    assert sorted(AuditEntry.objects.values_list("subject", flat=True)) == sorted(
        f"{number}/{place}" for number in range(4) for place in range(25)
    )


@pytest.mark.django_db(transaction=True)
def test_chain_is_read_as_of_one_moment_while_others_write():
    write_together(writers=2, entries=5)
    walk = verify()
    writer = threading.Thread(target=write_together, args=(2, 5))
    writer.start()
    found = list(walk)
    writer.join()
    assert found == []
    assert list(verify()) == []


@transaction.atomic
def create_twice(username: str) -> None:
    for _ in range(2):
        create_user(actor=None, username=username, full_name="Nguyễn Văn An", password=PASSWORD)


@pytest.mark.django_db(transaction=True)
def test_act_that_fails_leaves_no_entry():
    with pytest.raises(IntegrityError):
        create_twice("an")
    assert not AuditEntry.objects.exists()
    assert not User.objects.exists()
    assert list(verify()) == []


@pytest.mark.django_db
def test_entry_says_who_what_and_never_the_password():
    make_user("an", full_name="Nguyễn Văn An")
    entry = AuditEntry.objects.get()
    assert (entry.actor, entry.kind, entry.subject) == ("hệ thống", "accounts.user_created", "an")
    assert (entry.before, entry.after) == ("", '{"full_name": "Nguyễn Văn An"}')


def test_two_entry_types_cannot_share_a_code():
    with pytest.raises(ValueError, match=r"tests\.written"):
        EntryType("tests.written", "Tên khác")
