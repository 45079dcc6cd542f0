"""Where the tests run: a home folder of their own, on SQLite or on a PostgreSQL server that is started for them."""

import os
import shutil
import tempfile
from collections.abc import Generator
from pathlib import Path
from typing import Any

import hypothesis
import pytest

from tests.support.postgres import Cluster, start_cluster

SQLITE = "sqlite"
POSTGRESQL = "postgresql"
DATABASE_FIXTURES = {"db", "transactional_db", "live_server", "admin_client"}

hypothesis.settings.register_profile("untimed", deadline=None)  # a slow machine is no fault of the product
hypothesis.settings.load_profile("untimed")

_home = pytest.StashKey[Path]()
_cluster = pytest.StashKey[Cluster]()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--database",
        choices=[SQLITE, POSTGRESQL],
        default=SQLITE,
        help="postgresql: start a server and run there every test that stands on a database",
    )


def pytest_configure(config: pytest.Config) -> None:
    """Settle the home and the database before the settings are read; xdist's workers inherit both."""
    if not hasattr(config, "workerinput"):
        _settle(config)
    import django  # noqa: PLC0415 (the settings may be read only now)

    django.setup()


def _settle(config: pytest.Config) -> None:
    home = config.stash[_home] = Path(tempfile.mkdtemp(prefix="daihoi-tests-"))
    (home / "static").mkdir()
    os.environ["DAIHOI_HOME"] = str(home)
    os.environ["DJANGO_SETTINGS_MODULE"] = "daihoi.settings"
    os.environ.pop("DATABASE_URL", None)
    if config.getoption("--database") == POSTGRESQL and not config.getoption("collectonly"):
        cluster = config.stash[_cluster] = start_cluster()
        os.environ["DATABASE_URL"] = cluster.url


@pytest.hookimpl(trylast=True)
def pytest_unconfigure(config: pytest.Config) -> None:
    cluster = config.stash.get(_cluster, None)
    if cluster is not None:
        cluster.stop()
    home = config.stash.get(_home, None)
    if home is not None:
        shutil.rmtree(home, ignore_errors=True)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """On PostgreSQL leave out what never asks a database: it has run already, and would only run the same again."""
    if config.getoption("--database") != POSTGRESQL:
        return
    left_out = [item for item in items if not _stands_on_database(item)]
    items[:] = [item for item in items if _stands_on_database(item)]
    config.hook.pytest_deselected(items=left_out)


def _stands_on_database(item: pytest.Item) -> bool:
    fixtures = set(getattr(item, "fixturenames", ()))
    return item.get_closest_marker("django_db") is not None or bool(DATABASE_FIXTURES & fixtures)


@pytest.fixture(scope="session")
def django_db_modify_db_settings(worker_id: str, django_db_modify_db_settings_parallel_suffix: None) -> None:
    """Keep the SQLite tests on a real file with its journal, as the product has it, not in memory."""
    from django.conf import settings  # noqa: PLC0415 (the settings may be read only after pytest_configure)

    database = settings.DATABASES["default"]
    if database["ENGINE"].endswith("sqlite3"):
        database.setdefault("TEST", {})["NAME"] = str(settings.HOME / f"tests-{worker_id}.sqlite3")


@pytest.fixture(autouse=True)
def _own_home(settings: Any, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Give each test a home of its own: numbers of rows, and the files named after them, are alike in all."""
    settings.HOME = tmp_path_factory.mktemp("home")


@pytest.fixture(autouse=True)
def _own_calendar() -> None:
    """Read the days off anew in each test, as in each request."""
    from daihoi.apps.planning.holidays import forget  # noqa: PLC0415 (needs the settings)

    forget()


@pytest.fixture(autouse=True)
def _quick_passwords(settings: Any) -> None:
    """Hash passwords the quick way: the tests make many accounts and keep none."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture(autouse=True)
def _log_can_be_emptied(request: pytest.FixtureRequest) -> Generator[None]:
    """Let a test that really commits be cleared away afterwards, which the log's triggers would refuse."""
    marker = request.node.get_closest_marker("django_db")
    if marker is None or not marker.kwargs.get("transaction"):
        yield
        return
    request.getfixturevalue("transactional_db")
    from tests.support.audit_log import drop_guards, guards_stand, set_guards  # noqa: PLC0415 (needs the settings)

    if not guards_stand():
        set_guards()
    yield
    if guards_stand():
        drop_guards()
