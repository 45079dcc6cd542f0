"""The outcome of one count: who is elected, who ties, what comes next (sheet A.7, A.11, U.1, U.7)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from daihoi.core.regulations.elections.bases import election_base, threshold
from daihoi.core.regulations.elections.case import Candidate, ElectionCase
from daihoi.core.regulations.elections.findings import CountFinding, ImpossibleCounts
from daihoi.core.regulations.elections.notes import Decided, Tie, count_notes
from daihoi.core.regulations.elections.refusals import impossibilities
from daihoi.core.regulations.elections.terms import NextStep, SecretVote
from daihoi.core.regulations.pack import RulePack
from daihoi.core.regulations.terms import Outcome

_DIGITS = re.compile(r"([0-9]+)")


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
        findings=tuple(count_notes(case, pack, Decided(tie, seats_unfilled, next_step))),
    )


def _rank(candidate: Candidate) -> tuple[object, ...]:
    natural = [_sortable(part) for part in _DIGITS.split(candidate.id)]
    return -candidate.votes, natural, candidate.id


def _sortable(part: str) -> tuple[int, str]:
    """A run of digits by its value, however long it is; other letters as they are."""
    digits = part.lstrip("0")
    return (len(digits), digits) if _DIGITS.fullmatch(part) else (-1, part)


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
