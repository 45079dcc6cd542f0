"""A paper as .docx, laid out by section E of the rule sheet; the same paper gives the same bytes."""

from collections.abc import Iterable
from datetime import datetime
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Emu, Mm, Pt
from docx.table import Table as WordTable
from docx.table import _Cell
from docx.text.paragraph import Paragraph as WordParagraph

from daihoi.apps.papers.naming import dated
from daihoi.apps.papers.paper import Block, Heading, Paper, Paragraph, Picture, Table, is_part, printed
from daihoi.apps.papers.pictures import as_png

FONT = "Times New Roman"
TABLE_SIZE, WIDE_SIZE = 11, 10
KEPT_TOGETHER = 12
_BESIDE_TEXT = 57
_CENTER, _JUSTIFY, _RIGHT = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.JUSTIFY, WD_ALIGN_PARAGRAPH.RIGHT


def as_word(paper: Paper) -> bytes:
    """Lay a paper out as a .docx file."""
    document = Document()
    _set_page(document)
    _set_font(document)
    _add_letterhead(document, paper)
    _add_title(document, paper)
    for block in paper.blocks:
        _add_block(document, block)
    _add_closing(document, paper)
    if paper.annexes:
        _add_annexes(document, paper)
    _set_properties(document, paper)
    raw = BytesIO()
    document.save(raw)
    return _with_fixed_times(raw.getvalue())


def _set_page(document) -> None:  # type: ignore[no-untyped-def]
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin = section.bottom_margin = Mm(20)
    section.left_margin, section.right_margin = Mm(30), Mm(15)
    section.different_first_page_header_footer = True
    _add_page_number(section.header.paragraphs[0])


def _add_page_number(paragraph: WordParagraph) -> None:
    """Put the page's number at the top in the middle; the first page has none."""
    paragraph.alignment = _CENTER
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    paragraph._p.append(field)


def _set_font(document) -> None:  # type: ignore[no-untyped-def]
    style = document.styles["Normal"]
    style.font.name, style.font.size = FONT, Pt(14)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), FONT)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "vi-VN")
    style.element.rPr.append(language)
    style.paragraph_format.space_after = Pt(0)


def _add_letterhead(document, paper: Paper) -> None:  # type: ignore[no-untyped-def]
    head = paper.letterhead
    table = document.add_table(rows=1, cols=2)
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    left, right = _two_cells(table, Mm(82), Mm(83))
    _set_margins(table, 0)
    _say(left, head.upper, size=13, first=True)
    _say(left, head.issuer, size=13, bold=True)
    _say(left, "*", size=13)
    _say(left, head.number, size=13)
    _rule_under(_say(right, "ĐẢNG CỘNG SẢN VIỆT NAM", size=15, bold=True, first=True))
    _say(right, dated(head.place, head.on), size=13, italic=True).paragraph_format.space_before = Pt(6)


def _two_cells(table: WordTable, left: int, right: int) -> tuple[_Cell, _Cell]:
    table.autofit = False
    cells = table.rows[0].cells
    for column, cell, width in zip(table.columns, cells, (left, right), strict=True):
        column.width = cell.width = Emu(width)
    return cells[0], cells[1]


def _say(  # noqa: PLR0913 (the look of one line)
    cell: _Cell,
    text: str,
    *,
    size: int,
    bold: bool = False,
    italic: bool = False,
    first: bool = False,
) -> WordParagraph:
    paragraph: WordParagraph = cell.paragraphs[0] if first else cell.add_paragraph()
    paragraph.alignment = _CENTER
    run = paragraph.add_run(text)
    run.bold, run.italic, run.font.size = bold, italic, Pt(size)
    return paragraph


def _rule_under(paragraph: WordParagraph) -> None:
    border = OxmlElement("w:pBdr")
    line = OxmlElement("w:bottom")
    for name, value in (("val", "single"), ("sz", "6"), ("space", "1"), ("color", "auto")):
        line.set(qn(f"w:{name}"), value)
    border.append(line)
    paragraph._p.get_or_add_pPr().append(border)
    paragraph.paragraph_format.left_indent = paragraph.paragraph_format.right_indent = Mm(3)


def _add_title(document, paper: Paper) -> None:  # type: ignore[no-untyped-def]
    title = _centred(document, paper.type_name, size=16)
    title.paragraph_format.space_before = Pt(18)
    _centred(document, paper.summary, size=14)
    _centred(document, "-----", size=14).paragraph_format.space_after = Pt(12)


