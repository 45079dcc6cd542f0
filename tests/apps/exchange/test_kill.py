"""The process really killed while it writes: nothing is half written, and the next one finishes the work."""

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.apps.exchange.spreadsheets import MEMBER_HEADINGS, UNIT_HEADINGS, member_row, write_xlsx

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


class Installation:
    """An installation of the product in a home folder of its own."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.environment = {**os.environ, "DAIHOI_HOME": str(home)}
        self.environment.pop("DATABASE_URL", None)

    def run(self, *words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(self.command(*words), env=self.environment, capture_output=True, text=True, check=False)

    def command(self, *words: str) -> list[str]:
        return [sys.executable, "-m", "daihoi", *words]

    def start_worker(self) -> subprocess.Popen[bytes]:
        return subprocess.Popen(self.command("work"), env=self.environment)

    def ask(self, question: str) -> list[tuple[object, ...]]:
        database = sqlite3.connect(self.home / "daihoi.sqlite3", timeout=30)
        try:
            return database.execute(question).fetchall()
        finally:
            database.close()


def wait_until(condition: object) -> None:
    deadline = time.monotonic() + PATIENCE
    while not condition():  # type: ignore[operator]
        assert time.monotonic() < deadline, "waited too long"
        time.sleep(0.005)


@pytest.fixture
def installation(tmp_path: Path) -> Installation:
    made = Installation(tmp_path / "home")
    assert made.run("manage", "migrate", "--verbosity", "0").returncode == 0
    assert made.run("manage", "shell", "--verbosity", "0", "-c", OPEN).returncode == 0
    units = [
        ["YS", "Đảng bộ huyện Yên Sơn", "", "Cấp trên trực tiếp cơ sở"],
        ["YS-AH", "Đảng bộ xã An Hòa", "YS", "Cơ sở"],
        ["YS-AH-01", "Chi bộ thôn Thượng", "YS-AH", "Chi bộ"],
    ]
    file = write_xlsx(tmp_path / "don-vi.xlsx", {"Đơn vị": [UNIT_HEADINGS, *units]})
    assert made.run("import", "units", str(file), "--cycle", "2020").returncode == 0
    return made


def test_a_process_killed_while_writing_leaves_nothing_and_the_next_one_finishes(
    installation: Installation, tmp_path: Path
) -> None:
    rows = [member_row(f"{number:08d}") for number in range(MEMBERS)]
    file = write_xlsx(tmp_path / "dang-vien.xlsx", {"Đảng viên": [MEMBER_HEADINGS, *rows]})
    assert installation.run("manage", "shell", "-c", RECEIVE.format(path=str(file))).returncode == 0
    ((pk, status),) = installation.ask("SELECT id, status FROM exchange_import WHERE kind = 'MEMBERS'")
    assert status == "APPLYING"
    shown = installation.home / "imports" / str(pk) / "progress"

    def writes() -> bool:
        try:
            step, *_ = json.loads(shown.read_text("utf-8"))
        except FileNotFoundError:
            return False
        return step == "Ghi"

    worker = installation.start_worker()
    wait_until(writes)
    worker.send_signal(signal.SIGKILL)
    worker.wait()
    assert installation.ask("SELECT count(*) FROM organisation_member") == [(0,)]
    assert installation.ask(f"SELECT status FROM exchange_import WHERE id = {pk}") == [("APPLYING",)]

    worker = installation.start_worker()
    wait_until(lambda: installation.ask(f"SELECT status FROM exchange_import WHERE id = {pk}") == [("APPLIED",)])
    worker.send_signal(signal.SIGTERM)
    assert worker.wait(timeout=PATIENCE) == 0
    assert installation.ask("SELECT count(*), count(DISTINCT code) FROM organisation_member") == [(MEMBERS, MEMBERS)]
    assert installation.ask("SELECT count(*) FROM accounts_auditentry WHERE subject = 'dang-vien.xlsx'") == [(1,)]
    assert installation.run("audit", "verify").returncode == 0
    assert not (installation.home / "imports" / str(pk)).exists()


def test_a_worker_told_to_end_leaves_the_work_for_the_next_one(installation: Installation, tmp_path: Path) -> None:
    rows = [member_row(f"{number:08d}") for number in range(MEMBERS)]
    file = write_xlsx(tmp_path / "dang-vien.xlsx", {"Đảng viên": [MEMBER_HEADINGS, *rows]})
    assert installation.run("manage", "shell", "-c", RECEIVE.format(path=str(file))).returncode == 0
    ((pk,),) = installation.ask("SELECT id FROM exchange_import WHERE kind = 'MEMBERS'")
    worker = installation.start_worker()
    wait_until((installation.home / "imports" / str(pk) / "progress").exists)
    worker.send_signal(signal.SIGTERM)
    assert worker.wait(timeout=PATIENCE) == 0
    assert installation.ask(f"SELECT status FROM exchange_import WHERE id = {pk}") == [("APPLYING",)]
    assert installation.ask("SELECT count(*) FROM organisation_member") == [(0,)]
