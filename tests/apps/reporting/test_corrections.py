"""A correction changes one figure of a copy and nothing else; a Word document keeps its formatting."""

import io

import pytest
from docx import Document

from daihoi.apps.reporting.corrections import NotInDocument, corrected_docx, corrected_text
from daihoi.core.figures import Suggestion, check_text, read_bytes

TEXT = "Đã bầu 501 đồng chí, trong đó tiến sĩ 6 đồng chí, chiếm 9,78%."


def suggestion_in(text: str, replace: str, by: str, turn: int = 0) -> Suggestion:
    start = -1
    for _ in range(turn + 1):
        start = text.index(replace, start + 1)
    return Suggestion(replace, by, "", start, start + len(replace))


def word(*, table: bool = False) -> bytes:
    document = Document()
    document.add_paragraph("Năm trước 9,78%; năm nay xem dưới.")
    if table:
        cells = document.add_table(rows=2, cols=2).rows
        cells[0].cells[0].merge(cells[0].cells[1]).text = "Tỷ lệ 9,78%"
        cells[1].cells[0].text, cells[1].cells[1].text = "Tiến sĩ", "9,78%"
    paragraph = document.add_paragraph("Đã bầu 501 đồng chí, ")
    bold = paragraph.add_run("trong đó tiến sĩ 6 đồng chí, chiếm 9,")
    bold.bold = True
    paragraph.add_run("78").italic = True
    paragraph.add_run("%.")
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def test_text_is_changed_only_where_the_suggestion_stands():
    assert corrected_text(TEXT, suggestion_in(TEXT, "9,78", "1,20")) == TEXT.replace("9,78", "1,20")


def test_word_document_is_changed_at_the_wanted_occurrence_across_its_runs():
    data = word()
    text = read_bytes("a.docx", data)
    changed = corrected_docx(data, suggestion_in(text, "9,78", "1,20", turn=1))
    assert read_bytes("a.docx", changed) == corrected_text(text, suggestion_in(text, "9,78", "1,20", turn=1))


def test_word_document_keeps_the_look_of_its_runs():
    data = word()
    changed = corrected_docx(data, suggestion_in(read_bytes("a.docx", data), "9,78", "1,20", turn=1))
    runs = Document(io.BytesIO(changed)).paragraphs[-1].runs
    assert [(run.text, run.bold, run.italic) for run in runs] == [
        ("Đã bầu 501 đồng chí, ", None, None),
        ("trong đó tiến sĩ 6 đồng chí, chiếm 1,20", True, None),
        ("", None, True),
        ("%.", None, None),
    ]


@pytest.mark.parametrize("turn", [0, 1, 2, 3])
def test_each_occurrence_in_paragraphs_and_table_cells_can_be_changed_alone(turn: int):
    data = word(table=True)
    text = read_bytes("a.docx", data)
    wanted = suggestion_in(text, "9,78", "1,20", turn)
    assert read_bytes("a.docx", corrected_docx(data, wanted)) == corrected_text(text, wanted)


def test_suggestion_that_is_not_in_the_document_is_refused():
    with pytest.raises(NotInDocument):
        corrected_docx(word(), Suggestion("5,55", "6,66", "", 10, 14))


def test_mended_text_is_found_right():
    claim = next(claim for claim in check_text(TEXT) if claim.suggestions)
    mended = corrected_text(TEXT, claim.suggestions[0])
    assert [claim.verdict.value for claim in check_text(mended)] == ["ok"]
