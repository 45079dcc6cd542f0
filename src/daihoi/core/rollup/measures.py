"""What is counted: every figure of the dashboards and reports, defined once, for counting and for finding its records.

The definitions follow section F of the rule sheet and the statistics forms ST1 to ST7. A measure is additive over
units, so that a subtree's figure is the sum of its congresses' figures. Identifiers are stored: never reuse one.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from daihoi.core.language import say
from daihoi.core.regulations.terms import (
    CongressForm,
    ContentsVariant,
    ElectedBody,
    Outcome,
    PoliticalTheory,
    ProfessionalDegree,
    Sex,
    Standing,
    Term,
)


class Population(Enum):
    """Whose records a measure counts."""

    CONGRESS = "congress"
    BODY = "body"
    PERSON = "person"


class Moment(Enum):
    """A day in the life of a congress at which a measure begins or stops to count it.

    Between `SINCE` and `ENDS` what is recorded of it stayed the same; no measure counts it outside.
    """

    SINCE = "since"
    BEGINS = "begins"
    PLANNED = "planned"
    AFTER_PLANNED = "after_planned"
    OPENED = "opened"
    CLOSED = "closed"
    SUBMITTED = "submitted"
    AFTER_SUBMISSION_DUE = "after_submission_due"
    DECIDED = "decided"
    AFTER_DECISION_DUE = "after_decision_due"
    ENDS = "ends"


@dataclass(frozen=True)
class Is:
    """The record's column has this value."""

    column: str
    value: Term | bool


@dataclass(frozen=True)
class IsOneOf:
    """The record's column has one of these values."""

    column: str
    values: tuple[Term, ...]


@dataclass(frozen=True)
class Holds:
    """The person came out of the election of one of these bodies with this outcome."""

    bodies: tuple[ElectedBody, ...]
    outcome: Outcome = Outcome.ELECTED


@dataclass(frozen=True)
class Age:
    """The person's whole years at the cycle's reference month lie in [at_least, below) (rule B.4.1)."""

    at_least: int = 0
    below: int = 200


Condition = Is | IsOneOf | Holds | Age


@dataclass(frozen=True)
class Measure:
    """One figure: which records it counts (or which column of them it adds up), between which moments."""

    id: int
    code: str
    label: str
    population: Population
    conditions: tuple[Condition, ...] = ()
    adds_up: str = ""
    start: Moment = Moment.SUBMITTED
    end: Moment = Moment.ENDS

    @property
    def said(self) -> str:
        """The label in the language spoken; one of a group among those who hold a post is said in two parts."""
        return ": ".join(say(part) for part in self.label.split(": "))


class Elects(Term):
    """What a cell congress elects (form ST6, rule D.3)."""

    NOTHING = "nothing", "Không bầu"
    COMMITTEE = "committee", "Bầu chi ủy"
    SECRETARY_AND_DEPUTY = "secretary_and_deputy", "Chỉ bầu bí thư và phó bí thư"
    SECRETARY_ONLY = "secretary_only", "Chỉ bầu bí thư"


MEMBERS = Holds((ElectedBody.COMMITTEE,))
LOST = Holds((ElectedBody.COMMITTEE,), Outcome.NOT_ELECTED)
WOMAN = Is("sex", Sex.FEMALE)
RE_ELECTED = Is("standing", Standing.RE_ELECTION)
FIRST_TIME = Is("standing", Standing.FIRST_TIME)
MINORITY = Is("minority", value=True)
NOT_LOCAL = Is("local", value=False)
UNDER_40 = Age(below=40)


def _congress(
    number: int, code: str, label: str, start: Moment, end: Moment = Moment.ENDS, *conditions: Condition
) -> Measure:
    return Measure(number, code, label, Population.CONGRESS, conditions, "", start, end)


def _sum(number: int, code: str, label: str, column: str, start: Moment = Moment.CLOSED) -> Measure:
    return Measure(number, code, label, Population.CONGRESS, (), column, start)


def _body(number: int, code: str, label: str, body: ElectedBody, column: str = "") -> Measure:
    return Measure(number, code, label, Population.BODY, (Is("body", body),), column)


def _people(number: int, code: str, label: str, *conditions: Condition, adds_up: str = "") -> Measure:
    return Measure(number, code, label, Population.PERSON, conditions, adds_up)


