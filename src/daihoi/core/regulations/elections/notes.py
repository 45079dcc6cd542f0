"""What a count that can be true leaves to know: each note with its rule (sheet A.5, A.7, A.10, U.1, U.2, U.7)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from daihoi.core.figures.vietnamese import number_text
from daihoi.core.regulations.elections.bases import voters_present
from daihoi.core.regulations.elections.case import Candidate, ElectionCase
from daihoi.core.regulations.elections.findings import CountFinding
from daihoi.core.regulations.elections.terms import AssemblyForm, NextStep, SecretVote
from daihoi.core.regulations.pack import RulePack
from daihoi.core.regulations.rule import Rule
from daihoi.core.regulations.surplus import max_surplus
from daihoi.core.regulations.terms import Outcome, Severity

_LISTS_WITH_SURPLUS = frozenset({SecretVote.COMMITTEE, SecretVote.STANDING_COMMITTEE})


@dataclass(frozen=True, slots=True)
class Tie:
    """People with the same votes at the last seats, too many for them; `place` is what they tie for."""

    tied: tuple[Candidate, ...]
    seats_left: int
    place: Outcome


@dataclass(frozen=True, slots=True)
class Decided:
    """What the notes need to know of an outcome."""

    tie: Tie | None
    seats_unfilled: int
    next_step: NextStep


def count_notes(case: ElectionCase, pack: RulePack, decided: Decided) -> Iterator[CountFinding]:
    """Everything to know about the figures, the list and what was decided."""
    for name in case.ignored:
        yield CountFinding("IGNORED_FIELD", name, pack.balance.base, {"what": name}, Severity.WARNING)
    yield from _assembly_notes(case, pack)
    yield from _ballot_notes(case, pack)
    yield from _list_notes(case, pack)
    yield from _outcome_notes(case, pack, decided)
    yield from _round_notes(case, pack, decided)


def _assembly_notes(case: ElectionCase, pack: RulePack) -> Iterator[CountFinding]:
    """The body that votes: its quorum (sheet U.2), and whether that vote is its to hold (sheet A.10.4)."""
    if case.assembly.form is AssemblyForm.CONFERENCE:
        return
    of_the_committee = {
        SecretVote.STANDING_COMMITTEE: pack.posts.standing_from,
        SecretVote.INSPECTION_COMMITTEE: pack.posts.inspection_levels,
        SecretVote.INSPECTION_HEAD: pack.posts.inspection_from,
        SecretVote.INSPECTION_DEPUTY: pack.posts.inspection_from,
    }
    if case.vote in of_the_committee:
        told = {"vote": case.vote, "form": case.assembly.form}
        rule = of_the_committee[case.vote]
        yield CountFinding("ELECTED_AT_A_CONFERENCE", "assembly.form", rule, told, Severity.WARNING)
    present, summoned, share = voters_present(case), case.assembly.summoned, pack.base.quorum.value
    if present * share.denominator < summoned * share.numerator:
        place = "ballots.issued" if case.assembly.present is None else "assembly.present"
        yield _note("QUORUM_NOT_SEEN", place, pack.base.quorum, present=present, summoned=summoned)


def _ballot_notes(case: ElectionCase, pack: RulePack) -> Iterator[CountFinding]:
    ballots, total = case.ballots, sum(candidate.votes for candidate in case.candidates)
    if ballots.returned < ballots.issued:
        yield _note(
            "NOT_ALL_RETURNED", "ballots.returned", pack.balance.returned, missing=ballots.issued - ballots.returned
        )
    if case.has_surplus and total < ballots.valid:
        told = {"sum": number_text(total), "valid": number_text(ballots.valid)}
        yield CountFinding("VOTES_FEWER_THAN_VALID", "candidates", pack.balance.votes_at_least, told)


def _list_notes(case: ElectionCase, pack: RulePack) -> Iterator[CountFinding]:
    if case.vote is SecretVote.OPINION_POLL:
        return
    listed, surplus, most = len(case.candidates), len(case.candidates) - case.seats, max_surplus(case.seats, pack)
    first_list = case.vote in _LISTS_WITH_SURPLUS and case.round == 1 and not case.tie_revote_of
    if first_list and surplus <= 0:
        yield _note("NO_SURPLUS", "candidates", pack.surplus.required, candidates=listed, seats=case.seats)
    elif listed < case.names:
        yield _note("FEWER_THAN_SEATS", "candidates", pack.majority.seats, candidates=listed, seats=case.names)
    elif first_list and surplus > most:
        yield _note("SURPLUS_OVER_CAP", "candidates", pack.surplus.maximum, surplus=surplus, most=most)


def _outcome_notes(case: ElectionCase, pack: RulePack, decided: Decided) -> Iterator[CountFinding]:
    majority, tie = pack.majority, decided.tie
    if case.vote is SecretVote.OPINION_POLL:
        yield _note("POLL_IS_ADVISORY", "election", pack.surplus.outside_support or pack.surplus.maximum)
    if tie is not None:
        told = {"tied": len(tie.tied), "votes": tie.tied[0].votes, "seats": tie.seats_left}
        yield _note("TIE_AT_LAST_SEAT", "candidates", majority.tie, **told)
    if case.tie_revote_of:
        yield _note("REVOTE_BY_PLURALITY", "tie_revote_of", majority.tie)
    if case.alternate_seats and case.seats:
        code = "ALTERNATES_WAIT" if decided.seats_unfilled else "ALTERNATES_BY_VOTES"
        yield _note(code, "alternate_seats", majority.alternates)


def _round_notes(case: ElectionCase, pack: RulePack, decided: Decided) -> Iterator[CountFinding]:
    """A cell's secretary is voted on three times at most; then the upper committee appoints (sheet A.7.10)."""
    most = pack.majority.cell_secretary_votes
    if case.is_cell_secretary and case.round > most.value:
        yield _note("ROUND_AFTER_LAST", "round", most, round=case.round, most=most.value)
    if decided.next_step is NextStep.UPPER_COMMITTEE_APPOINTS:
        yield _note("UPPER_COMMITTEE_APPOINTS", "round", most, round=case.round)


def _note(code: str, place: str, rule: Rule[Any], **figures: int) -> CountFinding:
    told = {name: number_text(value) for name, value in figures.items()}
    return CountFinding(code, place, rule, told, Severity.WARNING)
