"""A count from scans in a browser: ballots printed, marked as hands would, scanned and read, the doubtful ones decided
by keyboard by the counting board, the tally taken into the count, minutes."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from daihoi.core.ballots import Candidate, Election, Status, Tally, Work, count
from daihoi.core.ballots.trials.rehearsal import Case, Voted
from tests.apps.counting.scans import scan_of, voted_ballots
from tests.e2e.test_every_page import violations
from tests.support.browsing import Visitor

pytestmark = pytest.mark.e2e

CELL = "/don-vi/H01-01-02/"
NAMES = ["Nguyễn Văn An", "Vũ Văn Ánh", "Lê Đức Bình", "Phạm Thị Đào", "Trần Thị Ước"]
PRINTED = Election(
    "Bầu Chi ủy Chi bộ thôn Trầm Lâu", "Chi bộ thôn Trầm Lâu", "Đảng bộ xã Trầm Lâu", "2020-2022", "2020", 3,
    tuple(Candidate(f"{number:02d}", name) for number, name in enumerate(NAMES, 1)),
)  # fmt: skip
CASES = [*[Case.CLEAR] * 22, Case.TOO_MANY, Case.NOBODY, Case.WORDS, Case.TWO_INKS, Case.DOUBTFUL, Case.DOUBTFUL]


def look(page: Page) -> None:
    assert violations(page) == []


def write(page: Page, **texts: str) -> None:
    for name, text in texts.items():
        page.locator(f"[name={name}]").fill(text)


def printed_vote(page: Page) -> None:
    """Open the vote and print its ballots."""
    page.goto(f"{CELL}bau-cu/moi/")
    write(page, seats="3", names="\n".join(NAMES))
    page.get_by_role("button", name="Lưu danh sách").click()
    page.get_by_role("link", name="In phiếu bầu").click()
    write(page, copies=str(len(CASES) + 2))
    with page.expect_download():
        page.get_by_role("button", name="Tải phiếu để in").click()
    page.get_by_role("link", name="Xong").click()


def scanned(page: Page, ballots: list[Voted]) -> None:
    """Scan the ballots as two files and give both in at once."""
    files = [("sáng.pdf", ballots[:20]), ("chiều.pdf", ballots[20:])]
    page.locator("[name=scans]").set_input_files(
        [{"name": name, "mimeType": "application/pdf", "buffer": scan_of(part)} for name, part in files]
    )
    page.get_by_role("button", name="Nhận và đọc").click()


def decide_all(page: Page) -> None:
    """Decide on every doubtful ballot by its keys: a name in doubt is no vote, what breaks the rules is invalid."""
    while "/xem-lai/" in page.url:
        look(page)
        is_name = page.locator("[data-key='2']").count() > 0
        with page.expect_navigation(wait_until="load"):
            page.keyboard.press("2" if is_name else "3")


def tally_of(ballots: list[Voted], folder: Path) -> Tally:
    """Count the same scans by the reader itself."""
    scan = folder / "scan.pdf"
    scan.write_bytes(scan_of(ballots))
    return count(PRINTED, [scan], Work(1))


def test_from_printed_ballots_to_minutes(visit: Visitor, tmp_path: Path):
    office = visit.sign_in("xa")
    printed_vote(office)
    office.get_by_role("link", name="Chọn số liệu chính thức").click()
    look(office)
    office.locator("[name=source]").select_option("APPROVED_SOFTWARE")
    write(office, reason="Công văn 12-CV/TU ngày 01/03/2020")
    office.get_by_role("button", name="Ghi", exact=True).click()

    page = visit.sign_in("kiemphieu")
    page.goto(f"{CELL}bau-cu/")
    page.get_by_role("link", name="Chi ủy", exact=True).click()
    page.get_by_role("link", name="Đếm phiếu từ bản quét").click()
    look(page)
    page.get_by_role("button", name="Mở việc đếm").click()
    look(page)
    ballots = voted_ballots(PRINTED, CASES)
    scanned(page, ballots)
    expect(page.locator("#tien-do")).to_contain_text("28 trang")
    look(page)
    page.get_by_role("link", name="Xem lại").wait_for()
    tally = tally_of(ballots, tmp_path)
    valid = tally.count(Status.VALID)
    assert figures(page) == (28, valid, 0, 28 - valid)
    assert votes_on(page) == list(tally.votes.values())
    page.get_by_role("link", name="Xem lại").click()
    page.wait_for_url("**/xem-lai/*/")
    first = page.url
    page.keyboard.press("3")
    page.wait_for_url(lambda address: address != first)
    page.keyboard.press("z")
    page.wait_for_url(first)
    decide_all(page)
    expect(page.locator("main")).to_contain_text("Đã đọc và xem lại xong mọi phiếu.")
    look(page)
    returned, valid, invalid, review = figures(page)
    assert (returned, review, valid + invalid) == (28, 0, 28)
    votes = votes_on(page)

    page.get_by_role("link", name="Về cuộc bầu để ghi kiểm phiếu").click()
    page.get_by_role("link", name="Ghi kiểm phiếu", exact=True).click()
    assert page.locator("[name=valid]").input_value() == str(valid)
    assert [page.locator(f"[name='votes.{place}']").input_value() for place in range(5)] == [
        str(each) for each in votes
    ]
    write(page, summoned="31", present="29", issued="28")
    page.get_by_role("button", name="Lưu kiểm phiếu").click()
    expect(page.locator("main")).to_contain_text("Phiếu quét và số liệu đã ghi như nhau ở mọi chỗ.")
    look(page)
    with page.expect_download() as minutes:
        page.get_by_role("link", name="In biên bản kiểm phiếu").click()
    assert minutes.value.suggested_filename.endswith(".docx")


def figures(page: Page) -> tuple[int, ...]:
    return tuple(int(text) for text in page.locator(".counts dd").all_text_contents()[:4])


def votes_on(page: Page) -> list[int]:
    return [int(text) for text in page.locator("table.plain tbody td:last-child").all_text_contents()]


def test_review_on_a_telephone_scrolls_only_downward(visit: Visitor):
    page = visit.sign_in("kiemphieu", width=360)
    for rest in ("", "xem-lai/1/", "lech/"):
        page.goto(f"{CELL}phieu-quet/1/{rest}")
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
        look(page)
