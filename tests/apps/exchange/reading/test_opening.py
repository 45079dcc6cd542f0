"""Files as they really come: each is read as meant, or refused in one line that says how to mend it."""

import unicodedata
import zipfile
from pathlib import Path

import pytest
import xlsxwriter

from daihoi.apps.exchange.reading import blocks, sheets, unpack
from daihoi.apps.exchange.reading.opening import open_table
from daihoi.apps.exchange.reading.sheets import LIMIT_ROWS, Row, Table
from daihoi.core.errors import UnusableInput
from tests.apps.exchange.spreadsheets import write_xlsx

CONTENT_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" '
    'ContentType="application/xml"/><Default Extension="rels" ContentType='
    '"application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>'
)


def read(path: Path, name: str = "") -> Table:
    return open_table(path, name or path.name, path.parent / "rows")


def refusal(path: Path) -> str:
    with pytest.raises(UnusableInput) as caught:
        read(path)
    return str(caught.value)


def rows_of(table: Table) -> list[Row]:
    return list(table.sheets[0].rows())


def bytes_file(tmp_path: Path, name: str, content: bytes) -> Path:
    path = tmp_path / name
    path.write_bytes(content)
    return path


def workbook_with(tmp_path: Path, rows_xml: str, times: int = 1, name: str = "tay.xlsx") -> Path:
    """Write a workbook whose one sheet has the given XML between its data tags, as no spreadsheet program would."""
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006/relationships"
    book = (
        f'<workbook xmlns="{main}" xmlns:r="{relations}"><sheets><sheet name="A" sheetId="1" r:id="rId1"/></sheets>'
        "</workbook>"
    )
    with zipfile.ZipFile(tmp_path / name, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as file:
        file.writestr("[Content_Types].xml", CONTENT_TYPES)
        file.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{package}"><Relationship Id="rId1" Type="{relations}/officeDocument" '
            'Target="xl/workbook.xml"/></Relationships>',
        )
        file.writestr("xl/workbook.xml", book)
        file.writestr(
            "xl/_rels/workbook.xml.rels",
            f'<Relationships xmlns="{package}"><Relationship Id="rId1" Type="{relations}/worksheet" '
            'Target="worksheets/sheet1.xml"/></Relationships>',
        )
        with file.open("xl/worksheets/sheet1.xml", "w") as sheet:
            sheet.write(f'<worksheet xmlns="{main}"><sheetData>'.encode())
            for _ in range(times):
                sheet.write(rows_xml.encode())
            sheet.write(b"</sheetData></worksheet>")
    return tmp_path / name


def test_workbook_gives_rows_with_their_numbers_and_without_blank_ones(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "a.xlsx", {"Trang": [["Mã"], [], ["A1"], ["  "], [""], ["A2"], []]})
    table = read(path)
    assert (table.read_as, table.sheets[0].name, table.sheets[0].height) == ("Excel (.xlsx)", "Trang", 3)
    assert rows_of(table) == [(1, ["Mã"]), (3, ["A1"]), (6, ["A2"])]


def test_workbook_shows_formula_errors_that_its_reader_hides(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "a.xlsx", {"Trang": [["Mã", "Ngày"], ["A1", "=#REF!"], ["A2", "=#N/A"]]})
    assert rows_of(read(path))[1:] == [(2, ["A1", "#REF!"]), (3, ["A2", "#N/A"])]


def test_large_sheet_reads_the_same_in_blocks_as_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = [["", f"A{number}", number, "=#REF!" if number % 7 == 0 else "x"] for number in range(25)]
    path = write_xlsx(tmp_path / "a.xlsx", {"Trang": [["", "Mã", "Số", "Chữ"], *data]})
    whole = rows_of(read(path))
    monkeypatch.setattr(blocks, "ROWS_EACH", 4)
    monkeypatch.setattr(unpack, "ROWS_EACH", 4)
    (tmp_path / "blocks").mkdir()
    assert unpack.main(str(path), str(tmp_path / "blocks"), "a.xlsx") == 0
    assert list(sheets.spilled_rows(tmp_path / "blocks" / "0.jsonl")) == whole


