"""The fields of the entry form, in the order in which the paper has them, and which elections a congress holds."""

from dataclasses import dataclass

from daihoi.apps.organisation.person_fields import PersonField
from daihoi.apps.planning.models import Congress
from daihoi.core.regulations.loading import load_pack
from daihoi.core.regulations.terms import (
    CongressContent,
    CongressForm,
    ContentsVariant,
    ElectedBody,
    ElectedBy,
    LevelRole,
    PoliticalTheory,
    ProfessionalDegree,
    Sex,
    Standing,
    Term,
)


@dataclass(frozen=True)
class Column:
    """One typed field: its name, its heading, the list it is chosen from or whether it is a tick."""

    name: str
    heading: str
    terms: type[Term] | None = None
    tick: bool = False
    required: bool = True
    hidden: bool = False


ATTENDANCE = (
    Column("opened_on", "Ngày khai mạc"),
    Column("closed_on", "Ngày bế mạc"),
    Column("form", "Hình thức", CongressForm),
    Column("official_members", "Đảng viên chính thức"),
    Column("probationary_members", "Đảng viên dự bị", required=False),
    Column("summoned", "Được triệu tập"),
    Column("present", "Có mặt"),
)
DAYS = ("opened_on", "closed_on", "birth_date", "document_date")
ELECTION = (
    Column("seats", "Số lượng cần bầu"),
    Column("alternate_seats", "Dự khuyết cần bầu", required=False),
    Column("list_size", "Danh sách bầu cử"),
    Column("issued", "Phiếu phát ra", required=False),
    Column("returned", "Phiếu thu về", required=False),
    Column("valid", "Phiếu hợp lệ", required=False),
    Column("invalid", "Phiếu không hợp lệ", required=False),
    Column("base", "Số tính kết quả", required=False),
    Column("rounds", "Số vòng bầu", required=False),
    Column("elected_by", "Nơi bầu", ElectedBy),
)
PERSON = (
    Column(PersonField.FULL_NAME, PersonField.FULL_NAME.label_vi),
    Column(PersonField.BIRTH_DATE, PersonField.BIRTH_DATE.label_vi),
    Column(PersonField.SEX, PersonField.SEX.label_vi, Sex),
    Column(PersonField.ETHNICITY, PersonField.ETHNICITY.label_vi, required=False),
    Column("standing", "Tái cử hay lần đầu", Standing),
    Column("in_planning_list", "Trong quy hoạch", tick=True),
    Column("local", "Người địa phương", tick=True),
    Column(PersonField.DEGREE, PersonField.DEGREE.label_vi, ProfessionalDegree),
    Column(PersonField.THEORY, PersonField.THEORY.label_vi, PoliticalTheory),
    Column("religion", "Tôn giáo", required=False),
    Column("member_code", "Số thẻ đảng viên", required=False, hidden=True),
)
EXCEPTION = (
    Column("rule", "Quy định được làm khác"),
    Column("authority", "Cấp chấp thuận"),
    Column("document_number", "Số văn bản"),
    Column("document_date", "Ngày văn bản"),
    Column("reason", "Lý do"),
)
SHOWN_OF_PERSON = tuple(column for column in PERSON if not column.hidden)

_OF_COMMITTEE = {
    LevelRole.CELL: (ElectedBody.COMMITTEE, ElectedBody.SECRETARY, ElectedBody.DEPUTY_SECRETARY),
    LevelRole.SECTION: (
        ElectedBody.COMMITTEE,
        ElectedBody.STANDING_COMMITTEE,
        ElectedBody.SECRETARY,
        ElectedBody.DEPUTY_SECRETARY,
    ),
}
_ALL_OF_COMMITTEE = tuple(body for body in ElectedBody if body is not ElectedBody.DELEGATES)
_AT_CONGRESS = (ElectedBody.COMMITTEE, ElectedBody.DELEGATES)


def elections_at(congress: Congress) -> tuple[ElectedBody, ...]:
    """Give what a congress of that role and contents elects (sheet A.10.1, A.10.4, B.1)."""
    rule = load_pack(congress.cycle.pack).contents.of(ContentsVariant(congress.contents))
    contents = rule.value if rule else ()
    bodies: tuple[ElectedBody, ...] = ()
    if CongressContent.COMMITTEE in contents:
        bodies += _OF_COMMITTEE.get(LevelRole(congress.role), _ALL_OF_COMMITTEE)
    if CongressContent.DELEGATES in contents:
        bodies += (ElectedBody.DELEGATES,)
    return bodies


def usually_elected_by(body: ElectedBody, role: LevelRole) -> ElectedBy:
    """Say where a body is usually elected: a cell elects all at its congress, others posts at a conference (A.10)."""
    return ElectedBy.CONGRESS if role is LevelRole.CELL or body in _AT_CONGRESS else ElectedBy.CONFERENCE
