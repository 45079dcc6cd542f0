"""A whole form: what is stored is written, sent, read and understood as the same; nothing typed is lost."""

from dataclasses import replace
from datetime import date

import pytest

from daihoi.apps.organisation.models import Member
from daihoi.apps.planning.services import Attendance, Objection
from daihoi.apps.results.entry.acts import Given, after_act
from daihoi.apps.results.entry.rows import EMPTY, pasted, with_empty_rows, without_blanks
from daihoi.apps.results.entry.sheet import sheet_of
from daihoi.apps.results.entry.typed import Typed, attendance_line, decoded, typed_from, typed_of
from daihoi.apps.results.entry.understanding import understand
from daihoi.apps.results.packets import ResultPacket
from daihoi.core.regulations.terms import CongressForm, ElectedBody, LevelRole, Outcome
from tests.apps.results.packets import DELEGATES, allowed, mandate, small_cell, somebody
from tests.factories import make_cycle, make_held_congress, make_unit

ATTENDANCE = {
    "opened_on": "10/03/2020",
    "closed_on": "10/03/2020",
    "form": "members_congress",
    "official_members": "1.008",
    "probationary_members": "",
    "summoned": "1.008",
    "present": "1.000",
}
BODIES = (ElectedBody.COMMITTEE, ElectedBody.DELEGATES)
LABELS = [body.title_vi(LevelRole.CELL) for body in BODIES]


def with_every_field() -> ResultPacket:
    person = replace(small_cell().people[0], religion="Phật giáo", member_code="07.012345", in_planning_list=False)
    delegates = replace(DELEGATES, alternate_seats=1, list_size=1008, base=None, rounds=2)
    alternate = somebody("Lê Ước", mandate(ElectedBody.DELEGATES, None, Outcome.ALTERNATE))
    return replace(
        small_cell(),
        bodies=(small_cell().bodies[0], delegates),
        people=(person, small_cell().people[1], alternate),
        exceptions=(allowed(reason="Đảng ủy đồng ý & ghi nhận"), allowed("roles.cell.sizes.committee")),
    )


def test_what_is_stored_is_understood_as_the_same() -> None:
    typed = typed_of(ATTENDANCE, with_every_field())
    understood = understand(decoded(typed.encoded()))
    assert (understood.packet, understood.objections) == (with_every_field(), ())
    assert understood.attendance == Attendance(
        opened_on=date(2020, 3, 10),
        closed_on=date(2020, 3, 10),
        form=CongressForm.MEMBERS,
        official_members=1008,
        probationary_members=0,
        summoned=1008,
        present=1000,
    )


def test_what_is_typed_is_kept_to_the_letter() -> None:
    fields = {"opened_on": " 31/02/2020", "body.secretary.seats": "một", "person.0.full_name": "  Lê=Ước & "}
    typed = typed_from(fields)
    assert decoded(typed.encoded()) == typed
    assert typed.people[0]["full_name"] == "  Lê=Ước & "


def test_rows_keep_the_order_of_their_numbers() -> None:
    typed = typed_from({"person.10.full_name": "C", "person.2.full_name": "A", "person.3.full_name": "B"})
    assert [line["full_name"] for line in typed.people] == ["A", "B", "C"]


def test_every_field_that_cannot_be_read_is_named_with_its_place() -> None:
    typed = typed_of(ATTENDANCE, small_cell())
    first, second = typed.people
    broken = replace(
        typed,
        attendance={**ATTENDANCE, "present": ""},
        elections={**typed.elections, ElectedBody.SECRETARY: {**typed.elections[ElectedBody.SECRETARY], "valid": "x"}},
        people=(first, {**second, "birth_date": "31/02/1980", "sex": "", "delegates": "2 ?"}),
    )
    understood = understand(broken)
    assert understood.packet is None
    assert understood.objections == (
        Objection("present", "“Có mặt”: chưa ghi."),
        Objection(
            "body.secretary.valid",
            "Bầu Bí thư, cột “Phiếu hợp lệ”: “x” không phải là số đếm. Ghi một số nguyên, ví dụ 120 hoặc 1.234.",
        ),
        Objection(
            "person.1.birth_date",
            "Dòng 2, cột “Ngày sinh”: “31/02/1980” không phải là ngày có thật. Ghi theo dạng ngày/tháng/năm, "
            "ví dụ 28/02/1980.",
        ),
        Objection("person.1.sex", "Dòng 2, cột “Giới tính”: chưa ghi."),
        Objection(
            "person.1.delegates",
            "Dòng 2, cột “Đại biểu dự đại hội cấp trên”: “2 ?” không đọc được. Ghi số phiếu của người trúng cử, "
            "ví dụ 18; thêm K nếu không trúng cử (8 K), thêm DK nếu là dự khuyết (31 DK).",
        ),
    )


def test_an_exception_half_filled_in_is_named_field_by_field() -> None:
    typed = replace(typed_of(ATTENDANCE, small_cell()), exceptions=({"rule": "", "document_date": "1/13/2020"},))
    assert understand(typed).objections == (
        Objection("exception.0.rule", "Chấp thuận 1, cột “Quy định được làm khác”: chưa ghi."),
        Objection("exception.0.authority", "Chấp thuận 1, cột “Cấp chấp thuận”: chưa ghi."),
        Objection("exception.0.document_number", "Chấp thuận 1, cột “Số văn bản”: chưa ghi."),
        Objection(
            "exception.0.document_date",
            "Chấp thuận 1, cột “Ngày văn bản”: “1/13/2020” không phải là ngày có thật. "
            "Ghi theo dạng ngày/tháng/năm, ví dụ 28/02/1980.",
        ),
        Objection("exception.0.reason", "Chấp thuận 1, cột “Lý do”: chưa ghi."),
    )


