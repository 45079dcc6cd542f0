"""Counts that can't be true: each refused with its reason before anything is computed (sheet A.7, A.9.2)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict

from daihoi.core.figures.vietnamese import number_text
from daihoi.core.regulations.balance import BallotFigures, exceeds, imbalances, most_votes, negative
from daihoi.core.regulations.elections.bases import deductions_allowed
from daihoi.core.regulations.elections.case import ElectionCase
from daihoi.core.regulations.elections.findings import CountFinding
from daihoi.core.regulations.elections.terms import AssemblyForm, SecretVote
from daihoi.core.regulations.pack import RulePack

_ONE_SEAT = frozenset({SecretVote.SECRETARY, SecretVote.INSPECTION_HEAD})


def impossibilities(case: ElectionCase, pack: RulePack) -> tuple[CountFinding, ...]:
    """Everything in the figures that can't be true; first what is negative, since nothing else means much then."""
    negative = tuple(_negative(case, pack))
    checks = (_seats, _candidates, _assembly, _ballots, _votes, _revote)
    return negative or tuple(finding for check in checks for finding in check(case, pack))


def _negative(case: ElectionCase, pack: RulePack) -> Iterator[CountFinding]:
    assembly, ballots = case.assembly, case.ballots
    figures = {
        "seats": case.seats,
        "alternate_seats": case.alternate_seats,
        "assembly.summoned": assembly.summoned,
        "assembly.present": assembly.present or 0,
        **{f"assembly.{group}": count for group, count in assembly.deductions.items()},
        "ballots.issued": ballots.issued,
        "ballots.returned": ballots.returned,
        "ballots.valid": ballots.valid,
        "ballots.invalid": ballots.invalid,
        **{f"candidates.{index}.votes": candidate.votes for index, candidate in enumerate(case.candidates)},
    }
    for place, value in negative(figures):
        told = {"what": place, "value": number_text(value)}
        yield CountFinding("NEGATIVE_FIGURE", place, pack.balance.valid, told)


def _seats(case: ElectionCase, pack: RulePack) -> Iterator[CountFinding]:
    rule, seats = pack.majority.seats, {"vote": case.vote, "seats": number_text(case.seats)}
    if case.seats < 1 and not (case.vote is SecretVote.DELEGATES and case.alternate_seats):
        yield CountFinding("NO_SEATS", "seats", rule)
    elif case.vote in _ONE_SEAT and case.seats != 1:
        yield CountFinding("ONE_SEAT_ONLY", "seats", pack.posts.one_secretary, seats)
    if case.alternate_seats and case.vote is not SecretVote.DELEGATES:
        told = {"seats": number_text(case.alternate_seats)}
        yield CountFinding("ALTERNATES_ONLY_FOR_DELEGATES", "alternate_seats", pack.majority.alternates, told)
    if case.round < 1:
        yield CountFinding("NO_SUCH_ROUND", "round", pack.majority.further_rounds)


def _candidates(case: ElectionCase, pack: RulePack) -> Iterator[CountFinding]:
    rule, candidates = pack.majority.seats, case.candidates
    if not candidates:
        yield CountFinding("NO_CANDIDATES", "candidates", rule)
    for candidate_id, times in Counter(candidate.id for candidate in candidates).items():
        if times > 1:
            yield CountFinding("DUPLICATE_CANDIDATE", "candidates", rule, {"id": candidate_id})
    of_committee = case.vote is SecretVote.STANDING_COMMITTEE and case.assembly.form is AssemblyForm.CONFERENCE
    if of_committee and len(candidates) > case.assembly.summoned:
        told = {"candidates": number_text(len(candidates)), "members": number_text(case.assembly.summoned)}
        yield CountFinding("CANDIDATES_EXCEED_MEMBERS", "candidates", pack.posts.standing_from, told)


def _assembly(case: ElectionCase, pack: RulePack) -> Iterator[CountFinding]:
    assembly = case.assembly
    allowed = deductions_allowed(assembly.form, pack)
    for group, count in assembly.deductions.items():
        if count and group not in allowed.value:
            told = {"what": group, "form": assembly.form, "value": number_text(count)}
            yield CountFinding("DEDUCTION_OF_OTHER_FORM", f"assembly.{group}", allowed, told)
    most = assembly.base
    if most < 1:
        told = {"deducted": number_text(assembly.deducted), "summoned": number_text(assembly.summoned)}
        yield CountFinding("DEDUCTIONS_EXCEED_SUMMONED", "assembly", allowed, told)
    elif assembly.present is not None and assembly.present > most:
        told = {"present": number_text(assembly.present), "most": number_text(most)}
        yield CountFinding("PRESENT_EXCEEDS_SUMMONED", "assembly.present", pack.balance.attendance, told)


def _ballots(case: ElectionCase, pack: RulePack) -> Iterator[CountFinding]:
    assembly, ballots = case.assembly, case.ballots
    most = assembly.base if assembly.present is None else min(assembly.base, assembly.present)
    figures = {
        "issued": number_text(ballots.issued),
        "returned": number_text(ballots.returned),
        "valid": number_text(ballots.valid),
        "invalid": number_text(ballots.invalid),
        "sum": number_text(ballots.valid + ballots.invalid),
        "most": number_text(most),
    }
    recorded = BallotFigures(present=most if most >= 1 else None, **asdict(ballots))
    for imbalance in imbalances(recorded):
        yield CountFinding(imbalance, f"ballots.{imbalance.figure}", imbalance.rule(pack.balance), figures)


def _votes(case: ElectionCase, pack: RulePack) -> Iterator[CountFinding]:
    valid = case.ballots.valid
    for index, candidate in enumerate(case.candidates):
        if exceeds(candidate.votes, valid):
            told = {
                "who": candidate.name or candidate.id,
                "votes": number_text(candidate.votes),
                "valid": number_text(valid),
            }
            yield CountFinding("VOTES_EXCEED_VALID", f"candidates.{index}.votes", pack.balance.votes, told)
    total, most = sum(candidate.votes for candidate in case.candidates), most_votes(case.names, valid)
    if case.has_surplus and total > most:
        told = {
            "sum": number_text(total),
            "most": number_text(most),
            "valid": number_text(valid),
            "seats": number_text(case.names),
        }
        yield CountFinding("VOTES_SUM_EXCEEDS_SEATS", "candidates", pack.balance.votes_in_all, told)


def _revote(case: ElectionCase, pack: RulePack) -> Iterator[CountFinding]:
    tied, rule = case.tie_revote_of, pack.majority.tie
    if not tied:
        return
    if sorted(tied) != sorted(candidate.id for candidate in case.candidates):
        yield CountFinding("REVOTE_LIST_DIFFERS", "tie_revote_of", rule)
    elif len(tied) <= case.names:
        told = {"tied": number_text(len(tied)), "seats": number_text(case.names)}
        yield CountFinding("REVOTE_WITHOUT_TIE", "tie_revote_of", rule, told)
