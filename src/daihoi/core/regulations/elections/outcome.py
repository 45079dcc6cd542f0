"""The outcome of one count: who is elected, who ties, what comes next (sheet A.7, A.11, U.1, U.7)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from daihoi.core.figures.vietnamese import number_text
from daihoi.core.regulations.elections.bases import election_base, threshold
from daihoi.core.regulations.elections.case import Candidate, ElectionCase
from daihoi.core.regulations.elections.findings import CountFinding, ImpossibleCounts
from daihoi.core.regulations.elections.refusals import impossibilities
from daihoi.core.regulations.elections.terms import NextStep, SecretVote
from daihoi.core.regulations.pack import RulePack
from daihoi.core.regulations.rule import Rule
from daihoi.core.regulations.surplus import max_surplus
from daihoi.core.regulations.terms import Outcome, Severity

_LISTS_WITH_SURPLUS = frozenset({SecretVote.COMMITTEE, SecretVote.STANDING_COMMITTEE})
_DIGITS = re.compile(r"(\d+)")


@dataclass(frozen=True, slots=True)
class Tie:
    """People with the same votes at the last seats, too many for them; `place` is what they tie for."""

    tied: tuple[Candidate, ...]
    seats_left: int
    place: Outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class ElectionOutcome:
    """What a count decides. Everyone on the list stands in exactly one of the four groups, most votes first."""

    base: int
    needed: int
    elected: tuple[Candidate, ...]
    alternates: tuple[Candidate, ...]
    not_elected: tuple[Candidate, ...]
    tie: Tie | None
    seats_unfilled: int
    alternate_seats_unfilled: int
    next_step: NextStep
    findings: tuple[CountFinding, ...]


@dataclass(frozen=True, slots=True)
class _Filling:
    taken: tuple[Candidate, ...]
    tied: tuple[Candidate, ...]


def decide(case: ElectionCase, pack: RulePack) -> ElectionOutcome:
    """Tell who is elected; ImpossibleCounts, and nothing computed, when the figures can't be true."""
    refused = impossibilities(case, pack)
    if refused:
        raise ImpossibleCounts(refused)
    ranked = sorted(case.candidates, key=_rank)
    able = [candidate for candidate in ranked if candidate.votes >= _fewest(case, pack)]
    official = _fill(able, case.seats)
    alternates = _alternates(case, able, official)
    tie = _tie(case, official, alternates)
    settled = {*official.taken, *alternates.taken, *(tie.tied if tie else ())}
    seats_unfilled = case.seats - len(official.taken)
    alternate_seats_unfilled = case.alternate_seats - len(alternates.taken)
    next_step = _next_step(case, pack, tie, seats_unfilled + alternate_seats_unfilled)
    return ElectionOutcome(
        base=election_base(case),
        needed=threshold(case, pack),
        elected=official.taken,
        alternates=alternates.taken,
        not_elected=tuple(candidate for candidate in ranked if candidate not in settled),
        tie=tie,
        seats_unfilled=seats_unfilled,
        alternate_seats_unfilled=alternate_seats_unfilled,
        next_step=next_step,
        findings=tuple(_findings(case, pack, tie, next_step)),
    )


def _rank(candidate: Candidate) -> tuple[object, ...]:
    natural = [(int(part), "") if part.isdecimal() else (-1, part) for part in _DIGITS.split(candidate.id)]
    return -candidate.votes, natural, candidate.id


def _fewest(case: ElectionCase, pack: RulePack) -> int:
    """More votes win a re-vote among the tied, without more than half (sheet U.1); one vote they must have."""
    return 1 if case.tie_revote_of else threshold(case, pack)


def _fill(ranked: Sequence[Candidate], seats: int) -> _Filling:
    """Fill seats from the highest votes down; those who tie across the last seat are set apart."""
    if len(ranked) <= seats or seats == 0:
        return _Filling(tuple(ranked[:seats]), ())
    last = ranked[seats - 1].votes
    if ranked[seats].votes < last:
        return _Filling(tuple(ranked[:seats]), ())
    above = tuple(candidate for candidate in ranked if candidate.votes > last)
    return _Filling(above, tuple(candidate for candidate in ranked if candidate.votes == last))