_CONGRESSES = (
    _congress(1, "congresses", "Số đại hội phải tổ chức", Moment.BEGINS),
    _congress(2, "scheduled", "Đến hạn theo kế hoạch", Moment.PLANNED),
    _congress(3, "held", "Đã tổ chức đại hội", Moment.CLOSED),
    _congress(4, "late", "Quá ngày dự kiến chưa đại hội", Moment.AFTER_PLANNED, Moment.OPENED),
    _congress(5, "pilots", "Đại hội điểm phải tổ chức", Moment.BEGINS, Moment.ENDS, Is("pilot", value=True)),
    _congress(6, "pilots_held", "Đại hội điểm đã tổ chức", Moment.CLOSED, Moment.ENDS, Is("pilot", value=True)),
    _congress(7, "submitted", "Đã gửi kết quả lên cấp trên", Moment.SUBMITTED),
    _congress(8, "approved", "Đã được chuẩn y", Moment.DECIDED),
    _congress(9, "waiting", "Chờ chuẩn y", Moment.SUBMITTED, Moment.DECIDED),
    _congress(10, "submission_late", "Quá hạn chưa gửi kết quả", Moment.AFTER_SUBMISSION_DUE, Moment.SUBMITTED),
    _congress(11, "decision_late", "Quá hạn chưa chuẩn y", Moment.AFTER_DECISION_DUE, Moment.DECIDED),
    _congress(12, "members_form", "Đại hội đảng viên", Moment.CLOSED, Moment.ENDS, Is("form", CongressForm.MEMBERS)),
    _congress(13, "delegates_form", "Đại hội đại biểu", Moment.CLOSED, Moment.ENDS, Is("form", CongressForm.DELEGATES)),
    _congress(
        14, "four_contents", "Đại hội 4 nội dung", Moment.CLOSED, Moment.ENDS, Is("contents", ContentsVariant.FOUR)
    ),
    _congress(
        15, "three_contents", "Đại hội 3 nội dung", Moment.CLOSED, Moment.ENDS, Is("contents", ContentsVariant.THREE)
    ),
    _congress(
        16, "two_contents", "Đại hội 2 nội dung", Moment.CLOSED, Moment.ENDS, Is("contents", ContentsVariant.TWO)
    ),
    _sum(17, "members", "Đảng viên chính thức", "official_members"),
    _sum(18, "summoned", "Được triệu tập", "summoned"),
    _sum(19, "present", "Có mặt", "present"),
    _congress(20, "elects_committee", "Bầu cấp ủy", Moment.SUBMITTED, Moment.ENDS, Is("elects", Elects.COMMITTEE)),
    _congress(
        21,
        "elects_secretary_and_deputy",
        "Chỉ bầu bí thư và phó bí thư",
        Moment.SUBMITTED,
        Moment.ENDS,
        Is("elects", Elects.SECRETARY_AND_DEPUTY),
    ),
    _congress(
        22,
        "elects_secretary_only",
        "Chỉ bầu bí thư",
        Moment.SUBMITTED,
        Moment.ENDS,
        Is("elects", Elects.SECRETARY_ONLY),
    ),
    _congress(23, "reported", "Đã có kết quả gửi lên", Moment.SUBMITTED),
)

_BODIES = (
    _body(30, "committee_elections", "Cuộc bầu cấp ủy", ElectedBody.COMMITTEE),
    _body(31, "seats", "Số lượng cấp ủy viên cần bầu", ElectedBody.COMMITTEE, "seats"),
    _body(32, "listed", "Danh sách bầu cấp ủy", ElectedBody.COMMITTEE, "list_size"),
    _body(33, "empty_seats", "Bầu thiếu cấp ủy viên", ElectedBody.COMMITTEE, "empty_seats"),
    _body(34, "empty_secretaries", "Khuyết bí thư", ElectedBody.SECRETARY, "empty_seats"),
    _body(35, "empty_deputies", "Khuyết phó bí thư", ElectedBody.DEPUTY_SECRETARY, "empty_seats"),
    _body(36, "delegate_seats", "Đại biểu được phân bổ", ElectedBody.DELEGATES, "seats"),
    _body(37, "alternate_seats", "Đại biểu dự khuyết cần bầu", ElectedBody.DELEGATES, "alternate_seats"),
    _body(38, "delegations", "Đoàn đại biểu đã bầu", ElectedBody.DELEGATES),
    Measure(
        39,
        "delegations_filled_at_once",
        "Bầu một lần đủ số lượng",
        Population.BODY,
        (Is("body", ElectedBody.DELEGATES), Is("filled_at_once", value=True)),
    ),
)