def test_empty_rows_and_elections_left_empty_are_skipped() -> None:
    typed = typed_of(ATTENDANCE, small_cell())
    roomy = with_empty_rows(
        replace(typed, elections={**typed.elections, ElectedBody.COMMITTEE: {"rounds": "1", "elected_by": "congress"}}),
        5,
    )
    assert understand(roomy).packet == small_cell()
    assert without_blanks(roomy).people == typed.people


def test_ethnicity_and_religion_are_understood_however_they_are_typed() -> None:
    typed = typed_of(ATTENDANCE, small_cell())
    first, second = typed.people
    people = ({**first, "ethnicity": "kinh", "religion": "Không"}, {**second, "ethnicity": "TÀY", "religion": "không"})
    packet = understand(replace(typed, people=people)).packet
    assert packet is not None
    assert [(person.ethnicity, person.religion) for person in packet.people] == [("Kinh", ""), ("Tày", "")]


def test_a_block_is_pasted_in_the_order_of_the_columns() -> None:
    block = (
        "1\tLê Ước\t18\t\t28/02/1980\tNữ\tTày\tTái cử\tx\t\tThạc sĩ\tCao cấp\n"
        "2\tVũ Yến\t\t8 K\t1/3/1981\tnam\tKinh\tmới\t\tx\tdai hoc\tTrung cấp\tPhật giáo\n\n"
    )
    first, second = pasted(block, BODIES, LABELS)
    assert first == {
        "full_name": "Lê Ước",
        "birth_date": "28/02/1980",
        "sex": "female",
        "ethnicity": "Tày",
        "standing": "re_election",
        "in_planning_list": "1",
        "local": "",
        "degree": "master",
        "theory": "advanced",
        "committee": "18",
        "delegates": "",
    }
    assert (second["standing"], second["degree"], second["delegates"]) == ("first_time", "university", "8 K")
    assert second["religion"] == "Phật giáo"


def test_a_block_with_headings_may_have_other_columns_in_any_order() -> None:
    block = "STT\tChi ủy\tQuê quán\tHọ và tên\n1\t18\tHà Nội\tLê Ước\n"
    assert pasted(block, BODIES, LABELS) == ({**EMPTY, "committee": "18", "full_name": "Lê Ước"},)


def test_a_pasted_word_that_is_in_no_list_stays_to_be_seen() -> None:
    (line,) = pasted("Họ và tên\tGiới tính\nLê Ước\tnữa\n", BODIES, LABELS)
    assert line["sex"] == "nữa"


@pytest.mark.django_db
def test_a_strange_word_is_shown_among_the_choices() -> None:
    congress = make_held_congress(make_unit(), make_cycle())
    sheet = sheet_of(congress, Typed(people=({**EMPTY, "full_name": "Lê Ước", "sex": "nữa"},)))
    sex = next(box for box in sheet.people[0].boxes if box.name == "person.0.sex")
    assert sex.choices == (("", ""), ("nữa", "nữa"), ("male", "Nam"), ("female", "Nữ"))


@pytest.mark.django_db
def test_religion_is_asked_for_beside_the_other_facts_of_a_person() -> None:
    congress = make_held_congress(make_unit(), make_cycle())
    sheet = sheet_of(congress, Typed(people=({**EMPTY, "religion": "Phật giáo"},)))
    assert sheet.person_headings[-1] == "Tôn giáo"
    assert (sheet.people[0].boxes[-1].name, sheet.people[0].boxes[-1].value) == ("person.0.religion", "Phật giáo")


@pytest.mark.django_db
def test_the_buttons_of_the_grid() -> None:
    congress = make_held_congress(make_unit(), make_cycle())
    member = Member.objects.create(
        unit=congress.unit,
        code="07.012345",
        full_name="Lê Ước",
        sort="",
        birth_date=date(1980, 2, 28),
        sex="female",
        joined_on=date(2000, 1, 1),
        degree="university",
        theory="none",
    )
    typed = typed_of(attendance_line(congress), small_cell())
    nothing = Given("", [])
    assert len(after_act("rows", typed, congress, nothing).people) == 7
    assert after_act("remove-0", typed, congress, nothing).people == typed.people[1:]
    assert after_act("remove-9", typed, congress, nothing) == typed
    taken = after_act("members", with_empty_rows(typed, 3), congress, Given("", [member])).people
    assert taken[:2] == typed.people
    assert taken[2] == {
        **EMPTY,
        "full_name": "Lê Ước",
        "birth_date": "28/02/1980",
        "sex": "female",
        "degree": "university",
        "theory": "none",
        "member_code": "07.012345",
    }


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("role", "bodies"),
    [
        (LevelRole.CELL, ("Chi ủy", "Bí thư", "Phó bí thư", "Đại biểu dự đại hội cấp trên")),
        (
            LevelRole.GRASSROOTS,
            (
                "Ban Chấp hành",
                "Ban Thường vụ",
                "Bí thư",
                "Phó bí thư",
                "Ủy ban kiểm tra",
                "Chủ nhiệm ủy ban kiểm tra",
                "Phó chủ nhiệm ủy ban kiểm tra",
                "Đại biểu dự đại hội cấp trên",
            ),
        ),
    ],
)
def test_the_form_has_the_elections_of_the_level(role: LevelRole, bodies: tuple[str, ...]) -> None:
    congress = make_held_congress(make_unit(), make_cycle(), role)
    assert sheet_of(congress, Typed()).bodies == bodies
