"""Results to start from: right as they stand, so that a test changes only what it is about."""

from dataclasses import replace
from datetime import date
from typing import Any

from daihoi.core.regulations import (
    BodyResult,
    CongressFacts,
    CongressForm,
    CongressResult,
    ContentsVariant,
    ElectedBody,
    ElectedBy,
    Finding,
    LevelRole,
    Outcome,
    PersonResult,
    Sex,
    Standing,
    check_result,
    load_pack,
)


def person(name: str, votes: int, outcome: Outcome = Outcome.ELECTED, **changes: Any) -> PersonResult:
    plain = PersonResult(
        person=name,
        name=name,
        outcome=outcome,
        votes=votes,
        standing=Standing.RE_ELECTION,
        sex=Sex.MALE,
        birth_date=date(1975, 1, 1),
    )
    return replace(plain, **changes)


def people(count: int, votes: int) -> tuple[PersonResult, ...]:
    return tuple(person(f"Người {number}", votes) for number in range(1, count + 1))


def committee(**changes: Any) -> BodyResult:
    """Fifteen elected of a list of seventeen at a congress of 100."""
    lost = (person("Người 16", 40, Outcome.NOT_ELECTED), person("Người 17", 30, Outcome.NOT_ELECTED))
    plain = BodyResult(
        body=ElectedBody.COMMITTEE,
        elected_by=ElectedBy.CONGRESS,
        seats=15,
        list_size=17,
        issued=98,
        returned=98,
        valid=97,
        invalid=1,
        base=99,
        persons=people(15, 90) + lost,
    )
    return replace(plain, **changes)


def secretary(*names: str, **changes: Any) -> BodyResult:
    plain = BodyResult(
        body=ElectedBody.SECRETARY,
        elected_by=ElectedBy.CONFERENCE,
        seats=1,
        list_size=1,
        base=15,
        persons=tuple(person(name, 14) for name in names or ("Người 1",)),
    )
    return replace(plain, **changes)


def body(kind: ElectedBody, *names: str, **changes: Any) -> BodyResult:
    plain = BodyResult(
        body=kind,
        elected_by=ElectedBy.CONFERENCE,
        seats=len(names),
        base=15,
        persons=tuple(person(name, 14) for name in names),
    )
    return replace(plain, **changes)


def congress(**changes: Any) -> CongressFacts:
    """A members' congress of a grassroots body in June 2020."""
    plain = CongressFacts(
        role=LevelRole.GRASSROOTS,
        form=CongressForm.MEMBERS,
        contents=ContentsVariant.FOUR,
        official_members=105,
        probationary_members=3,
        summoned=100,
        present=98,
        opened_on=date(2020, 6, 4),
        closed_on=date(2020, 6, 5),
    )
    return replace(plain, **changes)


def cell(**changes: Any) -> CongressFacts:
    """A members' congress of a cell of eleven in March 2020."""
    plain = congress(
        role=LevelRole.CELL,
        official_members=11,
        probationary_members=0,
        summoned=11,
        present=10,
        opened_on=date(2020, 3, 6),
        closed_on=date(2020, 3, 6),
    )
    return replace(plain, **changes)


def cell_committee(**changes: Any) -> BodyResult:
    """Three elected of a list of four in a cell of eleven."""
    plain = BodyResult(
        body=ElectedBody.COMMITTEE,
        elected_by=ElectedBy.CONGRESS,
        seats=3,
        list_size=4,
        issued=10,
        returned=10,
        valid=10,
        invalid=0,
        base=11,
        persons=(*people(3, 7), person("Người 4", 3, Outcome.NOT_ELECTED)),
        title_vi="Chi ủy",
    )
    return replace(plain, **changes)


def findings(facts: CongressFacts, *bodies: BodyResult, rules: str = "2020") -> tuple[Finding, ...]:
    return check_result(CongressResult(facts=facts, bodies=bodies), load_pack(rules))


def codes(facts: CongressFacts, *bodies: BodyResult, rules: str = "2020") -> list[str]:
    return [finding.code for finding in findings(facts, *bodies, rules=rules)]
