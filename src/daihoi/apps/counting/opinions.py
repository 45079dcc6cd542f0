"""What a ballot comes to by its reading and by what people answered about it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from daihoi.apps.counting.models import Decision, Standing
from daihoi.core.ballots import BallotForm, Election, Reason, Status

Votes = Mapping[str, bool | None]
_BY_VOTES = frozenset({Reason.TOO_MANY, Reason.NOBODY, Reason.BOTH_OR_NEITHER})
UNREAD = frozenset({Reason.NOT_ISSUED, Reason.UNREADABLE, Reason.WRONG_ELECTION, Reason.BLANK_PAGE})
"""The reasons for which no vote was read."""
_Answer = Decision.Answer


@dataclass(frozen=True)
class Read:
    """What the reader made of a ballot; `doubtful` in the order of the ballot; a twin was scanned before it."""

    proposed: Status
    reasons: tuple[Reason, ...]
    votes: Votes
    doubtful: tuple[str, ...]
    has_twin: bool = False


@dataclass(frozen=True)
class Given:
    """One answer: whose, about which candidate (empty for the ballot as a whole)."""

    author: int | None
    candidate: str
    answer: Decision.Answer


@dataclass(frozen=True)
class Opinion:
    """Where a ballot stands, the votes on it, which candidates are still asked about, why it isn't simply valid."""

    standing: Standing
    votes: dict[str, bool | None]
    open: tuple[str, ...] = ()
    reasons: tuple[Reason, ...] = ()
    may_be_twin: bool = False

    @property
    def is_settled(self) -> bool:
        return self.standing is not Standing.REVIEW

    @property
    def may_be_valid(self) -> bool:
        """Whether the ballot can be called valid as its votes stand (sheet A.6.3, A.6.4)."""
        return not self.may_be_twin and not self.open and not (_BY_VOTES | UNREAD) & set(self.reasons)

    def same_as(self, other: "Opinion") -> bool:
        """Say whether two people came to the same end; of a ballot that isn't valid the votes don't matter."""
        if self.standing is not other.standing:
            return False
        return self.standing is not Standing.VALID or self.votes == other.votes


@dataclass(frozen=True)
class Agreed:
    """Where a ballot stands for all, and whether people came to different ends about it."""

    opinion: Opinion
    is_disputed: bool = False


def agreed(read: Read, given: Sequence[Given], election: Election, deciders: int) -> Agreed:
    """Give where a ballot stands; where two people are to decide apart, once two of them came to the same end."""
    answers = standing_answers(given)
    if deciders < 2 or not answers:
        return Agreed(opinion_of(read, answers, election))
    authors = dict.fromkeys(each.author for each in answers)
    opinions = [opinion_of(read, [each for each in answers if each.author == author], election) for author in authors]
    settled = [opinion for opinion in opinions if opinion.is_settled]
    for place, opinion in enumerate(settled):
        if any(opinion.same_as(other) for other in settled[place + 1 :]):
            return Agreed(opinion)
    return Agreed(replace(opinion_of(read, (), election), standing=Standing.REVIEW), len(settled) > 1)


def standing_answers(given: Sequence[Given]) -> list[Given]:
    """Give the answers that stand: one that a person took back is gone."""
    kept: list[Given] = []
    for each in given:
        if each.answer is not _Answer.BACK:
            kept.append(each)
            continue
        own = [place for place, other in enumerate(kept) if other.author == each.author]
        if own:
            del kept[own[-1]]
    return kept


def opinion_of(read: Read, given: Sequence[Given], election: Election) -> Opinion:
    """Follow the answers one after the other from what was read."""
    votes, asked, final, by_hand = dict(read.votes), read.doubtful, None, False
    answered: set[str] = set()
    may_be_twin = read.has_twin
    for each in standing_answers(given):
        if each.answer in (_Answer.VOTE, _Answer.NO_VOTE):
            votes[each.candidate] = each.answer is _Answer.VOTE
            answered.add(each.candidate)
            final = None
        elif each.answer is _Answer.BY_HAND:
            asked, answered = tuple(candidate.id for candidate in election.candidates), set()
            final, by_hand = None, True
        elif each.answer is _Answer.DISTINCT:
            may_be_twin = False
        else:
            final = each.answer
    left = tuple(candidate for candidate in asked if candidate not in answered)
    reasons = read.reasons if not by_hand and UNREAD & set(read.reasons) else _reasons(read, votes, left, election)
    standing = _standing(final, left, reasons)
    if may_be_twin and standing is Standing.VALID:
        standing = Standing.REVIEW
    return Opinion(standing, votes, left, reasons, may_be_twin)


def _standing(final: Decision.Answer | None, left: tuple[str, ...], reasons: tuple[Reason, ...]) -> Standing:
    if final in (_Answer.INVALID, _Answer.SET_ASIDE):
        return Standing(final.value)
    if left:
        return Standing.REVIEW
    if final is _Answer.VALID and not (_BY_VOTES | UNREAD) & set(reasons):
        return Standing.VALID
    return Standing.REVIEW if reasons else Standing.VALID


def _reasons(read: Read, votes: Votes, left: tuple[str, ...], election: Election) -> tuple[Reason, ...]:
    """Give why a ballot isn't simply valid, by its votes as they stand; an answered doubt is no reason any more."""
    answered = _BY_VOTES | UNREAD | {Reason.UNSURE_MARK}
    kept = [reason for reason in read.reasons if reason not in answered]
    return (Reason.UNSURE_MARK, *kept) if left else (*_against_rules(votes, election), *kept)


def _against_rules(votes: Votes, election: Election) -> tuple[Reason, ...]:
    """Give what makes a ballot invalid by its votes (sheet A.6.3 item 2, A.6.4 items 2 and 3)."""
    if election.form is BallotForm.AGREE_DISAGREE:
        alone = len(election.candidates) == 1
        return (Reason.BOTH_OR_NEITHER,) if alone and None in votes.values() else ()
    chosen = sum(vote is True for vote in votes.values())
    if chosen > election.seats:
        return (Reason.TOO_MANY,)
    return (Reason.NOBODY,) if chosen == 0 else ()
