"""The count minutes: every figure of sheet A.9, in order, as a paper and as files."""

from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from docx import Document

from daihoi.apps.elections.minutes import build_minutes
from daihoi.apps.organisation.refusals import Refused
from daihoi.apps.papers.paper import Table, printed
from daihoi.apps.papers.pdf import as_pdf
from daihoi.apps.papers.word import as_word
from daihoi.apps.planning.models import Congress
from daihoi.core.figures import check_text
from daihoi.core.regulations.terms import Deduction
from tests.apps.elections.votes import COUNT, TIED, opened, signed
from tests.factories import make_congress, make_cycle, make_unit_tree
from tests.support.papers import plain_text

pytestmark = pytest.mark.django_db


@pytest.fixture
def congress() -> Congress:
    return make_congress(make_unit_tree().cell, make_cycle(clock=date(2020, 3, 10)))


def test_minutes_say_who_could_vote_what_was_counted_and_who_is_elected(congress: Congress):
    count = replace(COUNT, summoned=21, absences={Deduction.EXEMPT: 1}, invalid_because="gạch tất cả họ tên")
    text = plain_text(build_minutes(signed(congress, count)))
    for said in (
        "BIÊN BẢN KIỂM PHIẾU\nbầu Chi ủy, nhiệm kỳ 2020-2022",
        "Số lượng cần bầu: 3 đồng chí. Danh sách bầu cử có 5 đồng chí:",
        "Trưởng ban: Hoàng Thị Mai",
        "Ủy viên: Đỗ Văn Chung",
        "được triệu tập: 21; có mặt lúc bầu cử: 20; vắng mặt lúc bầu cử: 1.",
        "đảng viên được miễn công tác và sinh hoạt, vắng mặt: 1.",
        "Số được tính làm căn cứ: 20; phải được quá một nửa, tức là từ 11 phiếu trở lên.",
        "Số phiếu phát ra: 20; số phiếu thu về: 20.",
        "Số phiếu hợp lệ: 19; số phiếu không hợp lệ: 1 (gạch tất cả họ tên).",
        "Đã bầu đủ số lượng.",
    ):
        assert said in text


def test_votes_stand_in_the_order_of_the_ballot_and_the_elected_from_the_most_votes_down(congress: Congress):
    count = replace(COUNT, votes=(12, 15, 19, 8, 3))
    tables = [block for block in build_minutes(signed(congress, count)).blocks if isinstance(block, Table)]
    assert [printed(row) for row in tables[1].rows][:2] == [
        ("1", "Nguyễn Văn An", "12", "60,00"),
        ("2", "Vũ Văn Ánh", "15", "75,00"),
    ]
    assert [printed(row) for row in tables[2].rows] == [
        ("1", "Lê Đức Bình", "19", "95,00"),
        ("2", "Vũ Văn Ánh", "15", "75,00"),
        ("3", "Nguyễn Văn An", "12", "60,00"),
    ]


def test_a_tie_is_told_with_what_comes_next(congress: Congress):
    text = plain_text(build_minutes(signed(congress, TIED)))
    assert "Bằng phiếu ở cuối danh sách: Lê Đức Bình, Phạm Thị Đào; còn 1 đồng chí cần bầu." in text
    assert "Bầu lại trong số những người bằng phiếu." in text


def test_there_are_no_minutes_before_the_count(congress: Congress):
    with pytest.raises(Refused):
        build_minutes(opened(congress))


def test_the_paper_goes_to_word_and_pdf_and_holds_no_wrong_figure(congress: Congress):
    paper = build_minutes(signed(congress))
    words = "\n".join(paragraph.text for paragraph in Document(BytesIO(as_word(paper))).paragraphs)
    assert "Nơi nhận" not in words
    assert "báo cáo" not in words
    assert as_pdf(paper).startswith(b"%PDF")
    assert [claim.text for claim in check_text(plain_text(paper)) if claim.verdict == "wrong"] == []
