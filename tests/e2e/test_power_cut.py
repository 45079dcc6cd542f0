"""The server is killed in the middle of its work: nothing acknowledged is lost, nothing half done remains."""

import random
import re
import subprocess
import time
from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.support.browsing import Visitor
from tests.support.installation import Installation, Server

pytestmark = pytest.mark.e2e

RESULT = "/don-vi/H01-01-10/ket-qua/"
CUTS = 3

SAVE_AGAIN_AND_AGAIN = """
([result, first]) => {
  window.acknowledged = first - 1;
  const save = async (number) => {
    const form = new DOMParser().parseFromString(await (await fetch(result + "nhap/")).text(), "text/html")
      .querySelector("form[data-keep]");
    const fields = new FormData(form);
    fields.set("person.0.secretary", number % 2 ? "8" : "7");
    fields.set("exception.0.rule", "roles.cell.sizes.committee");
    fields.set("exception.0.authority", "Đảng ủy xã");
    fields.set("exception.0.document_number", "07-CV/ĐU");
    fields.set("exception.0.document_date", "01/03/2020");
    fields.set("exception.0.reason", "lần ghi " + number);
    fields.set("act", "save");
    const answer = await fetch(result + "nhap/", {method: "POST", body: fields});
    if (!answer.ok || !new URL(answer.url).pathname.endsWith(result)) throw new Error(answer.url);
    window.acknowledged = number;
  };
  (async () => { for (let number = first; ; number++) await save(number); })().catch(fault => { window.fault = fault });
}
"""


@contextmanager
def serving(installation: Installation) -> Generator[Server]:
    server = installation.serve()
    try:
        yield server
    finally:
        if server.process.poll() is None:
            server.stop()


def wait_for(happened: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 20
    while not happened():
        assert time.monotonic() < deadline
        time.sleep(0.05)


def stored_number(page: Page) -> int:
    page.goto(RESULT)
    found = re.search(r"lần ghi (\d+)", page.locator("main").inner_text())
    return int(found[1]) if found else 0


def test_nothing_is_lost_or_half_done_when_the_server_is_killed_while_saving(
    installation: Installation, browser: Browser
):
    chance, last = random.Random(2020), 0
    for _ in range(CUTS):
        with serving(installation) as server:
            visitor = Visitor(browser, server.url)
            page = visitor.sign_in("chibo")
            page.evaluate(SAVE_AGAIN_AND_AGAIN, [RESULT, last + 1])
            wait_for(lambda seen=page, least=last + 3: seen.evaluate("window.acknowledged") >= least)
            page.wait_for_timeout(chance.uniform(0, 150))
            server.kill()
            acknowledged = page.evaluate("window.acknowledged")
            assert acknowledged >= last + 3
            visitor.close()
        with serving(installation) as server:
            visitor = Visitor(browser, server.url)
            last = stored_number(visitor.sign_in("chibo"))
            visitor.close()
        assert last in {acknowledged, acknowledged + 1}
        assert (installation.run("audit", "verify").returncode, installation.run("totals").returncode) == (0, 0)


def test_second_server_on_the_same_port_says_so_in_one_line(installation: Installation):
    with serving(installation) as server:
        refused = installation.run("serve", "--port", server.url.rsplit(":", 1)[1])
    assert (refused.returncode, refused.stdout) == (2, "")
    assert re.fullmatch(r"Không mở được cổng \d+: .+\n", refused.stderr)


def test_stopping_leaves_no_process_behind(installation: Installation):
    with serving(installation) as server:
        processes = server.descendants()
        assert len(processes) >= 4  # the web server, its two workers, the one for imports
        assert server.stop() == 0
    alive = [process for process in processes if Path(f"/proc/{process}").exists()]
    assert alive == []


def test_killed_parent_takes_its_children_along(installation: Installation):
    server = installation.serve()
    processes = server.descendants()
    server.process.kill()
    server.process.wait()
    wait_for(lambda: not any(Path(f"/proc/{process}").exists() for process in processes))


def test_worker_for_imports_that_dies_is_started_again(installation: Installation):
    with serving(installation) as server:
        listing = subprocess.run(["ps", "-eo", "pid=,args="], capture_output=True, text=True, check=True).stdout
        below = server.descendants()
        worker = next(pid for pid in below if re.search(rf"^\s*{pid} .* work$", listing, re.MULTILINE))
        subprocess.run(["kill", "-KILL", str(worker)], check=True)
        wait_for(lambda: "đang chạy lại" in server.log.read_text(encoding="utf-8"))


def test_folder_that_cannot_be_written_is_named_in_one_line(installation: Installation):
    taken = installation.home / "a-file"
    taken.write_text("", encoding="ascii")
    refused = Installation(taken).run("serve")
    assert (refused.returncode, refused.stdout) == (2, "")
    assert refused.stderr.startswith(f"Không ghi được vào thư mục «{taken}»")
    assert refused.stderr.count("\n") == 1
    taken.unlink()
