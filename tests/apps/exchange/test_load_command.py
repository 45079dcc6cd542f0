"""`daihoi import` as a script uses it: what it prints, where, and with which exit status."""

import json
from pathlib import Path

import pytest

from daihoi.apps.accounts.models import AuditEntry
from daihoi.apps.exchange.models import Import
from daihoi.apps.organisation.models import Member
from daihoi.cli import main
from tests.apps.exchange.spreadsheets import MEMBER_HEADINGS, Rows, member_row, write_xlsx
from tests.factories import make_cycle, make_unit_tree
from tests.support.audit_log import operator_of_this_machine

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _installed(db: None) -> None:
    make_unit_tree()
    make_cycle()


def member_file(tmp_path: Path, rows: Rows) -> str:
    return str(write_xlsx(tmp_path / "dang-vien.xlsx", {"Đảng viên": [MEMBER_HEADINGS, *rows]}))


def test_a_sound_file_is_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = member_file(tmp_path, [member_row("1"), member_row("2")])
    assert main(["import", "members", path, "--cycle", "2020"]) == 0
    printed = capsys.readouterr()
    assert printed.out == "dang-vien.xlsx (Excel (.xlsx)): thêm 2, sửa 0, không đổi 0, lỗi 0.\nĐã ghi.\n"
    assert "Ghi [" in printed.err
    assert Member.objects.count() == 2
    assert AuditEntry.objects.get(kind="exchange.import_applied").actor == operator_of_this_machine()


def test_json_is_one_document_with_every_verdict(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = member_file(tmp_path, [member_row("1"), member_row("2", born="31/02/1980")])
    assert main(["import", "members", path, "--json"]) == 1
    document = json.loads(capsys.readouterr().out)
    assert document["rows"] == {"add": 1, "change": 0, "same": 0, "fault": 1, "warning": 0}
    assert (document["written"], document["kind"], document["cycle"]) == (False, "members", "2020")
    assert document["verdicts"] == [
        {
            "level": "fault",
            "sheet": "Đảng viên",
            "row": 3,
            "column": "Ngày sinh",
            "message": "“31/02/1980” không phải là ngày có thật. Ghi theo dạng ngày/tháng/năm, ví dụ 28/02/1980.",
        }
    ]
    assert Member.objects.count() == 0
    assert not Import.objects.exists()


def test_a_check_alone_writes_nothing_and_leaves_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["import", "members", member_file(tmp_path, [member_row("1")]), "--check"]) == 0
    assert capsys.readouterr().out.endswith("thêm 1, sửa 0, không đổi 0, lỗi 0.\nKhông ghi gì.\n")
    assert (Member.objects.count(), Import.objects.count()) == (0, 0)


def test_input_that_can_not_be_used_is_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pdf = tmp_path / "a.xlsx"
    pdf.write_bytes(b"%PDF-1.7")
    sound = member_file(tmp_path, [member_row("1")])
    for words, line in [
        (["members", str(tmp_path / "khong-co.xlsx")], f"Không có tệp «{tmp_path / 'khong-co.xlsx'}»."),
        (
            ["members", str(pdf)],
            "Tệp “a.xlsx” là tệp PDF, không phải bảng tính. Hãy nhập tệp Excel (.xlsx) hoặc .csv.",
        ),
        (
            ["members", sound, "--cycle", "1999"],
            "Không có chu kỳ «1999» (đang có: 2020). Mở chu kỳ trước khi nhập dữ liệu.",
        ),
    ]:
        assert main(["import", *words]) == 2
        assert capsys.readouterr().err.splitlines()[-1] == line
    assert (Member.objects.count(), Import.objects.count()) == (0, 0)
