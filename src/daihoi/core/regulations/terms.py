"""The words of the regulations: closed lists, each member with its stored value and its Vietnamese name."""

from __future__ import annotations

from enum import StrEnum
from typing import Self

from daihoi.core.language import msgid, say


class Term(StrEnum):
    """A closed list whose members carry the Vietnamese words shown to users."""

    label_vi: str

    def __new__(cls, value: str, label_vi: str = "") -> Self:
        member = str.__new__(cls, value)
        member._value_ = value
        member.label_vi = label_vi
        return member

    @property
    def label(self) -> str:
        """The words for a member in the language spoken; papers take `label_vi`."""
        return say(self.label_vi)

    @classmethod
    def choices(cls) -> list[tuple[str, str]]:
        """Pairs of stored value and Vietnamese name, in the order of the list."""
        return [(str(member), member.label_vi) for member in cls]


class LevelRole(Term):
    """The role of a unit in a cycle (sheet G.6); never the name of an administrative unit."""

    CELL = "cell", "Chi bộ trực thuộc"
    SECTION = "section", "Đảng bộ bộ phận"
    GRASSROOTS = "grassroots", "Tổ chức cơ sở đảng"
    UPPER_GRASSROOTS = "upper_grassroots", "Đảng bộ cấp trên trực tiếp cơ sở"
    CENTRAL_ATTACHED = "central_attached", "Đảng bộ trực thuộc Trung ương"


class CongressForm(Term):
    """Who attends a congress (sheet B.5.2)."""

    MEMBERS = "members_congress", "Đại hội đảng viên"
    DELEGATES = "delegates_congress", "Đại hội đại biểu"


class ContentsVariant(Term):
    """How many of the four contents a congress holds (sheet B.1)."""

    FOUR = "four", "Đại hội 4 nội dung"
    THREE = "three", "Đại hội 3 nội dung"
    TWO = "two", "Đại hội 2 nội dung"


class CongressContent(Term):
    """One of the four contents of a congress (sheet B.1.1)."""

    REVIEW = "review", "Tổng kết nhiệm kỳ qua, xác định phương hướng nhiệm kỳ tới"
    DRAFTS = "drafts", "Thảo luận dự thảo văn kiện đại hội cấp trên"
    COMMITTEE = "committee", "Bầu cấp ủy nhiệm kỳ mới"
    DELEGATES = "delegates", "Bầu đoàn đại biểu dự đại hội cấp trên"


class CongressStatus(Term):
    """How far a congress has come."""

    PLANNED = "planned", "Dự kiến"
    HELD = "held", "Đã tổ chức"
    CANCELLED = "cancelled", "Không tổ chức"


class ResultStatus(Term):
    """Where the result of a congress stands on its way to approval (sheet A.13)."""

    DRAFT = "draft", "Đang lập"
    SUBMITTED = "submitted", "Đã gửi lên cấp trên"
    RETURNED = "returned", "Trả lại để bổ sung"
    APPROVED = "approved", "Đã chuẩn y"


class ElectedBody(Term):
    """What an election fills (sheet A.2, contract 2)."""

    COMMITTEE = "committee", "Ban Chấp hành"
    STANDING_COMMITTEE = "standing_committee", "Ban Thường vụ"
    SECRETARY = "secretary", "Bí thư"
    DEPUTY_SECRETARY = "deputy_secretary", "Phó bí thư"
    INSPECTION_COMMITTEE = "inspection_committee", "Ủy ban kiểm tra"
    INSPECTION_HEAD = "inspection_committee_head", "Chủ nhiệm ủy ban kiểm tra"
    INSPECTION_DEPUTY = "inspection_committee_deputy", "Phó chủ nhiệm ủy ban kiểm tra"
    DELEGATES = "delegates", "Đại biểu dự đại hội cấp trên"

    def title_vi(self, role: LevelRole) -> str:
        """What a body of that level calls it: the committee of a cell is a chi ủy (sheet D.3)."""
        is_cell_committee = self is ElectedBody.COMMITTEE and role is LevelRole.CELL
        return "Chi ủy" if is_cell_committee else self.label_vi

    def label_at(self, role: LevelRole) -> str:
        """What a body of that level calls it, in the language spoken."""
        return say(self.title_vi(role))


class ElectedBy(Term):
    """Who voted: the congress itself, or a conference of the body just elected (sheet A.10)."""

    CONGRESS = "congress", "Đại hội bầu trực tiếp"
    CONFERENCE = "conference", "Hội nghị bầu"


class Outcome(Term):
    """What became of a person who stood."""

    ELECTED = "elected", "Trúng cử"
    NOT_ELECTED = "not_elected", "Không trúng cử"
    ALTERNATE = "alternate", "Dự khuyết"


class Standing(Term):
    """Whether a person stands again or for the first time (sheet B.4, F)."""

    RE_ELECTION = "re_election", "Tái cử"
    FIRST_TIME = "first_time", "Tham gia lần đầu"


class Sex(Term):
    """Sex as recorded in the member's file."""

    MALE = "male", msgid("Nam")
    FEMALE = "female", "Nữ"


