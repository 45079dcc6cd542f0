"""Which rules a pack has, in groups: the fields name the rules, their titles are what the user reads."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from daihoi.core.regulations.nominating.terms import Nominator
from daihoi.core.regulations.rule import Rule
from daihoi.core.regulations.terms import (
    CongressContent,
    CongressForm,
    ContentsVariant,
    Deduction,
    DossierItem,
    TieRule,
)
from daihoi.core.regulations.values import AgeBand, BirthFloor, FinishBefore, Share, SizeRange, YearMonth

_WORKING_DAYS = "ngày làm việc"


@dataclass(frozen=True, slots=True)
class Title:
    """What the user reads beside a rule: its Vietnamese title and the unit of its value."""

    title_vi: str
    unit_vi: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TermRules:
    """The term that the cycle's congresses elect for (sheet D.2, D.4)."""

    label: Annotated[Rule[str], Title("Nhiệm kỳ")]
    first_year: Annotated[Rule[int], Title("Năm đầu nhiệm kỳ")]
    last_year: Annotated[Rule[int], Title("Năm cuối nhiệm kỳ")]
    years: Annotated[Rule[int], Title("Độ dài nhiệm kỳ", "năm")]
    cell_label: Annotated[Rule[str], Title("Nhiệm kỳ của chi bộ trực thuộc")]
    cell_months: Annotated[Rule[int], Title("Độ dài nhiệm kỳ của chi bộ trực thuộc", "tháng")]


@dataclass(frozen=True, slots=True, kw_only=True)
class ContentsRules:
    """Which contents a congress holds (sheet B.1)."""

    variants: Annotated[Rule[tuple[ContentsVariant, ...]], Title("Các loại đại hội theo nội dung")]
    four: Annotated[Rule[tuple[CongressContent, ...]], Title("Đại hội 4 nội dung gồm")]
    three: Annotated[Rule[tuple[CongressContent, ...]] | None, Title("Đại hội 3 nội dung gồm")]
    two: Annotated[Rule[tuple[CongressContent, ...]] | None, Title("Đại hội 2 nội dung gồm")]

    def of(self, variant: ContentsVariant) -> Rule[tuple[CongressContent, ...]] | None:
        """The contents of a congress of that variant, None where the cycle has no such congress."""
        rules = {ContentsVariant.FOUR: self.four, ContentsVariant.THREE: self.three, ContentsVariant.TWO: self.two}
        return rules[variant]


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadlineRules:
    """Terms counted from an event or back from it (sheet A.3.2, A.12.4, A.13, B.2.1)."""

    submit: Annotated[Rule[int], Title("Trình kết quả bầu cử sau khi bế mạc", _WORKING_DAYS)]
    decide: Annotated[Rule[int], Title("Chuẩn y kể từ khi nhận đủ hồ sơ", _WORKING_DAYS)]
    complain: Annotated[Rule[int], Title("Khiếu nại, tố cáo về bầu cử sau khi bế mạc", _WORKING_DAYS)]
    notice: Annotated[Rule[int], Title("Thông báo thời gian khai mạc trước đại hội", _WORKING_DAYS)]
    vetting: Annotated[Rule[int], Title("Cấp trên duyệt nội dung trước đại hội", _WORKING_DAYS)]
    dossier: Annotated[Rule[int], Title("Nộp hồ sơ ứng cử, đề cử trước khi khai mạc", _WORKING_DAYS)]
    ballots_kept: Annotated[Rule[int], Title("Lưu giữ phiếu bầu sau đại hội", "tháng")]


@dataclass(frozen=True, slots=True, kw_only=True)
class BaseRules:
    """Who must be there, and whom the base of an election leaves out, by who votes (sheet A.7.2-A.7.4, U.2)."""

    quorum: Annotated[Rule[Share], Title("Đại hội được tiến hành khi có mặt ít nhất", "số được triệu tập")]
    members: Annotated[Rule[tuple[Deduction, ...]], Title("Đại hội đảng viên: số được triệu tập trừ")]
    delegates: Annotated[Rule[tuple[Deduction, ...]], Title("Đại hội đại biểu: số được triệu tập trừ")]
    conference: Annotated[Rule[tuple[Deduction, ...]], Title("Hội nghị cấp ủy: số ủy viên đương nhiệm trừ")]


@dataclass(frozen=True, slots=True, kw_only=True)
class MajorityRules:
    """Who is elected (sheet A.7)."""

    more_than: Annotated[Rule[Share], Title("Trúng cử khi được số phiếu quá", "tổng số tính kết quả bầu cử")]
    order: Annotated[Rule[str], Title("Thứ tự lấy người trúng cử")]
    seats: Annotated[Rule[str], Title("Số người trúng cử")]
    tie: Annotated[Rule[TieRule], Title("Bằng phiếu ở người cuối cùng")]
    further_rounds: Annotated[Rule[str], Title("Bầu chưa đủ số lượng")]
    cell_secretary_votes: Annotated[Rule[int], Title("Bầu bí thư chi bộ không được thì cấp trên chỉ định, sau", "lần")]
    alternates: Annotated[Rule[str], Title("Đại biểu dự khuyết")]


