"""Files broken in the ways that offices break them: one clear sentence each, and nothing changes."""

import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
import xlsxwriter

from daihoi.apps.exchange.kinds.results import BODIES, PEOPLE
from daihoi.apps.exchange.models import Import, Verdict
from tests.apps.exchange.importing import checked, sentences
from tests.apps.exchange.spreadsheets import MEMBER_HEADINGS, member_row, write_xlsx
from tests.apps.exchange.tables import digest_of_tables
from tests.factories import make_congress, make_cycle, make_held_congress, make_unit_tree

pytestmark = pytest.mark.django_db
SHEET = "Đảng viên"
UNIT_HEADINGS = ["Mã đơn vị", "Tên đơn vị", "Mã đơn vị cấp trên", "Cấp"]
MEMBERS = ", ".join(
    f"“{heading}”"
    for heading in (
        "Mã chi bộ",
        "Số thẻ đảng viên",
        "Họ và tên",
        "Ngày sinh",
        "Giới tính",
        "Ngày vào Đảng",
        "Trình độ chuyên môn",
        "Lý luận chính trị",
    )
)


def members(path: Path, *rows: list[object]) -> None:
    write_xlsx(path, {SHEET: [MEMBER_HEADINGS, *rows]})


def vni(path: Path) -> None:
    members(path, member_row("1", name="Nguyeãn Vaên Huøng"))


def vni_text(path: Path) -> None:
    path.write_bytes("Maõ chi boä;Soá theû ñaûng vieân;Hoï vaø teân\nA;1;Traàn Vaên Duõng\n".encode("cp1252"))


def cyrillic_letter(path: Path) -> None:
    members(path, member_row("1", name="Nguyễn Văn \u0410n"))


def only_headings(path: Path) -> None:
    members(path)


def other_template(path: Path) -> None:
    write_xlsx(path, {"Đơn vị": [UNIT_HEADINGS, ["YS-AH-09", "Chi bộ thôn Mới", "YS-AH", "Chi bộ trực thuộc"]]})


def hidden_sheet(path: Path) -> None:
    with xlsxwriter.Workbook(path) as book:
        book.add_worksheet("Ghi chú").write_row(0, 0, ["Xem trang sau"])
        hidden = book.add_worksheet(SHEET)
        hidden.write_row(0, 0, MEMBER_HEADINGS)
        hidden.hide()


def formula_without_result(path: Path) -> None:
    members(path, member_row("1"))
    with zipfile.ZipFile(path) as book:
        parts = {name: book.read(name) for name in book.namelist()}
    sheet = "xl/worksheets/sheet1.xml"
    start = parts[sheet].index(b'<c r="C2"')
    end = parts[sheet].index(b"</c>", start) + 4
    formula = b'<c r="C2"><f>A2&amp;" "&amp;B2</f><v></v></c>'
    parts[sheet] = parts[sheet][:start] + formula + parts[sheet][end:]
    with zipfile.ZipFile(path, "w") as book:
        for name, part in parts.items():
            book.writestr(name, part)


def merged_names(path: Path) -> None:
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet(SHEET)
        for number, row in enumerate((MEMBER_HEADINGS, member_row("1"), member_row("2", name=""))):
            sheet.write_row(number, 0, [str(cell) for cell in row])
        sheet.merge_range(1, 2, 2, 2, "Nguyễn Văn An")


def a_day_with_its_hour(path: Path) -> None:
    members(path, member_row("1", born="1980-02-28 13:45"))


def swollen(path: Path) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as book:
        book.writestr("xl/workbook.xml", "<workbook/>")
        with book.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as part:
            for _ in range(1100):
                part.write(b"0" * 1024**2)


