"""One spreadsheet with thirty different faults: thirty clear verdicts, and nothing changes."""

from datetime import date
from pathlib import Path

import pytest

from daihoi.apps.accounts.roles import Role
from daihoi.apps.exchange.models import Import, Verdict
from daihoi.apps.exchange.services import ask_to_apply
from daihoi.apps.organisation.models import Member
from daihoi.apps.organisation.refusals import Refused
from daihoi.core.regulations.terms import LevelRole, PoliticalTheory, ProfessionalDegree, Sex
from tests.apps.exchange.importing import checked, counts, sentences
from tests.apps.exchange.spreadsheets import MEMBER_HEADINGS, member_row, write_xlsx
from tests.apps.exchange.tables import digest_of_tables
from tests.factories import make_congress, make_cycle, make_unit, make_unit_tree, make_user_with_role

SHEET = "Đảng viên"
A_DAY = "Ghi theo dạng ngày/tháng/năm, ví dụ 28/02/1980."
SEXES = "Nam; Nữ"
STATUSES = (
    "Đảng viên chính thức; Đảng viên dự bị; Đảng viên được miễn sinh hoạt; Đảng viên sinh hoạt tạm thời nơi khác; "
    "Đảng viên bị đình chỉ sinh hoạt; Không còn sinh hoạt"
)
DEGREES = "Chưa qua đào tạo; Trung cấp; Cao đẳng; Đại học; Thạc sĩ; Tiến sĩ"
NOBODY = "trong phạm vi của đồng chí."

FAULTS: list[tuple[list[object], str, str]] = [
    (member_row("2", unit=""), "Mã chi bộ", "còn trống. Ghi mã của chi bộ mà đảng viên sinh hoạt, ví dụ YS-AH-01."),
    (member_row("3", unit="KHONG-CO"), "Mã chi bộ", f"không có đơn vị nào mang mã “KHONG-CO” {NOBODY} Xem lại mã."),
    (
        member_row("4", unit="701"),
        "Mã chi bộ",
        f"không có đơn vị nào mang mã “701” {NOBODY} Có mã “00701” gần giống: xem có ghi nhầm không.",
    ),
    (
        member_row("5", unit="YS-AH"),
        "Mã chi bộ",
        "“Đảng bộ xã An Hòa” là tổ chức cơ sở đảng, không phải chi bộ. Ghi mã của chi bộ mà đảng viên sinh hoạt.",
    ),
    (
        member_row("6", unit="YS-CU"),
        "Mã chi bộ",
        "“Chi bộ cũ” đã kết thúc hoạt động ngày 01/01/2019. Ghi mã của chi bộ đang hoạt động.",
    ),
    (member_row("7", unit="DP-01"), "Mã chi bộ", f"không có đơn vị nào mang mã “DP-01” {NOBODY} Xem lại mã."),
    (
        member_row(""),
        "Số thẻ đảng viên",
        "còn trống. Ghi số thẻ đảng viên, mỗi người một số, ví dụ 01234567.",
    ),
    (
        member_row("2", name="Trần Thị Bình"),
        "Số thẻ đảng viên",
        "số thẻ “2” đã có ở dòng 2. Mỗi đảng viên chỉ ghi một dòng.",
    ),
    (
        member_row("123456789012345678901"),
        "Số thẻ đảng viên",
        "“12345678901234567890…” dài 21 ký tự, nhiều hơn 20 ký tự cho phép.",
    ),
    (
        member_row("11 22"),
        "Số thẻ đảng viên",
        "“11 22” không phải là mã. Mã chỉ gồm chữ, số, dấu chấm, gạch ngang, không có dấu cách.",
    ),
    (member_row("KHAC"), "Số thẻ đảng viên", "số thẻ “KHAC” đã dùng cho người khác. Xem lại số thẻ."),
    (member_row("13", name=""), "Họ và tên", "còn trống. Ghi họ và tên đầy đủ, ví dụ Nguyễn Văn An."),
    (
        member_row("14", name="An"),
        "Họ và tên",
        "“An” không phải là họ và tên đầy đủ. Ghi đủ họ, tên đệm và tên.",
    ),
    (
        member_row("15", name="Nguyễn V¨n An"),
        "Họ và tên",
        "“Nguyễn V¨n An” gõ bằng phông cũ (TCVN3, phông .VnTime), chữ có dấu sai. Gõ hoặc chuyển sang Unicode.",
    ),
    (
        member_row("16", name="Nguyễn " + "Văn " * 30 + "An"),
        "Họ và tên",
        "dài 129 ký tự, nhiều hơn 120 ký tự cho phép. Ghi đúng họ và tên.",
    ),
    (member_row("17", born=""), "Ngày sinh", "còn trống. Ghi ngày, tháng, năm sinh, ví dụ 28/02/1980."),
    (member_row("18", born="31/02/1980"), "Ngày sinh", f"“31/02/1980” không phải là ngày có thật. {A_DAY}"),
    (
        member_row("19", born="28/02/80"),
        "Ngày sinh",
        "“28/02/80” ghi năm bằng 2 chữ số. Ghi năm đủ bốn chữ số, ví dụ 28/02/1980.",
    ),
    (member_row("20", born=1980), "Ngày sinh", f"“1980” chỉ có năm. {A_DAY}"),
    (member_row("21", born="khoảng 1980"), "Ngày sinh", f"“khoảng 1980” không đọc được là ngày. {A_DAY}"),
    (
        member_row("22", born="28/02/1880"),
        "Ngày sinh",
        "28/02/1880 nằm ngoài khoảng từ 01/01/1900 đến 31/12/2100. Xem lại ngày.",
    ),
    (member_row("23", born=28021980), "Ngày sinh", f"“28021980” là số, không phải ngày. {A_DAY}"),
    (
        member_row("24", sex="Trai"),
        "Giới tính",
        f"“Trai” không có trong danh mục. Ghi một trong các giá trị: {SEXES}.",
    ),
    (
        member_row("25", ethnicity="K" * 41),
        "Dân tộc",
        "dài 41 ký tự, nhiều hơn 40 ký tự cho phép. Ghi ngắn lại.",
    ),
    (
        member_row("26", joined="27/02/1980"),
        "Ngày vào Đảng",
        "27/02/1980 không sau ngày sinh 28/02/1980. Xem lại hai ngày.",
    ),
    (
        member_row("27", joined="01/07/2020"),
        "Ngày vào Đảng",
        "01/07/2020 chưa tới: hôm nay là 29/06/2020. Xem lại ngày.",
    ),
    (
        member_row("28", joined="=#REF!"),
        "Ngày vào Đảng",
        "“#REF!” là lỗi của công thức, không phải số liệu. Ghi thẳng giá trị thay cho công thức.",
    ),
    (
        member_row("29", status="Tốt"),
        "Tình trạng",
        f"“Tốt” không có trong danh mục. Ghi một trong các giá trị: {STATUSES}.",
    ),
    (
        member_row("30", degree="Phổ thông"),
        "Trình độ chuyên môn",
        f"“Phổ thông” không có trong danh mục. Ghi một trong các giá trị: {DEGREES}.",
    ),
    (
        [*member_row("31"), "ghi thừa"],
        "",
        "có 11 ô, nhiều hơn 10 cột của hàng tiêu đề. "
        "Nếu dấu ngăn cách nằm trong nội dung thì đặt nội dung đó trong ngoặc kép.",
    ),
]


