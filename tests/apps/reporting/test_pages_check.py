"""The check page: a text or a file handed in, its figures marked, one mended at a click, the copy taken home."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from docx import Document

from tests.apps.frame.pages import errors, lead, tree, words
from tests.factories import make_user

pytestmark = pytest.mark.django_db
CHECK, COPY = "/kiem-tra-so-lieu/", "/kiem-tra-so-lieu/ban-moi/"
TEXT = "Đã bầu 501 đồng chí, trong đó nữ 93 đồng chí, chiếm 18,56%; tiến sĩ 6 đồng chí, chiếm 9,78%."


@pytest.fixture
def client() -> Client:
    client = Client()
    client.force_login(make_user())
    return client


def word_of(text: str) -> bytes:
    document = Document()
    document.add_paragraph("").add_run(text).bold = True
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def handed_on(page) -> dict[str, str]:  # type: ignore[no-untyped-def]
    """Give what the page's form of findings sends back."""
    form = tree(page).xpath("//form[@class='findings']")[0]
    fields = {each.get("name"): each.get("value") for each in form.xpath(".//input")}
    return {**fields, "ban-moi": form.xpath(".//textarea")[0].text.removeprefix("\n")}


def test_pasted_text_is_shown_with_its_claims_and_letters(client: Client):
    page = client.post(CHECK, {"text": TEXT})
    assert lead(page) == "van-ban.txt: 2 số liệu kiểm tra được, 1 sai, 1 đúng."
    assert [words(each) for each in tree(page).find_class("margin")] == ["S Đ"]
    assert [each.get("class") for each in tree(page).xpath("//div[@class='checked']//a")] == ["claim ok", "claim wrong"]


def test_wrong_share_is_worked_out_beside_what_the_text_says(client: Client):
    page = client.post(CHECK, {"text": TEXT})
    first = tree(page).find_class("finding")[0]
    assert words(first.find_class("formula")[0]) == "6 / 501 = 1,20%, văn bản ghi 9,78%"


def test_a_click_mends_the_copy_which_is_checked_anew(client: Client):
    page = client.post(CHECK, {"text": TEXT})
    mended = client.post(CHECK, {**handed_on(page), "sua": "1.0"})
    assert lead(mended) == "van-ban.txt: 2 số liệu kiểm tra được, 2 đúng."
    assert words(tree(mended).find_class("notice")[0]) == "Trong bản mới, «9,78» đã được sửa thành «1,20»."
    copy = client.post(COPY, handed_on(mended))
    assert copy.content.decode() == TEXT.replace("9,78", "1,20")
    assert copy["Content-Disposition"] == "attachment; filename*=UTF-8''van-ban-da-sua.txt"


def test_word_document_comes_back_as_word_with_its_formatting(client: Client):
    file = SimpleUploadedFile("Báo cáo.docx", word_of(TEXT))
    page = client.post(CHECK, {"file": file})
    mended = client.post(CHECK, {**handed_on(page), "sua": "1.0"})
    copy = client.post(COPY, handed_on(mended))
    run = Document(io.BytesIO(copy.content)).paragraphs[0].runs[0]
    assert (run.text, run.bold) == (TEXT.replace("9,78", "1,20"), True)
    assert copy["Content-Disposition"] == "attachment; filename*=UTF-8''B%C3%A1o%20c%C3%A1o-da-sua.docx"


def test_text_that_begins_with_an_empty_line_keeps_it(client: Client):
    page = client.post(CHECK, {"text": "\n" + TEXT})
    assert client.post(COPY, handed_on(page)).content.decode() == "\n" + TEXT


def test_words_of_the_text_cannot_act_on_the_page(client: Client):
    page = client.post(CHECK, {"text": f"<script>x</script> {TEXT}"})
    assert tree(page).xpath("//div[@class='checked']//script") == []


def test_nothing_handed_in_is_told(client: Client):
    page = client.post(CHECK, {"text": "  "})
    assert (page.status_code, errors(page)) == (
        422,
        [
            "Hoặc dán văn bản vào đây: Chưa có gì để kiểm tra. Chọn một tệp hoặc dán văn bản vào ô này.",
        ],
    )


def test_file_that_cannot_be_read_is_told(client: Client):
    page = client.post(CHECK, {"file": SimpleUploadedFile("a.docx", b"khong phai word")})
    assert (page.status_code, errors(page)) == (
        422,
        ["Tệp báo cáo: a.docx: nội dung đầu tệp không phải của tệp .docx, hãy lưu lại tệp."],
    )


@pytest.mark.parametrize("sua", ["", "x.y", "9.0", "1.9", "-1.0"])
def test_mend_that_is_not_there_changes_nothing(client: Client, sua: str):
    page = client.post(CHECK, {"text": TEXT})
    assert client.post(CHECK, {**handed_on(page), "sua": sua}).status_code == 400


def test_damaged_original_is_refused(client: Client):
    assert client.post(COPY, {"ban-moi": TEXT, "ten": "a.docx", "tep-goc": "%%%"}).status_code == 400