BROKEN: list[tuple[Callable[[Path], None], str]] = [
    (
        vni,
        f"Trang “{SHEET}”, dòng 2, cột “Họ và tên”: “Nguyeãn Vaên Huøng” gõ bằng phông cũ (VNI), chữ có dấu sai. "
        "Gõ hoặc chuyển sang Unicode.",
    ),
    (vni_text, "Tệp “tep” dùng bảng mã cũ (VNI), chữ có dấu sẽ đọc sai. Hãy chuyển mã sang Unicode rồi lưu lại."),
    (
        cyrillic_letter,
        f"Trang “{SHEET}”, dòng 2, cột “Họ và tên”: “Nguyễn Văn \u0410n” có ký tự “\u0410” không phải chữ Việt, "
        "có thể chỉ trông giống. Gõ lại.",
    ),
    (only_headings, f"Tệp “tep”, trang “{SHEET}”: dưới hàng tiêu đề chưa có dòng nào. Hãy điền dữ liệu."),
    (other_template, "Tệp “tep” theo mẫu “Đơn vị”. Hãy chọn loại dữ liệu này."),
    (
        hidden_sheet,
        f"Tệp “tep”, trang “Ghi chú” không có hàng tiêu đề của mẫu. Cần các cột: {MEMBERS}. "
        f"Trang ẩn “{SHEET}” không được đọc: nếu dữ liệu ở đó thì bỏ ẩn trang rồi nhập lại.",
    ),
    (
        formula_without_result,
        f"Trang “{SHEET}”, dòng 2, cột “Họ và tên”: công thức trong ô chưa có kết quả. "
        "Mở tệp, lưu lại bằng chương trình bảng tính rồi nhập.",
    ),
    (
        merged_names,
        f"Trang “{SHEET}”, dòng 3, cột “Họ và tên”: còn trống. Ghi họ và tên đầy đủ, ví dụ Nguyễn Văn An. "
        "Dòng này có ô gộp C2:C3: bỏ gộp và ghi đủ từng dòng.",
    ),
    (
        a_day_with_its_hour,
        f"Trang “{SHEET}”, dòng 2, cột “Ngày sinh”: “1980-02-28 13:45” không đọc được là ngày. "
        "Ghi theo dạng ngày/tháng/năm, ví dụ 28/02/1980.",
    ),
    (
        swollen,
        "Tệp “tep” khi mở ra nặng 1.100 MB, quá giới hạn 1.024 MB. Hãy chia tệp theo đơn vị rồi nhập lần lượt.",
    ),
]


@pytest.mark.parametrize(("breaks", "sentence"), BROKEN, ids=[breaks.__name__ for breaks, _ in BROKEN])
def test_a_broken_file_of_members_is_told_in_one_sentence(
    tmp_path: Path, breaks: Callable[[Path], None], sentence: str
) -> None:
    tree, cycle = make_unit_tree(), make_cycle(clock=date(2020, 6, 29))
    make_congress(tree.cell, cycle)
    breaks(tmp_path / "tep")
    before = digest_of_tables()
    work = checked(tmp_path / "tep", Import.Kind.MEMBERS, cycle)
    assert [*filter(None, [work.message]), *sentences(work, Verdict.Level.FAULT)] == [sentence]
    assert digest_of_tables() == before


def test_signs_that_nobody_sees_do_not_make_another_code(tmp_path: Path) -> None:
    tree, cycle = make_unit_tree(), make_cycle(clock=date(2020, 6, 29))
    make_congress(tree.cell, cycle)
    members(tmp_path / "tep", member_row("1\u200b", unit="\ufeffYS-AH-01\u00a0", name="\u202aNguyễn Văn An"))
    work = checked(tmp_path / "tep", Import.Kind.MEMBERS, cycle)
    assert (work.faulty, work.to_add) == (0, 1)
    assert sentences(work) == [f"Trang “{SHEET}”, dòng 2: Nguyễn Văn An, vào “YS-AH-01”"]


def test_a_unit_above_itself_is_told_so(tmp_path: Path) -> None:
    cycle = make_cycle()
    write_xlsx(tmp_path / "tep", {"Đơn vị": [UNIT_HEADINGS, ["A", "Đảng bộ A", "A", "Tổ chức cơ sở đảng"]]})
    assert sentences(checked(tmp_path / "tep", Import.Kind.UNITS, cycle), Verdict.Level.FAULT) == [
        "Trang “Đơn vị”, dòng 2, cột “Mã đơn vị cấp trên”: đơn vị “A” ghi chính mình là cấp trên. "
        "Ghi mã của đơn vị cấp trên trực tiếp."
    ]


def test_a_body_elected_twice_is_told_at_its_second_row(tmp_path: Path) -> None:
    tree, cycle = make_unit_tree(), make_cycle(clock=date(2020, 6, 29))
    make_held_congress(tree.cell, cycle)
    rows = [["YS-AH-01", "Bí thư", "1", "", "1"]] * 2
    headings = [[column.heading for column in form.columns] for form in (BODIES, PEOPLE)]
    write_xlsx(tmp_path / "tep", {"Các cuộc bầu": [headings[0], *rows], "Nhân sự": [headings[1]]})
    assert sentences(checked(tmp_path / "tep", Import.Kind.RESULTS, cycle), Verdict.Level.FAULT) == [
        "Trang “Các cuộc bầu”, dòng 3, cột “Bầu”: «Bí thư» được ghi 2 lần; chỉ ghi một lần."
    ]