@pytest.mark.django_db
def test_thirty_faults_give_thirty_verdicts_and_change_nothing(tmp_path: Path) -> None:
    tree = make_unit_tree()
    cycle = make_cycle(clock=date(2020, 6, 29))
    make_congress(tree.commune, cycle, LevelRole.GRASSROOTS)
    make_congress(tree.cell, cycle, LevelRole.CELL)
    make_unit("Chi bộ trường học", parent=tree.commune, code="00701")
    ended = make_unit("Chi bộ cũ", parent=tree.commune, code="YS-CU")
    ended.valid_until = date(2019, 1, 1)
    ended.save()
    elsewhere = make_unit("Chi bộ phố chợ", parent=tree.other_district, code="DP-01")
    Member.objects.create(
        unit=elsewhere,
        code="KHAC",
        full_name="Lê Văn Cường",
        birth_date=date(1970, 1, 1),
        sex=Sex.MALE,
        joined_on=date(2000, 1, 1),
        degree=ProfessionalDegree.UNIVERSITY,
        theory=PoliticalTheory.NONE,
    )
    officer = make_user_with_role(Role.DEPARTMENT_OFFICER, tree.district)
    path = write_xlsx(tmp_path / "loi.xlsx", {SHEET: [MEMBER_HEADINGS, *(cells for cells, _, _ in FAULTS)]})
    before = digest_of_tables()

    work = checked(path, Import.Kind.MEMBERS, cycle, officer)

    expected = [
        f"Trang “{SHEET}”, dòng {row}, cột “{column}”: {message}"
        if column
        else f"Trang “{SHEET}”, dòng {row}: {message}"
        for row, (_, column, message) in enumerate(FAULTS, start=2)
    ]
    found = list(work.verdicts.filter(level=Verdict.Level.FAULT).order_by("row"))
    assert len(FAULTS) == 30
    assert sorted(sentences(work, Verdict.Level.FAULT)) == sorted(expected)
    assert [verdict.row for verdict in found] == list(range(2, 32))
    assert counts(work) == (0, 0, 0, 30)
    with pytest.raises(Refused, match="không ghi dòng nào"):
        ask_to_apply(actor=officer, work=work)
    assert digest_of_tables() == before
