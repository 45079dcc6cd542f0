"""Takes the pictures in docs/images from the whole demonstration: `python -m tests.e2e.screenshots FOLDER`."""

import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from tests.support.browsing import LAUNCH, Visitor
from tests.support.installation import Installation

DISTRICT, CELL, VOTING = "/don-vi/HTT/", "/don-vi/H01-01-10/", "/don-vi/H01-01-02/"
PICTURES = {
    "overview": ("thanhpho", "/"),
    "unit": ("huyen", DISTRICT),
    "figure": ("huyen", f"{DISTRICT}so-lieu/women/?cap=grassroots"),
    "result-form": ("chibo", f"{CELL}ket-qua/nhap/"),
    "report": ("huyen", f"{DISTRICT}bao-cao/"),
}
CHECKED = """Các đảng bộ, chi bộ cơ sở đã bầu 501 đồng chí vào cấp ủy; trong đó tái cử 358 đồng chí, chiếm 71,46%.
Nữ 93 đồng chí, chiếm 18,56%; dưới 35 tuổi 56 đồng chí, chiếm 11,18%.
Về trình độ chuyên môn: tiến sĩ 6 đồng chí, chiếm 9,78%; thạc sĩ 64 đồng chí, chiếm 12,77%."""


def main(folder: Path) -> None:
    """Load the demonstration, serve it and take every picture."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as home, sync_playwright() as playwright:
        installation = Installation(Path(home))
        installation.run("demo").check_returncode()
        server = installation.serve("--demo")
        try:
            browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=LAUNCH)
            visitor = Visitor(browser, server.url)
            for name, (username, address) in PICTURES.items():
                page = visitor.sign_in(username)
                page.goto(address)
                take(page, folder / f"{name}.png")
            take(checked(visitor.sign_in("huyen")), folder / "check.png")
            take(counted(visitor.sign_in("xa")), folder / "election.png")
            if visitor.complaints:
                raise SystemExit("\n".join(visitor.complaints))
        finally:
            server.stop()


def checked(page: Page) -> Page:
    page.goto("/kiem-tra-so-lieu/")
    page.locator("textarea").fill(CHECKED)
    page.get_by_role("button", name="Kiểm tra").click()
    page.locator(".checked").wait_for()
    return page


def counted(page: Page) -> Page:
    page.goto(f"{VOTING}bau-cu/moi/")
    page.locator("[name=seats]").fill("3")
    page.locator("[name=names]").fill(
        "\n".join(["Trần Thị Ước", "Nguyễn Văn An", "Lê Đức Bình", "Phạm Thị Đào", "Vũ Văn Ánh"])
    )
    page.get_by_role("button", name="Lưu danh sách").click()
    page.get_by_role("link", name="Ghi kiểm phiếu").click()
    figures = {"summoned": "31", "present": "29", "issued": "29", "returned": "29", "valid": "28", "invalid": "1"}
    votes = {f"votes.{place}": number for place, number in enumerate(("28", "22", "17", "17", "0"))}
    for name, number in {**figures, **votes}.items():
        page.locator(f"[name='{name}']").fill(number)
    page.get_by_role("button", name="Lưu kiểm phiếu").click()
    page.get_by_role("heading", name="Số tính kết quả").wait_for()
    return page


def take(page: Page, path: Path) -> None:
    page.mouse.move(0, 0)
    page.screenshot(path=path)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
