"""A person in front of the product: a browser window that signs in and notices every fault of a page."""

from dataclasses import dataclass, field

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Response, expect

from tests.support.installation import PASSWORD

SECONDS = 30
expect.set_options(timeout=SECONDS * 1000)

LAUNCH = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@dataclass
class Visitor:
    """Opens windows for people and gathers what their pages complain of."""

    browser: Browser
    url: str
    complaints: list[str] = field(default_factory=list)
    windows: list[BrowserContext] = field(default_factory=list)

    def window(self, width: int = 1280, height: int = 900) -> Page:
        """Open a window in which nobody has signed in."""
        context = self.browser.new_context(
            base_url=self.url, locale="vi-VN", viewport={"width": width, "height": height}, accept_downloads=True
        )
        context.set_default_timeout(SECONDS * 1000)
        self.windows.append(context)
        page = context.new_page()
        page.on("console", self._heard)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("response", self._answered)
        return page

    def sign_in(self, username: str, width: int = 1280) -> Page:
        """Open a window and sign in by the form."""
        page = self.window(width)
        page.goto("/")
        page.get_by_label("Tên đăng nhập").fill(username)
        page.get_by_label("Mật khẩu").fill(PASSWORD)
        page.get_by_role("button", name="Đăng nhập").click()
        page.wait_for_url(lambda address: "dang-nhap" not in address)
        return page

    def close(self) -> None:
        for window in self.windows:
            window.close()

    def _heard(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            self.complaints.append(message.text)

    def _answered(self, response: Response) -> None:
        if response.status >= 400:
            self.complaints.append(f"{response.status} {response.url}")
