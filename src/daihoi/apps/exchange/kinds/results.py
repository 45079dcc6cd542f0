"""Results of congresses: a row for each body elected and a row for each person who stood."""

from datetime import date
from typing import Any, NamedTuple

from daihoi.apps.exchange.cells import (
    YES_NO,
    code_up_to,
    count_up_to,
    one_term,
)
from daihoi.apps.exchange.columns import Column, SheetForm
from daihoi.apps.exchange.kinds.person_columns import (
    BIRTH_DATE,
    CARD,
    DEGREE,
    ETHNICITY,
    FULL_NAME,
    RELIGION_READER,
    SEX,
    THEORY,
)
from daihoi.apps.organisation.models import MAJORITY_ETHNICITY
from daihoi.apps.results.entry.columns import ELECTION, PERSON
from daihoi.apps.results.packets import BodyPacket, ExceptionPacket, MandatePacket, PersonPacket, ResultPacket
from daihoi.core.regulations.terms import (
    ElectedBody,
    ElectedBy,
    Outcome,
    PoliticalTheory,
    ProfessionalDegree,
    Sex,
    Standing,
)

_MOST = 100_000
_HEADINGS = {column.name: column.heading for column in (*ELECTION, *PERSON)}
_OUTCOME_ALSO = {
    Outcome.ELECTED: ("x", "Trúng", "Đã trúng cử"),
    Outcome.NOT_ELECTED: ("Không", "Không trúng"),
    Outcome.ALTERNATE: ("Đại biểu dự khuyết",),
}
_ELECTED_BY_ALSO = {
    ElectedBy.CONGRESS: ("Đại hội", "Đại hội bầu"),
    ElectedBy.CONFERENCE: ("Hội nghị", "Hội nghị ban chấp hành"),
}


class BodyValues(NamedTuple):
    """The values of one row of «Các cuộc bầu», in the order of the columns."""

    unit: str
    body: str
    seats: int
    alternate_seats: int | None
    list_size: int
    issued: int | None
    returned: int | None
    valid: int | None
    invalid: int | None
    base: int | None
    rounds: int | None
    elected_by: str | None

    def packet(self) -> BodyPacket:
        """Give the row as the result room knows it."""
        return BodyPacket(
            body=ElectedBody(self.body),
            seats=self.seats,
            alternate_seats=self.alternate_seats or 0,
            list_size=self.list_size,
            issued=self.issued,
            returned=self.returned,
            valid=self.valid,
            invalid=self.invalid,
            base=self.base,
            rounds=self.rounds or 1,
            elected_by=ElectedBy(self.elected_by or ElectedBy.CONGRESS),
        )


class PersonValues(NamedTuple):
    """The values of one row of «Nhân sự»; `ballots` holds outcome and votes of each body, in the bodies' order."""

    unit: str
    full_name: str
    birth_date: date
    sex: str
    ethnicity: str | None
    religion: str | None
    standing: str
    in_planning_list: bool | None
    local: bool | None
    degree: str
    theory: str
    member_code: str | None
    ballots: tuple[Any, ...]

    @classmethod
    def of(cls, *values: Any) -> "PersonValues":
        """Make the values of a row whose last columns are those of the bodies."""
        return cls._make((*values[:12], values[12:]))

    def packet(self) -> PersonPacket:
        """Give the row as the result room knows it."""
        return PersonPacket(
            full_name=self.full_name,
            birth_date=self.birth_date,
            sex=Sex(self.sex),
            ethnicity=self.ethnicity or MAJORITY_ETHNICITY,
            religion=self.religion or "",
            standing=Standing(self.standing),
            in_planning_list=self.in_planning_list is not False,
            local=self.local is not False,
            degree=ProfessionalDegree(self.degree),
            theory=PoliticalTheory(self.theory),
            member_code=self.member_code or "",
            mandates=tuple(
                MandatePacket(body=body, outcome=Outcome(outcome), votes=votes)
                for body, outcome, votes in self.standings()
                if outcome is not None
            ),
        )

    def standings(self) -> list[tuple[ElectedBody, str | None, int | None]]:
        """Give for each body the outcome and the votes as the row has them."""
        return list(zip(ElectedBody, self.ballots[::2], self.ballots[1::2], strict=True))


