import io
import unicodedata
from pathlib import Path

import pytest
import typst
from docx import Document

from daihoi.core.figures import UnreadableDocument, read_bytes, read_document

LINE = "Tổng số cấp ủy viên được bầu là 501 đồng chí, trong đó nữ 93 đồng chí, chiếm 18,56%.\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_plain_text_is_read_in_every_unicode_encoding(encoding: str) -> None:
    assert read_bytes("bao-cao.txt", LINE.encode(encoding)) == LINE


def test_plain_text_in_windows_1258_is_read_and_composed() -> None:
    marks = "\u0300\u0301\u0303\u0309\u0323"
    apart = unicodedata.normalize("NFD", LINE)
    kept = "".join(c if c in marks else unicodedata.normalize("NFC", c) for c in _joined(apart, marks))
    assert read_bytes("bao-cao.txt", kept.encode("cp1258")) == LINE


def _joined(apart: str, marks: str) -> list[str]:
    """Keep tone marks apart and join the others, as Windows-1258 has them."""
    pieces: list[str] = []
    for character in apart:
        if unicodedata.combining(character) and character not in marks:
            base = pieces.pop()
            tone = [base] if base in marks else []
            pieces += [unicodedata.normalize("NFC", (pieces.pop() if tone else base) + character), *tone]
        else:
            pieces.append(character)
    return pieces


def test_accents_written_apart_are_composed_and_line_ends_are_one_kind() -> None:
    assert read_bytes("a.txt", unicodedata.normalize("NFD", LINE).replace("\n", "\r\n").encode()) == LINE


def test_a_few_broken_characters_do_not_hide_a_text() -> None:
    assert read_bytes("a.txt", LINE.encode() * 9 + b"m\xff xac nhan").startswith(LINE)


def test_word_document_is_read_with_its_tables_in_place() -> None:
    document = Document()
    document.add_paragraph("Kết quả:")
    table = document.add_table(rows=2, cols=2)
    for cell, text in zip(
        [cell for row in table.rows for cell in row.cells], ["Đơn vị", "Nữ", "Xã A", "4"], strict=True
    ):
        cell.text = text
    document.add_paragraph("Hết.")
    stream = io.BytesIO()
    document.save(stream)
    assert read_bytes("bao-cao.docx", stream.getvalue()) == "Kết quả:\nĐơn vị\tNữ\nXã A\t4\n\nHết."


def test_web_page_is_read_without_its_scripts_and_with_tables_as_rows() -> None:
    page = (
        "<!DOCTYPE html><html><head><title>x</title><script>var a = 1;</script></head><body>"
        "<p>Nữ <b>93</b> đồng chí.</p>"
        "<table><tr><td>Xã A</td><td>4</td></tr></table><p>Hết.</p></body></html>"
    )
    assert read_bytes("trang.html", page.encode()).split("\n") == ["Nữ 93 đồng chí.", "", "Xã A\t4\t", "", "Hết.", ""]


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("trong.txt", b" \n", "trong.txt: không có chữ nào trong tệp, cần một văn bản có nội dung."),
        ("cu.doc", b"\xd0\xcf\x11\xe0rest", "cu.doc: tệp .doc kiểu cũ, hãy lưu lại thành .docx."),
        ("a.docx", b"PK\x03\x04rest", "a.docx: tệp Word bị hỏng hoặc không phải .docx, hãy mở rồi lưu lại."),
        ("a.pdf", b"%PDF-1.7 rest", "a.pdf: tệp PDF bị hỏng hoặc có mật khẩu, hãy xuất lại tệp."),
        ("a.pdf", b"plain", "a.pdf: nội dung đầu tệp không phải của tệp .pdf, hãy lưu lại tệp."),
        ("anh.txt", b"\x00\x01\x02\xff\xfe\x05" * 40, "anh.txt: byte thứ 4 không phải chữ, cần văn bản UTF-8."),
    ],
)
def test_unreadable_report_is_refused_in_one_clear_line(name: str, data: bytes, message: str) -> None:
    with pytest.raises(UnreadableDocument) as refusal:
        read_bytes(name, data)
    assert str(refusal.value) == message


def test_missing_file_and_folder_are_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableDocument, match="không tìm thấy tệp"):
        read_document(tmp_path / "khong-co.txt")
    with pytest.raises(UnreadableDocument, match="đây là thư mục"):
        read_document(tmp_path)


TWO_PAGES = """
#set page(width: 120mm, height: 50mm, margin: 10mm, numbering: "1")
Tổng số 214 đồng chí, chia theo đơn vị:
#table(columns: 4, table.header([TT], [Đơn vị trực thuộc Đảng bộ huyện], [Nữ], [Ghi chú]),
  [1], [Đảng bộ xã An Hòa], [89], [], [2], [Đảng bộ xã Bình Minh], [], [thiếu], [], [Cộng], [89], [])
Hết.
"""


def test_tagged_pdf_is_read_cell_by_cell_over_its_pages_without_their_numbers() -> None:
    pdf = typst.compile(TWO_PAGES.encode())
    assert read_bytes("bao-cao.pdf", pdf).split("\n") == [
        "Tổng số 214 đồng chí, chia theo đơn vị:",
        "TT\tĐơn vị trực thuộc Đảng bộ huyện\tNữ\tGhi chú",
        "1\tĐảng bộ xã An Hòa\t89\t",
        "2\tĐảng bộ xã Bình Minh\t\tthiếu",
        "\tCộng\t89\t",
        "Hết.",
    ]


def test_pdf_without_tags_is_read_line_by_line() -> None:
    drawn = b"BT /F 12 Tf 20 60 Td (Nu 93 dong chi, chiem 18,56%.) Tj 0 -20 Td (Het.) Tj ET"
    bodies = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 90]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%b\nendstream" % (len(drawn), drawn),
        b"<</Type/Font/Subtype/Type1/BaseFont/Times-Roman>>",
    ]
    objects = b"".join(b"%d 0 obj%b endobj\n" % (number, body) for number, body in enumerate(bodies, start=1))
    pdf = b"%PDF-1.4\n" + objects + b"trailer<</Root 1 0 R/Size 6>>\n%%EOF"
    assert read_bytes("bao-cao.pdf", pdf) == "Nu 93 dong chi, chiem 18,56%.\nHet."
