"""What a count stands on is bound when its minutes are signed; whatever is touched afterwards is named."""

import json
from collections.abc import Callable

import pytest
from django.test import Client

from daihoi.apps.accounts.models import AuditEntry
from daihoi.apps.accounts.roles import Role
from daihoi.apps.counting.evidence import check, code_of, sealed_as
from daihoi.apps.counting.models import Ballot, BallotBox, CandidateTotal, Decision, Page, Seal
from daihoi.apps.counting.services.boxes import close_box, reopen_box
from daihoi.apps.counting.services.decisions import Looked, decide
from daihoi.apps.counting.storage import shelf_of
from daihoi.cli import main
from daihoi.core.ballots.evidence import Differences
from tests.apps.counting.boxes import ballot, make_box
from tests.factories import make_cycle, make_unit_tree, make_user_with_role

pytestmark = pytest.mark.django_db


@pytest.fixture
def box() -> BallotBox:
    """A box of two clear ballots and a doubtful one that a person decided, with its file of scans on the shelf."""
    unit = make_unit_tree().cell
    made = make_box(unit, [ballot("45"), ballot("12"), ballot("5", unsure="4")])
    scan = made.files.get()
    shelf_of(made.pk).file(scan.digest, scan.suffix).write_bytes(b"%PDF-1.7 quet")
    doubtful = made.ballots.get(number=3)
    counter = make_user_with_role(Role.COUNTING_BOARD, unit)
    decide(actor=counter, looked=Looked(doubtful, 0), answer=Decision.Answer.NO_VOTE, candidate="04")
    return made


def sealed(box: BallotBox) -> Seal:
    close_box(actor=None, box=box)
    return Seal.objects.get(box=box)


def test_nothing_touched_is_whole_and_bears_the_code_that_the_minutes_printed(box: BallotBox):
    printed = code_of(box)
    seal = sealed(box)
    assert seal.code == printed
    assert check(seal).is_whole
    assert json.loads(AuditEntry.objects.last().after) == {"code": printed, "items": 10}


@pytest.mark.parametrize(
    ("touch", "found"),
    [
        (lambda box: box.ballots.filter(number=2).update(votes={}), Differences(changed=("phiếu 2",))),
        (lambda _: Page.objects.filter(number=1).update(reading={}), Differences(changed=("trang 1 của tệp 1",))),
        (lambda _: Decision.objects.update(answer="VOTE"), Differences(changed=("quyết định 1",))),
        (lambda _: Decision.objects.all().delete(), Differences(missing=("quyết định 1",))),
        (lambda box: box.totals.filter(candidate="01").update(votes=0), Differences(changed=("số phiếu",))),
        (lambda _: BallotBox.objects.update(seats=4), Differences(changed=("phiếu bầu",))),
        (
            lambda box: Ballot.objects.create(
                box=box, file=box.files.get(), number=4, proposed="valid", standing="VALID"
            ),
            Differences(added=("phiếu 4",)),
        ),
        (lambda box: scans(box).write_bytes(b"%PDF-1.7 khac"), Differences(changed=("tệp 1",))),
        (lambda box: scans(box).unlink(), Differences(missing=("tệp 1",))),
    ],
)
def test_whatever_is_touched_is_named(box: BallotBox, touch: Callable[[BallotBox], object], found: Differences):
    seal = sealed(box)
    touch(box)
    assert check(seal).differences == found


def scans(box: BallotBox) -> object:
    scan = box.files.get()
    return shelf_of(box.pk).file(scan.digest, scan.suffix)


def test_a_list_of_leaves_written_anew_no_longer_gives_the_code(box: BallotBox):
    seal = sealed(box)
    CandidateTotal.objects.filter(candidate="01").update(votes=0)
    forged = BallotBox.objects.get(pk=box.pk)
    close_box(actor=None, box=forged)
    seal.leaves = Seal.objects.last().leaves
    checked = check(seal)
    assert (checked.list_holds, checked.differences, checked.is_whole) == (False, Differences(), False)


def test_a_count_opened_again_and_signed_again_bears_another_code(box: BallotBox):
    first = sealed(box)
    reopen_box(box)
    ballot_one = box.ballots.get(number=1)
    counter = make_user_with_role(Role.COUNTING_BOARD, box.unit)
    decide(actor=counter, looked=Looked(ballot_one, 0), answer=Decision.Answer.INVALID, candidate="")
    close_box(actor=None, box=box)
    second = box.seals.last()
    assert second.code != first.code
    assert (check(second).is_whole, check(first).is_whole) == (True, False)


def test_command_names_what_was_touched(box: BallotBox, capsys: pytest.CaptureFixture[str]):
    seal = sealed(box)
    assert main(["evidence", seal.code.replace("-", "").lower()]) == 0
    assert capsys.readouterr().out == "Bầu Chi ủy Chi bộ thôn Thượng: 10 mục, nguyên vẹn.\n"
    scans(box).unlink()
    assert main(["evidence", seal.code, "--json"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert (told["missing"], told["whole"]) == (["tệp 1"], False)


def test_a_code_that_nobody_printed_is_refused(capsys: pytest.CaptureFixture[str]):
    assert main(["evidence", "AAAA-BBBB-CCCC-DDDD"]) == 2
    assert capsys.readouterr().err == "AAAA-BBBB-CCCC-DDDD: không có biên bản kiểm phiếu nào mang mã này.\n"
    assert sealed_as("") is None


def test_page_of_a_closed_box_shows_the_code(box: BallotBox, client: Client):
    make_cycle()
    client.force_login(make_user_with_role(Role.COUNTING_BOARD, box.unit))
    seal = sealed(box)
    assert seal.code in client.get(f"/don-vi/{box.unit.code}/phieu-quet/{box.pk}/").content.decode()