def _alternates(case: ElectionCase, able: Sequence[Candidate], official: _Filling) -> _Filling:
    """Alternates come from the rest of the common list, once the official delegates are complete (sheet A.11.1)."""
    if len(official.taken) < case.seats:
        return _Filling((), ())
    return _fill([candidate for candidate in able if candidate not in official.taken], case.alternate_seats)


def _tie(case: ElectionCase, official: _Filling, alternates: _Filling) -> Tie | None:
    if official.tied:
        return Tie(official.tied, case.seats - len(official.taken), Outcome.ELECTED)
    if alternates.tied:
        return Tie(alternates.tied, case.alternate_seats - len(alternates.taken), Outcome.ALTERNATE)
    return None


def _next_step(case: ElectionCase, pack: RulePack, tie: Tie | None, unfilled: int) -> NextStep:
    advisory = case.vote is SecretVote.OPINION_POLL
    if tie is not None:
        return NextStep.ASSEMBLY_DECIDES if advisory or case.tie_revote_of else NextStep.REVOTE_AMONG_TIED
    if unfilled == 0 or advisory:
        return NextStep.COMPLETE
    if case.is_cell_secretary and case.round >= pack.majority.cell_secretary_votes.value:
        return NextStep.UPPER_COMMITTEE_APPOINTS
    return NextStep.ASSEMBLY_DECIDES


def _findings(case: ElectionCase, pack: RulePack, tie: Tie | None, next_step: NextStep) -> Iterator[CountFinding]:
    for name in case.ignored:
        yield CountFinding("IGNORED_FIELD", name, pack.balance.base, {"what": name}, Severity.WARNING)
    yield from _ballot_findings(case, pack)
    yield from _list_findings(case, pack)
    majority = pack.majority
    if case.vote is SecretVote.OPINION_POLL:
        yield _note("POLL_IS_ADVISORY", "election", pack.surplus.required)
    if tie is not None:
        told = {"tied": len(tie.tied), "votes": tie.tied[0].votes, "seats": tie.seats_left}
        yield _note("TIE_AT_LAST_SEAT", "candidates", majority.tie, **told)
    if case.tie_revote_of:
        yield _note("REVOTE_BY_PLURALITY", "tie_revote_of", majority.tie)
    if case.alternate_seats and case.seats:
        waits = tie is not None and tie.place is Outcome.ELECTED
        yield _note("ALTERNATES_WAIT" if waits else "ALTERNATES_BY_VOTES", "alternate_seats", majority.alternates)
    if next_step is NextStep.UPPER_COMMITTEE_APPOINTS:
        yield _note("UPPER_COMMITTEE_APPOINTS", "round", majority.cell_secretary_votes, round=case.round)


def _ballot_findings(case: ElectionCase, pack: RulePack) -> Iterator[CountFinding]:
    ballots, total = case.ballots, sum(candidate.votes for candidate in case.candidates)
    if ballots.returned < ballots.issued:
        yield _note(
            "NOT_ALL_RETURNED", "ballots.returned", pack.balance.returned, missing=ballots.issued - ballots.returned
        )
    if case.has_surplus and total < ballots.valid:
        told = {"sum": number_text(total), "valid": number_text(ballots.valid)}
        yield CountFinding("VOTES_FEWER_THAN_VALID", "candidates", pack.balance.votes_at_least, told)


def _list_findings(case: ElectionCase, pack: RulePack) -> Iterator[CountFinding]:
    if case.vote not in _LISTS_WITH_SURPLUS or case.round != 1 or case.tie_revote_of:
        return
    surplus, most = len(case.candidates) - case.seats, max_surplus(case.seats, pack)
    if surplus <= 0:
        told = {"candidates": len(case.candidates), "seats": case.seats}
        yield _note("NO_SURPLUS", "candidates", pack.surplus.required, **told)
    elif surplus > most:
        yield _note("SURPLUS_OVER_CAP", "candidates", pack.surplus.maximum, surplus=surplus, most=most)


def _note(code: str, place: str, rule: Rule[Any], **figures: int) -> CountFinding:
    told = {name: number_text(value) for name, value in figures.items()}
    return CountFinding(code, place, rule, told, Severity.WARNING)
