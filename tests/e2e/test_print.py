"""Printed at A4, a page reads as it does on the screen: nothing folded for a telephone, cut off or told twice."""

import pypdfium2
import pytest
from playwright.sync_api import Page

from daihoi.core.figures import read_bytes
from tests.support.browsing import Visitor

pytestmark = pytest.mark.e2e

A4_BETWEEN_MARGINS = 680
OVERVIEW, STRUCTURE, REPORT, RESULT, PLAN = (
    "/don-vi/HTT/",
    "/don-vi/HTT/co-cau/",
    "/don-vi/HTT/bao-cao/",
    "/don-vi/HTT-03/ket-qua/",
    "/don-vi/HTT/lich/",
)
CUT = """() => [...document.querySelectorAll('table, svg')].filter(each => {
  const box = each.getBoundingClientRect();
  return box.width && Math.round(box.right) > document.documentElement.clientWidth;
}).map(each => each.outerHTML.slice(0, 120))"""


def printed(page: Page) -> str:
    return read_bytes("trang.pdf", page.pdf(format="A4", tagged=True))


def laid_out_for_paper(page: Page) -> None:
    page.set_viewport_size({"width": A4_BETWEEN_MARGINS, "height": 1000})
    page.emulate_media(media="print")


@pytest.mark.parametrize(("address", "total"), [(OVERVIEW, "Tổng cộng\t"), (REPORT, "\nCộng\t"), (PLAN, "Tổng cộng\t")])
def test_totals_stand_once_at_the_end_of_the_table(visit: Visitor, address: str, total: str):
    page = visit.sign_in("huyen")
    page.goto(address)
    text = printed(page)
    assert text.count(total) == 1
    assert "\t" not in text.split(total)[1].partition("\n")[2]


@pytest.mark.parametrize("address", [OVERVIEW, STRUCTURE, REPORT, f"{REPORT}?loai=structure", RESULT, PLAN])
def test_nothing_is_cut_off_at_the_edge_of_the_paper(visit: Visitor, address: str):
    page = visit.sign_in("huyen")
    page.goto(address)
    laid_out_for_paper(page)
    assert page.evaluate(CUT) == []


def test_head_of_a_paper_stands_in_two_columns(visit: Visitor):
    page = visit.sign_in("huyen")
    page.goto(REPORT)
    laid_out_for_paper(page)
    left, right = page.locator(".paper-head > p").all()
    assert left.bounding_box()["y"] == right.bounding_box()["y"]
    assert right.bounding_box()["x"] >= A4_BETWEEN_MARGINS / 2


def test_annexes_of_a_paper_lie_across_the_sheet(visit: Visitor):
    page = visit.sign_in("huyen")
    page.goto(REPORT)
    sheets = [sheet.get_width() > sheet.get_height() for sheet in pypdfium2.PdfDocument(page.pdf(format="A4"))]
    across = sheets.index(True)
    assert (across > 0, sheets) == (True, [False] * across + [True] * (len(sheets) - across))


def test_what_to_look_at_stands_beside_the_checked_text(visit: Visitor):
    page = visit.sign_in("huyen")
    page.goto("/kiem-tra-so-lieu/")
    page.get_by_label("Hoặc dán văn bản vào đây").fill("Đã bầu 501 đồng chí, trong đó nữ 93 đồng chí, chiếm 9,78%.")
    page.get_by_role("button", name="Kiểm tra").click()
    page.locator(".checked").wait_for()
    laid_out_for_paper(page)
    assert page.locator(".checked").bounding_box()["y"] == page.locator(".findings").bounding_box()["y"]
