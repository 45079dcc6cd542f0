"""The process really killed while it writes: nothing is half written, and the next one finishes the work."""

import json
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.apps.exchange.spreadsheets import MEMBER_HEADINGS, UNIT_HEADINGS, member_row, write_xlsx
from tests.support.installation import Installation

MEMBERS = 30_000
PATIENCE = 120.0
OPEN = """
from datetime import date
from daihoi.apps.planning.services import CycleTerms, create_cycle
terms = CycleTerms(code="2020", term="2020-2025", pack="2020", begins_on=date(2019, 5, 30), ends_on=date(2021, 1, 31))
create_cycle(actor=None, terms=terms)
"""
RECEIVE = """
from pathlib import Path
from daihoi.apps.exchange.models import Import
from daihoi.apps.exchange.progress import Progress
from daihoi.apps.exchange.services import Upload, ask_to_apply, check_import, receive_file
from daihoi.apps.planning.models import Cycle
file = Path({path!r})
upload = Upload(name=file.name, chunks=[file.read_bytes()])
work = receive_file(actor=None, kind=Import.Kind.MEMBERS, cycle=Cycle.objects.get(), upload=upload)
ask_to_apply(actor=None, work=check_import(work, Progress()))
"""


def start_worker(installation: Installation) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-m", "daihoi", "work"], env=installation.environment)


def ask(installation: Installation, question: str) -> list[tuple[object, ...]]:
    database = sqlite3.connect(installation.home / "daihoi.sqlite3", timeout=30)
    try:
        return database.execute(question).fetchall()
    finally:
        database.close()


def wait_until(condition: object) -> None:
    deadline = time.monotonic() + PATIENCE
    while not condition():  # type: ignore[operator]
        assert time.monotonic() < deadline, "waited too long"
        time.sleep(0.005)


@pytest.fixture(scope="module")
def received(tmp_path_factory: pytest.TempPathFactory) -> Installation:
    """An installation that has read and checked a file of members and is asked to write it; no worker runs."""
    files = tmp_path_factory.mktemp("files")
    made = Installation(tmp_path_factory.mktemp("received"))
    units = [
        ["YS", "Đảng bộ huyện Yên Sơn", "", "Cấp trên trực tiếp cơ sở"],
        ["YS-AH", "Đảng bộ xã An Hòa", "YS", "Cơ sở"],
        ["YS-AH-01", "Chi bộ thôn Thượng", "YS-AH", "Chi bộ"],
    ]
    unit_file = write_xlsx(files / "don-vi.xlsx", {"Đơn vị": [UNIT_HEADINGS, *units]})
    members = [member_row(f"{number:08d}") for number in range(MEMBERS)]
    member_file = write_xlsx(files / "dang-vien.xlsx", {"Đảng viên": [MEMBER_HEADINGS, *members]})
    for words in (
        ("manage", "migrate", "--verbosity", "0"),
        ("manage", "shell", "--verbosity", "0", "-c", OPEN),
        ("import", "units", str(unit_file), "--cycle", "2020"),
        ("manage", "shell", "--verbosity", "0", "-c", RECEIVE.format(path=str(member_file))),
    ):
        done = made.run(*words)
        assert done.returncode == 0, done.stderr
    return made


@pytest.fixture
def installation(received: Installation, tmp_path: Path) -> Installation:
    home = tmp_path / "home"
    shutil.copytree(received.home, home)
    return Installation(home)


def test_a_process_killed_while_writing_leaves_nothing_and_the_next_one_finishes(installation: Installation) -> None:
    ((pk, status),) = ask(installation, "SELECT id, status FROM exchange_import WHERE kind = 'MEMBERS'")
    assert status == "APPLYING"
    shown = installation.home / "imports" / str(pk) / "progress"

    def writes() -> bool:
        try:
            step, *_ = json.loads(shown.read_text("utf-8"))
        except FileNotFoundError:
            return False
        return step == "Ghi"

    worker = start_worker(installation)
    wait_until(writes)
    worker.send_signal(signal.SIGKILL)
    worker.wait()
    assert ask(installation, "SELECT count(*) FROM organisation_member") == [(0,)]
    assert ask(installation, f"SELECT status FROM exchange_import WHERE id = {pk}") == [("APPLYING",)]

    worker = start_worker(installation)
    wait_until(lambda: ask(installation, f"SELECT status FROM exchange_import WHERE id = {pk}") == [("APPLIED",)])
    worker.send_signal(signal.SIGTERM)
    assert worker.wait(timeout=PATIENCE) == 0
    assert ask(installation, "SELECT count(*), count(DISTINCT code) FROM organisation_member") == [(MEMBERS, MEMBERS)]
    assert ask(installation, "SELECT count(*) FROM accounts_auditentry WHERE subject = 'dang-vien.xlsx'") == [(1,)]
    assert installation.run("audit", "verify").returncode == 0
    assert not (installation.home / "imports" / str(pk)).exists()


def test_a_worker_told_to_end_leaves_the_work_for_the_next_one(installation: Installation) -> None:
    ((pk,),) = ask(installation, "SELECT id FROM exchange_import WHERE kind = 'MEMBERS'")
    worker = start_worker(installation)
    wait_until((installation.home / "imports" / str(pk) / "progress").exists)
    worker.send_signal(signal.SIGTERM)
    assert worker.wait(timeout=PATIENCE) == 0
    assert ask(installation, f"SELECT status FROM exchange_import WHERE id = {pk}") == [("APPLYING",)]
    assert ask(installation, "SELECT count(*) FROM organisation_member") == [(0,)]
