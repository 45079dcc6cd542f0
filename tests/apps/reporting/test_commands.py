"""The commands that people script against: their exit status, and one line for input that can't be used."""

import json
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone

from daihoi.apps.accounts.models import AuditEntry
from daihoi.apps.organisation.models import Unit
from daihoi.apps.planning.models import Cycle
from daihoi.apps.planning.place import Place
from daihoi.apps.reporting.report.building import ReportKind
from daihoi.apps.reporting.report.files import ReportFormat, report_file
from daihoi.cli import main
from tests.apps.reporting.random_city import FIRST
from tests.support.audit_log import operator_of_this_machine

TODAY = f"{timezone.localdate():%d/%m/%Y}"
TRUE = "Tổng số cấp ủy viên được bầu là 501 đồng chí, trong đó nữ 93 đồng chí, chiếm 18,56%."
FALSE = "Tổng số cấp ủy viên được bầu là 501 đồng chí, trong đó nữ 93 đồng chí, chiếm 18,65%."

UNUSABLE = {
    "trong.txt": b"",
    "nhi-phan.txt": bytes(range(128, 256)) * 8,
    "nua.docx": b"PK\x03\x04" + bytes(300),
    "nua.pdf": b"%PDF-1.7\n" + bytes(300),
    "cu.doc": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
}


def written(folder: Path, name: str, content: str) -> str:
    path = folder / name
    path.write_text(content, encoding="utf-8")
    return str(path)


def test_check_ends_with_0_when_every_figure_holds(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", written(tmp_path, "dung.txt", TRUE), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["summary"] == {"ok": 1, "rounding": 0, "wrong": 0, "unclear": 0}


def test_check_ends_with_1_and_names_the_mend_of_a_wrong_figure(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = written(tmp_path, "sai.txt", FALSE)
    assert main(["check", path]) == 1
    assert capsys.readouterr().out == (
        f"{path}:58: [SAI] «93 đồng chí, chiếm 18,65%» 93 trên 501 là 18,56%, không phải 18,65%. → 18,56\n"
    )


@pytest.mark.parametrize("name", [*UNUSABLE, "khong-co.txt"])
def test_check_ends_with_2_and_one_line_for_a_file_it_cannot_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    if name in UNUSABLE:
        (tmp_path / name).write_bytes(UNUSABLE[name])
    assert main(["check", str(tmp_path / name), "--json"]) == 2
    said = capsys.readouterr()
    assert (said.out, said.err.count("\n"), said.err.startswith(f"{tmp_path / name}: ")) == ("", 1, True)


@pytest.mark.parametrize("form", list(ReportFormat))
def test_report_writes_the_file_that_the_page_gives(city: Unit, tmp_path: Path, form: ReportFormat) -> None:
    as_of = FIRST + timedelta(days=140)
    output = tmp_path / f"bao-cao.{form}"
    words = ["report", "--unit", city.code, "--kind", "results", "-o", str(output)]
    assert main([*words, "--as-of", f"{as_of:%d/%m/%Y}"]) == 0
    place = Place(city, Cycle.objects.get(), as_of, as_of)
    assert output.read_bytes() == report_file(place, ReportKind.RESULTS, form)
    entry = AuditEntry.objects.get(kind="reporting.report_made")
    assert (entry.actor, entry.unit_code) == (operator_of_this_machine(), city.code)
    kept = {"report": "results", "file_format": str(form), "cycle": place.cycle.code, "as_of": as_of.isoformat()}
    assert json.loads(entry.after) == kept


@pytest.mark.parametrize(
    ("changed", "line"),
    [
        ({"--unit": "KHONG-CO"}, "--unit KHONG-CO: không có đơn vị mang mã này.\n"),
        (
            {"--kind": "lessons"},
            "--kind lessons: chưa có loại báo cáo này. Các loại có: progress, results, structure.\n",
        ),
        ({"--cycle": "1999"}, "--cycle 1999: không có chu kỳ đại hội nào mang mã này.\n"),
        (
            {"--as-of": "31/02/2020"},
            f"--as-of: “31/02/2020” không phải là ngày có thật. Ghi ngày/tháng/năm, ví dụ {TODAY}.\n",
        ),
        (
            {"--as-of": "31/12/9999"},
            f"--as-of: Ngày 31/12/9999 chưa tới: hôm nay là {TODAY}. Ghi hôm nay hoặc một ngày trước.\n",
        ),
        ({"-o": "bao-cao.odt"}, "bao-cao.odt: phải là tệp .docx, .pdf, .xlsx, .json.\n"),
        ({"-o": "/khong-co/bao-cao.json"}, "/khong-co/bao-cao.json: không ghi được tệp (No such file or directory).\n"),
    ],
)
def test_report_names_what_cannot_be_used(
    city: Unit, capsys: pytest.CaptureFixture[str], changed: dict[str, str], line: str
) -> None:
    words = {"--unit": city.code, "--kind": "results", "-o": "bao-cao.docx", **changed}
    assert main(["report", *(word for pair in words.items() for word in pair)]) == 2
    assert capsys.readouterr().err == line
    assert not AuditEntry.objects.filter(kind="reporting.report_made").exists()


def test_totals_say_that_they_are_what_the_records_add_up_to(city: Unit, capsys: pytest.CaptureFixture[str]) -> None:
    assert Unit.objects.filter(pk=city.pk).exists()
    assert main(["totals"]) == 0
    assert capsys.readouterr().err == "Khớp.\n"