def test_hidden_sheets_are_left_out(tmp_path: Path) -> None:
    with xlsxwriter.Workbook(tmp_path / "a.xlsx") as book:
        book.add_worksheet("Thấy").write_string(0, 0, "Mã")
        hidden = book.add_worksheet("Ẩn")
        hidden.write_string(0, 0, "Mã")
        hidden.hide()
    assert [sheet.name for sheet in read(tmp_path / "a.xlsx").sheets] == ["Thấy"]


def test_empty_file_is_refused(tmp_path: Path) -> None:
    assert refusal(bytes_file(tmp_path, "a.xlsx", b"")) == (
        "Tệp “a.xlsx” rỗng. Hãy chọn tệp đã có tiêu đề cột và dữ liệu."
    )


def test_half_a_workbook_is_refused(tmp_path: Path) -> None:
    whole = write_xlsx(tmp_path / "whole.xlsx", {"Trang": [["Mã"]] * 500}).read_bytes()
    assert refusal(bytes_file(tmp_path, "a.xlsx", whole[: len(whole) // 2])) == (
        "Tệp “a.xlsx” bị hỏng hoặc mới chép được một phần. Hãy chép hoặc tải lại trọn vẹn tệp gốc."
    )


def test_workbook_with_damaged_content_is_refused(tmp_path: Path) -> None:
    whole = bytearray(write_xlsx(tmp_path / "whole.xlsx", {"Trang": [[f"Mã {n}"] for n in range(3000)]}).read_bytes())
    for place in range(2000, 2100):
        whole[place] ^= 0xFF
    assert "bị hỏng" in refusal(bytes_file(tmp_path, "a.xlsx", bytes(whole)))


def test_password_is_named(tmp_path: Path) -> None:
    content = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le")
    assert refusal(bytes_file(tmp_path, "a.xlsx", content)) == (
        "Tệp “a.xlsx” được bảo vệ bằng mật khẩu. Hãy mở tệp, bỏ mật khẩu rồi lưu lại."
    )


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "là tệp Excel đời cũ (.xls)"),
        (b"<html><body><table><tr><td>M</td></tr></table>", "thực ra là trang web (HTML)"),
        ("\ufeff\r\n<table>".encode(), "thực ra là trang web (HTML)"),
        (b"%PDF-1.7 ...", "là tệp PDF"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "không phải bảng tính"),
    ],
)
def test_other_kinds_under_a_spreadsheets_name_are_named(tmp_path: Path, content: bytes, what: str) -> None:
    assert what in refusal(bytes_file(tmp_path, "a.xlsx", content))


@pytest.mark.parametrize(
    ("part", "what"),
    [
        ("xl/workbook.bin", "bảng tính nhị phân (.xlsb)"),
        ("word/document.xml", "văn bản Word"),
        ("content.xml", "OpenDocument (.ods)"),
        ("anh.jpg", "tệp nén"),
    ],
)
def test_other_packages_are_named(tmp_path: Path, part: str, what: str) -> None:
    with zipfile.ZipFile(tmp_path / "a.xlsx", "w") as package:
        package.writestr(part, "x")
    assert what in refusal(tmp_path / "a.xlsx")