_COMMITTEE = (
    _people(100, "elected", "Cấp ủy viên được bầu", MEMBERS),
    _people(101, "re_elected", "Tái cử", MEMBERS, RE_ELECTED),
    _people(102, "first_time", "Tham gia lần đầu", MEMBERS, FIRST_TIME),
    _people(103, "in_planning_list", "Trong quy hoạch", MEMBERS, Is("in_planning_list", value=True)),
    _people(104, "women", "Nữ", MEMBERS, WOMAN),
    _people(105, "under_35", "Dưới 35 tuổi", MEMBERS, Age(below=35)),
    _people(106, "under_40", "Dưới 40 tuổi", MEMBERS, UNDER_40),
    _people(107, "under_42", "Dưới 42 tuổi", MEMBERS, Age(below=42)),
    _people(108, "minority", "Dân tộc thiểu số", MEMBERS, MINORITY),
    _people(109, "religious", "Có tôn giáo", MEMBERS, Is("religious", value=True)),
    _people(110, "not_local", "Không phải người địa phương", MEMBERS, NOT_LOCAL),
    _people(111, "aged_to_30", "Từ 30 tuổi trở xuống", MEMBERS, Age(below=31)),
    _people(112, "aged_31_to_40", "Từ 31 đến 40 tuổi", MEMBERS, Age(31, 41)),
    _people(113, "aged_41_to_50", "Từ 41 đến 50 tuổi", MEMBERS, Age(41, 51)),
    _people(114, "aged_51_to_60", "Từ 51 đến 60 tuổi", MEMBERS, Age(51, 61)),
    _people(115, "aged_over_60", "Trên 60 tuổi", MEMBERS, Age(61)),
    _people(116, "age_months", "Tổng số tháng tuổi", MEMBERS, adds_up="age_months"),
    _people(117, "not_re_elected", "Tái cử không trúng cử", LOST, RE_ELECTED),
    *(
        _people(120 + place, f"degree_{degree.value}", degree.label_vi, MEMBERS, Is("degree", degree))
        for place, degree in enumerate(ProfessionalDegree)
    ),
    *(
        _people(130 + place, f"theory_{theory.value}", theory.label_vi, MEMBERS, Is("theory", theory))
        for place, theory in enumerate(PoliticalTheory)
    ),
    _people(
        136,
        "theory_advanced_or_bachelor",
        "Cao cấp và cử nhân",
        MEMBERS,
        IsOneOf("theory", (PoliticalTheory.ADVANCED, PoliticalTheory.BACHELOR)),
    ),
)

_POSTS = {
    200: (ElectedBody.STANDING_COMMITTEE, "Ủy viên ban thường vụ"),
    210: (ElectedBody.SECRETARY, "Bí thư"),
    220: (ElectedBody.DEPUTY_SECRETARY, "Phó bí thư"),
    230: (ElectedBody.INSPECTION_COMMITTEE, "Ủy viên ủy ban kiểm tra"),
    240: (ElectedBody.INSPECTION_HEAD, "Chủ nhiệm ủy ban kiểm tra"),
    250: (ElectedBody.DELEGATES, "Đại biểu chính thức"),
}
_SHARES: tuple[tuple[str, str, Condition], ...] = (
    ("re_elected", "tái cử", RE_ELECTED),
    ("first_time", "tham gia lần đầu", FIRST_TIME),
    ("women", "nữ", WOMAN),
    ("under_40", "dưới 40 tuổi", UNDER_40),
    ("minority", "dân tộc thiểu số", MINORITY),
    ("not_local", "không phải người địa phương", NOT_LOCAL),
)
_ALTERNATES = "Đại biểu dự khuyết"
_DIRECTLY = "đại hội bầu trực tiếp"


def _posts() -> Iterator[Measure]:
    for number, (body, label) in _POSTS.items():
        holds = Holds((body,))
        yield _people(number, body.value, label, holds)
        for place, (suffix, words, condition) in enumerate(_SHARES, start=1):
            yield _people(number + place, f"{body.value}_{suffix}", f"{label}: {words}", holds, condition)
    secretary = Holds((ElectedBody.SECRETARY,))
    yield _people(217, "secretary_direct", f"{_POSTS[210][1]}: {_DIRECTLY}", secretary, Is("direct", value=True))
    yield _people(
        260,
        "alternates",
        _ALTERNATES,
        Holds((ElectedBody.DELEGATES,), Outcome.ALTERNATE),
    )
    yield _people(
        261,
        "alternates_women",
        f"{_ALTERNATES}: {_SHARES[2][1]}",
        Holds((ElectedBody.DELEGATES,), Outcome.ALTERNATE),
        WOMAN,
    )


MEASURES: tuple[Measure, ...] = (*_CONGRESSES, *_BODIES, *_COMMITTEE, *_posts())
BY_CODE: dict[str, Measure] = {measure.code: measure for measure in MEASURES}
WIDTH = max(measure.id for measure in MEASURES) + 1
