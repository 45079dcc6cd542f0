"""The pages of a count from scans, as a counting board goes through them."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client

from daihoi.apps.accounts.roles import Role
from daihoi.apps.counting.jobs import advance
from daihoi.apps.counting.models import BallotBox, Decision, Page, ScanFile
from daihoi.core.ballots.trials.rehearsal import Case
from tests.apps.counting.boxes import THREE_OF_FIVE, ballot, make_box
from tests.apps.counting.scans import scan_of, voted_ballots
from tests.apps.frame.pages import tree as tree_of
from tests.apps.frame.pages import words
from tests.factories import Tree, make_cycle, make_unit_tree, make_user_with_role

pytestmark = pytest.mark.django_db


@pytest.fixture
def tree() -> Tree:
    make_cycle(clock=date(2020, 3, 10))
    return make_unit_tree()


@pytest.fixture
def box(tree: Tree) -> BallotBox:
    return make_box(tree.cell, [ballot("45"), ballot("5", unsure="4"), ballot("5", unsure="3")])


@pytest.fixture
def board(tree: Tree) -> Client:
    return signed_in_at(tree)


def signed_in_at(tree: Tree) -> Client:
    client = Client()
    client.force_login(make_user_with_role(Role.COUNTING_BOARD, tree.cell))
    return client


def at(box: BallotBox, rest: str = "") -> str:
    return f"/don-vi/YS-AH-01/phieu-quet/{box.pk}/{rest}"


def said(page: HttpResponse) -> str:
    return words(tree_of(page))


def keys(page: HttpResponse) -> list[str]:
    """Give the keys and their words in the order in which they stand."""
    return [words(key) for key in tree_of(page).xpath("//*[@data-key]")]


def press(board: Client, box: BallotBox, number: int, key: str) -> HttpResponse:
    """Press a key as a person would: what the page's own form holds is sent with the button's answer."""
    page = tree_of(board.get(at(box, f"xem-lai/{number}/")))
    (button,) = [each for each in page.xpath("//button[@name='answer']") if each.get("data-key") == key]
    hidden = page.xpath("//form[@class='keys']//input[@type='hidden']")
    form = {each.get("name"): each.get("value") for each in hidden if each.get("name") != "csrfmiddlewaretoken"}
    return board.post(at(box, f"xem-lai/{number}/"), {**form, "answer": button.get("value")})


def test_several_files_come_in_and_a_wrong_one_keeps_no_other_out(board: Client, box: BallotBox):
    content = scan_of(voted_ballots(THREE_OF_FIVE, [Case.CLEAR]))
    files = [SimpleUploadedFile("hai.pdf", content), SimpleUploadedFile("ba.txt", b"chu")]
    page = board.post(at(box), {"scans": files})
    assert page.status_code == 422
    assert "Tệp “ba.txt” không phải bản quét." in said(page)
    assert list(ScanFile.objects.values_list("name", flat=True)) == ["quet-1.pdf", "hai.pdf"]
    assert "0/1 trang" not in said(page)
    assert "3/4 trang" in said(page)


def test_progress_asks_again_while_pages_are_read_and_loads_the_page_when_they_are(board: Client, box: BallotBox):
    content = scan_of(voted_ballots(THREE_OF_FIVE, [Case.CLEAR]))
    board.post(at(box), {"scans": SimpleUploadedFile("hai.pdf", content)})
    waiting = board.get(at(box, "tien-do/"))
    assert ("HX-Refresh" in waiting, 'hx-trigger="every 1s"' in waiting.content.decode()) == (False, True)
    board.post(at(box, "dung/"))
    assert "Đã dừng đọc; phần đã đọc được giữ nguyên." in said(board.get(at(box)))
    board.post(at(box, "doc-tiep/"))
    advance(ScanFile.objects.get(name="hai.pdf").pk, processes=1)
    read = board.get(at(box, "tien-do/"))
    assert (read["HX-Refresh"], "hx-trigger" in read.content.decode()) == ("true", False)


def test_one_key_answers_and_leads_to_the_next_ballot(board: Client, box: BallotBox):
    assert board.get(at(box, "xem-lai/"))["Location"] == at(box, "xem-lai/2/")
    page = board.get(at(box, "xem-lai/2/"))
    assert "4. Phạm Thị Đào" in said(page)
    assert "Chưa rõ: nét gạch không qua hết họ và tên." in said(page)
    assert keys(page) == [
        "1 Bầu", "2 Không bầu", "3 Phiếu không hợp lệ", "4 Để ngoài, không phải phiếu",
        "cách Phiếu sau", "z Lấy lại quyết định trước",
    ]  # fmt: skip
    answered = press(board, box, 2, "2")
    assert answered["Location"] == at(box, "xem-lai/?sau=2")
    assert board.get(answered["Location"])["Location"] == at(box, "xem-lai/3/")


def test_answer_that_opens_another_question_stays_with_the_ballot(board: Client, box: BallotBox):
    assert press(board, box, 2, "1")["Location"] == at(box, "xem-lai/2/")
    page = board.get(at(box, "xem-lai/2/"))
    assert "Để lại quá số lượng cần bầu." in said(page)
    assert keys(page)[:3] == ["3 Phiếu không hợp lệ", "4 Để ngoài, không phải phiếu", "5 Đọc lại từng người"]


def test_z_leads_back_to_the_ballot_decided_last(board: Client, box: BallotBox):
    press(board, box, 2, "2")
    press(board, box, 3, "3")
    assert board.post(at(box, "lay-lai/"))["Location"] == at(box, "xem-lai/3/")
    assert keys(board.get(at(box, "xem-lai/3/")))[0] == "1 Bầu"


def test_after_the_last_doubt_the_box_says_so(board: Client, box: BallotBox):
    press(board, box, 2, "2")
    press(board, box, 3, "2")
    page = board.get(at(box, "xem-lai/"), follow=True)
    assert "Đồng chí đã xem hết các phiếu cần xem lại." in said(page)
    assert "Đã đọc và xem lại xong mọi phiếu." in said(page)
    assert "Trên 3 phiếu hợp lệ." in said(page)


def test_second_person_sees_nothing_of_the_first_and_differences_go_to_a_list(tree: Tree):
    box = make_box(tree.cell, [ballot("5", unsure="4")], deciders=2)
    first, second = signed_in_at(tree), signed_in_at(tree)
    before = said(second.get(at(box, "xem-lai/1/")))
    press(first, box, 1, "2")
    assert said(second.get(at(box, "xem-lai/1/"))) == before
    press(second, box, 1, "3")
    assert "1 phiếu hai người quyết định khác nhau" in said(first.get(at(box)))
    listed = said(first.get(at(box, "lech/")))
    assert "Hợp lệ (Phạm Thị Đào: không bầu)" in listed
    assert "Không hợp lệ" in listed


def test_unknown_answer_and_answer_from_an_old_page_change_nothing(board: Client, box: BallotBox):
    for form in (
        {"answer": "X", "seen": "0"},
        {"answer": "INVALID", "seen": "7"},
        {"answer": "VALID", "seen": "0"},
        {},
    ):
        board.post(at(box, "xem-lai/2/"), form)
    assert Decision.objects.count() == 0


def test_picture_of_a_page_is_kept_by_no_browser(board: Client, box: BallotBox):
    picture = board.get(at(box, f"trang/{Page.objects.get(number=1).pk}.jpg"))
    assert (picture["Content-Type"], picture["Cache-Control"]) == ("image/jpeg", "private, no-store")
    assert board.get(at(box, f"trang/{Page.objects.get(number=2).pk}.jpg")).status_code == 404


def test_file_is_set_aside_with_its_reason(board: Client, box: BallotBox):
    address = at(box, f"tep/{box.files.get().pk}/de-ngoai/")
    assert board.post(address, {"reason": ""}).status_code == 422
    page = board.post(address, {"reason": "nhầm cuộc bầu"}, follow=True)
    assert "Đã để ngoài tệp “quet-1.pdf”" in said(page)
    assert BallotBox.objects.get().set_aside == 3