def test_zip_bomb_is_refused_before_it_is_opened(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.xlsx", "w", zipfile.ZIP_DEFLATED, compresslevel=1) as package:
        package.writestr("xl/workbook.xml", "<workbook/>")
        with package.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as part:
            for _ in range(1100):
                part.write(b"\0" * 1024**2)
    assert "quá giới hạn 1.024 MB" in refusal(tmp_path / "a.xlsx")


def test_ten_million_rows_are_refused_with_the_limit_named(tmp_path: Path) -> None:
    path = workbook_with(tmp_path, "<row><c><v>1</v></c></row>" * 10_000, times=1_000)
    assert refusal(path) == (
        f"Tệp “tay.xlsx” có quá nhiều dòng: mỗi lần nhập tối đa {LIMIT_ROWS // 1000}.000 dòng. "
        "Hãy chia tệp theo đơn vị rồi nhập lần lượt."
    )


def test_a_cell_at_the_far_corner_does_not_take_the_machines_memory(tmp_path: Path) -> None:
    far = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    assert "không đọc được" in refusal(workbook_with(tmp_path, far))


def test_text_is_read_in_the_usual_encodings(tmp_path: Path) -> None:
    text = "Mã đơn vị;Tên\r\nA1;Chi bộ thôn Thượng\r\n"
    expected = [(1, ["Mã đơn vị", "Tên"]), (2, ["A1", "Chi bộ thôn Thượng"])]
    for encoding, named in [
        ("utf-8", "UTF-8"),
        ("utf-8-sig", "UTF-8"),
        ("utf-16", "UTF-16"),
        ("utf-16-le", "UTF-16"),
        ("utf-16-be", "UTF-16"),
    ]:
        table = read(bytes_file(tmp_path, "a.csv", text.encode(encoding)))
        assert table.read_as == f"Bảng mã {named}, các ô cách nhau bằng dấu chấm phẩy"
        assert rows_of(table) == expected


def as_windows_1258(text: str) -> bytes:
    """Write a text as Windows does in its Vietnamese encoding: the tone stands after its letter as a mark."""
    written = []
    for letter in text:
        marks = unicodedata.normalize("NFD", letter)
        tone = "".join(mark for mark in marks if mark in "\u0300\u0301\u0303\u0309\u0323")
        written.append(unicodedata.normalize("NFC", "".join(mark for mark in marks if mark not in tone)) + tone)
    return "".join(written).encode("cp1258")


def test_windows_1258_is_read_with_its_tone_marks_joined_to_their_letters(tmp_path: Path) -> None:
    table = read(bytes_file(tmp_path, "a.csv", as_windows_1258("Mã,Tên\nA1,Đặng Thị Ước\n")))
    assert table.read_as == "Bảng mã Windows-1258, các ô cách nhau bằng dấu phẩy"
    assert rows_of(table) == [(1, ["Mã", "Tên"]), (2, ["A1", "Đặng Thị Ước"])]


def test_decomposed_letters_are_composed(tmp_path: Path) -> None:
    text = unicodedata.normalize("NFD", "Mã\tTên\nA1\tĐặng Thị Ước\n")
    table = read(bytes_file(tmp_path, "a.csv", text.encode()))
    assert table.read_as.endswith("dấu tab")
    assert rows_of(table)[1] == (2, ["A1", "Đặng Thị Ước"])


def test_old_vietnamese_fonts_are_named(tmp_path: Path) -> None:
    text = "M· ®¬n vÞ;Hä vµ tªn\nA1;NguyÔn V¨n ¸i\n"
    assert "TCVN3" in refusal(bytes_file(tmp_path, "a.csv", text.encode("latin-1")))


def test_separator_line_of_spreadsheet_programs_is_obeyed(tmp_path: Path) -> None:
    table = read(bytes_file(tmp_path, "a.csv", b"sep=,\nM;a,T;n\n"))
    assert rows_of(table) == [(2, ["M;a", "T;n"])]


def test_quoted_text_may_hold_separators_and_line_breaks(tmp_path: Path) -> None:
    table = read(bytes_file(tmp_path, "a.csv", 'Mã,Tên\nA1,"Chi bộ, thôn\nThượng"\nA2,x\n'.encode()))
    assert rows_of(table) == [(1, ["Mã", "Tên"]), (2, ["A1", "Chi bộ, thôn\nThượng"]), (4, ["A2", "x"])]


def test_text_cut_off_inside_quotes_is_refused(tmp_path: Path) -> None:
    assert refusal(bytes_file(tmp_path, "a.csv", 'Mã,Tên\nA1,"Chi bộ thôn\n'.encode())) == (
        "Tệp “a.csv”, từ dòng 2: dấu ngoặc kép mở ra mà không đóng lại, hoặc tệp bị cắt giữa chừng. "
        "Hãy sửa dấu ngoặc kép hoặc chép lại trọn vẹn tệp gốc."
    )


def test_a_workbook_under_a_text_files_name_is_read_as_a_workbook(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "a.xlsx", {"Trang": [["Mã"]]})
    assert read(path, "a.csv").read_as == "Excel (.xlsx)"
