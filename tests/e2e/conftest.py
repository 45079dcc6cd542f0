"""A real server on the small demonstration, and a real browser in front of it."""

import shutil
from collections.abc import Generator

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.support.browsing import LAUNCH, Visitor
from tests.support.installation import Installation, Server


@pytest.fixture(scope="session")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> Installation:
    """The small demonstration, loaded once; nobody writes to it."""
    installation = Installation(tmp_path_factory.mktemp("demonstration"))
    done = installation.run("demo", "--small")
    assert done.returncode == 0, done.stderr
    return installation


@pytest.fixture(scope="module")
def installation(demonstration: Installation, tmp_path_factory: pytest.TempPathFactory) -> Installation:
    """A copy of the demonstration for one module's tests, which may change it."""
    home = tmp_path_factory.mktemp("home")
    shutil.copytree(demonstration.home, home, dirs_exist_ok=True)
    return Installation(home)


@pytest.fixture(scope="module")
def server(installation: Installation) -> Generator[Server]:
    running = installation.serve("--demo")
    yield running
    running.stop()


@pytest.fixture(scope="session")
def browser() -> Generator[Browser]:
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=LAUNCH)
        yield chromium
        chromium.close()


@pytest.fixture
def visit(browser: Browser, server: Server) -> Generator[Visitor]:
    """Opens a browser window of its own for each person; whatever a page complains of fails the test."""
    visitor = Visitor(browser, server.url)
    yield visitor
    visitor.close()
    assert visitor.complaints == []
