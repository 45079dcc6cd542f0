"""A result packet as database rows and back: the one mapping used by the form, the imports and the demonstration."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import date

from daihoi.apps.organisation.models import BEGINNING
from daihoi.apps.results.models import BodyElection, Mandate, Person, Result, RuleException
from daihoi.apps.results.packets import BodyPacket, ExceptionPacket, MandatePacket, PersonPacket, ResultPacket
from daihoi.core.names import person_sort_key
from daihoi.core.regulations.terms import (
    ElectedBody,
    ElectedBy,
    Outcome,
    PoliticalTheory,
    ProfessionalDegree,
    Sex,
    Standing,
)

_BODY_FIELDS = tuple(field.name for field in fields(BodyPacket))
_EXCEPTION_FIELDS = tuple(field.name for field in fields(ExceptionPacket))
_PERSON_FIELDS = tuple(field.name for field in fields(PersonPacket) if field.name != "mandates")
_BATCH = 2000


@dataclass(frozen=True)
class Rows:
    """The unsaved rows of one result."""

    bodies: tuple[BodyElection, ...]
    people: tuple[Person, ...]
    mandates: tuple[Mandate, ...]
    exceptions: tuple[RuleException, ...]


def rows_of(result: Result, packet: ResultPacket, since: date = BEGINNING) -> Rows:
    """Give the unsaved rows of a packet; `result` must be saved before they are, people before mandates."""
    whose = {"result": result, "since": since}
    people = [_person_row(whose, place, person) for place, person in enumerate(packet.people, start=1)]
    return Rows(
        bodies=tuple(BodyElection(**whose, **_values(election, _BODY_FIELDS)) for election in packet.bodies),
        people=tuple(people),
        mandates=tuple(
            Mandate(person=row, body=mandate.body, outcome=mandate.outcome, votes=mandate.votes)
            for row, person in zip(people, packet.people, strict=True)
            for mandate in person.mandates
        ),
        exceptions=tuple(
            RuleException(**whose, **_values(exception, _EXCEPTION_FIELDS)) for exception in packet.exceptions
        ),
    )


def insert(many: Iterable[Rows]) -> None:
    """Write the rows of any number of results in one bulk statement for each table."""
    rows = list(many)
    BodyElection.objects.bulk_create([row for part in rows for row in part.bodies], batch_size=_BATCH)
    Person.objects.bulk_create([row for part in rows for row in part.people], batch_size=_BATCH)
    Mandate.objects.bulk_create([row for part in rows for row in part.mandates], batch_size=_BATCH)
    RuleException.objects.bulk_create([row for part in rows for row in part.exceptions], batch_size=_BATCH)


def packet_of(result: Result) -> ResultPacket:
    """Read the stored rows of a result back as a packet, in four statements (none if they were prefetched)."""
    people = result.people.all()
    if "people" not in getattr(result, "_prefetched_objects_cache", {}):
        people = people.prefetch_related("mandates")
    return _packet(result.bodies.all(), people, result.exceptions.all())


def packet_on(result: Result, day: date) -> ResultPacket:
    """Read the rows that stood in a result on a day as a packet."""
    then = {"result": result, "since__lte": day, "until__gt": day}
    people = Person.kept.filter(**then).prefetch_related("mandates")
    return _packet(BodyElection.kept.filter(**then), people, RuleException.kept.filter(**then))


def _packet(
    bodies: Iterable[BodyElection], people: Iterable[Person], exceptions: Iterable[RuleException]
) -> ResultPacket:
    order = list(ElectedBody)
    return ResultPacket(
        bodies=tuple(map(_body_packet, sorted(bodies, key=lambda row: order.index(ElectedBody(row.body))))),
        people=tuple(_person_packet(row, order) for row in people),
        exceptions=tuple(map(_exception_packet, exceptions)),
    )


def _person_row(whose: Mapping[str, object], place: int, person: PersonPacket) -> Person:
    values = _values(person, _PERSON_FIELDS)
    return Person(**whose, position=place, sort=person_sort_key(person.full_name), **values)


def _values(packet: BodyPacket | PersonPacket | ExceptionPacket, names: tuple[str, ...]) -> dict[str, object]:
    return {name: getattr(packet, name) for name in names}


def _body_packet(row: BodyElection) -> BodyPacket:
    return BodyPacket(
        body=ElectedBody(row.body),
        seats=row.seats,
        list_size=row.list_size,
        alternate_seats=row.alternate_seats,
        issued=row.issued,
        returned=row.returned,
        valid=row.valid,
        invalid=row.invalid,
        base=row.base,
        rounds=row.rounds,
        elected_by=ElectedBy(row.elected_by),
    )


def _exception_packet(row: RuleException) -> ExceptionPacket:
    return ExceptionPacket(
        rule=row.rule,
        authority=row.authority,
        document_number=row.document_number,
        document_date=row.document_date,
        reason=row.reason,
    )


def _person_packet(row: Person, order: list[ElectedBody]) -> PersonPacket:
    mandates = [
        MandatePacket(body=ElectedBody(mandate.body), outcome=Outcome(mandate.outcome), votes=mandate.votes)
        for mandate in row.mandates.all()
    ]
    return PersonPacket(
        full_name=row.full_name,
        birth_date=row.birth_date,
        sex=Sex(row.sex),
        standing=Standing(row.standing),
        degree=ProfessionalDegree(row.degree),
        theory=PoliticalTheory(row.theory),
        ethnicity=row.ethnicity,
        religion=row.religion,
        in_planning_list=row.in_planning_list,
        local=row.local,
        member_code=row.member_code,
        mandates=tuple(sorted(mandates, key=lambda mandate: order.index(mandate.body))),
    )
