"""Results that the tests of this room share."""

from dataclasses import replace
from datetime import date

from daihoi.apps.results.packets import BodyPacket, ExceptionPacket, MandatePacket, PersonPacket, ResultPacket
from daihoi.core.regulations.terms import (
    ElectedBody,
    Outcome,
    PoliticalTheory,
    ProfessionalDegree,
    Sex,
    Standing,
)

SECRETARY = BodyPacket(
    body=ElectedBody.SECRETARY, seats=1, list_size=1, issued=8, returned=8, valid=8, invalid=0, base=8
)
DELEGATES = BodyPacket(
    body=ElectedBody.DELEGATES, seats=1, list_size=2, issued=8, returned=8, valid=8, invalid=0, base=8
)


def mandate(body: ElectedBody, votes: int | None, outcome: Outcome = Outcome.ELECTED) -> MandatePacket:
    """What came of a standing: elected unless told."""
    return MandatePacket(body=body, outcome=outcome, votes=votes)


def somebody(full_name: str, *mandates: MandatePacket) -> PersonPacket:
    """A man of 45 who stands again."""
    return PersonPacket(
        full_name=full_name,
        birth_date=date(1975, 3, 2),
        sex=Sex.MALE,
        standing=Standing.RE_ELECTION,
        degree=ProfessionalDegree.UNIVERSITY,
        theory=PoliticalTheory.INTERMEDIATE,
        mandates=mandates,
    )


OF_NINE = "roles.cell.sizes.committee_from_members"


def allowed(rule: str = OF_NINE, reason: str = "Có lý do") -> ExceptionPacket:
    """A departure that the committee above allowed: from the rule of nine members unless told."""
    return ExceptionPacket(
        rule=rule,
        authority="Đảng ủy xã An Hòa",
        document_number="07-CV/ĐU",
        document_date=date(2020, 3, 1),
        reason=reason,
    )


def small_cell() -> ResultPacket:
    """A cell of eight: a secretary with 7 votes, one delegate elected with 6, one not with 2."""
    return ResultPacket(
        bodies=(SECRETARY, DELEGATES),
        people=(
            somebody("Nguyễn Văn An", mandate(ElectedBody.SECRETARY, 7), mandate(ElectedBody.DELEGATES, 6)),
            replace(
                somebody("Trần Thị Bình", mandate(ElectedBody.DELEGATES, 2, Outcome.NOT_ELECTED)),
                sex=Sex.FEMALE,
                standing=Standing.FIRST_TIME,
                local=False,
            ),
        ),
    )
