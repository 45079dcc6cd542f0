"""The candidates' summary list: those who stand, in the order of given names, as a paper and as files."""

from dataclasses import replace
from datetime import date

import pytest

from daihoi.apps.elections.nominating.services.nominees import change_nominee, proposed_of
from daihoi.apps.elections.nominating.summary import build_summary
from daihoi.apps.elections.nominating.values import Particulars
from daihoi.apps.organisation.refusals import Refused
from daihoi.apps.papers.paper import Table
from daihoi.apps.papers.pdf import as_pdf
from daihoi.apps.papers.word import as_word
from tests.apps.elections.nominating.lists import DAY, FROM_THE_FLOOR, opened_list, put, seen
from tests.factories import make_congress, make_cycle, make_unit_tree

pytestmark = pytest.mark.django_db

OF_HER = Particulars(
    sex="female", birth_date=date(1984, 5, 12), hometown="xã An Hòa", ethnicity="Tày", joined_on=date(2006, 9, 2),
    degree="university", theory="intermediate", post="Trưởng thôn", standing="first_time",
)  # fmt: skip


def test_a_line_holds_the_particulars_and_the_source():
    election_list = opened_list(make_congress(make_unit_tree().cell, make_cycle(clock=DAY)))
    nominee = put(election_list)
    proposed = replace(proposed_of(nominee), particulars=OF_HER)
    change_nominee(actor=None, wanted=seen(election_list), number=nominee.pk, proposed=proposed)
    paper = build_summary(election_list)
    assert paper.title.startswith("DANH SÁCH TRÍCH NGANG nhân sự giới thiệu bầu Chi ủy Chi bộ thôn Thượng")
    [table] = [block for block in paper.annexes if isinstance(block, Table)]
    assert [line[1] for line in table.lines] == ["Nguyễn Văn An", "Lê Đức Bình", "Phạm Thị Đào", "Trần Thị Ước"]
    assert table.lines[2] == (
        "3", "Phạm Thị Đào", "", "12/05/1984", "xã An Hòa", "Tày", "02/09/2006", "Đại học", "Trung cấp", "Trưởng thôn",
        "Tham gia lần đầu", "Đề cử tại đại hội, hội nghị",
    )  # fmt: skip
    assert as_pdf(paper).startswith(b"%PDF")
    assert as_word(paper).startswith(b"PK")


def test_a_birth_date_stands_in_no_column_while_the_sex_is_not_said():
    election_list = opened_list(make_congress(make_unit_tree().cell, make_cycle(clock=DAY)), names=())
    put(election_list, replace(FROM_THE_FLOOR, particulars=replace(OF_HER, sex="")))
    [table] = [block for block in build_summary(election_list).annexes if isinstance(block, Table)]
    [line] = table.lines
    assert (line[2], line[3]) == ("", "")
    assert line[-1] == "sinh ngày 12/05/1984, chưa ghi giới tính; Đề cử tại đại hội, hội nghị"


def test_there_is_no_summary_of_nobody():
    election_list = opened_list(make_congress(make_unit_tree().cell, make_cycle(clock=DAY)), names=())
    with pytest.raises(Refused):
        build_summary(election_list)