class ProfessionalDegree(Term):
    """Highest professional degree."""

    NONE = "none", "Chưa qua đào tạo"
    INTERMEDIATE = "intermediate", "Trung cấp"
    COLLEGE = "college", "Cao đẳng"
    UNIVERSITY = "university", "Đại học"
    MASTER = "master", "Thạc sĩ"
    DOCTOR = "doctor", "Tiến sĩ"


class PoliticalTheory(Term):
    """Highest level of political theory."""

    NONE = "none", "Chưa qua đào tạo"
    ELEMENTARY = "elementary", "Sơ cấp"
    INTERMEDIATE = "intermediate", "Trung cấp"
    ADVANCED = "advanced", "Cao cấp"
    BACHELOR = "bachelor", "Cử nhân"


class Severity(Term):
    """An error bars the result from going up; a warning asks for a look; what is excepted was allowed by a document."""

    ERROR = "error", "Phải sửa"
    WARNING = "warning", "Cần xem lại"
    EXCEPTED = "excepted", "Được chấp thuận"


class RuleStatus(Term):
    """How far a rule was read in its source (head of the rule sheet)."""

    READ = "READ", "Đã đọc trong nguồn dẫn"
    PART = "PART", "Mới đọc một phần điều khoản"
    LOCAL = "LOCAL", "Theo kế hoạch, hướng dẫn của địa phương"
    SECOND = "SECOND", "Theo bản tóm tắt của bên thứ ba"
    DERIVED = "DERIVED", "Suy ra từ điều đã đọc"
    UNCONFIRMED = "UNCONFIRMED", "Chưa đối chiếu được văn bản"


class UnitNature(Term):
    """What kind of unit a body belongs to: a cycle may set bodies of territories apart (sheet B.3.8, B.4, B.5.3)."""

    TERRITORIAL = "territorial", "Đơn vị hành chính"
    AGENCY = "agency", "Cơ quan"
    PUBLIC_SERVICE = "public_service", "Đơn vị sự nghiệp"
    ENTERPRISE = "enterprise", "Doanh nghiệp"
    ARMED_FORCES = "armed_forces", "Lực lượng vũ trang"
    OTHER = "other", "Loại hình khác"


class PilotMark(Term):
    """Whether a congress is held early for the rest to learn from (sheet B.2)."""

    PILOT = "pilot", "Đại hội điểm"
    ORDINARY = "ordinary", "Đại hội diện rộng"


class FloorCase(Term):
    """The case in which a birth-month floor holds (sheet B.4)."""

    STANDARD = "standard", "Trường hợp chung"
    RETIRES_AT_60 = "retires_at_60", "Nữ được làm việc đến đủ 60 tuổi"
    DEPUTY_SECRETARY = "deputy_secretary", "Phó bí thư"
    STATE_POST = "state_post", "Dự kiến giữ chức vụ lãnh đạo Nhà nước"


class Deduction(Term):
    """A group taken off the number summoned to give the base of an election (sheet A.7.2, A.7.3)."""

    TEMPORARILY_AWAY = "temporarily_away_absent", "Đảng viên sinh hoạt tạm thời ở nơi khác, vắng mặt"
    EXEMPT = "exempt_absent", "Đảng viên được miễn công tác và sinh hoạt, vắng mặt"
    SUSPENDED = "suspended", "Đảng viên bị đình chỉ sinh hoạt, bị khởi tố, truy tố, tạm giam"
    EXCUSED = "excused_throughout", "Đảng viên vắng mặt suốt đại hội, có lý do được chấp nhận"
    COMMITTEE_ABSENT = "convening_committee_absent_throughout", "Cấp ủy viên cấp triệu tập vắng mặt suốt đại hội"
    DELEGATE_UNREPLACED = (
        "delegates_absent_throughout_unreplaced",
        "Đại biểu vắng mặt suốt đại hội, không có đại biểu dự khuyết thay thế",
    )


class TieRule(Term):
    """What follows when more people tie at the last seat than there are seats (sheet U.1)."""

    REVOTE_TIED_PLURALITY = (
        "revote_tied_plurality",
        "Bầu lại trong số những người bằng phiếu, ai nhiều phiếu hơn thì trúng cử, không cần quá một nửa",
    )


class DossierItem(Term):
    """A paper in the dossier of a person who stands without being a delegate (sheet A.3.2)."""

    APPLICATION = "application", "Đơn ứng cử"
    CV = "cv", "Sơ yếu lý lịch có xác nhận của cấp ủy cơ sở"
    ASSETS = "assets", "Bản kê khai tài sản, thu nhập"
    HEALTH = "health", "Giấy chứng nhận sức khỏe"
    COMMENTS = "comments", "Nhận xét của cấp ủy nơi công tác và nơi cư trú"
    POLITICAL_STANDARDS = "political_standards", "Kết luận của cấp ủy có thẩm quyền về tiêu chuẩn chính trị"
    DIPLOMAS = "diplomas", "Bản sao có chứng thực văn bằng, chứng chỉ"
    NOMINATION_SLIP = "nomination_slip", "Phiếu đề cử có ý kiến đồng ý của người được đề cử"
