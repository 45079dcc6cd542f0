"""The command line as a script sees it: what stands on stdout, what on stderr, and the exit status."""

import json
import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import transaction

from daihoi.apps.accounts.audit import Act, record
from daihoi.apps.accounts.models import AuditEntry
from daihoi.apps.accounts.services import USER_CREATED
from daihoi.cli import COMMANDS, main
from tests.support.audit_log import drop_guards, operator_of_this_machine


def run(home: Path, *words: str, typed: str = "", **environment: str) -> subprocess.CompletedProcess[str]:
    """Run `daihoi WORDS` in a home of its own."""
    kept = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    return subprocess.run(
        [sys.executable, "-m", "daihoi", *words],
        env={**kept, "DAIHOI_HOME": str(home), **environment},
        input=typed,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


@pytest.fixture
def log() -> None:
    with transaction.atomic():
        for number in range(1, 5):
            record(Act(actor=None, kind=USER_CREATED, subject=f"người {number}"))


@pytest.mark.django_db
def test_verified_log_exits_0_and_says_how_long_it_is(log: None, capsys: pytest.CaptureFixture[str]):
    assert main(["audit", "verify"]) == 0
    assert capsys.readouterr() == ("Nhật ký có 4 mục: nguyên vẹn.\n", "")


@pytest.mark.django_db
def test_verified_log_as_json_is_one_document(log: None, capsys: pytest.CaptureFixture[str]):
    assert main(["audit", "verify", "--json"]) == 0
    printed = capsys.readouterr()
    assert (json.loads(printed.out), printed.err) == ({"entries": 4, "faults": [], "whole": True}, "")


@pytest.mark.django_db
def test_damaged_log_exits_1_and_names_each_entry(log: None, capsys: pytest.CaptureFixture[str]):
    drop_guards()
    AuditEntry.objects.filter(sequence=1).update(subject="người khác")
    AuditEntry.objects.filter(sequence=3).delete()
    assert main(["audit", "verify"]) == 1
    assert capsys.readouterr().out.splitlines() == [
        "Mục 1 không khớp mã băm: nội dung đã bị sửa, đổi chỗ hoặc chèn vào từ bên ngoài.",
        "Mục 3 đã bị xóa.",
        "Nhật ký có 3 mục: 2 chỗ không còn như khi ghi.",
    ]


@pytest.mark.django_db
def test_damaged_log_as_json_is_one_document_with_every_fault(log: None, capsys: pytest.CaptureFixture[str]):
    drop_guards()
    AuditEntry.objects.filter(sequence__in=[2, 4]).delete()
    assert main(["audit", "verify", "--json"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert [fault["sequence"] for fault in told["faults"]] == [2, 4]
    assert (told["entries"], told["whole"]) == (2, False)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_explains_itself(name: str, capsys: pytest.CaptureFixture[str]):
    with pytest.raises(SystemExit) as ended:
        main([name, "--help"])
    assert ended.value.code == 0
    assert COMMANDS[name][1] in " ".join(capsys.readouterr().out.split())


def test_the_database_is_for_nobody_else_on_the_machine(tmp_path: Path):
    assert run(tmp_path, "manage", "migrate", "--verbosity", "0").returncode == 0
    modes = {path.name: path.stat().st_mode & 0o077 for path in tmp_path.iterdir() if path.is_file()}
    assert set(modes) >= {"daihoi.sqlite3", "audit_key", "secret_key"}
    assert set(modes.values()) == {0}


def test_command_before_the_database_is_made_says_so_in_one_line(tmp_path: Path):
    refused = run(tmp_path, "audit", "verify")
    assert (refused.returncode, refused.stdout, refused.stderr.count("\n")) == (2, "", 1)
    assert refused.stderr.startswith("Cơ sở dữ liệu")


def test_database_that_cannot_be_reached_is_told_in_one_line(tmp_path: Path):
    refused = run(tmp_path, "audit", "verify", DATABASE_URL="postgres://nobody@127.0.0.1:1/none")
    assert (refused.returncode, refused.stdout, refused.stderr.count("\n")) == (2, "", 1)
    assert refused.stderr.startswith("Không mở được cơ sở dữ liệu")


def test_port_that_is_no_port_is_told_in_one_line(tmp_path: Path):
    refused = run(tmp_path, "serve", "--port", "70000")
    assert (refused.returncode, refused.stdout, refused.stderr.count("\n")) == (2, "", 1)
    assert refused.stderr.startswith("Không mở được cổng 70000")


BEGIN = ("begin", "--cycle", "2025", "--unit", "TP", "--name", "Đảng bộ thành phố", "--administrator", "an")


def test_installation_begins_once_with_cycle_unit_and_administrator(tmp_path: Path):
    words = (*BEGIN, "--full-name", "Nguyễn Văn An")
    begun = run(tmp_path, *words, typed="mot-mat-khau-dai\n")
    assert begun.stderr == "Đã mở chu kỳ 2025-2030, lập Đảng bộ thành phố và tài khoản an.\n"
    assert (begun.returncode, run(tmp_path, "audit", "verify").returncode) == (0, 0)
    with sqlite3.connect(tmp_path / "daihoi.sqlite3") as database:
        actors = database.execute("SELECT DISTINCT actor FROM accounts_auditentry").fetchall()
    assert actors == [(operator_of_this_machine(),)]
    again = run(tmp_path, *words, typed="mot-mat-khau-dai\n")
    assert (again.returncode, again.stderr.count("\n")) == (2, 1)


def test_report_that_cannot_be_written_down_is_not_made(tmp_path: Path):
    run(tmp_path, *BEGIN, "--full-name", "Nguyễn Văn An", typed="mot-mat-khau-dai\n")
    words = ("report", "--unit", "TP", "--kind", "progress", "--cycle", "2025", "-o", str(tmp_path / "bao-cao.json"))
    assert run(tmp_path, *words).returncode == 0
    (tmp_path / "bao-cao.json").unlink()
    with sqlite3.connect(tmp_path / "daihoi.sqlite3") as database:
        database.execute("DROP TABLE accounts_audithead")
    refused = run(tmp_path, *words)
    assert (refused.returncode, refused.stdout, refused.stderr.count("\n")) == (2, "", 1)
    assert refused.stderr.startswith("Chưa lập báo cáo vì không ghi được nhật ký")
    assert not (tmp_path / "bao-cao.json").exists()


@pytest.mark.parametrize(
    ("cycle", "typed", "told"),
    [
        ("1999", "mot-mat-khau-dai\n", "--cycle 1999: Không có bộ quy định"),
        ("2025", "ngắn\n", "Mật khẩu chưa dùng được: Mật khẩu phải có ít nhất 10 ký tự."),
        ("2025", "", "Mật khẩu chưa dùng được: "),
    ],
)
def test_installation_that_cannot_begin_stays_empty(tmp_path: Path, cycle: str, typed: str, told: str):
    refused = run(tmp_path, *BEGIN, "--full-name", "An", "--cycle", cycle, typed=typed)
    assert (refused.returncode, refused.stderr.count("\n")) == (2, 1)
    assert refused.stderr.startswith(told)
    assert run(tmp_path, "audit", "verify").stdout == "Nhật ký có 0 mục: nguyên vẹn.\n"


def test_keys_are_made_once_and_readable_by_their_owner_only(tmp_path: Path):
    for _ in range(2):
        run(tmp_path, "manage", "check")
    keys = {path.name: oct(path.stat().st_mode & 0o777) for path in tmp_path.iterdir() if path.name.endswith("_key")}
    assert keys == {"audit_key": "0o600", "secret_key": "0o600"}


@pytest.mark.django_db
def test_models_and_migrations_agree():
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["report", "--unit", "HTT"], "daihoi report: thiếu --kind, -o/--output."),
        (["report", "--unit"], "daihoi report: --unit: cần ghi một giá trị."),
        (["totals", "--jsn"], "daihoi totals: không có mục “--jsn”."),
        (["serve", "--port", "x"], "daihoi serve: --port: “x” không phải là số."),
        (["check", "a.txt", "--lang", "zz"], "daihoi check: --lang: không có “zz”; có: 'vi', 'en'."),
        ([], "daihoi: thiếu LỆNH."),
    ],
)
def test_a_wrong_word_gets_one_vietnamese_line(words: list[str], said: str, capsys: pytest.CaptureFixture[str]):
    with pytest.raises(SystemExit) as ended:
        main(words)
    program = said.partition(":")[0]
    assert (ended.value.code, capsys.readouterr().err) == (2, f"{said} Xem cách dùng: {program} --help\n")