def _centred(document, text: str, size: int) -> WordParagraph:  # type: ignore[no-untyped-def]
    paragraph: WordParagraph = document.add_paragraph()
    paragraph.alignment = _CENTER
    run = paragraph.add_run(text)
    run.bold, run.font.size = True, Pt(size)
    return paragraph


def _add_block(document, block: Block) -> None:  # type: ignore[no-untyped-def]
    match block:
        case Heading(text):
            paragraph = document.add_paragraph()
            paragraph.paragraph_format.space_before, paragraph.paragraph_format.space_after = Pt(10), Pt(4)
            paragraph.paragraph_format.keep_with_next = True
            paragraph.add_run(text).bold = True
        case Paragraph():
            paragraph = document.add_paragraph(block.text)
            paragraph.alignment = _JUSTIFY
            layout = paragraph.paragraph_format
            layout.first_line_indent, layout.space_after, layout.line_spacing = Mm(10), Pt(6), Pt(19)
        case Table():
            _add_table(document, block)
        case Picture(caption, svg, _):
            document.add_picture(BytesIO(as_png(svg)), width=Cm(11))
            document.paragraphs[-1].alignment = _CENTER
            document.paragraphs[-1].paragraph_format.keep_with_next = True
            _caption(document, caption).paragraph_format.keep_with_next = False


def _caption(document, text: str) -> WordParagraph:  # type: ignore[no-untyped-def]
    paragraph: WordParagraph = document.add_paragraph()
    paragraph.alignment = _CENTER
    paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(6)
    paragraph.paragraph_format.keep_with_next = True
    paragraph.add_run(text).bold = True
    return paragraph


def _add_table(document, table: Table) -> None:  # type: ignore[no-untyped-def]
    _caption(document, table.caption)
    drawn = document.add_table(rows=1, cols=len(table.columns))
    drawn.style = "Table Grid"
    drawn.alignment = WD_TABLE_ALIGNMENT.CENTER
    drawn.autofit = False
    section = document.sections[-1]
    width = section.page_width - section.left_margin - section.right_margin
    _fill_row(drawn, 0, tuple(column.heading for column in table.columns), table, bold=True)
    _repeat_head(drawn)
    for row in table.rows:
        _fill_row(drawn, len(drawn.rows), printed(row), table, bold=is_part(row))
    if table.totals:
        _fill_row(drawn, len(drawn.rows), printed(table.totals), table, bold=True)
    _set_widths(drawn, table, width)
    _set_margins(drawn, _BESIDE_TEXT)
    _keep_whole(drawn)
    for place, row in enumerate(table.rows, start=1):
        if is_part(row):
            _merge_part(drawn.rows[place].cells)
            _keep_with_next(drawn.rows[place].cells)
    _leave_room(document)


def _fill_row(drawn: WordTable, place: int, texts: tuple[str, ...], table: Table, *, bold: bool) -> None:
    cells = drawn.rows[0].cells if place == 0 else drawn.add_row().cells  # type: ignore[no-untyped-call]
    for cell, text, column in zip(cells, texts, table.columns, strict=True):
        paragraph, size = cell.paragraphs[0], WIDE_SIZE if table.is_wide else TABLE_SIZE
        _set_line(paragraph, size)
        run = paragraph.add_run(text)
        run.font.size, run.bold = Pt(size), bold
        paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(1.5)
        if place == 0 or column.heading == "TT":
            paragraph.alignment = _CENTER
        elif column.is_figure:
            paragraph.alignment = _RIGHT


def _set_line(paragraph: WordParagraph, size: int) -> None:
    """Make a cell's line as high as its letters even where it holds none."""
    mark, letters = OxmlElement("w:rPr"), OxmlElement("w:sz")
    letters.set(qn("w:val"), str(2 * size))
    mark.append(letters)
    paragraph._p.get_or_add_pPr().append(mark)


def _repeat_head(drawn: WordTable) -> None:
    properties = drawn.rows[0]._tr.get_or_add_trPr()
    mark = OxmlElement("w:tblHeader")
    mark.set(qn("w:val"), "true")
    properties.append(mark)