def packet_of_rows(
    bodies: list[BodyValues], people: list[PersonValues], exceptions: tuple[ExceptionPacket, ...]
) -> ResultPacket:
    """Give the whole result that the rows of one unit make, with the exceptions that are on record."""
    return ResultPacket(
        bodies=tuple(row.packet() for row in bodies),
        people=tuple(row.packet() for row in people),
        exceptions=exceptions,
    )


UNIT = Column(heading="Mã đơn vị", reader=code_up_to(40), meaning="Mã của đơn vị đã tổ chức đại hội", example="YS-AH")


def _yes_unless_told(field: str, meaning: str) -> Column:
    return Column(heading=_HEADINGS[field], reader=YES_NO, meaning=meaning, example="Có", required=False)


def _count(heading: str, meaning: str, example: str, *, required: bool = False) -> Column:
    return Column(heading=heading, reader=count_up_to(_MOST), meaning=meaning, example=example, required=required)


BODIES = SheetForm(
    "Các cuộc bầu",
    (
        UNIT,
        Column(
            heading="Bầu", reader=one_term(ElectedBody), meaning="Bầu cơ quan, chức danh nào", example="Ban Chấp hành"
        ),
        _count(_HEADINGS["seats"], "Số lượng đại hội quyết định bầu", "15", required=True),
        _count("Số dự khuyết cần bầu", "Số đại biểu dự khuyết cần bầu; để trống là 0", "2"),
        _count("Số người trong danh sách", "Số người trong danh sách bầu cử", "17", required=True),
        _count(_HEADINGS["issued"], "Số phiếu phát ra", "120"),
        _count(_HEADINGS["returned"], "Số phiếu thu về", "120"),
        _count(_HEADINGS["valid"], "Số phiếu hợp lệ", "119"),
        _count(_HEADINGS["invalid"], "Số phiếu không hợp lệ", "1"),
        _count(_HEADINGS["base"], "Tổng số được tính làm căn cứ kết quả bầu cử", "120"),
        _count(_HEADINGS["rounds"], "Số vòng đã bầu; để trống là 1", "1"),
        Column(
            heading=_HEADINGS["elected_by"],
            reader=one_term(ElectedBy, _ELECTED_BY_ALSO),
            meaning="Đại hội bầu trực tiếp hay hội nghị bầu; để trống là đại hội bầu",
            example="Đại hội bầu trực tiếp",
            required=False,
        ),
    ),
    BodyValues,
)


def outcome_heading(body: ElectedBody) -> str:
    """Give the heading of the column that says what came of standing for a body."""
    return f"{body.label_vi}: kết quả"


def votes_heading(body: ElectedBody) -> str:
    """Give the heading of the column that holds the votes for a body."""
    return f"{body.label_vi}: số phiếu"


def _ballot_columns() -> tuple[Column, ...]:
    outcome = one_term(Outcome, _OUTCOME_ALSO)
    return tuple(
        column
        for body in ElectedBody
        for column in (
            Column(
                heading=outcome_heading(body),
                reader=outcome,
                meaning=f"Kết quả bầu {body.label_vi}; để trống khi không có tên trong danh sách bầu",
                example="Trúng cử",
                required=False,
            ),
            _count(votes_heading(body), f"Số phiếu bầu {body.label_vi}", "118"),
        )
    )


PEOPLE = SheetForm(
    "Nhân sự",
    (
        UNIT,
        FULL_NAME,
        BIRTH_DATE,
        SEX,
        ETHNICITY,
        Column(
            heading=_HEADINGS["religion"],
            reader=RELIGION_READER,
            meaning="Tôn giáo, nếu có; để trống hoặc ghi Không là không theo tôn giáo",
            example="Phật giáo",
            required=False,
        ),
        Column(
            heading=_HEADINGS["standing"],
            reader=one_term(Standing, {Standing.FIRST_TIME: ("Lần đầu",)}),
            meaning="Tái cử hay tham gia lần đầu",
            example="Tái cử",
        ),
        _yes_unless_told("in_planning_list", "Có trong quy hoạch hay không; để trống là có"),
        _yes_unless_told("local", "Là người địa phương hay không; để trống là có"),
        DEGREE,
        THEORY,
        CARD,
        *_ballot_columns(),
    ),
    PersonValues.of,
)
