"""A stored or typed result against its cycle's rules, each finding placed at a field of the entry form."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from daihoi.apps.planning.models import Congress
from daihoi.apps.planning.queries import merged_units
from daihoi.apps.planning.services import Objection
from daihoi.apps.results.completeness import check_completeness
from daihoi.apps.results.models import Result
from daihoi.apps.results.packets import BodyPacket, PersonPacket, ResultPacket
from daihoi.apps.results.rows import packet_of
from daihoi.apps.results.shape import misshapen
from daihoi.core.regulations.checks.balance import check_balance
from daihoi.core.regulations.composition import check_composition
from daihoi.core.regulations.entries import BodyResult, CongressFacts, CongressResult, PersonResult
from daihoi.core.regulations.findings import Finding, has_errors
from daihoi.core.regulations.loading import load_pack
from daihoi.core.regulations.pack import RulePack
from daihoi.core.regulations.results import check_result
from daihoi.core.regulations.terms import (
    CongressForm,
    ContentsVariant,
    ElectedBody,
    LevelRole,
    PilotMark,
    Severity,
)

PEOPLE_GRID = "nhung-nguoi"
_OF_PERSON = re.compile(r"bodies\.(?P<body>[a-z_]+)\.persons\.(?P<place>\d+)\.(?P<name>[a-z_]+)")


@dataclass(frozen=True)
class Concern:
    """A warning with its field and rule; one whose rule is not firm is marked as not checked against the text."""

    field: str
    message: str
    rule: str
    is_firm: bool


@dataclass(frozen=True)
class Verdict:
    """What the rules say of one result; each finding's field is a field of the entry form, or empty."""

    findings: tuple[Finding, ...] = ()
    pack: RulePack | None = None

    @property
    def errors(self) -> tuple[Finding, ...]:
        """The findings that bar the result from going up."""
        return tuple(finding for finding in self.findings if finding.severity is Severity.ERROR)

    @property
    def warnings(self) -> tuple[Finding, ...]:
        """The findings that ask for a look and bar nothing."""
        return tuple(finding for finding in self.findings if finding.severity is Severity.WARNING)

    @property
    def excepted(self) -> tuple[Finding, ...]:
        """The findings on rules from which a document on record allows the unit to depart."""
        return tuple(finding for finding in self.findings if finding.severity is Severity.EXCEPTED)

    @property
    def may_go_up(self) -> bool:
        """Whether nothing bars the result from going up."""
        return not has_errors(self.findings)

    @property
    def objections(self) -> tuple[Objection, ...]:
        """The errors as objections to an act."""
        return tuple(_objection(finding) for finding in self.errors)

    @property
    def concerns(self) -> tuple[Concern, ...]:
        """The warnings as a person is shown them."""
        return tuple(
            Concern(finding.field, finding.message_vi, finding.rule, self._is_firm(finding.rule_key))
            for finding in self.warnings
        )

    def _is_firm(self, rule_key: str) -> bool:
        return self.pack is not None and self.pack.rule(rule_key).is_firm


def findings_of(result: Result) -> Verdict:
    """Check the stored rows of a result."""
    return verdict_on(result.congress, packet_of(result))


def verdict_on(congress: Congress, packet: ResultPacket) -> Verdict:
    """Check a packet, stored or not, against the rule pack of the congress's cycle."""
    pack, standing = load_pack(congress.cycle.pack), _standings(packet)
    result = _result_of(congress, packet, standing)
    findings = (*check_result(result, pack), *check_composition(result, pack))
    return Verdict((*check_completeness(congress, packet, pack), *_placed(findings, standing)), pack)


def bars_to_storing(congress: Congress, packet: ResultPacket) -> tuple[Objection, ...]:
    """Give what keeps a packet from being stored: rows that stand twice, counts that don't balance (sheet A.9.2)."""
    if repeated := misshapen(packet):
        return repeated
    standing = _standings(packet)
    findings = check_balance(_result_of(congress, packet, standing), load_pack(congress.cycle.pack))
    return tuple(_objection(finding) for finding in _placed(findings, standing))


def _objection(finding: Finding) -> Objection:
    return Objection(finding.field, finding.message_vi, finding.rule)


_Standing = tuple[tuple[int, PersonPacket], ...]
_Standings = dict[ElectedBody, _Standing]


def _standings(packet: ResultPacket) -> _Standings:
    return {body: _standing_for(packet, body) for body in ElectedBody}


def _result_of(congress: Congress, packet: ResultPacket, standing: _Standings) -> CongressResult:
    bodies = tuple(_body_result(election, standing[election.body]) for election in packet.bodies)
    return CongressResult(facts=_facts_of(congress, packet), bodies=bodies)


def _placed(findings: Iterable[Finding], standing: _Standings) -> list[Finding]:
    return [replace(finding, field=_form_field(finding.field, standing)) for finding in findings]


def _standing_for(packet: ResultPacket, body: ElectedBody) -> _Standing:
    return tuple(
        (place, person)
        for place, person in enumerate(packet.people)
        if any(mandate.body is body for mandate in person.mandates)
    )


def _facts_of(congress: Congress, packet: ResultPacket) -> CongressFacts:
    """Map a congress; each exception on record stands for its own rule only."""
    return CongressFacts(
        role=LevelRole(congress.role),
        nature=congress.unit.rules_nature,
        merged_from=merged_units(congress),
        form=CongressForm(congress.form),
        contents=ContentsVariant(congress.contents),
        pilot=PilotMark.PILOT if congress.pilot else PilotMark.ORDINARY,
        official_members=congress.official_members,
        probationary_members=congress.probationary_members,
        summoned=congress.summoned,
        present=congress.present,
        opened_on=congress.opened_on,
        closed_on=congress.closed_on,
        departures=frozenset(exception.rule for exception in packet.exceptions),
    )


def _body_result(election: BodyPacket, standing: _Standing) -> BodyResult:
    return BodyResult(
        body=election.body,
        elected_by=election.elected_by,
        seats=election.seats,
        alternate_seats=election.alternate_seats,
        list_size=election.list_size,
        issued=election.issued,
        returned=election.returned,
        valid=election.valid,
        invalid=election.invalid,
        base=election.base,
        rounds=election.rounds,
        persons=tuple(_person_result(place, person, election.body) for place, person in standing),
    )


def _person_result(place: int, person: PersonPacket, body: ElectedBody) -> PersonResult:
    mandate = next(mandate for mandate in person.mandates if mandate.body is body)
    return PersonResult(
        person=str(place),
        name=person.full_name,
        outcome=mandate.outcome,
        votes=mandate.votes,
        standing=person.standing,
        sex=person.sex,
        birth_date=person.birth_date,
    )


def _form_field(path: str, standing: _Standings) -> str:
    """Name the form's field for a path of the rules: `bodies.committee.persons.0.votes` is `person.<row>.committee`.

    What concerns the committee as a whole is found at the head of the people's grid.
    """
    if match := _OF_PERSON.fullmatch(path):
        body = ElectedBody(match["body"])
        row = standing[body][int(match["place"])][0]
        return f"person.{row}.{'birth_date' if match['name'] == 'birth_date' else body}"
    if path.startswith("bodies."):
        _, body_name, name = path.split(".", 2)
        return f"body.{body_name}.{'seats' if name == 'persons' else name}"
    if path.startswith("composition."):
        return PEOPLE_GRID
    name = path.removeprefix("congress.")
    return "" if name == "contents" else name