def _merge_part(cells: tuple[_Cell, ...]) -> None:
    merged = cells[1].merge(cells[-1])
    for left_over in merged.paragraphs[1:]:
        merged._tc.remove(left_over._p)


def _leave_room(document) -> None:  # type: ignore[no-untyped-def]
    """Set the text that follows a table a little apart from it."""
    room = document.add_paragraph()
    _set_line(room, 3)
    room.paragraph_format.line_spacing = Pt(6)


def _set_margins(drawn: WordTable, beside: int) -> None:
    """Leave so much (in twentieths of a point) beside the text of a cell: little where columns are many."""
    margins = OxmlElement("w:tblCellMar")
    for side in ("left", "right"):
        margin = OxmlElement(f"w:{side}")
        margin.set(qn("w:w"), str(beside))
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    properties = drawn._tbl.tblPr
    properties.insert(list(properties).index(properties.find(qn("w:tblLook"))), margins)


def _keep_whole(drawn: WordTable) -> None:
    """Break no row over two pages, and no short table; leave no last row alone on a page."""
    for row in drawn.rows:
        mark = OxmlElement("w:cantSplit")
        row._tr.get_or_add_trPr().append(mark)
    before_last = list(drawn.rows)[:-1]
    for row in before_last if len(drawn.rows) <= KEPT_TOGETHER else before_last[-2:]:
        _keep_with_next(row.cells)


def _keep_with_next(cells: Iterable[_Cell]) -> None:
    for cell in cells:
        cell.paragraphs[0].paragraph_format.keep_with_next = True


def _set_widths(drawn: WordTable, table: Table, width: int) -> None:
    whole = sum(column.width for column in table.columns)
    widths = [Emu(width * column.width // whole) for column in table.columns]
    for place, column_width in enumerate(widths):
        drawn.columns[place].width = column_width
    for row in drawn.rows:
        for cell, column_width in zip(row.cells, widths, strict=True):
            cell.width = column_width


def _add_closing(document, paper: Paper) -> None:  # type: ignore[no-untyped-def]
    if paper.closing:
        end = document.add_paragraph(paper.closing)
        end.paragraph_format.first_line_indent, end.paragraph_format.space_after = Mm(10), Pt(12)
        end.paragraph_format.space_before, end.paragraph_format.keep_with_next = Pt(8), True
    table = document.add_table(rows=1, cols=2)
    left, right = _two_cells(table, Mm(85), Mm(80))
    _keep_whole(table)
    if paper.recipients:
        note = left.paragraphs[0].add_run("Nơi nhận:")
        note.bold, note.italic, note.font.size = True, True, Pt(12)
    for place, recipient in enumerate(paper.recipients):
        mark = "." if place == len(paper.recipients) - 1 else ","
        left.add_paragraph().add_run(f"- {recipient}{mark}").font.size = Pt(11)
    _say(right, paper.signature.authority, size=14, bold=True, first=True)
    _say(right, paper.signature.title, size=14)
    for _ in range(4):
        _say(right, "", size=14)
    if paper.remark:
        paragraph = left.add_paragraph()
        paragraph.paragraph_format.space_before = Pt(12)
        remark = paragraph.add_run(paper.remark)
        remark.italic, remark.font.size = True, Pt(11)


def _add_annexes(document, paper: Paper) -> None:  # type: ignore[no-untyped-def]
    section = document.add_section()
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)
    section.left_margin, section.right_margin = Mm(20), Mm(15)
    section.different_first_page_header_footer = False
    _centred(document, "PHỤ LỤC", size=14)
    for block in paper.annexes:
        _add_block(document, block)


def _set_properties(document, paper: Paper) -> None:  # type: ignore[no-untyped-def]
    on = paper.letterhead.on
    properties = document.core_properties
    properties.title, properties.author, properties.comments = paper.title, paper.letterhead.issuer, ""
    properties.language = "vi-VN"
    properties.created = properties.modified = datetime(on.year, on.month, on.day)  # noqa: DTZ001 (a paper's day)


def _with_fixed_times(raw: bytes) -> bytes:
    fixed = BytesIO()
    with ZipFile(BytesIO(raw)) as before, ZipFile(fixed, "w", ZIP_DEFLATED) as after:
        for name in before.namelist():
            after.writestr(ZipInfo(name, (1980, 1, 1, 0, 0, 0)), before.read(name), ZIP_DEFLATED)
    return fixed.getvalue()
