"""A whole result as one value: bodies elected and people who stood, from a form, a spreadsheet or stored rows."""

from dataclasses import dataclass, replace
from datetime import date

from daihoi.apps.organisation.models import MAJORITY_ETHNICITY
from daihoi.core.regulations.terms import (
    ElectedBody,
    ElectedBy,
    Outcome,
    PoliticalTheory,
    ProfessionalDegree,
    Sex,
    Standing,
)

_BODY_ORDER = {body: place for place, body in enumerate(ElectedBody)}


@dataclass(frozen=True, kw_only=True)
class BodyPacket:
    """The election of one body as its count minutes give it (sheet A.9)."""

    body: ElectedBody
    seats: int
    list_size: int
    alternate_seats: int = 0
    issued: int | None = None
    returned: int | None = None
    valid: int | None = None
    invalid: int | None = None
    base: int | None = None
    rounds: int = 1
    elected_by: ElectedBy = ElectedBy.CONGRESS


@dataclass(frozen=True, kw_only=True)
class MandatePacket:
    """What came of a person's standing for one body."""

    body: ElectedBody
    outcome: Outcome
    votes: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """What the file of a person who stands says on the day of the congress."""

    full_name: str
    birth_date: date
    sex: Sex
    standing: Standing
    degree: ProfessionalDegree
    theory: PoliticalTheory
    ethnicity: str = MAJORITY_ETHNICITY
    religion: str = ""
    in_planning_list: bool = True
    local: bool = True
    member_code: str = ""


@dataclass(frozen=True, kw_only=True)
class PersonPacket(Profile):
    """A person who stood, as their file said on that day, with what came of it."""

    mandates: tuple[MandatePacket, ...] = ()


@dataclass(frozen=True, kw_only=True)
class ExceptionPacket:
    """A departure from one rule of the pack, named by its key, with the document of the body that allows it."""

    rule: str
    authority: str
    document_number: str
    document_date: date
    reason: str


@dataclass(frozen=True, kw_only=True)
class ResultPacket:
    """The whole result of one congress; people stand in the order in which the paper lists them."""

    bodies: tuple[BodyPacket, ...] = ()
    people: tuple[PersonPacket, ...] = ()
    exceptions: tuple[ExceptionPacket, ...] = ()


def ordered(packet: ResultPacket) -> ResultPacket:
    """Give the packet with bodies and mandates in the order of `ElectedBody` and exceptions in that of their rules.

    Equal results then compare equal.
    """
    people = (
        replace(person, mandates=tuple(sorted(person.mandates, key=lambda mandate: _BODY_ORDER[mandate.body])))
        for person in packet.people
    )
    bodies = sorted(packet.bodies, key=lambda election: _BODY_ORDER[election.body])
    exceptions = sorted(packet.exceptions, key=lambda exception: exception.rule)
    return replace(packet, bodies=tuple(bodies), people=tuple(people), exceptions=tuple(exceptions))