@dataclass(frozen=True, slots=True, kw_only=True)
class SurplusRules:
    """How many more candidates than seats a list may have (sheet A.5)."""

    required: Annotated[Rule[str], Title("Nơi bắt buộc có số dư")]
    maximum: Annotated[Rule[Share], Title("Số dư tối đa", "số lượng cần bầu")]
    prepared_least: Annotated[Rule[Share], Title("Số dư cấp ủy triệu tập chuẩn bị, ít nhất", "số lượng cần bầu")]
    prepared_most: Annotated[Rule[Share], Title("Số dư cấp ủy triệu tập chuẩn bị, nhiều nhất", "số lượng cần bầu")]
    small_body: Annotated[Rule[SizeRange], Title("Số lượng cần bầu được coi là ít", "người")]
    small_body_surplus: Annotated[Rule[int], Title("Số dư tối đa khi bầu số lượng ít", "người")]
    outside_support: Annotated[
        Rule[Share] | None, Title("Người ngoài danh sách của cấp ủy được đưa ra khi quá", "số có mặt tán thành")
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class BalanceRules:
    """What must add up in the figures of a count (sheet A.7, A.9.2)."""

    issued: Annotated[Rule[str], Title("Số phiếu phát ra")]
    returned: Annotated[Rule[str], Title("Số phiếu thu về")]
    valid: Annotated[Rule[str], Title("Số phiếu hợp lệ và không hợp lệ")]
    votes: Annotated[Rule[str], Title("Số phiếu của từng người")]
    votes_in_all: Annotated[Rule[str], Title("Tổng số phiếu của mọi người trong danh sách")]
    votes_at_least: Annotated[Rule[str], Title("Số người mà một phiếu hợp lệ bầu, ít nhất")]
    base: Annotated[Rule[str], Title("Tổng số tính kết quả bầu cử")]
    attendance: Annotated[Rule[str], Title("Số được triệu tập và số có mặt")]


@dataclass(frozen=True, slots=True, kw_only=True)
class PostRules:
    """Who may hold which post (sheet A.10)."""

    one_secretary: Annotated[Rule[str], Title("Số lượng bí thư")]
    secretary_from: Annotated[Rule[str], Title("Nguồn bầu bí thư, phó bí thư")]
    standing_from: Annotated[Rule[str], Title("Nguồn bầu ban thường vụ")]
    inspection_from: Annotated[Rule[str], Title("Nguồn bầu chủ nhiệm, phó chủ nhiệm ủy ban kiểm tra")]
    inspection_levels: Annotated[Rule[str], Title("Cấp được lập ủy ban kiểm tra")]


@dataclass(frozen=True, slots=True, kw_only=True)
class PeopleRules:
    """What must hold of the people in a result (sheet F.2)."""

    minimum_age: Annotated[Rule[int], Title("Tuổi ít nhất của đảng viên", "tuổi")]
    standing: Annotated[Rule[str], Title("Tái cử và tham gia lần đầu")]


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierRules:
    """The papers of a person who stands without being a delegate (sheet A.3.2)."""

    items: Annotated[Rule[tuple[DossierItem, ...]], Title("Hồ sơ ứng cử cấp ủy từ cấp trên trực tiếp cơ sở trở lên")]
    grassroots_items: Annotated[Rule[tuple[DossierItem, ...]], Title("Hồ sơ ứng cử ở cấp cơ sở")]
    delegate_items: Annotated[
        Rule[tuple[DossierItem, ...]], Title("Đại biểu chính thức ứng cử, từ cấp trên trực tiếp cơ sở trở lên, nộp")
    ]
    nominated_items: Annotated[
        Rule[tuple[DossierItem, ...]], Title("Hồ sơ đề cử người không là đại biểu, từ cấp trên trực tiếp cơ sở trở lên")
    ]
    grassroots_nominated_items: Annotated[
        Rule[tuple[DossierItem, ...]], Title("Hồ sơ đề cử người không là đại biểu ở cấp cơ sở")
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class NominationRules:
    """Who may be on a list, who puts names forward, and what the assembly decides (sheet A.3-A.5, A.8)."""

    nominees: Annotated[Rule[str], Title("Người được ứng cử, được đề cử")]
    members_congress: Annotated[Rule[tuple[Nominator, ...]], Title("Người được đề cử ở đại hội đảng viên")]
    delegates_congress: Annotated[Rule[tuple[Nominator, ...]], Title("Người được đề cử ở đại hội đại biểu")]
    conference: Annotated[Rule[tuple[Nominator, ...]], Title("Người được đề cử ở hội nghị cấp ủy")]
    delegations: Annotated[Rule[str], Title("Đoàn đại biểu")]
    discipline: Annotated[Rule[str], Title("Người thuộc cơ quan chuẩn bị danh sách")]
    withdrawal: Annotated[Rule[str], Title("Rút khỏi danh sách")]
    poll_required: Annotated[Rule[str] | None, Title("Phải lấy phiếu xin ý kiến")]
    poll_over_cap: Annotated[Rule[str], Title("Danh sách vượt số dư tối đa")]
    list_vote: Annotated[Rule[str], Title("Số lượng và danh sách bầu cử")]
    board: Annotated[Rule[str], Title("Ban kiểm phiếu")]


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintingRules:
    """How figures are printed (sheet F.2)."""

    share_decimals: Annotated[Rule[int], Title("Số chữ số thập phân của tỷ lệ phần trăm", "chữ số")]


@dataclass(frozen=True, slots=True, kw_only=True)
class TimingRules:
    """When the congresses of a role are held (sheet B.2, B.4.1)."""

    opens: Annotated[Rule[date] | None, Title("Bắt đầu tổ chức đại hội từ")]
    finish_before: Annotated[Rule[FinishBefore], Title("Hoàn thành đại hội")]
    longest_days: Annotated[Rule[int], Title("Thời gian đại hội, không quá", "ngày")]
    reference_month: Annotated[Rule[YearMonth] | None, Title("Thời điểm tính độ tuổi")]


@dataclass(frozen=True, slots=True, kw_only=True)
class AssemblyRules:
    """Who attends the congresses of a role (sheet B.5)."""

    forms: Annotated[Rule[tuple[CongressForm, ...]], Title("Hình thức đại hội")]
    delegates_from_members: Annotated[Rule[int] | None, Title("Tổ chức đại hội đại biểu khi có từ", "đảng viên")]
    delegates: Annotated[Rule[SizeRange] | None, Title("Số lượng đại biểu", "đại biểu")]


@dataclass(frozen=True, slots=True, kw_only=True)
class SizeRules:
    """How large the bodies of a role may be (sheet A.10.4, B.3, D.3)."""

    committee_from_members: Annotated[Rule[int] | None, Title("Bầu chi ủy khi có từ", "đảng viên chính thức")]
    committee: Annotated[Rule[SizeRange] | None, Title("Số lượng cấp ủy viên", "người")]
    merged_from: Annotated[Rule[int] | None, Title("Coi là hợp nhất nhiều đơn vị khi hợp nhất từ", "đơn vị")]
    committee_if_merged: Annotated[
        Rule[SizeRange] | None, Title("Số lượng cấp ủy viên nơi hợp nhất nhiều đơn vị", "người")
    ]
    standing_committee: Annotated[Rule[SizeRange] | None, Title("Số lượng ủy viên ban thường vụ", "người")]
    deputies: Annotated[Rule[SizeRange] | None, Title("Số lượng phó bí thư", "người")]
    inspection_committee: Annotated[Rule[SizeRange] | None, Title("Số lượng ủy viên ủy ban kiểm tra", "người")]
    inspection_deputies: Annotated[Rule[SizeRange] | None, Title("Số lượng phó chủ nhiệm ủy ban kiểm tra", "người")]


@dataclass(frozen=True, slots=True, kw_only=True)
class CompositionRules:
    """Targets of composition of a role's committees: to be aimed at, never a bar (sheet B.3)."""

    women: Annotated[Rule[Share] | None, Title("Tỷ lệ nữ trong cấp ủy, ít nhất")]
    women_in_standing_committee: Annotated[Rule[int] | None, Title("Nữ trong ban thường vụ, ít nhất", "người")]
    young_under: Annotated[Rule[int] | None, Title("Cán bộ trẻ là người dưới", "tuổi")]
    young: Annotated[Rule[Share] | None, Title("Tỷ lệ cán bộ trẻ, ít nhất")]
    age_bands: Annotated[Rule[tuple[AgeBand, ...]] | None, Title("Cơ cấu ba độ tuổi")]
    renewal: Annotated[Rule[Share] | None, Title("Tỷ lệ đổi mới cấp ủy, ít nhất")]
    science_technology: Annotated[Rule[Share] | None, Title("Tỷ lệ có trình độ khoa học, công nghệ, khoảng")]


@dataclass(frozen=True, slots=True, kw_only=True)
class AgeRules:
    """Ages and remaining service of those who stand (sheet B.4)."""

    first_time_months: Annotated[Rule[int] | None, Title("Thời gian công tác còn lại khi tham gia lần đầu", "tháng")]
    re_election_months: Annotated[Rule[int] | None, Title("Thời gian công tác còn lại khi tái cử", "tháng")]
    deputy_months: Annotated[Rule[int] | None, Title("Thời gian công tác còn lại của phó bí thư tái cử", "tháng")]
    state_post_months: Annotated[
        Rule[int] | None,
        Title("Thời gian công tác còn lại của cấp ủy viên tái cử khi tái cử chức vụ Nhà nước, Mặt trận", "tháng"),
    ]
    birth_floors: Annotated[tuple[Rule[BirthFloor], ...], Title("Mốc tháng sinh")]


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleRules:
    """The rules of one level role."""

    timing: TimingRules
    assembly: AssemblyRules
    sizes: SizeRules
    composition: CompositionRules
    ages: AgeRules
